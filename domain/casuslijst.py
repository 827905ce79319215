"""One's own casussen in a list: how each stands, what may be filtered on, and in which order they come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.casus import Fase


class Speelt(StrEnum):
    """What goes on in a casus; a list may be filtered on it."""

    UITVRAAG = "uitvraag"
    """An uitvraag takes answers."""
    TE_LAAT = "te_laat"
    """Its deadline has passed and somebody still owes an answer."""
    ZONDER_ZITTING = "zonder_zitting"
    """It stands on no coming agenda."""
    AFSPRAAK_TE_LAAT = "afspraak_te_laat"
    """Something that was agreed is open after its day."""
    SPOED = "spoed"
    WAARGENOMEN = "waargenomen"
    """Somebody else holds it; the reader stands in for him."""


@dataclass(frozen=True, slots=True)
class Lopend:
    """An uitvraag that takes answers, in counts. `afgehandeld` counts answers and refusals alike."""

    uitvraag_id: str
    deadline: datetime
    totaal: int
    afgehandeld: int

    def te_laat(self, nu: datetime) -> bool:
        """Tell whether an answer is owed after the deadline."""
        return self.afgehandeld < self.totaal and self.deadline < nu


@dataclass(frozen=True, slots=True)
class Afgesproken:
    """What is open of what was agreed in a casus, in counts; `eerste` is the first day for which something is."""

    open: int
    te_laat: int
    eerste: date


@dataclass(frozen=True, slots=True)
class Casusstand:
    """How one casus stands: codes, dates and counts.

    Attributes:
        regisseur_id: who holds it.
        waargenomen: whether the reader only stands in for that regisseur.
        zitting: when its first coming zitting begins; None when it stands on no coming agenda.
        lopend: the uitvraag for the first zitting, when one takes answers.
        afgesproken: what is open of what was agreed; None when nothing is.
    """

    casus_id: str
    code: str
    tafel: str
    fase: Fase
    spoed: bool
    regisseur_id: str
    waargenomen: bool = False
    zitting: datetime | None = None
    lopend: Lopend | None = None
    afgesproken: Afgesproken | None = None

    def speelt(self, nu: datetime) -> frozenset[Speelt]:
        """Return everything that goes on in it."""
        gaande = {
            Speelt.UITVRAAG: self.lopend is not None,
            Speelt.TE_LAAT: self.lopend is not None and self.lopend.te_laat(nu),
            Speelt.ZONDER_ZITTING: self.zitting is None,
            Speelt.AFSPRAAK_TE_LAAT: self.afgesproken is not None and self.afgesproken.te_laat > 0,
            Speelt.SPOED: self.spoed,
            Speelt.WAARGENOMEN: self.waargenomen,
        }
        return frozenset(wat for wat, is_zo in gaande.items() if is_zo)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which casussen to list; what is None does not matter. Closed ones come only when they are asked for."""

    tafel: str | None = None
    fase: Fase | None = None
    speelt: Speelt | None = None

    def laat_door(self, een: Casusstand, nu: datetime) -> bool:
        """Tell whether a casus belongs in the list."""
        if self.fase is None and een.fase is Fase.AFGESLOTEN:
            return False
        return (
            self.tafel in {None, een.tafel}
            and self.fase in {None, een.fase}
            and (self.speelt is None or self.speelt in een.speelt(nu))
        )


def kies(standen: Iterable[Casusstand], filter_: Filter, nu: datetime) -> tuple[Casusstand, ...]:
    """Return what passes the filter: the next zitting first, then what stands on none; within those by code."""
    gekozen = [een for een in standen if filter_.laat_door(een, nu)]
    return tuple(sorted(gekozen, key=lambda een: (een.zitting is None, een.zitting or nu, een.code)))
