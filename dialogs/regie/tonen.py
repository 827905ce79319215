"""/regie: who holds the casusregie of a casus, and who held it before."""

from cards.regie import RegieOpen
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, met_toegang, over_casus
from dialogs.kern.casuskeuze import vraag_welke
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Desk
from dialogs.kern.registry import Arguments
from dialogs.regie.beeld import toon
from dialogs.regie.beleggen import bevestig
from domain.toegang import Daad


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """Show it; with an organisatie behind the code, ask at once whether it is to be placed there."""
    if arguments.casuscode is None:
        return vraag_welke(desk, desk.teksten("regie.kop"), "regie")
    casus = zoek_casus(desk, Daad.REGIE_ZIEN, code=arguments.casuscode)
    eis(desk, Daad.REGIE_ZIEN, met_toegang(desk, casus))
    if arguments.organisatie is None:
        return toon(desk, casus)
    eis(desk, Daad.REGIE_BELEGGEN, over_casus(casus))
    return bevestig(desk, casus, arguments.organisatie)


def openen(desk: Desk, payload: RegieOpen) -> Answer:
    """Show it, behind a button."""
    casus = zoek_casus(desk, Daad.REGIE_ZIEN, casus_id=payload.casus)
    return toon(desk, casus)
