"""What the further way needs: people with the other roles, browsers, the words that are typed, and pressing on."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

import aiohttp

from domain.persoon import Rol
from storage import personen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.scenarios._browser import Browser, Portier
from tests.scenarios._geheimen import Geheimen
from tests.scenarios._kanaries import Meeschrijver
from tests.scenarios._opstelling import REGISSEUR, Opstelling
from tests.scenarios._vergadernep import Postkantoor, Vergadernep
from tests.scenarios.verhaal import Deelnemer
from tests.teamsnep.activiteiten import Persoon

ROOS: Final = REGISSEUR
PIM: Final = "Pim Politie"
CONTACTPUNT, FUNCTIONARIS, MANAGER = "Lonneke Contactpunt", "Idris Functionaris", "Marit Manager"
VAN_BIJ, VAN_BIJ_ELDERS, COLLEGA = "Gerda Signaal", "Otto Signaal", "Carlo Collega"
ROLLEN: Final = {
    CONTACTPUNT: (Rol.CONTACTPUNT, "zvh"),
    FUNCTIONARIS: (Rol.PRIVACYFUNCTIONARIS, "zvh"),
    MANAGER: (Rol.MANAGER, "zvh"),
    VAN_BIJ: (Rol.BIJ, "gemeente-merwestad"),
    VAN_BIJ_ELDERS: (Rol.BIJ, "gemeente-oosterwaard"),
    COLLEGA: (Rol.PROCESREGISSEUR, "zvh"),
}
BEGIN: Final = datetime.fromisoformat("2026-12-01T08:00:00+00:00")
"""The morning after the first story: the bot was restarted, and has pages from now on."""

NOOIT_GEVRAAGD: Final = "Gea Gemeente"
"""Of a gemeente that nobody asked; she was registered in the first story."""

T = TypeVar("T")


@dataclass
class Weg:
    """The stage, and everything that is kept of the way.

    Attributes:
        buiten: what stands outside of pages and cards: addresses, headers, cookies, files, what a command line says.
        map: for files of our own.
        in_nazorg: the codes of who went to prison.
        vergaderingen, post: who makes the meetings of talks, and what was mailed.
    """

    o: Opstelling
    mee: Meeschrijver
    map: Path
    portier: Portier
    geheimen: Geheimen = field(default_factory=Geheimen)
    buiten: list[str] = field(default_factory=list)
    stapel: AsyncExitStack = field(default_factory=AsyncExitStack)
    browsers: dict[str, Browser] = field(default_factory=dict)
    in_nazorg: set[str] = field(default_factory=set)
    vergaderingen: Vergadernep = field(default_factory=Vergadernep)
    post: Postkantoor = field(default_factory=Postkantoor)

    def begint(self) -> None:
        """Let it be the next morning, and everybody be registered."""
        self.o.verhaal.klok.moment = BEGIN
        for naam, (rol, organisatie) in ROLLEN.items():
            self.o.verhaal.works_here(naam, rol, organisatie)

    def wie(self, naam: str) -> Deelnemer:
        """Somebody who was registered."""
        return Deelnemer(self.o.verhaal, Persoon(naam))

    async def browser(self, naam: str) -> Browser:
        """The browser of somebody; it stays open."""
        if naam not in self.browsers:
            sessie = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
            await self.stapel.enter_async_context(sessie)
            self.browsers[naam] = Browser(Persoon(naam), self.portier, self.mee, self.buiten, sessie)
        return self.browsers[naam]

    async def opent(self, naam: str, opdracht: str) -> Kaart:
        """Type a command, and open what stands behind the neutral answer."""
        wie = self.wie(naam)
        deur = await wie.types(f"/{opdracht}")
        eerste = next(iter(deur.drukken()), None)
        return await wie.presses_raw(eerste.verb, eerste.data) if eerste else deur

    async def drukt(self, naam: str, kaart: Kaart, knop: str, ingevuld: Mapping[str, str] | None = None) -> Kaart:
        """Press a button after filling in inputs, by label or id."""
        return await self.wie(naam).presses(kaart, knop, dict(ingevuld or {}))

    async def vult(
        self,
        naam: str,
        kaart: Kaart,
        knop: str,
        onderwerp: str,
        mag: Iterable[str] = (),
        vast: Mapping[str, str] | None = None,
    ) -> Kaart:
        """Fill in a whole form, with a word of its own in every text, and press; also when a warning comes first.

        `vast` (by label or id) is filled in as it is.
        """
        invoer = self.geheimen.vult(kaart, onderwerp, {naam, *mag}, vast or {})
        na = await self.wie(naam).presses(kaart, knop, dict(invoer))
        return await self.toch(naam, na)

    async def toch(self, naam: str, kaart: Kaart) -> Kaart:
        """Save all the same, when the form came back with a warning."""
        return await self.wie(naam).presses(kaart, "Toch opslaan") if "Toch opslaan" in kaart.knoppen else kaart

    async def verstrijkt(self, **duur: float) -> None:
        """Let time pass, and the bot work."""
        await self.o.verhaal.passes(until=self.nu + timedelta(**duur))

    @property
    def nu(self) -> datetime:
        """What time it is."""
        return self.o.verhaal.klok.moment

    def dag(self, dagen: int) -> str:
        """The day so many days from now, as a form sends it."""
        return (self.nu + timedelta(days=dagen)).date().isoformat()

    def leest(self, kijk: Callable[[UnitOfWork], T]) -> T:
        """Return what a transaction finds."""
        return self.o.looks_up(kijk)

    def id_van(self, naam: str) -> str:
        """The id of somebody who was registered."""
        persoon = Persoon(naam)
        gevonden = self.leest(lambda uow: personen.zoek(uow, persoon.tenant_id, persoon.object_id or ""))
        assert gevonden is not None, naam
        return gevonden.id


def heeft(kaart: Kaart, *woorden: str) -> Kaart:
    """Return the card, on which all of these must stand."""
    for een in woorden:
        assert een in kaart, f"{een!r} is not on {kaart!r}"
    return kaart


def staat_nog(kaart: Kaart, woord: str) -> Kaart:
    """Return a form that came back, in which what was typed must stand still."""
    assert woord in str(kaart.json), f"{woord!r} was lost on {kaart!r}"
    return kaart
