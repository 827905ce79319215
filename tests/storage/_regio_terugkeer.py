"""What is kept of a return, for the tests that go over everything: one of each, every read of it and every write."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.basisvoorwaarden import Stand, Voorwaardestand
from domain.nacheck import Gezien, Nacheck, Vervolg
from domain.uitvraag import Uitvraag
from storage import basisvoorwaarden, nacheck
from storage.store import UnitOfWork
from tests._databases import NU

if TYPE_CHECKING:
    from tests.storage._streek import Lezing

WERKT = "ggd"


@dataclass(frozen=True, slots=True)
class Teruggekeerd:
    """Whose return it is, by whom it is kept, and who was asked about him."""

    casus_id: str
    door_id: str
    gevraagd: tuple[str, ...]


def schrijf(uow: UnitOfWork, casus_id: str, door_id: str, gevraagd: Uitvraag) -> Teruggekeerd:
    """Store a basisvoorwaarde on which somebody works, and a check after release."""
    basisvoorwaarden.bewaar(uow, stand(casus_id, door_id))
    nacheck.voeg_toe(uow, gekeken("gekeken", casus_id, door_id))
    return Teruggekeerd(casus_id, door_id, tuple(een.organisatie for een in gevraagd.bevragingen))


def stand(casus_id: str, door_id: str, versie: int = 1) -> Voorwaardestand:
    """One that is not in order."""
    return Voorwaardestand(casus_id, "onderdak", Stand.NIET, WERKT, "verzonnen", door_id, NU, versie)


def gekeken(id_: str, casus_id: str, door_id: str) -> Nacheck:
    """A check."""
    return Nacheck(id_, casus_id, NU, door_id, Gezien.JA, Gezien.JA, "verzonnen", Vervolg.GAAT_DOOR, NU.date())


TERUGKEER_LEZINGEN: dict[Callable[..., object], "Lezing"] = {
    basisvoorwaarden.bij_organisatie: lambda uow, _: basisvoorwaarden.bij_organisatie(uow, WERKT),
    basisvoorwaarden.gevraagd_aan: lambda uow, s: basisvoorwaarden.gevraagd_aan(
        uow, [s.terug.casus_id], s.terug.gevraagd
    ),
    basisvoorwaarden.van_casussen: lambda uow, s: basisvoorwaarden.van_casussen(uow, [s.terug.casus_id]),
    basisvoorwaarden.werkt_mee: lambda uow, s: basisvoorwaarden.werkt_mee(uow, s.terug.casus_id, WERKT),
    nacheck.van_casussen: lambda uow, s: nacheck.van_casussen(uow, [s.terug.casus_id]),
}
TERUGKEER_DADEN: dict[Callable[..., object], "Lezing"] = {
    basisvoorwaarden.bewaar: lambda uow, s: basisvoorwaarden.bewaar(uow, stand(s.terug.casus_id, s.terug.door_id, 2)),
}
TERUGKEER_TOEVOEGINGEN: dict[Callable[..., object], "Lezing"] = {
    nacheck.voeg_toe: lambda uow, s: nacheck.voeg_toe(uow, gekeken("ander", s.terug.casus_id, s.terug.door_id)),
}
