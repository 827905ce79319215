"""Reading a table from a file on this machine; what is in it is understood in `dialogs/inlezen`."""

from pathlib import Path

from bot.start import StartRefused
from dialogs.inlezen.tabel import GROOTSTE_BESTAND, Rij
from dialogs.inlezen.tabel import lees_tabel as lees_inhoud
from domain.errors import UserMistake
from teksten.catalogus import Teksten


def lees_tabel(
    bestand: Path, meeste_regels: int, teksten: Teksten, *, streng: bool, grootste: int = GROOTSTE_BESTAND
) -> tuple[Rij, ...]:
    """Return the rows that hold something, the heading first (see `dialogs.inlezen.tabel.lees_tabel`).

    Raises:
        StartRefused: the file is too large, holds too many rows, or is no table.
        OSError: it cannot be read.
    """
    if bestand.suffix.casefold() not in {".csv", ".txt", ".xlsx"}:
        raise StartRefused(teksten("inlezen.bestand.soort"))
    if bestand.stat().st_size > grootste:
        # Not even read: it could be anything.
        raise StartRefused(teksten("inlezen.bestand.te_groot", megabyte=grootste // 1_000_000))
    try:
        return lees_inhoud(bestand.read_bytes(), meeste_regels, streng=streng, grootste=grootste)
    except UserMistake as fout:
        raise StartRefused(teksten(fout.key, **fout.parameters)) from None
