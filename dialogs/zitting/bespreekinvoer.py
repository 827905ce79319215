"""What was filled in about an item at the table, read and checked: all that must be mended is said at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Final

from cards import datum
from cards.bouwstenen import zonder_opmaak
from cards.zitting.payloads_bespreken import (
    BESLUIT,
    GEEN,
    HOOFDDOEL,
    MEESTE_AFSPRAKEN,
    REGIE,
    TERUG,
    TERUG_DAG,
    WEET,
    WEET_TOELICHTING,
    BespreekBewaar,
    anders,
    wanneer,
    wat,
    weg,
    wie,
)
from dialogs.kern.dagen import VERSTE_JAREN, lees_dag
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import is_gezegd
from dialogs.kern.planversie import Planstand, planstand
from dialogs.zitting.bespreken import dag_voorstel, komende, terug_nu
from domain import verloop
from domain.afspraak import LANGSTE_WAT
from domain.agenda import Zitting, ZittingStatus
from domain.bespreking import LANGST_BESLUIT, MEESTE_BESLUITEN, Bespreking
from domain.casus import LANGSTE_TOELICHTING, Casus, Informering, Nietreden
from domain.informering import ANTWOORDEN, uit_antwoord
from domain.plan import LANGSTE_TEKST
from domain.tekst import lees_datum, schone_tekst
from domain.verloop import Stap
from storage import agenda
from storage import plan as plannen
from storage import regie as regies

VER_WEG: Final = timedelta(days=183)
"""Whoever names a day further away is asked whether he is sure."""


@dataclass(frozen=True, slots=True)
class NieuweAfspraak:
    """One afspraak as it was filled in; `informering` None: as for the casus."""

    wat: str
    organisatie: str
    wanneer: date
    informering: Informering | None = None


@dataclass(frozen=True, slots=True)
class Terug:
    """When it comes back: on a day, and at which zitting when one is planned from that day on."""

    dag: date | None
    zitting: Zitting | None = None


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What is to be kept. None of what does not change.

    Attributes:
        besluit: one more; empty when there is none.
        anders: the besluiten that are put in other words (empty: taken away), by id.
        hoofddoel, regie: None when it stays.
        terug: None when it stays.
        te_vroeg: whether something was agreed while the casus is not that far yet: it is not among this.
        ver: the days that are far away.
    """

    besluit: str = ""
    anders: Mapping[str, str] = field(default_factory=dict)
    afspraken: tuple[NieuweAfspraak, ...] = ()
    hoofddoel: str | None = None
    regie: str | None = None
    terug: Terug | None = None
    te_vroeg: bool = False
    ver: tuple[date, ...] = ()

    @property
    def leeg(self) -> bool:
        """Tell whether there is nothing to keep."""
        rest = (self.besluit, self.anders, self.afspraken, self.hoofddoel, self.regie, self.terug, self.te_vroeg)
        return not any(rest)


