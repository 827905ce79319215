"""The letter he gets after the talk: who does what and when, what he does himself, and whom he can call.

No text of a partner enters it unless a human approved it in plain words: every line is typed for him.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

LANGSTE_REGEL: Final = 300
"""Characters of a line."""
MEESTE_REGELS: Final = 20


@dataclass(frozen=True, slots=True)
class Briefregel:
    """What somebody does.

    Attributes:
        afspraak_id: the afspraak it stands for; None for what he does himself.
        organisatie: code of who does it; None for himself.
        tekst: in plain words, typed for him.
        dag: when it is done; None when no day was said.
        gevoelig: it is about debts or care, and stays out of the version he can show to others.
    """

    tekst: str
    afspraak_id: str | None = None
    organisatie: str | None = None
    dag: date | None = None
    gevoelig: bool = False

    @property
    def zelf(self) -> bool:
        """Tell whether he does it himself."""
        return self.organisatie is None


@dataclass(frozen=True, slots=True)
class Gespreksbrief:
    """A version of the letter.

    Attributes:
        bellen: whom he can call, as typed: a name he knows and a number.
        begrepen: how it went when he said it in his own words; empty when he was not asked.
        goedgekeurd_op: when a regisseur approved these words; None for a draft, which he never sees.
        versie: counts from 1; each change makes a new one.
    """

    gesprek_id: str
    casus_id: str
    regels: tuple[Briefregel, ...] = ()
    bellen: str = ""
    begrepen: str = ""
    op: datetime | None = None
    door_id: str | None = None
    goedgekeurd_op: datetime | None = None
    versie: int = 0

    def zonder_gevoelig(self) -> "Gespreksbrief":
        """Return the version without debts or care."""
        return replace(self, regels=tuple(een for een in self.regels if not een.gevoelig))
