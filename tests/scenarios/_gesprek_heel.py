"""Who plays the story of a whole talk: a Graph on loopback, a guest at his screen, and what each of the others sees."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Final

import aiohttp
from aiohttp import CookieJar
from yarl import URL

from bot.graph.client import GraphClient
from bot.graph.vergaderingen import GraphMeetings
from domain.regio import Regio
from domain.terugkeergesprek import Terugkeergesprek
from domain.vergadering import Vergadering
from storage import terugkeergesprek
from storage import vergadering as vergaderingen
from storage.store import Store
from tests._kaart import Kaart
from tests.bot.vergaderen.werkplaats import Tokens
from tests.bot.web._gasthuis import Toestel
from tests.dialogs.gast._pagina import Scherm
from tests.graphnep.graph import ORGANISER, FakeGraph
from tests.scenarios._browser import Browser, Portier
from tests.scenarios._kanaries import Meeschrijver
from tests.scenarios._nazorgtoneel import ZEVEN, Nazorgtoneel, kanaal_van, nazorgtoneel
from tests.scenarios.verhaal import Deelnemer
from tests.teamsnep.huis import StilstaandeKlok

HEM: Final = ZEVEN[4]
INRICHTING, POLITIE, GEMEENTE, GGD = "pi-merwede", "politie", "gemeente-merwestad", "ggd"
"""Where he is; who stays; who is taken off; who is of the tafel and never sits at it."""
AAN_TAFEL: Final = (POLITIE, GEMEENTE)
NA_DE_TAFEL: Final = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
"""Whoever was asked about him said so by then, or did not: the talk is what is left to do."""
ZIJN_PAGINA: Final = "Zijn pagina openen"
DOEL, VRAAG = "Ik wil een huis bij mijn dochter.", "Wie betaalt mijn huur?"
UITLEG = "De gemeente komt niet. De politie wel."
STAP = "Je belt je moeder."
WAT = "Kanarie: meldplicht bespreken"
GEHEIM: Final = (HEM.naam, DOEL, VRAAG, UITLEG, STAP)
"""What nobody else reads of him, and nobody at all in a post."""
VERRAADT: Final = (WAT, "liever", "euze", "ekozen", "doet mee", "PI Merwede")
"""What an organisatie reads nowhere in what it opens of a talk."""
GA: Final = "Ga naar het gesprek"
DICHT: Final = "De deur naar het gesprek is nu dicht."
NIET_GEVRAAGD: Final = "Uw organisatie is hiervoor niet gevraagd."
NIET_NODIG: Final = ": u bent bij dit gesprek niet nodig."
OUDER: Final = ": er is een nieuwer bericht. Wat nu geldt, leest u daar."
SCANNERS: Final = ("SkypeUriPreview", "Microsoft Office SafeLinks", "facebookexternalhit/1.1")


@dataclass
class Gast:
    """Somebody detained at the screen of his casemanager."""

    toestel: Toestel
    scherm: Scherm = field(default_factory=lambda: Scherm(""))
    status: int = 0

    @classmethod
    def nieuw(cls, link: str) -> "Gast":
        """Take a seat at a device that has never been here."""
        return cls(Toestel(URL(link).origin(), aiohttp.ClientSession(cookie_jar=CookieJar(unsafe=True))))

    async def opent(self, link: str) -> Scherm:
        """Press *Openen* behind a link."""
        await self._na(*await self.toestel.drukt(URL(link).path))
        return self.scherm

    async def ziet(self, pad: str = "") -> Scherm:
        """Look at one of his screens."""
        await self._na(*await self.toestel.haalt(f"/gast/{pad}" if pad else "/gast"))
        return self.scherm

    async def drukt(self, knop: str, **invoer: str) -> Scherm:
        """Press a button on the screen that is open."""
        vorm = self.scherm.formulier(knop)
        naam, waarde = vorm.knoppen[knop]
        data = {**vorm.velden, **({naam: waarde} if naam else {}), **invoer}
        await self._na(*await self.toestel.drukt(vorm.actie, data))
        return self.scherm

    async def kiest(self, keuze: str) -> None:
        """Choose on the screen for it."""
        await self.ziet("kiezen")
        assert "Je keuze is bewaard." in (await self.drukt("Dit is mijn keuze", keuze=keuze)).tekst

    async def _na(self, antwoord: aiohttp.ClientResponse, html: str) -> None:
        while antwoord.status == 303:
            antwoord, html = await self.toestel.haalt(antwoord.headers["Location"])
        self.status, self.scherm = antwoord.status, Scherm(html)


@dataclass
class Heel:
    """The stage, with one talk on it."""

    t: Nazorgtoneel
    portier: Portier
    graph: FakeGraph | None = None
    code: str = ""
    sessies: list[aiohttp.ClientSession] = field(default_factory=list)
    gasten: list[Gast] = field(default_factory=list)

    @property
    def klok(self) -> StilstaandeKlok:
        """The time, moved by hand."""
        return self.t.verhaal.klok

    @property
    def gesprek(self) -> Terugkeergesprek:
        """The talk as it is now."""
        v = self.t.verhaal
        gevonden = v.store.read_now(v.scope, terugkeergesprek.nieuwste, self.t.casus(self.code).id)
        assert gevonden is not None
        return gevonden

    @property
    def begint(self) -> datetime:
        """When it begins."""
        assert self.gesprek.begint_op is not None
        return self.gesprek.begint_op

    @property
    def vergaderingen(self) -> tuple[Vergadering, ...]:
        """What is kept of its meetings."""
        v = self.t.verhaal
        return v.store.read_now(v.scope, vergaderingen.van_gesprek, self.gesprek.id)

    async def loopt(self, duur: timedelta, stap: timedelta = timedelta(minutes=1)) -> None:
        """Let time pass in small steps, and the bot do each time what is due."""
        einde = self.klok.moment + duur
        while self.klok.moment < einde:
            await self.t.verhaal.passes(until=min(self.klok.moment + stap, einde))

    async def regisseur(self) -> Kaart:
        """What the regisseur reads of it."""
        return await self.t.regisseur.presses_raw("gespreksplan.open", {"v": 1, "casus": self.t.casus(self.code).id})

    async def inrichting(self) -> Kaart:
        """What the inrichting reads of it."""
        data = {"v": 1, "casus": self.t.casus(self.code).id}
        return await self.drukt_los(INRICHTING, "gespreksmoment.open", data)

    async def keuze(self, wie: str = "") -> Kaart:
        """What the regisseur or an organisatie reads of what he chose."""
        return await self.drukt_los(wie, "gesprekskeuze.open", {"v": 1, "gesprek": self.gesprek.id})

    async def partner(self, organisatie: str) -> Kaart:
        """What an organisatie reads of it on its own card."""
        data = {"v": 1, "casus": self.t.casus(self.code).id, "organisatie": organisatie}
        return await self.drukt_los(organisatie, "gespreksdeelname.open", data)

    async def deur(self, organisatie: str) -> Kaart:
        """What an organisatie finds behind the button that leads to the meeting."""
        data = {"v": 1, "gesprek": self.gesprek.id, "organisatie": organisatie}
        return await self.drukt_los(organisatie, "gespreksdeelname.naar", data)

    async def drukt_los(self, organisatie: str, verb: str, data: Mapping[str, object]) -> Kaart:
        """Press a button that is not on any card; without an organisatie the regisseur does."""
        if not organisatie:
            return await self.t.regisseur.presses_raw(verb, data)
        return await self.t.partner(organisatie).presses_raw(verb, data, kanaal_van(organisatie))

    async def anderen_zien_niets(self) -> None:
        """Whatever an organisatie opens of the talk tells nothing of him, nor what he chose or said."""
        for een in (POLITIE, GEMEENTE, GGD):
            geweigerd = await self.keuze(een), await self.drukt_los(een, "gespreksplan.open", self._hier)
            assert all("Dit kan ik niet voor u openen" in kaart for kaart in geweigerd)
            gezien = "\n".join((*self.posten(een), str(await self.partner(een)), str(await self.deur(een))))
            assert not [geheim for geheim in (*GEHEIM, *VERRAADT) if geheim in gezien]
        posten = self.t.verhaal.everything_posted()
        assert not [geheim for geheim in (*GEHEIM, *self.geheim) if geheim in posten]

    async def niemand_weet_ervan(self) -> None:
        """Nobody but the regisseur and the inrichting heard of it yet."""
        for een in (POLITIE, GEMEENTE, GGD):
            assert not self.posten(een)
            assert NIET_GEVRAAGD in await self.partner(een)
        await self.anderen_zien_niets()

    @property
    def geheim(self) -> set[str]:
        """Everything that opens the meeting, or names it at Graph."""
        return self.graph.secrets if self.graph else set()

    @property
    def adres(self) -> str:
        """Where the one meeting is."""
        assert self.graph is not None
        (een,) = self.graph.there
        return str(een["joinWebUrl"])

    async def morgen(self) -> None:
        """The next working day, in the morning: what waits for somebody's attention is told by then."""
        kalender = self.t.verhaal.regio.kalender
        dag = kalender.plus_werkdagen(kalender.lokaal(self.klok.moment).date(), 1)
        await self.t.verhaal.passes(until=kalender.moment(dag, time(10, 0)))

    async def kiest_moment(self) -> Kaart:
        """Let the inrichting choose the first moment that is proposed."""
        kaart = await self.inrichting()
        (vak,) = kaart.invoer
        gekozen = await self.t.drukt(INRICHTING, kaart, "Kiezen", {vak["id"]: vak["choices"][0]["title"]})
        await self.t.verhaal.works()
        return gekozen

    @property
    def _hier(self) -> dict[str, object]:
        return {"v": 1, "casus": self.t.casus(self.code).id}

    def posten(self, organisatie: str) -> list[str]:
        """Return what stands about talks in the channel of an organisatie, as it is now."""
        kaarten = (een.tekst for een in self.t.verhaal.cards(kanaal_van(organisatie)))
        return [een for een in kaarten if "gesprek" in een and self.code in een]

    def nieuws(self) -> int:
        """Return how often the regisseur was told that there is news."""
        posten = self.t.verhaal.shows(self.t.regisseur.chat)
        eerste = [Kaart(deel["content"]).tekst for een in posten for deel in een.versions[0].get("attachments", ())]
        return sum(1 for een in eerste if self.code in een and "er is nieuws over het gesprek" in een)

    async def geeft_pagina(self) -> str:
        """Let the casemanager open his page for him; return the link that only she sees."""
        kaart = await self.inrichting()
        knop = ZIJN_PAGINA if ZIJN_PAGINA in kaart.knoppen else "Nieuwe link"
        gegeven = await self.t.drukt(INRICHTING, kaart, knop)
        assert "De link is alleen voor u." in gegeven
        return next(een for een in gegeven.adressen if "/gast/" in een)

    async def gast(self, link: str) -> Gast:
        """Seat him at a device that has never been here, with his page open."""
        gast = Gast.nieuw(link)
        self.sessies.append(gast.toestel.browser)
        self.gasten.append(gast)
        await gast.opent(link)
        return gast

    def browser(self, wie: Deelnemer) -> Browser:
        """Return a browser of somebody who works here."""
        sessie = aiohttp.ClientSession(cookie_jar=CookieJar(unsafe=True))
        self.sessies.append(sessie)
        return Browser(wie.persoon, self.portier, Meeschrijver(), [], sessie)

    async def zegt(self, wat: str) -> Kaart:
        """Let the regisseur say how it goes, and that she means it where that is asked."""
        kaart = await self.drukt_los("", "gesprektijdens.open", {"v": 1, "gesprek": self.gesprek.id})
        kaart = await self.t.regisseur.presses(kaart, wat)
        zeker = [een for een in kaart.knoppen if een.startswith("Ja, ")]
        kaart = await self.t.regisseur.presses(kaart, zeker[0]) if zeker else kaart
        await self.t.verhaal.works()
        return kaart


