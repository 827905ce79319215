"""Urgent: an uitvraag that runs becomes so."""

from dataclasses import replace

from cards.uitvraag import gestart as kaarten
from cards.uitvraag.gestart import Spoedbeeld
from cards.uitvraag.payloads import SpoedMaken, VoorstelOpen
from cards.verbs import Verb
from dialogs.kern import uitvraagpost as post
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.opagenda import zet_bovenaan
from dialogs.uitvraag.geheel import laad_geheel, op_slot, zet_herinneringen
from dialogs.uitvraag.starten.aanbod import deadline_bij, eis_lopend
from dialogs.uitvraag.starten.bevestigen import bevestiging
from dialogs.uitvraag.starten.keuze import NietCompleet, uren_fout
from domain.casus import Casus
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.spoed import lees_uren
from domain.uitvraag import Uitvraag
from storage import agenda
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst


def formulier(desk: Desk, casus: Casus, uitvraag: Uitvraag, *, uren: str = "", fouten: tuple[str, ...] = ()) -> Answer:
    """Show the form to make an uitvraag that runs urgent."""
    termijn = desk.regio.termijnen.spoed_uren
    beeld = Spoedbeeld(
        code=str(casus.code),
        zitting=agenda.lees(desk.uow, uitvraag.zitting_id).begint_op,
        deadline=uitvraag.deadline,
        uren=uren or (str(termijn) if termijn is not None else ""),
        fouten=fouten,
    )
    maak_ = SpoedMaken(uitvraag=uitvraag.id, sleutel=desk.issue_key(Verb.UITVRAAG_SPOED, uitvraag.id))
    anders = VoorstelOpen(casus=casus.id, nieuw=True, spoed=True)
    kaart = kaarten.spoed_maken(beeld, maak_, anders, desk.teksten, desk.regio.kalender)
    return als_antwoord(kaart, desk.teksten)


def maak(desk: Desk, payload: SpoedMaken) -> Answer:
    """Make an uitvraag that runs urgent: an earlier deadline, and everybody who owes an answer is woken now."""
    geheel = laad_geheel(desk, payload.uitvraag)
    eis_lopend(geheel.casus)

    def act() -> Uitkomst:
        _maak(desk, payload)
        return Uitkomst("spoed", {"uitvraag": payload.uitvraag})

    try:
        desk.once(Verb.UITVRAAG_SPOED, payload.sleutel, act, onderwerp=geheel.uitvraag.id)
    except NietCompleet as niet:
        return formulier(desk, geheel.casus, geheel.uitvraag, uren=payload.spoed_uren, fouten=niet.fouten)
    na = laad_geheel(desk, payload.uitvraag)
    return bevestiging(desk, na.casus, na.uitvraag, melding=desk.teksten("uitvraag.start.spoed.gemaakt"))


def _maak(desk: Desk, payload: SpoedMaken) -> None:
    geheel = op_slot(desk, laad_geheel(desk, payload.uitvraag))
    if not geheel.loopt(desk.nu):
        raise UserMistake("uitvraag.gesloten")
    uren = lees_uren(payload.spoed_uren)
    term = deadline_bij(desk, geheel.zitting.begint_op, spoed=True, uren=uren)
    if term is None or (payload.spoed_uren.strip() and uren is None):
        raise NietCompleet([uren_fout(desk)])
    casus, grondslag = replace(geheel.casus, spoed=True), geheel.uitvraag.grondslag
    if not geheel.casus.spoed:
        casus = casussen.wijzig(desk.uow, casus)
        desk.record(Handeling.CASUS_GEWIJZIGD, casus_id=casus.id, doel=grondslag)
    uitvraag = geheel.uitvraag
    if term < uitvraag.deadline:
        uitvraag = uitvragen.wijzig(desk.uow, replace(uitvraag, deadline=term))
        desk.record(Handeling.UITVRAAG_VERZET, casus_id=casus.id, onderwerp_id=uitvraag.id, doel=grondslag)
    zet_herinneringen(desk, uitvraag, geheel.open)
    for een in geheel.open:
        post.vraag(desk, een)
    for een in geheel.gevraagd:
        post.werk_kaart_bij(desk, een)
    zet_bovenaan(desk, casus, geheel.zitting.id)
