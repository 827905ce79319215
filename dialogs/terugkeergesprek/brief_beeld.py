"""The inputs and the versions on the page on which the letter is written for him."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cards.datum import dag_en_tijd, dag_met_jaar, kort
from dialogs.kern.gewonenaam import gewone_naam
from dialogs.kern.paginas import Paginabezoek
from dialogs.kern.vrijetekst import Waarschuwing
from dialogs.terugkeergesprek.brief import Briefzaak, wie
from dialogs.terugkeergesprek.brief_lezen import AAN, Rij, tips
from domain.afspraak import AfspraakStatus
from domain.gespreksbrief import (
    LANGSTE_REGEL,
    LANGSTE_WIE,
    Briefregel,
    Briefwijziging,
    Gespreksbrief,
    wijzigingen,
)
from pages.antwoord import Invoer
from pages.gespreksbrief import Afspraakrij, Eigenrij, Versiebeeld
from storage import gespreksbrief as brieven


@dataclass(frozen=True, slots=True)
class Hoe:
    """How the form is drawn once more: with what was typed, and what must be mended or looked at."""

    waarden: Mapping[str, str] | None = None
    fouten: Mapping[str, str] = field(default_factory=dict)
    melding: str = ""
    let_op: Waarschuwing | None = None


class Vakken:
    """Draws the inputs of the form."""

    def __init__(self, bezoek: Paginabezoek, waarden: Mapping[str, str], hoe: Hoe) -> None:
        self._bezoek = bezoek
        self._t = bezoek.teksten
        self._waarden = waarden
        self._fouten = hoe.fouten
        self._vondsten = dict(hoe.let_op.per_veld) if hoe.let_op else {}

    def vak(self, id_: str, label: str, soort: str, hoogstens: int = 0, hulp: tuple[str, ...] = ()) -> Invoer:
        """Return an input with what was typed, and what is wrong with it."""
        wat = self._vondsten.get(id_, "")
        lengte = (self._t("gespreksbrief.hulp.hoogstens", maximum=hoogstens),) if hoogstens else ()
        return Invoer(
            id=id_,
            label=label,
            soort=soort,
            waarde=self._waarden.get(id_, ""),
            fout=self._fouten.get(id_, ""),
            hulp=(*hulp, *lengte),
            vondst=self._t("vrijetekst.op_pagina", wat=wat) if wat else "",
        )

    def afspraak(self, nr: int, rij: Rij, nu: Gespreksbrief) -> Afspraakrij:
        """Return the inputs for one afspraak, beside what was agreed."""
        t, afspraak = self._t, rij.afspraak

        def label(veld: str) -> str:
            return t("gespreksbrief.veld.met_nr", veld=t(f"gespreksbrief.veld.{veld}"), nr=nr)

        feiten: tuple[tuple[str, str], ...] = ()
        if afspraak is not None:
            feiten = (
                (t("gespreksbrief.feit.eigenaar"), self._bezoek.regio.organisatienaam(afspraak.organisatie)),
                (t("gespreksbrief.feit.dag"), self._dag(afspraak.wanneer)),
                (t("gespreksbrief.feit.stand"), t(f"afspraken.status.{afspraak.status.value}")),
            )
        regel = next((een for een in nu.regels if een.afspraak_id == rij.id), None)
        return Afspraakrij(
            id=rij.id,
            wat=afspraak.wat if afspraak else "",
            feiten=feiten,
            aan=self._aan(f"in_{rij.id}"),
            wie=self.vak(f"wie_{rij.id}", label("wie"), "regel", LANGSTE_WIE),
            tekst=self.vak(f"tekst_{rij.id}", label("tekst"), "tekst", LANGSTE_REGEL),
            dag=self.vak(f"dag_{rij.id}", label("dag"), "datum"),
            gevoelig=self._aan(f"gevoelig_{rij.id}"),
            let_op=self._let_op(rij, regel),
            hinten=self._tips(f"wie_{rij.id}", f"tekst_{rij.id}"),
        )

    def stap(self, nr: int) -> Eigenrij:
        """Return the inputs for a step of his own."""
        t = self._t

        def label(veld: str) -> str:
            return t("gespreksbrief.veld.met_stap", veld=t(f"gespreksbrief.veld.{veld}"), nr=nr)

        return Eigenrij(
            nr=nr,
            tekst=self.vak(f"zelf_{nr}", label("zelf"), "tekst", LANGSTE_REGEL),
            dag=self.vak(f"zelfdag_{nr}", label("dag"), "datum"),
            gevoelig=self._aan(f"zelfgevoelig_{nr}"),
            hinten=self._tips(f"zelf_{nr}"),
        )

    def _let_op(self, rij: Rij, regel: Briefregel | None) -> str:
        """Return what became otherwise since the line was typed: the letter does not follow by itself."""
        t, afspraak = self._t, rij.afspraak
        if afspraak is None:
            return t("gespreksbrief.let_op.weg")
        if afspraak.status in {AfspraakStatus.VERVALLEN, AfspraakStatus.GEWEIGERD}:
            return t(f"gespreksbrief.let_op.{afspraak.status.value}")
        if regel is not None and regel.organisatie != afspraak.organisatie:
            return t("gespreksbrief.let_op.ander", naam=gewone_naam(self._bezoek.regio, t, afspraak.organisatie))
        if regel is not None and regel.dag is not None and regel.dag != afspraak.wanneer:
            return t("gespreksbrief.let_op.dag", dag=self._dag(afspraak.wanneer))
        return ""

    def _dag(self, dag: date) -> str:
        return dag_met_jaar(dag, self._bezoek.regio.kalender)

    def _aan(self, veld: str) -> bool:
        return self._waarden.get(veld) == AAN

    def _tips(self, *velden: str) -> tuple[str, ...]:
        return tuple(een for veld in velden for een in tips(self._waarden.get(veld, ""), self._t))


def versies_van(bezoek: Paginabezoek, zaak: Briefzaak) -> list[Versiebeeld]:
    """Return every version with what it changed, the newest first."""
    kalender, t, alle = bezoek.regio.kalender, bezoek.teksten, brieven.versies(bezoek.uow, zaak.gesprek.id)
    beelden: list[Versiebeeld] = []
    for was, nu in zip((None, *alle), alle, strict=False):
        wanneer, door = kort(nu.op or bezoek.nu, kalender), wie(bezoek, nu.door_id)
        kop = t("gespreksbrief.versie", nr=nu.versie, wie=door, wanneer=wanneer)
        if nu.goedgekeurd_op is not None:
            op, goed = dag_en_tijd(nu.goedgekeurd_op, kalender), wie(bezoek, nu.goedgekeurd_door_id)
            kop = t("gespreksbrief.versie.goed", nr=nu.versie, wie=door, wanneer=wanneer, door=goed, op=op)
        beelden.append(Versiebeeld(kop, tuple(_wijziging(bezoek, een) for een in wijzigingen(was, nu))))
    return beelden[::-1]


def _wijziging(bezoek: Paginabezoek, een: Briefwijziging) -> tuple[str, str, str]:
    return bezoek.teksten(f"gespreksbrief.deel.{een.deel.value}"), _zoals(bezoek, een.was), _zoals(bezoek, een.nu)


def _zoals(bezoek: Paginabezoek, wat: Briefregel | str | None) -> str:
    if wat is None or isinstance(wat, str):
        return wat or ""
    delen = [
        wat.wie,
        wat.tekst,
        dag_met_jaar(wat.dag, bezoek.regio.kalender) if wat.dag else "",
        bezoek.teksten("gespreksbrief.deel.gevoelig") if wat.gevoelig else "",
    ]
    return ", ".join(een for een in delen if een)
