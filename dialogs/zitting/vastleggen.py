"""What came of an item is written down: besluit, afspraken, goal, casusregie and when it comes back, in one press.

All of it is one act in one transaction. What must be mended comes back with everything that was typed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cards import datum
from cards.zitting.bespreken import Bespreekbeeld
from cards.zitting.payloads_bespreken import (
    MEESTE_AFSPRAKEN,
    WEET,
    WEET_TOELICHTING,
    BespreekBewaar,
    BespreekOpen,
    wanneer,
    wat,
    wie,
)
from dialogs.kern import casusregie, zittingen
from dialogs.kern.afspraken import maak_alle
from dialogs.kern.answers import Answer
from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Desk
from dialogs.kern.elders import Elders, kijk_elders
from dialogs.kern.heropend import soort_op_agenda
from dialogs.kern.informeren import zeg_voor_afspraak
from dialogs.kern.opagenda import haal_eraf, zet_erop
from dialogs.kern.permissions import Permission
from dialogs.kern.planversie import maak_versie, planstand
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.vrijetekst import Waarschuwing, kijk_na
from dialogs.zitting import paneel
from dialogs.zitting.bespreekinvoer import Gelezen, Lezer, NieuweAfspraak, Terug
from dialogs.zitting.bespreekuitkomst import als_ids, in_woorden
from dialogs.zitting.bespreken import beeld, is_vast, noteer, sleutelonderwerp, voorgesteld, wie_erbij
from domain.afspraak import Afspraak, AfspraakStatus
from domain.agenda import Zitting
from domain.bespreking import Bespreking, Zittingsbesluit, met_besluit, met_tekst
from domain.casus import Casus
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.plan import Plandeel
from domain.toegang import Daad
from domain.uitvraag import Uitvraag, UitvraagStatus
from domain.zittingsverloop import OPEN_VANAF, Zittingsfase
from storage import agenda
from storage import bespreking as besprekingen
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst

AFSPRAAKVELDEN: Final = frozenset(
    (WEET, WEET_TOELICHTING, *(veld(nr) for nr in range(1, MEESTE_AFSPRAKEN + 1) for veld in (wat, wie, wanneer)))
)


def register(registry: Registry) -> None:
    """Declare the buttons of an item at the table."""
    registry.verb(VerbSpec(BespreekOpen.verb, BespreekOpen, Permission.PROCESREGISSEUR, openen))
    registry.verb(VerbSpec(BespreekBewaar.verb, BespreekBewaar, Permission.PROCESREGISSEUR, bewaar))


@dataclass(eq=False)
class _Opnieuw(Exception):
    """Nothing was kept yet: the form is shown again, with what was typed and what to look at."""

    fouten: Sequence[str] = ()
    melding: str = ""
    ver: Sequence[date] = ()
    let_op: Waarschuwing | None = None
    elders: Elders | None = None


def openen(desk: Desk, payload: BespreekOpen) -> Answer:
    """Open the form of an item within the panel.

    Raises:
        NotAllowed: somebody else runs the casus.
        UserMistake: it is not on this agenda, and was not spoken of either ("zitting.fout.weg").
    """
    zitting = zittingen.te_leiden(desk, payload.zitting)
    casus = laad_casus(desk, Daad.BESPREKING_VASTLEGGEN, casus_id=payload.casus)
    op_agenda = any(een.casus_id == casus.id for een in agenda.punten(desk.uow, zitting.id))
    nu = zittingen.stand_van(desk, zitting.id)
    besproken = any(een.casus_id == casus.id for een in nu.beurten)
    if not op_agenda and not besproken and casus.id not in besprekingen.van_zitting(desk.uow, zitting.id):
        raise UserMistake("zitting.fout.weg")
    return paneel.toon(desk, zitting.id, bespreking=beeld(desk, zitting, casus.id))


def bewaar(desk: Desk, payload: BespreekBewaar) -> Answer:
    """Keep it, once, and go on when that was asked; what must be mended comes back with what was typed."""
    zitting = zittingen.te_leiden(desk, payload.zitting)
    casus = laad_casus(desk, Daad.BESPREKING_VASTLEGGEN, casus_id=payload.casus)
    afdruk = desk.fingerprint(payload.invoer)

    def act() -> Uitkomst:
        return Uitkomst("vastgelegd", {**_act(desk, zitting, casus, payload), "invoer": afdruk})

    try:
        uitkomst = desk.once(payload.verb, payload.sleutel, act, onderwerp=sleutelonderwerp(zitting.id, casus.id))
    except _Opnieuw as niet:
        return paneel.toon(desk, zitting.id, bespreking=_weer(desk, zitting, casus, payload, niet))
    if uitkomst.ids["invoer"] != afdruk:
        al = _Opnieuw(melding=desk.teksten("bespreking.al_gebruikt"))
        return paneel.toon(desk, zitting.id, bespreking=_weer(desk, zitting, casus, payload, al))
    gedaan = in_woorden(desk, casus, uitkomst.ids)
    if uitkomst.ids["te_vroeg"]:
        return paneel.toon(desk, zitting.id, gedaan=gedaan, bespreking=_te_vroeg(desk, zitting, casus, payload))
    if uitkomst.ids["verder"] or zittingen.stand_van(desk, zitting.id).huidig not in {None, casus.id}:
        return paneel.toon(desk, zitting.id, gedaan=gedaan)
    return paneel.toon(desk, zitting.id, gedaan=gedaan, bespreking=beeld(desk, zitting, casus.id))


def _act(desk: Desk, zitting: Zitting, casus: Casus, payload: BespreekBewaar) -> dict[str, str]:
    # Whoever closes it, or writes at it at this moment, comes first; then it is looked at again.
    casussen.vergrendel(desk.uow, casus.id)
    casus = laad_casus(desk, Daad.BESPREKING_VASTLEGGEN, casus_id=casus.id)
    gehouden = besprekingen.lees(desk.uow, zitting.id, casus.id)
    lezer = Lezer(desk, casus, zitting, payload, gehouden)
    gelezen = lezer.lees()
    if gelezen.leeg and not lezer.fouten:
        return als_ids(gelezen, verder=payload.verder and _ga_verder(desk, zitting, casus))
    elders = kijk_elders(desk, payload, [tekst for _, tekst in lezer.vrije_teksten()])
    _eis_in_orde(desk, zitting, lezer, gelezen, elders)
    gemaakt = _voer_uit(desk, zitting, gehouden, lezer.casus, gelezen)
    elders.noteer(desk, casus_id=casus.id, namens=desk.regio.eigen_organisatie)
    verder = payload.verder and not gelezen.te_vroeg and _ga_verder(desk, zitting, casus)
    if not verder and (gemaakt or gelezen.regie):
        # Who got access by it belongs in the room from now on.
        zittingen.volg(desk, zitting)
    return als_ids(gelezen, gemaakt, verder=verder)


def _eis_in_orde(desk: Desk, zitting: Zitting, lezer: Lezer, gelezen: Gelezen, elders: Elders) -> None:
    """Refuse what cannot be kept (yet), before anything is.

    Raises:
        _Opnieuw: the form is shown again.
    """
    t, payload = desk.teksten, lezer.payload
    if is_vast(desk, zitting, lezer.casus):
        raise _Opnieuw([t("bespreking.vast")])
    if lezer.gehouden.versie != payload.versie:
        raise _Opnieuw(melding=t("bespreking.intussen"), fouten=lezer.fouten)
    if lezer.fouten or elders.open:
        raise _Opnieuw([t("bespreking.vul_aan"), *lezer.fouten] if lezer.fouten else (), elders=elders)
    zeker = set((payload.zeker or "").split("."))
    if any(een.isoformat() not in zeker for een in gelezen.ver):
        dagen = ", ".join(datum.dag_met_jaar(een, desk.regio.kalender) for een in gelezen.ver)
        raise _Opnieuw(melding=t("bespreking.ver_weg", dagen=dagen), ver=gelezen.ver, elders=elders)
    let_op = kijk_na(desk, payload, lezer.vrije_teksten())
    if let_op is not None:
        raise _Opnieuw(let_op=let_op, ver=gelezen.ver, elders=elders)


def _voer_uit(
    desk: Desk, zitting: Zitting, gehouden: Bespreking, casus: Casus, gelezen: Gelezen
) -> tuple[Afspraak, ...]:
    """Do it all; everything that can be refused was looked at before."""
    if gelezen.regie is not None:
        was = planstand(desk, casus, desk.actor.persoon_id).regie
        casusregie.beleg(desk, casus, gelezen.regie, None, was=was)
    if gelezen.hoofddoel is not None:
        stand = planstand(desk, casus, desk.actor.persoon_id)
        maak_versie(desk, casus, stand, replace(stand.plan, hoofddoel=gelezen.hoofddoel))
        noteer(desk, Handeling.PLAN_GEWIJZIGD, casus, Plandeel.HOOFDDOEL.value)
    gemaakt = _maak(desk, zitting, casus, gelezen.afspraken)
    nieuw = _besloten(desk, gehouden, gelezen)
    if gelezen.terug is not None:
        _zet_terug(desk, casus, zitting, gehouden, gelezen.terug)
        nieuw = replace(nieuw, terug_op=gelezen.terug.dag)
    besprekingen.bewaar(desk.uow, nieuw, desk.actor.persoon_id)
    noteer(desk, Handeling.BESPREKING_VASTGELEGD, casus, zitting.id)
    return gemaakt


def _maak(desk: Desk, zitting: Zitting, casus: Casus, nieuwe: Sequence[NieuweAfspraak]) -> tuple[Afspraak, ...]:
    if not nieuwe:
        return ()
    erbij = wie_erbij(desk, zitting, casus.id)
    gemaakt = tuple(
        Afspraak(
            id=desk.uow.new_id(),
            casus_id=casus.id,
            wat=een.wat,
            organisatie=een.organisatie,
            wanneer=een.wanneer,
            # Who was not there has not agreed to it.
            status=AfspraakStatus.LOPEND if een.organisatie in erbij.codes else AfspraakStatus.VOORGELEGD,
            gemaakt_op=desk.nu,
            gemaakt_door_id=desk.actor.persoon_id,
            teken_op=desk.nu,
            zitting_id=zitting.id,
        )
        for een in nieuwe
    )
    maak_alle(desk, casus, gemaakt)
    for een, gelezen in zip(gemaakt, nieuwe, strict=True):
        if gelezen.informering is not None:
            zeg_voor_afspraak(desk, casus, een.id, gelezen.informering)
    return gemaakt


def _besloten(desk: Desk, gehouden: Bespreking, gelezen: Gelezen) -> Bespreking:
    nieuw = gehouden
    for besluit_id, tekst in gelezen.anders.items():
        nieuw = met_tekst(nieuw, besluit_id, tekst)
    if gelezen.besluit:
        besluit = Zittingsbesluit(desk.uow.new_id(), gelezen.besluit, desk.nu, desk.actor.persoon_id)
        nieuw = met_besluit(nieuw, besluit)
    return nieuw


def _zet_terug(desk: Desk, casus: Casus, zitting: Zitting, gehouden: Bespreking, terug: Terug) -> None:
    """Put it on the agenda of the day on which it comes back, and off the one that was named before."""
    alle = uitvragen.van_casus(desk.uow, casus.id)
    haal_eraf(desk, casus, _hier_bepaald(desk, casus, zitting, gehouden, terug, alle))
    if terug.zitting is not None:
        zet_erop(desk, casus, terug.zitting, soort_op_agenda(desk, casus, alle, terug.zitting.id))


def _hier_bepaald(
    desk: Desk, casus: Casus, zitting: Zitting, gehouden: Bespreking, terug: Terug, alle: Iterable[Uitvraag]
) -> Iterator[Zitting]:
    """Yield the zitting on which it stands only because it was said here before that it would come back then.

    What was asked for a zitting keeps it there, and so does who put it there before this zitting.
    """
    kalender = desk.regio.kalender
    blijft = {een.zitting_id for een in alle if een.status is not UitvraagStatus.INGETROKKEN}
    blijft |= {zitting.id, terug.zitting.id if terug.zitting else ""}
    for een in agenda.zittingen_met_casus(desk.uow, [casus.id], desk.nu).get(casus.id, ()):
        genoemd = een.tafel == casus.tafel and kalender.lokaal(een.begint_op).date() == gehouden.terug_op
        if not genoemd or een.id in blijft:
            continue
        punt = next(punt for punt in agenda.punten(desk.uow, een.id) if punt.casus_id == casus.id)
        if punt.toegevoegd_op >= zitting.begint_op - OPEN_VANAF:
            yield een


def _ga_verder(desk: Desk, zitting: Zitting, casus: Casus) -> bool:
    """Give the next item its turn, when this one has it still; tell whether it went on."""
    nu = zittingen.stand_van(desk, zitting.id)
    if nu.fase is not Zittingsfase.BEZIG or nu.huidig != casus.id:
        return False
    try:
        zittingen.ga_verder_met_volgende(desk, zitting)
    except UserMistake as mis:
        if mis.key != "zitting.fout.laatste":
            raise
        return False
    return True


def _weer(desk: Desk, zitting: Zitting, casus: Casus, payload: BespreekBewaar, niet: _Opnieuw) -> Bespreekbeeld:
    """Return the form with what was typed, and what to look at."""
    vorm = beeld(desk, zitting, casus.id, payload.invoer, niet.fouten)
    knop = vorm.bewaar
    if niet.ver:
        knop = knop.model_copy(update={"zeker": ".".join(een.isoformat() for een in niet.ver)})
    if niet.let_op is not None:
        # The form of before and this one are one form, saved once.
        knop = knop.model_copy(update={"sleutel": payload.sleutel})
    return replace(
        vorm,
        bewaar=knop,
        melding=niet.melding,
        waarschuwing=niet.let_op.woorden if niet.let_op else "",
        gezien=niet.let_op.gezien if niet.let_op else payload.gewaarschuwd,
        elders=niet.elders.verwijzingen if niet.elders else (),
    )


def _te_vroeg(desk: Desk, zitting: Zitting, casus: Casus, payload: BespreekBewaar) -> Bespreekbeeld:
    """Return the form after what could be kept was: with what cannot be yet still in it, and what must come first."""
    plan, gehouden = planstand(desk, casus, desk.actor.persoon_id), besprekingen.lees(desk.uow, zitting.id, casus.id)
    getypt = {naam: waarde for naam, waarde in payload.invoer.items() if naam in AFSPRAAKVELDEN}
    waarden = {**voorgesteld(desk, casus, zitting, gehouden, plan), **getypt}
    return beeld(desk, zitting, casus.id, waarden)
