"""What Teams sends becomes a turn: nothing of it lost that we need, nothing believed that it does not prove."""

import pytest

from dialogs.kern.turn import Joined, Left, PlaceKind, Pressed, Typed
from tests.teamsnep.activiteiten import (
    BOT_ID,
    BOT_NAME,
    TENANT,
    Gesprek,
    Json,
    Persoon,
    bericht,
    druk,
    groep,
    installatie,
    kanaal,
    ledenwijziging,
    oude_druk,
    persoonlijk,
)
from tests.teamsnep.huis import NOW, Huis

MENTION = f"<at>{BOT_NAME}</at>"


def mention_of(bot_id: str = BOT_ID, text: str = MENTION) -> Json:
    return {"type": "mention", "text": text, "mentioned": {"id": bot_id, "name": BOT_NAME}}


async def test_a_message_in_a_personal_chat(edge: Huis, anna: Persoon) -> None:
    await edge.koerier.brings(bericht(anna, persoonlijk(anna), "/help", service_url=edge.teams.service_url, id="17"))
    turn = edge.turn
    assert turn.happening == Typed("/help")
    assert (turn.sender.tenant_id, turn.sender.object_id) == (TENANT, anna.object_id)
    assert (turn.sender.teams_id, turn.sender.name) == (anna.teams_id, "Anna Voorbeeld")
    assert (turn.place.kind, turn.place.thread_id) == (PlaceKind.PERSONAL, None)
    assert (turn.place.team_id, turn.place.channel_id) == (None, None)
    assert (turn.place.bot_id, turn.place.service_url) == (BOT_ID, edge.teams.service_url)
    assert (turn.activity_id, turn.regio, turn.received_at) == ("17", "demo", NOW)


async def test_the_thread_of_a_channel_is_split_from_the_conversation(edge: Huis, anna: Persoon) -> None:
    where = kanaal("tafel", anna, thread="1699999999999")
    await edge.koerier.brings(bericht(anna, where, "/agenda", service_url=edge.teams.service_url))
    place = edge.turn.place
    assert (place.kind, place.conversation_id) == (PlaceKind.CHANNEL, "19:tafel@thread.tacv2")
    assert (place.thread_id, place.channel_id) == ("1699999999999", "19:tafel@thread.tacv2")


async def test_the_tenant_comes_from_channel_data_where_the_sdk_looks_in_vain(edge: Huis, anna: Persoon) -> None:
    activity = bericht(anna, persoonlijk(anna), "/help", service_url=edge.teams.service_url)
    del activity["conversation"]["tenantId"]
    await edge.koerier.brings(activity)
    assert edge.turn.place.tenant_id == TENANT


@pytest.mark.parametrize(
    "conversation",
    [
        {"id": "19:x@thread.v2", "conversationType": "groupChat", "isGroup": True},
        {"id": "19:x@thread.v2", "conversationType": "personal", "isGroup": True},
        {"id": "19:x@thread.v2", "conversationType": "iets nieuws"},
        {"id": "19:x@thread.v2"},
    ],
    ids=str,
)
async def test_a_conversation_is_personal_only_when_teams_says_so(
    edge: Huis, anna: Persoon, conversation: Json
) -> None:
    activity = bericht(anna, groep("overleg", anna), "/help", service_url=edge.teams.service_url)
    await edge.koerier.brings(activity | {"conversation": conversation})
    assert edge.turn.place.kind is PlaceKind.GROUP


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        (f"{MENTION} /help", "/help"),
        (f"{MENTION}&nbsp;/help\n", "/help"),
        (f"{MENTION}\u00a0/uitvraag\u00a0start 26-0142-K", "/uitvraag start 26-0142-K"),
        (f"/help {MENTION}", "/help"),
        (f"\u200b{MENTION} \ufeff/he\u200blp", "/help"),
        (f"{MENTION}", ""),
        (f"{MENTION} vraag <at>Bram Verzonnen</at> iets", "vraag <at>Bram Verzonnen</at> iets"),
        (f"{MENTION} 👨\u200d👩\u200d👧 regel 1\nregel 2", "👨\u200d👩\u200d👧 regel 1\nregel 2"),
        (f"{MENTION} over {MENTION}", f"over {MENTION}"),
    ],
)
async def test_the_bots_own_mention_is_removed_and_the_rest_is_as_typed(
    edge: Huis, anna: Persoon, text: str, understood: str
) -> None:
    where = kanaal("tafel", anna)
    activity = bericht(anna, where, "", service_url=edge.teams.service_url) | {"text": text, "entities": [mention_of()]}
    await edge.koerier.brings(activity)
    assert edge.turn.happening == Typed(understood)


async def test_a_colleague_with_the_bots_name_keeps_his_mention(edge: Huis, anna: Persoon) -> None:
    activity = bericht(anna, persoonlijk(anna), "", service_url=edge.teams.service_url)
    await edge.koerier.brings(activity | {"text": f"{MENTION} /help", "entities": [mention_of("29:iemand")]})
    assert edge.turn.happening == Typed(f"{MENTION} /help")


