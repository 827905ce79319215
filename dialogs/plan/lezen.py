"""Reading the form of a part: everything is checked again here, whatever the client checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cards.plan.payloads import NIEUW
from dialogs.kern.casusregie import kandidaten
from dialogs.kern.dagen import lees_dag
from dialogs.kern.desk import Bezoek
from dialogs.plan.delen import ALLEN, DELEN, JA
from dialogs.plan.zaak import Zaak
from domain.persoon import Rol
from domain.plan import Plan, Plandeel
from domain.planbeeld import Vak, Vaksoort
from domain.tekst import lees_datum, schone_tekst
from storage import personen

REGIE, REGISSEUR = "regie_organisatie", "regie_persoon"
"""Inputs that stand under every form until somebody holds the casusregie: a plan without is no plan."""

VERSTE_JAREN: Final = 30
"""A day further away is a mistake in typing."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What was filled in.

    Attributes:
        plan: what the plan becomes by it; the plan as it stands when something is wrong.
        welk: the id of what it is about, also of what is new.
        fouten: what must be mended: id of the input, and why.
        teksten: label and text of every free text.
        organisatie, persoon_id: who gets the casusregie; empty and None when that was not asked.
    """

    plan: Plan
    welk: str
    fouten: tuple[tuple[str, str], ...]
    teksten: tuple[tuple[str, str], ...]
    organisatie: str = ""
    persoon_id: str | None = None


def vakken_voor(bezoek: Bezoek, zaak: Zaak, deel: Plandeel, welk: str) -> tuple[Vak, ...]:
    """Return the inputs of a part, filled in as the plan stands."""
    eigen = DELEN[deel].vakken(bezoek, zaak, welk)
    return eigen if zaak.regie is not None else (*eigen, *_regie(bezoek, zaak))


def met_getypt(vakken: tuple[Vak, ...], getypt: Mapping[str, str]) -> tuple[Vak, ...]:
    """Return the inputs filled in as they came back."""
    return tuple(replace(een, waarde=getypt.get(een.id, "")) for een in vakken)


def lees(bezoek: Bezoek, zaak: Zaak, deel: Plandeel, welk: str, getypt: Mapping[str, str]) -> Gelezen:
    """Read a form; `welk` is `NIEUW` for what is to be added, and gets its id here."""
    vakken = vakken_voor(bezoek, zaak, deel, welk)
    waarden: dict[str, str] = {}
    fouten: list[tuple[str, str]] = []
    for vak in vakken:
        waarden[vak.id], mis = _lees_vak(bezoek, vak, getypt.get(vak.id, ""))
        fouten += [(vak.id, mis)] if mis else []
    fouten += _dagen(bezoek, vakken, waarden)
    organisatie, persoon = waarden.get(REGIE, ""), waarden.get(REGISSEUR, ALLEN)
    persoon_id = None if persoon in {"", ALLEN} else persoon
    if organisatie and persoon_id and persoon_id not in _partners(bezoek, organisatie):
        fouten.append((REGISSEUR, bezoek.teksten("fout.regie.fout.persoon")))
    id_ = bezoek.uow.new_id() if welk == NIEUW else welk
    plan = zaak.plan if fouten else DELEN[deel].maak(zaak.plan, id_, waarden)
    teksten = tuple((vak.label, waarden[vak.id]) for vak in vakken if vak.soort is Vaksoort.TEKST)
    return Gelezen(plan, id_, tuple(fouten), teksten, organisatie, persoon_id)


def _lees_vak(bezoek: Bezoek, vak: Vak, getypt: str) -> tuple[str, str]:
    """Return what was filled in, fit to keep, and what is wrong with it."""
    t = bezoek.teksten
    if vak.soort is Vaksoort.KEUZE:
        gekozen = getypt.strip()
        if gekozen in dict(vak.keuzes):
            return gekozen, ""
        return "", vak.leeg or (t("plan.fout.keuze") if gekozen else "")
    schoon = schone_tekst(getypt)
    if not schoon:
        return "", vak.leeg
    if vak.soort is Vaksoort.DATUM:
        vandaag = _vandaag(bezoek)
        dag = lees_datum(schoon) or lees_dag(schoon, vandaag)
        kan = dag is not None and abs(dag.year - vandaag.year) <= VERSTE_JAREN
        return (dag.isoformat(), "") if dag and kan else ("", t("plan.fout.dag"))
    if len(schoon) > vak.hoogstens:
        return schoon, t("plan.fout.te_lang", veld=vak.label, lengte=len(schoon), maximum=vak.hoogstens)
    return schoon, ""


def _dagen(bezoek: Bezoek, vakken: tuple[Vak, ...], waarden: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Refuse a new day that has passed; one that stood there already may."""
    vandaag = _vandaag(bezoek).isoformat()
    for vak in vakken:
        dag = waarden[vak.id]
        if vak.soort is not Vaksoort.DATUM or not dag or dag == vak.waarde or dag >= vandaag:
            continue
        if vak.id == "eindigt_op":
            if waarden.get("voorbij") != JA:
                yield vak.id, bezoek.teksten("plan.fout.kader_voorbij")
        else:
            yield vak.id, bezoek.teksten("plan.fout.dag_voorbij")


def _regie(bezoek: Bezoek, zaak: Zaak) -> tuple[Vak, Vak]:
    t, wie = bezoek.teksten, kandidaten(bezoek, zaak.casus)
    naam = bezoek.regio.organisatienaam
    keuzes = (
        *((een, naam(een)) for een in wie.doen_mee),
        *((een, t("regie.nog_niet", organisatie=naam(een))) for een in wie.anders),
    )
    mensen = tuple(
        (een.id, t("plan.casusregisseur", naam=een.naam, organisatie=naam(daar.organisatie)))
        for een in personen.met_rol(bezoek.uow, Rol.PARTNER)
        for daar in een.aanstellingen
        if daar.rol is Rol.PARTNER and daar.organisatie in wie and daar.geldt(bezoek.nu)
    )
    return (
        Vak(
            REGIE, t("plan.veld.regie"), Vaksoort.KEUZE, "", t("plan.leeg.regie"), keuzes,
            hulp=t("plan.hulp.regie"),
        ),
        Vak(
            REGISSEUR, t("plan.veld.regie_persoon"), Vaksoort.KEUZE, ALLEN, "",
            ((ALLEN, t("regie.niet_bekend")), *dict(mensen).items()),
        ),
    )  # fmt: skip


def _partners(bezoek: Bezoek, organisatie: str) -> set[str]:
    return {een.id for een in personen.met_rol(bezoek.uow, Rol.PARTNER, organisatie)}


def _vandaag(bezoek: Bezoek) -> date:
    return bezoek.regio.kalender.lokaal(bezoek.nu).date()
