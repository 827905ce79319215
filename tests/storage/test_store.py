"""A transaction is whole or nothing, runs beside the event loop, and is durable before anybody hears of it."""

import asyncio
import threading
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from domain.errors import Unavailable
from storage import databases, wekkers
from storage.databases import VerkeerdeDatabase, lees_url
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import Scope, Store, UnitOfWork, maak_store
from tests._databases import NU, REGIO, VASTLEGGEN
from tests.storage.conftest import Omgeving


class Onverwacht(Exception):
    """Something nobody planned for."""


def zet_wekker(uow: UnitOfWork, onderwerp: str = "iets") -> None:
    wekkers.zet(uow, "proef", onderwerp, uow.now)


def gezette_wekkers(uow: UnitOfWork) -> int:
    aantal: int = uow.verbinding.execute(text("SELECT count(*) FROM wekker")).scalar_one()
    return aantal


def test_what_a_transaction_wrote_is_seen_by_the_next_one(db: Omgeving) -> None:
    db.doe(zet_wekker)
    assert db.zie(wekkers.eerstvolgende) == NU


def test_an_exception_takes_back_everything_the_transaction_did(db: Omgeving) -> None:
    def val(uow: UnitOfWork) -> None:
        zet_wekker(uow)
        raise Onverwacht

    with pytest.raises(Onverwacht):
        db.doe(val)
    assert db.zie(gezette_wekkers) == 0


def test_a_reader_cannot_write(db: Omgeving) -> None:
    with pytest.raises(DBAPIError):
        db.zie(zet_wekker)
    assert db.zie(gezette_wekkers) == 0


def test_a_reader_sees_one_moment_of_the_database_whatever_is_written_meanwhile(db: Omgeving) -> None:
    def tel_twee_keer(uow: UnitOfWork) -> tuple[int, int]:
        eerst = gezette_wekkers(uow)
        schrijver = threading.Thread(target=db.doe, args=(zet_wekker,))
        schrijver.start()
        schrijver.join()
        return eerst, gezette_wekkers(uow)

    assert db.zie(tel_twee_keer) == (0, 0)
    assert db.zie(gezette_wekkers) == 1


def test_on_sqlite_a_commit_waits_until_the_disk_has_it(
    monkeypatch: pytest.MonkeyPatch, sqlite_url: str, sleutelkast: DatabaseSleutelkast, scope: Scope
) -> None:
    # In tests nothing waits for the disk; here everything is as in the program.
    monkeypatch.setattr(databases, "VASTLEGGEN", VASTLEGGEN)
    store = maak_store(sqlite_url, sleutelkast)
    full = 2
    assert store.run_now(scope, lambda uow: uow.verbinding.execute(text("PRAGMA synchronous")).scalar_one()) == full
    store.close()


async def test_on_the_event_loop_a_transaction_runs_in_a_thread_of_its_own(store: Store, scope: Scope) -> None:
    draden = await asyncio.gather(
        store.run(scope, lambda _: threading.current_thread()), store.read(scope, lambda _: threading.current_thread())
    )
    assert threading.current_thread() not in draden


async def test_arguments_reach_the_function(store: Store, scope: Scope) -> None:
    def plak(uow: UnitOfWork, links: str, *, rechts: str) -> str:
        return f"{uow.regio}:{links}-{rechts}"

    assert await store.run(scope, plak, "a", rechts="b") == f"{REGIO}:a-b"
    assert await store.read(scope, plak, "a", rechts="b") == f"{REGIO}:a-b"
    assert await asyncio.to_thread(store.run_now, scope, plak, "a", rechts="b") == f"{REGIO}:a-b"


async def test_a_callback_comes_on_the_event_loop_and_only_after_the_commit(store: Store, scope: Scope) -> None:
    gehoord: list[tuple[threading.Thread, int]] = []
    gewekt = asyncio.Event()

    def gecommit() -> None:
        # Looked up from another connection: it must be durable already.
        gehoord.append((threading.current_thread(), store.read_now(scope, gezette_wekkers)))
        gewekt.set()

    def zet_en_meld(uow: UnitOfWork) -> None:
        zet_wekker(uow)
        uow.after_commit(gecommit)

    await store.run(scope, zet_en_meld)
    await gewekt.wait()
    assert gehoord == [(threading.current_thread(), 1)]


async def test_a_cancelled_turn_does_not_undo_a_transaction_that_has_begun(store: Store, scope: Scope) -> None:
    begonnen, mag_door = threading.Event(), threading.Event()
    gewekt = asyncio.Event()

    def langzaam(uow: UnitOfWork) -> None:
        begonnen.set()
        mag_door.wait()
        zet_wekker(uow)
        uow.after_commit(gewekt.set)

    beurt = asyncio.create_task(store.run(scope, langzaam))
    await asyncio.to_thread(begonnen.wait)
    beurt.cancel()
    with pytest.raises(asyncio.CancelledError):
        await beurt
    mag_door.set()
    await gewekt.wait()
    assert await store.read(scope, gezette_wekkers) == 1


