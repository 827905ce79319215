"""What a regisseur does with a melding, short of making a casus of it: take it up, ask, answer, let go."""

from dataclasses import replace

from cards.meldingen import formulier as kaarten
from cards.meldingen.formulier import BERICHT_LENGTE, Tekstvorm
from cards.meldingen.payloads import (
    MeldingAntwoord,
    MeldingAntwoordFormulier,
    MeldingLoslaten,
    MeldingOppakken,
    MeldingVraag,
    MeldingVraagFormulier,
)
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import geweigerd
from dialogs.kern.desk import Desk
from dialogs.kern.meldingpost import houd_melding_waar, is_vrij, vertel_melder, waak
from dialogs.kern.meldingtoegang import heeft, laad, noteer, opgepakte_melding
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import kijk_na
from dialogs.meldingen.invoer import Lezer
from dialogs.meldingen.kern import mag_behandelen, over
from dialogs.meldingen.tonen import van_ander, voor_regisseur
from domain import melding as regels
from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.logboek import Handeling
from domain.melding import Afwijzing, Melding, eis_lopend
from domain.toegang import Reden
from storage import bewaren, meldingen
from storage.inbox import Uitkomst


def pak_op(desk: Desk, payload: MeldingOppakken) -> Answer:
    """Take it up: the first who presses has it, and the others see who that is.

    The button stands on a post that several regisseurs read, so it carries no key of one of them; whoever has it
    already only opens it.
    """
    melding = laad(desk, payload.melding)
    if not mag_behandelen(desk, melding):
        return van_ander(desk, melding)
    if is_vrij(desk, melding):
        melding = meldingen.wijzig(desk.uow, replace(melding, regisseur_id=desk.actor.persoon_id))
        noteer(desk, Handeling.MELDING_OPGEPAKT, melding)
        houd_melding_waar(desk, melding)
        vertel_melder(desk, melding)
    return voor_regisseur(desk, melding)


def laat_los(desk: Desk, payload: MeldingLoslaten) -> Answer:
    """Let go of it, so that another regisseur can take it up.

    Raises:
        NotAllowed: it is somebody else's, or there is none.
    """
    melding = laad(desk, payload.melding)
    if not mag_behandelen(desk, melding):
        raise geweigerd(Reden.NIET_UW_MELDING)

    def act() -> Uitkomst:
        eis_lopend(melding)
        if heeft(desk, melding):
            los = meldingen.wijzig(desk.uow, replace(melding, regisseur_id=None))
            noteer(desk, Handeling.MELDING_LOSGELATEN, los)
            houd_melding_waar(desk, los)
            waak(desk, los)
        return Uitkomst("los", {"melding": melding.id})

    desk.once(Verb.MELDING_LOSLATEN, payload.sleutel, act, onderwerp=melding.id)
    return voor_regisseur(desk, meldingen.lees(desk.uow, melding.id))


def vraagformulier(desk: Desk, payload: MeldingVraagFormulier) -> Answer:
    """Show the form for a question to the melder."""
    melding = opgepakte_melding(desk, payload.melding)
    eis_lopend(melding)
    return _vraagformulier(desk, melding)


def vraag(desk: Desk, payload: MeldingVraag) -> Answer:
    """Ask the melder something; he hears that there is a question, and reads it when he opens it."""
    melding = opgepakte_melding(desk, payload.melding)
    lezer = Lezer(desk.teksten)
    tekst = lezer.tekst("vraag", payload.tekst, BERICHT_LENGTE, verplicht=True)
    if lezer.fouten:
        return _vraagformulier(desk, melding, tekst=payload.tekst, fouten=tuple(lezer.fouten))
    if (let_op := kijk_na(desk, payload, [(desk.teksten("meldingen.veld.vraag"), tekst)])) is not None:
        return let_op.op(_vraagformulier(desk, melding, tekst=payload.tekst))

    def act() -> Uitkomst:
        nieuw = regels.vraag(melding, desk.actor.persoon_id, tekst, desk.nu)
        _bewaar(desk, nieuw, Handeling.MELDING_GEVRAAGD)
        return Uitkomst("gevraagd", {"melding": nieuw.id})

    desk.once(Verb.MELDING_VRAAG, payload.sleutel, act, onderwerp=melding.id)
    return voor_regisseur(desk, meldingen.lees(desk.uow, melding.id))


def antwoordformulier(desk: Desk, payload: MeldingAntwoordFormulier) -> Answer:
    """Show the form with which it is answered without becoming a casus."""
    melding = opgepakte_melding(desk, payload.melding)
    eis_lopend(melding)
    return _antwoordformulier(desk, melding)


def beantwoord(desk: Desk, payload: MeldingAntwoord) -> Answer:
    """Answer it: it becomes no casus, and of the people in it nothing stays."""
    melding = opgepakte_melding(desk, payload.melding)
    lezer = Lezer(desk.teksten)
    reden = lezer.keuze("reden", payload.reden, tuple(Afwijzing))
    tekst = lezer.tekst("antwoord_melder", payload.tekst, BERICHT_LENGTE, verplicht=True)
    if lezer.fouten:
        return _antwoordformulier(desk, melding, tekst=payload.tekst, reden=payload.reden, fouten=tuple(lezer.fouten))
    if (let_op := kijk_na(desk, payload, [(desk.teksten("meldingen.veld.antwoord_melder"), tekst)])) is not None:
        return let_op.op(_antwoordformulier(desk, melding, tekst=payload.tekst, reden=payload.reden))

    def act() -> Uitkomst:
        nieuw = regels.wijs_af(melding, Afwijzing(reden), tekst, desk.nu)
        _bewaar(desk, nieuw, Handeling.MELDING_BEANTWOORD)
        bewaren.begin(desk.uow, desk.regio, Bewaarsoort.MELDING, nieuw.id, Bewaarcategorie.AFGEWEZEN, desk.nu)
        return Uitkomst("beantwoord", {"melding": nieuw.id})

    desk.once(Verb.MELDING_ANTWOORD, payload.sleutel, act, onderwerp=melding.id)
    return voor_regisseur(desk, meldingen.lees(desk.uow, melding.id))


def _bewaar(desk: Desk, nieuw: Melding, handeling: Handeling) -> None:
    meldingen.wijzig(desk.uow, nieuw)
    noteer(desk, handeling, nieuw)
    houd_melding_waar(desk, nieuw)
    vertel_melder(desk, nieuw)


def _vraagformulier(desk: Desk, melding: Melding, *, tekst: str = "", fouten: tuple[str, ...] = ()) -> Answer:
    vorm = Tekstvorm(over(desk, melding.organisatie, melding.ingediend_op), tekst=tekst, fouten=fouten)
    stellen = MeldingVraag(melding=melding.id, sleutel=desk.issue_key(Verb.MELDING_VRAAG, melding.id))
    return als_antwoord(kaarten.vraag_stellen(vorm, stellen, desk.teksten), desk.teksten)


def _antwoordformulier(
    desk: Desk, melding: Melding, *, tekst: str = "", reden: str = "", fouten: tuple[str, ...] = ()
) -> Answer:
    vorm = Tekstvorm(over(desk, melding.organisatie, melding.ingediend_op), tekst=tekst, reden=reden, fouten=fouten)
    geven = MeldingAntwoord(melding=melding.id, sleutel=desk.issue_key(Verb.MELDING_ANTWOORD, melding.id))
    return als_antwoord(kaarten.beantwoorden(vorm, geven, desk.teksten), desk.teksten)
