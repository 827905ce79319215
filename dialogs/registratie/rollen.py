"""Ending a role: from then on nothing opens any more that hung on it."""

from cards import registratie as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.registratie import RegistratieEindig, RegistratieRollen, Rolvorm
from cards.verbs import Verb
from dialogs.kern.answers import Answer, ShowCard
from dialogs.kern.desk import Desk
from dialogs.registratie.gesprek import dit_gesprek
from dialogs.registratie.leden import geldende, persoon_van, rol_in_woorden
from domain.casus import Fase
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Persoon, Rol
from storage import casus as casussen
from storage import personen
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
    """Say what ending the role means; the casussen of a procesregisseur need another one."""
    persoon_id, rol, _ = waarde.split(":", 2)
    lopend = 0
    if rol == Rol.PROCESREGISSEUR:
        alle = casussen.van_regisseur(desk.uow, [persoon_id])
        lopend = sum(een.fase is not Fase.AFGESLOTEN for een in alle)
    if lopend:
        return desk.teksten.aantal("registratie.let_op.zonder_regisseur", lopend)
    return desk.teksten("registratie.gelukt.beeindigd")


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
    return ShowCard(kaarten.rollen(vorm, eindig, t), t("algemeen.samenvatting"))


def _wie(desk: Desk, organisatie: str) -> tuple[Persoon, ...]:
    if organisatie:
        alle = {een.id: een for rol in Rol for een in personen.met_rol(desk.uow, rol, organisatie)}
        return tuple(sorted(alle.values(), key=lambda een: een.naam.casefold()))
    gevonden = (persoon_van(desk, een) for een in desk.roster)
    return tuple(een for een in gevonden if een is not None)


def _waarde(persoon: Persoon, een: Aanstelling) -> str:
    return f"{persoon.id}:{een.rol.value}:{een.organisatie}"
