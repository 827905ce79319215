import pytest

from cards import informering as kaarten
from cards.bouwstenen import Card
from cards.informering import CASUS, Casusinformering, Geldend, InformeringBewaar, Lijstregel, Vorm
from domain.casus import Geinformeerd
from teksten.catalogus import Teksten, laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt

T: Teksten = laad_teksten()
BEWAAR = InformeringBewaar(casus="c", sleutel="s")
LANG = "**x** \u202e [a](b) 😀 " * 700


def geheel(aantal: int) -> Card:
    personen = tuple(
        Geldend(f"betrokkene.{nr}", f"Kanarie {nr}", "Weet er nog niet van.", eigen=bool(nr % 2), zelfde="s")
        for nr in range(aantal)
    )
    beeld = Casusinformering(
        "c", "26-0001-R", Geldend(CASUS, "Alle betrokkenen", "Weet ervan."), personen, verder="uitvraag start"
    )
    return kaarten.casuskaart(beeld, T)


@pytest.mark.parametrize(
    "kaart",
    [
        kaarten.lijst([], T),
        kaarten.lijst([Lijstregel(f"c{nr}", f"26-000{nr}-R", "Sinds lang.") for nr in range(10)], T, meer=3),
        geheel(8),
        kaarten.formulier(Vorm("26-0001-R", "Kanarie"), BEWAAR, T),
        kaarten.formulier(
            Vorm("26-0001-R", LANG, {"toelichting": LANG, "stand": "nee"}, ("Fout.",), "Eerst."), BEWAAR, T
        ),
        kaarten.bericht("Rosa Regisseur", ["26-0001-R"] * 14, T, dag=False),
        kaarten.bericht("Rosa Regisseur", ["26-0001-R"], T, dag=True),
        kaarten.bericht("", [], T, dag=False),
    ],
)
def test_every_card_keeps_to_the_house_rules(kaart: Card) -> None:
    klopt(kaart)


def test_what_was_typed_too_long_is_not_cut_off_by_the_client() -> None:
    kaart = Kaart(kaarten.formulier(Vorm("26-0001-R", "x", {"toelichting": "y" * 900}), BEWAAR, T))
    (veld,) = [een for een in kaart.invoer if een["id"] == "toelichting"]
    assert (veld["value"], veld["maxLength"]) == ("y" * 900, 900)


def test_every_answer_can_be_chosen() -> None:
    kaart = Kaart(kaarten.formulier(Vorm("26-0001-R", "x"), BEWAAR, T))
    (stand,) = [een for een in kaart.invoer if een["id"] == "stand"]
    assert {een["value"] for een in stand["choices"]} == {een.value for een in Geinformeerd}
