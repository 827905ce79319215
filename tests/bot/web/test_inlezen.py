"""A file of detentiemeldingen on a page: looked at first, then read in, and kept nowhere in between."""

import asyncio
import html
import io
import re
import socket
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from yarl import URL

from bot.web.aanmelden import Aanmelden
from bot.web.app import maak_app
from bot.web.browser import LARGEST_FILE
from bot.web.metrics import Metrics
from bot.web.paginas import Paginas
from dialogs.inlezen import pagina as inleespagina
from dialogs.inlezen import register
from dialogs.inlezen.verwerken import werk_af
from dialogs.kern.paginas import LINK_GELDIG, Paginasoort
from dialogs.kern.registry import Registry
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Rol
from storage import bij, casus, logboek, paginas, personen
from storage.store import Scope, Store, UnitOfWork
from tests._databases import NU
from tests.bot.web._huis import ROSA, STREEK, TEKSTEN, Deur, Klok, Portier

KOP = "naam;geboortedatum;herkomst;inrichting;einde;bron"
KANARIE = "Kanarie Zeldzaam;17-05-1991;Merwestad;PI Merwede;22-12-2026;"
PIM = "Pim Pieter;02-01-1985;Merwestad;PI Merwede;22.11.2026;"
FOUT = "Fout Gevuld;02-01-1985;Merwestad;PI Merwede;22-11-26;"
BIJ = "Rik Retour;02-01-2000;Merwestad;PI Merwede;20-04-2026;BIJ"


@dataclass
class Kamer:
    """A house with this page, and a browser in front of it at which somebody signed in."""

    store: Store
    klok: Klok
    url: URL
    browser: aiohttp.ClientSession
    rosa: str
    gewekt: list[str]

    def link(self) -> str:
        def maak(uow: UnitOfWork) -> str:
            return paginas.maak(
                uow,
                soort=Paginasoort.DETENTIES,
                onderwerp_id=self.rosa,
                persoon_id=self.rosa,
                verloopt_op=uow.now + LINK_GELDIG,
            )

        return f"/pagina/DEMO.{self.store.run_now(Scope('DEMO', self.klok.nu), maak)}"

    async def opent(self) -> str:
        koppen = {"Origin": str(self.url).rstrip("/")}
        await (await self.browser.post(self.url.join(URL(self.link())), headers=koppen)).read()
        async with self.browser.get(self.url.join(URL("/aanmelden/terug?state=s&code=c"))) as antwoord:
            await antwoord.read()
        async with self.browser.get(self.url.join(URL("/pagina/inhoud"))) as antwoord:
            return await antwoord.text()

    async def stuurt(self, velden: Mapping[str, str], bestand: bytes | None = None) -> tuple[int, str]:
        vorm = aiohttp.FormData(default_to_multipart=True)
        for naam, waarde in velden.items():
            vorm.add_field(naam, waarde)
        if bestand is not None:
            vorm.add_field("bestand", io.BytesIO(bestand), filename="Kanarie gedetineerd.csv")
        koppen = {"Origin": str(self.url).rstrip("/")}
        adres = self.url.join(URL("/pagina/inhoud"))
        async with self.browser.post(adres, data=vorm, headers=koppen, allow_redirects=False) as antwoord:
            return antwoord.status, await antwoord.text()

    def casussen(self) -> list[Casus]:
        def lees(uow: UnitOfWork) -> list[Casus]:
            return [casus.lees(uow, een.id) for een in casus.van_regisseur(uow, [self.rosa])]

        return self.store.read_now(Scope("DEMO", self.klok.nu), lees)

    def namen(self) -> list[str]:
        return sorted(een.betrokkenen[0].gegevens.naam for een in self.casussen())


