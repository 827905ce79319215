"""That keys must be destroyed, as the database remembers it: so it happens for sure, and again after a restore.

`UnitOfWork.vernietig_sleutels` decides; the store carries it out after the commit. What was decided stays here, because
a copy of the store of keys that is put back holds keys that were destroyed since.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import select, update

from domain.bewaren import Bewaarsoort
from storage.opdrachten import een_van, hier
from storage.tabellen.casus import casus
from storage.tabellen.privacy import bij_signaal, sleutelvernietiging, vernietiging
from storage.uow import UnitOfWork

_OPEN: Final = select(sleutelvernietiging.c.sleutel_id).where(
    hier(sleutelvernietiging), sleutelvernietiging.c.voltooid_op.is_(None)
)
_ALLE: Final = select(sleutelvernietiging.c.sleutel_id).where(hier(sleutelvernietiging))
_BEWEZEN: Final = select(vernietiging.c.onderwerp_id).where(
    hier(vernietiging), vernietiging.c.soort != Bewaarsoort.LOGBOEK
)
_CASUSSEN: Final = select(casus.c.id).where(hier(casus)).order_by(casus.c.id)
_SIGNALEN: Final = select(bij_signaal.c.id).where(hier(bij_signaal)).order_by(bij_signaal.c.id)
_VOLTOOI: Final = update(sleutelvernietiging).where(*een_van(sleutelvernietiging, "sleutel_id"))
_TEGELIJK: Final = 500


def voltooi(uow: UnitOfWork, ids: Iterable[str]) -> None:
    """Note that these keys are destroyed."""
    alle = sorted(set(ids))
    for begin in range(0, len(alle), _TEGELIJK):
        uow.voer_uit(_VOLTOOI, dit_sleutel_id=alle[begin : begin + _TEGELIJK], voltooid_op=uow.now)


def hervat(uow: UnitOfWork) -> int:
    """Take up what was decided and not carried out: it is done when this transaction ends. Return how many."""
    te_doen = uow.voer_uit(_OPEN).scalars().all()
    uow.vernietig_sleutels(te_doen)
    return len(te_doen)


def resten(uow: UnitOfWork) -> dict[Bewaarsoort, tuple[str, ...]]:
    """Return the casussen and signals (ids) that stand here although their key was destroyed.

    They came back with an older copy of the database. A melding is none: its row stays when its key has gone.
    """
    alle = {
        Bewaarsoort.CASUS: uow.voer_uit(_CASUSSEN).scalars().all(),
        Bewaarsoort.BIJ_SIGNAAL: uow.voer_uit(_SIGNALEN).scalars().all(),
    }
    weg = uow.vernietigde_sleutels(een for ids in alle.values() for een in ids)
    return {soort: tuple(een for een in ids if een in weg) for soort, ids in alle.items()}


def besloten(uow: UnitOfWork) -> frozenset[str]:
    """Return whose keys must not exist in this region, whether or not that was carried out."""
    return frozenset(uow.voer_uit(_ALLE).scalars()) | frozenset(uow.voer_uit(_BEWEZEN).scalars())
