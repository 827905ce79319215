"""How it stands with a talk: the list of a regisseur, one talk, and the way into its meeting."""

from collections.abc import Iterator
from typing import Final

from cards.bouwstenen import zonder_opmaak
from cards.casuskeuze import kies as kies_casus
from cards.payloads import Payload
from cards.terugkeergesprek import beeld as kaarten
from cards.terugkeergesprek.beeld import Gesprekbeeld, Gespreksregel
from cards.terugkeergesprek.brief import BriefOpen
from cards.terugkeergesprek.payloads_keuze import KeuzeOpen
from cards.terugkeergesprek.payloads_plannen import (
    AfVorm,
    DeelnameNamens,
    DeelnemersVorm,
    GesprekOpen,
    GesprekVorm,
    KiesVoorstel,
    Naar,
    VerzetVorm,
)
from cards.terugkeergesprek.payloads_tijdens import TijdensOpen
from cards.terugkeergesprek.payloads_vergadering import EigenLinkOpen
from cards.verbs import Verb
from dialogs.kern import vergaderingen
from dialogs.kern.answers import Answer
from dialogs.kern.bereik import bereik
from dialogs.kern.desk import Context, Desk
from dialogs.kern.gesprekskeuzes import keuzestand, mogen_samen, te_beslissen
from dialogs.kern.gesprekspost import wie_genodigd
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry, VerbSpec
from dialogs.kern.waarneming import waarneemregel
from dialogs.terugkeergesprek.kern import (
    Geladen,
    als_regisseur,
    naam_persoon,
    naam_van,
    noteer,
    wanneer,
    zegt_of_het_komt,
)
from domain.casus import Fase
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.terugkeergesprek import LOOPT_NOG, Gespreksstatus, Terugkeergesprek
from domain.toegang import Daad
from domain.vergadering import Vergadering, Vergaderstatus, Vergaderwijze, meedoen_mag
from storage import casus as casussen
from storage import terugkeergesprek

MOMENT: Final = "%Y%m%dT%H%M"
"""How a proposed moment (UTC) is named in a button."""

_NIET_GEWEEST: Final = frozenset({Gespreksstatus.GAAT_NIET_DOOR, Gespreksstatus.NIET_GEKOMEN})
_VOORBIJ: Final = frozenset({Gespreksstatus.GEWEEST, Gespreksstatus.GESTOPT})