@pytest.fixture
async def kamer(store: Store) -> AsyncIterator[Kamer]:
    def registreer(uow: UnitOfWork) -> str:
        wie = personen.registreer(uow, tenant_id="t", object_id="rosa", teams_id="29:rosa", naam="Rosa Regisseur")
        personen.stel_aan(uow, wie.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", uow.now))
        ander = personen.registreer(uow, tenant_id="t", object_id="bram", teams_id="29:bram", naam="Bram Signaal")
        personen.stel_aan(uow, ander.id, Aanstelling(Rol.BIJ, "gemeente-merwestad", uow.now))
        return wie.id

    klok, registry, gewekt = Klok(), Registry(), list[str]()
    register(registry)
    rosa = store.run_now(Scope("DEMO", NU), registreer)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    adres = f"http://127.0.0.1:{port}"
    aanmelden = Aanmelden(store, {"DEMO": STREEK}, {"DEMO": Portier(ROSA)}, klok, TEKSTEN, adres)
    deuren = Paginas(registry, aanmelden, gewekt.append)
    app = maak_app(messages=Deur(), metrics=Metrics(), ready={}, routes=deuren.routes())  # type: ignore[arg-type]
    async with (
        TestServer(app, port=port) as server,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser,
    ):
        yield Kamer(store, klok, server.make_url("/"), browser, rosa, gewekt)


def bestand(*rijen: str) -> bytes:
    return "\r\n".join((KOP, *rijen)).encode()


def vormen(tekst: str) -> list[dict[str, str]]:
    """Return the hidden inputs of every form on a page, in order."""
    gevonden = re.findall(r"<form.*?</form>", tekst, re.DOTALL)
    return [
        {naam: html.unescape(wat) for naam, wat in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', een)}
        for een in gevonden
    ]


def verslag(tekst: str) -> list[tuple[str, str]]:
    """Return the number and the outcome of every line of the report."""
    rijen = re.findall(r'<tr><td data-kop="Regel">(.*?)</td><td data-kop="Wat">(.*?)</td>', tekst)
    return [(nummer, re.sub(r"<.*?>", "", wat)) for nummer, wat in rijen]


async def controleert(kamer: Kamer, inhoud: bytes) -> tuple[int, str]:
    (eerste,) = vormen(await kamer.opent())
    return await kamer.stuurt(eerste, inhoud)


async def test_a_file_is_looked_at_first_and_then_read_in(kamer: Kamer) -> None:
    status, tekst = await controleert(kamer, bestand(KANARIE, FOUT, PIM))
    assert (status, "Dit gaat er gebeuren" in tekst) == (200, True)
    assert verslag(tekst) == [("2", "nieuw"), ("3", "geweigerd"), ("4", "nieuw")]
    assert kamer.namen() == []
    status, tekst = await kamer.stuurt(vormen(tekst)[0])
    assert (status, "<h1>Ingelezen</h1>" in tekst) == (200, True)
    assert verslag(tekst) == [("2", "nieuw"), ("4", "nieuw")]
    assert kamer.namen() == ["Kanarie Zeldzaam", "Pim Pieter"]
    assert all(str(een.code) in tekst for een in kamer.casussen())
    assert kamer.gewekt


async def test_it_is_his_act_in_the_logboek(kamer: Kamer) -> None:
    _, tekst = await controleert(kamer, bestand(KANARIE))
    await kamer.stuurt(vormen(tekst)[0])
    (een,) = kamer.casussen()
    regels = kamer.store.read_now(Scope("DEMO", NU), logboek.lees, een.id)
    assert {regel.door_id for regel in regels} == {kamer.rosa}
    assert Handeling.DETENTIE_INGELEZEN in [regel.handeling for regel in regels]


async def test_nothing_of_a_person_stands_on_the_page_in_words(kamer: Kamer) -> None:
    _, tekst = await controleert(kamer, bestand(KANARIE, FOUT))
    zichtbaar = re.sub(r'value="[^"]*"', "", tekst)
    assert not [een for een in ("Kanarie", "Zeldzaam", "Fout", "1991", "gedetineerd.csv") if een in zichtbaar]


async def test_pressing_twice_reads_in_once(kamer: Kamer) -> None:
    _, tekst = await controleert(kamer, bestand(KANARIE))
    doorgaan = vormen(tekst)[0]
    beide = await asyncio.gather(kamer.stuurt(doorgaan), kamer.stuurt(doorgaan))
    assert sorted(status for status, _ in beide) == [200, 422]
    assert kamer.namen() == ["Kanarie Zeldzaam"]
    assert "al ingelezen" in next(tekst for status, tekst in beide if status == 422)


async def test_a_workbook_is_known_by_its_content(kamer: Kamer) -> None:
    werkmap, uit = Workbook(), io.BytesIO()
    blad = werkmap.active
    assert isinstance(blad, Worksheet)
    for rij in (KOP, KANARIE):
        blad.append(rij.split(";"))
    werkmap.save(uit)
    _, tekst = await controleert(kamer, uit.getvalue())
    assert verslag(tekst) == [("2", "nieuw")]


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        (b"", "Kies eerst een bestand."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "inrichting: Deze kolom ontbreekt."),
        (b"PK\x03\x04kapot", "is niet te lezen als tabel"),
        ((KOP + ";delict\n" + KANARIE + "roof").encode(), "gaat over het delict"),
        ((KOP + "\n" + "\n".join([KANARIE] * 2001)).encode(), "meer dan 2000 regels"),
        (KOP.encode() + b"\n" + b"x" * 5_000_000, "groter dan 5 MB"),
    ],
)
async def test_a_file_that_cannot_be_used_is_told_on_the_same_page(kamer: Kamer, inhoud: bytes, zegt: str) -> None:
    status, tekst = await controleert(kamer, inhoud)
    assert (status in {200, 422}, zegt in tekst, "roof" in tekst) == (True, True, False)
    assert (len(vormen(tekst)), kamer.namen()) == (1, [])


