"""Detentions, for the tests that go over everything: one of them, every read and every write."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from domain.detentie import Detentie, Detentiebron, Detentieversie, Verlof, Wijzigsoort
from domain.logboek import Handeling, Logregel
from storage import bewaren, detentie, logboek
from storage.store import UnitOfWork
from tests._databases import NU

if TYPE_CHECKING:
    from tests.storage._streek import Lezing


def schrijf(uow: UnitOfWork, casus_id: str, door_id: str) -> None:
    """Store a detention in a casus, which was closed once."""
    detentie.bewaar(uow, versie(casus_id, door_id))
    logboek.schrijf(
        uow,
        Logregel(
            handeling=Handeling.CASUS_AFGESLOTEN,
            door_id=door_id,
            namens="zvh",
            casus_id=casus_id,
            betrokkene_id=None,
            onderwerp_id=None,
            doel="wgs",
            op=NU,
        ),
    )


def versie(casus_id: str, door_id: str, nummer: int = 1) -> Detentieversie:
    """A version."""
    een = Detentie(
        casus_id,
        Detentiebron.INJUS,
        inrichting="pi-merwede",
        begin=date(2026, 1, 5),
        einde=date(2026, 6, 1),
        verlof=Verlof(date(2026, 4, 1), date(2026, 4, 3)),
        vestiging="oosterwaard",
        hic=True,
        versie=nummer,
    )
    return Detentieversie(een, Wijzigsoort.GEMELD, door_id, NU)


DETENTIE_LEZINGEN: dict[Callable[..., object], "Lezing"] = {
    bewaren.gesloten_op: lambda uow, s: bewaren.gesloten_op(uow, s.deelnemer),
    detentie.huidige: lambda uow, s: detentie.huidige(uow, s.deelnemer),
    detentie.huidige_van: lambda uow, s: detentie.huidige_van(uow, [s.deelnemer]),
    detentie.versies: lambda uow, s: detentie.versies(uow, s.deelnemer),
}
DETENTIE_TOEVOEGINGEN: dict[Callable[..., object], "Lezing"] = {
    detentie.bewaar: lambda uow, s: detentie.bewaar(uow, versie(s.deelnemer, s.agent.id, 2)),
}
