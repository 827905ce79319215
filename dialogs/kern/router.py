"""The way of a turn through the dialogs: who is it, what does he want, may he, and one transaction for all of it."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import structlog
from pydantic import ValidationError

from cards.payloads import OpdrachtOpen
from cards.verbs import Verb
from dialogs.kern import anoniem, fouten, gespreksstilte, wegwijzer, zittingsmelding
from dialogs.kern.anoniem import Steekproef
from dialogs.kern.answers import Answer, Silence
from dialogs.kern.beleid import geweigerd
from dialogs.kern.commands import Content, Mistyped, Nothing, Understood, parse
from dialogs.kern.desk import Context, Desk, namens_wie
from dialogs.kern.permissions import Permission, holds
from dialogs.kern.ports import Member, Messenger, SendFailed
from dialogs.kern.registry import AnswerMay, Arguments, CommandSpec, Registry
from dialogs.kern.turn import Joined, Left, MeetingEvent, PlaceKind, Pressed, Turn, Typed
from dialogs.kern.voorrang import Voorrang
from domain.antwoordweg import Antwoordweg
from domain.errors import Conflict, NotAllowed, TafelbotError, Unavailable, UserMistake
from domain.persoon import Actor
from domain.regio import Regio
from domain.toegang import Reden
from storage import personen, toegang
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import Teksten

log = structlog.get_logger(__name__)

T = TypeVar("T")

POGINGEN = 3
"""How often a turn is tried when somebody (or the same press, delivered twice) was first at the same moment."""


@dataclass(frozen=True, slots=True)
class Streek:
    """One region as the router needs it: its data and its words."""

    regio: Regio
    teksten: Teksten


@dataclass(frozen=True, slots=True)
class _Act:
    """What a turn comes down to: who may, whether the roster is needed, and what to do at the desk.

    `looks`: a client asks it by itself, so nothing is written.
    """

    permission: Permission
    run: Callable[[Desk], Answer]
    roster: bool = False
    looks: bool = False


@dataclass(frozen=True, slots=True)
class Router:
    """Finds the one handler for a turn and runs it. Immutable; safe for any number of turns at once.

    `demorollen` are code and name of the roles that `/speel` knows; empty outside the demo. `pagina_adres` is where a
    browser finds our pages; empty when there are none. `antwoordweg` is what of an answer is asked on cards.
    """

    registry: Registry
    store: Store
    streken: Mapping[str, Streek]
    messenger: Messenger
    demorollen: Mapping[str, str]
    pagina_adres: str = ""
    antwoordweg: Antwoordweg = Antwoordweg.GEMENGD
    anoniemen: Steekproef = field(default_factory=Steekproef)
    _voorrang: Voorrang = field(default_factory=Voorrang)

    async def handle(self, turn: Turn) -> Answer:
        """Deal with one turn. An expected error becomes a card; only a fault in the program is raised."""
        if self._looks(turn):
            return await self._deal(turn)
        with self._voorrang.person():
            return await self._deal(turn)

    async def _deal(self, turn: Turn) -> Answer:
        streek = self.streken[turn.regio]
        try:
            return await self._in_a_talk(turn, streek) or await self._handle(turn, streek)
        except NotAllowed as refusal:
            if not self._looks(turn):
                await self._try(turn, partial(_note_refusal, regio=streek.regio, turn=turn, reden=refusal.reden))
            log.info("turn_refused", reason=refusal.reden)
            return fouten.answer_to(refusal, streek.teksten)
        except TafelbotError as error:
            log.info("turn_answered_with_error", error=error.key)
            if isinstance(error, Unavailable) and turn.place.meeting and not isinstance(turn.happening, Pressed):
                # Without the database nobody knows whose meeting this is: it may be one in which nothing is said.
                return Silence()
            return fouten.answer_to(error, streek.teksten)

    async def _in_a_talk(self, turn: Turn, streek: Streek) -> Answer | None:
        """Deal with what happens in the chat of a talk with a detained person; None when it is elsewhere."""
        if not gespreksstilte.kan_een_gesprek_zijn(turn.place):
            return None
        scope = Scope(turn.regio, turn.received_at)
        if not await self.store.read(scope, gespreksstilte.is_van_een_gesprek, turn.place.conversation_id):
            return None
        return await self._try(turn, partial(_at_context, streek=streek, turn=turn, run=gespreksstilte.zwijg))

    async def _handle(self, turn: Turn, streek: Streek) -> Answer:
        if anoniem.is_poging(turn) and self.anoniemen.neemt(turn):
            await self._try(turn, partial(_at_context, streek=streek, turn=turn, run=anoniem.noteer))
        match turn.happening:
            case Joined():
                return await self._try(turn, partial(_at_context, streek=streek, turn=turn, run=wegwijzer.joined))
            case Left():
                await self._try(turn, partial(_at_context, streek=streek, turn=turn, run=wegwijzer.left))
                return Silence()
            case MeetingEvent():
                await self._try(turn, partial(_at_context, streek=streek, turn=turn, run=zittingsmelding.neem_op))
                return Silence()
            case Typed(text=text):
                return await self._perform(turn, streek, self._typed(turn, streek.regio, text))
            case Pressed() as pressed:
                return await self._perform(turn, streek, self._pressed(pressed))

    def _typed(self, turn: Turn, regio: Regio, text: str) -> _Act:
        vandaag = regio.kalender.lokaal(turn.received_at).date()
        match parse(text, tuple(self.registry.commands_in_order()), regio, self.demorollen, vandaag):
            case Understood(spec=spec, arguments=arguments):
                return self._command(turn, spec, arguments)
            case Nothing():
                return self._command(turn, self.registry.commands["help"], Arguments())
            case Mistyped(nearest=nearest):
                return _Act(Permission.GEREGISTREERD, partial(wegwijzer.mistyped, nearest=nearest))
            case Content(spec=spec):
                return _Act(Permission.GEREGISTREERD, partial(wegwijzer.content, spec=spec))

    @staticmethod
    def _command(turn: Turn, spec: CommandSpec, arguments: Arguments) -> _Act:
        """Answer at once where the answer may stand; else only put a button there."""
        personal = turn.place.kind is PlaceKind.PERSONAL
        stands = spec.answer_may is AnswerMay.STAND_IN_CHANNEL or (
            spec.answer_may is AnswerMay.STAND_IN_PERSONAL and personal
        )
        if stands:
            return _Act(spec.permission, lambda desk: spec.handle(desk, arguments), spec.roster)
        return _Act(spec.permission, partial(wegwijzer.behind_button, spec=spec, arguments=arguments))

    def _pressed(self, pressed: Pressed) -> _Act:
        if not pressed.private_answer:
            raise UserMistake("knop.oude_app")
        try:
            if pressed.verb == Verb.OPDRACHT_OPEN:
                return self._opened(OpdrachtOpen.model_validate(pressed.data))
            spec = self.registry.verbs.get(pressed.verb)
            if spec is None:
                raise UserMistake("knop.verlopen")
            payload = spec.payload.model_validate(pressed.data)
        except ValidationError:
            raise UserMistake("knop.verlopen") from None
        return _Act(
            spec.permission,
            lambda desk: spec.handle(desk, payload),
            spec.roster,
            looks=pressed.automatic and spec.refreshes,
        )

    def _opened(self, payload: OpdrachtOpen) -> _Act:
        spec = self.registry.commands.get(payload.opdracht)
        if spec is None:
            raise UserMistake("knop.verlopen")
        arguments = Arguments.from_button(payload)
        return _Act(spec.permission, lambda desk: spec.handle(desk, arguments), spec.roster)

    async def _perform(self, turn: Turn, streek: Streek, act: _Act) -> Answer:
        if act.looks:
            look = partial(self._at_desk, streek=streek, turn=turn, act=act, roster=())
            # Everybody's client asks at once, and whoever presses should not wait behind them all.
            async with self._voorrang.client():
                return await self.store.read(Scope(turn.regio, turn.received_at), look)
        roster: tuple[Member, ...] = ()
        if act.roster:
            known = await self._try(turn, partial(_admit, turn=turn, permission=act.permission))
            if known is not None:
                roster = await self._roster(turn)
        return await self._try(turn, partial(self._at_desk, streek=streek, turn=turn, act=act, roster=roster))

    async def _roster(self, turn: Turn) -> tuple[Member, ...]:
        try:
            return tuple(await self.messenger.members(turn.place))
        except SendFailed as failed:
            log.warning("roster_not_available", outcome=failed.outcome, status=failed.status)
            return ()

    def _at_desk(self, uow: UnitOfWork, streek: Streek, turn: Turn, act: _Act, roster: tuple[Member, ...]) -> Answer:
        actor = _admit(uow, turn, act.permission, look=act.looks)
        if actor is None:
            # In the log only: whoever is nobody here could otherwise fill the logboek by pressing.
            log.info("turn_from_stranger", anonymous=turn.sender.object_id is None, regio=turn.regio)
            return wegwijzer.stranger(Context(uow, streek.regio, streek.teksten))
        desk = Desk(uow, streek.regio, streek.teksten, actor, turn, roster, self.pagina_adres, self.antwoordweg)
        if not act.looks:
            wegwijzer.remember_place(desk)
        return act.run(desk)

    def _looks(self, turn: Turn) -> bool:
        """Tell whether a client asked by itself for what it may: nobody pressed anything, so nothing is written."""
        if not isinstance(turn.happening, Pressed) or not turn.happening.automatic:
            return False
        spec = self.registry.verbs.get(turn.happening.verb)
        return spec is not None and spec.refreshes

    async def _try(self, turn: Turn, work: Callable[[UnitOfWork], T]) -> T:
        """Run a transaction; when another was first at the same moment, look again at what that one made of it."""
        scope = Scope(turn.regio, turn.received_at)
        for _ in range(POGINGEN - 1):
            # No card carries the version of a row, so a conflict is always with what happened a moment ago.
            with contextlib.suppress(Conflict):
                return await self.store.run(scope, work)
        return await self.store.run(scope, work)


def _admit(uow: UnitOfWork, turn: Turn, permission: Permission, *, look: bool = False) -> Actor | None:
    """Look up who this is; None for a stranger. With `look` nothing is written.

    Raises:
        NotAllowed: known, but none of his present roles opens this gate.
    """
    if turn.sender.object_id is None:
        return None
    persoon = personen.zoek(uow, turn.sender.tenant_id, turn.sender.object_id)
    if persoon is None:
        return None
    actor = toegang.actor(uow, persoon)
    if not actor.aanstellingen:
        return None
    if persoon.teams_id != turn.sender.teams_id and not look:
        personen.zet_teams_id(uow, persoon.id, turn.sender.teams_id)
    if not holds(actor, permission):
        raise geweigerd(Reden.ROL_ONTBREEKT)
    return actor


def _at_context(uow: UnitOfWork, streek: Streek, turn: Turn, run: Callable[[Context, Turn], Answer]) -> Answer:
    return run(Context(uow, streek.regio, streek.teksten), turn)


def _note_refusal(uow: UnitOfWork, regio: Regio, turn: Turn, reden: str) -> None:
    """Write a refusal to somebody we know into the logboek. Strangers only count: nobody can fill the database."""
    if turn.sender.object_id is None:
        return
    persoon = personen.zoek(uow, turn.sender.tenant_id, turn.sender.object_id)
    if persoon is None:
        return
    wat = turn.happening.verb if isinstance(turn.happening, Pressed) else None
    namens = namens_wie(Actor.van(persoon, uow.now), regio)
    wegwijzer.note_refusal(uow, persoon.id, wat, reden, namens=namens)
