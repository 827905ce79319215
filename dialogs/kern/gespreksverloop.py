"""What happens while a talk goes on, whoever says it: a button, his page, or Teams. All of it without names."""

from datetime import datetime

from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.gesprekspost import houd_gesprek_waar, meld_nieuws
from dialogs.kern.terugkeergesprekken import zet_stap
from dialogs.kern.turn import MeetingEvent, MeetingMoment
from domain.gespreksverloop import (
    STAP,
    Verloopdaad,
    is_er,
    is_pauze,
    noteer_drukte,
    ontbreekt,
    stappen_van_teams,
)
from domain.logboek import Handeling
from domain.terugkeergesprek import LOOPT_NOG, Gebeurtenissoort, Gespreksstap, Gespreksstatus, Terugkeergesprek
from domain.vergadering import meedoen_mag
from storage import terugkeergesprek as gesprekken

_SOORT = {
    MeetingMoment.STARTED: Gebeurtenissoort.BEGONNEN,
    MeetingMoment.ENDED: Gebeurtenissoort.GEEINDIGD,
    MeetingMoment.CAME: Gebeurtenissoort.GAST_ER,
    MeetingMoment.WENT: Gebeurtenissoort.GAST_WEG,
}
_REGEL = {
    Gespreksstap.BEGIN: Handeling.TERUGKEERGESPREK_BEGONNEN,
    Gespreksstap.EINDIG: Handeling.TERUGKEERGESPREK_GEEINDIGD,
    Gespreksstap.STOP: Handeling.TERUGKEERGESPREK_GEEINDIGD,
    Gespreksstap.NIET_GEKOMEN: Handeling.TERUGKEERGESPREK_NIET_GEKOMEN,
}


def zeg(bezoek: Bezoek, gesprek: Terugkeergesprek, wat: Verloopdaad) -> Terugkeergesprek:
    """Keep what the regisseur says of a talk, and take the step that goes with it; return it as it is then.

    The caller authorised it, and looked whether it can be said now.

    Raises:
        UserMistake: that step cannot be taken now.
        Conflict: somebody changed it meanwhile.
    """
    if wat is not Verloopdaad.NIET_GEKOMEN:
        gesprekken.noteer(bezoek.uow, gesprek, Gebeurtenissoort(wat.value), bezoek.actor.persoon_id)
    stap = STAP.get(wat)
    handeling = Handeling.TERUGKEERGESPREK_PAUZE if stap is None else _REGEL[stap]
    bezoek.record(handeling, casus_id=gesprek.casus_id, onderwerp_id=gesprek.id)
    return gesprek if stap is None else zet_stap(bezoek, gesprek, stap)


def gast_is_er(context: Context, gesprek: Terugkeergesprek) -> None:
    """He goes to the meeting from his page: note that he is there, once, and not when Teams told it already.

    Call it when he presses *Meedoen*. Before his door opens, and once it is over, nothing is noted.
    """
    if not _deur_open(gesprek, context.nu) or is_er(gesprekken.gebeurtenissen(context.uow, gesprek.id)):
        return
    gesprekken.noteer(context.uow, gesprek, Gebeurtenissoort.GAST_ER, gesprek.casemanager_id)
    context.log(Handeling.TERUGKEERGESPREK_AANWEZIG, casus_id=gesprek.casus_id, onderwerp_id=gesprek.id)
    houd_gesprek_waar(context, gesprek)


def gast_wil_pauze(context: Context, gesprek: Terugkeergesprek) -> bool:
    """He asks for a break from his page: the regisseur hears it. Tell whether there is a break now."""
    if gesprek.status not in {Gespreksstatus.GEPLAND, Gespreksstatus.BEZIG} or not _deur_open(gesprek, context.nu):
        return False
    if not is_pauze(gesprekken.gebeurtenissen(context.uow, gesprek.id)):
        gesprekken.noteer(context.uow, gesprek, Gebeurtenissoort.PAUZE, gesprek.casemanager_id)
        meld_nieuws(context, gesprek)
    return True


def teams_meldt(context: Context, gesprek: Terugkeergesprek, wat: MeetingEvent) -> None:
    """Keep what Teams tells of the meeting, and take the step that follows from all of it.

    It may come twice, late, and in any order: what was told before is not kept again, and the outcome is the same.
    """
    soort = _SOORT[wat.moment]
    bekend = gesprekken.gebeurtenissen(context.uow, gesprek.id)
    nieuw = ontbreekt(bekend, soort, wat.at, wat.guests or 1)
    for _ in range(nieuw):
        gesprekken.noteer(context.uow, gesprek, soort, op=wat.at)
    if not nieuw:
        return
    if wat.guests:
        context.log(Handeling.TERUGKEERGESPREK_AANWEZIG, casus_id=gesprek.casus_id, onderwerp_id=gesprek.id)
    _volg_teams(context, gesprek)


def gast_drukt(context: Context, gesprek: Terugkeergesprek) -> None:
    """Somebody without an account did something in the chat of a talk: nothing is done, and that is noted."""
    if noteer_drukte(gesprekken.gebeurtenissen(context.uow, gesprek.id), context.nu):
        gesprekken.noteer(context.uow, gesprek, Gebeurtenissoort.GAST_DRUKTE)
        context.log(Handeling.GAST_GEWEIGERD, casus_id=gesprek.casus_id, onderwerp_id=gesprek.id)


def _volg_teams(context: Context, gesprek: Terugkeergesprek) -> None:
    stand = gesprek
    for stap in stappen_van_teams(gesprek, gesprekken.gebeurtenissen(context.uow, gesprek.id)):
        stand = zet_stap(context, stand, stap)
        context.log(_REGEL[stap], casus_id=gesprek.casus_id, onderwerp_id=gesprek.id)
    if stand.status is Gespreksstatus.GEWEEST and gesprek.status in LOOPT_NOG:
        # What comes after is his to do: the afspraken, and the letter.
        meld_nieuws(context, stand)
    else:
        houd_gesprek_waar(context, stand)


def _deur_open(gesprek: Terugkeergesprek, nu: datetime) -> bool:
    if gesprek.begint_op is None or gesprek.eindigt_op is None or gesprek.status not in LOOPT_NOG:
        return False
    return meedoen_mag(gesprek.begint_op, gesprek.eindigt_op, nu)
