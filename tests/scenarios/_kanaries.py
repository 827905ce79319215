"""Finds words that should be nowhere, also in disguise: other case, other encodings, inside base64."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.teamsnep.activiteiten import Json
from tests.teamsnep.koerier import Antwoord, Koerier


def vindt(geheimen: Iterable[str], inhoud: bytes | str) -> set[str]:
    """Return which of the words stand in it, in whatever disguise."""
    ruw = inhoud.encode() if isinstance(inhoud, str) else inhoud
    klein = ruw.lower()
    return {
        geheim
        for geheim in geheimen
        if any(vorm.lower() in klein for vorm in _vormen(geheim)) or any(vorm in ruw for vorm in _base64(geheim))
    }


def _vormen(geheim: str) -> Iterator[bytes]:
    """As text, as wide characters, as an address or JSON has it, and as digits."""
    for tekst in (geheim, geheim.lower(), geheim.upper(), geheim.title()):
        for ruw in (tekst.encode(), tekst.encode("utf-16-le"), tekst.encode("utf-16-be")):
            yield ruw
            yield ruw.hex().encode()
    yield quote(geheim, safe="").encode()
    yield geheim.encode("unicode_escape")
    yield geheim.encode("latin-1", "ignore")


def _base64(geheim: str) -> Iterator[bytes]:
    """As it stands in a longer text that was encoded, whichever byte of three it begins at."""
    for tekst in (geheim, geheim.lower(), geheim.upper()):
        for ruw in (tekst.encode(), tekst.encode("utf-16-le")):
            for voor in range(3):
                gecodeerd = b64encode(b"\0" * voor + ruw).rstrip(b"=")
                # The first and last characters also hold bits of what stands beside it.
                kern = gecodeerd[(voor * 8 + 5) // 6 : (voor + len(ruw)) * 8 // 6]
                yield kern
                yield kern.replace(b"+", b"-").replace(b"/", b"_")


@dataclass
class Gebracht:
    """What somebody brought to the bot, and what he got back."""

    wie: str
    activiteit: Json
    antwoord: Antwoord


@dataclass
class Meeschrijver:
    """Writes down everything that is brought and answered."""

    alles: list[Gebracht] = field(default_factory=list)

    def bij(self, koerier: Koerier) -> Koerier:
        """Return the courier, with somebody who writes along."""
        brengt = koerier.brings

        async def brings(activity: Json, *, token: str | None = None, **spoiled: object) -> Antwoord:
            antwoord = await brengt(activity, token=token, **spoiled)
            self.alles.append(Gebracht(activity["from"]["name"], activity, antwoord))
            return antwoord

        koerier.brings = brings  # type: ignore[method-assign] # every word of the language goes by here
        return koerier

    def wie_zag(self, geheim: str) -> set[str]:
        """Return who was shown this word in an answer to him alone."""
        return {een.wie for een in self.alles if vindt([geheim], str(een.antwoord.body))}
