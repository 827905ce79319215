"""The demo lets everybody in as whomever he says he is: it and a real bot registration do not go together."""

from pathlib import Path

import pytest

from bot.settings import SettingsRefused, read_settings
from storage.sleutelkast import nieuwe_hoofdsleutel
from tests.bot.settings.test_settings import APP_ID, TENANT


def test_a_demo_with_a_real_registration_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    region = tmp_path / "regio.yaml"
    region.touch()
    for name, value in {
        "DEMO": "true",
        "HOST": "127.0.0.1",
        "KEYS": nieuwe_hoofdsleutel("a"),
        "REGIOS__HUIS__FILE": str(region),
        "REGIOS__HUIS__APP_ID": APP_ID,
        "REGIOS__HUIS__TENANT_IDS": TENANT,
        "REGIOS__HUIS__CLIENT_SECRET": "een-geheim",
    }.items():
        monkeypatch.setenv(f"TAFELBOT_{name}", value)
    with pytest.raises(SettingsRefused) as refused:
        read_settings(None)
    assert [(each.variable, each.kind) for each in refused.value.problems] == [("TAFELBOT_REGIOS", "demo_app_id")]
