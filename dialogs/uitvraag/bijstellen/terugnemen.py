"""What withdrawing does, and what undoes it: status, access, alarms, posts, agenda and logboek, in one transaction."""

from collections.abc import Sequence
from dataclasses import replace

from dialogs.kern import uitvraagpost as post
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.deelname import doet_iets
from dialogs.kern.desk import Desk
from dialogs.kern.gespreksgevolgen import toegang_beeindigd
from dialogs.kern.heropend import soort_op_agenda
from dialogs.kern.planning import houd_agenda_waar
from dialogs.kern.wievragen import voorstel_voor
from dialogs.uitvraag.geheel import Geheel, met_bevraging, van_casus, zet_herinneringen
from dialogs.uitvraag.starten.aanbod import eis_lopend
from domain import verloop
from domain.agenda import Agendapunt
from domain.casus import Casus
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Toegang
from domain.uitvraag import Bevraging, BevragingStatus, UitvraagStatus, status_na
from domain.verloop import Stap
from storage import agenda, toegang, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen


def neem_terug(desk: Desk, geheel: Geheel, gekozen: Sequence[Bevraging], *, agenda_blijft: bool) -> None:
    """Withdraw these bevragingen; when none remains, the uitvraag itself. The caller holds the uitvraag."""
    was_open = bool(geheel.open)
    # Who agrees to do something at this moment keeps its access.
    casussen.vergrendel(desk.uow, geheel.casus.id)
    weg = [uitvragen.wijzig_bevraging(desk.uow, replace(een, status=BevragingStatus.INGETROKKEN)) for een in gekozen]
    na = met_bevraging(geheel, *weg)
    if not na.gevraagd:
        uitvragen.wijzig(desk.uow, replace(geheel.uitvraag, status=UitvraagStatus.INGETROKKEN))
        _na_geheel(desk, na, agenda_blijft=agenda_blijft)
    for een in weg:
        _noteer(desk, Handeling.UITVRAAG_INGETROKKEN, geheel, een)
        if not blijft_erbij(desk, geheel, een.organisatie):
            toegang.beeindig(desk.uow, geheel.casus.id, een.organisatie)
            _noteer(desk, Handeling.TOEGANG_BEEINDIGD, geheel, een)
            toegang_beeindigd(desk, geheel.casus, een.organisatie)
        post.werk_bij(desk, een)
    houd_agenda_waar(desk, geheel.zitting.id, geheel.casus.tafel)
    if na.gevraagd and was_open and geheel.loopt(desk.nu):
        post.meld_compleet(desk, na.uitvraag, geheel.casus.regisseur_id)


def vraag_weer(desk: Desk, geheel: Geheel, gekozen: Sequence[Bevraging]) -> None:
    """Ask these organisaties again, with what they answered before. The caller holds the uitvraag.

    Raises:
        UserMistake: the zitting has begun ("uitvraag.zitting_begonnen"), the uitvraag was closed
            ("uitvraag.eerst_heropenen"), another one runs for that zitting since ("uitvraag.loopt_al"), the
            casus was closed ("uitvraag.casus_afgesloten"): nobody gets access to it again; or in nazorg one of them
            has nothing to do with this person any more ("uitvraag.niet_meer_daar").
    """
    eis_lopend(geheel.casus)
    if not voorstel_voor(desk, geheel.casus).te_vragen.issuperset(een.organisatie for een in gekozen):
        raise UserMistake("uitvraag.niet_meer_daar")
    if geheel.begonnen(desk.nu):
        raise UserMistake("uitvraag.zitting_begonnen")
    if geheel.uitvraag.status is UitvraagStatus.GESLOTEN:
        raise UserMistake("uitvraag.eerst_heropenen")
    if geheel.ingetrokken:
        geheel = _begin_weer(desk, geheel)
    ids = tuple(een.id for een in geheel.casus.betrokkenen)
    for een in gekozen:
        gezegd = uitvragen.laatste_antwoorden(desk.uow, geheel.casus.id, een.id)
        status = status_na(ids, [antwoord for antwoord in gezegd if antwoord.betrokkene_id in ids])
        weer = uitvragen.wijzig_bevraging(desk.uow, replace(een, status=status))
        toegang.verleen(desk.uow, Toegang(geheel.casus.id, een.organisatie, Rol.PARTNER, desk.nu))
        _noteer(desk, Handeling.UITVRAAG_HERSTELD, geheel, weer)
        _noteer(desk, Handeling.TOEGANG_VERLEEND, geheel, weer)
        _laat_weten(desk, geheel, weer)
    houd_agenda_waar(desk, geheel.zitting.id, geheel.casus.tafel)


