"""The cards of the RIO: calm, within what Teams takes, and neutral wherever they are posted."""

import json

import pytest

from cards.bouwstenen import Card
from cards.rio import bericht, formulieren, overzicht
from cards.rio import deelnemer as deelnemers
from cards.rio.deelnemer import Deelnemerbeeld, Regel
from cards.rio.formulieren import Vorm
from cards.rio.overzicht import Mens, Telling
from cards.rio.payloads import (
    RioAfspraakOpen,
    RioContact,
    RioContactWeg,
    RioErbij,
    RioPartner,
    RioPlan,
    RioWensen,
)
from domain.rio import LANGSTE_NOTITIE, LANGSTE_TEKST, Riodossier
from teksten.catalogus import Teksten, laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt

T: Teksten = laad_teksten()
CODE = "26-0142-K"
KANARIE = "Kanarie"
LANG = ("**x** [a](b) é " * 100)[:LANGSTE_TEKST]
VORM = Vorm(CODE, {"eerst": LANG}, ("Vul in.", "Kies."), "Al bewaard.", (("Wens", LANG),))
KEUZES = [(f"k{nr}", f"Keuze {nr}") for nr in range(12)]
REGEL = Regel(
    "dinsdag 3 maart, 10.00 uur: gepland",
    LANG[:LANGSTE_NOTITIE],
    (("Bekijken", RioAfspraakOpen(casus="c", afspraak="a")),),
)


def heel(getypt: str = LANG, *, schrijven: bool = True) -> Card:
    beeld = Deelnemerbeeld(
        "c",
        CODE,
        f"{KANARIE}, 3 mei 2004, Merwestad",
        Riodossier("c", getypt, getypt, getypt, getypt),
        feiten=(("Terugkeer", "Vrij over 30 dagen"), ("Basisvoorwaarden", "4 van 6 op orde")),
        agenda=(REGEL,) * 4,
        contacten=(REGEL,) * 3,
        afspraken=(REGEL,) * 4,
        schrijven=schrijven,
        partner=True,
        terugkeer="terugkeer",
        gedaan="Genoteerd.",
        melding="Let op.",
    )
    return deelnemers.deelnemer(beeld, T)


GEPOST = [
    overzicht.begin(Telling(12, 1, 3, 2, 4), T, erbij=True),
    overzicht.begin(Telling(0, 0, 0, 0, 0), T, erbij=True),
    bericht.nieuw("c", CODE, "<at>Rik</at>", T, voorbij=False),
    bericht.nieuw("c", CODE, "", T, voorbij=True),
    bericht.agenda("dinsdag 3 maart", [("10.00 uur", CODE)] * 9, T),
    bericht.agenda("dinsdag 3 maart", [], T),
    bericht.toegelaten(CODE, T, voorbij=False),
    bericht.toegelaten(CODE, T, voorbij=True),
    bericht.gevraagd("c", CODE, T, voorbij=False),
    bericht.gevraagd("c", CODE, T, voorbij=True),
]


@pytest.mark.parametrize(
    "kaart",
    [
        *GEPOST,
        heel(),
        heel(schrijven=False),
        overzicht.lijst([Mens("c", CODE, KANARIE, ("Vrij over 5 dagen",) * 3)] * 6, 40, 0, 12, T),
        overzicht.lijst([], 0, None, None, T),
        deelnemers.eerder(CODE, "c", [REGEL] * 8, 0, 16, T),
        deelnemers.eerder(CODE, "c", [], None, None, T),
        deelnemers.afspraak(CODE, "c", REGEL, "Genoteerd.", T),
        formulieren.wensen(VORM, RioWensen(casus="c", versie=1, sleutel="s"), T),
        formulieren.contact(
            VORM, RioContact(casus="c", sleutel="s"), RioContactWeg(casus="c", contact="k", sleutel="s"), T
        ),
        formulieren.plannen(VORM, RioPlan(casus="c", sleutel="s"), T),
        formulieren.partner(VORM, RioPartner(casus="c", sleutel="s"), KEUZES, T),
        formulieren.erbij(VORM, RioErbij(sleutel="s"), KEUZES, KEUZES[:2], KEUZES[:1], T),
        formulieren.bekend(T),
    ],
)
def test_every_card_is_within_what_teams_takes_and_each_input_can_be_told_apart(kaart: Card) -> None:
    klopt(kaart)


def test_what_he_wants_comes_before_how_it_stands_and_in_his_own_words() -> None:
    kaart = Kaart(heel("# Eerst *zijn* dochter"))
    assert kaart.tekst.index("# Eerst *zijn* dochter") < kaart.tekst.index("Hoe staat het ervoor?")
    assert kaart.tekst.index("Voor wat, hoort wat") < kaart.tekst.index("Afspraken met de deelnemer")


def test_no_words_of_risk_or_of_what_somebody_did_stand_on_his_card() -> None:
    for woord in ("risico", "delict", "dader", "HIC", "gedetineerd", "casus "):
        assert woord.casefold() not in Kaart(heel("x")).tekst.casefold()


def test_who_reads_along_has_nothing_to_press_that_changes_anything() -> None:
    knoppen = Kaart(heel(schrijven=False)).knoppen
    assert not {"Wensen bijwerken", "Contact noteren", "Afspraak plannen", "Afspraak met een partner"} & set(knoppen)


@pytest.mark.parametrize("kaart", GEPOST)
def test_what_is_posted_tells_nothing_of_a_detention(kaart: Card) -> None:
    for woord in ("detentie", "nazorg", "gevangen", "PI ", "vrij", "terugkeer", "verdacht", "RIO", KANARIE):
        assert woord not in Kaart(kaart).tekst


@pytest.mark.parametrize("kaart", [*GEPOST, heel()])
def test_buttons_carry_ids_and_codes_only(kaart: Card) -> None:
    for druk in Kaart(kaart).drukken():
        assert KANARIE not in json.dumps(druk.data)
