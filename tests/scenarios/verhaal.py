"""The language of the stories: people type and press, time passes, channels show.

Behind each word the whole way is real: an activity as Teams sends it, a signed token, HTTP, the edge, the router, the
database, the sender, and a Teams on loopback that keeps Teams' rules. Only the clock is moved by hand.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp.test_utils import TestServer, unused_port

from bot.anchors import AnchorFolder
from bot.clock.tick import Tick
from bot.metrics import RoomMetrics
from bot.outbox.delivery import Pauses
from bot.outbox.parts import Parts
from bot.outbox.postponed import Postponed
from bot.outbox.sender import Sender
from bot.teams.conduct import StandIns
from bot.teams.edge import EdgeSettings, TeamsEdge
from bot.teams.registrations import Registration
from bot.vergaderen.parts import AnyKind
from bot.vergaderen.parts import Parts as Vergaderdelen
from bot.vergaderen.talks import Talks
from bot.vergaderen.worker import MeetingWorker
from bot.web.aanmelden import Aanmelden
from bot.web.app import maak_app
from bot.web.gast import Gasten
from bot.web.inloggen import Aanmelder
from bot.web.metrics import Metrics
from bot.web.paginas import Paginas
from dialogs import berichten
from dialogs.alles import maak_registry
from dialogs.kern import fouten
from dialogs.kern.answers import Answer, ShowText
from dialogs.kern.ports import Mailer, Meetings
from dialogs.kern.router import Router, Streek
from dialogs.kern.turn import Turn
from domain.logboek import Logregel
from domain.persoon import Aanstelling, Rol
from domain.regio import Regio
from storage import logboek, personen
from storage.outbox import Limieten
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import laad_talen, laad_teksten
from tests._kaart import Kaart
from tests.teamsnep import activiteiten as teams_activiteiten
from tests.teamsnep.activiteiten import BOT_ID, TENANT, Gesprek, Persoon
from tests.teamsnep.huis import TOKEN, StilstaandeKlok, registration
from tests.teamsnep.koerier import Antwoord, Koerier
from tests.teamsnep.limieten import Limiet
from tests.teamsnep.sleutelbos import Sleutelbos
from tests.teamsnep.teams import FakeTeams, Post

_woorden = cache(laad_teksten)
"""The words, read once: every story begins with them."""


@dataclass(frozen=True)
class Buur:
    """Another region in the same deployment, with a bot registration of its own."""

    regio: Regio
    app_id: str
    tenant_id: str

    @property
    def bot_id(self) -> str:
        """The address of its bot in Teams."""
        return f"28:{self.app_id}"


@dataclass
class Deelnemer:
    """Somebody in the story, with his personal chat."""

    verhaal: "Wereld"
    persoon: Persoon

    @property
    def chat(self) -> Gesprek:
        """His 1:1 conversation with the bot."""
        return teams_activiteiten.persoonlijk(
            self.persoon, tenant_id=self.verhaal.tenant_id, bot_id=self.verhaal.bot_id
        )

    async def types(self, tekst: str, waar: Gesprek | None = None) -> Kaart:
        """Type a line (in a channel with the bot's mention); return the card that the bot posted in answer."""
        plaats = waar or self.chat
        voor = len(self.verhaal.teams.posts_in(plaats))
        activiteit = teams_activiteiten.bericht(self.persoon, plaats, tekst, service_url=self.verhaal.teams.service_url)
        antwoord = await self.verhaal.koerier.brings(activiteit)
        assert antwoord.status < 300, antwoord.body
        nieuw = self.verhaal.teams.posts_in(plaats)[voor:]
        return Kaart(nieuw[-1].card) if nieuw else Kaart({})

    async def reads_last_line(self) -> str:
        """Return the text of the last message in his chat."""
        return self.verhaal.teams.posts_in(self.chat)[-1].text

    async def presses(
        self,
        kaart: Kaart,
        knop: str,
        invoer: dict[str, str] | None = None,
        waar: Gesprek | None = None,
        *,
        activiteit: str | None = None,
    ) -> Kaart:
        """Press a button after filling in the form, by label; return the card that he alone sees."""
        antwoord = await self.delivers_press(kaart, knop, invoer, waar, activiteit=activiteit)
        return _seen(antwoord)

    async def delivers_press(
        self,
        kaart: Kaart,
        knop: str,
        invoer: dict[str, str] | None = None,
        waar: Gesprek | None = None,
        *,
        activiteit: str | None = None,
    ) -> Antwoord:
        """Press, and return what came back over HTTP."""
        druk = kaart.druk(knop, invoer or {})
        return await self.delivers_raw_press(druk.verb, druk.data, waar, activiteit=activiteit)

    async def delivers_raw_press(
        self, verb: str, data: Mapping[str, Any], waar: Gesprek | None = None, *, activiteit: str | None = None
    ) -> Antwoord:
        """Send the press of a button with whatever in it, and return what came back over HTTP."""
        invoke = teams_activiteiten.druk(
            self.persoon, waar or self.chat, verb, data, service_url=self.verhaal.teams.service_url
        )
        if activiteit is not None:
            invoke["id"] = activiteit
        return await self.verhaal.koerier.brings(invoke)

    async def presses_raw(self, verb: str, data: Mapping[str, Any], waar: Gesprek | None = None) -> Kaart:
        """Send the press of a button with whatever in it; return the card that he alone sees."""
        return _seen(await self.delivers_raw_press(verb, data, waar))


def _seen(antwoord: Antwoord) -> Kaart:
    assert antwoord.status == 200, antwoord.body
    return Kaart(antwoord.card) if antwoord.card else Kaart({"body": [{"text": antwoord.text}]})


@dataclass(kw_only=True)
class Wereld:
    """What people and stories have to do with: Teams, the door of a bot, the time, and what was stored.

    Of a bot that runs elsewhere (in a process of its own) a story has only this.
    """

    teams: FakeTeams
    koerier: Koerier
    klok: StilstaandeKlok
    store: Store
    regio: Regio
    bot_id: str = BOT_ID
    tenant_id: str = TENANT

    @property
    def scope(self) -> Scope:
        """This region, now."""
        return Scope(self.regio.code, self.klok.moment)

    def works_here(self, naam: str, rol: Rol, organisatie: str) -> Deelnemer:
        """Let somebody be registered already, with a role at an organisatie."""
        persoon = Persoon(naam, tenant_id=self.tenant_id)
        self.store.run_now(self.scope, _registreer, persoon, Aanstelling(rol, organisatie, self.klok.moment))
        return Deelnemer(self, persoon)

    def stranger(self, naam: str) -> Deelnemer:
        """Somebody nobody registered."""
        return Deelnemer(self, Persoon(naam, tenant_id=self.tenant_id))

    def shows(self, waar: Gesprek) -> Sequence[Post]:
        """Return what stands in a conversation."""
        return self.teams.posts_in(waar)

    def cards(self, waar: Gesprek) -> tuple[Kaart, ...]:
        """Return the cards that stand in a conversation, as they are now."""
        return tuple(Kaart(post.card) for post in self.teams.posts_in(waar) if post.card)

    def logboek(self, casus_id: str | None = None) -> tuple[Logregel, ...]:
        """Return what the logboek says about a casus, or (None) about no casus in particular."""
        return self.store.read_now(self.scope, logboek.lees, casus_id)

    def everything_posted(self) -> str:
        """Return every version of everything that was ever posted or edited, for the canary tests."""
        return "\n".join(str(versie) for post in self.teams.posts for versie in post.versions)


@dataclass(kw_only=True)
class Verhaal(Wereld):
    """The stage with the bot on it. `buren` are the same stage as other regions see it, by code.

    `vergaderwerker` makes the meetings of talks; None where nobody does.
    """

    sleutels: Sleutelbos
    tick: Tick
    sender: Sender
    metrics: Metrics
    vergaderwerker: MeetingWorker | None = None
    undelivered: list[Turn] = field(default_factory=list)
    buren: dict[str, "Verhaal"] = field(default_factory=dict)

    async def passes(self, *, until: datetime | None = None, **duur: float) -> None:
        """Let time pass, in one jump, and let the bot do what is due by then."""
        self.klok.moment = until if until is not None else self.klok.moment + timedelta(**duur)
        await self.works()

    async def works(self) -> None:
        """Let the bot ring what is due and send what may be sent, until there is nothing left to do now."""
        await self.tick(self.klok.moment)
        if self.vergaderwerker is not None:
            await self.vergaderwerker.drain()
        await self.sender.drain()


def _registreer(uow: UnitOfWork, persoon: Persoon, aanstelling: Aanstelling) -> None:
    geregistreerd = personen.registreer(
        uow,
        tenant_id=persoon.tenant_id,
        object_id=persoon.object_id or "",
        teams_id=persoon.teams_id,
        naam=persoon.name,
    )
    personen.stel_aan(uow, geregistreerd.id, aanstelling)


@asynccontextmanager
async def verhaal(
    store: Store,
    regio: Regio,
    begin: datetime,
    *,
    limits: Sequence[Limiet] = (),
    buren: Sequence[Buur] = (),
    mailer: Mailer | None = None,
    aanmelder: Aanmelder | None = None,
    ankers: Path | None = None,
    vergaderingen: Meetings | None = None,
    soorten: tuple[AnyKind, ...] = (Talks(),),
) -> AsyncIterator[Verhaal]:
    """Set the stage on this database, in this region (and with these others beside it), at this moment.

    Without a `mailer` no mail can be sent, as where no mail server was set. Without an `aanmelder` there are no pages.
    Without a folder for `ankers` they stay in the database. Without `vergaderingen` a regisseur makes them himself.
    Unless `soorten` says otherwise only talks have one: those of zittingen would be counted with them.
    """
    if vergaderingen is not None:
        regio = replace(regio, gesprek=replace(regio.gesprek, graph_tenant=TENANT))
    klok = StilstaandeKlok(begin)
    metrics = Metrics()
    teksten = _woorden(regio.taal).met(regio.teksten)
    streken = {regio.code: Streek(regio, teksten)}
    streken |= {een.regio.code: Streek(een.regio, _woorden(een.regio.taal).met(een.regio.teksten)) for een in buren}
    registry = maak_registry()
    undelivered: list[Turn] = []

    def seconds() -> float:
        return klok.moment.timestamp()

    async with (
        Sleutelbos() as sleutels,
        FakeTeams(limits=limits, clock=seconds, token=TOKEN) as teams,
        aiohttp.ClientSession() as session,
    ):
        edge = TeamsEdge(
            EdgeSettings(
                registrations=(registration(regio=regio.code), *map(_registratie, buren)),
                service_hosts=(),
                allow_loopback=True,
                metadata_url=sleutels.metadata_url,
            ),
            klok,
            metrics,
        )
        port = unused_port() if aanmelder else None
        adres = f"http://127.0.0.1:{port}" if port else ""
        router = Router(registry, store, streken, edge.messenger, {}, adres)

        def failed(_turn: Turn, reference: str) -> Answer:
            return fouten.unexpected(reference, teksten)

        senders: dict[str, Sender] = {}
        postponed = Postponed(store, registry, streken, {}, senders)

        async def note_undelivered(turn: Turn) -> None:
            undelivered.append(turn)
            await postponed(turn)

        stand_ins = StandIns(
            error=failed,
            busy=lambda _turn: ShowText(teksten("fout.bezig")),
            undelivered=note_undelivered,
            summary=teksten("algemeen.samenvatting"),
        )
        deur = Aanmelden(store, streken, dict.fromkeys(streken, aanmelder), klok, teksten, adres) if aanmelder else None
        gasten = Gasten(registry, store, streken, klok, laad_talen(), adres) if aanmelder else None
        app = maak_app(
            messages=edge.messages(router.handle, stand_ins),
            metrics=metrics,
            ready={"sleutels": edge.ready},
            starters=[edge.start, *([gasten.start] if gasten else [])],
            stoppers=[edge.stop],
            routes=(*(Paginas(registry, deur).routes() if deur else ()), *(gasten.routes() if gasten else ())),
        )
        server = TestServer(app, port=port)
        await server.start_server()
        rooms = RoomMetrics(metrics.registry)
        parts = Parts(
            store=store,
            registry=registry,
            messenger=edge.messenger,
            clock=klok,
            metrics=rooms,
            undeliverable=partial(berichten.plan_onbestelbaar, registry),
            limits=Limieten(),
            pauses=Pauses(jitter=lambda: 0.5),
            mailer=mailer,
        )
        senders |= {code: Sender(streek, parts) for code, streek in streken.items()}
        werker = None
        if vergaderingen is not None:
            delen = Vergaderdelen(store, vergaderingen, streken[regio.code], klok, rooms, kinds=soorten)
            werker = MeetingWorker(delen)
        url = str(server.make_url("/api/messages"))
        dit = Verhaal(
            teams=teams,
            koerier=Koerier(session, url, sleutels),
            sleutels=sleutels,
            klok=klok,
            store=store,
            regio=regio,
            tick=Tick(store, streken, registry, rooms, AnchorFolder(ankers, store, rooms) if ankers else None),
            sender=senders[regio.code],
            metrics=metrics,
            vergaderwerker=werker,
            undelivered=undelivered,
        )
        for buur in buren:
            dit.buren[buur.regio.code] = replace(
                dit,
                koerier=Koerier(session, url, sleutels, buur.app_id),
                regio=buur.regio,
                sender=senders[buur.regio.code],
                bot_id=buur.bot_id,
                tenant_id=buur.tenant_id,
            )
        try:
            yield dit
        finally:
            for sender in senders.values():
                await sender.stop()
            await server.close()


def _registratie(buur: Buur) -> Registration:
    return registration(app_id=buur.app_id, regio=buur.regio.code, tenant_ids=frozenset({buur.tenant_id}))
