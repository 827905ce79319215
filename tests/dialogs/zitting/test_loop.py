"""The running agenda in the chat of the meeting."""

from tests.dialogs.zitting._zitting import Tafel


async def test_a_zitting_runs_in_the_chat_of_its_meeting(tafel: Tafel) -> None:
    await tafel.loopt_in()
    nu = tafel.doet("begin")
    assert nu.huidig == tafel.eerste.id
