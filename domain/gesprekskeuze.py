"""What the detained person chose about the talk: his own choice, changed at any moment, never held against him."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Keuze(StrEnum):
    """What he chose. On the wire: add, never rename."""

    JA = "ja"
    NEE = "nee"
    LATER = "later"
    UITLEG = "uitleg"
    """First somebody explains it to him."""
    INGETROKKEN = "ingetrokken"
    """He takes back what he chose; it is as if he had not chosen."""
    STOP = "stop"
    """He stops, while it goes on."""


class Keuzeweg(StrEnum):
    """How his choice reached us. On the wire: add, never rename."""

    EIGEN_PAGINA = "eigen_pagina"
    """He pressed it himself, on the page that his casemanager opened."""
    CASEMANAGER = "casemanager"
    """The casemanager wrote down what he said."""


@dataclass(frozen=True, slots=True)
class Vertegenwoordiger:
    """Who says yes with him, because he is too young or under guardianship.

    Attributes:
        relatie: what he is of him: a parent, a guardian, a curator.
    """

    naam: str
    relatie: str


@dataclass(frozen=True, slots=True)
class Keuzeregel:
    """A choice, when, by which way, and who wrote it down.

    Attributes:
        door_id: the casemanager, who either typed it or opened the page on which he pressed.
        vertegenwoordiger: who agreed with him; None when nobody had to.
    """

    id: str
    gesprek_id: str
    keuze: Keuze
    weg: Keuzeweg
    op: datetime
    door_id: str
    vertegenwoordiger: Vertegenwoordiger | None = None


def geldende(regels: Sequence[Keuzeregel]) -> Keuzeregel | None:
    """Return the choice that counts: the newest; None when he did not choose, or took it back."""
    nieuwste = max(regels, key=lambda een: (een.op, een.id), default=None)
    return None if nieuwste is None or nieuwste.keuze is Keuze.INGETROKKEN else nieuwste


def mag_meedoen(regels: Sequence[Keuzeregel], *, vertegenwoordiger_nodig: bool) -> bool:
    """Tell whether he sits at the talk: he said yes, and so did his representative when he needs one."""
    huidige = geldende(regels)
    if huidige is None or huidige.keuze is not Keuze.JA:
        return False
    return not vertegenwoordiger_nodig or huidige.vertegenwoordiger is not None
