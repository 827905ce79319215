"""Where the simulated zitting is played: straight on the router, or over the bot's door with activities as Teams sends.

People type, press and let their cards refresh; what they are shown and everything that is posted is handed to whoever
looks along.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final, TypeVar

from dialogs.kern.turn import MeetingEvent, MeetingMoment, Place, PlaceKind, Pressed, Sender
from domain.persoon import Rol
from domain.regio import Regio
from storage import personen
from storage.store import Scope, Store
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt, tikt
from tests.dialogs._wereld import Deelnemer, Wereld, gezien, kanaal
from tests.scenarios import verhaal as rand
from tests.teamsnep import activiteiten
from tests.teamsnep.activiteiten import Gesprek, Persoon

T = TypeVar("T")
VERGADERING: Final = "vergadering"
"""The chat of the meeting; any other place is the code of an organisatie, or nothing for somebody's own chat."""
M = MeetingMoment


@dataclass(frozen=True)
class Gepost:
    """A version of a post: in whose chat (his name), of which organisatie (its code), or in that of the meeting."""

    waar: str
    kaart: Kaart


@dataclass
class Podium(ABC):
    """A bot with people around it. `tenant` is that of everybody."""

    regio: Regio
    store: Store
    tenant: str
    ids: dict[str, str] = field(default_factory=dict)

    @property
    @abstractmethod
    def nu(self) -> datetime:
        """What time it is."""

    @abstractmethod
    def zet_klok(self, moment: datetime) -> None:
        """Let it be that time."""

    @abstractmethod
    def kent(self, naam: str, rol: Rol, organisatie: str) -> None:
        """Let somebody be registered."""

    @abstractmethod
    async def installeert(self, naam: str, waar: str = "") -> str:
        """Let somebody add the bot somewhere; return the id of that conversation in Teams."""

    @abstractmethod
    async def typt(self, naam: str, tekst: str, waar: str = "") -> Kaart:
        """Type a line; return what is posted in answer."""

    @abstractmethod
    async def drukt_kaal(
        self, naam: str, verb: str, data: Mapping[str, Any], waar: str = "", *, vanzelf: bool = False
    ) -> Kaart:
        """Press a button, or let a card refresh by itself; return what he alone sees."""

    @abstractmethod
    async def teams_meldt(self, moment: MeetingMoment, op: datetime, *namen: str) -> None:
        """Let Teams tell of the meeting what happened at a moment."""

    @abstractmethod
    async def werkt(self) -> list[Gepost]:
        """Let the bot do what is due and send what waits; return every version that was posted since the last time."""

    async def drukt(
        self, naam: str, kaart: Kaart, knop: str, invoer: Mapping[str, str] | None = None, waar: str = ""
    ) -> Kaart:
        """Press a button of a card after filling in its form."""
        druk = kaart.druk(knop, invoer or {})
        return await self.drukt_kaal(naam, druk.verb, druk.data, waar)

    def doet(self, werk: Callable[..., T], *args: object) -> T:
        """Do something in one transaction, behind everybody's back."""
        return self.store.run_now(self._scope, lambda uow: werk(uow, *args))

    def leest(self, werk: Callable[..., T], *args: object) -> T:
        """Read something from the database."""
        return self.store.read_now(self._scope, lambda uow: werk(uow, *args))

    def id_van(self, naam: str) -> str:
        """The id of somebody who is registered."""
        return self.ids[naam]

    @property
    def _scope(self) -> Scope:
        return Scope(self.regio.code, self.nu)


@dataclass
class OpRouter(Podium):
    """Straight on the router; Teams is a notebook."""

    wereld: Wereld = field(kw_only=True)

    @property
    def nu(self) -> datetime:
        return self.wereld.nu

    def zet_klok(self, moment: datetime) -> None:
        self.wereld.nu = moment

    def kent(self, naam: str, rol: Rol, organisatie: str) -> None:
        self.ids[naam] = self.wereld.persoon(naam, (rol, organisatie)).id

    async def installeert(self, naam: str, waar: str = "") -> str:
        plaats = self._plaats(naam, waar)
        await self._wie(naam).adds_the_bot(plaats)
        return plaats.conversation_id

    async def typt(self, naam: str, tekst: str, waar: str = "") -> Kaart:
        return await self._wie(naam).types(tekst, self._plaats(naam, waar))

    async def drukt_kaal(
        self, naam: str, verb: str, data: Mapping[str, Any], waar: str = "", *, vanzelf: bool = False
    ) -> Kaart:
        druk = Pressed(verb, data, message_id="bericht-1", automatic=vanzelf)
        return gezien(await self.wereld.gebeurt(self._wie(naam).sender, self._plaats(naam, waar), druk))

    async def teams_meldt(self, moment: MeetingMoment, op: datetime, *namen: str) -> None:
        mensen = tuple(self._wie(een).sender.object_id or "" for een in namen)
        van = Sender(self.tenant, None, "29:teams", "")
        await self.wereld.gebeurt(van, self._plaats("", VERGADERING), MeetingEvent(moment, op, 0, mensen))

    async def werkt(self) -> list[Gepost]:
        tikt(self.wereld)
        return [Gepost(self._waar(een.waar), een.kaart) for een in bezorgt(self.wereld)]

    def _wie(self, naam: str) -> Deelnemer:
        return self.wereld._mensen.get(naam) or self.wereld.onbekende(naam)  # noqa: SLF001 - registered by `kent`

    def _plaats(self, naam: str, waar: str) -> Place:
        if not waar:
            return self._wie(naam).chat
        if waar == VERGADERING:
            return replace(kanaal("x"), kind=PlaceKind.GROUP, conversation_id="19:meeting_zitting@thread.v2",
                           team_id=None, channel_id=None, meeting=True)  # fmt: skip
        return kanaal(waar)

    def _waar(self, conversation_id: str) -> str:
        if conversation_id.startswith("19:meeting_"):
            return VERGADERING
        if conversation_id.startswith("19:"):
            return conversation_id.removeprefix("19:")
        mensen = {een.chat.conversation_id: naam for naam, een in self.wereld._mensen.items()}  # noqa: SLF001
        return mensen[conversation_id]


