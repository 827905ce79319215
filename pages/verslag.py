"""The verslag of a zitting: written and approved by the regisseur, and that of one casus to read and to print."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.verslag import Verslagdeel
from domain.verslagbeeld import Leesblad
from pages.antwoord import Invoer
from pages.vorm import teken
from teksten.catalogus import Teksten

_ALS_INVOER = frozenset({Verslagdeel.TEKST, Verslagdeel.BESLUITEN})


@dataclass(frozen=True, slots=True)
class Casusdeel:
    """One casus on the page of the regisseur.

    Attributes:
        id: of the casus.
        blad: as it reads now.
        merk: over which words it was drawn.
        invoer: what can be typed; empty once it was approved.
        goed: whether it was approved.
        anders: what was taken into it since it was kept last.
        versies: who changed what when, the newest first.
    """

    id: str
    blad: Leesblad
    merk: str
    invoer: tuple[Invoer, ...] = ()
    goed: bool = False
    anders: str = ""
    versies: tuple[str, ...] = ()

    @property
    def te_lezen(self) -> Leesblad:
        """Return what is read beside the inputs."""
        delen = tuple(een for een in self.blad.delen if een.deel not in _ALS_INVOER)
        return Leesblad(self.blad.code, self.blad.wanneer, self.blad.stand, delen)


@dataclass(frozen=True, slots=True)
class Verslagpagina:
    """The page of the regisseur.

    Attributes:
        casussen: his own, one below the other.
        anderen: codes of what colleagues hold.
        onder: what became of items that had no turn.
        melding: what was not done, and why.
        let_op: that something that was typed is to be looked at again.
    """

    titel: str
    verborgen: Mapping[str, str]
    casussen: tuple[Casusdeel, ...]
    anderen: tuple[str, ...] = ()
    onder: tuple[str, ...] = ()
    melding: str = ""
    let_op: str = ""

    @property
    def te_keuren(self) -> int:
        """Return how many were not approved."""
        return sum(not een.goed for een in self.casussen)


def schrijfpagina(blad: Verslagpagina, t: Teksten) -> str:
    """Return the page on which it is written and approved."""
    fouten = tuple(een for deel in blad.casussen for een in deel.invoer if een.fout)
    return teken("verslag.html", t, blad=blad, fouten=fouten)


def leespagina(blad: Leesblad, t: Teksten) -> str:
    """Return that of one casus, to read and to print."""
    return teken("verslag_lezen.html", t, blad=blad)
