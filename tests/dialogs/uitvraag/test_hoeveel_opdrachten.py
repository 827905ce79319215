"""What an organisatie does costs no more reads because it is asked more: a long worklist opens as a short one does."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.casus import Casus
from tests.dialogs.uitvraag._antwoorden import opent, ziet_namen
from tests.dialogs.uitvraag._verhaal import ANNA, Verhaal
from tests.storage._opdrachten import gezien, leest

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
async def casussen(verhaal: Verhaal) -> list[Casus]:
    verhaal.zitting(ZITTING)
    gevraagd = [verhaal.casus(ANNA, nummer=nummer) for nummer in (142, 143, 144, 145)]
    for een in gevraagd:
        await verhaal.start(een)
    return gevraagd


async def test_what_was_answered_about_four_casussen_is_read_at_once(verhaal: Verhaal, casussen: list[Casus]) -> None:
    zitting = verhaal.uitvraag(casussen[0]).zitting_id
    with gezien() as opdrachten:
        kaart = await opent(verhaal, verhaal.wereld.partner("politie"), zitting)
    assert all(str(een.code) in kaart for een in casussen)
    assert leest(opdrachten, "antwoord") == 1
    assert leest(opdrachten, "toegang") == 1


async def test_the_worklists_of_all_its_tafels_are_kept_true_at_once(verhaal: Verhaal, casussen: list[Casus]) -> None:
    tafels = [een for een in verhaal.wereld.regio.tafels if een != casussen[0].tafel]
    for nummer, tafel in enumerate(tafels, 200):
        verhaal.zitting(ZITTING + timedelta(days=1), tafel)
        await verhaal.start(verhaal.casus(ANNA, tafel=tafel, nummer=nummer))
    piet = verhaal.wereld.partner("politie")
    kaart = await ziet_namen(verhaal, piet, casussen[0])
    with gezien() as opdrachten:
        await piet.presses(kaart, "Niet bekend")
    # The worklists; and the agenda of the tafel.
    assert len(tafels) > 1
    assert 1 <= sum(een.startswith("INSERT INTO outbox ") for een in opdrachten) <= 2
