"""The cards of a question for advice: the forms, what is opened, the posts without content, and the counts."""

import json
from dataclasses import replace

import pytest

from cards.advies import beeld, formulier
from cards.advies.beeld import Adviesbeeld, Regel
from cards.advies.formulier import Vraagvorm
from cards.advies.payloads import AdviesAntwoord, AdviesIntrek, AdviesLoslaten, AdviesOpen, AdviesVraag
from cards.bouwstenen import Card
from domain.advies import LANGSTE_ANTWOORD, LANGSTE_VRAAG, Adviesstatus
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt

T = laad_teksten()
SLEUTEL = "nonce.1.zegel"
OVER = "Een vraag van Politie Merwestreek, maandag 2 maart, 10.00 uur"
GETYPT = "Kanarie **vet** \u202e[x](y) 🙂 عمر"
REGELS = tuple(Regel(f"v{nr}", OVER, "Samenwerken in een casus", "Nog niemand heeft deze.") for nr in range(15))
VORM = Vraagvorm((("politie", "Politie"),), (("jeugd", "Jeugd"), ("anders", "Iets anders")), {})
BEELD = Adviesbeeld(
    "v1", OVER, "Beantwoord.", Adviesstatus.BEANTWOORD, (("Onderwerp", "Jeugd"),), "jeugd", GETYPT, "Zo."
)
LOSLATEN = AdviesLoslaten(vraag="v1", sleutel=SLEUTEL)
TWEE = (("politie", "Politie"), ("ggd", "GGD"))
VOL = "🙂"


def stellen(vorm: Vraagvorm) -> Card:
    return formulier.stellen(vorm, AdviesVraag(sleutel=SLEUTEL), T)


def antwoorden(ingevuld: str = "") -> Card:
    return formulier.antwoorden(OVER, GETYPT, AdviesAntwoord(vraag="v1", sleutel=SLEUTEL), T, ingevuld=ingevuld)


KAARTEN: dict[str, Card] = {
    "stellen": stellen(VORM),
    "stellen_met_fouten": stellen(
        replace(
            VORM, organisaties=(("politie", "Politie"), ("ggd", "GGD")), fouten=("Kijk na:", "a", "b"), eigen=REGELS
        )
    ),
    "stellen_zonder_themas": stellen(replace(VORM, themas=(), melding="Al gedaan.")),
    "niet_mogelijk": formulier.niet_mogelijk(T),
    "antwoorden": antwoorden(),
    "bevestig": formulier.bevestig(
        "Zeker?", OVER, "Weg.", ("Intrekken", AdviesIntrek(vraag="v1", sleutel=SLEUTEL)), AdviesOpen(vraag="v1"), T
    ),
    "lijst": beeld.lijst(REGELS, REGELS[:6], T, vraagt=True, eigen=REGELS),
    "lijst_leeg": beeld.lijst((), (), T, vraagt=False),
    "regisseur_vrij": beeld.voor_regisseur(
        replace(BEELD, status=Adviesstatus.GESTELD, antwoord=""), T, vrij=True, loslaten=None
    ),
    "regisseur_heeft": beeld.voor_regisseur(
        replace(BEELD, status=Adviesstatus.OPGEPAKT, antwoord=""), T, vrij=False, loslaten=LOSLATEN
    ),
    "regisseur_klaar": beeld.voor_regisseur(BEELD, T, vrij=False, loslaten=None),
    "vrager_wacht": beeld.voor_vrager(replace(BEELD, status=Adviesstatus.GESTELD, antwoord=""), T),
    "vrager_klaar": beeld.voor_vrager(BEELD, T),
    "vrager_casus": beeld.voor_vrager(
        replace(BEELD, status=Adviesstatus.CASUS, tekst="", antwoord="", gewist=True, klaar="Klaar."), T
    ),
    "vol": beeld.voor_vrager(replace(BEELD, tekst=VOL * LANGSTE_VRAAG, antwoord=VOL * LANGSTE_ANTWOORD), T),
    "aan_regisseurs": beeld.aan_regisseurs("v1", OVER, "Jeugd", "Nog niemand heeft deze.", T, vrij=True),
    "aan_vrager": beeld.aan_vrager("v1", "Uw vraag van maandag 2 maart", "Beantwoord.", T),
    "cijfers": beeld.cijfers([("Kwartaal 1", [("Samen", "minder dan 5")]), ("Kwartaal 4", [("Samen", "12")])], T),
}


@pytest.mark.parametrize("naam", KAARTEN)
def test_every_card_keeps_to_what_all_cards_keep_to(naam: str) -> None:
    klopt(KAARTEN[naam])


def test_what_was_typed_is_shown_as_it_was_typed_and_whole() -> None:
    runs = json.dumps(KAARTEN["vrager_klaar"], ensure_ascii=False)
    assert "Kanarie **vet** [x](y) 🙂 عمر" in runs
    assert "TextRun" in runs
    assert json.dumps(KAARTEN["vol"], ensure_ascii=False).count(VOL) == LANGSTE_VRAAG + LANGSTE_ANTWOORD


def test_a_long_list_says_how_many_more_there_are() -> None:
    kaart = Kaart(beeld.lijst(REGELS, (), T, vraagt=False))
    assert "En nog 3 vragen." in kaart
    assert kaart.knoppen.count("Openen") == 12


def test_whoever_may_only_look_gets_no_button_to_change_it() -> None:
    kaart = beeld.voor_regisseur(
        replace(BEELD, status=Adviesstatus.OPGEPAKT, antwoord=""), T, vrij=False, loslaten=None
    )
    assert Kaart(kaart).knoppen == ()


def test_what_was_taken_up_is_not_offered_in_the_post() -> None:
    assert Kaart(beeld.aan_regisseurs("v1", OVER, "", "Rosa heeft deze.", T, vrij=False)).knoppen == ("Openen",)


def test_what_was_typed_too_long_stays_in_the_form() -> None:
    lang = "x" * 10_000
    for kaart in (stellen(replace(VORM, waarden={"tekst": lang})), antwoorden(lang)):
        (vak,) = [een for een in Kaart(kaart).invoer if een["id"] == "tekst"]
        assert vak["value"] == lang
        assert vak["maxLength"] >= len(lang)
