"""A talk that has a moment, a Graph on loopback, and a worker of which the time is moved by hand."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.casus import Casus
from tests.bot.vergaderen.werkplaats import Werkplaats, maak_gesprek
from tests.dialogs._detentie import neemt_op
from tests.dialogs._wereld import TENANT, Wereld
from tests.dialogs.conftest import demo_regio, nederlands, wereld
from tests.graphnep.graph import FakeGraph

__all__ = ["demo_regio", "nederlands", "wereld"]


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    """A region of which the bot makes the meetings."""
    wereld.regio = replace(wereld.regio, gesprek=replace(wereld.regio.gesprek, graph_tenant=TENANT))
    return wereld


@pytest.fixture
def casus(w: Wereld) -> Casus:
    return neemt_op(w, einde=w.nu.date() + timedelta(days=60))[0]


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    async with FakeGraph() as graph:
        yield graph


@pytest.fixture
async def plaats(w: Wereld, casus: Casus, graph: FakeGraph) -> AsyncIterator[Werkplaats]:
    made = Werkplaats(w, graph, maak_gesprek(w, casus))
    made.vraagt_aan()
    yield made
    await made.sluit()
