"""What an examiner types, and what he reads: in plain Dutch, with an exit code."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.anchors import write_anchor
from bot.cli.main import maak_cli
from bot.settings import read_settings
from domain.anker import Ankerbreuksoort
from domain.casus import Casus
from domain.ketencontrole import Breuksoort
from domain.logboek import Handeling, Logregel
from domain.persoon import Rol
from storage import ankers, casus, logboek
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import Scope, Store, UnitOfWork, maak_store
from teksten.catalogus import laad_teksten
from tests._databases import NU
from tests.storage import bouw

SCOPE = Scope("DEMO", NU)


class Huis:
    """A deployment with a casus in it, and somebody at its keyboard."""

    def __init__(self) -> None:
        self.cli = maak_cli(laad_teksten())
        self.settings = read_settings()
        self.url = self.settings.database_url.get_secret_value()
        store = self.open_()
        self.casus = store.run_now(SCOPE, _casus)
        store.run_now(SCOPE, self.noteer)
        store.run_now(SCOPE, ankers.maak, NU.date())
        for row in store.read_now(SCOPE, ankers.nog_buiten):
            write_anchor(self.settings.anchors, row)
            store.run_now(SCOPE, ankers.is_buiten, row.nr)
        store.close()

    def noteer(self, uow: UnitOfWork) -> None:
        for _ in range(3):
            logboek.schrijf(
                uow,
                Logregel(handeling=Handeling.CASUS_GEOPEND, op=uow.now, door_id="p", casus_id=self.casus.id),
            )

    def open_(self) -> Store:
        kast = DatabaseSleutelkast(self.settings.keystore_url.get_secret_value(), self.settings.main_keys)
        return maak_store(self.url, kast)

    def types(self, *words: str) -> Result:
        result = CliRunner().invoke(self.cli, list(words))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def knoei(self, opdracht: str) -> None:
        with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"))) as verbinding, verbinding:
            for daad in ("update", "delete"):
                verbinding.execute(f"DROP TRIGGER IF EXISTS logregel_geen_{daad}")
            verbinding.execute(opdracht)


def _casus(uow: UnitOfWork) -> Casus:
    regisseur = bouw.persoon(uow, "Rosa Regisseur", (Rol.PROCESREGISSEUR, "zvh"))
    nieuw = bouw.nieuwe_casus(uow, regisseur)
    casus.voeg_toe(uow, nieuw)
    return nieuw


@pytest.fixture
def huis(environment: pytest.MonkeyPatch, sqlite_url: str, sleutels_url: str) -> Huis:
    environment.setenv("TAFELBOT_DATABASE_URL", sqlite_url)
    environment.setenv("TAFELBOT_KEYSTORE_URL", sleutels_url)
    return Huis()


def test_a_whole_logboek_ends_with_zero_and_says_what_cannot_be_seen(huis: Huis) -> None:
    result = huis.types("logboek", "controleer")
    assert result.exit_code == 0, result.output
    assert "Alles klopt." in result.stdout
    assert "Nagegaan: 2 ketens met 4 regels" in result.stdout
    assert "Wat ik niet kan zien: regels die na het laatste anker" in result.stdout
    assert "een hele oude database die met haar sleutels is teruggezet" in result.stdout


def test_what_is_wrong_is_told_in_dutch_with_its_place_and_ends_with_one(huis: Huis) -> None:
    huis.knoei(f"UPDATE logregel SET door_id = 'ander' WHERE keten = '{huis.casus.id}' AND nr = 2")  # noqa: S608
    result = huis.types("logboek", "controleer")
    assert result.exit_code == 1
    assert f"Logboek van {huis.casus.id}: regel 2 is gewijzigd." in result.output
    assert "Het logboek is niet meer zoals het geschreven werd." in result.output
    assert "Alles klopt" not in result.output


@pytest.mark.parametrize(
    ("opdracht", "regel"),
    [
        ("DELETE FROM logregel WHERE keten != 'regio' AND nr = 3", "regel 3 ontbreekt"),
        ("UPDATE logkop SET zegel = x'00' WHERE keten = 'regio'", "Logboek van de regio zelf: de vastlegging"),
        ("DELETE FROM anker", "Anker 1 ontbreekt in de database."),
        ("UPDATE anker SET handtekening = x'00'", "Anker 1: de handtekening klopt niet."),
        ("UPDATE anker SET dag = '2026-03-05'", "nummer, dag of tijd in de database is anders"),
    ],
)
def test_every_kind_of_tampering_has_its_line(huis: Huis, opdracht: str, regel: str) -> None:
    huis.knoei(opdracht)
    result = huis.types("logboek", "controleer")
    assert result.exit_code == 1
    assert regel in result.output


def test_a_file_that_has_gone_is_told(huis: Huis) -> None:
    (bestand,) = huis.settings.anchors.iterdir()
    bestand.unlink()
    result = huis.types("logboek", "controleer")
    assert result.exit_code == 1
    assert f"het bestand {bestand.name} is er niet" in result.output


def test_another_folder_of_anchors_can_be_compared_with(huis: Huis, tmp_path: Path) -> None:
    leeg = tmp_path / "kopie"
    leeg.mkdir()
    result = huis.types("logboek", "controleer", "--ankers", str(leeg))
    assert result.exit_code == 0
    assert "0 ankers buiten de database" in result.stdout


def test_without_files_it_says_what_that_means(huis: Huis) -> None:
    for bestand in huis.settings.anchors.iterdir():
        bestand.unlink()
    huis.settings.anchors.rmdir()
    result = huis.types("logboek", "controleer")
    assert "Er is geen map met ankers" in result.stdout
    assert result.exit_code == 0


def test_one_casus_can_be_checked_by_its_code(huis: Huis) -> None:
    result = huis.types("logboek", "controleer", "--casus", str(huis.casus.code))
    assert result.exit_code == 0
    assert "Nagegaan: 1 ketens met 3 regels" in result.stdout
    assert huis.types("logboek", "controleer", "--casus", "onzin").exit_code == 1
    assert huis.types("logboek", "controleer", "--casus", "26-9999-X").exit_code == 1


def test_the_public_key_is_told_so_that_others_can_check(huis: Huis) -> None:
    result = huis.types("logboek", "sleutel")
    assert result.exit_code == 0
    assert "-----BEGIN PUBLIC KEY-----" in result.stdout
    assert result.stdout == huis.types("logboek", "sleutel").stdout


def test_every_kind_of_break_has_words() -> None:
    t = laad_teksten()
    assert all(t.heeft(f"bediening.cli.logboek.breuk.{een.value}") for een in Breuksoort)
    assert all(t.heeft(f"bediening.cli.logboek.anker.{een.value}") for een in Ankerbreuksoort)
