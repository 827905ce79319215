"""The answer to a turn: at once, in the right place, and when that fails, said later."""

import asyncio
import json

import pytest

from dialogs.kern.answers import Answer, ShowCard, ShowText, Silence
from dialogs.kern.ports import Card, Mention
from dialogs.kern.turn import Turn
from tests.teamsnep.activiteiten import TENANT, Gesprek, Persoon, bericht, druk, installatie
from tests.teamsnep.huis import SUMMARY, TOKEN, Huis, VasteTokens, huis
from tests.teamsnep.teams import FakeTeams

CARD: Card = {"type": "AdaptiveCard", "version": "1.5", "body": []}


async def types(edge: Huis, who: Persoon, where: Gesprek, text: str = "/help") -> int:
    return (await edge.koerier.brings(bericht(who, where, text, service_url=edge.teams.service_url))).status


async def test_a_typed_command_is_answered_in_its_own_thread(edge: Huis, anna: Persoon, channel: Gesprek) -> None:
    edge.spreker.answers.append(ShowText("Dit kan ik voor u doen."))
    activity = bericht(anna, channel, "/help", service_url=edge.teams.service_url)
    assert (await edge.koerier.brings(activity)).status == 200
    (post,) = edge.teams.posts_in(channel)
    assert (post.text, post.thread) == ("Dit kan ik voor u doen.", channel.thread)
    assert post.activity["replyToId"] == activity["id"]
    assert post.activity["conversation"] == {"id": channel.address}
    assert post.activity["recipient"] == {"id": anna.teams_id}


async def test_an_answer_always_has_a_neutral_summary(edge: Huis, anna: Persoon, chat: Gesprek) -> None:
    edge.spreker.answers += [ShowText("een tekst"), ShowCard(CARD, "een neutrale regel")]
    await types(edge, anna, chat)
    await types(edge, anna, chat)
    assert [post.activity["summary"] for post in edge.teams.posts] == [SUMMARY, "een neutrale regel"]


async def test_a_card_goes_alone_because_teams_splits_a_message_with_both(
    edge: Huis, anna: Persoon, chat: Gesprek
) -> None:
    edge.spreker.answers.append(ShowCard(CARD, "regel"))
    await types(edge, anna, chat)
    (post,) = edge.teams.posts
    assert post.card == CARD
    assert "text" not in post.activity


async def test_a_mention_wakes_the_right_colleague(edge: Huis, anna: Persoon, chat: Gesprek) -> None:
    edge.spreker.answers.append(ShowText("Dag <at>Bram</at>", (Mention("29:bram", "Bram"),)))
    await types(edge, anna, chat)
    (post,) = edge.teams.posts
    assert post.activity["entities"] == [
        {"type": "mention", "text": "<at>Bram</at>", "mentioned": {"id": "29:bram", "name": "Bram"}}
    ]


async def test_a_pressed_button_is_answered_in_the_response(edge: Huis, anna: Persoon, channel: Gesprek) -> None:
    edge.spreker.answers += [ShowCard(CARD, "regel"), ShowText("Dat is al afgehandeld."), Silence()]
    answers = [
        await edge.koerier.brings(druk(anna, channel, "a", service_url=edge.teams.service_url)) for _ in range(3)
    ]
    assert [each.status for each in answers] == [200, 200, 200]
    assert [each.body["statusCode"] for each in answers] == [200, 200, 200]
    assert answers[0].card == CARD
    assert answers[1].text == "Dat is al afgehandeld."
    assert answers[2].body["type"] == "application/vnd.microsoft.activity.message"
    assert edge.teams.posts == []


async def test_news_without_an_answer_posts_nothing(edge: Huis, anna: Persoon, channel: Gesprek) -> None:
    answer = await edge.koerier.brings(installatie(anna, channel, service_url=edge.teams.service_url))
    assert (answer.status, answer.body) == (200, b"")
    assert edge.teams.posts == []


# When the dialogs fail.


async def test_a_fault_in_the_dialogs_gives_a_reference_number_and_no_details(
    edge: Huis, anna: Persoon, channel: Gesprek, chat: Gesprek
) -> None:
    edge.spreker.answers += [KeyError("Kanarie Geheim"), PermissionError("Kanarie Geheim")]
    pressed = await edge.koerier.brings(druk(anna, channel, "a", service_url=edge.teams.service_url))
    assert pressed.status == 200
    assert pressed.text.startswith("Er ging iets mis (")
    assert await types(edge, anna, chat) == 200
    (post,) = edge.teams.posts
    assert post.text.startswith("Er ging iets mis (")
    assert "Kanarie" not in json.dumps([pressed.body, post.activity])
    assert b'tafelbot_turn_mishaps_total{mishap="failed"} 2.0' in edge.metrics.exposition()


