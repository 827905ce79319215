"""A zitting to prepare, for the screen and for paper: codes, organisaties and professionals, and room to write.

Paper lies on a table. So a refusal stands on it as what it is to everybody but the regisseur: dealt with. Of the
answers (only when they were asked for; then the page says that names stand on it) it holds what all may hear.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date, format_time

from domain.voorbereiding import AFGEHANDELD, Inbreng, Partner, Punt, Voorbereiding
from domain.werkdagen import Kalender
from pages.vorm import teken
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Gezegde:
    """What one organisatie said about one person and lets the whole tafel hear; `wanneer` says by whom and when."""

    organisatie: str
    wanneer: str
    regels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Persoon:
    """One betrokkene with what may be said about him at the table. `zelf` are who tells it himself."""

    naam: str
    geboren: date | None
    rol: str
    gezegd: tuple[Gezegde, ...]
    zelf: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """The answers about the persons of one item."""

    nummer: int
    code: str
    personen: tuple[Persoon, ...]


@dataclass(frozen=True, slots=True)
class Kolom:
    """One organisatie in the table of items and organisaties. `komt`: somebody of it said that he comes."""

    code: str
    naam: str
    komt: bool


def pagina(
    beeld: Voorbereiding, antwoorden: Sequence[Antwoorden], gemaakt_op: datetime, t: Teksten, kalender: Kalender
) -> str:
    """Return the page. `antwoorden` is empty when they were not asked for."""

    def tijd(moment: datetime) -> str:
        return format_time(kalender.lokaal(moment), "HH.mm", locale="nl")

    def dag(moment: datetime) -> str:
        return format_date(kalender.lokaal(moment).date(), "EEEE d MMMM y", locale="nl")

    def geboren(wanneer: date) -> str:
        return format_date(wanneer, "d MMMM y", locale="nl")

    kolommen = _kolommen(beeld.punten)
    cellen = {punt.casus_id: _cellen(punt) for punt in beeld.punten}
    binnen, gevraagd = beeld.antwoorden
    return teken(
        "voorbereiding.html",
        t,
        beeld=beeld,
        antwoorden=antwoorden,
        kolommen=kolommen,
        cellen=cellen,
        binnen=binnen,
        gevraagd=gevraagd,
        tijd=tijd,
        dag=dag,
        geboren=geboren,
        gemaakt_op=gemaakt_op,
        te_laat=Inbreng.TE_LAAT,
        afgehandeld=AFGEHANDELD,
        deel_2=_deel_2(beeld, t),
    )


def _deel_2(beeld: Voorbereiding, t: Teksten) -> str:
    if not beeld.zonder:
        return t("pagina.voorbereiding.deel_2")
    return t("pagina.voorbereiding.deel_2_zonder", wie=", ".join(beeld.zonder))


def _kolommen(punten: Sequence[Punt]) -> tuple[Kolom, ...]:
    """Return every organisatie that was asked about an item of the reader, by name."""
    gevonden = {een.organisatie: een for punt in punten if punt.vraagstuk for een in punt.vraagstuk.partners}
    op_naam = sorted(gevonden.values(), key=lambda een: een.naam.casefold())
    return tuple(Kolom(een.organisatie, een.naam, een.komt) for een in op_naam)


def _cellen(punt: Punt) -> dict[str, Partner]:
    return {een.organisatie: een for een in punt.vraagstuk.partners} if punt.vraagstuk else {}
