from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.uitvraag import namens
from cards.uitvraag.beantwoorden import Wie
from cards.uitvraag.namens import Begin, Gesprek, Gezegd, Persoonsvraag, Weigervraag
from domain.formulier import Formulier, Veld, Veldfout, VeldSoort
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import delen, klopt, knoppen, soort

T, NL = laad_teksten(), Kalender()
VET = "**Kanarie** _Zeldzaam_ [klik](https://kwaad.example) <at>Iedereen</at>"
BELLER: Mapping[str, str] = {
    "gezegd_door": "Piet Jansen",
    "functie": "wijkagent",
    "gezegd_datum": "2026-03-02",
    "gezegd_tijd": "10:10",
}
GESPREK = Gesprek("u1", "b1", "26-0142-K", "politie", "Politie Merwestreek", BELLER)
MET_BELEID = replace(GESPREK, beleid=True)
ANNA, BRAM = Wie("p1", VET, date(1990, 5, 3), "Slachtoffer"), Wie("p2", "Bram", None, "Kind")
DEADLINE = datetime(2026, 3, 5, 16, tzinfo=UTC)
FORMULIER = Formulier(
    "algemeen",
    "Uitvraag",
    (
        Veld("bekend", "Bekend?", VeldSoort.JA_NEE, verplicht=True, einde_bij="nee"),
        Veld("zorgen", "Zorgen?", VeldSoort.JA_NEE, verplicht=True, notitie=500),
    ),
)
BEGIN = Begin(GESPREK, DEADLINE, "a.1.b", [ANNA, BRAM], bellen=[("Sjaak", "0100 123 456")])
VRAAG = Persoonsvraag(GESPREK, ANNA, "a.1.b", FORMULIER, stand="nog 2 personen")
WEIGER = Weigervraag(GESPREK, [ANNA, BRAM], "p1,p2", "a.1.b")
ALLE = {
    "kies_organisatie": namens.kies_organisatie("u1", "26-0142-K", [("politie", "Politie: nog open")], T),
    "kies_niemand": namens.kies_organisatie("u1", "26-0142-K", [], T),
    "niet_gevraagd": namens.niet_gevraagd("26-0142-K", "pi", "PI Merwede", T),
    "dicht": namens.dicht("26-0142-K", "Gesloten.", T),
    "begin": namens.begin(BEGIN, T, NL),
    "begin_met_toestemming": namens.begin(replace(BEGIN, gesprek=MET_BELEID), T, NL),
    "begin_zonder_bekendheid": namens.begin(replace(BEGIN, bekendheid=False), T, NL),
    "begin_afgehandeld": namens.begin(
        replace(BEGIN, te_gaan=[], gezegd=[Gezegd(ANNA, "beantwoord", VET), Gezegd(BRAM, "niet bekend")]), T, NL
    ),
    "begin_fout": namens.begin(replace(BEGIN, fouten=["Vul in wie het zegt."], melding="Let op."), T, NL),
    "persoon": namens.persoon(VRAAG, T),
    "persoon_met_toestemming": namens.persoon(replace(VRAAG, gesprek=MET_BELEID, opgeslagen=True), T),
    "persoon_fout": namens.persoon(replace(VRAAG, veldfouten=(Veldfout("bekend", "formulier.fout.verplicht"),)), T),
    "weigeren": namens.weigeren(WEIGER, T),
    "weigeren_met_toestemming": namens.weigeren(replace(WEIGER, gesprek=MET_BELEID), T),
    "klaar": namens.klaar(GESPREK, DEADLINE, T, NL),
}


@pytest.mark.parametrize("naam", ALLE)
def test_a_card_reads_as_it_did(naam: str, snapshot: SnapshotAssertion) -> None:
    klopt(ALLE[naam])
    assert ALLE[naam] == snapshot


def test_a_button_never_carries_who_said_it() -> None:
    for kaart in ALLE.values():
        for knop in soort(kaart, "Action.Execute"):
            assert not {"gezegd_door", "functie"} & set(knop["data"])


def test_during_a_call_no_duty_blocks_a_way_out() -> None:
    for naam in ("persoon", "weigeren"):
        assert not [veld for veld in soort(ALLE[naam], "Input.") if veld.get("isRequired")]


def test_a_name_is_never_markdown() -> None:
    for naam, kaart in ALLE.items():
        waar = {str(deel.get("type")) for deel in delen(kaart) if VET in str(deel.get("text", ""))}
        assert waar <= {"TextRun"}, naam


def test_who_shares_only_with_consent_is_never_asked_whom_it_knows() -> None:
    kaart = ALLE["begin_met_toestemming"]
    assert "bekend" not in str(kaart).lower()
    assert "Deelt niets" not in knoppen(kaart)


def test_forty_people_fit() -> None:
    mensen = [Wie(f"{nr:032x}", f"Iemand met een Lange Achternaam {nr}", date(1990, 1, 1), "Kind") for nr in range(40)]
    klopt(
        namens.begin(replace(BEGIN, te_gaan=mensen[:20], gezegd=[Gezegd(een, "bekend") for een in mensen[20:]]), T, NL)
    )
    klopt(namens.weigeren(replace(WEIGER, personen=mensen), T))
