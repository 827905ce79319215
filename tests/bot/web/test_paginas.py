"""A page opens once, for the one it was shown to, and gives nothing away on the way."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

from bot.web.app import maak_app
from bot.web.metrics import Metrics
from bot.web.paginas import KOEKJE, MEESTE_MISSERS, Paginas
from dialogs.kern.desk import Bezoek
from dialogs.kern.paginas import LINK_GELDIG, SESSIE_GELDIG, PageSpec, Paginasoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry
from dialogs.kern.router import Streek
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Rol
from regio.laden import laad_regio
from storage import logboek, paginas, personen
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import laad_teksten
from tests._databases import NU

TEKSTEN = laad_teksten()
STREEK = Streek(laad_regio(Path(__file__).parents[3] / "regio" / "demo.yaml", TEKSTEN), TEKSTEN)
GEHEIM = "Kanarie Zeldzaam"


@dataclass
class Klok:
    nu: datetime = NU

    def now(self) -> datetime:
        return self.nu


class Deur:
    async def handle(self, _request: web.Request) -> web.Response:
        return web.Response()


def teken(bezoek: Bezoek, onderwerp_id: str) -> str:
    return f"<p>{GEHEIM}: {onderwerp_id} voor {bezoek.actor.naam}</p>"


@dataclass
class Huis:
    """A house with one page in it, and a browser that does not follow by itself."""

    store: Store
    klok: Klok
    url: URL
    browser: aiohttp.ClientSession
    rosa: str

    def link(self, onderwerp_id: str = "z1") -> str:
        def maak(uow: UnitOfWork) -> str:
            return paginas.maak(
                uow,
                soort=Paginasoort.VOORBEREIDING,
                onderwerp_id=onderwerp_id,
                persoon_id=self.rosa,
                verloopt_op=uow.now + LINK_GELDIG,
            )

        return f"/pagina/DEMO.{self.doet(maak)}"

    def doet(self, wat: Callable[[UnitOfWork], str]) -> str:
        return self.store.run_now(Scope("DEMO", self.klok.nu), wat)

    async def haalt(self, pad: str) -> tuple[int, str]:
        async with self.browser.get(self.url.join(URL(pad)), allow_redirects=False) as antwoord:
            return antwoord.status, await antwoord.text()

    async def opent(self, pad: str) -> aiohttp.ClientResponse:
        async with self.browser.post(self.url.join(URL(pad)), allow_redirects=False) as antwoord:
            await antwoord.read()
            return antwoord


@pytest.fixture
async def huis(store: Store) -> AsyncIterator[Huis]:
    def registreer(uow: UnitOfWork) -> str:
        wie = personen.registreer(uow, tenant_id="t", object_id="rosa", teams_id="29:rosa", naam="Rosa Regisseur")
        personen.stel_aan(uow, wie.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", uow.now))
        return wie.id

    klok, registry = Klok(), Registry()
    registry.page(PageSpec(Paginasoort.VOORBEREIDING, Permission.PROCESREGISSEUR, teken))
    kamer = Paginas(store, {"DEMO": STREEK}, registry, klok, TEKSTEN, veilig=False)
    app = maak_app(messages=Deur(), metrics=Metrics(), ready={}, routes=kamer.routes())  # type: ignore[arg-type]
    rosa = store.run_now(Scope("DEMO", NU), registreer)
    async with (
        TestServer(app) as server,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser,
    ):
        yield Huis(store, klok, server.make_url("/"), browser, rosa)


async def test_fetching_a_link_uses_nothing_up_and_tells_nothing(huis: Huis) -> None:
    link = huis.link()
    for _ in range(3):
        status, tekst = await huis.haalt(link)
        assert (status, "Openen" in tekst, GEHEIM in tekst) == (200, True, False)
    assert (await huis.opent(link)).status == 303


async def test_pressing_opens_it_and_the_token_leaves_the_address(huis: Huis) -> None:
    antwoord = await huis.opent(huis.link())
    assert antwoord.headers["Location"] == "/pagina/inhoud"
    status, tekst = await huis.haalt("/pagina/inhoud")
    assert (status, tekst) == (200, f"<p>{GEHEIM}: z1 voor Rosa Regisseur</p>")


async def test_a_link_opens_once(huis: Huis) -> None:
    link = huis.link()
    await huis.opent(link)
    huis.browser.cookie_jar.clear()
    assert (await huis.opent(link)).status == 404
    assert (await huis.haalt(link))[0] == 404
    assert (await huis.haalt("/pagina/inhoud"))[0] == 404


async def test_a_link_that_was_not_opened_in_time_does_not_open(huis: Huis) -> None:
    link = huis.link()
    huis.klok.nu += LINK_GELDIG
    assert (await huis.haalt(link))[0] == 404
    assert (await huis.opent(link)).status == 404


async def test_an_opened_page_can_be_looked_at_for_a_while_and_not_after(huis: Huis) -> None:
    await huis.opent(huis.link())
    huis.klok.nu += SESSIE_GELDIG - timedelta(seconds=1)
    assert (await huis.haalt("/pagina/inhoud"))[0] == 200
    huis.klok.nu += timedelta(seconds=1)
    assert (await huis.haalt("/pagina/inhoud"))[0] == 404


async def test_who_lost_his_role_sees_nothing_more(huis: Huis) -> None:
    await huis.opent(huis.link())

    def eindigt(uow: UnitOfWork) -> str:
        personen.beeindig(uow, huis.rosa, Rol.PROCESREGISSEUR, "zvh", uow.now)
        return ""

    huis.klok.nu += timedelta(minutes=1)
    huis.doet(eindigt)
    status, tekst = await huis.haalt("/pagina/inhoud")
    assert (status, GEHEIM in tekst) == (403, False)


@pytest.mark.parametrize(
    "pad",
    [
        "/pagina/DEMO.niets",
        "/pagina/ELDERS.niets",
        "/pagina/niets",
        "/pagina/DEMO.",
        "/pagina/%00",
        "/pagina/DEMO.%F0%9F%98%80",
        f"/pagina/DEMO.{'a' * 4000}",
    ],
)
async def test_a_link_that_never_was_is_answered_like_one_that_was_used(huis: Huis, pad: str) -> None:
    status, tekst = await huis.haalt(pad)
    assert (status, "Deze link werkt niet meer" in tekst) == (404, True)


@pytest.mark.parametrize("koekje", ["", "DEMO", "DEMO.x.y", "ELDERS.x.y", "DEMO." + "x" * 4000, "DEMO.é.é"])
async def test_a_made_up_session_opens_nothing(huis: Huis, koekje: str) -> None:
    await huis.opent(huis.link())
    huis.browser.cookie_jar.clear()
    kop = {"Cookie": f"{KOEKJE}={koekje}"}
    async with huis.browser.get(huis.url.join(URL("/pagina/inhoud")), headers=kop) as antwoord:
        assert antwoord.status == 404


@pytest.mark.parametrize("bewijs", [b'"DEMO.\\000.x"', b"DEMO.\xff\xfe.x", b"DEMO." + b"a" * 64 + b".\xff"])
async def test_bytes_that_are_no_text_open_nothing_and_break_nothing(huis: Huis, bewijs: bytes) -> None:
    """No browser sends them, but anybody else can: a null (behind an escape), and what is no UTF-8."""
    lezer, schrijver = await asyncio.open_connection(huis.url.host, huis.url.port)
    kop = b"GET /pagina/inhoud HTTP/1.1\r\nHost: hier\r\nConnection: close\r\nCookie: " + KOEKJE.encode()
    schrijver.write(kop + b"=" + bewijs + b"\r\n\r\n")
    antwoord = await lezer.read()
    schrijver.close()
    assert antwoord.startswith(b"HTTP/1.1 404 ")


async def test_guessing_is_told_to_wait_while_a_real_link_still_opens(huis: Huis) -> None:
    link = huis.link()
    for nummer in range(MEESTE_MISSERS):
        assert (await huis.haalt(f"/pagina/DEMO.{nummer}"))[0] == 404
    assert (await huis.haalt("/pagina/DEMO.nog"))[0] == 429
    assert (await huis.opent(link)).status == 303
    huis.klok.nu += timedelta(minutes=1)
    assert (await huis.haalt("/pagina/DEMO.nog"))[0] == 404


async def test_nothing_is_kept_framed_referred_or_fetched_from_elsewhere(huis: Huis) -> None:
    antwoord = await huis.opent(huis.link())
    koekje = antwoord.headers["Set-Cookie"]
    assert all(deel in koekje for deel in ("HttpOnly", "SameSite=Strict", "Path=/pagina"))
    async with huis.browser.get(huis.url.join(URL("/pagina/inhoud"))) as pagina:
        koppen = pagina.headers
    assert koppen["Cache-Control"] == "no-store"
    assert koppen["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in koppen["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in koppen["Content-Security-Policy"]


async def test_a_browser_that_comes_by_https_never_sends_the_cookie_otherwise(huis: Huis) -> None:
    kamer = Paginas(huis.store, {"DEMO": STREEK}, Registry(), huis.klok, TEKSTEN, veilig=True)
    app = maak_app(messages=Deur(), metrics=Metrics(), ready={}, routes=kamer.routes())  # type: ignore[arg-type]
    async with (
        TestServer(app) as server,
        huis.browser.post(server.make_url(huis.link()), allow_redirects=False) as antwoord,
    ):
        assert "Secure" in antwoord.headers["Set-Cookie"]


async def test_every_look_is_in_the_logboek(huis: Huis) -> None:
    await huis.opent(huis.link())
    for _ in range(2):
        await huis.haalt("/pagina/inhoud")
    regels = huis.store.read_now(Scope("DEMO", huis.klok.nu), logboek.lees)
    gezien = [een for een in regels if een.handeling is Handeling.PAGINA_GEOPEND]
    assert [(een.door_id, een.onderwerp_id) for een in gezien] == [(huis.rosa, "voorbereiding:z1")] * 2


async def test_no_token_is_in_the_database(huis: Huis) -> None:
    token = huis.link().rpartition(".")[2]
    await huis.opent(f"/pagina/DEMO.{token}")
    rijen = huis.store.read_now(Scope("DEMO", huis.klok.nu), lambda uow: repr(paginas.kijk(uow, token)))
    assert rijen == "None"
    assert token not in repr(huis.store.read_now(Scope("DEMO", huis.klok.nu), _alles))


def _alles(uow: UnitOfWork) -> object:
    return [tuple(rij) for rij in uow.verbinding.exec_driver_sql("SELECT * FROM paginalink")]
