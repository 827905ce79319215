"""How the work is divided over the regisseurs: counts and moments, in a few statements however much there is.

Nothing is decrypted, and no casus is named.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, select

from domain.agenda import ZittingStatus
from domain.casus import Fase
from domain.uitvraag import BevragingStatus, UitvraagStatus
from storage.opdrachten import een_van
from storage.tabellen.agenda import agendapunt, zitting
from storage.tabellen.casus import casus
from storage.tabellen.uitvraag import bevraging, uitvraag
from storage.uow import UnitOfWork

_CASUSSEN: Final = select(casus.c.id, casus.c.regisseur_id, casus.c.tafel, casus.c.fase).where(
    *een_van(casus, "regisseur_id"), casus.c.fase != Fase.AFGESLOTEN
)
_WACHT: Final = (
    select(func.count())
    .select_from(bevraging)
    .where(
        bevraging.c.regio == uitvraag.c.regio,
        bevraging.c.uitvraag_id == uitvraag.c.id,
        bevraging.c.status == BevragingStatus.OPEN,
    )
    .correlate(uitvraag)
    .scalar_subquery()
)
# By casus, not joined to it: SQLite would rather walk through every uitvraag there ever was.
_UITVRAGEN: Final = (
    select(uitvraag.c.casus_id, uitvraag.c.deadline, _WACHT.label("wacht"))
    .select_from(
        uitvraag.join(zitting, (zitting.c.regio == uitvraag.c.regio) & (zitting.c.id == uitvraag.c.zitting_id))
    )
    .where(
        *een_van(uitvraag, "casus_id"),
        uitvraag.c.status == UitvraagStatus.OPEN,
        zitting.c.begint_op > bindparam("nu"),
    )
)
_ZITTINGEN: Final = (
    select(agendapunt.c.casus_id, zitting.c.begint_op)
    .select_from(
        agendapunt.join(zitting, (zitting.c.regio == agendapunt.c.regio) & (zitting.c.id == agendapunt.c.zitting_id))
    )
    .where(
        *een_van(agendapunt, "casus_id"),
        zitting.c.status == ZittingStatus.GEPLAND,
        zitting.c.begint_op > bindparam("nu"),
    )
)


@dataclass(frozen=True, slots=True)
class Aantal:
    """How many running casussen of one tafel are in one fase."""

    tafel: str
    fase: Fase
    aantal: int


@dataclass(frozen=True, slots=True)
class Werk:
    """What one regisseur has in hand.

    Attributes:
        casussen: the running ones, per tafel and fase.
        uitvragen: how many take answers now.
        compleet: to how many of those everybody has answered or refused.
        te_laat: how many organisaties should have answered by now, counted per uitvraag.
        eerste_zitting: the first on which one of his casussen stands; None when none does.
    """

    casussen: tuple[Aantal, ...] = ()
    uitvragen: int = 0
    compleet: int = 0
    te_laat: int = 0
    eerste_zitting: datetime | None = None

    @property
    def totaal(self) -> int:
        """How many casussen run."""
        return sum(een.aantal for een in self.casussen)


def werk_van(uow: UnitOfWork, personen: Iterable[str]) -> Mapping[str, Werk]:
    """Return what each of these regisseurs has in hand, in three statements; who has nothing is in it too."""
    ids = sorted(set(personen))
    regels = uow.voer_uit(_CASUSSEN, dit_regisseur_id=ids).all()
    houder = {rij.id: rij.regisseur_id for rij in regels}
    per_fase = Counter((rij.regisseur_id, rij.tafel, rij.fase) for rij in regels)
    vragen: dict[str, list[tuple[datetime, int]]] = {een: [] for een in ids}
    for rij in uow.voer_uit(_UITVRAGEN, dit_casus_id=sorted(houder), nu=uow.now):
        vragen[houder[rij.casus_id]].append((rij.deadline, rij.wacht))
    zittingen: dict[str, list[datetime]] = {een: [] for een in ids}
    for rij in uow.voer_uit(_ZITTINGEN, dit_casus_id=sorted(houder), nu=uow.now):
        zittingen[houder[rij.casus_id]].append(rij.begint_op)
    return {
        een: Werk(
            casussen=tuple(Aantal(tafel, fase, n) for (wie, tafel, fase), n in sorted(per_fase.items()) if wie == een),
            uitvragen=len(vragen[een]),
            compleet=sum(wacht == 0 for _, wacht in vragen[een]),
            te_laat=sum(wacht for deadline, wacht in vragen[een] if deadline < uow.now),
            eerste_zitting=min(zittingen[een], default=None),
        )
        for een in ids
    }
