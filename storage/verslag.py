"""The versions of the verslag of a casus at a zitting, encrypted with the key of the casus."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from domain.errors import Conflict
from domain.verslag import Afspraakregel, Verslag
from storage.databases import dubbel_is
from storage.opdrachten import dit
from storage.tabellen.zitting import verslag
from storage.uow import UnitOfWork

_DIT: Final = dit(verslag, "zitting_id", "casus_id")
_VERSIES: Final = select(verslag).where(*_DIT).order_by(verslag.c.nr)
_NIEUWSTE: Final = select(verslag).where(*_DIT).order_by(verslag.c.nr.desc()).limit(1)
_GOEDGEKEURD: Final = (
    select(verslag).where(*_DIT, verslag.c.goedgekeurd_op.is_not(None)).order_by(verslag.c.nr.desc()).limit(1)
)
_VAN_ZITTING: Final = (
    select(verslag.c.casus_id).where(*dit(verslag, "zitting_id"), verslag.c.goedgekeurd_op.is_not(None)).distinct()
)
# Without an order: SQLite would then go by the key instead of by the casus.
_VAN_CASUS: Final = select(verslag).where(*dit(verslag, "casus_id"), verslag.c.goedgekeurd_op.is_not(None))
# With a column that is in no key: SQLite would else walk through the key, which begins with the zitting.
_ZITTINGEN: Final = select(verslag.c.zitting_id, verslag.c.op).where(*dit(verslag, "casus_id"))
_VOEG_TOE: Final = insert(verslag)
_KEUR_GOED: Final = update(verslag).where(
    *dit(verslag, "zitting_id", "casus_id", "nr"), verslag.c.goedgekeurd_op.is_(None)
)
_TREK_IN: Final = update(verslag).where(*_DIT, verslag.c.goedgekeurd_op.is_not(None))


def nieuwste(uow: UnitOfWork, zitting_id: str, casus_id: str) -> Verslag:
    """Return how it stands, approved or not; an empty one (nr 0) while nothing was kept."""
    rij = uow.voer_uit(_NIEUWSTE, dit_zitting_id=zitting_id, dit_casus_id=casus_id).one_or_none()
    return Verslag(zitting_id, casus_id) if rij is None else _uit(uow, rij)


def goedgekeurd(uow: UnitOfWork, zitting_id: str, casus_id: str) -> Verslag | None:
    """Return the newest version that was approved: the only one participants read; None when there is none."""
    rij = uow.voer_uit(_GOEDGEKEURD, dit_zitting_id=zitting_id, dit_casus_id=casus_id).one_or_none()
    return None if rij is None else _uit(uow, rij)


def goedgekeurde_van(uow: UnitOfWork, zitting_id: str) -> frozenset[str]:
    """Return of which casussen of a zitting something was approved; nothing is decrypted."""
    return frozenset(uow.voer_uit(_VAN_ZITTING, dit_zitting_id=zitting_id).scalars())


def goedgekeurd_van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Verslag, ...]:
    """Return of each zitting the newest version that was approved of a casus."""
    alle = sorted(uow.voer_uit(_VAN_CASUS, dit_casus_id=casus_id).all(), key=lambda rij: (rij.zitting_id, rij.nr))
    rijen = {rij.zitting_id: rij for rij in alle}
    return tuple(_uit(uow, rij) for rij in rijen.values())


def zittingen_van(uow: UnitOfWork, casus_id: str) -> tuple[str, ...]:
    """Return the ids of the zittingen of which a version was kept for a casus; nothing is decrypted."""
    return tuple(sorted(set(uow.voer_uit(_ZITTINGEN, dit_casus_id=casus_id).scalars())))


def versies(uow: UnitOfWork, zitting_id: str, casus_id: str) -> tuple[Verslag, ...]:
    """Return every version, the first one first."""
    rijen = uow.voer_uit(_VERSIES, dit_zitting_id=zitting_id, dit_casus_id=casus_id).all()
    return tuple(_uit(uow, rij) for rij in rijen)


def voeg_toe(uow: UnitOfWork, nieuw: Verslag, door_id: str) -> Verslag:
    """Keep the version after the one that this was made from; the ones before it stay as they are. Return it.

    Raises:
        Conflict: somebody kept a version with that number meanwhile ("verslag.gewijzigd").
    """
    volgende = replace(
        nieuw, nr=nieuw.nr + 1, op=uow.now, door_id=door_id, goedgekeurd_op=None, goedgekeurd_door_id=None
    )
    rij = {
        "zitting_id": volgende.zitting_id,
        "casus_id": volgende.casus_id,
        "nr": volgende.nr,
        "op": uow.now,
        "door_id": door_id,
        "goedgekeurd_op": None,
        "goedgekeurd_door_id": None,
        "inhoud": uow.versleutel(volgende.casus_id, _context(volgende), _inhoud(volgende)),
    }
    with dubbel_is("verslag.gewijzigd"):
        uow.voeg_in(_VOEG_TOE, rij)
    return volgende


def keur_goed(uow: UnitOfWork, een: Verslag, door_id: str) -> Verslag:
    """Keep that these very words were approved; return the version as it is then.

    Raises:
        Conflict: somebody approved it meanwhile, or it is not there ("verslag.gewijzigd").
    """
    waar = {"dit_zitting_id": een.zitting_id, "dit_casus_id": een.casus_id, "dit_nr": een.nr}
    if not uow.voer_uit(_KEUR_GOED, **waar, goedgekeurd_op=uow.now, goedgekeurd_door_id=door_id).rowcount:
        raise Conflict("verslag.gewijzigd")
    return replace(een, goedgekeurd_op=uow.now, goedgekeurd_door_id=door_id)


def trek_in(uow: UnitOfWork, zitting_id: str, casus_id: str) -> bool:
    """Take back every approval, so that participants read nothing until it is approved anew; tell whether there was."""
    waar = {"dit_zitting_id": zitting_id, "dit_casus_id": casus_id}
    return uow.voer_uit(_TREK_IN, **waar, goedgekeurd_op=None).rowcount > 0


def _context(een: Verslag) -> str:
    return f"verslag.{een.zitting_id}.{een.casus_id}.{een.nr}"


def _inhoud(een: Verslag) -> dict[str, Any]:
    return {
        "tekst": een.tekst,
        "besluiten": list(een.besluiten),
        "afspraken": [
            {"id": ander.id, "wat": ander.wat, "organisatie": ander.organisatie, "wanneer": ander.wanneer}
            for ander in een.afspraken
        ],
        "hoofddoel": een.hoofddoel,
        "regie": een.regie,
        "terug_op": een.terug_op,
        "aanwezig": list(een.aanwezig),
        "van": een.van.isoformat() if een.van else None,
        "tot": een.tot.isoformat() if een.tot else None,
    }


def _uit(uow: UnitOfWork, rij: Row[Any]) -> Verslag:
    leeg = Verslag(rij.zitting_id, rij.casus_id, rij.nr)
    inhoud = uow.ontsleutel(rij.casus_id, _context(leeg), rij.inhoud)
    return replace(
        leeg,
        tekst=inhoud["tekst"],
        besluiten=tuple(inhoud["besluiten"]),
        afspraken=tuple(
            Afspraakregel(een["id"], een["wat"], een["organisatie"], een["wanneer"]) for een in inhoud["afspraken"]
        ),
        hoofddoel=inhoud["hoofddoel"],
        regie=inhoud["regie"],
        terug_op=inhoud["terug_op"],
        aanwezig=tuple(inhoud["aanwezig"]),
        van=datetime.fromisoformat(inhoud["van"]) if inhoud["van"] else None,
        tot=datetime.fromisoformat(inhoud["tot"]) if inhoud["tot"] else None,
        op=rij.op,
        door_id=rij.door_id,
        goedgekeurd_op=rij.goedgekeurd_op,
        goedgekeurd_door_id=rij.goedgekeurd_door_id,
    )
