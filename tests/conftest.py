"""Guards that hold for every test."""

import os

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests._databases"]

# A busy machine is no reason to fail; what is truly slow runs into the timeout of the test.
settings.register_profile("tafelbot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tafelbot")


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the settings and secrets of whoever runs the tests."""
    for name in os.environ:
        if name.upper().startswith("TAFELBOT_"):
            monkeypatch.delenv(name)
