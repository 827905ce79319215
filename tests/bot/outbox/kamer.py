"""A post room: a real store, a sender, a clock that is moved by hand, and a messenger that remembers."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from prometheus_client import CollectorRegistry

from bot.metrics import RoomMetrics
from bot.outbox.delivery import Pauses
from bot.outbox.parts import Parts
from bot.outbox.sender import Sender
from dialogs.kern.desk import Context
from dialogs.kern.ports import Mailer, Member, Messenger, OutgoingMail, OutgoingMessage
from dialogs.kern.registry import Attention, MessageSpec, OnUncertain, Registry, Skip
from dialogs.kern.router import Streek
from dialogs.kern.turn import Place, PlaceKind
from domain.contact import Contact, Kanaal
from domain.persoon import Persoon
from storage import contacten, gesprekken, outbox, personen
from storage.gesprekken import Gesprek
from storage.outbox import Limieten, OutboxStatus, Verzending
from storage.store import Scope, Store, UnitOfWork

TENANT = "7e4a7000-0000-4000-8000-000000000001"
SERVICE = "https://smba.trafficmanager.net/emea/"
LOS = "proef"
"""A kind of message of which a double does no harm."""
ZEKER = "zeker"
"""A kind of message of which a double would mislead people."""
EENMALIG = "eenmalig"
"""A kind of message that does not come back when somebody removes it."""
ONGEVRAAGD = "ongevraagd"
"""A post that nobody asked for; its subject begins with the organisatie whose attention it costs."""
DRINGEND = "dringend"
"""The same, but urgent."""
WAAR = "waar"
"""Nobody asked for it either; what stands is kept true while a new post of it waits."""
VERNIEUWD = "vernieuwd"
"""What stands goes on as an older message once a new post of it stands below it."""
OUDER = "ouder"
"""As which it goes on."""
MAIL = "mail"
"""A mail that nobody asked for."""


@dataclass
class Klok:
    """A clock that is moved by hand."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def over(self, **duur: float) -> None:
        self.moment += timedelta(**duur)


@dataclass(frozen=True)
class Post:
    """Something that was posted or edited: when, where and what."""

    op: datetime
    waar: str
    tekst: str
    id: str
    is_edit: bool = False


@dataclass
class Postbode:
    """A messenger that remembers what it took. `gaat_mis` holds, per conversation, what happens to the next calls."""

    klok: Klok
    posts: list[Post] = field(default_factory=list)
    gaat_mis: dict[str, list[BaseException]] = field(default_factory=lambda: defaultdict(list))
    verliest: bool = False
    """Take the post, and die before saying so."""
    geopend: list[Member] = field(default_factory=list)
    onderweg: int = 0
    meest_onderweg: int = 0
    tegelijk: set[str] = field(default_factory=set)
    wacht: asyncio.Event | None = None
    wacht_in: dict[str, asyncio.Event] = field(default_factory=dict)
    """Keeps the messages to one conversation at the door."""
    aan_de_deur: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, place: Place, message: OutgoingMessage) -> str:
        await self._door(place)
        post = Post(self.klok.now(), place.conversation_id, message.text or "", f"post-{len(self.posts)}")
        self.posts.append(post)
        if self.verliest:
            raise asyncio.CancelledError
        return post.id

    async def update(self, place: Place, activity_id: str, message: OutgoingMessage) -> None:
        await self._door(place)
        self.posts.append(Post(self.klok.now(), place.conversation_id, message.text or "", activity_id, is_edit=True))

    async def open_personal(self, place: Place, member: Member) -> Place:
        self.geopend.append(member)
        await self._door(place)
        return replace(place, kind=PlaceKind.PERSONAL, conversation_id=f"a:{member.teams_id}", channel_id=None)

    async def members(self, place: Place) -> Sequence[Member]:
        raise NotImplementedError

    async def tot_onderweg(self, aantal: int) -> None:
        """Wait until so many messages are on their way at once; `wacht` keeps them there."""
        while self.onderweg < aantal:
            self.aan_de_deur.clear()
            await self.aan_de_deur.wait()

    def teksten(self, waar: Gesprek | None = None) -> list[str]:
        return [post.tekst for post in self.posts if waar is None or post.waar == waar.conversation_id]

    async def _door(self, place: Place) -> None:
        assert place.conversation_id not in self.tegelijk, "two messages at once in one conversation"
        self.tegelijk.add(place.conversation_id)
        self.onderweg += 1
        self.meest_onderweg = max(self.meest_onderweg, self.onderweg)
        self.aan_de_deur.set()
        try:
            if self.wacht is not None:
                await self.wacht.wait()
            if place.conversation_id in self.wacht_in:
                await self.wacht_in[place.conversation_id].wait()
            await asyncio.sleep(0)
            if self.gaat_mis[place.conversation_id]:
                raise self.gaat_mis[place.conversation_id].pop(0)
        finally:
            self.onderweg -= 1
            self.tegelijk.discard(place.conversation_id)


