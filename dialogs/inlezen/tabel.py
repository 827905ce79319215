"""Reading a table from the bytes of a file, CSV or XLSX, as rows of text: nothing is understood here yet.

What a file is, is seen from its content, never from its name. A row that cannot be read is set apart with why, so that
it stops no other; where rows belong together (`streng`) it stops all of them.
"""

import csv
import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from domain.errors import UserMistake

GROOTSTE_BESTAND: Final = 10_000_000
"""Bytes. A table of thousands of rows is far smaller; what is larger is something else."""

MEESTE_KOLOMMEN: Final = 60

LANGSTE_CEL: Final = 20_000
"""Characters. No column asks for so much; it is what a quote that was never closed makes."""

_UITGEPAKT: Final = 25
"""So many times its size a spreadsheet may become when it is unpacked; what becomes more was made to do harm."""
_LEGE_RIJEN: Final = 100_000
"""So many empty rows after each other end a sheet: a colour down a whole column makes a million of them."""
_VERVOLGREGELS: Final = 10
"""Over so many lines a cell with line breaks may go on; a quote that was never closed is given up after them."""

_ZIP: Final = b"PK\x03\x04"
_SCHEIDINGEN: Final = ";,\t|"
_EINDE_VAN_REGEL: Final = re.compile(r"\r\n|\n|\r")
_SEP: Final = re.compile(r"\"?sep=([;,\t|])\"?", re.IGNORECASE)
_REKENFOUTEN: Final = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#N/B", "#VERW!"})
_GEEN_TEKST: Final = frozenset({"\x00", "\ufffd"})

_BESCHADIGD: Final = (
    BadZipFile,
    InvalidFileException,
    ParseError,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    OSError,
)
"""What the readers of spreadsheets and archives raise on a file that was cut off, is locked, or is none."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A row that holds something: its number as a spreadsheet counts (the first is 1), and its cells.

    Attributes:
        schade: the text key of why it cannot be read; empty when it can.
    """

    nummer: int
    cellen: Sequence[str]
    schade: str = ""


