"""When one organisatie is expected at a zitting: only its own time, never that of the casussen of others."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from domain.agenda import Agendapunt, tijden
from domain.zittingsverloop import GEWONE_DUUR

AANSLUITEND: Final = timedelta(minutes=5)
"""Two times with less between them are one: nobody hangs up for so short."""


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """From when until when, aware, UTC."""

    van: datetime
    tot: datetime


def tijdvakken(
    begint_op: datetime, duur: timedelta | None, punten: Sequence[Agendapunt], eigen: Collection[str]
) -> tuple[Tijdvak, ...]:
    """Return when somebody is expected who is there for some of the items only; empty when for none.

    While the regisseur has given no minutes nobody knows when an item comes, and the zitting as a whole is meant.

    Args:
        begint_op: when the zitting begins.
        duur: how long the tafel sits; None when the region has not said it.
        punten: the agenda, in order.
        eigen: ids of the casussen for which he is there.
    """
    if not any(een.casus_id in eigen for een in punten):
        return ()
    momenten = tijden(begint_op, punten)
    los: list[Tijdvak] = []
    for een, van in zip(punten, momenten, strict=True):
        if een.casus_id not in eigen:
            continue
        if van is None:
            return (Tijdvak(begint_op, begint_op + (duur or GEWONE_DUUR * len(punten))),)
        los.append(Tijdvak(van, van + (timedelta(minutes=een.minuten) if een.minuten else GEWONE_DUUR)))
    return _aaneen(los)


def _aaneen(los: Iterable[Tijdvak]) -> tuple[Tijdvak, ...]:
    heel: list[Tijdvak] = []
    for een in los:
        if heel and een.van - heel[-1].tot < AANSLUITEND:
            heel[-1] = Tijdvak(heel[-1].van, max(heel[-1].tot, een.tot))
        else:
            heel.append(een)
    return tuple(heel)


def als_tekst(vakken: Iterable[Tijdvak]) -> str:
    """Return times as they are kept: "van/tot van/tot", ISO moments in UTC."""
    return " ".join(f"{een.van.astimezone(UTC).isoformat()}/{een.tot.astimezone(UTC).isoformat()}" for een in vakken)


def uit_tekst(tekst: str) -> tuple[Tijdvak, ...]:
    """Return times as they were kept.

    Raises:
        ValueError: that is not how they are kept.
    """
    paren = (een.split("/") for een in tekst.split())
    return tuple(Tijdvak(datetime.fromisoformat(van), datetime.fromisoformat(tot)) for van, tot in paren)
