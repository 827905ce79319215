"""The pages' own door: a link is looked at, opened by a press of whoever signed in as its person, seen by him alone.

A GET never uses a link up: mail scanners and chat previews fetch links. Pressing *Openen* does; then the token leaves
the address bar. Nothing of a page is kept by the browser, nothing is fetched from elsewhere, no script runs, and
neither an address (it could be a secret) nor what was filled in is ever logged.
"""

import asyncio
import contextlib
import hmac
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol, TypeVar

import structlog
from aiohttp import web

from bot.web import sessie
from bot.web.aanmelden import INHOUD, PAGINA, SESSIE, Aanmelden
from bot.web.browser import (
    BEVEILIGING,
    GeenFormulier,
    brengt_bestand,
    komt_van_hier,
    lees_formulier,
    lees_met_bestand,
    naar,
    pagina,
)
from bot.web.sessie import Moet, Open
from dialogs.kern.desk import namens_wie
from dialogs.kern.fouten import in_words
from dialogs.kern.paginas import SESSIE_GELDIG, Lang, Naar, PageSpec, Paginabezoek
from dialogs.kern.permissions import holds
from dialogs.kern.registry import Registry
from dialogs.kern.router import POGINGEN, Streek
from dialogs.kern.wegwijzer import note_refusal
from domain.errors import Conflict, NotAllowed, NotFound, TafelbotError, UserMistake
from domain.logboek import Handeling
from domain.regio import Regio
from pages import deur
from pages.vorm import STIJL, stijl
from storage import paginas
from storage.paginas import Paginalink
from storage.store import Scope, UnitOfWork
from storage.websessies import Websessie
from teksten.catalogus import Teksten

log = structlog.get_logger("pages")

PAD = "/pagina"

ZEGEL = "_zegel"
LINK = "_pagina"
"""The hidden inputs of every form: that it was drawn for this session, and on which page (more may be open)."""

MEESTE_MISSERS = 30
"""Wrong links in a minute that are told so; what comes after them is told to come back later."""

_MINUUT = timedelta(minutes=1)

_T = TypeVar("_T")


def _niemand_gewekt(_regio: str) -> None:
    """Nothing waits to be sent."""


