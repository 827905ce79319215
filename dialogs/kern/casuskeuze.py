"""Which casus? Asked when a command was typed without a code; and finding the casus that was meant."""

from cards import casuskeuze as kaarten
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import bestaat_niet
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vernietigd import eis_niet_vernietigd
from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.errors import NotFound
from domain.toegang import Daad
from storage import casus as casussen
from storage import toegang


def vraag_welke(desk: Desk, titel: str, opdracht: str) -> Answer:
    """Ask of the casussen that somebody runs, or takes part in, for which one a command is meant."""
    mee = [een.casus_id for een in toegang.voor_actor(desk.uow, desk.actor)]
    eigen = [een.id for een in casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)]
    codes = casussen.codes(desk.uow, [*eigen, *mee]).values()
    return als_antwoord(kaarten.kies(titel, opdracht, sorted(codes, reverse=True), desk.teksten), desk.teksten)


def zoek(bezoek: Bezoek, daad: Daad, *, casus_id: str = "", code: Casuscode | None = None) -> Casus:
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
