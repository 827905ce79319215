"""The agenda of a zitting: which casussen, in which order, of which kind, and when it is posted.

Also how the planned zittingen of a tafel follow its rhythm when that changes: nothing on which a casus stands is
moved or dropped by itself.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from domain.regio import Agendaaanloop
from domain.werkdagen import Kalender

VOORUIT = timedelta(weeks=8)
"""How far ahead the zittingen of a tafel are planned."""

EERSTE_DEEL: Final = 1
TWEEDE_DEEL: Final = 2
"""The parts of a zitting, at a tafel that sits in two (source: "deel 1 / deel 2", constraint L12)."""


class ZittingStatus(StrEnum):
    """What became of a planned zitting."""

    GEPLAND = "gepland"
    VERVALLEN = "vervallen"
    """The rhythm no longer gives it and no casus stood on it. It comes back when the rhythm gives it again."""


class Agendasoort(StrEnum):
    """Why a casus is on the agenda. The order of the members is the order on the agenda."""

    AFSPRAAK = "afspraak"
    """Nothing is heard of something that was agreed, after its owner was reminded twice: that is spoken of first."""
    SPOED = "spoed"
    HERMELDING = "hermelding"
    NIEUW = "nieuw"
    LOPEND = "lopend"


@dataclass(frozen=True, slots=True)
class Zitting:
    """One meeting of a tafel. `begint_op` is aware, UTC.

    Attributes:
        extra: called together beside the rhythm (a spoedzitting): the rhythm neither moves nor drops it.
    """

    id: str
    tafel: str
    begint_op: datetime
    status: ZittingStatus = ZittingStatus.GEPLAND
    versie: int = 1
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Agendapunt:
    """A casus on the agenda of a zitting.

    Attributes:
        volgorde: its place, when the regisseur chose one himself.
        minuten: how long the regisseur wants to spend on it; None when he has not said.
        eerder: of what stands there because of an afspraak, what it stood there for before; None when for nothing else.
        deel: in which part of the zitting, at a tafel that sits in two: those who are there for the first part only
            leave before the second.
    """

    zitting_id: str
    casus_id: str
    soort: Agendasoort
    toegevoegd_op: datetime
    volgorde: int | None = None
    minuten: int | None = None
    eerder: Agendasoort | None = None
    deel: int = EERSTE_DEEL


def is_spoed(punt: Agendapunt) -> bool:
    """Tell whether an item is urgent, also while nothing is heard of an afspraak comes before that."""
    return Agendasoort.SPOED in {punt.soort, punt.eerder}


def als_spoed(punt: Agendapunt) -> Agendapunt:
    """Return an item that became urgent. Of what nothing is heard that is spoken of first, and it is urgent after."""
    if punt.soort is Agendasoort.AFSPRAAK:
        return replace(punt, eerder=Agendasoort.SPOED)
    return replace(punt, soort=Agendasoort.SPOED)


def op_volgorde(punten: Iterable[Agendapunt]) -> tuple[Agendapunt, ...]:
    """Order the items: by part; then what the regisseur placed first, by kind, and by when it came on the agenda.

    Never by a score: nobody is ranked by a computer (constraint: no profiling).
    """
    rang = {soort: plek for plek, soort in enumerate(Agendasoort)}

    def sleutel(punt: Agendapunt) -> tuple[int, bool, int, int, datetime, str]:
        zelf_gekozen = punt.volgorde is not None
        return (punt.deel, not zelf_gekozen, punt.volgorde or 0, rang[punt.soort], punt.toegevoegd_op, punt.casus_id)

    return tuple(sorted(punten, key=sleutel))


def agendamoment(begint_op: datetime, aanloop: Agendaaanloop, kalender: Kalender) -> datetime:
    """Return when the agenda of a zitting that begins at `begint_op` is posted (UTC); always before it begins.

    A lead of no days at a time after the beginning would never post anything; the working day before is meant then.
    """
    dag = kalender.lokaal(begint_op).date()
    moment = kalender.moment(kalender.min_werkdagen(dag, aanloop.werkdagen), aanloop.tijd)
    if moment < begint_op:
        return moment
    return kalender.moment(kalender.min_werkdagen(dag, aanloop.werkdagen + 1), aanloop.tijd)


def ochtendmoment(begint_op: datetime, aanloop: Agendaaanloop, kalender: Kalender) -> datetime | None:
    """Return when people are told of a zitting once more, on its own day (UTC).

    None when the region does not want it, when it begins earlier than that, or when the agenda itself comes that day.
    """
    dag = kalender.lokaal(begint_op).date()
    if aanloop.op_de_dag is None or kalender.lokaal(agendamoment(begint_op, aanloop, kalender)).date() == dag:
        return None
    moment = kalender.moment(dag, aanloop.op_de_dag)
    return moment if moment < begint_op else None


def tijden(begint_op: datetime, punten: Iterable[Agendapunt]) -> tuple[datetime | None, ...]:
    """Return when each item begins (UTC), in the order given.

    A moment is known while all before it have minutes; of an agenda without any minutes no moment is named.
    """
    punten = tuple(punten)
    if all(een.minuten is None for een in punten):
        return tuple(None for _ in punten)
    momenten: list[datetime | None] = []
    moment: datetime | None = begint_op
    for een in punten:
        momenten.append(moment)
        moment = None if moment is None or een.minuten is None else moment + timedelta(minutes=een.minuten)
    return tuple(momenten)


def herschik(volgorde: Sequence[str], plaatsen: Mapping[str, int]) -> tuple[str, ...]:
    """Return the order (of casus ids) after some were given another place, from 1.

    Who was moved stands at the place asked for, as far as there is one; the others keep their order around it. Of two
    that were moved to one place, the one that stood first comes first.
    """
    verplaatst = [een for een in volgorde if plaatsen.get(een, volgorde.index(een) + 1) != volgorde.index(een) + 1]
    rest = [een for een in volgorde if een not in verplaatst]
    for een in sorted(verplaatst, key=lambda een: (plaatsen[een], volgorde.index(een))):
        plek = max(plaatsen[een], 1) - 1
        # Behind who was moved to the same place before.
        while plek < len(rest) and rest[plek] in verplaatst and plaatsen[rest[plek]] == plaatsen[een]:
            plek += 1
        rest.insert(plek, een)
    return tuple(rest)


def schuif(volgorde: Sequence[str], casus_id: str, stappen: int) -> tuple[str, ...]:
    """Return the order after one casus moved so many steps (before: negative); never beyond either end."""
    plek = volgorde.index(casus_id)
    naar = min(max(plek + stappen, 0), len(volgorde) - 1)
    rest = [een for een in volgorde if een != casus_id]
    return (*rest[:naar], casus_id, *rest[naar:])


def per_deel(volgorde: Sequence[str], delen: Mapping[str, int]) -> tuple[str, ...]:
    """Return the order (of casus ids) with each part of the zitting together; within a part nothing changes."""
    return tuple(sorted(volgorde, key=lambda een: delen[een]))


@dataclass(frozen=True, slots=True)
class Bijstelling:
    """What must happen to the zittingen of a tafel so that they follow its rhythm.

    Attributes:
        nieuw: moments at which a zitting is to be planned.
        verplaatst: empty zittingen that get another moment.
        herleefd: lapsed zittingen that the rhythm gives again, or on which a casus was put at the last moment.
        vervallen: empty zittingen that the rhythm no longer gives.
    """

    nieuw: tuple[datetime, ...] = ()
    verplaatst: tuple[tuple[Zitting, datetime], ...] = ()
    herleefd: tuple[Zitting, ...] = ()
    vervallen: tuple[Zitting, ...] = ()


def stel_bij(
    momenten: Collection[datetime], zittingen: Sequence[Zitting], bezet: Collection[str], tussenpoos: timedelta
) -> Bijstelling:
    """Compare what the rhythm gives with what is planned.

    A zitting beside the rhythm stands for the nearest moment of the rhythm that has no zitting, when that lies less
    than half an interval away: an empty one moves there; one with a casus on it stays, and no second one is planned
    beside it. One that was called together beside the rhythm (`extra`) is none of its business: it stays, and stands
    for no moment but its own.

    Args:
        momenten: what the rhythm gives in the period.
        zittingen: what is planned in the same period, lapsed ones too.
        bezet: ids of the zittingen on which a casus stands.
        tussenpoos: the time between two zittingen of the tafel.
    """
    terug = {een.id for een in zittingen if een.id in bezet and not een.extra}
    weg = {een.id for een in zittingen if een.status is ZittingStatus.VERVALLEN and een.id not in terug}
    gepland = {een.begint_op: een for een in zittingen if een.id not in weg}
    vervallen = {een.begint_op: een for een in zittingen if een.id in weg}
    vrij = set(momenten) - set(gepland)
    los = [gepland[moment] for moment in sorted(set(gepland) - set(momenten)) if not gepland[moment].extra]
    for een in (vol for vol in los if vol.id in bezet):
        vrij -= {_naaste(een, vrij, tussenpoos)}
    verplaatst: list[tuple[Zitting, datetime]] = []
    overbodig: list[Zitting] = []
    for een in (leeg for leeg in los if leeg.id not in bezet):
        naar = _naaste(een, vrij - set(vervallen), tussenpoos)
        if naar is None:
            overbodig.append(een)
        else:
            vrij.discard(naar)
            verplaatst.append((een, naar))
    return Bijstelling(
        nieuw=tuple(sorted(vrij - set(vervallen))),
        verplaatst=tuple(verplaatst),
        herleefd=tuple(
            een
            for een in zittingen
            if een.status is ZittingStatus.VERVALLEN and (een.id in terug or een.begint_op in vrij)
        ),
        vervallen=tuple(overbodig),
    )


def _naaste(zitting: Zitting, vrij: Iterable[datetime], tussenpoos: timedelta) -> datetime | None:
    afstand = {een: abs(een - zitting.begint_op) for een in vrij}
    naaste = min(afstand, key=lambda een: (afstand[een], een), default=None)
    return naaste if naaste is not None and afstand[naaste] < tussenpoos / 2 else None
