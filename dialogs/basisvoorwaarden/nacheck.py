"""The check after release: what was found is kept, and nazorg goes on, is scaled down, or was not yet to begin."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cards.basisvoorwaarden import nacheck as kaarten
from cards.basisvoorwaarden.nacheck import Nacheckbeeld
from cards.basisvoorwaarden.payloads import STAND, NacheckBewaar, NacheckDag, NacheckKlaar, NacheckOpen
from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_met_jaar
from cards.verbs import Verb
from dialogs.basisvoorwaarden.kern import Geladen, laad, mag_zetten, naam_van, noteer, rijen
from dialogs.basisvoorwaarden.tonen import toon
from dialogs.kern.aftellen import houd_aftellen_waar, zet_nachecken
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import mag, over_casus
from dialogs.kern.casusregie import kandidaten
from dialogs.kern.desk import Desk
from dialogs.kern.detenties import wijzig
from dialogs.kern.einde import sluit_casus
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.terugkeer import wanneer
from dialogs.kern.voorwaardenpost import gewijzigd
from dialogs.kern.vrijetekst import kijk_na
from dialogs.kern.waarneming import waarneemregel
from domain import verloop
from domain.basisvoorwaarden import Stand
from domain.casus import Fase, Spoor
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.nacheck import LAATST, LANGSTE_TEKST, VOORSTEL, Gezien, Nacheck, Vervolg
from domain.tekst import lees_datum
from domain.toegang import Daad
from domain.verloop import Stap
from storage import basisvoorwaarden, personen
from storage import casus as casussen
from storage import nacheck as nachecken
from storage.inbox import Uitkomst

MEESTE_EERDER = 5
"""Earlier checks that are listed, the newest first."""


def open_(desk: Desk, payload: NacheckOpen) -> Answer:
    """Open the check; of who is not out (any more), how it stands instead."""
    geladen = laad(desk, Daad.VOORWAARDEN_ZIEN, casus_id=payload.casus)
    if geladen.casus.fase is Fase.AFGESLOTEN or not geladen.stand.vrij or not mag_zetten(desk, geladen):
        return toon(desk, geladen)
    return _vorm(desk, geladen)


def bewaar(desk: Desk, payload: NacheckBewaar) -> Answer:
    """Keep what was found, and see to the next look; or go on to the end of it."""
    geladen = laad(desk, Daad.VOORWAARDEN_ZETTEN, casus_id=payload.casus)
    einde = _vanwaar(desk, geladen)
    t = desk.teksten
    if not geladen.stand.vrij or (payload.klaar and einde not in {"afschalen", "klaar"}):
        raise UserMistake("knop.verlopen")
    lezer = Lezer(t, "nacheck.leeg.", "nacheck.fout.", "nacheck.veld.")
    gevonden = _lees(desk, payload, lezer)
    waarden = {
        "thuis": payload.thuis,
        "contact": payload.contact,
        "tekst": payload.tekst,
        "volgende": payload.volgende,
        **payload.velden,
    }
    if lezer.fouten:
        return _vorm(desk, geladen, waarden, lezer.fouten)
    if (let_op := kijk_na(desk, payload, [(t("nacheck.veld.tekst"), payload.tekst)])) is not None:
        return let_op.op(_vorm(desk, geladen, waarden))

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        nachecken.voeg_toe(desk.uow, gevonden)
        _werk_bij(desk, geladen, payload.velden)
        noteer(desk, Handeling.NACHECK_GEDAAN, geladen.casus, geladen.namens, onderwerp_id=gevonden.id)
        # Who is going to scale down is asked again when he does not.
        volgende = gevonden.volgende or _vandaag(desk) + timedelta(weeks=1)
        zet_nachecken(desk, geladen.casus.id, volgende)
        houd_aftellen_waar(desk, geladen.casus.id)
        dag = dag_met_jaar(gevonden.volgende, desk.regio.kalender) if gevonden.volgende else ""
        return Uitkomst("bewaard", {"dag": dag})

    uitkomst = desk.once(Verb.NACHECK_BEWAAR, payload.sleutel, act, onderwerp=payload.casus)
    code = str(geladen.casus.code)
    if uitkomst.ids["dag"]:
        melding = t("nacheck.gedaan.gaat_door", dag=uitkomst.ids["dag"])
        return als_antwoord(kaarten.gedaan(geladen.casus.id, code, melding, t), t)
    if einde == "klaar":
        return _klaar(desk, geladen)
    melding = t("nacheck.gedaan.afschalen")
    return als_antwoord(kaarten.gedaan(geladen.casus.id, code, melding, t, opdracht="afschalen"), t)


def dag(desk: Desk, payload: NacheckDag) -> Answer:
    """Move the day of release: he is not out after all, and when he will be may not be known."""
    geladen = laad(desk, Daad.DETENTIE_WIJZIGEN, casus_id=payload.casus)
    detentie, t = geladen.stand.detentie, desk.teksten
    if detentie is None:
        raise UserMistake("knop.verlopen")
    einde = lees_datum(payload.einde) if payload.einde.strip() else None
    vandaag = _vandaag(desk)
    if payload.einde.strip() and (einde is None or not vandaag < einde <= vandaag + 60 * LAATST):
        return _vorm(desk, geladen, {"einde": payload.einde}, [t("nacheck.fout.einde")])

    def act() -> Uitkomst:
        if detentie.versie != payload.versie:
            raise UserMistake("nacheck.intussen")
        wijzig(desk, geladen.casus, replace(detentie, einde=einde, einde_zeker=False))
        return Uitkomst("verzet", {})

    desk.once(Verb.NACHECK_DAG, payload.sleutel, act, onderwerp=f"{payload.casus}:{payload.versie}")
    vers = laad(desk, Daad.VOORWAARDEN_ZIEN, casus_id=payload.casus)
    return toon(desk, vers, gedaan=t("nacheck.gedaan.dag"))


def klaar(desk: Desk, payload: NacheckKlaar) -> Answer:
    """End the nazorg of who never had a plan, with a reason.

    Raises:
        UserMistake: there is a plan, or it is to be decided first ("verloop.nazorg_klaar"); or something that was
            agreed is open.
    """
    geladen = laad(desk, Daad.AFSCHALEN, casus_id=payload.casus)
    t, casus = desk.teksten, geladen.casus
    lezer = Lezer(t, "nacheck.leeg.", "nacheck.fout.", "nacheck.veld.")
    reden = lezer.tekst("reden", payload.reden, LANGSTE_TEKST, verplicht=True)
    if lezer.fouten:
        return _klaar(desk, geladen, {"reden": payload.reden}, lezer.fouten)
    if (let_op := kijk_na(desk, payload, [(t("nacheck.veld.reden"), payload.reden)])) is not None:
        return let_op.op(_klaar(desk, geladen, {"reden": payload.reden}))

    def act() -> Uitkomst:
        if casus.spoor is not Spoor.NAZORG:
            raise UserMistake("verloop.nazorg_klaar")
        laatste = geladen.stand.gekeken[-1] if geladen.stand.gekeken else None
        slot = Nacheck(
            id=desk.uow.new_id(),
            casus_id=casus.id,
            op=desk.nu,
            door_id=desk.actor.persoon_id,
            thuis=laatste.thuis if laatste else Gezien.ONBEKEND,
            contact=laatste.contact if laatste else Gezien.ONBEKEND,
            tekst=reden,
            vervolg=Vervolg.AFSCHALEN,
        )
        nachecken.voeg_toe(desk.uow, slot)
        sluit_casus(desk, casus, Stap.NAZORG_KLAAR)
        noteer(desk, Handeling.NACHECK_GEDAAN, casus, None, onderwerp_id=slot.id)
        return Uitkomst("gesloten", {})

    desk.once(Verb.NACHECK_KLAAR, payload.sleutel, act, onderwerp=payload.casus)
    return als_antwoord(kaarten.afgerond(str(casus.code), t), t)


def _lees(desk: Desk, payload: NacheckBewaar, lezer: Lezer) -> Nacheck:
    keuzes = [een.value for een in Gezien]
    thuis = lezer.keuze("thuis", payload.thuis, keuzes)
    contact = lezer.keuze("contact", payload.contact, keuzes)
    tekst = lezer.tekst("tekst", payload.tekst, LANGSTE_TEKST, verplicht=False)
    morgen = _vandaag(desk) + timedelta(days=1)
    volgende = None
    if not payload.klaar:
        volgende = lezer.dag("volgende", payload.volgende, morgen, morgen + LAATST, verplicht=True)
    return Nacheck(
        id=desk.uow.new_id(),
        casus_id=payload.casus,
        op=desk.nu,
        door_id=desk.actor.persoon_id,
        thuis=Gezien(thuis or Gezien.ONBEKEND),
        contact=Gezien(contact or Gezien.ONBEKEND),
        tekst=tekst,
        vervolg=Vervolg.AFSCHALEN if payload.klaar else Vervolg.GAAT_DOOR,
        volgende=volgende,
    )


def _werk_bij(desk: Desk, geladen: Geladen, velden: Mapping[str, str]) -> None:
    """Keep how it stands now with what was open."""
    bij = set[str]()
    for een in geladen.stand.open:
        gezegd = velden.get(f"{een.code}{STAND}", "")
        if gezegd not in set(Stand) or gezegd == een.stand:
            continue
        versie = een.versie + 1 if een.op is not None else 1
        nieuw = replace(een, stand=Stand(gezegd), door_id=desk.actor.persoon_id, op=desk.nu, versie=versie)
        basisvoorwaarden.bewaar(desk.uow, nieuw)
        onderwerp_id = f"{een.casus_id}:{een.code}"
        noteer(desk, Handeling.VOORWAARDE_GEZET, geladen.casus, geladen.namens, onderwerp_id=onderwerp_id)
        bij |= {een.organisatie} if een.organisatie else set()
    gewijzigd(desk, geladen.casus.id, bij=bij)


def _vorm(desk: Desk, geladen: Geladen, waarden: Mapping[str, str] | None = None, fouten: Sequence[str] = ()) -> Answer:
    noteer(desk, Handeling.VOORWAARDEN_GEOPEND, geladen.casus, geladen.namens)
    stand, casus, detentie = geladen.stand, geladen.casus, geladen.stand.detentie
    open_codes = {een.code for een in stand.open}
    alle = rijen(desk, stand, kandidaten(desk, casus).doen_mee)
    beeld = Nacheckbeeld(
        casus_id=casus.id,
        code=str(casus.code),
        naam=naam_van(casus),
        wanneer=wanneer(desk, stand),
        open=tuple(een for een in alle if een.code in open_codes),
        eerder=_eerder(desk, geladen),
        vanwaar=_vanwaar(desk, geladen),
        waarneming=waarneemregel(desk, casus.regisseur_id) if geladen.als_regisseur else "",
        fouten=tuple(fouten),
    )
    voorstel = (_vandaag(desk) + VOORSTEL).isoformat()
    bewaar_ = NacheckBewaar(casus=casus.id, sleutel=desk.issue_key(Verb.NACHECK_BEWAAR, casus.id))
    moet = None
    if detentie is not None and mag(desk, Daad.DETENTIE_WIJZIGEN, geladen.over):
        sleutel = desk.issue_key(Verb.NACHECK_DAG, f"{casus.id}:{detentie.versie}")
        moet = NacheckDag(casus=casus.id, versie=detentie.versie, sleutel=sleutel)
    gevuld = (
        {"volgende": voorstel}
        if waarden is None
        else {**({} if "tekst" in waarden else {"volgende": voorstel}), **waarden}
    )
    return als_antwoord(kaarten.vorm(beeld, bewaar_, moet, gevuld, desk.teksten), desk.teksten)


def _klaar(
    desk: Desk, geladen: Geladen, waarden: Mapping[str, str] | None = None, fouten: Sequence[str] = ()
) -> Answer:
    casus = geladen.casus
    doe = NacheckKlaar(casus=casus.id, sleutel=desk.issue_key(Verb.NACHECK_KLAAR, casus.id))
    return als_antwoord(kaarten.klaar(str(casus.code), doe, waarden or {}, fouten, desk.teksten), desk.teksten)


def _vanwaar(desk: Desk, geladen: Geladen) -> str:
    """Return how nazorg ends from where the casus is: see `Nacheckbeeld.vanwaar`."""
    if not mag(desk, Daad.AFSCHALEN, over_casus(geladen.casus)):
        return ""
    if verloop.kan(geladen.casus.fase, Stap.AFSCHALEN):
        return "afschalen"
    return "klaar" if verloop.kan(geladen.casus.fase, Stap.NAZORG_KLAAR) else "besluit"


def _eerder(desk: Desk, geladen: Geladen) -> tuple[tuple[str, str], ...]:
    t, kalender = desk.teksten, desk.regio.kalender
    keren = geladen.stand.gekeken[-MEESTE_EERDER:]
    door = personen.lees_alle(desk.uow, [een.door_id for een in keren])
    return tuple(
        (
            t(
                "nacheck.eerder.regel",
                dag=dag_met_jaar(een.op, kalender),
                naam=zonder_opmaak(door[een.door_id].naam) if een.door_id in door else "",
                thuis=t(f"nacheck.gezien.{een.thuis.value}"),
                contact=t(f"nacheck.gezien.{een.contact.value}"),
            ),
            een.tekst,
        )
        for een in reversed(keren)
    )


def _vandaag(desk: Desk) -> date:
    return desk.regio.kalender.lokaal(desk.nu).date()
