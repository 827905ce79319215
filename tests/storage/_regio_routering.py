"""That the routing was confirmed, for the tests that go over everything."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.routering import Bevestiging
from storage import routering
from storage.store import UnitOfWork
from tests._databases import NU

if TYPE_CHECKING:
    from tests.storage._streek import Lezing


def schrijf(uow: UnitOfWork, door_id: str) -> None:
    """Confirm a map that is known by who confirmed it."""
    routering.bevestig(uow, Bevestiging(f"kaart-{door_id}", door_id, NU))


ROUTERING_LEZINGEN: dict[Callable[..., object], "Lezing"] = {
    routering.bevestiging: lambda uow, s: routering.bevestiging(uow, f"kaart-{s.agent.id}"),
}
ROUTERING_TOEVOEGINGEN: dict[Callable[..., object], "Lezing"] = {
    routering.bevestig: lambda uow, s: routering.bevestig(uow, Bevestiging("kaart-nieuw", s.agent.id, NU)),
}
