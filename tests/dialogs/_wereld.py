"""People who type and press, through the real router on a real database; only Teams is a notebook.

    kaart = await wereld.regisseur.types("/casus nieuw jeugd")
    kaart = await wereld.regisseur.presses(kaart, "Opslaan", {"Aanleiding": "..."})

What was typed is answered with a message that everybody in the conversation reads: it is kept in `wereld.geplaatst`.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import TypeVar

from cards.verbs import Verb
from dialogs.kern.answers import Answer, ShowCard, ShowText, Silence
from dialogs.kern.ports import Member, OutgoingMessage
from dialogs.kern.registry import Registry
from dialogs.kern.router import Router, Streek
from dialogs.kern.turn import Happening, Joined, JsonValue, Left, Place, PlaceKind, Pressed, Sender, Turn, Typed
from domain.logboek import Handeling, Logregel
from domain.persoon import Aanstelling, Persoon, Rol
from domain.regio import Regio
from storage import logboek, personen
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import Teksten
from tests._databases import NU
from tests._kaart import Kaart

T = TypeVar("T")

TENANT = "tenant-merwestad"
SERVICE = "https://smba.example.test/emea/"


@dataclass
class Notebook:
    """Teams for the dialogs: who is in which conversation."""

    rosters: dict[str, tuple[Member, ...]] = field(default_factory=dict)
    gevraagd: list[str] = field(default_factory=list)

    async def members(self, place: Place) -> Sequence[Member]:
        self.gevraagd.append(place.conversation_id)
        return self.rosters.get(place.conversation_id, ())

    async def send(self, place: Place, message: OutgoingMessage) -> str:
        raise AssertionError("the dialogs plan what is sent, they do not send")

    async def update(self, place: Place, activity_id: str, message: OutgoingMessage) -> None:
        raise AssertionError("the dialogs plan what is sent, they do not send")

    async def open_personal(self, place: Place, member: Member) -> Place:
        raise AssertionError("the dialogs plan what is sent, they do not send")


@dataclass
class Wereld:
    """A region with its people. `nu` is the time; it only moves when a test moves it."""

    store: Store
    regio: Regio
    teksten: Teksten
    registry: Registry
    nu: datetime = NU
    teams: Notebook = field(default_factory=Notebook)
    geplaatst: list[Mapping[str, object]] = field(default_factory=list)
    """Every card that was posted in a conversation because somebody typed."""
    demorollen: Mapping[str, str] = field(default_factory=dict)
    pagina_adres: str = ""
    _teller: "count[int]" = field(default_factory=count)
    _mensen: dict[str, "Deelnemer"] = field(default_factory=dict)

    @property
    def scope(self) -> Scope:
        return Scope(self.regio.code, self.nu)

    @property
    def router(self) -> Router:
        streek = Streek(self.regio, self.teksten)
        return Router(
            self.registry, self.store, {self.regio.code: streek}, self.teams, self.demorollen, self.pagina_adres
        )

    @property
    def regisseur(self) -> "Deelnemer":
        """A procesregisseur of the region, the same each time."""
        return self.persoon("Rosa Regisseur", (Rol.PROCESREGISSEUR, self.regio.eigen_organisatie))

    @property
    def beheerder(self) -> "Deelnemer":
        """A beheerder of the region, the same each time."""
        return self.persoon("Bram Beheerder", (Rol.BEHEERDER, self.regio.eigen_organisatie))

    def partner(self, organisatie: str, naam: str = "") -> "Deelnemer":
        """Somebody who answers on behalf of an organisatie."""
        return self.persoon(naam or f"Partner van {organisatie}", (Rol.PARTNER, organisatie))

    def persoon(self, naam: str, *rollen: tuple[Rol, str]) -> "Deelnemer":
        """Somebody who is registered, with these roles from now on; the same name is the same person."""
        if naam in self._mensen:
            return self._mensen[naam]
        iemand = self.onbekende(naam)
        sender = iemand.sender

        def registreer(uow: UnitOfWork) -> Persoon:
            wie = personen.registreer(
                uow, tenant_id=TENANT, object_id=sender.object_id or "", teams_id=sender.teams_id, naam=naam
            )
            for rol, organisatie in rollen:
                personen.stel_aan(uow, wie.id, Aanstelling(rol, organisatie, uow.now))
            return wie

        iemand.id = self.doet(registreer).id
        self._mensen[naam] = iemand
        return iemand

    def onbekende(self, naam: str) -> "Deelnemer":
        """Somebody nobody registered."""
        object_id = f"entra-{naam.casefold().replace(' ', '-')}"
        return Deelnemer(self, Sender(TENANT, object_id, f"29:{object_id}", naam))

    def verstrijkt(self, **duur: float) -> None:
        """Let time pass."""
        self.nu += timedelta(**duur)

    def doet(self, werk: Callable[..., T], *args: object, **kwargs: object) -> T:
        """Do something in one transaction, behind everybody's back."""
        return self.store.run_now(self.scope, lambda uow: werk(uow, *args, **kwargs))

    def leest(self, werk: Callable[..., T], *args: object, **kwargs: object) -> T:
        """Read something from the database."""
        return self.store.read_now(self.scope, lambda uow: werk(uow, *args, **kwargs))

    def logboek(self, casus_id: str | None = None) -> tuple[Logregel, ...]:
        """What stands in the logboek about a casus, or about none."""
        return self.leest(logboek.lees, casus_id)

    def handelingen(self, casus_id: str | None = None) -> list[Handeling]:
        """The acts in the logboek, in order."""
        return [regel.handeling for regel in self.logboek(casus_id)]

    def posted(self) -> str:
        """Everything that anybody could read in a conversation so far."""
        return json.dumps(self.geplaatst, ensure_ascii=False)

    def zitten_in(self, place: Place, mensen: Iterable["Deelnemer | Member"]) -> None:
        """Say who is in a conversation."""
        leden = (een if isinstance(een, Member) else een.als_lid for een in mensen)
        self.teams.rosters[place.conversation_id] = tuple(leden)

    async def gebeurt(self, sender: Sender, place: Place, wat: Happening, activity_id: str | None = None) -> Answer:
        """Something happens in Teams."""
        turn = Turn(
            regio=self.regio.code,
            sender=sender,
            place=place,
            happening=wat,
            activity_id=activity_id or f"activiteit-{next(self._teller)}",
            received_at=self.nu,
        )
        return await self.router.handle(turn)


