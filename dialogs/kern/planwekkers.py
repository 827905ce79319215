"""The alarms of a plan van aanpak: set by who saves it, and what they must look at before they say anything.

A frame has its alarms under `<casus>:<frame>`, numbered from 1 as the region lists its warnings; the evaluation has
one, under the casus.
"""

from datetime import datetime

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import houd_waar
from domain.casus import Casus, Fase
from domain.errors import NotFound
from domain.plan import Kaderafspraak, Plan
from domain.planmomenten import kadermomenten, ochtend
from domain.uitvraagtermijn import volgende_ochtend
from storage import casus as casussen
from storage import plan as plannen
from storage import wekkers


def kader_id(casus_id: str, kader: str) -> str:
    """Return the subject of what is about a frame: its alarms, and what the regisseur is told."""
    return f"{casus_id}:{kader}"


def zet_planwekkers(context: Context, was: Plan | None, plan: Plan) -> None:
    """Set the alarms as a plan says now, in place of those of the version before it; what was told is kept true."""
    eerder = {een.id: een for een in was.kaders} if was else {}
    for een in plan.kaders:
        if een != eerder.pop(een.id, None):
            _zet_kader(context, plan.casus_id, een)
    for weg in eerder:
        wekkers.trek_in(context.uow, Wekkersoort.KADER, kader_id(plan.casus_id, weg))
        houd_waar(context, Berichtsoort.KADER, kader_id(plan.casus_id, weg))
    _zet_evaluatie(context, was, plan)


def hervat_planwekkers(context: Context, plan: Plan) -> None:
    """Set all alarms of a plan anew: its casus was opened again."""
    zet_planwekkers(context, None, plan)


def trek_planwekkers_in(context: Context, casus_id: str) -> None:
    """Take back all alarms of the plan of a casus that was closed, and keep true what was told of it."""
    plan = plannen.huidige(context.uow, casus_id)
    for een in plan.kaders if plan else ():
        wekkers.trek_in(context.uow, Wekkersoort.KADER, kader_id(casus_id, een.id))
        houd_waar(context, Berichtsoort.KADER, kader_id(casus_id, een.id))
    wekkers.trek_in(context.uow, Wekkersoort.EVALUATIE, casus_id)
    houd_waar(context, Berichtsoort.EVALUATIE, casus_id)


def kader_dat_eindigt(context: Context, onderwerp_id: str) -> tuple[Casus, Kaderafspraak] | None:
    """Return the frame of which somebody is to be told that it ends; None when there is no reason (any more).

    There is none when the casus was closed or destroyed, the frame was taken out of the plan or dealt with, has no end,
    or is about somebody who is in the casus no more.
    """
    casus_id, _, welk = onderwerp_id.partition(":")
    gevonden = _lopend(context, casus_id)
    kader = gevonden[1].kader(welk) if gevonden else None
    if gevonden is None or kader is None or kader.voorbij or kader.eindigt_op is None:
        return None
    casus = gevonden[0]
    hoort_erin = not kader.betrokkene_id or casus.betrokkene(kader.betrokkene_id) is not None
    return (casus, kader) if hoort_erin else None


def te_evalueren(context: Context, casus_id: str) -> tuple[Casus, Plan] | None:
    """Return the plan that is to be looked at again today, or was to be; None when it is not."""
    gevonden = _lopend(context, casus_id)
    if gevonden is None or gevonden[1].evaluatie_op is None:
        return None
    return gevonden if ochtend(context.regio, gevonden[1].evaluatie_op) <= context.nu else None


def _lopend(context: Context, casus_id: str) -> tuple[Casus, Plan] | None:
    try:
        casus = casussen.lees(context.uow, casus_id)
    except NotFound:
        return None
    plan = plannen.huidige(context.uow, casus_id)
    return (casus, plan) if plan is not None and casus.fase is not Fase.AFGESLOTEN else None


def _zet_kader(context: Context, casus_id: str, kader: Kaderafspraak) -> None:
    onderwerp_id = kader_id(casus_id, kader.id)
    wekkers.trek_in(context.uow, Wekkersoort.KADER, onderwerp_id)
    for volgnummer, wanneer in kadermomenten(context.regio, kader, context.nu).items():
        wekkers.zet(context.uow, Wekkersoort.KADER, onderwerp_id, wanneer, volgnummer)
    houd_waar(context, Berichtsoort.KADER, onderwerp_id)


def _zet_evaluatie(context: Context, was: Plan | None, plan: Plan) -> None:
    if was is not None and was.evaluatie_op == plan.evaluatie_op:
        return
    wekkers.trek_in(context.uow, Wekkersoort.EVALUATIE, plan.casus_id)
    wanneer = _evaluatiemoment(context, plan)
    if wanneer is not None:
        wekkers.zet(context.uow, Wekkersoort.EVALUATIE, plan.casus_id, wanneer)
    houd_waar(context, Berichtsoort.EVALUATIE, plan.casus_id)


def _evaluatiemoment(context: Context, plan: Plan) -> datetime | None:
    """Return when is told that a plan is to be looked at again; None when its day has passed, or it has none.

    A day that is near enough for its morning to have gone by (a Saturday, on Friday) is told of on the next morning.
    """
    dag, vandaag = plan.evaluatie_op, context.regio.kalender.lokaal(context.nu).date()
    if dag is None or dag < vandaag:
        return None
    wanneer = ochtend(context.regio, dag)
    return wanneer if wanneer > context.nu else volgende_ochtend(context.regio, context.nu)
