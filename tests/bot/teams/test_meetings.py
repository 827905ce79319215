"""What Teams tells of a meeting becomes a turn in our own words, in which nobody is named."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.answers import ShowText
from dialogs.kern.turn import MeetingEvent, MeetingMoment, PlaceKind, Pressed, Turn, Typed
from tests.teamsnep.activiteiten import (
    Gesprek,
    Json,
    Persoon,
    bericht,
    deelnemers,
    druk,
    groep,
    persoonlijk,
    vergaderchat,
    vergadering,
)
from tests.teamsnep.huis import NOW, Huis, huis

GAST = Persoon("Gast PI", object_id=None, role="anonymous")
VERTELD = datetime(2026, 11, 23, 7, 58, tzinfo=UTC)


@pytest.fixture
def meeting(anna: Persoon) -> Gesprek:
    return vergaderchat("gesprek", anna)


@pytest.mark.parametrize(("wat", "moment"), [("Start", MeetingMoment.STARTED), ("End", MeetingMoment.ENDED)])
async def test_a_meeting_begins_and_ends_when_teams_says_it_did(
    edge: Huis, anna: Persoon, meeting: Gesprek, wat: str, moment: MeetingMoment
) -> None:
    antwoord = await edge.koerier.brings(vergadering(anna, meeting, wat, service_url=edge.teams.service_url))
    assert antwoord.status < 300
    assert edge.turn.happening == MeetingEvent(moment, VERTELD)
    assert edge.turn.place.meeting
    assert edge.turn.place.kind is PlaceKind.GROUP
    assert edge.teams.posts == []


@pytest.mark.parametrize(("wat", "moment"), [("Join", MeetingMoment.CAME), ("Leave", MeetingMoment.WENT)])
async def test_who_comes_and_goes_is_told_by_his_id_and_those_without_an_account_are_counted(
    edge: Huis, anna: Persoon, meeting: Gesprek, wat: str, moment: MeetingMoment
) -> None:
    await edge.koerier.brings(deelnemers(anna, meeting, wat, anna, GAST, service_url=edge.teams.service_url))
    assert edge.turn.happening == MeetingEvent(moment, NOW, 1, (str(anna.object_id),))
    for each in (GAST, anna):
        assert each.name not in repr(edge.turn.happening)
        assert each.teams_id not in repr(edge.turn.happening)
    assert GAST.name not in repr(edge.turn)


async def test_somebody_named_twice_in_one_event_came_once(edge: Huis, anna: Persoon, meeting: Gesprek) -> None:
    await edge.koerier.brings(deelnemers(anna, meeting, "Join", anna, anna, service_url=edge.teams.service_url))
    assert edge.turn.happening == MeetingEvent(MeetingMoment.CAME, NOW, 0, (str(anna.object_id),))


def met_hoofdletters(deel: object) -> object:
    """The same as the other way in which these events are written."""
    if isinstance(deel, dict):
        return {naam[:1].upper() + naam[1:]: met_hoofdletters(waarde) for naam, waarde in deel.items()}
    return [met_hoofdletters(een) for een in deel] if isinstance(deel, list) else deel


async def test_the_names_of_fields_may_begin_with_a_capital(edge: Huis, anna: Persoon, meeting: Gesprek) -> None:
    activiteit = deelnemers(anna, meeting, "Join", anna, GAST, service_url=edge.teams.service_url)
    await edge.koerier.brings(activiteit | {"value": met_hoofdletters(activiteit["value"])})
    assert edge.turn.happening == MeetingEvent(MeetingMoment.CAME, NOW, 1, (str(anna.object_id),))


async def test_the_time_of_a_beginning_may_be_written_either_way(edge: Huis, anna: Persoon, meeting: Gesprek) -> None:
    activiteit = vergadering(anna, meeting, "Start", service_url=edge.teams.service_url)
    activiteit["value"]["startTime"] = activiteit["value"].pop("StartTime")
    await edge.koerier.brings(activiteit)
    assert edge.turn.happening == MeetingEvent(MeetingMoment.STARTED, VERTELD)


@pytest.mark.parametrize("naam", ["aadObjectId", "objectId"])
async def test_an_id_in_capitals_is_the_same_person(edge: Huis, anna: Persoon, meeting: Gesprek, naam: str) -> None:
    activiteit = deelnemers(anna, meeting, "Join", anna, service_url=edge.teams.service_url)
    user = {naam: f" {str(anna.object_id).upper()} ", "tenantId": anna.tenant_id.upper()}
    await edge.koerier.brings(activiteit | {"value": {"members": [{"user": user}]}})
    assert edge.turn.happening == MeetingEvent(MeetingMoment.CAME, NOW, 0, (str(anna.object_id),))


async def test_somebody_of_another_tenant_is_nobody_of_this_one(edge: Huis, anna: Persoon, meeting: Gesprek) -> None:
    activiteit = deelnemers(anna, meeting, "Join", anna, service_url=edge.teams.service_url)
    activiteit["value"]["members"][0]["user"]["tenantId"] = "Elders"
    await edge.koerier.brings(activiteit)
    assert edge.turn.happening == MeetingEvent(MeetingMoment.CAME, NOW, 0, (f"{anna.object_id}@elders",))


async def test_no_more_people_are_listed_than_a_zitting_ever_has(edge: Huis, anna: Persoon, meeting: Gesprek) -> None:
    velen = [Persoon(f"Iemand {nr}") for nr in range(120)]
    await edge.koerier.brings(deelnemers(anna, meeting, "Join", *velen, service_url=edge.teams.service_url))
    assert isinstance(edge.turn.happening, MeetingEvent)
    assert len(edge.turn.happening.people) == 100


@pytest.mark.parametrize(
    "verandert",
    [
        {"value": None},
        {"value": {"members": "iedereen"}},
        {"value": {"members": [None, 7, {"user": []}, {"user": "gast"}]}},
        {"value": {"members": []}},
        {"value": {"members": [{"user": {}}, {"user": None}]}},
        {"name": "application/vnd.microsoft.meetingIetsNieuws"},
        {"name": 7},
        {"name": None},
    ],
    ids=str,
)
async def test_an_odd_event_does_no_harm(edge: Huis, anna: Persoon, meeting: Gesprek, verandert: Json) -> None:
    activiteit = deelnemers(anna, meeting, "Join", GAST, service_url=edge.teams.service_url)
    assert (await edge.koerier.brings(activiteit | verandert)).status == 200
    assert edge.spreker.turns == []


@pytest.mark.parametrize(
    "tijd",
    ["gisteren", "2026-11-23T07:58:00", "1999-01-01T00:00:00Z", (NOW + timedelta(hours=1)).isoformat(), "", None, 7],
    ids=str,
)
async def test_a_time_that_cannot_be_is_the_time_at_which_it_came_in(
    edge: Huis, anna: Persoon, meeting: Gesprek, tijd: object
) -> None:
    activiteit = vergadering(anna, meeting, "Start", service_url=edge.teams.service_url, timestamp=tijd)
    activiteit["value"]["StartTime"] = tijd
    await edge.koerier.brings(activiteit)
    assert edge.turn.happening == MeetingEvent(MeetingMoment.STARTED, NOW)


async def test_no_more_guests_are_counted_than_fit_in_a_room(edge: Huis, anna: Persoon, meeting: Gesprek) -> None:
    velen = [Persoon(f"Gast {nr}", object_id=None, role="anonymous") for nr in range(50)]
    await edge.koerier.brings(deelnemers(anna, meeting, "Join", *velen, service_url=edge.teams.service_url))
    assert edge.turn.happening == MeetingEvent(MeetingMoment.CAME, NOW, 20)


async def test_only_the_chat_of_a_meeting_is_one(edge: Huis, anna: Persoon, meeting: Gesprek) -> None:
    for waar in (groep("overleg", anna), persoonlijk(anna), meeting):
        await edge.koerier.brings(bericht(anna, waar, "/help", service_url=edge.teams.service_url))
    assert [een.place.meeting for een in edge.spreker.turns] == [False, False, True]


async def test_somebody_anonymous_has_no_key_whatever_he_calls_himself(edge: Huis, meeting: Gesprek) -> None:
    for wie in (GAST, Persoon("Anna Voorbeeld", object_id=None, role="anonymous")):
        await edge.koerier.brings(druk(wie, meeting, "casus.toon", service_url=edge.teams.service_url))
        await edge.koerier.brings(bericht(wie, meeting, "/help", service_url=edge.teams.service_url))
    assert {een.sender.object_id for een in edge.spreker.turns} == {None}
    assert [type(een.happening) for een in edge.spreker.turns] == [Pressed, Typed] * 2


async def test_in_the_chat_of_a_meeting_no_mishap_is_told_to_everybody(
    edge: Huis, anna: Persoon, meeting: Gesprek
) -> None:
    for waar, gezegd in ((meeting, 0), (groep("overleg", anna), 1)):
        edge.spreker.answers.append(RuntimeError("stuk"))
        await edge.koerier.brings(bericht(anna, waar, "/help", service_url=edge.teams.service_url))
        assert len(edge.teams.posts_in(waar)) == gezegd
    edge.spreker.answers.append(RuntimeError("stuk"))
    gedrukt = await edge.koerier.brings(druk(anna, meeting, "casus.toon", service_url=edge.teams.service_url))
    assert "Er ging iets mis" in gedrukt.text


async def test_nor_that_the_bot_is_busy(anna: Persoon, meeting: Gesprek) -> None:
    async with huis(budget=0.0) as bezig:

        async def traag(_: Turn) -> ShowText:
            return ShowText("klaar")

        bezig.spreker.answers.append(traag)
        await bezig.koerier.brings(bericht(anna, meeting, "/help", service_url=bezig.teams.service_url))
        assert "Ik ben nog bezig" not in str([een.text for een in bezig.teams.posts_in(meeting)])
