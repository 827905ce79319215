"""Destroying a casus of which the meeting of a talk is still at Graph: that goes first, while its id is known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.bewaren import BEDENKTIJD
from domain.casus import Casus
from domain.terugkeergesprek import Gespreksstatus
from domain.vergadering import Toegangsgegevens, Vergadering, Vergaderstatus, Vergaderwijze
from storage import casus as casussen
from storage import terugkeergesprek, vergadering
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.bewaren._verhaal import bevestigt, gesloten, regel, verstreken, vijf_jaar_later
from tests.dialogs.terugkeergesprek._gesprek import gepland_gesprek


def is_er(wereld: Wereld, een: Casus) -> bool:
    return str(een.code) in wereld.leest(casussen.codes, [een.id]).values()


def met_graph(wereld: Wereld) -> None:
    regels = replace(wereld.regio.gesprek, graph_tenant="huurder")
    wereld.regio = replace(wereld.regio, gesprek=regels)


def met_vergadering(
    wereld: Wereld,
    *,
    status: Vergaderstatus = Vergaderstatus.GOED,
    wijze: Vergaderwijze = Vergaderwijze.GRAPH,
    extern_id: str = "kanarie-bij-graph",
) -> tuple[Casus, str]:
    """A casus that is past its term, with a talk whose meeting was never deleted."""
    een = gesloten(wereld)
    gesprek = gepland_gesprek(wereld, een)
    over = replace(gesprek, status=Gespreksstatus.GEWEEST)
    gegevens = Toegangsgegevens("https://teams.microsoft.com/l/meetup-join/kanarie")
    nieuw = Vergadering(
        id="",
        gesprek_id=gesprek.id,
        casus_id=een.id,
        wijze=wijze,
        status=status,
        extern_id=extern_id,
        gegevens=gegevens,
    )

    def doe(uow: UnitOfWork) -> None:
        terugkeergesprek.wijzig(uow, over)
        vergadering.maak(uow, nieuw)

    wereld.doet(doe)
    return een, gesprek.id


def staat(wereld: Wereld, gesprek_id: str) -> Vergadering:
    (een,) = wereld.leest(vergadering.van_gesprek, gesprek_id)
    return een


async def test_the_meeting_is_deleted_at_graph_before_the_casus_goes(wereld: Wereld, rosa: Deelnemer) -> None:
    met_graph(wereld)
    een, gesprek = met_vergadering(wereld)
    vijf_jaar_later(wereld)
    await bevestigt(rosa, regel(een))
    verstreken(wereld, minutes=16)
    assert is_er(wereld, een)
    wacht = staat(wereld, gesprek)
    assert wacht.status is Vergaderstatus.TE_VERWIJDEREN
    assert wacht.werk_vanaf is not None, "nobody was asked to delete it"
    assert wacht.extern_id == "kanarie-bij-graph"
    assert wacht.gegevens is None, "its link is of no more use to anybody"

    # The worker deleted it.
    wereld.doet(vergadering.wijzig, replace(wacht, status=Vergaderstatus.VERWIJDERD, werk_vanaf=None))
    verstreken(wereld, minutes=6)
    assert not is_er(wereld, een)


async def test_graph_that_stays_away_keeps_nothing_longer_than_two_days(wereld: Wereld, rosa: Deelnemer) -> None:
    met_graph(wereld)
    een, _ = met_vergadering(wereld)
    vijf_jaar_later(wereld)
    await bevestigt(rosa, regel(een))
    for _ in range(47):
        verstreken(wereld, hours=1)
    assert is_er(wereld, een)
    verstreken(wereld, hours=1)
    verstreken(wereld, hours=1)
    assert not is_er(wereld, een)


async def test_while_it_waits_for_graph_she_may_still_take_it_back(wereld: Wereld, rosa: Deelnemer) -> None:
    met_graph(wereld)
    een, _ = met_vergadering(wereld)
    vijf_jaar_later(wereld)
    gedaan = await bevestigt(rosa, regel(een))
    verstreken(wereld, hours=5)
    await rosa.presses(gedaan, "Toch niet vernietigen")
    verstreken(wereld, days=4)
    assert is_er(wereld, een)


@pytest.mark.parametrize(
    ("graph", "wat"),
    [
        (False, {}),
        (True, {"wijze": Vergaderwijze.EIGEN_LINK, "extern_id": ""}),
        (True, {"status": Vergaderstatus.VERWIJDERD}),
        (True, {"status": Vergaderstatus.AFGEKEURD, "extern_id": ""}),
    ],
)
async def test_where_nothing_is_left_at_graph_nothing_is_waited_for(
    wereld: Wereld, rosa: Deelnemer, *, graph: bool, wat: dict[str, object]
) -> None:
    if graph:
        met_graph(wereld)
    een, _ = met_vergadering(wereld, **wat)  # type: ignore[arg-type] # whatever is different about the meeting
    vijf_jaar_later(wereld)
    await bevestigt(rosa, regel(een))
    verstreken(wereld, minutes=BEDENKTIJD / timedelta(minutes=1) + 1)
    assert not is_er(wereld, een)
