"""Planning a message, in the transaction that causes it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import case, or_, select

from domain.errors import NotFound
from storage import kanalen
from storage.opdrachten import Nieuw, Samenvoeging, dit
from storage.tabellen.contacten import contact
from storage.tabellen.gesprekken import gesprek
from storage.tabellen.outbox import IS_WACHT, OutboxStatus, bericht, outbox
from storage.tabellen.personen import persoon
from storage.uow import UnitOfWork


def _voeg_samen(nieuw: Nieuw) -> Mapping[str, Any]:
    eerder = (outbox.c.pogingen == 0) & (nieuw.vanaf < outbox.c.vanaf)
    return {
        "vanaf": case((eerder, nieuw.vanaf), else_=outbox.c.vanaf),
        "rang": case((nieuw.rang < outbox.c.rang, nieuw.rang), else_=outbox.c.rang),
        "los": or_(outbox.c.los, nieuw.los),
    }


# An update that changes nothing: it gives the id, and holds the message until the transaction ends.
_BERICHT: Final = Samenvoeging(bericht, ("soort", "onderwerp_id", "adres"), ("soort",), geeft=bericht.c.id)
_WACHT: Final = Samenvoeging(outbox, ("bericht_id",), _voeg_samen, binnen=IS_WACHT, geeft=outbox.c.id)
_GESPREK: Final = select(gesprek.c.tenant_id, gesprek.c.persoon_id).where(*dit(gesprek, "id"))
_PERSOON: Final = select(persoon.c.tenant_id).where(*dit(persoon, "id"))
_CONTACT: Final = select(contact.c.id).where(*dit(contact, "id"))


def plan(  # noqa: PLR0913 - one act with seven independent choices; all but two have a default
    uow: UnitOfWork,
    *,
    soort: str,
    onderwerp_id: str,
    gesprek_id: str | None = None,
    persoon_id: str | None = None,
    contact_id: str | None = None,
    niet_voor: datetime | None = None,
    voorrang: int = 0,
    los: bool = False,
) -> str:
    """See to it that a message says what it should: post it when it was never posted, else edit the post.

    What already waits for the same message is used again, at the earlier of both moments and the higher of both
    priorities (a failed attempt keeps its pause).

    Args:
        uow: the transaction.
        soort: the kind of message, by which it is rendered.
        onderwerp_id: what it is about. Kind, subject and address together are one message.
        gesprek_id: the conversation in which it stands; or
        persoon_id: the person to whom it goes, in the 1:1 conversation that he then has; or
        contact_id: the contact to whom it goes by mail: its kind must be one that is rendered as mail.
        niet_voor: not before this moment; None is at once.
        voorrang: of what is due, the highest goes first.
        los: post anew even when it was posted before (an edit wakes nobody); the older post stays as it is, and later
            edits go to the new one.

    Returns:
        The id of the outbox row.

    Raises:
        NotFound: there is no such conversation, person or contact in this region.
        ValueError: not exactly one of conversation, person and contact is given.
    """
    if sum(een is not None for een in (gesprek_id, persoon_id, contact_id)) != 1:
        raise ValueError("a message goes to a conversation, to a person or to a contact")
    if gesprek_id is not None:
        kanaal, adres = _kanaal_van_gesprek(uow, gesprek_id), f"g:{gesprek_id}"
    elif persoon_id is not None:
        kanaal, adres = _kanaal_van_persoon(uow, persoon_id), f"p:{persoon_id}"
    else:
        kanaal = adres = _kanaal_van_contact(uow, contact_id or "")
    nieuw_bericht = {
        "id": uow.new_id(),
        "soort": soort,
        "onderwerp_id": onderwerp_id,
        "adres": adres,
        "gesprek_id": gesprek_id,
        "persoon_id": persoon_id,
        "contact_id": contact_id,
    }
    nieuw = {
        "id": uow.new_id(),
        "bericht_id": uow.voeg_in(_BERICHT, nieuw_bericht).scalar_one(),
        "kanaal": kanaal,
        "status": OutboxStatus.WACHT,
        "rang": -voorrang,
        "volgnummer": uow.volgnummer(),
        "los": los,
        "vanaf": max(niet_voor or uow.now, uow.now),
        "pogingen": 0,
        "claim": 0,
        "gepland_op": uow.now,
    }
    outbox_id: str = uow.voeg_in(_WACHT, nieuw).scalar_one()
    return outbox_id


def _kanaal_van_gesprek(uow: UnitOfWork, gesprek_id: str) -> str:
    rij = uow.voer_uit(_GESPREK, dit_id=gesprek_id).one_or_none()
    if rij is None:
        raise NotFound("gesprek.onbekend")
    naam = kanalen.naam_van_gesprek(gesprek_id, rij.persoon_id)
    kanalen.zorg_voor(uow, naam, rij.tenant_id)
    return naam


def _kanaal_van_persoon(uow: UnitOfWork, persoon_id: str) -> str:
    rij = uow.voer_uit(_PERSOON, dit_id=persoon_id).one_or_none()
    if rij is None:
        raise NotFound("persoon.onbekend")
    naam = kanalen.naam_van_persoon(persoon_id)
    kanalen.zorg_voor(uow, naam, rij.tenant_id)
    return naam


def _kanaal_van_contact(uow: UnitOfWork, contact_id: str) -> str:
    if uow.voer_uit(_CONTACT, dit_id=contact_id).one_or_none() is None:
        raise NotFound("contact.onbekend")
    naam = kanalen.naam_van_contact(contact_id)
    kanalen.zorg_voor(uow, naam, kanalen.POST)
    return naam
