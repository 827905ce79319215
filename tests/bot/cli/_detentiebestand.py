"""Files of detentiemeldingen, by the thousands, and such as nobody should make."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.worksheet import Worksheet

KOP = ("naam", "geboortedatum", "herkomst", "vestiging", "inrichting", "begin", "einde", "terugkeer", "verlof_tot",
       "hic", "bron", "referentie", "regisseur")  # fmt: skip

SLECHT_PER = 50
"""One line in so many is wrong."""


def groot_bestand(bestand: Path, regels: int) -> int:
    """Write so many lines, all about other people, in several notations; return how many of them cannot be read in."""
    slecht = 0
    with bestand.open("w", encoding="utf-8-sig", newline="") as uit:
        schrijver = csv.writer(uit, delimiter=";")
        schrijver.writerow(KOP)
        for nummer in range(regels):
            geboren = date(1960, 1, 1) + timedelta(days=nummer % 16_000)
            einde = date(2026, 4, 1) + timedelta(days=nummer % 700)
            fout = nummer % SLECHT_PER == SLECHT_PER - 1
            slecht += fout
            notatie = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")[nummer % 4]
            schrijver.writerow((
                f"Verzonnen {nummer:06}", geboren.strftime(notatie),
                "Merwestad", "Oosterwaard" if nummer % 7 == 0 else "",
                "PI Merwede" if nummer % 3 else "PI Oostdijk", "", "22-11-26" if fout else einde.strftime(notatie),
                "", "", "ja" if nummer % 10 == 0 else "", "", f"V-{nummer}", "Rosa Regisseur",
            ))  # fmt: skip
    return slecht


_FORMULES = st.sampled_from(("=1+1", "+cmd|'/c calc'!A1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'))
_RAAR = st.sampled_from(("\x00", "#N/A", '"', '"open', 'toe"', "a;b,c|d\te", "\n", "x" * 21_000, "\u202e", "\u0662"))
_DUIZENDSTE = st.integers(0, 1000)
_TEKST = st.text(st.characters(codec="utf-8"), max_size=12)
_DAG = st.dates(date(1890, 1, 1), date(2130, 1, 1))
_DAGEN = st.one_of(
    st.builds(lambda dag, vorm: dag.strftime(vorm), _DAG, st.sampled_from(("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"))),
    st.builds(lambda dag, vorm: dag.strftime(vorm), _DAG, st.sampled_from(("%d.%m.%Y", "%d-%m-%y", "%Y-%m-%d 00:00"))),
    st.builds(lambda dag: f"{dag.day} november {dag.year}", _DAG),
    st.integers(0, 120_000).map(str),
)
_NAMEN = st.sampled_from(("Kanarie Zeldzaam", "kanarie  zeldzaam", "Pim Pieter", "Zoë Ünal", "Noa"))
_WAARDE = {
    "naam": _NAMEN,
    "geboortedatum": st.one_of(st.sampled_from(("1991-05-17", "17-05-1991", "1985-01-02")), _DAGEN),
    "herkomst": st.sampled_from(("Merwestad", "merwestad", "Oosterwaard", "buiten de regio", "", "Nergens")),
    "vestiging": st.sampled_from(("", "", "Merwestad")),
    "inrichting": st.sampled_from(("PI Merwede", "pi-oostdijk", "elders", "")),
    "begin": st.one_of(st.just(""), _DAGEN),
    "einde": st.one_of(st.just(""), _DAGEN),
    "terugkeer": st.sampled_from(("", "", "verlof", "definitief")),
    "verlof_tot": st.one_of(st.just(""), st.just(""), _DAGEN),
    "hic": st.sampled_from(("", "ja", "nee")),
    "bron": st.sampled_from(("", "injus", "anders", "BIJ")),
    "referentie": st.sampled_from(("", "", "INJ-1", "INJ-2")),
    "regisseur": st.sampled_from(("Rosa Regisseur",) * 5 + ("",)),
}
_GEWONE_RIJ = st.tuples(*(_WAARDE[kolom] for kolom in KOP)).map(list)
_KWADE_CEL = st.one_of(_FORMULES, _RAAR, _TEKST)


@st.composite
def _rij(draw: st.DrawFn) -> list[str]:
    """A line as it should be, in which some cells may be anything."""
    rij = draw(_GEWONE_RIJ)
    for plek in draw(st.lists(st.integers(0, len(KOP) - 1), max_size=2)):
        rij[plek] = draw(_KWADE_CEL)
    return rij + draw(st.lists(_KWADE_CEL, max_size=1)) if draw(st.integers(0, 9)) == 0 else rij


_RIJEN = st.lists(_rij(), max_size=6)


@st.composite
def csv_bestand(draw: st.DrawFn) -> bytes:
    """Return a file in some alphabet with some divider, quoted well or not at all."""
    scheiding = draw(st.sampled_from(";,\t|"))
    rijen = draw(_RIJEN)
    uit = io.StringIO(newline="")
    if draw(st.booleans()):
        csv.writer(uit, delimiter=scheiding).writerows([KOP, *rijen])
    else:
        uit.write(draw(st.sampled_from(("\n", "\r\n", "\r"))).join(scheiding.join(rij) for rij in [list(KOP), *rijen]))
    codering = draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")))
    return _geschonden(draw, uit.getvalue().encode(codering, "replace"))


@st.composite
def xlsx_bestand(draw: st.DrawFn) -> bytes:
    """Return a workbook with days, numbers, formulas, empty rows and merged cells; now and then a damaged one."""
    werkmap, uit = Workbook(), io.BytesIO()
    blad = werkmap.active
    assert isinstance(blad, Worksheet)
    blad.append(list(KOP))
    for rij in draw(_RIJEN):
        cellen: list[object] = list(rij)
        for plek in draw(st.lists(st.integers(0, len(KOP) - 1), max_size=2)):
            cellen[plek] = draw(st.one_of(_DAG, st.booleans(), st.integers(), st.floats(allow_nan=False), st.none()))
        try:
            blad.append(cellen)
        except IllegalCharacterError:
            blad.append([None])
    if draw(st.booleans()):
        blad.merge_cells("A2:B4")
    werkmap.save(uit)
    return _geschonden(draw, uit.getvalue())


def _geschonden(draw: st.DrawFn, inhoud: bytes) -> bytes:
    """Return a file as it is, or cut off, or with a few bytes changed.

    Where is drawn as a part of the file: a workbook says when it was written, so its length is not always the same.
    """
    hoe = draw(st.integers(0, 5))
    if hoe == 0:
        return inhoud[: len(inhoud) * draw(_DUIZENDSTE) // 1000]
    if hoe == 1 and inhoud:
        stuk = bytearray(inhoud)
        for plek in draw(st.lists(_DUIZENDSTE, max_size=4)):
            stuk[len(stuk) * plek // 1000 - 1] = draw(st.integers(0, 255))
        return bytes(stuk)
    return inhoud