@dataclass
class Deelnemer:
    """Somebody at a keyboard. `id` is his id in storage, empty for a stranger."""

    wereld: Wereld
    sender: Sender
    id: str = ""

    @property
    def chat(self) -> Place:
        """His personal chat with the bot."""
        return _plaats(PlaceKind.PERSONAL, f"chat-{self.sender.teams_id}")

    @property
    def als_lid(self) -> Member:
        """Himself in the roster of a conversation."""
        return Member(self.sender.object_id, self.sender.tenant_id, self.sender.teams_id, self.sender.name)

    async def types(self, tekst: str, waar: Place | None = None) -> Kaart:
        """Type a line; return the card (or the line) that is posted in answer, for everybody there to read."""
        antwoord = await self.wereld.gebeurt(self.sender, waar or self.chat, Typed(tekst))
        kaart = gezien(antwoord)
        self.wereld.geplaatst.append(kaart.json)
        return kaart

    async def opens(self, opdracht: str, waar: Place | None = None, **argumenten: str) -> Kaart:
        """Press a button that runs a command; return what he alone sees."""
        return await self.presses_raw(Verb.OPDRACHT_OPEN, {"v": 1, "opdracht": opdracht, **argumenten}, waar)

    async def presses(
        self,
        kaart: Kaart,
        knop: str,
        invoer: Mapping[str, str] | None = None,
        *,
        waar: Place | None = None,
        activity_id: str | None = None,
    ) -> Kaart:
        """Press a button after filling in the form, by label; return the card that he alone sees."""
        druk = kaart.druk(knop, invoer or {})
        return await self.presses_raw(druk.verb, druk.data, waar, activity_id=activity_id)

    async def presses_raw(
        self,
        verb: str,
        data: Mapping[str, JsonValue],
        waar: Place | None = None,
        *,
        activity_id: str | None = None,
        private_answer: bool = True,
    ) -> Kaart:
        """Send any press whatever, as somebody might who does not use our cards."""
        pressed = Pressed(verb, data, message_id="bericht-1", private_answer=private_answer)
        return gezien(await self.wereld.gebeurt(self.sender, waar or self.chat, pressed, activity_id))

    async def adds_the_bot(self, waar: Place | None = None) -> Kaart:
        """Add the bot to a conversation."""
        return gezien(await self.wereld.gebeurt(self.sender, waar or self.chat, Joined()))

    async def removes_the_bot(self, waar: Place | None = None) -> Kaart:
        """Remove the bot from a conversation."""
        return gezien(await self.wereld.gebeurt(self.sender, waar or self.chat, Left()))


def kanaal(naam: str) -> Place:
    """Return a channel."""
    return replace(_plaats(PlaceKind.CHANNEL, f"19:{naam}"), team_id="team-1", channel_id=f"19:{naam}")


def groep(naam: str) -> Place:
    """Return a group chat."""
    return _plaats(PlaceKind.GROUP, f"19:{naam}@groep")


def gezien(antwoord: Answer) -> Kaart:
    """Return an answer as somebody sees it; an empty card when there is nothing to see."""
    match antwoord:
        case ShowCard(card=card):
            return Kaart(card)
        case ShowText(text=text):
            return Kaart({"body": [{"type": "TextBlock", "text": text}]})
        case Silence():
            return Kaart({})


def _plaats(kind: PlaceKind, conversation_id: str) -> Place:
    return Place(kind, conversation_id, SERVICE, TENANT, bot_id="28:tafelbot")
