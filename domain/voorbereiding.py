"""The hour before a zitting, as data: what stands where, whom to phone, and who will be missing.

For the regisseur. Of the casussen of another regisseur only the code, the kind and the minutes are in it; nothing in it
says anything about a person. A card and a page are drawn from the same view.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.agenda import EERSTE_DEEL, TWEEDE_DEEL, Agendasoort, Zitting
from domain.casuslijst import Afgesproken
from domain.contact import Contact
from domain.uitvraag import Bevraging, BevragingStatus


class Inbreng(StrEnum):
    """How far one organisatie is with one item, as the regisseur of that item sees it.

    The order of the members is the order in which they matter in the hour before the zitting.
    """

    TE_LAAT = "te_laat"
    OPEN = "open"
    BINNEN = "binnen"
    TELEFONISCH = "telefonisch"
    """Answered on the phone: a regisseur typed it."""
    DEELT_NIET = "deelt_niet"
    INGETROKKEN = "ingetrokken"


SCHULDIG = frozenset({Inbreng.TE_LAAT, Inbreng.OPEN})

AFGEHANDELD = frozenset({Inbreng.BINNEN, Inbreng.TELEFONISCH, Inbreng.DEELT_NIET})
"""Answered or refused: one word for all of these where others than the regisseur read along."""


def inbreng(bevraging: Bevraging, deadline: datetime, nu: datetime, *, telefonisch: bool) -> Inbreng:
    """Return how far an organisatie is; a refusal on the phone is a refusal before it is a phone call."""
    if bevraging.status is BevragingStatus.INGETROKKEN:
        return Inbreng.INGETROKKEN
    if bevraging.status is BevragingStatus.GEWEIGERD:
        return Inbreng.DEELT_NIET
    if bevraging.status is BevragingStatus.BEANTWOORD:
        return Inbreng.TELEFONISCH if telefonisch else Inbreng.BINNEN
    return Inbreng.TE_LAAT if nu > deadline else Inbreng.OPEN


@dataclass(frozen=True, slots=True)
class Partner:
    """One organisatie at one item.

    Attributes:
        bereikt: whether the question ever went anywhere.
        komt: whether somebody of it said that he comes to the zitting.
    """

    organisatie: str
    naam: str
    inbreng: Inbreng
    bereikt: bool = True
    komt: bool = False


@dataclass(frozen=True, slots=True)
class Vraagstuk:
    """What was asked about a casus for this zitting; None in an item where nothing was.

    Attributes:
        loopt: whether answers are still taken.
    """

    uitvraag_id: str
    deadline: datetime
    partners: tuple[Partner, ...]
    loopt: bool = True

    @property
    def gevraagd(self) -> tuple[Partner, ...]:
        """Whose question stands."""
        return tuple(een for een in self.partners if een.inbreng is not Inbreng.INGETROKKEN)

    @property
    def afgehandeld(self) -> int:
        """How many have answered or refused."""
        return sum(een.inbreng not in SCHULDIG for een in self.gevraagd)

    @property
    def ontbreekt(self) -> tuple[Partner, ...]:
        """Who was asked and will be missing at the table, as far as is known."""
        return tuple(een for een in self.gevraagd if not een.komt)


@dataclass(frozen=True, slots=True)
class Punt:
    """One item on the agenda.

    Attributes:
        nummer: its place on the whole agenda, from 1.
        begint_op: when its turn comes; None when the items before it have no minutes.
        eigen: whether the reader runs this casus; only then `vraagstuk` is filled.
        regisseur: the name of who holds it.
        afgesproken: what is open of what was agreed; None when nothing is, or it is not the reader's.
        tegenslagen: how often he noted that something went wrong; what he wrote stays with the casus.
        deel: in which part of the zitting, at a tafel that sits in two.
    """

    nummer: int
    casus_id: str
    code: str
    soort: Agendasoort
    eigen: bool
    regisseur: str
    minuten: int | None = None
    begint_op: datetime | None = None
    vraagstuk: Vraagstuk | None = None
    afgesproken: Afgesproken | None = None
    tegenslagen: int = 0
    deel: int = EERSTE_DEEL


@dataclass(frozen=True, slots=True)
class Beller:
    """An organisatie to phone: what it owes, and who answers the phone there.

    Attributes:
        punten: codes of the items for which it owes an answer, the first deadline first.
        deadline: the first of its deadlines.
        te_laat: for how many the deadline has passed.
        bereikt: False when a question of these never went anywhere.
        contacten: who there looks after this tafel.
    """

    organisatie: str
    naam: str
    punten: tuple[str, ...]
    deadline: datetime
    te_laat: int
    bereikt: bool
    contacten: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Voorbereiding:
    """One zitting, an hour before it.

    Attributes:
        duur: how long the tafel sits, in minutes; None when the region has not said it.
        punten: in the order of the agenda.
        bellen: the most urgent first.
        komen: names of the organisaties of which somebody comes, by name.
        anders: the coming zittingen that may be looked at instead, each with the name of its tafel.
        in_delen: whether the tafel sits in two parts.
        zonder: names of the kinds of partner that leave before the second part.
    """

    zitting: Zitting
    tafel: str
    duur: int | None
    punten: tuple[Punt, ...]
    bellen: tuple[Beller, ...] = ()
    komen: tuple[str, ...] = ()
    anders: tuple[tuple[Zitting, str], ...] = ()
    in_delen: bool = False
    zonder: tuple[str, ...] = ()

    @property
    def deel_2(self) -> Punt | None:
        """The item with which the second part begins; None when nothing is in it."""
        return next((een for een in self.punten if een.deel == TWEEDE_DEEL), None)

    @property
    def eigen(self) -> tuple[Punt, ...]:
        """The items that the reader runs."""
        return tuple(een for een in self.punten if een.eigen)

    @property
    def gepland(self) -> int:
        """The minutes given to items so far."""
        return sum(een.minuten or 0 for een in self.punten)

    @property
    def zonder_minuten(self) -> int:
        """How many items have no minutes yet."""
        return sum(een.minuten is None for een in self.punten)

    @property
    def te_veel(self) -> int:
        """How many minutes more are planned than the tafel has."""
        return 0 if self.duur is None else max(self.gepland - self.duur, 0)

    @property
    def antwoorden(self) -> tuple[int, int]:
        """How many answers are in, of how many that were asked, over the reader's own items."""
        stukken = [een.vraagstuk for een in self.eigen if een.vraagstuk is not None]
        return sum(een.afgehandeld for een in stukken), sum(len(een.gevraagd) for een in stukken)

    def punt(self, casus_id: str) -> Punt | None:
        """Return the item of a casus, or None when it is not on this agenda."""
        return next((een for een in self.punten if een.casus_id == casus_id), None)


