"""Finds words that should be nowhere, also in disguise: other case, other encodings, inside base64 or hexadecimal."""

import binascii
import html
import re
import unicodedata
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote_to_bytes

from tests.teamsnep.activiteiten import Json
from tests.teamsnep.koerier import Antwoord, Koerier

_BASE64: Final = re.compile(rb"[A-Za-z0-9+/_-]{10,}")
_ANDERS: Final = re.compile(rb"[0-9a-f-]+|[a-z_/-]+|[A-Z_]+|[0-9+/_-]+")
"""An id, a word of a program, a number: what base64 never makes of a text as long as this."""
_HEX: Final = re.compile(rb"[0-9A-Fa-f]{12,}")
_ESCAPE: Final = re.compile(rb"\\+u([0-9A-Fa-f]{4})")
_PROCENT: Final = re.compile(rb"%[0-9A-Fa-f]{2}")
_HTML: Final = re.compile(rb"&#?[A-Za-z0-9]{2,8};")


def vindt(geheimen: Iterable[str], inhoud: bytes | str) -> set[str]:
    """Return which of the words stand in it, in whatever disguise."""
    lagen = list(_lagen(inhoud.encode() if isinstance(inhoud, str) else inhoud))
    return {een for een in geheimen if any(vorm in laag for vorm in vormen(een) for laag in lagen)}


def vormen(geheim: str) -> frozenset[bytes]:
    """Return how a word can lie in bytes that were made lower case: with and without accents and spaces."""
    ontleed = unicodedata.normalize("NFD", geheim)
    kaal = "".join(een for een in ontleed if not unicodedata.combining(een))
    teksten = {een for tekst in (geheim, ontleed, kaal) for een in (tekst.lower(), tekst.upper(), tekst.title())}
    teksten |= {een.replace(" ", "") for een in teksten}
    smal = {een.encode("latin-1", "ignore") for een in teksten}
    # Wide characters lose their empty half in `_lagen`; what is left of a letter with an accent is one byte.
    return frozenset(een.lower() for een in {*(een.encode() for een in teksten), *smal})


def _lagen(ruw: bytes) -> Iterator[bytes]:
    """Yield the bytes themselves, and what is packed in them, in lower case."""
    yield ruw.lower()
    if b"\0" in ruw:
        yield ruw.replace(b"\0", b"").lower()
    if b"\\u" in ruw:
        yield _ESCAPE.sub(lambda gevonden: chr(int(gevonden[1], 16)).encode("utf-8", "replace"), ruw).lower()
    if _PROCENT.search(ruw):
        yield _PROCENT.sub(lambda gevonden: unquote_to_bytes(gevonden[0]), ruw).lower()
    if _HTML.search(ruw):
        yield _HTML.sub(lambda gevonden: _uit_html(gevonden[0]), ruw).lower()
    yield b"\1".join(_uit_hex(set(_HEX.findall(ruw)))).replace(b"\0", b"").lower()
    yield b"\1".join(_uit_base64(set(_BASE64.findall(ruw)))).replace(b"\0", b"").lower()


def _uit_html(teken: bytes) -> bytes:
    return html.unescape(teken.decode("ascii")).encode("utf-8", "replace")


def _uit_hex(stukken: Iterable[bytes]) -> Iterator[bytes]:
    for stuk in stukken:
        for begin in range(2):
            rest = stuk[begin:]
            yield binascii.unhexlify(rest[: len(rest) // 2 * 2])


def _uit_base64(stukken: Iterable[bytes]) -> Iterator[bytes]:
    """Whichever character of four it begins at."""
    for stuk in stukken:
        if _ANDERS.fullmatch(stuk):
            continue
        gewoon = stuk.replace(b"-", b"+").replace(b"_", b"/")
        for begin in range(4):
            rest = gewoon[begin:]
            # One character over says nothing; two or three do.
            rest = rest[:-1] if len(rest) % 4 == 1 else rest
            yield b64decode(rest + b"=" * (-len(rest) % 4))


@dataclass(frozen=True)
class Gebracht:
    """What somebody brought to the bot, and what he alone got back: a card, a page or a file."""

    wie: str
    wat: str
    gebracht: str
    terug: str
    kaart: Json = field(default_factory=dict)


@dataclass
class Meeschrijver:
    """Writes down everything that is brought and answered."""

    alles: list[Gebracht] = field(default_factory=list)

    def bij(self, koerier: Koerier) -> Koerier:
        """Return the courier, with somebody who writes along."""
        brengt = koerier.brings

        async def brings(activity: Json, *, token: str | None = None, **spoiled: object) -> Antwoord:
            antwoord = await brengt(activity, token=token, **spoiled)
            wat = str(((activity.get("value") or {}).get("action") or {}).get("verb") or activity.get("type"))
            self.alles.append(Gebracht(activity["from"]["name"], wat, str(activity), str(antwoord.body), antwoord.card))
            return antwoord

        koerier.brings = brings  # type: ignore[method-assign] # every word of the language goes by here
        return koerier

    def wie_zag(self, geheim: str) -> set[str]:
        """Return who was shown this word in an answer to him alone."""
        return {een.wie for een in self.alles if vindt([geheim], een.terug)}

    def wie_bracht(self, geheim: str) -> set[str]:
        """Return who typed this word."""
        return {een.wie for een in self.alles if vindt([geheim], een.gebracht)}
