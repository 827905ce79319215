"""Over which year, and by which seed: what was chosen, as it stands in the subject of the page."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogs.kern.desk import Context
from domain.audit import LANGSTE_ZAAD, Jaar, jaar_van
from domain.errors import NotFound
from domain.tekst import lees_datum

_ZAAD: Final = re.compile(rf"[A-Za-z0-9]{{0,{LANGSTE_ZAAD}}}")


@dataclass(frozen=True, slots=True)
class Keuze:
    """What was chosen; an empty seed is that of the last anchor."""

    jaar: Jaar
    zaad: str = ""

    @property
    def onderwerp_id(self) -> str:
        """The subject of the page: `<from>:<until>`, and the seed behind it when one was chosen."""
        dagen = f"{self.jaar.eerste}:{self.jaar.laatste}"
        return f"{dagen}:{self.zaad}" if self.zaad else dagen

    @classmethod
    def lees(cls, context: Context, onderwerp_id: str) -> "Keuze":
        """Read a subject back.

        Raises:
            NotFound: it is none ("pagina.geen_bestand").
        """
        eerste, _, rest = onderwerp_id.partition(":")
        dag = lees_datum(eerste)
        gekozen = None if dag is None else jaar_van(vandaag(context), dag.year)
        keuze = None if gekozen is None else cls(gekozen, rest.partition(":")[2])
        if keuze is None or keuze.onderwerp_id != onderwerp_id or not is_zaad(keuze.zaad):
            raise NotFound("pagina.geen_bestand")
        return keuze


def getypt(context: Context, jaar: str, zaad: str) -> tuple[Keuze | None, tuple[str, ...]]:
    """Return what somebody filled in; or None, and what is wrong with it as keys of texts."""
    cijfers = jaar.strip()
    gekozen = jaar_van(vandaag(context), int(cijfers)) if cijfers.isdecimal() and len(cijfers) < 6 else None  # noqa: PLR2004 - digits
    fouten = (*(() if gekozen else ("audit.fout.jaar",)), *(() if is_zaad(zaad.strip()) else ("audit.fout.zaad",)))
    return (None, fouten) if gekozen is None or fouten else (Keuze(gekozen, zaad.strip()), ())


def is_zaad(zaad: str) -> bool:
    """Tell whether a seed can be used: letters and digits, so that it can be read out and typed over."""
    return _ZAAD.fullmatch(zaad) is not None


def vandaag(context: Context) -> date:
    """Return the day on the region's clock."""
    return context.regio.kalender.lokaal(context.nu).date()
