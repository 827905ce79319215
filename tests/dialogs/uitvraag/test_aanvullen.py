"""Somebody is added while the uitvraag runs: whoever was asked is asked about him too, and woken for it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dialogs.kern.berichtsoorten import Wekkersoort
from domain.casus import Betrokkene, Casus, Persoonsgegevens
from domain.uitvraag import BevragingStatus, stand
from storage import casus as casussen
from storage import wekkers
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.zitting(datetime(2026, 3, 9, 12, tzinfo=UTC))
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


def _komt_erbij(verhaal: Verhaal, casus: Casus) -> None:
    erbij = Betrokkene("later", "kind", Persoonsgegevens("Later Erbij", None, None))
    nu = verhaal.wereld.leest(casussen.lees, casus.id)
    verhaal.wereld.doet(casussen.wijzig, replace(nu, betrokkenen=(*nu.betrokkenen, erbij)))
    verhaal.wereld.doet(wekkers.zet, Wekkersoort.BETROKKENE_ERBIJ, casus.id, verhaal.wereld.nu)
    verhaal.wacht_tot(verhaal.wereld.nu)


def _gepost(verhaal: Verhaal, waar: str) -> list[str]:
    return [een.soort for een in verhaal.geplaatst if een.waar == waar]


async def test_who_had_answered_is_asked_again_and_woken_for_it(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.handelt_af(casus, "politie")
    _komt_erbij(verhaal, casus)
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.OPEN
    kaart = verhaal.kaart_voor(casus, "politie")
    assert f"{casus.code}: nog 1 van 3" in kaart
    # Its attention of this day was used, and an edit wakes nobody: so the next morning.
    assert _gepost(verhaal, "19:politie") == ["werklijst"]
    verhaal.wacht_tot(datetime(2026, 3, 3, 7, 30, tzinfo=UTC))
    assert _gepost(verhaal, "19:politie") == ["werklijst", "herinnering"]
    verhaal.handelt_af(casus, "politie")
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD


@pytest.mark.parametrize("weigert", [True, False])
async def test_the_count_that_others_read_does_not_tell_who_is_asked_again(
    verhaal: Verhaal, casus: Casus, weigert: bool
) -> None:
    verhaal.handelt_af(casus, "politie", weigert=weigert)
    _komt_erbij(verhaal, casus)
    assert (verhaal.bevraging(casus, "politie").status is BevragingStatus.OPEN) is not weigert
    assert stand(verhaal.uitvraag(casus), verhaal.wereld.nu).binnen == 1


async def test_who_had_answered_earlier_is_woken_at_once(verhaal: Verhaal, casus: Casus) -> None:
    for wie in VAST:
        verhaal.handelt_af(casus, wie)
    verhaal.wacht_tot(datetime(2026, 3, 3, 9, tzinfo=UTC))
    _komt_erbij(verhaal, casus)
    assert _gepost(verhaal, "19:politie") == ["werklijst", "herinnering"]
    # Nothing is asked of it twice: the reminder of the schedule that is still to come is one more.
    verhaal.wacht_tot(datetime(2026, 3, 4, 9, tzinfo=UTC))
    assert _gepost(verhaal, "19:politie") == ["werklijst", "herinnering"]


async def test_who_had_not_answered_yet_keeps_one_card_with_the_new_count(verhaal: Verhaal, casus: Casus) -> None:
    eerder = len(verhaal.geplaatst)
    _komt_erbij(verhaal, casus)
    assert len(verhaal.geplaatst) == eerder
    assert all("3 personen" in verhaal.kaart_voor(casus, organisatie) for organisatie in VAST)


async def test_who_refused_for_everybody_is_left_alone(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.handelt_af(casus, "politie", weigert=True)
    _komt_erbij(verhaal, casus)
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.GEWEIGERD
    verhaal.wacht_tot(datetime(2026, 3, 4, 9, tzinfo=UTC))
    assert _gepost(verhaal, "19:politie") == ["werklijst"]
