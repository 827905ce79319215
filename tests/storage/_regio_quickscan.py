"""What the quickscan keeps, for the tests that go over everything."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.quickscan import Quickscan, Quickscanbesluit
from storage import quickscan
from storage.store import UnitOfWork
from tests._databases import NU

if TYPE_CHECKING:
    from tests.storage._streek import Lezing


def besluit(casus_id: str, door_id: str, id_: str = "quickscan") -> Quickscan:
    """A decision."""
    return Quickscan(id_, casus_id, Quickscanbesluit.BESPREKEN, "een verzonnen reden", door_id, NU)


def schrijf(uow: UnitOfWork, casus_id: str, door_id: str) -> None:
    """Decide something about somebody."""
    quickscan.voeg_toe(uow, besluit(casus_id, door_id))


QUICKSCAN_LEZINGEN: dict[Callable[..., object], "Lezing"] = {
    quickscan.laatste_van: lambda uow, s: quickscan.laatste_van(uow, [s.deelnemer]),
    quickscan.van_casus: lambda uow, s: quickscan.van_casus(uow, s.deelnemer),
}
QUICKSCAN_TOEVOEGINGEN: dict[Callable[..., object], "Lezing"] = {
    quickscan.voeg_toe: lambda uow, s: quickscan.voeg_toe(uow, besluit(s.deelnemer, s.agent.id, "nieuw")),
}