@dataclass
class OverDeRand(Podium):
    """Over HTTP, with signed activities as Teams sends them, and a Teams on loopback that keeps what is posted."""

    v: rand.Verhaal = field(kw_only=True)
    gelezen: dict[str, int] = field(default_factory=dict)

    @property
    def nu(self) -> datetime:
        return self.v.klok.moment

    def zet_klok(self, moment: datetime) -> None:
        self.v.klok.moment = moment

    def kent(self, naam: str, rol: Rol, organisatie: str) -> None:
        wie = self.v.works_here(naam, rol, organisatie).persoon
        gevonden = self.leest(personen.zoek, wie.tenant_id, wie.object_id)
        assert gevonden is not None
        self.ids[naam] = gevonden.id

    async def installeert(self, naam: str, waar: str = "") -> str:
        gesprek = self._gesprek(naam, waar)
        nieuws = activiteiten.installatie(Persoon(naam), gesprek, service_url=self._teams)
        assert (await self.v.koerier.brings(nieuws)).status < 300
        return gesprek.id

    async def typt(self, naam: str, tekst: str, waar: str = "") -> Kaart:
        return await self._wie(naam).types(tekst, self._gesprek(naam, waar))

    async def drukt_kaal(
        self, naam: str, verb: str, data: Mapping[str, Any], waar: str = "", *, vanzelf: bool = False
    ) -> Kaart:
        druk = activiteiten.druk(
            Persoon(naam), self._gesprek(naam, waar), verb, data, service_url=self._teams, automatisch=vanzelf
        )
        antwoord = await self.v.koerier.brings(druk)
        assert antwoord.status == 200, antwoord.body
        return Kaart(antwoord.card) if antwoord.card else Kaart({"body": [{"text": antwoord.text}]})

    async def teams_meldt(self, moment: MeetingMoment, op: datetime, *namen: str) -> None:
        waar, van = self._gesprek("", VERGADERING), Persoon("Teams", object_id=None)
        tijd = op.strftime("%Y-%m-%dT%H:%M:%S.0000000Z")
        if moment in {M.STARTED, M.ENDED}:
            wat = "Start" if moment is M.STARTED else "End"
            nieuws = activiteiten.vergadering(van, waar, wat, service_url=self._teams, timestamp=tijd)
            nieuws["value"][f"{wat}Time"] = tijd
        else:
            wat = "Join" if moment is M.CAME else "Leave"
            wie = map(Persoon, namen)
            nieuws = activiteiten.deelnemers(van, waar, wat, *wie, service_url=self._teams, timestamp=tijd)
        assert (await self.v.koerier.brings(nieuws)).status < 300

    async def werkt(self) -> list[Gepost]:
        await self.v.works()
        return list(self._nieuw())

    def _nieuw(self) -> Iterator[Gepost]:
        for post in self.v.teams.posts:
            al = self.gelezen.get(post.id, 0)
            self.gelezen[post.id] = len(post.versions)
            for versie in post.versions[al:]:
                kaarten = (een["content"] for een in versie.get("attachments", ()))
                for kaart in (*kaarten, {"body": [{"text": versie.get("text", "")}]}):
                    yield Gepost(self._waar(post.conversation), Kaart(kaart))

    @property
    def _teams(self) -> str:
        return self.v.teams.service_url

    def _wie(self, naam: str) -> rand.Deelnemer:
        return rand.Deelnemer(self.v, Persoon(naam))

    def _gesprek(self, naam: str, waar: str) -> Gesprek:
        if not waar:
            return self._wie(naam).chat
        return activiteiten.vergaderchat("zitting") if waar == VERGADERING else activiteiten.kanaal(waar)

    def _waar(self, conversation_id: str) -> str:
        if conversation_id.startswith("19:meeting_"):
            return VERGADERING
        if conversation_id.startswith("19:"):
            return conversation_id.removeprefix("19:").partition("@")[0]
        chats = {self._wie(naam).chat.id: naam for naam in self.ids}
        return chats[conversation_id]
