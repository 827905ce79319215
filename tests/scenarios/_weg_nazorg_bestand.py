"""The further way, files of detentiemeldingen: on the command line with a report, and on a page. Each refuses one."""

import io

import aiohttp
from yarl import URL

from bot.cli.inlezen import Werkbank, lees_detentieregels, schrijf_verslag
from dialogs.inlezen.verslag import verslagregel
from dialogs.inlezen.verwerken import werk_af
from dialogs.kern.router import Streek
from teksten.catalogus import laad_teksten
from tests.scenarios import _geheimen as g
from tests.scenarios._browser import Browser
from tests.scenarios._geheimen import Persoon
from tests.scenarios._kanaries import Gebracht
from tests.scenarios._weg import ROOS, Weg

KOP = ("naam", "geboortedatum", "herkomst", "inrichting", "einde", "referentie", "regisseur")


def _regel(weg: Weg, wie: Persoon, *, goed: bool) -> str:
    """Return a line, with a word in the reference; on one that is refused also in place of the inrichting."""
    waar = "PI Merwede" if goed else weg.geheimen.woord("weigerinrichting", ())
    referentie = weg.geheimen.woord("referentie", {ROOS} if goed else ())
    geboren = wie.geboren if goed else f"{wie.geboren}x"
    return ";".join((wie.naam, geboren, "Merwestad", waar, weg.dag(70), referentie, ROOS))


def _bestand(weg: Weg, wie: Persoon) -> bytes:
    regels = (";".join(KOP), _regel(weg, wie, goed=True), _regel(weg, g.NIET_INGELEZEN, goed=False))
    return "\r\n".join(regels).encode()


def op_de_opdrachtregel(weg: Weg) -> None:
    """An operator reads in a file; the report stands beside it."""
    bestand, verslag = weg.map / "meldingen.csv", weg.map / "meldingenverslag.csv"
    bestand.write_bytes(_bestand(weg, g.UIT_EEN_BESTAND))
    v, t = weg.o.verhaal, laad_teksten()
    streek = Streek(v.regio, t.met(v.regio.teksten))
    plaats = Werkbank(v.store, streek, v.klok)
    gedaan = tuple(werk_af(plaats, lees_detentieregels(bestand, streek), proef=False))
    assert [een.uitslag.value for een in gedaan] == ["nieuw", "geweigerd"], gedaan
    schrijf_verslag(verslag, gedaan, t)
    weg.buiten += [verslag.read_text("utf-8-sig"), *(verslagregel(een, t) for een in gedaan)]
    bestand.unlink()


async def op_een_pagina(weg: Weg) -> None:
    """Roos looks at a file on a page first, and then reads it in."""
    browser = await weg.browser(ROOS)
    await browser.opent(await weg.opent(ROOS, "detentie inlezen"))
    proef = await _stuurt(browser, _bestand(weg, g.OP_EEN_PAGINA))
    assert "geweigerd" in proef, proef
    assert "Ingelezen" in await _stuurt(browser, None)
    await weg.o.verhaal.works()


async def _stuurt(browser: Browser, bestand: bytes | None) -> str:
    """Send the form of the page, with a file whose name says too much; return the page after it."""
    vorm = aiohttp.FormData(default_to_multipart=True)
    for naam, waarde in browser.formulieren[0].waarden:
        vorm.add_field(naam, waarde)
    if bestand is not None:
        vorm.add_field("bestand", io.BytesIO(bestand), filename=f"{g.OP_EEN_PAGINA.naam} kanarie.csv")
    koppen = {"Origin": str(browser.adres.origin())}
    adres = browser.adres.join(URL("/pagina/inhoud"))
    async with browser.sessie.post(adres, data=vorm, headers=koppen, allow_redirects=False) as antwoord:
        browser.html = await antwoord.text()
        browser.buiten.append(f"{antwoord.request_info.url} {antwoord.headers}")
    gebracht = (bestand or b"").decode()
    browser.mee.alles.append(Gebracht(browser.persoon.name, "inlezen", gebracht, browser.html))
    return browser.html


async def alles(weg: Weg) -> None:
    """Walk this part."""
    op_de_opdrachtregel(weg)
    await op_een_pagina(weg)
