"""Who is in the conversation, and who of them is registered. The roster comes from Teams, never from a form."""

from dataclasses import dataclass
from datetime import timedelta

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_met_jaar
from dialogs.kern.desk import Desk
from dialogs.kern.ports import Member
from domain.persoon import Aanstelling, Actor, Persoon
from domain.registratie import Lid
from domain.tekst import LANGSTE_NAAM, schone_regel
from storage import personen

GAST = "guest"
ANONIEM = "anonymous"


@dataclass(frozen=True, slots=True)
class Aanmeldbaar:
    """Somebody who can be registered: he has an account in the tenant of this conversation."""

    object_id: str
    tenant_id: str
    teams_id: str
    naam: str
    gast: bool


def naam_van(lid: Member) -> str:
    """Return the display name, fit to keep."""
    return schone_regel(lid.name)[:LANGSTE_NAAM]


def persoon_van(desk: Desk, lid: Member) -> Persoon | None:
    """Return who this is; None for a stranger, and for anybody of another tenant."""
    if lid.object_id is None or lid.tenant_id != desk.turn.place.tenant_id:
        return None
    return personen.zoek(desk.uow, lid.tenant_id, lid.object_id)


def leden(desk: Desk) -> tuple[Lid, ...]:
    """Return everybody in the conversation."""
    return tuple(Lid(naam_van(een), persoon_van(desk, een)) for een in desk.roster)


def aanmeldbaar(desk: Desk) -> dict[str, Aanmeldbaar]:
    """Return who can be registered, by object id: nobody without an account, nobody of another tenant."""
    host = desk.turn.place.tenant_id
    return {
        een.object_id: Aanmeldbaar(een.object_id, host, een.teams_id, naam_van(een), een.role == GAST)
        for een in desk.roster
        if een.object_id is not None and een.tenant_id == host and een.role != ANONIEM
    }


def geldende(desk: Desk, persoon: Persoon) -> tuple[Aanstelling, ...]:
    """Return the roles somebody holds now."""
    return Actor.van(persoon, desk.nu).aanstellingen


def rol_in_woorden(desk: Desk, een: Aanstelling) -> str:
    """Return a role with its organisatie, in our own words."""
    t = desk.teksten
    organisatie = desk.regio.organisaties.get(een.organisatie)
    naam = organisatie.naam if organisatie else t("registratie.nergens")
    return t(
        "registratie.aanstelling", rol=t(f"registratie.rol.{een.rol.value}"), organisatie=met_einde(desk, naam, een)
    )


def met_einde(desk: Desk, organisatie: str, een: Aanstelling) -> str:
    """Return the name of the organisatie, with the last day of the role there when it has one."""
    if een.tot is None:
        return organisatie
    laatste_dag = dag_met_jaar(een.tot - timedelta(microseconds=1), desk.regio.kalender)
    return desk.teksten("registratie.tot_en_met", organisatie=organisatie, dag=laatste_dag)


def met_rollen(desk: Desk, persoon: Persoon) -> str:
    """Return somebody's name with the roles he holds now; his name is disarmed."""
    t = desk.teksten
    rollen = ", ".join(rol_in_woorden(desk, een) for een in geldende(desk, persoon))
    return t("registratie.lid.rollen", naam=zonder_opmaak(persoon.naam), rollen=rollen or t("registratie.lid.geen_rol"))
