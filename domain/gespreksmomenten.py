"""When a talk could be: what is proposed to the inrichting, and which moments cannot be."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

from domain.errors import UserMistake
from domain.regio import Regio
from domain.terugkeergesprek import MEESTE_MOMENTEN

EERSTE_WERKDAG: Final = 5
"""Working days until the first proposal: an inrichting needs about a week to bring somebody to a screen."""

KLOKTIJDEN: Final = (time(10), time(14), time(11), time(15))
"""At what time, day by day: mornings and afternoons by turns, as an inrichting has fixed hours of its own."""


def voorstellen(regio: Regio, vandaag: date, einde: date | None) -> tuple[datetime, ...]:
    """Return moments (UTC) to propose: on working days, in the working hours, before the day of release.

    Sooner than usual when he is out soon; none when no working day is left.
    """
    kalender = regio.kalender
    dag = kalender.plus_werkdagen(vandaag, EERSTE_WERKDAG)
    if einde is not None:
        laatste = kalender.min_werkdagen(einde, 1)
        dag = max(min(dag, kalender.min_werkdagen(laatste, MEESTE_MOMENTEN - 1)), kalender.plus_werkdagen(vandaag, 1))
    gevonden: list[datetime] = []
    for tijd in KLOKTIJDEN[:MEESTE_MOMENTEN]:
        if einde is not None and dag >= einde:
            break
        binnen = tijd if regio.werkuren.van <= tijd < regio.werkuren.tot else regio.werkuren.van
        gevonden.append(kalender.moment(dag, binnen))
        dag = kalender.plus_werkdagen(dag, 1)
    return tuple(gevonden)


def eis_moment(regio: Regio, momenten: Sequence[datetime], nu: datetime, einde: date | None) -> None:
    """Refuse moments at which there can be no talk: in the past, or when he is out by then.

    Raises:
        UserMistake: "terugkeergesprek.fout.geen_moment", "terugkeergesprek.fout.voorbij" or
            "terugkeergesprek.fout.na_einde".
    """
    if not momenten:
        raise UserMistake("terugkeergesprek.fout.geen_moment")
    if any(een <= nu for een in momenten):
        raise UserMistake("terugkeergesprek.fout.voorbij")
    if einde is not None and any(regio.kalender.lokaal(een).date() >= einde for een in momenten):
        raise UserMistake("terugkeergesprek.fout.na_einde")
