"""A house with the door of a guest in it, a talk, and devices that come with a link; none follows by itself."""

import re
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

import aiohttp
from aiohttp.test_utils import TestServer
from yarl import URL

from bot.web.app import maak_app
from bot.web.gast import Gasten
from bot.web.metrics import Metrics
from dialogs.kern import gastlinks as links
from dialogs.kern.desk import Desk
from dialogs.kern.gastpagina import (
    BEGIN,
    Gastbeeld,
    Gastbezoek,
    Gastnaar,
    Gastpaginaspec,
    Gastvervolg,
    Gastweer,
    Gastweg,
)
from dialogs.kern.registry import Registry
from dialogs.kern.router import Streek
from dialogs.kern.turn import Place, PlaceKind, Sender, Turn, Typed
from domain.casus import Casus
from domain.logboek import Handeling, Logregel
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from storage import logboek, personen, terugkeergesprek, toegang
from storage.inbox import Uitkomst
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import laad_talen
from tests.bot.web._huis import STREEK, Deur, Klok
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, nodigt_uit

INRICHTING = "pi-merwede"
TALEN = laad_talen()
VERGADERING = "https://teams.example.test/l/meetup-join/geheim?p=code"

P = ParamSpec("P")
T = TypeVar("T")


def _begin(bezoek: Gastbezoek) -> Gastbeeld:
    verborgen = "".join(f'<input name="{naam}" value="{wat}">' for naam, wat in bezoek.verborgen.items())
    sleutel = bezoek.issue_key("proef", bezoek.gesprek.id)
    kop = f'<p lang="{bezoek.taal}">Voor de gast {sorted(bezoek.vraag)}</p>'
    return f'{kop}{verborgen}<input name="_sleutel" value="{sleutel}">'


def _schrijft(bezoek: Gastbezoek, invoer: Mapping[str, str]) -> Gastvervolg:
    if not invoer.get("doel"):
        return Gastweer("<p>Vul iets in</p>")

    def act() -> Uitkomst:
        bezoek.record(Handeling.TERUGKEERGESPREK_INBRENG)
        return Uitkomst("gedaan", {})

    bezoek.once("proef", invoer.get("_sleutel", ""), act, onderwerp=bezoek.gesprek.id)
    return Gastnaar(BEGIN, {"klaar": "ja"})


def _doet_mee(_bezoek: Gastbezoek, _invoer: Mapping[str, str]) -> Gastvervolg:
    return Gastweg(VERGADERING)


def schermen() -> Registry:
    registry = Registry()
    registry.guest_page(Gastpaginaspec(BEGIN, _begin, _schrijft))
    registry.guest_page(Gastpaginaspec("meedoen", lambda _: Gastweg(VERGADERING), _doet_mee))
    return registry


@dataclass
class Toestel:
    """A browser, with its own cookies."""

    url: URL
    browser: aiohttp.ClientSession

    async def haalt(self, pad: str) -> tuple[aiohttp.ClientResponse, str]:
        async with self.browser.get(self._adres(pad), allow_redirects=False) as antwoord:
            return antwoord, await antwoord.text()

    async def drukt(
        self,
        pad: str,
        data: Mapping[str, str] | None = None,
        koppen: Mapping[str, str] | None = None,
    ) -> tuple[aiohttp.ClientResponse, str]:
        koppen = {"Origin": "null", "Sec-Fetch-Site": "same-origin"} if koppen is None else koppen
        adres = self._adres(pad)
        async with self.browser.post(adres, data=data or {}, headers=koppen, allow_redirects=False) as antwoord:
            return antwoord, await antwoord.text()

    async def formulier(self) -> dict[str, str]:
        _, tekst = await self.haalt("/gast")
        return dict(re.findall(r'name="(\w+)" value="([^"]*)"', tekst))

    async def ziet_hem(self) -> bool:
        antwoord, tekst = await self.haalt("/gast")
        return antwoord.status == 200 and "Voor de gast" in tekst

    @property
    def koekje(self) -> str:
        return next((een.value for een in self.browser.cookie_jar if een.key.endswith("tafelbot_gast")), "")

    def krijgt_koekje(self, waarde: str) -> None:
        self.browser.cookie_jar.update_cookies({"tafelbot_gast": waarde}, self.url)

    def _adres(self, pad: str) -> URL:
        return self.url.join(URL(pad, encoded=True))


