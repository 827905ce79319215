"""A year of a table: whoever agreed to do something is asked on the right days, once, and never after he was done."""

import pytest

from domain.regio import Regio
from storage.store import Store
from tests.scenarios import _jaar_nagaan as nagaan
from tests.scenarios._jaar import begin, leef


@pytest.mark.timeout(180)
async def test_in_some_months_every_reminder_is_sent_once_and_none_after_its_reason(
    sqlite_store: Store, merwestad: Regio
) -> None:
    jaar = await begin(sqlite_store, merwestad, 5)
    await leef(jaar, weken=18, per_week=1)
    assert len(jaar.gemaakt) > 5
    nagaan.elke_herinnering_kwam_een_keer(jaar)
    nagaan.elke_herinnering_werd_een_bericht(jaar)
    nagaan.geen_bericht_zonder_reden(jaar)
    nagaan.van_stilte_hoorde_de_regisseur_een_keer(jaar)
    nagaan.niets_bleef_liggen(jaar)
