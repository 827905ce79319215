"""What is kept about somebody, as he reads it: plain words, short sentences, and everything that was chosen for him."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.dossier import Aanmelding, Bewaard, Dossier, Gedaan, Gevraagd, Gezegd, GezienDoor, Tekstdeel
from domain.regio import Contactpunt
from domain.werkdagen import Kalender
from pages.inzage import nakijken, pagina
from teksten.catalogus import Teksten, laad_teksten
from tests._databases import NU
from tests.pages.test_voorbereiding import Lezer

KALENDER = Kalender()
LASTIG = "<b>vet</b> 🙂 عمر " + "lang" * 60
POLITIE = Gezegd("Politie", NU, (("Is de persoon bekend?", "Ja"),), (Tekstdeel("p1", "Wat loopt er?", LASTIG),))
OM, GGD = Gezegd("OM"), Gezegd("GGD")
DOSSIER = Dossier(
    code="26-0142-K",
    gemaakt_op=NU,
    naam="Sem van Verzonnen",
    geboortedatum=date(2001, 5, 9),
    gemeente="Merwestad",
    rol="Betrokkene",
    tafel="Regietafel Jeugd",
    spoor="Samen werken aan ingewikkelde problemen",
    grondslag="Een verzonnen wet",
    doel="Een plan maken",
    begonnen_op=NU,
    afgesloten=False,
    geinformeerd="Ja",
    geinformeerd_op=date(2026, 2, 17),
    teksten=(Tekstdeel("a", "Waarom deze zaak begon", "", weggelaten=True),),
    aanmelding=Aanmelding("School", NU, (Tekstdeel("m", "Waarom u bent aangemeld", "Hij […] spijbelt.", deels=True),)),
    gevraagd=(Gevraagd(NU, "Een verzonnen wet", "Een plan maken", (OM, POLITIE, GGD)),),
    gezien=(GezienDoor("Politie", NU, NU), GezienDoor("OM", NU, NU + timedelta(days=3))),
    bewaard=Bewaard(60),
    verzoeken=(Gedaan("Zien wat er is vastgelegd (inzage)", date(2026, 3, 2), "loopt"),),
)
PUNT = Contactpunt("Contactpunt Verzonnen", "contact@verzonnen.example", "0100 000 000", "Plein 1")

MEESTE_WOORDEN = 13
"""Words in a sentence (source: plain language for who reads with difficulty; about ten, a date counts for three)."""

VAKWOORDEN = (
    "betrokkene",
    "casus",
    "grondslag",
    "verwerk",
    "rectificatie",
    "uitvraag",
    "bevraging",
    "regisseur",
    "professional",
    "persoonsgegevens",
    "conform",
    "middels",
    "teneinde",
    "derhalve",
    "inzake",
    "omtrent",
    "geschieden",
    "dient te",
    "niet onredelijk",
)
"""Words of the trade and of the office, which he need not know."""

EIGENNAAM = "Autoriteit Persoonsgegevens"


@pytest.fixture(scope="module")
def t() -> Teksten:
    return laad_teksten()


def maak(t: Teksten, dossier: Dossier = DOSSIER) -> str:
    return pagina(dossier, PUNT, {"_s": "zegel"}, t, KALENDER)


def zinnen(html: str) -> list[str]:
    """Every sentence of our own on the page."""
    stukken = (stuk for woorden in Lezer(html).woorden for stuk in re.split(r"(?<=[.?!:])\s+", woorden))
    return [stuk for stuk in stukken if "langlang" not in stuk]


def volledig() -> list[Dossier]:
    """Pages on which between them everything stands that can stand there."""
    leeg = replace(DOSSIER, gevraagd=(), gezien=(), aanmelding=None, bewaard=Bewaard(None), afgesloten=True)
    return [DOSSIER, leeg, replace(DOSSIER, bewaard=Bewaard(60, NU)), replace(DOSSIER, bewaard=Bewaard(6))]


@pytest.mark.parametrize("dossier", volledig())
def test_its_sentences_are_short(t: Teksten, dossier: Dossier) -> None:
    te_lang = [zin for zin in zinnen(maak(t, dossier)) if len(zin.split()) > MEESTE_WOORDEN]
    assert te_lang == []


@pytest.mark.parametrize("dossier", volledig())
def test_it_has_no_words_of_the_trade(t: Teksten, dossier: Dossier) -> None:
    woorden = maak(t, replace(dossier, rol="")).replace(EIGENNAAM, "").casefold()
    assert [een for een in VAKWOORDEN if een in woorden] == []


@pytest.mark.parametrize("groep", ["rechten.kop.", "rechten.spoor.", "rechten.geinformeerd.", "rechten.stand."])
def test_nor_do_the_words_that_are_put_into_it(t: Teksten, groep: str) -> None:
    gezegd = [t(key) for key in SLEUTELS if key.startswith(groep)]
    assert gezegd
    assert [een for een in gezegd if any(woord in een.casefold() for woord in VAKWOORDEN)] == []
    assert [een for een in gezegd if len(een.split()) > MEESTE_WOORDEN] == []


def test_what_he_must_ask_of_others_is_said_once_and_names_them_alike(t: Teksten) -> None:
    woorden = Lezer(maak(t)).woorden
    begin = woorden.index("Aan wie nog meer iets is gevraagd")
    assert woorden[begin + 1 : begin + 3] == ["OM", "GGD"]
    assert sum("Vraag het aan de organisatie zelf." in een for een in woorden) == 1


def test_what_was_left_out_is_said_where_it_would_have_stood(t: Teksten) -> None:
    woorden = Lezer(maak(t)).woorden
    assert "weggelaten" in woorden[woorden.index("Waarom deze zaak begon") + 1]
    assert woorden[woorden.index("Waarom u bent aangemeld") + 1] == "Hij […] spijbelt."


@pytest.mark.parametrize(
    ("bewaard", "woorden"),
    [
        (Bewaard(60), "5 jaar nadat de zaak klaar is."),
        (Bewaard(12), "1 jaar nadat de zaak klaar is."),
        (Bewaard(9), "9 maanden nadat de zaak klaar is."),
        (Bewaard(None), "Dat is nog niet vastgesteld."),
        (Bewaard(60, NU), "Tot 2 maart 2026."),
    ],
)
def test_how_long_it_is_kept_is_told_in_years_where_it_can(t: Teksten, bewaard: Bewaard, woorden: str) -> None:
    assert any(een.startswith(woorden) for een in Lezer(maak(t, replace(DOSSIER, bewaard=bewaard))).woorden)


def test_what_was_typed_is_text_and_the_page_runs_and_fetches_nothing(t: Teksten) -> None:
    for html in (maak(t), nakijken(DOSSIER, {}, t)):
        lezer = Lezer(html)
        assert "script" not in lezer.merken
        assert "<b>" not in html
        assert all(een.startswith("/") for een in lezer.haalt)


def test_it_is_a_letter_on_paper_without_its_buttons(t: Teksten) -> None:
    html = maak(t)
    assert '<div class="brief">' in html
    assert "niet-op-papier" in html[: html.index("Teksten opnieuw nakijken")]


def test_who_goes_through_the_texts_sees_whose_they_are(t: Teksten) -> None:
    woorden = Lezer(nakijken(DOSSIER, {}, t)).woorden
    assert "Politie: Wat loopt er?" in woorden
    assert "Waarom deze zaak begon" in woorden


SLEUTELS = (
    *(f"rechten.kop.{een}" for een in ("doel", "aanleiding", "informering")),
    *(f"rechten.kop.melding.{een}" for een in ("aanleiding", "verzoek", "betrokken", "geinformeerd", "bericht")),
    *(f"rechten.spoor.{een}" for een in ("wgs", "nazorg")),
    *(f"rechten.geinformeerd.{een}" for een in ("ja", "nee", "nog_niet")),
    *(f"rechten.stand.{een}" for een in ("open", "afgerond", "ingetrokken")),
)
