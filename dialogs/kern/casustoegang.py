"""Finding a casus by its id or its code, for whoever may do something with it."""

from dataclasses import replace

from dialogs.kern.beleid import bestaat_niet, eis, over_casus
from dialogs.kern.desk import Bezoek
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.vernietigd import eis_niet_vernietigd
from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.errors import NotFound
from domain.toegang import Casusfeiten, Daad, Waarover
from storage import casus as casussen


def zoek_casus(bezoek: Bezoek, daad: Daad, *, casus_id: str = "", code: Casuscode | None = None) -> Casus:
    """Return a casus by its id or by its code; the caller authorises.

    Raises:
        NotAllowed: there is none; said as of somebody else's, so that nobody learns it.
        NotFound: it was destroyed, and the actor may know that it was there.
    """
    try:
        return casussen.met_code(bezoek.uow, code) if code is not None else casussen.lees(bezoek.uow, casus_id)
    except NotFound:
        eis_niet_vernietigd(bezoek, casus_id=casus_id, code=str(code) if code else "")
        raise bestaat_niet(bezoek, daad) from None


def laad_casus(
    bezoek: Bezoek, daad: Daad, *, casus_id: str = "", code: Casuscode | None = None, doel: str = ""
) -> Casus:
    """Return a casus with which somebody may do this by what the casus itself says: not by a row of access.

    Raises:
        NotAllowed: he may not, or there is none: nobody learns which of the two it is.
        NotFound: it was destroyed, and he held it last.
        UserMistake: it is closed, and this is only done with one that is not.
    """
    casus = zoek_casus(bezoek, daad, casus_id=casus_id, code=code)
    eis(bezoek, daad, over_casus(casus), doel=doel)
    return casus


def over_gesloten(bezoek: Bezoek, casus: Casus) -> Waarover:
    """Return a closed casus as a subject: held by nobody once who held it left and nobody stands in.

    One that runs is handed over by a manager; one that is closed has no such day, and would be left alone.
    """
    if aan_regisseur(bezoek, casus.regisseur_id) is not None:
        return over_casus(casus)
    return Waarover(casus=replace(Casusfeiten.van(casus), regisseur_id=""))
