"""Some months of nazorg: everybody is looked at, nobody hears of people of another, and each return is counted back."""

import pytest

from domain.regio import Regio
from storage.store import Store
from tests.scenarios import _nazorgjaar_nagaan as nagaan
from tests.scenarios._nazorgjaar import begin
from tests.scenarios._nazorgjaar_leven import leef


@pytest.mark.timeout(180)
async def test_in_ten_weeks_everybody_is_seen_and_each_return_is_told_of_on_its_days(
    sqlite_store: Store, merwestad: Regio
) -> None:
    jaar = await begin(sqlite_store, merwestad, 1)
    await leef(jaar, weken=10)
    assert len(jaar.zaken) > 50
    nagaan.alles(jaar)
