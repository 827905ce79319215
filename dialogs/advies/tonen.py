"""One question opened, by who asked it or by a regisseur; and wiping what was typed in it."""

from cards.advies import beeld as kaarten
from cards.advies.beeld import Adviesbeeld
from cards.advies.formulier import bevestig
from cards.advies.payloads import AdviesLoslaten, AdviesOpen, AdviesWis, AdviesWisFormulier
from cards.datum import dag
from cards.verbs import Verb
from dialogs.advies.kern import (
    heeft,
    houd_vraag_waar,
    is_vrij,
    laad,
    naam,
    noteer,
    over,
    over_eigen,
    stand_voor_regisseur,
    stand_voor_vrager,
    themanaam,
    van_hem,
)
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from domain import advies as regels
from domain.advies import Adviesstatus, Adviesvraag
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.toegang import Daad
from storage import advies as adviesvragen
from storage.inbox import Uitkomst


def open_(desk: Desk, payload: AdviesOpen) -> Answer:
    """Open one question.

    Raises:
        NotAllowed: it is not his to see, or there is none.
    """
    return toon(desk, laad(desk, payload.vraag))


def toon(desk: Desk, vraag: Adviesvraag, *, klaar: str = "") -> Answer:
    """Show a question to who asked it, or else to a regisseur.

    Raises:
        NotAllowed: he is neither.
    """
    if van_hem(desk, vraag):
        return voor_vrager(desk, vraag, klaar=klaar)
    eis(desk, Daad.ADVIES_BEANTWOORDEN)
    return voor_regisseur(desk, vraag, klaar=klaar)


def voor_regisseur(desk: Desk, vraag: Adviesvraag, *, klaar: str = "") -> Answer:
    """Show it to a regisseur, and write down that he saw it."""
    noteer(desk, Handeling.ADVIES_GEOPEND, vraag)
    t = desk.teksten
    beeld = Adviesbeeld(
        vraag=vraag.id,
        over=over(desk, vraag),
        stand=stand_voor_regisseur(desk, vraag),
        status=vraag.status,
        feiten=((t("advies.feit.vrager"), naam(desk, vraag.vrager_id)), *_feiten(desk, vraag)),
        tekst=vraag.vraag,
        antwoord=vraag.antwoord,
        gewist=vraag.gewist,
        klaar=klaar,
    )
    loslaten = None
    if heeft(desk, vraag):
        loslaten = AdviesLoslaten(vraag=vraag.id, sleutel=desk.issue_key(Verb.ADVIES_LOSLATEN, vraag.id))
    return als_antwoord(kaarten.voor_regisseur(beeld, t, vrij=is_vrij(desk, vraag), loslaten=loslaten), t)


def voor_vrager(desk: Desk, vraag: Adviesvraag, *, klaar: str = "") -> Answer:
    """Show it to who asked it."""
    noteer(desk, Handeling.ADVIES_GEOPEND, vraag, als_vrager=True)
    beeld = Adviesbeeld(
        vraag=vraag.id,
        over=over_eigen(desk, vraag.gesteld_op),
        stand=stand_voor_vrager(desk, vraag),
        status=vraag.status,
        feiten=_feiten(desk, vraag),
        thema=vraag.thema,
        tekst=vraag.vraag,
        antwoord=vraag.antwoord,
        gewist=vraag.gewist,
        klaar=klaar,
    )
    return als_antwoord(kaarten.voor_vrager(beeld, desk.teksten), desk.teksten)


def wisformulier(desk: Desk, payload: AdviesWisFormulier) -> Answer:
    """Ask whether somebody is sure: what was asked and answered goes for everybody."""
    vraag, t = _te_wissen(desk, payload.vraag), desk.teksten
    if vraag.open:
        raise UserMistake("advies.nog_open")
    doe = AdviesWis(vraag=vraag.id, sleutel=desk.issue_key(Verb.ADVIES_WIS, vraag.id))
    kaart = bevestig(
        t("advies.wis.titel"),
        over_eigen(desk, vraag.gesteld_op) if van_hem(desk, vraag) else over(desk, vraag),
        t("advies.wis.uitleg"),
        (t("advies.knop.wissen"), doe),
        AdviesOpen(vraag=vraag.id),
        t,
    )
    return als_antwoord(kaart, t)


def wis(desk: Desk, payload: AdviesWis) -> Answer:
    """Wipe the text; that there was a question, when and about which theme, stays."""
    vraag = _te_wissen(desk, payload.vraag)

    def act() -> Uitkomst:
        nieuw = vraag
        if not vraag.gewist:
            nieuw = adviesvragen.wijzig(desk.uow, regels.wis(vraag))
            noteer(desk, Handeling.ADVIES_GEWIST, nieuw, als_vrager=van_hem(desk, vraag))
            houd_vraag_waar(desk, nieuw)
        return Uitkomst("gewist", {"vraag": nieuw.id})

    desk.once(Verb.ADVIES_WIS, payload.sleutel, act, onderwerp=vraag.id)
    return toon(desk, adviesvragen.lees(desk.uow, vraag.id))


def _te_wissen(desk: Desk, vraag_id: str) -> Adviesvraag:
    """Return a question of which he may wipe the text: who asked it, and any regisseur."""
    vraag = laad(desk, vraag_id)
    if not van_hem(desk, vraag):
        eis(desk, Daad.ADVIES_BEANTWOORDEN)
    return vraag


def _feiten(desk: Desk, vraag: Adviesvraag) -> tuple[tuple[str, str], ...]:
    t, kalender = desk.teksten, desk.regio.kalender
    paren = []
    if vraag.thema:
        paren.append((t("advies.feit.thema"), themanaam(desk, vraag.thema)))
    if vraag.status is Adviesstatus.BEANTWOORD and vraag.beantwoord_op is not None:
        paren.append((t("advies.feit.beantwoord"), dag(vraag.beantwoord_op, kalender)))
    return tuple(paren)
