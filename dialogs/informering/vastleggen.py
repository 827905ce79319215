"""Saying whether somebody was informed: read, checked again, kept, and the next look at it planned."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from cards.informering import CASUS, InformeringBewaar, InformeringVorm, InformeringZelfde
from cards.verbs import Verb
from dialogs.informering.bericht import houd_lijst_waar
from dialogs.informering.kern import laad
from dialogs.informering.tonen import lopende, toon
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import formulier, noteer, sleutelonderwerp, vandaag, zet_wekker
from dialogs.kern.vrijetekst import kijk_na
from domain.casus import LANGSTE_TOELICHTING, Casus, Fase, Geinformeerd, Informering, Nietreden
from domain.errors import NotFound, UserMistake
from domain.informering import Gezegd, Informeringsoort
from domain.logboek import Handeling
from domain.tekst import LANGSTE_NAAM, lees_datum, schone_regel, schone_tekst
from storage import casus as casussen
from storage import informering
from storage.inbox import Uitkomst

LANGST: Final = timedelta(days=366)
"""How far ahead it may be put off: whoever says "later" must come back to it."""

VROEGST: Final = timedelta(days=10 * 366)
"""How long ago somebody may have been informed: before that somebody mistyped the year."""


def vorm(desk: Desk, payload: InformeringVorm) -> Answer:
    """Show the form."""
    casus = _lopend(desk, payload.casus, payload.over)
    return formulier(desk, casus, payload.over, verder=payload.verder)


def bewaar(desk: Desk, payload: InformeringBewaar) -> Answer:
    """Keep it, once; what must be mended comes back with what was typed."""
    casus = _lopend(desk, payload.casus, payload.over)
    waarden = {veld: getattr(payload, veld) for veld in ("stand", "op", "door", "reden", "toelichting", "herzien_op")}
    gelezen = _lees(desk, payload)
    if isinstance(gelezen, tuple):
        return formulier(desk, casus, payload.over, verder=payload.verder, waarden=waarden, fouten=gelezen)
    getypt = [(desk.teksten(f"informering.veld.{veld}"), waarden[veld]) for veld in ("door", "toelichting")]
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(formulier(desk, casus, payload.over, verder=payload.verder, waarden=waarden))
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        _zet(desk, casus, payload.over, gelezen)
        return Uitkomst("gezegd", {"invoer": afdruk})

    onderwerp = sleutelonderwerp(casus, payload.over)
    uitkomst = desk.once(Verb.INFORMERING_BEWAAR, payload.sleutel, act, onderwerp=onderwerp)
    if uitkomst.ids["invoer"] != afdruk:
        melding = desk.teksten("informering.vorm.al_bewaard")
        return formulier(desk, casus, payload.over, verder=payload.verder, waarden=waarden, melding=melding)
    return toon(desk, casussen.lees(desk.uow, casus.id), bewaard=True, verder=payload.verder)


def zelfde(desk: Desk, payload: InformeringZelfde) -> Answer:
    """Let what holds for the casus hold for this person or uitvraag too."""
    casus = _lopend(desk, payload.casus, payload.over)

    def act() -> Uitkomst:
        if informering.verwijder(desk.uow, _nieuw(desk, casus, payload.over, casus.informering)):
            _gewijzigd(desk, casus, payload.over)
        return Uitkomst("zelfde", {})

    desk.once(Verb.INFORMERING_ZELFDE, payload.sleutel, act, onderwerp=sleutelonderwerp(casus, payload.over))
    return toon(desk, casus, bewaard=True)


def _lopend(desk: Desk, casus_id: str, over: str) -> Casus:
    """Load a running casus, and see that what it is about is in it.

    Raises:
        NotAllowed: it is not his, or there is none.
        UserMistake: it is closed.
        NotFound: that person, or that uitvraag, is not in it (any more).
    """
    casus = laad(desk, casus_id)
    if casus.fase is Fase.AFGESLOTEN:
        raise UserMistake("casus.afgesloten")
    soort, _, onderwerp_id = over.partition(".")
    if soort == Informeringsoort.BETROKKENE and casus.betrokkene(onderwerp_id) is None:
        raise NotFound("casus.geen_betrokkene")
    if soort == Informeringsoort.UITVRAAG and onderwerp_id not in {een.id for een in lopende(desk, casus)}:
        raise UserMistake("uitvraag.gesloten")
    return casus


def _zet(desk: Desk, casus: Casus, over: str, gezegd: Informering) -> None:
    if over == CASUS:
        # The row version of the casus: of two who say it at the same moment, the second looks again.
        casus = casussen.wijzig(desk.uow, replace(casus, informering=gezegd))
        if gezegd.stand is not Geinformeerd.JA:
            _niet_langer_ja(desk, casus)
    else:
        informering.zet(desk.uow, _nieuw(desk, casus, over, gezegd))
    _gewijzigd(desk, casus, over)


def _niet_langer_ja(desk: Desk, casus: Casus) -> None:
    """Take back that people know, where it was said for an uitvraag or afspraak before this was said for the casus.

    Who is asked must not hear that somebody knows when it turned out that he does not. What was said of somebody
    himself stays: that is nearer to him than the casus.
    """
    for een in informering.van_casus(desk.uow, casus.id):
        if een.soort is not Informeringsoort.BETROKKENE and een.informering.stand is Geinformeerd.JA:
            informering.verwijder(desk.uow, een)


def _gewijzigd(desk: Desk, casus: Casus, over: str) -> None:
    soort, _, onderwerp_id = over.partition(".")
    noteer(
        desk,
        Handeling.INFORMERING_GEWIJZIGD,
        casus,
        [onderwerp_id] if soort == Informeringsoort.BETROKKENE else (),
    )
    zet_wekker(desk, casus)
    houd_lijst_waar(desk, casus.regisseur_id)


def _nieuw(desk: Desk, casus: Casus, over: str, gezegd: Informering) -> Gezegd:
    soort, _, onderwerp_id = over.partition(".")
    deze = (casus.id, Informeringsoort(soort), onderwerp_id)
    eerder = informering.van_casus(desk.uow, casus.id)
    versie = next((een.versie for een in eerder if (een.casus_id, een.soort, een.onderwerp_id) == deze), 0)
    return Gezegd(*deze, gezegd, desk.nu, desk.actor.persoon_id, versie)


def _lees(desk: Desk, payload: InformeringBewaar) -> Informering | tuple[str, ...]:
    """Return what was filled in; in words all that must be mended when it cannot be kept.

    What does not go with the choice is left out: a reason beside "yes" would only contradict it.
    """
    if payload.stand not in tuple(Geinformeerd):
        return (desk.teksten("informering.leeg.stand"),)
    stand = Geinformeerd(payload.stand)
    fouten: list[str] = []
    toelichting = _tekst(desk, "toelichting", schone_tekst(payload.toelichting), LANGSTE_TOELICHTING, fouten)
    if stand is Geinformeerd.JA:
        dag = vandaag(desk)
        op = _dag(desk, "op", payload.op, dag - VROEGST, dag, fouten)
        door = _tekst(desk, "door", schone_regel(payload.door), LANGSTE_NAAM, fouten)
        if not door:
            fouten.append(desk.teksten("informering.leeg.door"))
        return tuple(fouten) or Informering(stand, toelichting, op=op, door=door)
    morgen = vandaag(desk) + timedelta(days=1)
    herzien = _dag(desk, "herzien_op", payload.herzien_op, morgen, morgen + LANGST, fouten)
    reden = Nietreden(payload.reden) if payload.reden in tuple(Nietreden) else None
    if stand is Geinformeerd.NOG_NIET:
        return tuple(fouten) or Informering(stand, toelichting, herzien)
    if reden is None:
        fouten.append(desk.teksten("informering.leeg.reden"))
    if reden is Nietreden.ANDERS and not toelichting:
        fouten.append(desk.teksten("informering.leeg.toelichting"))
    return tuple(fouten) or Informering(stand, toelichting, herzien, reden=reden)


def _dag(desk: Desk, veld: str, waarde: str, vroegst: date, laatst: date, fouten: list[str]) -> date | None:
    if not waarde.strip():
        fouten.append(desk.teksten(f"informering.leeg.{veld}"))
        return None
    dag = lees_datum(waarde)
    if dag is None or not vroegst <= dag <= laatst:
        fouten.append(desk.teksten(f"informering.fout.{veld}"))
    return dag


def _tekst(desk: Desk, veld: str, schoon: str, hoogstens: int, fouten: list[str]) -> str:
    if len(schoon) > hoogstens:
        t = desk.teksten
        fouten.append(
            t("informering.fout.te_lang", veld=t(f"informering.veld.{veld}"), lengte=len(schoon), maximum=hoogstens)
        )
    return schoon
