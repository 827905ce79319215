"""Sending by ourselves: to the right place, once, and never where it may not go."""

import json
from dataclasses import replace

import aiohttp
import pytest

from bot.teams.connector import open_session
from bot.teams.tokens import TokenUnavailable
from dialogs.kern.ports import Card, Member, Mention, OutgoingMessage, SendFailed, SendOutcome
from dialogs.kern.turn import Place, PlaceKind
from tests.teamsnep.activiteiten import BOT_ID, TENANT, Persoon
from tests.teamsnep.huis import TOKEN, Huis, VasteTokens, huis
from tests.teamsnep.teams import FakeTeams

HELLO = OutgoingMessage(summary="Tafelbot heeft een bericht", text="Goedemorgen")


def place_in(edge: Huis, kind: PlaceKind = PlaceKind.CHANNEL, /, **changed: str | None) -> Place:
    place = Place(
        kind=kind,
        conversation_id="19:tafel@thread.tacv2" if kind is PlaceKind.CHANNEL else "a:anna",
        service_url=edge.teams.service_url,
        tenant_id=TENANT,
        bot_id=BOT_ID,
        channel_id="19:tafel@thread.tacv2" if kind is PlaceKind.CHANNEL else None,
    )
    return replace(place, **changed)  # type: ignore[arg-type] # a test spoils what it likes


async def failure_of(edge: Huis, place: Place) -> SendFailed:
    with pytest.raises(SendFailed) as failed:
        await edge.edge.messenger.send(place, HELLO)
    return failed.value


async def test_an_idle_line_is_dropped_before_the_other_end_does() -> None:
    # Node closes after five seconds; a post on a line that was just closed may or may not have arrived.
    async with open_session() as session:
        assert isinstance(session.connector, aiohttp.TCPConnector)
        idle = session.connector._keepalive_timeout  # noqa: SLF001 - there is no other way to read it
        assert idle is not None
        assert idle < 5


async def test_a_message_without_a_thread_becomes_a_new_root_post_in_a_channel(edge: Huis) -> None:
    place = place_in(edge)
    root = await edge.edge.messenger.send(place, HELLO)
    (post,) = edge.teams.posts_in("19:tafel@thread.tacv2")
    assert (post.id, post.thread, post.text) == (root, root, "Goedemorgen")
    assert post.activity["channelData"] == {"tenant": {"id": TENANT}}


async def test_an_answer_in_a_thread_goes_to_that_thread(edge: Huis) -> None:
    messenger = edge.edge.messenger
    root = await messenger.send(place_in(edge), HELLO)
    await messenger.send(place_in(edge, thread_id=root), replace(HELLO, text="erbij"))
    assert [post.text for post in edge.teams.posts_in(f"19:tafel@thread.tacv2;messageid={root}")] == [
        "Goedemorgen",
        "erbij",
    ]


async def test_a_message_in_a_personal_chat_goes_into_that_chat(edge: Huis) -> None:
    posted = await edge.edge.messenger.send(place_in(edge, PlaceKind.PERSONAL), HELLO)
    (post,) = edge.teams.posts_in("a:anna")
    assert post.id == posted
    assert post.activity["summary"] == HELLO.summary
    assert post.activity["textFormat"] == "plain"


async def test_an_edit_replaces_the_post(edge: Huis) -> None:
    messenger = edge.edge.messenger
    root = await messenger.send(place_in(edge), HELLO)
    await messenger.update(place_in(edge), root, replace(HELLO, text="Gewijzigd"))
    (post,) = edge.teams.posts
    assert [version["text"] for version in post.versions] == ["Goedemorgen", "Gewijzigd"]


async def test_an_edit_of_a_removed_post_says_that_the_post_is_gone(edge: Huis) -> None:
    messenger = edge.edge.messenger
    root = await messenger.send(place_in(edge), HELLO)
    edge.teams.someone_deletes(edge.teams.posts[0])
    with pytest.raises(SendFailed) as failed:
        await messenger.update(place_in(edge), root, HELLO)
    assert failed.value.outcome is SendOutcome.MESSAGE_GONE


