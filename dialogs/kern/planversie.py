"""The next version of a plan van aanpak, for every topic that changes it: saved whole, or not at all."""

from dataclasses import dataclass, replace

from dialogs.kern import casusregie
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.planwekkers import zet_planwekkers
from dialogs.kern.stilstand import houd_stilstand_waar
from domain import verloop
from domain.afspraak import AfspraakStatus
from domain.casus import Casus
from domain.errors import UserMistake
from domain.plan import Plan, alleen_over, begin, nieuwe_versie
from domain.regie import Regie
from domain.verloop import Stap
from storage import afspraken
from storage import casus as casussen
from storage import plan as plannen
from storage import regie as regies


@dataclass(frozen=True, slots=True)
class Planstand:
    """How the plan of a casus stands.

    Attributes:
        bewaard: the newest version as it was kept; None when there is none.
        plan: the same, without what is about somebody who is in the casus no more; empty when there is none.
        regie: who holds the casusregie; None when nobody does.
    """

    bewaard: Plan | None
    plan: Plan
    regie: Regie | None


def planstand(context: Context, casus: Casus, door_id: str) -> Planstand:
    """Return how the plan of a casus stands; `door_id` is who would make one when there is none."""
    bewaard = plannen.huidige(context.uow, casus.id)
    plan = alleen_over(bewaard or begin(casus.id, context.nu, door_id), {een.id for een in casus.betrokkenen})
    return Planstand(bewaard, plan, regies.huidige(context.uow, casus.id))


def maak_versie(
    bezoek: Bezoek, casus: Casus, stand: Planstand, nieuw: Plan, *, organisatie: str = "", persoon_id: str | None = None
) -> Plan:
    """Save the next version with all that belongs to it; everything that can be refused is, before anything is kept.

    Args:
        bezoek: of who was authorised to change it.
        casus: whose plan.
        stand: how it stood when he decided.
        nieuw: what it becomes.
        organisatie: code of who gets the casusregie, when nobody holds it.
        persoon_id: who there.

    Raises:
        UserMistake: the casus is not that far yet ("verloop.plan"), or see `domain.plan.nieuwe_versie`,
            `casusregie.beleg` and below.
    """
    # Whoever closes it at this moment comes first, or takes back the alarms of this version too.
    casussen.vergrendel(bezoek.uow, casus.id)
    casus, door = casussen.lees(bezoek.uow, casus.id), bezoek.actor.persoon_id
    fase = verloop.na(casus.fase, Stap.PLAN)
    houder = stand.regie
    if houder is None and organisatie:
        casusregie.eis_mogelijk(bezoek, organisatie, persoon_id)
        houder = Regie("", casus.id, organisatie, bezoek.nu, door, persoon_id)
    versie = nieuwe_versie(stand.plan if stand.plan.nr else None, nieuw, houder, bezoek.nu, door)
    _eis_ongebruikt(bezoek, stand.plan, versie)
    if stand.regie is None:
        casusregie.beleg(bezoek, casus, organisatie, persoon_id, was=None)
    plannen.voeg_toe(bezoek.uow, versie)
    if any(een.open for een in afspraken.van_casus(bezoek.uow, casus.id)):
        fase = verloop.na(fase, Stap.AFSPRAAK)
    if fase is not casus.fase:
        casussen.wijzig(bezoek.uow, replace(casus, fase=fase))
    zet_planwekkers(bezoek, stand.bewaard, versie)
    houd_stilstand_waar(bezoek, casus.regisseur_id)
    return versie


def _eis_ongebruikt(bezoek: Bezoek, was: Plan, nieuw: Plan) -> None:
    """Refuse to take away a goal for which something was agreed: it can be reached or given up, and stays readable.

    Raises:
        UserMistake: an afspraak that was not taken back belongs to it ("plan.doel_in_gebruik").
    """
    weg = {een.id for een in was.doelen} - {een.id for een in nieuw.doelen}
    if weg and any(
        een.doel_id in weg and een.status is not AfspraakStatus.VERVALLEN
        for een in afspraken.van_casus(bezoek.uow, was.casus_id)
    ):
        raise UserMistake("plan.doel_in_gebruik")
