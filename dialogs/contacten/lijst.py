"""/contacten: how the people of an organisatie are reached."""

from collections import Counter

from cards import contacten as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.contacten import Contactenlijst, ContactenOpen, ContactFormulier, Contactregel
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from domain.contact import Contact, Kanaal
from domain.toegang import Daad
from domain.wekken import heeft
from storage import contacten, outbox, personen


def toon(desk: Desk, arguments: Arguments) -> Answer:
    """Show the contacts of one organisatie, or ask which."""
    _alleen_wie_mag(desk)
    return kies(desk) if arguments.organisatie is None else van(desk, arguments.organisatie)


def open_(desk: Desk, payload: ContactenOpen) -> Answer:
    """Show the contacts of the chosen organisatie."""
    _alleen_wie_mag(desk)
    return van(desk, payload.welke) if payload.welke in desk.regio.organisaties else kies(desk)


def kies(desk: Desk) -> Answer:
    """Ask which organisatie, and say how many contacts each has."""
    t, aantallen = desk.teksten, Counter(een.organisatie for een in contacten.alle(desk.uow))
    wie = [een for een in desk.regio.organisaties.values() if een.code != desk.regio.eigen_organisatie]
    regels = tuple((een.naam, t.aantal("contacten.aantal", aantallen[een.code])) for een in wie)
    kaart = kaarten.kies_organisatie(tuple((een.code, een.naam) for een in wie), regels, t)
    return als_antwoord(kaart, t)


def van(desk: Desk, organisatie: str, *, gelukt: str = "", fout: str = "") -> Answer:
    """Show the contacts of one organisatie, with what was done, or what must be mended."""
    t, mag_wijzigen = desk.teksten, mag(desk, Daad.CONTACTEN_WIJZIGEN)
    alle = contacten.van_organisatie(desk.uow, organisatie)
    # A wrong address, or no mail server at all.
    niet_bezorgd = outbox.niet_bezorgd(desk.uow, [een.id for een in alle])
    beeld = Contactenlijst(
        organisatie=desk.regio.organisatie(organisatie).naam,
        contacten=tuple(_regel(desk, een, niet_bezorgd) for een in alle),
        kiesbaar=tuple((een.id, zonder_opmaak(een.naam)) for een in alle) if mag_wijzigen else (),
        gelukt=gelukt,
        fout=fout,
    )
    kaart = kaarten.lijst(beeld, ContactFormulier(organisatie=organisatie, nieuw=mag_wijzigen), t)
    return als_antwoord(kaart, t)


def _alleen_wie_mag(desk: Desk) -> None:
    eis(desk, Daad.CONTACTEN_ZIEN)


def _regel(desk: Desk, een: Contact, niet_bezorgd: frozenset[str]) -> Contactregel:
    t = desk.teksten
    regels = [t("contacten.regel.gewoon", hoe=t(f"contacten.kanaal.{een.kanaal.value}"))]
    if een.spoed:
        hoe = ", ".join(t(f"contacten.kanaal.{kanaal.value}") for kanaal in een.spoed)
        regels.append(t("contacten.regel.spoed", hoe=hoe))
    if een.email:
        regels.append(t("contacten.regel.email", email=zonder_opmaak(een.email)))
    if een.telefoon:
        regels.append(t("contacten.regel.telefoon", telefoon=zonder_opmaak(een.telefoon)))
    if een.tafels:
        namen = (desk.regio.tafels[code].naam for code in een.tafels if code in desk.regio.tafels)
        regels.append(t("contacten.regel.tafels", tafels=", ".join(namen)))
    if een.persoon_id is not None:
        naam = zonder_opmaak(personen.lees(desk.uow, een.persoon_id).naam)
        regels.append(t("contacten.regel.teams", naam=naam))
    return Contactregel(een.naam, tuple(regels), _waarschuwing(desk, een, niet_bezorgd))


def _waarschuwing(desk: Desk, een: Contact, niet_bezorgd: frozenset[str]) -> str:
    if not all(heeft(een, kanaal) for kanaal in een.nodig):
        return desk.teksten("contacten.let_op.zonder_adres")
    if Kanaal.EMAIL in een.nodig and een.id in niet_bezorgd:
        return desk.teksten("contacten.let_op.niet_bezorgd")
    return ""
