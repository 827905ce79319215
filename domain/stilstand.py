"""What stands still in a casus, and since which day: told, never weighed.

A signal is a fact with a day; there is no score and no ranking, lists sort by the day. A term that the region has not
said makes no signal: then only what needs none is told (source: "forceert vooruitgang als het proces stagneert").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from domain.afspraak import VAAK_VERZET, AfspraakStatus
from domain.casus import Fase
from domain.plan import Kaderafspraak
from domain.regio import Verlooptermijnen

_VOOR_TRIAGE: Final = frozenset({Fase.AANVANG, Fase.UITVRAAG, Fase.TRIAGE})
_UITVOERING: Final = frozenset({Fase.PLAN, Fase.VOLHOUDEN, Fase.AFSCHALEN})
_AF: Final = frozenset({AfspraakStatus.GEREED, AfspraakStatus.VERVALLEN})


class Signaalsoort(StrEnum):
    """Why something stands still. The order is that in which signals of one day are told."""

    WACHT_OP_TRIAGE = "wacht_op_triage"
    WACHT_OP_PLAN = "wacht_op_plan"
    ZONDER_AFSPRAKEN = "zonder_afspraken"
    """There is a plan, and nothing that anybody still has to do."""
    GEEN_TEKEN = "geen_teken"
    """For so many days nothing was heard of who has something to do, and plan and course stayed as they were."""
    TE_LAAT = "te_laat"
    """Its day has passed, and the regisseur was told that nothing is heard of it."""
    GEWEIGERD = "geweigerd"
    """An owner cannot, and it was not placed elsewhere yet."""
    VAAK_VERZET = "vaak_verzet"
    KADER_EINDIGT = "kader_eindigt"
    """A legal frame ends soon, or has ended, and nobody said that it is dealt with."""
    EVALUATIE_VOORBIJ = "evaluatie_voorbij"


_RANG: Final = {soort: plek for plek, soort in enumerate(Signaalsoort)}


@dataclass(frozen=True, slots=True)
class Signaal:
    """One reason why a casus stands still.

    Attributes:
        sinds: the day since when it is so.
        dag: the day that it is about: on which a frame ends, on which it should have been evaluated.
        aantal: about how many afspraken or frames it is.
    """

    soort: Signaalsoort
    sinds: date
    dag: date
    aantal: int = 1


@dataclass(frozen=True, slots=True)
class Afspraakfeiten:
    """What of an afspraak tells whether it stands still; days on the region's clock.

    Attributes:
        verzet_op: when it was last postponed; None when never, or by another owner before this one.
        gemeld: whether the regisseur was told that nothing is heard of it.
    """

    status: AfspraakStatus
    wanneer: date
    teken_op: date
    verzet: int = 0
    verzet_op: date | None = None
    gemeld: bool = False


@dataclass(frozen=True, slots=True)
class Feiten:
    """What is known of one casus that runs; days on the region's clock.

    Attributes:
        begonnen_op: when it came in, or was opened again.
        gewogen_op: when it was last weighed; None when never.
        plan_op: when the newest version of its plan was saved; None without a plan.
        geschaald_op: when it was last brought up or down, or scaling it down begun or given up.

    What the regisseur notes or whom he nudges is not in it: he sees that he did, and the silence of the others stays.
    """

    fase: Fase
    begonnen_op: date
    gewogen_op: date | None = None
    plan_op: date | None = None
    evaluatie_op: date | None = None
    kaders: tuple[Kaderafspraak, ...] = ()
    afspraken: tuple[Afspraakfeiten, ...] = ()
    geschaald_op: date | None = None

    @property
    def laatste_teken(self) -> date:
        """The last day on which anything was heard of who has something to do, or its course or plan changed."""
        dagen = (self.begonnen_op, self.gewogen_op, self.plan_op, self.geschaald_op)
        return max(*(een.teken_op for een in self.afspraken), *(een for een in dagen if een is not None), date.min)


def signalen(feiten: Feiten, vandaag: date, termijnen: Verlooptermijnen) -> tuple[Signaal, ...]:
    """Return why a casus stands still, the longest first; nothing when it moves, or is closed."""
    gevonden = [*_wachtend(feiten, vandaag, termijnen.stilstand_dagen)]
    if feiten.fase in _UITVOERING:
        gevonden += _uitvoering(feiten, vandaag, termijnen.stilstand_dagen)
        gevonden += _afspraken(feiten.afspraken, vandaag)
        gevonden += _kaders(feiten.kaders, vandaag, termijnen.kader_dagen)
    return tuple(sorted(gevonden, key=lambda een: (een.sinds, _RANG[een.soort])))


def sinds(gevonden: Iterable[Signaal]) -> date:
    """Return the first day of these signals: by it a list is sorted. There is at least one."""
    return min(een.sinds for een in gevonden)


def kader_gemeld_vanaf(kader: Kaderafspraak, kader_dagen: Iterable[int]) -> date | None:
    """Return the day from which it is told that a frame ends; None when nobody is told (any more).

    Without a term of the region it is told once it has ended: from the day after its last one.
    """
    if kader.voorbij or kader.eindigt_op is None:
        return None
    vroegst = max(kader_dagen, default=-1)
    return kader.eindigt_op - timedelta(days=vroegst)


def _wachtend(feiten: Feiten, vandaag: date, dagen: int | None) -> Iterator[Signaal]:
    if dagen is None:
        return
    vanaf = max(een for een in (feiten.begonnen_op, feiten.gewogen_op) if een is not None)
    if (vandaag - vanaf).days < dagen:
        return
    if feiten.fase in _VOOR_TRIAGE:
        yield Signaal(Signaalsoort.WACHT_OP_TRIAGE, vanaf, vanaf)
    if feiten.fase is Fase.CASUSOVERLEG:
        yield Signaal(Signaalsoort.WACHT_OP_PLAN, vanaf, vanaf)


def _uitvoering(feiten: Feiten, vandaag: date, dagen: int | None) -> Iterator[Signaal]:
    laatste = feiten.laatste_teken
    loopt = any(een.status not in _AF for een in feiten.afspraken)
    zonder = not loopt and feiten.fase is not Fase.AFSCHALEN and feiten.plan_op is not None
    if zonder:
        vanaf = max([feiten.plan_op or laatste, *(een.teken_op for een in feiten.afspraken)])
        # A plan of today is still being worked on.
        if vanaf < vandaag:
            yield Signaal(Signaalsoort.ZONDER_AFSPRAKEN, vanaf, vanaf)
    elif dagen is not None and (vandaag - laatste).days >= dagen:
        yield Signaal(Signaalsoort.GEEN_TEKEN, laatste, laatste)
    if feiten.evaluatie_op is not None and feiten.evaluatie_op < vandaag:
        yield Signaal(Signaalsoort.EVALUATIE_VOORBIJ, feiten.evaluatie_op, feiten.evaluatie_op)


def _afspraken(afspraken: Iterable[Afspraakfeiten], vandaag: date) -> Iterator[Signaal]:
    lopend = [een for een in afspraken if een.status not in _AF]
    geweigerd = [een.teken_op for een in lopend if een.status is AfspraakStatus.GEWEIGERD]
    bij_eigenaar = [een for een in lopend if een.status is not AfspraakStatus.GEWEIGERD]
    te_laat = [een.wanneer for een in bij_eigenaar if een.gemeld and een.wanneer < vandaag]
    verzet = [een.verzet_op or een.teken_op for een in bij_eigenaar if een.verzet >= VAAK_VERZET]
    soorten = (
        (Signaalsoort.TE_LAAT, te_laat),
        (Signaalsoort.GEWEIGERD, geweigerd),
        (Signaalsoort.VAAK_VERZET, verzet),
    )
    for soort, dagen in soorten:
        if dagen:
            yield Signaal(soort, min(dagen), min(dagen), len(dagen))


def _kaders(kaders: Iterable[Kaderafspraak], vandaag: date, kader_dagen: tuple[int, ...]) -> Iterator[Signaal]:
    gemeld = [
        (vanaf, een.eindigt_op)
        for een in kaders
        if een.eindigt_op is not None
        and (vanaf := kader_gemeld_vanaf(een, kader_dagen)) is not None
        and vanaf <= vandaag
    ]
    if gemeld:
        vanaf, eindigt_op = min(gemeld)
        yield Signaal(Signaalsoort.KADER_EINDIGT, vanaf, eindigt_op, len(gemeld))
