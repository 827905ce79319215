"""The further way, through the talk of somebody detained: planned, met, spoken, written down.

He opens his own page over HTTP, on a device beside his casemanager. What he writes is for him, for her and for the
regisseur; the way into the meeting for whoever sits at it; to everybody else there is a code and a day.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from domain.contact import Contact, Kanaal
from domain.gespreksverloop import Verloopdaad
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from domain.vergadering import OPTIES
from storage import contacten, terugkeergesprek
from tests._kaart import Kaart
from tests.dialogs.gast._pagina import Scherm
from tests.scenarios._kanaries import Gebracht
from tests.scenarios._nazorgtoneel import PARTNERS
from tests.scenarios._vergadernep import DEUR
from tests.scenarios._weg import PIM, ROOS, Weg, heeft, staat_nog

HIJ: Final = "Op zijn eigen pagina"
MEREL, MO = PARTNERS["pi-merwede"], PARTNERS["gemeente-merwestad"]
AAN_TAFEL: Final = ("politie", "gemeente-merwestad")
VAN_HEM: Final = {HIJ, MEREL, ROOS}
BIJ_DE_DEUR: Final = {HIJ, MEREL, ROOS, PIM, MO}
"""Who may be shown the way in."""
ZONDER_TEAMS: Final = Contact("els", "politie", "Els Elders", Kanaal.EMAIL, email="els@elders.example")


@dataclass
class Toestel:
    """The device on which his page is open, without an account and without script."""

    weg: Weg
    sessie: aiohttp.ClientSession
    adres: URL
    scherm: Scherm = field(default_factory=lambda: Scherm(""))
    pad: str = ""

    async def opent(self) -> None:
        """Look, as a scanner does, and then press *Openen*."""
        await self._vraagt("GET", self.adres.path)
        await self._vraagt("POST", self.adres.path)
        await self.ziet("/gast")

    async def ziet(self, pad: str) -> Scherm:
        """Look at a screen."""
        status, tekst = await self._vraagt("GET", pad)
        assert status == 200, tekst
        self.scherm = Scherm(tekst)
        return self.scherm

    async def drukt(self, knop: str, **invoer: str) -> Scherm:
        """Fill in the form with this button, and press it; what it leads to is followed."""
        vorm = self.scherm.formulier(knop)
        naam, waarde = vorm.knoppen[knop]
        velden = {**vorm.velden, **({naam: waarde} if naam else {}), **invoer}
        self.weg.o.verhaal.klok.moment += timedelta(seconds=1)
        status, tekst = await self._vraagt("POST", vorm.actie or self.pad, velden)
        assert status in {200, 303}, tekst
        return await self.ziet(tekst) if status == 303 else Scherm(tekst)

    async def _vraagt(self, hoe: str, pad: str, velden: dict[str, str] | None = None) -> tuple[int, str]:
        self.pad = urlsplit(pad).path
        koppen = {"Origin": "null", "Sec-Fetch-Site": "same-origin"} if hoe == "POST" else {}
        waar = self.adres.join(URL(pad, encoded=True))
        async with self.sessie.request(hoe, waar, data=velden, headers=koppen, allow_redirects=False) as antwoord:
            tekst = await antwoord.text()
            van_ons = f"{antwoord.request_info.url} {antwoord.request_info.headers} {antwoord.headers}"
            self.weg.buiten.append(van_ons)
            self.weg.mee.alles.append(Gebracht(HIJ, urlsplit(pad).path.partition(".")[0], str(velden or ""), tekst))
            return antwoord.status, antwoord.headers.get("Location", "") if antwoord.status == 303 else tekst


@dataclass
class Gesprek:
    """The talk of a casus, as the people of the story handle it."""

    weg: Weg
    code: str
    casus_id: str

    @property
    def nu(self) -> Terugkeergesprek:
        """How it stands."""
        gevonden = self.weg.leest(lambda uow: terugkeergesprek.nieuwste(uow, self.casus_id))
        assert gevonden is not None
        return gevonden

    async def opent(self, naam: str, verb: str, **anders: object) -> Kaart:
        """Let somebody press what stands on a card of his."""
        return await self.weg.wie(naam).presses_raw(verb, {"v": 1, **anders})

    async def van(self, naam: str, verb: str, **anders: object) -> Kaart:
        """The same, about the talk."""
        return await self.opent(naam, verb, gesprek=self.nu.id, **anders)


async def plant(een: Gesprek) -> None:
    """Roos plans it, after a day that nobody can read; Merel says first that none fits, and then chooses one."""
    weg = een.weg
    vorm = await weg.opent(ROOS, f"gesprek plan {een.code}")
    fout = {"organisaties": ",".join(AAN_TAFEL), "dag1": weg.geheimen.woord("gespreksdag", {ROOS})}
    staat_nog(await weg.drukt(ROOS, vorm, "Gesprek plannen", fout), "kanariegespreksdag")
    kaart = await weg.drukt(ROOS, vorm, "Gesprek plannen", {"organisaties": ",".join(AAN_TAFEL)})
    assert not kaart.invoer, kaart
    await weg.o.verhaal.works()
    vorm = await een.van(MEREL, "gespreksmoment.anders_vorm")
    fout = {"dag1": weg.geheimen.woord("andersdag", {MEREL})}
    staat_nog(await weg.drukt(MEREL, vorm, "Voorstellen", fout), "kanarieandersdag")
    await kiest_moment(een)


async def kiest_moment(een: Gesprek) -> None:
    """Merel chooses one of the moments; where Roos proposed none, she proposes one, and Roos takes it."""
    weg = een.weg
    kaart = await een.opent(MEREL, "gespreksmoment.open", casus=een.casus_id)
    if keuzes := next((veld["choices"] for veld in kaart.invoer if veld["id"] == "moment"), None):
        await weg.drukt(MEREL, kaart, "Kiezen", {"moment": keuzes[-1]["value"]})
    else:
        vorm = await een.van(MEREL, "gespreksmoment.anders_vorm")
        await weg.drukt(MEREL, vorm, "Voorstellen", {"dag1": "over 7 dagen", "tijd1": "10:00"})
        kaart = await een.opent(ROOS, "gespreksplan.open", casus=een.casus_id)
        await weg.drukt(ROOS, kaart, next(knop for knop in kaart.knoppen if "10.00" in knop))
    await weg.o.verhaal.works()
    assert een.nu.status is Gespreksstatus.GEPLAND, kaart


async def brengt_eigen_link(een: Gesprek) -> None:
    """The bot may not make it, so Roos brings her own: first no link at all, then with options left out, then whole."""
    weg, woorden = een.weg, een.weg.geheimen
    assert een.nu.verteld is None, "nobody hears of it before its meeting is good"
    kaart = await een.van(ROOS, "vergadering.open")
    fout = {"adres": woorden.woord("geenlink", {ROOS}), "opties": ",".join(OPTIES)}
    kaart = staat_nog(await weg.drukt(ROOS, kaart, "Link bewaren", fout), "kanariegeenlink")
    adres = f"{DEUR}{woorden.woord('eigenlink', BIJ_DE_DEUR)}"
    half = {"adres": adres, "opties": OPTIES[0]}
    kaart = staat_nog(await weg.drukt(ROOS, kaart, "Link bewaren", half), "kanarieeigenlink")
    await weg.drukt(ROOS, kaart, "Link bewaren", {"adres": adres, "opties": ",".join(OPTIES)})
    await weg.o.verhaal.works()
    assert een.nu.verteld is not None


async def opent_zijn_pagina(een: Gesprek, sessie: aiohttp.ClientSession) -> Toestel:
    """Merel makes the link, and opens it on a device beside him; the invitation is printed too."""
    kaart = await een.van(MEREL, "gespreksmoment.link")
    toestel = Toestel(een.weg, sessie, URL(kaart.adressen[-1], encoded=True))
    await toestel.opent()
    papier = await een.van(MEREL, "gespreksmoment.papier")
    await (await een.weg.browser(MEREL)).opent(papier)
    return toestel


async def schrijft(een: Gesprek, toestel: Toestel) -> None:
    """He writes of each thing what he wants to say, and whom he would rather not have there; Roos answers him."""
    weg = een.weg
    velden = [pad for pad in (await toestel.ziet("/gast/zeggen")).links.values() if "wat=" in pad]
    assert len(velden) > 5
    for pad in velden:
        scherm = await toestel.ziet(pad)
        knop = next(knop for knop in scherm.knoppen if "Opslaan" in knop or "Bewaar" in knop)
        await toestel.drukt(knop, tekst=f"Ik wil {weg.geheimen.woord('zelf', VAN_HEM)} 🙂")
    scherm = await toestel.ziet("/gast/liever-niet")
    knop = next(knop for knop in scherm.knoppen if scherm.formulier(knop).keuzes)
    await toestel.drukt(knop, wie="politie")
    vorm = await een.van(ROOS, "gesprekskeuze.beslis_vorm", alles=False)
    vakken = {str(veld["id"]) for veld in vorm.invoer}
    antwoord, uitleg = (next(een for een in vakken if een.endswith(f"-{wat}")) for wat in ("antwoord", "uitleg"))
    half = {antwoord: "", uitleg: f"Ze helpen je. {weg.geheimen.woord('uitleghalf', VAN_HEM)}"}
    staat_nog(await weg.drukt(ROOS, vorm, "Opslaan", half), "kanarieuitleghalf")
    heel = {antwoord: "kan_niet", uitleg: f"Ze helpen je. {weg.geheimen.woord('uitleg', VAN_HEM)}"}
    await weg.toch(ROOS, await weg.drukt(ROOS, vorm, "Opslaan", heel))
    assert "kanarieuitleg0" in (await toestel.ziet("/gast/liever-niet")).tekst
    await weg.o.verhaal.works()


async def kiest(toestel: Toestel, keuze: str) -> None:
    """He chooses on his page."""
    scherm = await toestel.ziet("/gast/kiezen")
    knop = next(knop for knop in scherm.knoppen if "keuze" in scherm.formulier(knop).keuzes)
    await toestel.drukt(knop, keuze=keuze)
    await toestel.weg.o.verhaal.works()


async def zegt_toch_ja(een: Gesprek) -> None:
    """After his no he wants to: Merel writes it down, with who comes along; at first without saying that he did."""
    weg = een.weg
    # Two choices are never made at one moment: the later one counts.
    await weg.verstrijkt(minutes=2)
    vorm = await een.van(MEREL, "gesprekskeuze.open")
    mee = {"naam": weg.geheimen.woord("moeder", VAN_HEM), "relatie": weg.geheimen.woord("relatie", VAN_HEM)}
    staat_nog(await weg.drukt(MEREL, vorm, "Opslaan", {"keuze": "ja", **mee}), "kanariemoeder")
    na = await weg.drukt(MEREL, vorm, "Opslaan", {"keuze": "ja", "zelf": "ja", "curatele": "ja", **mee})
    await weg.o.verhaal.works()
    assert een.nu.status is Gespreksstatus.VOORBEREIDEN, na


async def spreekt(een: Gesprek, sessie: aiohttp.ClientSession) -> Toestel:
    """The day before it is told how one talks there; then everybody is shown the way in, and Roos says how it goes."""
    weg, v = een.weg, een.weg.o.verhaal
    begint = een.nu.begint_op
    assert begint is not None
    while v.klok.moment < begint - timedelta(days=1):
        await weg.verstrijkt(days=1)
    for naam, organisatie in ((PIM, "politie"), (MO, "gemeente-merwestad")):
        hier = {"casus": een.casus_id, "organisatie": organisatie}
        await een.opent(naam, "gesprektijdens.vooraf", **hier)
        kaart = await een.opent(naam, "gespreksdeelname.open", **hier)
        await weg.drukt(naam, kaart, "Wij komen")
    await v.passes(until=begint - timedelta(minutes=5))
    toestel = await opent_zijn_pagina(een, sessie)
    await toestel.ziet("/gast/meedoen")
    assert "kanarievergadercode" in toestel.scherm.tekst
    mee = next(een for een in toestel.scherm.knoppen if toestel.scherm.formulier(een).velden.get("_doe") == "meedoen")
    assert "kanarievergaderlink" in (await toestel.drukt(mee)).html
    for naam, organisatie in ((PIM, "politie"), (MO, "gemeente-merwestad")):
        assert "kanarievergaderlink" in str(
            (await een.van(naam, "gespreksdeelname.naar", organisatie=organisatie)).json
        )
    assert "kanarievergaderlink" in str((await een.van(ROOS, "gespreksplan.naar")).json)
    await v.passes(until=begint)
    for wat in ("begonnen", "pauze", "verder", "geeindigd"):
        await _zegt(een, Verloopdaad(wat))
        await weg.verstrijkt(minutes=10)
    assert een.nu.status is Gespreksstatus.GEWEEST
    return toestel


async def _zegt(een: Gesprek, wat: Verloopdaad) -> None:
    kaart = await een.van(ROOS, "gesprektijdens.open")
    druk = next(knop for knop in kaart.drukken() if knop.data.get("wat") == wat)
    kaart = await een.weg.wie(ROOS).presses_raw(druk.verb, druk.data)
    for zeker in kaart.drukken():
        if druk.verb == "gesprektijdens.vraag" and zeker.verb == "gesprektijdens.zet":
            await een.weg.wie(ROOS).presses_raw(zeker.verb, zeker.data)


async def schrijft_brief(een: Gesprek, toestel: Toestel) -> None:
    """Roos writes him a letter, and approves it; Merel reads it with him, and so does he."""
    weg = een.weg
    browser = await weg.browser(ROOS)
    await browser.opent(await een.van(ROOS, "gespreksbrief.open"))
    vorm = next(nr for nr, een in enumerate(browser.formulieren) if een.teksten)
    invoer = {naam: f"Je belt. {weg.geheimen.woord('brief', VAN_HEM)}" for naam in browser.formulieren[vorm].teksten}
    invoer |= {naam: "" for naam in invoer if naam.startswith("dag")}
    html = await browser.verstuurt(invoer, vorm)
    if "kanariebrief" not in html:
        raise AssertionError(html)
    goed = next(nr for nr, een in enumerate(browser.formulieren) if ("_doe", "goed") in een.waarden)
    await browser.verstuurt({}, goed)
    kaart = await een.van(MEREL, "gespreksbrief.lees")
    await (await weg.browser(MEREL)).opent(kaart)
    assert "kanariebrief" in (await toestel.ziet("/gast/brief")).tekst
    await weg.o.verhaal.works()


def geheime_woorden(weg: Weg) -> None:
    """Say who may be shown what opens the meeting; its id and its chat are for nobody."""
    for nummer in ("001", "002"):
        weg.geheimen.woorden[f"kanarievergaderlink{nummer}"] = frozenset(BIJ_DE_DEUR)
        weg.geheimen.woorden[f"kanarievergadercode{nummer}"] = frozenset(BIJ_DE_DEUR)
        weg.geheimen.woorden[f"kanarievergaderid{nummer}"] = frozenset()
        weg.geheimen.woorden[f"kanarievergaderdraad{nummer}"] = frozenset()


async def alles(weg: Weg, code: str, casus_id: str) -> None:
    """Walk this part."""
    v = weg.o.verhaal
    v.store.run_now(v.scope, contacten.voeg_toe, ZONDER_TEAMS)
    geheime_woorden(weg)
    een = Gesprek(weg, code, casus_id)
    await plant(een)
    await brengt_eigen_link(een)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as sessie:
        toestel = await opent_zijn_pagina(een, sessie)
        await schrijft(een, toestel)
        await kiest(toestel, "nee")
        assert een.nu.status is Gespreksstatus.GAAT_NIET_DOOR
        weg.vergaderingen.mag = True
        await zegt_toch_ja(een)
        await kiest_moment(een)
        heeft(await een.van(ROOS, "vergadering.open"), een.code)
        await schrijft_brief(een, await spreekt(een, sessie))
    assert weg.vergaderingen.gemaakt == weg.vergaderingen.weg
    await een.opent(ROOS, "gespreksplan.open", casus=casus_id)
    await een.van(ROOS, "gesprekskeuze.open")
