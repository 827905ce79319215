"""A kill -9 at any moment loses nothing that was committed, and leaves nothing half done."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from storage import logboek, outbox, wekkers
from storage.outbox import Limieten, OutboxStatus
from storage.store import UnitOfWork
from tests.storage import bouw
from tests.storage.conftest import Omgeving

WORTEL = Path(__file__).parents[2]


@contextmanager
def proces(wat: str, database_url: str, sleutels_url: str) -> Iterator["subprocess.Popen[str]"]:
    """Start the writing process, and kill -9 it at the end of the block."""
    opdracht = [sys.executable, "-m", "tests.storage._schrijver", wat, database_url, sleutels_url]
    with subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=WORTEL) as kind:  # noqa: S603
        try:
            yield kind
        finally:
            kind.kill()


def test_what_was_committed_is_there_after_a_kill_and_nothing_is_half_there(
    db: Omgeving, database_url: str, sleutels_url: str
) -> None:
    with proces("schrijf", database_url, sleutels_url) as kind:
        assert kind.stdout is not None
        gezegd = [kind.stdout.readline() for _ in range(25)]
        kind.kill()
        gezegd += kind.stdout.readlines()
    gecommit = {regel.strip() for regel in gezegd if regel.endswith("\n")}
    gezet = {een.onderwerp_id for een in db.doe(wekkers.neem, 10_000)}
    gelogd = {een.onderwerp_id for een in db.zie(logboek.lees)}
    assert len(gecommit) >= 25
    assert gecommit <= gezet
    # The last one may have been committed without its word coming through; never one half of it.
    assert gezet == gelogd
    assert len(gezet - gecommit) <= 1
    assert db.zie(logboek.controleer) == ()


def test_what_a_killed_worker_had_claimed_comes_back_and_its_conversation_goes_on(
    db: Omgeving, database_url: str, sleutels_url: str
) -> None:
    def plan(uow: UnitOfWork) -> str:
        waar = bouw.kanaal(uow)
        eerste = outbox.plan(uow, soort="x", onderwerp_id="een", gesprek_id=waar.id)
        outbox.plan(uow, soort="x", onderwerp_id="twee", gesprek_id=waar.id)
        return eerste

    def neem(uow: UnitOfWork) -> outbox.Verzending | None:
        return outbox.neem(uow, werker="hier", limieten=Limieten(), verhuur=timedelta(seconds=30))

    def geef_terug(uow: UnitOfWork) -> list[str]:
        verlopen = outbox.verlopen_leases(uow)
        for werk in verlopen:
            outbox.later(uow, werk, timedelta(0), "lease")
        return [werk.id for werk in verlopen]

    eerste = db.doe(plan)
    with proces("neem", database_url, sleutels_url) as kind:
        assert kind.stdout is not None
        assert kind.stdout.readline().strip() == eerste
        assert db.doe(neem) is None
    assert db.zie(outbox.lees, eerste).status is OutboxStatus.VERZENDEN
    assert db.over(seconds=29).doe(geef_terug) == []
    assert db.over(seconds=1).doe(geef_terug) == [eerste]
    werk = db.doe(neem)
    assert werk is not None
    assert (werk.id, werk.pogingen) == (eerste, 2)
