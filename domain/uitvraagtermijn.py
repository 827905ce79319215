"""Until when an uitvraag may be answered, and when somebody is reminded: in working days, on the region's terms."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.regio import Herinnering, Regio
from domain.werkdagen import binnen_werkuren

MINSTE_TIJD = timedelta(hours=4)
"""Half a working day: with less, nobody can look into his own files with care. Only an urgent casus gives less."""


@dataclass(frozen=True, slots=True)
class Deadlinevoorstel:
    """Until when answers are asked. `verschoven`: the region's own term had passed already, so this is later."""

    moment: datetime
    verschoven: bool = False


@dataclass(frozen=True, slots=True)
class Herinnermoment:
    """When one reminder is due. `volgnummer` is its place, from 1, in the region's schedule."""

    volgnummer: int
    wanneer: datetime


def deadline_voor(regio: Regio, begint_op: datetime, nu: datetime, *, spoed: bool) -> Deadlinevoorstel | None:
    """Propose a deadline for a zitting; None when the region has not said its term, so that the regisseur says it.

    Counted in working days before the zitting, at the end of that day's working hours; when urgent, in hours from
    now, within working hours. Never after the zitting begins. A term that has (all but) passed becomes the first
    sensible moment.
    """
    termijnen = regio.termijnen
    if spoed and termijnen.spoed_uren is not None:
        return Deadlinevoorstel(_eerste_na(regio, nu + timedelta(hours=termijnen.spoed_uren), begint_op))
    if termijnen.uitvraag_werkdagen is None:
        return None
    dag = regio.kalender.min_werkdagen(regio.kalender.lokaal(begint_op).date(), termijnen.uitvraag_werkdagen)
    moment = min(regio.kalender.moment(dag, regio.werkuren.tot), begint_op)
    if moment >= nu + MINSTE_TIJD:
        return Deadlinevoorstel(moment)
    return Deadlinevoorstel(_eerste_na(regio, nu + MINSTE_TIJD, begint_op), verschoven=True)


def herinnermomenten(regio: Regio, deadline: datetime, gestart_op: datetime) -> tuple[Herinnermoment, ...]:
    """Return when an organisatie that still owes an answer is reminded, in order of time.

    Each moment is brought within working hours and stays before the deadline. What would fall before the start is
    left out; when nothing remains, the last reminder of the schedule falls half-way, so that nobody misses a short
    term unwarned and the regisseur still hears of it. Two at the same moment are one: the later in the schedule.
    """
    schema = regio.termijnen.herinneringen
    per_moment: dict[datetime, int] = {}
    for volgnummer, herinnering in enumerate(schema, start=1):
        wanneer = _herinnermoment(regio, herinnering, deadline)
        if gestart_op < wanneer < deadline:
            per_moment[wanneer] = volgnummer
    if schema and not per_moment and gestart_op < deadline:
        halverwege = regio_moment(regio, gestart_op + (deadline - gestart_op) / 2)
        per_moment[min(halverwege, deadline)] = len(schema)
    return tuple(Herinnermoment(volgnummer, wanneer) for wanneer, volgnummer in sorted(per_moment.items()))


def is_laatste_herinnering(regio: Regio, volgnummer: int) -> bool:
    """Tell whether the regisseur hears of this reminder: the last of the schedule, or one that says so.

    The region may have shortened its schedule since: then a higher number is the last one as well.
    """
    schema = regio.termijnen.herinneringen
    return volgnummer >= len(schema) or schema[volgnummer - 1].ook_regisseur


def regio_moment(regio: Regio, moment: datetime) -> datetime:
    """Return the first moment from `moment` on at which people may be disturbed."""
    return binnen_werkuren(moment, regio.werkuren, regio.kalender)


def volgende_ochtend(regio: Regio, nu: datetime) -> datetime:
    """Return when the next working day begins (UTC): always after the local day of `nu`."""
    vandaag = regio.kalender.lokaal(nu).date()
    return regio.kalender.moment(regio.kalender.plus_werkdagen(vandaag, 1), regio.werkuren.van)


def kan_wachten(regio: Regio, deadline: datetime, nu: datetime) -> bool:
    """Tell whether who hears of a question only on the next working day still has `MINSTE_TIJD` to answer it."""
    return volgende_ochtend(regio, nu) <= deadline - MINSTE_TIJD


def _eerste_na(regio: Regio, moment: datetime, begint_op: datetime) -> datetime:
    return min(regio_moment(regio, moment), begint_op)


def _herinnermoment(regio: Regio, herinnering: Herinnering, deadline: datetime) -> datetime:
    if herinnering.uren:
        wanneer = regio_moment(regio, deadline - timedelta(hours=herinnering.uren))
        if wanneer < deadline:
            return wanneer
        # The deadline itself lies outside working hours: then the last working day before it.
        laatste = regio.kalender.min_werkdagen(regio.kalender.lokaal(deadline).date(), 1)
        return regio.kalender.moment(laatste, regio.werkuren.van)
    dag = regio.kalender.min_werkdagen(regio.kalender.lokaal(deadline).date(), herinnering.werkdagen)
    return regio_moment(regio, regio.kalender.moment(dag, regio.werkuren.van))
