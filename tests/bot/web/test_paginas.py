"""A page opens once, for the one it was shown to, and gives nothing away on the way."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp.test_utils import TestServer
from yarl import URL

from bot.web.aanmelden import PAGINA, SESSIE, Aanmelden
from bot.web.app import maak_app
from bot.web.metrics import Metrics
from bot.web.paginas import MEESTE_MISSERS, Paginas
from dialogs.kern.paginas import LINK_GELDIG, SESSIE_GELDIG
from dialogs.kern.registry import Registry
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import personen
from storage.store import Scope, UnitOfWork
from tests.bot.web._huis import GEHEIM, STREEK, TEKSTEN, Deur, Huis


async def test_fetching_a_link_uses_nothing_up_and_tells_nothing(huis: Huis) -> None:
    link = huis.link()
    for _ in range(3):
        status, tekst = await huis.haalt(link)
        assert (status, "Openen" in tekst, GEHEIM in tekst) == (200, True, False)
    assert (await huis.opent(link)).status == 303


async def test_pressing_opens_it_and_the_token_leaves_the_address(huis: Huis) -> None:
    antwoord = await huis.opent(huis.link())
    assert antwoord.headers["Location"] == "/pagina/verder"
    status, tekst = await huis.haalt("/pagina/verder")
    assert (status, 'content="0; url=/pagina/inhoud"' in tekst) == (200, True)
    status, tekst = await huis.haalt("/pagina/inhoud")
    assert (status, f"<p>{GEHEIM}: z1 voor Rosa Regisseur</p>" in tekst) == (200, True)


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
    assert (status, GEHEIM in tekst) == (404, False)
    assert huis.store.read_now(Scope("DEMO", huis.klok.nu), _sessies) == 0


def _sessies(uow: UnitOfWork) -> int:
    return int(uow.verbinding.exec_driver_sql("SELECT count(*) FROM websessie").scalar_one())


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
@pytest.mark.parametrize("welk", [SESSIE.naam, PAGINA.naam])
async def test_a_made_up_session_opens_nothing(huis: Huis, welk: str, koekje: str) -> None:
    await huis.opent(huis.link())
    echt = {een.key: een.value for een in huis.browser.cookie_jar}
    huis.browser.cookie_jar.clear()
    kop = {"Cookie": "; ".join(f"{naam}={wat}" for naam, wat in {**echt, welk: koekje}.items())}
    async with huis.browser.get(huis.url.join(URL("/pagina/inhoud")), headers=kop) as antwoord:
        assert antwoord.status == 404


@pytest.mark.parametrize("bewijs", [b'"DEMO.\\000.x"', b"DEMO.\xff\xfe.x", b"DEMO." + b"a" * 64 + b".\xff"])
async def test_bytes_that_are_no_text_open_nothing_and_break_nothing(huis: Huis, bewijs: bytes) -> None:
    """No browser sends them, but anybody else can: a null (behind an escape), and what is no UTF-8."""
    lezer, schrijver = await asyncio.open_connection(huis.url.host, huis.url.port)
    kop = b"GET /pagina/inhoud HTTP/1.1\r\nHost: hier\r\nConnection: close\r\nCookie: "
    koekjes = b"; ".join(naam.encode() + b"=" + bewijs for naam in (SESSIE.naam, PAGINA.naam))
    schrijver.write(kop + koekjes + b"\r\n\r\n")
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
    for naam in (SESSIE.naam, PAGINA.naam):
        (koekje,) = [een for een in antwoord.headers.getall("Set-Cookie") if een.startswith(naam)]
        assert all(deel in koekje for deel in ("HttpOnly", "SameSite=Strict", "Path=/"))
    async with huis.browser.get(huis.url.join(URL("/pagina/inhoud"))) as pagina:
        koppen = pagina.headers
    assert koppen["Cache-Control"] == "no-store"
    assert koppen["Referrer-Policy"] == "same-origin"
    assert "default-src 'none'" in koppen["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in koppen["Content-Security-Policy"]


async def test_a_browser_that_comes_by_https_sends_its_cookies_to_this_host_alone_and_never_otherwise(
    huis: Huis,
) -> None:
    portier = {"DEMO": huis.portier}
    adres = "https://tafelbot.example"
    kamer = Paginas(Registry(), Aanmelden(huis.store, {"DEMO": STREEK}, portier, huis.klok, TEKSTEN, adres))
    app = maak_app(messages=Deur(), metrics=Metrics(), ready={}, routes=kamer.routes())  # type: ignore[arg-type]
    async with TestServer(app) as server:
        open_ = server.make_url(huis.link())
        async with huis.browser.post(open_, headers={"Origin": adres}, allow_redirects=False) as antwoord:
            (koekje,) = antwoord.headers.getall("Set-Cookie")
        assert koekje.startswith("__Host-tafelbot_aanmelden=")
        assert all(deel in koekje for deel in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
        kop = {"Cookie": koekje.partition(";")[0]}
        terug = server.make_url("/aanmelden/terug?state=s&code=c")
        async with huis.browser.get(terug, headers=kop, allow_redirects=False) as antwoord:
            gezet = [een for een in antwoord.headers.getall("Set-Cookie") if not een.startswith("__Host-tafelbot_aanm")]
    assert len(gezet) == 2
    for een in gezet:
        assert een.startswith("__Host-")
        assert all(deel in een for deel in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"))
        assert "Domain" not in een


async def test_every_look_is_in_the_logboek(huis: Huis) -> None:
    await huis.opent(huis.link())
    for _ in range(2):
        await huis.haalt("/pagina/inhoud")
    gezien = [een for een in huis.logboek() if een.handeling is Handeling.PAGINA_GEOPEND]
    assert [(een.door_id, een.onderwerp_id) for een in gezien] == [(huis.rosa, "voorbereiding:z1")] * 2


async def test_no_token_is_in_the_database(huis: Huis) -> None:
    token = huis.link().rpartition(".")[2]
    await huis.opent(f"/pagina/DEMO.{token}")
    geheimen = [token, *(een.value.rpartition(".")[2] for een in huis.browser.cookie_jar if een.key == SESSIE.naam)]
    assert len(geheimen) == 2
    rijen = repr(huis.store.read_now(Scope("DEMO", huis.klok.nu), _alles))
    assert not any(een in rijen for een in geheimen)


def _alles(uow: UnitOfWork) -> object:
    alle = ("SELECT * FROM paginalink", "SELECT * FROM websessie", "SELECT * FROM aanmelding")
    return [tuple(rij) for een in alle for rij in uow.verbinding.exec_driver_sql(een)]
