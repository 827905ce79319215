"""What a decision of the quickscan brings about: the phase, the agenda, who takes part, or the end of the casus."""

from dataclasses import replace
from datetime import timedelta

from dialogs.kern import casusregie
from dialogs.kern import uitvraagpost as post
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.deelname import laat_meedoen
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.detentiegevolgen import is_gemeente, lopende, vraag_weer, werk_uit
from dialogs.kern.einde import komende_zittingen, sluit_casus
from dialogs.kern.heropend import soort_op_agenda
from dialogs.kern.opagenda import haal_eraf, zet_erop
from dialogs.kern.planning import houd_agenda_waar, houd_waar
from dialogs.kern.rio import meld_nieuw
from dialogs.kern.wievragen import voorstel_voor
from domain import verloop
from domain.agenda import Zitting
from domain.casus import Casus, Fase
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.quickscan import MET_REDEN, Quickscan, Quickscanbesluit
from domain.rio import rio_bodies
from domain.uitvraag import BevragingStatus, Uitvraag, UitvraagStatus
from domain.uitvraagvoorstel import Voorstel, is_inrichting
from domain.verloop import Stap
from storage import agenda, quickscan
from storage import casus as casussen
from storage import regie as regies
from storage import uitvraag as uitvragen


def beslis(bezoek: Bezoek, casus: Casus, besluit: Quickscanbesluit, reden: str, *, was: str | None) -> Quickscan:
    """Decide what happens with somebody, and let it happen; the caller has authorised.

    Args:
        bezoek: of the regisseur.
        casus: of whom.
        besluit: what happens with him.
        reden: why; see `MET_REDEN`.
        was: the id of what held when he looked; None when nothing was decided.

    Raises:
        UserMistake: a reason is missing ("quickscan.fout.reden"), somebody decided meanwhile
            ("quickscan.fout.intussen"), the zitting has begun since ("quickscan.fout.begonnen"), no RIO works for his
            gemeente ("quickscan.fout.geen_rio"), or the step is not possible (any more).
    """
    if besluit in MET_REDEN and not reden:
        raise UserMistake("quickscan.fout.reden")
    casussen.vergrendel(bezoek.uow, casus.id)
    casus = casussen.lees(bezoek.uow, casus.id)
    if casus.fase is Fase.AFGESLOTEN:
        raise UserMistake("quickscan.fout.gesloten")
    vorige = quickscan.laatste_van(bezoek.uow, [casus.id]).get(casus.id)
    if (vorige.id if vorige else None) != was:
        raise UserMistake("quickscan.fout.intussen")
    zitting = zitting_van(bezoek, casus)
    if vorige is not None and not kan_wijzigen(bezoek, vorige):
        raise UserMistake("quickscan.fout.begonnen")
    nieuw = Quickscan(
        id=bezoek.uow.new_id(),
        casus_id=casus.id,
        besluit=besluit,
        reden=reden,
        door_id=bezoek.actor.persoon_id,
        # Which decision holds is told by the moment alone: of two at one moment the second comes after.
        op=max(bezoek.nu, vorige.op + timedelta(microseconds=1)) if vorige else bezoek.nu,
        zitting_id=zitting.id if zitting else None,
    )
    quickscan.voeg_toe(bezoek.uow, nieuw)
    for wie in (None, *(een.id for een in casus.betrokkenen)):
        bezoek.record(
            Handeling.QUICKSCAN_BESLOTEN,
            namens=bezoek.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=wie,
            onderwerp_id=nieuw.id,
            doel=casus.grondslag or None,
        )
    _voer_uit(bezoek, casus, besluit, zitting, vorige)
    if zitting is not None:
        houd_waar(bezoek, Berichtsoort.QUICKSCAN, bericht_id(bezoek, casus.regisseur_id, zitting))
    return nieuw


def kan_wijzigen(context: Context, besloten: Quickscan) -> bool:
    """Tell whether a decision may still be changed: until the zitting for which it was taken begins.

    That somebody goes into another lane changes nothing in this one: when that comes to nothing, or nazorg goes on
    beside it, it is decided here after all.
    """
    if besloten.zitting_id is None or besloten.besluit is Quickscanbesluit.OPSCHALEN:
        return True
    return context.nu < agenda.lees(context.uow, besloten.zitting_id).begint_op


def zitting_van(context: Context, casus: Casus) -> Zitting | None:
    """Return for which zitting somebody was asked about last; None when he was not."""
    eerdere = uitvragen.van_casus(context.uow, casus.id)
    uitvraag = next((een for een in eerdere if een.status is not UitvraagStatus.INGETROKKEN), None)
    return agenda.lees(context.uow, uitvraag.zitting_id) if uitvraag else None


