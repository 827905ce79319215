"""The plan van aanpak: one plan in which dwang, drang and zorg are brought together, per person and leefgebied.

Each saved plan is a version that stays; the newest counts. It opens with the person's own goal and strengths.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from domain.errors import UserMistake
from domain.regie import Regie

LANGSTE_TEKST: Final = 1_000
"""Characters of one part of the plan."""
MEESTE_DOELEN: Final = 25
MEESTE_KADERS: Final = 15
"""A plan with more of them is no plan that anybody keeps in mind."""


class Plandeel(StrEnum):
    """The parts, in the order in which a plan is made and read: the person himself comes first."""

    INBRENG = "inbreng"
    HOOFDDOEL = "hoofddoel"
    DOELEN = "doelen"
    INZET = "inzet"
    KADERS = "kaders"
    CRITERIA = "criteria"
    EVALUATIE = "evaluatie"


class Doelstand(StrEnum):
    """How far a goal is."""

    OPEN = "open"
    BEREIKT = "bereikt"
    VERVALLEN = "vervallen"


class Inzet(StrEnum):
    """The three that the plan brings together (source: "één plan waarin de inzet op dwang, drang en zorg")."""

    DWANG = "dwang"
    DRANG = "drang"
    ZORG = "zorg"


@dataclass(frozen=True, slots=True)
class EigenInbreng:
    """What somebody wants himself, and what he is good at; in his own words where possible."""

    doel: str = ""
    krachten: str = ""


@dataclass(frozen=True, slots=True)
class Plandoel:
    """A goal. `betrokkene_id` is empty for one of all together; `leefgebied` is a code of the region."""

    id: str
    tekst: str
    leefgebied: str
    betrokkene_id: str = ""
    stand: Doelstand = Doelstand.OPEN


@dataclass(frozen=True, slots=True)
class Kaderafspraak:
    """A legal frame around somebody (machtiging, toezicht, indicatie), with its end.

    Attributes:
        soort: code of the region.
        eindigt_op: the last day on which it holds; None when it has no end.
        voorbij: whether somebody has said that it is dealt with: nobody is warned any more.
    """

    id: str
    soort: str
    betrokkene_id: str = ""
    eindigt_op: date | None = None
    toelichting: str = ""
    voorbij: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of the plan.

    Attributes:
        nr: from 1; 0 for one that was never saved.
        inbreng: betrokkene id -> what he wants himself.
        inzet: in words, per kind.
        opschalen_als, afschalen_als: the criteria, in words.
        evaluatie_op: the day on which it is looked at again.
    """

    casus_id: str
    nr: int
    op: datetime
    door_id: str
    hoofddoel: str = ""
    inbreng: Mapping[str, EigenInbreng] = field(default_factory=lambda: MappingProxyType({}))
    doelen: tuple[Plandoel, ...] = ()
    inzet: Mapping[Inzet, str] = field(default_factory=lambda: MappingProxyType({}))
    kaders: tuple[Kaderafspraak, ...] = ()
    opschalen_als: str = ""
    afschalen_als: str = ""
    evaluatie_op: date | None = None

    def doel(self, doel_id: str) -> Plandoel | None:
        """Return the goal with that id, or None."""
        return next((een for een in self.doelen if een.id == doel_id), None)

    def kader(self, kader_id: str) -> Kaderafspraak | None:
        """Return the legal frame with that id, or None."""
        return next((een for een in self.kaders if een.id == kader_id), None)


Onderdeel: TypeAlias = str | date | EigenInbreng | Plandoel | Kaderafspraak
"""What can be compared: a text, a day, or what is kept about a person, a goal, a frame."""

OPSCHALEN: Final = "opschalen"
AFSCHALEN: Final = "afschalen"
"""Which of the two criteria."""


class Wijziging(StrEnum):
    """What became of a part between two versions."""

    ERBIJ = "erbij"
    ANDERS = "anders"
    WEG = "weg"


