"""The form of a contact: new, changed, stopped, put back. All of it is the beheerder's."""

from dataclasses import replace

from cards import contacten as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.contacten import (
    ContactBewaar,
    ContactenOpen,
    ContactFormulier,
    ContactStop,
    ContactTerug,
    Contactvorm,
    Keuzes,
)
from cards.verbs import Verb
from dialogs.contacten import lijst
from dialogs.contacten.vorm import in_woorden, lees_velden, velden_van, vorm_van
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import kijk_na
from domain.contact import Contact, contactfouten
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.tekst import LANGSTE_NAAM, schone_regel
from domain.toegang import Daad
from storage import contacten, personen
from storage.inbox import Uitkomst

NIEMAND = "-"
"""The choice "nobody in Teams": an empty choice would not be sent."""
NIEUW = "nieuw"


def formulier(desk: Desk, payload: ContactFormulier) -> Answer:
    """Open the form of the chosen contact, or an empty one."""
    _alleen_wie_mag(desk, payload.organisatie)
    if payload.nieuw:
        return _formulier(desk, ContactBewaar(sleutel="-", organisatie=payload.organisatie, persoon=NIEMAND), None)
    if not payload.contact:
        return lijst.van(desk, payload.organisatie, fout=desk.teksten("contacten.leeg.contact"))
    een = _van_organisatie(desk, payload.contact, payload.organisatie)
    return _formulier(desk, _als_ingevuld(een), een)


def bewaar(desk: Desk, payload: ContactBewaar) -> Answer:
    """Keep what was filled in, or say what must be mended."""
    _alleen_wie_mag(desk, payload.organisatie)
    er_is = _van_organisatie(desk, payload.contact, payload.organisatie) if payload.contact else None
    afdruk = desk.fingerprint(payload.model_dump(mode="json", exclude={"sleutel", "v", "versie", "contact"}))
    nieuw, fouten = _gelezen(desk, payload, er_is)
    if nieuw is None or fouten:
        return _formulier(desk, payload, er_is, fouten=fouten)
    # For an address and a telephone number there are fields; a name is read by everybody who looks who to reach.
    if (let_op := kijk_na(desk, payload, [(desk.teksten("contacten.veld.naam"), nieuw.naam)])) is not None:
        return let_op.op(_formulier(desk, payload, er_is))

    def leg_vast() -> Uitkomst:
        # Looked at here, because to a repeat the contact it made would be its own double.
        if contactfouten(nieuw, contacten.van_organisatie(desk.uow, payload.organisatie)):
            return Uitkomst("dubbel", {"invoer": afdruk})
        if er_is is not None and er_is.versie != payload.versie:
            return Uitkomst("gewijzigd", {"invoer": afdruk})
        if er_is is None:
            contacten.voeg_toe(desk.uow, nieuw)
        else:
            contacten.wijzig(desk.uow, nieuw)
        desk.record(Handeling.CONTACT_GEWIJZIGD, onderwerp_id=nieuw.id)
        return Uitkomst("bewaard", {"contact": nieuw.id, "invoer": afdruk})

    onderwerp = _onderwerp(payload.organisatie, er_is)
    uitkomst = desk.once(Verb.CONTACT_BEWAAR, payload.sleutel, leg_vast, onderwerp=onderwerp)
    t = desk.teksten
    if uitkomst.ids["invoer"] != afdruk:
        return _formulier(desk, payload, er_is, fouten=(t("contacten.fout.al_gebruikt"),))
    if uitkomst.soort == "dubbel":
        dubbel = contactfouten(nieuw, contacten.van_organisatie(desk.uow, payload.organisatie))
        return _formulier(desk, payload, er_is, fouten=in_woorden(desk, dubbel))
    if uitkomst.soort == "gewijzigd":
        return _formulier(desk, payload, er_is, fouten=(t("contacten.fout.gewijzigd"),))
    return lijst.van(desk, payload.organisatie, gelukt=t("contacten.gelukt.bewaard"))