def wie_bellen(punten: Iterable[Punt], contacten: Sequence[Contact], tafel: str) -> tuple[Beller, ...]:
    """Return the organisaties that still owe an answer, the one that is latest first.

    Args:
        punten: the items; only of the reader's own it is known who owes what.
        contacten: who is reached for these organisaties.
        tafel: code of the tafel: a contact who looks after others only is left out, unless nobody else is there.
    """
    schuldig: dict[str, list[tuple[datetime, str, Partner]]] = {}
    for punt in punten:
        stuk = punt.vraagstuk
        if stuk is None or not stuk.loopt:
            continue
        for een in stuk.partners:
            if een.inbreng in SCHULDIG:
                schuldig.setdefault(een.organisatie, []).append((stuk.deadline, punt.code, een))
    bellers = (_beller(organisatie, van, contacten, tafel) for organisatie, van in schuldig.items())
    return tuple(sorted(bellers, key=lambda een: (een.deadline, -len(een.punten), een.naam)))


def _beller(
    organisatie: str, schuld: list[tuple[datetime, str, Partner]], contacten: Sequence[Contact], tafel: str
) -> Beller:
    op_tijd = sorted(schuld, key=lambda een: een[:2])
    daar = tuple(een for een in contacten if een.organisatie == organisatie)
    return Beller(
        organisatie=organisatie,
        naam=op_tijd[0][2].naam,
        punten=tuple(code for _, code, _ in op_tijd),
        deadline=op_tijd[0][0],
        te_laat=sum(een.inbreng is Inbreng.TE_LAAT for _, _, een in op_tijd),
        bereikt=all(een.bereikt for _, _, een in op_tijd),
        contacten=tuple(een for een in daar if een.gaat_over(tafel)) or daar,
    )