@dataclass(frozen=True, slots=True)
class Verschil:
    """One thing in which two versions differ.

    Attributes:
        onderwerp: of which: id of a betrokkene, a goal or a frame, the kind of inzet, which criteria; else empty.
        was: None when it was not there.
        nu: None when it is not there any more.
    """

    deel: Plandeel
    onderwerp: str
    was: Onderdeel | None
    nu: Onderdeel | None

    @property
    def wijziging(self) -> Wijziging:
        """What became of it."""
        if self.was is None:
            return Wijziging.ERBIJ
        return Wijziging.WEG if self.nu is None else Wijziging.ANDERS


def begin(casus_id: str, op: datetime, door_id: str) -> Plan:
    """Return a plan in which nothing stands and that was never saved."""
    return Plan(casus_id, 0, op, door_id)


def onderdelen(plan: Plan) -> dict[tuple[Plandeel, str], Onderdeel]:
    """Return everything that was filled in, by part and which of it, in the order of the plan."""
    gevuld: dict[tuple[Plandeel, str], Onderdeel | None] = {
        **{(Plandeel.INBRENG, wie): wat for wie, wat in plan.inbreng.items() if wat != EigenInbreng()},
        (Plandeel.HOOFDDOEL, ""): plan.hoofddoel,
        **{(Plandeel.DOELEN, doel.id): doel for doel in plan.doelen},
        **{(Plandeel.INZET, soort.value): plan.inzet.get(soort, "") for soort in Inzet},
        **{(Plandeel.KADERS, kader.id): kader for kader in plan.kaders},
        (Plandeel.CRITERIA, OPSCHALEN): plan.opschalen_als,
        (Plandeel.CRITERIA, AFSCHALEN): plan.afschalen_als,
        (Plandeel.EVALUATIE, ""): plan.evaluatie_op,
    }
    return {welk: wat for welk, wat in gevuld.items() if wat}


def verschillen(was: Plan | None, nu: Plan) -> tuple[Verschil, ...]:
    """Return in what a version differs from an older one, in the order of the plan; None: from no plan at all."""
    eerst, daarna = onderdelen(was) if was else {}, onderdelen(nu)
    alle = sorted(dict.fromkeys((*daarna, *eerst)), key=lambda welk: list(Plandeel).index(welk[0]))
    return tuple(
        Verschil(deel, wie, eerst.get((deel, wie)), daarna.get((deel, wie)))
        for deel, wie in alle
        if eerst.get((deel, wie)) != daarna.get((deel, wie))
    )


def alleen_over(plan: Plan, betrokkenen: Collection[str]) -> Plan:
    """Return the plan without what is about somebody who is not among these (any more).

    Who was taken out of a casus in which he was by mistake leaves nothing behind that anybody reads, or puts back.
    """
    over = {"", *betrokkenen}
    return replace(
        plan,
        inbreng={wie: wat for wie, wat in plan.inbreng.items() if wie in over},
        doelen=tuple(een for een in plan.doelen if een.betrokkene_id in over),
        kaders=tuple(een for een in plan.kaders if een.betrokkene_id in over),
    )


def nieuwe_versie(was: Plan | None, plan: Plan, regie: Regie | None, op: datetime, door_id: str) -> Plan:
    """Return the plan as the next version, to be saved.

    Args:
        was: the version that counts now; None when there is none.
        plan: what it becomes.
        regie: who holds the casusregie.
        op: the moment.
        door_id: who saves it.

    Raises:
        UserMistake: nobody holds the casusregie ("plan.zonder_regie"), nothing changes ("plan.niets_veranderd"), or
            there is more in it than anybody keeps in mind ("plan.te_veel_doelen", "plan.te_veel_kaders").
    """
    if regie is None or regie.tot is not None:
        raise UserMistake("plan.zonder_regie")
    if not verschillen(was, plan):
        raise UserMistake("plan.niets_veranderd")
    if len(plan.doelen) > max(MEESTE_DOELEN, len(was.doelen) if was else 0):
        raise UserMistake("plan.te_veel_doelen", maximum=MEESTE_DOELEN)
    if len(plan.kaders) > max(MEESTE_KADERS, len(was.kaders) if was else 0):
        raise UserMistake("plan.te_veel_kaders", maximum=MEESTE_KADERS)
    return replace(plan, nr=(was.nr if was else 0) + 1, op=op, door_id=door_id)
