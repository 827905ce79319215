"""The demo beside a test: started on a day that the test decides, and somebody at its page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.demo import world
from bot.demo.furnish import places
from bot.demo.show import compose, prepare
from bot.demo.silent import StoryClock
from bot.wiring import Tafelbot
from cards.verbs import Verb
from dialogs.kern.answers import Answer, ShowCard, ShowText
from dialogs.kern.turn import Happening, JsonValue, Place, Pressed, Sender, Turn, Typed
from storage import casus as casussen
from storage import personen
from storage.casus import Casusregel
from storage.store import Scope, UnitOfWork
from teksten.catalogus import laad_teksten

NU = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
PERSONAL, GROUP, CHANNEL = places("http://localhost:1/_connector")


@dataclass
class Demo:
    """The demo as it stands after its start, with somebody at the page."""

    bot: Tafelbot
    now: datetime

    @property
    def scope(self) -> Scope:
        return Scope("DEMO", self.now)

    async def gebeurt(self, what: Happening, *, where: Place = PERSONAL, who: Sender | None = None) -> Answer:
        self.now += timedelta(seconds=1)
        at_the_page = world.CURRENT_USER
        sender = who or Sender(world.TENANT_ID, at_the_page.object_id, at_the_page.teams_id, at_the_page.name)
        return await self.bot.handler(Turn("DEMO", sender, where, what, f"a{self.now.timestamp()}", self.now))

    async def types(self, text: str, *, where: Place = PERSONAL, who: Sender | None = None) -> str:
        """Type a line; return everything that can be read in the answer."""
        return read(await self.gebeurt(Typed(text), where=where, who=who))

    async def opens(self, opdracht: str, **arguments: str) -> str:
        """Press a button that runs a command; return everything that can be read in what he alone sees."""
        return await self.presses(Verb.OPDRACHT_OPEN, opdracht=opdracht, **arguments)

    async def presses(self, verb: Verb, **data: JsonValue) -> str:
        """Press a button; return everything that can be read in what he alone sees."""
        return read(await self.gebeurt(Pressed(verb, {"v": 1, **data}, message_id=None)))

    def casussen(self) -> tuple[Casusregel, ...]:
        def look(uow: UnitOfWork) -> tuple[Casusregel, ...]:
            wie = personen.zoek(uow, world.TENANT_ID, world.CURRENT_USER.object_id)
            return casussen.van_regisseur(uow, [wie.id]) if wie else ()

        return self.bot.store.read_now(self.scope, look)


def read(answer: Answer) -> str:
    match answer:
        case ShowCard(card=card):
            return str(card)
        case ShowText(text=text):
            return text
    return ""


async def start(
    folder: Path,
    now: datetime = NU,
    *,
    empty: bool = False,
    anew: bool = False,
    port: int = 0,
    tell: Callable[..., None] = lambda *_: None,
) -> Demo:
    settings = prepare(folder, port=port, empty=empty, anew=anew)
    bot = await compose(settings, laad_teksten(), 1, empty=empty, clock=StoryClock(now), tell=tell)
    return Demo(bot, now)
