"""/overdragen: choose which casussen go to whom."""

from collections.abc import Sequence

from cards import overdragen as kaarten
from cards.datum import kort
from cards.overdragen import ALLES, MEESTE_KEUZES, Overdraagbeeld, Overdragen
from cards.payloads import OverdragenOpen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, geweigerd
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.overdragen.regisseurs import Regisseur, in_woorden, lopende, regisseurs
from domain.agenda import Zitting, ZittingStatus
from domain.persoon import Rol
from domain.toegang import Daad, Reden, Waarover
from storage import agenda
from storage.casus import Casusregel


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """Open the form: for one casus when its code was given, else for one's own; a manager chooses whose."""
    alle = regisseurs(desk)
    if arguments.casuscode is not None:
        regel = next(
            (een for een in lopende(desk, *(een.persoon.id for een in alle)) if een.code == arguments.casuscode), None
        )
        if regel is None:
            raise geweigerd(Reden.NIET_OVER_TE_DRAGEN)
        eis(desk, Daad.CASUS_OVERDRAGEN, Waarover(persoon_id=regel.regisseur_id))
        return formulier(desk, regel.regisseur_id, gekozen=regel.id)
    if desk.actor.is_rol(Rol.MANAGER):
        return _kies(desk, alle)
    return formulier(desk, desk.actor.persoon_id)


def openen(desk: Desk, payload: OverdragenOpen) -> Answer:
    """Open the form for one regisseur; without one, ask whose."""
    van = payload.kies_van or payload.van
    if van is None:
        return opdracht(desk, Arguments())
    return formulier(desk, van)


def formulier(
    desk: Desk, van_id: str, *, gekozen: str = "", gekozen_naar: str = "", fouten: Sequence[str] = ()
) -> Answer:
    """Show the form for the casussen of one regisseur.

    Raises:
        NotAllowed: they are not his to hand over, or there is no such regisseur.
    """
    alle = regisseurs(desk)
    van = next((een for een in alle if een.persoon.id == van_id), None)
    if van is None:
        raise geweigerd(Reden.NIET_OVER_TE_DRAGEN)
    eis(desk, Daad.CASUS_OVERDRAGEN, Waarover(persoon_id=van_id))
    eigen = van_id == desk.actor.persoon_id
    regels = _op_zitting(desk, lopende(desk, van_id), met_tafel=eigen)
    beeld = Overdraagbeeld(
        van="" if eigen else van.naam,
        casussen=_te_kiezen(regels, gekozen),
        totaal=len(regels),
        naar=tuple((een.persoon.id, in_woorden(desk, een)) for een in alle if een.is_nu and een.persoon.id != van_id),
        gekozen=gekozen,
        gekozen_naar=gekozen_naar,
        regels=_vooraf(desk, van, eigen=eigen),
        kies_ander=desk.actor.is_rol(Rol.MANAGER),
        fouten=fouten,
    )
    bewaar = Overdragen(sleutel=desk.issue_key(Verb.OVERDRAGEN, van_id), van=van_id)
    return als_antwoord(kaarten.formulier(beeld, bewaar, desk.teksten), desk.teksten)


def _kies(desk: Desk, alle: Sequence[Regisseur]) -> Answer:
    """Whoever has left stands on top: nobody looks after those casussen now."""
    met_werk = sorted((een for een in alle if een.lopend), key=lambda een: een.is_nu)
    keuzes = [(een.persoon.id, in_woorden(desk, een)) for een in met_werk]
    return als_antwoord(kaarten.kies_regisseur(keuzes, desk.teksten), desk.teksten)


def _vooraf(desk: Desk, van: Regisseur, *, eigen: bool) -> tuple[str, ...]:
    t = desk.teksten
    if not van.is_nu:
        return (t("overdragen.vooraf.vertrokken", naam=van.naam),)
    if eigen and desk.actor.waarneemt:
        return (t("overdragen.vooraf.waarneming"),)
    return ()


def _op_zitting(desk: Desk, regels: Sequence[Casusregel], *, met_tafel: bool) -> list[tuple[str, str]]:
    """Return the casussen as (id, what it is), the next zitting first.

    Whoever only divides the work sees the code alone: the day of its zitting would give away the tafel.
    """
    if not met_tafel:
        return [(een.id, str(een.code)) for een in sorted(regels, key=lambda een: str(een.code))]
    zittingen = agenda.zittingen_met_casus(desk.uow, [een.id for een in regels], desk.nu)
    eerste = {
        een.id: next(
            (zitting for zitting in zittingen.get(een.id, ()) if zitting.status is ZittingStatus.GEPLAND), None
        )
        for een in regels
    }

    def plaats(een: Casusregel) -> tuple[bool, float, str]:
        zitting = eerste[een.id]
        return (zitting is None, zitting.begint_op.timestamp() if zitting else 0.0, str(een.code))

    return [(een.id, _wat(desk, een, eerste[een.id])) for een in sorted(regels, key=plaats)]


def _wat(desk: Desk, een: Casusregel, zitting: Zitting | None) -> str:
    naam = desk.regio.tafelnaam(een.tafel)
    if zitting is None:
        return desk.teksten("overdragen.casus", code=str(een.code), tafel=naam)
    wanneer = kort(zitting.begint_op, desk.regio.kalender)
    return desk.teksten("overdragen.casus_met_zitting", code=str(een.code), tafel=naam, wanneer=wanneer)


def _te_kiezen(regels: Sequence[tuple[str, str]], gekozen: str) -> tuple[tuple[str, str], ...]:
    """Return what can be chosen one by one; what was asked for by its code stands on top."""
    vooraan = set(gekozen.split(",")) - {ALLES}
    return tuple(sorted(regels, key=lambda een: een[0] not in vooraan)[:MEESTE_KEUZES])
