"""/afspraak nieuw: what was agreed, of which exactly one organisatie becomes the owner."""

from datetime import date

from cards import datum
from cards.afspraken import formulier as kaarten
from cards.afspraken.formulier import Gemaakt
from cards.afspraken.payloads import AfspraakBewaar, AfspraakFormulier
from cards.verbs import Verb
from dialogs.afspraken.invoer import VER_WEG, Gelezen, ingevuld, lees, vrije_teksten
from dialogs.afspraken.kern import (
    dag_in_woorden,
    eis_zo_ver,
    laatste_zitting,
    namen_van,
    was_erbij,
    wie_doet,
)
from dialogs.afspraken.vorm import Hoe, akkoordkeuzes, alle_betrokkenen, toon_vorm
from dialogs.kern.afspraken import maak, noteer, vandaag
from dialogs.kern.answers import Answer
from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.deelname import doet_mee
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import zeg_voor_afspraak
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.vrijetekst import kijk_na
from domain import verloop
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus
from domain.logboek import Handeling
from domain.toegang import Daad
from domain.verloop import Stap
from storage import afspraken
from storage import casus as casussen
from storage.inbox import Uitkomst


def nieuw(desk: Desk, arguments: Arguments) -> Answer:
    """Show the form, filled in with what was typed behind the command; without a code, ask about which casus."""
    if arguments.casuscode is None:
        return _kies(desk)
    casus = laad_casus(desk, Daad.AFSPRAAK_MAKEN, code=arguments.casuscode)
    waarden = {"organisatie": arguments.organisatie or ""}
    if arguments.datum is None:
        return _leeg(desk, casus, Hoe(waarden))
    return _leeg(desk, casus, _met_dag(desk, waarden, arguments.datum))


def formulier(desk: Desk, payload: AfspraakFormulier) -> Answer:
    """Show an empty form for the casus that was chosen, or for another afspraak of the same one."""
    if not payload.casus:
        return _kies(desk)
    return _leeg(desk, laad_casus(desk, Daad.AFSPRAAK_MAKEN, casus_id=payload.casus), Hoe())


def bewaar(desk: Desk, payload: AfspraakBewaar) -> Answer:
    """Keep it, once; what must be mended comes back with what was typed."""
    casus = laad_casus(desk, Daad.AFSPRAAK_MAKEN, casus_id=payload.casus)
    waarden = ingevuld(payload)
    gelezen = lees(desk, casus, payload)
    if isinstance(gelezen, tuple):
        return _vorm(desk, casus, Hoe(waarden, fouten=(desk.teksten("afspraken.vul_aan"), *gelezen)))
    zeker = gelezen.inhoud.wanneer.isoformat()
    if (ver := ver_weg(desk, gelezen.inhoud.wanneer, payload.zeker)) is not None:
        return _vorm(desk, casus, Hoe(waarden, melding=ver), zeker=zeker)
    if (let_op := kijk_na(desk, payload, vrije_teksten(desk, payload))) is not None:
        return let_op.op(_vorm(desk, casus, Hoe(waarden), zeker=payload.zeker))
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        gemaakt = _maak(desk, casus, gelezen)
        return Uitkomst("gemaakt", {"afspraak": gemaakt.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.AFSPRAAK_BEWAAR, payload.sleutel, act, onderwerp=casus.id)
    if uitkomst.ids["invoer"] != afdruk:
        return _vorm(desk, casus, Hoe(waarden, melding=desk.teksten("afspraken.al_gebruikt")), zeker=payload.zeker)
    return _gemaakt(desk, casus, afspraken.lees(desk.uow, uitkomst.ids["afspraak"]))


def ver_weg(desk: Desk, wanneer: date, zeker: str | None) -> str | None:
    """Return the question whether somebody is sure of a day that is far away; None when it is not, or he is."""
    if wanneer - vandaag(desk) <= VER_WEG or zeker == wanneer.isoformat():
        return None
    return desk.teksten("afspraken.ver_weg", dag=datum.dag_met_jaar(wanneer, desk.regio.kalender))


def _maak(desk: Desk, casus: Casus, gelezen: Gelezen) -> Afspraak:
    inhoud, zitting = gelezen.inhoud, laatste_zitting(desk, casus)
    erbij = was_erbij(desk, casus, gelezen.organisatie, zitting)
    if gelezen.akkoord in {"ja", "nee"}:
        erbij = gelezen.akkoord == "ja" and doet_mee(desk, casus.id, gelezen.organisatie)
    afspraak = Afspraak(
        id=desk.uow.new_id(),
        casus_id=casus.id,
        wat=inhoud.wat,
        organisatie=gelezen.organisatie,
        wanneer=inhoud.wanneer,
        status=AfspraakStatus.LOPEND if erbij else AfspraakStatus.VOORGELEGD,
        gemaakt_op=desk.nu,
        gemaakt_door_id=desk.actor.persoon_id,
        teken_op=desk.nu,
        persoon_id=inhoud.persoon_id,
        persoon_naam=inhoud.persoon_naam,
        doel_id=inhoud.doel_id,
        betrokkenen=inhoud.betrokkenen,
        conditie=inhoud.conditie,
        monitoring=inhoud.monitoring,
        zitting_id=zitting.id if zitting else None,
    )
    gemaakt = maak(desk, casus, afspraak)
    zeg_voor_afspraak(desk, casus, gemaakt.id, gelezen.informering)
    return gemaakt


def _kies(desk: Desk) -> Answer:
    eigen = casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)
    zo_ver = [een.id for een in eigen if verloop.kan(een.fase, Stap.AFSPRAAK)]
    codes = casussen.codes(desk.uow, zo_ver)
    keuzes = tuple(sorted(codes.items(), key=lambda paar: paar[1], reverse=True))
    return als_antwoord(kaarten.kies_casus(keuzes, desk.teksten), desk.teksten)


