"""The door of the page of somebody detained: a link that his casemanager opens, and the device on which it is open.

He has no account, so the link is all there is. A GET never uses it up (scanners fetch links) and looks nothing up;
pressing *Openen* does, and then the token leaves the address bar. Guesses are told from links without the database.
Nothing is kept by the browser but one cookie, nothing is fetched from elsewhere, and neither an address (it is a
secret) nor what was typed is ever logged.
"""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar
from urllib.parse import urlencode

import structlog
from aiohttp import web

from bot.web import gastbinnen
from bot.web.browser import BEVEILIGING, GeenFormulier, Koekje, lees_formulier
from bot.web.gastbinnen import Gastvraag
from bot.web.gastwacht import Gastwacht
from dialogs.kern.gastpagina import (
    BEGIN,
    EIGEN_TAAL,
    PAD,
    SLUITEN,
    TAAL,
    TEKST,
    Gastbezoek,
    Gastnaar,
    Gastpaginaspec,
    Gastweer,
    Gastweg,
    adres,
)
from dialogs.kern.ports import Clock
from dialogs.kern.registry import Registry
from dialogs.kern.router import POGINGEN, Streek
from domain.errors import Conflict, NotAllowed, NotFound, TafelbotError, UserMistake
from domain.gastlink import SESSIE, Gastdeur
from pages import gastdeur, gastvorm
from storage import gastlinks
from storage.gastlinks import Geheimsoort
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import Teksten

log = structlog.get_logger("guests")

TOESTEL = Koekje("tafelbot_gast", SESSIE)
"""What the device keeps: the region, and a secret of which only a hash is stored."""

TERUG = "_terug"
"""The input that says on which screen a language was chosen."""

GASTBEVEILIGING: Mapping[str, str] = {
    **BEVEILIGING,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
        " frame-ancestors 'none'; base-uri 'none'"
    ),
    # Also not to ourselves: the address of the door is a secret.
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

_KOPPEN: Mapping[str, str] = {**GASTBEVEILIGING, "Content-Type": "text/html; charset=utf-8"}
"""With the answer to a guess."""

STATUS: Mapping[Gastdeur, int] = {
    Gastdeur.ONBEKEND: 404,
    Gastdeur.VERLOPEN: 410,
    Gastdeur.INGETROKKEN: 410,
    Gastdeur.VOL: 403,
}

_LANGSTE_VRAAG = 40
"""Letters of a word behind the question mark; ours are shorter."""

T = TypeVar("T")
_Werk = Callable[[Gastbezoek], web.Response]


def _niemand_gewekt(_regio: str) -> None:
    """Nothing waits to be sent."""


