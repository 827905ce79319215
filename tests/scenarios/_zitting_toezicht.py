"""Who looks along at the simulated zitting: whether anybody reads of a casus in which he takes no part.

Who takes part in what is read from the bare rows of the database; the policy of the program has no part in that.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from cards.verbs import Verb
from storage import toegang
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.scenarios._zitting_podium import VERGADERING, Gepost
from tests.scenarios._zitting_wie import BEHEERDER, CARLO, DEELNEMERS, MANAGER, ORGANISATIES, ROSA, ZAAK
from tests.scenarios._zitting_zaal import Zaal

_WOORD: Final = re.compile(r"kanarie(\d\d)")
_VAN_HET_HUIS: Final = (ROSA, CARLO, BEHEERDER, MANAGER)
_DIEP: Final = 12
"""Buttons that are followed from what one person sees first."""


@dataclass
class Toezicht:
    """Reads along; `allen` tells whether everybody does after every event, or one of each body in turn.

    `gezien` is what anybody was rightly shown: without that the whole would prove nothing.
    """

    zaal: Zaal
    allen: bool = True
    geposts: list[Gepost] = field(default_factory=list)
    gezien: set[tuple[str, int]] = field(default_factory=set)

    def posts(self, nieuw: Iterable[Gepost]) -> None:
        """Refuse a post that names what its readers have no part in, and any that says something about a person."""
        for een in nieuw:
            self.geposts.append(een)
            woorden, codes = self._gevonden(een.kaart)
            assert not woorden, f"a post in {een.waar} speaks of {woorden}: {een.kaart!r}"
            if een.waar == VERGADERING:
                namen = [naam for naam in DEELNEMERS if naam in _plat(een.kaart)]
                assert not namen, f"the meeting reads who is there: {namen} in {een.kaart!r}"
            elif een.waar not in _VAN_HET_HUIS:
                teveel = codes - self._mag(DEELNEMERS.get(een.waar, een.waar))
                assert not teveel, f"{een.waar} reads of {teveel}: {een.kaart!r}"

    def antwoord(self, naam: str, kaart: Kaart, *, vanzelf: bool = False) -> None:
        """Refuse an answer to one person about what he has no part in; one that came by itself names nobody."""
        woorden, codes = self._gevonden(kaart)
        if vanzelf:
            assert not woorden, f"{naam} was shown {woorden} without having asked: {kaart!r}"
        mag = self._mag_hij(naam)
        assert not (woorden - mag), f"{naam} reads about {woorden - mag}: {kaart!r}"
        if naam not in _VAN_HET_HUIS:
            assert not (codes - mag), f"{naam} reads the code of {codes - mag}: {kaart!r}"
        self.gezien |= {(naam, nr) for nr in woorden}

    async def kijkt_rond(self, keer: int, *, volgt_knoppen: bool = False) -> None:
        """Let people see what concerns them: by itself, by a press, and (if asked) behind every button.

        Everybody, or (when not `allen`) one of each body in turn: what somebody may see follows from where he works.
        """
        vanzelf = {namen[keer % len(namen)] for namen in ORGANISATIES.values()}
        data = {"v": 1, "zitting": self.zaal.zitting.id}
        for naam in DEELNEMERS if self.allen else sorted(vanzelf):
            if naam in vanzelf:
                kaart = await self.zaal.podium.drukt_kaal(naam, Verb.ZITTING_MIJN, data, VERGADERING, vanzelf=True)
                self.antwoord(naam, kaart, vanzelf=True)
            kaart = await self.zaal.podium.drukt_kaal(naam, Verb.ZITTING_MIJN, data, VERGADERING)
            self.antwoord(naam, kaart)
            if volgt_knoppen:
                await self._volgt(naam, kaart)

    async def _volgt(self, naam: str, kaart: Kaart) -> None:
        te_gaan, gehad = list(kaart.drukken()), set[str]()
        while te_gaan and len(gehad) < _DIEP:
            een = te_gaan.pop(0)
            sleutel = json.dumps([een.verb, een.data], sort_keys=True)
            if sleutel in gehad or "sleutel" in een.data:
                continue
            gehad.add(sleutel)
            verder = await self.zaal.podium.drukt_kaal(naam, een.verb, een.data, VERGADERING)
            self.antwoord(naam, verder)
            te_gaan += verder.drukken()

    def _gevonden(self, kaart: Kaart) -> tuple[set[int], set[int]]:
        """Return of which casussen a word stands on a card, and of which the code."""
        plat = _plat(kaart)
        woorden = {int(een) for een in _WOORD.findall(plat.lower())}
        return woorden, {nr for nr in self.zaal.casussen if self.zaal.code(nr) in plat}

    def _mag_hij(self, naam: str) -> set[int]:
        if naam in _VAN_HET_HUIS:
            return {nr for nr, zaak in ZAAK.items() if zaak.regisseur == naam}
        return self._mag(DEELNEMERS[naam])

    def _mag(self, organisatie: str) -> set[int]:
        return self.zaal.podium.leest(self._lopend, organisatie)

    def _lopend(self, uow: UnitOfWork, organisatie: str) -> set[int]:
        return {
            nr
            for nr, casus in self.zaal.casussen.items()
            for een in toegang.van_casus(uow, casus.id)
            if een.organisatie == organisatie and een.van <= uow.now and (een.tot is None or een.tot > uow.now)
        }


def _plat(kaart: Kaart) -> str:
    return json.dumps(kaart.json, ensure_ascii=False)
