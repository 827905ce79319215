"""What may be done with an afspraak, whatever somebody may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain import afspraak as regels
from domain.afspraak import BIJ_EIGENAAR, OPEN, Afspraak, AfspraakStatus, Inhoud, Monitoring, Monitoringwijze
from domain.errors import UserMistake

NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
VANDAAG = date(2026, 3, 2)
STRAKS = NU + timedelta(days=3)


def een(status: AfspraakStatus = AfspraakStatus.LOPEND, **anders: object) -> Afspraak:
    gewoon = Afspraak("a", "c", "bellen", "politie", date(2026, 3, 9), status, NU, "rosa", NU, gevraagd=2, gemeld_op=NU)
    return replace(gewoon, **anders)  # type: ignore[arg-type]


INHOUD = Inhoud(wat="beter gezegd", wanneer=date(2026, 3, 9))
DADEN: dict[str, tuple[Callable[[Afspraak], Afspraak], frozenset[AfspraakStatus]]] = {
    "neem_aan": (
        lambda van: regels.neem_aan(van, STRAKS),
        frozenset({AfspraakStatus.VOORGELEGD, AfspraakStatus.GEWEIGERD}),
    ),
    "weiger": (lambda van: regels.weiger(van, STRAKS), BIJ_EIGENAAR),
    "meld_gereed": (lambda van: regels.meld_gereed(van, "gelukt", STRAKS), OPEN),
    "geef_teken": (lambda van: regels.geef_teken(van, STRAKS, VANDAAG), BIJ_EIGENAAR),
    "stel_uit": (lambda van: regels.stel_uit(van, date(2026, 4, 1), STRAKS, VANDAAG), BIJ_EIGENAAR),
    "draag_over": (lambda van: regels.draag_over(van, "bo", "", STRAKS), BIJ_EIGENAAR),
    "plaats_bij": (lambda van: regels.plaats_bij(van, "ggd", STRAKS), OPEN),
    "pas_aan": (lambda van: regels.pas_aan(van, INHOUD), OPEN),
    "leg_voor": (lambda van: regels.leg_voor(van, STRAKS), OPEN),
    "laat_vervallen": (regels.laat_vervallen, OPEN),
    "heropen": (
        lambda van: regels.heropen(van, STRAKS),
        frozenset({AfspraakStatus.GEREED, AfspraakStatus.VERVALLEN}),
    ),
}


@pytest.mark.parametrize("daad", DADEN)
@pytest.mark.parametrize("status", AfspraakStatus)
def test_an_act_is_done_only_where_it_makes_sense(daad: str, status: AfspraakStatus) -> None:
    doe, mag = DADEN[daad]
    if status in mag:
        doe(een(status))
        return
    with pytest.raises(UserMistake) as fout:
        doe(een(status))
    assert fout.value.key == f"afspraak.al_{status.value}"


@pytest.mark.parametrize("daad", sorted(set(DADEN) - {"laat_vervallen", "pas_aan"}))
def test_whoever_says_something_is_not_silent_any_more(daad: str) -> None:
    doe, mag = DADEN[daad]
    na = doe(een(min(mag)))
    assert (na.teken_op, na.gevraagd, na.gemeld_op) == (STRAKS, 0, None)


def test_there_is_one_owner_at_a_time_and_the_new_one_starts_afresh() -> None:
    na = regels.plaats_bij(een(verzet=2, persoon_id="bo", persoon_naam=""), "ggd", NU, persoon_naam="Gerda")
    assert (na.organisatie, na.persoon_id, na.persoon_naam, na.verzet) == ("ggd", None, "Gerda", 0)
    assert na.status is AfspraakStatus.VOORGELEGD


def test_it_is_not_placed_where_it_is_unless_it_was_refused_there() -> None:
    with pytest.raises(UserMistake):
        regels.plaats_bij(een(), "politie", NU)
    assert regels.plaats_bij(een(AfspraakStatus.GEWEIGERD), "politie", NU).status is AfspraakStatus.VOORGELEGD


@pytest.mark.parametrize("naar", [date(2026, 3, 9), date(2026, 3, 8), date(2026, 3, 1)])
def test_it_is_put_off_to_a_later_day_only(naar: date) -> None:
    with pytest.raises(UserMistake):
        regels.stel_uit(een(), naar, NU, VANDAAG)


def test_what_is_late_is_not_put_off_to_a_day_that_has_passed() -> None:
    laat = een(wanneer=date(2026, 2, 1))
    with pytest.raises(UserMistake):
        regels.stel_uit(laat, date(2026, 3, 1), NU, VANDAAG)
    assert regels.stel_uit(laat, VANDAAG, NU, VANDAAG).verzet == 1


def test_on_a_rhythm_it_is_asked_again_after_each_sign_and_never_later_than_its_day() -> None:
    gevolgd = een(monitoring=Monitoring(Monitoringwijze.BERICHT, 14, VANDAAG), wanneer=date(2026, 5, 1))
    assert gevolgd.vraagdag == VANDAAG
    assert regels.geef_teken(gevolgd, NU, VANDAAG).vraagdag == VANDAAG + timedelta(days=14)
    assert replace(gevolgd, wanneer=date(2026, 2, 20)).vraagdag == date(2026, 2, 20)


def test_put_right_on_another_day_its_owner_is_asked_anew_and_on_the_same_day_not() -> None:
    zelfde = regels.pas_aan(een(), INHOUD)
    assert (zelfde.wat, zelfde.gevraagd, zelfde.gemeld_op) == ("beter gezegd", 2, NU)
    anders = regels.pas_aan(een(), replace(INHOUD, wanneer=date(2026, 3, 10)))
    assert (anders.gevraagd, anders.gemeld_op, anders.verzet) == (0, None, 0)
    assert anders.organisatie == "politie"


def test_the_first_day_comes_first_and_what_is_done_is_not_open() -> None:
    later, eerder = een(id="later", wanneer=date(2026, 4, 1)), een(id="eerder")
    klaar = een(AfspraakStatus.GEREED, id="klaar")
    assert [wat.id for wat in regels.open_van([later, klaar, eerder])] == ["eerder", "later"]
    assert een(wanneer=date(2026, 3, 1)).te_laat(VANDAAG)
    assert not een(wanneer=VANDAAG).te_laat(VANDAAG)
    assert not replace(klaar, wanneer=date(2026, 3, 1)).te_laat(VANDAAG)