async def kijkt_vooruit(link: str) -> None:
    """Let whatever scans chats fetch a link, as it does before anybody pressed it."""
    async with aiohttp.ClientSession() as sessie:
        for een in SCANNERS:
            for methode in ("HEAD", "GET"):
                async with sessie.request(methode, link, headers={"User-Agent": een}) as antwoord:
                    assert antwoord.status == 200
                    assert HEM.naam not in await antwoord.text()


@asynccontextmanager
async def heel(store: Store, regio: Regio, graph: FakeGraph | None = None) -> AsyncIterator[Heel]:
    """Set the stage, with pages, and with this Graph or with none."""
    portier, klok = Portier(), _Klok()
    meetings = GraphMeetings(GraphClient(Tokens(), klok, graph.base, answer_within=2), ORGANISER) if graph else None
    async with nazorgtoneel(store, regio, portier, vergaderingen=meetings) as t:
        klok.van = t.verhaal.klok
        h = Heel(t, portier, graph)
        try:
            h.code = await t.meldt(HEM)
            await t.vraagt_de_week_uit()
            await t.verhaal.passes(until=NA_DE_TAFEL)
            vorm = await t.regisseur.presses_raw("quickscan.vorm", {"v": 1, "casus": t.casus(h.code).id})
            await t.regisseur.presses(vorm, "Besluit vastleggen", {"Wat gebeurt er?": "bespreken"})
            yield h
        finally:
            for een in h.sessies:
                await een.close()
            if meetings is not None:
                await meetings.close()


@dataclass
class _Klok:
    """The time of a stage that is yet to be set."""

    van: StilstaandeKlok | None = None

    def now(self) -> datetime:
        assert self.van is not None
        return self.van.moment
