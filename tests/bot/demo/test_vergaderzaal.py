"""A meeting in the demo holds what was asked, as one by Graph must, and is gone when it was deleted."""

from datetime import UTC, datetime

import pytest

from bot.demo.vergaderzaal import DemoMeetings
from dialogs.kern.ports import MeetingFailed
from domain.vergadering import Vergaderwens
from teksten.catalogus import laad_teksten

WENS = Vergaderwens("Gesprek", datetime(2026, 12, 1, 9, tzinfo=UTC), datetime(2026, 12, 1, 10, tzinfo=UTC), ())


async def test_it_holds_every_option_and_its_link_stays_on_this_machine() -> None:
    meetings = DemoMeetings("http://127.0.0.1:3978", laad_teksten())
    found = await meetings.read(await meetings.create(WENS))
    assert found.options.ontbreekt() == ()
    assert found.access.adres.startswith("http://127.0.0.1:3978/")


async def test_once_deleted_it_is_gone_and_may_be_deleted_again() -> None:
    meetings = DemoMeetings("http://127.0.0.1:3978", laad_teksten())
    meeting_id = await meetings.create(WENS)
    await meetings.delete(meeting_id)
    await meetings.delete(meeting_id)
    with pytest.raises(MeetingFailed):
        await meetings.read(meeting_id)
