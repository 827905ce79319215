from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.outbox import sender
from bot.settings import Settings, read_settings
from bot.teams.edge import EdgeSettings
from bot.teams.registrations import Registration
from bot.wiring import Extras, Tafelbot, maak_tafelbot
from storage.sleutelkast import nieuwe_hoofdsleutel
from tests.teamsnep.activiteiten import APP_ID, TENANT
from tests.teamsnep.huis import VasteTokens
from tests.teamsnep.koerier import Koerier
from tests.teamsnep.sleutelbos import Sleutelbos
from tests.teamsnep.teams import FakeTeams

HUIS = Path(__file__).parents[3]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """Set what a deployment of the demo region needs, on SQLite."""
    for name, value in {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'data' / 'tafelbot.db'}",
        "KEYSTORE_URL": f"sqlite:///{tmp_path / 'sleutels' / 'sleutelkast.db'}",
        "KEYS": nieuwe_hoofdsleutel("a"),
        "REGIOS__DEMO__FILE": str(HUIS / "regio" / "demo.yaml"),
        "REGIOS__DEMO__APP_ID": APP_ID,
        "REGIOS__DEMO__TENANT_IDS": TENANT,
        "REGIOS__DEMO__CLIENT_SECRET": "verzonnen",
    }.items():
        monkeypatch.setenv(f"TAFELBOT_{name}", value)
    monkeypatch.chdir(tmp_path)
    return monkeypatch


@dataclass
class Deployment:
    """The whole bot, with the fake Teams on one side and its courier on the other."""

    bot: Tafelbot
    teams: FakeTeams
    koerier: Koerier
    url: str
    session: aiohttp.ClientSession

    async def get(self, path: str) -> tuple[int, str]:
        async with self.session.get(self.url + path) as answer:
            return answer.status, await answer.text()


@pytest.fixture
def settings(environment: pytest.MonkeyPatch, database_url: str, sleutels_url: str) -> Settings:
    """Settings on a fresh database; the test runs on both."""
    environment.setenv("TAFELBOT_DATABASE_URL", database_url)
    environment.setenv("TAFELBOT_KEYSTORE_URL", sleutels_url)
    # What is sent in a test is sent because something woke the sender, not because it looks by itself now and then.
    environment.setenv("TAFELBOT_TICK_SECONDS", "60")
    environment.setattr(sender, "LONGEST_SLEEP", 600.0)
    return read_settings(None)


@pytest.fixture
async def deployment(settings: Settings) -> AsyncIterator[Deployment]:
    sleutels = Sleutelbos()
    async with sleutels, FakeTeams() as teams, aiohttp.ClientSession() as session:

        def edge(een: EdgeSettings) -> EdgeSettings:
            """Talk to the fakes; everything else is as in earnest."""
            registrations = tuple(
                Registration(each.app_id, each.regio, each.tenant_ids, VasteTokens()) for each in een.registrations
            )
            return replace(een, registrations=registrations, metadata_url=sleutels.metadata_url, allow_loopback=True)

        bot = maak_tafelbot(settings, extras=Extras(edge=edge))
        server = TestServer(bot.app, host="127.0.0.1")
        await server.start_server()
        try:
            url = str(server.make_url("/api/messages"))
            yield Deployment(
                bot, teams, Koerier(session, url, sleutels), str(server.make_url("/")).rstrip("/"), session
            )
        finally:
            await server.close()
