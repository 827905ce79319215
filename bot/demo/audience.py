"""Whoever opens the playground's page: it shows only what is posted after it was loaded, so that is posted then."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.demo.screen import Screen
from bot.demo.speel import Stage, introduction
from bot.teams.conduct import TurnHandler
from bot.wiring import Tafelbot
from dialogs.kern.answers import Answer, Silence
from dialogs.kern.bereik import werklijst_id
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.ports import Messenger
from dialogs.kern.registry import Attention, Registry, Skip
from dialogs.kern.turn import Joined, PlaceKind, Turn
from domain.agenda import VOORUIT
from domain.uitvraag import UitvraagStatus
from storage import agenda, meldingen, outbox
from storage import uitvraag as uitvragen
from storage.plekken import plekken
from storage.store import Scope, UnitOfWork
from teksten.catalogus import Teksten

ONE_LOAD = timedelta(seconds=5)
"""The playground says twice, at the same moment, that its page was loaded."""


class Audience:
    """Welcomes whoever loads the page, and posts once more whatever stands in the conversations now."""

    def __init__(self, teksten: Teksten) -> None:
        """Speak in these words."""
        self._teksten = teksten
        self._bot: Tafelbot | None = None
        self._screen: Screen | None = None
        self._loaded_at: datetime | None = None

    def comes_to(self, bot: Tafelbot) -> None:
        """Take a seat, once the bot is there."""
        self._bot = bot

    def looks_at(self, messenger: Messenger) -> Messenger:
        """See Teams as whoever sits at the page does."""
        self._screen = Screen(messenger)
        return self._screen

    def around(self, handler: TurnHandler, stage: Stage) -> TurnHandler:
        """Watch for the page being loaded: the bot then "joins" the personal chat again."""

        async def handle(turn: Turn) -> Answer:
            answer = await handler(turn)
            loaded = isinstance(turn.happening, Joined) and turn.place.kind is PlaceKind.PERSONAL
            if not loaded or self._bot is None:
                return answer
            if self._loaded_at is not None and self._loaded_at <= turn.received_at < self._loaded_at + ONE_LOAD:
                return Silence()
            self._loaded_at = turn.received_at
            if self._screen is not None:
                self._screen.empties()
            await self._bot.store.run(Scope(turn.regio, turn.received_at), _post_again)
            t = self._teksten
            return als_antwoord(introduction(stage.playing, t), t)

        return handle


def always_there(registry: Registry) -> None:
    """Let nothing wait for the next morning: whoever looks at the demo is there now, and wants to see it.

    A worklist that is posted once more on a fresh page is shown however far it is, also when all is dealt with.
    """
    for kind, spec in registry.messages.items():
        lapsed = _always_wanted if kind == Berichtsoort.WERKLIJST else spec.lapsed
        registry.messages[kind] = replace(spec, attention=_no_attention, lapsed=lapsed)


def _no_attention(_: Context, __: str) -> Attention | None:
    return None


def _always_wanted(_: Context, __: str, ___: str) -> Skip | None:
    return None


def _post_again(uow: UnitOfWork) -> None:
    for melding in meldingen.lopende(uow):
        _repeat(uow, Berichtsoort.MELDING, melding.id)
    for zitting in agenda.tussen(uow, None, uow.now, uow.now + VOORUIT):
        _repeat(uow, Berichtsoort.AGENDA, zitting.id)
        for uitvraag in uitvragen.van_zitting(uow, zitting.id):
            if uitvraag.status is UitvraagStatus.OPEN:
                for bevraging in uitvraag.bevragingen:
                    _repeat(uow, Berichtsoort.WERKLIJST, werklijst_id(zitting.id, bevraging.organisatie))


def _repeat(uow: UnitOfWork, soort: Berichtsoort, onderwerp_id: str) -> None:
    for plek in plekken(uow, soort, onderwerp_id):
        if plek.geplaatst:
            outbox.plan(
                uow,
                soort=soort,
                onderwerp_id=onderwerp_id,
                gesprek_id=plek.gesprek_id,
                persoon_id=plek.persoon_id,
                los=True,
            )
