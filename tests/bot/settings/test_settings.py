import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest

from bot.settings import (
    Problem,
    Rate,
    RegioSettings,
    Settings,
    SettingsRefused,
    read_settings,
    variables,
)
from storage.sleutelkast import nieuwe_hoofdsleutel
from teksten.catalogus import laad_teksten

HOUSE = Path(__file__).parents[3]
APP_ID = "0b07c0de-0000-4000-8000-00000000b070"
TENANT = "7e4a7000-0000-4000-8000-000000000001"


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Set just enough, in the environment; return the region file."""
    region = tmp_path / "regio.yaml"
    region.touch()
    for name, value in {
        "KEYS": nieuwe_hoofdsleutel("a"),
        "REGIOS__HUIS__FILE": str(region),
        "REGIOS__HUIS__APP_ID": APP_ID,
        "REGIOS__HUIS__TENANT_IDS": TENANT,
        "REGIOS__HUIS__CLIENT_SECRET": "een-geheim",
    }.items():
        monkeypatch.setenv(f"TAFELBOT_{name}", value)
    return region


def problems(env_file: Path | None = None) -> dict[str, str]:
    """Return what is refused: variable -> kind of problem."""
    with pytest.raises(SettingsRefused) as refused:
        read_settings(env_file)
    return {problem.variable: problem.kind for problem in refused.value.problems}


def test_what_is_set_stands_in_the_settings(complete: Path) -> None:
    settings = read_settings(None)
    assert settings.regios["huis"].file == complete
    assert settings.regios["huis"].tenant_ids == (TENANT,)
    assert settings.main_keys.actief == "a"
    assert settings.conversation_limits == (Rate(7, 1), Rate(8, 2), Rate(60, 30), Rate(1800, 3600))
    assert settings.tenant_limits == (Rate(50, 1),)
    assert not settings.demo


def test_several_tenants_stand_behind_commas(complete: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = TENANT.replace("1", "2").upper()
    monkeypatch.setenv("TAFELBOT_REGIOS__HUIS__TENANT_IDS", f"{TENANT}, {other}")
    assert read_settings(None).regios["huis"].tenant_ids == (TENANT, other.lower())


def test_with_nothing_set_everything_that_is_missing_is_told_at_once() -> None:
    assert problems() == {"TAFELBOT_KEYS": "ontbreekt", "TAFELBOT_REGIOS": "ontbreekt"}


def test_every_problem_is_told_at_once_with_the_variable_it_stands_in(
    complete: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "PORT": "honderd",
        "DATABASE_URL": "mysql://server/x",
        "KEYS": "a:kort",
        "CONVERSATION_LIMITS": "zeven per seconde",
        "LOG_LEVEL": "LUID",
        "REGIOS__HUIS__FILE": "nergens.yaml",
        "REGIOS__HUIS__APP_ID": "geen-guid",
        "REGIOS__HUIS__TENANT_IDS": f"{TENANT},merwestad",
        "REGIOS__HUIS__WACHTWOORD": "x",
    }.items():
        monkeypatch.setenv(f"TAFELBOT_{name}", value)
    assert problems() == {
        "TAFELBOT_PORT": "klopt_niet",
        "TAFELBOT_DATABASE_URL": "klopt_niet",
        "TAFELBOT_KEYS": "klopt_niet",
        "TAFELBOT_CONVERSATION_LIMITS": "klopt_niet",
        "TAFELBOT_LOG_LEVEL": "klopt_niet",
        "TAFELBOT_REGIOS__HUIS__FILE": "geen_bestand",
        "TAFELBOT_REGIOS__HUIS__APP_ID": "klopt_niet",
        "TAFELBOT_REGIOS__HUIS__TENANT_IDS": "klopt_niet",
        "TAFELBOT_REGIOS__HUIS__WACHTWOORD": "onbekend",
    }


def test_a_typing_error_in_a_name_is_told_with_the_name_that_was_meant(
    complete: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAFELBOT_PROT", "80")
    with pytest.raises(SettingsRefused) as refused:
        read_settings(None)
    assert refused.value.problems == (Problem("TAFELBOT_PROT", "onbekend_bedoelde", meant="TAFELBOT_PORT"),)


def test_an_unknown_name_in_the_file_is_refused_too(complete: Path, tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("TAFELBOT_KLEUR=blauw\nIETS_ANDERS=mag\n", "utf-8")
    assert problems(env_file) == {"TAFELBOT_KLEUR": "onbekend"}


def test_the_environment_goes_before_the_file(complete: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("TAFELBOT_PORT=4000\nTAFELBOT_HOST=127.0.0.2\n", "utf-8")
    monkeypatch.setenv("TAFELBOT_PORT", "5000")
    settings = read_settings(env_file)
    assert (settings.host, settings.port) == ("127.0.0.2", 5000)


def test_keys_may_stand_in_a_file_of_their_own(complete: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    keys.write_text(f"# nieuw in 2026\n{nieuwe_hoofdsleutel('b')}\n\n{nieuwe_hoofdsleutel('a')}\n", "utf-8")
    monkeypatch.delenv("TAFELBOT_KEYS")
    monkeypatch.setenv("TAFELBOT_KEYS_FILE", str(keys))
    found = read_settings(None).main_keys
    assert found.actief == "b"
    assert set(found.sleutels) == {"a", "b"}


def test_keys_do_not_stand_in_the_database_they_open(complete: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAFELBOT_DATABASE_URL", "postgresql://server/een")
    monkeypatch.setenv("TAFELBOT_KEYSTORE_URL", "postgresql://server/een")
    assert problems() == {"TAFELBOT_KEYSTORE_URL": "same_database"}


@pytest.mark.parametrize("changed", [{"CLIENT_SECRET": ""}, {"CERTIFICATE_FILE": "regio.yaml"}])
def test_a_bot_proves_itself_in_exactly_one_way(
    complete: Path, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str]
) -> None:
    monkeypatch.chdir(complete.parent)
    for name, value in changed.items():
        monkeypatch.setenv(f"TAFELBOT_REGIOS__HUIS__{name}", value)
    assert problems() == {"TAFELBOT_REGIOS__HUIS": "credential"}


def test_without_an_app_id_nothing_starts(complete: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAFELBOT_REGIOS__HUIS__APP_ID")
    assert problems() == {"TAFELBOT_REGIOS": "app_id"}


@pytest.mark.parametrize(
    ("host", "allowed"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("192.0.2.7", False)]
)
def test_a_demo_without_app_id_is_for_this_machine_only(
    complete: Path, monkeypatch: pytest.MonkeyPatch, host: str, allowed: bool
) -> None:
    monkeypatch.delenv("TAFELBOT_REGIOS__HUIS__APP_ID")
    monkeypatch.setenv("TAFELBOT_DEMO", "true")
    monkeypatch.setenv("TAFELBOT_HOST", host)
    if allowed:
        assert read_settings(None).demo
    else:
        assert problems() == {"TAFELBOT_REGIOS": "demo_host"}


def test_two_regions_do_not_share_a_bot(complete: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FILE", "APP_ID", "TENANT_IDS", "CLIENT_SECRET"):
        monkeypatch.setenv(f"TAFELBOT_REGIOS__BUREN__{name}", os.environ[f"TAFELBOT_REGIOS__HUIS__{name}"])
    assert problems() == {"TAFELBOT_REGIOS": "same_app_id"}


def test_no_secret_comes_out_of_the_settings_or_their_problems(complete: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAFELBOT_DATABASE_URL", "postgresql://bot:wachtwoord-1@server/x")
    secrets = (os.environ["TAFELBOT_KEYS"].partition(":")[2], "een-geheim", "wachtwoord-1")
    assert not any(secret in repr(read_settings(None)) for secret in secrets)
    monkeypatch.setenv("TAFELBOT_DATABASE_URL", "mysql://bot:wachtwoord-1@server/x")
    monkeypatch.setenv("TAFELBOT_REGIOS__HUIS__CERTIFICATE_FILE", "nergens")
    with pytest.raises(SettingsRefused) as refused:
        read_settings(None)
    told = f"{refused.value!r} {refused.value.problems!r} {refused.value.__cause__!r}"
    assert not any(secret in told for secret in secrets)


def test_every_setting_has_a_text_that_says_how_to_mend_it() -> None:
    teksten = laad_teksten()
    fields = {*Settings.model_fields, *RegioSettings.model_fields}
    assert {field for field in fields if not teksten.heeft(f"bediening.instelling.herstel.{field}")} == set()


def test_the_example_names_every_variable_and_nothing_else() -> None:
    example = (HOUSE / ".env.example").read_text("utf-8")
    named = re.findall(r"^#?(TAFELBOT_\w+)=", example, re.MULTILINE)
    assert sorted(named) == sorted(variable.replace("*", "ZHZ") for variable in variables())


def test_the_example_shows_the_values_that_hold_when_nothing_is_set(
    complete: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = read_settings(None)
    example = (HOUSE / ".env.example").read_text("utf-8")
    shown: dict[str, Any] = dict(re.findall(r"^#TAFELBOT_(\w+)=(.+)$", example, re.MULTILINE))
    assert shown
    for name, value in shown.items():
        monkeypatch.setenv(f"TAFELBOT_{name}", value)
    assert read_settings(None) == plain


def test_the_example_is_a_plain_file() -> None:
    assert not (HOUSE / ".env.example").stat().st_mode & stat.S_IXUSR