@dataclass(slots=True)
class Gasten:
    """The handlers of the door.

    Attributes:
        registry: declares the screens (`Registry.guest_page`).
        teksten: of every language, by code; of Dutch a region may have its own words, which then stand.
        adres: of our pages, scheme and host.
        gewijzigd: is called with a region in which a form changed something: it may have to be sent.
    """

    registry: Registry
    store: Store
    streken: Mapping[str, Streek]
    clock: Clock
    teksten: Mapping[str, Teksten]
    adres: str
    gewijzigd: Callable[[str], None] = _niemand_gewekt
    _wacht: Gastwacht = field(init=False)
    _paginas: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put the guard in front."""
        self._wacht = Gastwacht(self.store, self.clock, frozenset(self.streken))

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """Return the routes of the door and of everything behind it."""
        return (
            web.get(gastvorm.STIJL, partial(_bestand, gastvorm.stijl, "text/css")),
            web.get(gastvorm.SCRIPT, partial(_bestand, gastvorm.script, "text/javascript")),
            web.get(PAD, self._toon),
            web.post(PAD, self._doe),
            web.post(adres(TAAL), self._kies_taal),
            web.post(adres(SLUITEN), self._sluit),
            web.get(f"{PAD}/{{wat}}", self._kijk_of_toon),
            web.post(f"{PAD}/{{wat}}", self._open_of_doe),
        )

    async def start(self) -> None:
        """Read what tells a guess from a link, before anybody comes."""
        await self._wacht.start()

    async def _kijk_of_toon(self, request: web.Request) -> web.Response:
        return await (self._kijk(request) if _is_link(request) else self._toon(request))

    async def _open_of_doe(self, request: web.Request) -> web.Response:
        return await (self._open(request) if _is_link(request) else self._doe(request))

    async def _kijk(self, request: web.Request) -> web.Response:
        """Show the door: the same to whoever looks, however often, and whatever the link still opens."""
        try:
            echt = await self._wacht.is_van_hier(Geheimsoort.LINK, request.match_info["wat"])
        except TafelbotError as error:
            return self._even_niet(error)
        if not echt:
            return self._mis()
        taal = self._taal(request)
        return _pagina(gastdeur.deur(self.teksten[taal], taal, tuple(self.teksten)))

    async def _open(self, request: web.Request) -> web.Response:
        """Open a link for this device, and leave the token behind."""
        taal = self._taal(request)
        t = self.teksten[taal]
        link = request.match_info["wat"]
        regio, _, token = link.partition(".")
        try:
            if not await self._wacht.is_van_hier(Geheimsoort.LINK, link):
                return self._mis()
            if not komt_van_hier(request, self.adres):
                return _pagina(gastdeur.van_elders(t, taal), 403)
            if self._wacht.te_vaak(link):
                return _pagina(gastdeur.even_niet(t, taal), 429)
            doe = partial(
                gastbinnen.open_,
                vraag=self._vraag(request, regio),
                token=token,
                toestel=await self._toestel(request, regio),
                taal=taal,
            )
            binnen = await self._herhaald(regio, doe)
        except TafelbotError as error:
            return self._even_niet(error, taal)
        if isinstance(binnen, Gastdeur):
            return self._dicht(binnen, taal)
        antwoord = _naar(Gastnaar())
        if binnen.geheim:
            TOESTEL.zet(antwoord, f"{regio}.{binnen.geheim}", veilig=self._veilig)
        return antwoord

    async def _toon(self, request: web.Request) -> web.Response:
        return await self._voor_toestel(request, partial(self._teken, request.match_info.get("wat", BEGIN)))

    async def _doe(self, request: web.Request) -> web.Response:
        return await self._met_formulier(request, partial(self._handel, request.match_info.get("wat", BEGIN)))

    async def _kies_taal(self, request: web.Request) -> web.Response:
        return await self._met_formulier(request, self._zet_taal)

    async def _sluit(self, request: web.Request) -> web.Response:
        antwoord = await self._met_formulier(request, _beeindig)
        if antwoord.status == web.HTTPOk.status_code:
            TOESTEL.weg(antwoord, veilig=self._veilig)
        return antwoord

    async def _met_formulier(
        self, request: web.Request, doe: Callable[[Gastbezoek, Mapping[str, str]], web.Response]
    ) -> web.Response:
        """Deal with a form: only from here, of a decent size, and drawn for this device."""
        if not komt_van_hier(request, self.adres):
            log.warning("form_from_elsewhere")
            return _pagina(gastdeur.van_elders(self._t, EIGEN_TAAL), 403)
        try:
            invoer = await lees_formulier(request)
        except GeenFormulier:
            return _pagina(gastdeur.te_veel(self._t, EIGEN_TAAL), 413)

        def handel(bezoek: Gastbezoek) -> web.Response:
            gastbinnen.eis_zegel(bezoek, invoer)
            return doe(bezoek, invoer)

        antwoord = await self._voor_toestel(request, handel, _getypt(invoer))
        if antwoord.status == web.HTTPSeeOther.status_code:
            self.gewijzigd(TOESTEL.lees(request, veilig=self._veilig).partition(".")[0])
        return antwoord

    async def _voor_toestel(self, request: web.Request, doe: _Werk, getypt: tuple[str, ...] = ()) -> web.Response:
        """Answer a device on which the page is open; any other reads that it is closed, and gets back what it typed."""
        koekje = TOESTEL.lees(request, veilig=self._veilig)
        if not koekje:
            return self._niemand(getypt)
        regio = koekje.partition(".")[0]
        try:
            toestel = await self._toestel(request, regio)
            if not toestel:
                return self._mis()
            vraag = self._vraag(request, regio)
            return await self._binnen(regio, vraag, toestel, doe, getypt)
        except TafelbotError as error:
            return self._even_niet(error, getypt=getypt)

    async def _binnen(
        self, regio: str, vraag: Gastvraag, toestel: str, doe: _Werk, getypt: tuple[str, ...]
    ) -> web.Response:
        try:
            gedaan = await self._herhaald(regio, partial(gastbinnen.bezoek, vraag=vraag, toestel=toestel, doe=doe))
        except NotAllowed as error:
            await self._herhaald(regio, partial(gastbinnen.noteer_weigering, vraag=vraag, toestel=toestel))
            log.info("guest_refused", reason=error.reden)
            return _pagina(gastdeur.mislukt(self._t, EIGEN_TAAL, getypt), 403)
        except (NotFound, UserMistake) as error:
            log.info("guest_not_done", reason=error.key)
            return _pagina(gastdeur.mislukt(self._t, EIGEN_TAAL, getypt), 409)
        if not isinstance(gedaan, Gastdeur):
            return gedaan
        if gedaan is Gastdeur.ONBEKEND or getypt:
            return self._niemand(getypt)
        return self._dicht(gedaan)

    def _teken(self, naam: str, bezoek: Gastbezoek) -> web.Response:
        spec = self._spec(naam)
        if spec is None:
            return _pagina(gastdeur.bestaat_niet(bezoek.teksten, bezoek.taal), 404)
        beeld = spec.teken(bezoek)
        match beeld:
            case Gastnaar():
                return _naar(beeld)
            case Gastweg():
                return _weg(beeld.adres)
        return _pagina(beeld)

    def _handel(self, naam: str, bezoek: Gastbezoek, invoer: Mapping[str, str]) -> web.Response:
        spec = self._spec(naam)
        if spec is None or spec.handel is None:
            return _pagina(gastdeur.bestaat_niet(bezoek.teksten, bezoek.taal), 404)
        vervolg = spec.handel(bezoek, invoer)
        match vervolg:
            case Gastweer(html):
                return _pagina(html, 422)
            case Gastweg(adres=ergens):
                return _pagina(gastdeur.door(ergens, bezoek.teksten, bezoek.taal))
        return _naar(vervolg)

    def _zet_taal(self, bezoek: Gastbezoek, invoer: Mapping[str, str]) -> web.Response:
        taal, terug = invoer.get(TAAL, ""), invoer.get(TERUG, BEGIN)
        if taal in self.teksten:
            gastlinks.zet_taal(bezoek.uow, bezoek.sessie_id, taal)
        return _naar(Gastnaar(terug if terug in self.registry.guest_pages else BEGIN))

    def _spec(self, naam: str) -> Gastpaginaspec | None:
        return self.registry.guest_pages.get(naam)

    async def _toestel(self, request: web.Request, regio: str) -> str:
        """Return what this device keeps of this region; empty when that is nothing, or nothing that we made."""
        koekje = TOESTEL.lees(request, veilig=self._veilig)
        van, _, geheim = koekje.partition(".")
        return geheim if van == regio and await self._wacht.is_van_hier(Geheimsoort.TOESTEL, koekje) else ""

    def _vraag(self, request: web.Request, regio: str) -> Gastvraag:
        streek = self.streken[regio]
        woorden = {naam: wat for naam, wat in request.query.items() if len(naam) + len(wat) <= _LANGSTE_VRAAG}
        return Gastvraag(streek, {**self.teksten, EIGEN_TAAL: streek.teksten}, woorden)

    async def _herhaald(self, regio: str, doe: Callable[[UnitOfWork], T]) -> T:
        """Run a transaction; when another was first at the same moment, look again at what that one made of it."""
        scope = Scope(regio, self.clock.now())
        for _ in range(POGINGEN - 1):
            with contextlib.suppress(Conflict):
                return await self.store.run(scope, doe)
        return await self.store.run(scope, doe)

    def _taal(self, request: web.Request) -> str:
        gevraagd = request.query.get(TAAL, EIGEN_TAAL)
        return gevraagd if gevraagd in self.teksten else EIGEN_TAAL

    def _dicht(self, deur: Gastdeur, taal: str = EIGEN_TAAL) -> web.Response:
        return _pagina(gastdeur.dicht(deur, self.teksten[taal], taal), STATUS[deur])

    def _niemand(self, getypt: tuple[str, ...]) -> web.Response:
        if getypt:
            return _pagina(gastdeur.niet_bewaard(getypt, self._t, EIGEN_TAAL), 403)
        return _pagina(gastdeur.niemand(self._t, EIGEN_TAAL), 403)

    def _even_niet(self, error: TafelbotError, taal: str = EIGEN_TAAL, getypt: tuple[str, ...] = ()) -> web.Response:
        log.warning("guest_not_served", reason=error.key)
        return _pagina(gastdeur.even_niet(self.teksten[taal], taal, getypt), 503)

    def _mis(self) -> web.Response:
        """Answer a guess, with bytes that were made once: many may come in a second."""
        if self._wacht.te_veel_missers():
            return web.Response(body=self._eens("vol", gastdeur.even_niet), status=429, headers=dict(_KOPPEN))
        onbekend = partial(gastdeur.dicht, Gastdeur.ONBEKEND)
        return web.Response(body=self._eens("mis", onbekend), status=404, headers=dict(_KOPPEN))

    def _eens(self, naam: str, maak: Callable[[Teksten, str], str]) -> bytes:
        if naam not in self._paginas:
            self._paginas[naam] = maak(self._t, EIGEN_TAAL).encode()
        return self._paginas[naam]

    @property
    def _t(self) -> Teksten:
        return self.teksten[EIGEN_TAAL]

    @property
    def _veilig(self) -> bool:
        return self.adres.startswith("https://")


def komt_van_hier(request: web.Request, adres_: str) -> bool:
    """Tell whether a form was sent from a page of ours.

    A page that sends no referrer names no origin either (`null`) when it sends a form, so that is good here. A browser
    of these years then says in a word of its own whether it is ours; what an older one sends is held to the seal that
    every form carries, and at the door to the token itself, which nobody else knows.
    """
    herkomst, bron = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if herkomst is None and bron is None:
        return False
    return herkomst in {None, "null", adres_} and bron in {None, "same-origin"}


def _is_link(request: web.Request) -> bool:
    return "." in request.match_info["wat"]


async def _bestand(maak: Callable[[], str], soort: str, _request: web.Request) -> web.Response:
    koppen = {**GASTBEVEILIGING, "Cache-Control": "public, max-age=86400"}
    return web.Response(text=maak(), content_type=soort, headers=koppen)


def _beeindig(bezoek: Gastbezoek, _invoer: Mapping[str, str]) -> web.Response:
    gastlinks.beeindig(bezoek.uow, bezoek.sessie_id)
    return _pagina(gastdeur.gesloten(bezoek.teksten, bezoek.taal))


def _pagina(html: str, status: int = 200) -> web.Response:
    return web.Response(text=html, status=status, content_type="text/html", headers=dict(GASTBEVEILIGING))


def _naar(waar: Gastnaar) -> web.Response:
    return _weg(adres(waar.naam) + (f"?{urlencode(waar.vraag)}" if waar.vraag else ""))


def _weg(waarheen: str) -> web.Response:
    return web.Response(status=303, headers={**GASTBEVEILIGING, "Location": waarheen})


def _getypt(invoer: Mapping[str, str]) -> tuple[str, ...]:
    """Return what somebody typed himself: neither codes of ours nor hidden inputs."""
    eigen = {naam: wat.strip() for naam, wat in invoer.items() if not naam.startswith("_")}
    return tuple(wat for naam, wat in eigen.items() if wat and (naam == TEKST or " " in wat))
