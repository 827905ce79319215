"""The day of consult comes back by itself: an alarm, and one neutral post to who ran the casus, or stands in.

When who ran it has left, all regisseurs are told: who held a closed casus is never asked to hand it over.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from cards import afschalen as kaarten
from cards.afschalen import ConsultOpen
from cards.datum import dag_met_jaar
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.heropend import heropend_na
from dialogs.kern.informeren import op_de_dag, vandaag
from dialogs.kern.neutraal import als_bericht, noem
from dialogs.kern.ontvangers import aan_regisseur, houders
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.afschalen import Afschaling
from domain.casus import Casus, Fase
from domain.errors import NotFound
from domain.persoon import Rol
from storage import afschalen, outbox, wekkers
from storage import casus as casussen
from storage.plekken import plekken
from storage.wekkers import Wekker

KIJKT_NA: Final = 1
"""Number of the alarm that looks, each week until the consult was held, whether somebody knows of it."""


@dataclass(frozen=True, slots=True)
class Terug:
    """What was scaled down, and its casus. `laatste`: it was not opened again since."""

    afschaling: Afschaling
    casus: Casus
    laatste: bool = True

    @property
    def wacht(self) -> bool:
        """Tell whether a consult is still to be held: not dealt with, and the casus was not opened again."""
        return self.laatste and self.afschaling.wacht_op_consult and self.casus.fase is Fase.AFGESLOTEN


def zoek(context: Context, afschaling_id: str) -> Terug | None:
    """Return it; None when its casus was destroyed: then there is nothing to look at any more."""
    try:
        een = afschalen.lees(context.uow, afschaling_id)
        casus = casussen.lees(context.uow, een.casus_id)
    except NotFound:
        return None
    return Terug(een, casus, laatste=not heropend_na(context, casus.id, een.afgerond_op))


def luidt(context: Context, wekker: Wekker) -> None:
    """Tell who ran the casus that it is time to look again, while there is a reason to.

    A week later it is seen whether there still is, and whether whoever it is for now was told: he may have left.
    """
    terug = zoek(context, wekker.onderwerp_id)
    if terug is None or not terug.wacht or _later(context, terug):
        return
    er = plekken(context.uow, Berichtsoort.CONSULT, terug.afschaling.id) if wekker.volgnummer == KIJKT_NA else ()
    gehoord = {een.persoon_id for een in er}
    wie = aan_regisseur(context, terug.casus.regisseur_id)
    for een in (wie,) if wie else houders(context, Rol.PROCESREGISSEUR):
        if een not in gehoord:
            outbox.plan(
                context.uow, soort=Berichtsoort.CONSULT, onderwerp_id=terug.afschaling.id, persoon_id=een, los=True
            )
    over_een_week = op_de_dag(context, vandaag(context) + timedelta(weeks=1))
    wekkers.zet(context.uow, Wekkersoort.CONSULT, terug.afschaling.id, over_een_week, KIJKT_NA)


def render(context: Context, afschaling_id: str) -> OutgoingMessage | Skip:
    """Say at which casus to look again and with whom it is now; once that was done, only that."""
    terug = zoek(context, afschaling_id)
    if terug is None:
        return Skip("bestaat_niet")
    t, code = context.teksten, str(terug.casus.code)
    if terug.wacht and not _later(context, terug):
        regels = (
            t("consult.bericht.regel", code=code, dag=_dag(context, terug)),
            t("consult.bericht.regie", organisatie=noem(context, terug.afschaling.organisatie)),
        )
        open_ = ConsultOpen(afschaling=afschaling_id)
        return als_bericht(kaarten.consultbericht(code, regels, open_, t), t)
    return als_bericht(kaarten.consultbericht(code, (stand(context, terug),), None, t), t)


def vervallen(context: Context, afschaling_id: str, _: str) -> Skip | None:
    """A new post is only made while there is something to look at, and it is time."""
    terug = zoek(context, afschaling_id)
    if terug is None or not terug.wacht or _later(context, terug):
        return Skip("voorbij")
    return None


def eigenaar(context: Context, afschaling_id: str) -> str | None:
    """Who hears that it could not be delivered: who ran the casus, or stands in for him."""
    terug = zoek(context, afschaling_id)
    return aan_regisseur(context, terug.casus.regisseur_id) if terug else None


def stand(context: Context, terug: Terug) -> str:
    """Return how it is with the consult, in words, when nothing is to be done now."""
    t = context.teksten
    if terug.casus.fase is not Fase.AFGESLOTEN or not terug.laatste:
        return t("consult.stand.heropend", code=str(terug.casus.code))
    gehouden = terug.afschaling.consult_gehouden_op
    if gehouden is not None:
        return t("consult.stand.gehouden", dag=dag_met_jaar(gehouden, context.regio.kalender))
    return t("consult.stand.later", dag=_dag(context, terug))


def _later(context: Context, terug: Terug) -> bool:
    op = terug.afschaling.consult_op
    return op is not None and op > vandaag(context)


def _dag(context: Context, terug: Terug) -> str:
    op = terug.afschaling.consult_op
    return dag_met_jaar(op, context.regio.kalender) if op else ""
