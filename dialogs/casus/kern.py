"""What every part of this topic shares: whose casus it is, and writing down that it was opened."""

from datetime import date, datetime

from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Desk
from domain.casus import Betrokkene, Casus
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.toegang import Daad


def eigen_casus(desk: Desk, casus_id: str, daad: Daad = Daad.CASUS_BEHEREN) -> Casus:
    """Return a casus that this regisseur holds.

    Raises:
        NotAllowed: he does not, or there is none.
        NotFound: it was destroyed, and he held it last.
    """
    return laad_casus(desk, daad, casus_id=casus_id)


def lopende_casus(desk: Desk, casus_id: str) -> Casus:
    """Return a casus that this regisseur holds and that is not closed.

    Raises:
        NotAllowed: it is not his, or there is none.
        UserMistake: it is closed.
    """
    return eigen_casus(desk, casus_id, Daad.CASUS_WIJZIGEN)


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
