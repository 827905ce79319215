"""The cards of triage keep to what all cards keep to, and say that nobody but the regisseur decides."""

import json
from dataclasses import replace
from datetime import date

import pytest

from cards.bouwstenen import Card
from cards.triage import bericht, besluiten, wegen
from cards.triage.besluiten import Besloten, Besluitvorm, Eerder
from cards.triage.payloads import TriageBesluit, TriageGeschiedenis, TriageOpen, TriageWeeg
from cards.triage.wegen import Voorstelbeeld, Weegvorm
from domain.casus import Fase
from domain.formulier import Veldfout
from domain.regio import Regio
from domain.triage import EINDIGT, Criterium, Stand, Triagebesluit, Voorstel, Weging, mogelijk
from regio.laden import laad_regio
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt, soort
from tests.dialogs.conftest import DEMO

T = laad_teksten()
CODE = "26-0142-K"
GETYPT = "Kanarie 🙂 عمر **vet**"
LANG = "x\u202e*y* " * 1_500
BESLUITEN = mogelijk(Fase.AANVANG)
CRITERIA = tuple(Criterium(str(nr), f"Criterium nummer {nr}", "veld", ("ja",)) for nr in range(1, 5))
STANDEN = (Stand.JA, Stand.NEE, Stand.ONBEKEND, Stand.JA)
VOORSTEL = Voorstel(tuple(map(Weging, CRITERIA, STANDEN)), Stand.JA)
WEEG = TriageWeeg(casus="c1", sleutel="nonce.1.zegel")
TAFELS = (("jeugd", "Regietafel Jeugd: eerste zitting donderdag 5 maart, 13.30 uur"), ("o3", "O3-tafel"))


@pytest.fixture(scope="module")
def demo() -> Regio:
    return laad_regio(DEMO)


def weegvorm(demo: Regio) -> Weegvorm:
    return Weegvorm("c1", CODE, demo.formulieren[demo.triage.formulier], {})


def beslis(besluit: Triagebesluit) -> TriageBesluit:
    return TriageBesluit(casus="c1", besluit=besluit, stand="a" * 32, sleutel="nonce.1.zegel")


def vorm(besluit: Triagebesluit) -> Besluitvorm:
    return Besluitvorm("c1", CODE, besluit, TAFELS, ("De casus wordt afgesloten.",), {}, met_melder=True)


def kaarten(demo: Regio) -> list[Card]:
    leeg = weegvorm(demo)
    vol = replace(
        leeg,
        waarden={"complexiteit": "hoog", "complexiteit__notitie": GETYPT},
        fouten=(Veldfout("ketens", "formulier.fout.verplicht"),),
        melding="Al gewogen.",
        waarneming="U neemt waar voor Rosa.",
        eerder=True,
    )
    beeld = Voorstelbeeld("c1", CODE, BESLUITEN, VOORSTEL, bevestigd=False, o3=("Ongrijpbaar",), eerder=True)
    typte = {"reden": LANG, "bericht": GETYPT, "waarheen": GETYPT, "tafel": "jeugd", "datum": "2026-03-05"}
    eerder = Eerder(date(2026, 3, 2), "Rosa", Triagebesluit.LOKAAL, "", GETYPT, GETYPT, GETYPT, (("Vraag", GETYPT),))
    return [
        wegen.kies_casus((), T),
        wegen.kies_casus((("c1", CODE),), T),
        wegen.weegformulier(leeg, WEEG, T),
        wegen.weegformulier(vol, WEEG, T),
        wegen.voorstel(beeld, T),
        wegen.voorstel(Voorstelbeeld("c1", CODE, BESLUITEN[:3]), T),
        wegen.gesloten(CODE, "c1", T, eerder=True),
        *(besluiten.besluitformulier(vorm(een), beslis(een), T) for een in BESLUITEN),
        *(
            besluiten.besluitformulier(
                replace(vorm(een), waarden=typte, fouten=("Kijk na:", "Te lang."), sluit_eerst=True), beslis(een), T
            )
            for een in BESLUITEN
        ),
        besluiten.besloten(
            Besloten("c1", CODE, Triagebesluit.TAFEL, ("Tafel: Jeugd.",), ("Kijk na.",), (("plan", "Plan"),)), T
        ),
        besluiten.geschiedenis(CODE, (eerder,) * 3, TriageOpen(casus="c1"), TriageGeschiedenis(casus="c1", vanaf=3), T),
        besluiten.geschiedenis(CODE, (), None, None, T),
        bericht.uitslag("t1", "Uw melding.", "Uitkomst.", T),
        bericht.geopend("Uw melding.", "Uitkomst.", GETYPT, "Rosa", T),
        bericht.geopend("Uw melding.", "Uitkomst.", "", "Rosa", T),
    ]


def test_every_card_keeps_to_what_all_cards_keep_to(demo: Regio) -> None:
    for kaart in kaarten(demo):
        klopt(kaart)
        for knop in soort(kaart, "Action.Execute"):
            assert "Kanarie" not in json.dumps(knop["data"])
            assert "\u202e" not in json.dumps(knop["data"])


def test_typed_words_are_shown_as_typed(demo: Regio) -> None:
    for kaart in kaarten(demo):
        for tekst in soort(kaart, "TextBlock"):
            assert "**vet**" not in tekst["text"]


def test_nothing_typed_is_cut_off_by_the_input_that_shows_it_again() -> None:
    lang = besluiten.besluitformulier(
        replace(vorm(Triagebesluit.LOKAAL), waarden={"reden": LANG}), beslis(Triagebesluit.LOKAAL), T
    )
    (veld,) = [een for een in Kaart(lang).invoer if een["id"] == "reden"]
    assert veld["value"] == LANG
    assert veld["maxLength"] >= len(LANG)


def test_the_proposal_names_every_criterion_and_who_decides() -> None:
    kaart = Kaart(wegen.voorstel(Voorstelbeeld("c1", CODE, BESLUITEN, VOORSTEL), T))
    assert "Geteld: 1 ja, 2 nee, 3 onbekend, 4 ja." in kaart
    assert "U besluit." in kaart
    (keuze,) = kaart.invoer
    assert "value" not in keuze


@pytest.mark.parametrize("besluit", BESLUITEN)
def test_a_form_asks_only_what_its_decision_needs(besluit: Triagebesluit) -> None:
    velden = {een["id"] for een in Kaart(besluiten.besluitformulier(vorm(besluit), beslis(besluit), T)).invoer}
    assert "reden" in velden
    assert ("waarheen" in velden) is (besluit in EINDIGT)
    assert ("tafel" in velden) is (besluit in {Triagebesluit.TAFEL, Triagebesluit.SPOEDOVERLEG})
    assert ("datum" in velden) is (besluit is Triagebesluit.SPOEDOVERLEG)


def test_without_a_melder_no_words_for_him_are_asked() -> None:
    zonder = replace(vorm(Triagebesluit.LOKAAL), met_melder=False)
    velden = {een["id"] for een in Kaart(besluiten.besluitformulier(zonder, beslis(Triagebesluit.LOKAAL), T)).invoer}
    assert "bericht" not in velden
