"""Two versions of a plan compared, and an older one put back. For the regisseur: others read the plan that counts."""

from collections.abc import Iterator

from cards.datum import datum, kort
from cards.plan import vergelijken as kaarten
from cards.plan.payloads import PlanTerug, PlanVersies
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import geweigerd, mag, over_casus
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.plan.beeld import doel_nader, kader_nader, kadersoort, naam, wanneer
from dialogs.plan.bewaren import zet_terug
from dialogs.plan.tonen import toon
from dialogs.plan.wijzigen import laad_wijzigbaar
from dialogs.plan.zaak import Zaak, laad, noteer
from domain import verloop
from domain.logboek import Handeling
from domain.plan import (
    EigenInbreng,
    Kaderafspraak,
    Onderdeel,
    Plan,
    Plandeel,
    Plandoel,
    Verschil,
    begin,
    verschillen,
)
from domain.planbeeld import Vergelijking, Verschilbeeld, Versiebeeld
from domain.toegang import Daad, Reden
from domain.verloop import Stap
from storage import plan as plannen


def vergelijk(desk: Desk, payload: PlanVersies) -> Answer:
    """Show what differs between two versions, by whom and when."""
    zaak = laad(desk, zoek_casus(desk, Daad.PLAN_ZIEN, casus_id=payload.casus), Daad.PLAN_ZIEN)
    if not zaak.als_regisseur:
        # What was taken out before somebody was invited is not for him.
        raise geweigerd(Reden.NIET_UW_CASUS)
    return _vergelijking(desk, zaak, payload.van, payload.naar)


def terug(desk: Desk, payload: PlanTerug) -> Answer:
    """Put an older version back, as a new one: what it replaces stays."""
    zaak = laad_wijzigbaar(desk, zoek_casus(desk, Daad.PLAN_WIJZIGEN, casus_id=payload.casus))
    bewaard = zet_terug(desk, zaak, payload)
    if bewaard.uitkomst is None:
        return _vergelijking(desk, zaak, str(payload.nr), str(zaak.nr), melding=bewaard.fouten[0][1])
    zaak = laad(desk, zoek_casus(desk, Daad.PLAN_ZIEN, casus_id=payload.casus), Daad.PLAN_ZIEN)
    return toon(desk, zaak, desk.teksten("plan.teruggezet", nr=payload.nr))


def _vergelijking(desk: Desk, zaak: Zaak, getypt_van: str, getypt_naar: str, *, melding: str = "") -> Answer:
    noteer(desk, Handeling.PLAN_GEOPEND, zaak, zaak.casus.betrokkenen, "versies")
    alle = {een.nr: zaak.schoon(een) for een in plannen.versies(desk.uow, zaak.casus.id)}
    naar = _nummer(getypt_naar, alle, zaak.nr)
    van = _nummer(getypt_van, alle, max(naar - 1, min(alle, default=0)))
    van, naar = min(van, naar), max(van, naar)
    leeg = begin(zaak.casus.id, desk.nu, desk.actor.persoon_id)
    eerst, daarna = alle.get(van, leeg), alle.get(naar, leeg)
    kan = (
        mag(desk, Daad.PLAN_WIJZIGEN, over_casus(zaak.casus))
        and verloop.kan(zaak.casus.fase, Stap.PLAN)
        and van != zaak.nr
        and bool(verschillen(eerst, zaak.plan))
    )
    beeld = Vergelijking(
        casus_id=zaak.casus.id,
        code=str(zaak.casus.code),
        versies=tuple(Versiebeeld(nr, kort(alle[nr].op, desk.regio.kalender)) for nr in sorted(alle, reverse=True)),
        van=van,
        naar=naar,
        verschillen=tuple(_beeld(desk, zaak, een) for een in verschillen(eerst, daarna)),
        tussen=tuple(
            desk.teksten("plan.vergelijk.versie", nr=nr, wanneer=wanneer(desk, alle[nr]))
            for nr in sorted(alle)
            if van < nr <= naar
        ),
    )
    knop = None
    if kan:
        sleutel = desk.issue_key(Verb.PLAN_TERUG, f"{zaak.casus.id}:{van}")
        knop = PlanTerug(casus=zaak.casus.id, nr=van, was=zaak.nr, sleutel=sleutel)
    return als_antwoord(kaarten.vergelijkkaart(beeld, knop, desk.teksten, melding), desk.teksten)


def _nummer(getypt: str, alle: dict[int, Plan], anders: int) -> int:
    return int(getypt) if getypt.isdecimal() and len(getypt) <= 6 and int(getypt) in alle else anders  # noqa: PLR2004


def _beeld(bezoek: Bezoek, zaak: Zaak, een: Verschil) -> Verschilbeeld:
    was, nu = dict(_regels(bezoek, zaak, een.was)), dict(_regels(bezoek, zaak, een.nu))
    labels = dict.fromkeys((*nu, *was))
    regels = tuple(
        (label if len(labels) > 1 else "", was.get(label, ""), nu.get(label, ""))
        for label in labels
        if was.get(label, "") != nu.get(label, "")
    )
    return Verschilbeeld(_wat(bezoek, een), _wie(zaak, een), een.wijziging, regels)


def _wat(bezoek: Bezoek, een: Verschil) -> str:
    t = bezoek.teksten
    match een.deel:
        case Plandeel.INZET:
            return t(f"plan.inzet.{een.onderwerp}")
        case Plandeel.CRITERIA:
            return t(f"plan.{een.onderwerp}_als")
        case _:
            return t(f"plan.kort.{een.deel.value}")


def _wie(zaak: Zaak, een: Verschil) -> str:
    if een.deel is Plandeel.INBRENG:
        return naam(zaak, een.onderwerp)
    over = een.nu or een.was
    return naam(zaak, over.betrokkene_id) if isinstance(over, Plandoel | Kaderafspraak) else ""


def _regels(bezoek: Bezoek, zaak: Zaak, wat: Onderdeel | None) -> Iterator[tuple[str, str]]:
    """Yield label and text of everything in a part; labels are our own words."""
    t = bezoek.teksten
    match wat:
        case None:
            return
        case EigenInbreng():
            yield from ((t("plan.vooraf.doel"), wat.doel), (t("plan.vooraf.krachten"), wat.krachten))
        case Plandoel():
            yield t("plan.veld.tekst"), wat.tekst
            yield t("plan.veld.stand"), doel_nader(bezoek, wat)
            yield t("plan.veld.over_wie"), naam(zaak, wat.betrokkene_id) or t("plan.samen")
        case Kaderafspraak():
            yield t("plan.veld.soort"), kadersoort(bezoek, wat)
            yield t("plan.veld.eindigt_op"), kader_nader(bezoek, wat)
            yield t("plan.veld.toelichting"), wat.toelichting
            yield t("plan.veld.over_wie"), naam(zaak, wat.betrokkene_id) or t("plan.samen")
        case str():
            yield "", wat
        case _:
            yield "", datum(wat)
