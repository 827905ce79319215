"""What a decision brings about: the phase, the tafel and its agenda, or the end of the casus; the melder hears.

Taken in at another tafel of its lane, a casus moves there with who is in it and what was answered. While organisaties
are still asked for a zitting of the tafel it leaves, it does not: their worklists would speak of the wrong one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Desk
from dialogs.kern.einde import komende_zittingen, sluit_casus
from dialogs.kern.meldingpost import wie_meldde
from dialogs.kern.opagenda import haal_eraf, plan_extra, zet_erop
from domain import verloop
from domain.agenda import Agendasoort, Zitting, ZittingStatus
from domain.casus import Casus
from domain.logboek import Handeling
from domain.opschaalladder import Tredesoort
from domain.regio import Tafel
from domain.triage import EINDIGT, IN_BEHANDELING, Triage, Triagebesluit, hoort_melder, stap_van
from domain.uitvraag import Uitvraag, agendasoort, neemt_antwoord_aan
from storage import agenda, meldingen, outbox, toegang
from storage import casus as casussen
from storage import uitvraag as uitvragen


@dataclass(frozen=True, slots=True)
class Keuze:
    """When something urgent is discussed: at the first zitting that comes, or one called together at a moment."""

    extra_op: datetime | None = None


def voer_uit(desk: Desk, casus: Casus, triage: Triage, keuze: Keuze) -> None:
    """Let happen what was decided; the decision itself is kept already."""
    if triage.besluit in EINDIGT:
        sluit_casus(desk, casus, stap_van(triage.besluit))
    elif triage.besluit in IN_BEHANDELING:
        _neem_in_behandeling(desk, casus, triage, keuze)
    else:
        casussen.wijzig(desk.uow, replace(casus, fase=verloop.na(casus.fase, stap_van(triage.besluit))))
    _vertel(desk, triage)


def tafels(desk: Desk, casus: Casus) -> tuple[Tafel, ...]:
    """Return the tafels that may take it in: of its lane, and for what it is about; its own first.

    To the tafel of O3 nothing is weighed: one is brought up to it, with a regisseur and a subject of its own.
    """
    o3 = {een.tafel for een in desk.regio.piramide if een.soort is Tredesoort.O3}
    passend = (
        een
        for een in desk.regio.tafels.values()
        if een.code == casus.tafel
        or (een.spoor is casus.spoor and casus.onderwerp in een.onderwerpen and een.code not in o3)
    )
    return tuple(sorted(passend, key=lambda een: een.code != casus.tafel))


def eerste_zitting(desk: Desk, tafel: str) -> Zitting | None:
    """Return the first zitting of a tafel that comes."""
    return next(iter(agenda.volgende(desk.uow, tafel, desk.nu, 1)), None)


def vervallen_op(desk: Desk, tafel: str, moment: datetime) -> bool:
    """Tell whether the zitting of a tafel at a moment is known not to take place."""
    toen = agenda.tussen(desk.uow, tafel, moment, moment.replace(microsecond=999_999))
    return any(een.begint_op == moment and een.status is ZittingStatus.VERVALLEN for een in toen)


def loopt_elders(desk: Desk, casus: Casus, tafel: str) -> bool:
    """Tell whether organisaties are still asked for a zitting of another tafel than this one."""
    return any(agenda.lees(desk.uow, een.zitting_id).tafel != tafel for een in lopende_uitvragen(desk, casus))


def lopende_uitvragen(desk: Desk, casus: Casus) -> tuple[Uitvraag, ...]:
    """Return the uitvragen of a casus that still take answers."""
    return tuple(
        een
        for een in uitvragen.van_casus(desk.uow, casus.id)
        if neemt_antwoord_aan(een, agenda.lees(desk.uow, een.zitting_id).begint_op, desk.nu)
    )


def vooraf(desk: Desk, casus: Casus, besluit: Triagebesluit) -> Iterator[str]:
    """Yield what a decision will bring about, in sentences, for whoever is about to take it."""
    t = desk.teksten
    if besluit in EINDIGT:
        yield t("triage.gevolg.sluit")
        rijen = toegang.van_casus(desk.uow, casus.id)
        wie = {een.organisatie for een in rijen if een.loopt(desk.nu)} - {desk.regio.eigen_organisatie}
        if wie:
            yield t.aantal("triage.gevolg.toegang", len(wie))
        if lopend := lopende_uitvragen(desk, casus):
            yield t.aantal("triage.gevolg.uitvraag", len(lopend))
        if zittingen := komende_zittingen(desk, casus, desk.nu):
            yield t.aantal("triage.gevolg.agenda", len(zittingen))
        if meldingen.van_casus(desk.uow, casus.id) is not None:
            yield t("triage.gevolg.melder")
    elif besluit in IN_BEHANDELING and meldingen.van_casus(desk.uow, casus.id) is not None:
        yield t("triage.gevolg.melder")


def _neem_in_behandeling(desk: Desk, casus: Casus, triage: Triage, keuze: Keuze) -> None:
    spoed = triage.besluit is Triagebesluit.SPOEDOVERLEG
    soort = Agendasoort.SPOED if spoed else agendasoort(casus, (), "")
    nu = _aan_tafel(desk, casus, triage, spoed=spoed or casus.spoed)
    komend = [een for een in komende_zittingen(desk, casus, desk.nu) if een.status is ZittingStatus.GEPLAND]
    haal_eraf(desk, nu, [een for een in komend if een.tafel != nu.tafel])
    staat_op = [een for een in komend if een.tafel == nu.tafel]
    if not spoed and staat_op:
        return
    if keuze.extra_op is not None:
        zitting = plan_extra(desk, nu.tafel, keuze.extra_op)
    else:
        zitting = eerste_zitting(desk, nu.tafel)
    if zitting is not None:
        zet_erop(desk, nu, zitting, soort)


def _aan_tafel(desk: Desk, casus: Casus, triage: Triage, *, spoed: bool) -> Casus:
    """Bring the casus into behandeling at a tafel; a reason for an age that this tafel does not ask falls away."""
    fase = verloop.na(casus.fase, stap_van(triage.besluit))
    grens = desk.regio.tafel(triage.tafel).leeftijd
    mogelijk = grens.afwijken_om if grens is not None else {}
    redenen = {wie: reden for wie, reden in (casus.leeftijd_redenen or {}).items() if reden in mogelijk}
    verhuist = triage.tafel != casus.tafel
    nieuw = replace(
        casus,
        fase=fase,
        tafel=triage.tafel,
        spoed=spoed,
        leeftijd_redenen=(redenen or None) if verhuist else casus.leeftijd_redenen,
    )
    if verhuist or spoed is not casus.spoed:
        desk.record(
            Handeling.CASUS_GEWIJZIGD,
            namens=desk.regio.eigen_organisatie,
            casus_id=casus.id,
            onderwerp_id=triage.id,
            doel=casus.grondslag or None,
        )
    return casussen.wijzig(desk.uow, nieuw)


def _vertel(desk: Desk, triage: Triage) -> None:
    """Tell whoever brought it in, as a new post; of a casus that nobody brought in nobody hears."""
    melding = meldingen.van_casus(desk.uow, triage.casus_id)
    if melding is None or not hoort_melder(triage):
        return
    wie = wie_meldde(desk, melding)
    if wie is not None:
        outbox.plan(desk.uow, soort=Berichtsoort.TRIAGE_UITSLAG, onderwerp_id=triage.id, persoon_id=wie, los=True)
