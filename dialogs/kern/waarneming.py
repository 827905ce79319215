"""Standing in, in words: for whom on every card, so that nobody takes a casus for his own; and in which days."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag, dag_met_jaar
from dialogs.kern.desk import Context, Desk
from domain.afwezigheid import Afwezigheid
from storage import personen

_ZO_KORT_MOGELIJK = timedelta(microseconds=1)


def waargenomen(desk: Desk, regisseurs: Iterable[str]) -> Mapping[str, str]:
    """Return, for each of these regisseurs for whom the actor stands in now, the line that says so.

    In one statement however many; none when there is nobody he stands in for.
    """
    anderen = (set(regisseurs) & desk.actor.regisseert_voor) - {desk.actor.persoon_id}
    if not anderen:
        return {}
    return {
        een.id: desk.teksten("afwezig.neemt_waar", naam=zonder_opmaak(een.naam))
        for een in personen.lees_alle(desk.uow, anderen).values()
    }


def waarneemregel(desk: Desk, regisseur_id: str) -> str:
    """Return the line that says for whom the actor stands in with a casus of this regisseur; empty when it is his."""
    return waargenomen(desk, [regisseur_id]).get(regisseur_id, "")


def periode_in_woorden(context: Context, een: Afwezigheid) -> str:
    """Return from when until when, in days that are both included."""
    kalender = context.regio.kalender
    laatste = max(een.van, een.tot - _ZO_KORT_MOGELIJK)
    begin, einde = kalender.lokaal(een.van).date(), kalender.lokaal(laatste).date()
    if begin == einde:
        return context.teksten("afwezig.dag", dag=_dag(context, laatste))
    eerste = dag(een.van, kalender) if begin.year == einde.year else dag_met_jaar(een.van, kalender)
    return context.teksten("afwezig.periode", van=eerste, tot=_dag(context, laatste))


def _dag(context: Context, moment: datetime) -> str:
    """Return a day in words, with its year when that is another one than now."""
    kalender = context.regio.kalender
    dit_jaar = kalender.lokaal(moment).year == kalender.lokaal(context.nu).year
    return dag(moment, kalender) if dit_jaar else dag_met_jaar(moment, kalender)
