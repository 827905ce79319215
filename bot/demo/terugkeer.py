"""Nazorg in the demo: a manager confirmed who serves whom, somebody is on his way home, and three came in today.

Told by the same typing and pressing as the rest. Nobody was asked about the three yet: a week is left to ask out.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.demo.player import Player, StoryBroken
from cards.verbs import Verb


@dataclass(frozen=True, slots=True)
class Resident:
    """An invented resident who is in an inrichting, and in how many days he is released."""

    naam: str
    geboren: str
    herkomst: str
    inrichting: str
    days: int
    hic: bool = False


ON_HIS_WAY: Final = Resident("Dirk Zandstra", "1989-03-14", "merwestad", "pi-merwede", 42)
CAME_IN: Final = (
    Resident("Bilal Wagenaar", "2003-07-21", "oosterwaard", "pi-oostdijk", 75, hic=True),
    Resident("Gerda Kalkman", "1971-11-30", "merwestad", "pi-merwede", 12),
    Resident("Thijs Roelvink", "1996-02-08", "lindewaal", "pi-merwede", 28),
)
_SINCE: Final = timedelta(days=20)


async def confirms_who_serves_whom(manager: Player) -> None:
    """Let a manager look at who serves which gemeente and inrichting, and confirm it."""
    card = await manager.sends(Verb.ROUTERING_OPEN, {"v": 1})
    await manager.presses(card, Verb.ROUTERING_BEVESTIG)


async def takes_in(regisseur: Player, resident: Resident, today: date) -> None:
    """Let a regisseur type a detentiemelding."""
    form = await regisseur.types("/detentie nieuw")
    filled = {
        "naam": resident.naam,
        "geboortedatum": resident.geboren,
        "herkomst": resident.herkomst,
        "inrichting": resident.inrichting,
        "begin": (today - _SINCE).isoformat(),
        "einde": (today + timedelta(days=resident.days)).isoformat(),
        "hic": "ja" if resident.hic else "nee",
    }
    if regisseur.offers(await regisseur.presses(form, Verb.DETENTIE_BEWAAR, filled), Verb.DETENTIE_BEWAAR):
        raise StoryBroken(f"{resident.naam} was not taken in")
