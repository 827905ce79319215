"""The cards with which something is undone: what each says, and that it keeps to what every card keeps to."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from cards import datalek
from cards.bouwstenen import Card
from cards.casus import verbeteren, verwijderen
from cards.casus.verbeteren import PersoonVerbeter, Verbeterd, Verbetervorm
from cards.casus.verwijderen import PersoonWeg, Weggehaald, Wegvorm
from cards.datalek import Datalekbeeld, DatalekBewaar, Datalekvorm, Feiten, Gemeld, Meldingregel
from cards.inzage import MEESTE_REGELS, Inzageregel
from cards.payloads import VerbeterFormulier
from cards.uitvraag import intrekken, wijzigen
from cards.uitvraag.intrekken import Ingetrokken, Intrekvorm
from cards.uitvraag.wijzigdata import Heropenen, IntrekFormulier, InzageOpen, Sluiten, VerzetFormulier, Verzetten
from cards.uitvraag.wijzigen import Gedaan, Verzetvorm, Weg, Wijzigbeeld
from domain.casus import Onderwerp
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen

T = laad_teksten()
NL = Kalender()
CODE = "26-0142-K"
NU = datetime(2026, 11, 24, 9, tzinfo=UTC)
DEADLINE = datetime(2026, 11, 26, 16, tzinfo=UTC)
ZITTING = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
SLEUTEL = "0123456789abcdef.1764000000." + "z" * 43
VREEMD = "*Vet* [x](https://y) \u202enegalsrev"
AGNES = Inzageregel("Agnes *Agent*", "Politie", NU, NU + timedelta(hours=2), met_namen=True)
ROSA = Inzageregel("Rosa Regisseur", "OM", NU, NU, met_namen=False, telefonisch=True)
BEIDE = (("politie", "Politie"), ("om", "OM"))
VORM = Intrekvorm(CODE, "u1", SLEUTEL, BEIDE, agenda=True, casus="c1")
WEG = Ingetrokken("u1", CODE, alles=False, organisaties=BEIDE, inzagen=(AGNES, ROSA), sleutel_terug=SLEUTEL)
VERZET = Verzetvorm(CODE, DEADLINE, ZITTING, Verzetten(uitvraag="u1", sleutel=SLEUTEL))
FEITEN = Feiten(CODE, ("Politie",), 2, (AGNES,))
LEK = Datalekvorm(FEITEN, DatalekBewaar(uitvraag="u1", sleutel=SLEUTEL), {"sinds": "2026-11-24", "wat": VREEMD})
VERBETER = Verbetervorm(
    CODE,
    Onderwerp.PERSONEN,
    PersoonVerbeter(casus="c1", betrokkene="p1", sleutel=SLEUTEL, was="0123456789abcdef"),
    (("merwestad", "Merwestad"),),
    {"naam": "Een Naam", "geboortedatum": "2011-05-01", "gemeente": "merwestad"},
)
WEGEN = (
    Weg("uitvraag.wijzig.verzet", "uitvraag.knop.verzet", VerzetFormulier(uitvraag="u1")),
    Weg("uitvraag.wijzig.sluit", "uitvraag.knop.sluit", Sluiten(uitvraag="u1", sleutel=SLEUTEL)),
    Weg("uitvraag.wijzig.intrek", "uitvraag.knop.intrek", IntrekFormulier(uitvraag="u1")),
    Weg("uitvraag.wijzig.inzage", "uitvraag.knop.inzage", InzageOpen(uitvraag="u1")),
)
ALLE: dict[str, Card] = {
    "kies": wijzigen.kies("Uitvraag intrekken", [("u1", f"{CODE}, zitting di 1 dec")], IntrekFormulier(), T),
    "niets_te_kiezen": wijzigen.kies("Uitvraag intrekken", [], IntrekFormulier(), T),
    "wijzigen": wijzigen.wijzigkaart(Wijzigbeeld("u1", CODE, DEADLINE, ZITTING, WEGEN), T, NL),
    "wijzigen_gesloten": wijzigen.wijzigkaart(
        Wijzigbeeld("u1", CODE, DEADLINE, ZITTING, WEGEN[2:], "uitvraag.wijzig.gesloten"), T, NL
    ),
    "intrekken": intrekken.intrekformulier(VORM, T),
    "intrekken_fout": intrekken.intrekformulier(replace(VORM, gekozen="om", fouten=("Vink iets aan.",)), T),
    "intrekken_na_zitting": intrekken.intrekformulier(replace(VORM, begonnen=True, agenda=False, casus=None), T),
    "ingetrokken": intrekken.ingetrokken(WEG, T, NL),
    "ingetrokken_alles": intrekken.ingetrokken(
        replace(WEG, alles=True, inzagen=(), van_agenda=True, houdt_toegang=("OM",), sleutel_terug=None), T, NL
    ),
    "verzetten": wijzigen.verzetformulier(VERZET, T, NL),
    "verzetten_fout": wijzigen.verzetformulier(
        replace(VERZET, waarden={"deadline_datum": "gisteren", "deadline_tijd": ""}, fouten=("Kan niet.",)), T, NL
    ),
    "gedaan": wijzigen.gedaan(
        Gedaan("u1", CODE, ["Gesloten."], [("Heropenen", Heropenen(uitvraag="u1", sleutel=SLEUTEL))], "Let op."), T
    ),
    "persoon_weg": verwijderen.wegformulier(
        Wegvorm(CODE, PersoonWeg(casus="c1", sleutel=SLEUTEL), (("p1", "Een Naam"), ("p2", "Twee Naam"))), T
    ),
    "persoon_laatste": verwijderen.laatste_persoon("c1", CODE, T),
    "persoon_weggehaald": verwijderen.weggehaald(Weggehaald("c1", CODE, "p1", (AGNES,), "u1"), T, NL),
    "verbeteren_wie": verbeteren.kies_wie(
        CODE, (("p1", "Een Naam"), ("p2", "Twee Naam")), VerbeterFormulier(casus="c1"), T
    ),
    "verbeteren": verbeteren.verbeterformulier(VERBETER, T),
    "verbeteren_fout": verbeteren.verbeterformulier(
        replace(VERBETER, waarden={"naam": VREEMD * 400}, fouten=("Kijk dit even na:", "Te lang."), melding="Let op."),
        T,
    ),
    "verbeteren_groep": verbeteren.verbeterformulier(replace(VERBETER, onderwerp=Onderwerp.GROEP), T),
    "verbeterd": verbeteren.verbeterd(
        Verbeterd("c1", CODE, VREEMD, ("Kijk hiernaar.",), (AGNES,), reden_ontbreekt=True), T, NL
    ),
    "verbeterd_niemand_zag": verbeteren.verbeterd(Verbeterd("c1", CODE, "Een Naam", (), ()), T, NL),
    "datalek_formulier": datalek.datalekformulier(LEK, T, NL),
    "datalek_gemeld": datalek.gemeld(Gemeld(CODE, ("Fleur F.",), (), NU), T, NL),
    "datalek_niemand": datalek.gemeld(Gemeld(CODE, (), ("Contactpunt", "c@merwestad.example"), NU), T, NL),
    "datalek_bericht": datalek.bericht(CODE, "Rosa Regisseur", "d1", T),
    "datalek_notitie": datalek.notitie(
        Datalekbeeld(FEITEN, "Rosa Regisseur", NU, NU + timedelta(hours=72), date(2026, 11, 20), VREEMD, VREEMD), T, NL
    ),
    "datalek_lijst": datalek.lijst([Meldingregel("d1", CODE, "Rosa Regisseur", NU, NU + timedelta(hours=72))], T, NL),
    "datalek_leeg": datalek.lijst([], T, NL),
}


@pytest.mark.parametrize("naam", ALLE)
def test_every_card(naam: str, snapshot: SnapshotAssertion) -> None:
    klopt(ALLE[naam])
    assert ALLE[naam] == snapshot


def test_without_anybody_who_opened_it_there_is_nothing_to_note() -> None:
    kaart = intrekken.ingetrokken(replace(WEG, inzagen=()), T, NL)
    assert "Niemand heeft dit geopend." in json.dumps(kaart)
    assert knoppen(kaart) == ["Toch weer vragen", "Stand"]


def test_a_crowd_that_opened_it_fits_and_is_counted() -> None:
    kaart = intrekken.ingetrokken(replace(WEG, inzagen=(AGNES,) * 90), T, NL)
    klopt(kaart)
    assert "90 personen hebben dit geopend" in json.dumps(kaart)
    assert f"En nog {90 - MEESTE_REGELS} anderen." in json.dumps(kaart)


def test_every_body_of_a_region_at_once_fits() -> None:
    veel = [(f"organisatie-{nr}", f"Organisatie met een lange naam {nr}") for nr in range(40)]
    klopt(intrekken.intrekformulier(replace(VORM, organisaties=veel), T))
    klopt(intrekken.ingetrokken(replace(WEG, organisaties=veel, inzagen=(AGNES,) * 90), T, NL))
    alles = replace(LEK, feiten=Feiten(CODE, tuple(naam for _, naam in veel), 9, (AGNES,) * 90))
    klopt(datalek.datalekformulier(replace(alles, waarden={"wat": "🧭" * 2_000, "gedaan": "ש" * 2_000}), T, NL))


def test_what_somebody_typed_in_a_note_is_shown_as_typed_and_cannot_turn_the_line() -> None:
    runs = json.dumps(ALLE["datalek_notitie"], ensure_ascii=False)
    assert "*Vet* [x](https://y) negalsrev" in runs
    assert "\u202e" not in runs
    assert "Agnes \\\\*Agent\\\\*" in runs
