"""Before anybody comes in, a start destroys again what a copy that was put back brought back."""

import shutil
from pathlib import Path

import pytest

from bot.settings import Settings, read_settings
from bot.start import StartRefused
from bot.wiring import maak_tafelbot
from domain.errors import NotFound, Unavailable
from storage import vernietigd
from storage.sleutelkast import DatabaseSleutelkast, nieuwe_hoofdsleutel, registerplek
from storage.store import Scope
from tests._databases import NU

DEMO = Scope("DEMO", NU)


def kast_van(settings: Settings) -> DatabaseSleutelkast:
    return DatabaseSleutelkast(settings.keystore_url.get_secret_value(), settings.main_keys)


def is_weg(settings: Settings, casus_id: str) -> bool:
    kast = kast_van(settings)
    try:
        kast.casussleutel("DEMO", casus_id, maak=False)
    except NotFound:
        return True
    else:
        return False
    finally:
        kast.close()


@pytest.fixture
def sleutels(settings: Settings, tmp_path: Path) -> Path:
    """The file of the store of keys, with a key for one casus in it; and a copy of yesterday."""
    bestand = Path(settings.keystore_url.get_secret_value().removeprefix("sqlite:///"))
    kast = kast_van(settings)
    kast.casussleutel("DEMO", "casus", maak=True)
    kast.close()
    shutil.copy(bestand, tmp_path / "gisteren.db")
    return bestand


def start(settings: Settings) -> None:
    maak_tafelbot(settings).store.close()


def test_by_the_register(settings: Settings, sleutels: Path, tmp_path: Path) -> None:
    kast = kast_van(settings)
    kast.vernietig("DEMO", ["casus"], NU)
    kast.close()
    shutil.copy(tmp_path / "gisteren.db", sleutels)
    assert not is_weg(settings, "casus")
    start(settings)
    assert is_weg(settings, "casus")


def test_by_the_database_when_the_register_is_as_old_as_the_copy(
    settings: Settings, sleutels: Path, tmp_path: Path
) -> None:
    bot = maak_tafelbot(settings)
    bot.store.run_now(DEMO, lambda uow: uow.vernietig_sleutels(["casus"]))
    bot.store.close()
    shutil.copy(tmp_path / "gisteren.db", sleutels)
    registerplek(settings.keystore_url.get_secret_value()).unlink()
    start(settings)
    assert is_weg(settings, "casus")


def test_what_a_killed_process_had_only_decided_is_carried_out(
    settings: Settings, sleutels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = maak_tafelbot(settings)

    def gedood(*_: object) -> int:
        raise Unavailable("opslag.onbereikbaar")

    with monkeypatch.context() as even:
        even.setattr(DatabaseSleutelkast, "vernietig", gedood)
        bot.store.run_now(DEMO, lambda uow: uow.vernietig_sleutels(["casus"]))
    bot.store.close()
    assert not is_weg(settings, "casus")
    bot = maak_tafelbot(settings)
    assert is_weg(settings, "casus")
    assert bot.store.run_now(DEMO, vernietigd.hervat) == 0
    bot.store.close()


def test_without_the_register_of_what_was_destroyed_nothing_starts(settings: Settings, sleutels: Path) -> None:
    kast = kast_van(settings)
    kast.vernietig("DEMO", ["casus"], NU)
    kast.registerplek.unlink()
    kast.close()
    with pytest.raises(StartRefused) as refused:
        maak_tafelbot(settings)
    (line,) = refused.value.lines
    assert "Het register van vernietigde sleutels ontbreekt" in line


def test_the_register_may_stand_where_the_settings_say(
    settings: Settings, sleutels: Path, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    elders = tmp_path / "elders" / "vernietigd.jsonl"
    elders.parent.mkdir()
    environment.setenv("TAFELBOT_DESTROYED_FILE", str(elders))
    bot = maak_tafelbot(read_settings(None))
    bot.store.run_now(DEMO, lambda uow: uow.vernietig_sleutels(["casus"]))
    bot.store.close()
    assert len(elders.read_bytes().splitlines()) == 1


def test_a_main_key_that_is_taken_away_too_early_is_named_at_the_start(
    settings: Settings, sleutels: Path, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("TAFELBOT_KEYS", nieuwe_hoofdsleutel("nieuw"))
    with pytest.raises(StartRefused) as refused:
        maak_tafelbot(read_settings(None))
    (line,) = refused.value.lines
    assert "een hoofdsleutel die ontbreekt: a." in line