@dataclass(slots=True)
class Paginas:
    """The handlers. `gewijzigd` is called with a region in which a form changed something: it may have to be sent."""

    registry: Registry
    aanmelden: Aanmelden
    gewijzigd: Callable[[str], None] = _niemand_gewekt
    _missers: deque[datetime] = field(default_factory=deque)
    _lang: asyncio.Lock = field(default_factory=asyncio.Lock)

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """Return the routes of all pages, and of signing in to them."""
        return (
            web.get(STIJL, self._stijl),
            *self.aanmelden.routes(),
            web.get(INHOUD, self._toon),
            web.post(INHOUD, self._doe),
            web.get(f"{INHOUD}/{{bestand}}", self._geef),
            web.get(f"{PAD}/{{link}}", self._kijk),
            web.post(f"{PAD}/{{link}}", self._open),
        )

    async def _stijl(self, _request: web.Request) -> web.Response:
        return web.Response(text=stijl(), content_type="text/css", headers={"Cache-Control": "public, max-age=86400"})

    async def _kijk(self, request: web.Request) -> web.Response:
        link = await self._met_link(request.match_info["link"], paginas.kijk)
        if link is None:
            return self._mis()
        return pagina(deur.deur(self._t))

    async def _open(self, request: web.Request) -> web.Response:
        if not komt_van_hier(request, self.aanmelden.adres):
            return pagina(deur.van_elders(self._t), 403)
        link = request.match_info["link"]
        regio = link.partition(".")[0]
        binnen = await self._met_link(link, partial(sessie.probeer, geheim=self._geheim(request, regio)))
        match binnen:
            case Open():
                return self.aanmelden.open_(regio, binnen, naar(INHOUD))
            case Moet():
                return await self.aanmelden.begin(request, regio, binnen)
        return self._mis()

    async def _toon(self, request: web.Request) -> web.Response:
        return await self._voor_wie_opende(request, self._link(request), _teken)

    async def _geef(self, request: web.Request) -> web.Response:
        doe = partial(_geef_mee, bestand=request.match_info["bestand"])
        return await self._voor_wie_opende(request, self._link(request), doe)

    async def _doe(self, request: web.Request) -> web.Response:
        """Deal with a form. It says itself on which page it stood: another may have been opened in the meantime."""
        if not komt_van_hier(request, self.aanmelden.adres):
            log.warning("form_from_elsewhere")
            return pagina(deur.van_elders(self._t), 403)
        bestand = b""
        try:
            if not brengt_bestand(request):
                invoer = await lees_formulier(request)
            elif await self._is_aangemeld(request):
                invoer, bestand = await lees_met_bestand(request)
            else:
                # A stranger's file is not even read.
                return pagina(deur.verlopen((), self._t), 403)
        except GeenFormulier:
            return pagina(deur.te_groot(self._t), 413)
        doe = partial(_handel, invoer=invoer, bestand=bestand)
        antwoord = await self._voor_wie_opende(request, invoer.get(LINK, ""), doe)
        if antwoord.status == web.HTTPNotFound.status_code:
            # Nobody is signed in here any more. What was typed is his own: it is given back, to be copied.
            return pagina(deur.verlopen(_getypt(invoer), self._t), 403)
        if antwoord.status == web.HTTPSeeOther.status_code:
            self.gewijzigd(SESSIE.lees(request, veilig=self.aanmelden.veilig).partition(".")[0])
        return antwoord

    async def _voor_wie_opende(self, request: web.Request, link_id: str, doe: "_Werk") -> web.Response:
        """Answer a browser at which the person of a link is signed in, and that opened it."""
        regio, _, geheim = SESSIE.lees(request, veilig=self.aanmelden.veilig).partition(".")
        streek = self.aanmelden.streken.get(regio)
        if streek is None:
            return pagina(deur.dicht(self._t), 404)
        kijker = _Aanvraag(streek, link_id, geheim)
        try:
            uitkomst = await self._herhaald(regio, lambda uow: self._maak(uow, kijker, doe))
            if isinstance(uitkomst, Lang):
                return await self._werk_af(uitkomst, kijker)
        except (NotAllowed, NotFound) as error:
            reden = error.reden if isinstance(error, NotAllowed) else error.key
            await self._herhaald(
                regio, partial(_noteer_weigering, regio=streek.regio, link_id=link_id, geheim=geheim, reden=reden)
            )
            log.info("page_refused", reason=reden)
            return pagina(deur.mag_niet(self._t), 403)
        except TafelbotError as error:
            return self._niet_gelukt(error, streek)
        if isinstance(uitkomst, Open):
            return self.aanmelden.open_(regio, uitkomst, naar(INHOUD))
        return self._mis() if uitkomst is None else uitkomst

    async def _is_aangemeld(self, request: web.Request) -> bool:
        regio, _, geheim = SESSIE.lees(request, veilig=self.aanmelden.veilig).partition(".")
        if regio not in self.aanmelden.streken:
            return False
        return await self._herhaald(regio, lambda uow: sessie.wie_is_er(uow, geheim) is not None)

    def _niet_gelukt(self, error: TafelbotError, streek: Streek) -> web.Response:
        """Say what cannot be done, or that it cannot be done now."""
        if isinstance(error, UserMistake):
            return pagina(deur.vergissing(*in_words(error, streek.teksten), self._t), 409)
        log.warning("page_not_made", reason=error.key)
        return pagina(deur.even_niet(self._t), 503)

    async def _werk_af(self, lang: Lang, aanvraag: "_Aanvraag") -> web.Response:
        """Do what takes long in a thread, one at a time; its transactions go as all others do."""
        regio, loop = aanvraag.streek.regio.code, asyncio.get_running_loop()

        def transactie(werk: Callable[[Paginabezoek], _T]) -> _T:
            def doe(uow: UnitOfWork) -> tuple[_T] | None:
                return self._maak(uow, aanvraag, lambda kijker: (werk(kijker.bezoek),))

            gedaan = asyncio.run_coroutine_threadsafe(self._herhaald(regio, doe), loop).result()
            if gedaan is None:
                raise NotAllowed("recht.ontbreekt")
            return gedaan[0]

        async with self._lang:
            html = await asyncio.to_thread(lang.werk, _Werkplaats(transactie))
        self.gewijzigd(regio)
        return pagina(html)

    def _maak(self, uow: UnitOfWork, aanvraag: "_Aanvraag", doe: "Callable[[_Kijker], _T]") -> _T | None:
        """Do something for who opened it; who he is and what he may is looked at each time anew."""
        binnen = sessie.wie_is_er(uow, aanvraag.geheim)
        link = paginas.met_sessie(uow, aanvraag.link_id, binnen[0].id) if binnen else None
        if binnen is None or link is None:
            return None
        wie, actor = binnen
        spec = self.registry.pages.get(link.soort)
        if spec is None or not holds(actor, spec.permission):
            raise NotAllowed("recht.ontbreekt")
        verborgen = {LINK: link.id, ZEGEL: _zegel(uow, wie, link)}
        streek = aanvraag.streek
        bezoek = Paginabezoek(uow, streek.regio, streek.teksten, actor, verborgen)
        return doe(_Kijker(spec, bezoek, link, wie))

    async def _met_link(self, link: str, doe: Callable[[UnitOfWork, str], _T]) -> _T | None:
        """Look in the part of the store that the link names; a region that is not there has no links."""
        regio, _, token = link.partition(".")
        if regio not in self.aanmelden.streken:
            return None
        return await self._herhaald(regio, lambda uow: doe(uow, token))

    async def _herhaald(self, regio: str, doe: Callable[[UnitOfWork], _T]) -> _T:
        """Run a transaction; when another was first at the same moment, look again at what that one made of it."""
        scope = Scope(regio, self.aanmelden.clock.now())
        for _ in range(POGINGEN - 1):
            with contextlib.suppress(Conflict):
                return await self.aanmelden.store.run(scope, doe)
        return await self.aanmelden.store.run(scope, doe)

    def _geheim(self, request: web.Request, regio: str) -> str:
        van, _, geheim = SESSIE.lees(request, veilig=self.aanmelden.veilig).partition(".")
        return geheim if van == regio else ""

    def _link(self, request: web.Request) -> str:
        return PAGINA.lees(request, veilig=self.aanmelden.veilig).partition(".")[2]

    @property
    def _t(self) -> Teksten:
        return self.aanmelden.woorden

    def _mis(self) -> web.Response:
        """Answer a wrong link. After many in a short while the answer is "not now"; a real link always opens."""
        nu = self.aanmelden.clock.now()
        while self._missers and self._missers[0] <= nu - _MINUUT:
            self._missers.popleft()
        if len(self._missers) >= MEESTE_MISSERS:
            return pagina(deur.even_niet(self._t), 429)
        self._missers.append(nu)
        return pagina(deur.dicht(self._t), 404)


