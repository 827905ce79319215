"""The O3 kwestie: a casus of its own at the tafel for it, with its own regisseur and subject. The origin goes on.

Nothing goes along but who was chosen, with what identifies him, and what is said on the form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cards import ladder as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.ladder import KwestieMaak, Kwestievorm
from cards.opschalen import NIET_MEE
from cards.payloads import VELD
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.elders import kijk_elders
from dialogs.kern.informeren import vandaag
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import kijk_na
from dialogs.opschalen.kern import noteer
from dialogs.opschalen.ladderbericht import vertel_managers, vertel_regisseur
from dialogs.opschalen.trede import laad, trede
from dialogs.opschalen.vorm import wie
from domain.casus import (
    LANGSTE_AANLEIDING,
    LANGSTE_TOELICHTING,
    Betrokkene,
    Casus,
    Geinformeerd,
    Informering,
    Onderwerp,
    Persoonsgegevens,
)
from domain.casuscode import Casuscode
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.opschaalladder import LANG_GELEDEN, LANGSTE_AAN, Opschaalstap, Trede, huidige, is_kwestie
from domain.persoon import Rol
from domain.regio import Tafel, onbevestigd
from domain.tekst import LANGSTE_NAAM
from storage import casus as casussen
from storage import opschaalladder, personen
from storage.inbox import Uitkomst


@dataclass(frozen=True, slots=True)
class _Nieuw:
    """What was filled in. `rollen`: id of a betrokkene -> in which role he stands in it."""

    onderwerp: Onderwerp
    rollen: Mapping[str, str]
    naam: str
    gemeente: str
    regisseur: str
    aanleiding: str
    doel: str
    grondslag: str
    aan: str
    dag: date | None


def kan(desk: Desk, casus: Casus, naar: Trede) -> bool:
    """Tell whether a kwestie can be made there: in the same lane, at another tafel, in a region that is ready."""
    tafel = desk.regio.tafels.get(naar.tafel)
    if tafel is None or tafel.code == casus.tafel or tafel.spoor is not casus.spoor:
        return False
    return desk.regio.demo or not onbevestigd(desk.regio)


def vorm(
    desk: Desk,
    casus: Casus,
    naar: Trede,
    waarden: Mapping[str, str] | None = None,
    *,
    fouten: tuple[str, ...] = (),
    melding: str = "",
) -> Answer:
    """Show the form under a fresh one-time key; who is in the casus is opened with it."""
    t, regio = desk.teksten, desk.regio
    tafel = regio.tafel(naar.tafel)
    noteer(desk, Handeling.CASUS_GEOPEND, casus, casus.betrokkenen)
    beeld = Kwestievorm(
        code=str(casus.code),
        naar=tafel.naam,
        onderwerpen=tuple((een.value, t(f"ladder.onderwerp.{een.value}")) for een in _onderwerpen(casus, tafel)),
        personen=tuple((een.id, zonder_opmaak(wie(desk, een))) for een in casus.betrokkenen),
        rollen=tuple((code, regio.rollen[code]) for code in tafel.rollen),
        gemeenten=tuple((een.code, een.naam) for een in regio.gemeenten.values()),
        regisseurs=tuple(_regisseurs(desk).items()),
        doelen=tuple((een.code, een.tekst) for een in regio.doelen_van(tafel.spoor)),
        grondslagen=tuple((een.code, een.tekst) for een in regio.grondslagen_van(tafel.spoor)),
        waarden={"dag": vandaag(desk).isoformat()} if waarden is None else waarden,
        fouten=(t("ladder.vol"), *fouten) if fouten else (),
        melding=melding,
    )
    sleutel = desk.issue_key(Verb.KWESTIE_MAAK, _waarvoor(casus, naar))
    payload = KwestieMaak(casus=casus.id, naar=naar.code, sleutel=sleutel)
    return als_antwoord(kaarten.kwestieformulier(beeld, payload, t), t)


def maak(desk: Desk, payload: KwestieMaak) -> Answer:
    """Make the kwestie, once."""
    casus, naar = laad(desk, payload.casus), trede(desk, payload.naar)
    if naar is None or not is_kwestie(naar) or not kan(desk, casus, naar):
        raise UserMistake("knop.verlopen")
    tafel = desk.regio.tafel(naar.tafel)
    waarden = _ingevuld(payload)
    nieuw, fouten = _lees(desk, payload, casus, tafel)
    elders = kijk_elders(desk, payload, (payload.aanleiding, payload.doel_eigen, payload.naam))
    if fouten or elders.open:
        return elders.op(vorm(desk, casus, naar, waarden, fouten=fouten))
    t = desk.teksten
    getypt = [
        (t(f"ladder.veld.{veld}"), getattr(payload, veld)) for veld in ("aanleiding", "doel_eigen", "naam", "aan")
    ]
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(elders.op(vorm(desk, casus, naar, waarden)))
    laad(desk, casus.id, nieuw.aanleiding)
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        gemaakt = _maak(desk, casus, naar, tafel, nieuw)
        elders.noteer(desk, casus_id=gemaakt.id, namens=desk.regio.eigen_organisatie, doel=gemaakt.grondslag or None)
        return Uitkomst("gemaakt", {"casus": gemaakt.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.KWESTIE_MAAK, payload.sleutel, act, onderwerp=_waarvoor(casus, naar))
    if uitkomst.ids["invoer"] != afdruk:
        return vorm(desk, casus, naar, waarden, melding=t("ladder.kwestie.al_gedaan"))
    return _gedaan(desk, casus, uitkomst.ids["casus"])


def regel(desk: Desk, kwestie_id: str, dag: str) -> str:
    """Return in one line that a kwestie came of a casus: its code to who runs it, else who does."""
    t = desk.teksten
    try:
        kwestie = casussen.lees(desk.uow, kwestie_id)
    except NotFound:
        return t("ladder.stap.kwestie_weg", dag=dag)
    if kwestie.regisseur_id in desk.actor.regisseert_voor:
        return t("ladder.stap.kwestie_code", dag=dag, code=str(kwestie.code))
    naam = zonder_opmaak(personen.lees(desk.uow, kwestie.regisseur_id).naam)
    return t("ladder.stap.kwestie", dag=dag, naam=naam)


def oorsprong(desk: Desk, casus: Casus) -> str:
    """Return in one line from which casus a kwestie came: its code to who runs it; empty when it is no kwestie."""
    van = opschaalladder.oorsprong(desk.uow, casus.id)
    if van is None:
        return ""
    t = desk.teksten
    try:
        eerst = casussen.lees(desk.uow, van)
    except NotFound:
        return t("ladder.oorsprong.weg")
    if eerst.regisseur_id in desk.actor.regisseert_voor:
        return t("ladder.oorsprong.code", code=str(eerst.code))
    return t("ladder.oorsprong", naam=zonder_opmaak(personen.lees(desk.uow, eerst.regisseur_id).naam))


def _maak(desk: Desk, van: Casus, naar: Trede, tafel: Tafel, nieuw: _Nieuw) -> Casus:
    uow = desk.uow
    # Who does something with this casus at the same moment is refused by the row version, and looks again.
    casussen.wijzig(uow, van)
    gemaakt = _nieuwe_casus(desk, van, tafel, nieuw)
    casussen.voeg_toe(uow, gemaakt)
    nu = huidige(desk.regio.piramide, van.tafel, opschaalladder.van_casus(uow, van.id))
    stap = Opschaalstap(
        id=uow.new_id(),
        casus_id=van.id,
        van=nu.code if nu else "",
        naar=naar.code,
        op=desk.nu,
        door_id=desk.actor.persoon_id,
        reden=nieuw.aanleiding,
        aan=nieuw.aan,
        naar_casus_id=gemaakt.id,
        dag=nieuw.dag,
    )
    opschaalladder.voeg_toe(uow, stap)
    noteer(desk, Handeling.CASUS_AANGEMAAKT, gemaakt, gemaakt.betrokkenen)
    gekozen = tuple(een for een in van.betrokkenen if een.id in nieuw.rollen)
    noteer(desk, Handeling.CASUS_OMHOOG, van, gekozen, onderwerp_id=stap.id)
    noteer(desk, Handeling.CASUS_OMHOOG, gemaakt, gemaakt.betrokkenen, onderwerp_id=stap.id)
    vertel_managers(desk, stap)
    if nieuw.regisseur != desk.actor.persoon_id:
        vertel_regisseur(desk, gemaakt)
    return gemaakt


def _nieuwe_casus(desk: Desk, van: Casus, tafel: Tafel, nieuw: _Nieuw) -> Casus:
    uow = desk.uow
    jaar = desk.regio.kalender.lokaal(desk.nu).year
    mensen = tuple(
        Betrokkene(uow.new_id(), nieuw.rollen[een.id], een.gegevens)
        for een in van.betrokkenen
        if een.id in nieuw.rollen
    )
    groep = (Betrokkene(uow.new_id(), "", Persoonsgegevens(nieuw.naam, None, nieuw.gemeente or None)),)
    return Casus(
        id=uow.new_id(),
        code=Casuscode.maak(jaar, casussen.volgend_nummer(uow, jaar)),
        tafel=tafel.code,
        spoor=tafel.spoor,
        route=van.route,
        spoed=van.spoed,
        onderwerp=nieuw.onderwerp,
        aanleiding=nieuw.aanleiding,
        doel=nieuw.doel,
        grondslag=nieuw.grondslag,
        regisseur_id=nieuw.regisseur,
        betrokkenen=mensen if nieuw.onderwerp is Onderwerp.PERSONEN else groep,
        # Whether somebody knows of the first casus says nothing of whether he knows of this.
        informering=Informering(Geinformeerd.NOG_NIET),
        aangemaakt_op=desk.nu,
    )


def _lees(desk: Desk, payload: KwestieMaak, casus: Casus, tafel: Tafel) -> tuple[_Nieuw, tuple[str, ...]]:
    lezer, regio = Lezer(desk.teksten, "ladder.leeg.", "ladder.fout.", "ladder.veld."), desk.regio
    kan_over = _onderwerpen(casus, tafel)
    gekozen = lezer.keuze("onderwerp", payload.onderwerp or (kan_over[0].value if len(kan_over) == 1 else ""), kan_over)
    onderwerp = Onderwerp(gekozen) if gekozen else kan_over[0]
    rollen = {wie_: rol for wie_, rol in payload.velden.items() if rol not in {"", NIET_MEE}}
    if not rollen.keys() <= {een.id for een in casus.betrokkenen} or not set(rollen.values()) <= set(tafel.rollen):
        raise UserMistake("knop.verlopen")
    personen_ = onderwerp is Onderwerp.PERSONEN
    if gekozen and personen_ and not rollen:
        lezer.mist("wie")
    nu = vandaag(desk)
    doelen = {een.code: een.tekst for een in regio.doelen_van(tafel.spoor)}
    naam = lezer.tekst("naam", payload.naam, LANGSTE_NAAM, verplicht=bool(gekozen) and not personen_, regel=True)
    aanleiding = lezer.tekst("aanleiding", payload.aanleiding, LANGSTE_AANLEIDING, verplicht=True)
    doel = doelen.get(lezer.keuze("doel", payload.doel, doelen), "")
    eigen = lezer.tekst("doel_eigen", payload.doel_eigen, LANGSTE_TOELICHTING, verplicht=not doelen)
    nieuw = _Nieuw(
        onderwerp=onderwerp,
        rollen=rollen if personen_ else {},
        naam=naam,
        gemeente=lezer.keuze("gemeente", payload.gemeente, regio.gemeenten, verplicht=False),
        aanleiding=aanleiding,
        doel="\n".join(deel for deel in (doel, eigen) if deel),
        grondslag=lezer.keuze("grondslag", payload.grondslag, [een.code for een in regio.grondslagen_van(tafel.spoor)]),
        regisseur=lezer.keuze("regisseur", payload.regisseur, _regisseurs(desk)),
        aan=lezer.tekst("aan", payload.aan, LANGSTE_AAN, verplicht=False, regel=True),
        dag=lezer.dag("dag", payload.dag, nu - LANG_GELEDEN, nu, verplicht=True),
    )
    return nieuw, tuple(lezer.fouten)


def _onderwerpen(casus: Casus, tafel: Tafel) -> tuple[Onderwerp, ...]:
    """Return what a kwestie may be about: people only when the casus has people to choose from."""
    over_personen = casus.onderwerp is Onderwerp.PERSONEN and bool(casus.betrokkenen)
    alle = tuple(een for een in tafel.onderwerpen if een is not Onderwerp.PERSONEN or over_personen)
    return alle or (casus.onderwerp,)


def _regisseurs(desk: Desk) -> dict[str, str]:
    """Return who can run it, by id: every procesregisseur, by name."""
    alle = personen.met_rol(desk.uow, Rol.PROCESREGISSEUR)
    return {een.id: zonder_opmaak(een.naam) for een in sorted(alle, key=lambda een: een.naam.casefold())}


def _gedaan(desk: Desk, van: Casus, casus_id: str) -> Answer:
    t = desk.teksten
    gemaakt = casussen.lees(desk.uow, casus_id)
    tafel = desk.regio.tafelnaam(gemaakt.tafel)
    if gemaakt.regisseur_id in desk.actor.regisseert_voor:
        gezegd = t("ladder.kwestie.gedaan_eigen", tafel=tafel, code=str(gemaakt.code))
    else:
        naam = zonder_opmaak(personen.lees(desk.uow, gemaakt.regisseur_id).naam)
        gezegd = t("ladder.kwestie.gedaan", tafel=tafel, naam=naam)
    kaart = kaarten.kwestie_gemaakt(str(van.code), gezegd, str(gemaakt.code) if _eigen(desk, gemaakt) else "", t)
    return als_antwoord(kaart, t)


def _eigen(desk: Desk, casus: Casus) -> bool:
    return casus.regisseur_id in desk.actor.regisseert_voor


def _ingevuld(payload: KwestieMaak) -> Mapping[str, str]:
    velden = payload.model_dump(mode="json", exclude={"v", "casus", "naar", "sleutel", "velden"})
    return {**velden, **{f"{VELD}{wie_}": waarde for wie_, waarde in payload.velden.items()}}


def _waarvoor(casus: Casus, naar: Trede) -> str:
    return f"{casus.id}:{naar.code}"
