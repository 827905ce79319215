"""A file of detentiemeldingen as people make it: any encoding, any divider, days in any notation, and what is refused.

What a file looks like has nothing to do with the database behind it.
"""

import csv
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.cli.inlezen import schrijf_verslag
from bot.start import StartRefused
from dialogs.inlezen.kern import Bezwaar, Oordeel, Uitslag, lees_datum
from dialogs.inlezen.verslag import verslagregel
from storage.store import Store
from tests.bot.cli._detentiehuis import MELDING, PIM, Huis, huis
from tests.bot.cli.test_inlezen import TEKSTEN, als_csv, bezwaren, rosa, uitslagen

__all__ = ["huis", "rosa"]


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    return sqlite_store


# What stands in a column.


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"naam": " "}, "naam"),
        ({"naam": "x" * 121}, "naam"),
        ({"geboortedatum": ""}, "geboortedatum"),
        ({"geboortedatum": "31-02-2001"}, "geboortedatum"),
        ({"geboortedatum": "01-01-2099"}, "geboortedatum"),
        ({"geboortedatum": "17-05-91"}, "geboortedatum"),
        ({"inrichting": ""}, "inrichting"),
        ({"inrichting": "GGD"}, "inrichting"),
        ({"herkomst": "Verweggistan"}, "herkomst"),
        ({"herkomst": "buiten de regio"}, "herkomst"),
        ({"vestiging": "Verweggistan"}, "vestiging"),
        ({"begin": "22-11-26"}, "begin"),
        ({"einde": "11/22/2026"}, "einde"),
        ({"einde": "2024-01-01"}, "einde"),
        ({"einde_zeker": "misschien"}, "einde_zeker"),
        ({"terugkeer": "ooit"}, "terugkeer"),
        ({"terugkeer": "verlof", "einde": ""}, "einde"),
        ({"verlof_tot": "2026-12-24"}, "verlof_tot"),
        ({"terugkeer": "verlof", "verlof_tot": "2026-12-01"}, "verlof_tot"),
        ({"hic": "zeden"}, "hic"),
        ({"bron": "de krant"}, "bron"),
        ({"referentie": "9" * 61}, "referentie"),
        ({"regisseur": "Niemand Hier"}, "regisseur"),
        ({"regisseur": ""}, "regisseur"),
    ],
)
def test_what_is_wrong_is_told_by_column_and_never_repeated(huis: Huis, anders: dict[str, str], kolom: str) -> None:
    (gedaan,) = huis.leest({**MELDING, **anders})
    assert (gedaan.uitslag, [een.kolom for een in gedaan.bezwaren]) == (Uitslag.GEWEIGERD, [kolom])
    assert not any(een in verslagregel(gedaan, TEKSTEN) for een in ("Kanarie", "Verweggistan", "zeden", "krant"))
    assert huis.casussen() == []


def test_a_year_in_two_figures_is_told_to_be_unclear(huis: Huis) -> None:
    (gedaan,) = huis.leest({**MELDING, "einde": "22-11-26"})
    assert bezwaren([gedaan]) == [("einde", "inlezen.datum_onduidelijk")]


@pytest.mark.parametrize(
    "geschreven",
    [
        "2026-11-22",
        "22-11-2026",
        "22/11/2026",
        "22.11.2026",
        "22 november 2026",
        "22 nov. 2026",
        "22-nov-2026",
        "2026-11-22 00:00:00",
        "22-11-2026 0:00",
        "46348",
    ],
)
def test_a_day_may_be_written_in_any_way_that_means_one_day(geschreven: str) -> None:
    assert lees_datum(geschreven) == date(2026, 11, 22)


@pytest.mark.parametrize(
    "geschreven",
    ["22-11-26", "11/22/2026", "22112026", "2026", "22 brumaire 2026", "31-04-2026", "\u0662\u0662-11-2026"],
)
def test_what_could_be_another_day_is_none(geschreven: str) -> None:
    assert lees_datum(geschreven) is None


# Files.


@pytest.mark.parametrize(
    ("scheiding", "codering"),
    [(";", "utf-8"), (",", "utf-8-sig"), ("\t", "utf-16"), ("|", "cp1252"), (";", "utf-16-le"), (",", "utf-16-be")],
)
def test_any_encoding_and_divider_says_the_same(huis: Huis, scheiding: str, codering: str) -> None:
    huis.leest_bestand(als_csv(huis.map / "x.csv", [{**MELDING, "naam": "Zoë Ünal"}], scheiding, codering))
    assert [een.betrokkenen[0].gegevens.naam for een in huis.casussen()] == ["Zoë Ünal"]


def test_the_names_of_the_region_are_understood(huis: Huis) -> None:
    anders = {"naam": "Justitiabele", "geboortedatum": "Geb.datum", "inrichting": "verblijf", "einde": "Ontslagdatum"}
    rij = {anders.get(kolom, kolom): wat for kolom, wat in MELDING.items()}
    assert uitslagen(huis.leest(rij)) == [Uitslag.NIEUW]


@pytest.mark.parametrize("kop", ["Delict", "strafbaar feit", "Parketnummer", "omschrijving_misdrijf", "Feiten"])
def test_a_column_about_the_delict_must_be_taken_out_first(huis: Huis, kop: str) -> None:
    with pytest.raises(StartRefused) as geweigerd:
        huis.leest({**MELDING, kop: "kanarieroof"})
    assert any("gaat over het delict" in een for een in geweigerd.value.lines)
    assert not any("kanarieroof" in een for een in geweigerd.value.lines)
    assert huis.casussen() == []


