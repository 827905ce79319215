"""What the melder does with his own melding: answer, add something, take it back."""

from cards.meldingen import formulier as kaarten
from cards.meldingen.formulier import BERICHT_LENGTE, Tekstvorm
from cards.meldingen.payloads import MeldingAanvul, MeldingAanvulFormulier, MeldingIntrek, MeldingIntrekFormulier
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.elders import kijk_elders
from dialogs.kern.meldingpost import houd_melding_waar, vertel_regisseurs
from dialogs.kern.meldingtoegang import noteer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import kijk_na
from dialogs.meldingen.invoer import Lezer
from dialogs.meldingen.kern import eigen_melding, over_eigen
from dialogs.meldingen.tonen import voor_melder
from domain import melding as regels
from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.logboek import MELDING, Handeling
from domain.melding import Melding, MeldingStatus, eis_lopend
from storage import bewaren, meldingen
from storage.inbox import Uitkomst


def aanvulformulier(desk: Desk, payload: MeldingAanvulFormulier) -> Answer:
    """Show the form for an answer or an addition."""
    melding = eigen_melding(desk, payload.melding)
    eis_lopend(melding)
    return _formulier(desk, melding)


def vul_aan(desk: Desk, payload: MeldingAanvul) -> Answer:
    """Keep what the melder says, and tell who deals with it."""
    melding = eigen_melding(desk, payload.melding)
    lezer = Lezer(desk.teksten)
    tekst = lezer.tekst("antwoord", payload.tekst, BERICHT_LENGTE, verplicht=True)
    elders = kijk_elders(desk, payload, (tekst,))
    if lezer.fouten:
        return elders.op(_formulier(desk, melding, tekst=payload.tekst, fouten=tuple(lezer.fouten)))
    if elders.open:
        return elders.op(_formulier(desk, melding, tekst=payload.tekst))
    if (let_op := kijk_na(desk, payload, [(desk.teksten("meldingen.veld.antwoord"), tekst)])) is not None:
        return let_op.op(elders.op(_formulier(desk, melding, tekst=payload.tekst)))

    def act() -> Uitkomst:
        nieuw = regels.vul_aan(melding, desk.actor.persoon_id, tekst, desk.nu)
        meldingen.wijzig(desk.uow, nieuw)
        noteer(desk, Handeling.MELDING_AANGEVULD, nieuw, als_melder=True)
        elders.noteer(desk, casus_id=nieuw.id, namens=nieuw.organisatie, doel=MELDING)
        houd_melding_waar(desk, nieuw)
        vertel_regisseurs(desk, nieuw)
        return Uitkomst("aangevuld", {"melding": nieuw.id})

    desk.once(Verb.MELDING_AANVUL, payload.sleutel, act, onderwerp=melding.id)
    return voor_melder(desk, meldingen.lees(desk.uow, melding.id))


def intrekformulier(desk: Desk, payload: MeldingIntrekFormulier) -> Answer:
    """Ask whether he is sure."""
    melding = eigen_melding(desk, payload.melding)
    eis_lopend(melding)
    intrek = MeldingIntrek(melding=melding.id, sleutel=desk.issue_key(Verb.MELDING_INTREK, melding.id))
    return als_antwoord(kaarten.intrekken(over_eigen(desk, melding.ingediend_op), intrek, desk.teksten), desk.teksten)


def trek_in(desk: Desk, payload: MeldingIntrek) -> Answer:
    """Take it back: nothing about the people in it stays, and who dealt with it hears that it is off."""
    melding = eigen_melding(desk, payload.melding)

    def act() -> Uitkomst:
        nieuw = regels.trek_in(melding, desk.nu)
        meldingen.wijzig(desk.uow, nieuw)
        noteer(desk, Handeling.MELDING_INGETROKKEN, nieuw, als_melder=True)
        bewaren.begin(desk.uow, desk.regio, Bewaarsoort.MELDING, nieuw.id, Bewaarcategorie.AFGEWEZEN, desk.nu)
        houd_melding_waar(desk, nieuw)
        if nieuw.regisseur_id is not None:
            vertel_regisseurs(desk, nieuw)
        return Uitkomst("ingetrokken", {"melding": nieuw.id})

    desk.once(Verb.MELDING_INTREK, payload.sleutel, act, onderwerp=melding.id)
    return voor_melder(desk, meldingen.lees(desk.uow, melding.id))


def _formulier(desk: Desk, melding: Melding, *, tekst: str = "", fouten: tuple[str, ...] = ()) -> Answer:
    vraag = melding.laatste_vraag if melding.status is MeldingStatus.MEER_GEVRAAGD else ""
    if vraag:
        noteer(desk, Handeling.MELDING_GEOPEND, melding, als_melder=True)
    vorm = Tekstvorm(over_eigen(desk, melding.ingediend_op), vraag=vraag, tekst=tekst, fouten=fouten)
    aanvul = MeldingAanvul(melding=melding.id, sleutel=desk.issue_key(Verb.MELDING_AANVUL, melding.id))
    return als_antwoord(kaarten.aanvullen(vorm, aanvul, desk.teksten), desk.teksten)