def rio_voor(context: Context, casus: Casus) -> str | None:
    """Return the body of the RIO for his gemeenten; None when there is none, or more than one."""
    bodies = rio_bodies(context.regio) & voorstel_voor(context, casus).te_vragen
    return next(iter(bodies)) if len(bodies) == 1 else None


def bericht_id(context: Context, regisseur_id: str, zitting: Zitting) -> str:
    """Return the subject of what a regisseur is told before a zitting: whose, and the day on which."""
    kalender = context.regio.kalender
    dag = kalender.min_werkdagen(kalender.lokaal(zitting.begint_op).date(), 1)
    return f"{regisseur_id}:{dag.isoformat()}"


def _voer_uit(
    bezoek: Bezoek, casus: Casus, besluit: Quickscanbesluit, zitting: Zitting | None, vorige: Quickscan | None
) -> None:
    if besluit is Quickscanbesluit.GEEN_INZET:
        sluit_casus(bezoek, casus, Stap.NIET_IN_BEHANDELING)
        return
    if besluit is not Quickscanbesluit.OPSCHALEN:
        casus = casussen.wijzig(bezoek.uow, replace(casus, fase=verloop.na(casus.fase, Stap.IN_BEHANDELING)))
    if besluit is Quickscanbesluit.ALLEEN_RIO:
        _alleen_rio(bezoek, casus)
        return
    if vorige is not None and vorige.besluit is Quickscanbesluit.ALLEEN_RIO:
        _weer_allemaal(bezoek, casus)
    if zitting is not None and bezoek.nu < zitting.begint_op:
        eerdere = uitvragen.van_casus(bezoek.uow, casus.id)
        zet_erop(bezoek, casus, zitting, soort_op_agenda(bezoek, casus, eerdere, zitting.id))


def _alleen_rio(bezoek: Bezoek, casus: Casus) -> None:
    """Let the RIO go on alone: what is open is withdrawn, and who has nothing to do with him goes."""
    rio = rio_voor(bezoek, casus)
    if rio is None:
        raise UserMistake("quickscan.fout.geen_rio")
    haal_eraf(bezoek, casus, komende_zittingen(bezoek, casus, bezoek.nu))
    for een in lopende(bezoek, casus):
        _trek_open_in(bezoek, casus, een)
    laat_meedoen(bezoek, casus, rio, casus.id)
    huidig = regies.huidige(bezoek.uow, casus.id)
    if huidig is None or huidig.organisatie != rio:
        casusregie.beleg(bezoek, casus, rio, None, was=huidig)
    blijft = _wie_blijven(bezoek, casus, rio)
    werk_uit(bezoek, casus, blijft, blijft)
    meld_nieuw(bezoek, casus.id)


def _weer_allemaal(bezoek: Bezoek, casus: Casus) -> None:
    """Take back that only the RIO goes on: who was asked and had not answered is asked again."""
    rio = rio_voor(bezoek, casus)
    alle = voorstel_voor(bezoek, casus)
    werk_uit(bezoek, casus, _wie_blijven(bezoek, casus, rio) if rio else alle, alle)
    for uitvraag in lopende(bezoek, casus):
        for een in uitvragen.lees(bezoek.uow, uitvraag.id).bevragingen:
            if een.organisatie in alle.te_vragen:
                vraag_weer(bezoek, casus, uitvraag, een)
        houd_agenda_waar(bezoek, uitvraag.zitting_id, casus.tafel)


def _wie_blijven(context: Context, casus: Casus, rio: str) -> Voorstel:
    """Return whom he still concerns: the RIO, where he is, and his gemeenten."""
    voorstel = voorstel_voor(context, casus)
    blijft = tuple(
        een
        for een in (*voorstel.vast, *voorstel.mogelijk, *voorstel.gasten)
        if een.code == rio or is_inrichting(context.regio, een.code) or is_gemeente(context, een)
    )
    return Voorstel(vast=blijft, mogelijk=(), gasten=(), open=())


def _trek_open_in(bezoek: Bezoek, casus: Casus, uitvraag: Uitvraag) -> None:
    for een in uitvraag.bevragingen:
        if een.status is not BevragingStatus.OPEN:
            continue
        weg = uitvragen.wijzig_bevraging(bezoek.uow, replace(een, status=BevragingStatus.INGETROKKEN))
        bezoek.record(
            Handeling.UITVRAAG_INGETROKKEN,
            namens=bezoek.regio.eigen_organisatie,
            casus_id=casus.id,
            onderwerp_id=f"{een.id}:{een.organisatie}",
            doel=uitvraag.grondslag,
        )
        post.werk_bij(bezoek, weg)
