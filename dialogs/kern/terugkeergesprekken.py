"""What follows from every step of a talk: its meeting, its posts, its alarms, his links. Each step is taken here."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from dialogs.kern import gastlinks, vergaderingen
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.gesprekspost import (
    houd_gesprek_waar,
    meld_inrichting,
    meld_nieuws,
    meld_organisatie,
    wie_genodigd,
)
from domain.casus import Casus, Fase, Spoor
from domain.errors import UserMistake
from domain.gespreksinbreng import toch_erbij
from domain.gesprekskeuze import Keuze, Keuzeregel
from domain.planmomenten import ochtend
from domain.terugkeergesprek import (
    LOOPT_NOG,
    Afzegreden,
    Deelnamestatus,
    Gebeurtenissoort,
    Gespreksstap,
    Gespreksstatus,
    Terugkeergesprek,
    na,
)
from domain.vergadering import meedoen_mag
from storage import casus as casussen
from storage import detentie as detenties
from storage import gesprekskeuze, terugkeergesprek, wekkers

WACHT_OP_MOMENT: Final = 2
"""Working days in which the inrichting chooses a moment, before the regisseur hears that it did not."""

LATER_OPNIEUW: Final = timedelta(days=14)
"""How long after "not now" the regisseur hears that it may be asked again."""

NA_AFLOOP: Final = timedelta(hours=1)
"""How long after its end it is asked whether it went on, and its meeting goes."""

WACHT_MOMENT, WACHT_LATER, WACHT_VERGADERING = 0, 1, 2
"""The numbers of the alarms by which a talk waits: for a moment, for a better time, for its meeting."""


def zet_stap(context: Context, gesprek: Terugkeergesprek, stap: Gespreksstap) -> Terugkeergesprek:
    """Take a step with a talk, as it was filled in by the caller (`replace`), and let follow what follows from it.

    The caller authorised it, holds the casus, and writes the line in the logboek.

    Raises:
        UserMistake: that step cannot be taken now ("terugkeergesprek.fout.stap").
        Conflict: somebody changed it meanwhile.
    """
    status = na(gesprek.status, stap)
    match stap:
        case Gespreksstap.KIES_MOMENT:
            return _met_moment(context, gesprek, status)
        case Gespreksstap.VRAAG_OPNIEUW:
            return _opnieuw(context, gesprek, status)
        case Gespreksstap.ZEG_AF:
            return _zeg_af(context, gesprek, status)
        case Gespreksstap.BEGIN:
            nieuw = terugkeergesprek.wijzig(context.uow, replace(gesprek, status=status))
            houd_gesprek_waar(context, nieuw)
            return nieuw
        case Gespreksstap.EINDIG | Gespreksstap.STOP | Gespreksstap.NIET_GEKOMEN:
            nieuw = terugkeergesprek.wijzig(context.uow, replace(gesprek, status=status))
            trek_wekkers_in(context, nieuw.id)
            vergaderingen.verwijder(context, nieuw)
            houd_gesprek_waar(context, nieuw)
            return nieuw


def verwerk_keuze(context: Context, gesprek: Terugkeergesprek, keuze: Keuzeregel) -> Terugkeergesprek:
    """Let follow what follows from what he chose: on his page, or as the casemanager wrote down.

    A no, or later, ends what was planned: partners read only that the talk does not go on, in the same words as for
    any other reason. A yes after a no asks the inrichting for a moment again. Stopping while it goes on ends it. The
    regisseur hears each of them.
    """
    nieuw = gesprek
    match keuze.keuze:
        case Keuze.JA:
            nieuw = _toch_wel(context, gesprek)
        case Keuze.NEE | Keuze.LATER | Keuze.STOP:
            nieuw = _niet(context, gesprek)
        case Keuze.UITLEG:
            # Explaining is done beside him: the casemanager is asked for it, and the regisseur with her.
            meld_inrichting(context, gesprek)
        case Keuze.INGETROKKEN:
            pass
    if keuze.keuze is Keuze.LATER and nieuw.status is Gespreksstatus.GAAT_NIET_DOOR:
        wanneer = ochtend(context.regio, _dag(context, LATER_OPNIEUW))
        wekkers.zet(context.uow, Wekkersoort.TERUGKEERGESPREK_WACHT, nieuw.id, wanneer, WACHT_LATER)
    houd_gesprek_waar(context, nieuw)
    meld_nieuws(context, nieuw)
    return nieuw


def vergadering_is_goed(context: Context, gesprek: Terugkeergesprek) -> None:
    """Every option of the meeting holds: now whoever sits at the talk hears when it is. Twice does no harm."""
    moment = gesprek.begint_op
    if gesprek.status is not Gespreksstatus.GEPLAND or moment is None:
        return
    wekkers.trek_in(context.uow, Wekkersoort.TERUGKEERGESPREK_WACHT, gesprek.id)
    vooraf = max(vooraf_op(context, gesprek), context.nu)
    wekkers.zet(context.uow, Wekkersoort.TERUGKEERGESPREK_VOORAF, gesprek.id, vooraf)
    if gesprek.verteld != moment:
        gesprek = terugkeergesprek.wijzig(context.uow, replace(gesprek, verteld=moment))
        houd_gesprek_waar(context, gesprek)
        for een in wie_genodigd(context, gesprek):
            meld_organisatie(context, gesprek, een.organisatie)


def vergadering_lukt_niet(context: Context, gesprek: Terugkeergesprek) -> None:
    """The meeting was rejected, or Graph is down for long: nothing was sent, and the regisseur hears it."""
    if gesprek.status is Gespreksstatus.GEPLAND:
        houd_gesprek_waar(context, gesprek)
        meld_nieuws(context, gesprek)


def vooraf_op(context: Context, gesprek: Terugkeergesprek) -> datetime:
    """Return the morning of the working day before a talk (UTC).

    Raises:
        ValueError: no moment was chosen yet.
    """
    if gesprek.begint_op is None:
        raise ValueError("a talk without a moment has no day before it")
    kalender = context.regio.kalender
    return ochtend(context.regio, kalender.min_werkdagen(kalender.lokaal(gesprek.begint_op).date(), 1))


def trek_wekkers_in(context: Context, gesprek_id: str) -> None:
    """Take back every alarm of a talk."""
    for soort in (
        Wekkersoort.TERUGKEERGESPREK_WACHT,
        Wekkersoort.TERUGKEERGESPREK_VOORAF,
        Wekkersoort.TERUGKEERGESPREK_NA,
    ):
        wekkers.trek_in(context.uow, soort, gesprek_id)


def vraag_moment(context: Context, gesprek: Terugkeergesprek) -> None:
    """Ask the inrichting for a moment, and look after some working days whether it chose one."""
    meld_inrichting(context, gesprek)
    kalender = context.regio.kalender
    dag = kalender.plus_werkdagen(kalender.lokaal(context.nu).date(), WACHT_OP_MOMENT)
    wanneer = ochtend(context.regio, dag)
    wekkers.zet(context.uow, Wekkersoort.TERUGKEERGESPREK_WACHT, gesprek.id, wanneer, WACHT_MOMENT)


def zet_deelname(
    context: Context, gesprek: Terugkeergesprek, organisatie: str, status: Deelnamestatus, door_id: str | None
) -> None:
    """Let an organisatie sit at a talk, or take it off; what it was told is kept true. It hears what it must know.

    Whoever is taken off reads only that it is not needed, never why. The caller authorised it and writes the line.
    """
    was = {een.organisatie: een for een in terugkeergesprek.deelnames(context.uow, gesprek.id)}.get(organisatie)
    if was is not None and was.status is status:
        return
    terugkeergesprek.zet_deelname(context.uow, gesprek, organisatie, status, door_id)
    houd_gesprek_waar(context, gesprek)
    wist_het = was is not None and was.genodigd
    wordt_genodigd = status is not Deelnamestatus.NIET_MEER
    if gesprek.verteld is not None and gesprek.status in LOOPT_NOG and wist_het is not wordt_genodigd:
        meld_organisatie(context, gesprek, organisatie)
    anders_verteld = wordt_genodigd and toch_erbij(gesprekskeuze.inbreng(context.uow, gesprek), {organisatie})
    if anders_verteld and gesprek.casemanager_id is not None:
        # He was told that it would not be there: he reads that it is after all, and she opens his page for him.
        meld_inrichting(context, gesprek)


def _met_moment(context: Context, gesprek: Terugkeergesprek, status: Gespreksstatus) -> Terugkeergesprek:
    einde = gesprek.eindigt_op
    if gesprek.begint_op is None or einde is None or gesprek.begint_op <= context.nu:
        raise UserMistake("terugkeergesprek.fout.voorbij")
    nieuw = terugkeergesprek.wijzig(context.uow, replace(gesprek, status=status, momenten=(), afzegreden=None))
    trek_wekkers_in(context, nieuw.id)
    if nieuw.verteld != nieuw.begint_op:
        _vraag_opnieuw_of_zij_komen(context, nieuw)
    vergadering = vergaderingen.vraag_aan(context, nieuw)
    gastlinks.houd_geldig(context, nieuw)
    morgen = context.regio.kalender.plus_werkdagen(context.regio.kalender.lokaal(context.nu).date(), 1)
    wacht = ochtend(context.regio, morgen)
    wekkers.zet(context.uow, Wekkersoort.TERUGKEERGESPREK_WACHT, nieuw.id, wacht, WACHT_VERGADERING)
    wekkers.zet(context.uow, Wekkersoort.TERUGKEERGESPREK_NA, nieuw.id, einde + NA_AFLOOP)
    houd_gesprek_waar(context, nieuw)
    if vergadering.mag_getoond:
        # The regisseur's own link, moved within its day: nothing has to be made, so nobody has to wait.
        vergadering_is_goed(context, nieuw)
        nieuw = terugkeergesprek.lees(context.uow, nieuw.id)
    return nieuw


def _opnieuw(context: Context, gesprek: Terugkeergesprek, status: Gespreksstatus) -> Terugkeergesprek:
    # Whoever read that it does not go on knows of none any more; whoever knows of a moment hears that it moves.
    wisten_het = gesprek.status is Gespreksstatus.GEPLAND and gesprek.verteld is not None
    nieuw = terugkeergesprek.wijzig(
        context.uow,
        replace(
            gesprek,
            status=status,
            begint_op=None,
            afzegreden=None,
            verteld=gesprek.verteld if gesprek.status in LOOPT_NOG else None,
        ),
    )
    trek_wekkers_in(context, nieuw.id)
    vergaderingen.verwijder(context, nieuw)
    _vraag_opnieuw_of_zij_komen(context, nieuw)
    houd_gesprek_waar(context, nieuw)
    if wisten_het:
        for een in wie_genodigd(context, nieuw):
            meld_organisatie(context, nieuw, een.organisatie)
    vraag_moment(context, nieuw)
    return nieuw


def _zeg_af(context: Context, gesprek: Terugkeergesprek, status: Gespreksstatus) -> Terugkeergesprek:
    nieuw = terugkeergesprek.wijzig(
        context.uow, replace(gesprek, status=status, afzegreden=gesprek.afzegreden or Afzegreden.REGISSEUR)
    )
    trek_wekkers_in(context, nieuw.id)
    vergaderingen.verwijder(context, nieuw)
    if nieuw.afzegreden is not Afzegreden.KEUZE:
        # Who said no may say yes on the same page; after any other reason there is nothing left to choose.
        gastlinks.trek_in(context, nieuw)
    houd_gesprek_waar(context, nieuw)
    if nieuw.verteld is not None:
        for een in wie_genodigd(context, nieuw):
            meld_organisatie(context, nieuw, een.organisatie)
    if nieuw.casemanager_id is not None and nieuw.afzegreden is not Afzegreden.KEUZE:
        meld_inrichting(context, nieuw)
    return nieuw


def _toch_wel(context: Context, gesprek: Terugkeergesprek) -> Terugkeergesprek:
    """Ask for a moment again after a no; not when another talk came since, the casus is closed, or he is not there.

    Who is elsewhere or out by then keeps his yes: the regisseur reads it, and plans it where he is.
    """
    nieuwste = terugkeergesprek.nieuwste(context.uow, gesprek.casus_id)
    zelf_af = gesprek.status is Gespreksstatus.GAAT_NIET_DOOR and gesprek.afzegreden is Afzegreden.KEUZE
    casus = casussen.lees(context.uow, gesprek.casus_id)
    kan = casus.fase is not Fase.AFGESLOTEN and _is_daar(context, casus, gesprek)
    if not zelf_af or not kan or nieuwste is None or nieuwste.id != gesprek.id:
        return gesprek
    return zet_stap(context, replace(gesprek, momenten=()), Gespreksstap.VRAAG_OPNIEUW)


def _is_daar(context: Context, casus: Casus, gesprek: Terugkeergesprek) -> bool:
    """Tell whether he is still in the inrichting of the talk; outside nazorg nobody says otherwise."""
    detentie = detenties.huidige(context.uow, casus.id) if casus.spoor is Spoor.NAZORG else None
    if detentie is None:
        return True
    return detentie.inrichting == gesprek.inrichting and not detentie.is_vrij(_dag(context, timedelta(0)))


def _niet(context: Context, gesprek: Terugkeergesprek) -> Terugkeergesprek:
    """End what is planned, or what goes on: also when nobody said yet that it began."""
    begint, einde = gesprek.begint_op, gesprek.eindigt_op
    gepland = gesprek.status is Gespreksstatus.GEPLAND
    if gepland and begint and einde and begint <= context.nu and meedoen_mag(begint, einde, context.nu):
        gesprek = zet_stap(context, gesprek, Gespreksstap.BEGIN)
    if gesprek.status is Gespreksstatus.BEZIG:
        terugkeergesprek.noteer(context.uow, gesprek, Gebeurtenissoort.GESTOPT)
        return zet_stap(context, gesprek, Gespreksstap.STOP)
    if gesprek.status in LOOPT_NOG:
        return zet_stap(context, replace(gesprek, afzegreden=Afzegreden.KEUZE), Gespreksstap.ZEG_AF)
    return gesprek


def _vraag_opnieuw_of_zij_komen(context: Context, gesprek: Terugkeergesprek) -> None:
    """For another moment whoever said that it comes, or not, says so again."""
    for een in terugkeergesprek.deelnames(context.uow, gesprek.id):
        if een.status in {Deelnamestatus.KOMT, Deelnamestatus.KOMT_NIET}:
            terugkeergesprek.zet_deelname(context.uow, gesprek, een.organisatie, Deelnamestatus.GENODIGD, None)


def _dag(context: Context, over: timedelta) -> date:
    return context.regio.kalender.lokaal(context.nu + over).date()
