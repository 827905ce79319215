"""Planning messages, in the transaction that causes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, case, or_, select

from domain.errors import NotFound
from storage import kanalen
from storage.opdrachten import Nieuw, Samenvoeging, een_van
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


_EEN_BERICHT: Final = ("soort", "onderwerp_id", "adres")
_GEPLAND: Final = (bericht.c.id, bericht.c.soort, bericht.c.onderwerp_id, bericht.c.adres)
# An update that changes nothing: it gives the id, and holds the message until the transaction ends.
_BERICHT: Final = Samenvoeging(bericht, _EEN_BERICHT, ("soort",), geeft=_GEPLAND)
_WACHT: Final = Samenvoeging(
    outbox, ("bericht_id",), _voeg_samen, binnen=IS_WACHT, geeft=(outbox.c.id, outbox.c.bericht_id)
)
_GESPREKKEN: Final = select(gesprek.c.id, gesprek.c.tenant_id, gesprek.c.persoon_id).where(*een_van(gesprek, "id"))
_PERSONEN: Final = select(persoon.c.id, persoon.c.tenant_id).where(*een_van(persoon, "id"))
_CONTACTEN: Final = select(contact.c.id).where(*een_van(contact, "id"))


@dataclass(frozen=True, slots=True)
class Bericht:
    """A message that is to be planned: its kind, its subject, and the one place for which it is.

    Attributes:
        soort: the kind of message, by which it is rendered.
        onderwerp_id: what it is about. Kind, subject and address together are one message.
        gesprek_id: the conversation in which it stands; or
        persoon_id: the person to whom it goes, in the 1:1 conversation that he then has; or
        contact_id: the contact to whom it goes by mail: its kind must be one that is rendered as mail.
        niet_voor: not before this moment; None is at once.
        voorrang: of what is due, the highest goes first.
        los: post anew even when it was posted before (an edit wakes nobody); later edits go to the new one, and the
            older post stays as it is, unless its kind says as what it goes on (`gelukt`).
    """

    soort: str
    onderwerp_id: str
    gesprek_id: str | None = None
    persoon_id: str | None = None
    contact_id: str | None = None
    niet_voor: datetime | None = None
    voorrang: int = 0
    los: bool = False

    def __post_init__(self) -> None:
        """Refuse a message without a place, or with several.

        Raises:
            ValueError: not exactly one of conversation, person and contact is given.
        """
        if sum(een is not None for een in (self.gesprek_id, self.persoon_id, self.contact_id)) != 1:
            raise ValueError("a message goes to a conversation, to a person or to a contact")

    @property
    def adres(self) -> str:
        """The same for every act on this message: `g:<conversation>`, `p:<person>` or `m:<contact>`."""
        if self.gesprek_id is not None:
            return f"g:{self.gesprek_id}"
        return (
            f"p:{self.persoon_id}" if self.persoon_id is not None else kanalen.naam_van_contact(self.contact_id or "")
        )


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
    """Plan one message (see `Bericht` for the arguments); return the id of the outbox row.

    Raises:
        NotFound: there is no such conversation, person or contact in this region.
        ValueError: not exactly one of conversation, person and contact is given.
    """
    een = Bericht(soort, onderwerp_id, gesprek_id, persoon_id, contact_id, niet_voor, voorrang, los)
    return plan_alle(uow, [een])[0]


def plan_alle(uow: UnitOfWork, berichten: Sequence[Bericht]) -> tuple[str, ...]:
    """See to it that messages say what they should: post them when they were never posted, else edit the post.

    What already waits for the same message is used again, at the earlier of both moments and the higher of both
    priorities (a failed attempt keeps its pause). A few statements, however many there are; each message once.

    Returns:
        The id of the outbox row of each.

    Raises:
        NotFound: there is no such conversation, person or contact in this region.
    """
    if not berichten:
        return ()
    kanaal_van = _kanalen(uow, berichten)
    rijen = [
        {
            "id": uow.new_id(),
            "soort": een.soort,
            "onderwerp_id": een.onderwerp_id,
            "adres": een.adres,
            "gesprek_id": een.gesprek_id,
            "persoon_id": een.persoon_id,
            "contact_id": een.contact_id,
        }
        for een in berichten
    ]
    bekend = {(rij.soort, rij.onderwerp_id, rij.adres): rij.id for rij in uow.voeg_samen(_BERICHT, _op_volgorde(rijen))}
    bericht_ids: list[str] = [bekend[een.soort, een.onderwerp_id, een.adres] for een in berichten]
    acties = [
        {
            "id": uow.new_id(),
            "bericht_id": bericht_id,
            "kanaal": kanaal_van[een.adres],
            "status": OutboxStatus.WACHT,
            "rang": -een.voorrang,
            "volgnummer": uow.volgnummer(),
            "los": een.los,
            "vanaf": max(een.niet_voor or uow.now, uow.now),
            "pogingen": 0,
            "claim": 0,
            "gepland_op": uow.now,
        }
        for een, bericht_id in zip(berichten, bericht_ids, strict=True)
    ]
    wacht = {rij.bericht_id: rij.id for rij in uow.voeg_samen(_WACHT, acties)}
    return tuple(wacht[een] for een in bericht_ids)


def _op_volgorde(rijen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return messages in one order for everybody: whoever holds one may wait for another, and never in a ring."""
    return sorted(rijen, key=lambda een: [een[kolom] for kolom in _EEN_BERICHT])


def _kanalen(uow: UnitOfWork, berichten: Sequence[Bericht]) -> dict[str, str]:
    """Return the channel of every address, which is made when it is not there."""
    gesprekken = _gezocht(uow, _GESPREKKEN, "gesprek.onbekend", [een.gesprek_id for een in berichten])
    personen = _gezocht(uow, _PERSONEN, "persoon.onbekend", [een.persoon_id for een in berichten])
    contacten = _gezocht(uow, _CONTACTEN, "contact.onbekend", [een.contact_id for een in berichten])
    tenants: dict[str, str] = {}
    kanaal_van: dict[str, str] = {}
    for rij in gesprekken:
        naam = kanaal_van[f"g:{rij.id}"] = kanalen.naam_van_gesprek(rij.id, rij.persoon_id)
        tenants[naam] = rij.tenant_id
    for rij in personen:
        naam = kanaal_van[f"p:{rij.id}"] = kanalen.naam_van_persoon(rij.id)
        tenants[naam] = rij.tenant_id
    for rij in contacten:
        naam = kanalen.naam_van_contact(rij.id)
        kanaal_van[naam], tenants[naam] = naam, kanalen.POST
    kanalen.zorg_voor_alle(uow, tenants)
    return kanaal_van


def _gezocht(uow: UnitOfWork, opdracht: Select[Any], onbekend: str, ids: Sequence[str | None]) -> Sequence[Row[Any]]:
    gevraagd = sorted({een for een in ids if een is not None})
    rijen = uow.voer_uit(opdracht, dit_id=gevraagd).all() if gevraagd else ()
    if len(rijen) != len(gevraagd):
        raise NotFound(onbekend)
    return rijen
