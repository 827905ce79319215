"""The whole bot in a process of its own, so that it can be killed; everything as it is wired for a real start.

It runs as the demo does (nobody shows a token, only this machine may ask), because no token can be fetched here. The
processes are forked from one that has read the program already: a fresh start would take seconds each time.
"""

import asyncio
import multiprocessing
import time
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot.serving import run, serve
from bot.settings import read_settings
from bot.web.logs import configure_logs
from bot.wiring import maak_tafelbot
from tests._databases import HOOFDSLEUTELS
from tests.teamsnep.activiteiten import TENANT


@dataclass(frozen=True)
class Opdracht:
    """How a process is to run.

    Attributes:
        begint: the time on its clock when it starts.
        snelheid: how many seconds pass there in one of ours.
        tegelijk: how many messages may be on their way at once.
        log: the file for its log lines, of every level.
    """

    database_url: str
    sleutels_url: str
    begint: datetime
    log: Path
    snelheid: float = 1.0
    tegelijk: int = 8


@dataclass(frozen=True)
class _Loopklok:
    opdracht: Opdracht
    gestart: float

    def now(self) -> datetime:
        return self.opdracht.begint + timedelta(seconds=(time.monotonic() - self.gestart) * self.opdracht.snelheid)


class Proces:
    """A running bot. `adres` is where Teams may bring what people do."""

    def __init__(self, proces: ForkServerProcess, adres: str) -> None:
        self.adres = adres
        self._proces = proces

    async def is_killed(self) -> None:
        """End it as a power cut would: nothing in it gets to run any more."""
        self._proces.kill()
        await self._is_gone()
        assert self._proces.exitcode == -9

    async def stops(self) -> None:
        """Ask it to end in order: what is under way arrives and is recorded."""
        self._proces.terminate()
        await self._is_gone()
        assert self._proces.exitcode == 0

    async def _is_gone(self) -> None:
        await asyncio.to_thread(self._proces.join)


@asynccontextmanager
async def proces(opdracht: Opdracht) -> AsyncIterator[Proces]:
    """Run the bot in a process of its own; it is killed at the end when it still runs."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    hier, daar = context.Pipe(duplex=False)
    kind = context.Process(target=_draait, args=(opdracht, daar))
    kind.start()
    daar.close()
    try:
        yield Proces(kind, await asyncio.to_thread(hier.recv))
    finally:
        hier.close()
        kind.kill()
        await asyncio.to_thread(kind.join)
        kind.close()


def _draait(opdracht: Opdracht, meldt: Connection) -> None:
    sleutel = b64encode(HOOFDSLEUTELS.sleutels[HOOFDSLEUTELS.actief]).decode()
    settings = read_settings(
        env_file=None,
        demo=True,
        port=0,
        database_url=opdracht.database_url,
        keystore_url=opdracht.sleutels_url,
        keys=f"{HOOFDSLEUTELS.actief}:{sleutel}",
        regios={"demo": {"file": "regio/demo.yaml", "tenant_ids": TENANT}},
        senders=opdracht.tegelijk,
        tick_seconds=0.2,
    )
    with opdracht.log.open("a", encoding="utf-8") as log:
        configure_logs(stream=log, level="DEBUG")
        tafelbot = maak_tafelbot(settings, clock=_Loopklok(opdracht, time.monotonic()))
        run(serve(tafelbot.app, settings.host, settings.port, meldt.send))
