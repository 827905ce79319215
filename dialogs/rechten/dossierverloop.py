"""What was decided, agreed and done in the course of a casus, as one person in it may read it.

Of a plan and of what was agreed: what is about him, or about all of them together. No professional is named. That an
organisatie would not do something, and why, is left out: he asks that of the organisatie itself, as with its answers.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from cards.formulier import lees_voor
from dialogs.kern.desk import Bezoek
from dialogs.rechten.dossiergesprek import gesprekken_over
from dialogs.rechten.dossiernazorg import nazorg
from dialogs.rechten.dossierzitting import zittingen_over
from domain.afspraak import Afspraak, Afspraakhandeling, Afspraakregel, AfspraakStatus
from domain.casus import Casus
from domain.dossier import Tekstdeel, Verloopdeel
from domain.formulier import Formulier, Veld
from domain.plan import Kaderafspraak, Plan
from domain.triage import Triage
from storage import afschalen, afspraken, opschaalladder, regie, volhouden
from storage import plan as plannen
from storage import triage as triages
from storage import uitvraag as uitvragen
from teksten.catalogus import Teksten

Deel = Callable[[str, str, str], Tekstdeel]
"""Makes of a place, a heading and what was typed a text as he may read it."""

_NIET_VERTELD = frozenset({Afspraakhandeling.GEWEIGERD, Afspraakhandeling.GEVRAAGD, Afspraakhandeling.HERPLAATST})
"""What tells that an organisatie would not do it."""


def verloop(bezoek: Bezoek, casus: Casus, wie: str, deel: Deel) -> Iterator[Verloopdeel]:
    """Yield all of it, kind by kind. `wie` is the id of the betrokkene whose file it is."""
    yield from nazorg(bezoek, casus, wie, deel)
    yield from gesprekken_over(bezoek, casus, wie, deel)
    yield from zittingen_over(bezoek, casus, wie, deel)
    verteller = _Verteller(bezoek, casus, wie, deel)
    yield from verteller.triages()
    yield from verteller.plannen()
    yield from verteller.regie()
    yield from verteller.afspraken()
    yield from verteller.volhouden()
    yield from verteller.opschalingen()
    yield from verteller.afschalingen()


def veldregels(
    formulier: Formulier, veld: Veld, waarden: Mapping[str, str], t: Teksten
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return of one question what was chosen, and what was typed, each as (question, answer in words)."""
    alleen = replace(formulier, velden=(veld,))
    aard = {veld.aard_id: waarden.get(veld.aard_id, "")}
    waarde, notitie = waarden.get(veld.id, ""), waarden.get(veld.notitie_id, "")
    eigen = {veld.id: waarde} if notitie else {veld.id: waarde, **aard}
    zelf = list(lees_voor(alleen, eigen, t))
    erbij = list(lees_voor(alleen, {veld.notitie_id: notitie, **aard}, t)) if notitie else []
    return ([], zelf + erbij) if veld.is_tekst else (zelf, erbij)


