"""The anchors of the logboek: made once a day, signed with a key from the store of keys, kept here and outside.

What grew is what differs from the anchors before it. Whoever makes them remembers which he looked through (`Gezien`):
a day costs a day, and not all days before it. Once a week he looks through all of them again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import Row, bindparam, func, select, update

from domain.anker import (
    AANKONDIGING,
    Anker,
    Einde,
    GetekendAnker,
    Verankerd,
    gegroeid,
    hash_van,
    lees,
    schrijf,
    stand,
)
from domain.logboek import BOT, Handeling, Logregel
from storage import logboek
from storage.opdrachten import Samenvoeging, dit, hier
from storage.tabellen.logboek import logkop
from storage.tabellen.privacy import anker
from storage.uow import UnitOfWork

OPNIEUW_NA: Final = timedelta(weeks=1)
"""After this all anchors are looked through again, also when none of those that were seen seems to have changed."""

_IN_EEN_KEER: Final = 50
_VOOR_ALLES: Final = -(2**31)
"""Below every number that a row can have: an anchor of ours begins at one, what somebody put in need not."""

_VAN_DAG: Final = select(anker.c.nr).where(*dit(anker, "dag"))
_EEN: Final = select(anker).where(*dit(anker, "nr"))
_LAATSTE: Final = select(anker).where(hier(anker), anker.c.nr > 0).order_by(anker.c.nr.desc()).limit(1)
_VERDER: Final = select(anker).where(hier(anker), anker.c.nr > bindparam("na")).order_by(anker.c.nr).limit(_IN_EEN_KEER)
# Sorted by an expression, so that the few are looked up by what they miss, and not found by going along all in order.
_NOG_BUITEN: Final = (
    select(anker).where(hier(anker), anker.c.buiten_op.is_(None)).order_by(anker.c.nr + 0).limit(_IN_EEN_KEER)
)
_EINDEN: Final = select(logkop.c.keten, logkop.c.nr, logkop.c.hash).where(hier(logkop))
_AANTAL: Final = select(func.count()).select_from(anker).where(hier(anker), anker.c.buiten_op.is_(None))
_MAAK: Final = Samenvoeging(anker, ("nr",), geeft=anker.c.nr)
_IS_BUITEN: Final = update(anker).where(*dit(anker, "nr"))


@dataclass(frozen=True, slots=True)
class Ankerrij:
    """An anchor in the database, with what stands around it. `buiten_op`: when it was also written outside."""

    nr: int
    dag: str
    op: datetime
    getekend: GetekendAnker
    buiten_op: datetime | None


@dataclass(slots=True)
class Gezien:
    """The anchors of one region that were looked through: up to which, and where they say that every chain ended.

    It is of one process, and is gone when that ends. What it says counts only while the last anchor that was seen still
    stands there as it was; else, and after a week, all of them are read again.
    """

    sinds: date | None = None
    nr: int = 0
    hash: bytes = b""
    verankerd: dict[str, Verankerd] = field(default_factory=dict)

    def begin(self, dag: date) -> None:
        """Forget everything: from this day on it is known anew."""
        self.sinds, self.nr, self.hash, self.verankerd = dag, 0, b"", {}

    def geldt(self, uow: UnitOfWork, dag: date) -> bool:
        """Tell whether it may be gone on from."""
        if self.sinds is None or not timedelta(0) <= dag - self.sinds < OPNIEUW_NA:
            return False
        rij = uow.voer_uit(_EEN, dit_nr=self.nr).one_or_none()
        return rij is not None and _afdruk(rij) == self.hash


def maak(uow: UnitOfWork, dag: date, gezien: Gezien | None = None) -> Anker | None:
    """Make the anchor of this local day, unless there is one; None when there is.

    With `gezien` only those are read that came since; it is brought up to date.

    That it was made is a line in the chain of the region: so the next anchor always has something to name, and a
    removed anchor is missed.
    """
    if uow.voer_uit(_VAN_DAG, dit_dag=dag.isoformat()).first() is not None:
        return None
    vorige = uow.voer_uit(_LAATSTE).one_or_none()
    einden = [Einde(rij.keten, rij.nr, rij.hash) for rij in uow.voer_uit(_EINDEN)]
    nieuw = Anker(
        regio=uow.regio,
        nr=1 if vorige is None else vorige.nr + 1,
        dag=dag,
        op=uow.now,
        ketens=len(einden),
        vorige=hash_van(None if vorige is None else vorige.inhoud),
        einden=gegroeid(einden, _stand(uow, dag, gezien or Gezien())),
    )
    inhoud = schrijf(nieuw)
    rij = {
        "nr": nieuw.nr,
        "dag": dag.isoformat(),
        "inhoud": inhoud,
        "handtekening": teken(uow, inhoud),
        "op": uow.now,
        "buiten_op": None,
    }
    if not uow.voeg_samen(_MAAK, [rij]):
        # Another replica was first.
        return None
    logboek.schrijf(
        uow,
        Logregel(
            handeling=Handeling.LOGBOEK_VERANKERD, op=uow.now, namens=BOT, onderwerp_id=f"{AANKONDIGING}{nieuw.nr}"
        ),
    )
    return nieuw


def rijen(uow: UnitOfWork) -> Iterator[Ankerrij]:
    """Return all anchors in order of their numbers, some at a time; also rows that never were one of ours."""
    return map(_rij, _rijen(uow, _VOOR_ALLES))


def nog_buiten(uow: UnitOfWork) -> tuple[Ankerrij, ...]:
    """Return the first anchors (50 at most) that must still be written outside the database."""
    return tuple(_rij(een) for een in uow.voer_uit(_NOG_BUITEN))


def aantal_nog_buiten(uow: UnitOfWork) -> int:
    """Return how many anchors stand only in the database."""
    return int(uow.voer_uit(_AANTAL).scalar_one())


def is_buiten(uow: UnitOfWork, nr: int) -> None:
    """Note that an anchor was written outside the database too."""
    uow.voer_uit(_IS_BUITEN, dit_nr=nr, buiten_op=uow.now)


def teken(uow: UnitOfWork, inhoud: str) -> bytes:
    """Sign with the key of the region (Ed25519)."""
    return Ed25519PrivateKey.from_private_bytes(uow.ankersleutel()).sign(inhoud.encode())


def publieke_sleutel(uow: UnitOfWork) -> bytes:
    """Return the public key (32 bytes) by which anybody can check the anchors of the region."""
    return Ed25519PrivateKey.from_private_bytes(uow.ankersleutel()).public_key().public_bytes_raw()


def als_pem(publiek: bytes) -> str:
    """Return a public key as other programs read it."""
    pem = Ed25519PublicKey.from_public_bytes(publiek).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return pem.decode().strip()


def is_getekend(publiek: bytes, een: GetekendAnker) -> bool:
    """Tell whether this was signed with the key of the region."""
    try:
        Ed25519PublicKey.from_public_bytes(publiek).verify(een.handtekening, een.inhoud.encode())
    except (InvalidSignature, UnicodeEncodeError):
        return False
    return True


def _stand(uow: UnitOfWork, dag: date, gezien: Gezien) -> dict[str, Verankerd]:
    """Return where every chain ended by the last anchor that names it."""
    if not gezien.geldt(uow, dag):
        gezien.begin(dag)
    nieuw = list(_rijen(uow, gezien.nr or _VOOR_ALLES))
    gezien.verankerd |= stand(_leesbare(uow, map(_rij, nieuw)))
    if nieuw:
        gezien.nr, gezien.hash = nieuw[-1].nr, _afdruk(nieuw[-1])
    return gezien.verankerd


def _leesbare(uow: UnitOfWork, alle: Iterable[Ankerrij]) -> Iterator[Anker]:
    """Yield what was signed and can be read. What somebody spoiled or put in counts for nothing; a check finds it.

    Else an end that was never signed would be left out of the next anchor as if it stood in one.
    """
    publiek = publieke_sleutel(uow)
    for een in alle:
        if not is_getekend(publiek, een.getekend):
            continue
        try:
            yield lees(een.getekend.inhoud)
        except ValueError:
            continue


def _rijen(uow: UnitOfWork, na: int) -> Iterator[Row[Any]]:
    while deel := uow.voer_uit(_VERDER, na=na).all():
        yield from deel
        na = deel[-1].nr


def _afdruk(rij: Row[Any]) -> bytes:
    return hash_van(rij.inhoud) + bytes(rij.handtekening)


def _rij(rij: Row[Any]) -> Ankerrij:
    return Ankerrij(rij.nr, rij.dag, rij.op, GetekendAnker(rij.inhoud, rij.handtekening), rij.buiten_op)
