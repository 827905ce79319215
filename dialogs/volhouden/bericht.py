"""The weekly post to each regisseur: which of his casussen stand still. Nothing when nothing does."""

from datetime import timedelta

from cards.bouwstenen import zonder_opmaak
from cards.volhouden import lijst as kaarten
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from dialogs.kern.stilstand import die_stilstaan, laatste_moment, stilstand_id, stilstandmoment, vandaag
from dialogs.volhouden.lijst import regel
from domain.persoon import Rol
from domain.uitvraagtermijn import regio_moment
from storage import outbox, personen, wekkers
from storage.plekken import staat_er
from storage.wekkers import Wekker

WEEK = "week"
"""Subject of the alarm; the number tells the weeks apart."""


def ronde(context: Context) -> None:
    """Have the list told once a week: set the alarms of the last moment that passed and of the next one.

    Each week has an alarm of its own, so however often the round is made each rings once; and a moment at which the
    machine was down is made up for.
    """
    dag = vandaag(context)
    maandagen = [dag - timedelta(days=dag.weekday()) + timedelta(weeks=week) for week in range(-3, 4)]
    per_week = [(stilstandmoment(context, een), een.isocalendar().week) for een in maandagen]
    momenten = [(moment, week) for moment, week in per_week if moment is not None]
    geweest = [een for een in momenten if een[0] <= context.nu][-1:]
    komt = [een for een in momenten if een[0] > context.nu][:1]
    for moment, week in (*geweest, *komt):
        wekkers.zet(context.uow, Wekkersoort.STILSTAND, WEEK, moment, week)


def luidt(context: Context, _: Wekker) -> None:
    """Tell everybody who holds something that stands still, in one post for the week; who stands in for him gets it."""
    moment = laatste_moment(context)
    if moment is None:
        return
    wie = [een.id for een in personen.ooit_met_rol(context.uow, Rol.PROCESREGISSEUR)]
    for regisseur_id in sorted({een.casus.regisseur_id for een in die_stilstaan(context, wie)}):
        # Without anybody who runs them the managers hear of that by another way.
        naar = aan_regisseur(context, regisseur_id)
        if naar is not None:
            outbox.plan(
                context.uow,
                soort=Berichtsoort.STILSTAND,
                onderwerp_id=stilstand_id(context, regisseur_id, moment),
                persoon_id=naar,
                niet_voor=regio_moment(context.regio, context.nu),
            )


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say which casussen stand still now, by code, with why and since when."""
    regisseur_id, _, _ = onderwerp_id.partition(":")
    gevonden = die_stilstaan(context, [regisseur_id])
    if not gevonden and not staat_er(context.uow, Berichtsoort.STILSTAND, onderwerp_id):
        return Skip("niets_stil")
    wie = personen.lees_alle(context.uow, [regisseur_id]).get(regisseur_id)
    naam = zonder_opmaak(wie.naam) if wie else ""
    return als_bericht(
        kaarten.bericht(naam, [regel(context, een) for een in gevonden], context.teksten), context.teksten
    )


def vervallen(context: Context, onderwerp_id: str, _: str) -> Skip | None:
    """The list of a week leaves only in that week: the next one has all that still stands still."""
    moment, regisseur_id = laatste_moment(context), onderwerp_id.partition(":")[0]
    van_nu = moment is not None and stilstand_id(context, regisseur_id, moment) == onderwerp_id
    if not van_nu:
        return Skip("ingehaald")
    return None if die_stilstaan(context, [regisseur_id]) else Skip("niets_stil")


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: next week it is told again."""
    return None
