"""What was weighed and decided before: every time, by whom, why, and with which answers."""

from collections.abc import Mapping
from typing import Final

from cards.bouwstenen import zonder_opmaak
from cards.formulier import lees_voor
from cards.triage import besluiten as kaarten
from cards.triage.besluiten import Eerder
from cards.triage.payloads import TriageGeschiedenis, TriageOpen
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import mag, over_casus
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.triage.kern import eigen_casus, noteer
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.persoon import Persoon
from domain.toegang import Daad
from domain.triage import Triage
from storage import personen
from storage import triage as triages
from storage import uitvraag as uitvragen

MEESTE: Final = 3
"""How many are shown at a time: each may hold long texts, and the card must fit on a phone."""


def toon(desk: Desk, payload: TriageGeschiedenis) -> Answer:
    """Show how a casus was weighed, also a closed one; opening it is written down."""
    casus = eigen_casus(desk, payload.casus)
    alle, vanaf = triages.van_casus(desk.uow, casus.id), payload.vanaf or 0
    eerdere = alle[vanaf : vanaf + MEESTE]
    wie = personen.lees_alle(desk.uow, {een.door_id for een in eerdere})
    noteer(desk, Handeling.TRIAGE_GEOPEND, casus)
    kan = mag(desk, Daad.TRIAGE_BESLUITEN, over_casus(casus))
    kaart = kaarten.geschiedenis(
        str(casus.code),
        tuple(_eerder(desk, een, wie) for een in eerdere),
        TriageOpen(casus=casus.id) if kan else None,
        TriageGeschiedenis(casus=casus.id, vanaf=vanaf + MEESTE) if len(alle) > vanaf + MEESTE else None,
        desk.teksten,
    )
    return als_antwoord(kaart, desk.teksten)


def _eerder(desk: Desk, een: Triage, wie: Mapping[str, Persoon]) -> Eerder:
    door = wie.get(een.door_id)
    tafel = desk.regio.tafels.get(een.tafel)
    return Eerder(
        op=desk.regio.kalender.lokaal(een.op).date(),
        wie=zonder_opmaak(door.naam) if door else "",
        besluit=een.besluit,
        tafel=tafel.naam if tafel else "",
        reden=een.reden,
        waarheen=een.waarheen,
        bericht=een.bericht,
        antwoorden=_antwoorden(desk, een),
    )


def _antwoorden(desk: Desk, een: Triage) -> tuple[tuple[str, str], ...]:
    """Return the answers in the words of the form with which they were given."""
    if not een.formulier_versie:
        return ()
    try:
        formulier = uitvragen.formulier(desk.uow, een.formulier_versie)
    except NotFound:
        return ()
    return tuple(lees_voor(formulier, een.waarden, desk.teksten))
