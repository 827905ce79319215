"""Starting, by the regisseur: what he chose is read, started, and shown to him."""

from dataclasses import replace

from cards.uitvraag.payloads import UitvraagStart
from cards.verbs import Verb
from dialogs.kern import uitvraagstart
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import vraag_eerst
from dialogs.kern.uitvraagstart import Keuze
from dialogs.uitvraag.bijstellen.terugnemen import vraag_weer
from dialogs.uitvraag.geheel import laad_geheel, op_slot
from dialogs.uitvraag.starten import aanbod, keuze, voorstel
from dialogs.uitvraag.starten.bevestigen import bevestiging
from dialogs.uitvraag.starten.erbij import extraformulier
from dialogs.uitvraag.starten.keuze import LooptAl, NietCompleet
from dialogs.uitvraag.zaak import eigen_casus
from domain.agenda import Zitting, ZittingStatus
from domain.casus import Casus
from domain.errors import UserMistake
from domain.toegang import Daad
from domain.uitvraag import Uitvraag, UitvraagStatus
from storage import agenda
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst


def start(desk: Desk, payload: UitvraagStart) -> Answer:
    """Start an uitvraag, or ask more organisaties in one that runs; then show who was asked and until when."""
    casus = eigen_casus(desk, payload.casus)
    aanbod.eis_lopend(casus)
    if payload.uitvraag is None:
        eerst = vraag_eerst(desk, casus, "spoed" if aanbod.is_spoed(casus, payload) else "uitvraag start")
        if eerst is not None:
            return eerst
    waarden = aanbod.ingevuld(payload)
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        if payload.uitvraag is not None:
            uitvraag = _vraag_ook(desk, casus, payload.uitvraag, payload)
        else:
            uitvraag = _begin(desk, casus, keuze.lees(desk, casus, payload))
        return Uitkomst("gestart", {"uitvraag": uitvraag.id, "invoer": afdruk})

    try:
        uitkomst = desk.once(Verb.UITVRAAG_START, payload.sleutel, act, onderwerp=casus.id)
    except LooptAl as loopt:
        return extraformulier(desk, casus, loopt.uitvraag, waarden=waarden)
    except NietCompleet as niet:
        if payload.uitvraag is not None:
            lopend = uitvragen.lees(desk.uow, payload.uitvraag)
            return extraformulier(desk, casus, lopend, waarden=waarden, fouten=niet.fouten)
        is_spoed = aanbod.is_spoed(casus, payload)
        return voorstel.startformulier(desk, casus, spoed=is_spoed, waarden=waarden, fouten=niet.fouten)
    uitvraag = uitvragen.lees(desk.uow, uitkomst.ids["uitvraag"])
    if uitkomst.ids["invoer"] != afdruk and uitvraag.status is UitvraagStatus.OPEN:
        # The used form again, filled in otherwise: what runs already is extended, never started twice.
        return extraformulier(desk, casus, uitvraag, waarden=waarden)
    return bevestiging(desk, casussen.lees(desk.uow, casus.id), uitvraag)


def _begin(desk: Desk, casus: Casus, gekozen: Keuze) -> Uitvraag:
    eis(desk, Daad.UITVRAAG_STARTEN, over_casus(casus), doel=gekozen.grondslag)
    return uitvraagstart.begin(desk, casus, replace(gekozen, zitting=_gepland(desk, casus, gekozen.zitting)))


def _vraag_ook(desk: Desk, casus: Casus, uitvraag_id: str, payload: UitvraagStart) -> Uitvraag:
    lopend = {een.id: een for een in aanbod.lopende_uitvragen(desk, casus)}
    if uitvraag_id not in lopend:
        raise UserMistake("uitvraag.gesloten")
    geheel = op_slot(desk, laad_geheel(desk, uitvraag_id))
    gekozen = keuze.lees_organisaties(desk, casus, payload, zonder=[een.organisatie for een in geheel.gevraagd])
    if not gekozen:
        raise NietCompleet([desk.teksten("uitvraag.start.fout.wie")])
    # Whoever was taken back by mistake keeps what it answered.
    terug = [een for een in geheel.teruggenomen if een.organisatie in gekozen]
    if terug:
        vraag_weer(desk, geheel, terug)
    al = {een.organisatie for een in terug}
    uitvraagstart.vraag_erbij(desk, casus, geheel.uitvraag, (code for code in gekozen if code not in al))
    return geheel.uitvraag


def _gepland(desk: Desk, casus: Casus, zitting: Zitting) -> Zitting:
    """Plan a zitting that the regisseur called together himself; at the same moment there is only one."""
    if zitting.id:
        return zitting
    gepland = agenda.plan(desk.uow, casus.tafel, zitting.begint_op, extra=zitting.extra)
    if gepland.status is ZittingStatus.VERVALLEN:
        raise NietCompleet([desk.teksten("uitvraag.start.fout.zitting_weg")])
    keuze.eis_niet_lopend(desk, casus, gepland.id)
    return gepland
