"""A casus with its plan, for whoever may read or change it; and writing down that he did."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dialogs.kern.beleid import eis, met_toegang
from dialogs.kern.desk import Bezoek
from domain.casus import Betrokkene, Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.plan import Plan, alleen_over, begin
from domain.regie import Regie
from domain.toegang import Daad, Waarover
from storage import plan as plannen
from storage import regie as regies


@dataclass(frozen=True, slots=True)
class Zaak:
    """A casus with its plan.

    Attributes:
        bewaard: the newest version as it was kept; None when there is none.
        plan: the same, without what is about somebody who is in the casus no more; empty when there is none.
        regie: who holds the casusregie; None when nobody does.
        namens: on behalf of which organisatie it is read or changed.
    """

    casus: Casus
    over: Waarover
    bewaard: Plan | None
    plan: Plan
    regie: Regie | None
    als_regisseur: bool
    namens: str

    @property
    def nr(self) -> int:
        """Number of the version that counts; 0 when there is none."""
        return self.plan.nr

    @property
    def mensen(self) -> Mapping[str, Betrokkene]:
        """Who is in the casus, by id."""
        return {een.id: een for een in self.casus.betrokkenen}

    def schoon(self, plan: Plan) -> Plan:
        """Return a version without what is about somebody who is in the casus no more."""
        return alleen_over(plan, self.mensen)


def laad(bezoek: Bezoek, casus: Casus, daad: Daad) -> Zaak:
    """Load the plan of a casus for somebody who may do this with it.

    Raises:
        NotAllowed: he may not.
        UserMistake: it is to be changed, and the casus is closed.
    """
    over = met_toegang(bezoek, casus)
    als_regisseur = eis(bezoek, daad, over).rol is Rol.PROCESREGISSEUR
    eigen = bezoek.regio.eigen_organisatie
    namens = next((een.organisatie for een in over.toegang if een.geldt_voor(bezoek.actor, bezoek.nu)), eigen)
    bewaard = plannen.huidige(bezoek.uow, casus.id)
    plan = bewaard or begin(casus.id, bezoek.nu, bezoek.actor.persoon_id)
    return Zaak(
        casus=casus,
        over=over,
        bewaard=bewaard,
        plan=alleen_over(plan, {een.id for een in casus.betrokkenen}),
        regie=regies.huidige(bezoek.uow, casus.id),
        als_regisseur=als_regisseur,
        namens=eigen if als_regisseur else namens,
    )


def noteer(
    bezoek: Bezoek, handeling: Handeling, zaak: Zaak, wie: Iterable[Betrokkene], onderwerp_id: str | None = None
) -> None:
    """Write down what was done with, or seen of, a plan: for the casus, and for each of these betrokkenen."""
    for een in (None, *wie):
        bezoek.record(
            handeling,
            namens=zaak.namens,
            casus_id=zaak.casus.id,
            betrokkene_id=een.id if een else None,
            onderwerp_id=onderwerp_id,
            doel=zaak.casus.grondslag or None,
        )
