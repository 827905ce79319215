"""The parts of a plan as forms: what is asked of each, and what the plan becomes by what was filled in.

One description serves the card and the page. Each part knows its inputs, filled in as the plan stands, and how to bring
them back into it; what was typed is read and checked in one way (`lezen.py`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, TypeAlias

from cards.plan.payloads import NIEUW
from dialogs.kern.desk import Bezoek
from dialogs.plan.zaak import Zaak
from domain.errors import NotFound
from domain.plan import (
    LANGSTE_TEKST,
    Doelstand,
    EigenInbreng,
    Inzet,
    Kaderafspraak,
    Plan,
    Plandeel,
    Plandoel,
)
from domain.planbeeld import Vak, Vaksoort
from domain.tekst import lees_datum

ALLEN: Final = "-"
"""The choice of all together, and of nobody in particular: an empty choice would look like one that was not made."""
JA, NEE = "ja", "nee"

Waarden: TypeAlias = Mapping[str, str]
"""What was filled in, cleaned and checked, by input; a day as ISO 8601."""


@dataclass(frozen=True, slots=True)
class Deel:
    """One part: its inputs, and what the plan becomes by them.

    Attributes:
        vakken: the inputs, of which person, goal or frame.
        maak: the plan with what was filled in; `welk` is the id, also of what is new.
    """

    vakken: Callable[[Bezoek, Zaak, str], tuple[Vak, ...]]
    maak: Callable[[Plan, str, Waarden], Plan]


def kies_uit(bezoek: Bezoek, zaak: Zaak, deel: Plandeel) -> tuple[str, ...]:
    """Return the ids among which one is to be chosen first; empty when there is nothing to choose."""
    del bezoek
    match deel:
        case Plandeel.INBRENG:
            return tuple(zaak.mensen)
        case Plandeel.DOELEN:
            return tuple(een.id for een in zaak.plan.doelen)
        case Plandeel.KADERS:
            return tuple(een.id for een in zaak.plan.kaders)
        case _:
            return ()


def eis_welk(bezoek: Bezoek, zaak: Zaak, deel: Plandeel, welk: str) -> None:
    """Check of which person, goal or frame a form is.

    Raises:
        NotFound: it is not in the plan, or he is not in the casus (any more).
    """
    kan = kies_uit(bezoek, zaak, deel)
    nieuw = welk == NIEUW and deel in {Plandeel.DOELEN, Plandeel.KADERS}
    los = deel not in {Plandeel.INBRENG, Plandeel.DOELEN, Plandeel.KADERS} and not welk
    if not (nieuw or los or welk in kan):
        raise NotFound("plan.deel_weg")


def _inbreng(bezoek: Bezoek, zaak: Zaak, wie: str) -> tuple[Vak, ...]:
    wat = zaak.plan.inbreng.get(wie, EigenInbreng())
    return (_tekst(bezoek, "doel", wat.doel), _tekst(bezoek, "krachten", wat.krachten))


def _maak_inbreng(plan: Plan, wie: str, waarden: Waarden) -> Plan:
    return replace(plan, inbreng={**plan.inbreng, wie: EigenInbreng(waarden["doel"], waarden["krachten"])})


def _hoofddoel(bezoek: Bezoek, zaak: Zaak, _: str) -> tuple[Vak, ...]:
    return (_tekst(bezoek, "hoofddoel", zaak.plan.hoofddoel, verplicht=True),)


def _doel(bezoek: Bezoek, zaak: Zaak, welk: str) -> tuple[Vak, ...]:
    doel = zaak.plan.doel(welk) or Plandoel("", "", "", _enige(zaak))
    return (
        _tekst(bezoek, "tekst", doel.tekst, verplicht=True),
        *_keuze(
            bezoek, "leefgebied", _met(bezoek.regio.leefgebieden, doel.leefgebied), doel.leefgebied, verplicht=True
        ),
        _over_wie(bezoek, zaak, doel.betrokkene_id),
        *_keuze(
            bezoek, "stand", {een.value: bezoek.teksten(f"plan.stand.{een.value}") for een in Doelstand}, doel.stand
        ),
    )


def _maak_doel(plan: Plan, welk: str, waarden: Waarden) -> Plan:
    nieuw = Plandoel(
        id=welk,
        tekst=waarden["tekst"],
        leefgebied=waarden.get("leefgebied", ""),
        betrokkene_id=_wie(waarden),
        stand=Doelstand(waarden["stand"] or Doelstand.OPEN),
    )
    if plan.doel(welk) is None:
        return replace(plan, doelen=(*plan.doelen, nieuw))
    return replace(plan, doelen=tuple(nieuw if een.id == welk else een for een in plan.doelen))


def _inzet(bezoek: Bezoek, zaak: Zaak, _: str) -> tuple[Vak, ...]:
    return tuple(_tekst(bezoek, een.value, zaak.plan.inzet.get(een, "")) for een in Inzet)


def _maak_inzet(plan: Plan, _: str, waarden: Waarden) -> Plan:
    return replace(plan, inzet={een: waarden[een.value] for een in Inzet if waarden[een.value]})


def _kader(bezoek: Bezoek, zaak: Zaak, welk: str) -> tuple[Vak, ...]:
    kader = zaak.plan.kader(welk) or Kaderafspraak("", "", _enige(zaak))
    ja_nee = {NEE: bezoek.teksten("plan.nee"), JA: bezoek.teksten("plan.ja")}
    eindigt = kader.eindigt_op.isoformat() if kader.eindigt_op else ""
    return (
        *_keuze(bezoek, "soort", _met(bezoek.regio.kadersoorten, kader.soort), kader.soort, verplicht=True),
        _over_wie(bezoek, zaak, kader.betrokkene_id),
        _dag(bezoek, "eindigt_op", eindigt, hulp=bezoek.teksten("plan.hulp.eindigt_op")),
        _tekst(bezoek, "toelichting", kader.toelichting),
        *_keuze(bezoek, "voorbij", ja_nee, JA if kader.voorbij else NEE),
    )


def _maak_kader(plan: Plan, welk: str, waarden: Waarden) -> Plan:
    nieuw = Kaderafspraak(
        id=welk,
        soort=waarden.get("soort", ""),
        betrokkene_id=_wie(waarden),
        eindigt_op=lees_datum(waarden["eindigt_op"]),
        toelichting=waarden["toelichting"],
        voorbij=waarden["voorbij"] == JA,
    )
    if plan.kader(welk) is None:
        return replace(plan, kaders=(*plan.kaders, nieuw))
    return replace(plan, kaders=tuple(nieuw if een.id == welk else een for een in plan.kaders))


def _criteria(bezoek: Bezoek, zaak: Zaak, _: str) -> tuple[Vak, ...]:
    plan = zaak.plan
    return (
        _tekst(bezoek, "opschalen_als", plan.opschalen_als),
        _tekst(bezoek, "afschalen_als", plan.afschalen_als),
    )


def _maak_criteria(plan: Plan, _: str, waarden: Waarden) -> Plan:
    return replace(plan, opschalen_als=waarden["opschalen_als"], afschalen_als=waarden["afschalen_als"])


def _evaluatie(bezoek: Bezoek, zaak: Zaak, _: str) -> tuple[Vak, ...]:
    dag = zaak.plan.evaluatie_op
    return (_dag(bezoek, "evaluatie_op", dag.isoformat() if dag else "", verplicht=True),)


def _maak_evaluatie(plan: Plan, _: str, waarden: Waarden) -> Plan:
    return replace(plan, evaluatie_op=lees_datum(waarden["evaluatie_op"]))


DELEN: Final[Mapping[Plandeel, Deel]] = MappingProxyType(
    {
        Plandeel.INBRENG: Deel(_inbreng, _maak_inbreng),
        Plandeel.HOOFDDOEL: Deel(_hoofddoel, lambda plan, _, waarden: replace(plan, hoofddoel=waarden["hoofddoel"])),
        Plandeel.DOELEN: Deel(_doel, _maak_doel),
        Plandeel.INZET: Deel(_inzet, _maak_inzet),
        Plandeel.KADERS: Deel(_kader, _maak_kader),
        Plandeel.CRITERIA: Deel(_criteria, _maak_criteria),
        Plandeel.EVALUATIE: Deel(_evaluatie, _maak_evaluatie),
    }
)


def _tekst(bezoek: Bezoek, veld: str, waarde: str, *, verplicht: bool = False) -> Vak:
    t = bezoek.teksten
    leeg = t("plan.leeg.tekst", veld=t(f"plan.veld.{veld}")) if verplicht else ""
    return Vak(veld, t(f"plan.veld.{veld}"), Vaksoort.TEKST, waarde, leeg, hoogstens=LANGSTE_TEKST)


def _dag(bezoek: Bezoek, veld: str, waarde: str, *, verplicht: bool = False, hulp: str = "") -> Vak:
    t = bezoek.teksten
    leeg = t("plan.leeg.dag") if verplicht else ""
    return Vak(veld, t(f"plan.veld.{veld}"), Vaksoort.DATUM, waarde, leeg, hulp=hulp)


def _keuze(
    bezoek: Bezoek, veld: str, keuzes: Mapping[str, str], waarde: str, *, verplicht: bool = False
) -> tuple[Vak, ...]:
    """Return the choice; nothing where the region has said none."""
    if not keuzes:
        return ()
    t = bezoek.teksten
    leeg = t("plan.leeg.keuze", veld=t(f"plan.veld.{veld}")) if verplicht else ""
    return (Vak(veld, t(f"plan.veld.{veld}"), Vaksoort.KEUZE, waarde, leeg, tuple(keuzes.items())),)


def _over_wie(bezoek: Bezoek, zaak: Zaak, wie: str) -> Vak:
    keuzes = {**{een.id: een.gegevens.naam for een in zaak.casus.betrokkenen}, ALLEN: bezoek.teksten("plan.samen")}
    (vak,) = _keuze(bezoek, "over_wie", keuzes, wie or ALLEN, verplicht=True)
    return vak


def _wie(waarden: Waarden) -> str:
    wie = waarden["over_wie"]
    return "" if wie == ALLEN else wie


def _enige(zaak: Zaak) -> str:
    """Return the one it must be about, when there is one."""
    return next(iter(zaak.mensen)) if len(zaak.mensen) == 1 else ""


def _met(keuzes: Mapping[str, str], code: str) -> Mapping[str, str]:
    """Return the choices with what stands there now, also when the region has taken that away since."""
    return {**keuzes, code: code} if code and code not in keuzes else keuzes
