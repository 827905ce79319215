"""Notes of possible data breaches; what they say is encrypted with the key of the casus."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, insert, select

from domain.datalek import Datalek
from domain.errors import NotFound
from domain.inzage import Inzage
from storage.opdrachten import dit, hier
from storage.tabellen.casus import casus
from storage.tabellen.datalekken import datalek
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(datalek)
_LEES: Final = select(datalek).where(*dit(datalek, "id"))
_LAATSTE: Final = (
    select(datalek.c.id, datalek.c.op, datalek.c.gemeld_door_id, casus.c.code)
    .join(casus, (casus.c.regio == datalek.c.regio) & (casus.c.id == datalek.c.casus_id))
    .where(hier(datalek), datalek.c.op <= bindparam("nu"))
    .order_by(datalek.c.op.desc(), datalek.c.id)
    .limit(bindparam("aantal"))
)


@dataclass(frozen=True, slots=True)
class Datalekregel:
    """A note in a list: nothing in it was decrypted."""

    id: str
    code: str
    gemeld_door_id: str
    op: datetime


def voeg_toe(uow: UnitOfWork, nieuw: Datalek) -> None:
    """Keep a note."""
    inhoud = {
        "wat": nieuw.wat,
        "sinds": nieuw.sinds.isoformat(),
        "gedaan": nieuw.gedaan,
        "organisaties": list(nieuw.organisaties),
        "personen": nieuw.personen,
        "inzagen": [_inzage_naar(een) for een in nieuw.inzagen],
    }
    rij = {
        "id": nieuw.id,
        "casus_id": nieuw.casus_id,
        "uitvraag_id": nieuw.uitvraag_id,
        "gemeld_door_id": nieuw.gemeld_door_id,
        "op": nieuw.op,
        "inhoud": uow.versleutel(nieuw.casus_id, _context(nieuw.id), inhoud),
    }
    uow.voeg_in(_VOEG_TOE, rij)


def lees(uow: UnitOfWork, datalek_id: str) -> Datalek:
    """Return a note.

    Raises:
        NotFound: there is none with that id in this region ("datalek.onbekend"), or the data of its casus were
            destroyed.
    """
    rij = uow.voer_uit(_LEES, dit_id=datalek_id).one_or_none()
    if rij is None:
        raise NotFound("datalek.onbekend")
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    return Datalek(
        id=rij.id,
        casus_id=rij.casus_id,
        uitvraag_id=rij.uitvraag_id,
        gemeld_door_id=rij.gemeld_door_id,
        op=rij.op,
        wat=inhoud["wat"],
        sinds=date.fromisoformat(inhoud["sinds"]),
        gedaan=inhoud["gedaan"],
        organisaties=tuple(inhoud["organisaties"]),
        personen=inhoud["personen"],
        inzagen=tuple(map(_inzage_uit, inhoud["inzagen"])),
    )


def laatste(uow: UnitOfWork, aantal: int) -> tuple[Datalekregel, ...]:
    """Return the latest notes, at most `aantal`, the newest first."""
    rijen = uow.voer_uit(_LAATSTE, nu=uow.now, aantal=aantal)
    return tuple(Datalekregel(rij.id, rij.code, rij.gemeld_door_id, rij.op) for rij in rijen)


def _context(datalek_id: str) -> str:
    return f"datalek.inhoud.{datalek_id}"


def _inzage_naar(een: Inzage) -> dict[str, Any]:
    return {
        "persoon": een.persoon_id,
        "organisatie": een.organisatie,
        "eerste": een.eerste.isoformat(),
        "laatste": een.laatste.isoformat(),
        "met_namen": een.met_namen,
        "telefonisch": een.telefonisch,
    }


def _inzage_uit(een: Mapping[str, Any]) -> Inzage:
    return Inzage(
        persoon_id=een["persoon"],
        organisatie=een["organisatie"],
        eerste=datetime.fromisoformat(een["eerste"]),
        laatste=datetime.fromisoformat(een["laatste"]),
        met_namen=een["met_namen"],
        telefonisch=een["telefonisch"],
    )
