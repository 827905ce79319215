"""A file of detentiemeldingen comes in line by line: what is said of somebody counts once, however often it comes."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.cli.inlezen import Werkbank, lees_detentieregels, schrijf_verslag
from bot.start import StartRefused
from dialogs.inlezen import detenties as detentiebestand
from dialogs.inlezen.kern import Bezwaar, Oordeel, Uitslag, lees_datum
from dialogs.inlezen.verslag import verslagregel
from dialogs.inlezen.verwerken import werk_af
from dialogs.kern.detenties import Opname, neem_op
from domain.casus import Casus, Fase, Spoor
from domain.detentie import Detentie, Verlof
from domain.errors import Conflict
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Persoon, Rol
from storage import bij as signalen
from storage import casus, detentie, logboek, personen
from storage.store import Store, UnitOfWork
from tests.bot.cli.test_cli import Types, migrated, types
from tests.bot.cli.test_inlezen import SCOPE, STREEK, TEKSTEN, Nu, als_csv, bezwaren, rosa, uitslagen

__all__ = ["migrated", "rosa", "types"]

MELDING = {
    "naam": "Kanarie Zeldzaam",
    "geboortedatum": "17-05-1991",
    "herkomst": "Merwestad",
    "inrichting": "PI Merwede",
    "begin": "1 oktober 2025",
    "einde": "22.12.2026",
    "einde_zeker": "nee",
    "referentie": "INJ-1",
    "regisseur": "Rosa Regisseur",
}
PIM = {**MELDING, "naam": "Pim Pieter", "geboortedatum": "1985-01-02", "referentie": "INJ-2"}
TERUG = {**MELDING, "naam": "Rik Retour", "geboortedatum": "2000-01-02", "einde": "20-04-2026", "bron": "BIJ"}

Leest = Callable[..., tuple[Oordeel, ...]]


@dataclass
class Huis:
    """A region that reads in files, and what stands there afterwards."""

    store: Store
    map: Path
    rosa: Persoon

    def leest(self, *rijen: dict[str, str], proef: bool = False, regisseur: str = "") -> tuple[Oordeel, ...]:
        return self.leest_bestand(als_csv(self.map / "invoer.csv", rijen), proef=proef, regisseur=regisseur)

    def leest_bestand(self, bestand: Path, *, proef: bool = False, regisseur: str = "") -> tuple[Oordeel, ...]:
        regels = lees_detentieregels(bestand, STREEK)
        plaats = Werkbank(self.store, STREEK, Nu())  # type: ignore[arg-type]
        return tuple(werk_af(plaats, regels, regisseur, proef=proef))

    def casussen(self) -> list[Casus]:
        ids = self.store.read_now(SCOPE, casus.van_regisseur, [self.rosa.id])
        alles = [self.store.read_now(SCOPE, casus.lees, een.id) for een in ids]
        return sorted(alles, key=lambda een: een.betrokkenen[0].gegevens.naam)

    def detentie(self, van: Casus) -> Detentie:
        gevonden = self.store.read_now(SCOPE, detentie.huidige, van.id)
        assert gevonden is not None
        return gevonden

    def signalen(self, gemeente: str = "merwestad") -> list[str]:
        def lees(uow: UnitOfWork) -> list[str]:
            return [signalen.lees(uow, een.id).naam for een in signalen.van_gemeenten(uow, [gemeente], aantal=999)]

        return self.store.read_now(SCOPE, lees)


@pytest.fixture
def huis(store: Store, rosa: Persoon, tmp_path: Path) -> Huis:
    return Huis(store, tmp_path, rosa)


@pytest.fixture
def bram(store: Store) -> Persoon:
    """Who deals with signals for Merwestad."""

    def registreer(uow: UnitOfWork) -> Persoon:
        wie = personen.registreer(uow, tenant_id="t", object_id="bram", teams_id="29:bram", naam="Bram Signaal")
        personen.stel_aan(uow, wie.id, Aanstelling(Rol.BIJ, "gemeente-merwestad", uow.now))
        return wie

    return store.run_now(SCOPE, registreer)


def test_somebody_comes_into_nazorg_with_where_he_is_and_until_when(huis: Huis) -> None:
    (gedaan,) = huis.leest(MELDING)
    (een,) = huis.casussen()
    assert (gedaan.uitslag, gedaan.naam, gedaan.regels) == (Uitslag.NIEUW, str(een.code), (2,))
    assert (een.spoor, een.tafel, een.fase, een.extern_nummer) == (Spoor.NAZORG, "nazorg", Fase.AANVANG, "INJ-1")
    wie = een.betrokkenen[0].gegevens
    assert (wie.naam, wie.geboortedatum, wie.gemeente) == ("Kanarie Zeldzaam", date(1991, 5, 17), "merwestad")
    nu = huis.detentie(een)
    assert (nu.inrichting, nu.begin, nu.einde, nu.einde_zeker) == (
        "pi-merwede",
        date(2025, 10, 1),
        date(2026, 12, 22),
        False,
    )


def test_it_is_written_down_that_it_came_from_a_file_and_that_nobody_typed_it(huis: Huis) -> None:
    huis.leest(MELDING)
    (een,) = huis.casussen()
    regels = huis.store.read_now(SCOPE, logboek.lees, een.id)
    assert Handeling.DETENTIE_INGELEZEN in [regel.handeling for regel in regels]
    assert {regel.door_id for regel in regels} == {None}


def test_the_same_file_twice_changes_nothing(huis: Huis) -> None:
    huis.leest(MELDING, PIM)
    voor = [(een, huis.detentie(een)) for een in huis.casussen()]
    assert uitslagen(huis.leest(MELDING, PIM)) == [Uitslag.HETZELFDE, Uitslag.HETZELFDE]
    assert [(een, huis.detentie(een)) for een in huis.casussen()] == voor


def test_only_what_the_file_says_changes(huis: Huis) -> None:
    huis.leest(MELDING)
    (gedaan,) = huis.leest({**MELDING, "einde": "2026-11-30", "begin": "", "einde_zeker": ""})
    (een,) = huis.casussen()
    nu = huis.detentie(een)
    assert (gedaan.uitslag, gedaan.naam) == (Uitslag.GEWIJZIGD, str(een.code))
    assert (nu.begin, nu.einde, nu.inrichting, nu.versie) == (date(2025, 10, 1), date(2026, 11, 30), "pi-merwede", 2)


def test_a_trial_tells_the_same_and_keeps_nothing(huis: Huis) -> None:
    assert uitslagen(huis.leest(MELDING, {**PIM, "begin": "gisteren"}, proef=True)) == [
        Uitslag.NIEUW,
        Uitslag.GEWEIGERD,
    ]
    assert huis.casussen() == []
    huis.leest(MELDING)
    assert uitslagen(huis.leest({**MELDING, "einde": "2026-11-30"}, proef=True)) == [Uitslag.GEWIJZIGD]
    assert huis.detentie(huis.casussen()[0]).einde == date(2026, 12, 22)


def test_one_bad_line_never_stops_the_rest(huis: Huis) -> None:
    gedaan = huis.leest({**MELDING, "inrichting": "PI Nergens"}, PIM)
    assert uitslagen(gedaan) == [Uitslag.GEWEIGERD, Uitslag.NIEUW]
    assert [een.betrokkenen[0].gegevens.naam for een in huis.casussen()] == ["Pim Pieter"]


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


def test_leave_is_no_release(huis: Huis) -> None:
    huis.leest(MELDING)
    huis.leest({**MELDING, "terugkeer": "verlof", "einde": "01-06-2026", "verlof_tot": "03-06-2026"})
    nu = huis.detentie(huis.casussen()[0])
    assert (nu.einde, nu.verlof) == (date(2026, 12, 22), Verlof(date(2026, 6, 1), date(2026, 6, 3)))


def test_who_lives_in_the_region_only_afterwards_comes_in(huis: Huis) -> None:
    (gedaan,) = huis.leest({**MELDING, "herkomst": "buiten de regio", "vestiging": "Merwestad"})
    (een,) = huis.casussen()
    assert (gedaan.uitslag, een.gemeenten(), huis.detentie(een).vestiging) == (Uitslag.NIEUW, (), "merwestad")


def test_lines_about_one_person_that_differ_are_all_refused_and_the_same_one_counts_once(huis: Huis) -> None:
    later = {**MELDING, "naam": "kanarie  ZELDZAAM", "einde": "2026-11-30"}
    gedaan = huis.leest(MELDING, later, PIM, {**PIM, "naam": "pim pieter"})
    assert uitslagen(gedaan) == [Uitslag.GEWEIGERD, Uitslag.GEWEIGERD, Uitslag.NIEUW, Uitslag.HETZELFDE]
    assert [een.wat for oordeel in gedaan for een in oordeel.bezwaren] == ["2, 3", "2, 3", "4, 5"]
    assert len(huis.casussen()) == 1


def test_a_number_of_somebody_else_changes_nobody(huis: Huis) -> None:
    huis.leest(MELDING)
    (gedaan,) = huis.leest({**PIM, "referentie": "INJ-1"})
    assert bezwaren([gedaan]) == [("referentie", "inlezen.detenties.ander_mens")]
    assert len(huis.casussen()) == 1


def test_a_file_without_the_column_has_one_regisseur_for_all(huis: Huis) -> None:
    zonder = {kolom: wat for kolom, wat in MELDING.items() if kolom != "regisseur"}
    assert uitslagen(huis.leest(zonder)) == [Uitslag.GEWEIGERD]
    assert uitslagen(huis.leest(zonder, regisseur="rosa regisseur")) == [Uitslag.NIEUW]


def test_whom_another_regisseur_holds_is_not_changed_and_it_is_not_told_who(huis: Huis) -> None:
    huis.leest(MELDING)

    def collega(uow: UnitOfWork) -> None:
        wie = personen.registreer(uow, tenant_id="t", object_id="carlo", teams_id="29:c", naam="Carlo Collega")
        personen.stel_aan(uow, wie.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", uow.now))

    huis.store.run_now(SCOPE, collega)
    (gedaan,) = huis.leest({**MELDING, "regisseur": "Carlo Collega", "einde": "2026-11-30"})
    assert (gedaan.uitslag, "Rosa" in verslagregel(gedaan, TEKSTEN)) == (Uitslag.GEWEIGERD, False)
    assert huis.detentie(huis.casussen()[0]).einde == date(2026, 12, 22)


# Signals to a burgemeester.


def test_a_signal_goes_to_its_own_partition_and_never_into_nazorg(huis: Huis, bram: Persoon) -> None:
    assert bram.id
    gedaan = huis.leest(TERUG, MELDING)
    assert verslagregel(gedaan[0], TEKSTEN) == "Regel 2: naar BIJ"
    assert huis.signalen() == ["Rik Retour"]
    assert [een.betrokkenen[0].gegevens.naam for een in huis.casussen()] == ["Kanarie Zeldzaam"]


def test_a_signal_that_is_there_is_not_kept_twice_and_the_report_does_not_tell(huis: Huis, bram: Persoon) -> None:
    assert bram.id
    assert huis.leest(TERUG) == huis.leest(TERUG)
    assert len(huis.signalen()) == 1


def test_a_signal_in_a_trial_is_not_kept(huis: Huis, bram: Persoon) -> None:
    assert bram.id
    assert uitslagen(huis.leest(TERUG, proef=True)) == [Uitslag.NAAR_BIJ]
    assert huis.signalen() == []


@pytest.mark.parametrize(
    "anders",
    [{"naam": ""}, {"einde": "2026-12-22"}, {"einde": ""}, {"herkomst": "Oostdijk"}, {"verstrekt": "2024-01-01"}],
)
def test_a_signal_that_cannot_be_kept_is_told_by_nothing_but_where_to_go(
    huis: Huis, bram: Persoon, anders: dict[str, str]
) -> None:
    assert bram.id
    (gedaan,) = huis.leest({**TERUG, **anders})
    assert bezwaren([gedaan]) == [("", "inlezen.bij.zelf")]
    assert (huis.signalen(), huis.casussen()) == ([], [])


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


# Who is first, and who is stopped half-way.


def test_who_is_always_too_late_is_refused_alone(huis: Huis, monkeypatch: pytest.MonkeyPatch) -> None:
    echt = neem_op

    def botst(bezoek: object, opname: Opname) -> object:
        if opname.persoon.naam.startswith("Kanarie"):
            raise Conflict("detentie.gewijzigd")
        return echt(bezoek, opname)  # type: ignore[arg-type]

    monkeypatch.setattr(detentiebestand, "neem_op", botst)
    gedaan = huis.leest(MELDING, PIM)
    assert uitslagen(gedaan) == [Uitslag.GEWEIGERD, Uitslag.NIEUW]
    assert bezwaren(gedaan) == [("", "inlezen.gelijktijdig")]


class _GestoptError(BaseException):
    """The process was killed."""


def test_a_reading_that_is_killed_leaves_whole_records_and_goes_on_where_it_was(
    huis: Huis, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt, geteld = neem_op, list[str]()

    def stopt(bezoek: object, opname: Opname) -> object:
        geteld.append(opname.persoon.naam)
        uitkomst = echt(bezoek, opname)  # type: ignore[arg-type]
        if len(geteld) == 2:
            raise _GestoptError
        return uitkomst

    monkeypatch.setattr(detentiebestand, "neem_op", stopt)
    with pytest.raises(_GestoptError):
        huis.leest(MELDING, PIM)
    (een,) = huis.casussen()
    assert (een.betrokkenen[0].gegevens.naam, huis.detentie(een).versie) == ("Kanarie Zeldzaam", 1)
    assert uitslagen(huis.leest(MELDING, PIM)) == [Uitslag.HETZELFDE, Uitslag.NIEUW]


# The command.


def test_the_operator_reads_what_became_of_every_line(migrated: Types, tmp_path: Path) -> None:
    bestand = als_csv(tmp_path / "d.csv", [{**MELDING, "einde": "22-11-26"}])
    result = migrated("import", "detenties", str(bestand), "--regisseur", "Rosa Regisseur")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].startswith("Regel 2: geweigerd. einde: heeft een jaar van twee cijfers.")
    assert "Samen: 1 geweigerd." in result.stdout
    assert "Kanarie" not in result.output


def test_the_progress_bar_stays_off_where_nobody_looks(migrated: Types, tmp_path: Path) -> None:
    result = migrated("import", "detenties", str(als_csv(tmp_path / "d.csv", [MELDING])), "--proef")
    assert "%" not in result.stderr
