"""Triage: the region's form, what it proposes, and what a procesregisseur decides, with a reason for yes and for no.

Never a verdict: the proposal counts answers by the region's own way of combining them and decides nothing (source: the
national definition of complexe problematiek; article 22 AVG).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

LANGSTE_REDEN: Final = 2_000
"""Characters of why it was decided so."""


class Triagebesluit(StrEnum):
    """What the regisseur decides. On the wire: add, never rename."""

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
"""Not taken in: the casus is closed and the short term begins."""


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
        tafel: to which tafel, when it is taken in.
        waarheen: to whom it is referred, in words.
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
