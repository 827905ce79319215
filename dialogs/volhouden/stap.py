"""Opening the form of one of the four steps."""

from cards.volhouden.payloads import VolhoudenStap
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.volhouden import aansporen, doorpakken, noteren
from dialogs.volhouden.kern import laad
from domain.toegang import Daad
from domain.volhouden import Volhoudstap


def vorm(desk: Desk, payload: VolhoudenStap) -> Answer:
    """Show the form of a step."""
    casus = laad(desk, payload.casus, Daad.VOLHOUDEN_DOEN)
    match payload.stap:
        case Volhoudstap.TELEURSTELLING:
            return noteren.notitievorm(desk, casus)
        case Volhoudstap.MOTIVEREN:
            return aansporen.vorm(desk, casus)
        case Volhoudstap.SCENARIO:
            return noteren.scenariovorm(desk, casus)
        case Volhoudstap.DOORPAKKEN:
            return doorpakken.vorm(desk, casus)
