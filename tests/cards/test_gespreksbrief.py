"""The cards that lead to the letter: calm, neutral, and with as many links as there are versions."""

from collections.abc import Mapping

import pytest

from cards.terugkeergesprek.brief import Briefbeeld, BriefBewaar, leeskaart, schrijfkaart
from domain.gespreksinbreng import Bewaarkeuze
from teksten.catalogus import Teksten, laad_teksten
from tests._kaart import Kaart

T = laad_teksten()
BEELD = Briefbeeld("gesprek", "26-0004-W", bewaarsleutel="sleutel.1.x")


def lees(beeld: Briefbeeld, t: Teksten = T) -> Kaart:
    kaart: Mapping[str, object] = leeskaart(beeld, t)
    return Kaart(kaart)


def test_before_one_was_approved_there_is_nothing_to_open() -> None:
    kaart = lees(BEELD)
    assert "nog geen goedgekeurde brief" in kaart
    assert kaart.adressen == ()
    assert kaart.knoppen == ("Op cel", "Ik bewaar hem")


@pytest.mark.parametrize(("kort", "aantal"), [("", 1), ("https://kort.example", 2)])
def test_there_is_a_link_for_each_version_that_reads_otherwise(kort: str, aantal: int) -> None:
    kaart = lees(
        Briefbeeld(
            "gesprek",
            "26-0004-W",
            klaar="dinsdag 3 maart, 11.00 uur",
            adres="https://heel.example",
            adres_kort=kort,
            minuten=10,
            bewaren=Bewaarkeuze.CEL,
            bewaarsleutel="sleutel.1.x",
        )
    )
    assert len(kaart.adressen) == aantal
    assert ("twee versies" in kaart) is (aantal > 1)
    assert "Hij wil de brief op cel hebben." in kaart
    assert kaart.knoppen == ("Ik bewaar hem",), "what he chose is not offered again"


def test_where_there_are_no_pages_it_is_said() -> None:
    assert "nog geen adres" in lees(Briefbeeld("gesprek", "26-0004-W", klaar="dinsdag 3 maart", bewaarsleutel="s.1.x"))


def test_a_button_carries_ids_and_its_key_alone() -> None:
    druk = lees(BEELD).druk("Op cel", {})
    assert druk.data == {"v": 1, "gesprek": "gesprek", "waar": "cel", "sleutel": "sleutel.1.x"}
    assert BriefBewaar.model_validate(druk.data).waar is Bewaarkeuze.CEL


def test_the_regisseur_reads_how_it_stands_before_he_opens_the_page() -> None:
    kaart = Kaart(schrijfkaart("26-0004-W", "https://pagina.example", 10, "Concept, versie 1.", None, T))
    assert "Concept, versie 1." in kaart
    assert "Dit is hem nog niet gevraagd." in kaart
    assert kaart.adressen == ("https://pagina.example",)
    assert kaart.knoppen == ("Afspraak erbij",)