def register(registry: Registry) -> None:
    """Declare the commands and buttons that show a talk to its regisseur."""
    regisseur = Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="gesprek",
            permission=regisseur,
            group="terugkeergesprek.groep",
            help="terugkeergesprek.opdracht.gesprek",
            example="/gesprek",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=lijst,
            in_manifest=False,
        )
    )
    registry.command(
        CommandSpec(
            words="gesprek toon",
            permission=regisseur,
            group="terugkeergesprek.groep",
            help="terugkeergesprek.opdracht.toon",
            example="/gesprek toon 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_OPEN, GesprekOpen, regisseur, openen))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_NAAR, Naar, regisseur, naar))


def lijst(desk: Desk, _: Arguments) -> Answer:
    """/gesprek: his talks and what waits, the first day first."""
    codes = {een.id: str(een.code) for een in casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)}
    lopend = terugkeergesprek.lopende_van(desk.uow, codes)
    op_volgorde = sorted(
        lopend.values(), key=lambda een: (een.begint_op is not None, een.begint_op or desk.nu, codes[een.casus_id])
    )
    regels = []
    for een in op_volgorde:
        wacht = next(iter(_wacht(desk, een, vergaderingen.van_gesprek(desk, een.id))), "")
        desk.record(
            Handeling.TERUGKEERGESPREK_GEOPEND,
            namens=desk.regio.eigen_organisatie,
            casus_id=een.casus_id,
            onderwerp_id=een.id,
        )
        regels.append(Gespreksregel(een.casus_id, codes[een.casus_id], stand_in_woorden(desk, een), wacht))
    return als_antwoord(kaarten.lijst(regels, desk.teksten), desk.teksten)


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/gesprek toon: one talk by the code of its casus, or which one."""
    if arguments.casuscode is None:
        eigen = casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)
        met = terugkeergesprek.lopende_van(desk.uow, [een.id for een in eigen])
        codes = sorted((str(een.code) for een in eigen if een.id in met), reverse=True)
        titel = desk.teksten("terugkeergesprek.toon.welke")
        return als_antwoord(kies_casus(titel, "gesprek toon", codes, desk.teksten), desk.teksten)
    return toon(desk, als_regisseur(desk, Daad.GESPREK_ZIEN, code=arguments.casuscode))


def openen(desk: Desk, payload: GesprekOpen) -> Answer:
    """Open the talk of a casus."""
    return toon(desk, als_regisseur(desk, Daad.GESPREK_ZIEN, casus_id=payload.casus))


def naar(desk: Desk, payload: Naar) -> Answer:
    """Show the way into the meeting, to whoever lets people in.

    Raises:
        UserMistake: it is too early or too late, or the meeting does not stand ("terugkeergesprek.fout.deur_dicht").
    """
    geladen = als_regisseur(desk, Daad.GESPREK_ZIEN, gesprek_id=payload.gesprek)
    return toon_deur(desk, geladen, GesprekOpen(casus=geladen.casus.id))


def toon_deur(desk: Desk, geladen: Geladen, terug: Payload) -> Answer:
    """Show the way into the meeting while the door is open, and write down that it was shown.

    Raises:
        UserMistake: it is too early or too late, or the meeting does not stand ("terugkeergesprek.fout.deur_dicht").
    """
    vergadering = vergaderingen.van_gesprek(desk, geladen.gesprek.id)
    if vergadering is None or vergadering.gegevens is None or not deur_open(desk, geladen.gesprek, vergadering):
        raise UserMistake("terugkeergesprek.fout.deur_dicht")
    noteer(desk, Handeling.VERGADERING_GEOPEND, geladen, wie=False)
    kaart = kaarten.naar_het_gesprek(str(geladen.casus.code), vergadering.gegevens, terug, desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def deur_open(context: Context, gesprek: Terugkeergesprek, vergadering: Vergadering | None) -> bool:
    """Tell whether the link of the meeting may be shown now."""
    begint, einde = gesprek.begint_op, gesprek.eindigt_op
    if vergadering is None or not vergadering.mag_getoond or begint is None or einde is None:
        return False
    # Asked again each time: a role may have changed since it was planned.
    if gesprek.erbij and not mogen_samen(context, casussen.lees(context.uow, gesprek.casus_id), gesprek):
        return False
    return gesprek.status in LOOPT_NOG and meedoen_mag(begint, einde, context.nu)


def toon(desk: Desk, geladen: Geladen, *, gedaan: str = "") -> Answer:
    """Show a talk as it stands now, to its regisseur."""
    geladen = Geladen(geladen.casus, terugkeergesprek.lees(desk.uow, geladen.gesprek.id), geladen.namens)
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen)
    casus, gesprek = geladen.casus, geladen.gesprek
    vergadering = vergaderingen.van_gesprek(desk, gesprek.id)
    beeld = Gesprekbeeld(
        code=str(casus.code),
        wie=naam_van(geladen),
        feiten=tuple(_feiten(desk, geladen)),
        wacht=tuple(_wacht(desk, gesprek, vergadering)),
        lijst=tuple(_deelnemers(desk, gesprek)),
        namens=tuple(_namens(desk, geladen)),
        voorstellen=tuple(_voorstellen(desk, gesprek)),
        knoppen=tuple(_knoppen(desk, geladen, vergadering)),
        gedaan=gedaan,
        melding=waarneemregel(desk, casus.regisseur_id),
    )
    return als_antwoord(kaarten.gesprek(beeld, desk.teksten), desk.teksten)


def stand_in_woorden(context: Context, gesprek: Terugkeergesprek) -> str:
    """Return how far a talk is, in neutral words: for any reader of it."""
    t = context.teksten
    if gesprek.begint_op is not None and gesprek.status in LOOPT_NOG:
        return t(f"terugkeergesprek.stand.{gesprek.status.value}", wanneer=wanneer(context, gesprek.begint_op))
    if gesprek.status is Gespreksstatus.VOORBEREIDEN:
        return t("terugkeergesprek.stand.voorbereiden")
    return t(f"terugkeergesprek.stand.{gesprek.status.value}")


def _feiten(desk: Desk, geladen: Geladen) -> Iterator[tuple[str, str]]:
    t, gesprek = desk.teksten, geladen.gesprek
    yield t("terugkeergesprek.feit.stand"), stand_in_woorden(desk, gesprek)
    if gesprek.afzegreden is not None and gesprek.status is Gespreksstatus.GAAT_NIET_DOOR:
        yield t("terugkeergesprek.feit.reden"), t(f"terugkeergesprek.reden.{gesprek.afzegreden.value}")
    yield t("terugkeergesprek.feit.waar"), desk.regio.organisatienaam(gesprek.inrichting)
    yield t("terugkeergesprek.feit.casemanager"), naam_persoon(desk, gesprek.casemanager_id)
    yield t("terugkeergesprek.feit.duur"), t.aantal("agenda.minuten", gesprek.duur_minuten)
    if gesprek.plaatsvervanger_id is not None:
        yield t("terugkeergesprek.feit.plaatsvervanger"), naam_persoon(desk, gesprek.plaatsvervanger_id)
    anderen = [een.gegevens.naam for een in geladen.casus.betrokkenen if een.id in gesprek.erbij]
    if anderen:
        yield t("terugkeergesprek.feit.erbij"), ", ".join(zonder_opmaak(een) for een in anderen)
    stand = keuzestand(desk, geladen.casus, gesprek)
    keuze = f"terugkeergesprek.keuze.{stand.huidige.keuze.value}" if stand.huidige else "terugkeergesprek.keuze.geen"
    yield t("terugkeergesprek.feit.keuze"), t(keuze)


def _wacht(desk: Desk, gesprek: Terugkeergesprek, vergadering: Vergadering | None) -> Iterator[str]:
    """Say what is to be done, or by whom it waits: neutral, for it stands in the list too."""
    t = desk.teksten
    if gesprek.status is Gespreksstatus.VOORBEREIDEN:
        eigen = gesprek.eigen_voorstel and gesprek.momenten
        yield t("terugkeergesprek.wacht.kies" if eigen else "terugkeergesprek.wacht.inrichting")
    if gesprek.status in LOOPT_NOG and te_beslissen(desk, gesprek):
        yield t("gesprekskeuze.wacht.beslissen")
    if gesprek.status is not Gespreksstatus.GEPLAND or gesprek.begint_op is None:
        return
    einde = gesprek.eindigt_op
    if einde is not None and einde <= desk.nu:
        yield t("terugkeergesprek.wacht.geweest")
    elif vergadering is None or vergadering.status is Vergaderstatus.AFGEKEURD:
        yield t("terugkeergesprek.wacht.afgekeurd")
    elif not vergadering.mag_getoond:
        yield t(f"terugkeergesprek.wacht.{_waarop(vergadering)}")


def _waarop(vergadering: Vergadering) -> str:
    """Return what a meeting that does not stand yet waits for."""
    if vergadering.wijze is Vergaderwijze.EIGEN_LINK:
        return "eigen_link"
    return "lukt_niet" if vergadering.gemeld else "vergadering"


def _deelnemers(desk: Desk, gesprek: Terugkeergesprek) -> Iterator[str]:
    for een in terugkeergesprek.deelnames(desk.uow, gesprek.id):
        naam = zonder_opmaak(desk.regio.organisatienaam(een.organisatie))
        stand = desk.teksten(f"terugkeergesprek.deelname.{een.status.value}")
        regel = desk.teksten("terugkeergesprek.deelname.regel", naam=naam, stand=stand)
        if een.genodigd and not bereik(desk, een.organisatie).in_teams:
            regel = desk.teksten("terugkeergesprek.deelname.bellen", regel=regel)
        yield regel


def _namens(desk: Desk, geladen: Geladen) -> Iterator[tuple[str, tuple[tuple[str, Payload], ...]]]:
    """Offer to write down what each organisatie without Teams says by telephone."""
    gesprek = geladen.gesprek
    if geladen.casus.fase is Fase.AFGESLOTEN or not zegt_of_het_komt(gesprek):
        return
    for een in wie_genodigd(desk, gesprek):
        if not bereik(desk, een.organisatie).in_teams:
            naam = zonder_opmaak(desk.regio.organisatienaam(een.organisatie))
            yield naam, tuple(_antwoord(desk, gesprek.id, een.organisatie, komt=komt) for komt in (True, False))


def _antwoord(desk: Desk, gesprek_id: str, organisatie: str, *, komt: bool) -> tuple[str, Payload]:
    sleutel = desk.issue_key(Verb.GESPREKSPLAN_NAMENS, f"{gesprek_id}:{organisatie}:{komt}")
    titel = desk.teksten("terugkeergesprek.knop.zij_komen" if komt else "terugkeergesprek.knop.zij_komen_niet")
    return titel, DeelnameNamens(gesprek=gesprek_id, organisatie=organisatie, komt=komt, sleutel=sleutel)


def _voorstellen(desk: Desk, gesprek: Terugkeergesprek) -> Iterator[tuple[str, Payload]]:
    if gesprek.status is not Gespreksstatus.VOORBEREIDEN or not gesprek.eigen_voorstel:
        return
    for een in gesprek.momenten:
        naam = een.strftime(MOMENT)
        sleutel = desk.issue_key(Verb.GESPREKSPLAN_KIES, f"{gesprek.id}:{naam}")
        yield wanneer(desk, een), KiesVoorstel(gesprek=gesprek.id, moment=naam, sleutel=sleutel)


def _knoppen(desk: Desk, geladen: Geladen, vergadering: Vergadering | None) -> Iterator[tuple[str, Payload]]:
    t, gesprek, id_ = desk.teksten, geladen.gesprek, geladen.gesprek.id
    loopt = geladen.casus.fase is not Fase.AFGESLOTEN
    if deur_open(desk, gesprek, vergadering):
        yield t("terugkeergesprek.knop.naar"), Naar(gesprek=id_)
    if loopt and gesprek.begint_op is not None and gesprek.status in {Gespreksstatus.GEPLAND, Gespreksstatus.BEZIG}:
        yield t("terugkeergesprek.knop.verloop"), TijdensOpen(gesprek=id_)
    if loopt and gesprek.status is Gespreksstatus.GEPLAND and (vergadering is None or not vergadering.mag_getoond):
        yield t("terugkeergesprek.knop.eigen_link"), EigenLinkOpen(gesprek=id_)
    if loopt and gesprek.status in _VOORBIJ:
        yield t("terugkeergesprek.knop.brief"), BriefOpen(gesprek=id_)
    yield t("terugkeergesprek.knop.keuze"), KeuzeOpen(gesprek=id_)
    if not loopt:
        return
    if gesprek.status in {Gespreksstatus.VOORBEREIDEN, Gespreksstatus.GEPLAND}:
        yield t("terugkeergesprek.knop.verzetten"), VerzetVorm(gesprek=id_)
    if gesprek.status in LOOPT_NOG:
        yield t("terugkeergesprek.knop.wie"), DeelnemersVorm(gesprek=id_)
    if gesprek.status in {Gespreksstatus.VOORBEREIDEN, Gespreksstatus.GEPLAND}:
        yield t("terugkeergesprek.knop.afzeggen"), AfVorm(gesprek=id_)
    if gesprek.status in _NIET_GEWEEST or gesprek.status in _VOORBIJ:
        yield t("terugkeergesprek.knop.opnieuw"), GesprekVorm(casus=geladen.casus.id)
