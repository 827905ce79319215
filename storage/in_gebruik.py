"""What of a region's data open work rests on: a region file that leaves it out must not be started with."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import or_, select

from domain.afspraak import OPEN
from domain.casus import Fase
from domain.uitvraag import UitvraagStatus
from storage.opdrachten import hier
from storage.tabellen.casus import casus
from storage.tabellen.personen import aanstelling
from storage.tabellen.uitvraag import bevraging, uitvraag
from storage.tabellen.verloop import afspraak
from storage.uow import UnitOfWork

_VAN_CASUSSEN: Final = (
    select(casus.c.tafel, casus.c.route, casus.c.grondslag)
    .distinct()
    .where(hier(casus), casus.c.fase != Fase.AFGESLOTEN)
)
_VAN_UITVRAGEN: Final = (
    select(bevraging.c.organisatie, bevraging.c.formulier)
    .distinct()
    .select_from(bevraging)
    .join(uitvraag, (uitvraag.c.regio == bevraging.c.regio) & (uitvraag.c.id == bevraging.c.uitvraag_id))
    .where(hier(uitvraag), uitvraag.c.status == UitvraagStatus.OPEN)
)
# With the status, so that what is open is walked through, and not all that ever was agreed.
_VAN_AFSPRAKEN: Final = (
    select(afspraak.c.status, afspraak.c.organisatie)
    .distinct()
    .where(hier(afspraak), afspraak.c.status.in_(sorted(OPEN)))
)


@dataclass(frozen=True, slots=True)
class Gebruik:
    """Codes from the region file on which running casussen, open uitvragen, open afspraken and people's roles rest."""

    tafels: frozenset[str]
    meldroutes: frozenset[str]
    grondslagen: frozenset[str]
    organisaties: frozenset[str]
    formulieren: frozenset[str]


def in_gebruik(uow: UnitOfWork) -> Gebruik:
    """Return what open work rests on now. Read once, at start-up."""
    casussen = tuple(uow.voer_uit(_VAN_CASUSSEN))
    vragen = tuple(uow.voer_uit(_VAN_UITVRAGEN))
    loopt = or_(aanstelling.c.tot.is_(None), aanstelling.c.tot > uow.now)
    eigenaren = (een.organisatie for een in uow.voer_uit(_VAN_AFSPRAKEN))
    rollen = uow.voer_uit(select(aanstelling.c.organisatie).distinct().where(hier(aanstelling), loopt)).scalars()
    return Gebruik(
        tafels=frozenset(een.tafel for een in casussen),
        meldroutes=frozenset(een.route for een in casussen),
        grondslagen=frozenset(een.grondslag for een in casussen),
        organisaties=frozenset((*(een.organisatie for een in vragen), *eigenaren, *rollen)),
        formulieren=frozenset(een.formulier for een in vragen),
    )
