"""What was said about informing for a betrokkene, an uitvraag or an afspraak, where it differs from its casus."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, delete, insert, select, update

from domain.errors import Conflict
from domain.informering import Gezegd, Informeringsoort
from storage.casus import informering_naar, informering_uit
from storage.databases import dubbel_is
from storage.opdrachten import dit, een_van
from storage.tabellen.privacy import informering
from storage.uow import UnitOfWork

_DEZE: Final = ("casus_id", "soort", "onderwerp_id")
_VAN_CASUSSEN: Final = (
    select(informering)
    .where(*een_van(informering, "casus_id"))
    .order_by(informering.c.casus_id, informering.c.soort, informering.c.onderwerp_id)
)
_VOEG_TOE: Final = insert(informering)
_WIJZIG: Final = update(informering).where(*dit(informering, *_DEZE, "versie"))
_VERWIJDER: Final = delete(informering).where(*dit(informering, *_DEZE))


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Gezegd, ...]:
    """Return everything that was said in a casus besides what was said for the casus itself."""
    return van_casussen(uow, [casus_id]).get(casus_id, ())


def van_casussen(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, tuple[Gezegd, ...]]:
    """Return the same for several, by casus id, in one statement."""
    per_casus: dict[str, tuple[Gezegd, ...]] = {}
    for rij in uow.voer_uit(_VAN_CASUSSEN, dit_casus_id=sorted(set(ids))):
        per_casus[rij.casus_id] = (*per_casus.get(rij.casus_id, ()), _gezegd(uow, rij))
    return per_casus


def zet(uow: UnitOfWork, nieuw: Gezegd) -> Gezegd:
    """Keep what was said, and return it with its new row version.

    Raises:
        Conflict: somebody else said something meanwhile ("informering.gewijzigd").
    """
    bewaard = replace(nieuw, versie=nieuw.versie + 1)
    waarden = {
        "inhoud": uow.versleutel(nieuw.casus_id, _context(nieuw), dict(informering_naar(nieuw.informering))),
        "op": nieuw.op,
        "door_id": nieuw.door_id,
        "versie": bewaard.versie,
    }
    if nieuw.versie == 0:
        with dubbel_is("informering.gewijzigd"):
            uow.voeg_in(_VOEG_TOE, {**_wat(nieuw), **waarden})
    elif not uow.voer_uit(_WIJZIG, **_dit(nieuw), dit_versie=nieuw.versie, **waarden).rowcount:
        raise Conflict("informering.gewijzigd")
    return bewaard


def verwijder(uow: UnitOfWork, weg: Gezegd) -> bool:
    """Let what was said for the casus hold again; return whether something else was said."""
    return uow.voer_uit(_VERWIJDER, **_dit(weg)).rowcount > 0


def _gezegd(uow: UnitOfWork, rij: Row[Any]) -> Gezegd:
    kaal = Informeringsoort(rij.soort)
    inhoud = uow.ontsleutel(rij.casus_id, f"informering.{kaal.value}.{rij.onderwerp_id}", rij.inhoud)
    return Gezegd(rij.casus_id, kaal, rij.onderwerp_id, informering_uit(inhoud), rij.op, rij.door_id, rij.versie)


def _context(een: Gezegd) -> str:
    return f"informering.{een.soort.value}.{een.onderwerp_id}"


def _wat(een: Gezegd) -> dict[str, Any]:
    return {"casus_id": een.casus_id, "soort": een.soort, "onderwerp_id": een.onderwerp_id}


def _dit(een: Gezegd) -> dict[str, Any]:
    return {f"dit_{naam}": waarde for naam, waarde in _wat(een).items()}
