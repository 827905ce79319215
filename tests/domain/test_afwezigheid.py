from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.afwezigheid import (
    Afwezigheid,
    door_collega,
    kan_vervangen,
    neemt_waar_voor,
    wie_hoort,
)
from domain.persoon import Aanstelling, Actor, Rol
from domain.toegang import Daad, Vraag, Waarover, beslis

NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAG = timedelta(days=1)


def weg(wie: str, vervanger: str | None, van: datetime = NU, tot: datetime = NU + DAG) -> Afwezigheid:
    return Afwezigheid(f"{wie}-{van}", wie, van, tot, vervanger)


def rol(rol: Rol, organisatie: str = "zvh") -> Aanstelling:
    return Aanstelling(rol, organisatie, NU)


def actor(naam: str, *rollen: Aanstelling) -> Actor:
    return Actor(naam, naam, rollen)


def test_it_holds_from_the_first_moment_until_just_before_the_end() -> None:
    een = weg("rosa", "bo")
    momenten = (NU - timedelta(microseconds=1), NU, NU + DAG - timedelta(microseconds=1), NU + DAG)
    assert [wie_hoort("rosa", [een], op) for op in momenten] == ["rosa", "bo", "bo", "rosa"]
    assert [neemt_waar_voor("bo", [een], op) for op in momenten] == [set(), {"rosa"}, {"rosa"}, set()]


def test_two_absences_that_follow_each_other_have_no_moment_in_common() -> None:
    een, erna = weg("rosa", None), weg("rosa", None, NU + DAG, NU + 2 * DAG)
    erin = weg("rosa", None, NU + DAG / 4, NU + DAG / 2)
    assert [een.overlapt(erna), erna.overlapt(een)] == [False, False]
    assert [een.overlapt(erin), erin.overlapt(een), een.overlapt(een)] == [True, True, True]


def test_who_says_it_for_somebody_else_is_a_colleague_unless_he_is_beheerder() -> None:
    manager, beheerder = actor("marit", rol(Rol.MANAGER)), actor("bert", rol(Rol.BEHEERDER))
    assert [door_collega(een, "rosa") for een in (manager, beheerder, actor("rosa"))] == [True, False, False]


def test_a_stand_in_who_is_away_himself_passes_it_on_with_the_access_it_takes() -> None:
    beide = [weg("rosa", "bo"), weg("bo", "cor")]
    assert wie_hoort("rosa", beide, NU) == "cor"
    assert neemt_waar_voor("cor", beide, NU) == {"rosa", "bo"}


def test_two_who_stand_in_for_each_other_hear_their_own() -> None:
    ring = [weg("rosa", "bo"), weg("bo", "rosa")]
    assert wie_hoort("rosa", ring, NU) == "rosa"
    assert neemt_waar_voor("rosa", ring, NU) == {"bo"}


@given(
    st.lists(
        st.tuples(st.sampled_from("abcde"), st.one_of(st.none(), st.sampled_from("abcde"))),
        unique_by=lambda een: een[0],
    )
)
def test_whoever_hears_something_for_another_may_act_on_it(paren: list[tuple[str, str | None]]) -> None:
    alle = [weg(wie, vervanger) for wie, vervanger in paren]
    for wie in "abcde":
        hoort = wie_hoort(wie, alle, NU)
        assert hoort == wie or wie in neemt_waar_voor(hoort, alle, NU)


@pytest.mark.parametrize(
    ("hij", "kandidaat", "kan"),
    [
        (rol(Rol.PROCESREGISSEUR), rol(Rol.PROCESREGISSEUR), True),
        (rol(Rol.PROCESREGISSEUR), rol(Rol.MANAGER), False),
        (rol(Rol.PARTNER, "politie"), rol(Rol.PARTNER, "politie"), True),
        (rol(Rol.PARTNER, "politie"), rol(Rol.PARTNER, "ggd"), False),
        (rol(Rol.MANAGER), rol(Rol.MANAGER), True),
        (rol(Rol.BEHEERDER, "gemeente"), rol(Rol.BEHEERDER, "zvh"), True),
    ],
)
def test_who_does_the_same_work_may_stand_in(hij: Aanstelling, kandidaat: Aanstelling, kan: bool) -> None:
    assert kan_vervangen([hij], [kandidaat]) is kan


@pytest.mark.parametrize(
    ("door", "voor", "mag"),
    [
        (rol(Rol.MANAGER), rol(Rol.PROCESREGISSEUR), True),
        (rol(Rol.MANAGER), rol(Rol.PARTNER, "politie"), False),
        (rol(Rol.PARTNER, "politie"), rol(Rol.PARTNER, "politie"), True),
        (rol(Rol.PARTNER, "politie"), rol(Rol.PARTNER, "ggd"), False),
        (rol(Rol.PROCESREGISSEUR), rol(Rol.PROCESREGISSEUR), False),
        (rol(Rol.BEHEERDER), rol(Rol.PROCESREGISSEUR), True),
        (rol(Rol.PRIVACYFUNCTIONARIS), rol(Rol.PRIVACYFUNCTIONARIS), False),
    ],
)
def test_who_may_say_that_a_colleague_is_away(door: Aanstelling, voor: Aanstelling, mag: bool) -> None:
    assert mag_melden(actor("een", door), "ander", voor) is mag


def test_everybody_may_say_that_he_is_away_himself() -> None:
    assert mag_melden(actor("een", rol(Rol.PRIVACYFUNCTIONARIS)), "een")


def mag_melden(wie: Actor, over_wie: str, *rollen: Aanstelling) -> bool:
    """Ask the policy whether somebody may say that this person is away."""
    over = Waarover(persoon_id=over_wie, rollen=rollen)
    return beslis(Vraag(wie, Daad.AFWEZIG_MELDEN, NU, over)).mag
