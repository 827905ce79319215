"""The people of a week of nazorg, for the screen and for paper: one table, read as well on a narrow screen.

Paper lies on a table: what was said for the regisseur alone is not on it, and that somebody refused never is.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from babel.dates import format_date, format_time

from domain.basisvoorwaarden import Stand
from domain.quickscan import Persoonsbeeld
from domain.werkdagen import Kalender
from pages.vorm import teken
from teksten.catalogus import Teksten

SYMBOOL: Final = {
    Stand.NIET: "○",
    Stand.MEE_BEZIG: "◐",
    Stand.ONBEKEND: "\u2013",
    Stand.OP_ORDE: "●",
    Stand.NIET_NODIG: "●",
}
"""Beside the words, never instead of them."""


def pagina(
    zitting: datetime, mensen: Sequence[Persoonsbeeld], gemaakt_op: datetime, t: Teksten, kalender: Kalender
) -> str:
    """Return the page; the people in the order given."""

    def dag(wanneer: date) -> str:
        return format_date(wanneer, "EEEE d MMMM y", locale="nl")

    def moment(wanneer: datetime) -> str:
        lokaal = kalender.lokaal(wanneer)
        return f"{dag(lokaal.date())}, {format_time(lokaal.time(), 'HH.mm', locale='nl')}"

    def geboren(wanneer: date) -> str:
        return format_date(wanneer, "d MMMM y", locale="nl")

    return teken(
        "quickscan.html",
        t,
        zitting=zitting,
        mensen=mensen,
        gemaakt_op=gemaakt_op,
        dag=dag,
        moment=moment,
        geboren=geboren,
        symbool=SYMBOOL,
    )
