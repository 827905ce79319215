"""Graph in the settings: whole or not at all, and a region knows whether the bot makes its meetings."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.opening import laad_streken
from bot.settings import read_settings
from bot.start import StartRefused
from bot.vergaderen.opening import open_apps, open_meetings, with_meetings
from dialogs.kern.router import Streek
from domain.regio import Regio
from teksten.catalogus import laad_teksten
from tests._databases import NU
from tests.bot.conftest import HUIS
from tests.bot.mail.postkantoor import certificaat
from tests.bot.outbox.kamer import Klok
from tests.bot.settings.test_settings import TENANT, complete, problems

__all__ = ["certificaat", "complete"]

APP = "0b07c0de-0000-4000-8000-0000000006a4"
ORGANISER = "0f0f0f0f-0000-4000-8000-00000000000f"
WHOLE = {"APP_ID": APP, "ORGANISER": ORGANISER, "CLIENT_SECRET": "verzonnen"}
ELDERS = "7e4a7000-0000-4000-8000-00000000000e"


def given(monkeypatch: pytest.MonkeyPatch, **graph: str) -> None:
    for name, value in graph.items():
        monkeypatch.setenv(f"TAFELBOT_REGIOS__HUIS__GRAPH_{name}", value)


@pytest.mark.usefixtures("complete")
def test_without_graph_the_regisseur_makes_the_meetings(streek: Streek) -> None:
    settings = read_settings(None)
    meetings = open_meetings(settings, Klok(NU), laad_teksten())
    assert meetings == {}
    assert _tenant(with_meetings(settings, {"huis": _met(streek, "eerder")}, meetings)["huis"].regio) == ""


@pytest.mark.usefixtures("complete")
@pytest.mark.parametrize(("extra", "tenant"), [({}, TENANT), ({"TENANT_ID": ELDERS}, ELDERS)])
def test_with_it_the_region_knows_where_they_are_made(
    monkeypatch: pytest.MonkeyPatch, streek: Streek, extra: dict[str, str], tenant: str
) -> None:
    given(monkeypatch, **WHOLE, **extra)
    settings = read_settings(None)
    meetings = open_meetings(settings, Klok(NU), laad_teksten())
    assert _tenant(with_meetings(settings, {"huis": streek}, meetings)["huis"].regio) == tenant
    assert "verzonnen" not in repr(meetings) + repr(settings)


@pytest.mark.usefixtures("complete")
@pytest.mark.parametrize(
    "half",
    [
        {"APP_ID": APP},
        {"ORGANISER": ORGANISER},
        {"CLIENT_SECRET": "verzonnen"},
        {"TENANT_ID": TENANT},
        {"CERTIFICATE_PASSPHRASE": "verzonnen"},
        {"APP_ID": APP, "ORGANISER": ORGANISER},
        {"APP_ID": APP, "CLIENT_SECRET": "verzonnen"},
        {**WHOLE, "CERTIFICATE_FILE": str(HUIS / "pyproject.toml")},
    ],
)
def test_half_of_it_is_refused_in_words_that_say_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, half: dict[str, str]
) -> None:
    given(monkeypatch, **half)
    assert problems() == {"TAFELBOT_REGIOS__HUIS": "graph_half"}
    zin = laad_teksten()("bediening.instelling.graph_half", variabele="TAFELBOT_REGIOS__HUIS")
    assert all(naam in zin for naam in ("GRAPH_APP_ID", "GRAPH_ORGANISER", "GRAPH_CERTIFICATE_FILE"))


@pytest.mark.usefixtures("complete")
@pytest.mark.parametrize("wrong", ["APP_ID", "ORGANISER", "TENANT_ID"])
def test_what_is_no_id_is_told_by_its_variable(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    given(monkeypatch, **{**WHOLE, wrong: "bijna"})
    assert problems() == {f"TAFELBOT_REGIOS__HUIS__GRAPH_{wrong}": "klopt_niet"}
    assert laad_teksten().heeft(f"bediening.instelling.herstel.graph_{wrong.lower()}")


@pytest.mark.usefixtures("complete")
def test_a_certificate_that_cannot_be_used_is_told_at_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "graph.pem"
    file.write_text("geen certificaat")
    given(monkeypatch, APP_ID=APP, ORGANISER=ORGANISER, CERTIFICATE_FILE=str(file))
    with pytest.raises(StartRefused) as refused:
        open_meetings(read_settings(None), Klok(NU), laad_teksten())
    assert "graph.pem" in str(refused.value)
    assert "geen certificaat" not in str(refused.value)


def test_a_region_file_says_nothing_of_graph() -> None:
    """Where meetings are made is of the deployment: a region that is read knows of none."""
    settings = read_settings(None, demo=True, keys="a:" + "A" * 43 + "=", regios={"d": _demo()})
    assert _tenant(laad_streken(settings, laad_teksten())["d"].regio) == ""


def _demo() -> dict[str, object]:
    return {"file": str(HUIS / "regio" / "demo.yaml"), "tenant_ids": TENANT}


def _tenant(regio: Regio) -> str:
    return regio.gesprek.graph_tenant


def _met(streek: Streek, tenant: str) -> Streek:
    return replace(streek, regio=replace(streek.regio, gesprek=replace(streek.regio.gesprek, graph_tenant=tenant)))


@pytest.mark.usefixtures("complete")
def test_the_bot_is_put_into_chats_only_where_its_app_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, **WHOLE)
    assert open_apps(read_settings(None), Klok(NU), laad_teksten()) == {}
    given(monkeypatch, TEAMS_APP_ID=APP)
    assert [each.teams_app_id for each in open_apps(read_settings(None), Klok(NU), laad_teksten()).values()] == [APP]


@pytest.mark.usefixtures("complete")
def test_an_app_without_the_rest_of_graph_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, TEAMS_APP_ID=APP)
    assert problems()
