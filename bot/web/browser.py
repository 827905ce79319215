"""What goes to a browser with every page, what it keeps of us, and from where it may press something."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

BEVEILIGING: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # To nobody else; but without one for ourselves a browser would not say from where a form is sent.
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}

LARGEST_FORM = 160 * 1024
"""Bytes of a form: ten thousand letters in any script, of which the longest is sent as twelve (`%F0%9F%99%82`)."""

LARGEST_FILE = 5_000_000
"""Bytes of a file that comes with a form, and of the form around it."""

FILE_TIMEOUT = 120.0
"""Seconds a browser may take to send a file."""

MOST_INPUTS = 200

FORM_TIMEOUT = 30.0
"""Seconds a browser may take to send a form: a telephone with one bar can, who keeps a connection busy cannot."""


class GeenFormulier(Exception):
    """What was sent is no form of ours: too large, of another kind, or from elsewhere."""


def pagina(html: str, status: int = 200) -> web.Response:
    """Return a page."""
    return web.Response(text=html, status=status, content_type="text/html", headers=dict(BEVEILIGING))


def naar(pad: str) -> web.Response:
    """Send the browser on, with a GET."""
    return web.Response(status=303, headers={**BEVEILIGING, "Location": pad})


@dataclass(frozen=True, slots=True)
class Koekje:
    """A cookie of ours, that no script reads.

    With https it is named so that a browser takes it from this host alone, for all of it (`__Host-`). Only the one that
    must come back from Entra is sent along when another site leads here (`Lax`).
    """

    naam: str
    duur: timedelta
    ook_van_elders: bool = False

    def lees(self, request: web.Request, *, veilig: bool) -> str:
        """Return what the browser kept, or an empty text."""
        return request.cookies.get(self._naam(veilig=veilig), "")

    def zet(self, antwoord: web.Response, waarde: str, *, veilig: bool) -> None:
        """Let the browser keep this."""
        antwoord.set_cookie(
            self._naam(veilig=veilig),
            waarde,
            path="/",
            httponly=True,
            secure=veilig,
            samesite="Lax" if self.ook_van_elders else "Strict",
            max_age=int(self.duur.total_seconds()),
        )

    def weg(self, antwoord: web.Response, *, veilig: bool) -> None:
        """Let the browser forget it."""
        antwoord.del_cookie(
            self._naam(veilig=veilig),
            path="/",
            httponly=True,
            secure=veilig,
            samesite="Lax" if self.ook_van_elders else "Strict",
        )

    def _naam(self, *, veilig: bool) -> str:
        return f"__Host-{self.naam}" if veilig else self.naam


def komt_van_hier(request: web.Request, adres: str) -> bool:
    """Tell whether a form was sent from a page of ours, by what no page can make a browser say otherwise.

    Every browser of these years names the origin of what it posts, and most say in a word of their own whether that is
    ours. Both must hold where they are said, and one must be.
    """
    herkomst, bron = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if herkomst is None and bron is None:
        return False
    return herkomst in {None, adres} and bron in {None, "same-origin"}


async def lees_formulier(request: web.Request) -> dict[str, str]:
    """Return the inputs of a form by name; several ticks under one name are joined by commas.

    Raises:
        GeenFormulier: too large, too many, too slow, or no form at all.
    """
    if request.content_type != "application/x-www-form-urlencoded" or "Content-Encoding" in request.headers:
        raise GeenFormulier
    # A browser sends a form as our pages are written; any other name of an alphabet is somebody's own invention.
    if (request.charset or "utf-8").lower() != "utf-8" or (request.content_length or 0) > LARGEST_FORM:
        raise GeenFormulier
    try:
        async with asyncio.timeout(FORM_TIMEOUT):
            inhoud = await _lees_inhoud(request)
        paren = parse_qsl(inhoud.decode(), keep_blank_values=True, max_num_fields=MOST_INPUTS)
    except (TimeoutError, ValueError):
        raise GeenFormulier from None
    gelezen: dict[str, list[str]] = {}
    for naam, waarde in paren:
        # No database takes a null, and no text needs one.
        gelezen.setdefault(naam.replace("\x00", ""), []).append(waarde.replace("\x00", ""))
    return {naam: ",".join(waarden) for naam, waarden in gelezen.items()}


def brengt_bestand(request: web.Request) -> bool:
    """Tell whether this is a form that may have a file with it."""
    return request.content_type == "multipart/form-data"


async def lees_met_bestand(request: web.Request) -> tuple[dict[str, str], bytes]:
    """Return the inputs of a form by name, and the file that came with it (empty when none did); its name is dropped.

    Raises:
        GeenFormulier: too large, too many, too slow, or no form at all.
    """
    if "Content-Encoding" in request.headers or (request.content_length or 0) > LARGEST_FILE + LARGEST_FORM:
        raise GeenFormulier
    try:
        async with asyncio.timeout(FILE_TIMEOUT):
            return await _lees_delen(await request.multipart())
    except (TimeoutError, ValueError, LookupError, RuntimeError, AssertionError, HttpProcessingError):
        raise GeenFormulier from None


async def _lees_delen(lezer: aiohttp.MultipartReader) -> tuple[dict[str, str], bytes]:
    gelezen: dict[str, str] = {}
    bestand, over = b"", LARGEST_FILE + LARGEST_FORM
    for _ in range(MOST_INPUTS):
        deel = await lezer.next()
        if deel is None:
            return gelezen, bestand
        if not isinstance(deel, aiohttp.BodyPartReader) or not deel.name or "Content-Encoding" in deel.headers:
            raise GeenFormulier
        inhoud = bytearray()
        while stuk := await deel.read_chunk():
            inhoud += stuk
            if len(inhoud) > over:
                raise GeenFormulier
        over -= len(inhoud)
        if deel.filename is not None:
            bestand = bytes(inhoud)
        else:
            gelezen[deel.name.replace("\x00", "")] = inhoud.decode().replace("\x00", "")
    raise GeenFormulier


async def _lees_inhoud(request: web.Request) -> bytes:
    """Read no more than the limit: what is sent in pieces does not say beforehand how long it is."""
    inhoud = bytearray()
    async for stuk in request.content.iter_any():
        inhoud += stuk
        if len(inhoud) > LARGEST_FORM:
            raise GeenFormulier
    return bytes(inhoud)
