"""Checking a chain of the logboek: is it whole, and if not, what is wrong where.

A chain is first followed line by line, in constant memory (`Loop`). Only when that stumbles, its lines are laid side
by side to say of each what happened to it (`controleer`).
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.logboek import BEGIN, Keten, Kop, Schakel, sluit_aan, verzegel

MEESTE_POGINGEN: Final = 200_000
"""Places at which is tried, in all, where lines belong that stand nowhere near their own. Beyond it a line that fits
nowhere is called changed, which it is; only whether it once was a line elsewhere is not known then."""


class Breuksoort(StrEnum):
    """What is wrong at a number of a chain."""

    GEWIJZIGD = "gewijzigd"
    """The line is not the one that was written (also: a stranger in the place of a removed line)."""
    ONTBREEKT = "ontbreekt"
    """The number has no line."""
    INGEVOEGD = "ingevoegd"
    """A line that was never written, while all lines that were written are still there."""
    VERPLAATST = "verplaatst"
    """A line that was written, but under another number."""
    VERVANGEN = "vervangen"
    """The line was written with the key and under this number, but behind another line than stands before it: it comes
    from another copy of the database."""
    KOP = "kop"
    """The record of the end of the chain is missing, is not ours, or is not of this end."""


@dataclass(frozen=True, slots=True)
class Breuk:
    """A break in a chain, at the number where it shows."""

    nr: int
    soort: Breuksoort


class Loop:
    """Follows a chain line by line and tells whether it is whole, remembering one line."""

    def __init__(self, sleutel: bytes, keten: Keten) -> None:
        """Stand before the first line."""
        self._sleutel = sleutel
        self._keten = keten
        self._nr = 0
        self._hash = BEGIN
        self._gaaf = True

    def stap(self, schakel: Schakel) -> None:
        """Take the next line."""
        self._nr += 1
        self._gaaf = (
            self._gaaf
            and schakel.nr == self._nr
            and schakel.vorige == self._hash
            and _klopt(self._sleutel, self._keten, self._nr, schakel)
        )
        self._hash = schakel.hash

    def is_gaaf(self, kop: Kop | None) -> bool:
        """Tell whether everything up to here is as it was written, and `kop` is the record of this end."""
        if kop is None:
            return self._gaaf and self._nr == 0
        van_ons = is_van_ons(self._sleutel, self._keten, kop)
        return self._gaaf and van_ons and (kop.nr, kop.hash) == (self._nr, self._hash)


def is_van_ons(sleutel: bytes, keten: Keten, kop: Kop) -> bool:
    """Tell whether the record of the end of a chain was sealed with its key."""
    return hmac.compare_digest(verzegel(sleutel, keten, kop.nr, kop.hash).zegel, kop.zegel)


def controleer(sleutel: bytes, keten: Keten, schakels: Sequence[Schakel], kop: Kop | None) -> tuple[Breuk, ...]:
    """Find every break in a chain, in order of the numbers; nothing means that it is whole.

    Putting back an older copy of the whole database, keys included, cannot be seen from inside: compare with the
    anchors that were written elsewhere (`domain/anker.py`).

    Args:
        sleutel: the key with which the chain was written.
        keten: which chain it is.
        schakels: all its lines, in order of their numbers.
        kop: the record of its end; None when there is none.
    """
    if not schakels and kop is None:
        return ()
    gevonden = _waar_ze_hoorden(sleutel, keten, schakels)
    elders = frozenset(nr for plaats, nr in gevonden.items() if nr is not None and nr != plaats)
    breuken = [
        Breuk(plaats, _soort(plaats, hoort, elders, gevonden)) for plaats, hoort in gevonden.items() if hoort != plaats
    ]
    breuken += _vervangen(schakels, gevonden)
    kop_klopt = kop is not None and is_van_ons(sleutel, keten, kop)
    einde = max([een.nr for een in schakels] + ([kop.nr] if kop is not None and kop_klopt else []))
    breuken += [
        Breuk(nr, Breuksoort.ONTBREEKT) for nr in range(1, einde + 1) if nr not in gevonden and nr not in elders
    ]
    if not kop_klopt or kop is None or not _is_het_einde(kop, schakels, gevonden):
        breuken.append(Breuk(kop.nr if kop else 0, Breuksoort.KOP))
    return tuple(sorted(breuken, key=lambda een: (een.nr, een.soort)))


def _waar_ze_hoorden(sleutel: bytes, keten: Keten, schakels: Sequence[Schakel]) -> Mapping[int, int | None]:
    """Return per number the number under which that line was written; None when it never was."""
    op_hun_plaats = {een.nr: een.nr for een in schakels if een.nr > 0 and _klopt(sleutel, keten, een.nr, een)}
    # What a line stood behind says under which number it was written.
    na = {een.hash: een.nr + 1 for een in schakels if een.nr in op_hun_plaats} | {BEGIN: 1}
    voor = {een.vorige: een.nr - 1 for een in schakels if een.nr in op_hun_plaats}
    hoogste = max((een.nr for een in schakels), default=0) + len(schakels)
    verschuiving, over = 0, MEESTE_POGINGEN
    gevonden: dict[int, int | None] = {}
    for een in schakels:
        if een.nr in op_hun_plaats:
            gevonden[een.nr] = een.nr
            continue
        # A line that was moved is mostly moved as far as the one before it.
        kansen = [na.get(een.vorige, 0), voor.get(een.hash, 0), een.nr + verschuiving]
        ver = range(1, min(hoogste, over) + 1)
        hoort = next((nr for nr in (*kansen, *ver) if nr > 0 and _klopt(sleutel, keten, nr, een)), None)
        if hoort is None:
            over -= len(ver)
        else:
            verschuiving = hoort - een.nr
            na[een.hash] = hoort + 1
        gevonden[een.nr] = hoort
    return gevonden


def _vervangen(schakels: Sequence[Schakel], gevonden: Mapping[int, int | None]) -> list[Breuk]:
    """Return the lines that are ours and in their place, behind a line that is too, but not the one they followed."""
    hashes = {een.nr: een.hash for een in schakels if gevonden[een.nr] == een.nr} | {0: BEGIN}
    return [
        Breuk(een.nr, Breuksoort.VERVANGEN)
        for een in schakels
        if een.nr in hashes and een.nr - 1 in hashes and hashes[een.nr - 1] != een.vorige
    ]


def _is_het_einde(kop: Kop, schakels: Sequence[Schakel], gevonden: Mapping[int, int | None]) -> bool:
    """Tell whether no line of ours stands beyond the recorded end, and the last one is the line that it names."""
    eigen = {een.nr: een.hash for een in schakels if gevonden[een.nr] == een.nr}
    laatste = max(eigen, default=0)
    return laatste <= kop.nr and eigen.get(kop.nr, kop.hash) == kop.hash


def _klopt(sleutel: bytes, keten: Keten, nr: int, een: Schakel) -> bool:
    if een.regel is None:
        return False
    return hmac.compare_digest(sluit_aan(sleutel, keten, nr, een.vorige, een.regel), een.hash)


def _soort(plaats: int, hoort: int | None, elders: frozenset[int], gevonden: Mapping[int, int | None]) -> Breuksoort:
    if hoort is not None:
        # Written under another number; when that one is in its place too, this is a copy.
        return Breuksoort.INGEVOEGD if gevonden.get(hoort) == hoort else Breuksoort.VERPLAATST
    return Breuksoort.INGEVOEGD if plaats in elders else Breuksoort.GEWIJZIGD