def _met_dag(desk: Desk, waarden: dict[str, str], dag: date) -> Hoe:
    """Return the form with the day that was typed, and how it was understood."""
    t, in_woorden = desk.teksten, datum.dag_met_jaar(dag, desk.regio.kalender)
    ingevuld_ = {**waarden, "wanneer": dag.isoformat()}
    if dag < vandaag(desk):
        return Hoe(ingevuld_, fouten=(t("afspraken.begrepen_voorbij", dag=in_woorden),))
    return Hoe(ingevuld_, begrepen=t("afspraken.begrepen", dag=in_woorden))


def _leeg(desk: Desk, casus: Casus, hoe: Hoe) -> Answer:
    keuzes = akkoordkeuzes(desk, casus)
    standaard = {
        "betrokkenen": alle_betrokkenen(casus),
        # Who was there is looked up where that can be; else the owner says it himself.
        "akkoord": keuzes[0][0] if laatste_zitting(desk, casus) else keuzes[-1][0],
    }
    return _vorm(desk, casus, Hoe({**standaard, **hoe.waarden}, hoe.begrepen, hoe.fouten))


def _vorm(desk: Desk, casus: Casus, hoe: Hoe, *, zeker: str | None = None) -> Answer:
    eis_zo_ver(casus)
    sleutel = desk.issue_key(Verb.AFSPRAAK_BEWAAR, casus.id)
    doe = AfspraakBewaar(casus=casus.id, sleutel=sleutel)
    if zeker is not None:
        doe = AfspraakBewaar(casus=casus.id, sleutel=sleutel, zeker=zeker)
    return toon_vorm(desk, casus, doe, hoe)


def _gemaakt(desk: Desk, casus: Casus, afspraak: Afspraak) -> Answer:
    t = desk.teksten
    noteer(desk, Handeling.AFSPRAAK_GEOPEND, afspraak, casus)
    wie = wie_doet(desk, afspraak, namen_van(desk, [afspraak]))
    voorgelegd = afspraak.status is AfspraakStatus.VOORGELEGD
    beeld = Gemaakt(
        code=str(casus.code),
        casus_id=casus.id,
        afspraak_id=afspraak.id,
        wat=afspraak.wat,
        wie=t("afspraken.gemaakt.wie", wie=wie),
        regels=(
            t("afspraken.gemaakt.wanneer", dag=dag_in_woorden(desk, afspraak)),
            t("afspraken.gemaakt.voorgelegd" if voorgelegd else "afspraken.gemaakt.lopend"),
        ),
        let_op="" if desk.regio.kalender.werkdag(afspraak.wanneer) else t("afspraken.gemaakt.vrije_dag"),
    )
    return als_antwoord(kaarten.gemaakt(beeld, t), t)
