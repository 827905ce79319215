"""An uitvraag beside the other topics: it starts from a new casus, and its counts stand on the agenda."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from dialogs.alles import maak_registry
from domain.regio import Regio
from storage import agenda
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Post, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
AGENDA = datetime(2026, 3, 6, 8, tzinfo=UTC)  # one working day before, 9.00


@pytest.fixture
def verhaal(store: Store, demo_regio: Regio, nederlands: Teksten) -> Verhaal:
    een = Verhaal(Wereld(store, demo_regio, nederlands, maak_registry()))
    een.gesprek(*VAST, naam="allen")
    een.tafelkanalen()
    een.rondes()
    return een


def agenda_posts(posts: Iterable[Post], zitting_id: str) -> list[Post]:
    return [een for een in posts if (een.soort, een.onderwerp_id) == ("agenda", zitting_id)]


async def test_the_agenda_counts_what_is_in_and_is_edited_as_more_comes_in(verhaal: Verhaal) -> None:
    casus = verhaal.casus(ANNA)
    await verhaal.start(casus)
    zitting_id = verhaal.uitvraag(casus).zitting_id
    assert agenda_posts(verhaal.geplaatst, zitting_id) == []  # its own moment has not come
    verhaal.wacht_tot(AGENDA)
    (post,) = agenda_posts(verhaal.posts.values(), zitting_id)
    assert str(casus.code) in post.kaart
    assert "0 van 6" in post.kaart
    verhaal.handelt_af(casus, "politie")
    verhaal.handelt_af(casus, "om", weigert=True)
    (post,) = agenda_posts(verhaal.posts.values(), zitting_id)
    assert "2 van 6" in post.kaart
    assert len(agenda_posts(verhaal.geplaatst, zitting_id)) == 1


async def test_a_casus_that_is_added_after_the_agenda_was_posted_comes_on_it(verhaal: Verhaal) -> None:
    eerste = verhaal.casus(ANNA, nummer=1)
    await verhaal.start(eerste)
    verhaal.wacht_tot(AGENDA)
    laat = verhaal.casus(BRAM, nummer=2, spoed=True)
    await verhaal.start(laat)
    zitting_id = verhaal.uitvraag(laat).zitting_id
    (post,) = agenda_posts(verhaal.posts.values(), zitting_id)
    assert str(laat.code) in post.kaart
    assert len(agenda_posts(verhaal.geplaatst, zitting_id)) == 1


async def test_from_a_new_casus_one_button_leads_to_the_proposal(verhaal: Verhaal) -> None:
    casus = verhaal.casus(ANNA)
    vorm = await verhaal.wereld.regisseur.opens("uitvraag start", casuscode=str(casus.code))
    assert "Voor welke zitting? (verplicht)" in vorm.labels
    await verhaal.wereld.regisseur.presses(vorm, "Start")
    uitvraag = verhaal.uitvraag(casus)
    assert verhaal.wereld.leest(agenda.lees, uitvraag.zitting_id).begint_op == ZITTING
