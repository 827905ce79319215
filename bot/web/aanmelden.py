"""The door where one says who one is: to Entra and back, for one link, before anything is shown.

What is under way is kept sealed and taken once, so an answer of Entra counts once. Whoever comes back must be the
person the link was made for. Two steps are pages of their own that lead on by themselves: a browser follows a form no
further than its own site (`form-action`), and sends a strict cookie only to what our own page led to.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

import structlog
from aiohttp import web

from bot.web import sessie
from bot.web.browser import Koekje, komt_van_hier, naar, pagina
from bot.web.inloggen import TERUG, AanmeldenMislukt, Aanmelder, Afgebroken, Begonnen, Onbereikbaar
from bot.web.sessie import LANGSTE, Moet, Open
from dialogs.kern.ports import Clock
from dialogs.kern.router import Streek
from pages import aanmelden as vellen
from pages import deur
from pages.vorm import AFMELDEN
from storage import aanmeldingen, websessies
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import Teksten

log = structlog.get_logger("pages")

INHOUD = "/pagina/inhoud"
VERDER = "/pagina/verder"
"""Leads on to what was opened: the code of Entra is out of the address bar then, and the strict cookies go along."""

OPNIEUW = vellen.OPNIEUW

DUURT = timedelta(minutes=10)
"""How long a sign-in may take: with a telephone that has to be found for the second factor."""

AANMELDING = Koekje("tafelbot_aanmelden", DUURT, ook_van_elders=True)
SESSIE = Koekje("tafelbot_sessie", LANGSTE)
PAGINA = Koekje("tafelbot_pagina", LANGSTE)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Aanmelden:
    """The handlers. `aanmelders` by region; `adres` is where browsers find the pages (scheme and host).

    `woorden` are for who stands in front of the door: which region is behind it is not said there.
    """

    store: Store
    streken: Mapping[str, Streek]
    aanmelders: Mapping[str, Aanmelder]
    clock: Clock
    woorden: Teksten
    adres: str

    @property
    def veilig(self) -> bool:
        """Whether browsers come by https, so that cookies travel by nothing else."""
        return self.adres.startswith("https:")

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """Return the routes of signing in and out."""
        return (
            web.get(TERUG, self._terug),
            web.post(OPNIEUW, self._opnieuw),
            web.get(AFMELDEN, self._vraag_af),
            web.post(AFMELDEN, self._meld_af),
            web.get(VERDER, self._verder),
        )

    async def begin(self, request: web.Request, regio: str, moet: Moet) -> web.Response:
        """Send the browser to whoever proves who its person is."""
        try:
            begonnen = await self.aanmelders[regio].begin(moet.tenant_id, ander_account=moet.ander)
        except AanmeldenMislukt as error:
            return await self._mislukt(regio, moet.link_id, error)
        antwoord = pagina(vellen.weg(begonnen.adres, self.woorden))
        # The strict cookie does not come back with Entra's answer, so which session this one replaces is kept here.
        await self._bewaar(antwoord, regio, moet.link_id, begonnen, vorige=await self._vorige(request))
        return antwoord

    def open_(self, regio: str, open_: Open, antwoord: web.Response) -> web.Response:
        """Let the browser keep what was opened, and who is signed in."""
        PAGINA.zet(antwoord, f"{regio}.{open_.link_id}", veilig=self.veilig)
        if open_.geheim:
            SESSIE.zet(antwoord, f"{regio}.{open_.geheim}", veilig=self.veilig)
            AANMELDING.weg(antwoord, veilig=self.veilig)
        return antwoord

    async def _terug(self, request: web.Request) -> web.Response:
        """Somebody comes back from signing in."""
        regio, bewaard = await self._neem(request)
        if bewaard is None or not bewaard["begonnen"]:
            return pagina(vellen.verlopen(self.woorden), 400)
        link_id = str(bewaard["link"])
        try:
            wie = await self.aanmelders[regio].rond_af(bewaard["begonnen"], dict(request.query))
        except AanmeldenMislukt as error:
            return await self._mislukt(regio, link_id, error)
        streek = self.streken[regio]
        paar = (wie.tenant_id, wie.object_id)
        uitkomst = await self._in(regio, partial(sessie.meld_aan, streek=streek, link_id=link_id, wie=paar))
        match uitkomst:
            case Open():
                log.info("signed_in", regio=regio)
                await self._beeindig(str(bewaard.get("vorige", "")))
                return self.open_(regio, uitkomst, naar(VERDER))
            case None:
                return pagina(deur.dicht(self.woorden), 404)
        log.warning("sign_in_refused", regio=regio, reason="other_person")
        return await self._nog_eens(regio, link_id, vellen.ander(self.woorden), 403)

    async def _opnieuw(self, request: web.Request) -> web.Response:
        """Try once more for the same link, with the choice of another account."""
        if not komt_van_hier(request, self.adres):
            return pagina(deur.van_elders(self.woorden), 403)
        regio, bewaard = await self._neem(request)
        if bewaard is None:
            return pagina(vellen.verlopen(self.woorden), 400)
        moet = await self._in(regio, partial(sessie.voor_link, link_id=str(bewaard["link"])))
        return pagina(deur.dicht(self.woorden), 404) if moet is None else await self.begin(request, regio, moet)

    async def _vraag_af(self, _request: web.Request) -> web.Response:
        return pagina(vellen.afmelden(self.woorden))

    async def _meld_af(self, request: web.Request) -> web.Response:
        """End the session of this browser."""
        if not komt_van_hier(request, self.adres):
            return pagina(deur.van_elders(self.woorden), 403)
        await self._beeindig(await self._vorige(request))
        antwoord = pagina(vellen.afgemeld(self.woorden))
        for koekje in (SESSIE, PAGINA, AANMELDING):
            koekje.weg(antwoord, veilig=self.veilig)
        return antwoord

    async def _verder(self, _request: web.Request) -> web.Response:
        return pagina(vellen.verder(INHOUD, self.woorden))

    async def _mislukt(self, regio: str, link_id: str, error: AanmeldenMislukt) -> web.Response:
        match error:
            case Afgebroken():
                log.info("sign_in_cancelled", regio=regio)
                return await self._nog_eens(regio, link_id, vellen.afgebroken(self.woorden))
            case Onbereikbaar():
                log.warning("sign_in_unavailable", regio=regio, reason=error.reden)
                return await self._nog_eens(regio, link_id, vellen.onbereikbaar(self.woorden), 503)
        log.warning("sign_in_failed", regio=regio, reason=error.reden)
        return await self._nog_eens(regio, link_id, vellen.mislukt(self.woorden), 400)

    async def _nog_eens(self, regio: str, link_id: str, html: str, status: int = 200) -> web.Response:
        """Say what is the matter, and keep for which link it may be tried again."""
        antwoord = pagina(html, status)
        await self._bewaar(antwoord, regio, link_id, None)
        return antwoord

    async def _bewaar(
        self, antwoord: web.Response, regio: str, link_id: str, begonnen: Begonnen | None, *, vorige: str = ""
    ) -> None:
        inhoud = {"link": link_id, "begonnen": dict(begonnen.bewaar) if begonnen else {}, "vorige": vorige}
        geheim = await self._in(regio, partial(aanmeldingen.begin, inhoud=inhoud, tot=self.clock.now() + DUURT))
        AANMELDING.zet(antwoord, f"{regio}.{geheim}", veilig=self.veilig)

    async def _vorige(self, request: web.Request) -> str:
        """Return which session this browser holds, as `<region>.<id>`; empty when it holds none."""
        regio, _, geheim = SESSIE.lees(request, veilig=self.veilig).partition(".")
        if regio not in self.streken:
            return ""
        gevonden = await self._in(regio, partial(websessies.lees, geheim=geheim))
        return f"{regio}.{gevonden.id}" if gevonden else ""

    async def _beeindig(self, sessie_: str) -> None:
        """End a session, given as `_vorige` returns it: whoever kept its cookie has nothing in it any more."""
        regio, _, sessie_id = sessie_.partition(".")
        if regio in self.streken:
            await self._in(regio, partial(websessies.beeindig, sessie_id=sessie_id))

    async def _neem(self, request: web.Request) -> tuple[str, dict[str, Any] | None]:
        """Take what this browser had under way; it is gone then, whatever comes of it."""
        regio, _, geheim = AANMELDING.lees(request, veilig=self.veilig).partition(".")
        if regio not in self.streken:
            return regio, None
        return regio, await self._in(regio, partial(aanmeldingen.neem, geheim=geheim))

    async def _in(self, regio: str, doe: Callable[[UnitOfWork], _T]) -> _T:
        return await self.store.run(Scope(regio, self.clock.now()), doe)
