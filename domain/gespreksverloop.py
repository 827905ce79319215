"""How a talk went: when it began, was paused and ended, and from when to when somebody without an account was there.

Teams tells it twice, late and in any order, and people press a button besides. So each line is kept with the moment at
which it happened, and how it stands follows from all lines together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.terugkeergesprek import Gebeurtenis, Gebeurtenissoort, Gespreksstap, Gespreksstatus, Terugkeergesprek
from domain.vergadering import MEEDOEN_VANAF, meedoen_mag

_S = Gebeurtenissoort
_GAST: Final = frozenset({_S.GAST_ER, _S.GAST_WEG})
_DELEN: Final = frozenset({_S.BEGONNEN, _S.PAUZE, _S.VERDER, _S.GESTOPT, _S.GEEINDIGD})
_KLAAR: Final = frozenset({_S.GESTOPT, _S.GEEINDIGD})

DRUKTE_NOTEREN: Final = timedelta(minutes=10)
"""How often at most it is noted that somebody without an account pressed a button: nobody fills a table by pressing."""


class Verloopdaad(StrEnum):
    """What the regisseur says of a talk with a press. On the wire: add, never rename."""

    BEGONNEN = "begonnen"
    PAUZE = "pauze"
    VERDER = "verder"
    GEEINDIGD = "geeindigd"
    GESTOPT = "gestopt"
    NIET_GEKOMEN = "niet_gekomen"


_D = Verloopdaad
STAP: Final = MappingProxyType(
    {
        _D.BEGONNEN: Gespreksstap.BEGIN,
        _D.GEEINDIGD: Gespreksstap.EINDIG,
        _D.GESTOPT: Gespreksstap.STOP,
        _D.NIET_GEKOMEN: Gespreksstap.NIET_GEKOMEN,
    }
)
"""Which step is taken by it; a break takes none."""

NIET_TERUG: Final = frozenset({_D.GEEINDIGD, _D.GESTOPT, _D.NIET_GEKOMEN})
"""After these the meeting is deleted, so it is asked whether that is meant."""


@dataclass(frozen=True, slots=True)
class Aanwezigheid:
    """From when until when somebody without an account was there. `tot` is None while he is."""

    van: datetime
    tot: datetime | None = None


def op_volgorde(gebeurtenissen: Iterable[Gebeurtenis]) -> tuple[Gebeurtenis, ...]:
    """Return the lines in the order in which it happened; at one moment somebody comes before he goes."""
    orde = list(Gebeurtenissoort)
    return tuple(sorted(gebeurtenissen, key=lambda een: (een.op, orde.index(een.soort), een.id)))


def ontbreekt(gebeurtenissen: Iterable[Gebeurtenis], soort: Gebeurtenissoort, op: datetime, aantal: int = 1) -> int:
    """Return how many lines of what Teams tells are not there yet: it tells one thing more than once."""
    er_zijn = sum(een.door_id is None and een.soort is soort and een.op == op for een in gebeurtenissen)
    return max(aantal - er_zijn, 0)


def aanwezig(gebeurtenissen: Iterable[Gebeurtenis]) -> tuple[Aanwezigheid, ...]:
    """Return when somebody without an account was there, without who.

    What Teams tells is counted, for two may come by themselves; only where it tells nothing counts what was pressed.
    Whoever is still there when it ends goes then.
    """
    lijst = op_volgorde(gebeurtenissen)
    van_teams = [een for een in lijst if een.soort in _GAST and een.door_id is None]
    tellen = van_teams or [een for een in lijst if een.soort in _GAST]
    perioden: list[Aanwezigheid] = []
    binnen, sinds = 0, None
    for een in tellen:
        if een.soort is _S.GAST_ER:
            binnen += 1
            sinds = sinds or een.op
        elif binnen:
            binnen = binnen - 1 if van_teams else 0
            if not binnen and sinds is not None:
                perioden.append(Aanwezigheid(sinds, een.op))
                sinds = None
    if sinds is not None:
        perioden.append(Aanwezigheid(sinds, _klaar_na(lijst, sinds)))
    return tuple(perioden)


def is_er(gebeurtenissen: Iterable[Gebeurtenis]) -> bool:
    """Tell whether somebody without an account is there now."""
    perioden = aanwezig(gebeurtenissen)
    return bool(perioden) and perioden[-1].tot is None


def is_pauze(gebeurtenissen: Iterable[Gebeurtenis]) -> bool:
    """Tell whether there is a break now."""
    laatste = [een for een in op_volgorde(gebeurtenissen) if een.soort in _DELEN]
    return bool(laatste) and laatste[-1].soort is _S.PAUZE


def leeg_sinds(gebeurtenissen: Iterable[Gebeurtenis]) -> datetime | None:
    """Return since when, by what Teams tells, nobody is in the meeting any more; None when somebody is, or unknown."""
    van_teams = [
        een for een in op_volgorde(gebeurtenissen) if een.door_id is None and een.soort in {_S.BEGONNEN, _S.GEEINDIGD}
    ]
    return van_teams[-1].op if van_teams and van_teams[-1].soort is _S.GEEINDIGD else None


def stappen_van_teams(gesprek: Terugkeergesprek, gebeurtenissen: Sequence[Gebeurtenis]) -> tuple[Gespreksstap, ...]:
    """Return which steps follow by themselves from what Teams told so far; the same in whatever order it was told.

    A meeting that somebody opens on another day, to try it, begins no talk. One that runs empty before its time ends
    none either: a line that fails must not take his seat away. Then the regisseur is asked.
    """
    if gesprek.begint_op is None or gesprek.eindigt_op is None:
        return ()
    begint, eindigt = gesprek.begint_op, gesprek.eindigt_op
    begonnen = any(
        een.door_id is None and een.soort is _S.BEGONNEN and meedoen_mag(begint, eindigt, een.op)
        for een in gebeurtenissen
    )
    leeg = leeg_sinds(gebeurtenissen)
    uit = leeg is not None and leeg >= eindigt
    if gesprek.status is Gespreksstatus.GEPLAND and begonnen:
        return (Gespreksstap.BEGIN, Gespreksstap.EINDIG) if uit else (Gespreksstap.BEGIN,)
    return (Gespreksstap.EINDIG,) if gesprek.status is Gespreksstatus.BEZIG and uit else ()


def mogelijk(gesprek: Terugkeergesprek, gebeurtenissen: Sequence[Gebeurtenis], nu: datetime) -> tuple[Verloopdaad, ...]:
    """Return what can be said of a talk now, what most want first; nothing before its door opens and once it is over.

    Of whoever was there nobody says that he did not come.
    """
    if gesprek.status is Gespreksstatus.GEPLAND:
        kan = [_D.BEGONNEN] if mag_beginnen(gesprek, nu) else []
        begonnen = gesprek.begint_op is not None and gesprek.begint_op <= nu
        return (*kan, *([_D.NIET_GEKOMEN] if begonnen and not aanwezig(gebeurtenissen) else []))
    if gesprek.status is Gespreksstatus.BEZIG:
        eerst = (_D.VERDER, _D.GEEINDIGD) if is_pauze(gebeurtenissen) else (_D.GEEINDIGD, _D.PAUZE)
        return (*eerst, _D.GESTOPT, *(() if aanwezig(gebeurtenissen) else (_D.NIET_GEKOMEN,)))
    return ()


def mag_beginnen(gesprek: Terugkeergesprek, nu: datetime) -> bool:
    """Tell whether it can begin: from ten minutes before, when his door opens as well."""
    return gesprek.begint_op is not None and gesprek.begint_op - MEEDOEN_VANAF <= nu


def noteer_drukte(gebeurtenissen: Iterable[Gebeurtenis], nu: datetime) -> bool:
    """Tell whether it is to be noted that somebody without an account pressed a button."""
    return all(een.soort is not _S.GAST_DRUKTE or een.op <= nu - DRUKTE_NOTEREN for een in gebeurtenissen)


def _klaar_na(lijst: Sequence[Gebeurtenis], moment: datetime) -> datetime | None:
    return next((een.op for een in lijst if een.soort in _KLAAR and een.op >= moment), None)
