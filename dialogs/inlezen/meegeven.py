"""Rows that go to the browser they came from and back: packed, and sealed for one person and one one-time key."""

import base64
import binascii
import hmac
import json
import zlib
from collections.abc import Sequence
from typing import Final

from dialogs.inlezen.kern import Regel
from dialogs.kern.desk import Bezoek
from domain.errors import UserMistake

_ZEGEL: Final = "."


def verzegel(bezoek: Bezoek, regels: Sequence[Regel], sleutel: str) -> str:
    """Return the rows as one word, which only this person can bring back, with this key."""
    inhoud = json.dumps([[een.nummer, dict(een.cellen)] for een in regels], ensure_ascii=False)
    ingepakt = base64.urlsafe_b64encode(zlib.compress(inhoud.encode("utf-8", "surrogatepass"), 9)).decode()
    return f"{ingepakt}{_ZEGEL}{_zegel(bezoek, ingepakt, sleutel)}"


def lees_mee(bezoek: Bezoek, meegegeven: str, sleutel: str) -> tuple[Regel, ...]:
    """Return the rows that came back.

    Raises:
        UserMistake: they were given to somebody else, with another key, or are not ours ("knop.verlopen").
    """
    ingepakt, _, zegel = meegegeven.rpartition(_ZEGEL)
    # Nothing is unpacked before it is known to be ours.
    if not hmac.compare_digest(zegel.encode("utf-8", "replace"), _zegel(bezoek, ingepakt, sleutel).encode()):
        raise UserMistake("knop.verlopen")
    try:
        inhoud = json.loads(zlib.decompress(base64.urlsafe_b64decode(ingepakt)).decode("utf-8", "surrogatepass"))
    except (ValueError, zlib.error, binascii.Error):
        raise UserMistake("knop.verlopen") from None
    return tuple(Regel(nummer, cellen) for nummer, cellen in inhoud)


def _zegel(bezoek: Bezoek, ingepakt: str, sleutel: str) -> str:
    wat = f"detenties|{bezoek.actor.persoon_id}|{sleutel}|{ingepakt}"
    return bezoek.uow.zegel(wat.encode("utf-8", "replace")).hex()
