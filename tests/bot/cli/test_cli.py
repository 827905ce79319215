"""What an operator types, and what he reads."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import maak_cli
from bot.settings import read_settings
from dialogs.alles import maak_registry
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import logboek, personen
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import Scope, maak_store
from teksten.catalogus import laad_teksten
from tests._databases import NU
from tests.teamsnep.activiteiten import APP_ID, TENANT

Types = Callable[..., Result]

OBJECT_ID = "0b07c0de-0000-4000-8000-00000000aaaa"
BEHEERDER = ("beheerder", "toevoegen", "--tenant", TENANT, "--object-id", OBJECT_ID, "--naam", "Bea Beheer")
PAKKET = (
    *("manifest", "build", "--aanbieder", "ZVH Voorbeeld", "--website", "https://voorbeeld.nl"),
    *("--privacy", "https://voorbeeld.nl/privacy", "--voorwaarden", "https://voorbeeld.nl/voorwaarden"),
)


@pytest.fixture
def types(environment: pytest.MonkeyPatch) -> Types:
    """Type a command; nothing of this machine is set but what `environment` sets."""
    cli = maak_cli(laad_teksten())

    def run(*words: str) -> Result:
        result = CliRunner().invoke(cli, list(words))
        # Anything but an exit is a traceback on the screen.
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


@pytest.fixture
def migrated(types: Types) -> Types:
    assert types("migrate").exit_code == 0
    return types


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("serve",),
        ("migrate",),
        ("beheerder", "toevoegen"),
        ("sleutels", "nieuw"),
        ("sleutels", "roteer"),
        ("sleutels", "status"),
        ("sleutels", "hervernietig"),
        ("logboek", "controleer"),
        ("logboek", "sleutel"),
        ("regio", "check"),
        ("manifest", "build"),
        ("import",),
        ("demo",),
    ],
)
def test_every_command_explains_itself_in_dutch(types: Types, words: tuple[str, ...]) -> None:
    result = types(*words, "--help")
    assert result.exit_code == 0
    told = laad_teksten()(".".join(("bediening.cli", *words, "help")))
    assert told in " ".join(result.stdout.split())


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_without_settings_it_says_what_to_set_and_ends_with_two(
    types: Types, environment: pytest.MonkeyPatch, command: str
) -> None:
    environment.delenv("TAFELBOT_KEYS")
    environment.setenv("TAFELBOT_PORT", "honderd")
    result = types(command)
    assert result.exit_code == 2
    assert "TAFELBOT_KEYS ontbreekt. Maak een hoofdsleutel" in result.stderr
    assert "TAFELBOT_PORT klopt niet. Zet een getal" in result.stderr
    assert "Traceback" not in result.output


def test_serving_on_a_database_that_was_not_migrated_says_what_to_do_first(types: Types, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    result = types("serve")
    assert result.exit_code == 2
    assert "python app.py migrate" in result.stderr


def test_migrating_makes_the_folder_for_one_user_and_may_be_done_again(types: Types, tmp_path: Path) -> None:
    for _ in range(2):
        assert types("migrate").exit_code == 0
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


def test_a_database_that_does_not_answer_is_a_line_not_a_traceback(
    types: Types, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("TAFELBOT_DATABASE_URL", "postgresql://bot:geheim@127.0.0.1:1/tafelbot")
    result = types("migrate")
    assert result.exit_code == 1
    assert result.stderr.strip()
    assert "geheim" not in result.output


def test_the_first_beheerder_is_registered_at_the_veiligheidshuis_and_logged(migrated: Types) -> None:
    result = migrated(*BEHEERDER)
    assert (result.exit_code, result.stderr) == (0, "")
    settings = read_settings(None)
    kast = DatabaseSleutelkast(settings.keystore_url.get_secret_value(), settings.main_keys)
    store = maak_store(settings.database_url.get_secret_value(), kast)
    try:
        scope = Scope("DEMO", NU)
        wie = store.read_now(scope, personen.zoek, TENANT, OBJECT_ID)
        regels = store.read_now(scope, logboek.lees)
    finally:
        store.close()
    assert wie is not None
    assert [(een.rol, een.organisatie) for een in wie.aanstellingen] == [(Rol.BEHEERDER, "zvh")]
    assert [regel.handeling for regel in regels] == [Handeling.PERSOON_GEREGISTREERD, Handeling.PERSOON_AANGESTELD]


def test_a_second_beheerder_comes_from_teams_unless_one_insists(migrated: Types) -> None:
    migrated(*BEHEERDER)
    tweede = (*BEHEERDER[:5], OBJECT_ID.replace("a", "b"), "--naam", "Ben Beheer")
    assert migrated(*tweede).exit_code == 1
    assert migrated(*tweede, "--ook-als").exit_code == 0


@pytest.mark.parametrize(
    "anders",
    [
        ("--tenant", "merwestad"),
        ("--tenant", "0b07c0de-0000-4000-8000-00000000cccc"),
        ("--naam", " "),
        ("--regio", "ZHZ"),
    ],
)
def test_a_beheerder_who_cannot_be_is_refused(migrated: Types, anders: tuple[str, str]) -> None:
    assert migrated(*BEHEERDER, *anders).exit_code == 2


def test_a_region_file_is_checked_and_its_faults_are_named_with_their_line(types: Types, tmp_path: Path) -> None:
    goed = read_settings(None).regios["demo"].file
    assert types("regio", "check", str(goed)).exit_code == 0
    fout = tmp_path / "fout.yaml"
    fout.write_text(goed.read_text("utf-8").replace("ritme: wekelijks", "ritme: soms", 1), "utf-8")
    result = types("regio", "check", str(fout))
    assert result.exit_code == 1
    assert "fout.yaml, regel" in result.stderr
    assert types("regio", "check", "nergens.yaml").exit_code == 2


def test_the_package_for_teams_offers_the_commands_that_the_bot_has(types: Types, tmp_path: Path) -> None:
    result = types(*PAKKET, "--uit", str(tmp_path / "uit" / "tafelbot.zip"))
    assert (result.exit_code, result.stderr) == (0, "")
    with zipfile.ZipFile(tmp_path / "uit" / "tafelbot.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
    (bot,) = manifest["bots"]
    assert bot["botId"] == APP_ID
    (menu,) = bot["commandLists"]
    assert [each["title"] for each in menu["commands"]] == [
        spec.words for spec in maak_registry().commands_in_order() if spec.in_manifest
    ]


def test_a_package_that_teams_would_not_take_is_not_made(types: Types, tmp_path: Path) -> None:
    result = types(*PAKKET, "--versie", "een", "--uit", str(tmp_path / "x.zip"))
    assert result.exit_code == 1
    assert "version" in result.stderr
    assert not (tmp_path / "x.zip").exists()
