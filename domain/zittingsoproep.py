"""Who takes part in an item is called a while before its turn, and told anew when that moment moves.

What follows from how a zitting stands is decided here, as a whole and each time anew: whoever looks twice, or on two
machines at once, decides the same and tells nothing twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.agenda import Agendapunt
from domain.zittingsverloop import Zittingsfase, Zittingsstand, klaar_volgens_plan, rest, verwacht

GELDT: Final = timedelta(minutes=10)
"""How long a call counts: going back and forth on the agenda calls nobody twice."""
MERKBAAR: Final = timedelta(minutes=5)
"""By how much a moment moves before people are told anew."""
_NIETS: Final = timedelta()


class Oproepstand(StrEnum):
    """What people were told last of an item. On the wire: add, never rename."""

    STRAKS = "straks"
    """Its turn is near."""
    NU = "nu"
    VERSCHOVEN = "verschoven"
    """Not at the moment that was named, but at another one."""
    VOORBIJ = "voorbij"
    """It had its turn."""
    VERVALLEN = "vervallen"
    """It does not get its turn today any more."""


_WACHT: Final = frozenset({Oproepstand.STRAKS, Oproepstand.VERSCHOVEN})
_AF: Final = frozenset({Oproepstand.VOORBIJ, Oproepstand.VERVALLEN})
_GAAT: Final = frozenset({Zittingsfase.BEZIG, Zittingsfase.PAUZE})


@dataclass(frozen=True, slots=True)
class Oproep:
    """What the participants of an item were told last of when its turn comes.

    Attributes:
        nr: how often they were told, from 1.
        verwacht_op: the moment that was named; once its turn has come, that moment.
        op: when they were told.
        eerder_op: the moment that was named before, of what moved.
    """

    zitting_id: str
    casus_id: str
    nr: int
    verwacht_op: datetime
    op: datetime
    stand: Oproepstand = Oproepstand.STRAKS
    eerder_op: datetime | None = None

    @property
    def wacht(self) -> bool:
        """Whether people were called, and its turn has not come."""
        return self.stand in _WACHT


@dataclass(frozen=True, slots=True)
class Oproepplan:
    """What is to be done.

    Attributes:
        vertellen: what is told by a new post.
        bijwerken: what is not so any more in a post that stands there; an edit wakes nobody.
        wekkers: per casus when is to be looked again (UTC).
    """

    vertellen: tuple[Oproep, ...] = ()
    bijwerken: tuple[Oproep, ...] = ()
    wekkers: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Moment:
    """A zitting as it is looked at: how it stands, its agenda in order, when it was to begin, and now."""

    nu: Zittingsstand
    punten: Sequence[Agendapunt]
    begint_op: datetime
    moment: datetime


def plan_oproepen(zitting_id: str, dan: Moment, eerder: Mapping[str, Oproep], vooraf: timedelta) -> Oproepplan:
    """Return whom to tell what, from how it goes now.

    Before it began and during a break nobody is told anything. After the end only who was called and did not get a
    turn hears that it does not come any more.

    Args:
        zitting_id: of which zitting.
        dan: how it stands.
        eerder: what was told, by casus id.
        vooraf: how long before its turn the participants of an item are called.
    """
    nu = dan.nu
    if nu.fase not in {*_GAAT, Zittingsfase.KLAAR}:
        return Oproepplan()
    straks = verwacht(nu, dan.punten, dan.begint_op, dan.moment) if nu.fase in _GAAT else {}
    vertellen: list[Oproep] = []
    bijwerken: list[Oproep] = []
    wekkers: dict[str, datetime] = {}
    for casus_id, een in eerder.items():
        if een.stand not in _AF and casus_id not in straks and not _is_aan_de_beurt(nu, casus_id):
            _rond_af(dan, een, vertellen, bijwerken)
    if nu.huidig is not None and nu.sinds is not None:
        _beurt(dan, zitting_id, eerder.get(nu.huidig), vertellen, bijwerken)
    for casus_id, op in straks.items():
        gezegd, wekker = _wat_komt(dan, Oproep(zitting_id, casus_id, 0, op, dan.moment), eerder.get(casus_id), vooraf)
        vertellen += [gezegd] if gezegd is not None else []
        if wekker is not None:
            wekkers[casus_id] = wekker
    if nu.fase is Zittingsfase.PAUZE:
        return Oproepplan(bijwerken=tuple(bijwerken))
    return Oproepplan(tuple(vertellen), tuple(bijwerken), MappingProxyType(wekkers))


def is_anders(verteld: Sequence[str], nu: Zittingsstand, volgorde: Sequence[str]) -> bool:
    """Tell whether what is still to come is not in the order that was told: moved, added, or taken off."""
    af = nu.behandeld | nu.uitgesteld
    return [een for een in verteld if een not in af] != list(rest(nu, volgorde))


def _is_aan_de_beurt(nu: Zittingsstand, casus_id: str) -> bool:
    return nu.fase in _GAAT and nu.huidig == casus_id


def _rond_af(dan: Moment, een: Oproep, vertellen: list[Oproep], bijwerken: list[Oproep]) -> None:
    """Of what is over, or does not come any more: whoever waits for it is told."""
    if een.casus_id in dan.nu.behandeld:
        bijwerken.append(replace(een, stand=Oproepstand.VOORBIJ))
    elif not een.wacht:
        bijwerken.append(replace(een, stand=Oproepstand.VERVALLEN))
    else:
        vertellen.append(replace(een, nr=een.nr + 1, op=dan.moment, stand=Oproepstand.VERVALLEN))


def _beurt(dan: Moment, zitting_id: str, een: Oproep | None, vertellen: list[Oproep], bijwerken: list[Oproep]) -> None:
    """Of what has its turn now: whoever was not called, or not for this moment, is called."""
    casus_id, sinds = dan.nu.huidig or "", dan.nu.sinds or dan.moment
    if een is not None and een.stand is Oproepstand.NU and een.verwacht_op == sinds:
        return
    if een is not None and _geldt_nog(dan.nu, een, sinds):
        bijwerken.append(replace(een, stand=Oproepstand.NU, verwacht_op=sinds))
    elif dan.nu.fase is Zittingsfase.BEZIG:
        nr = een.nr + 1 if een is not None else 1
        vertellen.append(Oproep(zitting_id, casus_id, nr, sinds, dan.moment, Oproepstand.NU))


def _geldt_nog(nu: Zittingsstand, een: Oproep, sinds: datetime) -> bool:
    """Tell whether who was told this is there, or on his way, for a turn that begins at `sinds`."""
    if any(beurt.casus_id == een.casus_id and beurt.tot and sinds - beurt.tot < GELDT for beurt in nu.beurten):
        return True
    if een.stand is Oproepstand.VERVALLEN or een.verwacht_op - sinds > MERKBAAR:
        return False
    return sinds - een.verwacht_op <= MERKBAAR or sinds - een.op < GELDT


def _wat_komt(
    dan: Moment, nieuw: Oproep, een: Oproep | None, vooraf: timedelta
) -> tuple[Oproep | None, datetime | None]:
    """Of what is to come: what is told now, and when is to be looked again.

    Args:
        dan: how the zitting stands.
        nieuw: the moment that is expected now.
        een: what was told last; None when nothing was.
        vooraf: how long before its turn people are called.
    """
    roep_op = nieuw.verwacht_op - vooraf
    is_tijd = roep_op <= dan.moment
    nieuw = replace(nieuw, nr=een.nr + 1 if een is not None else 1)
    if een is None or not een.wacht:
        return (nieuw, None) if is_tijd else (None, roep_op)
    if _verschoven(dan, een.verwacht_op, nieuw.verwacht_op):
        return replace(nieuw, stand=Oproepstand.VERSCHOVEN, eerder_op=een.verwacht_op), None if is_tijd else roep_op
    # Who was told of another moment long before it is called for it all the same.
    if een.stand is Oproepstand.VERSCHOVEN and een.verwacht_op - vooraf - een.op >= GELDT:
        return (nieuw, None) if is_tijd else (None, roep_op)
    return None, None


def _verschoven(dan: Moment, verteld: datetime, verwacht_op: datetime) -> bool:
    """Tell whether a moment moved so much that people are told.

    While an item takes longer than was planned, what comes after it moves with the clock: of that nobody is told every
    few minutes, because it may be done at any moment.
    """
    klaar = klaar_volgens_plan(dan.nu, dan.punten, dan.moment)
    if klaar is None:
        return False
    uitloop = max(dan.moment - klaar, _NIETS)
    return not verwacht_op - uitloop - MERKBAAR <= verteld <= verwacht_op + MERKBAAR
