"""The page of the playground: what stood there before it was loaded is posted anew, because its edit would stop it."""

import pytest

from bot.demo.screen import Screen
from bot.demo.silent import SilentTeams
from dialogs.kern.ports import OutgoingMessage, SendFailed, SendOutcome
from tests.bot.demo._demo import GROUP

BERICHT = OutgoingMessage(text="Goedemorgen.", summary="Goedemorgen.")


async def test_what_stands_on_the_page_is_changed_there() -> None:
    screen = Screen(SilentTeams())
    posted = await screen.send(GROUP, BERICHT)
    await screen.update(GROUP, posted, BERICHT)


async def test_what_stood_there_before_the_page_was_loaded_is_gone() -> None:
    screen = Screen(SilentTeams())
    before = await screen.send(GROUP, BERICHT)
    screen.empties()
    with pytest.raises(SendFailed) as refused:
        await screen.update(GROUP, before, BERICHT)
    assert refused.value.outcome is SendOutcome.MESSAGE_GONE
    after = await screen.send(GROUP, BERICHT)
    await screen.update(GROUP, after, BERICHT)
