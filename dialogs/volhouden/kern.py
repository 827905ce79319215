"""What every part of this topic shares: loading a casus for who may keep it moving, and writing down that he did."""

from collections.abc import Iterable, Sequence

from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Desk
from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad
from storage import toegang


def laad(desk: Desk, casus_id: str, daad: Daad) -> Casus:
    """Load a casus for the regisseur who holds it, or who stands in for him.

    Raises:
        NotAllowed: somebody else holds it, or there is none.
        NotFound: it was destroyed, and he held it last.
        UserMistake: it is closed, and something was to be done.
    """
    return laad_casus(desk, daad, casus_id=casus_id)


def laad_met_code(desk: Desk, code: Casuscode) -> Casus:
    """Load the casus with this code, to be looked at, in the same way."""
    return laad_casus(desk, Daad.VOLHOUDEN_ZIEN, code=code)


def noteer(
    desk: Desk, handeling: Handeling, casus: Casus, *, onderwerp_id: str | None = None, betrokkenen: bool = True
) -> None:
    """Write down that it was seen or done: for the casus, and for each who is in it."""
    wie: Sequence[str | None] = [een.id for een in casus.betrokkenen] if betrokkenen else []
    for een in (None, *wie):
        desk.record(
            handeling,
            namens=desk.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=een,
            onderwerp_id=onderwerp_id,
            doel=casus.grondslag or None,
        )


def die_meedoen(desk: Desk, casus: Casus) -> tuple[str, ...]:
    """Return the organisaties that have access to a casus now, by name."""
    codes = {
        een.organisatie
        for een in toegang.van_casus(desk.uow, casus.id)
        if een.rol is Rol.PARTNER and een.loopt(desk.nu) and een.organisatie != desk.regio.eigen_organisatie
    }
    return tuple(sorted(codes, key=lambda code: (desk.regio.organisatienaam(code), code)))


def gekozen(waarde: str, keuzes: Iterable[str]) -> tuple[str, ...]:
    """Return what was ticked of what could be, each once, in the order of the choices."""
    aangevinkt = {een.strip() for een in waarde.split(",")}
    return tuple(een for een in keuzes if een in aangevinkt)
