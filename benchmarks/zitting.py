"""A zitting that goes on: how long the regisseur waits while sixty participants refresh their cards at once.

Some zittingen of one day, each of fourteen casussen at which nine organisaties take part. Each is begun; half of its
items are captured with a besluit and two afspraken, and at the others he only goes on. At each of these acts sixty
clients ask for their own view, as Teams lets them when the running agenda changes, and the act is sent behind them. The
same is done in peace, in turn.
"""

import asyncio
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.casussen import TAFEL, Furnisher, Someone
from benchmarks.far_side import HEAD_END, content_length
from benchmarks.house import ELSEWHERE, KEYS, database_url, put_together
from benchmarks.load import TENANT
from benchmarks.whole import Keyboard, Runs
from cards.verbs import Verb
from cards.zitting.payloads_bespreken import wat, wie
from cards.zitting.payloads_paneel import ZittingPaneel
from cards.zitting.payloads_zaal import ZittingMijn
from domain.agenda import Agendapunt, Agendasoort
from domain.casus import Fase
from domain.persoon import Rol
from domain.toegang import Toegang
from storage import agenda, personen, toegang, zittingsverloop
from storage import casus as casussen
from storage.gesprekken import Bestemming, Gespreksoort
from storage.migraties import migreer
from storage.sleutelkast import nieuwe_hoofdsleutel
from storage.store import Scope, UnitOfWork

ZITTINGEN, ITEMS = 4, 14
ORGANISATIES, PARTICIPANTS = 9, 60
TARGET = 150.0
"""Milliseconds in which half of the acts must be answered."""

PEACE, BUSY = "in peace", "while sixty refresh"
START, NEXT, CAPTURE = "start a zitting", "go on", "capture and go on"
ACTS = (START, NEXT, CAPTURE)


@dataclass(frozen=True, slots=True)
class Day:
    """What can be pressed: the zittingen, who leads them, who takes part, and at which organisaties."""

    zittingen: tuple[str, ...]
    regisseur: Someone
    participants: tuple[Someone, ...]


@dataclass(frozen=True, slots=True)
class Waited:
    """Milliseconds that the regisseur waited, by weather and by act; and how many views were answered meanwhile."""

    times: Mapping[str, Mapping[str, Sequence[float]]]
    views: int

    def middle(self, weather: str, act: str) -> float:
        """Return the median of one act."""
        return median(self.times[weather][act])

    @property
    def missed(self) -> tuple[str, ...]:
        """Return the acts that take longer than they may."""
        return tuple(act for act in ACTS if self.middle(BUSY, act) >= TARGET)


async def measure_zitting(
    folder: Path, far_side: int, token: str, running: Runs, *, elsewhere: str | None = None
) -> Waited:
    """Furnish a house in `folder`, run the bot in it, and hold its zittingen in peace and in the bustle, in turn.

    Its database is a SQLite file, unless it is `elsewhere`.
    """
    _open_house(folder, elsewhere)
    day = await _furnish(folder, far_side)
    keyboard = Keyboard(f"http://127.0.0.1:{far_side}/emea/", token, count(1))
    times: dict[str, dict[str, list[float]]] = {weather: {act: [] for act in ACTS} for weather in (PEACE, BUSY)}
    views = 0
    with running("benchmarks.house", str(folder), str(far_side)) as port:
        crowd = await Crowd.opens(port, day.participants)
        hand = await Connection.opens(port)
        for number, zitting in enumerate(day.zittingen):
            weather = (PEACE, BUSY)[number % 2]
            leading = Leading(day, keyboard, hand, crowd if weather == BUSY else None, zitting, times[weather])
            views += await leading.holds_it()
        crowd.closes()
        hand.closes()
    return Waited(times, views)


class Connection:
    """One client's connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take what was opened."""
        self._reader, self._writer = reader, writer

    @classmethod
    async def opens(cls, port: int) -> "Connection":
        """Open one."""
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def asks(self, request: bytes) -> tuple[float, bytes]:
        """Send a request; return how many milliseconds the answer took, and its body.

        Raises:
            SystemExit: it was refused.
        """
        began = time.perf_counter()
        self._writer.write(request)
        head = await self._reader.readuntil(HEAD_END)
        body = await self._reader.readexactly(content_length(head))
        took = (time.perf_counter() - began) * 1000
        if not head.split(b" ", 2)[1].startswith(b"2"):
            raise SystemExit(f"the zitting: {head.decode()}")
        return took, body

    def closes(self) -> None:
        """Close it."""
        self._writer.close()


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody who looks at the running agenda, each with a connection of his own."""

    seats: tuple[tuple[Someone, Connection], ...]

    @classmethod
    async def opens(cls, port: int, participants: Sequence[Someone]) -> "Crowd":
        """Let everybody in."""
        return cls(tuple([(each, await Connection.opens(port)) for each in participants]))

    def refreshes(self, keyboard: Keyboard, zitting: str) -> list[asyncio.Task[tuple[float, bytes]]]:
        """Let everybody's client ask for his own view, by itself."""
        data = ZittingMijn(v=1, zitting=zitting).data()
        requests = [keyboard.refreshes(who, Verb.ZITTING_MIJN, data) for who, _ in self.seats]
        return [
            asyncio.create_task(connection.asks(request))
            for (_, connection), request in zip(self.seats, requests, strict=True)
        ]

    def closes(self) -> None:
        """Let everybody go."""
        for _, connection in self.seats:
            connection.closes()


