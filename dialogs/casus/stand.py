"""Where a casus is, as much as the reader may see: its phase, who has the regie, what is open, and what to do next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cards.bouwstenen import zonder_opmaak
from cards.casus.tonen import Stand, Stap
from cards.datum import dag, dag_en_tijd, dag_met_jaar
from dialogs.kern import stilstand
from dialogs.kern.beleid import mag, met_toegang
from dialogs.kern.desk import Desk
from dialogs.kern.gesprekspost import gespreksopdracht, gespreksregel
from dialogs.kern.heropend import heropend_na
from dialogs.kern.terugkeer import samen, terugkeer, wanneer
from domain.afspraak import Afspraak, AfspraakStatus, open_van
from domain.agenda import Zitting
from domain.casus import Casus, Fase, Spoor
from domain.opschaalladder import begin, huidige
from domain.persoon import Rol
from domain.plan import Plan
from domain.regie import Regie
from domain.rio import rio_bodies
from domain.stilstand import Signaalsoort
from domain.toegang import Daad, Waarover
from domain.uitvraag import BevragingStatus, neemt_antwoord_aan
from domain.verloop import Stap as VerloopStap
from domain.verloop import kan
from domain.volgendestap import Stappen, Volgstap, volgende_stap
from storage import afschalen, afspraken, agenda, opschaalladder, personen, uitvraag
from storage import plan as plannen
from storage import regie as regies

_KOERS: Final = tuple(Fase)

_OPDRACHT: Final = {
    Volgstap.UITVRAAG: "uitvraag start",
    Volgstap.STATUS: "uitvraag status",
    Volgstap.TRIAGE: "triage",
    Volgstap.PLAN: "plan",
    Volgstap.AFSPRAAK: "afspraak nieuw",
    Volgstap.AFSPRAKEN: "afspraak lijst",
    Volgstap.VOLHOUDEN: "volhouden",
    Volgstap.AFSCHALEN: "afschalen",
    Volgstap.HERMELDING: "casus her-melding",
}

_MEEST_BEKEKEN: Final = ("plan", "afspraak lijst", "uitvraag status")
_VERDER: Final = (
    "uitvraag start",
    "triage",
    "afspraak nieuw",
    "regie",
    "volhouden",
    "opschalen",
    "afschalen",
    "logboek",
)
_NODIG: Final = {
    "plan": VerloopStap.PLAN,
    "afspraak lijst": VerloopStap.AFSPRAAK,
    "afspraak nieuw": VerloopStap.AFSPRAAK,
    "regie": VerloopStap.PLAN,
    "volhouden": VerloopStap.AFSPRAAK,
    "afschalen": VerloopStap.AFSCHALEN,
}
"""What is offered only once the casus has come so far that it can be done."""
_NA_SLUITING: Final = ("triage", "plan", "afspraak lijst", "logboek")


@dataclass(frozen=True, slots=True)
class _Gelezen:
    """What there is about the course of a casus, as far as the reader may see it."""

    plan: Plan | None
    regie: Regie | None
    open: tuple[Afspraak, ...]
    zitting: Zitting | None
    gevraagd: bool
    """Whether organisaties were ever asked about it."""
    alles: bool
    """Whether the afspraken are those of everybody, not only of his own organisatie."""


def stand(desk: Desk, casus: Casus, *, als_regisseur: bool) -> Stand:
    """Return where a casus is; somebody who was invited sees the plan's aim and what his own organisatie agreed."""
    gelezen = _lees(desk, casus, als_regisseur=als_regisseur)
    vandaag = desk.regio.kalender.lokaal(desk.nu).date()
    nu = _stappen(desk, casus, gelezen, vandaag) if als_regisseur else None
    return Stand(
        fase=_fase(desk, casus),
        aandacht=tuple(_aandacht(desk, casus, gelezen, vandaag, als_regisseur=als_regisseur)),
        feiten=(
            *(_ladder(desk, casus) if als_regisseur else ()),
            *_terugkeer(desk, casus, als_regisseur=als_regisseur),
            *_gesprek(desk, casus, als_regisseur=als_regisseur),
            *_feiten(desk, gelezen),
        ),
        hoofddoel=gelezen.plan.hoofddoel if gelezen.plan else "",
        volgende=None if nu is None else _stap(desk, nu),
        ook=_ook(desk, casus, gelezen, nu),
        nazorg=_van_nazorg(desk, casus, als_regisseur=als_regisseur),
        meer=() if nu is None else _namen(desk, _meer(casus, nu)),
    )


