"""A whole year of nazorg: 329 people of ten gemeenten, of whom some come back, with every move, leave and transfer."""

from collections import Counter
from time import process_time

import pytest

from domain.regio import Regio
from storage.store import Store
from tests.scenarios import _nazorgjaar_nagaan as nagaan
from tests.scenarios._nazorgjaar import begin
from tests.scenarios._nazorgjaar_leven import leef
from tools.nazorgjaar.jaar import VERDELING, Soort

SECONDEN = 240
"""Of one processor. Measured: 99, on a machine that did much else."""


@pytest.mark.timeout(1200)
async def test_in_a_year_everybody_is_seen_and_each_return_is_told_of_on_its_days(
    sqlite_store: Store, merwestad: Regio
) -> None:
    voor = process_time()
    jaar = await begin(sqlite_store, merwestad, 1)
    # So long that the last one who came in was asked about, and everybody who was released was looked at.
    await leef(jaar, weken=56)
    duurde = process_time() - voor
    mensen = {een.verblijf.wie for een in jaar.zaken.values()}
    assert len(mensen) == sum(VERDELING)
    assert len(jaar.zaken) > len(mensen), "nobody came back"
    gebeurd = Counter(een.soort for zaak in jaar.zaken.values() for een in zaak.verblijf.berichten)
    assert set(gebeurd) == set(Soort)
    nagaan.alles(jaar)
    assert duurde < SECONDEN, duurde


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("zaad", [2, 3])
async def test_another_season_goes_the_same_way_on_both_databases(store: Store, merwestad: Regio, zaad: int) -> None:
    jaar = await begin(store, merwestad, zaad)
    await leef(jaar, weken=10)
    nagaan.alles(jaar)
