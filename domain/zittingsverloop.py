"""How a zitting goes: when it began, which item had its turn when, who was in the room from when until when.

Teams tells it twice, late and in any order, or not at all, and people press buttons besides. So each line is kept with
the moment at which it happened, and how it stands follows from all lines together.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.agenda import Agendapunt, Zitting

OPEN_VANAF: Final = timedelta(minutes=45)
"""How long before its beginning a zitting can be opened: what Teams tells earlier is somebody who tries the line."""
LANGST: Final = timedelta(hours=8)
"""How long after its beginning what Teams tells is still about this zitting."""
GEWONE_DUUR: Final = timedelta(minutes=15)
"""What an item takes of which nobody said how long, for reckoning only."""


class Gebeurtenis(StrEnum):
    """What happened. On the wire: add, never rename."""

    OPEN = "open"
    """Teams says that somebody is in the meeting."""
    BEGONNEN = "begonnen"
    PUNT = "punt"
    """An item has its turn; the one before it is done."""
    UITGESTELD = "uitgesteld"
    """The regisseur leaves an item for the next zitting."""
    PAUZE = "pauze"
    VERDER = "verder"
    GEEINDIGD = "geeindigd"
    HERVAT = "hervat"
    """It was ended by mistake."""
    DOORGESCHOVEN = "doorgeschoven"
    """It was over before an item had its turn, or that was left: it went to the agenda of a next zitting."""
    LEEG = "leeg"
    """Teams says that nobody is in the meeting any more."""
    BINNEN = "binnen"
    BUITEN = "buiten"


_G = Gebeurtenis
_VAN_DE_LOOP: Final = frozenset(_G) - {_G.BINNEN, _G.BUITEN}


@dataclass(frozen=True, slots=True)
class Zittingsregel:
    """One line of what happened.

    Attributes:
        op: when it happened, aware, UTC.
        door_id: who said so; None when Teams told it.
        casus_id: which item, of `PUNT` and `UITGESTELD`.
        persoon_id: who came or went; None of somebody who is not registered here.
        organisatie: on whose behalf he is there; empty when unknown.
    """

    id: str
    zitting_id: str
    soort: Gebeurtenis
    op: datetime
    door_id: str | None = None
    casus_id: str | None = None
    persoon_id: str | None = None
    organisatie: str = ""


class Zittingsfase(StrEnum):
    """How far a zitting is."""

    STRAKS = "straks"
    OPEN = "open"
    """People are in the meeting; it has not begun."""
    BEZIG = "bezig"
    PAUZE = "pauze"
    KLAAR = "klaar"


class Meldwijze(StrEnum):
    """Who says what happens in the meeting."""

    TEAMS = "teams"
    """Teams tells the bot who comes and goes."""
    MET_DE_HAND = "met_de_hand"
    """Teams tells nothing: the regisseur says it."""


@dataclass(frozen=True, slots=True)
class Beurt:
    """From when until when an item had its turn. `tot` is None while it has."""

    casus_id: str
    van: datetime
    tot: datetime | None = None


@dataclass(frozen=True, slots=True)
class Zittingsstand:
    """How a zitting stands, as follows from all lines.

    Attributes:
        begonnen_op, geeindigd_op: None when it has not.
        beurten: every turn that was taken, in order; an item may have more than one.
        uitgesteld: ids of the items that are left for the next zitting.
        pauze_sinds: None while there is no break.
        onderbroken: how long the breaks took that are over, of the turn that goes on.
        wijze: whether Teams told anything.
        leeg_sinds: since when Teams says that nobody is there; None when somebody is, or when it says nothing.
    """

    fase: Zittingsfase = Zittingsfase.STRAKS
    begonnen_op: datetime | None = None
    geeindigd_op: datetime | None = None
    beurten: tuple[Beurt, ...] = ()
    uitgesteld: frozenset[str] = frozenset()
    pauze_sinds: datetime | None = None
    onderbroken: timedelta = timedelta()
    wijze: Meldwijze = Meldwijze.MET_DE_HAND
    leeg_sinds: datetime | None = None

    @property
    def huidig(self) -> str | None:
        """The id of the casus that has its turn now; None between items and when it does not go on."""
        laatste = self.beurten[-1] if self.beurten else None
        return laatste.casus_id if laatste is not None and laatste.tot is None else None

    @property
    def sinds(self) -> datetime | None:
        """Since when the item that has its turn has it."""
        return self.beurten[-1].van if self.huidig is not None else None

    @property
    def behandeld(self) -> frozenset[str]:
        """Ids of the items that had a turn, and were not left for the next zitting."""
        return frozenset(een.casus_id for een in self.beurten) - self.uitgesteld


@dataclass(frozen=True, slots=True)
class Aanwezigheidsperiode:
    """From when until when somebody was in the room. `tot` is None while he is.

    `persoon_id` is None of somebody who is not registered here; of such people only that they are there is known, and
    when the regisseur said so, for which organisatie.
    """

    persoon_id: str | None
    organisatie: str
    van: datetime
    tot: datetime | None = None


def op_volgorde(regels: Iterable[Zittingsregel]) -> tuple[Zittingsregel, ...]:
    """Return the lines in the order in which it happened; at one moment somebody comes before he goes."""
    orde = {soort: plek for plek, soort in enumerate(Gebeurtenis)}
    return tuple(sorted(regels, key=lambda een: (een.op, orde[een.soort], een.id)))


def is_nieuw(regels: Iterable[Zittingsregel], ander: Zittingsregel) -> bool:
    """Tell whether what Teams tells was not told before: it tells one thing more than once."""
    return not any(
        een.door_id is None and een.soort is ander.soort and een.op == ander.op and een.persoon_id == ander.persoon_id
        for een in regels
    )


def over_deze(zitting: Zitting, op: datetime) -> bool:
    """Tell whether what Teams tells of a meeting at this moment is about this zitting."""
    return zitting.begint_op - OPEN_VANAF <= op <= zitting.begint_op + LANGST


def stand(regels: Iterable[Zittingsregel]) -> Zittingsstand:
    """Return how a zitting stands; the same in whatever order the lines were told."""
    lijst = [een for een in op_volgorde(regels) if een.soort in _VAN_DE_LOOP]
    van_teams = [een for een in regels if een.door_id is None]
    verloop = _Verloop()
    for een in lijst:
        verloop.neem(een)
    # That the meeting opened may get lost: whoever Teams saw coming in is in it.
    aanloop = [een for een in op_volgorde(van_teams) if een.soort in {_G.OPEN, _G.LEEG, _G.BINNEN}]
    leeg = aanloop[-1].op if aanloop and aanloop[-1].soort is _G.LEEG else None
    return Zittingsstand(
        fase=verloop.fase(open_=bool(aanloop) and leeg is None),
        begonnen_op=verloop.begonnen,
        geeindigd_op=verloop.geeindigd,
        beurten=tuple(verloop.beurten),
        uitgesteld=frozenset(verloop.uitgesteld),
        pauze_sinds=verloop.pauze,
        onderbroken=verloop.onderbroken,
        wijze=Meldwijze.TEAMS if van_teams else Meldwijze.MET_DE_HAND,
        leeg_sinds=leeg,
    )


class _Verloop:
    """What is known while the lines are gone through."""

    def __init__(self) -> None:
        self.begonnen: datetime | None = None
        self.geeindigd: datetime | None = None
        self.pauze: datetime | None = None
        self.onderbroken = timedelta()
        self.beurten: list[Beurt] = []
        self.uitgesteld: set[str] = set()

    def neem(self, een: Zittingsregel) -> None:
        match een.soort:
            case _G.BEGONNEN:
                self.begonnen = self.begonnen or een.op
            case _G.PUNT if een.casus_id is not None:
                self.begonnen = self.begonnen or een.op
                self.pauze = self.geeindigd = None
                self.onderbroken = timedelta()
                self._sluit(een.op)
                self.uitgesteld.discard(een.casus_id)
                self.beurten.append(Beurt(een.casus_id, een.op))
            case _G.UITGESTELD if een.casus_id is not None:
                self.uitgesteld.add(een.casus_id)
                if self.beurten and self.beurten[-1].casus_id == een.casus_id:
                    self._sluit(een.op)
            case _G.PAUZE if self.geeindigd is None:
                self.pauze = self.pauze or een.op
            case _G.VERDER:
                self.onderbroken += een.op - (self.pauze or een.op)
                self.pauze = None
            case _G.GEEINDIGD:
                self.geeindigd = self.geeindigd or een.op
                self.pauze = None
                self._sluit(een.op)
            case _G.HERVAT:
                self._heropen()
                self.geeindigd = None
            case _:
                pass

    def fase(self, *, open_: bool) -> Zittingsfase:
        if self.geeindigd is not None:
            return Zittingsfase.KLAAR
        if self.pauze is not None:
            return Zittingsfase.PAUZE
        if self.begonnen is not None:
            return Zittingsfase.BEZIG
        return Zittingsfase.OPEN if open_ else Zittingsfase.STRAKS

    def _heropen(self) -> None:
        """Give the item its turn back that had it when the zitting was ended by mistake."""
        if self.geeindigd is not None and self.beurten and self.beurten[-1].tot == self.geeindigd:
            self.beurten[-1] = replace(self.beurten[-1], tot=None)

    def _sluit(self, op: datetime) -> None:
        if self.beurten and self.beurten[-1].tot is None:
            self.beurten[-1] = replace(self.beurten[-1], tot=op)


def rest(nu: Zittingsstand, volgorde: Sequence[str]) -> tuple[str, ...]:
    """Return the items that are still to come, in the order of the agenda as it is now."""
    weg = nu.behandeld | nu.uitgesteld
    return tuple(een for een in volgorde if een not in weg)


def volgende(nu: Zittingsstand, volgorde: Sequence[str]) -> str | None:
    """Return the item whose turn is next; None when all had one."""
    return next(iter(rest(nu, volgorde)), None)


def vorige(nu: Zittingsstand, volgorde: Collection[str]) -> str | None:
    """Return the item to which going back leads; None when there was none (any more).

    Going back twice leads to the item before that, not to the one from which somebody came.
    """
    weg: list[str] = []
    for casus_id in (een.casus_id for een in nu.beurten if een.casus_id in volgorde):
        if weg[-2:-1] == [casus_id]:
            weg.pop()
        elif weg[-1:] != [casus_id]:
            weg.append(casus_id)
    eerder = [een for een in weg if een != nu.huidig]
    return eerder[-1] if eerder else None


def verwacht(
    nu: Zittingsstand, punten: Sequence[Agendapunt], begint_op: datetime, moment: datetime
) -> Mapping[str, datetime]:
    """Return when each item that is still to come is expected to have its turn (UTC), by casus id.

    From how it goes now: an item that takes longer than was planned, or a break, moves all that come after it.

    Args:
        nu: how it stands.
        punten: the agenda in order.
        begint_op: when the zitting was to begin.
        moment: now.
    """
    duur = _duur(punten)
    tijd = moment if nu.begonnen_op is not None else max(begint_op, moment)
    klaar = klaar_volgens_plan(nu, punten, moment)
    if klaar is not None:
        tijd = max(klaar, moment)
    gevonden: dict[str, datetime] = {}
    for casus_id in rest(nu, [een.casus_id for een in punten]):
        gevonden[casus_id] = tijd
        tijd += duur[casus_id]
    return MappingProxyType(gevonden)


def klaar_volgens_plan(nu: Zittingsstand, punten: Iterable[Agendapunt], moment: datetime) -> datetime | None:
    """Return when the item that has its turn was to be done (UTC), breaks left out; past when it takes longer.

    None when no item has its turn.
    """
    if nu.huidig is None or nu.sinds is None:
        return None
    stil = nu.onderbroken + (moment - nu.pauze_sinds if nu.pauze_sinds is not None else timedelta())
    return nu.sinds + _duur(punten).get(nu.huidig, GEWONE_DUUR) + stil


def _duur(punten: Iterable[Agendapunt]) -> dict[str, timedelta]:
    return {een.casus_id: timedelta(minutes=een.minuten) if een.minuten else GEWONE_DUUR for een in punten}


def aanwezig(regels: Iterable[Zittingsregel], tot: datetime | None = None) -> tuple[Aanwezigheidsperiode, ...]:
    """Return who was in the room when, in order of coming.

    Coming twice is being there once, and whoever goes without having come was not there: Teams tells a thing twice, and
    may miss one. Of who is there already the regisseur alone says that he is there for another organisatie. Of people
    who are not registered each coming counts, because they cannot be told apart but by their organisatie.

    Args:
        regels: all lines.
        tot: when the zitting ended: whoever is still there goes then, and whoever comes after was not at it.
    """
    open_: dict[tuple[str | None, str], list[Aanwezigheidsperiode]] = {}
    perioden: list[Aanwezigheidsperiode] = []
    for een in op_volgorde(regels):
        er = open_.setdefault((een.persoon_id, "" if een.persoon_id else een.organisatie), [])
        nieuw = Aanwezigheidsperiode(een.persoon_id, een.organisatie, een.op)
        if een.soort is _G.BINNEN and (not er or een.persoon_id is None):
            er.append(nieuw)
        elif een.soort is _G.BINNEN and een.door_id is not None and er[0].organisatie != een.organisatie:
            perioden.append(replace(er[0], tot=een.op))
            er[0] = nieuw
        elif een.soort is _G.BUITEN and er:
            perioden.append(replace(er.pop(0), tot=een.op))
    perioden += [een for er in open_.values() for een in er]
    if tot is not None:
        perioden = [replace(een, tot=min(een.tot or tot, tot)) for een in perioden if een.van < tot]
    return tuple(sorted(perioden, key=lambda een: (een.van, een.organisatie, een.persoon_id or "")))


def is_er(perioden: Iterable[Aanwezigheidsperiode]) -> tuple[Aanwezigheidsperiode, ...]:
    """Return who is in the room now."""
    return tuple(een for een in perioden if een.tot is None)


def bij_beurt(perioden: Iterable[Aanwezigheidsperiode], beurten: Iterable[Beurt], casus_id: str) -> frozenset[str]:
    """Return the organisaties of which somebody was there at any moment of the turns of an item."""
    eigen = [een for een in beurten if een.casus_id == casus_id]
    return frozenset(
        periode.organisatie
        for periode in perioden
        for beurt in eigen
        if periode.organisatie
        and (beurt.tot is None or periode.van < beurt.tot)
        and (periode.tot is None or periode.tot > beurt.van)
    )
