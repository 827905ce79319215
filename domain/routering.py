"""Who serves whom in nazorg: each kind of partner and gemeente comes down to one body, and where inrichtingen are.

The region's file says it, and a manager confirms it: this map decides whose people an organisatie hears about. What he
confirmed is known by a mark over the whole of it, so that whatever changes must be confirmed again.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.organisatie import Keuzereden, Organisatie
from domain.regio import Regio


class Routestand(StrEnum):
    """How one kind stands for one gemeente."""

    GOED = "goed"
    GEEN = "geen"
    """No body of this kind is known to work there: nobody is asked."""
    MEERDERE = "meerdere"
    """More than one works there: the regisseur chooses each time."""
    ONBEKEND = "onbekend"
    """There are bodies of this kind, but not for whom they work: the regisseur chooses each time."""


@dataclass(frozen=True, slots=True)
class Route:
    """Which bodies of a kind are meant for a gemeente: one when it is good; else all that could be."""

    gemeente: str
    soort: str
    stand: Routestand
    organisaties: tuple[Organisatie, ...]


@dataclass(frozen=True, slots=True)
class Routeringskaart:
    """The whole of it, in the order of the region's file.

    Attributes:
        inrichtingen: the bodies that hear only about who is with them.
        zonder_inrichting: codes of kinds of inrichting of which the region has no body.
    """

    routes: tuple[Route, ...]
    inrichtingen: tuple[Organisatie, ...]
    zonder_inrichting: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[Route, ...]:
        """What does not come down to one body."""
        return tuple(een for een in self.routes if een.stand is not Routestand.GOED)


@dataclass(frozen=True, slots=True)
class Bevestiging:
    """That somebody confirmed the map with this mark."""

    afdruk: str
    door_id: str
    op: datetime


_STAND = {
    Keuzereden.MEERDERE: Routestand.MEERDERE,
    Keuzereden.WERKGEBIED_ONBEKEND: Routestand.ONBEKEND,
    Keuzereden.GEEN: Routestand.GEEN,
    Keuzereden.GEMEENTE_ONBEKEND: Routestand.ONBEKEND,
}


def kaart_van(regio: Regio) -> Routeringskaart:
    """Return who serves whom at the tafel of nazorg; an empty map for a region without."""
    if regio.nazorg is None:
        return Routeringskaart((), ())
    tafel, kinds = regio.tafel(regio.nazorg.tafel), regio.nazorg.inrichtingen
    soorten = [een for een in dict.fromkeys((*tafel.vast, *tafel.mogelijk)) if een not in kinds]
    routes = (_route(regio, gemeente, soort) for gemeente in regio.gemeenten for soort in soorten)
    inrichtingen = tuple(een for een in regio.organisaties.values() if any(een.is_soort(soort) for soort in kinds))
    zonder = tuple(soort for soort in kinds if not any(een.is_soort(soort) for een in inrichtingen))
    return Routeringskaart(tuple(routes), inrichtingen, zonder)


def afdruk_van(kaart: Routeringskaart) -> str:
    """Return the mark of a map: the same for the same bodies, another one as soon as anything in it changes."""
    inhoud = json.dumps([list(_regels(kaart)), [[een.code, een.naam] for een in kaart.inrichtingen]])
    return hashlib.sha256(inhoud.encode()).hexdigest()


def _regels(kaart: Routeringskaart) -> Iterator[list[object]]:
    for een in kaart.routes:
        yield [een.gemeente, een.soort, een.stand.value, [[wie.code, wie.naam] for wie in een.organisaties]]


def _route(regio: Regio, gemeente: str, soort: str) -> Route:
    oplossing = regio.los_op(soort, (gemeente,))
    if oplossing.keuzevragen:
        vraag = oplossing.keuzevragen[0]
        stand = _STAND[vraag.reden]
        return Route(gemeente, soort, stand, () if stand is Routestand.GEEN else vraag.kandidaten)
    return Route(gemeente, soort, Routestand.GOED, oplossing.organisaties)