class _Verteller:
    def __init__(self, bezoek: Bezoek, casus: Casus, wie: str, deel: Deel) -> None:
        self._uow = bezoek.uow
        self._t = bezoek.teksten
        self._regio = bezoek.regio
        self._casus = casus
        self._wie = wie
        self._deel = deel

    def triages(self) -> Iterator[Verloopdeel]:
        """Yield how it was weighed and what was decided, with why."""
        t = self._t
        for een in triages.van_casus(self._uow, self._casus.id):
            feiten = [(t("rechten.loop.triage.besluit"), t(f"rechten.loop.triage.besluit.{een.besluit.value}"))]
            if een.tafel:
                feiten.append((t("rechten.vel.overleg"), self._regio.tafelnaam(een.tafel)))
            gekozen, getypt = self._antwoorden(een)
            teksten = [
                *self._getypt(f"triage.{een.id}.reden", t("rechten.loop.triage.reden"), een.reden),
                *self._getypt(f"triage.{een.id}.waarheen", t("rechten.loop.triage.waarheen"), een.waarheen),
                *self._getypt(f"triage.{een.id}.bericht", t("rechten.loop.triage.bericht"), een.bericht),
                *(self._deel(f"triage.{een.id}", *paar) for paar in getypt),
            ]
            yield Verloopdeel(
                "triage", t("rechten.loop.triage"), een.op, feiten=(*feiten, *gekozen), teksten=tuple(teksten)
            )

    def _antwoorden(self, een: Triage) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        gekozen: list[tuple[str, str]] = []
        getypt: list[tuple[str, str]] = []
        if een.formulier_versie:
            formulier = uitvragen.formulier(self._uow, een.formulier_versie)
            for veld in formulier.velden:
                vast, vrij = veldregels(formulier, veld, een.waarden, self._t)
                gekozen += vast
                getypt += vrij
        return gekozen, getypt

    def plannen(self) -> Iterator[Verloopdeel]:
        """Yield the versions of the plan, the newest first; of an older one only what was said otherwise then."""
        gezien: set[object] = set()
        for nr, een in enumerate(reversed(plannen.versies(self._uow, self._casus.id))):
            teksten = [deel for deel in self._plandelen(een) if (deel.id, deel.kop) not in gezien]
            kaders = [kader for kader in een.kaders if self._over_hem(kader.betrokkene_id) and kader not in gezien]
            gezien |= {(deel.id, deel.kop) for deel in teksten} | set(kaders)
            if nr == 0 or teksten or kaders:
                yield self._planversie(een, kaders, teksten)

    def _planversie(self, een: Plan, kaders: list[Kaderafspraak], teksten: list[Tekstdeel]) -> Verloopdeel:
        dagen: list[tuple[str, date]] = []
        if een.evaluatie_op:
            dagen.append((self._t("rechten.loop.plan.evaluatie"), een.evaluatie_op))
        dagen += [
            (self._t("rechten.loop.plan.kader_tot", kader=self._kadernaam(kader)), kader.eindigt_op)
            for kader in kaders
            if kader.eindigt_op
        ]
        return Verloopdeel(
            soort="plan",
            kop=self._t("rechten.loop.plan", nr=een.nr),
            op=een.op,
            dagen=tuple(dagen),
            feiten=tuple((self._t("rechten.loop.plan.kader"), self._kadernaam(kader)) for kader in kaders),
            teksten=tuple(teksten),
        )

    def _plandelen(self, een: Plan) -> Iterator[Tekstdeel]:
        t = self._t
        eigen = een.inbreng.get(self._wie)
        if eigen is not None:
            yield from self._getypt("plan.eigen_doel", t("rechten.loop.plan.eigen_doel"), eigen.doel)
            yield from self._getypt("plan.krachten", t("rechten.loop.plan.krachten"), eigen.krachten)
        yield from self._getypt("plan.hoofddoel", t("rechten.loop.plan.hoofddoel"), een.hoofddoel)
        for doel in een.doelen:
            if self._over_hem(doel.betrokkene_id):
                gebied = self._regio.leefgebieden.get(doel.leefgebied, doel.leefgebied)
                stand = t(f"rechten.loop.plan.stand.{doel.stand.value}")
                kop = t("rechten.loop.plan.doel", leefgebied=gebied, stand=stand)
                yield from self._getypt(f"plan.doel.{doel.id}", kop, doel.tekst)
        for inzet, wat in een.inzet.items():
            yield from self._getypt(f"plan.inzet.{inzet.value}", t(f"rechten.loop.plan.inzet.{inzet.value}"), wat)
        for kader in een.kaders:
            if self._over_hem(kader.betrokkene_id):
                kop = t("rechten.loop.plan.kader_toelichting", kader=self._kadernaam(kader))
                yield from self._getypt(f"plan.kader.{kader.id}", kop, kader.toelichting)
        yield from self._getypt("plan.opschalen_als", t("rechten.loop.plan.opschalen_als"), een.opschalen_als)
        yield from self._getypt("plan.afschalen_als", t("rechten.loop.plan.afschalen_als"), een.afschalen_als)

    def regie(self) -> Iterator[Verloopdeel]:
        """Yield which organisatie led the content, from when until when."""
        kalender = self._regio.kalender
        for een in regie.geschiedenis(self._uow, self._casus.id):
            tot = ((self._t("rechten.loop.regie.tot"), kalender.lokaal(een.tot).date()),) if een.tot else ()
            naam = self._regio.organisatienaam(een.organisatie)
            yield Verloopdeel("regie", self._t("rechten.loop.regie"), een.van, organisatie=naam, dagen=tot)

    def afspraken(self) -> Iterator[Verloopdeel]:
        """Yield what was agreed about him or about all, with what was said of it since."""
        regels: dict[str, list[Afspraakregel]] = {}
        for regel in afspraken.regels_van_casus(self._uow, self._casus.id):
            regels.setdefault(regel.afspraak_id, []).append(regel)
        for een in afspraken.van_casus(self._uow, self._casus.id):
            if not een.betrokkenen or self._wie in een.betrokkenen:
                yield self._afspraak(een, regels.get(een.id, []))

    def _afspraak(self, een: Afspraak, regels: list[Afspraakregel]) -> Verloopdeel:
        t = self._t
        eindes = {AfspraakStatus.GEREED, AfspraakStatus.VERVALLEN}
        stand = een.status.value if een.status in eindes else "loopt"
        teksten = [
            *self._getypt(f"afspraak.{een.id}.wat", t("rechten.loop.afspraak.wat"), een.wat),
            *self._getypt(f"afspraak.{een.id}.conditie", t("rechten.loop.afspraak.conditie"), een.conditie),
            *self._getypt(f"afspraak.{een.id}.resultaat", t("rechten.loop.afspraak.resultaat"), een.resultaat),
        ]
        gezegd = (een.wat, een.conditie, een.resultaat)
        for regel in regels:
            if regel.handeling not in _NIET_VERTELD and regel.toelichting not in gezegd:
                kop = t("rechten.loop.afspraak.eerder")
                teksten += self._getypt(f"afspraakregel.{regel.id}", kop, regel.toelichting)
        return Verloopdeel(
            soort="afspraak",
            kop=t("rechten.loop.afspraak"),
            op=een.gemaakt_op,
            organisatie=self._regio.organisatienaam(een.organisatie),
            dagen=((t("rechten.loop.afspraak.wanneer"), een.wanneer),),
            feiten=((t("rechten.loop.afspraak.stand"), t(f"rechten.loop.afspraak.stand.{stand}")),),
            teksten=tuple(teksten),
        )

    def volhouden(self) -> Iterator[Verloopdeel]:
        """Yield what was tried when it stood still; which organisatie was asked to move is left out."""
        for een in volhouden.van_casus(self._uow, self._casus.id):
            kop = self._t(f"rechten.loop.volhouden.{een.stap.value}")
            tekst = self._getypt(f"volhouden.{een.id}", self._t("rechten.loop.volhouden.tekst"), een.tekst)
            yield Verloopdeel("volhouden", kop, een.op, teksten=tuple(tekst))

    def opschalingen(self) -> Iterator[Verloopdeel]:
        """Yield each step up or down, and each time that it came back; to which professional is left out."""
        t = self._t
        treden = {een.code: een.naam for een in self._regio.piramide}
        for een in opschaalladder.van_casus(self._uow, self._casus.id):
            waar = (("van", een.van), ("naar", een.naar))
            feiten = tuple(
                (t(f"rechten.loop.opschaling.{kop}"), treden.get(trede, trede)) for kop, trede in waar if trede
            )
            teksten = (
                *self._getypt(f"opschaling.{een.id}", t("rechten.loop.opschaling.reden"), een.reden),
                *self._getypt(f"opschaling.{een.id}.vraag", t("rechten.loop.opschaling.vraag"), een.vraag),
            )
            soort = "hermelding" if een.hermelding else "opschaling"
            yield Verloopdeel(soort, t(f"rechten.loop.{soort}"), een.op, feiten=feiten, teksten=teksten)

    def afschalingen(self) -> Iterator[Verloopdeel]:
        """Yield what was said at each of the checks, and to which organisatie the casus went back."""
        t = self._t
        for een in afschalen.van_casus(self._uow, self._casus.id):
            teksten = [
                deel
                for check, gezegd in een.gezegd.items()
                for deel in self._getypt(
                    f"afschaling.{een.id}.{check.value}", t(f"rechten.loop.afschaling.{check.value}"), gezegd
                )
            ]
            teksten += self._getypt(f"afschaling.{een.id}.naar", t("rechten.loop.afschaling.naar"), een.naar)
            teksten += self._getypt(
                f"afschaling.{een.id}.geinformeerd", t("rechten.loop.afschaling.geinformeerd"), een.geinformeerd_hoe
            )
            yield Verloopdeel(
                soort="afschaling",
                kop=t("rechten.loop.afschaling"),
                op=een.begonnen_op,
                organisatie=self._regio.organisatienaam(een.organisatie) if een.organisatie else "",
                dagen=((t("rechten.loop.afschaling.consult_op"), een.consult_op),) if een.consult_op else (),
                teksten=tuple(teksten),
            )

    def _getypt(self, plek: str, kop: str, tekst: str) -> Iterator[Tekstdeel]:
        if tekst:
            yield self._deel(plek, kop, tekst)

    def _over_hem(self, betrokkene_id: str) -> bool:
        return betrokkene_id in {"", self._wie}

    def _kadernaam(self, kader: Kaderafspraak) -> str:
        return self._regio.kadersoorten.get(kader.soort, kader.soort)
