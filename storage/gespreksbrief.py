"""The versions of the letter that somebody gets after the talk, encrypted with the key of the casus."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from domain.errors import Conflict
from domain.gespreksbrief import Briefregel, Gespreksbrief
from domain.terugkeergesprek import Terugkeergesprek
from storage.databases import dubbel_is
from storage.opdrachten import dit
from storage.tabellen.terugkeergesprek import gespreksbrief
from storage.uow import UnitOfWork

_VERSIES: Final = select(gespreksbrief).where(*dit(gespreksbrief, "gesprek_id")).order_by(gespreksbrief.c.versie)
_NIEUWSTE: Final = (
    select(gespreksbrief).where(*dit(gespreksbrief, "gesprek_id")).order_by(gespreksbrief.c.versie.desc()).limit(1)
)
_GOEDGEKEURD: Final = (
    select(gespreksbrief)
    .where(*dit(gespreksbrief, "gesprek_id"), gespreksbrief.c.goedgekeurd_op.is_not(None))
    .order_by(gespreksbrief.c.versie.desc())
    .limit(1)
)
_VOEG_TOE: Final = insert(gespreksbrief)
_KEUR_GOED: Final = update(gespreksbrief).where(
    *dit(gespreksbrief, "gesprek_id", "versie"), gespreksbrief.c.goedgekeurd_op.is_(None)
)
_TREK_IN: Final = update(gespreksbrief).where(
    *dit(gespreksbrief, "gesprek_id"), gespreksbrief.c.goedgekeurd_op.is_not(None)
)


def nieuwste(uow: UnitOfWork, gesprek: Terugkeergesprek) -> Gespreksbrief:
    """Return how the letter stands, approved or not; an empty one (version 0) while nothing was kept."""
    rij = uow.voer_uit(_NIEUWSTE, dit_gesprek_id=gesprek.id).one_or_none()
    return Gespreksbrief(gesprek.id, gesprek.casus_id) if rij is None else _brief(uow, rij)


def goedgekeurd(uow: UnitOfWork, gesprek_id: str) -> Gespreksbrief | None:
    """Return the newest letter that was approved: the only one he ever sees; None when there is none."""
    rij = uow.voer_uit(_GOEDGEKEURD, dit_gesprek_id=gesprek_id).one_or_none()
    return None if rij is None else _brief(uow, rij)


def versies(uow: UnitOfWork, gesprek_id: str) -> tuple[Gespreksbrief, ...]:
    """Return every version, the first one first."""
    return tuple(_brief(uow, rij) for rij in uow.voer_uit(_VERSIES, dit_gesprek_id=gesprek_id).all())


def voeg_toe(uow: UnitOfWork, nieuw: Gespreksbrief, door_id: str) -> Gespreksbrief:
    """Keep the version after the one that this was made from; the ones before it stay as they are. Return it.

    Raises:
        Conflict: somebody kept a version with that number meanwhile ("gespreksbrief.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1, op=uow.now, door_id=door_id)
    rij = {
        "gesprek_id": volgende.gesprek_id,
        "versie": volgende.versie,
        "casus_id": volgende.casus_id,
        "op": uow.now,
        "door_id": door_id,
        "goedgekeurd_op": volgende.goedgekeurd_op,
        "goedgekeurd_door_id": volgende.goedgekeurd_door_id,
        "inhoud": uow.versleutel(volgende.casus_id, _context(volgende.gesprek_id, volgende.versie), _inhoud(volgende)),
    }
    with dubbel_is("gespreksbrief.gewijzigd"):
        uow.voeg_in(_VOEG_TOE, rij)
    return volgende


def keur_goed(uow: UnitOfWork, brief: Gespreksbrief, door_id: str) -> Gespreksbrief:
    """Keep that these very words were approved; return the version as it is then.

    Raises:
        Conflict: somebody approved it meanwhile, or it is not there ("gespreksbrief.gewijzigd").
    """
    waarden = {"goedgekeurd_op": uow.now, "goedgekeurd_door_id": door_id}
    if not uow.voer_uit(_KEUR_GOED, dit_gesprek_id=brief.gesprek_id, dit_versie=brief.versie, **waarden).rowcount:
        raise Conflict("gespreksbrief.gewijzigd")
    return replace(brief, goedgekeurd_op=uow.now, goedgekeurd_door_id=door_id)


def trek_in(uow: UnitOfWork, gesprek_id: str) -> bool:
    """Take back every approval, so that nothing of the letter is shown until it is approved anew.

    Return whether there was one.
    """
    return uow.voer_uit(_TREK_IN, dit_gesprek_id=gesprek_id, goedgekeurd_op=None).rowcount > 0


def _inhoud(een: Gespreksbrief) -> dict[str, Any]:
    return {
        "regels": [
            {
                "tekst": regel.tekst,
                "afspraak": regel.afspraak_id,
                "organisatie": regel.organisatie,
                "wie": regel.wie,
                "dag": regel.dag.isoformat() if regel.dag else None,
                "gevoelig": regel.gevoelig,
            }
            for regel in een.regels
        ],
        "bellen": een.bellen,
        "begrepen": een.begrepen,
    }


def _brief(uow: UnitOfWork, rij: Row[Any]) -> Gespreksbrief:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.gesprek_id, rij.versie), rij.inhoud)
    return Gespreksbrief(
        gesprek_id=rij.gesprek_id,
        casus_id=rij.casus_id,
        regels=tuple(
            Briefregel(
                tekst=een["tekst"],
                afspraak_id=een["afspraak"],
                organisatie=een["organisatie"],
                dag=date.fromisoformat(een["dag"]) if een["dag"] else None,
                gevoelig=een["gevoelig"],
                wie=een["wie"],
            )
            for een in inhoud["regels"]
        ),
        bellen=inhoud["bellen"],
        begrepen=inhoud["begrepen"],
        op=rij.op,
        door_id=rij.door_id,
        goedgekeurd_op=rij.goedgekeurd_op,
        goedgekeurd_door_id=rij.goedgekeurd_door_id,
        versie=rij.versie,
    )


def _context(gesprek_id: str, versie: int) -> str:
    return f"gespreksbrief:{gesprek_id}:{versie}"
