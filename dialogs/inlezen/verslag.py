"""What became of every record, in words: where in the file, what, and why. Never what stands in a cell."""

from collections.abc import Sequence
from typing import Final

from dialogs.inlezen.kern import Bezwaar, Oordeel
from teksten.catalogus import Teksten

_GENOEMD: Final = 6


def in_woorden(bezwaar: Bezwaar, teksten: Teksten) -> str:
    """Return what is wrong as a sentence, with the column in front."""
    zin = teksten(bezwaar.key, kolom=bezwaar.kolom, wat=bezwaar.wat)
    return teksten("inlezen.verslag.kolom", kolom=bezwaar.kolom, zin=zin) if bezwaar.kolom else zin


def verslagregel(oordeel: Oordeel, teksten: Teksten) -> str:
    """Return one line of the report."""
    waar = teksten.aantal("inlezen.verslag.regel", len(oordeel.regels), regels=reeks(oordeel.regels))
    uitslag = teksten(f"inlezen.uitslag.{oordeel.uitslag.value}")
    wat = f"{uitslag} ({oordeel.naam})" if oordeel.naam else uitslag
    waarom = " ".join(in_woorden(een, teksten) for een in oordeel.bezwaren)
    return f"{waar}: {wat}. {waarom}".rstrip() if waarom else f"{waar}: {wat}"


def reeks(nummers: Sequence[int]) -> str:
    """Return the numbers of lines, the first few when there are many."""
    meer = ", ..." if len(nummers) > _GENOEMD else ""
    return ", ".join(str(een) for een in nummers[:_GENOEMD]) + meer