def blijft_erbij(desk: Desk, geheel: Geheel, organisatie: str) -> bool:
    """Tell whether an organisatie keeps its access to the casus for another reason than this uitvraag.

    Another running one asks it, it agreed to do something, or it holds the casusregie.
    """
    return doet_iets(desk, geheel.casus.id, organisatie) or any(
        een.organisatie == organisatie
        for ander in van_casus(desk, geheel.casus)
        if ander.uitvraag.id != geheel.uitvraag.id and ander.loopt(desk.nu)
        for een in ander.gevraagd
    )


def _na_geheel(desk: Desk, geheel: Geheel, *, agenda_blijft: bool) -> None:
    """All of it is withdrawn: the casus is as it was before, and leaves the agenda unless it should stay."""
    anderen = [
        een for een in van_casus(desk, geheel.casus) if een.uitvraag.id != geheel.uitvraag.id and not een.ingetrokken
    ]
    desk.record(
        Handeling.UITVRAAG_INGETROKKEN,
        casus_id=geheel.casus.id,
        onderwerp_id=geheel.uitvraag.id,
        doel=geheel.uitvraag.grondslag,
    )
    if not anderen:
        _ga_naar(desk, geheel.casus, Stap.UITVRAAG_TERUG)
    nog_voor_zitting = any(een.zitting.id == geheel.zitting.id for een in anderen)
    if agenda_blijft or nog_voor_zitting or geheel.begonnen(desk.nu):
        return
    if agenda.haal_van_agenda(desk.uow, geheel.zitting.id, geheel.casus.id):
        desk.record(Handeling.AGENDA_GEWIJZIGD, casus_id=geheel.casus.id, onderwerp_id=geheel.zitting.id)


def _ga_naar(desk: Desk, casus: Casus, stap: Stap) -> None:
    """Let the casus be where this step brings it. A closed one stays so: what was asked of it is withdrawn still."""
    fase = verloop.na(casus.fase, stap) if verloop.kan(casus.fase, stap) else casus.fase
    if fase is not casus.fase:
        casussen.wijzig(desk.uow, replace(casus, fase=fase))


def _begin_weer(desk: Desk, geheel: Geheel) -> Geheel:
    eerdere = [een.uitvraag for een in van_casus(desk, geheel.casus) if een.uitvraag.id != geheel.uitvraag.id]
    voor_deze = [een for een in eerdere if een.zitting_id == geheel.zitting.id]
    if any(een.status is UitvraagStatus.OPEN for een in voor_deze):
        raise UserMistake("uitvraag.loopt_al")
    uitvraag = uitvragen.wijzig(desk.uow, replace(geheel.uitvraag, status=UitvraagStatus.OPEN))
    _ga_naar(desk, geheel.casus, Stap.UITVRAAG)
    if not any(een.casus_id == geheel.casus.id for een in agenda.punten(desk.uow, geheel.zitting.id)):
        soort = soort_op_agenda(desk, geheel.casus, eerdere, geheel.zitting.id)
        agenda.zet_op_agenda(desk.uow, Agendapunt(geheel.zitting.id, geheel.casus.id, soort, desk.nu))
    wekkers.zet(desk.uow, Wekkersoort.SLUITING, geheel.zitting.id, geheel.zitting.begint_op)
    return replace(geheel, uitvraag=uitvraag)


def _laat_weten(desk: Desk, geheel: Geheel, weer: Bevraging) -> None:
    """See to it that the organisatie hears of it: an edit wakes nobody, so what is owed is posted anew."""
    if weer.status is not BevragingStatus.OPEN:
        post.werk_kaart_bij(desk, weer)
        return
    if post.is_gevraagd(desk, weer):
        post.vraag_opnieuw(desk, weer)
    else:
        post.vraag(desk, weer)
    zet_herinneringen(desk, geheel.uitvraag, [weer])


def _noteer(desk: Desk, handeling: Handeling, geheel: Geheel, een: Bevraging) -> None:
    desk.record(
        handeling,
        namens=desk.regio.eigen_organisatie,
        casus_id=geheel.casus.id,
        onderwerp_id=f"{een.id}:{een.organisatie}",
        doel=geheel.uitvraag.grondslag,
    )
