"""The day of consult comes back by itself: an alarm, and one neutral post to who ran the casus, or stands in."""

from dataclasses import dataclass

from cards import afschalen as kaarten
from cards.afschalen import ConsultOpen
from cards.datum import dag_met_jaar
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.informeren import vandaag
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ontvangers import aan_regisseur, meld_regisseur
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.afschalen import Afschaling
from domain.casus import Casus, Fase
from domain.errors import NotFound
from storage import afschalen
from storage import casus as casussen
from storage.wekkers import Wekker


@dataclass(frozen=True, slots=True)
class Terug:
    """What was scaled down, and its casus."""

    afschaling: Afschaling
    casus: Casus

    @property
    def wacht(self) -> bool:
        """Tell whether a consult is still to be held: not dealt with, and the casus was not opened again."""
        return self.afschaling.wacht_op_consult and self.casus.fase is Fase.AFGESLOTEN


def zoek(context: Context, afschaling_id: str) -> Terug | None:
    """Return it; None when its casus was destroyed: then there is nothing to look at any more."""
    try:
        een = afschalen.lees(context.uow, afschaling_id)
        return Terug(een, casussen.lees(context.uow, een.casus_id))
    except NotFound:
        return None


def luidt(context: Context, wekker: Wekker) -> None:
    """Tell who ran the casus that it is time to look again, while there is a reason to."""
    terug = zoek(context, wekker.onderwerp_id)
    if terug is not None and terug.wacht:
        meld_regisseur(context, terug.casus.regisseur_id, Berichtsoort.CONSULT, terug.afschaling.id)


def render(context: Context, afschaling_id: str) -> OutgoingMessage | Skip:
    """Say at which casus to look again and with whom it is now; once that was done, only that."""
    terug = zoek(context, afschaling_id)
    if terug is None:
        return Skip("bestaat_niet")
    t, code = context.teksten, str(terug.casus.code)
    if terug.wacht and not _later(context, terug):
        regels = (
            t("consult.bericht.regel", code=code, dag=_dag(context, terug)),
            t("consult.bericht.regie", organisatie=context.regio.organisatienaam(terug.afschaling.organisatie)),
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
    if terug.casus.fase is not Fase.AFGESLOTEN:
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
