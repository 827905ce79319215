"""A detention: what a change comes down to, what cannot be, and which gemeenten matter."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bewaren import Bewaarcategorie, begin_nazorg, te_lang_open, verloopt
from domain.detentie import Detentie, Detentiebron, Verlof, Wijzigsoort, eis_mogelijk, wat_er_gebeurde
from domain.errors import UserMistake
from domain.regio import Regio
from regio.laden import laad_regio

VANDAAG = date(2026, 3, 2)
HIER = Detentie("c", Detentiebron.INJUS, inrichting="pi-merwede", begin=date(2026, 1, 5), einde=date(2026, 6, 1))

dagen = st.dates(date(2020, 1, 1), date(2035, 12, 31))
misschien = st.none() | dagen
verloven = st.none() | st.builds(Verlof, dagen, misschien)
detenties = st.builds(
    Detentie,
    st.just("c"),
    st.sampled_from(Detentiebron),
    inrichting=st.none() | st.sampled_from(["pi-merwede", "pi-oostdijk"]),
    begin=misschien,
    einde=misschien,
    einde_zeker=st.booleans(),
    verlof=verloven,
    vestiging=st.none() | st.sampled_from(["merwestad", "lindewaal"]),
    hic=st.booleans(),
    versie=st.integers(1, 9),
)


@pytest.fixture(scope="module")
def demo_regio() -> Regio:
    return laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")


def is_mogelijk(een: Detentie) -> bool:
    try:
        eis_mogelijk(een)
    except UserMistake:
        return False
    return True


@pytest.mark.parametrize(
    ("anders", "soort"),
    [
        ({"einde": date(2026, 7, 1)}, Wijzigsoort.DATUM),
        ({"einde": date(2026, 4, 1)}, Wijzigsoort.DATUM),
        ({"einde_zeker": True}, Wijzigsoort.DATUM),
        ({"einde": None}, Wijzigsoort.DATUM),
        ({"einde": VANDAAG}, Wijzigsoort.VERVROEGD),
        ({"einde": VANDAAG + timedelta(days=1)}, Wijzigsoort.VERVROEGD),
        ({"einde": VANDAAG + timedelta(days=2)}, Wijzigsoort.DATUM),
        ({"inrichting": "pi-oostdijk", "einde": VANDAAG}, Wijzigsoort.OVERGEPLAATST),
        ({"inrichting": None}, Wijzigsoort.OVERGEPLAATST),
        ({"verlof": Verlof(VANDAAG)}, Wijzigsoort.VERLOF),
        ({"vestiging": "lindewaal"}, Wijzigsoort.VESTIGING),
        ({"hic": True}, Wijzigsoort.GEGEVENS),
        ({"begin": None}, Wijzigsoort.GEGEVENS),
        ({"versie": 7}, None),
    ],
)
def test_a_change_is_called_by_what_weighs_most(anders: dict[str, object], soort: Wijzigsoort | None) -> None:
    assert wat_er_gebeurde(HIER, replace(HIER, **anders), VANDAAG) is soort  # type: ignore[arg-type]


@given(detenties, detenties)
def test_only_what_is_the_same_is_no_change(was: Detentie, wordt: Detentie) -> None:
    gelijk = replace(wordt, versie=was.versie) == was
    assert (wat_er_gebeurde(was, wordt, VANDAAG) is None) is gelijk


@given(detenties)
def test_nobody_is_out_before_he_came_in_or_on_leave_after_he_is_out(een: Detentie) -> None:
    te_vroeg = een.begin is not None and een.einde is not None and een.einde < een.begin
    verlof = een.verlof
    raar = verlof is not None and (
        (een.einde is not None and verlof.van > een.einde) or (verlof.tot is not None and verlof.tot < verlof.van)
    )
    assert is_mogelijk(een) is not (te_vroeg or raar)


@given(detenties, dagen)
def test_the_next_time_outside_is_never_in_the_past(een: Detentie, vandaag: date) -> None:
    buiten = een.volgende_keer_buiten(vandaag)
    mogelijk = [dag for dag in (een.einde, een.verlof.van if een.verlof else None) if dag and dag >= vandaag]
    assert buiten == min(mogelijk, default=None)


@pytest.mark.parametrize("dag", [date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 25), date(2026, 10, 26)])
def test_days_are_counted_as_days_also_over_the_change_of_the_clock(dag: date) -> None:
    een = replace(HIER, einde=dag)
    assert [een.dagen_tot_einde(dag - timedelta(days=over)) for over in (2, 1, 0, -1)] == [2, 1, 0, -1]
    assert [een.is_vrij(dag + timedelta(days=over)) for over in (-1, 0, 1)] == [False, True, True]


@given(einde=dagen, uren=st.integers(-24 * 2000, 24 * 2000))
def test_what_runs_is_too_long_open_exactly_when_it_would_have_been_due(
    demo_regio: Regio, einde: date, uren: int
) -> None:
    kalender = demo_regio.kalender
    nu = datetime(2028, 1, 1, tzinfo=kalender.moment(einde, datetime.min.time()).tzinfo) + timedelta(hours=uren)
    begin = begin_nazorg(kalender, einde, nu)
    assert kalender.lokaal(begin).date() == einde
    op = verloopt(demo_regio, Bewaarcategorie.NAZORG, begin)
    assert op is not None
    assert te_lang_open(demo_regio, einde, nu) == (op if op <= nu else None)


def test_without_a_day_of_release_it_counts_from_closing_and_is_never_too_long_open(demo_regio: Regio) -> None:
    nu = demo_regio.kalender.moment(VANDAAG, datetime.min.time())
    assert begin_nazorg(demo_regio.kalender, None, nu) == nu
    assert te_lang_open(demo_regio, None, nu) is None
