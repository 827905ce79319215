"""Withdrawn or closed at the very moment at which an organisatie answers: it counts and is withdrawn, or is refused."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeAlias

import pytest

from dialogs.kern.desk import Desk
from dialogs.kern.turn import JsonValue
from dialogs.uitvraag.antwoorden.vastleggen import Gezegd, leg_vast
from dialogs.uitvraag.zaak import laad
from domain.casus import Casus
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.uitvraag import Antwoordsoort, BevragingStatus, UitvraagStatus
from storage import toegang
from storage import uitvraag as uitvragen
from tests.dialogs.uitvraag._gedaan import aan_het_bureau, antwoordt
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, Verhaal

Daad: TypeAlias = Callable[[Verhaal, Casus], Awaitable[None]]

LANG_GENOEG = 0.5
"""Seconds that one gets to overtake the other. It rightly waits them all: only a lock can hold it."""


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.zitting(datetime(2026, 3, 9, 12, tzinfo=UTC))
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


async def trekt_alles_in(verhaal: Verhaal, casus: Casus) -> None:
    data: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    regisseur = verhaal.wereld.regisseur
    await regisseur.presses(await regisseur.presses_raw("uitvraag.intrek_formulier", data), "Hele uitvraag intrekken")


async def sluit(verhaal: Verhaal, casus: Casus) -> None:
    data: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    regisseur = verhaal.wereld.regisseur
    await regisseur.presses(await regisseur.presses_raw("uitvraag.wijzigen", data), "Sluiten")


def gezegd(casus: Casus) -> list[Gezegd]:
    return [Gezegd(een.id, Antwoordsoort.NIET_BEKEND) for een in casus.betrokkenen]


async def test_an_answer_that_is_being_stored_counts_and_is_withdrawn_whole(verhaal: Verhaal, casus: Casus) -> None:
    bevraging, politie = verhaal.bevraging(casus, "politie"), verhaal.wereld.partner("politie")
    intrekken = threading.Thread(target=lambda: asyncio.run(trekt_alles_in(verhaal, casus)))

    def antwoordt_net(desk: Desk) -> None:
        leg_vast(desk, laad(desk, bevraging.id), gezegd(casus))
        intrekken.start()
        intrekken.join(LANG_GENOEG)

    _ = verhaal.wereld.regisseur
    aan_het_bureau(verhaal, politie, antwoordt_net)
    intrekken.join()
    assert verhaal.uitvraag(casus).status is UitvraagStatus.INGETROKKEN
    assert {een.status for een in verhaal.uitvraag(casus).bevragingen} == {BevragingStatus.INGETROKKEN}
    assert all(een.tot is not None for een in verhaal.wereld.leest(toegang.van_casus, casus.id))
    assert len(verhaal.wereld.leest(uitvragen.laatste_antwoorden, casus.id, bevraging.id)) == 2


@pytest.mark.parametrize("wat", [trekt_alles_in, sluit])
async def test_an_answer_that_was_begun_before_is_refused_whole(verhaal: Verhaal, casus: Casus, wat: Daad) -> None:
    bevraging, politie = verhaal.bevraging(casus, "politie"), verhaal.wereld.partner("politie")
    voor = aan_het_bureau(verhaal, politie, lambda desk: laad(desk, bevraging.id))
    await wat(verhaal, casus)
    with pytest.raises(UserMistake):
        aan_het_bureau(verhaal, politie, lambda desk: leg_vast(desk, voor, gezegd(casus)))
    assert verhaal.wereld.leest(uitvragen.laatste_antwoorden, casus.id, bevraging.id) == ()
    assert Handeling.UITVRAAG_BEANTWOORD not in verhaal.wereld.handelingen(casus.id)


async def test_two_who_withdraw_at_once_withdraw_it_once(verhaal: Verhaal, casus: Casus) -> None:
    data: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    regisseur = verhaal.wereld.regisseur
    vorm = [await regisseur.presses_raw("uitvraag.intrek_formulier", data) for _ in range(2)]
    kaarten = await asyncio.gather(*(regisseur.presses(een, "Hele uitvraag intrekken") for een in vorm))
    for kaart in kaarten:
        assert "De hele uitvraag is ingetrokken" in kaart
    handelingen = verhaal.wereld.handelingen(casus.id)
    assert handelingen.count(Handeling.UITVRAAG_INGETROKKEN) == 1 + len(verhaal.uitvraag(casus).bevragingen)


async def test_who_answers_again_after_it_is_asked_again_is_heard(verhaal: Verhaal, casus: Casus) -> None:
    antwoordt(verhaal, casus, "politie", 0)
    await trekt_alles_in(verhaal, casus)
    data: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    kaart = await verhaal.wereld.regisseur.presses_raw("uitvraag.inzage", data)
    await verhaal.wereld.regisseur.presses(kaart, "Toch weer vragen")
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.OPEN
    antwoordt(verhaal, casus, "politie", 1)
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD
