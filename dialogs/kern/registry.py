"""Everything the bot can do, declared once, as data.

Help, the manifest's command menu, the permission matrix in the docs and the router are all read from here. What
is declared wrongly (no permission, a verb twice, a text that is missing) fails at start-up, not at a press.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar

from storage.wekkers import Wekker

from cards.payloads import Payload
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Context, Desk
from dialogs.kern.permissions import Permission
from dialogs.kern.ports import Messenger, OutgoingMessage
from dialogs.kern.turn import Turn
from domain.casuscode import Casuscode


class AnswerMay(StrEnum):
    """Where the answer to a command may appear."""

    STAND_IN_CHANNEL = "kanaal"
    """Neutral and meant for everybody there."""
    STAND_IN_PERSONAL = "persoonlijk"
    """Neutral, but the asker's own business: in a channel it stays behind a button only he can open."""
    BE_OPENED_ONLY = "alleen geopend"
    """May name a betrokkene: never posted, always behind a button, shown to the presser alone."""


class Argument(StrEnum):
    """What may be typed behind a command. Never content: that belongs in a form."""

    CASUSCODE = "casuscode"
    TAFEL = "tafel"
    ORGANISATIE = "organisatie"
    DEMOROL = "rol"


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was typed behind a command, understood. None where nothing was."""

    casuscode: Casuscode | None = None
    tafel: str | None = None
    organisatie: str | None = None
    demorol: str | None = None

    def as_data(self) -> dict[str, str]:
        """Return the arguments as button data: codes only."""
        alles = {
            Argument.CASUSCODE: str(self.casuscode) if self.casuscode else None,
            Argument.TAFEL: self.tafel,
            Argument.ORGANISATIE: self.organisatie,
            Argument.DEMOROL: self.demorol,
        }
        return {soort.value: waarde for soort, waarde in alles.items() if waarde is not None}


Gather: TypeAlias = Callable[[Messenger, Turn], Awaitable[object]]
"""Fetches something from Teams before the transaction; run only after the actor has passed the gate."""


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A command: `/uitvraag start`.

    Attributes:
        words: as typed, lower case, without slash.
        group: text key of the heading under which help lists it.
        help: text key of one line that says what it does.
        example: a whole command that works, shown in help.
        answer_may: where its answer may appear.
        arguments: what may be typed behind it; everything is optional, a form asks for the rest.
        changes: False when the handler only reads and may run on a read-only transaction.
        gather: see `Gather`; its result is the handler's third argument.
    """

    words: str
    permission: Permission
    group: str
    help: str
    example: str
    answer_may: AnswerMay
    handle: Callable[[Desk, Arguments], Answer] | None = None
    arguments: tuple[Argument, ...] = ()
    changes: bool = True
    gather: Gather | None = None
    handle_gathered: Callable[[Desk, Arguments, Any], Answer] | None = None
    in_manifest: bool = True


P = TypeVar("P", bound=Payload)


@dataclass(frozen=True, slots=True)
class VerbSpec(Generic[P]):
    """A button: its verb, the shape of its data, who may press it, and what happens."""

    verb: Verb
    payload: type[P]
    permission: Permission
    handle: Callable[[Desk, P], Answer] | None = None
    gather: Gather | None = None
    handle_gathered: Callable[[Desk, P, Any], Answer] | None = None


class OnUncertain(StrEnum):
    """What to do when it is unknown whether a post arrived: the connector knows no idempotency key."""

    RESEND = "opnieuw sturen"
    """A double post does no harm."""
    ASK = "regisseur vragen"
    """A double post would mislead people: a human looks first."""


@dataclass(frozen=True, slots=True)
class Skip:
    """The reason for a message has gone; it is not sent. `reden` is counted and logged."""

    reden: str


@dataclass(frozen=True, slots=True)
class MessageSpec:
    """A kind of message the bot sends by itself, rendered from the state at the moment of sending."""

    kind: str
    render: Callable[[Context, str], OutgoingMessage | Skip]
    on_uncertain: OnUncertain
    owner: Callable[[Context, str], str | None]
    """Who hears about it (person id) when it cannot be delivered; None when nobody in particular."""


@dataclass(frozen=True, slots=True)
class AlarmSpec:
    """A kind of alarm: what happens when its moment has come. It must look whether its reason still holds."""

    kind: str
    ring: Callable[[Context, Wekker], None]


@dataclass(slots=True)
class Registry:
    """The table of everything. Filled by each topic's `register`, then only read."""

    commands: dict[str, CommandSpec] = field(default_factory=dict)
    verbs: dict[Verb, VerbSpec[Any]] = field(default_factory=dict)
    messages: dict[str, MessageSpec] = field(default_factory=dict)
    alarms: dict[str, AlarmSpec] = field(default_factory=dict)
    rounds: list[Callable[[Context], None]] = field(default_factory=list)
    """What is looked after at every tick in every region (such as planning the coming zittingen); idempotent."""

    def command(self, spec: CommandSpec) -> None:
        """Add a command; its words must be new, and it has exactly one way of being handled."""
        _one_handler(spec.words, spec.handle, spec.handle_gathered, spec.gather)
        _new(spec.words, self.commands)
        self.commands[spec.words] = spec

    def verb(self, spec: VerbSpec[P]) -> None:
        """Add a button."""
        _one_handler(spec.verb, spec.handle, spec.handle_gathered, spec.gather)
        _new(spec.verb, self.verbs)
        self.verbs[spec.verb] = spec

    def message(self, spec: MessageSpec) -> None:
        """Add a kind of message."""
        _new(spec.kind, self.messages)
        self.messages[spec.kind] = spec

    def alarm(self, spec: AlarmSpec) -> None:
        """Add a kind of alarm."""
        _new(spec.kind, self.alarms)
        self.alarms[spec.kind] = spec

    def commands_in_order(self) -> Iterable[CommandSpec]:
        """Return the commands in the order of registration, which is the order of help."""
        return self.commands.values()


class WronglyDeclared(Exception):
    """A handler was declared in a way that cannot work."""


def _new(name: str, existing: Mapping[Any, object]) -> None:
    if name in existing:
        message = f"{name} is declared twice"
        raise WronglyDeclared(message)


def _one_handler(name: str, handle: object, handle_gathered: object, gather: object) -> None:
    plain = handle is not None and handle_gathered is None and gather is None
    gathered = handle is None and handle_gathered is not None and gather is not None
    if not (plain or gathered):
        message = f"{name} needs either `handle`, or `gather` with `handle_gathered`"
        raise WronglyDeclared(message)
