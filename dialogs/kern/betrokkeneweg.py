"""Taking somebody out of the course of a casus in which he was by mistake: its plan, its talk, and what was agreed.

The versions of the plan before it, and what was done already, stay where they are, encrypted; who reads them is told
of whom they are about only as far as those are in the casus.
"""

from dataclasses import replace

from dialogs.kern.afspraken import laat_vervallen
from dialogs.kern.desk import Bezoek
from dialogs.kern.gespreksgevolgen import haal_uit_gesprek
from dialogs.kern.planwekkers import zet_planwekkers
from domain.betrokkene_weg import afspraak_zonder, plan_zonder
from domain.casus import Casus
from domain.logboek import Handeling
from storage import afspraken
from storage import plan as plannen


def haal_uit_verloop(bezoek: Bezoek, casus: Casus, betrokkene_id: str) -> None:
    """Save a plan without him, and take back what is open about him alone; call it while he is in the casus still."""
    _uit_plan(bezoek, casus, betrokkene_id)
    haal_uit_gesprek(bezoek, casus, betrokkene_id)
    for een in afspraken.van_casus(bezoek.uow, casus.id):
        over = afspraak_zonder(een, betrokkene_id)
        if over is None and een.open:
            laat_vervallen(bezoek, een, bezoek.teksten("casus.weg.afspraak"))
        elif over is not None and over != een:
            afspraken.wijzig(bezoek.uow, over)


def _uit_plan(bezoek: Bezoek, casus: Casus, betrokkene_id: str) -> None:
    was = plannen.huidige(bezoek.uow, casus.id)
    if was is None or plan_zonder(was, betrokkene_id) == was:
        return
    zonder = plan_zonder(was, betrokkene_id)
    nieuw = replace(zonder, nr=was.nr + 1, op=bezoek.nu, door_id=bezoek.actor.persoon_id)
    plannen.voeg_toe(bezoek.uow, nieuw)
    zet_planwekkers(bezoek, was, nieuw)
    bezoek.record(
        Handeling.PLAN_GEWIJZIGD,
        namens=bezoek.regio.eigen_organisatie,
        casus_id=casus.id,
        betrokkene_id=betrokkene_id,
        doel=casus.grondslag or None,
    )
