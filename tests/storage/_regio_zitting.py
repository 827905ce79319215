"""A zitting that goes on, for the tests that go over everything: one of each, every read and every write."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from domain.bespreking import Bespreking, Zittingsbesluit, met_besluit
from domain.tijdvakken import Tijdvak
from domain.uitnodiging import Uitnodiging
from domain.verslag import Afspraakregel, Verslag
from domain.zittingsoproep import Oproep
from domain.zittingsverloop import Gebeurtenis, Zittingsregel
from storage import bespreking, uitnodiging, verslag, zittingsverloop
from storage.store import UnitOfWork
from tests._databases import NU

if TYPE_CHECKING:
    from tests.storage._streek import Lezing, Streek

BESLUIT = Zittingsbesluit("besluit", "een verzonnen besluit", NU, "agent")


def schrijf(uow: UnitOfWork, streek: "Streek") -> None:
    """Store a zitting that goes on in a conversation, for an item of which something came and was written down."""
    zitting_id, casus_id, door = streek.verhaal.zitting.id, streek.verhaal.casus.id, streek.agent.id
    zittingsverloop.noteer(uow, beurt(streek))
    zittingsverloop.loopt_in(uow, zitting_id, streek.kanaal.id)
    zittingsverloop.zet_oproep(uow, Oproep(zitting_id, casus_id, 1, NU, NU))
    bespreking.bewaar(uow, met_besluit(Bespreking(zitting_id, casus_id), BESLUIT), door)
    goed = verslag.voeg_toe(uow, stuk(streek, 0), door)
    verslag.keur_goed(uow, goed, door)
    verslag.voeg_toe(uow, replace(goed, tekst="anders"), door)


def nodig_uit(uow: UnitOfWork, streek: "Streek") -> None:
    """Store when its contact was told that he is expected."""
    uitnodiging.zet(uow, genodigd(streek))


def beurt(streek: "Streek") -> Zittingsregel:
    """The turn of an item."""
    van = streek.verhaal
    return Zittingsregel("", van.zitting.id, Gebeurtenis.PUNT, NU, streek.agent.id, van.casus.id)


def genodigd(streek: "Streek") -> Uitnodiging:
    """When a contact was told that he is expected."""
    vak = Tijdvak(NU, NU + timedelta(minutes=20))
    return Uitnodiging(streek.verhaal.zitting.id, streek.contact.id, "politie", 0, (vak,), (), "ergens", NU)


def stuk(streek: "Streek", nr: int) -> Verslag:
    """The part of a casus in the verslag; made from version `nr`, it is the one after it."""
    regel = Afspraakregel("een", "bellen", "politie", "over twee weken")
    return Verslag(streek.verhaal.zitting.id, streek.verhaal.casus.id, nr, "verzonnen", afspraken=(regel,))


ZITTING_LEZINGEN: dict[Callable[..., object], "Lezing"] = {
    bespreking.lees: lambda uow, s: bespreking.lees(uow, s.verhaal.zitting.id, s.verhaal.casus.id).besluiten,
    bespreking.van_casus: lambda uow, s: bespreking.van_casus(uow, s.verhaal.casus.id),
    bespreking.van_zitting: lambda uow, s: tuple(bespreking.van_zitting(uow, s.verhaal.zitting.id)),
    uitnodiging.lees: lambda uow, s: uitnodiging.lees(uow, s.verhaal.zitting.id, s.contact.id),
    uitnodiging.van_zitting: lambda uow, s: tuple(uitnodiging.van_zitting(uow, s.verhaal.zitting.id)),
    verslag.goedgekeurd: lambda uow, s: verslag.goedgekeurd(uow, s.verhaal.zitting.id, s.verhaal.casus.id),
    verslag.goedgekeurde_van: lambda uow, s: tuple(verslag.goedgekeurde_van(uow, s.verhaal.zitting.id)),
    verslag.goedgekeurd_van_casus: lambda uow, s: verslag.goedgekeurd_van_casus(uow, s.verhaal.casus.id),
    verslag.nieuwste: lambda uow, s: verslag.nieuwste(uow, s.verhaal.zitting.id, s.verhaal.casus.id).tekst,
    verslag.zittingen_van: lambda uow, s: verslag.zittingen_van(uow, s.verhaal.casus.id),
    verslag.versies: lambda uow, s: verslag.versies(uow, s.verhaal.zitting.id, s.verhaal.casus.id),
    zittingsverloop.gesprek_van: lambda uow, s: zittingsverloop.gesprek_van(uow, s.verhaal.zitting.id),
    zittingsverloop.laatste_in: lambda uow, s: zittingsverloop.laatste_in(uow, s.kanaal.id),
    zittingsverloop.oproepen: lambda uow, s: tuple(zittingsverloop.oproepen(uow, s.verhaal.zitting.id)),
    zittingsverloop.volgorde_van: lambda uow, s: zittingsverloop.volgorde_van(uow, s.verhaal.zitting.id),
    zittingsverloop.regels: lambda uow, s: zittingsverloop.regels(uow, s.verhaal.zitting.id),
}
ZITTING_DADEN: dict[Callable[..., object], "Lezing"] = {
    verslag.keur_goed: lambda uow, s: verslag.keur_goed(uow, stuk(s, 2), s.agent.id),
    zittingsverloop.zet_volgorde: lambda uow, s: zittingsverloop.zet_volgorde(
        uow, s.verhaal.zitting.id, [s.verhaal.casus.id], 1, NU
    ),
    verslag.trek_in: lambda uow, s: verslag.trek_in(uow, s.verhaal.zitting.id, s.verhaal.casus.id),
}
ZITTING_TOEVOEGINGEN: dict[Callable[..., object], "Lezing"] = {
    bespreking.bewaar: lambda uow, s: bespreking.bewaar(
        uow, Bespreking(s.verhaal.zitting.id, s.verhaal.casus.id, versie=1), s.agent.id
    ),
    uitnodiging.zet: lambda uow, s: uitnodiging.zet(uow, replace(genodigd(s), reeks=1)),
    verslag.voeg_toe: lambda uow, s: verslag.voeg_toe(uow, stuk(s, 2), s.agent.id),
    zittingsverloop.loopt_in: lambda uow, s: zittingsverloop.loopt_in(uow, s.verhaal.zitting.id, s.kanaal.id),
    zittingsverloop.noteer: lambda uow, s: zittingsverloop.noteer(uow, replace(beurt(s), op=NU + timedelta(minutes=1))),
    zittingsverloop.zet_oproep: lambda uow, s: zittingsverloop.zet_oproep(
        uow, Oproep(s.verhaal.zitting.id, s.verhaal.casus.id, 2, NU, NU)
    ),
}
