"""The logboek on a page: who saw or did what, and when, over a period; and the way to other periods and to files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from babel.dates import format_date, format_time

from domain.werkdagen import Kalender
from pages.vorm import teken
from teksten.catalogus import Teksten


class Zin(Protocol):
    """One line in words."""

    @property
    def op(self) -> datetime: ...  # noqa: D102 - when
    @property
    def wie(self) -> str: ...  # noqa: D102 - the professional, or what did it instead
    @property
    def namens(self) -> str: ...  # noqa: D102 - his organisaties
    @property
    def wat(self) -> str: ...  # noqa: D102 - what he did
    @property
    def code(self) -> str: ...  # noqa: D102 - of the casus
    @property
    def over(self) -> Sequence[str]: ...  # noqa: D102 - the betrokkenen, as they may be called
    @property
    def doel(self) -> str: ...  # noqa: D102 - the code of the purpose


@dataclass(frozen=True, slots=True)
class Logboekpagina:
    """What stands on the page.

    Attributes:
        code: of the casus; empty for the region, and for what never had one.
        totaal: lines in the period; `regels` are those of this page.
        vanaf, tot: what stands in the form, as it was typed.
        personen: whom one can filter on, id and name; `wie` on whom is filtered.
        ouder, nieuwer: the numbers of the pages before and after this one, when there are.
        bestanden: whether the reader may take the lines along.
        gronden: code and name of the grounds that stand with the lines by their code.
        verborgen: what a form must carry.
    """

    code: str
    hele_regio: bool
    regels: Sequence[Zin]
    totaal: int
    vanaf: str
    tot: str
    personen: Sequence[tuple[str, str]]
    wie: str
    ouder: int | None
    nieuwer: int | None
    bestanden: bool
    fout: str
    verborgen: Mapping[str, str]
    gronden: Sequence[tuple[str, str]] = ()


def pagina(beeld: Logboekpagina, gemaakt_op: datetime, t: Teksten, kalender: Kalender) -> str:
    """Return the page."""

    def moment(op: datetime) -> str:
        lokaal = kalender.lokaal(op)
        return f"{format_date(lokaal.date(), 'd MMM y', locale='nl')}, {format_time(lokaal, 'HH.mm.ss', locale='nl')}"

    titel = t("logboek.titel", code=beeld.code) if beeld.code else t("logboek.titel_regio")
    return teken("logboek.html", t, beeld=beeld, titel=titel, moment=moment, gemaakt_op=gemaakt_op)
