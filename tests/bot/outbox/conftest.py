import pytest

from dialogs.kern.router import Streek
from storage.store import Store
from tests._databases import NU
from tests.bot.outbox.kamer import Kamer, Klok, Postbode


@pytest.fixture
def kamer(store: Store, streek: Streek) -> Kamer:
    klok = Klok(NU)
    return Kamer(store, streek, klok, Postbode(klok))
