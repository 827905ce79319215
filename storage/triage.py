"""How casussen were weighed, and why it was decided so: encrypted with the key of the casus."""

from typing import Any, Final

from sqlalchemy import Row, select

from domain.errors import NotFound
from domain.triage import Triage
from storage.opdrachten import Samenvoeging, dit
from storage.tabellen.verloop import triage
from storage.uow import UnitOfWork

_BEWAAR: Final = Samenvoeging(triage, ("id",), ("op", "door_id", "besluit", "inhoud"))
_LEES: Final = select(triage).where(*dit(triage, "id"))
_VAN_CASUS: Final = select(triage).where(*dit(triage, "casus_id")).order_by(triage.c.op.desc(), triage.c.id.desc())


def bewaar(uow: UnitOfWork, nieuw: Triage) -> None:
    """Keep a weighing; what was only weighed before becomes what it is now.

    Of two at once the row version of the casus decides: whoever keeps one changes the casus in the same transaction.
    """
    inhoud = {
        "reden": nieuw.reden,
        "waarden": dict(nieuw.waarden),
        "tafel": nieuw.tafel,
        "waarheen": nieuw.waarheen,
        "formulier_versie": nieuw.formulier_versie,
        "bericht": nieuw.bericht,
    }
    rij = {
        "id": nieuw.id,
        "casus_id": nieuw.casus_id,
        "op": nieuw.op,
        "door_id": nieuw.door_id,
        "besluit": nieuw.besluit,
        "inhoud": uow.versleutel(nieuw.casus_id, _context(nieuw.id), inhoud),
    }
    uow.voeg_in(_BEWAAR, rij)


def lees(uow: UnitOfWork, triage_id: str) -> Triage:
    """Return one weighing.

    Raises:
        NotFound: there is none with that id in this region ("triage.onbekend"), or its casus was destroyed.
    """
    rij = uow.voer_uit(_LEES, dit_id=triage_id).one_or_none()
    if rij is None:
        raise NotFound("triage.onbekend")
    return _triage(uow, rij)


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Triage, ...]:
    """Return how a casus was weighed, the newest first: what is not decided yet before everything."""
    alle = (_triage(uow, rij) for rij in uow.voer_uit(_VAN_CASUS, dit_casus_id=casus_id))
    return tuple(sorted(alle, key=lambda een: een.besloten))


def _triage(uow: UnitOfWork, rij: Row[Any]) -> Triage:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    return Triage(
        id=rij.id,
        casus_id=rij.casus_id,
        op=rij.op,
        door_id=rij.door_id,
        besluit=rij.besluit,
        reden=inhoud["reden"],
        waarden=inhoud["waarden"],
        tafel=inhoud["tafel"],
        waarheen=inhoud["waarheen"],
        formulier_versie=inhoud["formulier_versie"],
        bericht=inhoud["bericht"],
    )


def _context(triage_id: str) -> str:
    return f"triage.inhoud.{triage_id}"
