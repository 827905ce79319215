"""What the RIO keeps, for the tests that go over everything: one of each, every read of it and every write."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from domain.casus import Spoor
from domain.persoon import Persoon, Rol
from domain.rio import Contactsoort, Rioafspraak, Riocontact, Riodossier
from domain.toegang import Toegang
from storage import casus, rio, toegang
from storage.store import UnitOfWork
from tests._databases import NU
from tests.storage import bouw

if TYPE_CHECKING:
    from tests.storage._streek import Lezing

CONTACT, AFSPRAAK = "contact", "riobezoek"


def schrijf(uow: UnitOfWork, regisseur: Persoon) -> str:
    """Store somebody with whom the RIO works, with one of everything; return the id of his casus."""
    een = replace(bouw.nieuwe_casus(uow, regisseur, "Anja Verzonnen"), tafel="nazorg", spoor=Spoor.NAZORG)
    een = replace(een, extern_nummer="", leeftijd_redenen=None)
    casus.voeg_toe(uow, een)
    toegang.verleen(uow, Toegang(een.id, "rio", Rol.PARTNER, uow.now))
    rio.bewaar_dossier(uow, Riodossier(een.id, eerst="werk"))
    rio.voeg_contact_toe(uow, contact(een.id, regisseur.id))
    rio.voeg_afspraak_toe(uow, afspraak(een.id, regisseur.id))
    return een.id


def contact(casus_id: str, door_id: str) -> Riocontact:
    """A contact."""
    return Riocontact(CONTACT, casus_id, Contactsoort.BEZOEK, NU.date(), "gesproken", door_id, NU)


def afspraak(casus_id: str, door_id: str) -> Rioafspraak:
    """An appointment."""
    return Rioafspraak(AFSPRAAK, casus_id, NU + timedelta(days=1), "wonen", door_id)


RIO_LEZINGEN: dict[Callable[..., object], "Lezing"] = {
    rio.afspraak: lambda uow, _: rio.afspraak(uow, AFSPRAAK),
    rio.afspraken: lambda uow, s: rio.afspraken(uow, s.deelnemer),
    rio.contact: lambda uow, _: rio.contact(uow, CONTACT),
    rio.contacten: lambda uow, s: rio.contacten(uow, s.deelnemer),
    rio.dossier: lambda uow, s: rio.dossier(uow, s.deelnemer).versie,
    rio.gepland: lambda uow, s: rio.gepland(uow, [s.deelnemer]),
    rio.heeft_werk: lambda uow, s: rio.heeft_werk(uow, s.deelnemer),
    rio.mensen_van: lambda uow, _: rio.mensen_van(uow, "rio"),
    rio.met_werk: lambda uow, s: rio.met_werk(uow, [s.deelnemer]),
}
RIO_DADEN: dict[Callable[..., object], "Lezing"] = {
    rio.verwijder_contact: lambda uow, _: rio.verwijder_contact(uow, CONTACT),
    rio.wijzig_afspraak: lambda uow, s: rio.wijzig_afspraak(uow, afspraak(s.deelnemer, s.agent.id)),
    rio.wijzig_contact: lambda uow, s: rio.wijzig_contact(uow, contact(s.deelnemer, s.agent.id)),
}
RIO_TOEVOEGINGEN: dict[Callable[..., object], "Lezing"] = {
    rio.bewaar_dossier: lambda uow, s: rio.bewaar_dossier(uow, Riodossier(s.deelnemer, eerst="gestolen")),
    rio.voeg_afspraak_toe: lambda uow, s: rio.voeg_afspraak_toe(
        uow, replace(afspraak(s.deelnemer, s.agent.id), id="ander")
    ),
    rio.voeg_contact_toe: lambda uow, s: rio.voeg_contact_toe(
        uow, replace(contact(s.deelnemer, s.agent.id), id="ander")
    ),
}
