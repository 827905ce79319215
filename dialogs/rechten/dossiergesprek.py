"""What is kept of the talks about somebody's return, as he may read it: what he chose, wrote, and was written.

No professional is named. Left out are whether an organisatie would come, that a talk was called off for somebody's
safety, and how a meeting opens, which is a secret of that hour and says nothing about him.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Final

from dialogs.kern.desk import Bezoek
from domain.casus import Casus
from domain.dossier import Tekstdeel, Verloopdeel
from domain.gespreksbrief import Briefregel, Gespreksbrief
from domain.gespreksinbreng import Inbreng
from domain.gesprekskeuze import Keuzeregel
from domain.terugkeergesprek import Afzegreden, Gebeurtenis, Gebeurtenissoort, Terugkeergesprek
from storage import gespreksbrief
from storage import gesprekskeuze as keuzes
from storage import terugkeergesprek as gesprekken

Deel = Callable[[str, str, str], Tekstdeel]
"""Makes of a place, a heading and what was typed a text as he may read it."""

_VELDEN: Final = ("doel", "vragen", "wensen", "tolk", "meebrengen")
_ALS_REGISSEUR: Final = frozenset({Afzegreden.VEILIGHEID})
"""Why a talk is off that would tell him of somebody's fear: he reads that the regisseur called it off, as it is."""
_OVER_HEM: Final = frozenset(Gebeurtenissoort) - {Gebeurtenissoort.GAST_DRUKTE}


def gesprekken_over(bezoek: Bezoek, casus: Casus, wie: str, deel: Deel) -> Iterator[Verloopdeel]:
    """Yield all of it, talk by talk, the oldest first. `wie` is the id of the betrokkene whose file it is."""
    verteller = _Verteller(bezoek, casus, deel)
    for een in reversed(gesprekken.van_casus(bezoek.uow, casus.id)):
        if een.betrokkene_id == wie:
            yield from verteller.alles(een)
        elif wie in een.erbij:
            yield verteller.erbij(een)


