"""How it stands with the basisvoorwaarden, and what the inrichting was asked about them.

How it stands and the note are encrypted with the key of the casus; which organisatie works on it is not: what waits for
one must be found without a key.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from domain.basisvoorwaarden import Stand, Voorwaardestand
from domain.casus import Fase
from domain.errors import Conflict
from domain.uitvraag import BevragingStatus
from storage.databases import dubbel_is
from storage.opdrachten import dit, een_van
from storage.tabellen.casus import casus
from storage.tabellen.nazorg import basisvoorwaarde
from storage.tabellen.uitvraag import bevraging, uitvraag
from storage.uow import UnitOfWork

_GEWIJZIGD: Final = "voorwaarden.gewijzigd"
_VOEG_TOE: Final = insert(basisvoorwaarde)
_WIJZIG: Final = update(basisvoorwaarde).where(*dit(basisvoorwaarde, "casus_id", "code", "versie"))
_VAN: Final = (
    select(basisvoorwaarde)
    .where(*een_van(basisvoorwaarde, "casus_id"))
    .order_by(basisvoorwaarde.c.casus_id, basisvoorwaarde.c.code)
)
_BIJ: Final = (
    select(basisvoorwaarde)
    .join(casus, (casus.c.regio == basisvoorwaarde.c.regio) & (casus.c.id == basisvoorwaarde.c.casus_id))
    .where(*dit(basisvoorwaarde, "organisatie"), casus.c.fase != Fase.AFGESLOTEN)
)
"""Sorted afterwards: asked to sort, a database walks along all of a region."""
_WERKT: Final = select(basisvoorwaarde.c.code).where(*dit(basisvoorwaarde, "casus_id", "organisatie")).limit(1)
_UITVRAGEN: Final = select(uitvraag.c.id, uitvraag.c.casus_id).where(*een_van(uitvraag, "casus_id"))
_BEVRAGINGEN: Final = select(bevraging.c.id, bevraging.c.organisatie, bevraging.c.uitvraag_id).where(
    *een_van(bevraging, "uitvraag_id"), bevraging.c.status != BevragingStatus.INGETROKKEN
)


def bewaar(uow: UnitOfWork, een: Voorwaardestand) -> None:
    """Keep how it stands; `versie` is that of the new row: 1 when nothing was said of it before.

    Raises:
        Conflict: somebody said something else meanwhile ("voorwaarden.gewijzigd").
    """
    if een.op is None:
        raise ValueError("what was said was said at a moment")
    inhoud = {"stand": een.stand.value, "notitie": een.notitie}
    rij = {
        "organisatie": een.organisatie,
        "op": een.op,
        "door_id": een.door_id,
        "inhoud": uow.versleutel(een.casus_id, _context(een.casus_id, een.code, een.versie), inhoud),
        "versie": een.versie,
    }
    if een.versie == 1:
        with dubbel_is(_GEWIJZIGD):
            uow.voeg_in(_VOEG_TOE, {"casus_id": een.casus_id, "code": een.code, **rij})
        return
    deze = {"dit_casus_id": een.casus_id, "dit_code": een.code, "dit_versie": een.versie - 1}
    if not uow.voer_uit(_WIJZIG, **deze, **rij).rowcount:
        raise Conflict(_GEWIJZIGD)


def van_casussen(uow: UnitOfWork, ids: Iterable[str]) -> Mapping[str, tuple[Voorwaardestand, ...]]:
    """Return what was said, by casus id, in one statement; a casus of which nothing was said is left out."""
    gevonden: dict[str, tuple[Voorwaardestand, ...]] = {}
    for rij in uow.voer_uit(_VAN, dit_casus_id=sorted(set(ids))):
        gevonden[rij.casus_id] = (*gevonden.get(rij.casus_id, ()), _stand(uow, rij))
    return gevonden


def bij_organisatie(uow: UnitOfWork, organisatie: str) -> tuple[Voorwaardestand, ...]:
    """Return everything on which an organisatie works, or worked, in casussen that run."""
    rijen = (_stand(uow, rij) for rij in uow.voer_uit(_BIJ, dit_organisatie=organisatie))
    return tuple(sorted(rijen, key=lambda een: (een.casus_id, een.code)))


def werkt_mee(uow: UnitOfWork, casus_id: str, organisatie: str) -> bool:
    """Tell whether an organisatie works, or worked, on something of this casus."""
    return uow.voer_uit(_WERKT, dit_casus_id=casus_id, dit_organisatie=organisatie).first() is not None


def gevraagd_aan(
    uow: UnitOfWork, ids: Iterable[str], organisaties: Iterable[str]
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the questions to these organisaties in these casussen, as (bevraging id, organisatie), by casus id."""
    van = {rij.id: rij.casus_id for rij in uow.voer_uit(_UITVRAGEN, dit_casus_id=sorted(set(ids)))}
    gevonden: dict[str, tuple[tuple[str, str], ...]] = {}
    wie = set(organisaties)
    for rij in uow.voer_uit(_BEVRAGINGEN, dit_uitvraag_id=sorted(van)) if van else ():
        if rij.organisatie in wie:
            casus_id = van[rij.uitvraag_id]
            gevonden[casus_id] = (*gevonden.get(casus_id, ()), (rij.id, rij.organisatie))
    return gevonden


def _stand(uow: UnitOfWork, rij: Row[Any]) -> Voorwaardestand:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.casus_id, rij.code, rij.versie), rij.inhoud)
    return Voorwaardestand(
        casus_id=rij.casus_id,
        code=rij.code,
        stand=Stand(inhoud["stand"]),
        organisatie=rij.organisatie,
        notitie=inhoud["notitie"],
        door_id=rij.door_id,
        op=rij.op,
        versie=rij.versie,
    )


def _context(casus_id: str, code: str, versie: int) -> str:
    return f"basisvoorwaarde.inhoud.{casus_id}.{code}.{versie}"
