"""Who and what the simulated zitting is about: 22 participants of 9 bodies, two regisseurs, 14 casussen.

Everybody and everything is invented. Each casus has words of its own, by which it is recognised wherever it turns up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

TAFEL: Final = "huiselijk-geweld"
ROSA, CARLO = "Rosa Regisseur", "Carlo Collega"
"""Who hold the casussen; they lead in turn."""
BEHEERDER, MANAGER = "Bram Beheerder", "Marijke Manager"

ORGANISATIES: Final[Mapping[str, tuple[str, ...]]] = {
    "politie": ("Pim Politie", "Pleun Politie", "Petra Politie", "Piet Politie"),
    "om": ("Otto Openbaar", "Olga Openbaar"),
    "reclassering": ("Rik Reclassering", "Rinske Reclassering"),
    "rvdk": ("Ralf Raad", "Renske Raad"),
    "veilig-thuis": ("Vera Veilig", "Vik Veilig", "Vonne Veilig"),
    "ggd": ("Gerda Gezondheid", "Gijs Gezondheid"),
    "jeugdteam": ("Joke Jeugd", "Jurre Jeugd"),
    "gemeente-merwestad": ("Marit Merwestad", "Melle Merwestad", "Mo Merwestad"),
    "gemeente-oosterwaard": ("Oda Oosterwaard", "Okke Oosterwaard"),
}
"""Who is there for whom. The first of each said that he comes."""
MET_KANAAL: Final = ("politie", "veilig-thuis", "gemeente-merwestad", "reclassering")
"""Bodies with a conversation of their own; the others are reached one by one."""
ZONDER_CHAT: Final = ("Jurre Jeugd", "Okke Oosterwaard")
"""Never spoke with the bot."""
BUITEN_DEEL_2: Final = "rvdk"
"""Leaves before the second part, also of a casus in which it takes part."""

DEELNEMERS: Final[Mapping[str, str]] = {naam: code for code, namen in ORGANISATIES.items() for naam in namen}


@dataclass(frozen=True)
class Zaak:
    """A casus on the agenda: its number in the story, who holds it, who takes part, in which part, how long."""

    nr: int
    regisseur: str
    organisaties: tuple[str, ...]
    deel: int = 1
    minuten: int = 10

    @property
    def naam(self) -> str:
        """Whom it is about."""
        return f"Kanarie{self.nr:02} Verzonnen"

    def woord(self, wat: str) -> str:
        """A word that stands only in one text about this casus."""
        return f"kanarie{self.nr:02}{wat}"


GM, GO, VT = "gemeente-merwestad", "gemeente-oosterwaard", "veilig-thuis"
ZAKEN: Final = (
    Zaak(1, ROSA, ("politie", "om", VT, GM), minuten=12),
    Zaak(2, ROSA, ("politie", "rvdk", "jeugdteam")),
    Zaak(3, CARLO, ("politie", "om", "reclassering")),
    Zaak(4, CARLO, ("ggd", GO, VT)),
    Zaak(5, ROSA, ("politie", "rvdk", VT, GM)),
    Zaak(6, ROSA, ("reclassering", "om")),
    Zaak(7, CARLO, ("jeugdteam", "rvdk", GO)),
    Zaak(8, CARLO, ("politie", "ggd")),
    Zaak(9, ROSA, (VT, "politie", "om"), deel=2),
    Zaak(10, ROSA, ("ggd", GM, "rvdk"), deel=2),
    Zaak(11, CARLO, ("politie", VT, "reclassering"), deel=2),
    Zaak(12, CARLO, (GO, "jeugdteam", "ggd"), deel=2),
    Zaak(13, ROSA, ("om", "politie"), deel=2),
    Zaak(14, CARLO, (VT, GM, "politie"), deel=2),
)
ZAAK: Final[Mapping[int, Zaak]] = {een.nr: een for een in ZAKEN}

assert len(DEELNEMERS) == 22
