"""Planning a talk, moving it, calling it off, and who sits at it: the regisseur."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cards.bouwstenen import leesbaar, zonder_opmaak
from cards.casuskeuze import kies as kies_casus
from cards.terugkeergesprek import formulier as kaarten
from cards.terugkeergesprek.formulier import DUREN, REDENEN, VAST, VRAAG, Gesprekvorm, Plankeuzes
from cards.terugkeergesprek.payloads_plannen import (
    Af,
    AfVorm,
    Deelnemers,
    DeelnemersVorm,
    GesprekBewaar,
    GesprekOpen,
    GesprekVorm,
    KiesVoorstel,
    Verzet,
    VerzetVorm,
)
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.deelname import laat_meedoen
from dialogs.kern.desk import Desk
from dialogs.kern.gesprekspost import meld_inrichting, met_toegang
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry, VerbSpec
from dialogs.kern.terugkeergesprekken import vraag_moment, zet_deelname, zet_stap
from dialogs.terugkeergesprek import tonen
from dialogs.terugkeergesprek.kern import (
    Geladen,
    als_regisseur,
    detentie_van,
    getypt,
    ingevuld,
    lees_momenten,
    meervoud,
    naam_van,
    noteer,
    vandaag,
    wanneer,
)
from domain.casus import Casus, Spoor
from domain.errors import UserMistake
from domain.gespreksmomenten import eis_moment, voorstellen
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.terugkeergesprek import (
    LOOPT_NOG,
    Afzegreden,
    Deelnamestatus,
    Gespreksstap,
    Gespreksstatus,
    Terugkeergesprek,
    eis_niet_samen,
)
from domain.toegang import Daad
from domain.uitvraagvoorstel import is_inrichting
from storage import casus as casussen
from storage import personen, terugkeergesprek
from storage.inbox import Uitkomst

_OPNIEUW = frozenset({Gespreksstatus.GAAT_NIET_DOOR, Gespreksstatus.NIET_GEKOMEN})
"""A talk that did not take place is asked for again; what went on is followed by a new one."""

TE_VERZETTEN = _OPNIEUW | {Gespreksstatus.VOORBEREIDEN, Gespreksstatus.GEPLAND}


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
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_VERZET_VORM, VerzetVorm, regisseur, verzetvorm))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_VERZET, Verzet, regisseur, verzet))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_KIES, KiesVoorstel, regisseur, kies_voorstel))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_AF_VORM, AfVorm, regisseur, afvorm))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_AF, Af, regisseur, af))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_WIE_VORM, DeelnemersVorm, regisseur, wievorm))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_WIE, Deelnemers, regisseur, wie))


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


def verzetvorm(desk: Desk, payload: VerzetVorm) -> Answer:
    """Show the form with other moments."""
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    _eis_te_verzetten(desk, geladen.gesprek)
    return _verzetformulier(desk, geladen, {**_voorgesteld(desk, geladen.casus), "vast": VRAAG})


def verzet(desk: Desk, payload: Verzet) -> Answer:
    """Ask the inrichting again, or keep the one moment that was agreed with it."""
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    waarden = {**getypt(payload), "vast": payload.vast}
    lezer = Lezer(desk.teksten, "terugkeergesprek.leeg.", "terugkeergesprek.fout.", "terugkeergesprek.veld.")
    momenten = _momenten(desk, geladen.casus, waarden, lezer)
    if lezer.fouten:
        return _verzetformulier(desk, geladen, waarden, lezer.fouten)

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        _eis_te_verzetten(desk, geladen.gesprek)
        if payload.vast == VAST:
            _zet_vast(desk, geladen, momenten[0])
        else:
            anders = replace(geladen.gesprek, momenten=momenten, eigen_voorstel=False)
            zet_stap(desk, anders, Gespreksstap.VRAAG_OPNIEUW)
        noteer(desk, Handeling.TERUGKEERGESPREK_VERZET, geladen)
        return Uitkomst("verzet", {"gesprek": geladen.gesprek.id})

    desk.once(Verb.GESPREKSPLAN_VERZET, payload.sleutel, act, onderwerp=geladen.gesprek.id)
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    return tonen.toon(desk, geladen, gedaan=desk.teksten("terugkeergesprek.gedaan.verzet"))


def kies_voorstel(desk: Desk, payload: KiesVoorstel) -> Answer:
    """Take one of the moments that the inrichting proposed."""
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        gekozen = {een.strftime(tonen.MOMENT): een for een in geladen.gesprek.momenten}.get(payload.moment)
        if gekozen is None:
            raise UserMistake("terugkeergesprek.fout.voorstel_weg")
        _zet_vast(desk, geladen, gekozen)
        noteer(desk, Handeling.TERUGKEERGESPREK_MOMENT, geladen)
        return Uitkomst("gekozen", {"gesprek": geladen.gesprek.id})

    onderwerp = f"{geladen.gesprek.id}:{payload.moment}"
    desk.once(Verb.GESPREKSPLAN_KIES, payload.sleutel, act, onderwerp=onderwerp)
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    return tonen.toon(desk, geladen, gedaan=desk.teksten("terugkeergesprek.gedaan.vast"))


def afvorm(desk: Desk, payload: AfVorm) -> Answer:
    """Ask why it does not go on."""
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    _eis_loopt(geladen.gesprek)
    return _afformulier(desk, geladen)


def af(desk: Desk, payload: Af) -> Answer:
    """Call it off, once."""
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    if payload.reden not in REDENEN:
        return _afformulier(desk, geladen, [desk.teksten("terugkeergesprek.leeg.reden")])

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        zet_stap(desk, replace(geladen.gesprek, afzegreden=Afzegreden(payload.reden)), Gespreksstap.ZEG_AF)
        noteer(desk, Handeling.TERUGKEERGESPREK_AFGEZEGD, geladen)
        return Uitkomst("afgezegd", {"gesprek": geladen.gesprek.id})

    desk.once(Verb.GESPREKSPLAN_AF, payload.sleutel, act, onderwerp=geladen.gesprek.id)
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    return tonen.toon(desk, geladen, gedaan=desk.teksten("terugkeergesprek.gedaan.afgezegd"))


def wievorm(desk: Desk, payload: DeelnemersVorm) -> Answer:
    """Show who sits at it, to change that."""
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    _eis_loopt(geladen.gesprek)
    keuzes = _organisaties(desk, geladen.casus, geladen.gesprek.inrichting)
    waarden = {"organisaties": ",".join(_genodigd(desk, geladen.gesprek))}
    vorm_ = Gesprekvorm(str(geladen.casus.code), GesprekOpen(casus=geladen.casus.id), naam_van(geladen), waarden)
    sleutel = desk.issue_key(Verb.GESPREKSPLAN_WIE, geladen.gesprek.id)
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen)
    knop = Deelnemers(gesprek=geladen.gesprek.id, sleutel=sleutel)
    return als_antwoord(kaarten.deelnemers(vorm_, keuzes, knop, desk.teksten), desk.teksten)


def wie(desk: Desk, payload: Deelnemers) -> Answer:
    """Keep who sits at it, once; who is new hears of it, who is not there any more hears only that."""
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    gesprek = geladen.gesprek
    mogelijk = [code for code, _ in _organisaties(desk, geladen.casus, gesprek.inrichting)]
    gekozen = meervoud(payload.organisaties, mogelijk)

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        _eis_loopt(gesprek)
        zaten = _genodigd(desk, gesprek)
        for een in sorted(set(zaten) - set(gekozen)):
            zet_deelname(desk, gesprek, een, Deelnamestatus.NIET_MEER, desk.actor.persoon_id)
        for een in sorted(set(gekozen) - set(zaten)):
            zet_deelname(desk, gesprek, een, Deelnamestatus.GENODIGD, desk.actor.persoon_id)
        noteer(desk, Handeling.TERUGKEERGESPREK_DEELNAME, geladen)
        return Uitkomst("wie", {"gesprek": gesprek.id})

    desk.once(Verb.GESPREKSPLAN_WIE, payload.sleutel, act, onderwerp=gesprek.id)
    return tonen.toon(desk, geladen, gedaan=desk.teksten("terugkeergesprek.gedaan.wie"))


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
        **_voorgesteld(desk, casus),
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
    momenten = _momenten(desk, casus, waarden, lezer)
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


def _momenten(desk: Desk, casus: Casus, waarden: Mapping[str, str], lezer: Lezer) -> tuple[datetime, ...]:
    eerst = len(lezer.fouten)
    momenten = lees_momenten(desk, waarden, lezer)
    if len(lezer.fouten) > eerst:
        return ()
    detentie = detentie_van(desk, casus)
    try:
        eis_moment(desk.regio, momenten, desk.nu, detentie.einde if detentie else None)
    except UserMistake as fout:
        lezer.fouten.append(desk.teksten(fout.key))
    if waarden.get("vast") == VAST and len(momenten) > 1:
        lezer.fouten.append(desk.teksten("terugkeergesprek.fout.een_moment"))
    return momenten


def _maak(desk: Desk, casus: Casus, plan: _Plan) -> Terugkeergesprek:
    """Make the talk, or ask again for the one that did not take place; the caller holds the casus."""
    eerder = terugkeergesprek.nieuwste(desk.uow, casus.id)
    opnieuw = eerder is not None and eerder.status in _OPNIEUW and eerder.betrokkene_id == plan.gesprek.betrokkene_id
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
    weg = set(_genodigd(desk, nieuw)) - set(plan.organisaties)
    for een in sorted(weg):
        terugkeergesprek.zet_deelname(desk.uow, nieuw, een, Deelnamestatus.NIET_MEER, desk.actor.persoon_id)
    for een in plan.organisaties:
        terugkeergesprek.zet_deelname(desk.uow, nieuw, een, Deelnamestatus.GENODIGD, desk.actor.persoon_id)
    if opnieuw:
        nieuw = zet_stap(desk, nieuw, Gespreksstap.VRAAG_OPNIEUW)
    geladen = Geladen(casus, nieuw, desk.regio.eigen_organisatie)
    noteer(desk, Handeling.TERUGKEERGESPREK_GEPLAND, geladen)
    if plan.vast:
        return _zet_vast(desk, geladen, plan.momenten[0])
    if not opnieuw:
        vraag_moment(desk, nieuw)
    return nieuw


def _zet_vast(desk: Desk, geladen: Geladen, moment: datetime) -> Terugkeergesprek:
    """Keep a moment that the regisseur knows to fit; the inrichting hears it."""
    gesprek = geladen.gesprek
    if gesprek.status not in LOOPT_NOG:
        gesprek = zet_stap(desk, replace(gesprek, momenten=()), Gespreksstap.VRAAG_OPNIEUW)
    gesprek = replace(gesprek, begint_op=moment, eigen_voorstel=False)
    nieuw = zet_stap(desk, gesprek, Gespreksstap.KIES_MOMENT)
    meld_inrichting(desk, nieuw)
    return nieuw


def _verzetformulier(desk: Desk, geladen: Geladen, waarden: Mapping[str, str], fouten: Sequence[str] = ()) -> Answer:
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen)
    terug = GesprekOpen(casus=geladen.casus.id)
    nu = geladen.gesprek.begint_op
    melding = desk.teksten("terugkeergesprek.verzet.nu", wanneer=wanneer(desk, nu)) if nu else ""
    vorm_ = Gesprekvorm(str(geladen.casus.code), terug, naam_van(geladen), waarden, fouten, melding)
    knop = Verzet(gesprek=geladen.gesprek.id, sleutel=desk.issue_key(Verb.GESPREKSPLAN_VERZET, geladen.gesprek.id))
    return als_antwoord(kaarten.verzetten(vorm_, knop, desk.teksten), desk.teksten)


def _afformulier(desk: Desk, geladen: Geladen, fouten: Sequence[str] = ()) -> Answer:
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen)
    vorm_ = Gesprekvorm(str(geladen.casus.code), GesprekOpen(casus=geladen.casus.id), naam_van(geladen), fouten=fouten)
    knop = Af(gesprek=geladen.gesprek.id, sleutel=desk.issue_key(Verb.GESPREKSPLAN_AF, geladen.gesprek.id))
    return als_antwoord(kaarten.afzeggen(vorm_, knop, desk.teksten), desk.teksten)


def _voorgesteld(desk: Desk, casus: Casus) -> dict[str, str]:
    detentie = detentie_van(desk, casus)
    return ingevuld(desk, voorstellen(desk.regio, vandaag(desk), detentie.einde if detentie else None))


def _keuzes(desk: Desk, casus: Casus) -> Plankeuzes:
    mensen = tuple((een.id, zonder_opmaak(leesbaar(een.gegevens.naam))) for een in casus.betrokkenen)
    meer = mensen if len(mensen) > 1 else ()
    detentie = detentie_van(desk, casus)
    buiten = casus.spoor is not Spoor.NAZORG
    regisseurs = (een for een in personen.met_rol(desk.uow, Rol.PROCESREGISSEUR) if een.id != casus.regisseur_id)
    return Plankeuzes(
        mensen=meer,
        inrichtingen=tuple(_inrichtingen(desk)) if buiten else (),
        organisaties=_organisaties(desk, casus, (detentie.inrichting or "") if detentie else ""),
        regisseurs=tuple((een.id, zonder_opmaak(een.naam)) for een in regisseurs),
        erbij=meer,
    )


def _inrichtingen(desk: Desk) -> Iterator[tuple[str, str]]:
    for een in sorted(desk.regio.organisaties.values(), key=lambda een: een.naam.casefold()):
        if is_inrichting(desk.regio, een.code):
            yield een.code, zonder_opmaak(een.naam)


def _organisaties(desk: Desk, casus: Casus, inrichting: str) -> tuple[tuple[str, str], ...]:
    """Return who can sit at it: whoever takes part now, but for the inrichting, which sits beside him."""
    codes = met_toegang(desk, casus.id) - {inrichting, desk.regio.eigen_organisatie}
    namen = ((een, zonder_opmaak(desk.regio.organisatienaam(een))) for een in codes)
    return tuple(sorted(namen, key=lambda een: een[1].casefold()))


def _genodigd(desk: Desk, gesprek: Terugkeergesprek) -> tuple[str, ...]:
    return tuple(een.organisatie for een in terugkeergesprek.deelnames(desk.uow, gesprek.id) if een.genodigd)


def _eis_geen_ander(desk: Desk, casus: Casus) -> None:
    eis(desk, Daad.GESPREK_PLANNEN, over_casus(casus))
    if terugkeergesprek.lopende_van(desk.uow, [casus.id]):
        raise UserMistake("terugkeergesprek.fout.loopt_al")


def _eis_loopt(gesprek: Terugkeergesprek) -> None:
    if gesprek.status not in LOOPT_NOG:
        raise UserMistake("terugkeergesprek.fout.stap")


def _eis_te_verzetten(desk: Desk, gesprek: Terugkeergesprek) -> None:
    nieuwste = terugkeergesprek.nieuwste(desk.uow, gesprek.casus_id)
    if gesprek.status not in TE_VERZETTEN or nieuwste is None or nieuwste.id != gesprek.id:
        raise UserMistake("terugkeergesprek.fout.stap")
