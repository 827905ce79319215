"""The sender against a Teams that keeps its own rules, over the real connector."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.outbox.sender import Sender
from dialogs.kern.ports import Messenger
from storage.gesprekken import Gesprek
from storage.outbox import Limieten, OutboxStatus, Venster
from tests.bot.outbox.kamer import LOS, ZEKER, Kamer
from tests.teamsnep.huis import TOKEN, huis
from tests.teamsnep.limieten import TEAMS_LIMIETEN
from tests.teamsnep.teams import FakeTeams


@dataclass
class Lijn:
    """A post room with a line to the fake Teams."""

    kamer: Kamer
    teams: FakeTeams
    messenger: Messenger
    sender: Sender

    def kanaal(self, naam: str = "kanaal") -> Gesprek:
        return self.kamer.gesprek(naam, service_url=self.teams.service_url)

    def geplaatst(self, waar: Gesprek) -> list[str]:
        return [post.versions[-1]["text"] for post in self.teams.posts_in(waar.conversation_id)]

    async def tot_rust(self) -> None:
        await self.kamer.tot_rust(self.sender)


def seconden(kamer: Kamer) -> Callable[[], float]:
    return lambda: kamer.klok.now().timestamp()


@pytest.fixture
async def lijn(kamer: Kamer) -> AsyncIterator[Lijn]:
    teams = FakeTeams(token=TOKEN, limits=TEAMS_LIMIETEN, clock=seconden(kamer))
    async with huis(teams=teams) as een:
        yield Lijn(kamer, teams, een.edge.messenger, kamer.nieuwe_sender(een.edge.messenger))


async def test_an_agenda_is_one_post_that_changes(lijn: Lijn) -> None:
    kanaal = lijn.kanaal()
    for tekst in ("drie casussen", "vier casussen", "vijf casussen"):
        lijn.kamer.stand["agenda"] = tekst
        lijn.kamer.plan("agenda", kanaal)
        await lijn.tot_rust()
    (post,) = lijn.teams.posts_in(kanaal.conversation_id)
    assert [versie["text"] for versie in post.versions] == ["drie casussen", "vier casussen", "vijf casussen"]


async def test_teams_never_has_to_say_that_it_is_too_much(lijn: Lijn) -> None:
    kanaal = lijn.kanaal()
    for nr in range(65):
        lijn.kamer.plan(f"{nr:02}", kanaal)
    await lijn.tot_rust()
    assert lijn.geplaatst(kanaal) == [f"{nr:02}" for nr in range(65)]
    assert lijn.kamer.geteld(LOS, "later") == 0
    assert lijn.kamer.geteld(LOS, "sent") == 65


async def test_with_limits_set_too_high_teams_slows_us_down_and_still_everything_arrives_in_order(lijn: Lijn) -> None:
    kanaal = lijn.kanaal()
    ruim = Limieten(gesprek=(Venster(1000, timedelta(seconds=1)),))
    for nr in range(20):
        lijn.kamer.plan(f"{nr:02}", kanaal)
    await lijn.kamer.tot_rust(lijn.kamer.nieuwe_sender(lijn.messenger, limits=ruim))
    assert lijn.geplaatst(kanaal) == [f"{nr:02}" for nr in range(20)]
    assert lijn.kamer.geteld(LOS, "later") > 0


async def test_a_minute_of_refusals_only_delays(lijn: Lijn) -> None:
    kanaal = lijn.kanaal()
    lijn.teams.refuses_next(429, retry_after=60)
    lijn.kamer.plan("eerste", kanaal)
    lijn.kamer.plan("tweede", kanaal)
    begin = lijn.kamer.klok.now()
    await lijn.tot_rust()
    assert lijn.geplaatst(kanaal) == ["eerste", "tweede"]
    assert (lijn.kamer.klok.now() - begin).total_seconds() >= 60
    assert len(lijn.teams.requests) == 3


@pytest.mark.parametrize(("soort", "geplaatst"), [(LOS, ["groet", "groet"]), (ZEKER, ["groet"])])
async def test_when_the_line_breaks_after_teams_took_it_the_kind_decides_whether_it_goes_again(
    lijn: Lijn, soort: str, geplaatst: list[str]
) -> None:
    kanaal = lijn.kanaal()
    lijn.teams.loses_connection_after_next_post()
    planned = lijn.kamer.plan("groet", kanaal, soort=soort)
    await lijn.tot_rust()
    assert lijn.geplaatst(kanaal) == geplaatst
    if soort == ZEKER:
        assert lijn.kamer.lees(planned).status is OutboxStatus.ONZEKER
        assert lijn.kamer.gemeld == [("groet", OutboxStatus.ONZEKER)]


async def test_a_post_that_somebody_removed_comes_back_with_the_next_change(lijn: Lijn) -> None:
    kanaal = lijn.kanaal()
    lijn.kamer.plan("agenda", kanaal)
    await lijn.tot_rust()
    (post,) = lijn.teams.posts_in(kanaal.conversation_id)
    lijn.teams.someone_deletes(post)
    lijn.kamer.stand["agenda"] = "nieuw"
    lijn.kamer.plan("agenda", kanaal)
    await lijn.tot_rust()
    assert lijn.geplaatst(kanaal) == ["nieuw"]


async def test_after_the_bot_was_removed_nothing_is_lost_and_its_return_brings_everything(lijn: Lijn) -> None:
    kanaal = lijn.kanaal()
    lijn.teams.closes(kanaal.conversation_id, status=403)
    lijn.kamer.plan("eerste", kanaal)
    lijn.kamer.plan("tweede", kanaal)
    await lijn.tot_rust()
    assert lijn.kamer.gemeld == [("eerste", OutboxStatus.WACHT)]
    assert len(lijn.teams.requests) == 1
    lijn.teams.opens(kanaal.conversation_id)
    lijn.kanaal()
    await lijn.tot_rust()
    assert lijn.geplaatst(kanaal) == ["eerste", "tweede"]


async def test_a_stored_address_that_is_not_teams_gets_nothing(lijn: Lijn) -> None:
    kanaal = lijn.kamer.gesprek(service_url="https://smba.example.org/emea/")
    planned = lijn.kamer.plan("groet", kanaal)
    await lijn.tot_rust()
    assert lijn.kamer.lees(planned).status is OutboxStatus.DOOD
    assert lijn.teams.requests == []