async def test_what_is_far_too_large_is_not_read(kamer: Kamer) -> None:
    status, _ = await controleert(kamer, b"x" * (LARGEST_FILE + 200_000))
    assert status == 413


async def test_a_signal_to_a_burgemeester_is_not_his_to_read_in(kamer: Kamer) -> None:
    _, tekst = await controleert(kamer, bestand(BIJ))
    assert (verslag(tekst), "/bij nieuw" in tekst, len(vormen(tekst))) == ([("2", "geweigerd")], True, 1)
    assert not kamer.store.read_now(Scope("DEMO", NU), bij.van_gemeenten, ["merwestad"], aantal=9)


async def test_who_deals_with_signals_as_well_reads_them_in(kamer: Kamer) -> None:
    def ook_bij(uow: UnitOfWork) -> None:
        personen.stel_aan(uow, kamer.rosa, Aanstelling(Rol.BIJ, "gemeente-merwestad", uow.now))

    kamer.store.run_now(Scope("DEMO", NU), ook_bij)
    _, tekst = await controleert(kamer, bestand(BIJ))
    _, tekst = await kamer.stuurt(vormen(tekst)[0])
    assert (verslag(tekst), kamer.namen()) == ([("2", "naar BIJ")], [])
    assert len(kamer.store.read_now(Scope("DEMO", NU), bij.van_gemeenten, ["merwestad"], aantal=9)) == 1


async def test_what_came_back_other_than_it_went_is_refused(kamer: Kamer) -> None:
    _, tekst = await controleert(kamer, bestand(KANARIE))
    doorgaan = vormen(tekst)[0]
    rijen, _, zegel = doorgaan["_rijen"].rpartition(".")
    for anders in ("", "A" + rijen + "." + zegel, rijen + ".", rijen + "." + "0" * len(zegel)):
        status, _ = await kamer.stuurt({**doorgaan, "_rijen": anders})
        assert status == 409
    andere_sleutel = {**doorgaan, "_sleutel": vormen((await controleert(kamer, bestand(KANARIE)))[1])[0]["_sleutel"]}
    assert (await kamer.stuurt(andere_sleutel))[0] == 409
    assert kamer.namen() == []


async def test_a_stranger_brings_no_file(kamer: Kamer) -> None:
    (eerste,) = vormen(await kamer.opent())
    kamer.browser.cookie_jar.clear()
    assert (await kamer.stuurt(eerste, bestand(KANARIE)))[0] == 403
    # It is not even read: one that is too large is refused for who he is.
    assert (await kamer.stuurt(eerste, b"x" * (LARGEST_FILE + 200_000)))[0] == 403
    assert kamer.namen() == []


async def test_who_loses_his_role_half_way_reads_in_nothing_more(kamer: Kamer, monkeypatch: pytest.MonkeyPatch) -> None:
    _, tekst = await controleert(kamer, bestand(KANARIE))
    echt = werk_af

    def eindigt(uow: UnitOfWork) -> None:
        personen.beeindig(uow, kamer.rosa, Rol.PROCESREGISSEUR, "zvh", uow.now)

    def later(plaats: object, regels: object, *, proef: bool) -> object:
        kamer.klok.nu += timedelta(seconds=1)
        kamer.store.run_now(Scope("DEMO", kamer.klok.nu), eindigt)
        kamer.klok.nu += timedelta(seconds=1)
        return echt(plaats, regels, proef=proef)  # type: ignore[arg-type]

    monkeypatch.setattr(inleespagina, "werk_af", later)
    status, _ = await kamer.stuurt(vormen(tekst)[0])
    assert (status, kamer.namen()) == (403, [])


@pytest.mark.parametrize(
    "rommel",
    [
        b"",
        b"--x",
        b"--x\r\n\r\nniets\r\n",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n',
        b"--x\r\nContent-Disposition: " + b"y" * 20_000 + b"\r\n\r\n1\r\n--x--",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\nContent-Encoding: gzip\r\n\r\nzz\r\n--x--',
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\xfe\r\n--x--',
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 300,
    ],
)
async def test_what_is_no_form_with_a_file_breaks_nothing(kamer: Kamer, rommel: bytes) -> None:
    await kamer.opent()
    koppen = {"Origin": str(kamer.url).rstrip("/"), "Content-Type": "multipart/form-data; boundary=x"}
    async with kamer.browser.post(kamer.url.join(URL("/pagina/inhoud")), data=rommel, headers=koppen) as antwoord:
        assert 400 <= antwoord.status < 500


def test_the_page_runs_no_script_and_says_what_each_field_is() -> None:
    sjabloon = files("pages").joinpath("sjablonen", "inlezen.html").read_text("utf-8")
    assert "<script" not in sjabloon
    assert 'label for="bestand"' in sjabloon
