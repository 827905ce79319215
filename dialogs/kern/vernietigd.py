"""A casus that was destroyed: who held it hears that it was, and when; to everybody else there is none."""

from cards import datum
from dialogs.kern.beleid import mag
from dialogs.kern.desk import Bezoek
from domain.bewaren import Bewaarsoort
from domain.errors import NotFound
from domain.toegang import Daad, Waarover
from storage import vernietigen


def eis_niet_vernietigd(bezoek: Bezoek, *, code: str = "", casus_id: str = "") -> None:
    """Say of a casus that is not found that it was destroyed, to who may know that it was there.

    Raises:
        NotFound: it was destroyed, and he held it last, or is privacyfunctionaris ("bewaren.vernietigd").
    """
    if casus_id:
        bewijs = vernietigen.van(bezoek.uow, Bewaarsoort.CASUS, casus_id)
    else:
        bewijs = vernietigen.met_code(bezoek.uow, code)
    if bewijs is None or not mag(bezoek, Daad.VERNIETIGING_ZIEN, Waarover(persoon_id=bewijs.houder_id)):
        return
    wanneer = datum.dag_met_jaar(bewijs.vernietigd_op, bezoek.regio.kalender)
    raise NotFound("bewaren.vernietigd", code=bewijs.code, wanneer=wanneer)
