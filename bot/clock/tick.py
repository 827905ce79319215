"""What the clock does at a moment: let alarms ring, make the rounds, tidy up. The moment is an argument.

Nothing here asks the time, so a year can be played in a second, and any number of replicas may tick: what is due is
rows, and whoever takes a row first does it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.anchors import AnchorFolder
from bot.metrics import RoomMetrics
from dialogs.kern.desk import FORMULIER_GELDIG, Context
from dialogs.kern.registry import Registry, WronglyDeclared
from dialogs.kern.router import Streek
from storage import aandacht, aanmeldingen, inbox, outbox, paginas, vernietigd, websessies, wekkers
from storage.store import Scope, Store, UnitOfWork
from storage.wekkers import Wekker

MOST_ALARMS = 1000
"""Alarms that ring in one region in one tick; the next tick goes on. A bound, so that no region waits for another."""

ROUND_EVERY = timedelta(minutes=1)
TIDY_EVERY = timedelta(hours=1)

INBOX_KEPT = FORMULIER_GELDIG + timedelta(days=1)
"""A repeat of an act is recognised for as long as its form may be used."""

OUTBOX_KEPT = timedelta(days=90)
"""How long one can see what was sent when; the messages themselves stay, to be edited."""

LINKS_KEPT = timedelta(days=1)
"""How long an expired link to a page is kept: far longer than its session can last."""

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)

log = structlog.get_logger("clock")


@dataclass(slots=True)
class _Due:
    """When something was last done in a region."""

    every: timedelta
    last: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is time again, and if so note that it is done now. A clock set back does not stop it."""
        if self.last is not None and self.last <= now < self.last + self.every:
            return False
        self.last = now
        return True