@dataclass
class Gasthuis:
    """The house, the talk of somebody, and his casemanager."""

    wereld: Wereld
    klok: Klok
    url: URL
    gasten: Gasten
    casus: Casus
    gesprek: Terugkeergesprek
    casemanager: Deelnemer
    gewekt: list[str]
    _toestellen: list[Toestel] = field(default_factory=list)

    def toestel(self) -> Toestel:
        nieuw = Toestel(self.url, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)))
        self._toestellen.append(nieuw)
        return nieuw

    def doet(self, wat: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self.wereld.store.run_now(Scope("DEMO", self.klok.nu), wat, *args, **kwargs)

    def link(self, gesprek: Terugkeergesprek | None = None) -> str:
        """Give the casemanager a link; return its path."""
        return URL(self.doet(lambda uow: links.maak_link(self.bureau(uow), gesprek or self.gesprek))).path

    def bureau(self, uow: UnitOfWork) -> Desk:
        actor = toegang.actor(uow, personen.lees(uow, self.casemanager.id))
        place = Place(PlaceKind.PERSONAL, "c", "https://smba.example.test/", "t", "28:bot")
        turn = Turn("DEMO", Sender("t", "carla", "29:c", "C"), place, Typed(""), "a", self.klok.nu)
        return Desk(uow, STREEK.regio, STREEK.teksten, actor, turn=turn, pagina_adres=str(self.url).rstrip("/"))

    def wordt(self, **anders: object) -> None:
        """Change the talk behind everybody's back."""
        nieuw = replace(self.gesprek, **anders)  # type: ignore[arg-type]
        self.gesprek = self.doet(terugkeergesprek.wijzig, nieuw)

    def handelingen(self) -> list[Handeling]:
        return [een.handeling for een in self.regels()]

    def regels(self) -> list[Logregel]:
        return [
            een
            for een in self.wereld.store.read_now(Scope("DEMO", self.klok.nu), logboek.lees, self.casus.id)
            if een.handeling.value.startswith("gast")
        ]

    async def sluit(self) -> None:
        for een in self._toestellen:
            await een.browser.close()


def maakt_gesprek(wereld: Wereld, een: Casus, casemanager: Deelnemer) -> Terugkeergesprek:
    """A talk in two weeks, that this casemanager took up."""
    nieuw = Terugkeergesprek(
        id="",
        casus_id=een.id,
        betrokkene_id=een.betrokkenen[0].id,
        status=Gespreksstatus.GEPLAND,
        inrichting=INRICHTING,
        duur_minuten=45,
        begint_op=wereld.nu + timedelta(days=14),
        casemanager_id=casemanager.id,
    )
    return wereld.doet(terugkeergesprek.maak, nieuw)


@asynccontextmanager
async def open_gasthuis(store: Store, streken: Mapping[str, Streek] | None = None) -> AsyncIterator[Gasthuis]:
    registry = schermen()
    wereld = Wereld(store, STREEK.regio, STREEK.teksten, registry)
    een = maakt_casus(wereld, "nazorg", None, CANARY)
    nodigt_uit(wereld, een, INRICHTING)
    casemanager = wereld.partner(INRICHTING, "Carla Casemanager")
    gesprek = maakt_gesprek(wereld, een, casemanager)
    klok, gewekt = Klok(wereld.nu), list[str]()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    adres = f"http://127.0.0.1:{port}"
    gasten = Gasten(registry, store, streken or {"DEMO": STREEK}, klok, TALEN, adres, gewekt.append)
    app = maak_app(
        messages=Deur(),  # type: ignore[arg-type]
        metrics=Metrics(),
        ready={},
        starters=(gasten.start,),
        routes=gasten.routes(),
    )
    async with TestServer(app, port=port) as server:
        huis = Gasthuis(wereld, klok, server.make_url("/"), gasten, een, gesprek, casemanager, gewekt)
        try:
            yield huis
        finally:
            await huis.sluit()


def toekomst(klok: Klok, **duur: int) -> datetime:
    """Let time go by; return the moment it has become."""
    klok.nu += timedelta(**duur)
    return klok.nu


__all__ = ["CANARY", "VERGADERING", "Gasthuis", "Toestel", "maakt_gesprek", "open_gasthuis", "toekomst"]
