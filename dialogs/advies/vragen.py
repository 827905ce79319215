"""/advies: a partner puts a question, sees what he asked before, and may take it back; a regisseur sees what waits."""

from collections.abc import Mapping, Sequence
from typing import Final

from cards.advies import beeld as beelden
from cards.advies import formulier as kaarten
from cards.advies.formulier import Vraagvorm
from cards.advies.payloads import AdviesFormulier, AdviesIntrek, AdviesIntrekFormulier, AdviesOpen, AdviesVraag
from cards.verbs import Verb
from dialogs.advies.kern import (
    als_vrager,
    eigen_regel,
    houd_vraag_waar,
    laad,
    noteer,
    over_eigen,
    regel,
    vertel_regisseurs,
    waak,
)
from dialogs.advies.tonen import voor_vrager
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, geweigerd, mag
from dialogs.kern.desk import Desk
from dialogs.kern.elders import kijk_elders
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.vrijetekst import kijk_na
from domain import advies as regels
from domain.advies import LANGSTE_VRAAG, Adviesvraag, eis_open
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad, Reden, Waarover
from storage import advies as adviesvragen
from storage.inbox import Uitkomst

MEESTE_EIGEN: Final = 50
MEESTE_BEANTWOORD: Final = 6
"""How many questions somebody asked before, and how many answered ones, are looked up for a list."""


def advies(desk: Desk, _: Arguments) -> Answer:
    """Show a regisseur what waits, and a partner the form with what he asked before."""
    if not mag(desk, Daad.ADVIES_BEANTWOORDEN):
        return _formulier(desk, {})
    t, uow = desk.teksten, desk.uow
    kaart = beelden.lijst(
        [regel(desk, een) for een in adviesvragen.open_vragen(uow)],
        [regel(desk, een) for een in adviesvragen.beantwoorde_vragen(uow, MEESTE_BEANTWOORD)],
        t,
        vraagt=bool(_organisaties(desk)),
        eigen=_eigen(desk),
    )
    return als_antwoord(kaart, t)


def formulier(desk: Desk, payload: AdviesFormulier) -> Answer:
    """Show the form for a new question."""
    return _formulier(desk, {"thema": payload.thema or ""})


def stel(desk: Desk, payload: AdviesVraag) -> Answer:
    """Keep a question, and tell the regisseurs that it is there."""
    organisaties = _organisaties(desk)
    if not organisaties:
        raise geweigerd(Reden.ROL_ONTBREEKT)
    waarden = {"organisatie": payload.organisatie, "thema": payload.thema, "tekst": payload.tekst}
    lezer = Lezer(desk.teksten, "advies.leeg.", "advies.fout.", "advies.veld.")
    enige = organisaties[0] if len(organisaties) == 1 else ""
    organisatie = enige or lezer.keuze("organisatie", payload.organisatie, organisaties)
    thema = lezer.keuze("thema", payload.thema, desk.regio.adviesthemas)
    tekst = lezer.tekst("vraag", payload.tekst, LANGSTE_VRAAG, verplicht=True)
    elders = kijk_elders(desk, payload, [tekst])
    if lezer.fouten or elders.open:
        return elders.op(_formulier(desk, waarden, fouten=lezer.fouten))
    eis(desk, Daad.ADVIES_VRAGEN, Waarover(organisatie=organisatie))
    if (let_op := kijk_na(desk, payload, [(desk.teksten("advies.veld.vraag"), tekst)])) is not None:
        return let_op.op(elders.op(_formulier(desk, waarden)))

    def act() -> Uitkomst:
        nieuw = Adviesvraag(desk.uow.new_id(), desk.actor.persoon_id, organisatie, desk.nu, thema, tekst)
        adviesvragen.voeg_toe(desk.uow, nieuw)
        noteer(desk, Handeling.ADVIES_GEVRAAGD, nieuw, als_vrager=True)
        for een in elders.verwijzingen:
            desk.record(Handeling.ELDERS_NIET_OVER, namens=organisatie, onderwerp_id=een.code)
        vertel_regisseurs(desk, nieuw)
        waak(desk, nieuw)
        return Uitkomst("gesteld", {"vraag": nieuw.id, "invoer": desk.fingerprint(waarden)})

    uitkomst = desk.once(Verb.ADVIES_VRAAG, payload.sleutel, act)
    if uitkomst.ids["invoer"] != desk.fingerprint(waarden):
        return _formulier(desk, waarden, melding=desk.teksten("advies.stel.al_gedaan"))
    return voor_vrager(desk, _eigen_vraag(desk, uitkomst.ids["vraag"]), klaar=desk.teksten("advies.stel.gedaan"))


