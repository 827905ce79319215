"""What every part of this topic shares: loading somebody for who may, writing down that he did, days in words."""

from collections.abc import Callable, Mapping

from cards.verbs import Verb
from dialogs.kern.beleid import besluit, eis, geweigerd
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Desk
from dialogs.kern.rio import over_lijst, over_rio, rio_van
from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.detentie import Detentie
from domain.errors import NotAllowed
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.rio import doelgroep
from domain.toegang import Daad, Reden, Waarover
from storage.inbox import Uitkomst


def laad(desk: Desk, daad: Daad, *, casus_id: str = "", code: Casuscode | None = None) -> tuple[Casus, Waarover]:
    """Load somebody for whoever may do this with him now; with the casus as a subject.

    Raises:
        NotAllowed: he may not, or there is none: nobody learns which of the two it is.
        NotFound: it was destroyed, and he held it last.
        UserMistake: it is closed ("casus.afgesloten").
    """
    try:
        casus = zoek_casus(desk, daad, casus_id=casus_id, code=code)
    except NotAllowed:
        # Said as of somebody to whom his body has no access.
        raise geweigerd(besluit(desk, daad, over_lijst(desk)).reden or Reden.GEEN_TOEGANG) from None
    over = over_rio(desk, casus)
    eis(desk, daad, over)
    return casus, over


def noteer(desk: Desk, handeling: Handeling, casus: Casus, over: Waarover, onderwerp_id: str | None = None) -> None:
    """Write down that it was seen or done: for the casus, and for each who is in it."""
    for wie in (None, *(een.id for een in casus.betrokkenen)):
        desk.record(
            handeling,
            namens=rio_van(desk, over),
            casus_id=casus.id,
            betrokkene_id=wie,
            onderwerp_id=onderwerp_id,
            doel=casus.grondslag or None,
        )


def eenmaal(
    desk: Desk, verb: Verb, sleutel: str, onderwerp: str, waarden: Mapping[str, str], act: Callable[[], str]
) -> str | None:
    """Keep what was filled in, once; return what `act` returned (an id) the first time.

    None when this form was used before with something else filled in: then it was not kept, and must not be lost.
    """
    afdruk = desk.fingerprint(waarden)

    def doe() -> Uitkomst:
        return Uitkomst("bewaard", {"id": act(), "invoer": afdruk})

    uitkomst = desk.once(verb, sleutel, doe, onderwerp=onderwerp)
    return uitkomst.ids["id"] if uitkomst.ids["invoer"] == afdruk else None


def lezers(desk: Desk, over: Waarover) -> frozenset[str] | None:
    """Return for whom he reads what an inrichting answered: his organisaties; None for the regisseur, who sees all."""
    als_regisseur = besluit(desk, Daad.RIO_ZIEN, over).rol is Rol.PROCESREGISSEUR
    return None if als_regisseur else desk.actor.organisaties(Rol.PARTNER)


def doelgroep_in_woorden(desk: Desk, casus: Casus, detentie: Detentie | None) -> str:
    """Return why somebody belongs to those the RIO is for; empty when he does not, or nobody knows."""
    regels = desk.regio.nazorg.rio if desk.regio.nazorg else None
    dag = desk.regio.kalender.lokaal(desk.nu).date()
    geboren = casus.betrokkenen[0].gegevens.geboortedatum if casus.betrokkenen else None
    groep = doelgroep(regels, geboren, dag, aangewezen=detentie is not None and detentie.hic)
    waarom = []
    if groep.leeftijd is not None:
        waarom.append(desk.teksten("rio.doelgroep.leeftijd", leeftijd=groep.leeftijd))
    if groep.aangewezen:
        waarom.append(desk.teksten("rio.doelgroep.aangewezen"))
    return ", ".join(waarom)
