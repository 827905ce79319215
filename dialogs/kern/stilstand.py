"""What stands still in whose casussen: read for many at once, told in words, and kept true where it was told.

For every topic that shows it. The caller has authorised.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cards.datum import datum
from dialogs.kern.bereik import HERINNERINGEN_WAAR
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import houd_waar
from domain.afspraak import BIJ_EIGENAAR
from domain.casus import Casus
from domain.plan import Plan
from domain.stilstand import Afspraakfeiten, Feiten, Signaal, Signaalsoort, signalen, sinds
from domain.volhouden import Volhoudstap
from storage import casus as casussen
from storage import plan as plannen
from storage import volhouden
from storage.casus import Casusregel
from storage.volhouden import Afspraakstand, Sporen


@dataclass(frozen=True, slots=True)
class Stilstaand:
    """A casus that stands still: why, and what was last done to keep it moving, and when."""

    casus: Casusregel
    signalen: tuple[Signaal, ...]
    gedaan: tuple[Volhoudstap, datetime] | None

    @property
    def sinds(self) -> date:
        """The first day since when something in it stands still."""
        return sinds(self.signalen)


def die_stilstaan(context: Context, regisseurs: Iterable[str]) -> list[Stilstaand]:
    """Return the running casussen of these regisseurs that stand still, by the day since when, then by code.

    In a fixed number of statements, however many casussen there are.
    """
    regels = {een.id: een for een in casussen.lopende_van(context.uow, regisseurs)}
    if not regels:
        return []
    sporen = volhouden.sporen_van(context.uow, regels)
    plannen_ = plannen.huidige_van(context.uow, regels)
    gevonden = []
    for casus_id, regel in regels.items():
        waarom = _signalen(context, regel, sporen[casus_id], plannen_.get(casus_id))
        if waarom:
            gevonden.append(Stilstaand(regel, waarom, sporen[casus_id].gedaan))
    return sorted(gevonden, key=lambda een: (een.sinds, str(een.casus.code)))


def van_casus(context: Context, casus: Casus) -> tuple[Signaal, ...]:
    """Return why one casus stands still, the longest first; nothing when it moves."""
    sporen = volhouden.sporen_van(context.uow, [casus.id])[casus.id]
    return _signalen(context, casus, sporen, plannen.huidige(context.uow, casus.id))


def in_woorden(context: Context, een: Signaal) -> str:
    """Return a signal as a sentence: days and counts, nothing about a person."""
    voorbij = een.soort is Signaalsoort.KADER_EINDIGT and een.dag < vandaag(context)
    key = "volhouden.signaal.kader_geeindigd" if voorbij else f"volhouden.signaal.{een.soort.value}"
    return context.teksten.aantal(key, een.aantal, dag=datum(een.dag))


def vandaag(context: Context) -> date:
    """Return the day on the region's clock."""
    return context.regio.kalender.lokaal(context.nu).date()


def stilstandmoment(context: Context, dag: date) -> datetime | None:
    """Return when in the week of `dag` the regisseurs are told: at the start of working hours (UTC).

    On the region's own day; when nobody works then, on the next working day, which may lie in the week after. None
    when the region has not said on which day.
    """
    weekdag = context.regio.verloop.stilstand_dag
    if weekdag is None:
        return None
    kalender = context.regio.kalender
    op = kalender.volgende_werkdag(dag + timedelta(days=weekdag - dag.weekday()))
    return kalender.moment(op, context.regio.werkuren.van)


def laatste_moment(context: Context) -> datetime | None:
    """Return when the regisseurs were last to be told; None when the region has not said on which day."""
    dag = vandaag(context)
    momenten = (stilstandmoment(context, dag - timedelta(weeks=een)) for een in range(3))
    return max((een for een in momenten if een is not None and een <= context.nu), default=None)


def stilstand_id(context: Context, regisseur_id: str, moment: datetime) -> str:
    """Return the subject of what a regisseur is told at that moment."""
    return f"{regisseur_id}:{context.regio.kalender.lokaal(moment).date().isoformat()}"


def houd_stilstand_waar(context: Context, regisseur_id: str) -> None:
    """Keep true what a regisseur was last told; older lists are history."""
    moment = laatste_moment(context)
    if moment is not None:
        houd_waar(context, Berichtsoort.STILSTAND, stilstand_id(context, regisseur_id, moment))


def houd_volhouden_waar(
    context: Context, casus_id: str, organisaties: Collection[str], *, niet_voor: datetime | None = None
) -> None:
    """Keep true what these organisaties, and the regisseur, were told because something stood still in a casus.

    Call it when something is heard, or settled; twice does no harm.
    """
    vanaf = context.nu - timedelta(days=HERINNERINGEN_WAAR)
    for een in volhouden.van_casus(context.uow, casus_id):
        if een.organisatie in organisaties and een.op >= vanaf:
            houd_waar(context, Berichtsoort.AANSPORING, een.id, niet_voor=niet_voor)
    houd_stilstand_waar(context, casussen.lees(context.uow, casus_id).regisseur_id)


def stille_organisaties(
    context: Context, afspraken: Iterable[Afspraakstand], gehoord_sinds: Mapping[str, datetime]
) -> Collection[str]:
    """Return of which organisaties nothing is heard: who has something to do, and is late with it or silent.

    Args:
        context: the transaction.
        afspraken: those of one casus.
        gehoord_sinds: per organisatie when it was last nudged: who was nudged since it last said something waits.
    """
    dag, dagen = vandaag(context), context.regio.verloop.stilstand_dagen
    stil = set()
    for een in afspraken:
        gevraagd = gehoord_sinds.get(een.organisatie)
        if een.status not in BIJ_EIGENAAR or (gevraagd is not None and gevraagd > een.teken_op):
            continue
        teken = context.regio.kalender.lokaal(een.teken_op).date()
        if een.wanneer < dag or (dagen is not None and (dag - teken).days >= dagen):
            stil.add(een.organisatie)
    return stil


def _signalen(context: Context, casus: Casus | Casusregel, sporen: Sporen, plan: Plan | None) -> tuple[Signaal, ...]:
    def dag(moment: datetime | None) -> date | None:
        return None if moment is None else context.regio.kalender.lokaal(moment).date()

    def zeker(moment: datetime) -> date:
        return context.regio.kalender.lokaal(moment).date()

    begonnen = [een for een in (sporen.begonnen_op, sporen.gemeld_op, sporen.heropend_op) if een is not None]
    feiten = Feiten(
        fase=casus.fase,
        begonnen_op=zeker(max(begonnen)),
        gewogen_op=dag(sporen.gewogen_op),
        plan_op=dag(plan.op) if plan else None,
        evaluatie_op=plan.evaluatie_op if plan else None,
        kaders=plan.kaders if plan else (),
        afspraken=tuple(
            Afspraakfeiten(
                status=een.status,
                wanneer=een.wanneer,
                teken_op=zeker(een.teken_op),
                verzet=een.verzet,
                verzet_op=dag(een.verzet_op),
                gemeld=een.gemeld_op is not None,
            )
            for een in sporen.afspraken
        ),
        geschaald_op=dag(sporen.geschaald_op),
    )
    return signalen(feiten, vandaag(context), context.regio.verloop)
