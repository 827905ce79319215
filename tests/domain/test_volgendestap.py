import pytest

from domain.casus import Fase
from domain.volgendestap import Stappen, Volgstap, volgende_stap


@pytest.mark.parametrize(
    ("casus", "stap"),
    [
        (Stappen(Fase.AANVANG), Volgstap.UITVRAAG),
        (Stappen(Fase.UITVRAAG, te_beantwoorden=2), Volgstap.STATUS),
        (Stappen(Fase.UITVRAAG), Volgstap.TRIAGE),
        (Stappen(Fase.TRIAGE, te_beantwoorden=1), Volgstap.STATUS),
        (Stappen(Fase.TRIAGE), Volgstap.TRIAGE),
        (Stappen(Fase.CASUSOVERLEG, te_beantwoorden=3), Volgstap.PLAN),
        (Stappen(Fase.PLAN), Volgstap.AFSPRAAK),
        (Stappen(Fase.VOLHOUDEN, open=3), Volgstap.AFSPRAKEN),
        (Stappen(Fase.VOLHOUDEN, open=3, stil=1), Volgstap.VOLHOUDEN),
        (Stappen(Fase.VOLHOUDEN), Volgstap.AFSCHALEN),
        (Stappen(Fase.AFSCHALEN, open=1), Volgstap.AFSCHALEN),
        (Stappen(Fase.AFGESLOTEN), Volgstap.HERMELDING),
    ],
)
def test_the_next_step_follows_from_where_a_casus_stands(casus: Stappen, stap: Volgstap) -> None:
    assert volgende_stap(casus) is stap


@pytest.mark.parametrize("fase", list(Fase))
def test_every_phase_has_a_next_step(fase: Fase) -> None:
    assert volgende_stap(Stappen(fase)) in Volgstap
