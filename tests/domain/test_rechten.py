"""The term of a request, and what stands beside an answer because of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from domain.errors import UserMistake
from domain.rechten import (
    Alarm,
    Bron,
    Bronstand,
    Merk,
    Vaststelling,
    Verzoek,
    Verzoeksoort,
    Verzoekstand,
    alarmen,
    antwoord_bron,
    merk_van,
    rond_af,
    uiterlijk,
    uiterlijk_bron,
    verleng,
    zwaarste,
)
from regio.laden import laad_regio

REGIO = laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")
NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
EINDE = uiterlijk(REGIO.kalender, date(2026, 3, 2))
VERZOEK = Verzoek(
    id="v",
    casus_id="c",
    betrokkene_id="b",
    soort=Verzoeksoort.RECTIFICATIE,
    ontvangen_op=NU,
    uiterlijk_op=EINDE,
    door_id="p",
    vaststelling=Vaststelling.LEGITIMATIE,
    bronnen=(Bron("politie", uiterlijk_bron(REGIO, EINDE, NU)),),
)


@pytest.mark.parametrize(
    ("ontvangen", "tot"),
    [(date(2026, 3, 2), "2026-04-02"), (date(2026, 1, 31), "2026-02-28"), (date(2027, 12, 31), "2028-01-31")],
)
def test_the_term_is_a_month_from_receipt(ontvangen: date, tot: str) -> None:
    assert REGIO.kalender.lokaal(uiterlijk(REGIO.kalender, ontvangen)).date().isoformat() == tot


def test_an_organisatie_has_until_some_working_days_before_and_never_less_than_one() -> None:
    assert timedelta(days=5) <= EINDE - VERZOEK.bronnen[0].uiterlijk_op <= timedelta(days=10)
    laat = uiterlijk_bron(REGIO, EINDE, EINDE - timedelta(days=2))
    assert EINDE - timedelta(days=2) < laat <= EINDE


def test_the_alarms_ring_in_order_and_only_for_who_is_waited_for() -> None:
    gezet = alarmen(REGIO, VERZOEK)
    assert sorted(gezet, key=lambda nummer: gezet[nummer]) == [
        Alarm.HERINNER_BRON,
        Alarm.BRON_TE_LAAT,
        Alarm.TERMIJN_NADERT,
        Alarm.TERMIJN_VOORBIJ,
    ]
    klaar = replace(VERZOEK, bronnen=(replace(VERZOEK.bronnen[0], stand=Bronstand.GEDAAN),))
    assert set(alarmen(REGIO, klaar)) == {Alarm.TERMIJN_NADERT, Alarm.TERMIJN_VOORBIJ}


def test_it_is_extended_once_in_time_and_never_when_closed() -> None:
    langer = verleng(VERZOEK, REGIO, "veel", date(2026, 3, 3), NU)
    assert REGIO.kalender.lokaal(langer.uiterlijk_op).date() == date(2026, 6, 2)
    for verzoek, nu in ((langer, NU), (VERZOEK, EINDE + timedelta(days=1)), (_dicht(), NU)):
        with pytest.raises(UserMistake):
            verleng(verzoek, REGIO, "veel", date(2026, 3, 3), nu)


def test_what_is_closed_stays_closed() -> None:
    with pytest.raises(UserMistake):
        rond_af(_dicht(), Verzoekstand.AFGEROND, "nog eens", None)
    with pytest.raises(UserMistake):
        antwoord_bron(_dicht(), "politie", Bronstand.GEDAAN, "x", door_id="p", op=NU)
    with pytest.raises(UserMistake):
        antwoord_bron(VERZOEK, "ggd", Bronstand.GEDAAN, "x", door_id="p", op=NU)
    assert _dicht().organisaties == frozenset()


@pytest.mark.parametrize(
    ("soort", "stand", "bron", "merk"),
    [
        (Verzoeksoort.RECTIFICATIE, Verzoekstand.OPEN, Bronstand.GEVRAAGD, Merk.BETWIST),
        (Verzoeksoort.RECTIFICATIE, Verzoekstand.OPEN, Bronstand.GEDAAN, None),
        (Verzoeksoort.RECTIFICATIE, Verzoekstand.AFGEROND, Bronstand.GEVRAAGD, None),
        (Verzoeksoort.BEPERKING, Verzoekstand.OPEN, Bronstand.GEVRAAGD, Merk.BEPERKT),
        (Verzoeksoort.BEZWAAR, Verzoekstand.OPEN, Bronstand.GEVRAAGD, Merk.BEPERKT),
        (Verzoeksoort.BEZWAAR, Verzoekstand.AFGEROND, Bronstand.GEDAAN, Merk.BEPERKT),
        (Verzoeksoort.BEZWAAR, Verzoekstand.OPEN, Bronstand.AFGEWEZEN, None),
        (Verzoeksoort.BEPERKING, Verzoekstand.INGETROKKEN, Bronstand.GEVRAAGD, None),
        (Verzoeksoort.INZAGE, Verzoekstand.OPEN, Bronstand.GEVRAAGD, None),
    ],
)
def test_what_stands_beside_an_answer(
    soort: Verzoeksoort, stand: Verzoekstand, bron: Bronstand, merk: Merk | None
) -> None:
    assert merk_van(soort, stand, bron) is merk


def test_what_may_not_be_used_goes_before_what_is_contested() -> None:
    assert zwaarste(Merk.BETWIST, Merk.BEPERKT) is Merk.BEPERKT
    assert zwaarste(None, Merk.BETWIST) is Merk.BETWIST
    assert zwaarste(None, None) is None


def _dicht() -> Verzoek:
    return rond_af(VERZOEK, Verzoekstand.AFGEROND, "gedaan", date(2026, 3, 3))
