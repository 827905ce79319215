"""The cards about a request: for the contact point, for who gave the answer, and the posts that name nobody."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.antwoorden import Antwoordblok
from cards.bouwstenen import Card
from cards.rechten import bron, contactpunt
from cards.rechten.bron import Bronbeeld, EigenAntwoord, Stand
from cards.rechten.contactpunt import MEESTE_VERZOEKEN, Bronregel, Regel, Verzoekbeeld, Verzoekvorm
from cards.rechten.payloads import Afrond, BronAntwoord, BronOpen, Verleng, VerzoekBewaar, VerzoekFormulier
from domain.rechten import LANGSTE_VRAAG, Bronstand, Merk, Vaststelling, Verzoeksoort, Verzoekstand
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt, knoppen, soort

T, NL = laad_teksten(), Kalender()
OP = datetime(2026, 4, 2, 21, 59, tzinfo=UTC)
WIE = "Kanarie **Vraagt** \u202e[x](y)"
LASTIG = "**vet** [link](http://x) 🙂 عمر " + "a" * (LANGSTE_VRAAG - 40)
SLEUTEL = "nonce.1.zegel"

REGEL = Regel("v1", "26-0142-K", Verzoeksoort.BEZWAAR, OP, wachten=2, bronnen=4, te_laat=True)
VORM = Verzoekvorm(
    "26-0142-K",
    VerzoekBewaar(casus="c1", sleutel=SLEUTEL),
    None,
    [("b1", WIE), ("b2", "Een ander")],
    [("politie", "Politie"), ("ggd", "GGD")],
    {"ontvangen": "2026-03-02", "organisaties": "politie,ggd"},
)
BEELD = Verzoekbeeld(
    verzoek="v1",
    code="26-0142-K",
    soort=Verzoeksoort.RECTIFICATIE,
    stand=Verzoekstand.OPEN,
    naam=WIE,
    geboortedatum=date(2001, 5, 9),
    ontvangen_op=date(2026, 3, 2),
    uiterlijk_op=OP,
    vaststelling=Vaststelling.LEGITIMATIE,
    vraag="Er staat een **fout** in.",
    bronnen=(
        Bronregel("Politie", Bronstand.AFGEWEZEN, OP, "Het klopt."),
        Bronregel("GGD", Bronstand.GEVRAAGD, OP, bereikt=False, bereiken=("Anke Arts 0100 111 222",)),
    ),
    elders=(("c2", "26-0150-M"),),
    te_laat=False,
    nagekeken=False,
    te_verlengen=True,
)
ZWAAR = replace(
    BEELD,
    soort=Verzoeksoort.INZAGE,
    vraag=LASTIG,
    bronnen=tuple(Bronregel(f"Organisatie {nr}", Bronstand.GEDAAN, OP, "x" * 300) for nr in range(12)),
    te_laat=True,
    verlengd=LASTIG,
    uitkomst=LASTIG,
    melding="Het verzoek is vastgelegd.",
)
EIGEN = EigenAntwoord("q1", Antwoordblok("Politie", "Piet, maandag", (("Wat loopt er?", LASTIG),)))
BRON = Bronbeeld(
    code="26-0142-K",
    organisatie="politie",
    soort=Verzoeksoort.BEPERKING,
    naam=WIE,
    geboortedatum=None,
    vraag="Laat het liggen.",
    uiterlijk_op=OP,
    stand=Bronstand.GEVRAAGD,
    antwoorden=(),
    knop=BronAntwoord(verzoek="v1", organisatie="politie", sleutel=SLEUTEL),
)
STAND = Stand("v1", "26-0142-K", OP, 1, 3, ("GGD", "OM"), termijn_voorbij=True, loopt=True)
OPEN = BronOpen(verzoek="v1", organisatie="politie")

NEUTRAAL = [
    bron.bericht_bron(bron.Bronpost("Politie Merwestreek", "26-0142-K", OP, OPEN, klaar=False), T, NL),
    bron.bericht_bron(bron.Bronpost("Politie Merwestreek", "26-0142-K", OP, OPEN, klaar=True), T, NL),
    bron.bericht(STAND, T, NL),
    bron.bericht(replace(STAND, loopt=False), T, NL),
    bron.functionariskaart(STAND, T, NL),
]
GEOPEND = [
    contactpunt.welke_casus(VerzoekFormulier(), T, ["Deze casuscode bestaat niet."]),
    contactpunt.verzoekformulier(VORM, T, NL),
    contactpunt.verzoekformulier(
        replace(
            VORM,
            waarden={"betrokkene": "b1", "vraag": LASTIG, "organisaties": ""},
            fouten=("Kies wie.",),
            lopend=[REGEL] * 3,
            melding="Dit formulier is al gebruikt.",
        ),
        T,
        NL,
    ),
    contactpunt.verzoekkaart(BEELD, T, NL),
    contactpunt.verzoekkaart(ZWAAR, T, NL),
    contactpunt.afrondformulier(
        "26-0142-K", Afrond(verzoek="v1", sleutel=SLEUTEL), T, {"uitkomst": LASTIG}, ["Kies."], wachten=2
    ),
    contactpunt.verlengformulier("26-0142-K", Verleng(verzoek="v1", sleutel=SLEUTEL), T, {"reden": LASTIG}, ["Kies."]),
    bron.bronkaart(BRON, T, NL),
    bron.bronkaart(
        replace(BRON, vraag=LASTIG, antwoorden=(EIGEN, EIGEN), waarden={"toelichting": LASTIG}, fouten=("Kies.",)),
        T,
        NL,
    ),
    bron.regisseurkaart(STAND, WIE, [("Politie", Merk.BEPERKT), ("GGD", Merk.BETWIST)], T, NL),
]


@pytest.mark.parametrize("kaart", [*NEUTRAAL, *GEOPEND, contactpunt.lijst([], T, NL)])
def test_every_card_keeps_to_what_all_cards_keep_to(kaart: Card) -> None:
    klopt(kaart)
    assert "Kanarie" not in json.dumps([knop.get("data") for knop in soort(kaart, "Action.")])


@pytest.mark.parametrize("kaart", NEUTRAAL)
def test_what_is_posted_holds_a_code_and_a_day_and_not_what_is_asked(kaart: Card) -> None:
    woorden = Kaart(kaart).tekst
    assert "26-0142-K" in woorden
    for verraad in ("Kanarie", "orrectie", "eperk", "ezwaar", "Inzage", "fout"):
        assert verraad not in woorden


def test_a_list_that_is_full_still_fits() -> None:
    kaart = contactpunt.lijst([REGEL] * MEESTE_VERZOEKEN, T, NL, meer=True)
    klopt(kaart)
    assert "Er lopen meer verzoeken." in Kaart(kaart)


def test_what_was_typed_is_shown_as_typed() -> None:
    kaart = Kaart(contactpunt.verzoekkaart(BEELD, T, NL))
    assert "Er staat een **fout** in." in kaart
    assert "Kanarie **Vraagt** [x](y)" in kaart


def test_of_what_is_closed_nothing_can_be_done_any_more() -> None:
    dicht = replace(BEELD, stand=Verzoekstand.AFGEROND, te_verlengen=False, elders=(), verteld_op=date(2026, 3, 9))
    assert knoppen(contactpunt.verzoekkaart(dicht, T, NL)) == ["Alle verzoeken"]


def test_the_link_is_offered_once_with_how_long_it_is_good() -> None:
    kaart = contactpunt.linkkaart("v1", "https://tafelbot.example/pagina/x", 10, T)
    assert "10 minuten" in Kaart(kaart)
    assert Kaart(kaart).adressen == ("https://tafelbot.example/pagina/x",)


def test_the_form_of_the_contact_point(snapshot: SnapshotAssertion) -> None:
    assert contactpunt.verzoekformulier(VORM, T, NL) == snapshot


def test_a_request_as_the_contact_point_sees_it(snapshot: SnapshotAssertion) -> None:
    assert contactpunt.verzoekkaart(BEELD, T, NL) == snapshot


def test_a_request_as_an_organisatie_sees_it(snapshot: SnapshotAssertion) -> None:
    assert bron.bronkaart(replace(BRON, antwoorden=(replace(EIGEN, blok=KORT),)), T, NL) == snapshot


def test_the_posts(snapshot: SnapshotAssertion) -> None:
    assert snapshot == NEUTRAAL


KORT = Antwoordblok("Politie", "Piet, maandag", (("Wat loopt er?", "Een gesprek."),))
