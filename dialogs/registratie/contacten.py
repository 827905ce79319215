"""Registering people: chosen from the roster of the conversation, with an organisatie and a role."""

from cards import registratie as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.registratie import Contactvorm, RegistratieContact, RegistratieContacten
from cards.verbs import Verb
from dialogs.kern.answers import Answer, ShowCard
from dialogs.kern.desk import Desk
from dialogs.registratie.gesprek import dit_gesprek, organisaties_van, wie_hier_niet_hoort
from dialogs.registratie.leden import Aanmeldbaar, aanmeldbaar, geldende, met_rollen, persoon_van
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Rol
from domain.registratie import rolfout
from storage import personen
from storage.gesprekken import Gesprek
from storage.inbox import Uitkomst


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
    nieuw = Aanstelling(Rol(payload.rol), payload.organisatie, desk.nu)
    afdruk = desk.fingerprint(
        {"wie": ",".join(sorted(gekozen)), "organisatie": payload.organisatie, "rol": payload.rol}
    )

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
        organisatie=desk.regio.organisatie(payload.organisatie).naam,
    )
    return _formulier(desk, payload.model_copy(update={"wie": ""}), gelukt=gelukt)


def _stel_aan(desk: Desk, wie: Aanmeldbaar, nieuw: Aanstelling) -> None:
    bekend = personen.zoek(desk.uow, wie.tenant_id, wie.object_id)
    persoon = personen.registreer(
        desk.uow, tenant_id=wie.tenant_id, object_id=wie.object_id, teams_id=wie.teams_id, naam=wie.naam
    )
    if bekend is None:
        desk.record(Handeling.PERSOON_GEREGISTREERD, onderwerp_id=persoon.id)
    heeft_al = any((een.rol, een.organisatie) == (nieuw.rol, nieuw.organisatie) for een in geldende(desk, persoon))
    if not heeft_al:
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
    if fouten:
        return tuple(fouten)
    past_niet = rolfout(Rol(payload.rol), payload.organisatie, regio.eigen_organisatie)
    if past_niet is None:
        return ()
    return (t(f"registratie.fout.{past_niet.value}", eigen=regio.organisatie(regio.eigen_organisatie).naam),)


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
        rollen=tuple((een.value, t(f"registratie.rol.{een.value}")) for een in reversed(Rol)),
        wie=",".join(een for een in ingevuld.wie.split(",") if een in wie),
        organisatie=ingevuld.organisatie,
        rol=ingevuld.rol,
        niet=_wie_ontbreekt(desk, len(desk.roster) - len(wie)),
        fouten=fouten,
        gelukt=gelukt,
        waarschuwing=_wie_hier_niet_hoort(desk, dit),
    )
    bewaar = RegistratieContact(sleutel=desk.issue_key(Verb.REGISTRATIE_CONTACT, dit.id))
    return ShowCard(kaarten.contacten(vorm, bewaar, t), t("algemeen.samenvatting"))


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
