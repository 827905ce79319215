"""In the demo nobody waits for Monday: the clock runs on to just before the zitting."""

from datetime import UTC, datetime, timedelta

from bot.demo.silent import StoryClock
from bot.demo.zittingsdag import BEFORE, DemoClock
from storage import agenda
from tests.bot.demo._demo import Demo

NU = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def test_the_clock_runs_on_and_never_back() -> None:
    clock = DemoClock(StoryClock(NU))
    clock.moves_to(NU + timedelta(days=2))
    clock.moves_to(NU)
    assert clock.now() == NU + timedelta(days=2)


async def test_whoever_types_it_is_there_ten_minutes_before_the_first_zitting(demo: Demo) -> None:
    await demo.types("/speel regisseur")
    said = await demo.types("/zittingsdag")
    assert "/start" in said
    first = next(
        een
        for een in demo.bot.store.read_now(demo.scope, agenda.tussen, None, demo.now, demo.now + timedelta(days=14))
        if demo.bot.store.read_now(demo.scope, agenda.punten, een.id)
    )
    assert demo.bot.parts.clock.now() == first.begint_op - BEFORE


async def test_where_no_casus_stands_on_any_agenda_it_says_so(empty: Demo) -> None:
    await empty.types("/speel regisseur")
    assert "/casus nieuw" in await empty.types("/zittingsdag")