@dataclass(frozen=True, slots=True)
class _Aanvraag:
    """What a browser came with."""

    streek: Streek
    link_id: str
    geheim: str


@dataclass(frozen=True, slots=True)
class _Werkplaats:
    """The transactions of what takes long (see `dialogs.kern.paginas.Paginawerk`)."""

    transactie: "_Transactie"

    def lees(self, werk: Callable[[Paginabezoek], _T]) -> _T:
        return self.transactie(werk)

    def schrijf(self, werk: Callable[[Paginabezoek], _T]) -> _T:
        return self.transactie(werk)


class _Transactie(Protocol):
    def __call__(self, werk: Callable[[Paginabezoek], _T]) -> _T: ...


@dataclass(frozen=True, slots=True)
class _Kijker:
    """Somebody in front of a page that he opened."""

    spec: PageSpec
    bezoek: Paginabezoek
    link: Paginalink
    wie: Websessie

    def noteer(self) -> None:
        onderwerp_id = f"{self.link.soort}:{self.link.onderwerp_id}"
        self.bezoek.record(Handeling.PAGINA_GEOPEND, onderwerp_id=onderwerp_id)


def _noteer_weigering(uow: UnitOfWork, *, regio: Regio, link_id: str, geheim: str, reden: str) -> None:
    """Write down that somebody we know was refused a page that he had opened, and the code of the reason."""
    binnen = sessie.wie_is_er(uow, geheim)
    link = paginas.lees(uow, link_id)
    if binnen is not None and link is not None:
        namens = namens_wie(binnen[1], regio)
        note_refusal(uow, binnen[1].persoon_id, f"{link.soort}:{link.onderwerp_id}", reden, namens=namens)


_Werk = Callable[[_Kijker], web.Response | Open | Lang]
"""What is done for who opened a link."""


def _teken(kijker: _Kijker) -> web.Response:
    kijker.noteer()
    return pagina(kijker.spec.render(kijker.bezoek, kijker.link.onderwerp_id))


def _geef_mee(kijker: _Kijker, *, bestand: str) -> web.Response:
    kijker.noteer()
    if bestand not in kijker.spec.downloads:
        raise NotFound("pagina.geen_bestand")
    download = kijker.spec.downloads[bestand](kijker.bezoek, kijker.link.onderwerp_id)
    return web.Response(
        body=download.inhoud,
        content_type=download.mediatype,
        headers={**BEVEILIGING, "Content-Disposition": f'attachment; filename="{download.bestandsnaam}"'},
    )


def _handel(kijker: _Kijker, *, invoer: Mapping[str, str], bestand: bytes) -> web.Response | Open | Lang:
    """Deal with the form of a page; what comes after it is a page of its own, open for the same session."""
    if kijker.spec.handle is None:
        raise NotFound("pagina.geen_formulier")
    if not hmac.compare_digest(invoer.get(ZEGEL, "").encode(), kijker.bezoek.verborgen[ZEGEL].encode()):
        raise NotAllowed("sleutel.van_ander")
    if bestand and not kijker.spec.bestanden:
        raise NotFound("pagina.geen_bestand")
    vervolg = kijker.spec.handle(replace(kijker.bezoek, bestand=bestand), kijker.link.onderwerp_id, invoer)
    if isinstance(vervolg, Lang):
        return vervolg
    if not isinstance(vervolg, Naar):
        return pagina(vervolg.html, 422)
    uow = kijker.bezoek.uow
    link_id = paginas.maak_geopend(
        uow,
        soort=kijker.link.soort,
        onderwerp_id=vervolg.onderwerp_id,
        persoon_id=kijker.link.persoon_id,
        sessie_id=kijker.wie.id,
        sessie_tot=uow.now + SESSIE_GELDIG,
    )
    return Open(link_id)


def _zegel(uow: UnitOfWork, wie: Websessie, link: Paginalink) -> str:
    """Return what proves that a form was drawn by us, for this session and this page."""
    return uow.zegel(f"pagina|{wie.id}|{link.id}".encode()).hex()


def _getypt(invoer: Mapping[str, str]) -> tuple[str, ...]:
    """Return what somebody wrote in a form, and not what it carried or what was chosen."""
    return tuple(waarde for naam, waarde in invoer.items() if not naam.startswith("_") and " " in waarde.strip())
