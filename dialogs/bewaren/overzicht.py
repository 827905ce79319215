"""/bewaren overzicht: how much there is of each category, and how much has passed its term. Counts only."""

from datetime import date, time

from cards import bewaren as kaarten
from cards.bewaren import Telregel
from dialogs.bewaren.kern import termijnregels
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Context, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from domain.bewaren import Bewaarcategorie
from domain.logboek import Handeling
from domain.toegang import Daad
from storage import bewaren, vernietigen
from storage.bewaren import Telling


def opdracht(desk: Desk, _: Arguments) -> Answer:
    """Show the counts, to who answers for the whole."""
    rol = eis(desk, Daad.BEWAREN_TELLEN).rol
    namens = next((een.organisatie for een in desk.actor.aanstellingen if een.rol is rol), desk.regio.eigen_organisatie)
    desk.record(Handeling.BEWAREN_GEOPEND, namens=namens)
    termijnen = termijnregels(desk, Bewaarcategorie)
    return als_antwoord(kaarten.overzicht(tellingen(desk), termijnen, desk.teksten), desk.teksten)


def tellingen(context: Context) -> tuple[Telregel, ...]:
    """Return the counts per category that has any; what was destroyed is counted from the first of this year."""
    nu = {een.categorie: een for een in bewaren.tellingen(context.uow)}
    begin = context.regio.kalender.moment(date(context.regio.kalender.lokaal(context.nu).year, 1, 1), time())
    weg = vernietigen.geteld(context.uow, begin)
    return tuple(
        _regel(nu.get(een) or Telling(een, 0, 0, 0, 0, 0), weg.get(een, 0))
        for een in Bewaarcategorie
        if een in nu or een in weg
    )


def _regel(een: Telling, weg: int) -> Telregel:
    return Telregel(een.categorie, een.totaal, een.over, een.vastgehouden, een.zonder_termijn, weg)