async def test_mentions_in_a_card_stand_beside_what_the_card_already_said(edge: Huis) -> None:
    card: Card = {"type": "AdaptiveCard", "msteams": {"width": "Full"}, "body": []}
    message = OutgoingMessage("regel", card=card, mentions=(Mention("29:bram", "Bram"),))
    await edge.edge.messenger.send(place_in(edge), message)
    shown = edge.teams.posts[0].card["msteams"]
    assert shown["width"] == "Full"
    assert [each["mentioned"]["id"] for each in shown["entities"]] == ["29:bram"]
    assert card == {"type": "AdaptiveCard", "msteams": {"width": "Full"}, "body": []}


async def test_a_personal_chat_is_opened_with_a_member(edge: Huis, anna: Persoon) -> None:
    member = Member(anna.object_id, TENANT, anna.teams_id, anna.name)
    opened = await edge.edge.messenger.open_personal(place_in(edge), member)
    assert (opened.kind, opened.tenant_id, opened.bot_id) == (PlaceKind.PERSONAL, TENANT, BOT_ID)
    await edge.edge.messenger.send(opened, HELLO)
    assert len(edge.teams.posts_in(opened.conversation_id)) == 1


async def test_all_members_are_read_page_by_page() -> None:
    people = [Persoon(f"Persoon {number}") for number in range(7)]
    people += [Persoon("Gast Verzonnen", role="guest"), Persoon("Iemand", object_id=None, role="anonymous")]
    async with huis(teams=FakeTeams(page_size=4)) as edge:
        edge.teams.has_members("19:tafel@thread.tacv2", people)
        members = await edge.edge.messenger.members(place_in(edge, thread_id="17"))
    assert [member.object_id for member in members] == [person.object_id for person in people]
    assert [member.role for member in members[-2:]] == ["guest", "anonymous"]
    assert len(edge.teams.requests) == 3


