"""Whom to wake: as few people as possible, the right ones, and in the ways they chose."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.afwezigheid import Afwezigheid
from domain.contact import Contact, Kanaal
from domain.wekken import (
    MEESTE_VERMELDINGEN,
    Team,
    alleen_buiten_teams,
    buiten_teams,
    wie_te_vermelden,
)

NU = datetime(2026, 3, 3, 9, tzinfo=UTC)
DAG = timedelta(days=1)
JEUGD = ("jeugd",)


def contact(wie: str, kanaal: Kanaal = Kanaal.TEAMS, *, teams: bool = True, **anders: object) -> Contact:
    return Contact(
        id=f"c-{wie}",
        organisatie="politie",
        naam=wie,
        kanaal=kanaal,
        email=f"{wie}@politie.example",
        telefoon="0100 000 001",
        persoon_id=wie if teams else None,
        **anders,  # type: ignore[arg-type]
    )


def weg(wie: str, vervanger: str | None = None) -> Afwezigheid:
    return Afwezigheid(f"a-{wie}", wie, NU - DAG, NU + DAG, vervanger)


class TestWieTeVermelden:
    def test_who_did_something_for_it_is_mentioned_alone(self) -> None:
        team = Team(("ann", "bob", "cem"), (contact("bob", tafels=JEUGD),))
        assert wie_te_vermelden(team, ["cem"], JEUGD, NU) == ("cem",)

    def test_a_regisseur_who_typed_it_for_them_does_not_count(self) -> None:
        team = Team(("ann", "bob"))
        assert wie_te_vermelden(team, ["rosa"], JEUGD, NU) == ("ann", "bob")

    def test_who_left_does_not_count(self) -> None:
        assert wie_te_vermelden(Team(("bob",)), ["ann"], JEUGD, NU) == ("bob",)

    def test_else_who_looks_after_the_tafel(self) -> None:
        contacten = (contact("ann", tafels=("nazorg",)), contact("bob", tafels=JEUGD))
        assert wie_te_vermelden(Team(("ann", "bob", "cem"), contacten), [], JEUGD, NU) == ("bob",)

    def test_who_looks_after_all_tafels_looks_after_this_one(self) -> None:
        team = Team(("ann", "bob"), (contact("ann"),))
        assert wie_te_vermelden(team, [], JEUGD, NU) == ("ann",)

    def test_else_everybody_but_never_a_crowd(self) -> None:
        namen = tuple("abcdefgh")
        assert wie_te_vermelden(Team(namen), [], JEUGD, NU) == namen[:MEESTE_VERMELDINGEN]

    def test_who_is_away_is_replaced_by_a_colleague_who_stands_in(self) -> None:
        team = Team(("ann", "bob", "cem"), afwezig=(weg("ann", "bob"),))
        assert wie_te_vermelden(team, ["ann"], JEUGD, NU) == ("bob",)

    def test_a_stand_in_who_is_away_himself_is_followed_further(self) -> None:
        team = Team(("ann", "bob", "cem"), afwezig=(weg("ann", "bob"), weg("bob", "cem")))
        assert wie_te_vermelden(team, ["ann"], JEUGD, NU) == ("cem",)

    @pytest.mark.parametrize("vervanger", [None, "iemand-van-elders", "ann"])
    def test_who_is_away_without_such_a_colleague_is_left_out_and_the_others_are_looked_at(
        self, vervanger: str | None
    ) -> None:
        team = Team(("ann", "bob"), afwezig=(weg("ann", vervanger),))
        assert wie_te_vermelden(team, ["ann"], JEUGD, NU) == ("bob",)

    def test_who_stands_in_for_two_is_mentioned_once(self) -> None:
        team = Team(("ann", "bob", "cem"), afwezig=(weg("ann", "cem"), weg("bob", "cem")))
        assert wie_te_vermelden(team, ["ann", "bob"], JEUGD, NU) == ("cem",)

    def test_an_absence_of_another_day_changes_nothing(self) -> None:
        team = Team(("ann", "bob"), afwezig=(Afwezigheid("a", "ann", NU + DAG, NU + 2 * DAG, "bob"),))
        assert wie_te_vermelden(team, ["ann"], JEUGD, NU) == ("ann",)

    def test_who_chose_another_way_is_not_mentioned(self) -> None:
        team = Team(("ann", "bob"), (contact("ann", Kanaal.EMAIL), contact("bob", tafels=("nazorg",))))
        assert wie_te_vermelden(team, ["ann"], JEUGD, NU) == ("bob",)

    def test_when_it_is_urgent_the_ways_for_that_count(self) -> None:
        ann = contact("ann", Kanaal.EMAIL, spoed=(Kanaal.TEAMS, Kanaal.TELEFOON))
        team = Team(("ann",), (ann,))
        assert wie_te_vermelden(team, [], JEUGD, NU) == ()
        assert wie_te_vermelden(team, [], JEUGD, NU, spoed=True) == ("ann",)

    def test_nobody_is_nobody(self) -> None:
        assert wie_te_vermelden(Team(()), ["ann"], JEUGD, NU) == ()


class TestBuitenTeams:
    def test_only_who_chose_that_way_and_has_an_address_for_it(self) -> None:
        zonder = Contact("c-zonder", "politie", "zonder", Kanaal.EMAIL)
        team = Team((), (contact("ann", Kanaal.EMAIL), contact("bob"), contact("cem", Kanaal.TELEFOON), zonder))
        assert [een.naam for een in buiten_teams(team, Kanaal.EMAIL, JEUGD, NU)] == ["ann"]
        assert [een.naam for een in buiten_teams(team, Kanaal.TELEFOON, JEUGD, NU)] == ["cem"]
        assert [een.naam for een in alleen_buiten_teams(team.contacten)] == ["ann", "cem"]

    def test_who_looks_after_other_tafels_is_left_alone_unless_nobody_looks_after_this_one(self) -> None:
        ann, bob = contact("ann", Kanaal.EMAIL, tafels=("nazorg",)), contact("bob", Kanaal.EMAIL, tafels=JEUGD)
        assert buiten_teams(Team((), (ann, bob)), Kanaal.EMAIL, JEUGD, NU) == (bob,)
        assert buiten_teams(Team((), (ann,)), Kanaal.EMAIL, JEUGD, NU) == (ann,)

    def test_who_is_away_is_left_alone_unless_all_are(self) -> None:
        ann, bob = contact("ann", Kanaal.EMAIL), contact("bob", Kanaal.EMAIL)
        assert buiten_teams(Team((), (ann, bob), (weg("ann"),)), Kanaal.EMAIL, JEUGD, NU) == (bob,)
        assert buiten_teams(Team((), (ann,), (weg("ann"),)), Kanaal.EMAIL, JEUGD, NU) == (ann,)

    def test_somebody_without_teams_is_never_away(self) -> None:
        ann = contact("ann", Kanaal.EMAIL, teams=False)
        assert buiten_teams(Team((), (ann,), (weg("ann"),)), Kanaal.EMAIL, JEUGD, NU) == (ann,)

    def test_urgent_ways_replace_the_ordinary_one(self) -> None:
        ann = contact("ann", Kanaal.EMAIL, spoed=(Kanaal.TELEFOON,))
        team = Team((), (ann,))
        assert buiten_teams(team, Kanaal.EMAIL, JEUGD, NU, spoed=True) == ()
        assert buiten_teams(team, Kanaal.TELEFOON, JEUGD, NU, spoed=True) == (ann,)
