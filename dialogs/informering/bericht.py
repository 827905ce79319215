"""What the regisseur hears by himself: that a day to look again has come, and once a week all that is missing."""

from datetime import date, timedelta
from typing import Final

from cards import informering as kaarten
from cards.bouwstenen import zonder_opmaak
from dialogs.informering.kern import Aandacht, die_aandacht_vragen
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.informeren import op_de_dag, vandaag, zet_wekker
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.planning import houd_waar
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.casus import Fase
from domain.errors import NotFound
from domain.persoon import Rol
from domain.werkdagen import binnen_werkuren
from storage import casus as casussen
from storage import outbox, personen, wekkers
from storage.plekken import staat_er
from storage.wekkers import Wekker

WEEK: Final = "week"
"""Subject of the alarm of the weekly list; no id of a casus is this word."""


def ronde(context: Context) -> None:
    """Have the list told once a week: on its first working day, or when the machine is back."""
    kalender = context.regio.kalender
    nu = binnen_werkuren(context.nu, context.regio.werkuren, kalender)
    dag = kalender.lokaal(nu).date()
    wekkers.zet(context.uow, Wekkersoort.INFORMERING, WEEK, op_de_dag(context, _maandag(dag)))


def luidt(context: Context, wekker: Wekker) -> None:
    """Tell of one casus that its day has come, or everybody what is missing; named after the day it was meant for."""
    dag = context.regio.kalender.lokaal(wekker.wanneer).date()
    if wekker.onderwerp_id == WEEK:
        for een in personen.ooit_met_rol(context.uow, Rol.PROCESREGISSEUR):
            if die_aandacht_vragen(context, [een.id]):
                _plan(context, een.id, dag)
        return
    try:
        casus = casussen.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    if casus.fase is Fase.AFGESLOTEN:
        return
    if any(een.casus.id == casus.id for een in die_aandacht_vragen(context, [casus.regisseur_id])):
        _plan(context, casus.regisseur_id, dag)
    zet_wekker(context, casus)


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say of which casussen, by code: on the first working day of the week all, else those of which the day came."""
    regisseur_id, _, welke = onderwerp_id.partition(":")
    dag = date.fromisoformat(welke)
    wekelijks = dag == _eerste_werkdag(context, dag)
    gevonden = [
        een for een in die_aandacht_vragen(context, [regisseur_id]) if wekelijks or _kwam_op(context, een) == dag
    ]
    if not gevonden and not staat_er(context.uow, Berichtsoort.INFORMERING, onderwerp_id):
        return Skip("niets_ontbreekt")
    wie = personen.lees_alle(context.uow, [regisseur_id]).get(regisseur_id)
    codes = [str(een.casus.code) for een in gevonden]
    kaart = kaarten.bericht(zonder_opmaak(wie.naam) if wie else "", codes, context.teksten, dag=not wekelijks)
    return als_bericht(kaart, context.teksten)


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: next week it is told again."""
    return None


def houd_lijst_waar(context: Context, regisseur_id: str) -> None:
    """Keep true what was told today and this week; older lists are history."""
    dag = vandaag(context)
    for welke in {dag, _eerste_werkdag(context, dag)}:
        houd_waar(context, Berichtsoort.INFORMERING, f"{regisseur_id}:{welke.isoformat()}")


def _plan(context: Context, regisseur_id: str, dag: date) -> None:
    """Tell who runs his casussen now. Without anybody the managers hear of that by another way."""
    wie = aan_regisseur(context, regisseur_id)
    if wie is not None:
        onderwerp = f"{regisseur_id}:{dag.isoformat()}"
        outbox.plan(context.uow, soort=Berichtsoort.INFORMERING, onderwerp_id=onderwerp, persoon_id=wie)


def _kwam_op(context: Context, een: Aandacht) -> date:
    return context.regio.kalender.volgende_werkdag(een.sinds)


def _eerste_werkdag(context: Context, dag: date) -> date:
    return context.regio.kalender.volgende_werkdag(_maandag(dag))


def _maandag(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())
