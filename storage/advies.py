"""Questions for advice. What was asked and answered is encrypted with a key of the question itself."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, func, insert, select, update

from domain.advies import OPEN, Adviesstatus, Adviesvraag
from domain.errors import Conflict, NotFound
from storage.opdrachten import dit, een_van, hier
from storage.tabellen.verloop import adviesvraag
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(adviesvraag)
_WIJZIG: Final = update(adviesvraag).where(*dit(adviesvraag, "id", "versie"))
_LEES: Final = select(adviesvraag).where(*dit(adviesvraag, "id"))
_REGEL: Final = select(
    adviesvraag.c.id,
    adviesvraag.c.organisatie,
    adviesvraag.c.gesteld_op,
    adviesvraag.c.thema,
    adviesvraag.c.status,
    adviesvraag.c.regisseur_id,
)
_MET_STATUS: Final = _REGEL.where(*een_van(adviesvraag, "status"))
_BEANTWOORD: Final = _MET_STATUS.order_by(adviesvraag.c.gesteld_op.desc(), adviesvraag.c.id).limit(bindparam("aantal"))
_VAN_VRAGER: Final = (
    _REGEL.where(*dit(adviesvraag, "vrager_id"))
    .order_by(adviesvraag.c.gesteld_op.desc(), adviesvraag.c.id)
    .limit(bindparam("aantal"))
)
_TEL: Final = (
    select(adviesvraag.c.thema, func.count().label("aantal"))
    .where(
        hier(adviesvraag), adviesvraag.c.gesteld_op >= bindparam("vanaf"), adviesvraag.c.gesteld_op < bindparam("tot")
    )
    .group_by(adviesvraag.c.thema)
)

_NIETS: Final = b""
"""In place of what was typed, once it was wiped."""


@dataclass(frozen=True, slots=True)
class Adviesregel:
    """A question in a list: nothing in it was decrypted."""

    id: str
    organisatie: str
    gesteld_op: datetime
    thema: str
    status: Adviesstatus
    regisseur_id: str | None


def voeg_toe(uow: UnitOfWork, nieuw: Adviesvraag) -> None:
    """Keep a new question. It gets a data key of its own, so that its text can be destroyed by itself."""
    uow.maak_casussleutel(nieuw.id)
    uow.voeg_in(_VOEG_TOE, {"id": nieuw.id, **_kolommen(uow, nieuw)})


def wijzig(uow: UnitOfWork, nieuw: Adviesvraag) -> Adviesvraag:
    """Keep a changed question, and return it with its new row version.

    Of one whose text was wiped the key is destroyed, so that an older copy of the database cannot be read either.

    Raises:
        Conflict: somebody changed it meanwhile ("advies.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    if nieuw.gewist:
        uow.vernietig_sleutels([nieuw.id])
    if not uow.voer_uit(_WIJZIG, dit_id=nieuw.id, dit_versie=nieuw.versie, **_kolommen(uow, volgende)).rowcount:
        raise Conflict("advies.gewijzigd")
    return volgende


def lees(uow: UnitOfWork, vraag_id: str) -> Adviesvraag:
    """Return a question, whole; without its text once that was wiped.

    Raises:
        NotFound: there is none with that id in this region ("advies.onbekend"), or only its key was destroyed.
    """
    rij = uow.voer_uit(_LEES, dit_id=vraag_id).one_or_none()
    if rij is None:
        raise NotFound("advies.onbekend")
    inhoud = uow.ontsleutel(rij.id, _context(rij.id), rij.inhoud) if rij.inhoud else {"vraag": "", "antwoord": ""}
    return Adviesvraag(
        id=rij.id,
        vrager_id=rij.vrager_id,
        organisatie=rij.organisatie,
        gesteld_op=rij.gesteld_op,
        thema=rij.thema,
        vraag=inhoud["vraag"],
        status=rij.status,
        regisseur_id=rij.regisseur_id,
        antwoord=inhoud["antwoord"],
        beantwoord_op=rij.beantwoord_op,
        versie=rij.versie,
    )


def open_vragen(uow: UnitOfWork) -> tuple[Adviesregel, ...]:
    """Return what waits for an answer, the oldest first."""
    # Ordered here: asked to order them, a database walks through all that were ever asked.
    gevonden = (_regel(rij) for rij in uow.voer_uit(_MET_STATUS, dit_status=sorted(OPEN)))
    return tuple(sorted(gevonden, key=lambda een: (een.gesteld_op, een.id)))


def beantwoorde_vragen(uow: UnitOfWork, aantal: int) -> tuple[Adviesregel, ...]:
    """Return the newest questions that were answered, at most `aantal`."""
    rijen = uow.voer_uit(_BEANTWOORD, dit_status=[Adviesstatus.BEANTWOORD], aantal=aantal)
    return tuple(_regel(rij) for rij in rijen)


def van_vrager(uow: UnitOfWork, persoon_id: str, aantal: int) -> tuple[Adviesregel, ...]:
    """Return what somebody asked, the newest first, at most `aantal`."""
    return tuple(_regel(rij) for rij in uow.voer_uit(_VAN_VRAGER, dit_vrager_id=persoon_id, aantal=aantal))


def tel(uow: UnitOfWork, vanaf: datetime, tot: datetime) -> dict[str, int]:
    """Return how many questions were asked from `vanaf` until `tot`, per theme: whatever became of them."""
    return {rij.thema: rij.aantal for rij in uow.voer_uit(_TEL, vanaf=vanaf, tot=tot)}


def _regel(rij: Row[Any]) -> Adviesregel:
    return Adviesregel(rij.id, rij.organisatie, rij.gesteld_op, rij.thema, rij.status, rij.regisseur_id)


def _kolommen(uow: UnitOfWork, een: Adviesvraag) -> dict[str, Any]:
    inhoud = {"vraag": een.vraag, "antwoord": een.antwoord}
    return {
        "vrager_id": een.vrager_id,
        "organisatie": een.organisatie,
        "gesteld_op": een.gesteld_op,
        "thema": een.thema,
        "status": een.status,
        "regisseur_id": een.regisseur_id,
        "beantwoord_op": een.beantwoord_op,
        "inhoud": _NIETS if een.gewist else uow.versleutel(een.id, _context(een.id), inhoud),
        "versie": een.versie,
    }


def _context(vraag_id: str) -> str:
    return f"adviesvraag.inhoud.{vraag_id}"
