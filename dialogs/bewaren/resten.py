"""What came back with an older copy of the database, although its key was destroyed since.

Nobody can read it, but its rows stand among what is alive: every list that meets one would fail. So before anybody
comes in they go again, with a proof that says so.
"""

from dataclasses import replace

from dialogs.bewaren.kern import Ding, dingen
from dialogs.bewaren.vernietigen import vernietig
from dialogs.kern.desk import Context
from domain.bewaren import Bewaarcategorie, Bewaarsoort, Bewaring, categorie_van
from storage import bewaren, vernietigd


def ruim_resten(context: Context) -> int:
    """Destroy again what a restore brought back without its key; return how many casussen and signals that were."""
    gevonden = vernietigd.resten(context.uow)
    klokken = [_klok(context, soort, een) for soort, ids in gevonden.items() for een in ids]
    alle = dingen(context, klokken)
    for ding in alle:
        vernietig(context, _in_categorie(ding))
    return len(alle)


def _klok(context: Context, soort: Bewaarsoort, onderwerp_id: str) -> Bewaring:
    """Return its clock; the copy may be older than that."""
    eigen = bewaren.zoek(context.uow, soort, onderwerp_id)
    return eigen or Bewaring(soort, onderwerp_id, Bewaarcategorie.BIJ_SIGNAAL, context.nu)


def _in_categorie(ding: Ding) -> Ding:
    if ding.klok.soort is not Bewaarsoort.CASUS:
        return ding
    return replace(ding, klok=replace(ding.klok, categorie=categorie_van(ding.onderwerp.spoor)))
