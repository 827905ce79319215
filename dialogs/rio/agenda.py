"""Appointments with somebody: planned, moved, and what came of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from cards.datum import dag_en_tijd, dag_met_jaar, datum
from cards.rio import deelnemer as beelden
from cards.rio import formulieren as kaarten
from cards.rio.deelnemer import Regel
from cards.rio.formulieren import Vorm
from cards.rio.payloads import RioAfspraakOpen, RioPlan, RioPlanFormulier, RioUitkomst
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.dagen import lees_dag
from dialogs.kern.desk import Desk
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.rio import houd_agenda, zet_agendawekker
from dialogs.kern.vrijetekst import kijk_na
from dialogs.rio.kern import eenmaal, laad, noteer
from dialogs.rio.tonen import in_woorden, toon, uitkomst
from domain.casus import Casus
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.moment import lees_moment
from domain.rio import LANGSTE_NOTITIE, Agendastatus, Rioafspraak
from domain.toegang import Daad
from storage import rio, wekkers
from storage.inbox import Uitkomst


def planformulier(desk: Desk, payload: RioPlanFormulier) -> Answer:
    """Show the form: empty, or with the appointment that is moved."""
    casus, over = laad(desk, Daad.RIO_WERKEN, casus_id=payload.casus)
    if payload.afspraak is None:
        return _vorm(desk, casus, None, {})
    noteer(desk, Handeling.RIO_GEOPEND, casus, over)
    een = _afspraak(desk, casus, payload.afspraak)
    lokaal = desk.regio.kalender.lokaal(een.wanneer)
    waarden = {"dag": datum(lokaal.date()), "tijd": f"{lokaal:%H:%M}", "waarover": een.waarover}
    return _vorm(desk, casus, een.id, waarden)


def plan(desk: Desk, payload: RioPlan) -> Answer:
    """Plan it, or move it, once; the morning of its day is told."""
    casus, over = laad(desk, Daad.RIO_WERKEN, casus_id=payload.casus)
    eerder = _afspraak(desk, casus, payload.afspraak) if payload.afspraak else None
    t, waarden = desk.teksten, {"dag": payload.dag, "tijd": payload.tijd, "waarover": payload.waarover}
    lezer = Lezer(t, "rio.leeg.", "rio.fout.", "rio.veld.")
    wanneer = _wanneer(desk, payload, lezer)
    waarover = lezer.tekst("waarover", payload.waarover, LANGSTE_NOTITIE, verplicht=False)
    if lezer.fouten or wanneer is None:
        return _vorm(desk, casus, payload.afspraak, waarden, lezer.fouten)
    if (let_op := kijk_na(desk, payload, [(t("rio.veld.waarover"), waarover)])) is not None:
        return let_op.op(_vorm(desk, casus, payload.afspraak, waarden))

    def act() -> str:
        if eerder is None:
            nieuw = Rioafspraak(desk.uow.new_id(), casus.id, wanneer, waarover, desk.actor.persoon_id)
            rio.voeg_afspraak_toe(desk.uow, nieuw)
        else:
            anders = replace(eerder, wanneer=wanneer, waarover=waarover, status=Agendastatus.GEPLAND)
            nieuw = rio.wijzig_afspraak(desk.uow, anders)
        zet_agendawekker(desk, nieuw.id, wanneer)
        houd_agenda(desk, casus.id, wanneer, *((eerder.wanneer,) if eerder else ()))
        noteer(desk, Handeling.RIO_GEWIJZIGD, casus, over, nieuw.id)
        return nieuw.id

    onderwerp = f"{casus.id}:{payload.afspraak or ''}"
    if eenmaal(desk, Verb.RIO_PLAN, payload.sleutel, onderwerp, waarden, act) is None:
        return _vorm(desk, casus, payload.afspraak, waarden, melding=t("rio.al_bewaard"))
    wanneer_dan = dag_en_tijd(wanneer, desk.regio.kalender)
    return toon(desk, casus, gedaan=t("rio.gedaan.gepland", wanneer=wanneer_dan))


def open_(desk: Desk, payload: RioAfspraakOpen) -> Answer:
    """Open one appointment, with what can be done with it."""
    casus, over = laad(desk, Daad.RIO_WERKEN, casus_id=payload.casus)
    noteer(desk, Handeling.RIO_GEOPEND, casus, over, payload.afspraak)
    return _toon(desk, casus, _afspraak(desk, casus, payload.afspraak))


def zeg_uitkomst(desk: Desk, payload: RioUitkomst) -> Answer:
    """Keep what came of an appointment; one that was called off or has been rings no more."""
    casus, over = laad(desk, Daad.RIO_WERKEN, casus_id=payload.casus)
    een = _afspraak(desk, casus, payload.afspraak)
    if payload.status is Agendastatus.GEWEEST and een.wanneer > desk.nu:
        raise UserMistake("rio.fout.nog_niet_geweest")

    def act() -> Uitkomst:
        nieuw = rio.wijzig_afspraak(desk.uow, replace(een, status=payload.status))
        if nieuw.status is Agendastatus.GEPLAND:
            zet_agendawekker(desk, nieuw.id, nieuw.wanneer)
        else:
            wekkers.trek_in(desk.uow, Wekkersoort.RIO_AGENDA, nieuw.id)
        houd_agenda(desk, casus.id, nieuw.wanneer)
        noteer(desk, Handeling.RIO_GEWIJZIGD, casus, over, nieuw.id)
        return Uitkomst("gezegd", {"afspraak": nieuw.id})

    desk.once(Verb.RIO_UITKOMST, payload.sleutel, act, onderwerp=f"{een.id}:{payload.status.value}")
    return _toon(desk, casus, rio.afspraak(desk.uow, een.id), gedaan=desk.teksten("rio.gedaan.uitkomst"))


def _toon(desk: Desk, casus: Casus, een: Rioafspraak, *, gedaan: str = "") -> Answer:
    t, knoppen = desk.teksten, []
    for status in _KAN[een.status]:
        if status is Agendastatus.GEWEEST and een.wanneer > desk.nu:
            continue
        knoppen.append((t(f"rio.knop.{status.value}"), uitkomst(desk, een, status)))
    verzetten = (t("rio.knop.verzetten"), RioPlanFormulier(casus=casus.id, afspraak=een.id))
    regel = Regel(in_woorden(desk, een), een.waarover, (*knoppen, verzetten))
    return als_antwoord(beelden.afspraak(str(casus.code), casus.id, regel, gedaan, t), t)


_UITKOMSTEN = (Agendastatus.GEWEEST, Agendastatus.NIET_GEKOMEN, Agendastatus.AFGEZEGD)
_KAN: Mapping[Agendastatus, tuple[Agendastatus, ...]] = {
    Agendastatus.GEPLAND: _UITKOMSTEN,
    **{een: (Agendastatus.GEPLAND, *(ander for ander in _UITKOMSTEN if ander is not een)) for een in _UITKOMSTEN},
}
"""What may be said of it next: a mistake is put right by saying something else."""


def _afspraak(desk: Desk, casus: Casus, afspraak_id: str) -> Rioafspraak:
    """Return an appointment of this casus.

    Raises:
        NotFound: there is none in it.
    """
    een = rio.afspraak(desk.uow, afspraak_id)
    if een.casus_id != casus.id:
        raise NotFound("rio.onbekend")
    return een


def _wanneer(desk: Desk, payload: RioPlan, lezer: Lezer) -> datetime | None:
    """Return the moment that was meant, in the future; what is wrong is told by the reader."""
    if not payload.dag.strip():
        lezer.mist("dag")
    if not payload.tijd.strip():
        lezer.mist("tijd")
    if lezer.fouten:
        return None
    kalender = desk.regio.kalender
    dag = lees_dag(payload.dag, kalender.lokaal(desk.nu).date())
    if dag is None:
        lezer.mis("dag")
        return None
    wanneer = lees_moment(dag.isoformat(), payload.tijd, kalender)
    if wanneer is None:
        lezer.mis("tijd")
    elif wanneer <= desk.nu:
        lezer.fouten.append(desk.teksten("rio.fout.voorbij", dag=dag_met_jaar(dag, kalender)))
    return wanneer


def _vorm(
    desk: Desk,
    casus: Casus,
    afspraak_id: str | None,
    waarden: Mapping[str, str],
    fouten: Sequence[str] = (),
    melding: str = "",
) -> Answer:
    sleutel = desk.issue_key(Verb.RIO_PLAN, f"{casus.id}:{afspraak_id or ''}")
    bewaar = RioPlan(casus=casus.id, sleutel=sleutel)
    if afspraak_id is not None:
        bewaar = RioPlan(casus=casus.id, afspraak=afspraak_id, sleutel=sleutel)
    vorm = Vorm(str(casus.code), waarden, fouten, melding)
    return als_antwoord(kaarten.plannen(vorm, bewaar, desk.teksten), desk.teksten)
