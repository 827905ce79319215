"""What is to be done with meetings in Teams, and who is at work on it: the same for every table that holds them."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import Row, Table, bindparam, func, or_, select, update

from domain.errors import Conflict
from domain.vergadering import (
    Teamsvergadering,
    Toegangsgegevens,
    Vergaderaard,
    Vergaderfout,
    Vergaderstatus,
    Vergaderwens,
    Vergaderwijze,
)
from storage.opdrachten import dit, hier
from storage.uow import UnitOfWork

M = TypeVar("M", bound=Teamsvergadering)


@dataclass(frozen=True, slots=True)
class Werk(Generic[M]):
    """A meeting that is ours to work on.

    Attributes:
        werker: by which our claim is known again.
        afgebroken: whether somebody was at it before us and was not heard of again.
    """

    vergadering: M
    werker: str
    afgebroken: bool


class Werkvoorraad(Generic[M]):
    """The meetings of one table with which something is to be done."""

    __slots__ = ("_eerste", "_geef_terug", "_huur", "_stand", "_uit", "_werk", "_wijzig")

    def __init__(self, tabel: Table, uit: Callable[[UnitOfWork, Row[Any]], M]) -> None:
        """Take the table, and how a row of it is read."""
        vrij = or_(tabel.c.verhuurd_tot.is_(None), tabel.c.verhuurd_tot <= bindparam("nu"))
        self._uit = uit
        self._eerste: Final = (
            select(tabel)
            .where(hier(tabel), tabel.c.werk_vanaf <= bindparam("nu"), vrij)
            .order_by(tabel.c.werk_vanaf, tabel.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        self._wijzig: Final = update(tabel).where(*dit(tabel, "id", "versie"))
        self._huur: Final = update(tabel).where(*dit(tabel, "id"))
        self._geef_terug: Final = update(tabel).where(*dit(tabel, "id", "werker"))
        self._werk: Final = select(tabel.c.werk_vanaf, tabel.c.verhuurd_tot).where(
            hier(tabel), tabel.c.werk_vanaf.is_not(None)
        )
        self._stand: Final = (
            select(tabel.c.status, func.count().label("aantal"))
            .where(hier(tabel), tabel.c.werk_vanaf.is_not(None))
            .group_by(tabel.c.status)
        )

    def wijzig(self, uow: UnitOfWork, een: M, rij: Mapping[str, Any]) -> None:
        """Keep a row in the place of the version it was made from.

        Raises:
            Conflict: somebody changed it meanwhile ("vergadering.gewijzigd").
        """
        if not uow.voer_uit(self._wijzig, dit_id=een.id, dit_versie=een.versie, **rij).rowcount:
            raise Conflict("vergadering.gewijzigd")

    def neem(self, uow: UnitOfWork, werker: str, verhuur: timedelta) -> Werk[M] | None:
        """Claim the meeting that waits longest; None when nothing is to be done now."""
        rij = uow.voer_uit(self._eerste, nu=uow.now).one_or_none()
        if rij is None:
            return None
        # A name for this claim alone: the same process may lose it, and get it again.
        eigen = f"{werker}:{uow.new_id()}"
        uow.voer_uit(self._huur, dit_id=rij.id, werker=eigen, verhuurd_tot=uow.now + verhuur)
        return Werk(self._uit(uow, rij), eigen, afgebroken=rij.verhuurd_tot is not None)

    def geef_terug(self, uow: UnitOfWork, werk: Werk[M]) -> bool:
        """Let go of what was claimed; False when somebody else has it."""
        klaar = uow.voer_uit(
            self._geef_terug, dit_id=werk.vergadering.id, dit_werker=werk.werker, werker=None, verhuurd_tot=None
        )
        return klaar.rowcount > 0

    def eerstvolgende(self, uow: UnitOfWork) -> datetime | None:
        """Return when to look again whether something is to be done (UTC); None when nothing waits."""
        wachtend = uow.voer_uit(self._werk).all()
        return min((max(een.werk_vanaf, een.verhuurd_tot or een.werk_vanaf) for een in wachtend), default=None)

    def stand(self, uow: UnitOfWork) -> Mapping[Vergaderstatus, int]:
        """Return how many meetings wait for something, by how far they are."""
        return {rij.status: rij.aantal for rij in uow.voer_uit(self._stand).all()}


def kolommen(een: Teamsvergadering) -> dict[str, Any]:
    """Return the columns that every table of meetings has, without what is encrypted and without the chat."""
    return {
        "status": een.status,
        "werk_vanaf": een.werk_vanaf,
        "pogingen": een.pogingen,
        "fout": een.fout.value,
        "versie": een.versie,
    }


def inhoud_van(een: Teamsvergadering) -> dict[str, Any]:
    """Return what is encrypted of every meeting."""
    return {
        "extern": een.extern_id,
        "gegevens": None if een.gegevens is None else asdict(een.gegevens),
        "opties": None if een.opties is None else asdict(een.opties),
        "draad": een.draad,
        "wens": None if een.wens is None else _wens_naar(een.wens),
        "tekort": een.tekort,
        "mislukt_sinds": None if een.mislukt_sinds is None else een.mislukt_sinds.isoformat(),
        "gemeld": een.gemeld,
    }


def velden_uit(rij: Row[Any], inhoud: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of every meeting, of its columns and of what was encrypted; all but its options."""
    gegevens, sinds = inhoud["gegevens"], inhoud["mislukt_sinds"]
    return {
        "id": rij.id,
        "wijze": Vergaderwijze(rij.wijze),
        "status": Vergaderstatus(rij.status),
        "werk_vanaf": rij.werk_vanaf,
        "pogingen": rij.pogingen,
        "fout": Vergaderfout(rij.fout),
        "extern_id": inhoud["extern"],
        "gegevens": None if gegevens is None else Toegangsgegevens(**gegevens),
        "draad": inhoud["draad"],
        "wens": None if inhoud["wens"] is None else _wens_uit(inhoud["wens"]),
        "tekort": inhoud["tekort"],
        "mislukt_sinds": None if sinds is None else datetime.fromisoformat(sinds),
        "gemeld": inhoud["gemeld"],
        "versie": rij.versie,
    }


def _wens_naar(wens: Vergaderwens) -> dict[str, Any]:
    return {
        "onderwerp": wens.onderwerp,
        "begint_op": wens.begint_op.isoformat(),
        "eindigt_op": wens.eindigt_op.isoformat(),
        "mede": list(wens.mede_organisatoren),
        "aard": wens.aard.value,
    }


def _wens_uit(inhoud: Mapping[str, Any]) -> Vergaderwens:
    begint, eindigt = (datetime.fromisoformat(inhoud[een]) for een in ("begint_op", "eindigt_op"))
    # What was kept before there were two kinds is a talk's.
    aard = Vergaderaard(inhoud.get("aard", Vergaderaard.GESPREK))
    return Vergaderwens(inhoud["onderwerp"], begint, eindigt, tuple(inhoud["mede"]), aard)