def stop(desk: Desk, payload: ContactStop) -> Answer:
    """Reach somebody no more; mails that wait for him lapse by themselves."""
    een = _gezocht(desk, payload.contact)

    def leg_vast() -> Uitkomst:
        _zet_actief(desk, een, actief=False)
        return Uitkomst("gestopt", {"contact": een.id})

    desk.once(Verb.CONTACT_STOP, payload.sleutel, leg_vast, onderwerp=een.id)
    terug = ContactTerug(sleutel=desk.issue_key(Verb.CONTACT_TERUG, een.id), contact=een.id)
    kaart = kaarten.gestopt(een.naam, terug, ContactenOpen(welke=een.organisatie), desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def zet_terug(desk: Desk, payload: ContactTerug) -> Answer:
    """Reach somebody after all, as before."""
    een = _gezocht(desk, payload.contact)
    # Meanwhile somebody may have made him anew.
    fouten = contactfouten(een, contacten.van_organisatie(desk.uow, een.organisatie))
    if fouten and not een.actief:
        return lijst.van(desk, een.organisatie, fout="\n\n".join(in_woorden(desk, fouten)))

    def leg_vast() -> Uitkomst:
        _zet_actief(desk, een, actief=True)
        return Uitkomst("terug", {"contact": een.id})

    desk.once(Verb.CONTACT_TERUG, payload.sleutel, leg_vast, onderwerp=een.id)
    return lijst.van(desk, een.organisatie, gelukt=desk.teksten("contacten.gelukt.terug"))


def _zet_actief(desk: Desk, een: Contact, *, actief: bool) -> None:
    if een.actief != actief:
        contacten.wijzig(desk.uow, replace(een, actief=actief))
        desk.record(Handeling.CONTACT_GEWIJZIGD, onderwerp_id=een.id)


def _alleen_wie_mag(desk: Desk, organisatie: str) -> None:
    eis(desk, Daad.CONTACTEN_WIJZIGEN)
    if organisatie not in desk.regio.organisaties or organisatie == desk.regio.eigen_organisatie:
        raise NotFound("contact.onbekend")


def _gezocht(desk: Desk, contact_id: str) -> Contact:
    eis(desk, Daad.CONTACTEN_WIJZIGEN)
    return contacten.lees(desk.uow, contact_id)


def _van_organisatie(desk: Desk, contact_id: str, organisatie: str) -> Contact:
    een = contacten.lees(desk.uow, contact_id)
    if een.organisatie != organisatie:
        raise NotFound("contact.onbekend")
    return een


def _gelezen(desk: Desk, payload: ContactBewaar, er_is: Contact | None) -> tuple[Contact | None, tuple[str, ...]]:
    """Return the contact as filled in, and what is wrong with it in words; None without a channel."""
    ingevuld = lees_velden(desk, payload)
    if ingevuld.kanaal is None:
        return None, (desk.teksten("contacten.leeg.kanaal"),)
    partners = dict(_partners(desk, payload.organisatie, er_is))
    basis = er_is or Contact(desk.uow.new_id(), payload.organisatie, naam="", kanaal=ingevuld.kanaal)
    nieuw = replace(
        ingevuld.op(basis, ingevuld.kanaal),
        naam=schone_regel(payload.naam)[:LANGSTE_NAAM],
        persoon_id=payload.persoon if payload.persoon in partners and payload.persoon != NIEMAND else None,
        actief=True,
    )
    return nieuw, in_woorden(desk, contactfouten(nieuw, ()))


def _partners(desk: Desk, organisatie: str, er_is: Contact | None) -> Keuzes:
    """Return who he may be in Teams: a partner there, or whoever he was before."""
    wie = {een.id: een.naam for een in personen.met_rol(desk.uow, Rol.PARTNER, organisatie)}
    if er_is is not None and er_is.persoon_id is not None:
        wie.setdefault(er_is.persoon_id, personen.lees(desk.uow, er_is.persoon_id).naam)
    niemand = (NIEMAND, desk.teksten("contacten.niemand_in_teams"))
    return (niemand, *((id_, zonder_opmaak(naam)) for id_, naam in wie.items()))


def _als_ingevuld(een: Contact) -> ContactBewaar:
    return ContactBewaar(
        sleutel="-",
        organisatie=een.organisatie,
        naam=een.naam,
        persoon=een.persoon_id or NIEMAND,
        **velden_van(een).model_dump(exclude={"v"}),
    )


def _formulier(desk: Desk, ingevuld: ContactBewaar, een: Contact | None, *, fouten: tuple[str, ...] = ()) -> Answer:
    t = desk.teksten
    organisatie = ingevuld.organisatie
    vorm = Contactvorm(
        bereik=vorm_van(desk, organisatie, ingevuld, fouten=fouten),
        naam=ingevuld.naam,
        persoon=ingevuld.persoon,
        personen=_partners(desk, organisatie, een),
        nieuw=een is None,
    )
    sleutel = desk.issue_key(Verb.CONTACT_BEWAAR, _onderwerp(organisatie, een))
    if een is None:
        bewaren, stoppen = ContactBewaar(sleutel=sleutel, organisatie=organisatie), None
    else:
        bewaren = ContactBewaar(sleutel=sleutel, organisatie=organisatie, contact=een.id, versie=een.versie)
        stoppen = ContactStop(sleutel=desk.issue_key(Verb.CONTACT_STOP, een.id), contact=een.id)
        stoppen = stoppen if een.actief else None
    kaart = kaarten.contact(vorm, bewaren, stoppen, ContactenOpen(welke=organisatie), t)
    return als_antwoord(kaart, t)


def _onderwerp(organisatie: str, een: Contact | None) -> str:
    return f"{organisatie}:{een.id if een else NIEUW}"
