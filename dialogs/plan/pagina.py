"""The plan as a page: read and printed by whoever may read it, filled in by its regisseur, part by part.

The same forms, rules, logboek and one-time keys as on the card; nothing that is written here passes through Teams.
"""

from collections.abc import Mapping
from typing import TypeVar

from cards.datum import dag_en_tijd
from cards.payloads import VELD
from cards.plan.payloads import NIEUW, PlanBewaar, PlanWeg
from cards.verbs import Verb
from dialogs.kern.beleid import bestaat_niet
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.paginas import Naar, Paginabezoek, Vervolg, Weer
from dialogs.kern.paginavorm import DOE, GEZIEN, SLEUTEL, VERSIE, WIE, lees_knop
from dialogs.kern.vrijetekst import Waarschuwing
from dialogs.plan.beeld import kader_nader, kadersoort, naam, planbeeld
from dialogs.plan.bewaren import bewaar_deel, haal_weg, onderwerp
from dialogs.plan.delen import eis_welk
from dialogs.plan.wijzigen import Hoe, deelvorm, laad_wijzigbaar, welk_nu
from dialogs.plan.zaak import Zaak, laad, noteer
from domain.logboek import Handeling
from domain.plan import Plandeel
from domain.toegang import Daad
from pages import plan as bladen
from pages.plan import Knop, Planblad, Vormblad

_P = TypeVar("_P", PlanBewaar, PlanWeg)

OPEN, TERUG, WEG = "open", "terug", "weg"
"""What was pressed, besides saving."""

