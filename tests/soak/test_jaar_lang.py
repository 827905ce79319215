"""A whole year of a table: 150 casussen and 900 afspraken, with its holidays and both changes of the clock."""

from time import process_time

import pytest

from domain.regio import Regio
from storage.store import Store
from tests.scenarios import _jaar_nagaan as nagaan
from tests.scenarios._jaar import begin, leef

CASUSSEN, AFSPRAKEN = 150, 900
SECONDEN = 90
"""Of one processor. Measured: 59, on a machine that did much else."""


@pytest.mark.timeout(900)
async def test_in_a_year_every_reminder_was_sent_once_and_it_takes_about_a_minute(
    sqlite_store: Store, merwestad: Regio
) -> None:
    voor = process_time()
    jaar = await begin(sqlite_store, merwestad, 11)
    await leef(jaar, weken=52, per_week=4)
    duurde = process_time() - voor
    assert len(jaar.gemaakt) >= CASUSSEN
    assert len(jaar.aard) >= AFSPRAKEN
    nagaan.elke_herinnering_kwam_een_keer(jaar)
    nagaan.elke_herinnering_werd_een_bericht(jaar)
    nagaan.geen_bericht_zonder_reden(jaar)
    nagaan.van_stilte_hoorde_de_regisseur_een_keer(jaar)
    nagaan.niets_bleef_liggen(jaar)
    # Of the machine's own time: what else runs on it says nothing of us.
    assert duurde < SECONDEN, duurde


@pytest.mark.timeout(900)
async def test_months_go_the_same_way_on_both_databases(store: Store, merwestad: Regio) -> None:
    jaar = await begin(store, merwestad, 7)
    await leef(jaar, weken=14, per_week=2)
    assert len(jaar.gemaakt) >= 6
    nagaan.elke_herinnering_kwam_een_keer(jaar)
    nagaan.elke_herinnering_werd_een_bericht(jaar)
    nagaan.geen_bericht_zonder_reden(jaar)
    nagaan.van_stilte_hoorde_de_regisseur_een_keer(jaar)
    nagaan.niets_bleef_liggen(jaar)
