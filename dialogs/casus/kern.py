"""What every part of this topic shares: whose casus it is, and writing down that it was opened."""

from datetime import date, datetime

from dialogs.kern.desk import Desk
from domain.casus import Betrokkene, Casus, Fase
from domain.errors import NotAllowed, NotFound, UserMistake
from domain.logboek import Handeling
from domain.toegang import is_regisseur_van
from storage import casus as casussen

GEEN_TOEGANG = "casus.geen_toegang"
"""The one answer to "it does not exist" and to "it is not yours": nobody learns which of the two it is."""


def eigen_casus(desk: Desk, casus_id: str) -> Casus:
    """Return a casus that this regisseur holds.

    Raises:
        NotAllowed: he does not, or there is none.
    """
    try:
        casus = casussen.lees(desk.uow, casus_id)
    except NotFound:
        raise NotAllowed(GEEN_TOEGANG) from None
    if not is_regisseur_van(desk.actor, casus):
        raise NotAllowed(GEEN_TOEGANG)
    return casus


def lopende_casus(desk: Desk, casus_id: str) -> Casus:
    """Return a casus that this regisseur holds and that is not closed.

    Raises:
        NotAllowed: it is not his, or there is none.
        UserMistake: it is closed.
    """
    casus = eigen_casus(desk, casus_id)
    if casus.fase is Fase.AFGESLOTEN:
        raise UserMistake("casus.afgesloten")
    return casus


def betrokkene_van(casus: Casus, betrokkene_id: str) -> Betrokkene:
    """Return a betrokkene of this casus.

    Raises:
        NotFound: he is not in it.
    """
    gevonden = casus.betrokkene(betrokkene_id)
    if gevonden is None:
        raise NotFound("casus.geen_betrokkene")
    return gevonden


def lokale_dag(desk: Desk, moment: datetime) -> date:
    """Return the day of a moment on the region's own clock."""
    return desk.regio.kalender.lokaal(moment).date()


def noteer(
    desk: Desk, handeling: Handeling, casus: Casus, betrokkenen: tuple[Betrokkene, ...], *, namens: str | None = None
) -> None:
    """Write down what was done with, or seen of, a casus and each of these betrokkenen."""
    door = namens or desk.regio.eigen_organisatie
    desk.record(handeling, namens=door, casus_id=casus.id, doel=casus.grondslag or None)
    for een in betrokkenen:
        desk.record(handeling, namens=door, casus_id=casus.id, betrokkene_id=een.id, doel=casus.grondslag or None)
