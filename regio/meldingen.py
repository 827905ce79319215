"""What can be said about a region file: a text key, what fills it in, and the line it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from teksten.catalogus import Teksten

Pad: TypeAlias = tuple[str | int, ...]
"""Where something stands in the file: the keys and list positions that lead to it."""


@dataclass(frozen=True, slots=True)
class Melding:
    """One remark. `regel` is None when it is about no line (a body that is missing altogether)."""

    sleutel: str
    regel: int | None = None
    parameters: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))

    def zin(self, teksten: Teksten, bestand: str = "") -> str:
        """Return the remark as people read it: file, line, what is wrong and how to mend it."""
        zin = teksten(self.sleutel, **self.parameters)
        if not bestand:
            return zin
        if self.regel is None:
            return teksten("regio.bestand.plaats", bestand=bestand, zin=zin)
        return teksten("regio.bestand.plaats_regel", bestand=bestand, regel=self.regel, zin=zin)


@dataclass(frozen=True, slots=True)
class Opmerking:
    """A remark about a place in the file, for which the line is still to be looked up."""

    pad: Pad
    sleutel: str
    parameters: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))


class RegioOnbruikbaar(Exception):
    """A region file cannot be used. All that is wrong with it is in `meldingen`; nothing of it was taken."""

    def __init__(self, bestand: Path, meldingen: Sequence[Melding]) -> None:
        """Remember the file and everything that must be mended."""
        super().__init__(f"{bestand.name}: {', '.join(melding.sleutel for melding in meldingen)}")
        self.bestand = bestand
        self.meldingen = tuple(meldingen)


def plek(pad: Pad) -> str:
    """Write a place as people read it: `tafels.havens.herinneringen.2` (lists counted from one)."""
    return ".".join(str(deel + 1) if isinstance(deel, int) else deel for deel in pad)


def opsomming(namen: Iterable[str]) -> str:
    """Write a list of codes."""
    return ", ".join(namen)


def dichtstbij(getypt: str, mogelijk: Iterable[str]) -> str | None:
    """Return what was probably meant, or None when nothing comes near."""
    gevonden = get_close_matches(getypt, list(mogelijk), n=1, cutoff=0.7)
    return gevonden[0] if gevonden else None
