"""Whoever touches the logboek without the key leaves a break, and the break is found where it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ketencontrole import Breuk, Breuksoort, Loop, controleer
from domain.logboek import BEGIN, Handeling, Keten, Kop, Logregel, Schakel, sluit_aan, verzegel

SLEUTEL = b"s" * 32
KETEN = Keten("demo", "casus")
NU = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def keten(aantal: int, sleutel: bytes = SLEUTEL, welke: Keten = KETEN) -> tuple[list[Schakel], Kop]:
    schakels: list[Schakel] = []
    vorige = BEGIN
    for nr in range(1, aantal + 1):
        regel = Logregel(
            handeling=Handeling.CASUS_GEOPEND, op=NU + timedelta(seconds=nr), door_id=f"p{nr}", casus_id="casus"
        )
        hash_ = sluit_aan(sleutel, welke, nr, vorige, regel)
        schakels.append(Schakel(nr, regel, vorige, hash_))
        vorige = hash_
    return schakels, verzegel(sleutel, welke, aantal, vorige)


def op(nr: int, soort: Breuksoort) -> Breuk:
    return Breuk(nr, soort)


def vervals(schakel: Schakel, **anders: object) -> Schakel:
    return replace(schakel, regel=replace(schakel.regel, **anders))  # type: ignore[arg-type]


@pytest.mark.parametrize("aantal", [0, 1, 2, 20])
def test_a_chain_nobody_touched_is_whole(aantal: int) -> None:
    schakels, kop = keten(aantal)
    assert controleer(SLEUTEL, KETEN, schakels, kop) == ()


def test_a_chain_that_was_never_begun_is_whole() -> None:
    assert controleer(SLEUTEL, KETEN, [], None) == ()


@pytest.mark.parametrize(
    "anders",
    [
        {"handeling": Handeling.TOEGANG_GEWEIGERD},
        {"op": NU},
        {"door_id": None},
        {"door_id": "p9"},
        {"namens": "politie"},
        {"casus_id": None},
        {"betrokkene_id": "b"},
        {"onderwerp_id": "u"},
        {"doel": "wgs"},
    ],
)
def test_a_line_that_was_changed_in_any_field_is_found(anders: dict[str, object]) -> None:
    schakels, kop = keten(5)
    schakels[2] = vervals(schakels[2], **anders)
    assert controleer(SLEUTEL, KETEN, schakels, kop) == (op(3, Breuksoort.GEWIJZIGD),)


def test_a_line_that_was_removed_is_missed_in_the_middle_and_at_the_end() -> None:
    schakels, kop = keten(5)
    assert controleer(SLEUTEL, KETEN, schakels[:2] + schakels[3:], kop) == (op(3, Breuksoort.ONTBREEKT),)
    assert controleer(SLEUTEL, KETEN, schakels[:3], kop) == (op(4, Breuksoort.ONTBREEKT), op(5, Breuksoort.ONTBREEKT))
    assert len(controleer(SLEUTEL, KETEN, [], kop)) == 5


def test_cutting_off_the_end_shows_also_when_the_end_is_written_anew_without_the_key() -> None:
    schakels, kop = keten(5)
    korter = replace(kop, nr=3, hash=schakels[2].hash)
    assert op(3, Breuksoort.KOP) in controleer(SLEUTEL, KETEN, schakels[:3], korter)
    assert op(0, Breuksoort.KOP) in controleer(SLEUTEL, KETEN, schakels[:3], None)


def test_a_line_that_was_put_in_is_told_from_the_ones_it_pushed_on() -> None:
    schakels, kop = keten(5)
    vreemd = vervals(schakels[1], door_id="indringer")
    opgeschoven = [replace(een, nr=een.nr + 1) for een in schakels[2:]]
    gevonden = controleer(SLEUTEL, KETEN, [*schakels[:2], replace(vreemd, nr=3), *opgeschoven], kop)
    assert gevonden == (
        op(3, Breuksoort.INGEVOEGD),
        op(4, Breuksoort.VERPLAATST),
        op(5, Breuksoort.VERPLAATST),
        op(6, Breuksoort.VERPLAATST),
    )


def test_a_line_added_at_the_end_is_found() -> None:
    schakels, kop = keten(3)
    vreemd = Schakel(4, schakels[2].regel, schakels[2].hash, b"x" * 32)
    assert controleer(SLEUTEL, KETEN, [*schakels, vreemd], kop) == (op(4, Breuksoort.GEWIJZIGD),)


def test_a_copy_of_a_real_line_elsewhere_is_found() -> None:
    schakels, kop = keten(3)
    assert controleer(SLEUTEL, KETEN, [*schakels, replace(schakels[0], nr=4)], kop) == (op(4, Breuksoort.INGEVOEGD),)


def test_two_lines_that_changed_places_are_found() -> None:
    schakels, kop = keten(5)
    schakels[1], schakels[3] = replace(schakels[3], nr=2), replace(schakels[1], nr=4)
    assert controleer(SLEUTEL, KETEN, schakels, kop) == (op(2, Breuksoort.VERPLAATST), op(4, Breuksoort.VERPLAATST))


def test_another_line_in_the_place_of_a_removed_one_counts_as_changed() -> None:
    schakels, kop = keten(3)
    schakels[1] = replace(vervals(schakels[1], door_id="ander"), hash=b"x" * 32)
    assert controleer(SLEUTEL, KETEN, schakels, kop) == (op(2, Breuksoort.GEWIJZIGD),)


@pytest.mark.parametrize("welke", [Keten("elders", "casus"), Keten("demo", "ander"), Keten("demo")])
def test_a_whole_chain_in_the_place_of_another_one_is_found(welke: Keten) -> None:
    schakels, kop = keten(3)
    assert controleer(SLEUTEL, welke, schakels, kop)


def test_without_the_key_nothing_that_passes_can_be_written() -> None:
    schakels, kop = keten(3, sleutel=b"gestolen zonder sleutel".ljust(32))
    gevonden = controleer(SLEUTEL, KETEN, schakels, kop)
    assert {een.soort for een in gevonden} == {Breuksoort.GEWIJZIGD, Breuksoort.KOP}


@given(st.data())
def test_whatever_is_taken_moved_or_changed_is_found(data: st.DataObject) -> None:
    schakels, kop = keten(data.draw(st.integers(2, 8)))
    volgorde = data.draw(st.permutations(range(len(schakels))))
    blijft = volgorde[: data.draw(st.integers(0, len(schakels)))]
    anders = [replace(schakels[plek], nr=nr) for nr, plek in enumerate(blijft, start=1)]
    if data.draw(st.booleans()) and anders:
        plek = data.draw(st.integers(0, len(anders) - 1))
        anders[plek] = vervals(anders[plek], doel="anders")
    assert bool(controleer(SLEUTEL, KETEN, anders, kop)) == (anders != schakels)