def test_a_column_that_is_not_known_is_refused(huis: Huis) -> None:
    with pytest.raises(StartRefused) as geweigerd:
        huis.leest({**MELDING, "celnummer": "3"})
    assert geweigerd.value.lines[0].startswith("De kolom 'celnummer' is onbekend.")


def _regels(*rijen: str) -> bytes:
    kop = "naam;geboortedatum;herkomst;inrichting;regisseur"
    return "\r\n".join((kop, *rijen)).encode()


GOED = "Pim Pieter;1985-01-02;Merwestad;PI Merwede;Rosa Regisseur"


@pytest.mark.parametrize(
    ("slecht", "waarom"),
    [
        ('"Kanarie;1991-05-17;Merwestad;PI Merwede;Rosa Regisseur', "inlezen.regel.aanhalingsteken"),
        ('"Kanarie" Zeldzaam";1991-05-17;Merwestad;PI Merwede;Rosa Regisseur', "inlezen.regel.aanhalingsteken"),
        ("Kanarie; Zeldzaam;1991-05-17;Merwestad;PI Merwede;Rosa Regisseur", "inlezen.regel.te_veel_cellen"),
        ("Kana\x00rie;1991-05-17;Merwestad;PI Merwede;Rosa Regisseur", "inlezen.regel.onleesbaar"),
        ("#N/A;1991-05-17;Merwestad;PI Merwede;Rosa Regisseur", "inlezen.regel.rekenfout"),
        ("x" * 200_000 + ";1991-05-17;Merwestad;PI Merwede;Rosa Regisseur", "inlezen.regel.te_lang"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_by_itself(huis: Huis, slecht: str, waarom: str) -> None:
    (huis.map / "x.csv").write_bytes(_regels(slecht, GOED))
    gedaan = huis.leest_bestand(huis.map / "x.csv")
    assert [(een.regels, een.uitslag) for een in gedaan] == [((2,), Uitslag.GEWEIGERD), ((3,), Uitslag.NIEUW)]
    assert bezwaren(gedaan) == [("", waarom)]


def test_a_letter_that_was_damaged_is_that_lines_own(huis: Huis) -> None:
    heel = _regels("Zoë Ünal;1991-05-17;Merwestad;PI Merwede;Rosa Regisseur", GOED, GOED.replace("Pim", "Pi?m"))
    (huis.map / "x.csv").write_bytes(heel.replace(b"?", b"\xff"))
    gedaan = huis.leest_bestand(huis.map / "x.csv")
    assert uitslagen(gedaan) == [Uitslag.NIEUW, Uitslag.NIEUW, Uitslag.GEWEIGERD]
    assert [een.betrokkenen[0].gegevens.naam for een in huis.casussen()] == ["Pim Pieter", "Zoë Ünal"]


def test_a_name_over_two_lines_of_a_cell_is_one_name(huis: Huis) -> None:
    (huis.map / "x.csv").write_bytes(
        _regels('"Kanarie\nZeldzaam";1991-05-17;Merwestad;PI Merwede;Rosa Regisseur', GOED)
    )
    assert uitslagen(huis.leest_bestand(huis.map / "x.csv")) == [Uitslag.NIEUW, Uitslag.NIEUW]
    assert huis.casussen()[0].betrokkenen[0].gegevens.naam == "Kanarie Zeldzaam"


def test_a_workbook_with_days_empty_rows_and_merged_cells(huis: Huis) -> None:
    werkmap = Workbook()
    blad = werkmap.active
    assert isinstance(blad, Worksheet)
    blad.append(list(MELDING))
    blad.append([None] * len(MELDING))
    blad.append([*(MELDING[een] for een in MELDING)])
    blad["B3"], blad["E3"], blad["F3"] = date(1991, 5, 17), 45931, date(2026, 12, 22)
    blad.append([PIM[een] for een in PIM])
    blad.merge_cells("A3:A4")
    werkmap.save(huis.map / "x.xlsx")
    gedaan = huis.leest_bestand(huis.map / "x.xlsx")
    assert [(een.regels, een.uitslag) for een in gedaan] == [((3,), Uitslag.NIEUW), ((4,), Uitslag.GEWEIGERD)]
    assert bezwaren(gedaan) == [("naam", "inlezen.leeg")]
    nu = huis.detentie(huis.casussen()[0])
    assert (nu.begin, nu.einde) == (date(2025, 10, 1), date(2026, 12, 22))


def test_no_formula_reaches_a_report(huis: Huis, tmp_path: Path) -> None:
    kwaad = [{**MELDING, kolom: f'{begin}cmd|"/c calc"!A1'} for kolom in MELDING for begin in "=+-@\t\r"]
    schrijf_verslag(tmp_path / "verslag.csv", huis.leest(*kwaad), TEKSTEN)
    with (tmp_path / "verslag.csv").open(encoding="utf-8-sig", newline="") as bestand:
        cellen = [cel for rij in csv.reader(bestand, delimiter=";") for cel in rij]
    assert len(cellen) > len(kwaad)
    assert not [cel for cel in cellen if cel.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_report_is_harmless_whatever_is_in_it(tmp_path: Path) -> None:
    kwaad = Oordeel((2,), Uitslag.NIEUW, "=1+1", (Bezwaar("inlezen.kop.onbekend", wat="x"),))
    schrijf_verslag(tmp_path / "verslag.csv", [kwaad], TEKSTEN)
    assert '"\'=1+1"' in (tmp_path / "verslag.csv").read_text(encoding="utf-8-sig")


def test_a_workbook_that_unpacks_to_far_more_than_it_is_is_refused_unread(huis: Huis) -> None:
    with ZipFile(huis.map / "x.xlsx", "w", ZIP_DEFLATED) as pak:
        pak.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    with pytest.raises(StartRefused):
        huis.leest_bestand(huis.map / "x.xlsx")
