"""What a regisseur does with a question: take it up, let go of it, answer it, or ask to bring somebody in instead."""

from collections.abc import Sequence

from cards.advies import formulier as kaarten
from cards.advies.payloads import (
    AdviesAntwoord,
    AdviesAntwoordFormulier,
    AdviesCasus,
    AdviesCasusFormulier,
    AdviesLoslaten,
    AdviesOpen,
    AdviesOppakken,
)
from cards.verbs import Verb
from dialogs.advies.kern import heeft, houd_vraag_waar, is_vrij, laad, naam, noteer, over, vertel_vrager, waak
from dialogs.advies.tonen import voor_regisseur
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import kijk_na
from domain import advies as regels
from domain.advies import LANGSTE_ANTWOORD, Adviesvraag, eis_open
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.toegang import Daad
from storage import advies as adviesvragen
from storage.inbox import Uitkomst


def pak_op(desk: Desk, payload: AdviesOppakken) -> Answer:
    """Take it up: the first who presses has it, and the others see who that is.

    The button stands on a post that several regisseurs read, so it carries no key of one of them; whoever has it
    already only opens it.
    """
    vraag = _laad(desk, payload.vraag)
    if is_vrij(desk, vraag) and vraag.regisseur_id != desk.actor.persoon_id:
        vraag = adviesvragen.wijzig(desk.uow, regels.pak_op(vraag, desk.actor.persoon_id))
        noteer(desk, Handeling.ADVIES_OPGEPAKT, vraag)
        houd_vraag_waar(desk, vraag)
    return voor_regisseur(desk, vraag)


def laat_los(desk: Desk, payload: AdviesLoslaten) -> Answer:
    """Let go of it, so that another regisseur can take it up."""
    vraag = _laad(desk, payload.vraag)

    def act() -> Uitkomst:
        eis_open(vraag)
        if heeft(desk, vraag):
            los = adviesvragen.wijzig(desk.uow, regels.laat_los(vraag))
            noteer(desk, Handeling.ADVIES_LOSGELATEN, los)
            houd_vraag_waar(desk, los)
            waak(desk, los)
        return Uitkomst("los", {"vraag": vraag.id})

    desk.once(Verb.ADVIES_LOSLATEN, payload.sleutel, act, onderwerp=vraag.id)
    return voor_regisseur(desk, adviesvragen.lees(desk.uow, vraag.id))


def antwoordformulier(desk: Desk, payload: AdviesAntwoordFormulier) -> Answer:
    """Show the form for the answer."""
    vraag = _laad(desk, payload.vraag)
    _eis_beurt(desk, vraag)
    return _formulier(desk, vraag)


def beantwoord(desk: Desk, payload: AdviesAntwoord) -> Answer:
    """Answer it; the asker hears that there is an answer, and reads it when he opens it."""
    vraag = _laad(desk, payload.vraag)
    lezer = Lezer(desk.teksten, "advies.leeg.", "advies.fout.", "advies.veld.")
    tekst = lezer.tekst("antwoord", payload.tekst, LANGSTE_ANTWOORD, verplicht=True)
    if lezer.fouten:
        return _formulier(desk, vraag, payload.tekst, lezer.fouten)
    if vraag.open and not _aan_de_beurt(desk, vraag):
        # Somebody was just before him: what he typed stays, to copy or to send when that one lets go.
        anders = desk.teksten("advies.fout.van_ander", wie=naam(desk, vraag.regisseur_id))
        return _formulier(desk, vraag, payload.tekst, (anders,))
    if (let_op := kijk_na(desk, payload, [(desk.teksten("advies.veld.antwoord"), tekst)])) is not None:
        return let_op.op(_formulier(desk, vraag, payload.tekst))

    def act() -> Uitkomst:
        nieuw = regels.beantwoord(vraag, desk.actor.persoon_id, tekst, desk.nu)
        _bewaar(desk, nieuw, Handeling.ADVIES_BEANTWOORD)
        return Uitkomst("beantwoord", {"vraag": nieuw.id})

    desk.once(Verb.ADVIES_ANTWOORD, payload.sleutel, act, onderwerp=vraag.id)
    return voor_regisseur(desk, adviesvragen.lees(desk.uow, vraag.id), klaar=desk.teksten("advies.antwoord.gedaan"))


def casusformulier(desk: Desk, payload: AdviesCasusFormulier) -> Answer:
    """Ask whether it is really about somebody: the text goes, and the asker is asked to bring him in."""
    vraag, t = _laad(desk, payload.vraag), desk.teksten
    _eis_beurt(desk, vraag)
    doe = AdviesCasus(vraag=vraag.id, sleutel=desk.issue_key(Verb.ADVIES_CASUS, vraag.id))
    kaart = kaarten.bevestig(
        t("advies.casus.titel"),
        over(desk, vraag),
        t("advies.casus.uitleg"),
        (t("advies.knop.casus_doe"), doe),
        AdviesOpen(vraag=vraag.id),
        t,
    )
    return als_antwoord(kaart, t)


def verwijs(desk: Desk, payload: AdviesCasus) -> Answer:
    """It is about somebody: its text goes at once, and the asker hears what to do."""
    vraag = _laad(desk, payload.vraag)

    def act() -> Uitkomst:
        _eis_beurt(desk, vraag)
        nieuw = regels.verwijs(vraag, desk.actor.persoon_id, desk.nu)
        _bewaar(desk, nieuw, Handeling.ADVIES_VERWEZEN)
        return Uitkomst("verwezen", {"vraag": nieuw.id})

    desk.once(Verb.ADVIES_CASUS, payload.sleutel, act, onderwerp=vraag.id)
    return voor_regisseur(desk, adviesvragen.lees(desk.uow, vraag.id))


def _laad(desk: Desk, vraag_id: str) -> Adviesvraag:
    eis(desk, Daad.ADVIES_BEANTWOORDEN)
    return laad(desk, vraag_id)


def _aan_de_beurt(desk: Desk, vraag: Adviesvraag) -> bool:
    return heeft(desk, vraag) or is_vrij(desk, vraag)


def _eis_beurt(desk: Desk, vraag: Adviesvraag) -> None:
    """Refuse whoever goes on with what needs no answer any more, or is with a colleague who is there.

    Raises:
        UserMistake: "advies.afgehandeld" or "advies.bij_collega".
    """
    eis_open(vraag)
    if not _aan_de_beurt(desk, vraag):
        raise UserMistake("advies.bij_collega")


def _bewaar(desk: Desk, nieuw: Adviesvraag, handeling: Handeling) -> None:
    adviesvragen.wijzig(desk.uow, nieuw)
    noteer(desk, handeling, nieuw)
    houd_vraag_waar(desk, nieuw)
    vertel_vrager(desk, nieuw)


def _formulier(desk: Desk, vraag: Adviesvraag, ingevuld: str = "", fouten: Sequence[str] = ()) -> Answer:
    t = desk.teksten
    noteer(desk, Handeling.ADVIES_GEOPEND, vraag)
    payload = AdviesAntwoord(vraag=vraag.id, sleutel=desk.issue_key(Verb.ADVIES_ANTWOORD, vraag.id))
    kaart = kaarten.antwoorden(over(desk, vraag), vraag.vraag, payload, t, ingevuld=ingevuld, fouten=tuple(fouten))
    return als_antwoord(kaart, t)
