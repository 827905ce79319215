"""What every topic must know of the RIO: which bodies it is, what it may, and what it is told of its people.

An alarm stands per appointment; what is told in the morning is one post for all appointments of a day.
"""

from dataclasses import replace
from datetime import date, datetime

from dialogs.kern import wekken
from dialogs.kern.beleid import met_toegang
from dialogs.kern.bereik import bereik, verstuur
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.planning import houd_waar
from domain.casus import Casus
from domain.contact import Kanaal
from domain.persoon import Rol
from domain.planmomenten import ochtend
from domain.rio import rio_bodies
from domain.toegang import Waarover
from domain.uitvraagtermijn import regio_moment, volgende_ochtend
from domain.wekken import buiten_teams
from storage import outbox, rio, toegang, wekkers
from storage.plekken import gemaild

__all__ = [
    "agenda_id",
    "eigen_bodies",
    "houd_agenda",
    "mail_rio",
    "meld_nieuw",
    "met_toegang_nu",
    "nieuw_id",
    "over_lijst",
    "over_rio",
    "rio_bodies",
    "rio_van",
    "stop",
    "zet_agendawekker",
]


def over_rio(bezoek: Bezoek, casus: Casus) -> Waarover:
    """Return a casus as a subject for what the RIO does: with everybody's access, and the body for which he comes.

    That is the one of his bodies that has access now; without any the rules say why he may not.
    """
    over = met_toegang(bezoek, casus)
    eigen = eigen_bodies(bezoek)
    erbij = {een.organisatie for een in over.toegang if een.geldt_voor(bezoek.actor, bezoek.nu)}
    voor = next((een for een in eigen if een in erbij), next(iter(eigen), None))
    return replace(over, organisatie=voor, rio=rio_bodies(bezoek.regio))


def over_lijst(bezoek: Bezoek) -> Waarover:
    """Return the list of the RIO as a subject, and taking in somebody: about no casus, for the body he works for."""
    return Waarover(organisatie=next(iter(eigen_bodies(bezoek)), None), rio=rio_bodies(bezoek.regio))


def eigen_bodies(bezoek: Bezoek) -> tuple[str, ...]:
    """Return for which bodies that are the RIO somebody works now, in a fixed order."""
    return tuple(sorted(rio_bodies(bezoek.regio) & bezoek.actor.organisaties(Rol.PARTNER)))


def met_toegang_nu(context: Context, casus_id: str) -> tuple[str, ...]:
    """Return which bodies of the RIO have access to a casus now, as such."""
    nu = {
        een.organisatie
        for een in toegang.van_casus(context.uow, casus_id)
        if een.rol is Rol.PARTNER and een.persoon_id is None and een.loopt(context.nu)
    }
    return tuple(sorted(nu & rio_bodies(context.regio)))


def rio_van(bezoek: Bezoek, over: Waarover) -> str:
    """Return on behalf of which body somebody does or sees something: the RIO's own, else the Veiligheidshuis."""
    eigen = over.organisatie in bezoek.actor.organisaties(Rol.PARTNER)
    return over.organisatie if eigen and over.organisatie else bezoek.regio.eigen_organisatie


def nieuw_id(casus_id: str, organisatie: str) -> str:
    """Return the subject of what the RIO is told about somebody who joined."""
    return f"{casus_id}:{organisatie}"


def agenda_id(organisatie: str, dag: date) -> str:
    """Return the subject of what the RIO is told about a day."""
    return wekken.op_dag(organisatie, dag)


def meld_nieuw(context: Context, casus_id: str) -> None:
    """Tell the RIO that somebody joined: call it once it has access. Twice does no harm."""
    wanneer = regio_moment(context.regio, context.nu)
    dag = context.regio.kalender.lokaal(wanneer).date()
    for organisatie in met_toegang_nu(context, casus_id):
        waarheen = bereik(context, organisatie)
        verstuur(context, Berichtsoort.RIO_NIEUW, nieuw_id(casus_id, organisatie), waarheen, niet_voor=wanneer)
        mail_rio(context, organisatie, dag, wanneer)
    hervat(context, casus_id)


def mail_rio(context: Context, organisatie: str, dag: date, wanneer: datetime | None = None) -> None:
    """Plan the mail of a day, in constant words, to who is woken by mail: at most one a day for each.

    Who had that of the day gets the next one on the next working day.
    """
    regels = context.regio.nazorg
    tafels = [regels.tafel] if regels else []
    morgen = volgende_ochtend(context.regio, context.nu)
    gehad = gemaild(context.uow, Berichtsoort.MAIL_RIO, agenda_id(organisatie, dag))
    for contact in buiten_teams(wekken.team(context, organisatie), Kanaal.EMAIL, tafels, context.nu):
        opnieuw = contact.id in gehad
        outbox.plan(
            context.uow,
            soort=Berichtsoort.MAIL_RIO,
            onderwerp_id=agenda_id(organisatie, context.regio.kalender.lokaal(morgen).date() if opnieuw else dag),
            contact_id=contact.id,
            niet_voor=morgen if opnieuw else wanneer,
        )


def zet_agendawekker(context: Context, afspraak_id: str, wanneer: datetime) -> None:
    """Let the morning of an appointment be told; the working day before when it is over by then, or on a day off.

    What is planned for a moment nearer than that was planned by who knows of it: then nothing rings.
    """
    moment = _ochtend(context, wanneer)
    if moment > context.nu:
        wekkers.zet(context.uow, Wekkersoort.RIO_AGENDA, afspraak_id, moment)
    else:
        wekkers.trek_in(context.uow, Wekkersoort.RIO_AGENDA, afspraak_id)


def houd_agenda(context: Context, casus_id: str, *momenten: datetime) -> None:
    """Keep true what was told of the days of these moments."""
    dagen = {context.regio.kalender.lokaal(een).date() for een in momenten}
    for organisatie in sorted(rio_bodies(context.regio)):
        houd_waar(context, Berichtsoort.RIO_NIEUW, nieuw_id(casus_id, organisatie))
        for dag in sorted(dagen):
            houd_waar(context, Berichtsoort.RIO_AGENDA, agenda_id(organisatie, dag))


def hervat(context: Context, casus_id: str) -> None:
    """Set the alarms of what is planned with somebody: the RIO has access (again)."""
    gepland = rio.gepland(context.uow, [casus_id]).get(casus_id, ())
    for een in gepland:
        zet_agendawekker(context, een.id, een.wanneer)
    houd_agenda(context, casus_id, *(een.wanneer for een in gepland))


def stop(context: Context, casus_id: str) -> None:
    """Drop the alarms of a casus that was closed, or to which the RIO has no access any more."""
    if not rio_bodies(context.regio):
        return
    gepland = rio.gepland(context.uow, [casus_id]).get(casus_id, ())
    for een in gepland:
        wekkers.trek_in(context.uow, Wekkersoort.RIO_AGENDA, een.id)
    houd_agenda(context, casus_id, *(een.wanneer for een in gepland))
    houd_waar(context, Berichtsoort.RIO_TOEGELATEN, casus_id)
    for organisatie in sorted(rio_bodies(context.regio)):
        houd_waar(context, Berichtsoort.RIO_GEVRAAGD, nieuw_id(casus_id, organisatie))


def _ochtend(context: Context, wanneer: datetime) -> datetime:
    dag = context.regio.kalender.lokaal(wanneer).date()
    eerste = ochtend(context.regio, dag)
    return eerste if eerste < wanneer else ochtend(context.regio, context.regio.kalender.min_werkdagen(dag, 1))
