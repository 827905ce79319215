"""What is due happens once, whoever ticks; what fails keeps nobody waiting; a year can be played in a moment."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from prometheus_client import CollectorRegistry

from bot.clock.tick import Tick
from bot.metrics import RoomMetrics
from dialogs.kern.desk import Context
from dialogs.kern.registry import AlarmSpec, Registry
from dialogs.kern.router import Streek
from domain.errors import NotFound, Unavailable
from storage import aandacht, inbox, outbox, wekkers
from storage.inbox import Uitkomst
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import Scope, Store
from storage.wekkers import Wekker
from tests._databases import NU

SOORT = "proef"


@dataclass
class Kamer:
    """A store, a tick, and what happened: when, in which region, and to what."""

    store: Store
    streken: Mapping[str, Streek]
    registry: Registry = field(default_factory=Registry)
    metrics: CollectorRegistry = field(default_factory=CollectorRegistry)
    gegaan: list[tuple[datetime, str, str]] = field(default_factory=list)
    mislukt: dict[str, int] = field(default_factory=dict)
    """How often the alarm on this subject still fails."""

    def __post_init__(self) -> None:
        self.registry.alarm(AlarmSpec(SOORT, self._ring))
        self.room_metrics = RoomMetrics(self.metrics)
        self.tick = self.nieuwe_tick()

    def nieuwe_tick(self) -> Tick:
        return Tick(self.store, self.streken, self.registry, self.room_metrics)

    @property
    def regio(self) -> str:
        return next(iter(self.streken))

    def zet(self, onderwerp: str, wanneer: datetime, regio: str | None = None) -> None:
        self.store.run_now(Scope(regio or self.regio, NU), wekkers.zet, SOORT, onderwerp, wanneer)

    def geteld(self, name: str, **labels: str) -> float:
        return self.metrics.get_sample_value(name, labels) or 0.0

    def _ring(self, context: Context, wekker: Wekker) -> None:
        if self.mislukt.get(wekker.onderwerp_id, 0):
            self.mislukt[wekker.onderwerp_id] -= 1
            wekkers.zet(context.uow, SOORT, "spoor van wat mislukte", context.nu)
            raise RuntimeError("het lukt nog niet")
        self.gegaan.append((context.nu, context.uow.regio, wekker.onderwerp_id))


@pytest.fixture
def kamer(store: Store, streek: Streek) -> Kamer:
    return Kamer(store, {streek.regio.code: streek})


async def test_an_alarm_goes_off_once_when_its_moment_has_come(kamer: Kamer) -> None:
    kamer.zet("zitting", NU + timedelta(minutes=5))
    for minuut in range(10):
        await kamer.tick(NU + timedelta(minutes=minuut))
    assert [(op, wat) for op, _, wat in kamer.gegaan] == [(NU + timedelta(minutes=5), "zitting")]


async def test_two_replicas_that_tick_at_once_let_each_alarm_go_off_once(kamer: Kamer) -> None:
    for nr in range(20):
        kamer.zet(f"{nr:02}", NU)
    await asyncio.gather(*(kamer.nieuwe_tick()(NU) for _ in range(3)))
    assert sorted(wat for _, _, wat in kamer.gegaan) == [f"{nr:02}" for nr in range(20)]


async def test_an_alarm_that_fails_keeps_nobody_waiting_and_comes_back_with_longer_pauses(kamer: Kamer) -> None:
    kamer.mislukt["kapot"] = 3
    kamer.zet("kapot", NU - timedelta(minutes=1))
    kamer.zet("heel", NU)
    await kamer.tick(NU)
    assert [wat for _, _, wat in kamer.gegaan] == ["heel"]
    for minuut in range(1, 8):
        await kamer.tick(NU + timedelta(minutes=minuut))
    # After 1, 2 and 4 minutes.
    assert kamer.gegaan[-1] == (NU + timedelta(minutes=7), kamer.regio, "kapot")
    assert kamer.geteld("tafelbot_alarms_total", kind=SOORT, outcome="failed") == 3


async def test_of_an_alarm_that_failed_nothing_stays_behind(kamer: Kamer) -> None:
    kamer.mislukt["kapot"] = 1
    kamer.zet("kapot", NU)
    for minuut in range(3):
        await kamer.tick(NU + timedelta(minutes=minuut))
    assert [wat for _, _, wat in kamer.gegaan] == ["kapot"]


async def test_an_alarm_of_an_unknown_kind_waits_for_a_program_that_knows_it(kamer: Kamer) -> None:
    kamer.store.run_now(Scope(kamer.regio, NU), wekkers.zet, "uit de toekomst", "iets", NU)
    kamer.zet("heel", NU)
    await kamer.tick(NU)
    assert [wat for _, _, wat in kamer.gegaan] == ["heel"]
    nog = kamer.store.read_now(Scope(kamer.regio, NU), wekkers.eerstvolgende)
    assert nog == NU + timedelta(minutes=1)


async def test_rounds_are_made_once_a_minute_in_every_region(kamer: Kamer, streek: Streek) -> None:
    ander = replace(streek, regio=replace(streek.regio, code="ander"))
    kamer.streken = {**kamer.streken, "ander": ander}
    gemaakt: list[tuple[str, str]] = []
    kamer.registry.rounds.append(lambda context: gemaakt.append((context.uow.regio, context.regio.code)))
    tick = kamer.nieuwe_tick()
    for seconde in range(0, 120, 5):
        await tick(NU + timedelta(seconds=seconde))
    assert gemaakt == 2 * [(kamer.regio, kamer.regio), ("ander", "ander")]


async def test_a_round_that_fails_stops_no_other_and_no_alarm(kamer: Kamer) -> None:
    gemaakt: list[str] = []

    def kapot(_context: Context) -> None:
        raise RuntimeError("kapot")

    kamer.registry.rounds += [kapot, lambda _context: gemaakt.append("heel")]
    kamer.zet("zitting", NU)
    await kamer.tick(NU)
    assert gemaakt == ["heel"]
    assert [wat for _, _, wat in kamer.gegaan] == ["zitting"]
    assert kamer.geteld("tafelbot_rounds_total", outcome="failed") == 1


async def test_what_a_round_sets_for_this_moment_goes_off_in_the_same_tick(kamer: Kamer) -> None:
    kamer.registry.rounds.append(lambda context: wekkers.zet(context.uow, SOORT, "agenda", context.nu))
    await kamer.tick(NU)
    assert [wat for _, _, wat in kamer.gegaan] == ["agenda"]


async def test_a_clock_that_is_set_back_does_not_stop_the_rounds(kamer: Kamer) -> None:
    gemaakt: list[datetime] = []
    kamer.registry.rounds.append(lambda context: gemaakt.append(context.nu))
    for moment in (NU, NU - timedelta(hours=1), NU - timedelta(minutes=59, seconds=30)):
        await kamer.tick(moment)
    assert gemaakt == [NU, NU - timedelta(hours=1)]


async def test_repeats_are_forgotten_when_their_forms_have_long_expired(kamer: Kamer) -> None:
    scope = Scope(kamer.regio, NU)
    wie = {"activiteit": "a|1", "verb": "uitvraag.start", "persoon_id": "p"}
    kamer.store.run_now(scope, inbox.onthoud, sleutel="s", uitkomst=Uitkomst("gestart", {}), **wie)
    for dagen, bekend in ((14, True), (16, False)):
        later = NU + timedelta(days=dagen)
        await kamer.tick(later)
        eerder = kamer.store.read_now(Scope(kamer.regio, later), inbox.eerder, sleutel="s", **wie)
        assert (eerder is not None) is bekend


async def test_whose_attention_was_asked_is_forgotten_after_a_season(kamer: Kamer) -> None:
    scope, dag = Scope(kamer.regio, NU), NU.date()
    kamer.store.run_now(
        scope, aandacht.neem, organisatie="politie", adres="g:1", dag=dag, verzending_id="een", bericht_id="b"
    )
    for later, is_bekend in ((NU + timedelta(days=89), True), (NU + timedelta(days=92), False)):
        await kamer.tick(later)
        assert kamer.store.read_now(Scope(kamer.regio, later), aandacht.gebruikt, "politie", dag) == is_bekend


async def test_the_outbox_is_shown_in_numbers(kamer: Kamer) -> None:
    await kamer.tick(NU)
    assert kamer.geteld("tafelbot_outbox", regio=kamer.regio, state=outbox.OutboxStatus.WACHT.value) == 0
    assert kamer.geteld("tafelbot_last_tick_timestamp_seconds") == NU.timestamp()


async def test_a_year_of_weekly_alarms_goes_off_each_at_its_own_moment(kamer: Kamer) -> None:
    momenten = [NU + timedelta(weeks=week) for week in range(53)]
    for nr, moment in enumerate(momenten):
        kamer.zet(f"{nr:02}", moment)
    nu = NU
    while nu <= NU + timedelta(weeks=53):
        await kamer.tick(nu)
        nu += timedelta(days=1)
    assert [op for op, _, _ in kamer.gegaan] == momenten


async def test_when_the_database_does_not_answer_the_next_tick_does_what_this_one_could_not(
    kamer: Kamer, monkeypatch: pytest.MonkeyPatch
) -> None:
    kamer.zet("zitting", NU)

    async def weg(*_args: object) -> Callable[..., object]:
        raise OSError("weg")

    with monkeypatch.context() as stuk:
        stuk.setattr(Store, "run", weg)
        await kamer.tick(NU)
    assert kamer.gegaan == []
    await kamer.tick(NU + timedelta(seconds=5))
    assert [wat for _, _, wat in kamer.gegaan] == ["zitting"]


async def test_keys_that_could_not_be_destroyed_then_are_destroyed_by_the_next_round(
    kamer: Kamer, sleutelkast: DatabaseSleutelkast, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleutelkast.casussleutel(kamer.regio, "casus", maak=True)

    def antwoordt_niet(*_: object) -> int:
        raise Unavailable("opslag.onbereikbaar")

    with monkeypatch.context() as even:
        even.setattr(sleutelkast, "vernietig", antwoordt_niet)
        kamer.store.run_now(Scope(kamer.regio, NU), lambda uow: uow.vernietig_sleutels(["casus"]))
        await kamer.tick(NU)
    sleutelkast.casussleutel(kamer.regio, "casus", maak=False)
    await kamer.tick(NU + timedelta(minutes=1))
    with pytest.raises(NotFound):
        sleutelkast.casussleutel(kamer.regio, "casus", maak=False)