def intrekformulier(desk: Desk, payload: AdviesIntrekFormulier) -> Answer:
    """Ask whether he is sure: the text goes."""
    vraag, t = _eigen_vraag(desk, payload.vraag), desk.teksten
    eis_open(vraag)
    doe = AdviesIntrek(vraag=vraag.id, sleutel=desk.issue_key(Verb.ADVIES_INTREK, vraag.id))
    kaart = kaarten.bevestig(
        t("advies.intrek.titel"),
        over_eigen(desk, vraag.gesteld_op),
        t("advies.intrek.uitleg"),
        (t("advies.knop.intrekken"), doe),
        AdviesOpen(vraag=vraag.id),
        t,
    )
    return als_antwoord(kaart, t)


def trek_in(desk: Desk, payload: AdviesIntrek) -> Answer:
    """Take a question back; nobody is woken for it, but what stands there says so."""
    vraag = _eigen_vraag(desk, payload.vraag)

    def act() -> Uitkomst:
        nieuw = adviesvragen.wijzig(desk.uow, regels.trek_in(vraag))
        noteer(desk, Handeling.ADVIES_INGETROKKEN, nieuw, als_vrager=True)
        houd_vraag_waar(desk, nieuw)
        return Uitkomst("ingetrokken", {"vraag": nieuw.id})

    desk.once(Verb.ADVIES_INTREK, payload.sleutel, act, onderwerp=vraag.id)
    return voor_vrager(desk, adviesvragen.lees(desk.uow, vraag.id))


def _eigen_vraag(desk: Desk, vraag_id: str) -> Adviesvraag:
    """Return a question that he asked.

    Raises:
        NotAllowed: he did not, or there is none.
    """
    vraag = laad(desk, vraag_id)
    eis(desk, Daad.ADVIES_EIGEN, als_vrager(vraag))
    return vraag


def _organisaties(desk: Desk) -> tuple[str, ...]:
    """Return on whose behalf he may ask, in the region's order."""
    return tuple(code for code in desk.regio.organisaties if mag(desk, Daad.ADVIES_VRAGEN, Waarover(organisatie=code)))


def _eigen(desk: Desk) -> tuple[beelden.Regel, ...]:
    daar = desk.actor.organisaties(Rol.PARTNER)
    eigen = adviesvragen.van_vrager(desk.uow, desk.actor.persoon_id, MEESTE_EIGEN)
    return tuple(eigen_regel(desk, een) for een in eigen if een.organisatie in daar)


def _formulier(desk: Desk, waarden: Mapping[str, str], *, fouten: Sequence[str] = (), melding: str = "") -> Answer:
    t, regio = desk.teksten, desk.regio
    organisaties = _organisaties(desk)
    if not organisaties:
        return als_antwoord(kaarten.niet_mogelijk(t), t)
    vorm = Vraagvorm(
        organisaties=tuple((code, regio.organisatienaam(code)) for code in organisaties),
        themas=tuple(regio.adviesthemas.items()),
        waarden=waarden,
        fouten=(t("advies.stel.vol"), *fouten) if fouten else (),
        melding=melding,
        eigen=_eigen(desk),
    )
    return als_antwoord(kaarten.stellen(vorm, AdviesVraag(sleutel=desk.issue_key(Verb.ADVIES_VRAAG)), t), t)