class _Verteller:
    def __init__(self, bezoek: Bezoek, casus: Casus, deel: Deel) -> None:
        self._uow = bezoek.uow
        self._t = bezoek.teksten
        self._regio = bezoek.regio
        self._casus = casus
        self._deel = deel

    def alles(self, een: Terugkeergesprek) -> Iterator[Verloopdeel]:
        """Yield all that is kept of a talk of his own."""
        yield self._gesprek(een)
        for keuze in keuzes.keuzes(self._uow, een.id):
            yield self._keuze(keuze)
        inbreng = keuzes.inbreng(self._uow, een)
        if inbreng.versie:
            yield self._inbreng(een, inbreng)
        nieuwste = gespreksbrief.nieuwste(self._uow, een)
        for brief in gespreksbrief.versies(self._uow, een.id):
            if brief.goedgekeurd_op is not None or brief.versie == nieuwste.versie:
                yield self._brief(een, brief)

    def erbij(self, een: Terugkeergesprek) -> Verloopdeel:
        """Return that he would sit at the talk of somebody else, and no more of it."""
        dagen = self._dag(een)
        return Verloopdeel("terugkeergesprek_erbij", self._t("rechten.loop.gesprek.erbij"), self._op(een), dagen=dagen)

    def _gesprek(self, een: Terugkeergesprek) -> Verloopdeel:
        t = self._t
        feiten = [
            (t("rechten.loop.gesprek.stand"), t(f"rechten.loop.gesprek.{een.status.value}")),
            (t("rechten.loop.gesprek.inrichting"), self._regio.organisatienaam(een.inrichting)),
        ]
        if een.afzegreden is not None:
            reden = Afzegreden.REGISSEUR if een.afzegreden in _ALS_REGISSEUR else een.afzegreden
            feiten.append((t("rechten.loop.gesprek.afgezegd"), t(f"rechten.loop.gesprek.afgezegd.{reden.value}")))
        if een.onder_curatele:
            feiten.append((t("rechten.loop.gesprek.curatele"), t("rechten.loop.gesprek.curatele.ja")))
        gevraagd = [
            self._regio.organisatienaam(wie.organisatie)
            for wie in gesprekken.deelnames(self._uow, een.id)
            if wie.genodigd
        ]
        if gevraagd:
            feiten.append((t("rechten.loop.gesprek.gevraagd"), ", ".join(gevraagd)))
        feiten += [
            self._gebeurtenis(wat) for wat in gesprekken.gebeurtenissen(self._uow, een.id) if wat.soort in _OVER_HEM
        ]
        return Verloopdeel(
            "terugkeergesprek",
            t("rechten.loop.gesprek"),
            self._op(een),
            dagen=self._dag(een),
            feiten=tuple(feiten),
        )

    def _dag(self, een: Terugkeergesprek) -> tuple[tuple[str, date], ...]:
        if een.begint_op is None:
            return ()
        return ((self._t("rechten.loop.gesprek.dag"), self._regio.kalender.lokaal(een.begint_op).date()),)

    def _op(self, een: Terugkeergesprek) -> datetime:
        return een.begint_op or self._casus.aangemaakt_op

    def _gebeurtenis(self, een: Gebeurtenis) -> tuple[str, str]:
        lokaal = self._regio.kalender.lokaal(een.op)
        return self._t(f"rechten.loop.gesprek.toen.{een.soort.value}"), f"{lokaal:%H.%M}"

    def _keuze(self, een: Keuzeregel) -> Verloopdeel:
        t = self._t
        feiten = (
            (t("rechten.loop.gesprek.keuze.wat"), t(f"rechten.loop.gesprek.keuze.{een.keuze.value}")),
            (t("rechten.loop.gesprek.keuze.hoe"), t(f"rechten.loop.gesprek.weg.{een.weg.value}")),
        )
        wie = een.vertegenwoordiger
        met = "" if wie is None else f"{wie.naam}, {wie.relatie}"
        dagen = ((t("rechten.loop.gesprek.keuze.gezegd"), een.gezegd_op),) if een.gezegd_op else ()
        return Verloopdeel(
            "gesprekskeuze",
            t("rechten.loop.gesprek.keuze"),
            een.op,
            dagen=dagen,
            feiten=feiten,
            teksten=tuple(self._getypt(f"gesprekskeuze.{een.id}", t("rechten.loop.gesprek.keuze.met"), met)),
        )

    def _inbreng(self, gesprek: Terugkeergesprek, een: Inbreng) -> Verloopdeel:
        t, plek = self._t, f"gespreksinbreng.{gesprek.id}"
        losse = ((veld, t(f"rechten.loop.gesprek.inbreng.{veld}"), str(getattr(een, veld))) for veld in _VELDEN)
        gebieden = (
            (f"gebied.{gebied}", self._regio.leefgebieden.get(gebied, gebied), wat)
            for gebied, wat in een.per_gebied.items()
        )
        antwoorden = (
            (f"liever_niet.{wens.organisatie}", self._regio.organisatienaam(wens.organisatie), wens.uitleg)
            for wens in een.liever_niet
        )
        feiten = [
            (
                t("rechten.loop.gesprek.liever_niet", organisatie=self._regio.organisatienaam(wens.organisatie)),
                t(f"rechten.loop.gesprek.liever_niet.{wens.antwoord.value}"),
            )
            for wens in een.liever_niet
        ]
        if een.bewaren is not None:
            feiten.append((t("rechten.loop.gesprek.bewaren"), t(f"rechten.loop.gesprek.bewaren.{een.bewaren.value}")))
        return Verloopdeel(
            "gespreksinbreng",
            t("rechten.loop.gesprek.inbreng"),
            self._op(gesprek),
            feiten=tuple(feiten),
            teksten=tuple(
                tekst
                for veld, kop, wat in (*losse, *gebieden, *antwoorden)
                for tekst in self._getypt(f"{plek}.{veld}", kop, wat)
            ),
        )

    def _brief(self, gesprek: Terugkeergesprek, een: Gespreksbrief) -> Verloopdeel:
        t, plek = self._t, f"gespreksbrief.{gesprek.id}.{een.versie}"
        stand = "goedgekeurd" if een.goedgekeurd_op is not None else "ontwerp"
        regels = ((f"regel.{nummer}", self._wie(regel), regel.tekst) for nummer, regel in enumerate(een.regels))
        rest = ((veld, t(f"rechten.loop.gesprek.brief.{veld}"), getattr(een, veld)) for veld in ("bellen", "begrepen"))
        return Verloopdeel(
            "gespreksbrief",
            t("rechten.loop.gesprek.brief"),
            een.op or self._op(gesprek),
            dagen=tuple((self._wie(regel), regel.dag) for regel in een.regels if regel.dag is not None),
            feiten=((t("rechten.loop.gesprek.brief.stand"), t(f"rechten.loop.gesprek.brief.{stand}")),),
            teksten=tuple(
                tekst for veld, kop, wat in (*regels, *rest) for tekst in self._getypt(f"{plek}.{veld}", kop, wat)
            ),
        )

    def _wie(self, regel: Briefregel) -> str:
        if regel.zelf:
            return self._t("rechten.loop.gesprek.brief.zelf")
        return self._t(
            "rechten.loop.gesprek.brief.ander", organisatie=self._regio.organisatienaam(regel.organisatie or "")
        )

    def _getypt(self, plek: str, kop: str, tekst: str) -> Iterator[Tekstdeel]:
        if tekst:
            yield self._deel(plek, kop, tekst)