async def test_even_without_an_error_text_a_press_is_answered(anna: Persoon, channel: Gesprek) -> None:
    def broken(turn: Turn, reference: str) -> Answer:
        raise LookupError(reference)

    async with huis(error=broken) as edge:
        edge.spreker.answers.append(ValueError("stuk"))
        answer = await edge.koerier.brings(druk(anna, channel, "a", service_url=edge.teams.service_url))
    assert (answer.status, len(answer.text)) == (200, 8)


async def test_a_slow_turn_is_told_to_be_busy_and_still_ends(anna: Persoon, channel: Gesprek) -> None:
    go_on, done = asyncio.Event(), []

    async def slow(turn: Turn) -> Answer:
        await go_on.wait()
        done.append(turn)
        return ShowText("klaar")

    async with huis(budget=0.01) as edge:
        edge.spreker.answers.append(slow)
        answer = await edge.koerier.brings(druk(anna, channel, "a", service_url=edge.teams.service_url))
        assert (answer.status, answer.text) == (200, "Ik ben nog bezig")
        assert done == []
        go_on.set()
    assert len(done) == 1


async def test_the_late_answer_to_a_typed_command_still_comes(anna: Persoon, chat: Gesprek) -> None:
    go_on = asyncio.Event()

    async def slow(_turn: Turn) -> Answer:
        await go_on.wait()
        return ShowText("klaar")

    async with huis(budget=0.01) as edge:
        edge.spreker.answers.append(slow)
        assert await types(edge, anna, chat) == 200
        go_on.set()
        posts = await edge.teams.until_posted(2)
    assert [post.text for post in posts] == ["Ik ben nog bezig", "klaar"]


# When Teams fails.


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
async def test_an_answer_is_tried_again_when_teams_asks_for_that(
    edge: Huis, anna: Persoon, chat: Gesprek, status: int
) -> None:
    edge.spreker.answers.append(ShowText("hallo"))
    edge.teams.refuses_next(status, retry_after=0, times=2)
    assert await types(edge, anna, chat) == 200
    assert [post.text for post in edge.teams.posts] == ["hallo"]
    assert edge.spreker.undelivered == []


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500, 501])
async def test_an_answer_teams_refuses_is_left_to_be_said_later(
    edge: Huis, anna: Persoon, chat: Gesprek, status: int
) -> None:
    edge.spreker.answers.append(ShowText("hallo"))
    edge.teams.refuses_next(status)
    assert await types(edge, anna, chat) == 200
    assert edge.teams.posts == []
    assert len(edge.teams.requests) == 1
    assert edge.spreker.undelivered == edge.spreker.turns


async def test_an_answer_that_must_wait_too_long_is_left_to_be_said_later(
    edge: Huis, anna: Persoon, chat: Gesprek, capsys: pytest.CaptureFixture[str]
) -> None:
    edge.spreker.answers.append(ShowText("hallo"))
    edge.teams.refuses_next(429, retry_after=30)
    await types(edge, anna, chat)
    assert len(edge.teams.requests) == 1
    assert "later" in capsys.readouterr().out  # given up at once, not when the time was over
    assert edge.spreker.undelivered == edge.spreker.turns


async def test_an_answer_that_may_have_arrived_is_not_posted_again(edge: Huis, anna: Persoon, chat: Gesprek) -> None:
    edge.spreker.answers.append(ShowText("hallo"))
    edge.teams.loses_connection_after_next_post()
    await types(edge, anna, chat)
    assert [post.text for post in edge.teams.posts] == ["hallo"]
    assert len(edge.teams.requests) == 1


async def test_a_refused_token_is_replaced_once(anna: Persoon, chat: Gesprek) -> None:
    tokens = VasteTokens(["verlopen", TOKEN])
    async with huis(tokens=tokens) as edge:
        edge.spreker.answers.append(ShowText("hallo"))
        await types(edge, anna, chat)
        assert [post.text for post in edge.teams.posts] == ["hallo"]
    assert tokens.forgotten == ["verlopen"]


async def test_a_teams_that_hangs_does_not_hold_the_turn(
    anna: Persoon, chat: Gesprek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.teams.handler.BUDGET", 0.05)
    monkeypatch.setattr("bot.teams.handler.LEAST_FOR_REPLY", 0.05)
    async with huis() as edge:
        edge.spreker.answers.append(ShowText("hallo"))
        edge.teams.hangs_on_next()
        assert await types(edge, anna, chat) == 200
        assert edge.spreker.undelivered == edge.spreker.turns


async def test_the_token_goes_out_with_an_answer_and_to_nobody_else(anna: Persoon, chat: Gesprek) -> None:
    async with FakeTeams() as thief, huis() as edge:
        edge.spreker.answers.append(ShowText("hallo"))
        edge.teams.redirects_next(thief.service_url)
        await types(edge, anna, chat)
        assert edge.teams.requests[0].headers["Authorization"] == f"Bearer {TOKEN}"
        assert thief.requests == []
        assert edge.spreker.turns[0].place.tenant_id == TENANT
