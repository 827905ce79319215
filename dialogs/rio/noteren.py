"""What the RIO writes down: what somebody wants and can, and each contact with him."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from cards.rio import formulieren as kaarten
from cards.rio.formulieren import WENSEN, Vorm
from cards.rio.payloads import RioContact, RioContactFormulier, RioContactWeg, RioWensen, RioWensenFormulier
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.rio import houd_agenda
from dialogs.kern.vrijetekst import kijk_na
from dialogs.rio.kern import eenmaal, laad, noteer
from dialogs.rio.tonen import toon
from domain.casus import Casus
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.rio import LANGSTE_NOTITIE, LANGSTE_TEKST, Contactsoort, Riocontact, Riodossier
from domain.toegang import Daad
from storage import rio
from storage.inbox import Uitkomst

LANGST_GELEDEN: Final = timedelta(days=5 * 366)
NIETS: Final[Mapping[str, str]] = {}


def wensenformulier(desk: Desk, payload: RioWensenFormulier) -> Answer:
    """Show the form, filled in with what was kept."""
    casus, over = laad(desk, Daad.RIO_WERKEN, casus_id=payload.casus)
    noteer(desk, Handeling.RIO_GEOPEND, casus, over)
    nu = rio.dossier(desk.uow, casus.id)
    return _wensenvorm(desk, casus, nu, {veld: getattr(nu, veld) for veld in WENSEN})


def wensen(desk: Desk, payload: RioWensen) -> Answer:
    """Keep it, once. What somebody else kept meanwhile is not written over: what was typed comes back beside it."""
    casus, over = laad(desk, Daad.RIO_WERKEN, casus_id=payload.casus)
    t, waarden = desk.teksten, {veld: str(getattr(payload, veld)) for veld in WENSEN}
    lezer = _lezer(desk)
    gelezen = {veld: lezer.tekst(veld, een, LANGSTE_TEKST, verplicht=False) for veld, een in waarden.items()}
    nu = rio.dossier(desk.uow, casus.id)
    if lezer.fouten:
        return _wensenvorm(desk, casus, nu, waarden, lezer.fouten, versie=payload.versie)
    if (let_op := kijk_na(desk, payload, [(t(f"rio.veld.{veld}"), een) for veld, een in gelezen.items()])) is not None:
        return let_op.op(_wensenvorm(desk, casus, nu, waarden, versie=payload.versie))

    def act() -> str:
        if nu.versie != payload.versie:
            return ""
        rio.bewaar_dossier(desk.uow, Riodossier(casus.id, **gelezen, versie=payload.versie))
        noteer(desk, Handeling.RIO_GEWIJZIGD, casus, over)
        houd_agenda(desk, casus.id)
        return casus.id

    onderwerp = f"{casus.id}:{payload.versie}"
    if not eenmaal(desk, Verb.RIO_WENSEN, payload.sleutel, onderwerp, waarden, act):
        noteer(desk, Handeling.RIO_GEOPEND, casus, over)
        return _wensenvorm(desk, casus, nu, waarden, melding=t("rio.wensen.intussen"))
    return toon(desk, casus, gedaan=t("rio.gedaan.wensen"))


def contactformulier(desk: Desk, payload: RioContactFormulier) -> Answer:
    """Show the form: empty with today filled in, or what was noted, to put it right."""
    casus, over = laad(desk, Daad.RIO_WERKEN, casus_id=payload.casus)
    if payload.contact is None:
        vandaag = desk.regio.kalender.lokaal(desk.nu).date()
        return _contactvorm(desk, casus, None, {"dag": vandaag.isoformat()})
    noteer(desk, Handeling.RIO_GEOPEND, casus, over)
    een = _contact(desk, casus, payload.contact)
    waarden = {"soort": een.soort.value, "dag": een.dag.isoformat(), "notitie": een.notitie}
    return _contactvorm(desk, casus, een.id, waarden)


def contact(desk: Desk, payload: RioContact) -> Answer:
    """Keep a contact, once."""
    casus, over = laad(desk, Daad.RIO_WERKEN, casus_id=payload.casus)
    eerder = _contact(desk, casus, payload.contact) if payload.contact else None
    t, vandaag = desk.teksten, desk.regio.kalender.lokaal(desk.nu).date()
    waarden = {"soort": payload.soort, "dag": payload.dag, "notitie": payload.notitie}
    lezer = _lezer(desk)
    soort = lezer.keuze("soort", payload.soort, [een.value for een in Contactsoort])
    dag = lezer.dag("dag", payload.dag, vandaag - LANGST_GELEDEN, vandaag, verplicht=True)
    notitie = lezer.tekst("notitie", payload.notitie, LANGSTE_NOTITIE, verplicht=False)
    if lezer.fouten or dag is None:
        return _contactvorm(desk, casus, payload.contact, waarden, lezer.fouten)
    if (let_op := kijk_na(desk, payload, [(t("rio.veld.notitie"), notitie)])) is not None:
        return let_op.op(_contactvorm(desk, casus, payload.contact, waarden))
    wie = desk.actor.persoon_id

    def act() -> str:
        if eerder is None:
            nieuw = Riocontact(desk.uow.new_id(), casus.id, Contactsoort(soort), dag, notitie, wie, desk.nu)
            rio.voeg_contact_toe(desk.uow, nieuw)
        else:
            nieuw = Riocontact(eerder.id, casus.id, Contactsoort(soort), dag, notitie, eerder.door_id, eerder.op)
            rio.wijzig_contact(desk.uow, nieuw)
        noteer(desk, Handeling.RIO_GEWIJZIGD, casus, over, nieuw.id)
        return nieuw.id

    onderwerp = f"{casus.id}:{payload.contact or ''}"
    if eenmaal(desk, Verb.RIO_CONTACT, payload.sleutel, onderwerp, waarden, act) is None:
        return _contactvorm(desk, casus, payload.contact, waarden, melding=t("rio.al_bewaard"))
    return toon(desk, casus, gedaan=t("rio.gedaan.contact"))


def contact_weg(desk: Desk, payload: RioContactWeg) -> Answer:
    """Take out what was noted by mistake; twice does no harm."""
    casus, over = laad(desk, Daad.RIO_WERKEN, casus_id=payload.casus)

    def act() -> Uitkomst:
        _contact(desk, casus, payload.contact)
        rio.verwijder_contact(desk.uow, payload.contact)
        noteer(desk, Handeling.RIO_GEWIJZIGD, casus, over, payload.contact)
        return Uitkomst("weg", {"contact": payload.contact})

    desk.once(Verb.RIO_CONTACT_WEG, payload.sleutel, act, onderwerp=f"{casus.id}:{payload.contact}")
    return toon(desk, casus, gedaan=desk.teksten("rio.gedaan.contact_weg"))


def _contact(desk: Desk, casus: Casus, contact_id: str) -> Riocontact:
    """Return a contact of this casus.

    Raises:
        NotFound: there is none in it.
    """
    een = rio.contact(desk.uow, contact_id)
    if een.casus_id != casus.id:
        raise NotFound("rio.onbekend")
    return een


def _lezer(desk: Desk) -> Lezer:
    return Lezer(desk.teksten, "rio.leeg.", "rio.fout.", "rio.veld.")


def _wensenvorm(
    desk: Desk,
    casus: Casus,
    nu: Riodossier,
    waarden: Mapping[str, str],
    fouten: Sequence[str] = (),
    melding: str = "",
    *,
    versie: int | None = None,
) -> Answer:
    welke = nu.versie if versie is None else versie
    sleutel = desk.issue_key(Verb.RIO_WENSEN, f"{casus.id}:{welke}")
    bewaar = RioWensen(casus=casus.id, versie=welke, sleutel=sleutel)
    anders = [veld for veld in WENSEN if melding and getattr(nu, veld) not in {"", waarden[veld]}]
    intussen = tuple((desk.teksten(f"rio.veld.{veld}"), str(getattr(nu, veld))) for veld in anders)
    vorm = Vorm(str(casus.code), waarden, fouten, melding, intussen)
    return als_antwoord(kaarten.wensen(vorm, bewaar, desk.teksten), desk.teksten)


def _contactvorm(
    desk: Desk,
    casus: Casus,
    contact_id: str | None,
    waarden: Mapping[str, str],
    fouten: Sequence[str] = (),
    melding: str = "",
) -> Answer:
    onderwerp = f"{casus.id}:{contact_id or ''}"
    sleutel, weg = desk.issue_key(Verb.RIO_CONTACT, onderwerp), None
    bewaar = RioContact(casus=casus.id, sleutel=sleutel)
    if contact_id is not None:
        bewaar = RioContact(casus=casus.id, contact=contact_id, sleutel=sleutel)
        weg = RioContactWeg(casus=casus.id, contact=contact_id, sleutel=desk.issue_key(Verb.RIO_CONTACT_WEG, onderwerp))
    vorm = Vorm(str(casus.code), waarden, fouten, melding)
    return als_antwoord(kaarten.contact(vorm, bewaar, weg, desk.teksten), desk.teksten)
