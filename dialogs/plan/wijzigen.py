"""One part of the plan on a card: which, its form, saving it, and taking something out of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cards.bouwstenen import leesbaar, zonder_opmaak
from cards.plan import vorm as kaarten
from cards.plan.payloads import NIEUW, PlanBewaar, PlanVorm, PlanWeg
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.plan.beeld import kader_nader, kadersoort, naam
from dialogs.plan.bewaren import Bewaard, bewaar_deel, haal_weg, onderwerp
from dialogs.plan.delen import eis_welk, kies_uit
from dialogs.plan.lezen import met_getypt, vakken_voor
from dialogs.plan.tonen import toon
from dialogs.plan.zaak import Zaak, laad, noteer
from domain import verloop
from domain.casus import Casus
from domain.logboek import Handeling
from domain.plan import Plandeel
from domain.planbeeld import Deelvorm, Vaksoort
from domain.toegang import Daad
from domain.verloop import Stap

LANGSTE_KEUZE = 80
"""Characters of a goal in a choice."""


@dataclass(frozen=True, slots=True)
class Hoe:
    """How a form is shown again: what was typed, and what came of saving it."""

    getypt: Mapping[str, str]
    bewaard: Bewaard = field(default_factory=Bewaard)


def vorm(desk: Desk, payload: PlanVorm) -> Answer:
    """Open the form of one part; ask of which person, goal or frame when there are several."""
    zaak = laad_wijzigbaar(desk, zoek_casus(desk, Daad.PLAN_WIJZIGEN, casus_id=payload.casus))
    kan = kies_uit(desk, zaak, payload.deel)
    welk = payload.welk.strip()
    if not welk and kan:
        leeg = [een for een in kan if payload.deel is Plandeel.INBRENG and een not in zaak.plan.inbreng]
        if len(kan) > 1 and not leeg:
            return _welke(desk, zaak, payload.deel, kan)
        welk = leeg[0] if leeg else kan[0]
    if not welk and payload.deel in {Plandeel.DOELEN, Plandeel.KADERS}:
        welk = NIEUW
    return _formulier(desk, zaak, payload.deel, welk)


def bewaar(desk: Desk, payload: PlanBewaar) -> Answer:
    """Save one part, then show the plan; or the form again, with what was typed."""
    zaak = laad_wijzigbaar(desk, zoek_casus(desk, Daad.PLAN_WIJZIGEN, casus_id=payload.casus))
    bewaard = bewaar_deel(desk, zaak, payload)
    if bewaard.let_op is not None:
        return bewaard.let_op.op(_formulier(desk, zaak, payload.deel, payload.welk, Hoe(payload.velden)))
    if bewaard.uitkomst is None or bewaard.anders_ingevuld:
        welk = welk_nu(desk, zaak, payload.deel, payload.welk)
        return _formulier(desk, zaak, payload.deel, welk, Hoe(payload.velden, bewaard))
    return _na(desk, zaak.casus.id, bewaard.uitkomst.ids["nr"], "plan.bewaard")


def weg(desk: Desk, payload: PlanWeg) -> Answer:
    """Take a goal or a frame out of the plan, then show the plan."""
    zaak = laad_wijzigbaar(desk, zoek_casus(desk, Daad.PLAN_WIJZIGEN, casus_id=payload.casus))
    bewaard = haal_weg(desk, zaak, payload)
    if bewaard.uitkomst is None:
        return _formulier(desk, zaak, payload.deel, payload.welk, Hoe({}, bewaard))
    return _na(desk, zaak.casus.id, bewaard.uitkomst.ids["nr"], "plan.weggehaald")


def laad_wijzigbaar(bezoek: Bezoek, casus: Casus) -> Zaak:
    """Load a plan for who may change it.

    Raises:
        NotAllowed: he may not.
        UserMistake: the casus is closed, or not that far yet ("verloop.plan").
    """
    eis(bezoek, Daad.PLAN_WIJZIGEN, over_casus(casus))
    verloop.na(casus.fase, Stap.PLAN)
    return laad(bezoek, casus, Daad.PLAN_WIJZIGEN)


def welk_nu(bezoek: Bezoek, zaak: Zaak, deel: Plandeel, welk: str) -> str:
    """Return what a form is about now: a goal or frame that was taken out meanwhile would be a new one."""
    weg = deel in {Plandeel.DOELEN, Plandeel.KADERS} and welk not in kies_uit(bezoek, zaak, deel)
    return NIEUW if weg else welk


def deelvorm(bezoek: Bezoek, zaak: Zaak, deel: Plandeel, welk: str, hoe: Hoe | None = None) -> Deelvorm:
    """Return the form of one part, and write down that what stands there was read.

    Raises:
        NotFound: what it is about is not there (any more).
    """
    eis_welk(bezoek, zaak, deel, welk)
    t, vakken = bezoek.teksten, vakken_voor(bezoek, zaak, deel, welk)
    wie = (zaak.mensen[welk],) if deel is Plandeel.INBRENG else zaak.casus.betrokkenen
    noteer(bezoek, Handeling.PLAN_GEOPEND, zaak, wie, deel.value)
    intussen = hoe is not None and hoe.bewaard.intussen
    eerder = tuple((een.label, een.waarde) for een in vakken if een.soort is Vaksoort.TEKST) if intussen else ()
    melding = ""
    if intussen:
        melding = t("plan.fout.intussen")
    elif hoe is not None and hoe.bewaard.anders_ingevuld:
        melding = t("plan.fout.al_bewaard")
    return Deelvorm(
        kop=t(f"plan.deel.{deel.value}"),
        vakken=met_getypt(vakken, hoe.getypt) if hoe and hoe.getypt else vakken,
        wie=naam(zaak, welk) if deel is Plandeel.INBRENG else "",
        uitleg=t(f"plan.uitleg.{deel.value}"),
        eerder=eerder,
        fouten=hoe.bewaard.fouten if hoe else (),
        melding=melding,
        weg=deel in {Plandeel.DOELEN, Plandeel.KADERS} and welk != NIEUW,
    )


def _formulier(desk: Desk, zaak: Zaak, deel: Plandeel, welk: str, hoe: Hoe | None = None) -> Answer:
    beeld = deelvorm(desk, zaak, deel, welk, hoe)
    casus, waarover = zaak.casus.id, onderwerp(zaak.casus.id, deel, welk)
    sleutel = desk.issue_key(Verb.PLAN_BEWAAR, waarover)
    knop = PlanBewaar(casus=casus, deel=deel, welk=welk, nr=zaak.nr, sleutel=sleutel)
    weghalen = None
    if beeld.weg:
        eigen_sleutel = desk.issue_key(Verb.PLAN_WEG, waarover)
        weghalen = PlanWeg(casus=casus, deel=deel, welk=welk, nr=zaak.nr, sleutel=eigen_sleutel)
    return als_antwoord(kaarten.deelkaart(str(zaak.casus.code), beeld, knop, weghalen, desk.teksten), desk.teksten)


def _welke(desk: Desk, zaak: Zaak, deel: Plandeel, kan: tuple[str, ...]) -> Answer:
    noteer(desk, Handeling.PLAN_GEOPEND, zaak, zaak.casus.betrokkenen, deel.value)
    keuzes = [(een, zonder_opmaak(_in_het_kort(desk, zaak, deel, een))) for een in kan]
    kop = desk.teksten(f"plan.welke.{deel.value}")
    verder = PlanVorm(casus=zaak.casus.id, deel=deel)
    return als_antwoord(kaarten.welkekaart(str(zaak.casus.code), kop, keuzes, verder, desk.teksten), desk.teksten)


def _in_het_kort(desk: Desk, zaak: Zaak, deel: Plandeel, welk: str) -> str:
    doel, kader = zaak.plan.doel(welk), zaak.plan.kader(welk)
    if deel is Plandeel.DOELEN and doel is not None:
        tekst = leesbaar(doel.tekst)
        kort = tekst if len(tekst) <= LANGSTE_KEUZE else f"{tekst[:LANGSTE_KEUZE]}…"
        return ": ".join(een for een in (naam(zaak, doel.betrokkene_id), kort) if een)
    if deel is Plandeel.KADERS and kader is not None:
        delen = (kadersoort(desk, kader), naam(zaak, kader.betrokkene_id), kader_nader(desk, kader))
        return ", ".join(een for een in delen if een)
    return naam(zaak, welk)


def _na(desk: Desk, casus_id: str, nr: str, gedaan: str) -> Answer:
    zaak = laad(desk, zoek_casus(desk, Daad.PLAN_ZIEN, casus_id=casus_id), Daad.PLAN_ZIEN)
    return toon(desk, zaak, desk.teksten(gedaan, nr=nr))
