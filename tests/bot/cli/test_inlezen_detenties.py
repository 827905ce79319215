"""A file of detentiemeldingen comes in line by line: what is said of somebody counts once, however often it comes."""

from datetime import date
from pathlib import Path

import pytest

from dialogs.inlezen import detenties as detentiebestand
from dialogs.inlezen.kern import Uitslag
from dialogs.inlezen.verslag import verslagregel
from dialogs.kern.detenties import Opname, neem_op
from domain.casus import Fase, Spoor
from domain.detentie import Verlof
from domain.errors import Conflict
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Persoon, Rol
from storage import logboek, personen
from storage.store import UnitOfWork
from tests.bot.cli._detentiehuis import MELDING, PIM, TERUG, Huis, bram, huis
from tests.bot.cli.test_cli import Types, migrated, types
from tests.bot.cli.test_inlezen import SCOPE, TEKSTEN, als_csv, bezwaren, rosa, uitslagen

__all__ = ["bram", "huis", "migrated", "rosa", "types"]


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
