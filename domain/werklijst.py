"""What one organisatie owes for one zitting: the worklist, as data. Nothing about any other organisatie is in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.agenda import Zitting
from domain.casus import Onderwerp
from domain.uitvraag import Bevraging, BevragingStatus


@dataclass(frozen=True, slots=True)
class Werkpost:
    """One question to one organisatie, with what may stand about it in a message: codes, counts and dates.

    Attributes:
        personen: how many it is about; 0 for a group or an area.
        te_gaan: about how many of them nothing was said yet (of a group or area: 1 or 0).
    """

    uitvraag_id: str
    bevraging: Bevraging
    casus_id: str
    code: str
    onderwerp: Onderwerp
    spoed: bool
    deadline: datetime
    zitting: Zitting
    personen: int
    te_gaan: int

    @property
    def open(self) -> bool:
        """Tell whether an answer is still owed."""
        return self.bevraging.status is BevragingStatus.OPEN


@dataclass(frozen=True, slots=True)
class Werklijst:
    """Everything asked of one organisatie for one zitting, the first deadline first, then by code."""

    organisatie: str
    zitting: Zitting
    posten: tuple[Werkpost, ...]

    @property
    def te_doen(self) -> tuple[Werkpost, ...]:
        """What is still owed."""
        return tuple(een for een in self.posten if een.open)

    @property
    def deadline(self) -> datetime | None:
        """The first deadline of what is owed; None when all is dealt with."""
        return min((een.deadline for een in self.te_doen), default=None)

    @property
    def spoed(self) -> bool:
        """Tell whether something urgent is owed."""
        return any(een.spoed for een in self.te_doen)


def werklijsten(organisatie: str, posten: Iterable[Werkpost]) -> tuple[Werklijst, ...]:
    """Gather what is asked of an organisatie per zitting, the first zitting first."""
    per_zitting: dict[str, list[Werkpost]] = {}
    for een in posten:
        per_zitting.setdefault(een.zitting.id, []).append(een)
    lijsten = (
        Werklijst(organisatie, van_een[0].zitting, tuple(sorted(van_een, key=lambda een: (een.deadline, een.code))))
        for van_een in per_zitting.values()
    )
    return tuple(sorted(lijsten, key=lambda een: (een.zitting.begint_op, een.zitting.id)))
