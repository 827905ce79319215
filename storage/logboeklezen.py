"""Reading the logboek to show it: the newest lines first, of one chain or of the whole region, in a period."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, and_, bindparam, func, or_, select

from domain.inzage import Gezien, wie_zag_persoon
from domain.logboek import Logregel
from storage import logboek, personen
from storage.opdrachten import dit, hier
from storage.tabellen.logboek import logregel
from storage.uow import UnitOfWork

_IN_EEN_KEER: Final = 500

_PERIODE: Final = and_(logregel.c.op >= bindparam("vanaf"), logregel.c.op < bindparam("voor"))
_WIE: Final = or_(bindparam("wie") == "", logregel.c.betrokkene_id == bindparam("wie"))
_VAN_KETEN: Final = (*dit(logregel, "keten"), _PERIODE, _WIE)
_VAN_REGIO: Final = (hier(logregel), _PERIODE)


def _bladzij(vraag: Select[Any]) -> Select[Any]:
    return vraag.limit(bindparam("aantal")).offset(bindparam("vanaf_plek"))


_LEES_KETEN: Final = _bladzij(select(logregel).where(*_VAN_KETEN).order_by(logregel.c.nr.desc()))
_LEES_REGIO: Final = _bladzij(
    select(logregel).where(*_VAN_REGIO).order_by(logregel.c.op.desc(), logregel.c.keten, logregel.c.nr.desc())
)
_TEL_KETEN: Final = select(func.count()).select_from(logregel).where(*_VAN_KETEN)
_TEL_REGIO: Final = select(func.count()).select_from(logregel).where(*_VAN_REGIO)


@dataclass(frozen=True, slots=True)
class Periode:
    """From a moment (in it) until a moment (outside it)."""

    vanaf: datetime
    voor: datetime


@dataclass(frozen=True, slots=True)
class Genummerd:
    """A line with its place: the name of its chain, its number, and its hash."""

    keten: str
    nr: int
    regel: Logregel
    hash: bytes


def bladzij(
    uow: UnitOfWork, casus_id: str | None, periode: Periode, *, wie: str = "", vanaf: int = 0, aantal: int
) -> tuple[Genummerd, ...]:
    """Return lines, the newest first.

    Args:
        uow: the transaction.
        casus_id: the chain of this casus (or melding); None is the whole region: every chain.
        periode: when they were written.
        wie: only about this betrokkene (id); not for the whole region.
        vanaf: how many are skipped.
        aantal: how many at most.
    """
    uow.rond_af()
    waarden = _waarden(periode)
    if casus_id is None:
        rijen = uow.voer_uit(_LEES_REGIO, **waarden, aantal=aantal, vanaf_plek=vanaf)
    else:
        rijen = uow.voer_uit(_LEES_KETEN, **waarden, dit_keten=casus_id, wie=wie, aantal=aantal, vanaf_plek=vanaf)
    return tuple(_genummerd(rij) for rij in rijen)


def tel(uow: UnitOfWork, casus_id: str | None, periode: Periode, *, wie: str = "") -> int:
    """Return how many lines `bladzij` has in all."""
    uow.rond_af()
    waarden = _waarden(periode)
    if casus_id is None:
        geteld: int = uow.voer_uit(_TEL_REGIO, **waarden).scalar_one()
    else:
        geteld = uow.voer_uit(_TEL_KETEN, **waarden, dit_keten=casus_id, wie=wie).scalar_one()
    return geteld


def alles(uow: UnitOfWork, casus_id: str | None, periode: Periode) -> Iterator[Genummerd]:
    """Yield all lines of a period, the newest first, some at a time."""
    vanaf = 0
    while deel := bladzij(uow, casus_id, periode, vanaf=vanaf, aantal=_IN_EEN_KEER):
        yield from deel
        vanaf += len(deel)


def wie_zag(uow: UnitOfWork, casus_id: str, betrokkene_id: str) -> tuple[Gezien, ...]:
    """Return who saw what is kept about one person, or did something with it, for that person himself.

    Organisatie, role, act and moment; no professional is named (source: article 15(1)(c) AVG asks for recipients, and
    CJEU C-579/21 leaves the employees who act under their employer's authority out of it).
    """
    regels = logboek.lees(uow, casus_id)
    wie = personen.lees_alle(uow, _deden(regels))
    return wie_zag_persoon(regels, wie, betrokkene_id)


def _deden(regels: Iterable[Logregel]) -> Iterator[str]:
    return (een.door_id for een in regels if een.door_id is not None)


def _waarden(periode: Periode) -> dict[str, datetime]:
    return {"vanaf": periode.vanaf, "voor": periode.voor}


def _genummerd(rij: Row[Any]) -> Genummerd:
    regel = Logregel(
        handeling=rij.handeling,
        op=rij.op,
        door_id=rij.door_id,
        namens=rij.namens,
        casus_id=rij.casus_id,
        betrokkene_id=rij.betrokkene_id,
        onderwerp_id=rij.onderwerp_id,
        doel=rij.doel,
    )
    return Genummerd(rij.keten, rij.nr, regel, rij.hash)
