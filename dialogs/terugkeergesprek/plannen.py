"""Planning a talk: the regisseur."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cards.bouwstenen import leesbaar, zonder_opmaak
from cards.casuskeuze import kies as kies_casus
from cards.terugkeergesprek import formulier as kaarten
from cards.terugkeergesprek.formulier import DUREN, VAST, VRAAG, Gesprekvorm, Plankeuzes
from cards.terugkeergesprek.payloads_plannen import (
    GesprekBewaar,
    GesprekOpen,
    GesprekVorm,
)
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.deelname import laat_meedoen
from dialogs.kern.desk import Desk
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry, VerbSpec
from dialogs.kern.terugkeergesprekken import vraag_moment, zet_stap
from dialogs.terugkeergesprek import tonen
from dialogs.terugkeergesprek.deelnemers import genodigd, organisaties_van, regisseurs_van
from dialogs.terugkeergesprek.kern import (
    Geladen,
    als_regisseur,
    detentie_van,
    getypt,
    meervoud,
    noteer,
    vandaag,
)
from dialogs.terugkeergesprek.verzetten import OPNIEUW, momenten_uit, voorgesteld, zet_vast
from domain.casus import Casus, Spoor
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.terugkeergesprek import (
    Deelnamestatus,
    Gespreksstap,
    Gespreksstatus,
    Terugkeergesprek,
    eis_niet_samen,
)
from domain.toegang import Daad
from domain.uitvraagvoorstel import is_inrichting
from storage import casus as casussen
from storage import terugkeergesprek
from storage.inbox import Uitkomst


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the form says."""

    gesprek: Terugkeergesprek
    organisaties: tuple[str, ...]
    momenten: tuple[datetime, ...]
    vast: bool


