"""A house with one page and a form in it, a sign-in that a test decides, and a browser that follows nothing."""

import re
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

from bot.web.aanmelden import Aanmelden
from bot.web.app import maak_app
from bot.web.inloggen import AanmeldenMislukt, Begonnen, Identiteit
from bot.web.metrics import Metrics
from bot.web.paginas import Paginas
from dialogs.kern.paginas import (
    LINK_GELDIG,
    Naar,
    PageSpec,
    Paginabezoek,
    Paginasoort,
    Vervolg,
    Weer,
)
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry
from dialogs.kern.router import Streek
from domain.logboek import Handeling, Logregel
from domain.persoon import Aanstelling, Rol
from regio.laden import laad_regio
from storage import logboek, paginas, personen
from storage.inbox import Uitkomst
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import laad_teksten
from tests._databases import NU

TEKSTEN = laad_teksten()
STREEK = Streek(laad_regio(Path(__file__).parents[3] / "regio" / "demo.yaml", TEKSTEN), TEKSTEN)
GEHEIM = "Kanarie Zeldzaam"

T = TypeVar("T")


@dataclass
class Klok:
    nu: datetime = NU

    def now(self) -> datetime:
        return self.nu


class Deur:
    async def handle(self, _request: web.Request) -> web.Response:
        return web.Response()


ROSA = Identiteit("t", "rosa")
CARLO = Identiteit("t", "carlo")


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    verborgen = "".join(f'<input name="{naam}" value="{wat}">' for naam, wat in bezoek.verborgen.items())
    sleutel = bezoek.issue_key("proef", onderwerp_id)
    vorm = f'<form>{verborgen}<input name="_sleutel" value="{sleutel}"></form>'
    return f"<p>{GEHEIM}: {onderwerp_id} voor {bezoek.actor.naam}</p>{vorm}"


def handel(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    if not invoer.get("tekst"):
        return Weer("<p>Vul iets in</p>")

    def act() -> Uitkomst:
        bezoek.record(Handeling.CASUS_GEOPEND, onderwerp_id=invoer["tekst"])
        return Uitkomst("gedaan", {})

    bezoek.once("proef", invoer.get("_sleutel", ""), act, onderwerp=onderwerp_id)
    return Naar(f"{onderwerp_id}:klaar")


@dataclass
class Portier:
    """Stands in for Entra: whoever comes back is whom the test says."""

    wie: Identiteit | AanmeldenMislukt = ROSA
    gevraagd: list[tuple[str, bool]] = field(default_factory=list)

    async def begin(self, tenant_id: str, *, ander_account: bool) -> Begonnen:
        self.gevraagd.append((tenant_id, ander_account))
        return Begonnen("https://entra.example/?state=s", {"state": "s"})

    async def rond_af(self, bewaard: Mapping[str, Any], antwoord: Mapping[str, str]) -> Identiteit:
        if antwoord.get("state") != bewaard["state"]:
            raise AanmeldenMislukt("state")
        if isinstance(self.wie, AanmeldenMislukt):
            raise self.wie
        return self.wie


@dataclass
class Huis:
    """A house with one page in it, and a browser that does not follow by itself."""

    store: Store
    klok: Klok
    url: URL
    browser: aiohttp.ClientSession
    rosa: str
    portier: Portier
    gewekt: list[str]

    def link(self, onderwerp_id: str = "z1", persoon_id: str = "") -> str:
        def maak(uow: UnitOfWork) -> str:
            return paginas.maak(
                uow,
                soort=Paginasoort.VOORBEREIDING,
                onderwerp_id=onderwerp_id,
                persoon_id=persoon_id or self.rosa,
                verloopt_op=uow.now + LINK_GELDIG,
            )

        return f"/pagina/DEMO.{self.doet(maak)}"

    def doet(self, wat: Callable[[UnitOfWork], T]) -> T:
        return self.store.run_now(Scope("DEMO", self.klok.nu), wat)

    def logboek(self) -> list[Logregel]:
        return list(self.store.read_now(Scope("DEMO", self.klok.nu), logboek.lees))

    async def haalt(self, pad: str) -> tuple[int, str]:
        async with self.browser.get(self.url.join(URL(pad)), allow_redirects=False) as antwoord:
            return antwoord.status, await antwoord.text()

    async def drukt(
        self,
        pad: str,
        data: Mapping[str, str] | bytes | AsyncIterator[bytes] | None = None,
        koppen: Mapping[str, str] | None = None,
    ) -> tuple[aiohttp.ClientResponse, str]:
        koppen = {"Origin": str(self.url).rstrip("/")} if koppen is None else koppen
        adres = self.url.join(URL(pad))
        async with self.browser.post(adres, data=data, headers=koppen, allow_redirects=False) as antwoord:
            return antwoord, await antwoord.text()

    async def opent(self, pad: str) -> aiohttp.ClientResponse:
        """Press *Openen*, and sign in when that is asked; return the answer after which the page is there (or not)."""
        antwoord, tekst = await self.drukt(pad)
        if "entra.example" not in tekst:
            return antwoord
        return await self.komt_terug()

    async def komt_terug(self, vraag: str = "state=s&code=c") -> aiohttp.ClientResponse:
        terug = self.url.join(URL(f"/aanmelden/terug?{vraag}"))
        async with self.browser.get(terug, allow_redirects=False) as antwoord:
            await antwoord.read()
            return antwoord

    async def formulier(self) -> dict[str, str]:
        """Look at the page; return the hidden inputs of its form."""
        _, tekst = await self.haalt("/pagina/inhoud")
        return dict(re.findall(r'name="(\w+)" value="([^"]*)"', tekst))


@pytest.fixture
async def huis(store: Store) -> AsyncIterator[Huis]:
    def registreer(uow: UnitOfWork) -> str:
        wie = personen.registreer(uow, tenant_id="t", object_id="rosa", teams_id="29:rosa", naam="Rosa Regisseur")
        personen.stel_aan(uow, wie.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", uow.now))
        ander = personen.registreer(uow, tenant_id="t", object_id="carlo", teams_id="29:carlo", naam="Carlo Collega")
        personen.stel_aan(uow, ander.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", uow.now))
        return wie.id

    klok, registry, portier, gewekt = Klok(), Registry(), Portier(), list[str]()
    registry.page(PageSpec(Paginasoort.VOORBEREIDING, Permission.PROCESREGISSEUR, teken, handle=handel))
    rosa = store.run_now(Scope("DEMO", NU), registreer)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    adres = f"http://127.0.0.1:{port}"
    aanmelden = Aanmelden(store, {"DEMO": STREEK}, {"DEMO": portier}, klok, TEKSTEN, adres)
    kamer = Paginas(registry, aanmelden, gewekt.append)
    app = maak_app(messages=Deur(), metrics=Metrics(), ready={}, routes=kamer.routes())  # type: ignore[arg-type]
    async with (
        TestServer(app, port=port) as server,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser,
    ):
        yield Huis(store, klok, server.make_url("/"), browser, rosa, portier, gewekt)