LANGSTE_KNOP = 60
"""Characters of a goal on a button."""


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the page: the whole plan, or the form of one part."""
    casus_id, deel, welk = _lees(bezoek, onderwerp_id)
    casus = zoek_casus(bezoek, Daad.PLAN_ZIEN, casus_id=casus_id)
    if deel is not None:
        return _vorm(bezoek, laad_wijzigbaar(bezoek, casus), deel, welk)
    zaak = laad(bezoek, casus, Daad.PLAN_ZIEN)
    noteer(bezoek, Handeling.PLAN_GEOPEND, zaak, zaak.casus.betrokkenen)
    beeld = planbeeld(bezoek, zaak)
    wanneer = bezoek.teksten("plan.gemaakt", wanneer=dag_en_tijd(bezoek.nu, bezoek.regio.kalender))
    knoppen = {een: tuple(_knoppen(bezoek, zaak, een)) for een in Plandeel} if beeld.wijzigen else {}
    return bladen.pagina(Planblad(beeld, wanneer, knoppen), bezoek.teksten)


def handel(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    """Open the form of a part, save it, take something out, or go back."""
    casus_id, deel, welk = _lees(bezoek, onderwerp_id)
    zaak = laad_wijzigbaar(bezoek, zoek_casus(bezoek, Daad.PLAN_WIJZIGEN, casus_id=casus_id))
    if deel is None or invoer.get(DOE) == OPEN:
        return Naar(_van_deel(bezoek, zaak, invoer.get(WIE, "")))
    if invoer.get(DOE) == TERUG:
        return Naar(casus_id)
    if invoer.get(DOE) == WEG:
        bewaard = haal_weg(bezoek, zaak, _knop(PlanWeg, zaak, deel, welk, invoer))
        getypt: Mapping[str, str] = {}
    else:
        getypt = {id_: wat for id_, wat in invoer.items() if not id_.startswith("_")}
        velden = {f"{VELD}{id_}": wat for id_, wat in getypt.items()}
        bewaard = bewaar_deel(bezoek, zaak, _knop(PlanBewaar, zaak, deel, welk, invoer, **velden))
    if bewaard.uitkomst is None or bewaard.anders_ingevuld:
        welk = welk_nu(bezoek, zaak, deel, welk)
        return Weer(_vorm(bezoek, zaak, deel, welk, Hoe(getypt, bewaard), bewaard.let_op))
    return Naar(casus_id)


def _vorm(
    bezoek: Paginabezoek,
    zaak: Zaak,
    deel: Plandeel,
    welk: str,
    hoe: Hoe | None = None,
    let_op: Waarschuwing | None = None,
) -> str:
    vorm = deelvorm(bezoek, zaak, deel, welk, hoe)
    waarover = onderwerp(zaak.casus.id, deel, welk)
    gevonden = dict(let_op.per_veld) if let_op else {}
    weg = {}
    if vorm.weg:
        sleutel = bezoek.issue_key(Verb.PLAN_WEG, waarover)
        weg = {**bezoek.verborgen, DOE: WEG, SLEUTEL: sleutel, VERSIE: str(zaak.nr)}
    blad = Vormblad(
        titel=bezoek.teksten("plan.titel", code=str(zaak.casus.code)),
        vorm=vorm,
        verborgen={
            **bezoek.verborgen,
            SLEUTEL: bezoek.issue_key(Verb.PLAN_BEWAAR, waarover),
            VERSIE: str(zaak.nr),
            GEZIEN: let_op.gezien if let_op else "",
        },
        terug=(DOE, TERUG),
        weg=weg,
        vondsten={label: bezoek.teksten("vrijetekst.op_pagina", wat=wat) for label, wat in gevonden.items()},
        let_op=bezoek.teksten("vrijetekst.kop_pagina") if let_op else "",
    )
    return bladen.vorm(blad, bezoek.teksten)


def _knoppen(bezoek: Paginabezoek, zaak: Zaak, deel: Plandeel) -> list[Knop]:
    t = bezoek.teksten

    def knop(titel: str, welk: str = "") -> Knop:
        return Knop(titel, {**bezoek.verborgen, DOE: OPEN, WIE: f"{deel.value}:{welk}"})

    match deel:
        case Plandeel.INBRENG:
            return [knop(t("plan.pagina.inbreng", wie=naam(zaak, een)), een) for een in zaak.mensen]
        case Plandeel.DOELEN:
            rijen = [knop(t("plan.pagina.wijzig", wat=_kort(een.tekst)), een.id) for een in zaak.plan.doelen]
            return [knop(t("plan.erbij.doelen"), NIEUW), *rijen]
        case Plandeel.KADERS:
            rijen = [
                knop(t("plan.pagina.wijzig", wat=f"{kadersoort(bezoek, een)}, {kader_nader(bezoek, een)}"), een.id)
                for een in zaak.plan.kaders
            ]
            return [knop(t("plan.erbij.kaders"), NIEUW), *rijen]
        case _:
            return [knop(t(f"plan.wijzig.{deel.value}"))]


def _kort(tekst: str) -> str:
    regel = " ".join(tekst.split())
    return regel if len(regel) <= LANGSTE_KNOP else f"{regel[:LANGSTE_KNOP]}…"


def _knop(soort: type[_P], zaak: Zaak, deel: Plandeel, welk: str, invoer: Mapping[str, str], **rest: object) -> _P:
    nr = invoer.get(VERSIE, "")
    return lees_knop(
        soort, invoer, casus=zaak.casus.id, deel=deel, welk=welk, nr=int(nr) if nr.isdecimal() else zaak.nr, **rest
    )


def _van_deel(bezoek: Paginabezoek, zaak: Zaak, gekozen: str) -> str:
    """Return the subject of the form of a part. It is kept in plain, so nothing that a browser made up may be in it.

    Raises:
        NotAllowed: there is no such part.
        NotFound: the plan has nothing with that id (any more) ("plan.deel_weg").
    """
    onderwerp_id = f"{zaak.casus.id}:{gekozen}"
    _, deel, welk = _lees(bezoek, onderwerp_id)
    if deel is not None:
        eis_welk(bezoek, zaak, deel, welk)
    return onderwerp_id


def _lees(bezoek: Paginabezoek, onderwerp_id: str) -> tuple[str, Plandeel | None, str]:
    """Return the casus, and of the form of a part which part and of what.

    Raises:
        NotAllowed: there is no such part.
    """
    casus_id, _, rest = onderwerp_id.partition(":")
    if not rest:
        return casus_id, None, ""
    deel, _, welk = rest.partition(":")
    if deel not in tuple(Plandeel):
        raise bestaat_niet(bezoek, Daad.PLAN_WIJZIGEN)
    return casus_id, Plandeel(deel), welk
