"""The check after release: is he where he would be, was there contact, and does nazorg go on?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

LANGSTE_TEKST: Final = 1_000
"""Characters of how it went."""

VOORSTEL: Final = timedelta(days=14)
"""After which the next look is proposed."""

LAATST: Final = timedelta(days=366)
"""Further away nobody looks again."""


class Gezien(StrEnum):
    """What was found. On the wire: add, never rename."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Vervolg(StrEnum):
    """How it goes on. On the wire: add, never rename."""

    GAAT_DOOR = "gaat_door"
    AFSCHALEN = "afschalen"


@dataclass(frozen=True, slots=True)
class Nacheck:
    """One time that somebody looked.

    Attributes:
        thuis: whether he is where he would be.
        contact: whether there was contact with him.
        volgende: when is looked again; None when nazorg ends.
    """

    id: str
    casus_id: str
    op: datetime
    door_id: str
    thuis: Gezien
    contact: Gezien
    tekst: str
    vervolg: Vervolg
    volgende: date | None = None


def te_doen(einde: date | None, laatste: Nacheck | None, vandaag: date, gekeken_op: date | None) -> bool:
    """Tell whether is to be looked now: he was released, and nobody looked since, or said to look again by today.

    Args:
        einde: the day of release.
        laatste: what was found last.
        vandaag: the day of today.
        gekeken_op: the local day of `laatste`.
    """
    if einde is None or einde > vandaag:
        return False
    if laatste is None or gekeken_op is None or gekeken_op < einde:
        return True
    return laatste.volgende is not None and laatste.volgende <= vandaag