def lees_tabel(inhoud: bytes, meeste_regels: int, *, streng: bool, grootste: int = GROOTSTE_BESTAND) -> tuple[Rij, ...]:
    """Return the rows that hold something, the heading first.

    Args:
        inhoud: the file.
        meeste_regels: rows under the heading.
        streng: whether one row that cannot be read makes the whole file unreadable.
        grootste: bytes.

    Raises:
        UserMistake: it is too large, holds too many rows, or is no table ("inlezen.bestand.*").
    """
    if len(inhoud) > grootste:
        raise UserMistake("inlezen.bestand.te_groot", megabyte=grootste // 1_000_000)
    rijen = _xlsx(inhoud) if inhoud.startswith(_ZIP) else _csv(inhoud, streng=streng)
    gevuld: list[Rij] = []
    for nummer, (cellen, schade) in enumerate(rijen, 1):
        if schade or any(cel.strip() for cel in cellen):
            if len(gevuld) > meeste_regels:
                raise UserMistake("inlezen.bestand.te_veel", regels=meeste_regels)
            kop = gevuld[0].cellen if gevuld and not streng else None
            gevuld.append(Rij(nummer, cellen, schade or _schade(cellen, kop)))
    if not gevuld:
        raise UserMistake("inlezen.bestand.leeg")
    if (
        gevuld[0].schade
        or any(teken < " " for teken in "".join(gevuld[0].cellen) if teken not in "\t\n\r")
        or (streng and any(een.schade for een in gevuld))
    ):
        raise UserMistake("inlezen.bestand.onleesbaar")
    return tuple(gevuld)


def _schade(cellen: Sequence[str], kop: Sequence[str] | None) -> str:
    """Return why a row cannot be used, whatever its columns are."""
    if any(not _GEEN_TEKST.isdisjoint(cel) for cel in cellen):
        return "inlezen.regel.onleesbaar"
    if kop is None:
        return ""
    if any(len(cel) > LANGSTE_CEL for cel in cellen):
        return "inlezen.regel.te_lang"
    if any(cel.strip() for cel in cellen[len(kop) :]):
        # A divider inside a cell: all that stands behind it would be read as another column.
        return "inlezen.regel.te_veel_cellen"
    return "inlezen.regel.rekenfout" if any(cel.strip() in _REKENFOUTEN for cel in cellen) else ""


def _csv(inhoud: bytes, *, streng: bool) -> Iterator[tuple[list[str], str]]:
    tekst = _tekst(inhoud, streng=streng)
    regels = _EINDE_VAN_REGEL.split(tekst)
    if voorop := _SEP.fullmatch(regels[0].strip(" ")):
        scheiding = voorop[1]
        yield [], ""
        regels = regels[1:]
    else:
        # Dutch spreadsheets write a semicolon, others a comma, a tab or a bar: what the heading has most.
        scheiding = max(_SCHEIDINGEN, key=regels[0].count)
    if streng:
        try:
            alles = list(csv.reader(io.StringIO("\n".join(regels), newline=""), delimiter=scheiding, strict=True))
        except csv.Error:
            raise UserMistake("inlezen.bestand.onleesbaar") from None
        yield from ((cellen, "") for cellen in alles)
        return
    plek = 0
    while plek < len(regels):
        cellen, schade, verder = _record(regels, plek, scheiding)
        yield cellen, schade
        plek += verder


def _record(regels: Sequence[str], plek: int, scheiding: str) -> tuple[list[str], str, int]:
    """Return the cells that begin on this line, why they cannot be read, and how many lines they took."""
    if '"' not in regels[plek]:
        return regels[plek].split(scheiding), "", 1
    for hoeveel in range(1, min(_VERVOLGREGELS, len(regels) - plek) + 1):
        lezer = csv.reader(["\n".join(regels[plek : plek + hoeveel])], delimiter=scheiding, strict=True)
        try:
            return next(lezer), "", hoeveel
        except csv.Error as fout:
            if "unexpected end of data" not in str(fout):
                break
    return [], "inlezen.regel.aanhalingsteken", 1


def _tekst(inhoud: bytes, *, streng: bool) -> str:
    """Read what spreadsheets save: UTF-8 or UTF-16, with or without a mark, or the old Windows alphabet."""
    fouten = "strict" if streng else "replace"
    codering = _codering(inhoud)
    try:
        return inhoud.decode(codering, fouten).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UserMistake("inlezen.bestand.onleesbaar") from None


def _codering(inhoud: bytes) -> str:
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    begin = inhoud[:200]
    for codering, eerste in (("utf-16-le", 1), ("utf-16-be", 0)):
        nullen = begin[eerste::2].count(0)
        if len(begin) > 3 and nullen * 2 > len(begin[eerste::2]) and not begin[1 - eerste :: 2].count(0):  # noqa: PLR2004 - two letters
            return codering
    try:
        inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Letters that only UTF-8 makes tell that it is, and that one of them was damaged.
        rest = inhoud.decode("utf-8-sig", "ignore")
        return "cp1252" if rest.isascii() else "utf-8-sig"
    return "utf-8-sig"


def _xlsx(inhoud: bytes) -> Iterator[tuple[list[str], str]]:
    try:
        with ZipFile(io.BytesIO(inhoud)) as pak:
            if sum(een.file_size for een in pak.infolist()) > max(_UITGEPAKT * len(inhoud), 2_000_000):
                raise UserMistake("inlezen.bestand.onleesbaar")
        with warnings.catch_warnings():
            # What a spreadsheet holds beside its cells is nothing to us.
            warnings.simplefilter("ignore")
            # The stored outcome of a formula, never the formula itself.
            werkmap = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True)
            blad = werkmap.worksheets[0]
        leeg = 0
        rijen: Iterable[Sequence[object]] = blad.iter_rows(values_only=True, max_col=MEESTE_KOLOMMEN)
        for rij in rijen:
            leeg = 0 if any(waarde is not None for waarde in rij) else leeg + 1
            if leeg > _LEGE_RIJEN:
                return
            yield [_cel(waarde) for waarde in rij], ""
    except _BESCHADIGD:
        raise UserMistake("inlezen.bestand.onleesbaar") from None


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
