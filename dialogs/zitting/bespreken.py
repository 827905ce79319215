"""An item at the table as its own regisseur sees it: what may be told, what stands open, and what he can write down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from cards import datum
from cards.verbs import Verb
from cards.zitting.bespreken import Bespreekbeeld, Keuzes
from cards.zitting.payloads_bespreken import (
    BIJ,
    GEEN,
    HOOFDDOEL,
    MEESTE_AFSPRAKEN,
    REGIE,
    TERUG,
    TERUG_DAG,
    BespreekBewaar,
    wanneer,
)
from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Bezoek, Context, Desk
from dialogs.kern.informeren import is_gezegd
from dialogs.kern.planversie import Planstand, planstand
from dialogs.kern.wievragen import voorstel_voor
from dialogs.kern.zittingsdeelname import is_buiten
from dialogs.zitting.bespreekstof import lopende_afspraken, mag_weten, mensen
from domain import verloop
from domain.aanwezigheid import Komt
from domain.agenda import Agendapunt, Agendasoort, Zitting, op_volgorde
from domain.bespreking import Bespreking
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad
from domain.verloop import Stap
from domain.zittingsverloop import (
    Meldwijze,
    Zittingsfase,
    Zittingsregel,
    Zittingsstand,
    aanwezig,
    bij_beurt,
    stand,
    volgende,
)
from storage import aanwezigheid, agenda, toegang, verslag, zittingsverloop
from storage import bespreking as besprekingen

KOMENDE: Final = 6
"""Coming zittingen to choose from."""


class Weten(StrEnum):
    """By what it is known who is there for an item."""

    BEKEND = "bekend"
    """Teams told, or the regisseur said, who is in the room."""
    AANGENOMEN = "aangenomen"
    """Nobody said so: all that belong there are taken to be."""
    GEEN_BEURT = "geen_beurt"
    """It had no turn: nobody agreed to anything."""


@dataclass(frozen=True, slots=True)
class Erbij:
    """Which organisaties are there for an item.

    Attributes:
        codes: of those that take part and are there; what they agree to runs at once.
        mee: of all that take part.
        weten: by what it is known.
    """

    codes: frozenset[str]
    mee: frozenset[str]
    weten: Weten


def beeld(
    desk: Desk,
    zitting: Zitting,
    casus_id: str,
    waarden: Mapping[str, str] | None = None,
    fouten: Sequence[str] = (),
) -> Bespreekbeeld:
    """Return the form of an item, for the regisseur of its casus; a line in the logboek each time.

    Args:
        desk: of whoever leads the zitting.
        zitting: at which it is spoken of.
        casus_id: about which.
        waarden: what was filled in, by input id; None or nothing for the form as it stands. What was filled in for
            another casus is left out.
        fouten: what must be mended, in words.

    Raises:
        NotAllowed: somebody else runs the casus.
        UserMistake: it is closed.
    """
    casus = laad_casus(desk, Daad.BESPREKING_VASTLEGGEN, casus_id=casus_id)
    if waarden and waarden.get(BIJ, casus.id) != casus.id:
        waarden = None
    regels = zittingsverloop.regels(desk.uow, zitting.id)
    nu, punten = stand(regels), agenda.punten(desk.uow, zitting.id)
    wie, plan = _erbij(desk, zitting, casus.id, regels, punten), planstand(desk, casus, desk.actor.persoon_id)
    gehouden = besprekingen.lees(desk.uow, zitting.id, casus.id)
    tafel, zelf, meer = mag_weten(desk, zitting, casus)
    noteer(desk, Handeling.BESPREKING_GEOPEND, casus, zitting.id)
    zo_ver = verloop.kan(casus.fase, Stap.AFSPRAAK)
    lopend, overige = lopende_afspraken(desk, casus, zitting)
    t = desk.teksten
    return Bespreekbeeld(
        code=str(casus.code),
        casus_id=casus.id,
        mensen=mensen(desk, casus),
        tafel=tafel,
        zelf=zelf,
        tafel_meer=meer,
        besluiten=tuple((een.id, een.tekst) for een in gehouden.besluiten),
        afspraken=lopend,
        afspraken_meer=overige,
        eigenaars=_eigenaars(desk, casus, wie),
        wie_erbij=t(f"bespreking.erbij.{wie.weten.value}"),
        eerst="" if zo_ver else t("bespreking.eerst"),
        weet=zo_ver and not is_gezegd(desk, casus),
        plan=verloop.kan(casus.fase, Stap.PLAN),
        regie=_regie(desk, wie, plan),
        zittingen=_zittingen(desk, casus, zitting),
        waarden=waarden or voorgesteld(desk, casus, zitting, gehouden, plan),
        fouten=tuple(fouten),
        vast=t("bespreking.vast") if is_vast(desk, zitting, casus) and not waarden else "",
        verder=_kan_verder(casus, nu, punten),
        elders_bezig=nu.huidig not in {None, casus.id},
        hoofd=nu.fase in {Zittingsfase.BEZIG, Zittingsfase.KLAAR},
        bewaar=_bewaar(desk, zitting, casus, gehouden, plan),
    )


def wie_erbij(context: Context, zitting: Zitting, casus_id: str) -> Erbij:
    """Return which organisaties are there for an item.

    By who was in the room during its turns; when nobody said who is, all that belong there are, but for those that
    said that they would not come.
    """
    regels = zittingsverloop.regels(context.uow, zitting.id)
    return _erbij(context, zitting, casus_id, regels, agenda.punten(context.uow, zitting.id))


def voorgesteld(
    context: Context, casus: Casus, zitting: Zitting, gehouden: Bespreking, plan: Planstand
) -> Mapping[str, str]:
    """Return the form as it stands when nothing was typed: what holds now, and the proposed day."""
    keuze, dag = terug_nu(context, casus, zitting, gehouden)
    voorstel = datum.dag(dag_voorstel(context), context.regio.kalender)
    return {
        **{wanneer(nr): voorstel for nr in range(1, MEESTE_AFSPRAKEN + 1)},
        HOOFDDOEL: plan.plan.hoofddoel,
        REGIE: plan.regie.organisatie if plan.regie else "",
        TERUG: keuze,
        TERUG_DAG: dag,
    }


def dag_voorstel(context: Context) -> date:
    """Return the day on which an afspraak is done when nobody says when: a working day."""
    kalender = context.regio.kalender
    over = timedelta(days=context.regio.zitting.afspraak_dagen)
    return kalender.volgende_werkdag(kalender.lokaal(context.nu).date() + over)


def terug_nu(context: Context, casus: Casus, zitting: Zitting, gehouden: Bespreking) -> tuple[str, str]:
    """Return what the form says of the day on which it comes back: a coming zitting, or a day in words."""
    if gehouden.terug_op is None:
        return GEEN, ""
    kalender = context.regio.kalender
    for een in komende(context, casus, zitting):
        if kalender.lokaal(een.begint_op).date() == gehouden.terug_op:
            return een.id, ""
    return GEEN, datum.dag_met_jaar(gehouden.terug_op, kalender)


def komende(context: Context, casus: Casus, zitting: Zitting) -> tuple[Zitting, ...]:
    """Return the coming zittingen of the tafel of a casus, after this one."""
    na = max(context.nu, zitting.begint_op) if casus.tafel == zitting.tafel else context.nu
    return agenda.volgende(context.uow, casus.tafel, na, KOMENDE)


def is_vast(context: Context, zitting: Zitting, casus: Casus) -> bool:
    """Tell whether the verslag of this casus was approved: then nothing is written down any more."""
    return casus.id in verslag.goedgekeurde_van(context.uow, zitting.id)


def sleutelonderwerp(zitting_id: str, casus_id: str) -> str:
    """Return for what a form is, to seal its key with."""
    return f"{zitting_id}:{casus_id}"


def noteer(bezoek: Bezoek, handeling: Handeling, casus: Casus, onderwerp_id: str) -> None:
    """Write down what was done with, or seen of, a casus at the table: for the casus and for everybody in it."""
    for wie in (None, *(een.id for een in casus.betrokkenen)):
        bezoek.record(
            handeling,
            namens=bezoek.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=wie,
            onderwerp_id=onderwerp_id,
            doel=casus.grondslag or None,
        )


def _erbij(
    context: Context,
    zitting: Zitting,
    casus_id: str,
    regels: Sequence[Zittingsregel],
    punten: Iterable[Agendapunt],
) -> Erbij:
    nu = stand(regels)
    perioden = aanwezig(regels, nu.geeindigd_op)
    rijen = toegang.van_casus(context.uow, casus_id)
    mee = frozenset(een.organisatie for een in rijen if een.rol is Rol.PARTNER and een.loopt(context.nu))
    if all(een.casus_id != casus_id for een in nu.beurten):
        return Erbij(frozenset(), mee, Weten.GEEN_BEURT)
    eigen = context.regio.eigen_organisatie
    # Ticked by hand, the Veiligheidshuis alone says nothing of the others; told by Teams, they are not there.
    bekend = any(een.organisatie not in {"", eigen} for een in perioden)
    if bekend or (perioden and nu.wijze is Meldwijze.TEAMS):
        return Erbij(bij_beurt(perioden, nu.beurten, casus_id) & mee, mee, Weten.BEKEND)
    op_agenda = (een for een in punten if een.casus_id == casus_id)
    punt = next(op_agenda, Agendapunt(zitting.id, casus_id, Agendasoort.LOPEND, context.nu))
    buiten = {een for een in mee if is_buiten(context.regio, zitting, punt, een)}
    return Erbij(mee - buiten - _afgemeld(context, zitting), mee, Weten.AANGENOMEN)


def _bewaar(desk: Desk, zitting: Zitting, casus: Casus, gehouden: Bespreking, plan: Planstand) -> BespreekBewaar:
    return BespreekBewaar(
        zitting=zitting.id,
        casus=casus.id,
        versie=gehouden.versie,
        was_plan=plan.plan.nr,
        was_regie=plan.regie.id if plan.regie else None,
        sleutel=desk.issue_key(Verb.BESPREKING_BEWAAR, sleutelonderwerp(zitting.id, casus.id)),
    )


def _kan_verder(casus: Casus, nu: Zittingsstand, punten: Iterable[Agendapunt]) -> bool:
    if nu.fase is not Zittingsfase.BEZIG or nu.huidig != casus.id:
        return False
    return volgende(nu, [een.casus_id for een in op_volgorde(punten)]) is not None


def _eigenaars(context: Context, casus: Casus, wie: Erbij) -> Keuzes:
    """Return who can own an afspraak: who is there first, then who takes part, then whom this tafel would ask."""
    t, naam = context.teksten, context.regio.organisatienaam
    voorstel = voorstel_voor(context, casus)
    anders = {een.code for een in (*voorstel.vast, *voorstel.mogelijk)} - wie.mee
    zonder = {context.regio.eigen_organisatie}
    return (
        *((een, naam(een)) for een in _op_naam(context, wie.codes - zonder)),
        *(
            (een, t("bespreking.wie.niet_erbij", organisatie=naam(een)))
            for een in _op_naam(context, wie.mee - wie.codes - zonder)
        ),
        *((een, t("regie.nog_niet", organisatie=naam(een))) for een in _op_naam(context, anders - zonder)),
    )


def _regie(context: Context, wie: Erbij, plan: Planstand) -> Keuzes:
    houder = {plan.regie.organisatie} if plan.regie else set()
    kan = (wie.mee | houder) & set(context.regio.organisaties) - {context.regio.eigen_organisatie}
    return tuple((een, context.regio.organisatienaam(een)) for een in _op_naam(context, kan))


def _zittingen(context: Context, casus: Casus, zitting: Zitting) -> Keuzes:
    kalender = context.regio.kalender
    geen = (GEEN, context.teksten("bespreking.terug.geen"))
    return (geen, *((een.id, datum.dag_en_tijd(een.begint_op, kalender)) for een in komende(context, casus, zitting)))


def _afgemeld(context: Context, zitting: Zitting) -> frozenset[str]:
    """Return the organisaties of which everybody who said anything said that nobody comes."""
    gemeld = aanwezigheid.van_zitting(context.uow, zitting.id)
    komen = {een.organisatie for een in gemeld if een.komt is Komt.AANGEMELD or een.vervanger_id}
    return frozenset(een.organisatie for een in gemeld) - komen


def _op_naam(context: Context, codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=lambda een: context.regio.organisatienaam(een).casefold())
