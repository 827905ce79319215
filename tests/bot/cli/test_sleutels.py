"""Main keys are taken into use and retired by an operator; after a restore he destroys again what came back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import maak_cli
from bot.opening import open_keys
from bot.settings import read_settings
from domain.errors import NotFound
from storage.sleutelkast import DatabaseSleutelkast, Hoofdsleutels
from storage.store import Scope, maak_store
from teksten.catalogus import laad_teksten
from tests._databases import NU

Types = Callable[..., Result]


@pytest.fixture
def types(environment: pytest.MonkeyPatch) -> Types:
    cli = maak_cli(laad_teksten())

    def run(*words: str) -> Result:
        result = CliRunner().invoke(cli, ["sleutels", *words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    assert CliRunner().invoke(cli, ["migrate"]).exit_code == 0
    return run


@contextmanager
def kast() -> Iterator[DatabaseSleutelkast]:
    een = open_keys(read_settings(None), laad_teksten())
    yield een
    een.close()


def test_a_new_main_key_can_be_written_straight_into_a_file(types: Types) -> None:
    result = types("nieuw", "kluis-1")
    assert result.exit_code == 0
    assert Hoofdsleutels.lees(result.stdout.strip()).actief == "kluis-1"
    assert types("nieuw", "met spatie").exit_code == 2


def test_a_main_key_is_rotated_and_the_status_says_when_the_old_one_may_go(
    types: Types, environment: pytest.MonkeyPatch
) -> None:
    oud = read_settings(None).keys.get_secret_value()
    with kast() as een:
        versleuteld = een.casussleutel("DEMO", "casus", maak=True).versleutel(b"geheim", "c")
    nieuw = types("nieuw", "nieuw").stdout.strip()

    environment.setenv("TAFELBOT_KEYS", nieuw)
    te_vroeg = types("status")
    assert te_vroeg.exit_code == 2
    assert "een hoofdsleutel die ontbreekt: a." in te_vroeg.stderr

    environment.setenv("TAFELBOT_KEYS", f"{nieuw},{oud}")
    assert "a: 2 sleutels. Nog nodig" in types("status").stdout
    result = types("roteer")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Elke bot die draait, moet nieuw al kennen" in result.stdout
    assert "2 sleutels zitten nu op slot met nieuw." in result.stdout
    assert "a: niet meer nodig." in types("status").stdout
    assert "0 sleutels zitten nu op slot met nieuw." in types("roteer").stdout

    environment.setenv("TAFELBOT_KEYS", nieuw)
    assert types("status").exit_code == 0
    with kast() as een:
        assert een.casussleutel("DEMO", "casus", maak=False).ontsleutel(versleuteld, "c") == b"geheim"


def test_after_an_old_copy_was_put_back_what_was_destroyed_is_destroyed_again(types: Types, tmp_path: Path) -> None:
    with kast() as een:
        een.casussleutel("DEMO", "casus", maak=True)
        bestand = een.registerplek.with_name("sleutelkast.db")
    shutil.copy(bestand, tmp_path / "gisteren.db")
    with kast() as een:
        een.vernietig("DEMO", ["casus"], NU)
    assert "Eén sleutel is vernietigd. Het register klopt:" in types("status").stdout
    shutil.copy(tmp_path / "gisteren.db", bestand)
    assert "Eén sleutel was terug en is opnieuw vernietigd." in types("hervernietig").stdout
    assert "was nog vernietigd" in types("hervernietig").stdout
    with kast() as een, pytest.raises(NotFound):
        een.casussleutel("DEMO", "casus", maak=False)


def test_a_lost_register_is_told_and_can_be_made_anew(types: Types, tmp_path: Path) -> None:
    with kast() as een:
        een.vernietig("DEMO", ["een", "twee"], NU)
        register = een.registerplek
    register.rename(tmp_path / "elders.jsonl")
    weg = types("status")
    assert weg.exit_code == 1
    assert str(register) in weg.stderr
    assert "--nieuw-register" in weg.stderr
    assert types("hervernietig").exit_code == 2
    assert types("hervernietig", "--nieuw-register").exit_code == 0
    assert "2 sleutels zijn vernietigd" in types("status").stdout


def test_the_database_knows_it_too_when_both_copies_are_old(types: Types, tmp_path: Path) -> None:
    settings = read_settings(None)
    with kast() as een:
        een.casussleutel("DEMO", "casus", maak=True)
        bestand, register = een.registerplek.with_name("sleutelkast.db"), een.registerplek
    shutil.copy(bestand, tmp_path / "gisteren.db")
    store = maak_store(settings.database_url.get_secret_value(), open_keys(settings, laad_teksten()))
    store.run_now(Scope("DEMO", NU), lambda uow: uow.vernietig_sleutels(["casus"]))
    store.close()
    shutil.copy(tmp_path / "gisteren.db", bestand)
    register.unlink()
    assert "Eén sleutel was terug" in types("hervernietig").stdout