@pytest.mark.parametrize("entities", [None, {}, "x", [None, 5, {}, {"type": "mention"}, mention_of(text="")]], ids=str)
async def test_broken_entities_do_no_harm(edge: Huis, anna: Persoon, entities: object) -> None:
    activity = bericht(anna, persoonlijk(anna), "/help", service_url=edge.teams.service_url, entities=entities)
    await edge.koerier.brings(activity)
    assert edge.turn.happening == Typed("/help")


async def test_a_pressed_button(edge: Huis, anna: Persoon, channel: Gesprek) -> None:
    pressed = druk(anna, channel, "uitvraag.open", {"v": 1, "naam": ""}, kaart="42", service_url=edge.teams.service_url)
    await edge.koerier.brings(pressed)
    assert edge.turn.happening == Pressed("uitvraag.open", {"v": 1, "naam": ""}, "42")


async def test_an_automatic_refresh_is_told_apart(edge: Huis, anna: Persoon, channel: Gesprek) -> None:
    await edge.koerier.brings(druk(anna, channel, "a", automatisch=True, service_url=edge.teams.service_url))
    assert isinstance(edge.turn.happening, Pressed)
    assert edge.turn.happening.automatic


async def test_an_old_clients_press_has_no_private_answer(edge: Huis, anna: Persoon, channel: Gesprek) -> None:
    pressed = oude_druk(anna, channel, "uitvraag.open", {"v": 1, "msteams": {}}, service_url=edge.teams.service_url)
    await edge.koerier.brings(pressed)
    assert edge.turn.happening == Pressed("uitvraag.open", {"v": 1}, "1700000000000", private_answer=False)


@pytest.mark.parametrize(
    ("action", "happened"),
    [("add", Joined()), ("add-upgrade", Joined()), ("remove", Left()), ("remove-upgrade", Left())],
)
async def test_installing_and_removing(
    edge: Huis, anna: Persoon, channel: Gesprek, action: str, happened: Joined | Left
) -> None:
    await edge.koerier.brings(installatie(anna, channel, action=action, service_url=edge.teams.service_url))
    assert edge.turn.happening == happened


async def test_the_bot_comes_into_a_team_and_goes_again(edge: Huis, anna: Persoon, channel: Gesprek) -> None:
    url = edge.teams.service_url
    await edge.koerier.brings(ledenwijziging(anna, channel, erbij=(anna.teams_id, BOT_ID), service_url=url))
    await edge.koerier.brings(ledenwijziging(anna, channel, eraf=(BOT_ID,), service_url=url))
    assert [turn.happening for turn in edge.spreker.turns] == [Joined(), Left()]


async def test_other_people_coming_and_going_is_not_about_us(edge: Huis, anna: Persoon, channel: Gesprek) -> None:
    url = edge.teams.service_url
    await edge.koerier.brings(ledenwijziging(anna, channel, erbij=("29:iemand",), service_url=url))
    await edge.koerier.brings(installatie(anna, channel, action="iets", service_url=url))
    assert edge.spreker.turns == []


@pytest.mark.parametrize("object_id", [None, "", " ", 5, "x" * 1100, "a\nb"], ids=repr)
async def test_without_a_proper_object_id_the_sender_is_nobody(edge: Huis, chat: Gesprek, object_id: object) -> None:
    somebody = Persoon("Iemand", object_id=None)
    activity = bericht(somebody, chat, "/help", service_url=edge.teams.service_url)
    activity["from"]["aadObjectId"] = object_id
    await edge.koerier.brings(activity)
    assert edge.turn.sender.object_id is None


async def test_object_ids_are_compared_in_one_spelling(edge: Huis, anna: Persoon, chat: Gesprek) -> None:
    shouting = Persoon(anna.name, object_id=str(anna.object_id).upper())
    await edge.koerier.brings(bericht(shouting, chat, "/help", service_url=edge.teams.service_url))
    assert edge.turn.sender.object_id == anna.object_id


@pytest.mark.parametrize("sender", [{"id": BOT_ID}, {"id": "28:een-ander"}, {"id": "29:x", "role": "bot"}], ids=str)
async def test_messages_of_bots_are_ignored(edge: Huis, anna: Persoon, chat: Gesprek, sender: Json) -> None:
    activity = bericht(anna, chat, "/help", service_url=edge.teams.service_url) | {"from": sender}
    assert (await edge.koerier.brings(activity)).status == 200
    assert edge.spreker.turns == []
    assert b'{reason="from_a_bot"} 1.0' in edge.metrics.exposition()


async def test_a_question_for_the_bot_alone_is_never_answered_in_public(
    edge: Huis, anna: Persoon, channel: Gesprek
) -> None:
    activity = bericht(anna, channel, "/mijn zaken", service_url=edge.teams.service_url)
    activity["recipient"]["isTargeted"] = True
    assert (await edge.koerier.brings(activity)).status == 200
    assert (edge.spreker.turns, edge.teams.posts) == ([], [])
    assert b'{reason="targeted"} 1.0' in edge.metrics.exposition()


async def test_a_message_without_text_says_nothing(edge: Huis, anna: Persoon, chat: Gesprek) -> None:
    activity = bericht(anna, chat, "", service_url=edge.teams.service_url)
    del activity["text"]
    await edge.koerier.brings(activity | {"value": {"no": "verb"}})
    assert edge.spreker.turns == []
