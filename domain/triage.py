"""Triage: the region's form, what it proposes, and what a procesregisseur decides, with a reason for yes and for no.

Never a verdict: the proposal counts answers by the region's own way of combining them and decides nothing (source: the
national definition of complexe problematiek; article 22 AVG).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.casus import Fase
from domain.verloop import Stap, kan

LANGSTE_REDEN: Final = 2_000
"""Characters of why it was decided so."""

LANGSTE_WAARHEEN: Final = 200
"""Characters of to whom it is referred."""

LANGSTE_BERICHT: Final = 2_000
"""Characters of what the melder reads."""

VELD_O3: Final = "o3"
"""Id of the question in a region's form that asks what holds of O3 (ondoorgrondelijk, ongrijpbaar, ontwrichtend)."""

ONBEKEND: Final = "onbekend"
"""The answer of a question that is not known; no answer at all says the same."""


class Triagebesluit(StrEnum):
    """What the regisseur decides. On the wire: add, never rename."""

    GEWOGEN = "gewogen"
    """Weighed; nothing was decided yet. The decision that follows takes its place."""
    TAFEL = "tafel"
    """In behandeling, at a tafel."""
    SPOEDOVERLEG = "spoedoverleg"
    """In behandeling, and it cannot wait for the next zitting."""
    MEER_INFORMATIE = "meer_informatie"
    ADVIES = "advies"
    LOKAAL = "lokaal"
    """Back to the local field."""
    PGA_GEMEENTE = "pga_gemeente"
    """A persoonsgerichte aanpak of the gemeente."""
    ANDERE_REGIO = "andere_regio"


IN_BEHANDELING: Final = frozenset({Triagebesluit.TAFEL, Triagebesluit.SPOEDOVERLEG})

EINDIGT: Final = frozenset(
    {Triagebesluit.ADVIES, Triagebesluit.LOKAAL, Triagebesluit.PGA_GEMEENTE, Triagebesluit.ANDERE_REGIO}
)
"""Not taken in: the casus is closed and its term begins."""


class Stand(StrEnum):
    """Whether something holds, as far as is known."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Criterium:
    """One of the criteria by which complexe problematiek is recognised.

    Attributes:
        veld: id of the question in the triage form that answers it; `waarden` are the answers by which it holds.
    """

    code: str
    tekst: str
    veld: str
    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Triageregels:
    """How a region weighs.

    Attributes:
        formulier: code of the form.
        criteria: in the order of the definition.
        combinatie: alternatives, each the codes of the criteria that must all hold: (1 and 2 and 3) or 4 is
            (("1", "2", "3"), ("4",)).
        bevestigd: whether the region confirmed the combination.
    """

    formulier: str = ""
    criteria: tuple[Criterium, ...] = ()
    combinatie: tuple[tuple[str, ...], ...] = ()
    bevestigd: bool = False


@dataclass(frozen=True, slots=True)
class Triage:
    """One weighing of a casus, as it is kept; the newest counts.

    Attributes:
        formulier_versie: with which version of the form (`storage/uitvraag.py`), or empty.
        waarden: input id -> answer.
        reden: why it was decided so; for the regisseur alone.
        tafel: to which tafel, when it is taken in.
        waarheen: to whom it is referred, in words.
        bericht: what the melder reads of it, in words meant for him.
    """

    id: str
    casus_id: str
    op: datetime
    door_id: str
    besluit: Triagebesluit
    reden: str
    waarden: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    tafel: str = ""
    waarheen: str = ""
    formulier_versie: str = ""
    bericht: str = ""

    @property
    def besloten(self) -> bool:
        """Tell whether it was decided, and not only weighed."""
        return self.besluit is not Triagebesluit.GEWOGEN


@dataclass(frozen=True, slots=True)
class Weging:
    """Whether one criterion holds, by what was answered."""

    criterium: Criterium
    stand: Stand


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What the answers come down to, counted and nothing more.

    Attributes:
        wegingen: every criterion, in the order of the region.
        genoeg: whether one of the region's combinations holds; None where the region names none.
    """

    wegingen: tuple[Weging, ...] = ()
    genoeg: Stand | None = None


def weeg(regels: Triageregels, waarden: Mapping[str, str]) -> Voorstel:
    """Count which criteria hold, and whether one of the region's combinations does.

    What is not known stays so: a combination holds when all of it does, fails when something of it fails, and is not
    known otherwise; one that holds is enough, and only when all fail there is none.
    """
    wegingen = tuple(Weging(een, _stand(een, waarden.get(een.veld, ""))) for een in regels.criteria)
    per_code = {een.criterium.code: een.stand for een in wegingen}
    samen = [_alle([per_code.get(code, Stand.ONBEKEND) for code in alternatief]) for alternatief in regels.combinatie]
    return Voorstel(wegingen, _een_van(samen) if samen else None)


def o3_genoemd(waarden: Mapping[str, str]) -> tuple[str, ...]:
    """Return what of O3 was said to hold (codes of the region's form): a hint, and no more."""
    return tuple(een for een in waarden.get(VELD_O3, "").split(",") if een)


def stap_van(besluit: Triagebesluit) -> Stap:
    """Return what a decision does to the course of a casus."""
    if besluit in IN_BEHANDELING:
        return Stap.IN_BEHANDELING
    return Stap.NIET_IN_BEHANDELING if besluit in EINDIGT else Stap.TRIAGE


def mogelijk(fase: Fase) -> tuple[Triagebesluit, ...]:
    """Return what can be decided of a casus in a phase, in the order in which it is offered."""
    besluiten = (een for een in Triagebesluit if een is not Triagebesluit.GEWOGEN)
    return tuple(een for een in besluiten if kan(fase, stap_van(een)))


def ontbreekt(triage: Triage, *, met_melder: bool) -> tuple[str, ...]:
    """Return what must still be said before a decision can be kept: names of fields.

    A reason always, for yes and for no; the tafel when it is taken in; where it goes when it goes to another region;
    and whoever brought somebody in who is not taken in reads what he can do.
    """
    leeg = []
    if not triage.reden:
        leeg.append("reden")
    if triage.besluit in IN_BEHANDELING and not triage.tafel:
        leeg.append("tafel")
    if triage.besluit is Triagebesluit.ANDERE_REGIO and not triage.waarheen:
        leeg.append("waarheen")
    if triage.besluit in EINDIGT and met_melder and not triage.bericht:
        leeg.append("bericht")
    return tuple(leeg)


def hoort_melder(triage: Triage) -> bool:
    """Tell whether the melder hears of it: of every outcome, and in between only what is meant for him."""
    if not triage.besloten:
        return False
    return triage.besluit is not Triagebesluit.MEER_INFORMATIE or bool(triage.bericht)


def _stand(criterium: Criterium, antwoord: str) -> Stand:
    gekozen = {een for een in antwoord.split(",") if een}
    if gekozen.intersection(criterium.waarden):
        return Stand.JA
    return Stand.NEE if gekozen - {ONBEKEND} else Stand.ONBEKEND


def _alle(standen: Sequence[Stand]) -> Stand:
    if Stand.NEE in standen:
        return Stand.NEE
    return Stand.ONBEKEND if Stand.ONBEKEND in standen else Stand.JA


def _een_van(standen: Sequence[Stand]) -> Stand:
    if Stand.JA in standen:
        return Stand.JA
    return Stand.ONBEKEND if Stand.ONBEKEND in standen else Stand.NEE
