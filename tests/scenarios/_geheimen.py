"""The canaries: what is typed about people along the whole way, and who may be shown each of them again.

Every text that is typed gets a word of its own, so that a word that turns up somewhere says which field it left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tests._kaart import Kaart

STAM: Final = "kanarie"
"""What every text has in it. A search for it alone finds them all; the words say which."""


@dataclass(frozen=True)
class Persoon:
    """Somebody invented: each part of the name, and the birth date in the spellings of people and machines."""

    voornaam: str
    achternaam: str
    geboren: str

    @property
    def naam(self) -> str:
        """The whole name."""
        return f"{self.voornaam} {self.achternaam}"

    @property
    def delen(self) -> tuple[str, ...]:
        """Everything by which he would be known."""
        jaar, maand, dag = self.geboren.split("-")
        maandnaam = _MAANDEN[int(maand) - 1]
        return (
            *(self.voornaam, self.achternaam),
            *(self.geboren, f"{dag}-{maand}-{jaar}", f"{int(dag)}-{int(maand)}-{jaar}", f"{jaar}{maand}{dag}"),
            *(f"{int(dag)} {maandnaam} {jaar}", f"{dag}/{maand}/{jaar}"),
        )


_MAANDEN: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)

GEMELD: Final = Persoon("Ysbrandt", "Kwikstaartveld", "2009-05-17")
INGELEZEN: Final = Persoon("Zefirine", "Roerdomplaan", "1991-08-23")
GEWEIGERD: Final = Persoon("Xandrijn", "Karekietpad", "1993-02-09")
"""On a row that was refused."""
TERUG: Final = Persoon("Désirée", "Çöplükvink", "1990-07-13")
"""Comes back from detention, and goes along to the Wgs."""
GESIGNALEERD: Final = Persoon("Ubbelien", "Wielewaalhof", "1988-09-21")
AFGEWEZEN: Final = Persoon("Tjerkwin", "Boomklevergat", "1999-12-28")
PER_PAGINA: Final = Persoon("Oedsina", "Puttersdijk", "1985-04-26")
HUISGENOOT: Final = Persoon("Njordan", "Goudhaantje", "1983-10-19")
ELDERS: Final = Persoon("Wulfraad", "Tapuitweg", "1977-01-24")
"""Of whom nothing was kept: it did not belong here."""
VRIJKOMER: Final = Persoon("Lieuwkje", "Grutterssloot", "1994-06-11")
"""The first of those who went to prison: discussed, moved, let out, looked after."""
BIJ_DE_RIO: Final = Persoon("Yannickus", "Tureluurdam", "2003-03-29")
ZONDER_INZET: Final = Persoon("Fenneken", "Wulpenerf", "1975-08-02")
DOORGESTUURD: Final = Persoon("Hidzerd", "Scholeksterweg", "1981-11-15")
TOEGELATEN: Final = Persoon("Eabele", "Kluutkade", "2006-02-18")
"""Taken in by the RIO."""
UIT_EEN_BESTAND: Final = Persoon("Qiana", "Kemphaanplein", "2002-10-07")
OP_EEN_PAGINA: Final = Persoon("Ivanka", "Strandloperpad", "1992-12-05")
NIET_INGELEZEN: Final = Persoon("Jildou", "Sterntjesbaan", "1996-04-13")
"""In both files on a line that was refused."""
IN_NAZORG: Final = (
    *(VRIJKOMER, BIJ_DE_RIO, ZONDER_INZET, DOORGESTUURD, TOEGELATEN, UIT_EEN_BESTAND, OP_EEN_PAGINA, NIET_INGELEZEN),
)
MENSEN: Final = (
    *(GEMELD, INGELEZEN, GEWEIGERD, TERUG, GESIGNALEERD, AFGEWEZEN, PER_PAGINA, HUISGENOOT, ELDERS),
    *IN_NAZORG,
)

BSN, REKENING, TELEFOON, POST = "111222333", "NL91ABNA0417164300", "0698765432", "zeldzaam@prive.example"
"""What looks like a number of a person, typed in a free text. They pass the tests that such numbers pass."""
NUMMERS: Final = (BSN, REKENING, TELEFOON, POST)


@dataclass
class Geheimen:
    """Every word that was typed, by what it is about; who may be shown it is said when it is typed."""

    woorden: dict[str, frozenset[str]] = field(default_factory=dict)

    def woord(self, onderwerp: str, mag: Iterable[str]) -> str:
        """Return a new word, that only these people may be shown."""
        gelijk = sum(een.startswith(f"{STAM}{onderwerp}0") for een in self.woorden)
        nieuw = f"{STAM}{onderwerp}{gelijk + 1:03}"
        self.woorden[nieuw] = frozenset(mag)
        return nieuw

    def vult(self, kaart: Kaart, onderwerp: str, mag: Iterable[str], vast: Mapping[str, str]) -> Mapping[str, str]:
        """Fill in a form as it stands: a word of its own in every empty text, the first of what must be chosen."""
        mag, ingevuld = tuple(mag), dict(vast)
        for veld in kaart.invoer:
            id_, label = veld["id"], str(veld.get("label", "")).removesuffix(" (verplicht)")
            if {id_, label} & vast.keys() or veld.get("value"):
                continue
            if veld["type"] == "Input.Text":
                kort = "".join(een for een in id_.rpartition(".")[2] if een.isalpha())[:20]
                ingevuld[id_] = f"Hier staat {self.woord(onderwerp + kort, mag)} 🙂"
            elif veld["type"] == "Input.ChoiceSet" and _moet(veld):
                ingevuld[id_] = veld["choices"][0]["value"]
        return ingevuld


def _moet(veld: Mapping[str, object]) -> bool:
    return bool(veld.get("isRequired")) or "(verplicht" in str(veld.get("label", ""))
