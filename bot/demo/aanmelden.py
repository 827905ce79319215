"""Signing in to the pages of the demo: one presses who one is. On this machine only; no policy knows that it exists.

It stands where Entra stands in earnest, behind the same door: what comes back must be the person of the link.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.demo import world
from bot.demo.personas import Persona
from bot.demo.speel import Stage
from bot.web.browser import pagina
from bot.web.inloggen import TERUG, AanmeldenMislukt, Afgebroken, Begonnen, Identiteit
from pages import aanmelden as vellen
from teksten.catalogus import Teksten

PAD = "/aanmelden/demo"


class DemoAanmelder:
    """Signs in whoever is pressed, the one who is being played first."""

    def __init__(self, stage: Stage, teksten: Teksten) -> None:
        """Sign in the cast of this stage."""
        self._stage = stage
        self._t = teksten

    def routes(self) -> tuple[web.AbstractRouteDef, ...]:
        """Return the route of the page on which one presses who one is."""
        return (web.get(PAD, self._kies),)

    async def begin(self, tenant_id: str, *, ander_account: bool) -> Begonnen:  # noqa: ARG002 - as Entra is asked
        """Send the browser to the page of the demo; see `Aanmelder`."""
        state = secrets.token_urlsafe(16)
        return Begonnen(f"{PAD}?state={state}", {"state": state})

    async def rond_af(self, bewaard: Mapping[str, Any], antwoord: Mapping[str, str]) -> Identiteit:
        """Return who was pressed; see `Aanmelder`."""
        if not secrets.compare_digest(str(bewaard.get("state", "")), antwoord.get("state", "")):
            raise AanmeldenMislukt("state")
        persona = self._stage.cast.get(antwoord.get("code", ""))
        if persona is None:
            raise Afgebroken("cancelled")
        return Identiteit(world.TENANT_ID, persona.object_id)

    async def _kies(self, request: web.Request) -> web.Response:
        playing = self._stage.playing
        others = [een for een in self._stage.cast.values() if een is not playing]
        html = vellen.demo(
            TERUG, request.query.get("state", ""), _knop(playing), [_knop(een) for een in others], self._t
        )
        return pagina(html)


def _knop(persona: Persona) -> tuple[str, str]:
    return persona.code, f"{persona.naam} ({persona.label})"
