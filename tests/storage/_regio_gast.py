"""What is kept of a guest's link, for the tests that go over everything: one of each, every read and every write."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from domain.gastlink import Gastlink
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from storage import gastlinks, terugkeergesprek
from storage.gastlinks import Gastsessie
from storage.store import UnitOfWork
from tests._databases import NU

if TYPE_CHECKING:
    from tests.storage._streek import Lezing

TOT = NU + timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Gast:
    """A link that one device opened, with the secrets of both."""

    link: Gastlink
    token: str
    sessie: Gastsessie
    geheim: str


def schrijf(uow: UnitOfWork, casus_id: str, door_id: str, betrokkene_id: str = "iemand") -> Gast:
    """Store a talk, a link to the page of its guest, and a device that opened it."""
    gesprek = Terugkeergesprek(
        "gastgesprek", casus_id, betrokkene_id, Gespreksstatus.VOORBEREIDEN, "pi", 45, casemanager_id=door_id
    )
    terugkeergesprek.maak(uow, gesprek)
    link, token = gastlinks.maak(uow, gesprek_id=gesprek.id, casus_id=casus_id, persoon_id=door_id, verloopt_op=TOT)
    geopend = gastlinks.open_(uow, link, TOT, "nl")
    assert geopend is not None
    return Gast(link, token, *geopend)


GAST_LEZINGEN: dict[Callable[..., object], "Lezing"] = {
    gastlinks.met_token: lambda uow, s: gastlinks.met_token(uow, s.gast.token),
    gastlinks.lees: lambda uow, s: gastlinks.lees(uow, s.gast.link.id),
    gastlinks.van_gesprek: lambda uow, s: gastlinks.van_gesprek(uow, s.gast.link.gesprek_id),
    gastlinks.werkende: lambda uow, _: gastlinks.werkende(uow),
    gastlinks.sessie: lambda uow, s: gastlinks.sessie(uow, s.gast.geheim),
}
GAST_DADEN: dict[Callable[..., object], "Lezing"] = {
    gastlinks.open_: lambda uow, s: gastlinks.open_(uow, s.gast.link, TOT, "en"),
    gastlinks.zet_taal: lambda uow, s: gastlinks.zet_taal(uow, s.gast.sessie.id, "en"),
    gastlinks.sta_tweede_toe: lambda uow, s: gastlinks.sta_tweede_toe(uow, s.gast.link.gesprek_id, TOT),
    gastlinks.houd_geldig: lambda uow, s: gastlinks.houd_geldig(uow, s.gast.link.gesprek_id, NU),
    gastlinks.trek_in: lambda uow, s: gastlinks.trek_in(uow, s.gast.link.gesprek_id),
    gastlinks.beeindig: lambda uow, s: gastlinks.beeindig(uow, s.gast.sessie.id),
    gastlinks.ruim_op: lambda uow, _: gastlinks.ruim_op(uow, TOT + timedelta(days=1)),
}
GAST_TOEVOEGINGEN: dict[Callable[..., object], "Lezing"] = {
    gastlinks.maak: lambda uow, s: gastlinks.maak(
        uow, gesprek_id=s.gast.link.gesprek_id, casus_id=s.gast.link.casus_id, persoon_id=s.agent.id, verloopt_op=TOT
    ),
}
