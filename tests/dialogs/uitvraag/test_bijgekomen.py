"""Something new on a worklist that stands: an edit wakes nobody, so who had dealt with everything is woken for it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.berichtsoorten import Wekkersoort
from domain.casus import Betrokkene, Casus, Persoonsgegevens
from storage import casus as casussen
from storage import wekkers
from storage.plekken import plekken
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Post, Verhaal

MORGEN = datetime(2026, 3, 3, 7, 30, tzinfo=UTC)
"""When the day after the start begins."""
RUIM = datetime(2026, 3, 16, 12, tzinfo=UTC)
"""A zitting so far away that its first reminder is due a week later."""


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.wereld.partner("politie")
    verhaal.zitting(RUIM)
    een = verhaal.casus(ANNA)
    await verhaal.start(een)
    return een


def gewekt(verhaal: Verhaal, waar: str = "19:politie") -> list[Post]:
    return [een for een in verhaal.geplaatst if een.soort == "herinnering" and een.waar == waar]


async def test_who_had_dealt_with_everything_is_woken_as_news_the_next_morning(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.handelt_af(casus, "politie")
    later = verhaal.casus(BRAM, nummer=143)
    await verhaal.start(later)
    # Its worklist took the attention of this day.
    assert gewekt(verhaal) == []
    verhaal.wacht_tot(MORGEN)
    (post,) = gewekt(verhaal)
    assert post.onderwerp_id == "politie:2026-03-03"
    assert [een.name for een in post.bericht.mentions] == ["Partner van politie"]
    assert post.kaart.tekst.splitlines()[0] == "Er is iets bijgekomen: er staat 1 vraag open"
    assert "Herinnering" not in post.kaart
    assert "Herinnering" not in verhaal.kaart_voor(later, "politie")
    assert BRAM.naam not in verhaal.alles_gezien()


async def test_it_is_not_counted_as_a_reminder_and_what_is_due_later_is(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.handelt_af(casus, "politie")
    later = verhaal.casus(BRAM, nummer=143)
    await verhaal.start(later)
    verhaal.wacht_tot(MORGEN)
    assert verhaal.bevraging(later, "politie").herinneringen == 0
    verhaal.wacht_tot(RUIM - timedelta(days=5))
    assert verhaal.bevraging(later, "politie").herinneringen > 0
    assert gewekt(verhaal)[-1].kaart.tekst.startswith("Herinnering: er staat nog 1 vraag open")
    assert "bijgekomen" not in gewekt(verhaal)[-1].kaart


async def test_on_a_later_day_it_is_told_at_once(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.handelt_af(casus, "politie")
    verhaal.wacht_tot(MORGEN + timedelta(hours=2))
    await verhaal.start(verhaal.casus(BRAM, nummer=143))
    assert [een.onderwerp_id for een in gewekt(verhaal)] == ["politie:2026-03-03"]


async def test_who_still_has_something_to_do_there_is_left_in_peace(verhaal: Verhaal, casus: Casus) -> None:
    later = verhaal.casus(BRAM, nummer=143)
    await verhaal.start(later)
    verhaal.wacht_tot(MORGEN)
    assert gewekt(verhaal) == []
    assert f"{later.code}: open" in verhaal.kaart_voor(casus, "politie")


async def test_several_new_things_are_one_post(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.handelt_af(casus, "politie")
    for nummer in (143, 144):
        await verhaal.start(verhaal.casus(BRAM, nummer=nummer))
    verhaal.wacht_tot(MORGEN)
    (post,) = gewekt(verhaal)
    assert post.kaart.tekst.splitlines()[0] == "Er is iets bijgekomen: er staan 2 vragen open"


async def test_who_did_it_before_the_post_left_is_not_woken(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.handelt_af(casus, "politie")
    later = verhaal.casus(BRAM, nummer=143)
    await verhaal.start(later)
    verhaal.handelt_af(later, "politie")
    verhaal.wacht_tot(MORGEN)
    assert gewekt(verhaal) == []


async def test_beside_a_reminder_it_says_that_something_is_new_too(verhaal: Verhaal, casus: Casus) -> None:
    ander = verhaal.casus(BRAM, nummer=143)
    await verhaal.start(ander)
    verhaal.handelt_af(casus, "politie")
    erbij = Betrokkene("later", "kind", Persoonsgegevens("Later Erbij", None, None))
    nu = verhaal.wereld.leest(casussen.lees, casus.id)
    verhaal.wereld.doet(casussen.wijzig, replace(nu, betrokkenen=(*nu.betrokkenen, erbij)))
    verhaal.wereld.doet(wekkers.zet, Wekkersoort.BETROKKENE_ERBIJ, casus.id, verhaal.wereld.nu)
    verhaal.wacht_tot(verhaal.wereld.nu)
    assert verhaal.bevraging(casus, "politie").herinneringen == 0
    verhaal.wereld.doet(wekkers.zet, "herinnering", verhaal.bevraging(ander, "politie").id, MORGEN, 1)
    verhaal.wacht_tot(MORGEN)
    (post,) = gewekt(verhaal)
    assert post.kaart.tekst.startswith("Herinnering: er staan nog 2 vragen open")
    assert "Er is ook iets bijgekomen." in post.kaart


async def test_where_the_worklist_is_still_to_come_nothing_else_is_planned(verhaal: Verhaal) -> None:
    verhaal.zitting(RUIM)
    verhaal.wereld.nu = datetime(2026, 3, 2, 22, tzinfo=UTC)
    for nummer in (142, 143):
        await verhaal.start(verhaal.casus(ANNA, nummer=nummer))
    verhaal.wacht_tot(MORGEN)
    assert all(verhaal.wereld.leest(plekken, "herinnering", f"{een}:2026-03-03") == () for een in VAST)
