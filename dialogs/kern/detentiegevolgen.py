"""What follows when somebody is elsewhere, or will live elsewhere: who may see him, who is asked, and who hears of it.

Nobody of another gemeente or inrichting hears of him any more; who comes in their place joins. Both follow from one
question: whom would the tafel ask now, and whom would it have asked before (`wievragen`).
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from dialogs.kern import uitvraagpost as post
from dialogs.kern.bereik import bereik
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.deelname import doet_mee, laat_meedoen
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.gespreksgevolgen import toegang_beeindigd
from dialogs.kern.planning import houd_agenda_waar
from dialogs.kern.uitvraagstart import vraag_erbij
from domain.casus import Casus, Fase
from domain.logboek import Handeling
from domain.organisatie import Kader, Organisatie
from domain.persoon import Rol
from domain.quickscan import Quickscanbesluit
from domain.rio import rio_bodies
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag, neemt_antwoord_aan, status_na
from domain.uitvraagtermijn import herinnermomenten
from domain.uitvraagvoorstel import Voorstel, is_inrichting
from storage import afspraken, agenda, basisvoorwaarden, outbox, quickscan, regie, toegang, wekkers
from storage import uitvraag as uitvragen


def werk_uit(bezoek: Bezoek, casus: Casus, voor: Voorstel, na: Voorstel) -> tuple[str, ...]:
    """Let who has nothing to do with him any more go, and let who comes in place of them join; return who joined.

    The caller holds the casus. Whoever goes keeps no question that is open; what was answered stays with the
    regisseur. Whoever joins is asked in the uitvraag that runs, if one does, and has access from now on; before
    anybody was asked nobody joins.
    """
    lopend = lopende(bezoek, casus)
    weg = _wie_gaan(bezoek, casus, lopend, na)
    gevraagd = [een for een in lopend if _trek_in(bezoek, casus, een, weg)]
    for organisatie in weg:
        _beeindig(bezoek, casus, organisatie)
    erbij = _wie_komen(bezoek, casus, voor, na)
    if lopend and erbij:
        # Of several uitvragen that run the newest is the one that people look at.
        _vraag(bezoek, casus, lopend[0], erbij)
    for organisatie in erbij:
        laat_meedoen(bezoek, casus, organisatie, casus.id)
    for een in gevraagd:
        post.meld_compleet(bezoek, uitvragen.lees(bezoek.uow, een.id), casus.regisseur_id)
    return erbij


def houdt_werk(context: Context, casus_id: str, organisatie: str) -> bool:
    """Tell whether an organisatie still has something to do itself: an afspraak that is open, or the casusregie."""
    houder = regie.huidige(context.uow, casus_id)
    return (houder is not None and houder.organisatie == organisatie) or any(
        een.organisatie == organisatie
        for van_een in afspraken.van_casussen(context.uow, [casus_id], alleen_open=True).values()
        for een in van_een
    )


def laat_weten(context: Context, casus: Casus, *, zonder: Collection[str] = ()) -> None:
    """Tell whoever works with this day that it changed: as a new post, because an edit wakes nobody.

    `zonder`: who was just asked about him, and sees how it is now.
    """
    for organisatie in _wie_ermee_werken(context, casus):
        if organisatie in zonder:
            continue
        waarheen = bereik(context, organisatie)
        onderwerp_id = f"{casus.id}:{organisatie}"
        soort = Berichtsoort.DETENTIE_GEWIJZIGD
        if waarheen.gesprek_id is not None:
            outbox.plan(context.uow, soort=soort, onderwerp_id=onderwerp_id, gesprek_id=waarheen.gesprek_id, los=True)
        for persoon_id in waarheen.personen:
            outbox.plan(context.uow, soort=soort, onderwerp_id=onderwerp_id, persoon_id=persoon_id, los=True)


def vraag_weer(bezoek: Bezoek, casus: Casus, uitvraag: Uitvraag, een: Bevraging) -> None:
    """Ask again who was asked before and taken back, with what it answered then: he is back where he was."""
    if een.status is not BevragingStatus.INGETROKKEN:
        return
    ids = [wie.id for wie in casus.betrokkenen]
    gezegd = uitvragen.laatste_antwoorden(bezoek.uow, casus.id, een.id)
    status = status_na(ids, [antwoord for antwoord in gezegd if antwoord.betrokkene_id in ids])
    weer = uitvragen.wijzig_bevraging(bezoek.uow, replace(een, status=status))
    laat_meedoen(bezoek, casus, een.organisatie, een.id)
    _noteer(bezoek, Handeling.UITVRAAG_HERSTELD, casus, f"{een.id}:{een.organisatie}")
    if status is not BevragingStatus.OPEN:
        post.werk_kaart_bij(bezoek, weer)
        return
    if post.is_gevraagd(bezoek, weer):
        post.vraag_opnieuw(bezoek, weer)
    else:
        post.vraag(bezoek, weer)
    for moment in herinnermomenten(bezoek.regio, uitvraag.deadline, bezoek.nu):
        wekkers.zet(bezoek.uow, Wekkersoort.HERINNERING, weer.id, moment.wanneer, moment.volgnummer)


def _wie_ermee_werken(context: Context, casus: Casus) -> tuple[str, ...]:
    """Return who takes part and needs the day: where he is, the RIO, the casusregie, who owes something."""
    rio = rio_bodies(context.regio)
    return tuple(
        een
        for een in sorted(_met_toegang(context, casus))
        if is_inrichting(context.regio, een)
        or een in rio
        or houdt_werk(context, casus.id, een)
        or basisvoorwaarden.werkt_mee(context.uow, casus.id, een)
    )


def _met_toegang(context: Context, casus: Casus) -> frozenset[str]:
    return frozenset(
        een.organisatie
        for een in toegang.van_casus(context.uow, casus.id)
        if een.rol is Rol.PARTNER and een.loopt(context.nu)
    )


def lopende(context: Context, casus: Casus) -> list[Uitvraag]:
    """Return the uitvragen that take answers, held until the end of the transaction, the newest first."""
    gevonden = []
    for een in uitvragen.van_casus(context.uow, casus.id):
        zitting = agenda.lees(context.uow, een.zitting_id)
        if neemt_antwoord_aan(een, zitting.begint_op, context.nu):
            # Whoever is answering at this moment comes first: what he said stays.
            uitvragen.vergrendel(context.uow, een.id)
            gevonden.append(uitvragen.lees(context.uow, een.id))
    return gevonden


def _wie_gaan(context: Context, casus: Casus, lopend: Iterable[Uitvraag], na: Voorstel) -> tuple[str, ...]:
    gevraagd = {
        vraag.organisatie
        for een in lopend
        for vraag in een.bevragingen
        if vraag.status is not BevragingStatus.INGETROKKEN
    }
    eigen = {context.regio.eigen_organisatie}
    return tuple(sorted((_met_toegang(context, casus) | gevraagd) - na.te_vragen - eigen))


def _wie_komen(context: Context, casus: Casus, voor: Voorstel, na: Voorstel) -> tuple[str, ...]:
    """Return who comes in place of somebody of its kind, or is the first of it; who takes part already does not."""
    if casus.fase in {Fase.AANVANG, Fase.AFGESLOTEN}:
        return ()
    eerst = {een.code for een in voor.vast}
    nieuw = [een for een in na.vast if een.code not in eerst]
    if _alleen_rio(context, casus):
        nieuw = [een for een in nieuw if is_inrichting(context.regio, een.code) or is_gemeente(context, een)]
    return tuple(
        een.code
        for een in nieuw
        if not doet_mee(context, casus.id, een.code) and (_nam_deel(context, casus, voor, een.soort))
    )


def _alleen_rio(context: Context, casus: Casus) -> bool:
    """Tell whether the RIO goes on with him alone: then only where he is, and his gemeenten, take part beside it."""
    laatste = quickscan.laatste_van(context.uow, [casus.id]).get(casus.id)
    return laatste is not None and laatste.besluit is Quickscanbesluit.ALLEEN_RIO


def is_gemeente(context: Context, een: Organisatie) -> bool:
    """Tell whether a body works from a municipality, and for less than the whole region."""
    return bool(een.werkgebied) and context.regio.partnersoorten[een.soort].kader is Kader.GEMEENTE


def _nam_deel(context: Context, casus: Casus, voor: Voorstel, soort: str) -> bool:
    """Tell whether the kind took part so far, or could not: then its body joins. What was left out stays out."""
    van_soort = {een.code for een in voor.vast if een.is_soort(soort)}
    ooit = {een.organisatie for een in toegang.van_casus(context.uow, casus.id)}
    return not van_soort or bool(van_soort & ooit)


def _trek_in(bezoek: Bezoek, casus: Casus, uitvraag: Uitvraag, weg: Collection[str]) -> bool:
    """Withdraw what is open to these organisaties; return whether anything was."""
    open_ = [een for een in uitvraag.bevragingen if een.organisatie in weg and een.status is BevragingStatus.OPEN]
    for een in open_:
        ingetrokken = uitvragen.wijzig_bevraging(bezoek.uow, replace(een, status=BevragingStatus.INGETROKKEN))
        _noteer(bezoek, Handeling.UITVRAAG_INGETROKKEN, casus, f"{een.id}:{een.organisatie}")
        post.werk_bij(bezoek, ingetrokken)
    if open_:
        houd_agenda_waar(bezoek, uitvraag.zitting_id, casus.tafel)
    return bool(open_)


def _beeindig(bezoek: Bezoek, casus: Casus, organisatie: str) -> None:
    # What it promised it must be able to keep, or give back: until then it sees him.
    if houdt_werk(bezoek, casus.id, organisatie) or not toegang.beeindig(bezoek.uow, casus.id, organisatie):
        return
    _noteer(bezoek, Handeling.TOEGANG_BEEINDIGD, casus, f"{casus.id}:{organisatie}")
    toegang_beeindigd(bezoek, casus, organisatie)


def _vraag(bezoek: Bezoek, casus: Casus, uitvraag: Uitvraag, organisaties: Iterable[str]) -> None:
    vers = uitvragen.lees(bezoek.uow, uitvraag.id)
    eerder = {een.organisatie: een for een in vers.bevragingen}
    for organisatie in organisaties:
        if organisatie in eerder:
            vraag_weer(bezoek, casus, vers, eerder[organisatie])
    nieuwe = [een for een in organisaties if een not in eerder]
    if nieuwe:
        vraag_erbij(bezoek, casus, vers, nieuwe)


def _noteer(bezoek: Bezoek, handeling: Handeling, casus: Casus, onderwerp_id: str) -> None:
    bezoek.record(
        handeling,
        namens=bezoek.regio.eigen_organisatie,
        casus_id=casus.id,
        onderwerp_id=onderwerp_id,
        doel=casus.grondslag or None,
    )
