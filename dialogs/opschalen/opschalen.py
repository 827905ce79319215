"""Doing it: a new casus with a code, a key and a chain of its own, in which only those who were chosen stand.

Of each nothing but what identifies him is encrypted anew, with the key of the new casus. No answer, no text of the old
casus, no access goes along; the old casus stays as it was.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cards import opschalen as kaarten
from cards.opschalen import NIET_MEE, Opgeschaald, Opschalen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.desk import Desk
from dialogs.kern.elders import kijk_elders
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import kijk_na
from dialogs.opschalen.kern import eerder_mee, laad, mag_van, noteer, tafels, waarom_niet
from dialogs.opschalen.vorm import ingevuld, opschaalformulier, waarvoor, wie
from domain.casus import (
    LANGSTE_AANLEIDING,
    LANGSTE_TOELICHTING,
    Betrokkene,
    Casus,
    Geinformeerd,
    Informering,
    Onderwerp,
    Spoor,
)
from domain.casuscode import Casuscode
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.opschaling import Opschaling
from domain.regio import Tafel
from domain.tekst import schone_tekst
from domain.toegang import Daad
from storage import casus as casussen
from storage import opschaling
from storage.inbox import Uitkomst


@dataclass(frozen=True, slots=True)
class _Nieuw:
    """What was filled in and can be kept. `rollen`: id of a betrokkene -> in which role he comes along."""

    rollen: Mapping[str, str]
    reden: str
    toelichting: str
    doel: str
    grondslag: str
    route: str
    spoed: bool


def doe(desk: Desk, payload: Opschalen) -> Answer:
    """Make the new casus; whoever came along before does not come along twice."""
    casus = laad(desk, payload.van)
    tafel = next((een for een in tafels(desk) if een.code == payload.naar), None)
    if tafel is None or waarom_niet(desk) is not None:
        raise UserMistake("knop.verlopen")
    waarden = ingevuld(payload)
    nieuw = _lees(desk, payload, tafel, {een.id for een in casus.betrokkenen})
    elders = kijk_elders(desk, payload, (payload.toelichting, payload.doel_eigen))
    if isinstance(nieuw, tuple):
        return elders.op(opschaalformulier(desk, casus, tafel, waarden, fouten=nieuw))
    if elders.open:
        return elders.op(opschaalformulier(desk, casus, tafel, waarden))
    if (let_op := kijk_na(desk, payload, _vrije_teksten(desk, payload))) is not None:
        return let_op.op(elders.op(opschaalformulier(desk, casus, tafel, waarden)))
    mag_van(desk, casus, nieuw.reden)
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        dubbel = nieuw.rollen.keys() & eerder_mee(desk, casus).keys()
        if dubbel:
            return Uitkomst("al_mee", {"invoer": afdruk})
        gemaakt = _schaal_op(desk, casus, tafel, nieuw)
        elders.noteer(desk, casus_id=gemaakt.id, namens=desk.regio.eigen_organisatie, doel=gemaakt.grondslag)
        return Uitkomst("opgeschaald", {"casus": gemaakt.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.OPSCHALEN, payload.sleutel, act, onderwerp=waarvoor(casus, tafel))
    if uitkomst.soort == "al_mee":
        return opschaalformulier(desk, casus, tafel, waarden, fouten=(desk.teksten("opschalen.fout.al_mee"),))
    if uitkomst.ids["invoer"] != afdruk:
        return opschaalformulier(desk, casus, tafel, waarden, melding=desk.teksten("opschalen.al_gedaan"))
    return _gedaan(desk, casus, uitkomst.ids["casus"])


def _vrije_teksten(desk: Desk, payload: Opschalen) -> list[tuple[str, str]]:
    return [(desk.teksten(f"opschalen.veld.{veld}"), getattr(payload, veld)) for veld in ("toelichting", "doel_eigen")]


def _schaal_op(desk: Desk, van: Casus, tafel: Tafel, nieuw: _Nieuw) -> Casus:
    uow = desk.uow
    # Who does this at the same moment with another form is refused by the row version, looks again, and is told.
    casussen.wijzig(uow, van)
    mee = {een.id: uow.new_id() for een in van.betrokkenen if een.id in nieuw.rollen}
    gekozen = tuple(een for een in van.betrokkenen if een.id in mee)
    gemaakt = _nieuwe_casus(desk, tafel, nieuw, tuple(_daar(een, mee, nieuw.rollen) for een in gekozen))
    casussen.voeg_toe(uow, gemaakt)
    overgang = Opschaling(
        id=uow.new_id(),
        van_id=van.id,
        van_spoor=Spoor(van.spoor),
        naar_casus_id=gemaakt.id,
        door_id=desk.actor.persoon_id,
        op=desk.nu,
        reden=nieuw.reden,
        toelichting=nieuw.toelichting,
        mee=mee,
    )
    opschaling.voeg_toe(uow, overgang)
    noteer(desk, Handeling.CASUS_AANGEMAAKT, gemaakt, gemaakt.betrokkenen)
    # The two chains name the crossing, not each other.
    for keten, mensen in ((van, gekozen), (gemaakt, gemaakt.betrokkenen)):
        noteer(desk, Handeling.CASUS_OPGESCHAALD, keten, mensen, onderwerp_id=overgang.id, doel=nieuw.reden)
    return gemaakt


def _daar(een: Betrokkene, mee: Mapping[str, str], rollen: Mapping[str, str]) -> Betrokkene:
    return Betrokkene(mee[een.id], rollen[een.id], een.gegevens)


def _nieuwe_casus(desk: Desk, tafel: Tafel, nieuw: _Nieuw, mensen: tuple[Betrokkene, ...]) -> Casus:
    jaar = desk.regio.kalender.lokaal(desk.nu).year
    return Casus(
        id=desk.uow.new_id(),
        code=Casuscode.maak(jaar, casussen.volgend_nummer(desk.uow, jaar)),
        tafel=tafel.code,
        spoor=tafel.spoor,
        route=nieuw.route,
        spoed=nieuw.spoed,
        onderwerp=Onderwerp.PERSONEN,
        aanleiding=nieuw.toelichting,
        doel=nieuw.doel,
        grondslag=nieuw.grondslag,
        regisseur_id=desk.actor.persoon_id,
        betrokkenen=mensen,
        # Whether somebody knows of nazorg says nothing of whether he knows of this.
        informering=Informering(Geinformeerd.NOG_NIET),
        aangemaakt_op=desk.nu,
    )


def _gedaan(desk: Desk, van: Casus, casus_id: str) -> Answer:
    gemaakt = casussen.lees(desk.uow, casus_id)
    eis(desk, Daad.CASUS_BEHEREN, over_casus(gemaakt))
    noteer(desk, Handeling.CASUS_GEOPEND, gemaakt, gemaakt.betrokkenen)
    bekend = _bekend_in(desk, gemaakt)
    beeld = Opgeschaald(
        van=str(van.code),
        code=str(gemaakt.code),
        tafel=desk.regio.tafelnaam(gemaakt.tafel),
        personen=tuple(wie(desk, een) for een in gemaakt.betrokkenen),
        bekend=bekend,
    )
    return als_antwoord(kaarten.opgeschaald(beeld, desk.teksten), desk.teksten)


def _bekend_in(desk: Desk, casus: Casus) -> tuple[str, ...]:
    """Return the codes of other casussen in the new lane that hold one of these people; that he was told is noted."""
    codes: set[str] = set()
    for een in casus.betrokkenen:
        zelfde = casussen.zelfde_persoon(desk.uow, een.gegevens.naam, een.gegevens.geboortedatum)
        elders = casussen.codes_van_spoor(desk.uow, [id_ for id_ in zelfde if id_ != casus.id], Spoor(casus.spoor))
        if elders:
            noteer(desk, Handeling.CASUS_HERKEND, casus, (een,))
        codes.update(elders.values())
    return tuple(sorted(codes))


def _lees(desk: Desk, payload: Opschalen, tafel: Tafel, in_casus: Collection[str]) -> _Nieuw | tuple[str, ...]:
    """Read the form; return, in words, all that must be mended when it cannot be kept."""
    t, regio = desk.teksten, desk.regio
    fouten: list[str] = []

    def keuze(veld: str, waarde: str, mogelijk: Collection[str]) -> str:
        if mogelijk and waarde not in mogelijk:
            fouten.append(t(f"opschalen.leeg.{veld}"))
        return waarde if waarde in mogelijk else ""

    def tekst(veld: str, waarde: str, hoogstens: int, *, verplicht: bool) -> str:
        schoon = schone_tekst(waarde)
        if verplicht and not schoon:
            fouten.append(t(f"opschalen.leeg.{veld}"))
        if len(schoon) > hoogstens:
            naam = t(f"opschalen.veld.{veld}")
            fouten.append(t("opschalen.fout.te_lang", veld=naam, lengte=len(schoon), maximum=hoogstens))
        return schoon

    gekozen = {wie_: rol for wie_, rol in payload.velden.items() if rol not in {"", NIET_MEE}}
    if not gekozen:
        fouten.append(t("opschalen.leeg.wie"))
    elif not gekozen.keys() <= set(in_casus) or not set(gekozen.values()) <= set(tafel.rollen):
        raise UserMistake("knop.verlopen")
    reden = keuze("reden", payload.reden, regio.opschalen.redenen)
    toelichting = tekst("toelichting", payload.toelichting, LANGSTE_AANLEIDING, verplicht=True)
    doelen = {een.code: een.tekst for een in regio.doelen_van(tafel.spoor)}
    doel = doelen.get(keuze("doel", payload.doel, doelen), "")
    eigen = tekst("doel_eigen", payload.doel_eigen, LANGSTE_TOELICHTING, verplicht=not doelen)
    nieuw = _Nieuw(
        rollen=gekozen,
        reden=reden,
        toelichting=toelichting,
        doel="\n".join(deel for deel in (doel, eigen) if deel),
        grondslag=keuze("grondslag", payload.grondslag, [een.code for een in regio.grondslagen_van(tafel.spoor)]),
        route=keuze("route", payload.route, regio.meldroutes),
        spoed=payload.spoed == "ja",
    )
    return tuple(fouten) or nieuw
