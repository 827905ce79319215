import pytest
from syrupy.assertion import SnapshotAssertion

from cards.casus import lijst, zoeken
from cards.casus.lijst import Lijstbeeld, Regel
from cards.casus.payloads import CasusLijst
from cards.casus.zoeken import Gevonden, Treffer, Zoekvorm
from dialogs.casus.lijst import PER_BLADZIJ
from dialogs.casus.zoeken import MEESTE_PERSONEN, MEESTE_TREFFERS
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import delen, klopt, knoppen, soort

T = laad_teksten()
VET = "**Kanarie** _Zeldzaam_ [klik](https://kwaad.example) <at>Iedereen</at>"
LANG = "Regietafel Huiselijk Geweld, Uitvraag"
FILTERS = (
    ("kies_tafel", "Tafel", [("alles", "Alles"), ("jeugd", "Regietafel Jeugd")], "jeugd"),
    ("kies_fase", "Fase", [("alles", "Alle lopende"), ("aanvang", "Aanvang")], "alles"),
    ("kies_speelt", "Wat speelt er?", [("alles", "Alles"), ("te_laat", "Antwoord te laat")], "alles"),
)
VORM = Zoekvorm((("wgs", "Casusoverleg (Wgs)"), ("nazorg", "Nazorg")), "wgs", "kanarie", "1990")


def regel(nr: int = 142) -> Regel:
    standen = (LANG, "Zitting: donderdag 3 december, 13.30 uur", "5 van 6 binnen, antwoord vóór di 1 dec, 17.00 uur")
    return Regel(f"{nr:032x}", f"26-{nr:04d}-K", standen)


ALLE = {
    "lijst": lijst.lijst(Lijstbeeld((regel(),), 1, 1, FILTERS), T),
    "lijst_leeg": lijst.lijst(Lijstbeeld((), 0, 1, FILTERS), T),
    "lijst_niets_gevonden": lijst.lijst(Lijstbeeld((), 0, 1, FILTERS, gefilterd=True), T),
    "lijst_midden": lijst.lijst(
        Lijstbeeld(
            (regel(),),
            30,
            13,
            FILTERS,
            gefilterd=True,
            vorige=CasusLijst(tafel="jeugd", bladzij=0),
            volgende=CasusLijst(tafel="jeugd", bladzij=2),
        ),
        T,
    ),
    "zoek": zoeken.formulier(VORM, T),
    "zoek_fout": zoeken.formulier(Zoekvorm((), "", VET, "gisteren", ("Vul iets in.",)), T),
    "zoek_elders": zoeken.elders(T),
    "gevonden": zoeken.uitkomst(
        Gevonden((Treffer("c1", "26-0142-K", (VET,), LANG),), meer=True, collegas=("Ada Ander",)), VORM, T
    ),
    "niets_gevonden": zoeken.uitkomst(Gevonden((), meer=False, collegas=()), VORM, T),
}


@pytest.mark.parametrize("naam", ALLE)
def test_a_card_reads_as_it_did(naam: str, snapshot: SnapshotAssertion) -> None:
    klopt(ALLE[naam])
    assert ALLE[naam] == snapshot


def test_a_full_page_fits_and_has_a_button_at_each_casus() -> None:
    regels = tuple(regel(nr) for nr in range(1, PER_BLADZIJ + 1))
    ander = CasusLijst(tafel="jeugd", fase="uitvraag", speelt="te_laat", bladzij=1)
    kaart = lijst.lijst(Lijstbeeld(regels, 400, 13, FILTERS, gefilterd=True, vorige=ander, volgende=ander), T)
    klopt(kaart)
    assert knoppen(kaart).count("Openen") == PER_BLADZIJ


def test_turning_the_page_keeps_the_filter_and_takes_nothing_else_along() -> None:
    (volgende,) = [deel for deel in soort(ALLE["lijst_midden"], "Action.") if deel["title"] == "Volgende"]
    assert volgende["data"] == {"v": 1, "tafel": "jeugd", "bladzij": 2}
    assert volgende["associatedInputs"] == "none"


def test_the_most_that_a_search_shows_fits() -> None:
    wie = tuple("Een heel lange naam met veel voornamen, geboren 3 september 1990" for _ in range(MEESTE_PERSONEN))
    treffers = tuple(Treffer(f"{nr:032x}", f"26-{nr:04d}-K", wie, LANG) for nr in range(MEESTE_TREFFERS))
    klopt(zoeken.uitkomst(Gevonden(treffers, meer=True, collegas=("Ada Ander", "Bo Bakker")), VORM, T))


def test_a_name_that_was_found_is_never_markdown() -> None:
    waar = [deel["type"] for deel in delen(ALLE["gevonden"]) if VET in str(deel.get("text", ""))]
    assert waar == ["TextRun"]
