from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from domain.casus import Spoor
from domain.errors import NotFound
from domain.formulier import Formulier
from domain.organisatie import Kader, Organisatie, Partnersoort
from domain.regio import (
    Bewaartermijn,
    Contactpunt,
    Grondslag,
    Leeftijdsgrens,
    Onbevestigd,
    Onderdeel,
    Regio,
    Tafel,
    Termijnen,
    onbevestigd,
)
from domain.rooster import Ritme
from domain.werkdagen import Kalender, Weekdag, Werkuren

TAFEL = Tafel(
    "havens",
    "Haventafel",
    Spoor.WGS,
    Ritme.TWEEWEKELIJKS,
    "algemeen",
    dag=Weekdag.DINSDAG,
    begintijd=time(10),
    duur=timedelta(hours=1),
    anker=date(2026, 1, 6),
    formulier_per_soort={"gast": "kort"},
)
REGIO = Regio(
    code="PROEF",
    naam="Proefregio",
    taal="nl",
    kalender=Kalender(),
    werkuren=Werkuren(),
    eigen_organisatie="huis",
    gemeenten={},
    partnersoorten={
        "wacht": Partnersoort("wacht", "Wacht", Kader.JUSTITIEEL),
        "inrichting": Partnersoort("inrichting", "Inrichting", Kader.JUSTITIEEL, formulier="lang"),
        "gast": Partnersoort("gast", "Gast", Kader.GEEN, formulier="lang"),
    },
    organisaties={"huis": Organisatie("huis", "Huis", "wacht")},
    rollen={},
    tafels={"havens": TAFEL},
    formulieren={code: Formulier(code, code, ()) for code in ("algemeen", "lang", "kort")},
    meldroutes={},
    grondslagen={"wet": Grondslag("wet", "De wet", Spoor.WGS, bevestigd=True)},
    doelen={},
    termijnen=Termijnen(),
    bewaartermijnen={"casus": Bewaartermijn("casus", 60, "de wet", bevestigd=True)},
    contactpunt=Contactpunt("Contactpunt", bevestigd=True),
)


def test_a_confirmed_region_keeps_production_from_nothing() -> None:
    assert onbevestigd(REGIO) == ()


@pytest.mark.parametrize(
    ("regio", "verwacht"),
    [
        (
            replace(REGIO, grondslagen={"wet": Grondslag("wet", "De wet", Spoor.WGS)}),
            Onbevestigd(Onderdeel.GRONDSLAG, "wet"),
        ),
        (replace(REGIO, grondslagen={}), Onbevestigd(Onderdeel.GRONDSLAG, "wgs")),
        (
            replace(REGIO, tafels={"terug": replace(TAFEL, spoor=Spoor.NAZORG)}),
            Onbevestigd(Onderdeel.GRONDSLAG, "nazorg"),
        ),
        (
            replace(REGIO, bewaartermijnen={"casus": Bewaartermijn("casus", 60, "de wet")}),
            Onbevestigd(Onderdeel.BEWAARTERMIJN, "casus"),
        ),
        (
            replace(REGIO, bewaartermijnen={"casus": Bewaartermijn("casus", None, "", bevestigd=True)}),
            Onbevestigd(Onderdeel.BEWAARTERMIJN, "casus"),
        ),
        (replace(REGIO, bewaartermijnen={}), Onbevestigd(Onderdeel.BEWAARTERMIJN)),
        (replace(REGIO, contactpunt=Contactpunt("Contactpunt")), Onbevestigd(Onderdeel.CONTACTPUNT)),
        (replace(REGIO, contactpunt=None), Onbevestigd(Onderdeel.CONTACTPUNT)),
    ],
)
def test_each_thing_that_is_not_confirmed_is_named(regio: Regio, verwacht: Onbevestigd) -> None:
    assert onbevestigd(regio) == (verwacht,)


def test_an_age_is_within_the_range_from_its_first_year_up_to_its_last() -> None:
    grens = Leeftijdsgrens(12, 18)
    assert [grens.past(leeftijd) for leeftijd in (11, 12, 17, 18)] == [False, True, True, False]
    assert Leeftijdsgrens(18).past(90)
    assert Leeftijdsgrens(None, 18).past(0)


def test_a_range_is_about_the_roles_it_names_or_about_everybody() -> None:
    assert Leeftijdsgrens(12, 18).gaat_over("ouder")
    alleen = Leeftijdsgrens(12, 18, rollen=("jongere",))
    assert [alleen.gaat_over(rol) for rol in ("jongere", "ouder", "")] == [True, False, False]


@pytest.mark.parametrize(("soort", "formulier"), [("wacht", "algemeen"), ("inrichting", "lang"), ("gast", "kort")])
def test_the_tables_choice_for_a_kind_comes_before_the_kinds_own_form_and_the_tables_form(
    soort: str, formulier: str
) -> None:
    assert REGIO.formulier_voor(TAFEL, soort).code == formulier


def test_a_table_of_which_all_is_known_has_a_rhythm() -> None:
    rooster = TAFEL.rooster
    assert rooster is not None
    assert (rooster.dag, rooster.begintijd, rooster.anker) == (Weekdag.DINSDAG, time(10), date(2026, 1, 6))


@pytest.mark.parametrize(
    "tafel",
    [
        replace(TAFEL, ritme=None),
        replace(TAFEL, ritme=Ritme.AD_HOC),
        replace(TAFEL, dag=None),
        replace(TAFEL, begintijd=None),
        replace(TAFEL, duur=None),
        replace(TAFEL, anker=None),
    ],
)
def test_a_table_of_which_something_is_unknown_is_not_planned_at_a_guess(tafel: Tafel) -> None:
    assert tafel.rooster is None


def test_what_the_region_has_taken_away_since_is_named_by_its_code() -> None:
    assert REGIO.tafelnaam("havens") == TAFEL.naam
    assert REGIO.organisatienaam("huis") == "Huis"
    assert REGIO.tafelnaam("jeugd") == "jeugd"
    assert REGIO.organisatienaam("politie") == "politie"


def test_what_the_region_does_not_have_is_not_found() -> None:
    assert REGIO.tafel("havens") is TAFEL
    assert REGIO.organisatie("huis").naam == "Huis"
    with pytest.raises(NotFound):
        REGIO.tafel("jeugd")
    with pytest.raises(NotFound):
        REGIO.organisatie("politie")
