"""/triage: which casus, and then the form of the region or, once it was weighed, what that comes down to."""

from collections.abc import Mapping

from cards.formulier import lees_voor
from cards.triage import wegen as kaarten
from cards.triage.payloads import TriageOpen, TriageWeeg
from cards.triage.wegen import Voorstelbeeld, Weegvorm
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.waarneming import waarneemregel
from dialogs.triage.kern import eigen_casus, formulier_van, noteer, open_weging
from domain.casus import Casus, Fase
from domain.formulier import Formulier, Veldfout
from domain.logboek import Handeling
from domain.toegang import Daad
from domain.triage import VELD_O3, Triage, mogelijk, o3_genoemd, weeg
from storage import casus as casussen
from storage import triage as triages


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/triage: of the casus with this code, or ask which."""
    if arguments.casuscode is None:
        return _kies(desk)
    return toon(desk, laad_casus(desk, Daad.TRIAGE_ZIEN, code=arguments.casuscode))


def open_(desk: Desk, payload: TriageOpen) -> Answer:
    """Open the triage of a casus; with `opnieuw` the form first, also when it was weighed already."""
    if not payload.casus:
        return _kies(desk)
    return toon(desk, eigen_casus(desk, payload.casus), opnieuw=payload.opnieuw)


def toon(desk: Desk, casus: Casus, *, opnieuw: bool = False) -> Answer:
    """Show where the triage is: the form, or what was weighed and waits for a decision."""
    gewogen = triages.van_casus(desk.uow, casus.id)
    if casus.fase is Fase.AFGESLOTEN:
        kaart = kaarten.gesloten(str(casus.code), casus.id, desk.teksten, eerder=bool(gewogen))
        return als_antwoord(kaart, desk.teksten)
    formulier = formulier_van(desk)
    if formulier is None or (open_weging(gewogen) is not None and not opnieuw):
        return voorstel(desk, casus)
    return weegformulier(desk, casus, formulier)


def weegformulier(
    desk: Desk,
    casus: Casus,
    formulier: Formulier,
    *,
    waarden: Mapping[str, str] | None = None,
    fouten: tuple[Veldfout, ...] = (),
    melding: str = "",
) -> Answer:
    """Show the form of the region, filled in with what was answered last; opening it is written down."""
    eerdere = triages.van_casus(desk.uow, casus.id)
    if waarden is None:
        waarden = eerdere[0].waarden if eerdere else {}
    noteer(desk, Handeling.TRIAGE_GEOPEND, casus)
    vorm = Weegvorm(
        casus_id=casus.id,
        code=str(casus.code),
        formulier=formulier,
        waarden=waarden,
        waarneming=waarneemregel(desk, casus.regisseur_id),
        fouten=fouten,
        melding=melding,
        eerder=any(een.besloten for een in eerdere),
    )
    knop = TriageWeeg(casus=casus.id, sleutel=desk.issue_key(Verb.TRIAGE_WEEG, casus.id))
    return als_antwoord(kaarten.weegformulier(vorm, knop, desk.teksten), desk.teksten)


def voorstel(desk: Desk, casus: Casus, *, fouten: tuple[str, ...] = ()) -> Answer:
    """Show what was weighed comes down to, and ask what the regisseur decides."""
    eerdere = triages.van_casus(desk.uow, casus.id)
    regels, formulier = desk.regio.triage, formulier_van(desk)
    nu = open_weging(eerdere)
    noteer(desk, Handeling.TRIAGE_GEOPEND, casus)
    beeld = Voorstelbeeld(
        casus_id=casus.id,
        code=str(casus.code),
        mogelijk=mogelijk(casus.fase),
        voorstel=weeg(regels, nu.waarden) if nu is not None and formulier is not None else None,
        bevestigd=regels.bevestigd,
        o3=_o3(desk, nu, formulier) if nu is not None and formulier is not None else (),
        waarneming=waarneemregel(desk, casus.regisseur_id),
        fouten=fouten,
        eerder=any(een.besloten for een in eerdere),
    )
    return als_antwoord(kaarten.voorstel(beeld, desk.teksten), desk.teksten)


def _o3(desk: Desk, nu: Triage, formulier: Formulier) -> tuple[str, ...]:
    vraag = formulier.veld(VELD_O3)
    if vraag is None or not o3_genoemd(nu.waarden):
        return ()
    alleen = {VELD_O3: nu.waarden[VELD_O3]}
    return tuple(antwoord for _, antwoord in lees_voor(formulier, alleen, desk.teksten))


def _kies(desk: Desk) -> Answer:
    lopend = casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)
    keuzes = [(een.id, str(een.code)) for een in lopend]
    return als_antwoord(kaarten.kies_casus(keuzes, desk.teksten), desk.teksten)
