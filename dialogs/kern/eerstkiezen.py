"""Refusing is offered before names open: whoever was asked first chooses between answering and not sharing."""

from dataclasses import replace

from dialogs.kern.beleid import mag
from dialogs.kern.desk import Bezoek
from domain.toegang import Daad, Waarover
from domain.uitvraag import Bevraging, BevragingStatus, neemt_antwoord_aan
from storage import agenda, uitvraag


def nog_te_kiezen(bezoek: Bezoek, casus_id: str, over: Waarover) -> Bevraging | None:
    """Return the question that his organisatie has neither answered nor refused; None when there is none."""
    for een in uitvraag.van_casus(bezoek.uow, casus_id):
        if not neemt_antwoord_aan(een, agenda.lees(bezoek.uow, een.zitting_id).begint_op, bezoek.nu):
            continue
        for vraag in een.bevragingen:
            gevraagd = replace(over, organisatie=vraag.organisatie)
            if vraag.status is BevragingStatus.OPEN and mag(bezoek, Daad.BEVRAGING_BEANTWOORDEN, gevraagd):
                return vraag
    return None
