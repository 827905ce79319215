"""Ending a role: from then on nothing opens any more that hung on it."""

from cards import registratie as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.registratie import RegistratieEindig, RegistratieRollen, Rolvorm
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.ontvangers import houders
from dialogs.registratie.gesprek import dit_gesprek
from dialogs.registratie.leden import geldende, persoon_van, rol_in_woorden
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Persoon, Rol
from storage import casus as casussen
from storage import personen, werklijst
from storage.inbox import Uitkomst


def toon(desk: Desk, payload: RegistratieRollen) -> Answer:
    """Show the roles of everybody here, or of one organisatie: also of people who left the conversation."""
    return _formulier(desk, payload.organisatie)


def beeindig(desk: Desk, payload: RegistratieEindig) -> Answer:
    """End the chosen role now."""
    dit = dit_gesprek(desk)
    t = desk.teksten
    if not payload.aanstelling:
        return _formulier(desk, "", fouten=(t("registratie.leeg.aanstelling"),))

    def eindig() -> Uitkomst:
        persoon, aanstelling = _gekozen(desk, payload.aanstelling)
        if aanstelling.rol is Rol.BEHEERDER and _is_laatste_beheerder(desk, persoon):
            raise UserMistake("registratie.laatste_beheerder")
        personen.beeindig(desk.uow, persoon.id, aanstelling.rol, aanstelling.organisatie, desk.nu)
        desk.record(Handeling.PERSOON_BEEINDIGD, onderwerp_id=payload.aanstelling)
        return Uitkomst("beeindigd", {"aanstelling": payload.aanstelling})

    uitkomst = desk.once(Verb.REGISTRATIE_EINDIG, payload.sleutel, eindig, onderwerp=dit.id)
    if uitkomst.ids["aanstelling"] != payload.aanstelling:
        return _formulier(desk, "", fouten=(t("registratie.fout.al_gebruikt"),))
    return _formulier(desk, "", gelukt=_gevolg(desk, payload.aanstelling))


def _gekozen(desk: Desk, waarde: str) -> tuple[Persoon, Aanstelling]:
    persoon_id = waarde.partition(":")[0]
    persoon = personen.lees(desk.uow, persoon_id)
    for een in geldende(desk, persoon):
        if _waarde(persoon, een) == waarde:
            return persoon, een
    raise UserMistake("registratie.geen_rol")


def _is_laatste_beheerder(desk: Desk, persoon: Persoon) -> bool:
    """Tell whether the region would have no beheerder left: then nobody could register anybody any more."""
    anderen = [een for een in personen.met_rol(desk.uow, Rol.BEHEERDER) if een.id != persoon.id]
    return not anderen and sum(een.rol is Rol.BEHEERDER for een in geldende(desk, persoon)) == 1


def _gevolg(desk: Desk, waarde: str) -> str:
    """Say what ending the role means: for the casussen of a procesregisseur, for what is asked of an organisatie."""
    persoon_id, rol, organisatie = waarde.split(":", 2)
    t = desk.teksten
    lopend = _lopend(desk, persoon_id) if rol == Rol.PROCESREGISSEUR else 0
    if lopend:
        # A beheerder learns how many there are; which ones is told to the managers, at the next round of the clock.
        managers = "registratie.zonder.managers" if houders(desk, Rol.MANAGER) else "registratie.zonder.geen_manager"
        return f"{t.aantal('registratie.let_op.zonder_regisseur', lopend)} {t(managers)}"
    if rol == Rol.PARTNER and not personen.met_rol(desk.uow, Rol.PARTNER, organisatie):
        return _laatste_partner(desk, organisatie)
    return t("registratie.gelukt.beeindigd")


def _laatste_partner(desk: Desk, organisatie: str) -> str:
    """Say that an organisatie has nobody left who can answer, and how much waits for it."""
    naam = zonder_opmaak(desk.regio.organisatie(organisatie).naam)
    wacht = sum(len(een.te_doen) for een in werklijst.lopend(desk.uow, organisatie))
    gevolg = desk.teksten("registratie.laatste_partner", organisatie=naam)
    return f"{gevolg} {desk.teksten.aantal('registratie.laatste_partner.wacht', wacht)}" if wacht else gevolg


def _lopend(desk: Desk, persoon_id: str) -> int:
    return len(casussen.lopende_van(desk.uow, [persoon_id]))


def _formulier(desk: Desk, organisatie: str, *, fouten: tuple[str, ...] = (), gelukt: str = "") -> Answer:
    t = desk.teksten
    dit = dit_gesprek(desk)
    gekozen = organisatie if organisatie in desk.regio.organisaties else ""
    vorm = Rolvorm(
        aanstellingen=tuple(
            (_waarde(persoon, een), f"{zonder_opmaak(persoon.naam)}: {rol_in_woorden(desk, een)}")
            for persoon in _wie(desk, gekozen)
            for een in geldende(desk, persoon)
            if not gekozen or een.organisatie == gekozen
        ),
        organisaties=tuple((een.code, een.naam) for een in desk.regio.organisaties.values()),
        organisatie=gekozen,
        fouten=fouten,
        gelukt=gelukt,
    )
    eindig = RegistratieEindig(sleutel=desk.issue_key(Verb.REGISTRATIE_EINDIG, dit.id))
    return als_antwoord(kaarten.rollen(vorm, eindig, t), t)


def _wie(desk: Desk, organisatie: str) -> tuple[Persoon, ...]:
    if organisatie:
        alle = {een.id: een for rol in Rol for een in personen.met_rol(desk.uow, rol, organisatie)}
        return tuple(sorted(alle.values(), key=lambda een: een.naam.casefold()))
    gevonden = (persoon_van(desk, een) for een in desk.roster)
    return tuple(een for een in gevonden if een is not None)


def _waarde(persoon: Persoon, een: Aanstelling) -> str:
    return f"{persoon.id}:{een.rol.value}:{een.organisatie}"
