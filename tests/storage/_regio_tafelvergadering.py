"""The meeting of a zitting, for the tests that go over everything: one of each, every read and every write."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from domain.tafelvergadering import Tafelvergadering, Zittingsopties
from domain.vergadering import Toegangsgegevens, Vergaderaard, Vergaderstatus, Vergaderwens, Vergaderwijze
from storage import tafelvergadering as vergaderingen
from storage.store import UnitOfWork
from storage.vergaderwerk import Werk
from tests._databases import NU

if TYPE_CHECKING:
    from tests.storage._streek import Lezing

DRAAD = "19:meeting_tafel@thread.v2"
LINK = "https://teams.microsoft.com/l/meetup-join/tafel"
HUUR = timedelta(minutes=3)


def nieuw(zitting_id: str, id_: str = "tafelvergadering") -> Tafelvergadering:
    """A meeting with everything in it, of which something is to be done."""
    return Tafelvergadering(
        id=id_,
        zitting_id=zitting_id,
        wijze=Vergaderwijze.GRAPH,
        status=Vergaderstatus.TE_LEZEN,
        werk_vanaf=NU,
        extern_id="geheim",
        gegevens=Toegangsgegevens(LINK, "312 456 789 01", "gEheim"),
        opties=Zittingsopties(**dict.fromkeys((een.name for een in fields(Zittingsopties)), True)),
        draad=DRAAD,
        wens=Vergaderwens("Overleg", NU, NU + timedelta(hours=1), ("een", "twee"), Vergaderaard.ZITTING),
        tekort=2,
        mislukt_sinds=NU,
        gemeld=True,
        bot_geweigerd=True,
    )


def schrijf(uow: UnitOfWork, zitting_id: str) -> Tafelvergadering:
    """Store one; return it."""
    return vergaderingen.maak(uow, nieuw(zitting_id))


TAFELVERGADERING_LEZINGEN: dict[Callable[..., object], "Lezing"] = {
    vergaderingen.eerstvolgende: lambda uow, _: vergaderingen.eerstvolgende(uow),
    vergaderingen.lees: lambda uow, s: vergaderingen.lees(uow, s.tafelvergadering.id),
    vergaderingen.lopende: lambda uow, _: vergaderingen.lopende(uow, NU - HUUR),
    vergaderingen.stand: lambda uow, _: tuple(vergaderingen.stand(uow).items()),
    vergaderingen.van_draad: lambda uow, _: vergaderingen.van_draad(uow, DRAAD),
    vergaderingen.van_zitting: lambda uow, s: vergaderingen.van_zitting(uow, s.verhaal.zitting.id),
}
TAFELVERGADERING_DADEN: dict[Callable[..., object], "Lezing"] = {
    vergaderingen.geef_terug: lambda uow, s: vergaderingen.geef_terug(
        uow, Werk(s.tafelvergadering, "een", afgebroken=False)
    ),
    vergaderingen.neem: lambda uow, _: vergaderingen.neem(uow, werker="een", verhuur=HUUR),
    vergaderingen.ruim_op: lambda uow, s: vergaderingen.ruim_op(uow, s.verhaal.zitting.begint_op + timedelta(days=99)),
    vergaderingen.wijzig: lambda uow, s: vergaderingen.wijzig(uow, replace(s.tafelvergadering, pogingen=9)),
}
TAFELVERGADERING_TOEVOEGINGEN: dict[Callable[..., object], "Lezing"] = {
    vergaderingen.maak: lambda uow, s: vergaderingen.maak(uow, nieuw(s.verhaal.zitting.id, "ander")),
}
