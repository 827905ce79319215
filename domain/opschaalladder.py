"""Opschalen along the region's pyramid of procesregie, to O3, or to those who govern; and back down.

Another thing than `domain/opschaling.py`, which crosses from one legal lane into another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

LANGSTE_AAN: Final = 200
"""Characters of to whom it goes."""
LANG_GELEDEN: Final = timedelta(days=366)
"""A day before that is a mistake in typing."""
LANGSTE_REDEN: Final = 2_000
"""Characters of why."""


class Tredesoort(StrEnum):
    """What a step of the pyramid is to the Veiligheidshuis."""

    LOKAAL = "lokaal"
    """Below the Veiligheidshuis: where a casus is scaled down to."""
    VEILIGHEIDSHUIS = "veiligheidshuis"
    O3 = "o3"
    """Ondoorgrondelijk, ongrijpbaar, ontwrichtend: a kwestie with its own regisseur and subject, at its own tafel."""
    BESTUURLIJK = "bestuurlijk"
    """Burgemeester, stuurgroep: above all tafels."""


@dataclass(frozen=True, slots=True)
class Trede:
    """A step of the pyramid. `soorten` are the codes of the partner kinds that stand on it; `tafel` that of O3."""

    code: str
    naam: str
    soort: Tredesoort
    soorten: tuple[str, ...] = ()
    tafel: str = ""


@dataclass(frozen=True, slots=True)
class Opschaalstap:
    """One step up or down, as it is kept.

    Attributes:
        van, naar: codes of the steps of the pyramid; empty where the region has none.
        aan: to whom, in words: a professional or a body, never a betrokkene.
        naar_casus_id: the kwestie that came of it at the O3 tafel; None otherwise.
        vraag: what is asked of who governs; or, of a her-melding, what changed.
        dag: the day on which it was decided, local; None for the day of `op`.
        hermelding: it came back after it was closed.
    """

    id: str
    casus_id: str
    van: str
    naar: str
    op: datetime
    door_id: str
    reden: str
    aan: str = ""
    naar_casus_id: str | None = None
    vraag: str = ""
    dag: date | None = None
    hermelding: bool = False


def begin(piramide: Sequence[Trede], tafel: str) -> Trede | None:
    """Return the step on which a casus of this tafel stands from its beginning; None when the region names none."""
    eigen = next((een for een in piramide if een.tafel and een.tafel == tafel), None)
    return eigen or next((een for een in piramide if een.soort is Tredesoort.VEILIGHEIDSHUIS), None)


def huidige(piramide: Sequence[Trede], tafel: str, stappen: Sequence[Opschaalstap]) -> Trede | None:
    """Return the step on which a casus stands now.

    A kwestie is a casus of its own: making one does not move the casus from which it came. A step that the region has
    taken away since counts no more.

    Args:
        piramide: from the bottom to the top.
        tafel: of the casus.
        stappen: its history, the oldest first.
    """
    per_code = {een.code: een for een in piramide}
    bewogen = [per_code[een.naar] for een in stappen if een.naar_casus_id is None and een.naar in per_code]
    return bewogen[-1] if bewogen else begin(piramide, tafel)


def mogelijke(piramide: Sequence[Trede], tafel: str, nu: Trede) -> tuple[Trede, ...]:
    """Return to where a casus can go from here, from the bottom to the top: up, or back down.

    Never below where it began: to the local field it goes by afschalen.
    """
    volgorde = [een.code for een in piramide]
    eerst = begin(piramide, tafel)
    if eerst is None or nu.code not in volgorde:
        return ()
    laagst = volgorde.index(eerst.code)
    return tuple(een for een in piramide[laagst:] if een.code != nu.code and een.soort is not Tredesoort.LOKAAL)


def is_kwestie(trede: Trede) -> bool:
    """Tell whether going there makes a kwestie: a casus of its own, at a tafel of its own."""
    return trede.soort is Tredesoort.O3 and bool(trede.tafel)


def is_omhoog(piramide: Sequence[Trede], van: str, naar: str) -> bool:
    """Tell whether a step goes up. From, or to, what the region does not name (any more) counts as up."""
    volgorde = [een.code for een in piramide]
    if van not in volgorde or naar not in volgorde:
        return True
    return volgorde.index(naar) > volgorde.index(van)


def heropend_op(stappen: Sequence[Opschaalstap]) -> datetime | None:
    """Return when a casus was last opened again; None when it never was."""
    return next((een.op for een in reversed(stappen) if een.hermelding), None)
