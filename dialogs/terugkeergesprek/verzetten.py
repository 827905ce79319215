"""Moving a talk, choosing what the inrichting proposed, and calling it off: the regisseur."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from cards.terugkeergesprek import formulier as kaarten
from cards.terugkeergesprek.formulier import REDENEN, VAST, VRAAG, Gesprekvorm
from cards.terugkeergesprek.payloads_plannen import Af, AfVorm, GesprekOpen, KiesVoorstel, Verzet, VerzetVorm
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.gesprekspost import meld_inrichting
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.terugkeergesprekken import zet_stap
from dialogs.terugkeergesprek import tonen
from dialogs.terugkeergesprek.kern import (
    Geladen,
    als_regisseur,
    detentie_van,
    eis_loopt,
    getypt,
    ingevuld,
    lees_momenten,
    naam_van,
    noteer,
    vandaag,
    wanneer,
)
from domain.casus import Casus
from domain.errors import UserMistake
from domain.gespreksmomenten import eis_moment, voorstellen
from domain.logboek import Handeling
from domain.terugkeergesprek import LOOPT_NOG, Afzegreden, Gespreksstap, Gespreksstatus, Terugkeergesprek
from domain.toegang import Daad
from storage import casus as casussen
from storage import terugkeergesprek
from storage.inbox import Uitkomst

OPNIEUW: Final = frozenset({Gespreksstatus.GAAT_NIET_DOOR, Gespreksstatus.NIET_GEKOMEN})
"""A talk that did not take place is asked for again; what went on is followed by a new one."""

_TE_VERZETTEN: Final = OPNIEUW | {Gespreksstatus.VOORBEREIDEN, Gespreksstatus.GEPLAND}


def register(registry: Registry) -> None:
    """Declare the buttons of moving and calling off."""
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_VERZET_VORM, VerzetVorm, regisseur, verzetvorm))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_VERZET, Verzet, regisseur, verzet))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_KIES, KiesVoorstel, regisseur, kies_voorstel))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_AF_VORM, AfVorm, regisseur, afvorm))
    registry.verb(VerbSpec(Verb.GESPREKSPLAN_AF, Af, regisseur, af))


def verzetvorm(desk: Desk, payload: VerzetVorm) -> Answer:
    """Show the form with other moments."""
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    _eis_te_verzetten(desk, geladen.gesprek)
    return _verzetformulier(desk, geladen, {**voorgesteld(desk, geladen.casus), "vast": VRAAG})


def verzet(desk: Desk, payload: Verzet) -> Answer:
    """Ask the inrichting again, or keep the one moment that was agreed with it."""
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    waarden = {**getypt(payload), "vast": payload.vast}
    lezer = Lezer(desk.teksten, "terugkeergesprek.leeg.", "terugkeergesprek.fout.", "terugkeergesprek.veld.")
    momenten = momenten_uit(desk, geladen.casus, waarden, lezer)
    if lezer.fouten:
        return _verzetformulier(desk, geladen, waarden, lezer.fouten)

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        _eis_te_verzetten(desk, geladen.gesprek)
        if payload.vast == VAST:
            zet_vast(desk, geladen, momenten[0])
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
        zet_vast(desk, geladen, gekozen)
        noteer(desk, Handeling.TERUGKEERGESPREK_MOMENT, geladen)
        return Uitkomst("gekozen", {"gesprek": geladen.gesprek.id})

    onderwerp = f"{geladen.gesprek.id}:{payload.moment}"
    desk.once(Verb.GESPREKSPLAN_KIES, payload.sleutel, act, onderwerp=onderwerp)
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    return tonen.toon(desk, geladen, gedaan=desk.teksten("terugkeergesprek.gedaan.vast"))


def afvorm(desk: Desk, payload: AfVorm) -> Answer:
    """Ask why it does not go on."""
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=payload.gesprek)
    eis_loopt(geladen.gesprek)
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


def zet_vast(desk: Desk, geladen: Geladen, moment: datetime) -> Terugkeergesprek:
    """Keep a moment that the regisseur knows to fit; the inrichting hears it."""
    gesprek = geladen.gesprek
    if gesprek.status not in LOOPT_NOG:
        gesprek = zet_stap(desk, replace(gesprek, momenten=()), Gespreksstap.VRAAG_OPNIEUW)
    gesprek = replace(gesprek, begint_op=moment, eigen_voorstel=False)
    nieuw = zet_stap(desk, gesprek, Gespreksstap.KIES_MOMENT)
    meld_inrichting(desk, nieuw)
    return nieuw


def momenten_uit(desk: Desk, casus: Casus, waarden: Mapping[str, str], lezer: Lezer) -> tuple[datetime, ...]:
    """Return the moments that were meant; none when one of them cannot be, and then the reader tells why."""
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


def voorgesteld(desk: Desk, casus: Casus) -> dict[str, str]:
    """Return the moments that are proposed for a casus, as the inputs of a form show them."""
    detentie = detentie_van(desk, casus)
    return ingevuld(desk, voorstellen(desk.regio, vandaag(desk), detentie.einde if detentie else None))


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


def _eis_te_verzetten(desk: Desk, gesprek: Terugkeergesprek) -> None:
    nieuwste = terugkeergesprek.nieuwste(desk.uow, gesprek.casus_id)
    if gesprek.status not in _TE_VERZETTEN or nieuwste is None or nieuwste.id != gesprek.id:
        raise UserMistake("terugkeergesprek.fout.stap")