def test_a_callback_of_a_transaction_that_was_rolled_back_never_comes(db: Omgeving) -> None:
    gehoord: list[str] = []

    def meld_en_val(uow: UnitOfWork) -> None:
        uow.after_commit(lambda: gehoord.append("gecommit"))
        raise Onverwacht

    with pytest.raises(Onverwacht):
        db.doe(meld_en_val)
    assert gehoord == []


@pytest.mark.parametrize("soort", ["run_now", "read_now"])
def test_a_transaction_inside_a_transaction_is_refused_instead_of_waiting_for_itself(db: Omgeving, soort: str) -> None:
    def binnen(_: UnitOfWork) -> None:
        getattr(db.store, soort)(db.scope, gezette_wekkers)

    with pytest.raises(RuntimeError, match="inside a transaction"):
        db.doe(binnen)


def test_the_moment_of_a_transaction_is_utc_whatever_zone_it_came_in(db: Omgeving) -> None:
    amsterdam = timezone(timedelta(hours=1))
    db.store.run_now(Scope(REGIO, NU.astimezone(amsterdam)), zet_wekker)
    assert str(db.zie(wekkers.eerstvolgende)) == str(NU)


def test_a_moment_without_a_zone_is_refused(db: Omgeving) -> None:
    naief = datetime(2026, 3, 2, 9, 0)  # noqa: DTZ001 - that is the point
    with pytest.raises(ValueError, match="aware"):
        Scope(REGIO, naief)
    with pytest.raises(Exception, match="time zone"):
        db.doe(wekkers.zet, "proef", "iets", naief)


def test_moments_sort_as_time_does_down_to_the_microsecond(db: Omgeving) -> None:
    momenten = [NU + timedelta(microseconds=stap) for stap in (1, 0, 10, 2, 999_999, 1_000_000)]

    def zet_alle(uow: UnitOfWork) -> None:
        for plek, moment in enumerate(momenten):
            wekkers.zet(uow, "proef", "iets", moment, plek)

    db.doe(zet_alle)
    db.over(seconds=2)
    assert [een.wanneer for een in db.doe(wekkers.neem, 10)] == sorted(momenten)


def test_values_never_come_into_an_error_message(db: Omgeving) -> None:
    def verkeerd(uow: UnitOfWork) -> None:
        uow.verbinding.execute(text("INSERT INTO bestaat_niet VALUES (:naam)"), {"naam": "Kanarievogel"})

    with pytest.raises(DBAPIError) as fout:
        db.doe(verkeerd)
    assert "Kanarievogel" not in str(fout.value)


def test_a_database_that_does_not_answer_is_unavailable_not_a_crash(sleutelkast: DatabaseSleutelkast) -> None:
    store = maak_store("postgresql://niemand@127.0.0.1:1/niets", sleutelkast)
    try:
        with pytest.raises(Unavailable, match="onbereikbaar"):
            store.run_now(Scope(REGIO, NU), zet_wekker)
        with pytest.raises(Unavailable, match="onbereikbaar"):
            store.read_now(Scope(REGIO, NU), gezette_wekkers)
    finally:
        store.close()


def test_a_sqlite_file_that_another_process_keeps_locked_is_unavailable(
    sqlite_url: str, sleutelkast: DatabaseSleutelkast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.databases.WACHT_OP_SLOT", 0.01)
    een, ander = maak_store(sqlite_url, sleutelkast), maak_store(sqlite_url, sleutelkast)

    def terwijl_open(_: UnitOfWork) -> None:
        with pytest.raises(Unavailable, match="onbereikbaar"):
            _in_eigen_draad(lambda: ander.run_now(Scope(REGIO, NU), zet_wekker))

    try:
        een.run_now(Scope(REGIO, NU), terwijl_open)
    finally:
        ander.close()
        een.close()


def test_a_bug_in_a_statement_stays_a_bug(db: Omgeving) -> None:
    with pytest.raises(DBAPIError):
        db.doe(lambda uow: uow.verbinding.execute(text("SELECT * FROM bestaat_niet")))


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://iemand:geheim@ergens/iets", "onzin"])
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(VerkeerdeDatabase) as fout:
        lees_url(url)
    assert "geheim" not in str(fout.value)


def _in_eigen_draad(doe: Callable[[], None]) -> None:
    fouten: list[BaseException] = []

    def vang() -> None:
        try:
            doe()
        except Unavailable as fout:
            fouten.append(fout)

    draad = threading.Thread(target=vang)
    draad.start()
    draad.join()
    if fouten:
        raise fouten[0]
