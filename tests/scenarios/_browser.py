"""Browsers in the stories: somebody opens the link of a card, signs in, fills in what the page asks, saves a file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import aiohttp
from yarl import URL

from bot.web.inloggen import AanmeldenMislukt, Begonnen, Identiteit
from tests._kaart import Kaart
from tests.scenarios._kanaries import Gebracht, Meeschrijver
from tests.teamsnep.activiteiten import Persoon

STATE = "s-1"


@dataclass
class Portier:
    """Stands in for Entra: whoever comes back is whom the story says."""

    wie: Identiteit | None = None

    async def begin(self, tenant_id: str, *, ander_account: bool) -> Begonnen:
        """Send the browser on; see `Aanmelder`."""
        return Begonnen(f"https://entra.example/?state={STATE}&ander={ander_account}&t={tenant_id}", {"state": STATE})

    async def rond_af(self, bewaard: Mapping[str, Any], antwoord: Mapping[str, str]) -> Identiteit:
        """Return who came back; see `Aanmelder`."""
        if self.wie is None or antwoord.get("state") != bewaard["state"]:
            raise AanmeldenMislukt("state")
        return self.wie


@dataclass
class Formulier:
    """One form of a page: what it sends when nothing is filled in, its (empty) texts, its choices by name."""

    waarden: list[tuple[str, str]] = field(default_factory=list)
    teksten: list[str] = field(default_factory=list)
    vakken: list[str] = field(default_factory=list)
    keuzes: dict[str, list[str]] = field(default_factory=dict)


class _Lezer(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.formulieren: list[Formulier] = []
        self._vak: str | None = None
        self._inhoud = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        van = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            self.formulieren.append(Formulier())
        elif tag == "textarea":
            self._vak, self._inhoud = van["name"], ""
        elif tag == "input" and self.formulieren and "name" in van:
            self._invoer(self.formulieren[-1], van)

    @staticmethod
    def _invoer(vorm: Formulier, van: Mapping[str, str]) -> None:
        soort = van.get("type", "text")
        if soort in {"radio", "checkbox"}:
            vorm.keuzes.setdefault(van["name"], []).append(van["value"])
            if "checked" in van:
                vorm.waarden.append((van["name"], van["value"]))
            return
        vorm.waarden.append((van["name"], van.get("value", "")))
        if soort == "text" and not van.get("value"):
            vorm.teksten.append(van["name"])

    def handle_data(self, data: str) -> None:
        if self._vak is not None:
            self._inhoud += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._vak is not None:
            vorm = self.formulieren[-1]
            vorm.waarden.append((self._vak, self._inhoud.strip()))
            vorm.vakken.append(self._vak)
            vorm.teksten += [] if self._inhoud.strip() else [self._vak]
            self._vak = None


@dataclass
class Browser:
    """The browser of one person. Everything it sees and sends is written along; `buiten` is what stands outside pages.

    Attributes:
        buiten: addresses, redirects, headers and cookies, in both directions: what proxies and histories keep.
        html: the page that is open.
    """

    persoon: Persoon
    portier: Portier
    mee: Meeschrijver
    buiten: list[str]
    sessie: aiohttp.ClientSession
    html: str = ""
    adres: URL = field(default_factory=URL)

    @property
    def formulieren(self) -> list[Formulier]:
        """The forms of the page that is open."""
        return _Lezer(self.html).formulieren

    async def opent(self, kaart: Kaart) -> str:
        """Follow the last link of a card; return the page behind it."""
        assert kaart.adressen, kaart
        return await self.volgt(kaart.adressen[-1])

    async def volgt(self, link: str) -> str:
        """Open a link, sign in when that is asked, and look at what is behind it."""
        self.adres = URL(link)
        await self.haalt(self.adres.path)
        status, tekst = await self.stuurt(self.adres.path, [])
        if "entra.example" in tekst:
            self.portier.wie = Identiteit(self.persoon.tenant_id, self.persoon.object_id or "")
            status, tekst = await self.haalt(f"/aanmelden/terug?state={STATE}&code=c")
            if status == 303:
                await self.haalt("/pagina/verder")
        if status >= 400:
            self.html = tekst
            return tekst
        return await self.kijkt()

    async def kijkt(self) -> str:
        """Look at the page that is open."""
        _, self.html = await self.haalt("/pagina/inhoud")
        return self.html

    async def verstuurt(self, invoer: Mapping[str, str | list[str]], welk: int = -1) -> str:
        """Fill in a form of the page and send it; return the page after it."""
        gewoon = [een for een in self.formulieren[welk].waarden if een[0] not in invoer]
        extra = [(naam, een) for naam, wat in invoer.items() for een in (wat if isinstance(wat, list) else [wat])]
        status, tekst = await self.stuurt("/pagina/inhoud", [*gewoon, *extra])
        self.html = tekst if status != 303 else ""
        return self.html or await self.kijkt()

    async def haalt(self, pad: str) -> tuple[int, str]:
        """Get an address of the bot."""
        async with self.sessie.get(self.adres.join(URL(pad)), allow_redirects=False) as antwoord:
            return await self._onthoud(pad, "", antwoord)

    async def stuurt(self, pad: str, invoer: list[tuple[str, str]]) -> tuple[int, str]:
        """Post a form to an address of the bot."""
        koppen = {"Origin": str(self.adres.origin()), "Content-Type": "application/x-www-form-urlencoded"}
        adres = self.adres.join(URL(pad))
        async with self.sessie.post(adres, data=urlencode(invoer), headers=koppen, allow_redirects=False) as antwoord:
            return await self._onthoud(pad, str(invoer), antwoord)

    async def _onthoud(self, pad: str, gestuurd: str, antwoord: aiohttp.ClientResponse) -> tuple[int, str]:
        tekst = (await antwoord.read()).decode("utf-8", "replace")
        self.buiten.append(f"{antwoord.request_info.url} {antwoord.request_info.headers} {antwoord.headers}")
        self.mee.alles.append(Gebracht(self.persoon.name, pad, gestuurd, unescape(tekst)))
        return antwoord.status, tekst


def kopjes(html: str) -> Iterator[str]:
    """Yield the headings of a page."""
    yield from re.findall(r"<h[123]>(.*?)</h[123]>", html)