def _lees(desk: Desk, casus: Casus, *, als_regisseur: bool) -> _Gelezen:
    regie = regies.huidige(desk.uow, casus.id)
    over = replace(met_toegang(desk, casus), casusregie=regie.organisatie if regie else None)
    zittingen = agenda.zittingen_met_casus(desk.uow, [casus.id], desk.nu).get(casus.id, ())
    alles = als_regisseur or mag(desk, Daad.AFSPRAKEN_ZIEN, over)
    open_ = open_van(afspraken.van_casussen(desk.uow, [casus.id], alleen_open=True).get(casus.id, ()))
    return _Gelezen(
        plan=plannen.huidige(desk.uow, casus.id) if mag(desk, Daad.PLAN_ZIEN, over) else None,
        regie=regie if mag(desk, Daad.REGIE_ZIEN, over) else None,
        open=open_ if alles else tuple(_eigen(desk, over, open_)),
        zitting=next(iter(zittingen), None),
        gevraagd=bool(uitvraag.van_casus(desk.uow, casus.id)),
        alles=alles,
    )


def _eigen(desk: Desk, over: Waarover, open_: Iterable[Afspraak]) -> Iterator[Afspraak]:
    for een in open_:
        if mag(desk, Daad.AFSPRAAK_ZIEN, replace(over, organisatie=een.organisatie)):
            yield een


def _stappen(desk: Desk, casus: Casus, gelezen: _Gelezen, vandaag: date) -> Volgstap:
    lopend = [
        een
        for een in uitvraag.van_casus(desk.uow, casus.id)
        if neemt_antwoord_aan(een, agenda.lees(desk.uow, een.zitting_id).begint_op, desk.nu)
    ]
    schuldig = sum(een.status is BevragingStatus.OPEN for van in lopend for een in van.bevragingen)
    stil = len(_te_laat(gelezen, vandaag)) + len(_geweigerd(gelezen))
    return volgende_stap(Stappen(casus.fase, schuldig, len(gelezen.open), stil))


def _fase(desk: Desk, casus: Casus) -> str:
    t = desk.teksten
    naam = t(f"casus.fase.{casus.fase.value}")
    return t("casus.koers", fase=naam, nummer=_KOERS.index(casus.fase) + 1, van=len(_KOERS))


def _aandacht(desk: Desk, casus: Casus, gelezen: _Gelezen, vandaag: date, *, als_regisseur: bool) -> Iterator[str]:
    t, eigen = desk.teksten, desk.actor.organisaties(Rol.PARTNER)
    if casus.fase is Fase.AFGESLOTEN:
        yield t("casus.beeld.gesloten")
    if te_laat := _te_laat(gelezen, vandaag):
        yield t.aantal("casus.aandacht.te_laat", len(te_laat))
    # That another organisatie refused is for the regisseur alone, also where the casusregie is held.
    if geweigerd := [een for een in _geweigerd(gelezen) if als_regisseur or een.organisatie in eigen]:
        yield t.aantal("casus.aandacht.geweigerd", len(geweigerd))
    # One sentence: the rest stands behind the button that brings it to move again.
    al_gezegd = {Signaalsoort.TE_LAAT, Signaalsoort.GEWEIGERD}
    stil = stilstand.van_casus(desk, casus) if als_regisseur else ()
    for signaal in [een for een in stil if een.soort not in al_gezegd][:1]:
        yield stilstand.in_woorden(desk, signaal)


def _ladder(desk: Desk, casus: Casus) -> Iterator[tuple[str, str]]:
    """Yield where it stands above its own step of the pyramid; of one that was scaled down, when it is looked at."""
    t, piramide = desk.teksten, desk.regio.piramide
    if casus.fase is Fase.AFGESLOTEN:
        wacht = [een for een in afschalen.van_casus(desk.uow, casus.id) if een.wacht_op_consult]
        for een in wacht[-1:]:
            if een.consult_op is not None and not heropend_na(desk, casus.id, een.afgerond_op):
                yield t("casus.feit.consult"), dag_met_jaar(een.consult_op, desk.regio.kalender)
        return
    eerst = begin(piramide, casus.tafel) if casus.spoor is Spoor.WGS else None
    nu = huidige(piramide, casus.tafel, opschaalladder.van_casus(desk.uow, casus.id)) if eerst else None
    if eerst is not None and nu is not None and nu.code != eerst.code:
        yield t("casus.feit.trede"), nu.naam


def _te_laat(gelezen: _Gelezen, vandaag: date) -> list[Afspraak]:
    return [een for een in gelezen.open if een.te_laat(vandaag)]


def _geweigerd(gelezen: _Gelezen) -> list[Afspraak]:
    return [een for een in gelezen.open if een.status is AfspraakStatus.GEWEIGERD]


