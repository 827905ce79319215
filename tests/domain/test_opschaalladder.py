"""Where a casus stands on the pyramid follows from its history."""

from datetime import UTC, datetime

from domain.opschaalladder import (
    Opschaalstap,
    Trede,
    Tredesoort,
    begin,
    heropend_op,
    huidige,
    is_kwestie,
    is_omhoog,
    mogelijke,
)

NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
WIJK = Trede("wijk", "Wijkteams", Tredesoort.LOKAAL)
HUIS = Trede("huis", "Veiligheidshuis", Tredesoort.VEILIGHEIDSHUIS)
O3 = Trede("o3", "O3-tafel", Tredesoort.O3, tafel="o3")
BESTUUR = Trede("bestuur", "Bestuur", Tredesoort.BESTUURLIJK)
PIRAMIDE = (WIJK, HUIS, O3, BESTUUR)


def stap(van: Trede, naar: Trede, kwestie: str | None = None, *, hermelding: bool = False) -> Opschaalstap:
    return Opschaalstap("s", "c", van.code, naar.code, NU, "p", "reden", naar_casus_id=kwestie, hermelding=hermelding)


def test_a_casus_begins_at_the_veiligheidshuis_and_a_kwestie_at_its_own_step() -> None:
    assert begin(PIRAMIDE, "jeugd") == HUIS
    assert begin(PIRAMIDE, "o3") == O3
    assert begin((), "jeugd") is None


def test_its_last_step_says_where_it_stands() -> None:
    assert huidige(PIRAMIDE, "jeugd", ()) == HUIS
    assert huidige(PIRAMIDE, "jeugd", (stap(HUIS, BESTUUR),)) == BESTUUR
    assert huidige(PIRAMIDE, "jeugd", (stap(HUIS, BESTUUR), stap(BESTUUR, HUIS))) == HUIS


def test_making_a_kwestie_does_not_move_the_casus() -> None:
    assert huidige(PIRAMIDE, "jeugd", (stap(HUIS, O3, "kwestie"),)) == HUIS


def test_a_step_that_the_region_took_away_counts_no_more() -> None:
    assert huidige((WIJK, HUIS), "jeugd", (stap(HUIS, BESTUUR),)) == HUIS


def test_it_goes_up_or_back_to_where_it_began_and_never_below() -> None:
    assert mogelijke(PIRAMIDE, "jeugd", HUIS) == (O3, BESTUUR)
    assert mogelijke(PIRAMIDE, "jeugd", BESTUUR) == (HUIS, O3)
    assert mogelijke(PIRAMIDE, "o3", O3) == (BESTUUR,)
    assert mogelijke((), "jeugd", HUIS) == ()


def test_up_and_down_follow_the_order_of_the_region() -> None:
    assert is_omhoog(PIRAMIDE, "huis", "bestuur")
    assert not is_omhoog(PIRAMIDE, "bestuur", "huis")
    assert is_omhoog(PIRAMIDE, "", "huis")


def test_only_an_o3_with_a_tafel_makes_a_kwestie() -> None:
    assert is_kwestie(O3)
    assert not is_kwestie(Trede("o3", "O3", Tredesoort.O3))
    assert not is_kwestie(BESTUUR)


def test_the_last_time_that_it_came_back_counts() -> None:
    assert heropend_op((stap(HUIS, BESTUUR),)) is None
    assert heropend_op((stap(HUIS, HUIS, hermelding=True), stap(HUIS, BESTUUR))) == NU