class Tick:
    """Does what is due. One of them per process; call it with the time, as often as you like."""

    def __init__(
        self,
        store: Store,
        streken: Mapping[str, Streek],
        registry: Registry,
        metrics: RoomMetrics,
        anchors: AnchorFolder | None = None,
    ) -> None:
        """Look after these regions; without a folder, anchors stay in the database alone."""
        self._anchors = anchors
        self._store = store
        self._streken = streken
        self._registry = registry
        self._metrics = metrics
        self._rounds = {code: _Due(ROUND_EVERY) for code in streken}
        self._tidying = {code: _Due(TIDY_EVERY) for code in streken}
        # How often in a row an alarm failed. Lost at a restart: then it is simply tried again sooner.
        self._failures: dict[tuple[str, str, str, int], int] = {}

    async def __call__(self, now: datetime) -> None:
        """Do everything that is due at this moment, in every region; a failure in one stops nothing else."""
        for code, streek in self._streken.items():
            scope = Scope(code, now)
            # Rounds first: they may set alarms for this very moment.
            if self._rounds[code].is_due(now):
                await self._destroy_keys(scope)
                await self._make_rounds(scope, streek)
                await self._write_anchors(scope)
            await self._ring_alarms(scope, streek)
            if self._tidying[code].is_due(now):
                await self._tidy(scope)
            await self._count(scope)
        self._metrics.ticked(now.timestamp())

    async def _destroy_keys(self, scope: Scope) -> None:
        """Finish destroying what was decided and could not be carried out then."""
        try:
            open_ = await self._store.run(scope, vernietigd.hervat)
        except Exception:  # the boundary of a job: it comes again in a minute
            log.exception("destroying_failed", regio=scope.regio)
        else:
            if open_:
                log.warning("keys_not_destroyed_yet", regio=scope.regio, keys=open_)

    async def _write_anchors(self, scope: Scope) -> None:
        if self._anchors is None:
            return
        try:
            await self._anchors.write(scope)
        except Exception:  # the boundary of a job: it comes again in a minute
            log.exception("anchors_failed", regio=scope.regio)

    async def _make_rounds(self, scope: Scope, streek: Streek) -> None:
        for round_ in self._registry.rounds:
            name = f"{round_.__module__}.{getattr(round_, '__qualname__', type(round_).__name__)}"
            try:
                await self._store.run(scope, _make_round, streek, round_)
            except Exception:  # the boundary of a job: the other rounds go on
                self._metrics.round("failed")
                log.exception("round_failed", regio=scope.regio, round=name)
            else:
                self._metrics.round("done")

    async def _ring_alarms(self, scope: Scope, streek: Streek) -> None:
        for _ in range(MOST_ALARMS):
            taken: list[Wekker] = []
            try:
                rang = await self._store.run(scope, self._ring_next, streek, taken)
            except Exception as error:  # noqa: BLE001 - the boundary of a job: the other alarms go on
                if not taken or not await self._put_off(scope, taken[0], error):
                    return
            else:
                if not rang:
                    return
                self._metrics.alarm(taken[0].soort, "rang")
                self._failures.pop(_key(scope, taken[0]), None)

    def _ring_next(self, uow: UnitOfWork, streek: Streek, taken: list[Wekker]) -> bool:
        """Take one alarm and let it ring: its mark and its effect are one transaction."""
        taken[:] = wekkers.neem(uow, 1)
        if not taken:
            return False
        spec = self._registry.alarms.get(taken[0].soort)
        if spec is None:
            raise WronglyDeclared(taken[0].soort)
        spec.ring(_context(uow, streek), taken[0])
        return True

    async def _put_off(self, scope: Scope, wekker: Wekker, error: Exception) -> bool:
        """Let a failing alarm ring again later, so that it keeps nobody waiting; False when even that fails."""
        key = _key(scope, wekker)
        failures = self._failures[key] = self._failures.get(key, 0) + 1
        pause = min(FIRST_PAUSE * 2 ** min(failures - 1, 16), LONGEST_PAUSE)
        self._metrics.alarm(wekker.soort, "failed")
        log.error(
            "alarm_failed",
            regio=scope.regio,
            kind=wekker.soort,
            onderwerp_id=wekker.onderwerp_id,
            failures=failures,
            again_after=pause.total_seconds(),
            exc_info=error,
        )
        try:
            await self._store.run(
                scope, wekkers.zet, wekker.soort, wekker.onderwerp_id, scope.now + pause, wekker.volgnummer
            )
        except Exception:  # the boundary of a job: the next tick tries again
            log.exception("alarm_not_put_off", regio=scope.regio, kind=wekker.soort)
            return False
        return True

    async def _tidy(self, scope: Scope) -> None:
        try:
            acts = await self._store.run(scope, inbox.ruim_op, scope.now - INBOX_KEPT)
            sent = await self._store.run(scope, outbox.ruim_op, scope.now - OUTBOX_KEPT)
            await self._store.run(scope, aandacht.ruim_op, (scope.now - OUTBOX_KEPT).date())
            links = await self._store.run(scope, paginas.ruim_op, scope.now - LINKS_KEPT)
            await self._store.run(scope, websessies.ruim_op, scope.now)
            await self._store.run(scope, aanmeldingen.ruim_op, scope.now)
        except Exception:  # the boundary of a job: it comes again in an hour
            log.exception("tidying_failed", regio=scope.regio)
        else:
            log.info("tidied", regio=scope.regio, inbox=acts, outbox=sent, links=links)

    async def _count(self, scope: Scope) -> None:
        try:
            counts = await self._store.read(scope, outbox.stand)
        except Exception:  # the boundary of a job: counting comes last and may wait
            log.exception("counting_failed", regio=scope.regio)
        else:
            self._metrics.outbox(scope.regio, {str(state): count for state, count in counts.items()})


def _make_round(uow: UnitOfWork, streek: Streek, round_: Callable[[Context], None]) -> None:
    round_(_context(uow, streek))


def _context(uow: UnitOfWork, streek: Streek) -> Context:
    return Context(uow, streek.regio, streek.teksten)


def _key(scope: Scope, wekker: Wekker) -> tuple[str, str, str, int]:
    return scope.regio, wekker.soort, wekker.onderwerp_id, wekker.volgnummer
