"""How an organisatie's people are reached, those without Teams included."""

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from domain.contact import Contact, Kanaal
from domain.errors import Conflict, NotFound
from storage.opdrachten import dit, een_van, hier
from storage.tabellen.contacten import contact
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(contact)
_WIJZIG: Final = update(contact).where(*dit(contact, "id", "versie"))
_LEES: Final = select(contact).where(*dit(contact, "id"))
_OP_NAAM: Final = select(contact).where(contact.c.actief).order_by(contact.c.organisatie, contact.c.naam, contact.c.id)
_VAN_ORGANISATIE: Final = _OP_NAAM.where(*een_van(contact, "organisatie"))
_VAN_PERSOON: Final = _OP_NAAM.where(*dit(contact, "persoon_id"))
_ALLE: Final = _OP_NAAM.where(hier(contact))


def voeg_toe(uow: UnitOfWork, nieuw: Contact) -> None:
    """Keep a new contact."""
    uow.voeg_in(_VOEG_TOE, {"id": nieuw.id, **_kolommen(nieuw), "versie": nieuw.versie})


def wijzig(uow: UnitOfWork, nieuw: Contact) -> Contact:
    """Store a changed contact, and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("contact.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    waarden = {**_kolommen(volgende), "versie": volgende.versie}
    if not uow.voer_uit(_WIJZIG, dit_id=nieuw.id, dit_versie=nieuw.versie, **waarden).rowcount:
        raise Conflict("contact.gewijzigd")
    return volgende


def lees(uow: UnitOfWork, contact_id: str) -> Contact:
    """Return a contact, also one that is called no more.

    Raises:
        NotFound: there is none with that id in this region ("contact.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=contact_id).one_or_none()
    if rij is None:
        raise NotFound("contact.onbekend")
    return _uit(rij)


def van_organisatie(uow: UnitOfWork, *organisaties: str) -> tuple[Contact, ...]:
    """Return who is reached for these organisaties, by organisatie and name."""
    return tuple(_uit(rij) for rij in uow.voer_uit(_VAN_ORGANISATIE, dit_organisatie=sorted(set(organisaties))))


def van_persoon(uow: UnitOfWork, persoon_id: str) -> tuple[Contact, ...]:
    """Return how somebody with Teams wants to be reached, per organisatie."""
    return tuple(_uit(rij) for rij in uow.voer_uit(_VAN_PERSOON, dit_persoon_id=persoon_id))


def alle(uow: UnitOfWork) -> tuple[Contact, ...]:
    """Return every contact that is reached, by organisatie and name."""
    return tuple(_uit(rij) for rij in uow.voer_uit(_ALLE))


def _kolommen(een: Contact) -> dict[str, Any]:
    return {
        "organisatie": een.organisatie,
        "naam": een.naam,
        "kanaal": een.kanaal,
        "email": een.email,
        "telefoon": een.telefoon,
        "persoon_id": een.persoon_id,
        "spoed": ",".join(een.spoed),
        "tafels": ",".join(een.tafels),
        "actief": een.actief,
    }


def _uit(rij: Row[Any]) -> Contact:
    return Contact(
        id=rij.id,
        organisatie=rij.organisatie,
        naam=rij.naam,
        kanaal=rij.kanaal,
        email=rij.email,
        telefoon=rij.telefoon,
        persoon_id=rij.persoon_id,
        spoed=tuple(Kanaal(een) for een in rij.spoed.split(",") if een),
        tafels=tuple(een for een in rij.tafels.split(",") if een),
        actief=rij.actief,
        versie=rij.versie,
    )
