"""Starting: one transaction makes the uitvraag, opens the casus for who is asked, and plans all that must be sent."""

from collections.abc import Iterable
from dataclasses import replace

from cards.uitvraag.payloads import UitvraagStart
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Desk
from dialogs.kern.heropend import soort_op_agenda
from dialogs.kern.informeren import vraag_eerst
from dialogs.kern.planning import houd_agenda_waar
from dialogs.uitvraag.berichten import post
from dialogs.uitvraag.bijstellen.terugnemen import vraag_weer
from dialogs.uitvraag.geheel import laad_geheel, op_slot
from dialogs.uitvraag.starten import aanbod, keuze, spoed, voorstel
from dialogs.uitvraag.starten.bevestigen import bevestiging
from dialogs.uitvraag.starten.erbij import extraformulier
from dialogs.uitvraag.starten.keuze import Keuze, LooptAl, NietCompleet
from dialogs.uitvraag.zaak import eigen_casus
from domain import verloop
from domain.agenda import Agendapunt, Zitting, ZittingStatus
from domain.casus import Casus
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad, Toegang
from domain.uitvraag import Bevraging, Uitvraag, UitvraagStatus
from domain.uitvraagtermijn import herinnermomenten
from domain.uitvraagvoorstel import formulier_van, is_gast
from domain.verloop import Stap
from storage import agenda, toegang, wekkers
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
    zitting = _gepland(desk, casus, gekozen.zitting)
    # The row version of the casus lets only one of two starts at the same moment through.
    casus = _in_gang(desk, casus, spoed=gekozen.spoed)
    uitvraag_id = desk.uow.new_id()
    uitvraag = Uitvraag(
        id=uitvraag_id,
        casus_id=casus.id,
        zitting_id=zitting.id,
        deadline=gekozen.deadline,
        doel=gekozen.doel,
        grondslag=gekozen.grondslag,
        gestart_door_id=desk.actor.persoon_id,
        gestart_op=desk.nu,
        bevragingen=tuple(_bevraging(desk, casus, uitvraag_id, code) for code in gekozen.organisaties),
    )
    eerdere = uitvragen.van_casus(desk.uow, casus.id)
    uitvragen.voeg_toe(desk.uow, uitvraag)
    if not any(een.casus_id == casus.id for een in agenda.punten(desk.uow, zitting.id)):
        soort = soort_op_agenda(desk, casus, eerdere, zitting.id)
        agenda.zet_op_agenda(desk.uow, Agendapunt(zitting.id, casus.id, soort, desk.nu))
    wekkers.zet(desk.uow, Wekkersoort.SLUITING, zitting.id, zitting.begint_op)
    _stuur(desk, casus, uitvraag, uitvraag.bevragingen)
    if casus.spoed:
        spoed.zet_bovenaan(desk, casus, zitting.id)
    else:
        houd_agenda_waar(desk, zitting.id, casus.tafel)
    return uitvraag


def _in_gang(desk: Desk, casus: Casus, *, spoed: bool) -> Casus:
    """Bring the casus into its next phase, urgent or not as the regisseur says now."""
    fase = verloop.na(casus.fase, Stap.UITVRAAG)
    if spoed is not casus.spoed:
        desk.record(Handeling.CASUS_GEWIJZIGD, casus_id=casus.id, doel=casus.grondslag or None)
    return casussen.wijzig(desk.uow, replace(casus, fase=fase, spoed=spoed))


def _vraag_ook(desk: Desk, casus: Casus, uitvraag_id: str, payload: UitvraagStart) -> Uitvraag:
    lopend = {een.id: een for een in aanbod.lopende_uitvragen(desk, casus)}
    if uitvraag_id not in lopend:
        raise UserMistake("uitvraag.gesloten")
    geheel = op_slot(desk, laad_geheel(desk, uitvraag_id))
    gekozen = keuze.lees_organisaties(desk, payload, zonder=[een.organisatie for een in geheel.gevraagd])
    if not gekozen:
        raise NietCompleet([desk.teksten("uitvraag.start.fout.wie")])
    # Whoever was taken back by mistake keeps what it answered.
    terug = [een for een in geheel.teruggenomen if een.organisatie in gekozen]
    if terug:
        vraag_weer(desk, geheel, terug)
    al = {een.organisatie for een in terug}
    nieuwe = tuple(_bevraging(desk, casus, uitvraag_id, code) for code in gekozen if code not in al)
    for een in nieuwe:
        uitvragen.voeg_bevraging_toe(desk.uow, een)
    _stuur(desk, casus, geheel.uitvraag, nieuwe)
    houd_agenda_waar(desk, geheel.zitting.id, casus.tafel)
    return geheel.uitvraag


def _bevraging(desk: Desk, casus: Casus, uitvraag_id: str, code: str) -> Bevraging:
    tafel, organisatie = desk.regio.tafel(casus.tafel), desk.regio.organisatie(code)
    formulier = formulier_van(desk.regio, tafel, organisatie)
    uitvragen.bewaar_formulier(desk.uow, formulier)
    return Bevraging(
        id=desk.uow.new_id(),
        uitvraag_id=uitvraag_id,
        organisatie=code,
        formulier=formulier.code,
        formulier_versie=formulier.versie,
        is_gast=is_gast(tafel, organisatie),
    )


def _stuur(desk: Desk, casus: Casus, uitvraag: Uitvraag, bevragingen: Iterable[Bevraging]) -> None:
    """Open the casus for who is asked, plan what is sent, and set the alarms for reminders."""
    desk.record(Handeling.UITVRAAG_GESTART, casus_id=casus.id, onderwerp_id=uitvraag.id, doel=uitvraag.grondslag)
    momenten = herinnermomenten(desk.regio, uitvraag.deadline, desk.nu)
    for een in bevragingen:
        toegang.verleen(desk.uow, Toegang(casus.id, een.organisatie, Rol.PARTNER, desk.nu))
        desk.record(
            Handeling.TOEGANG_VERLEEND, namens=desk.regio.eigen_organisatie, casus_id=casus.id,
            onderwerp_id=f"{een.id}:{een.organisatie}", doel=uitvraag.grondslag,
        )  # fmt: skip
        post.vraag_nieuw(desk, een)
        for moment in momenten:
            wekkers.zet(desk.uow, Wekkersoort.HERINNERING, een.id, moment.wanneer, moment.volgnummer)


def _gepland(desk: Desk, casus: Casus, zitting: Zitting) -> Zitting:
    """Plan a zitting that the regisseur called together himself; at the same moment there is only one."""
    if zitting.id:
        return zitting
    gepland = agenda.plan(desk.uow, casus.tafel, zitting.begint_op, extra=zitting.extra)
    if gepland.status is ZittingStatus.VERVALLEN:
        raise NietCompleet([desk.teksten("uitvraag.start.fout.zitting_weg")])
    keuze.eis_niet_lopend(desk, casus, gepland.id)
    return gepland
