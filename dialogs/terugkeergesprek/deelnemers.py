"""Who sits at a talk, and who may let him in: the regisseur changes it, and writes down what he hears by telephone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cards.bouwstenen import zonder_opmaak
from cards.terugkeergesprek import formulier as kaarten
from cards.terugkeergesprek.formulier import NIEMAND, Gesprekvorm
from cards.terugkeergesprek.payloads_plannen import DeelnameNamens, Deelnemers, DeelnemersVorm, GesprekOpen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.bereik import bereik
from dialogs.kern.desk import Desk
from dialogs.kern.gesprekspost import houd_gesprek_waar, met_toegang, wie_genodigd
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.terugkeergesprekken import zet_deelname
from dialogs.terugkeergesprek import tonen
from dialogs.terugkeergesprek.kern import (
    Geladen,
    als_regisseur,
    eis_loopt,
    meervoud,
    naam_van,
    noteer,
    zegt_of_het_komt,
)
from domain.casus import Casus
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.terugkeergesprek import Deelnamestatus, Terugkeergesprek
from domain.toegang import Daad
from storage import casus as casussen
from storage import personen, terugkeergesprek
from storage.inbox import Uitkomst

Namen = tuple[tuple[str, str], ...]

_ONVERANDERD: Final = ""
"""What comes back where nothing was asked: there is no colleague to choose."""


def register(registry: Registry) -> None:
    """Declare the buttons about who sits at a talk."""
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_WIE_VORM, DeelnemersVorm, regisseur, wievorm))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_WIE, Deelnemers, regisseur, wie))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_NAMENS, DeelnameNamens, regisseur, namens))


def wievorm(desk: Desk, payload: DeelnemersVorm) -> Answer:
    """Show who sits at it and who may let him in, to change that."""
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    eis_loopt(geladen.gesprek)
    collega = geladen.gesprek.plaatsvervanger_id
    kan = collega in {een for een, _ in regisseurs_van(desk, geladen.casus)}
    waarden = {
        "organisaties": ",".join(genodigd(desk, geladen.gesprek)),
        "plaatsvervanger": collega if kan and collega else NIEMAND,
    }
    return _formulier(desk, geladen, waarden)


def wie(desk: Desk, payload: Deelnemers) -> Answer:
    """Keep it, once; who is new hears of it, who is not there any more hears only that.

    Who may let him in follows at Graph within minutes, but for the last hour before the talk.
    """
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    gesprek = geladen.gesprek
    mogelijk = [code for code, _ in organisaties_van(desk, geladen.casus, gesprek.inrichting)]
    gekozen = meervoud(payload.organisaties, mogelijk)
    lezer = Lezer(desk.teksten, "terugkeergesprek.leeg.", "terugkeergesprek.fout.", "terugkeergesprek.veld.")
    collegas = [een for een, _ in regisseurs_van(desk, geladen.casus)]
    collega = lezer.keuze("plaatsvervanger", payload.plaatsvervanger, [NIEMAND, *collegas], verplicht=False)
    if lezer.fouten:
        waarden = {"organisaties": ",".join(gekozen), "plaatsvervanger": NIEMAND}
        return _formulier(desk, geladen, waarden, lezer.fouten)

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        eis_loopt(gesprek)
        nieuw = _met_plaatsvervanger(desk, gesprek, collega)
        zaten = genodigd(desk, nieuw)
        for een in sorted(set(zaten) - set(gekozen)):
            zet_deelname(desk, nieuw, een, Deelnamestatus.NIET_MEER, desk.actor.persoon_id)
        for een in sorted(set(gekozen) - set(zaten)):
            zet_deelname(desk, nieuw, een, Deelnamestatus.GENODIGD, desk.actor.persoon_id)
        noteer(desk, Handeling.TERUGKEERGESPREK_DEELNAME, geladen)
        return Uitkomst("wie", {"gesprek": gesprek.id})

    desk.once(Verb.GESPREKSPLAN_WIE, payload.sleutel, act, onderwerp=gesprek.id)
    return tonen.toon(desk, geladen, gedaan=desk.teksten("terugkeergesprek.gedaan.wie"))


def namens(desk: Desk, payload: DeelnameNamens) -> Answer:
    """Write down what an organisatie without Teams says by telephone: whether it comes, once.

    Raises:
        UserMistake: the moment changes, it is not invited, or it says so in Teams itself.
    """
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    gesprek, organisatie = geladen.gesprek, payload.organisatie
    status = Deelnamestatus.KOMT if payload.komt else Deelnamestatus.KOMT_NIET

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        if not zegt_of_het_komt(gesprek):
            raise UserMistake("terugkeergesprek.fout.moment_verandert")
        if organisatie not in {een.organisatie for een in wie_genodigd(desk, gesprek)}:
            raise UserMistake("terugkeergesprek.fout.stap")
        if bereik(desk, organisatie).in_teams:
            raise UserMistake("terugkeergesprek.fout.zelf")
        terugkeergesprek.zet_deelname(desk.uow, gesprek, organisatie, status, desk.actor.persoon_id)
        houd_gesprek_waar(desk, gesprek)
        noteer(desk, Handeling.TERUGKEERGESPREK_DEELNAME, geladen, wie=False)
        return Uitkomst("namens", {"gesprek": gesprek.id})

    onderwerp = f"{gesprek.id}:{organisatie}:{payload.komt}"
    desk.once(Verb.GESPREKSPLAN_NAMENS, payload.sleutel, act, onderwerp=onderwerp)
    return tonen.toon(desk, geladen, gedaan=desk.teksten("terugkeergesprek.gedaan.namens"))


def organisaties_van(desk: Desk, casus: Casus, inrichting: str) -> Namen:
    """Return who can sit at it: whoever takes part now, but for the inrichting, which sits beside him."""
    codes = met_toegang(desk, casus.id) - {inrichting, desk.regio.eigen_organisatie}
    namen = ((een, zonder_opmaak(desk.regio.organisatienaam(een))) for een in codes)
    return tuple(sorted(namen, key=lambda een: een[1].casefold()))


def regisseurs_van(desk: Desk, casus: Casus) -> Namen:
    """Return who could let him in when the regisseur is not there: his colleagues, as (id, name)."""
    alle = personen.met_rol(desk.uow, Rol.PROCESREGISSEUR)
    return tuple((een.id, zonder_opmaak(een.naam)) for een in alle if een.id != casus.regisseur_id)


def genodigd(desk: Desk, gesprek: Terugkeergesprek) -> tuple[str, ...]:
    """Return the codes of who is asked to sit at it, whatever each answered."""
    return tuple(een.organisatie for een in terugkeergesprek.deelnames(desk.uow, gesprek.id) if een.genodigd)


def _met_plaatsvervanger(desk: Desk, gesprek: Terugkeergesprek, collega: str) -> Terugkeergesprek:
    wordt = None if collega == NIEMAND else collega
    if collega == _ONVERANDERD or wordt == gesprek.plaatsvervanger_id:
        return gesprek
    return terugkeergesprek.wijzig(desk.uow, replace(gesprek, plaatsvervanger_id=wordt))


def _formulier(desk: Desk, geladen: Geladen, waarden: Mapping[str, str], fouten: Sequence[str] = ()) -> Answer:
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen)
    casus, gesprek = geladen.casus, geladen.gesprek
    vorm = Gesprekvorm(str(casus.code), GesprekOpen(casus=casus.id), naam_van(geladen), waarden, fouten)
    knop = Deelnemers(gesprek=gesprek.id, sleutel=desk.issue_key(Verb.GESPREKSPLAN_WIE, gesprek.id))
    keuzes = organisaties_van(desk, casus, gesprek.inrichting)
    return als_antwoord(kaarten.deelnemers(vorm, keuzes, regisseurs_van(desk, casus), knop, desk.teksten), desk.teksten)
