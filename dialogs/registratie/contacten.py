"""Registering people: chosen from the roster of the conversation, with an organisatie and a role."""

from datetime import datetime, time, timedelta

from cards import registratie as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.registratie import Contactvorm, RegistratieContact, RegistratieContacten
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.registratie.gesprek import dit_gesprek, organisaties_van, wie_hier_niet_hoort
from dialogs.registratie.leden import Aanmeldbaar, aanmeldbaar, geldende, met_einde, met_rollen, persoon_van
from domain.bij import met_mandaat
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Rol
from domain.registratie import rolfout
from domain.tekst import lees_datum
from storage import personen
from storage.gesprekken import Gesprek
from storage.inbox import Uitkomst

VAAKST_EERST = (
    Rol.PARTNER,
    Rol.PROCESREGISSEUR,
    *(een for een in Rol if een not in {Rol.PARTNER, Rol.PROCESREGISSEUR}),
)
"""The roles in the order in which they are given out most."""


def toon(desk: Desk, _: RegistratieContacten) -> Answer:
    """Show who is registered already, and the form to register others."""
    return _formulier(desk, RegistratieContact(sleutel="-"))


def meld_aan(desk: Desk, payload: RegistratieContact) -> Answer:
    """Register the chosen people and give them the role."""
    dit = dit_gesprek(desk)
    gekozen = tuple(dict.fromkeys(een.strip() for een in payload.wie.split(",") if een.strip()))
    fouten = _wat_niet_kan(desk, payload, gekozen)
    if fouten:
        return _formulier(desk, payload, fouten=fouten)
    wie = aanmeldbaar(desk)
    nieuw = Aanstelling(Rol(payload.rol), payload.organisatie, desk.nu, _einde(desk, payload.tot))
    wat = {"organisatie": payload.organisatie, "rol": payload.rol, "tot": payload.tot}
    afdruk = desk.fingerprint({"wie": ",".join(sorted(gekozen)), **wat})

    def leg_vast() -> Uitkomst:
        for object_id in gekozen:
            _stel_aan(desk, wie[object_id], nieuw)
        return Uitkomst("aangemeld", {"gesprek": dit.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.REGISTRATIE_CONTACT, payload.sleutel, leg_vast, onderwerp=dit.id)
    t = desk.teksten
    if uitkomst.ids["invoer"] != afdruk:
        return _formulier(desk, payload, fouten=(t("registratie.fout.al_gebruikt"),))
    gelukt = t.aantal(
        "registratie.gelukt.aangemeld",
        len(gekozen),
        rol=t(f"registratie.rol.{payload.rol}"),
        organisatie=met_einde(desk, desk.regio.organisatie(payload.organisatie).naam, nieuw),
    )
    return _formulier(desk, payload.model_copy(update={"wie": "", "tot": ""}), gelukt=gelukt)


def _stel_aan(desk: Desk, wie: Aanmeldbaar, nieuw: Aanstelling) -> None:
    bekend = personen.zoek(desk.uow, wie.tenant_id, wie.object_id)
    persoon = personen.registreer(
        desk.uow, tenant_id=wie.tenant_id, object_id=wie.object_id, teams_id=wie.teams_id, naam=wie.naam
    )
    if bekend is None:
        desk.record(Handeling.PERSOON_GEREGISTREERD, onderwerp_id=persoon.id)
    # With another end it is written down anew: a deputy who stays longer, or leaves earlier.
    zoals_nu = ((een.rol, een.organisatie, een.tot) for een in geldende(desk, persoon))
    if (nieuw.rol, nieuw.organisatie, nieuw.tot) not in zoals_nu:
        personen.stel_aan(desk.uow, persoon.id, nieuw)
        onderwerp = f"{persoon.id}:{nieuw.rol.value}:{nieuw.organisatie}"
        desk.record(Handeling.PERSOON_AANGESTELD, onderwerp_id=onderwerp)


def _wat_niet_kan(desk: Desk, payload: RegistratieContact, gekozen: tuple[str, ...]) -> tuple[str, ...]:
    t, regio = desk.teksten, desk.regio
    fouten = []
    if not gekozen:
        fouten.append(t("registratie.leeg.wie"))
    elif not aanmeldbaar(desk).keys() >= set(gekozen):
        fouten.append(t("registratie.fout.niet_hier"))
    if payload.organisatie not in regio.organisaties:
        fouten.append(t("registratie.leeg.organisatie"))
    if payload.rol not in tuple(Rol):
        fouten.append(t("registratie.leeg.rol"))
    fouten += _wat_niet_kan_met_einde(desk, payload, gekozen)
    if fouten:
        return tuple(fouten)
    past_niet = rolfout(Rol(payload.rol), payload.organisatie, regio.eigen_organisatie, met_mandaat(regio))
    if past_niet is None:
        return ()
    return (t(f"registratie.fout.{past_niet.value}", eigen=regio.organisatie(regio.eigen_organisatie).naam),)


def _wat_niet_kan_met_einde(desk: Desk, payload: RegistratieContact, gekozen: tuple[str, ...]) -> list[str]:
    if not payload.tot:
        return []
    laatste_dag = lees_datum(payload.tot)
    if laatste_dag is None or laatste_dag < desk.regio.kalender.lokaal(desk.nu).date():
        return [desk.teksten("registratie.fout.tot")]
    if payload.rol == Rol.BEHEERDER and not _anderen_blijven(desk, gekozen):
        return [desk.teksten("registratie.fout.beheerder_tot")]
    return []


def _anderen_blijven(desk: Desk, gekozen: tuple[str, ...]) -> bool:
    """Tell whether a beheerder without an end remains: on that day nobody could register anybody any more."""
    anderen = (een for een in personen.met_rol(desk.uow, Rol.BEHEERDER) if een.object_id not in gekozen)
    return any(een.rol is Rol.BEHEERDER and een.tot is None for wie in anderen for een in geldende(desk, wie))


def _einde(desk: Desk, tot: str) -> datetime | None:
    """Return the moment at which the last day is over; None without one."""
    laatste_dag = lees_datum(tot)
    return None if laatste_dag is None else desk.regio.kalender.moment(laatste_dag + timedelta(days=1), time())


def _formulier(desk: Desk, ingevuld: RegistratieContact, *, fouten: tuple[str, ...] = (), gelukt: str = "") -> Answer:
    t, regio = desk.teksten, desk.regio
    dit = dit_gesprek(desk)
    wie = aanmeldbaar(desk)
    gevonden = (persoon_van(desk, een) for een in desk.roster)
    bekend = tuple(met_rollen(desk, een) for een in gevonden if een is not None)
    vorm = Contactvorm(
        bekend=bekend,
        leden=tuple((een.object_id, _lidnaam(desk, een)) for een in wie.values()),
        organisaties=tuple((een.code, een.naam) for een in regio.organisaties.values()),
        rollen=tuple((een.value, t(f"registratie.rol.{een.value}")) for een in VAAKST_EERST),
        wie=",".join(een for een in ingevuld.wie.split(",") if een in wie),
        organisatie=ingevuld.organisatie,
        rol=ingevuld.rol,
        tot=ingevuld.tot,
        niet=_wie_ontbreekt(desk, len(desk.roster) - len(wie)),
        fouten=fouten,
        gelukt=gelukt,
        waarschuwing=_wie_hier_niet_hoort(desk, dit),
    )
    bewaar = RegistratieContact(sleutel=desk.issue_key(Verb.REGISTRATIE_CONTACT, dit.id))
    return als_antwoord(kaarten.contacten(vorm, bewaar, t), t)


def _wie_ontbreekt(desk: Desk, aantal: int) -> str:
    if not desk.roster:
        return desk.teksten("registratie.contacten.geen_leden")
    return desk.teksten.aantal("registratie.contacten.niet", aantal) if aantal else ""


def _wie_hier_niet_hoort(desk: Desk, dit: Gesprek) -> str:
    if desk.regio.gesprekken_gedeeld:
        return ""
    return " ".join(filter(None, (wie_hier_niet_hoort(desk, een) for een in organisaties_van(desk, dit))))


def _lidnaam(desk: Desk, een: Aanmeldbaar) -> str:
    naam = zonder_opmaak(een.naam)
    return desk.teksten("registratie.lid.gast", naam=naam) if een.gast else naam
