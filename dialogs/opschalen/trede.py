"""What the step and the kwestie share: whose casus it is, and what a step of the pyramid is called."""

from dialogs.kern.casustoegang import laad_casus, zoek_casus
from dialogs.kern.desk import Context, Desk
from domain.casus import Casus, Spoor
from domain.casuscode import Casuscode
from domain.errors import UserMistake
from domain.opschaalladder import Trede
from domain.toegang import Daad

_NOG_GEEN_REDEN = "opschalen"
"""Why is said on the form: until then the act itself stands for it."""


def laad(desk: Desk, casus_id: str, reden: str = _NOG_GEEN_REDEN) -> Casus:
    """Return a casus under the Wgs that this regisseur runs and that is not closed.

    Raises:
        NotAllowed: it is not his, or there is none.
        NotFound: it was destroyed, and he held it last.
        UserMistake: it is closed, or it is in nazorg: from there people go to another casus first.
    """
    casus = laad_casus(desk, Daad.CASUS_OMHOOG, casus_id=casus_id, doel=reden)
    if casus.spoor is not Spoor.WGS:
        raise UserMistake("knop.verlopen")
    return casus


def met_code(desk: Desk, code: Casuscode) -> Casus:
    """Return the casus with this code, in whatever lane; what may be done with it is asked after.

    Raises:
        NotAllowed: there is none.
        NotFound: it was destroyed, and he held it last.
    """
    return zoek_casus(desk, Daad.CASUS_OMHOOG, code=code)


def trede(context: Context, code: str) -> Trede | None:
    """Return a step of the pyramid; None when the region names it not (any more)."""
    return next((een for een in context.regio.piramide if een.code == code), None)


def naam_van(context: Context, code: str) -> str:
    """Return the name of a step; of one that the region has taken away since, its code."""
    gevonden = trede(context, code)
    return gevonden.naam if gevonden else code
