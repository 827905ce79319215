"""What of an answer may pass through Teams: three ways per deployment, one choice per tafel, and the form itself."""

import pytest

from domain.antwoordweg import Antwoordplek, Antwoordweg, verdeel
from domain.formulier import Formulier, Veld, VeldSoort, Voorwaarde

BEKEND = Veld("bekend", "Bekend?", VeldSoort.JA_NEE, verplicht=True, einde_bij="nee")
KEUZE = Veld("betrokken", "Betrokken?", VeldSoort.JA_NEE, verplicht=True)
KAART, PAGINA = Antwoordplek.KAART, Antwoordplek.PAGINA


def formulier(*velden: Veld) -> Formulier:
    return Formulier("f", "F", (BEKEND, *velden))


def test_without_pages_or_by_choice_all_of_it_is_on_the_card() -> None:
    gevoelig = Veld("zorg", "Zorg?", VeldSoort.JA_NEE, verplicht=True, gevoelig=True)
    assert not verdeel(formulier(gevoelig), PAGINA, Antwoordweg.KAART).pagina


def test_a_form_of_plain_choices_needs_no_page() -> None:
    assert not verdeel(formulier(KEUZE), KAART, Antwoordweg.GEMENGD).pagina


@pytest.mark.parametrize(
    ("veld", "buiten"),
    [
        (Veld("a", "A", VeldSoort.TEKST), {"a"}),
        (Veld("a", "A", VeldSoort.KORTE_TEKST), {"a"}),
        (Veld("a", "A", VeldSoort.JA_NEE, gevoelig=True), {"a"}),
        (Veld("a", "A", VeldSoort.JA_NEE, notitie=100), {"a__notitie"}),
        (Veld("a", "A", VeldSoort.DATUM), set()),
    ],
)
def test_what_is_written_or_sensitive_is_for_the_page(veld: Veld, buiten: set[str]) -> None:
    verdeling = verdeel(formulier(KEUZE, veld), KAART, Antwoordweg.GEMENGD)
    assert {een for een in verdeling.buiten if not een.endswith("__aard")} >= buiten
    assert ("a" in verdeling.buiten) is ("a" in buiten)
    assert "betrokken" not in verdeling.buiten
    assert not verdeling.geheel


def test_what_hangs_on_a_sensitive_answer_goes_with_it() -> None:
    zorg = Veld("zorg", "Zorg?", VeldSoort.JA_NEE, gevoelig=True)
    soort = Veld("soort", "Welke?", VeldSoort.DATUM, toon_als=Voorwaarde("zorg", ("ja",)))
    assert "soort" in verdeel(formulier(zorg, soort), KAART, Antwoordweg.GEMENGD).buiten


@pytest.mark.parametrize("veld", [Veld("a", "A", VeldSoort.TEKST, verplicht=True)])
def test_a_form_that_cannot_be_saved_without_it_goes_to_the_page_as_a_whole(veld: Veld) -> None:
    verdeling = verdeel(formulier(KEUZE, veld), KAART, Antwoordweg.GEMENGD)
    assert verdeling.geheel
    assert {"betrokken", "a"} <= verdeling.buiten


def test_a_tafel_or_a_deployment_may_want_all_of_it_on_pages() -> None:
    assert verdeel(formulier(KEUZE), PAGINA, Antwoordweg.GEMENGD).geheel
    assert verdeel(formulier(KEUZE), KAART, Antwoordweg.PAGINA).geheel
