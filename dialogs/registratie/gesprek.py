"""/registreer: which tafel or organisatie a conversation serves."""

from dataclasses import dataclass

from cards import registratie as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.registratie import Gespreksvorm, Keuzes, RegistratieGesprek, RegistratieLos
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.turn import PlaceKind
from dialogs.registratie.leden import leden
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.registratie import bezetting
from storage import gesprekken
from storage.gesprekken import Bestemming, Gesprek, Toewijzing
from storage.inbox import Uitkomst

GENOEMD = 10
"""How many unknown people are called by name; of the others it says how many there are."""


@dataclass(frozen=True, slots=True)
class _Melding:
    """What is said above the form."""

    fouten: tuple[str, ...] = ()
    gelukt: str = ""
    waarschuwing: str = ""


def toon(desk: Desk, _: Arguments) -> Answer:
    """Show what this conversation serves, with the choice to change it."""
    if desk.turn.place.kind is PlaceKind.PERSONAL:
        return als_antwoord(kaarten.in_het_gesprek_zelf(desk.teksten), desk.teksten)
    return _formulier(desk, dit_gesprek(desk), _Melding())


def koppel(desk: Desk, payload: RegistratieGesprek) -> Answer:
    """Let this conversation serve what was chosen, and nothing else."""
    dit = dit_gesprek(desk)
    gekozen = tuple(dict.fromkeys(een.strip() for een in payload.doel.split(",") if een.strip()))
    fouten = _wat_niet_kan(desk, gekozen)
    if fouten:
        return _formulier(desk, dit, _Melding(fouten=fouten), gekozen)
    afdruk = desk.fingerprint({"doel": ",".join(sorted(gekozen))})

    def leg_vast() -> Uitkomst:
        nieuw = {_toewijzing(een) for een in gekozen}
        oud = set(gesprekken.bestemmingen(desk.uow, dit.id))
        _maak_los(desk, dit, oud - nieuw)
        for een in sorted(nieuw - oud, key=_waarde):
            gesprekken.wijs_toe(desk.uow, dit.id, een.soort, een.code, desk.actor.persoon_id)
            desk.record(Handeling.GESPREK_GEREGISTREERD, onderwerp_id=f"{dit.id}:{_waarde(een)}")
        return Uitkomst("gekoppeld", {"gesprek": dit.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.REGISTRATIE_GESPREK, payload.sleutel, leg_vast, onderwerp=dit.id)
    if uitkomst.ids["invoer"] != afdruk:
        return _formulier(desk, dit, _Melding(fouten=(desk.teksten("registratie.fout.al_gebruikt"),)))
    gelukt = desk.teksten("registratie.gelukt.gekoppeld")
    return _formulier(desk, dit, _Melding(gelukt=gelukt, waarschuwing=_onbekenden(desk, dit)))


def maak_los(desk: Desk, payload: RegistratieLos) -> Answer:
    """Let this conversation serve nothing any more."""
    dit = dit_gesprek(desk)

    def los() -> Uitkomst:
        _maak_los(desk, dit, set(gesprekken.bestemmingen(desk.uow, dit.id)))
        return Uitkomst("los", {"gesprek": dit.id})

    desk.once(Verb.REGISTRATIE_LOS, payload.sleutel, los, onderwerp=dit.id)
    return _formulier(desk, dit, _Melding(gelukt=desk.teksten("registratie.gelukt.los")))


def dit_gesprek(desk: Desk) -> Gesprek:
    """Return the channel or group in which the turn happens.

    Raises:
        UserMistake: it is a personal chat.
    """
    gevonden = gesprekken.zoek(desk.uow, desk.turn.place.conversation_id)
    if gevonden is None or desk.turn.place.kind is PlaceKind.PERSONAL:
        raise UserMistake("registratie.hier_niet")
    return gevonden


def _maak_los(desk: Desk, dit: Gesprek, oud: set[Toewijzing]) -> None:
    for een in sorted(oud, key=_waarde):
        gesprekken.maak_los(desk.uow, een.soort, een.code)
        desk.record(Handeling.GESPREK_LOSGEMAAKT, onderwerp_id=f"{dit.id}:{_waarde(een)}")


def _wat_niet_kan(desk: Desk, gekozen: tuple[str, ...]) -> tuple[str, ...]:
    mogelijk = {waarde for waarde, _ in _doelen(desk)}
    if not gekozen or not mogelijk.issuperset(gekozen):
        return (desk.teksten("registratie.leeg.doel"),)
    if desk.regio.gesprekken_gedeeld:
        return ()
    if len(gekozen) > 1:
        return (desk.teksten("registratie.fout.een"),)
    een = _toewijzing(gekozen[0])
    if een.soort is not Bestemming.ORGANISATIE:
        return ()
    if not desk.roster:
        return (desk.teksten("registratie.fout.leden_onbekend"),)
    vreemd = wie_hier_niet_hoort(desk, een.code)
    return (vreemd,) if vreemd else ()


def wie_hier_niet_hoort(desk: Desk, code: str) -> str:
    """Say how many people of others are in a conversation of this organisatie: a question can leak by itself.

    Empty when there are none.
    """
    vreemden = bezetting(leden(desk), code, desk.regio.eigen_organisatie, desk.nu).vreemden
    if not vreemden:
        return ""
    naam = desk.regio.organisatie(code).naam
    return desk.teksten.aantal("registratie.fout.vreemden", len(vreemden), organisatie=naam)


def organisaties_van(desk: Desk, dit: Gesprek) -> tuple[str, ...]:
    """Return the codes of the organisaties that this conversation serves."""
    bestemmingen = gesprekken.bestemmingen(desk.uow, dit.id)
    return tuple(een.code for een in bestemmingen if een.soort is Bestemming.ORGANISATIE)


def _onbekenden(desk: Desk, dit: Gesprek) -> str:
    """Warn about people who are not registered: nobody knows yet whether they belong here."""
    codes = organisaties_van(desk, dit)
    if not codes:
        return ""
    onbekend = bezetting(leden(desk), codes[0], desk.regio.eigen_organisatie, desk.nu).onbekenden
    if not onbekend:
        return ""
    t = desk.teksten
    namen = ", ".join(zonder_opmaak(een) for een in onbekend[:GENOEMD])
    if len(onbekend) > GENOEMD:
        namen = t("registratie.namen.meer", namen=namen, aantal=len(onbekend) - GENOEMD)
    organisatie = ", ".join(desk.regio.organisatie(een).naam for een in codes)
    return t.aantal("registratie.let_op.onbekenden", len(onbekend), namen=namen, organisatie=organisatie)


def _formulier(desk: Desk, dit: Gesprek, melding: _Melding, gekozen: tuple[str, ...] | None = None) -> Answer:
    t = desk.teksten
    nu = gesprekken.bestemmingen(desk.uow, dit.id)
    namen = dict(_doelen(desk))
    doelen = "; ".join(namen.get(_waarde(een), een.code) for een in nu)
    vorm = Gespreksvorm(
        nu=t("registratie.nu.wel", doelen=doelen) if nu else t("registratie.nu.niets"),
        doelen=_met_andere_gesprekken(desk, dit),
        gekozen=tuple(map(_waarde, nu)) if gekozen is None else gekozen,
        meer=desk.regio.gesprekken_gedeeld,
        gekoppeld=bool(nu),
        fouten=melding.fouten,
        gelukt=melding.gelukt,
        waarschuwing=melding.waarschuwing,
    )
    bewaar = RegistratieGesprek(sleutel=desk.issue_key(Verb.REGISTRATIE_GESPREK, dit.id))
    los = RegistratieLos(sleutel=desk.issue_key(Verb.REGISTRATIE_LOS, dit.id))
    return als_antwoord(kaarten.gesprek(vorm, bewaar, los, t), t)


def _doelen(desk: Desk) -> Keuzes:
    """Return everything a conversation can serve. The Veiligheidshuis itself is never asked anything."""
    t, regio = desk.teksten, desk.regio
    tafels = tuple(
        (_waarde(Toewijzing(Bestemming.TAFEL, een.code)), t("registratie.doel.tafel", naam=een.naam))
        for een in regio.tafels.values()
    )
    organisaties = tuple(
        (_waarde(Toewijzing(Bestemming.ORGANISATIE, een.code)), t("registratie.doel.organisatie", naam=een.naam))
        for een in regio.organisaties.values()
        if een.code != regio.eigen_organisatie
    )
    return (*tafels, *organisaties)


def _met_andere_gesprekken(desk: Desk, dit: Gesprek) -> Keuzes:
    return tuple(
        (waarde, desk.teksten("registratie.doel.elders", doel=naam) if _elders(desk, dit, waarde) else naam)
        for waarde, naam in _doelen(desk)
    )


def _elders(desk: Desk, dit: Gesprek, waarde: str) -> bool:
    een = _toewijzing(waarde)
    zoek = gesprekken.voor_tafel if een.soort is Bestemming.TAFEL else gesprekken.voor_organisatie
    ander = zoek(desk.uow, een.code)
    return ander is not None and ander.id != dit.id


def _waarde(een: Toewijzing) -> str:
    return f"{een.soort.value}:{een.code}"


def _toewijzing(waarde: str) -> Toewijzing:
    soort, _, code = waarde.partition(":")
    return Toewijzing(Bestemming(soort), code)
