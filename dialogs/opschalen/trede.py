"""What the step and the kwestie share: whose casus it is, and what a step of the pyramid is called."""

from dialogs.kern.beleid import bestaat_niet, eis, over_casus
from dialogs.kern.desk import Context, Desk
from dialogs.kern.vernietigd import eis_niet_vernietigd
from domain.casus import Casus, Spoor
from domain.casuscode import Casuscode
from domain.errors import NotFound, UserMistake
from domain.opschaalladder import Trede
from domain.toegang import Daad
from storage import casus as casussen

_NOG_GEEN_REDEN = "opschalen"
"""Why is said on the form: until then the act itself stands for it."""


def laad(desk: Desk, casus_id: str, reden: str = _NOG_GEEN_REDEN) -> Casus:
    """Return a casus under the Wgs that this regisseur runs and that is not closed.

    Raises:
        NotAllowed: it is not his, or there is none.
        NotFound: it was destroyed, and he held it last.
        UserMistake: it is closed, or it is in nazorg: from there people go to another casus first.
    """
    try:
        casus = casussen.lees(desk.uow, casus_id)
    except NotFound:
        eis_niet_vernietigd(desk, casus_id=casus_id)
        raise bestaat_niet(desk, Daad.CASUS_OMHOOG) from None
    eis(desk, Daad.CASUS_OMHOOG, over_casus(casus), doel=reden)
    if casus.spoor is not Spoor.WGS:
        raise UserMistake("knop.verlopen")
    return casus


def met_code(desk: Desk, code: Casuscode) -> Casus:
    """Return the casus with this code, in whatever lane; what may be done with it is asked after.

    Raises:
        NotAllowed: there is none.
        NotFound: it was destroyed, and he held it last.
    """
    try:
        return casussen.met_code(desk.uow, code)
    except NotFound:
        eis_niet_vernietigd(desk, code=str(code))
        raise bestaat_niet(desk, Daad.CASUS_OMHOOG) from None


def trede(context: Context, code: str) -> Trede | None:
    """Return a step of the pyramid; None when the region names it not (any more)."""
    return next((een for een in context.regio.piramide if een.code == code), None)


def naam_van(context: Context, code: str) -> str:
    """Return the name of a step; of one that the region has taken away since, its code."""
    gevonden = trede(context, code)
    return gevonden.naam if gevonden else code
