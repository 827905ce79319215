"""The invented region of the stories, and the stages on which they are played."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import pytest

from domain.regio import Regio
from regio.laden import laad_regio
from teksten.catalogus import laad_teksten
from tests._databases import SOORTEN, PostgresServer
from tests.scenarios._opstelling import Opstelling
from tests.scenarios._voorspel import Gespeeld, Stand, Toneel, draait, speel

MaakToneel: TypeAlias = Callable[[Stand], Toneel]


@pytest.fixture(scope="session")
def merwestad() -> Regio:
    return laad_regio(Path("regio/demo.yaml"), laad_teksten())


@dataclass
class Voorspel:
    """The stages that were played, each once for each kind of database, and copies of them."""

    request: pytest.FixtureRequest
    folder: Callable[[], Path]
    regio: Regio
    nummers: Iterator[int]
    gespeeld: dict[tuple[str, Stand], Gespeeld] = field(default_factory=dict)

    def op(self, soort: str, stand: Stand, folder: Path) -> Toneel:
        """Return a stage of its own for one story."""
        if (soort, stand) not in self.gespeeld:
            self.gespeeld[soort, stand] = self._speel(soort, stand)
        return self._kopie(soort, self.gespeeld[soort, stand], folder)

    def ruim(self, toneel: Toneel) -> None:
        """Throw the database of a stage away, when that is not a file of the test's own."""
        if not toneel.database_url.startswith("sqlite"):
            self._server.ruim(_naam(toneel.database_url))

    def _speel(self, soort: str, stand: Stand) -> Gespeeld:
        folder = self.folder()
        toneel = self.op(soort, Stand.CASUS, folder) if stand is Stand.UITVRAAG else self._leeg(soort, folder)
        with ThreadPoolExecutor(1) as draad:
            posts, code = draad.submit(asyncio.run, speel(toneel, self.regio, stand)).result()
        return Gespeeld(_naam(toneel.database_url), folder / "sleutels.db", posts, code)

    def _leeg(self, soort: str, folder: Path) -> Toneel:
        sjabloon = self.request.getfixturevalue("sqlite_sjabloon") if soort == "sqlite" else "sjabloon"
        return self._kopie(soort, Gespeeld(str(sjabloon), self.request.getfixturevalue("sleutelkast_sjabloon")), folder)

    def _kopie(self, soort: str, gespeeld: Gespeeld, folder: Path) -> Toneel:
        if soort == "sqlite":
            url = f"sqlite:///{shutil.copy(gespeeld.database, folder / 'tafelbot.db')}"
        else:
            url = self._server.maak(f"verhaal{next(self.nummers)}", gespeeld.database)
        return Toneel(url, f"sqlite:///{shutil.copy(gespeeld.sleutels, folder / 'sleutels.db')}", gespeeld)

    @property
    def _server(self) -> PostgresServer:
        server: PostgresServer = self.request.getfixturevalue("postgres_server")
        return server


def _naam(database_url: str) -> str:
    """Return the file of a SQLite database, or the name of one in PostgreSQL."""
    if database_url.startswith("sqlite"):
        return database_url.removeprefix("sqlite:///")
    return database_url.partition("@/")[2].partition("?")[0]


@pytest.fixture(scope="session")
def voorspel(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    merwestad: Regio,
    nummers: Iterator[int],
) -> Voorspel:
    return Voorspel(request, lambda: tmp_path_factory.mktemp("voorspel"), merwestad, nummers)


@pytest.fixture(params=SOORTEN)
def maak_toneel(request: pytest.FixtureRequest, voorspel: Voorspel, tmp_path: Path) -> Iterator[MaakToneel]:
    """Make the stage of this story; the story is played on SQLite and on PostgreSQL."""
    gemaakt: list[Toneel] = []

    def maak(stand: Stand) -> Toneel:
        gemaakt.append(voorspel.op(request.param, stand, tmp_path))
        return gemaakt[-1]

    yield maak
    for toneel in gemaakt:
        voorspel.ruim(toneel)


@pytest.fixture
async def bij_casus(maak_toneel: MaakToneel, merwestad: Regio) -> AsyncIterator[Opstelling]:
    """The stage with an open casus, before its uitvraag."""
    async with draait(maak_toneel(Stand.CASUS), merwestad) as o:
        yield o


@pytest.fixture
async def bij_uitvraag(maak_toneel: MaakToneel, merwestad: Regio) -> AsyncIterator[Opstelling]:
    """The stage with an uitvraag in the conversations of six organisaties."""
    async with draait(maak_toneel(Stand.UITVRAAG), merwestad) as o:
        yield o
