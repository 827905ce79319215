"""What is given to who examines: whole years, a sample that anybody can draw, and anchors that were missed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.audit import (
    ANDERS,
    GELEZEN,
    JAREN,
    ZELF,
    Ankerfeit,
    Jaar,
    Lekfeit,
    Soort,
    Verzoekfeit,
    ankerstand,
    in_woord,
    jaar_van,
    jaren,
    met_rest,
    rol_van,
    telling,
    trek,
    zaad_van,
)
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Persoon, Rol
from domain.rechten import Verzoeksoort
from domain.werkdagen import Kalender

NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
VANDAAG = NU.date()
VORIG = Jaar(2025, loopt=False)


def anker(nr: int, dag: date, *, buiten: bool = True) -> Ankerfeit:
    return Ankerfeit(nr, dag, f"{nr:064x}", buiten)


def test_one_chooses_this_year_or_one_before_it() -> None:
    assert jaren(VANDAAG)[0] == Jaar(2026, loopt=True)
    assert jaren(VANDAAG)[-1] == Jaar(2026 - JAREN, loopt=False)
    assert jaar_van(VANDAAG, 2027) is None


def test_the_months_of_a_year_follow_the_clock_of_the_region_and_leave_no_gap() -> None:
    maanden = VORIG.maanden(Kalender())
    assert len(maanden) == 12
    assert maanden[0][0] == datetime(2024, 12, 31, 23, tzinfo=UTC)
    assert maanden[6][0] == datetime(2025, 6, 30, 22, tzinfo=UTC)
    assert [einde for _, einde in maanden[:-1]] == [begin for begin, _ in maanden[1:]]


def test_of_a_year_that_runs_nothing_is_broken_down() -> None:
    delen = {Soort.GROND: ({"a": 30, "b": 40}, ("a", "b"))}
    assert telling("x", 70, delen, Jaar(2026, loopt=True)).verdelingen == {}
    assert telling("x", 70, delen, VORIG).verdelingen[Soort.GROND].delen == {"a": 30, "b": 40}


def test_what_has_no_part_of_its_own_is_told_together_and_only_when_there_is_some() -> None:
    assert met_rest({"a": 5, "weg": 2, "oud": 4}, ["a", "b"]) == ({"a": 5, ANDERS: 6}, ("a", "b", ANDERS))
    assert met_rest({"a": 5}, ["a", "b"])[1] == ("a", "b")


def test_the_sample_does_not_depend_on_the_order_in_which_casussen_were_found() -> None:
    ids = [f"casus-{nr}" for nr in range(40)]
    assert trek(ids, "zaad") == trek(reversed(ids), "zaad")
    assert trek(ids, "zaad") != trek(ids, "ander")
    # Written out, so that whoever checks it elsewhere has something to compare with.
    assert trek(["a", "b", "c"], "1", 2) == ("a", "b")


def test_nobody_chooses_the_seed_unless_it_says_so() -> None:
    ankers = [anker(1, date(2025, 5, 1)), anker(2, date(2025, 5, 2))]
    assert zaad_van("", ankers, VORIG).bron == "anker:2"
    assert zaad_van("eigen", ankers, VORIG).gekozen
    assert zaad_van("", [], VORIG).waarde == "2025"


def test_days_without_an_anchor_are_named_from_the_first_one_there_was_until_yesterday() -> None:
    dit_jaar = Jaar(2026, loopt=True)
    ankers = [anker(1, date(2026, 2, 26)), anker(2, date(2026, 2, 28), buiten=False)]
    stand = ankerstand(ankers, date(2026, 2, 26), dit_jaar, VANDAAG)
    assert stand.zonder == (date(2026, 2, 27), date(2026, 3, 1))
    assert (stand.laatste, stand.nog_binnen) == (ankers[1], 1)
    assert ankerstand([], None, dit_jaar, VANDAAG).zonder == ()


def test_a_breach_was_opened_in_time_within_72_hours() -> None:
    assert Lekfeit(NU, NU + timedelta(hours=72)).binnen_termijn
    assert not Lekfeit(NU, NU + timedelta(hours=72, seconds=1)).binnen_termijn
    assert not Lekfeit(NU, None).binnen_termijn


@pytest.mark.parametrize(
    ("op", "te_laat"), [(NU, False), (NU + timedelta(days=40), True), (None, True)], ids=["in time", "after", "never"]
)
def test_a_request_is_late_when_it_was_answered_after_its_term_or_never(op: datetime | None, te_laat: bool) -> None:
    verzoek = Verzoekfeit(Verzoeksoort.INZAGE, NU + timedelta(days=30), op)
    assert verzoek.te_laat(NU + timedelta(days=50)) is te_laat


def test_in_which_role_somebody_acted_is_told_only_when_it_can_have_been_but_one() -> None:
    eerst = Aanstelling(Rol.PARTNER, "politie", NU - timedelta(days=9), NU)
    daarna = Aanstelling(Rol.MANAGER, "politie", NU)
    wie = Persoon("p", "P", "t", "o", "29:o", (eerst, daarna, Aanstelling(Rol.BIJ, "gemeente", NU)))
    gisteren = NU - timedelta(days=1)
    assert rol_van(wie, ["politie"], gisteren, gisteren) == Rol.PARTNER
    assert rol_van(wie, ["politie"], NU, NU) == Rol.MANAGER
    assert rol_van(wie, ["politie"], gisteren, NU) == ANDERS
    assert rol_van(None, ["politie"], NU, NU) == ANDERS


def test_answering_and_refusing_are_one_word_in_the_sample() -> None:
    assert in_woord(Handeling.UITVRAAG_GEWEIGERD) == in_woord(Handeling.UITVRAAG_BEANTWOORD)


def test_whoever_only_looked_is_counted_and_stands_among_no_acts() -> None:
    keek = {een for een in Handeling if een.value.endswith("geopend")} - ZELF - {Handeling.PAGINA_GEOPEND}
    assert keek <= GELEZEN
