"""Reading a table from a file, CSV or XLSX, as rows of text: nothing is understood here yet."""

import csv
import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from bot.start import StartRefused
from teksten.catalogus import Teksten

GROOTSTE_BESTAND = 10_000_000
"""Bytes. A table of thousands of rows is far smaller; what is larger is something else."""

MEESTE_KOLOMMEN = 60

_BESCHADIGD = (BadZipFile, InvalidFileException, ParseError, zlib.error, EOFError, KeyError, ValueError, IndexError)
"""What the reader of spreadsheets raises on a file that was cut off, or is none."""


def lees_tabel(bestand: Path, meeste_regels: int, teksten: Teksten) -> list[tuple[int, list[str]]]:
    """Return the rows that hold something, each with its number as a spreadsheet counts (the first is 1).

    Raises:
        StartRefused: the file is too large, holds too many rows, or is not what its name says.
        OSError: it cannot be read.
    """
    if bestand.stat().st_size > GROOTSTE_BESTAND:
        raise StartRefused(teksten("inlezen.bestand.te_groot", megabyte=GROOTSTE_BESTAND // 1_000_000))
    soort = bestand.suffix.casefold()
    if soort not in {".csv", ".txt", ".xlsx"}:
        raise StartRefused(teksten("inlezen.bestand.soort"))
    rijen = _xlsx(bestand, teksten) if soort == ".xlsx" else _csv(bestand, teksten)
    gevuld: list[tuple[int, list[str]]] = []
    for nummer, rij in enumerate(rijen, 1):
        if len(gevuld) > meeste_regels:
            raise StartRefused(teksten("inlezen.bestand.te_veel", regels=meeste_regels))
        if any(cel.strip() for cel in rij):
            gevuld.append((nummer, rij))
    return gevuld


def _csv(bestand: Path, teksten: Teksten) -> Iterable[list[str]]:
    inhoud = _tekst(bestand.read_bytes(), teksten)
    eerste = inhoud.split("\n", 1)[0]
    # Dutch spreadsheets write a semicolon, others a comma or a tab: what the heading has most.
    scheiding = max(";,\t", key=eerste.count)
    try:
        return list(csv.reader(io.StringIO(inhoud, newline=""), delimiter=scheiding, strict=True))
    except csv.Error:
        raise StartRefused(teksten("inlezen.bestand.onleesbaar")) from None


def _tekst(inhoud: bytes, teksten: Teksten) -> str:
    """Read what Excel saves: UTF-8 with or without a mark, or the old Windows alphabet."""
    for codering in ("utf-8-sig", "cp1252"):
        try:
            tekst = inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
        if "\x00" not in tekst:
            return tekst
    raise StartRefused(teksten("inlezen.bestand.onleesbaar"))


def _xlsx(bestand: Path, teksten: Teksten) -> Iterator[list[str]]:
    try:
        # The stored outcome of a formula, never the formula itself.
        werkmap = load_workbook(bestand, read_only=True, data_only=True)
        blad = werkmap.worksheets[0]
        rijen: Iterable[Sequence[object]] = blad.iter_rows(values_only=True, max_col=MEESTE_KOLOMMEN)
        for rij in rijen:
            yield [_cel(waarde) for waarde in rij]
    except _BESCHADIGD:
        raise StartRefused(teksten("inlezen.bestand.onleesbaar")) from None


def _cel(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return waarde.date().isoformat()
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(waarde)
