"""How the work is divided over the regisseurs: counts and moments, in a few statements however much there is.

Nothing is decrypted, and no casus is named.
"""

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

_PER_FASE: Final = (
    select(casus.c.regisseur_id, casus.c.tafel, casus.c.fase, func.count().label("aantal"))
    .where(*een_van(casus, "regisseur_id"), casus.c.fase != Fase.AFGESLOTEN)
    .group_by(casus.c.regisseur_id, casus.c.tafel, casus.c.fase)
    .order_by(casus.c.regisseur_id, casus.c.tafel, casus.c.fase)
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
_UITVRAGEN: Final = (
    select(casus.c.regisseur_id, uitvraag.c.deadline, _WACHT.label("wacht"))
    .select_from(
        casus.join(uitvraag, (uitvraag.c.regio == casus.c.regio) & (uitvraag.c.casus_id == casus.c.id)).join(
            zitting, (zitting.c.regio == uitvraag.c.regio) & (zitting.c.id == uitvraag.c.zitting_id)
        )
    )
    .where(
        *een_van(casus, "regisseur_id"),
        casus.c.fase != Fase.AFGESLOTEN,
        uitvraag.c.status == UitvraagStatus.OPEN,
        zitting.c.begint_op > bindparam("nu"),
    )
)
_ZITTINGEN: Final = (
    select(casus.c.regisseur_id, func.min(zitting.c.begint_op).label("eerste"))
    .select_from(
        casus.join(agendapunt, (agendapunt.c.regio == casus.c.regio) & (agendapunt.c.casus_id == casus.c.id)).join(
            zitting, (zitting.c.regio == agendapunt.c.regio) & (zitting.c.id == agendapunt.c.zitting_id)
        )
    )
    .where(
        *een_van(casus, "regisseur_id"),
        casus.c.fase != Fase.AFGESLOTEN,
        zitting.c.status == ZittingStatus.GEPLAND,
        zitting.c.begint_op > bindparam("nu"),
    )
    .group_by(casus.c.regisseur_id)
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
    per_fase: dict[str, list[Aantal]] = {}
    for rij in uow.voer_uit(_PER_FASE, dit_regisseur_id=ids):
        per_fase.setdefault(rij.regisseur_id, []).append(Aantal(rij.tafel, rij.fase, rij.aantal))
    lopend: dict[str, list[tuple[datetime, int]]] = {}
    for rij in uow.voer_uit(_UITVRAGEN, dit_regisseur_id=ids, nu=uow.now):
        lopend.setdefault(rij.regisseur_id, []).append((rij.deadline, rij.wacht))
    eerste = {rij.regisseur_id: rij.eerste for rij in uow.voer_uit(_ZITTINGEN, dit_regisseur_id=ids, nu=uow.now)}
    return {
        een: Werk(
            casussen=tuple(per_fase.get(een, ())),
            uitvragen=len(lopend.get(een, ())),
            compleet=sum(wacht == 0 for _, wacht in lopend.get(een, ())),
            te_laat=sum(wacht for deadline, wacht in lopend.get(een, ()) if deadline < uow.now),
            eerste_zitting=eerste.get(een),
        )
        for een in ids
    }
