"""Absence, handing over and the division of the work, as they are drawn."""

from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from cards import afwezig, overdragen, werkverdeling
from cards.afwezig import Afwezigbeeld, AfwezigIntrek, AfwezigMeld, Periode, Waarneembericht
from cards.bouwstenen import Card
from cards.overdragen import Bericht, Overdraagbeeld, Overdragen, Overgedragen
from cards.payloads import OverdragenOpen
from cards.werkverdeling import Werkbeeld, Werkregel, WerkverdelingOpen
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()
MELD = AfwezigMeld(sleutel="a.1.b", persoon="p1")
WEG = Afwezigbeeld(
    naam="",
    uitleg="Wie waarneemt, kan in die dagen alles met uw casussen.",
    periodes=(
        Periode(
            "maandag 9 maart tot en met vrijdag 13 maart",
            "Bo Bakker neemt waar.",
            AfwezigIntrek(sleutel="a.1.c", afwezigheid="w1"),
        ),
    ),
    waarnemingen=("Voor Cor Cools: maandag 4 mei.",),
    vervangers=(("p2", "Bo Bakker"), ("p3", "Cor Cools")),
    ingevuld=MELD,
    collega=True,
)
OVER = Overdraagbeeld(
    van="",
    casussen=(("c1", "26-0001-R, Regietafel Jeugd, vr 6 mrt, 13.00 uur"), ("c2", "26-0002-T, Regietafel Jeugd")),
    totaal=2,
    naar=(("p2", "Bo Bakker (8 lopende casussen)"), ("p3", "Cor Cools (0 lopende casussen)")),
)
WERK = Werkbeeld(
    zonder="Eén casus heeft geen regisseur.",
    samen="Samen: 3 lopende casussen, één lopende uitvraag",
    regels=(
        Werkregel("Rosa Regisseur: geen procesregisseur meer", ("Eén lopende casus",), OverdragenOpen(van="p1")),
        Werkregel("Bo Bakker", ("0 lopende casussen", "Afwezig maandag 9 maart; niemand neemt waar"), None),
    ),
    volgende=WerkverdelingOpen(vanaf=10),
)


def over(beeld: Overdraagbeeld) -> Card:
    return overdragen.formulier(beeld, Overdragen(sleutel="a.1.b", van="p1"), T)


ALLE: dict[str, Card] = {
    "afwezig": afwezig.afwezigkaart(WEG, MELD, T),
    "afwezig_leeg": afwezig.afwezigkaart(
        replace(WEG, periodes=(), waarnemingen=(), vervangers=(), collega=False), MELD, T
    ),
    "afwezig_collega": afwezig.afwezigkaart(
        replace(WEG, naam="Rosa Regisseur", collega=False, gelukt="Vastgelegd.", let_op="Let op."), MELD, T
    ),
    "afwezig_fout": afwezig.afwezigkaart(
        replace(WEG, fouten=("De laatste dag ligt vóór de eerste.",), ingevuld=MELD.model_copy(update={"van": "x"})),
        MELD,
        T,
    ),
    "collega": afwezig.kies_collega((("p2", "Bo Bakker"),), T),
    "collega_niemand": afwezig.kies_collega((), T),
    "waarneming": afwezig.waarneemkaart(Waarneembericht("Waarneming voor Rosa", "Bo neemt waar.", "Vanzelf."), T),
    "waarneming_voorbij": afwezig.waarneemkaart(Waarneembericht("Waarneming voor Rosa", "Voorbij.", loopt=False), T),
    "overdragen": over(OVER),
    "overdragen_een": over(replace(OVER, casussen=OVER.casussen[:1], totaal=1)),
    "overdragen_manager": over(replace(OVER, van="Rosa Regisseur", kies_ander=True, regels=("Niemand volgt ze.",))),
    "overdragen_fout": over(replace(OVER, gekozen="c1", fouten=("Kies wie overneemt.",))),
    "overdragen_niets": over(replace(OVER, casussen=(), totaal=0)),
    "overdragen_niemand": over(replace(OVER, naar=())),
    "overdragen_kies": overdragen.kies_regisseur((("p1", "Rosa Regisseur (2 lopende casussen)"),), T),
    "overdragen_gedaan": overdragen.gedaan(
        Overgedragen("2 casussen zijn nu van Bo.", "26-0001-R, 26-0002-T", ("Een vergissing?",), "p1"), T
    ),
    "overgedragen": overdragen.overgedragen(Bericht("Casussen voor Bo", ("2 casussen",), "Zacht."), T, heeft_er=True),
    "zonder_regisseur": overdragen.zonder_regisseur(Bericht("Zonder", ("Nog één.", "26-0001-R"), "Zacht."), "p1", T),
    "alles_verdeeld": overdragen.alles_verdeeld("Zonder", "Alles heeft een regisseur."),
    "werkverdeling": werkverdeling.werkkaart(WERK, T),
    "werkverdeling_rustig": werkverdeling.werkkaart(replace(WERK, zonder="", volgende=None), T),
}


@pytest.mark.parametrize("naam", ALLE)
def test_a_card_reads_as_it_did(naam: str, snapshot: SnapshotAssertion) -> None:
    klopt(ALLE[naam])
    assert ALLE[naam] == snapshot


def test_nobody_stands_in_only_when_that_was_chosen() -> None:
    (keuze,) = soort(ALLE["afwezig"], "Input.ChoiceSet")
    assert keuze["choices"][-1] == {"title": "Niemand neemt waar", "value": "-"}
    assert "value" not in keuze


def test_taking_one_back_needs_nothing_filled_in() -> None:
    (intrek,) = [een for een in soort(ALLE["afwezig"], "Action.") if een["title"] == "Intrekken"]
    assert intrek["associatedInputs"] == "none"


def test_one_casus_needs_no_choice_of_all() -> None:
    assert "Alle" not in str(ALLE["overdragen_een"])
    assert "Alle 2 lopende casussen" in str(ALLE["overdragen"])


def test_where_nothing_can_be_done_there_is_no_button() -> None:
    for naam in ("overdragen_niets", "overdragen_niemand", "alles_verdeeld", "waarneming_voorbij"):
        assert knoppen(ALLE[naam]) == []


def test_a_hundred_casussen_with_long_names_fit() -> None:
    keuzes = tuple(
        (f"{nr:032x}", f"26-{nr:04}-R, Regietafel Zorg en Veiligheid Merwestreek, vr 6 mrt, 13.00 uur")
        for nr in range(overdragen.MEESTE_KEUZES)
    )
    klopt(over(replace(OVER, casussen=keuzes, totaal=400)))


def test_a_page_of_regisseurs_fits() -> None:
    regels = tuple(
        Werkregel(
            f"Regisseur {nr}",
            tuple("Regietafel Zorg en Veiligheid: 12 (Uitvraag 12)" * 2 for _ in range(8)),
            OverdragenOpen(van=f"{nr:032x}"),
        )
        for nr in range(werkverdeling.PER_BLADZIJ)
    )
    klopt(werkverdeling.werkkaart(replace(WERK, regels=regels), T))
