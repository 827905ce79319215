"""What happens by itself: clocks follow the region, and once a week who decides is told what has passed its term."""

from datetime import date, timedelta
from typing import Final

from dialogs.bewaren.bericht import te_beslissen
from dialogs.bewaren.kern import beslissers
from dialogs.bewaren.nazorg import wie_te_vertellen
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import aan_regisseur
from domain.werkdagen import binnen_werkuren
from storage import bewaren, opruimen, outbox, wekkers
from storage.wekkers import Wekker

DAG: Final = "dag"
WEEK: Final = "week"


def ronde(context: Context) -> None:
    """Have the clocks looked at once a working day, and the lists told once a week.

    The moments are those of the day and of the week, so however often the round is made each rings once; and when the
    machine was down on Monday, it is told on the day that it is back.
    """
    kalender, werkuren = context.regio.kalender, context.regio.werkuren
    dag = kalender.lokaal(binnen_werkuren(context.nu, werkuren, kalender)).date()
    week = eerste_werkdag(context, dag)
    for wat, wanneer in ((DAG, dag), (WEEK, week)):
        wekkers.zet(context.uow, Wekkersoort.BEWAREN, wat, kalender.moment(wanneer, werkuren.van))


def luidt(context: Context, wekker: Wekker) -> None:
    """Look at the clocks, or tell who decides."""
    if wekker.onderwerp_id == WEEK:
        vertel(context)
    else:
        kijk_na(context)


def kijk_na(context: Context) -> None:
    """Start what was missed, follow the region, and sweep what is kept of professionals."""
    bewaren.volg_regio(context.uow, context.regio)
    bewaren.begin_wat_ontbreekt(context.uow, context.regio)
    opruimen.ruim_op(context.uow)
    for klok in bewaren.verlopen(context.uow):
        if klok.bevestigd:
            # Its own alarm does it; this is for one that was lost.
            wekkers.zet(context.uow, Wekkersoort.VERNIETIG, klok.naam, context.nu)


def vertel(context: Context) -> None:
    """Tell everybody who decides about something, in one post for the week; whoever stands in for him gets it."""
    week = eerste_werkdag(context, context.regio.kalender.lokaal(context.nu).date()).isoformat()
    wie = {persoon for ding in te_beslissen(context) for persoon in beslissers(context, ding)}
    for persoon_id in sorted(wie | wie_te_vertellen(context)):
        naar = aan_regisseur(context, persoon_id) or persoon_id
        outbox.plan(context.uow, soort=Berichtsoort.BEWAREN, onderwerp_id=f"{persoon_id}:{week}", persoon_id=naar)


def eerste_werkdag(context: Context, dag: date) -> date:
    """Return the first working day of the week of `dag`; of a week without one the first one after it."""
    return context.regio.kalender.volgende_werkdag(dag - timedelta(days=dag.weekday()))
