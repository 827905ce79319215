"""Everything the bot can do, declared once, as data.

Help, the manifest's command menu, the permission matrix in the docs and the router are all read from here. What
is declared wrongly (no permission, a verb twice, a text that is missing) fails at start-up, not at a press.
"""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from cards.payloads import OpdrachtOpen, Payload
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Context, Desk
from dialogs.kern.gastpagina import Gastpaginaspec
from dialogs.kern.paginas import PageSpec
from dialogs.kern.permissions import Permission
from dialogs.kern.ports import OutgoingMail, OutgoingMessage
from domain.casuscode import Casuscode
from storage.wekkers import Wekker


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
    DATUM = "datum"
    """A day as people say it: vrijdag, over 2 weken, 3 maart (`dialogs/kern/dagen.py`)."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was typed behind a command, understood. None where nothing was."""

    casuscode: Casuscode | None = None
    tafel: str | None = None
    organisatie: str | None = None
    demorol: str | None = None
    datum: date | None = None

    def behind_button(self, opdracht: str) -> OpdrachtOpen:
        """Return the data of a button that runs `opdracht` with these arguments: codes only."""
        return OpdrachtOpen(
            opdracht=opdracht,
            casuscode=str(self.casuscode) if self.casuscode else None,
            tafel=self.tafel,
            organisatie=self.organisatie,
            rol=self.demorol,
            datum=self.datum.isoformat() if self.datum else None,
        )

    @classmethod
    def from_button(cls, payload: OpdrachtOpen) -> "Arguments":
        """Read the arguments back from such a button.

        Raises:
            UserMistake: the casuscode is not one.
        """
        code = Casuscode.lees(payload.casuscode) if payload.casuscode else None
        datum = date.fromisoformat(payload.datum) if payload.datum else None
        return cls(code, payload.tafel, payload.organisatie, payload.rol, datum)


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
        roster: True when the handler needs to know who is in the conversation: the roster is fetched from Teams before
            the transaction, and only after the actor has passed the gate.
    """

    words: str
    permission: Permission
    group: str
    help: str
    example: str
    answer_may: AnswerMay
    handle: Callable[[Desk, Arguments], Answer]
    arguments: tuple[Argument, ...] = ()
    roster: bool = False
    in_manifest: bool = True


P = TypeVar("P", bound=Payload)


@dataclass(frozen=True, slots=True)
class VerbSpec(Generic[P]):
    """A button: its verb, the shape of its data, who may press it, and what happens.

    Attributes:
        refreshes: whether a client also presses it by itself, when it draws the card. Then nobody did anything: it is
            looked at without writing a word, and waits for what people press.
    """

    verb: Verb
    payload: type[P]
    permission: Permission
    handle: Callable[[Desk, P], Answer]
    roster: bool = False
    refreshes: bool = False


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
class Attention:
    """What a post that nobody asked for costs: the attention of an organisatie.

    At one address an organisatie gets at most one such post on a working day; what comes later that day waits for the
    next one. An urgent post goes at once and does not count.
    """

    organisatie: str
    urgent: bool = False


def _no_attention(_: Context, __: str) -> Attention | None:
    return None


def _nothing_else(_: Context, __: str) -> None:
    return None


def _always_wanted(_: Context, __: str, ___: str) -> Skip | None:
    return None


@dataclass(frozen=True, slots=True)
class MessageSpec:
    """A kind of message the bot sends by itself, rendered from the state at the moment of sending.

    Attributes:
        render: makes it; a mail for a kind that is planned to contacts, else a message in Teams.
        attention: whose attention a new post (never an edit) costs; None when somebody asked for it.
    """

    kind: str
    render: Callable[[Context, str], OutgoingMessage | OutgoingMail | Skip]
    on_uncertain: OnUncertain
    owner: Callable[[Context, str], str | None]
    """Who hears about it (person id) when it cannot be delivered; None when nobody in particular."""
    post_anew: bool = True
    """Whether a post that somebody removed comes back, as a new one, when there is something to change in it."""
    attention: Callable[[Context, str], Attention | None] = _no_attention
    true_meanwhile: bool = False
    """Whether what stands is edited at once while a new post of it waits for attention: what it said is not so."""
    lapsed: Callable[[Context, str, str], Skip | None] = _always_wanted
    """Why a new post is not wanted any more; asked just before it is made, with the address (`g:<conversation>` or
    `p:<person>`). A post that stands there already is edited all the same."""
    posted: Callable[[Context, str], None] = _nothing_else
    """Keeps true what stood there before, once a new post stands there too; in the transaction that records it."""
    older: str | None = None
    """The kind as which the older post of the same message goes on, once a new one stands below it; its subject is
    `<subject>:<Teams' id of the post>`. None leaves what the older post says as it was."""


@dataclass(frozen=True, slots=True)
class AlarmSpec:
    """A kind of alarm: what happens when its moment has come. It must look whether its reason still holds."""

    kind: str
    ring: Callable[[Context, Wekker], None]


@dataclass(slots=True)
class Registry:
    """The table of everything. Filled by each topic's `register`, then only read."""

    commands: dict[str, CommandSpec] = field(default_factory=dict)
    verbs: dict[str, VerbSpec[Any]] = field(default_factory=dict)
    messages: dict[str, MessageSpec] = field(default_factory=dict)
    alarms: dict[str, AlarmSpec] = field(default_factory=dict)
    pages: dict[str, PageSpec] = field(default_factory=dict)
    guest_pages: dict[str, Gastpaginaspec] = field(default_factory=dict)
    """The screens of the page of somebody without an account, by the word in their address."""
    rounds: list[Callable[[Context], None]] = field(default_factory=list)
    """What is looked after at every tick in every region (such as planning the coming zittingen); idempotent."""

    def command(self, spec: CommandSpec) -> None:
        """Add a command; its words must be new, and somebody must be allowed to use it."""
        _new(spec.words, self.commands)
        _permitted(spec.words, spec.permission)
        self.commands[spec.words] = spec

    def verb(self, spec: VerbSpec[P]) -> None:
        """Add a button; its verb must be new, and somebody must be allowed to press it."""
        _new(spec.verb, self.verbs)
        _permitted(spec.verb, spec.permission)
        self.verbs[spec.verb] = spec

    def message(self, spec: MessageSpec) -> None:
        """Add a kind of message."""
        _new(spec.kind, self.messages)
        self.messages[spec.kind] = spec

    def alarm(self, spec: AlarmSpec) -> None:
        """Add a kind of alarm."""
        _new(spec.kind, self.alarms)
        self.alarms[spec.kind] = spec

    def page(self, spec: PageSpec) -> None:
        """Add a page; somebody must be allowed to see it."""
        _new(spec.kind, self.pages)
        _permitted(spec.kind, spec.permission)
        self.pages[spec.kind] = spec

    def guest_page(self, spec: Gastpaginaspec) -> None:
        """Add a screen of the page of somebody without an account: whoever opened the link sees it."""
        _new(f"guest page {spec.naam!r}", {f"guest page {naam!r}" for naam in self.guest_pages})
        self.guest_pages[spec.naam] = spec

    def commands_in_order(self) -> Iterable[CommandSpec]:
        """Return the commands in the order of registration, which is the order of help."""
        return self.commands.values()


class WronglyDeclared(Exception):
    """A handler was declared in a way that cannot work."""


def _new(name: str, existing: Container[object]) -> None:
    if name in existing:
        message = f"{name} is declared twice"
        raise WronglyDeclared(message)


def _permitted(name: str, permission: object) -> None:
    # The types ask for one already; what is built from data or by a careless fake must not slip through either.
    if not isinstance(permission, Permission):
        message = f"{name} has no permission"
        raise WronglyDeclared(message)
