"""The store: a transaction is a plain function, run whole in a worker thread.

`await store.run(scope, answer_request, command)` calls `answer_request(uow, command)` inside one write transaction.
Nothing in it can be awaited, so no network call can slip in. It commits when the function returns, and rolls back
on any exception.
"""

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Concatenate, Final, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from domain.errors import TafelbotError
from storage import vernietigd
from storage.databases import (
    LEZER,
    SCHRIJVER,
    is_botsing,
    is_sqlite,
    is_voorbijgaand,
    lees_url,
    maak_engine,
    onbereikbaar,
)
from storage.sleutels import Sleutelkast
from storage.uow import Scope, UnitOfWork, Volgnummers

__all__ = ["Scope", "Store", "UnitOfWork", "maak_store"]

P = ParamSpec("P")
T = TypeVar("T")

POGINGEN: Final = 5
"""How often a transaction runs at most when PostgreSQL says it lost to another one (serialization, deadlock)."""
VERBINDINGEN: Final = 4
"""Connections to PostgreSQL; on SQLite the readers beside the one writer."""

_DRAAD: Final = "opslag-"

_Callbacks = tuple[Callable[[], None], ...]


class Store:
    """The database of all regions of this deployment. Safe for any number of threads and tasks."""

    def __init__(self, schrijver: Engine, lezer: Engine, sleutelkast: Sleutelkast, *, schrijvers: int) -> None:
        """Take the engines (see `maak_store`).

        Args:
            schrijver: for write transactions.
            lezer: for read-only ones; may share its connections with `schrijver`.
            sleutelkast: the keys; closed together with the store.
            schrijvers: threads that write. SQLite takes one writer at a time, and then it is quickest when there is
                only one: none waits for a lock.
        """
        self._schrijver = schrijver
        self._lezer = lezer
        self._kast = sleutelkast
        self._volgnummers = Volgnummers()
        self._schrijfdraden = ThreadPoolExecutor(schrijvers, thread_name_prefix=_DRAAD + "schrijft")
        self._leesdraden = ThreadPoolExecutor(VERBINDINGEN, thread_name_prefix=_DRAAD + "leest")

    async def run(
        self, scope: Scope, work: Callable[Concatenate[UnitOfWork, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `work(uow, ...)` in one write transaction and return what it returns.

        When the waiting task is cancelled, a transaction that has begun is finished, and its callbacks are called.
        PostgreSQL may run `work` again when the transaction lost to another one: it must have no effects but its own.

        Raises:
            Unavailable: the database does not answer now ("opslag.onbereikbaar").
            Exception: whatever `work` raises; nothing of it was stored then.
        """
        return await self._in_draad(self._schrijfdraden, self._schrijf, scope, lambda uow: work(uow, *args, **kwargs))

    async def read(
        self, scope: Scope, work: Callable[Concatenate[UnitOfWork, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `work(uow, ...)` in a read-only transaction that sees one moment of the database.

        Raises:
            Unavailable: the database does not answer now ("opslag.onbereikbaar").
            Exception: whatever `work` raises; also when it tries to write.
        """
        return await self._in_draad(self._leesdraden, self._lees, scope, lambda uow: work(uow, *args, **kwargs))

    def run_now(
        self, scope: Scope, work: Callable[Concatenate[UnitOfWork, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do what `run` does, and wait for it: for the command line and tests, never on an event loop."""
        _nooit_genest()
        taak = self._schrijfdraden.submit(self._schrijf, scope, lambda uow: work(uow, *args, **kwargs))
        uitkomst, callbacks = taak.result()
        for callback in callbacks:
            callback()
        return uitkomst

    def read_now(
        self, scope: Scope, work: Callable[Concatenate[UnitOfWork, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do what `read` does, and wait for it: for the command line and tests, never on an event loop."""
        _nooit_genest()
        return self._leesdraden.submit(self._lees, scope, lambda uow: work(uow, *args, **kwargs)).result()[0]

    def close(self) -> None:
        """Finish what has begun, and let go of the databases. Blocks as long as the longest transaction."""
        self._schrijfdraden.shutdown(wait=True)
        self._leesdraden.shutdown(wait=True)
        self._schrijver.dispose()
        self._lezer.dispose()
        self._kast.close()

    async def _in_draad(
        self,
        draden: ThreadPoolExecutor,
        voer_uit: Callable[[Scope, Callable[[UnitOfWork], T]], tuple[T, _Callbacks]],
        scope: Scope,
        work: Callable[[UnitOfWork], T],
    ) -> T:
        loop = asyncio.get_running_loop()
        taak = draden.submit(voer_uit, scope, work)
        # Hung on the thread's own future: it fires also when nobody awaits the outcome any more.
        taak.add_done_callback(partial(_meld, loop))
        return (await asyncio.wrap_future(taak, loop=loop))[0]

    def _schrijf(self, scope: Scope, work: Callable[[UnitOfWork], T]) -> tuple[T, _Callbacks]:
        for poging in range(1, POGINGEN + 1):
            try:
                with self._schrijver.begin() as verbinding:
                    uitkomst, uow = self._binnen(verbinding, scope, work)
            except DBAPIError as fout:
                if is_botsing(fout.orig) and poging < POGINGEN:
                    continue
                if is_voorbijgaand(fout.orig):
                    raise onbereikbaar() from fout
                raise
            else:
                self._vernietig(scope, uow.neem_vernietigingen())
                return uitkomst, uow.neem_callbacks()
        raise onbereikbaar()

    def _vernietig(self, scope: Scope, ids: Sequence[str]) -> None:
        """Destroy keys, now that it is durable that they must be. What fails is finished by the next round."""
        if not ids:
            return
        with suppress(TafelbotError, DBAPIError):
            self._kast.vernietig(scope.regio, ids, scope.now)
            with self._schrijver.begin() as verbinding:
                vernietigd.voltooi(self._uow(verbinding, scope), ids)

    def _lees(self, scope: Scope, work: Callable[[UnitOfWork], T]) -> tuple[T, _Callbacks]:
        try:
            with self._lezer.begin() as verbinding:
                return self._binnen(verbinding, scope, work)[0], ()
        except DBAPIError as fout:
            if is_voorbijgaand(fout.orig):
                raise onbereikbaar() from fout
            raise

    def _binnen(self, verbinding: Connection, scope: Scope, work: Callable[[UnitOfWork], T]) -> tuple[T, UnitOfWork]:
        uow = self._uow(verbinding, scope)
        uitkomst = work(uow)
        uow.rond_af()
        return uitkomst, uow

    def _uow(self, verbinding: Connection, scope: Scope) -> UnitOfWork:
        return UnitOfWork(verbinding, scope, self._kast, self._volgnummers)


def maak_store(database_url: str, sleutelkast: Sleutelkast) -> Store:
    """Return the store on a SQLite file or on PostgreSQL. The schema must be there (`storage.migraties.migreer`).

    Raises:
        VerkeerdeDatabase: the address cannot be used.
    """
    url = lees_url(database_url)
    if is_sqlite(url):
        schrijver = maak_engine(url, aantal=1, rol=SCHRIJVER)
        return Store(schrijver, maak_engine(url, aantal=VERBINDINGEN, rol=LEZER), sleutelkast, schrijvers=1)
    engine = maak_engine(url, aantal=2 * VERBINDINGEN)
    # Every statement of a reader sees the same moment; read-only transactions never fail to serialize at this level.
    lezer = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Store(engine, lezer, sleutelkast, schrijvers=VERBINDINGEN)


def _meld(loop: asyncio.AbstractEventLoop, taak: "Future[tuple[T, _Callbacks]]") -> None:
    if taak.cancelled() or taak.exception() is not None:
        return
    for callback in taak.result()[1]:
        # At shutdown the loop may have gone; what is due waits in the tables then.
        if not loop.is_closed():
            loop.call_soon_threadsafe(callback)


def _nooit_genest() -> None:
    if threading.current_thread().name.startswith(_DRAAD):
        # It would wait for itself, for ever.
        raise RuntimeError("a transaction inside a transaction: pass the unit of work on instead")
