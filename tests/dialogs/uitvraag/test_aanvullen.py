"""Somebody is added while the uitvraag runs: whoever was asked is asked about him too, and woken for it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from domain.casus import Betrokkene, Casus, Persoonsgegevens
from domain.uitvraag import BevragingStatus
from storage import casus as casussen
from storage import wekkers
from tests._kaart import Kaart
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.zitting(datetime(2026, 3, 9, 12, tzinfo=UTC))
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


async def _opent(verhaal: Verhaal, casus: Casus, knop: str) -> Kaart:
    politie = verhaal.wereld.partner("politie", "Piet Politie")
    return await politie.presses(await politie.presses(verhaal.kaart_voor(casus, "politie"), "Beantwoorden"), knop)


def _komt_erbij(verhaal: Verhaal, casus: Casus) -> None:
    erbij = Betrokkene("later", "kind", Persoonsgegevens("Later Erbij", None, None))
    nu = verhaal.wereld.leest(casussen.lees, casus.id)
    verhaal.wereld.doet(casussen.wijzig, replace(nu, betrokkenen=(*nu.betrokkenen, erbij)))
    verhaal.wereld.doet(wekkers.zet, Wekkersoort.BETROKKENE_ERBIJ, casus.id, verhaal.wereld.nu)
    verhaal.wacht_tot(verhaal.wereld.nu)


def _gevraagd(verhaal: Verhaal) -> int:
    return len([een for een in verhaal.geplaatst if een.soort == Berichtsoort.UITVRAAG])


async def test_who_had_answered_is_asked_again_by_a_new_post(verhaal: Verhaal, casus: Casus) -> None:
    politie = verhaal.wereld.partner("politie", "Piet Politie")
    vorm = await _opent(verhaal, casus, "Verder naar de personen")
    await politie.presses(await politie.presses(vorm, "Niet bekend"), "Niet bekend")
    verhaal.verstuurt()
    eerder = _gevraagd(verhaal)
    _komt_erbij(verhaal, casus)
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.OPEN
    assert _gevraagd(verhaal) == eerder + 1
    assert "3 personen" in verhaal.kaart_voor(casus, "politie")
    vorm = await politie.presses(verhaal.kaart_voor(casus, "politie"), "Beantwoorden")
    assert "Later Erbij" in vorm
    await politie.presses(vorm, "Niet bekend")
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD


async def test_who_had_not_answered_yet_keeps_one_card_with_the_new_count(verhaal: Verhaal, casus: Casus) -> None:
    eerder = _gevraagd(verhaal)
    _komt_erbij(verhaal, casus)
    assert _gevraagd(verhaal) == eerder
    assert all("3 personen" in verhaal.kaart_voor(casus, organisatie) for organisatie in VAST)


async def test_who_refused_for_everybody_is_left_alone(verhaal: Verhaal, casus: Casus) -> None:
    reden = await _opent(verhaal, casus, "Ik kan of mag dit niet delen")
    await verhaal.wereld.partner("politie", "Piet Politie").presses(
        reden, "Vastleggen", {"Waarom niet?": "Beroepsgeheim"}
    )
    verhaal.verstuurt()
    eerder = _gevraagd(verhaal)
    _komt_erbij(verhaal, casus)
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.GEWEIGERD
    assert _gevraagd(verhaal) == eerder