async def test_a_roster_without_end_is_given_up(edge: Huis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.teams.messenger.MOST_PAGES", 3)
    async with huis(teams=FakeTeams(page_size=1)) as endless:
        endless.teams.has_members("a:anna", [Persoon(f"P{number}") for number in range(50)])
        members = await endless.edge.messenger.members(place_in(endless, PlaceKind.PERSONAL))
    assert len(members) == 3


# What was stored is checked again.


@pytest.mark.parametrize(
    "changed",
    [
        {"service_url": "https://evil.example/"},
        {"service_url": "http://169.254.169.254/latest"},
        {"service_url": ""},
        {"bot_id": "28:een-andere-bot"},
        {"tenant_id": "7e4a7000-0000-4000-8000-000000000002"},
    ],
    ids=str,
)
async def test_nothing_is_sent_to_a_place_that_is_not_ours(edge: Huis, changed: dict[str, str]) -> None:
    failed = await failure_of(edge, place_in(edge, **changed))
    assert failed.outcome is SendOutcome.REFUSED
    assert edge.teams.requests == []


async def test_a_message_teams_would_refuse_for_its_size_is_not_sent(edge: Huis) -> None:
    with pytest.raises(SendFailed) as failed:
        await edge.edge.messenger.send(place_in(edge), replace(HELLO, text="€" * 51_300))
    assert (failed.value.outcome, failed.value.status) == (SendOutcome.REFUSED, 413)
    assert edge.teams.requests == []


async def test_a_large_message_within_the_limit_is_sent(edge: Huis) -> None:
    await edge.edge.messenger.send(place_in(edge), replace(HELLO, text="€" * 50_000))
    assert len(edge.teams.posts) == 1


# When Teams fails.


async def test_a_teams_that_cannot_be_reached_means_later(edge: Huis) -> None:
    place = place_in(edge)
    await edge.teams.goes_away()
    assert (await failure_of(edge, place)).outcome is SendOutcome.LATER


async def test_a_post_whose_answer_was_lost_is_uncertain(edge: Huis) -> None:
    edge.teams.loses_connection_after_next_post()
    failed = await failure_of(edge, place_in(edge))
    assert failed.outcome is SendOutcome.UNCERTAIN
    assert len(edge.teams.posts) == 1


async def test_a_lost_connection_is_uncertain_also_when_nothing_was_posted(edge: Huis) -> None:
    edge.teams.loses_connection_before_next_post()
    assert (await failure_of(edge, place_in(edge))).outcome is SendOutcome.UNCERTAIN
    assert edge.teams.posts == []


async def test_a_teams_that_hangs_is_uncertain(edge: Huis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.teams.connector.TIMEOUT", aiohttp.ClientTimeout(total=0.05, connect=0.04))
    edge.teams.hangs_on_next()
    assert (await failure_of(edge, place_in(edge))).outcome is SendOutcome.UNCERTAIN


@pytest.mark.parametrize("status", [403, 404])
async def test_a_conversation_that_takes_nothing_any_more_is_unreachable(edge: Huis, status: int) -> None:
    edge.teams.closes("19:tafel@thread.tacv2", status)
    assert (await failure_of(edge, place_in(edge))).outcome is SendOutcome.UNREACHABLE


async def test_how_long_to_wait_is_handed_on(edge: Huis) -> None:
    edge.teams.refuses_next(429, retry_after=17)
    failed = await failure_of(edge, place_in(edge))
    assert (failed.outcome, failed.retry_after) == (SendOutcome.LATER, 17.0)


async def test_after_a_401_the_next_try_has_a_fresh_token() -> None:
    tokens = VasteTokens(["verlopen", TOKEN])
    async with huis(tokens=tokens) as edge:
        assert (await failure_of(edge, place_in(edge))).outcome is SendOutcome.TOKEN
        assert await edge.edge.messenger.send(place_in(edge), HELLO)


async def test_without_a_token_of_our_own_a_message_waits() -> None:
    class NoToken(VasteTokens):
        async def token(self) -> str | None:
            raise TokenUnavailable("invalid_client")

    async with huis(tokens=NoToken()) as edge:
        assert (await failure_of(edge, place_in(edge))).outcome is SendOutcome.LATER
        assert edge.teams.requests == []


@pytest.mark.parametrize("conversation", ["a:1/../../elsewhere", "a:1?x=1", "a:1#x", "a:1%2F..", "a: 1"])
async def test_an_id_with_odd_characters_stays_one_part_of_the_address(edge: Huis, conversation: str) -> None:
    await edge.edge.messenger.send(place_in(edge, PlaceKind.PERSONAL, conversation_id=conversation), HELLO)
    assert [post.conversation for post in edge.teams.posts] == [conversation]


async def test_the_token_does_not_follow_a_redirect(edge: Huis) -> None:
    async with FakeTeams() as thief:
        edge.teams.redirects_next(thief.service_url)
        assert (await failure_of(edge, place_in(edge))).outcome is SendOutcome.REFUSED
        assert thief.requests == []


async def test_a_post_of_which_teams_tells_no_id_is_sent_all_the_same(edge: Huis) -> None:
    edge.teams.refuses_next(202)  # the way Teams answers a message it has split
    assert await edge.edge.messenger.send(place_in(edge), HELLO) == ""


async def test_every_call_is_counted_by_its_outcome(edge: Huis) -> None:
    await edge.edge.messenger.send(place_in(edge), HELLO)
    edge.teams.refuses_next(500)
    await failure_of(edge, place_in(edge))
    shown = edge.metrics.exposition().decode()
    assert 'tafelbot_teams_calls_total{call="send",outcome="done"} 1.0' in shown
    assert 'tafelbot_teams_calls_total{call="send",outcome="refused"} 1.0' in shown
    assert json.dumps(TENANT) not in shown
