"""Steps up and down the pyramid of procesregie. Why and to whom is encrypted with the key of the casus that moved."""

from datetime import date
from typing import Any, Final

from sqlalchemy import Row, insert, select

from domain.errors import NotFound
from domain.opschaalladder import Opschaalstap
from storage.opdrachten import dit
from storage.tabellen.verloop import opschaalstap
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(opschaalstap)
_LEES: Final = select(opschaalstap).where(*dit(opschaalstap, "id"))
_VAN: Final = select(opschaalstap).where(*dit(opschaalstap, "casus_id")).order_by(opschaalstap.c.op, opschaalstap.c.id)
_NAAR: Final = select(opschaalstap.c.casus_id).where(*dit(opschaalstap, "naar_casus_id"))


def voeg_toe(uow: UnitOfWork, nieuw: Opschaalstap) -> None:
    """Keep a step; its casus, and the kwestie that came of it, must be there."""
    inhoud = {
        "reden": nieuw.reden,
        "aan": nieuw.aan,
        "vraag": nieuw.vraag,
        "dag": nieuw.dag.isoformat() if nieuw.dag else None,
        "hermelding": nieuw.hermelding,
    }
    rij = {
        "id": nieuw.id,
        "casus_id": nieuw.casus_id,
        "van": nieuw.van,
        "naar": nieuw.naar,
        "op": nieuw.op,
        "door_id": nieuw.door_id,
        "naar_casus_id": nieuw.naar_casus_id,
        "inhoud": uow.versleutel(nieuw.casus_id, _context(nieuw.id), inhoud),
    }
    uow.voeg_in(_VOEG_TOE, rij)


def lees(uow: UnitOfWork, stap_id: str) -> Opschaalstap:
    """Return a step.

    Raises:
        NotFound: there is none with that id in this region ("ladder.onbekend"), or its casus was destroyed.
    """
    rij = uow.voer_uit(_LEES, dit_id=stap_id).one_or_none()
    if rij is None:
        raise NotFound("ladder.onbekend")
    return _stap(uow, rij)


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Opschaalstap, ...]:
    """Return the steps of a casus, the oldest first; her-meldingen and kwesties that came of it included."""
    return tuple(_stap(uow, rij) for rij in uow.voer_uit(_VAN, dit_casus_id=casus_id))


def oorsprong(uow: UnitOfWork, casus_id: str) -> str | None:
    """Return the id of the casus from which a kwestie came; None when it is no kwestie. Nothing is decrypted."""
    rij = uow.voer_uit(_NAAR, dit_naar_casus_id=casus_id).first()
    return None if rij is None else str(rij.casus_id)


def _stap(uow: UnitOfWork, rij: Row[Any]) -> Opschaalstap:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    dag = inhoud["dag"]
    return Opschaalstap(
        id=rij.id,
        casus_id=rij.casus_id,
        van=rij.van,
        naar=rij.naar,
        op=rij.op,
        door_id=rij.door_id,
        reden=inhoud["reden"],
        aan=inhoud["aan"],
        naar_casus_id=rij.naar_casus_id,
        vraag=inhoud["vraag"],
        dag=date.fromisoformat(dag) if dag else None,
        hermelding=inhoud["hermelding"],
    )


def _context(stap_id: str) -> str:
    return f"opschaalstap.inhoud.{stap_id}"
