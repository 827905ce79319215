"""What the detained person chose about the talk: his own choice, changed at any moment, never held against him."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from domain.casus import leeftijd_op
from domain.errors import UserMistake
from domain.terugkeergesprek import LOOPT_NOG, Afzegreden, Gespreksstatus, Terugkeergesprek
from domain.vergadering import meedoen_mag

LANGSTE_NAAM: Final = 120
"""Characters of who agrees with him, and of what that is of him."""


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


ZONDER_GESPREK: Final = frozenset({Keuze.NEE, Keuze.LATER, Keuze.STOP})
"""With these there is no talk, now or any more; whoever sat at it reads only that."""


class Keuzeweg(StrEnum):
    """How his choice reached us. On the wire: add, never rename."""

    EIGEN_PAGINA = "eigen_pagina"
    """He pressed it himself, on the page that his casemanager opened."""
    CASEMANAGER = "casemanager"
    """The casemanager wrote down what he said."""
    TELEFOON = "telefoon"
    """The casemanager said it on the telephone, and the regisseur wrote it down: she has no Teams, say."""


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
        op: when it was kept.
        door_id: the casemanager, who either typed it or opened the page on which he pressed; or the regisseur whom she
            telephoned.
        vertegenwoordiger: who agreed with him; None when nobody had to.
        gezegd_op: the day on which he said it; None when that is the day on which it was kept.
    """

    id: str
    gesprek_id: str
    keuze: Keuze
    weg: Keuzeweg
    op: datetime
    door_id: str
    vertegenwoordiger: Vertegenwoordiger | None = None
    gezegd_op: date | None = None


def geldende(regels: Sequence[Keuzeregel]) -> Keuzeregel | None:
    """Return the choice that counts: the newest; None when he did not choose, or took it back."""
    nieuwste = max(regels, key=lambda een: (een.op, een.id), default=None)
    return None if nieuwste is None or nieuwste.keuze is Keuze.INGETROKKEN else nieuwste


def vertegenwoordiger_van(regels: Sequence[Keuzeregel]) -> Vertegenwoordiger | None:
    """Return who agreed with the yes that counts; None when nobody did.

    Saying yes again changes nothing. Whoever said anything else in between is asked anew, and so is his representative.
    """
    for een in sorted(regels, key=lambda een: (een.op, een.id), reverse=True):
        if een.keuze is not Keuze.JA:
            return None
        if een.vertegenwoordiger is not None:
            return een.vertegenwoordiger
    return None


def mag_meedoen(regels: Sequence[Keuzeregel], *, vertegenwoordiger_nodig: bool) -> bool:
    """Tell whether he sits at the talk: he said yes, and so did his representative when he needs one."""
    huidige = geldende(regels)
    if huidige is None or huidige.keuze is not Keuze.JA:
        return False
    return not vertegenwoordiger_nodig or vertegenwoordiger_van(regels) is not None


def vertegenwoordiger_nodig(geboren: date | None, dag: date, zelf_vanaf: int, *, onder_curatele: bool) -> bool:
    """Tell whether somebody has to say yes with him: he is too young, or under guardianship.

    Of whom the birth date is not known it depends on the guardianship alone: the casemanager sees how old he is.
    Source: article 5 UAVG.
    """
    return onder_curatele or (geboren is not None and leeftijd_op(geboren, dag) < zelf_vanaf)


def te_kiezen(gesprek: Terugkeergesprek, regels: Sequence[Keuzeregel], nu: datetime) -> tuple[Keuze, ...]:
    """Return what he can choose now, in the order in which it is shown; nothing once the talk is over.

    Taking back is possible when there is something to take back. While the talk goes on he can stop: whether he comes
    is behind him. From its beginning on he can stop also when nobody said yet that it began. What somebody else called
    off he does not bring back; what went off by his own choice he does.
    """
    if gesprek.status is Gespreksstatus.BEZIG:
        return (Keuze.STOP,)
    zelf_af = gesprek.status is Gespreksstatus.GAAT_NIET_DOOR and gesprek.afzegreden is Afzegreden.KEUZE
    if gesprek.status not in LOOPT_NOG and not zelf_af:
        return ()
    kan = [Keuze.JA, Keuze.NEE, Keuze.LATER, Keuze.UITLEG]
    if geldende(regels) is not None:
        kan.append(Keuze.INGETROKKEN)
    begint, einde = gesprek.begint_op, gesprek.eindigt_op
    aan_de_gang = begint is not None and einde is not None and begint <= nu and meedoen_mag(begint, einde, nu)
    if gesprek.status is Gespreksstatus.GEPLAND and aan_de_gang:
        kan.append(Keuze.STOP)
    return tuple(kan)


def eis_niet_eerder(gezegd_op: date, gekozen_op: date | None) -> None:
    """Refuse to write down what he said before the newest choice: that one stays.

    `gekozen_op`: the day in the region of that choice; None while he did not choose.

    Raises:
        UserMistake: he chose after that day ("gesprekskeuze.fout.eerder").
    """
    if gekozen_op is not None and gezegd_op < gekozen_op:
        raise UserMistake("gesprekskeuze.fout.eerder")