@dataclass(frozen=True, slots=True)
class Leading:
    """The regisseur at his panel of one zitting."""

    day: Day
    keyboard: Keyboard
    hand: Connection
    crowd: Crowd | None
    zitting: str
    times: Mapping[str, list[float]]

    async def holds_it(self) -> int:
        """Begin, capture half of the items and only go on at the others; return how many views were answered."""
        opened = self.keyboard.presses(
            self.day.regisseur, Verb.ZITTING_PANEEL, ZittingPaneel(v=1, zitting=self.zitting).data()
        )
        _, panel = await self.hand.asks(opened)
        panel, views = await self._act(START, _button(panel, Verb.ZITTING_STAP, stap="begin"))
        for number in range(ITEMS - 1):
            act, filled = (NEXT, {}) if number % 2 else (CAPTURE, _agreed(panel))
            panel, seen = await self._act(act, _saves(panel, filled))
            views += seen
        return views

    async def _act(self, act: str, button: Mapping[str, Any]) -> tuple[bytes, int]:
        request = self.keyboard.presses(self.day.regisseur, button["verb"], button["data"])
        views = [] if self.crowd is None else self.crowd.refreshes(self.keyboard, self.zitting)
        # The clients' requests are on their way before his is.
        await asyncio.sleep(0)
        took, panel = await self.hand.asks(request)
        self.times[act].append(took)
        await asyncio.gather(*views)
        return panel, len(views)


def _saves(panel: bytes, filled: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the press that keeps what was filled in, nothing perhaps, and goes on to the next item."""
    button = _button(panel, Verb.BESPREKING_BEWAAR, verder=True)
    return {"verb": button["verb"], "data": {**_inputs(panel), **button["data"], **filled}}


def _agreed(panel: bytes) -> dict[str, str]:
    """Return what is filled in: a besluit and two afspraken."""
    owners = next(each for each in _parts(json.loads(panel)) if each.get("id") == wie(1))["choices"]
    filled = {"besluit": "De politie en het wijkteam gaan samen langs."}
    for nr in (1, 2):
        filled |= {wat(nr): f"Afspraak {nr} van dit punt.", wie(nr): owners[nr - 1]["value"]}
    return filled


def _inputs(panel: bytes) -> dict[str, str]:
    """Return what stands in the form as it was drawn: a client sends all of it."""
    parts = _parts(json.loads(panel))
    return {each["id"]: str(each.get("value", "")) for each in parts if str(each.get("type", "")).startswith("Input.")}


def _button(card: bytes, verb: Verb, **data: object) -> Mapping[str, Any]:
    for each in _parts(json.loads(card)):
        if each.get("verb") == verb and all(each["data"].get(name) == value for name, value in data.items()):
            return each
    raise SystemExit(f"the zitting: no button {verb} {data} on the panel")


def _parts(part: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - whatever stands in JSON
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _parts(inner)


def _open_house(folder: Path, elsewhere: str | None) -> None:
    folder.mkdir()
    if elsewhere is not None:
        (folder / ELSEWHERE).write_text(elsewhere, encoding="utf-8")


async def _furnish(folder: Path, far_side: int) -> Day:
    (folder / KEYS).write_text(nieuwe_hoofdsleutel("benchmark") + "\n", encoding="ascii")
    migreer(database_url(folder))
    bot = put_together(folder, far_side)
    try:
        (streek,) = bot.streken.values()
        now = bot.parts.clock.now()
        furnisher = Furnisher(streek, f"http://127.0.0.1:{far_side}/emea/", count(1))
        return await bot.store.run(Scope(streek.regio.code, now), _fill, furnisher)
    finally:
        bot.store.close()


def _fill(uow: UnitOfWork, furnisher: Furnisher) -> Day:
    regio = furnisher.regio
    regisseur = furnisher.somebody(uow, "Roos Regie", Rol.PROCESREGISSEUR, regio.eigen_organisatie)
    wie_ = personen.zoek(uow, TENANT, regisseur.object_id)
    regisseur_id = wie_.id if wie_ else ""
    furnisher.conversation(uow, Gespreksoort.PERSONAL, regisseur.chat, regisseur_id)
    furnisher.serves(uow, Bestemming.TAFEL, TAFEL, regisseur_id)
    bodies = [code for code in regio.organisaties if code != regio.eigen_organisatie][:ORGANISATIES]
    participants = [
        furnisher.somebody(uow, f"Pim Partner {n}", Rol.PARTNER, bodies[n % len(bodies)]) for n in range(PARTICIPANTS)
    ]
    for code in bodies:
        furnisher.serves(uow, Bestemming.ORGANISATIE, code, regisseur_id)
    chat = furnisher.conversation(uow, Gespreksoort.GROUP, "19:meeting_benchmark@thread.v2")
    zittingen = tuple(_zitting(uow, furnisher, regisseur_id, bodies, number) for number in range(ZITTINGEN))
    for zitting in zittingen:
        zittingsverloop.loopt_in(uow, zitting, chat)
    return Day(zittingen, regisseur, tuple(participants))


def _zitting(uow: UnitOfWork, furnisher: Furnisher, regisseur_id: str, bodies: Sequence[str], number: int) -> str:
    zitting = agenda.plan(uow, TAFEL, uow.now + timedelta(seconds=number), extra=True)
    for item in range(ITEMS):
        casus = furnisher.casus(uow, regisseur_id, number * ITEMS + item)
        casussen.wijzig(uow, replace(casus, fase=Fase.PLAN))
        moment = uow.now + timedelta(seconds=item)
        agenda.zet_op_agenda(uow, Agendapunt(zitting.id, casus.id, Agendasoort.NIEUW, moment, minuten=10))
        for code in bodies[item % 3 :]:
            toegang.verleen(uow, Toegang(casus.id, code, Rol.PARTNER, uow.now))
    return zitting.id