def register(registry: Registry) -> None:
    """Declare the command and the buttons of planning."""
    regisseur = Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="gesprek plan",
            permission=regisseur,
            group="terugkeergesprek.groep",
            help="terugkeergesprek.opdracht.plan",
            example="/gesprek plan 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_VORM, GesprekVorm, regisseur, vorm))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_BEWAAR, GesprekBewaar, regisseur, bewaar))


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/gesprek plan: the form for this casus, or which casus it is about."""
    if arguments.casuscode is None:
        eigen = casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)
        codes = sorted((str(een.code) for een in eigen), reverse=True)
        titel = desk.teksten("terugkeergesprek.plan.welke")
        return als_antwoord(kies_casus(titel, "gesprek plan", codes, desk.teksten), desk.teksten)
    casus = laad_casus(desk, Daad.GESPREK_PLANNEN, code=arguments.casuscode)
    return _begin(desk, casus)


def vorm(desk: Desk, payload: GesprekVorm) -> Answer:
    """Show the form."""
    return _begin(desk, laad_casus(desk, Daad.GESPREK_PLANNEN, casus_id=payload.casus))


def bewaar(desk: Desk, payload: GesprekBewaar) -> Answer:
    """Plan it once: the inrichting is asked for a moment, or it stands already."""
    casus = laad_casus(desk, Daad.GESPREK_PLANNEN, casus_id=payload.casus)
    velden = ("wie", "inrichting", "duur", "organisaties", "plaatsvervanger", "erbij", "vast")
    waarden = {**{een: getattr(payload, een) for een in velden}, **getypt(payload)}
    lezer = Lezer(desk.teksten, "terugkeergesprek.leeg.", "terugkeergesprek.fout.", "terugkeergesprek.veld.")
    plan = _lees(desk, casus, payload, waarden, lezer)
    if plan is None:
        return _formulier(desk, casus, waarden, lezer.fouten)

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, casus.id)
        _eis_geen_ander(desk, casus)
        gesprek = _maak(desk, casus, plan)
        return Uitkomst("gepland", {"gesprek": gesprek.id})

    uitkomst = desk.once(Verb.GESPREKSPLAN_BEWAAR, payload.sleutel, act, onderwerp=casus.id)
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=uitkomst.ids["gesprek"])
    gedaan = "terugkeergesprek.gedaan.vast" if geladen.gesprek.begint_op else "terugkeergesprek.gedaan.gevraagd"
    return tonen.toon(desk, geladen, gedaan=desk.teksten(gedaan))


def _begin(desk: Desk, casus: Casus) -> Answer:
    _eis_geen_ander(desk, casus)
    detentie = detentie_van(desk, casus)
    if casus.spoor is Spoor.NAZORG and (detentie is None or detentie.inrichting is None):
        raise UserMistake("terugkeergesprek.fout.geen_inrichting")
    if detentie is not None and detentie.is_vrij(vandaag(desk)):
        raise UserMistake("terugkeergesprek.fout.vrij")
    eerder = terugkeergesprek.nieuwste(desk.uow, casus.id)
    keuzes = _keuzes(desk, casus)
    wie_ = casus.betrokkenen[0].id if casus.betrokkenen else ""
    waarden = {
        "wie": eerder.betrokkene_id if eerder else wie_,
        "duur": str(eerder.duur_minuten if eerder else desk.regio.gesprek.duur_minuten),
        "organisaties": ",".join(code for code, _ in keuzes.organisaties),
        "plaatsvervanger": (eerder.plaatsvervanger_id or "") if eerder else "",
        "vast": VRAAG,
        **voorgesteld(desk, casus),
    }
    return _formulier(desk, casus, waarden)


def _formulier(desk: Desk, casus: Casus, waarden: Mapping[str, str], fouten: Sequence[str] = ()) -> Answer:
    for een in casus.betrokkenen:
        desk.record(
            Handeling.TERUGKEERGESPREK_GEOPEND,
            namens=desk.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=een.id,
            doel=casus.grondslag or None,
        )
    wie_ = casus.betrokkenen[0].gegevens.naam if len(casus.betrokkenen) == 1 else ""
    vorm_ = Gesprekvorm(str(casus.code), GesprekOpen(casus=casus.id), wie_, waarden, fouten)
    knop = GesprekBewaar(casus=casus.id, sleutel=desk.issue_key(Verb.GESPREKSPLAN_BEWAAR, casus.id))
    return als_antwoord(kaarten.plannen(vorm_, _keuzes(desk, casus), knop, desk.teksten), desk.teksten)


def _lees(desk: Desk, casus: Casus, payload: GesprekBewaar, waarden: Mapping[str, str], lezer: Lezer) -> _Plan | None:
    keuzes = _keuzes(desk, casus)
    mensen = [een.id for een in casus.betrokkenen]
    wie_ = lezer.keuze("wie", payload.wie, mensen) if len(mensen) > 1 else next(iter(mensen), "")
    if not wie_ and not mensen:
        raise UserMistake("terugkeergesprek.fout.niemand")
    inrichting = _inrichting(desk, casus, payload, keuzes, lezer)
    plaatsvervanger = lezer.keuze(
        "plaatsvervanger", payload.plaatsvervanger, [een for een, _ in keuzes.regisseurs], verplicht=False
    )
    duur = payload.duur.strip()
    minuten = int(duur) if duur.isascii() and duur.isdecimal() else desk.regio.gesprek.duur_minuten
    if minuten not in {*DUREN, desk.regio.gesprek.duur_minuten}:
        lezer.mis("duur")
    erbij = tuple(een for een in meervoud(payload.erbij, mensen) if een != wie_)
    try:
        eis_niet_samen(casus, [wie_, *erbij], desk.regio.gesprek.slachtofferrollen)
    except UserMistake as fout:
        lezer.fouten.append(desk.teksten(fout.key))
    momenten = momenten_uit(desk, casus, waarden, lezer)
    if lezer.fouten:
        return None
    gesprek = Terugkeergesprek(
        id="",
        casus_id=casus.id,
        betrokkene_id=wie_,
        status=Gespreksstatus.VOORBEREIDEN,
        inrichting=inrichting,
        duur_minuten=minuten,
        momenten=momenten,
        erbij=erbij,
        plaatsvervanger_id=plaatsvervanger or None,
    )
    gekozen = meervoud(payload.organisaties, [een for een, _ in keuzes.organisaties if een != inrichting])
    return _Plan(gesprek, gekozen, momenten, payload.vast == VAST)


def _inrichting(desk: Desk, casus: Casus, payload: GesprekBewaar, keuzes: Plankeuzes, lezer: Lezer) -> str:
    if casus.spoor is not Spoor.NAZORG:
        return lezer.keuze("inrichting", payload.inrichting, [een for een, _ in keuzes.inrichtingen])
    detentie = detentie_van(desk, casus)
    if detentie is None or detentie.inrichting is None:
        raise UserMistake("terugkeergesprek.fout.geen_inrichting")
    return detentie.inrichting


def _maak(desk: Desk, casus: Casus, plan: _Plan) -> Terugkeergesprek:
    """Make the talk, or ask again for the one that did not take place; the caller holds the casus."""
    eerder = terugkeergesprek.nieuwste(desk.uow, casus.id)
    opnieuw = eerder is not None and eerder.status in OPNIEUW and eerder.betrokkene_id == plan.gesprek.betrokkene_id
    laat_meedoen(desk, casus, plan.gesprek.inrichting, casus.id)
    if eerder is not None and opnieuw:
        zelfde = eerder.inrichting == plan.gesprek.inrichting
        nieuw = replace(
            plan.gesprek,
            id=eerder.id,
            status=eerder.status,
            casemanager_id=eerder.casemanager_id if zelfde else None,
            onder_curatele=eerder.onder_curatele,
            versie=eerder.versie,
        )
    else:
        nieuw = terugkeergesprek.maak(desk.uow, plan.gesprek)
    weg = set(genodigd(desk, nieuw)) - set(plan.organisaties)
    for een in sorted(weg):
        terugkeergesprek.zet_deelname(desk.uow, nieuw, een, Deelnamestatus.NIET_MEER, desk.actor.persoon_id)
    for een in plan.organisaties:
        terugkeergesprek.zet_deelname(desk.uow, nieuw, een, Deelnamestatus.GENODIGD, desk.actor.persoon_id)
    if opnieuw:
        nieuw = zet_stap(desk, nieuw, Gespreksstap.VRAAG_OPNIEUW)
    geladen = Geladen(casus, nieuw, desk.regio.eigen_organisatie)
    noteer(desk, Handeling.TERUGKEERGESPREK_GEPLAND, geladen)
    if plan.vast:
        return zet_vast(desk, geladen, plan.momenten[0])
    if not opnieuw:
        vraag_moment(desk, nieuw)
    return nieuw


def _keuzes(desk: Desk, casus: Casus) -> Plankeuzes:
    mensen = tuple((een.id, zonder_opmaak(leesbaar(een.gegevens.naam))) for een in casus.betrokkenen)
    meer = mensen if len(mensen) > 1 else ()
    detentie = detentie_van(desk, casus)
    buiten = casus.spoor is not Spoor.NAZORG
    return Plankeuzes(
        mensen=meer,
        inrichtingen=tuple(_inrichtingen(desk)) if buiten else (),
        organisaties=organisaties_van(desk, casus, (detentie.inrichting or "") if detentie else ""),
        regisseurs=regisseurs_van(desk, casus),
        erbij=meer,
    )


def _inrichtingen(desk: Desk) -> Iterator[tuple[str, str]]:
    for een in sorted(desk.regio.organisaties.values(), key=lambda een: een.naam.casefold()):
        if is_inrichting(desk.regio, een.code):
            yield een.code, zonder_opmaak(een.naam)


def _eis_geen_ander(desk: Desk, casus: Casus) -> None:
    eis(desk, Daad.GESPREK_PLANNEN, over_casus(casus))
    if terugkeergesprek.lopende_van(desk.uow, [casus.id]):
        raise UserMistake("terugkeergesprek.fout.loopt_al")
