"""Planning a message, in the transaction that causes it."""

from datetime import datetime

from sqlalchemy import case, or_, select

from domain.errors import NotFound
from storage import kanalen
from storage.tabellen.gesprekken import gesprek
from storage.tabellen.outbox import IS_WACHT, OutboxStatus, bericht, outbox
from storage.tabellen.personen import persoon
from storage.uow import UnitOfWork


def plan(  # noqa: PLR0913 - one act with six independent choices; all but two have a default
    uow: UnitOfWork,
    *,
    soort: str,
    onderwerp_id: str,
    gesprek_id: str | None = None,
    persoon_id: str | None = None,
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
        persoon_id: the person to whom it goes, in the 1:1 conversation that he then has.
        niet_voor: not before this moment; None is at once.
        voorrang: of what is due, the highest goes first.
        los: post anew even when it was posted before (an edit wakes nobody); the older post stays as it is, and later
            edits go to the new one.

    Returns:
        The id of the outbox row.

    Raises:
        NotFound: there is no such conversation or person in this region.
        ValueError: both, or neither, of conversation and person are given.
    """
    if (gesprek_id is None) == (persoon_id is None):
        raise ValueError("a message goes to a conversation or to a person")
    kanaal = _kanaal(uow, gesprek_id, persoon_id)
    adres = f"g:{gesprek_id}" if gesprek_id is not None else f"p:{persoon_id}"
    nieuw_bericht = uow.toevoegen(bericht).values(
        regio=uow.regio,
        id=uow.new_id(),
        soort=soort,
        onderwerp_id=onderwerp_id,
        adres=adres,
        gesprek_id=gesprek_id,
        persoon_id=persoon_id,
    )
    # An update that changes nothing: it returns the id, and holds the message until this transaction ends.
    bericht_id = uow.voer_uit(
        nieuw_bericht.on_conflict_do_update(
            index_elements=["regio", "soort", "onderwerp_id", "adres"], set_={"soort": soort}
        ).returning(bericht.c.id)
    ).scalar_one()
    nieuw = uow.toevoegen(outbox).values(
        regio=uow.regio,
        id=uow.new_id(),
        bericht_id=bericht_id,
        kanaal=kanaal,
        status=OutboxStatus.WACHT,
        rang=-voorrang,
        volgnummer=uow.volgnummer(),
        los=los,
        vanaf=max(niet_voor or uow.now, uow.now),
        pogingen=0,
        claim=0,
        gepland_op=uow.now,
    )
    eerder = (outbox.c.pogingen == 0) & (nieuw.excluded.vanaf < outbox.c.vanaf)
    samengevoegd = nieuw.on_conflict_do_update(
        index_elements=["regio", "bericht_id"],
        index_where=IS_WACHT,
        set_={
            "vanaf": case((eerder, nieuw.excluded.vanaf), else_=outbox.c.vanaf),
            "rang": case((nieuw.excluded.rang < outbox.c.rang, nieuw.excluded.rang), else_=outbox.c.rang),
            "los": or_(outbox.c.los, nieuw.excluded.los),
        },
    )
    outbox_id: str = uow.voer_uit(samengevoegd.returning(outbox.c.id)).scalar_one()
    return outbox_id


def _kanaal(uow: UnitOfWork, gesprek_id: str | None, persoon_id: str | None) -> str:
    if gesprek_id is not None:
        gevraagd = select(gesprek.c.tenant_id, gesprek.c.persoon_id).where(
            uow.hier(gesprek), gesprek.c.id == gesprek_id
        )
        rij = uow.voer_uit(gevraagd).one_or_none()
        if rij is None:
            raise NotFound("gesprek.onbekend")
        naam = kanalen.naam_van_gesprek(gesprek_id, rij.persoon_id)
    else:
        wie = select(persoon.c.tenant_id, persoon.c.id).where(uow.hier(persoon), persoon.c.id == persoon_id)
        rij = uow.voer_uit(wie).one_or_none()
        if rij is None:
            raise NotFound("persoon.onbekend")
        naam = kanalen.naam_van_persoon(rij.id)
    kanalen.zorg_voor(uow, naam, rij.tenant_id)
    return naam
