"""/casus lijst: every casus somebody runs, with how it stands; filtered, in pages, and nothing in it decrypted."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from cards.bouwstenen import zonder_opmaak
from cards.casus import lijst as kaarten
from cards.casus.lijst import Lijstbeeld, Regel
from cards.casus.payloads import CasusLijst
from cards.datum import dag, dag_en_tijd, kort
from dialogs.casus.kern import lokale_dag
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from domain.agenda import ZittingStatus
from domain.casus import Fase
from domain.casuslijst import Afgesproken, Casusstand, Filter, Lopend, Speelt, kies
from storage import agenda, casuslijst, personen
from storage import casus as casussen

PER_BLADZIJ: Final = 12
ALLES: Final = "alles"
"""The choice not to filter; no code of a region is this word."""

K = TypeVar("K", bound=StrEnum)


def lijst(desk: Desk, _: Arguments) -> Answer:
    """List everything, from the first page."""
    return openen(desk, CasusLijst())


def openen(desk: Desk, payload: CasusLijst) -> Answer:
    """Open one page of what passes the filter."""
    filter_ = _lees(desk, payload)
    standen = _standen(desk)
    gekozen = kies(standen, filter_, desk.nu)
    laatste = max((len(gekozen) - 1) // PER_BLADZIJ, 0)
    bladzij = min(payload.bladzij, laatste)
    begin = bladzij * PER_BLADZIJ
    deel = gekozen[begin : begin + PER_BLADZIJ]
    namen = _voor_wie(desk, deel)
    beeld = Lijstbeeld(
        regels=tuple(Regel(een.casus_id, een.code, _woorden(desk, een, namen)) for een in deel),
        totaal=len(gekozen),
        eerste=begin + 1,
        filters=_filters(desk, standen, filter_),
        gefilterd=filter_ != Filter(),
        vorige=_naar(filter_, bladzij - 1) if bladzij > 0 else None,
        volgende=_naar(filter_, bladzij + 1) if bladzij < laatste else None,
    )
    return als_antwoord(kaarten.lijst(beeld, desk.teksten), desk.teksten)


def _standen(desk: Desk) -> tuple[Casusstand, ...]:
    alle = casussen.van_regisseur(desk.uow, desk.actor.regisseert_voor)
    ids = [een.id for een in alle]
    zittingen = agenda.zittingen_met_casus(desk.uow, ids, desk.nu)
    lopend = casuslijst.lopende_uitvragen(desk.uow, ids)
    afgesproken = casuslijst.open_afspraken(desk.uow, ids, lokale_dag(desk, desk.nu))
    eerste = {
        casus_id: next((een.begint_op for een in van_casus if een.status is ZittingStatus.GEPLAND), None)
        for casus_id, van_casus in zittingen.items()
    }
    return tuple(
        Casusstand(
            casus_id=een.id,
            code=str(een.code),
            tafel=een.tafel,
            fase=een.fase,
            spoed=een.spoed,
            regisseur_id=een.regisseur_id,
            waargenomen=een.regisseur_id != desk.actor.persoon_id,
            zitting=eerste.get(een.id),
            lopend=lopend.get(een.id),
            afgesproken=afgesproken.get(een.id),
        )
        for een in alle
    )


def _lees(desk: Desk, payload: CasusLijst) -> Filter:
    """Read the filter; what is no choice (any more) does not filter."""
    tafel = payload.kies_tafel or payload.tafel
    return Filter(
        tafel=tafel if tafel in desk.regio.tafels else None,
        fase=_een_van(Fase, payload.kies_fase or payload.fase),
        speelt=_een_van(Speelt, payload.kies_speelt or payload.speelt),
    )


def _een_van(soort: type[K], waarde: str) -> K | None:
    return soort(waarde) if waarde in tuple(soort) else None


def _naar(filter_: Filter, bladzij: int) -> CasusLijst:
    return CasusLijst(tafel=filter_.tafel or "", fase=filter_.fase or "", speelt=filter_.speelt or "", bladzij=bladzij)


def _filters(
    desk: Desk, standen: tuple[Casusstand, ...], filter_: Filter
) -> tuple[tuple[str, str, kaarten.Keuzes, str], ...]:
    t = desk.teksten
    alles = (ALLES, t("casus.lijst.alles"))
    # Only tafels at which he has something: a choice that can find nothing is none.
    eigen = {een.tafel for een in standen} | ({filter_.tafel} if filter_.tafel else set())
    tafels = [(een.code, een.naam) for een in desk.regio.tafels.values() if een.code in eigen]
    fases = [(een.value, t(f"casus.fase.{een.value}")) for een in Fase]
    speelt = [(een.value, t(f"casus.speelt.{een.value}")) for een in Speelt]
    return (
        ("kies_tafel", t("casus.feit.tafel"), [alles, *tafels], filter_.tafel or ALLES),
        ("kies_fase", t("casus.feit.fase"), [(ALLES, t("casus.lijst.alle_lopende")), *fases], filter_.fase or ALLES),
        ("kies_speelt", t("casus.lijst.wat_speelt"), [alles, *speelt], filter_.speelt or ALLES),
    )


def _voor_wie(desk: Desk, deel: tuple[Casusstand, ...]) -> Mapping[str, str]:
    ids = {een.regisseur_id for een in deel if een.waargenomen}
    return {een.id: een.naam for een in personen.lees_alle(desk.uow, ids).values()} if ids else {}


def _woorden(desk: Desk, een: Casusstand, namen: Mapping[str, str]) -> tuple[str, ...]:
    t, kalender = desk.teksten, desk.regio.kalender
    waar = t("casus.lijst.stand", tafel=desk.regio.tafelnaam(een.tafel), fase=t(f"casus.fase.{een.fase.value}"))
    if een.spoed:
        waar = t("casus.lijst.spoed", stand=waar)
    wanneer = (
        t("casus.lijst.zitting", zitting=dag_en_tijd(een.zitting, kalender))
        if een.zitting
        else t("casus.lijst.geen_zitting")
    )
    regels = [waar, wanneer]
    if een.lopend is not None:
        regels.append(_uitvraag(desk, een.lopend))
    if een.afgesproken is not None:
        regels.append(_afspraken(desk, een.afgesproken))
    if een.waargenomen:
        regels.append(t("casus.lijst.waarneming", regisseur=zonder_opmaak(namen.get(een.regisseur_id, ""))))
    return tuple(regels)


def _uitvraag(desk: Desk, een: Lopend) -> str:
    t = desk.teksten
    key = "casus.lijst.te_laat" if een.te_laat(desk.nu) else "casus.lijst.binnen"
    deadline = kort(een.deadline, desk.regio.kalender)
    return t(key, afgehandeld=een.afgehandeld, totaal=een.totaal, deadline=deadline)


def _afspraken(desk: Desk, een: Afgesproken) -> str:
    t = desk.teksten
    if een.te_laat:
        return t("casus.lijst.afspraken_te_laat", open=een.open, te_laat=een.te_laat)
    return t("casus.lijst.afspraken", open=een.open, dag=dag(een.eerste, desk.regio.kalender))
