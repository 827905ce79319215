"""The meeting of a talk, for the tests that go over everything: one of each, every read and every write."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from domain.terugkeergesprek import Terugkeergesprek
from domain.vergadering import (
    OPTIES,
    Toegangsgegevens,
    Vergadering,
    Vergaderopties,
    Vergaderstatus,
    Vergaderwens,
    Vergaderwijze,
)
from storage import vergadering as vergaderingen
from storage.store import UnitOfWork
from storage.vergadering import Werk
from tests._databases import NU

if TYPE_CHECKING:
    from tests.storage._streek import Lezing

DRAAD = "19:meeting_verzonnen@thread.v2"
LINK = "https://teams.microsoft.com/l/meetup-join/verzonnen"
HUUR = timedelta(minutes=3)


def nieuw(gesprek: Terugkeergesprek, id_: str = "vergadering") -> Vergadering:
    """A meeting with everything in it, of which something is to be done."""
    return Vergadering(
        id=id_,
        gesprek_id=gesprek.id,
        casus_id=gesprek.casus_id,
        wijze=Vergaderwijze.GRAPH,
        status=Vergaderstatus.TE_LEZEN,
        werk_vanaf=NU,
        extern_id="geheim",
        gegevens=Toegangsgegevens(LINK, "312 456 789 01", "gEheim"),
        opties=Vergaderopties(**dict.fromkeys(OPTIES, True)),
        draad=DRAAD,
        inrichting=gesprek.inrichting,
        wens=Vergaderwens("Gesprek", NU, NU + timedelta(hours=1), ("een", "twee")),
        tekort=2,
        mislukt_sinds=NU,
        gemeld=True,
    )


def schrijf(uow: UnitOfWork, gesprek: Terugkeergesprek) -> Vergadering:
    """Store one; return it."""
    return vergaderingen.maak(uow, nieuw(gesprek))


VERGADERING_LEZINGEN: dict[Callable[..., object], "Lezing"] = {
    vergaderingen.eerstvolgende: lambda uow, _: vergaderingen.eerstvolgende(uow),
    vergaderingen.lees: lambda uow, s: vergaderingen.lees(uow, s.vergadering.id),
    vergaderingen.stand: lambda uow, _: tuple(vergaderingen.stand(uow).items()),
    vergaderingen.van_draad: lambda uow, _: vergaderingen.van_draad(uow, DRAAD),
    vergaderingen.van_gesprek: lambda uow, s: vergaderingen.van_gesprek(uow, s.gesprek.id),
}
VERGADERING_DADEN: dict[Callable[..., object], "Lezing"] = {
    vergaderingen.geef_terug: lambda uow, s: vergaderingen.geef_terug(
        uow, Werk(s.vergadering, "een", afgebroken=False)
    ),
    vergaderingen.neem: lambda uow, _: vergaderingen.neem(uow, werker="een", verhuur=HUUR),
    vergaderingen.wijzig: lambda uow, s: vergaderingen.wijzig(uow, replace(s.vergadering, pogingen=9)),
}
VERGADERING_TOEVOEGINGEN: dict[Callable[..., object], "Lezing"] = {
    vergaderingen.maak: lambda uow, s: vergaderingen.maak(uow, nieuw(s.gesprek, "ander")),
}
