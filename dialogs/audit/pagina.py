"""The page of an audit: made anew each time it is looked at, and written down with every casus in its sample."""

from collections.abc import Mapping

from dialogs.audit import woorden
from dialogs.audit.keuze import Keuze, getypt
from dialogs.audit.verzamelen import maak
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Bezoek
from dialogs.kern.paginas import Naar, Paginabezoek, Vervolg, Weer
from domain.audit import Audit
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad
from pages import audit as vellen


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the page."""
    eis(bezoek, Daad.AUDIT_UITVOEREN)
    return _vel(bezoek, Keuze.lees(bezoek, onderwerp_id))


def kies(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    """Go on to another year, or another sample."""
    eis(bezoek, Daad.AUDIT_UITVOEREN)
    keuze, fouten = getypt(bezoek, invoer.get("jaar", ""), invoer.get("zaad", ""))
    if keuze is None:
        return Weer(_vel(bezoek, Keuze.lees(bezoek, onderwerp_id), fouten))
    return Naar(keuze.onderwerp_id)


def noteer(bezoek: Bezoek, handeling: Handeling, audit: Audit) -> None:
    """Write down that it was seen or left as a file: for the region, and for every casus in the sample."""
    namens = min(bezoek.actor.organisaties(Rol.PRIVACYFUNCTIONARIS), default=None)
    onderwerp = f"{audit.jaar.eerste}:{audit.jaar.laatste}"
    bezoek.record(handeling, namens=namens, onderwerp_id=onderwerp)
    for een in audit.steekproef:
        bezoek.record(handeling, namens=namens, casus_id=een.feit.id, onderwerp_id=onderwerp)


def _vel(bezoek: Paginabezoek, keuze: Keuze, fouten: tuple[str, ...] = ()) -> str:
    audit = maak(bezoek, keuze)
    noteer(bezoek, Handeling.AUDIT_GEOPEND, audit)
    zinnen = [bezoek.teksten(een) for een in fouten]
    return vellen.pagina(woorden.beeld(bezoek, audit, keuze, dict(bezoek.verborgen), zinnen), bezoek.teksten)
