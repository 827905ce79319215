"""The pages' own door: a link is looked at, opened by a press, and seen with a session cookie.

A GET never uses a link up: mail scanners and chat previews fetch links. Pressing *Openen* does; then the token leaves
the address bar. Nothing of a page is kept by the browser, nothing is fetched from elsewhere, no script runs, and no
address (it could be a secret) is ever logged.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog
from aiohttp import web

from dialogs.kern.desk import Bezoek
from dialogs.kern.paginas import SESSIE_GELDIG, PageSpec
from dialogs.kern.permissions import holds
from dialogs.kern.ports import Clock
from dialogs.kern.registry import Registry
from dialogs.kern.router import Streek
from domain.errors import NotAllowed, NotFound, TafelbotError
from domain.logboek import Handeling
from pages import deur
from pages.vorm import STIJL, stijl
from storage import paginas, personen, toegang
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import Teksten

log = structlog.get_logger("pages")

PAD = "/pagina"
KOEKJE = "tafelbot_pagina"

MEESTE_MISSERS = 30
"""Wrong links in a minute that are told so; what comes after them is told to come back later."""

_MINUUT = timedelta(minutes=1)

BEVEILIGING: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}

_T = TypeVar("_T")


@dataclass(slots=True)
class Paginas:
    """The handlers. `veilig` is whether browsers come by https, so that the cookie travels by nothing else.

    `woorden` are for who stands in front of the door: which region is behind it is not said there.
    """

    store: Store
    streken: Mapping[str, Streek]
    registry: Registry
    clock: Clock
    woorden: Teksten
    veilig: bool
    _missers: deque[datetime] = field(default_factory=deque)

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """Return the routes of all pages."""
        return (
            web.get(STIJL, self._stijl),
            web.get(f"{PAD}/inhoud", self._toon),
            web.get(f"{PAD}/inhoud/{{bestand}}", self._geef),
            web.get(f"{PAD}/{{link}}", self._kijk),
            web.post(f"{PAD}/{{link}}", self._open),
        )

    async def _stijl(self, _request: web.Request) -> web.Response:
        return web.Response(text=stijl(), content_type="text/css", headers={"Cache-Control": "public, max-age=86400"})

    async def _kijk(self, request: web.Request) -> web.Response:
        link = await self._in(request.match_info["link"], paginas.kijk)
        if link is None:
            return self._mis()
        return _pagina(deur.deur(self.woorden))

    async def _open(self, request: web.Request) -> web.Response:
        link = request.match_info["link"]
        tot = self.clock.now() + SESSIE_GELDIG
        bewijs = await self._in(link, partial(_open, tot=tot))
        if bewijs is None:
            return self._mis()
        antwoord = web.Response(status=303, headers={"Location": f"{PAD}/inhoud"})
        antwoord.set_cookie(
            KOEKJE,
            f"{link.partition('.')[0]}.{bewijs}",
            path=PAD,
            httponly=True,
            secure=self.veilig,
            samesite="Strict",
            max_age=int(SESSIE_GELDIG.total_seconds()),
        )
        return antwoord

    async def _toon(self, request: web.Request) -> web.Response:
        return await self._voor_wie_opende(request, _teken)

    async def _geef(self, request: web.Request) -> web.Response:
        return await self._voor_wie_opende(request, partial(_geef_mee, bestand=request.match_info["bestand"]))

    async def _voor_wie_opende(self, request: web.Request, doe: "_Werk") -> web.Response:
        """Answer a browser that opened a link, as the person to whom the link was given."""
        regio, _, bewijs = request.cookies.get(KOEKJE, "").partition(".")
        streek = self.streken.get(regio)
        if streek is None:
            return _pagina(deur.dicht(self.woorden), 404)
        scope = Scope(regio, self.clock.now())
        try:
            antwoord = await self.store.run(scope, self._maak, streek=streek, bewijs=bewijs, doe=doe)
        except (NotAllowed, NotFound) as error:
            log.info("page_refused", reason=error.key)
            return _pagina(deur.mag_niet(self.woorden), 403)
        except TafelbotError as error:
            log.warning("page_not_made", reason=error.key)
            return _pagina(deur.even_niet(self.woorden), 503)
        return self._mis() if antwoord is None else antwoord

    def _maak(self, uow: UnitOfWork, *, streek: Streek, bewijs: str, doe: "_Werk") -> web.Response | None:
        """Make the answer for who opened it; who he is and what he may is looked at each time anew."""
        link = paginas.met_sessie(uow, bewijs)
        if link is None:
            return None
        actor = toegang.actor(uow, personen.lees(uow, link.persoon_id))
        spec = self.registry.pages.get(link.soort)
        if spec is None or not holds(actor, spec.permission):
            raise NotAllowed("recht.ontbreekt")
        bezoek = Bezoek(uow, streek.regio, streek.teksten, actor)
        bezoek.record(Handeling.PAGINA_GEOPEND, onderwerp_id=f"{link.soort}:{link.onderwerp_id}")
        return doe(spec, bezoek, link.onderwerp_id)

    async def _in(self, link: str, doe: Callable[[UnitOfWork, str], _T]) -> _T | None:
        """Look in the part of the store that the link names; a region that is not there has no links."""
        regio, _, token = link.partition(".")
        if regio not in self.streken:
            return None
        return await self.store.run(Scope(regio, self.clock.now()), doe, token)

    def _mis(self) -> web.Response:
        """Answer a wrong link. After many in a short while the answer is "not now"; a real link always opens."""
        nu = self.clock.now()
        while self._missers and self._missers[0] <= nu - _MINUUT:
            self._missers.popleft()
        if len(self._missers) >= MEESTE_MISSERS:
            return _pagina(deur.even_niet(self.woorden), 429)
        self._missers.append(nu)
        return _pagina(deur.dicht(self.woorden), 404)


_Werk = Callable[[PageSpec, Bezoek, str], web.Response]
"""What is done for who opened a link, with what the link is about."""


def _teken(spec: PageSpec, bezoek: Bezoek, onderwerp_id: str) -> web.Response:
    return _pagina(spec.render(bezoek, onderwerp_id))


def _geef_mee(spec: PageSpec, bezoek: Bezoek, onderwerp_id: str, *, bestand: str) -> web.Response:
    if bestand not in spec.downloads:
        raise NotFound("pagina.geen_bestand")
    download = spec.downloads[bestand](bezoek, onderwerp_id)
    return web.Response(
        body=download.inhoud,
        content_type=download.mediatype,
        headers={
            **BEVEILIGING,
            "Content-Disposition": f'attachment; filename="{download.bestandsnaam}"',
        },
    )


def _open(uow: UnitOfWork, token: str, *, tot: datetime) -> str | None:
    return paginas.open_(uow, token, tot)


def _pagina(html: str, status: int = 200) -> web.Response:
    return web.Response(text=html, status=status, content_type="text/html", headers=dict(BEVEILIGING))