@dataclass(repr=False)
class Kamer:
    """The post room."""

    store: Store
    streek: Streek
    klok: Klok
    postbode: Postbode
    metrics_registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    stand: dict[str, str | Exception] = field(default_factory=dict)
    """What a message says now, by subject; the subject itself when nothing is set."""
    gemeld: list[tuple[str, OutboxStatus]] = field(default_factory=list)
    """What the owner was told about: the subject, and what became of it."""
    registry: Registry = field(default_factory=Registry)

    def __post_init__(self) -> None:
        for kind, on_uncertain, post_anew in (
            (LOS, OnUncertain.RESEND, True),
            (ZEKER, OnUncertain.ASK, True),
            (EENMALIG, OnUncertain.RESEND, False),
        ):
            self.registry.message(
                MessageSpec(kind, self._render, on_uncertain, owner=lambda _c, _o: None, post_anew=post_anew)
            )
        for kind, urgent in ((ONGEVRAAGD, False), (DRINGEND, True), (WAAR, False)):
            self.registry.message(
                MessageSpec(
                    kind,
                    self._render,
                    OnUncertain.RESEND,
                    owner=lambda _c, _o: None,
                    attention=partial(_vraagt, urgent),
                    true_meanwhile=kind == WAAR,
                )
            )
        for kind, older in ((VERNIEUWD, OUDER), (OUDER, None)):
            self.registry.message(
                MessageSpec(
                    kind, self._render, OnUncertain.RESEND, owner=lambda _c, _o: None, post_anew=False, older=older
                )
            )
        self.registry.message(
            MessageSpec(
                MAIL,
                self._render_mail,
                OnUncertain.RESEND,
                owner=lambda _c, _o: None,
                attention=partial(_vraagt, False),
            )
        )
        self._metrics = RoomMetrics(self.metrics_registry)
        self.sender = self.nieuwe_sender()

    def nieuwe_sender(
        self,
        messenger: Messenger | None = None,
        limits: Limieten | None = None,
        parallel: int = 8,
        most_attempts: int = 5,
        mailer: Mailer | None = None,
    ) -> Sender:
        parts = Parts(
            store=self.store,
            registry=self.registry,
            messenger=messenger or self.postbode,
            clock=self.klok,
            metrics=self._metrics,
            undeliverable=self._meld,
            limits=limits or Limieten(),
            pauses=Pauses(jitter=lambda: 0.5, most_attempts=most_attempts),
            mailer=mailer,
            parallel=parallel,
            sleep=_niet_slapen,
        )
        return Sender(self.streek, parts)

    @property
    def scope(self) -> Scope:
        return Scope(self.streek.regio.code, self.klok.now())

    def gesprek(self, naam: str = "kanaal", *, persoon: Persoon | None = None, service_url: str = SERVICE) -> Gesprek:
        """Return a conversation that is known to the bot."""
        return self.store.run_now(
            self.scope,
            gesprekken.onthoud,
            soort="personal" if persoon else "channel",
            conversation_id=f"19:{naam}@thread.tacv2",
            service_url=service_url,
            tenant_id=TENANT,
            bot_id="28:0b07c0de-0000-4000-8000-00000000b070",
            channel_id=None if persoon else f"19:{naam}@thread.tacv2",
            persoon_id=persoon.id if persoon else None,
        )

    def persoon(self, naam: str) -> Persoon:
        """Return somebody who is registered."""
        return self.store.run_now(
            self.scope,
            personen.registreer,
            tenant_id=TENANT,
            object_id=f"object-{naam}",
            teams_id=f"29:{naam}",
            naam=naam,
        )

    def contact(self, naam: str, **anders: object) -> Contact:
        """Return somebody who is reached by mail."""
        een = Contact(f"contact-{naam}", "politie", naam, Kanaal.EMAIL, email=f"{naam}@zorg.example")
        een = replace(een, **anders)  # type: ignore[arg-type]
        self.store.run_now(self.scope, contacten.voeg_toe, een)
        return een

    def plan(
        self,
        onderwerp: str,
        waar: Gesprek | None = None,
        *,
        aan: Persoon | None = None,
        soort: str = LOS,
        los: bool = False,
        mail: Contact | None = None,
    ) -> str:
        """Plan a message, a moment after the one before; return the id of its row."""
        self.klok.over(microseconds=1)
        return self.store.run_now(
            self.scope,
            outbox.plan,
            soort=soort,
            onderwerp_id=onderwerp,
            gesprek_id=waar.id if waar else None,
            persoon_id=aan.id if aan else None,
            contact_id=mail.id if mail else None,
            los=los,
        )

    def lees(self, outbox_id: str) -> Verzending:
        """Return how a row stands."""
        return self.store.read_now(self.scope, outbox.lees, outbox_id)

    def neem_en_sterf(self) -> Verzending:
        """Claim the next message as a sender does, and then never be heard of again."""

        def neem(uow: UnitOfWork) -> Verzending | None:
            return outbox.neem(uow, werker="gestorven", limieten=Limieten(), verhuur=timedelta(minutes=2))

        taken = self.store.run_now(self.scope, neem)
        assert taken is not None
        return taken

    async def tot_rust(self, *senders: Sender, hoogstens: timedelta = timedelta(hours=2)) -> None:
        """Send, and move the clock to the next moment at which something may be sent, until nothing waits."""
        einde = self.klok.now() + hoogstens
        while self.klok.now() < einde:
            await asyncio.gather(*(sender.drain() for sender in senders or (self.sender,)))
            volgende = await self.store.read(self.scope, outbox.eerstvolgende)
            if volgende is None:
                return
            self.klok.moment = max(volgende, self.klok.moment)
        raise AssertionError("it goes on and on")

    def geteld(self, kind: str, outcome: str) -> float:
        """Return how often this outcome was counted."""
        value = self.metrics_registry.get_sample_value("tafelbot_messages_total", {"kind": kind, "outcome": outcome})
        return value or 0.0

    def _render(self, _context: Context, onderwerp: str) -> OutgoingMessage | Skip:
        tekst = self.stand.get(onderwerp, onderwerp)
        if isinstance(tekst, Exception):
            raise tekst
        return OutgoingMessage("Bericht van Tafelbot", text=tekst) if tekst else Skip("leeg")

    def _render_mail(self, _context: Context, onderwerp: str) -> OutgoingMail | Skip:
        tekst = self.stand.get(onderwerp, onderwerp)
        return OutgoingMail("", "Er staat iets klaar", tekst) if isinstance(tekst, str) and tekst else Skip("leeg")

    def _meld(self, _context: Context, werk: Verzending) -> None:
        self.gemeld.append((werk.onderwerp_id, werk.status))


def _vraagt(urgent: bool, _context: Context, onderwerp: str) -> Attention:
    return Attention(onderwerp.partition(":")[0], urgent)


Bouwt = Callable[[Store], Kamer]


async def _niet_slapen(_seconds: float) -> None:
    await asyncio.sleep(0)
