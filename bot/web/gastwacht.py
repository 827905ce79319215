"""What keeps a storm of guesses from the page of somebody detained: no guess reaches the database, few get a page.

Every secret that was made here carries a keyed check. The keys are read once; then a guess costs a hash.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from dialogs.kern.ports import Clock
from domain.errors import TafelbotError
from storage import gastlinks
from storage.gastlinks import Geheimsoort
from storage.store import Scope, Store, UnitOfWork

MEESTE_MISSERS: Final = 30
"""Guesses in a minute that are told so, all together; what comes after them is told to come back later."""

MEESTE_DRUKKEN: Final = 10
"""Presses on *Openen* of one link in a minute: nobody presses that often, and each may cost a line in the logboek."""

_MINUUT: Final = timedelta(minutes=1)
_MEESTE_LINKS: Final = 1000


@dataclass(slots=True)
class Gastwacht:
    """Looks at secrets before anything is looked up. One per process; not for more than one event loop."""

    store: Store
    clock: Clock
    regios: Collection[str]
    _sleutels: dict[str, bytes] = field(default_factory=dict)
    _lezen: asyncio.Lock = field(default_factory=asyncio.Lock)
    _missers: deque[datetime] = field(default_factory=deque)
    _drukken: dict[str, deque[datetime]] = field(default_factory=dict)

    async def start(self) -> None:
        """Read the keys; one that cannot be read now is read when somebody comes."""
        for regio in self.regios:
            with contextlib.suppress(TafelbotError):
                await self._lees(regio)

    async def is_van_hier(self, soort: Geheimsoort, geheim: str) -> bool:
        """Tell whether `<region>.<secret>` was made here.

        Raises:
            Unavailable: the key of the region could not be read yet.
        """
        regio, _, token = geheim.partition(".")
        if regio not in self.regios:
            return False
        sleutel = self._sleutels.get(regio) or await self._lees(regio)
        return gastlinks.is_van_hier(sleutel, soort, token)

    def te_veel_missers(self) -> bool:
        """Count a guess; tell whether there were too many of them in the last minute. A real link is never counted."""
        return _te_veel(self._missers, self.clock.now(), MEESTE_MISSERS)

    def te_vaak(self, link: str) -> bool:
        """Count a press with a real link; tell whether it is pressed too often."""
        nu = self.clock.now()
        if len(self._drukken) >= _MEESTE_LINKS:
            self._drukken = {een: wanneer for een, wanneer in self._drukken.items() if wanneer[-1] > nu - _MINUUT}
        return _te_veel(self._drukken.setdefault(link, deque()), nu, MEESTE_DRUKKEN)

    async def _lees(self, regio: str) -> bytes:
        async with self._lezen:
            if regio not in self._sleutels:
                # A key of the region is made when it is asked for the first time, in the store of keys.
                scope = Scope(regio, self.clock.now())
                self._sleutels[regio] = await self.store.read(scope, _sleutel)
            return self._sleutels[regio]


def _sleutel(uow: UnitOfWork) -> bytes:
    return uow.zegel(gastlinks.DEUR)


def _te_veel(wanneer: deque[datetime], nu: datetime, meeste: int) -> bool:
    while wanneer and wanneer[0] <= nu - _MINUUT:
        wanneer.popleft()
    if len(wanneer) >= meeste:
        return True
    wanneer.append(nu)
    return False