def _feiten(desk: Desk, gelezen: _Gelezen) -> Iterator[tuple[str, str]]:
    t, kalender = desk.teksten, desk.regio.kalender
    if gelezen.regie is not None:
        yield t("casus.feit.regie"), _regie(desk, gelezen.regie)
    if gelezen.open:
        eerste = dag(gelezen.open[0].wanneer, kalender)
        kop = t("casus.feit.afspraken" if gelezen.alles else "casus.feit.eigen_afspraken")
        yield kop, t.aantal("casus.stand.open", len(gelezen.open), dag=eerste)
    if gelezen.zitting is not None:
        yield t("casus.feit.zitting"), dag_en_tijd(gelezen.zitting.begint_op, kalender)
    plan = gelezen.plan
    if plan is None:
        return
    if plan.evaluatie_op is not None:
        yield t("casus.feit.evaluatie"), dag_met_jaar(plan.evaluatie_op, kalender)
    kaders = sorted(
        (een.eindigt_op, een.soort) for een in plan.kaders if een.eindigt_op is not None and not een.voorbij
    )
    for eindigt_op, soort in kaders[:1]:
        naam = desk.regio.kadersoorten.get(soort, soort)
        yield t("casus.feit.kader"), t("casus.stand.kader", soort=naam, dag=dag_met_jaar(eindigt_op, kalender))


def _terugkeer(desk: Desk, casus: Casus, *, als_regisseur: bool) -> Iterator[tuple[str, str]]:
    """Yield how many days are left and how many basisvoorwaarden are in order, as the reader may know."""
    if casus.spoor is not Spoor.NAZORG or casus.fase is Fase.AFGESLOTEN:
        return
    voor = None if als_regisseur else desk.actor.organisaties(Rol.PARTNER)
    gevonden = terugkeer(desk, casus, voor)
    if gevonden is None:
        return
    yield desk.teksten("casus.feit.terugkeer"), f"{wanneer(desk, gevonden)}. {samen(desk, gevonden)}"


def _gesprek(desk: Desk, casus: Casus, *, als_regisseur: bool) -> Iterator[tuple[str, str]]:
    """Yield how it stands with the talk about his return, as the reader may know."""
    regel = gespreksregel(desk, casus.id, None if als_regisseur else desk.actor.organisaties(Rol.PARTNER))
    if regel and casus.fase is not Fase.AFGESLOTEN:
        yield desk.teksten("casus.feit.gesprek"), regel


def _regie(desk: Desk, regie: Regie) -> str:
    t = desk.teksten
    organisatie = desk.regio.organisatienaam(regie.organisatie)
    sinds = dag_met_jaar(regie.van, desk.regio.kalender)
    if regie.persoon_id is None:
        return t("casus.stand.regie", organisatie=organisatie, sinds=sinds)
    naam = zonder_opmaak(personen.lees(desk.uow, regie.persoon_id).naam)
    return t("casus.stand.regie_persoon", organisatie=organisatie, naam=naam, sinds=sinds)


def _ook(desk: Desk, casus: Casus, gelezen: _Gelezen, nu: Volgstap | None) -> tuple[Stap, ...]:
    if nu is None:
        er_is = (("plan", gelezen.plan is not None), ("afspraak lijst", bool(gelezen.open)))
        return _namen(desk, [opdracht for opdracht, er in er_is if er])
    if casus.fase is Fase.AFGESLOTEN:
        return _namen(desk, _NA_SLUITING)
    meest = (*_vooraan(casus), *_MEEST_BEKEKEN)
    return _namen(desk, [een for een in _mogelijk(casus, meest, nu) if een != "uitvraag status" or gelezen.gevraagd])


def _van_nazorg(desk: Desk, casus: Casus, *, als_regisseur: bool) -> tuple[Stap, ...]:
    """Return the ways to what is kept of who is in nazorg; what the RIO keeps is its own and the regisseur's."""
    if casus.spoor is not Spoor.NAZORG:
        return ()
    rio = ("rio toon",) if als_regisseur and rio_bodies(desk.regio) else ()
    gesprek = (gespreksopdracht(desk, casus.id),) if als_regisseur and casus.fase is not Fase.AFGESLOTEN else ()
    return _namen(desk, ("terugkeer", *gesprek, "detentie toon", *rio))


def _vooraan(casus: Casus) -> tuple[str, ...]:
    """Return what was begun: a casus that is being weighed still waits for the decision, also while answers come in."""
    return ("triage",) if casus.fase is Fase.TRIAGE else ()


def _meer(casus: Casus, nu: Volgstap) -> list[str]:
    return [een for een in _mogelijk(casus, _VERDER, nu) if een not in _vooraan(casus)]


def _mogelijk(casus: Casus, opdrachten: Iterable[str], nu: Volgstap) -> list[str]:
    """Return what can be done in this phase, without what is proposed already."""
    if casus.fase is Fase.AFGESLOTEN:
        return []
    return [
        een
        for een in opdrachten
        if een != _OPDRACHT[nu]
        and (een not in _NODIG or kan(casus.fase, _NODIG[een]))
        and (een != "uitvraag status" or casus.fase is not Fase.AANVANG)
    ]


def _stap(desk: Desk, nu: Volgstap) -> Stap:
    return Stap(desk.teksten(f"casus.stap.{nu.value}"), _OPDRACHT[nu])


def _namen(desk: Desk, opdrachten: Iterable[str]) -> tuple[Stap, ...]:
    return tuple(Stap(desk.teksten(f"casus.naar.{een.replace(' ', '_')}"), een) for een in opdrachten)
