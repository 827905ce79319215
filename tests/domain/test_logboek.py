"""Whoever touches the logboek without the key leaves a break, and the break is found where it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import ketencontrole
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
    assert schakel.regel is not None
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


def fork(na: int, aantal: int) -> list[Schakel]:
    """Lines after the `na`th of a history that went another way, written with the key."""
    schakels, _ = keten(na)
    vorige = schakels[-1].hash
    anders: list[Schakel] = []
    for nr in range(na + 1, na + aantal + 1):
        regel = Logregel(handeling=Handeling.CASUS_GEWIJZIGD, op=NU, door_id="ander", casus_id="casus")
        hash_ = sluit_aan(SLEUTEL, KETEN, nr, vorige, regel)
        anders.append(Schakel(nr, regel, vorige, hash_))
        vorige = hash_
    return anders


def test_a_line_of_another_copy_of_the_database_is_found() -> None:
    schakels, kop = keten(5)
    schakels[3] = fork(2, 2)[1]
    assert controleer(SLEUTEL, KETEN, schakels, kop) == (op(4, Breuksoort.VERVANGEN), op(5, Breuksoort.VERVANGEN))


def test_an_old_end_of_ours_before_later_lines_is_found() -> None:
    schakels, _ = keten(5)
    assert controleer(SLEUTEL, KETEN, schakels, keten(3)[1]) == (op(3, Breuksoort.KOP),)


def test_a_line_that_cannot_be_read_fits_nowhere() -> None:
    schakels, kop = keten(3)
    schakels[1] = replace(schakels[1], regel=None)
    assert controleer(SLEUTEL, KETEN, schakels, kop) == (op(2, Breuksoort.GEWIJZIGD),)


def test_a_whole_chain_of_strangers_costs_no_more_than_it_should(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ketencontrole, "MEESTE_POGINGEN", 50)
    schakels, kop = keten(40, sleutel=b"x" * 32)
    geteld = 0

    def tel(*waarden: object) -> bytes:
        nonlocal geteld
        geteld += 1
        return sluit_aan(*waarden)  # type: ignore[arg-type]

    monkeypatch.setattr(ketencontrole, "sluit_aan", tel)
    assert len(controleer(SLEUTEL, KETEN, schakels, kop)) == 41
    assert geteld < 50 + 6 * 40


@given(st.data())
def test_following_a_chain_stumbles_exactly_when_something_is_wrong_with_it(data: st.DataObject) -> None:
    schakels, kop = keten(data.draw(st.integers(0, 6)))
    anders = list(schakels)
    for _ in range(data.draw(st.integers(0, 2))):
        wat = data.draw(st.sampled_from(["weg", "wissel", "anders", "kopie"]))
        if not anders:
            break
        een, ander = data.draw(st.integers(0, len(anders) - 1)), data.draw(st.integers(0, len(anders) - 1))
        match wat:
            case "weg":
                del anders[een]
            case "wissel":
                anders[een], anders[ander] = (
                    replace(anders[ander], nr=anders[een].nr),
                    replace(anders[een], nr=anders[ander].nr),
                )
            case "anders":
                anders[een] = vervals(anders[een], doel="anders")
            case _:
                anders.append(replace(anders[een], nr=anders[-1].nr + 1))
    loop = Loop(SLEUTEL, KETEN)
    for schakel in anders:
        loop.stap(schakel)
    assert loop.is_gaaf(kop) == (controleer(SLEUTEL, KETEN, anders, kop) == ())
