"""Somebody in a browser: opens the page that a card leads to, fills it in and sends it, as a partner in earnest does.

What the demo shows at the start is answered by page where a partner would do so, by the handler of that page itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from bot.demo.player import Player, StoryBroken
from dialogs.kern.paginas import Naar, Paginabezoek
from dialogs.kern.router import Router
from storage import paginas, personen, toegang
from storage.paginas import Paginalink
from storage.store import Scope, UnitOfWork

_VERBORGEN = re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Bladeraar:
    """One persona at his browser, at the moment at which he presses the links on his cards."""

    player: Player
    router: Router

    async def fills_in(self, address: str, values: Mapping[str, str]) -> None:
        """Open the page at this address, fill it in by the names of its inputs, and send it.

        Raises:
            StoryBroken: there is no such page, or it was not saved.
        """
        scope = Scope(self.player.regio, self.player.now)
        await self.router.store.run(scope, self._sends, token=address.rpartition(".")[2], values=values)

    def _sends(self, uow: UnitOfWork, *, token: str, values: Mapping[str, str]) -> None:
        link = paginas.kijk(uow, token)
        spec = self.router.registry.pages.get(link.soort) if link else None
        if link is None or spec is None or spec.handle is None:
            raise StoryBroken("a card leads to no page with a form")
        bezoek = self._bezoek(uow, link)
        # The last form is that with the questions; before it may stand one of a single press.
        verborgen = _VERBORGEN.findall(spec.render(bezoek, link.onderwerp_id).rpartition("<form")[2])
        invoer = {naam: unescape(waarde) for naam, waarde in verborgen}
        if not isinstance(spec.handle(bezoek, link.onderwerp_id, {**invoer, **values}), Naar):
            raise StoryBroken("a page was not saved")

    def _bezoek(self, uow: UnitOfWork, link: Paginalink) -> Paginabezoek:
        streek = self.router.streken[self.player.regio]
        actor = toegang.actor(uow, personen.lees(uow, link.persoon_id))
        return Paginabezoek(uow, streek.regio, streek.teksten, actor)
