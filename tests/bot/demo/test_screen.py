"""The page of the playground: what stood there before it was loaded is posted anew, because its edit would stop it."""

import pytest

from bot.demo.screen import Screen
from bot.demo.silent import SilentTeams
from dialogs.kern.ports import OutgoingMessage, SendFailed, SendOutcome
from dialogs.kern.turn import Place
from tests.bot.demo._demo import GROUP


class Page(SilentTeams):
    """Teams that knows which posts were changed."""

    def __init__(self) -> None:
        super().__init__()
        self.changed: list[str] = []

    async def update(self, place: Place, activity_id: str, message: OutgoingMessage) -> None:
        await super().update(place, activity_id, message)
        self.changed.append(activity_id)


BERICHT = OutgoingMessage(text="Goedemorgen.", summary="Goedemorgen.")


async def test_what_stands_on_the_page_is_changed_there() -> None:
    teams = Page()
    screen = Screen(teams)
    posted = await screen.send(GROUP, BERICHT)
    await screen.update(GROUP, posted, BERICHT)
    assert teams.changed == [posted]


async def test_what_stood_there_before_the_page_was_loaded_is_gone() -> None:
    teams = Page()
    screen = Screen(teams)
    before = await screen.send(GROUP, BERICHT)
    screen.empties()
    with pytest.raises(SendFailed) as refused:
        await screen.update(GROUP, before, BERICHT)
    assert refused.value.outcome is SendOutcome.MESSAGE_GONE
    after = await screen.send(GROUP, BERICHT)
    await screen.update(GROUP, after, BERICHT)
    assert teams.changed == [after]
