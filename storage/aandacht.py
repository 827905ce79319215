"""How much attention an organisatie was asked for: at most one post a day that nobody asked for, at one address."""

from datetime import date
from typing import Final

from sqlalchemy import bindparam, delete, select, update

from storage.opdrachten import Samenvoeging, dit, hier
from storage.outbox.afloop import OPGEVOLGD
from storage.tabellen.outbox import OutboxStatus, aandacht, outbox
from storage.uow import UnitOfWork

_DAG: Final = ("organisatie", "adres", "dag")
# An update that changes nothing: it gives the act that has the day, and holds the row until the end.
_NEEM: Final = Samenvoeging(aandacht, _DAG, ("adres",), geeft=aandacht.c.verzending_id)
_VAN: Final = select(aandacht.c.verzending_id).where(*dit(aandacht, "organisatie", "dag"))
_OPGEVOLGD: Final = select(outbox.c.id).where(
    *dit(outbox, "id", "bericht_id"), outbox.c.status == OutboxStatus.VERVALLEN, outbox.c.reden == OPGEVOLGD
)
_ERF: Final = update(aandacht).where(*dit(aandacht, *_DAG))
_RUIM_OP: Final = delete(aandacht).where(hier(aandacht), aandacht.c.dag < bindparam("voor"))


def neem(uow: UnitOfWork, *, organisatie: str, adres: str, dag: date, verzending_id: str, bericht_id: str) -> bool:
    """Take the one post of the day; return False when another had it.

    The same act (`verzending_id` is of the outbox row) may have it again: an attempt failed. So may the act that took
    the place of a failed one on the same message. Posting a message once more is another act.
    """
    rij = {
        "organisatie": organisatie,
        "adres": adres,
        "dag": dag.isoformat(),
        "verzending_id": verzending_id,
        "op": uow.now,
    }
    had: str = uow.voeg_in(_NEEM, rij).scalar_one()
    if had == verzending_id:
        return True
    if uow.voer_uit(_OPGEVOLGD, dit_id=had, dit_bericht_id=bericht_id).first() is None:
        return False
    dit_dag = {"dit_organisatie": organisatie, "dit_adres": adres, "dit_dag": dag.isoformat()}
    uow.voer_uit(_ERF, **dit_dag, verzending_id=verzending_id)
    return True


def gebruikt(uow: UnitOfWork, organisatie: str, dag: date) -> bool:
    """Tell whether an organisatie was asked for attention on that day, anywhere."""
    return uow.voer_uit(_VAN, dit_organisatie=organisatie, dit_dag=dag.isoformat()).first() is not None


def ruim_op(uow: UnitOfWork, voor: date) -> int:
    """Forget the days before that one: nothing looks at them any more. Return how many."""
    return uow.voer_uit(_RUIM_OP, voor=voor.isoformat()).rowcount