@dataclass(slots=True)
class Lezer:
    """Reads field by field, and gathers in words all that must be mended (`fouten`)."""

    desk: Desk
    casus: Casus
    zitting: Zitting
    payload: BespreekBewaar
    gehouden: Bespreking
    fouten: list[str] = field(default_factory=list)
    ver: list[date] = field(default_factory=list)

    def lees(self) -> Gelezen:
        """Return what was filled in; only when nothing is wrong may it be kept."""
        plan = planstand(self.desk, self.casus, self.desk.actor.persoon_id)
        besluit = self._tekst(BESLUIT, self._t("bespreking.veld.besluit"), LANGST_BESLUIT)
        anders_ = self._anders()
        if besluit and len(self.gehouden.besluiten) - list(anders_.values()).count("") >= MEESTE_BESLUITEN:
            self.fouten.append(self._t("bespreking.fout.te_veel_besluiten", maximum=MEESTE_BESLUITEN))
        afspraken = self._afspraken()
        regie = self._regie(plan)
        doel = self._doel(plan, regie)
        terug = self._terug()
        zo_ver = verloop.kan(self.casus.fase, Stap.AFSPRAAK)
        te_vroeg = not zo_ver and bool(afspraken or doel)
        return Gelezen(
            besluit=besluit,
            anders=anders_,
            afspraken=tuple(afspraken) if zo_ver else (),
            hoofddoel=doel if zo_ver else None,
            regie=regie,
            terug=terug,
            te_vroeg=te_vroeg,
            ver=tuple(dict.fromkeys(self.ver)),
        )

    def vrije_teksten(self) -> list[tuple[str, str]]:
        """Return the free texts that are new, with their labels, to be looked at before they are kept."""
        t, gehouden = self._t, self.gehouden.besluiten
        velden = [(t("bespreking.veld.besluit"), self._veld(BESLUIT))]
        velden += [
            (t("bespreking.veld.anders", nummer=nr), self._veld(anders(een.id))) for nr, een in enumerate(gehouden, 1)
        ]
        velden += [(t("bespreking.veld.wat", nummer=nr), self._veld(wat(nr))) for nr in _NUMMERS]
        velden += [(t("bespreking.veld.hoofddoel"), self._veld(HOOFDDOEL))]
        velden += [(t("bespreking.veld.weet_toelichting"), self._veld(WEET_TOELICHTING))]
        bekend = {een.tekst for een in gehouden} | {self._was_doel()}
        return [(label, tekst) for label, tekst in velden if tekst and tekst not in bekend]

    def _t(self, sleutel: str, **waarden: str | int) -> str:
        return self.desk.teksten(sleutel, **waarden)

    def _veld(self, naam: str) -> str:
        return schone_tekst(self.payload.invoer.get(naam, ""))

    def _tekst(self, naam: str, label: str, hoogstens: int) -> str:
        schoon = self._veld(naam)
        if len(schoon) > hoogstens:
            self.fouten.append(self._t("afspraken.fout.te_lang", veld=label, lengte=len(schoon), maximum=hoogstens))
        return schoon

    def _anders(self) -> dict[str, str]:
        gevonden: dict[str, str] = {}
        for nr, een in enumerate(self.gehouden.besluiten, 1):
            if self.payload.invoer.get(weg(een.id)):
                gevonden[een.id] = ""
                continue
            # What was emptied without saying that it goes stays: a client leaves out what is empty.
            nieuw = self._tekst(anders(een.id), self._t("bespreking.veld.anders", nummer=nr), LANGST_BESLUIT)
            if nieuw and nieuw != een.tekst:
                gevonden[een.id] = nieuw
        return gevonden

    def _afspraken(self) -> list[NieuweAfspraak]:
        gevonden = []
        for nr in _NUMMERS:
            wat_ = self._tekst(wat(nr), self._t("bespreking.veld.wat", nummer=nr), LANGSTE_WAT)
            wie_ = self._veld(wie(nr))
            if not wat_ and not wie_:
                continue
            if not wat_:
                self.fouten.append(self._t("bespreking.leeg.wat", nummer=nr))
            regio = self.desk.regio
            if wie_ not in regio.organisaties or wie_ == regio.eigen_organisatie:
                self.fouten.append(self._t("bespreking.leeg.wie", nummer=nr))
            dag = self._wanneer(nr)
            gevonden.append(NieuweAfspraak(wat_, wie_, dag))
        if not gevonden or not verloop.kan(self.casus.fase, Stap.AFSPRAAK) or is_gezegd(self.desk, self.casus):
            return gevonden
        return [replace(een, informering=self._informering(een.wanneer)) for een in gevonden]

    def _wanneer(self, nr: int) -> date:
        typte = self._veld(wanneer(nr))
        if not typte:
            return dag_voorstel(self.desk)
        dag = self._dag(typte, self._t("bespreking.veld.wanneer", nummer=nr))
        return dag or self._vandaag

    def _dag(self, typte: str, label: str) -> date | None:
        dag = lees_datum(typte) or lees_dag(typte, self._vandaag)
        if dag is None or dag.year - self._vandaag.year > VERSTE_JAREN:
            self.fouten.append(self._t("bespreking.fout.dag", veld=label))
            return None
        if dag < self._vandaag:
            self.fouten.append(self._t("bespreking.fout.voorbij", veld=label, dag=self._in_woorden(dag)))
            return None
        if dag - self._vandaag > VER_WEG:
            self.ver.append(dag)
        return dag

    def _informering(self, dag: date) -> Informering | None:
        keuze = self._veld(WEET)
        label = self._t("bespreking.veld.weet_toelichting")
        if keuze not in ANTWOORDEN:
            self._een_keer(self._t("bespreking.leeg.weet"))
            return None
        toelichting = self._veld(WEET_TOELICHTING)
        if len(toelichting) > LANGSTE_TOELICHTING:
            self._een_keer(
                self._t("afspraken.fout.te_lang", veld=label, lengte=len(toelichting), maximum=LANGSTE_TOELICHTING)
            )
        gezegd = uit_antwoord(keuze, toelichting, dag)
        if gezegd.reden is Nietreden.ANDERS and not toelichting:
            self._een_keer(self._t("afspraken.leeg.informering_toelichting"))
        return gezegd

    def _regie(self, plan: Planstand) -> str | None:
        gekozen, nu = self._veld(REGIE), plan.regie
        was_id = self.payload.was_regie
        was = nu
        if was_id != (nu.id if nu else None):
            was = regies.lees(self.desk.uow, was_id) if was_id else None
        if not gekozen or gekozen == (was.organisatie if was else ""):
            return None
        if nu is not None and gekozen == nu.organisatie:
            return None
        if was is not nu:
            self.fouten.append(self._t("bespreking.fout.regie_intussen"))
            return None
        if gekozen not in self.desk.regio.organisaties or gekozen == self.desk.regio.eigen_organisatie:
            self.fouten.append(self._t("bespreking.fout.regie"))
            return None
        return gekozen

    def _doel(self, plan: Planstand, regie: str | None) -> str | None:
        typte = self._tekst(HOOFDDOEL, self._t("bespreking.veld.hoofddoel"), LANGSTE_TEKST)
        was, nu = self._was_doel(), plan.plan.hoofddoel
        # A client may break lines otherwise than they were drawn: that changes no words.
        if not typte or typte.split() in (was.split(), nu.split()):
            return None
        if was != nu:
            self.fouten.append(self._t("bespreking.fout.doel_intussen", doel=zonder_opmaak(nu)))
            return None
        if plan.regie is None and regie is None and verloop.kan(self.casus.fase, Stap.PLAN):
            self.fouten.append(self._t("bespreking.fout.zonder_regie"))
        return typte

    def _was_doel(self) -> str:
        nr = self.payload.was_plan
        return plannen.versie(self.desk.uow, self.casus.id, nr).hoofddoel if nr else ""

    def _terug(self) -> Terug | None:
        was_keuze, was_dag = terug_nu(self.desk, self.casus, self.zitting, self.gehouden)
        keuze, dag = self._veld(TERUG) or GEEN, self._veld(TERUG_DAG)
        if (keuze, dag) == (was_keuze, was_dag):
            return None
        if dag and dag != was_dag:
            if keuze not in {GEEN, was_keuze}:
                self.fouten.append(self._t("bespreking.fout.twee_keer_terug"))
                return None
            gelezen = self._dag(dag, self._t("bespreking.veld.terug_dag"))
            return Terug(*self._vanaf(gelezen)) if gelezen else None
        if keuze == GEEN:
            return Terug(None)
        mogelijk = {een.id: een for een in komende(self.desk, self.casus, self.zitting)}
        if keuze not in mogelijk:
            self.fouten.append(self._t("bespreking.fout.terug"))
            return None
        gekozen = mogelijk[keuze]
        return Terug(self.desk.regio.kalender.lokaal(gekozen.begint_op).date(), gekozen)

    def _vanaf(self, dag: date) -> tuple[date, Zitting | None]:
        """Return the day of the first zitting of the tafel from a day on, and that zitting; the day itself without."""
        kalender = self.desk.regio.kalender
        van = max(kalender.moment(dag, time(0)), self.desk.nu)
        gevonden = agenda.tussen(self.desk.uow, self.casus.tafel, van, van + timedelta(days=366))
        eerste = next((een for een in gevonden if self._komt_nog(een)), None)
        return (dag, None) if eerste is None else (kalender.lokaal(eerste.begint_op).date(), eerste)

    def _komt_nog(self, een: Zitting) -> bool:
        # One called together for another casus is none of its.
        gewoon = een.status is ZittingStatus.GEPLAND and not een.extra
        return gewoon and een.begint_op > self.desk.nu and een.id != self.zitting.id

    def _een_keer(self, fout: str) -> None:
        if fout not in self.fouten:
            self.fouten.append(fout)

    def _in_woorden(self, dag: date) -> str:
        return datum.dag_met_jaar(dag, self.desk.regio.kalender)

    @property
    def _vandaag(self) -> date:
        return self.desk.regio.kalender.lokaal(self.desk.nu).date()


_NUMMERS: Final = range(1, MEESTE_AFSPRAKEN + 1)
