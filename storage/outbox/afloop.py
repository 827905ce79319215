"""What becomes of an act once it was claimed. Every function lets the next message into the conversation.

Each begins by looking whether the claim still holds: a worker that hung, and whose act was given to another one, must
not undo what that one did.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, select, update

from domain.errors import NotFound
from storage import gesprekken, kanalen
from storage.opdrachten import dit, hier
from storage.outbox.lezen import MET_BERICHT, Verzending, verzending
from storage.outbox.plannen import Bericht, plan_alle
from storage.tabellen.outbox import IS_VERZENDEN, IS_WACHT, OutboxStatus, bericht, outbox
from storage.uow import UnitOfWork

OPGEVOLGD = "opgevolgd"
"""Reason of an act that went away because a later one on the same message waits."""

_HOUD_BERICHT_VAST: Final = select(bericht.c.id).where(*dit(bericht, "id")).with_for_update()
_STOND: Final = select(
    bericht.c.onderwerp_id, bericht.c.gesprek_id, bericht.c.persoon_id, bericht.c.activity_id, bericht.c.geplaatst_in
).where(*dit(bericht, "id"))
_ZET_BERICHT: Final = update(bericht).where(*dit(bericht, "id"))
_ZET: Final = update(outbox).where(*dit(outbox, "id"))
_ZET_STIL: Final = _ZET.where(outbox.c.status.in_((OutboxStatus.DOOD, OutboxStatus.ONZEKER, OutboxStatus.VERVALLEN)))
_LEES: Final = select(outbox.c.bericht_id, outbox.c.status, outbox.c.los).where(*dit(outbox, "id"))
_LEES_HEEL: Final = MET_BERICHT.where(*dit(outbox, "id"))
_OP_SLOT: Final = _LEES.where(*dit(outbox, "claim")).with_for_update()
_WACHTENDE: Final = (
    select(outbox.c.id, outbox.c.vanaf, outbox.c.los).where(*dit(outbox, "bericht_id"), IS_WACHT).with_for_update()
)
_VERLOPEN: Final = (
    MET_BERICHT.where(hier(outbox), IS_VERZENDEN, outbox.c.verhuurd_tot <= bindparam("nu"))
    .order_by(outbox.c.verhuurd_tot, outbox.c.id)
    .limit(bindparam("aantal"))
    .with_for_update(of=outbox, skip_locked=True)
)


def gelukt(
    uow: UnitOfWork,
    werk: Verzending,
    activity_id: str | None,
    gesprek_id: str | None = None,
    *,
    ouder: str | None = None,
) -> bool:
    """Teams took it. Later acts on the message edit this post.

    Args:
        uow: the transaction.
        werk: what was claimed.
        activity_id: Teams' id of the post; of an edit, that of the post that was edited. None when Teams gave none:
            the next act posts anew.
        gesprek_id: where it was posted, when the act had no conversation yet.
        ouder: the kind as which the post that stood there goes on, below which a new one stands now: a message of its
            own, with `<subject>:<Teams' id of the post>` as its subject, that is edited as soon as may be. None leaves
            that post as it is, for good.

    Returns:
        False when the act had been given to somebody else meanwhile, who sends it (again): what is known stays.
    """
    rij = _op_slot(uow, werk)
    if rij is None:
        return False
    waar = gesprek_id or (werk.gesprek.id if werk.gesprek is not None else None)
    if werk.activity_id is None:
        # Not by an edit: one of which is heard late must not take the place of what was posted anew meanwhile.
        if ouder is not None:
            _geef_ouder_door(uow, werk, ouder, activity_id)
        uow.voer_uit(_ZET_BERICHT, dit_id=werk.bericht_id, activity_id=activity_id, geplaatst_in=waar)
    if rij.status is OutboxStatus.WACHT:
        # Given back when its lease ran out, and it was posted after all: what waits becomes an edit of this post.
        uow.voer_uit(_ZET, dit_id=werk.id, los=False)
        return True
    if rij.status not in {OutboxStatus.VERZENDEN, OutboxStatus.ONZEKER}:
        return False
    _sluit(uow, werk, OutboxStatus.VERZONDEN, None)
    return True


def later(uow: UnitOfWork, werk: Verzending, over: timedelta, reden: str, *, blokkeer_gesprek: bool = False) -> None:
    """Try again after `over`; with `blokkeer_gesprek` the whole conversation waits that long (Retry-After)."""
    if _heeft(uow, werk):
        tot = uow.now + over
        if blokkeer_gesprek:
            kanalen.blokkeer(uow, werk.kanaal, tot)
        _terug(uow, werk, tot, reden)


def stel_uit(uow: UnitOfWork, werk: Verzending, tot: datetime, reden: str) -> None:
    """Not before `tot`, though nothing failed: it was not tried, so this claim is no attempt."""
    if _heeft(uow, werk):
        _terug(uow, werk, tot, reden, pogingen=werk.pogingen - 1)


def bewerk_eerst(uow: UnitOfWork, werk: Verzending, tot: datetime) -> Verzending | None:
    """Edit what stands, now, in the place of posting it anew; the new post follows, not before `tot`.

    Returns:
        The edit, under the same claim; None when nothing stands there, or the act was given to somebody else.
    """
    if not _heeft(uow, werk):
        return None
    rij = uow.voer_uit(_LEES_HEEL, dit_id=werk.id).one()
    if not rij.los or rij.activity_id is None:
        return None
    uow.voer_uit(_ZET, dit_id=werk.id, los=False)
    straks = Bericht(rij.soort, rij.onderwerp_id, rij.gesprek_id, rij.persoon_id, niet_voor=tot, los=True)
    plan_alle(uow, [straks])
    return verzending(uow, uow.voer_uit(_LEES_HEEL, dit_id=werk.id).one())


def dood(uow: UnitOfWork, werk: Verzending, status: int | None, reden: str = "geweigerd") -> None:
    """Teams refused it for good (`status` is its answer): it is kept, and sent again only when a person says so."""
    if _heeft(uow, werk):
        _sluit(uow, werk, OutboxStatus.DOOD, reden if status is None else f"{reden}:{status}")


def onzeker(uow: UnitOfWork, werk: Verzending, reden: str) -> None:
    """It is unknown whether it was posted, and posting it twice would mislead: a person looks first."""
    if _heeft(uow, werk):
        _sluit(uow, werk, OutboxStatus.ONZEKER, reden)


def vervallen(uow: UnitOfWork, werk: Verzending, reden: str) -> None:
    """The reason for it has gone; it is not sent."""
    if _heeft(uow, werk):
        _sluit(uow, werk, OutboxStatus.VERVALLEN, reden)


def onbereikbaar(uow: UnitOfWork, werk: Verzending, reden: str) -> None:
    """The conversation takes nothing from us. The act waits, with all others there, until it is heard of again."""
    if not _heeft(uow, werk):
        return
    _terug(uow, werk, uow.now, reden)
    if werk.gesprek is not None:
        gesprekken.zet_onbereikbaar(uow, werk.gesprek.id, reden)
    kanalen.zet_dicht(uow, werk.kanaal, dicht=True)


def bericht_weg(uow: UnitOfWork, werk: Verzending, *, opnieuw_plaatsen: bool = True) -> None:
    """The post that was to be edited is gone: forget it, and post the message anew, or leave it at that."""
    if not _heeft(uow, werk):
        return
    uow.voer_uit(_ZET_BERICHT, dit_id=werk.bericht_id, activity_id=None, geplaatst_in=None)
    if opnieuw_plaatsen:
        _terug(uow, werk, uow.now, "bericht_weg")
    else:
        _sluit(uow, werk, OutboxStatus.VERVALLEN, "bericht_weg")


def verlopen_leases(uow: UnitOfWork, aantal: int = 100) -> tuple[Verzending, ...]:
    """Return acts whose worker was not heard of before its lease ran out (it crashed while sending).

    Whether they were posted is unknown. The caller settles each in this same transaction: `later` or `onzeker`.
    """
    rijen = uow.voer_uit(_VERLOPEN, nu=uow.now, aantal=aantal).all()
    return tuple(verzending(uow, rij) for rij in rijen)


def opnieuw(uow: UnitOfWork, outbox_id: str) -> bool:
    """Send an act that was dead, uncertain or dropped after all; return False when it is in any other state.

    Raises:
        NotFound: there is no such act in this region ("bericht.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=outbox_id).one_or_none()
    if rij is None:
        raise NotFound("bericht.onbekend")
    uow.voer_uit(_HOUD_BERICHT_VAST, dit_id=rij.bericht_id)
    nieuw = {"status": OutboxStatus.WACHT, "vanaf": uow.now, "pogingen": 0, "reden": None, "afgehandeld_op": None}
    if _wachtende(uow, rij.bericht_id) is not None:
        # Another act on the same message waits already, and will render the same.
        nieuw = _einde(uow, OutboxStatus.VERVALLEN, OPGEVOLGD)
    return uow.voer_uit(_ZET_STIL, dit_id=outbox_id, **nieuw).rowcount > 0


def _geef_ouder_door(uow: UnitOfWork, werk: Verzending, soort: str, nieuw: str | None) -> None:
    """Let the post that stood there, if any, be a message of its own, and have it edited: its place is taken."""
    stond = uow.voer_uit(_STOND, dit_id=werk.bericht_id).one()
    if stond.activity_id is None or stond.activity_id == nieuw:
        return
    onderwerp_id = f"{stond.onderwerp_id}:{stond.activity_id}"
    (bewerking,) = plan_alle(uow, [Bericht(soort, onderwerp_id, stond.gesprek_id, stond.persoon_id)])
    ouder = uow.voer_uit(_LEES, dit_id=bewerking).one().bericht_id
    uow.voer_uit(_ZET_BERICHT, dit_id=ouder, activity_id=stond.activity_id, geplaatst_in=stond.geplaatst_in)


def _heeft(uow: UnitOfWork, werk: Verzending) -> bool:
    rij = _op_slot(uow, werk)
    return rij is not None and rij.status is OutboxStatus.VERZENDEN


def _op_slot(uow: UnitOfWork, werk: Verzending) -> Row[Any] | None:
    """Hold the message and the act, in this order everywhere; None when it was claimed again since."""
    uow.voer_uit(_HOUD_BERICHT_VAST, dit_id=werk.bericht_id)
    return uow.voer_uit(_OP_SLOT, dit_id=werk.id, dit_claim=werk.claim).one_or_none()


def _terug(uow: UnitOfWork, werk: Verzending, vanaf: datetime, reden: str, *, pogingen: int | None = None) -> None:
    """Let it wait again, or let the act that was planned meanwhile take its place, no earlier and with its attempts."""
    aantal = werk.pogingen if pogingen is None else pogingen
    opvolger = _wachtende(uow, werk.bericht_id)
    if opvolger is None:
        wacht = {"status": OutboxStatus.WACHT, "vanaf": vanaf, "pogingen": aantal, "reden": reden, "verhuurd_tot": None}
        uow.voer_uit(_ZET, dit_id=werk.id, **wacht)
        kanalen.geef_vrij(uow, werk.kanaal, werk.id)
        return
    # The post that failed here is the post the successor makes, so "as a new post" goes along.
    los = uow.voer_uit(_LEES, dit_id=werk.id).one().los or opvolger.los
    erft = {"vanaf": max(vanaf, opvolger.vanaf), "pogingen": aantal, "reden": reden, "los": los}
    uow.voer_uit(_ZET, dit_id=opvolger.id, **erft)
    _sluit(uow, werk, OutboxStatus.VERVALLEN, OPGEVOLGD)


def _wachtende(uow: UnitOfWork, bericht_id: str) -> Row[Any] | None:
    return uow.voer_uit(_WACHTENDE, dit_bericht_id=bericht_id).one_or_none()


def _sluit(uow: UnitOfWork, werk: Verzending, status: OutboxStatus, reden: str | None) -> None:
    uow.voer_uit(_ZET, dit_id=werk.id, **_einde(uow, status, reden))
    kanalen.geef_vrij(uow, werk.kanaal, werk.id)


def _einde(uow: UnitOfWork, status: OutboxStatus, reden: str | None) -> dict[str, Any]:
    return {"status": status, "reden": reden, "afgehandeld_op": uow.now, "verhuurd_tot": None}
