"""Reading a form field by field: everything is checked again here, whatever the client checked.

What is wrong is gathered, so that it can all be told at once, in words of the topic: `<topic>.leeg.<field>` for what is
missing, `<topic>.fout.<field>` for what cannot be, `<topic>.fout.te_lang` for what does not fit.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from domain.tekst import lees_datum, schone_regel, schone_tekst
from teksten.catalogus import Teksten


@dataclass(slots=True)
class Lezer:
    """Reads one form.

    Attributes:
        leeg, fout, veld: the beginnings of the text keys for what is missing, what is wrong, and the label of a field.
        fouten: what must be mended, in words, in the order of the form.
    """

    teksten: Teksten
    leeg: str
    fout: str
    veld: str
    fouten: list[str] = field(default_factory=list)

    def keuze(self, veld: str, waarde: str, mogelijk: Collection[str], *, verplicht: bool = True) -> str:
        """Return a choice; where there is nothing to choose from, nothing was asked."""
        gekozen = waarde.strip()
        if gekozen in mogelijk:
            return gekozen
        if mogelijk and (verplicht or gekozen):
            self.mist(veld)
        return ""

    def tekst(self, veld: str, waarde: str, hoogstens: int, *, verplicht: bool, regel: bool = False) -> str:
        """Return a text, cleaned; too long is told, never cut off."""
        schoon = schone_regel(waarde) if regel else schone_tekst(waarde)
        if verplicht and not schoon:
            self.mist(veld)
        if len(schoon) > hoogstens:
            naam = self.teksten(f"{self.veld}{veld}")
            self.fouten.append(self.teksten(f"{self.fout}te_lang", veld=naam, lengte=len(schoon), maximum=hoogstens))
        return schoon

    def dag(self, veld: str, waarde: str, vroegst: date, laatst: date, *, verplicht: bool) -> date | None:
        """Return a day within reason; None when it was left open, or cannot be."""
        if not waarde.strip():
            if verplicht:
                self.mist(veld)
            return None
        dag = lees_datum(waarde)
        if dag is None or not vroegst <= dag <= laatst:
            self.mis(veld)
            return None
        return dag

    def mist(self, veld: str) -> None:
        """Say that a field must be filled in."""
        self.fouten.append(self.teksten(f"{self.leeg}{veld}"))

    def mis(self, veld: str) -> None:
        """Say that what was filled in cannot be."""
        self.fouten.append(self.teksten(f"{self.fout}{veld}"))
