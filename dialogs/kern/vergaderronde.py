"""When the meeting of a zitting is asked for, moved and deleted, and what follows when it stands or does not succeed.

Everything here may be done again at any time, by any number of replicas, and then changes nothing.
"""

import contextlib
from dataclasses import replace
from datetime import timedelta
from typing import Final

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import houd_waar
from dialogs.kern.tafelvergaderingen import regisseurs, van_zitting, vaste_link, verwijder, vraag_aan, wens_voor
from dialogs.kern.vergaderkomst import bind_bekend
from domain.agenda import VOORUIT, Zitting, ZittingStatus
from domain.errors import NotFound
from domain.tafelvergadering import RUST_VOORAF, Tafelvergadering, is_voorbij, vraagmoment
from domain.vergadering import Vergaderfout, Vergaderstatus, Vergaderwijze, te_verzetten
from storage import agenda, outbox, wekkers
from storage import tafelvergadering as opslag
from storage.wekkers import Wekker

_WEKKERS_VOORUIT: Final = timedelta(weeks=1)
"""How far ahead alarms are set. Short, because the region may change its lead time, and every round sets them again."""

_TERUG: Final = timedelta(days=60)
"""How far back meetings are looked for that were not deleted yet; Graph forgets them by itself after so long."""


def ronde(context: Context) -> None:
    """Ask for the meeting of every zitting that should have one by now, and keep true those that there are."""
    for zitting_id in opslag.lopende(context.uow, context.nu - _TERUG):
        # What came back with an older copy of the database has no key any more; it is swept with its term.
        with contextlib.suppress(NotFound):
            _houd_bij(context, agenda.lees(context.uow, zitting_id))
    if not context.regio.gesprek.graph_tenant and not any(een.vergaderlink for een in context.regio.tafels.values()):
        return
    for zitting in agenda.tussen(context.uow, None, context.nu, context.nu + VOORUIT):
        moment = vraagmoment(zitting, context.regio.termijnen.agenda, context.regio.kalender)
        if moment <= context.nu:
            _zorg_voor(context, zitting)
        elif moment <= context.nu + _WEKKERS_VOORUIT:
            wekkers.zet(context.uow, Wekkersoort.ZITTING_VERGADERING, zitting.id, moment)


def gaat_af(context: Context, wekker: Wekker) -> None:
    """It is time that a zitting has its meeting."""
    try:
        zitting = agenda.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    if vraagmoment(zitting, context.regio.termijnen.agenda, context.regio.kalender) <= context.nu:
        _zorg_voor(context, zitting)


def heeft_nodig(context: Context, zitting: Zitting) -> bool:
    """Tell whether a zitting still needs a meeting: it is to come or goes on, and something stands on its agenda."""
    komt = zitting.status is ZittingStatus.GEPLAND and not is_voorbij(zitting, context.nu)
    return komt and bool(agenda.houders(context.uow, zitting.id))


def is_goed(context: Context, een: Tafelvergadering) -> None:
    """Every option of the meeting holds: from now on whoever may go there gets its link. Twice does no harm."""
    bind_bekend(context, agenda.lees(context.uow, een.zitting_id), een)
    houd_waar(context, Berichtsoort.ZITTING_VERGADERING, een.zitting_id)


def lukt_niet(context: Context, een: Tafelvergadering) -> None:
    """The meeting was rejected, or Graph is down for long: who runs the casussen on the agenda hears it."""
    _meld(context, een)


def bot_is_erin(context: Context, een: Tafelvergadering) -> None:
    """The bot was put into the chat of the meeting; where that is, it hears from Teams."""
    een = opslag.wijzig(context.uow, replace(een, bot_erin=True, bot_geweigerd=False))
    is_goed(context, een)


def bot_blijft_buiten(context: Context, een: Tafelvergadering) -> None:
    """The bot may not be put into the chat: the regisseurs read how somebody adds it by hand."""
    _meld(context, opslag.wijzig(context.uow, replace(een, bot_geweigerd=True)))


def _zorg_voor(context: Context, zitting: Zitting) -> None:
    if heeft_nodig(context, zitting) and van_zitting(context, zitting.id) is None:
        vraag_aan(context, zitting)


def _houd_bij(context: Context, zitting: Zitting) -> None:
    huidig = van_zitting(context, zitting.id)
    if huidig is None:
        return
    if zitting.status is not ZittingStatus.GEPLAND or is_voorbij(zitting, context.nu):
        verwijder(context, zitting.id)
        houd_waar(context, Berichtsoort.ZITTING_VERGADERING, zitting.id)
    elif zitting.begint_op > context.nu:
        _houd_gelijk(context, zitting, huidig)


def _houd_gelijk(context: Context, zitting: Zitting, huidig: Tafelvergadering) -> None:
    """Let the meeting follow its zitting, the region's file, and who runs the casussen on the agenda."""
    vast = vaste_link(context, zitting)
    if huidig.wijze is Vergaderwijze.EIGEN_LINK:
        if huidig.vast and huidig.adres != vast:
            vraag_aan(context, zitting)
        return
    if vast or not context.regio.gesprek.graph_tenant:
        vraag_aan(context, zitting)
        return
    wens = wens_voor(context, zitting, huidig)
    if huidig.status is Vergaderstatus.AFGEKEURD and huidig.fout is Vergaderfout.NIEMAND and wens.mede_organisatoren:
        vraag_aan(context, zitting)
        return
    if huidig.status is not Vergaderstatus.GOED or huidig.wens is None or huidig.wens == wens:
        # What is under way is compared with what is wanted once it is there.
        return
    verzet = (huidig.wens.begint_op, huidig.wens.eindigt_op) != (wens.begint_op, wens.eindigt_op)
    if not verzet and (not wens.mede_organisatoren or zitting.begint_op - context.nu <= RUST_VOORAF):
        # While its options are looked at again nobody is shown its link.
        return
    opslag.wijzig(context.uow, te_verzetten(huidig, context.nu))


def _meld(context: Context, een: Tafelvergadering) -> None:
    zitting = agenda.lees(context.uow, een.zitting_id)
    if zitting.status is not ZittingStatus.GEPLAND or is_voorbij(zitting, context.nu):
        return
    houd_waar(context, Berichtsoort.ZITTING_VERGADERING, een.zitting_id)
    for wie in regisseurs(context, een.zitting_id):
        outbox.plan(
            context.uow,
            soort=Berichtsoort.ZITTING_VERGADERING,
            onderwerp_id=een.zitting_id,
            persoon_id=wie,
            los=True,
        )
