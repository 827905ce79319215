"""Contacten: who is reached for which organisatie, and how. With an account in Teams they become partners as well."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from dialogs.inlezen.kern import Bezwaar, Kolommen, Lezer, Oordeel, Regel, Uitslag, geweigerd
from dialogs.kern.desk import Context
from domain.casus import naam_voor_vergelijking
from domain.contact import (
    LANGSTE_MAILADRES,
    LANGSTE_TELEFOON,
    Contact,
    Contactfout,
    Kanaal,
    contactfouten,
)
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Actor, Persoon, Rol
from domain.tekst import LANGSTE_NAAM
from storage import contacten, personen

KOLOMMEN = Kolommen(
    verplicht=("naam", "organisatie"),
    mogelijk=("kanaal", "email", "telefoon", "spoed", "tafels", "tenant_id", "object_id"),
    ook={"e-mail": "email", "mail": "email", "telefoonnummer": "telefoon", "tafel": "tafels"},
)

_KOLOM = {
    Contactfout.ZONDER_EMAIL: "email",
    Contactfout.GEEN_EMAIL: "email",
    Contactfout.ZONDER_TELEFOON: "telefoon",
    Contactfout.GEEN_TELEFOON: "telefoon",
    Contactfout.ZONDER_TEAMS: "object_id",
    Contactfout.PERSOON_DUBBEL: "object_id",
}
"""In which column the mend of each is. The name is looked at by itself: by it a contact is recognised."""

_KOMT_ERBIJ = "nieuw"
"""Stands for the id of somebody who is registered only when the row is carried out."""

_KANALEN = {Kanaal.TEAMS.value: "Teams", Kanaal.EMAIL.value: "e-mail", Kanaal.TELEFOON.value: "telefoon"}


def beoordeel(context: Context, regels: Sequence[Regel]) -> Iterator[Oordeel]:
    """Judge every row. Somebody is the same when his name and organisatie are; twice in one file is refused."""
    bestaand = {_wie(een.organisatie, een.naam): een for een in contacten.alle(context.uow)}
    gezien: set[tuple[str, str]] = set()
    for regel in regels:
        yield _beoordeel(context, regel, bestaand, gezien)


def _beoordeel(
    context: Context, regel: Regel, bestaand: dict[tuple[str, str], Contact], gezien: set[tuple[str, str]]
) -> Oordeel:
    lezer, regio = Lezer(regel), context.regio
    naam = lezer.tekst("naam", LANGSTE_NAAM, verplicht=True)
    mogelijk = {een.code: een.naam for een in regio.organisaties.values() if een.code != regio.eigen_organisatie}
    organisatie = lezer.keuze("organisatie", mogelijk, verplicht=True)
    wie = _wie(organisatie, naam)
    if organisatie and wie in gezien:
        lezer.bezwaren.append(Bezwaar("inlezen.dubbel", "naam"))
    gezien.add(wie)
    account = _account(lezer)
    nieuw = _contact(lezer, context, organisatie, naam, met_account=account is not None)
    er_is = bestaand.get(wie)
    persoon = personen.zoek(context.uow, *account) if account else None
    andere = [een for een in bestaand.values() if een.organisatie == organisatie]
    lezer.bezwaren += _wat_niet_kan(nieuw, er_is, andere, persoon, met_account=account is not None)
    if lezer.bezwaren:
        return geweigerd([regel], lezer.bezwaren)
    gelijk = (
        er_is is not None
        and replace(nieuw, id=er_is.id, versie=er_is.versie, persoon_id=er_is.persoon_id, actief=er_is.actief) == er_is
        and (account is None or _is_partner(context, persoon, organisatie, er_is))
    )
    if gelijk:
        return Oordeel((regel.nummer,), Uitslag.HETZELFDE)
    uitslag = Uitslag.NIEUW if er_is is None else Uitslag.GEWIJZIGD
    return Oordeel((regel.nummer,), uitslag, doe=lambda daar: _bewaar(daar, nieuw, er_is, account))


def _contact(lezer: Lezer, context: Context, organisatie: str, naam: str, *, met_account: bool) -> Contact:
    email = lezer.tekst("email", LANGSTE_MAILADRES)
    telefoon = lezer.tekst("telefoon", LANGSTE_TELEFOON)
    gekozen = lezer.keuze("kanaal", _KANALEN)
    kanaal = Kanaal(gekozen) if gekozen else _vanzelf(email, telefoon, met_account=met_account)
    spoed = tuple(Kanaal(een) for een in lezer.lijst("spoed", _KANALEN))
    return Contact(
        id="",
        organisatie=organisatie,
        naam=naam,
        kanaal=kanaal,
        email=email,
        telefoon=telefoon,
        spoed=spoed,
        tafels=lezer.lijst("tafels", {een.code: een.naam for een in context.regio.tafels.values()}),
    )


def _wat_niet_kan(
    nieuw: Contact, er_is: Contact | None, andere: Sequence[Contact], persoon: Persoon | None, *, met_account: bool
) -> Iterator[Bezwaar]:
    """Yield what the rules for contacts have against it, by column; an empty name was told already."""
    wie = persoon.id if persoon else _KOMT_ERBIJ if met_account else er_is.persoon_id if er_is else None
    gevraagd = replace(nieuw, id=er_is.id if er_is else "", persoon_id=wie)
    for een in contactfouten(gevraagd, andere):
        if een in _KOLOM:
            yield Bezwaar(f"inlezen.contacten.{een.value}", _KOLOM[een])


def _vanzelf(email: str, telefoon: str, *, met_account: bool) -> Kanaal:
    """Return the channel of who has not said one: Teams when he has it, else the mail, else the telephone."""
    if met_account or not (email or telefoon):
        return Kanaal.TEAMS
    return Kanaal.EMAIL if email else Kanaal.TELEFOON


def _account(lezer: Lezer) -> tuple[str, str] | None:
    """Return tenant and object id in Entra; both or neither."""
    delen = []
    for kolom in ("tenant_id", "object_id"):
        tekst = lezer.regel[kolom].strip()
        try:
            delen.append(str(UUID(tekst)) if tekst else "")
        except ValueError:
            lezer.bezwaren.append(Bezwaar("inlezen.guid", kolom))
            return None
    tenant_id, object_id = delen
    if bool(tenant_id) != bool(object_id):
        lezer.bezwaren.append(Bezwaar("inlezen.contacten.half_account", "object_id" if tenant_id else "tenant_id"))
        return None
    return (tenant_id, object_id) if tenant_id else None


def _bewaar(context: Context, nieuw: Contact, er_is: Contact | None, account: tuple[str, str] | None) -> str:
    persoon_id = er_is.persoon_id if er_is else None
    if account is not None:
        persoon_id = _maak_partner(context, account, nieuw)
    if er_is is None:
        contact = replace(nieuw, id=context.uow.new_id(), persoon_id=persoon_id)
        contacten.voeg_toe(context.uow, contact)
    else:
        contact = replace(nieuw, id=er_is.id, versie=er_is.versie, persoon_id=persoon_id)
        contacten.wijzig(context.uow, contact)
    context.log(Handeling.CONTACT_GEWIJZIGD, onderwerp_id=contact.id)
    return ""


def _maak_partner(context: Context, account: tuple[str, str], nieuw: Contact) -> str:
    tenant_id, object_id = account
    bekend = personen.zoek(context.uow, tenant_id, object_id)
    # The address in Teams becomes known when he first says something to the bot.
    persoon = bekend or personen.registreer(
        context.uow,
        tenant_id=tenant_id,
        object_id=object_id,
        teams_id="",
        naam=nieuw.naam,
    )
    if bekend is None:
        context.log(Handeling.PERSOON_GEREGISTREERD, onderwerp_id=persoon.id)
    if nieuw.organisatie not in Actor.van(persoon, context.nu).organisaties(Rol.PARTNER):
        personen.stel_aan(context.uow, persoon.id, Aanstelling(Rol.PARTNER, nieuw.organisatie, context.nu))
        onderwerp = f"{persoon.id}:{Rol.PARTNER.value}:{nieuw.organisatie}"
        context.log(Handeling.PERSOON_AANGESTELD, onderwerp_id=onderwerp)
    return persoon.id


def _is_partner(context: Context, persoon: Persoon | None, organisatie: str, er_is: Contact) -> bool:
    if persoon is None or er_is.persoon_id != persoon.id:
        return False
    return organisatie in Actor.van(persoon, context.nu).organisaties(Rol.PARTNER)


def _wie(organisatie: str, naam: str) -> tuple[str, str]:
    return organisatie, naam_voor_vergelijking(naam)
