"""Two talks never share a meeting: whoever must not meet somebody does not meet him there either."""

from datetime import timedelta

import pytest

from cards.verbs import Verb
from dialogs import terugkeergesprek
from domain.terugkeergesprek import Terugkeergesprek
from domain.vergadering import OPTIES
from storage import vergadering
from tests._kaart import Kaart
from tests.dialogs._detentie import neemt_op
from tests.dialogs._wereld import Wereld
from tests.dialogs.terugkeergesprek._gesprek import gepland_gesprek

LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_{}%40thread.v2/0?context=%7b%22Tid%22%3a%22{}%22%7d"


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    terugkeergesprek.register(wereld.registry)
    return wereld


async def brengt_link(w: Wereld, gesprek: Terugkeergesprek, adres: str) -> Kaart:
    kaart = await w.regisseur.presses_raw(Verb.VERGADERING_OPEN, {"v": 1, "gesprek": gesprek.id})
    druk = kaart.druk("Link bewaren", {})
    return await w.regisseur.presses_raw(druk.verb, {**druk.data, "opties": ",".join(OPTIES), "adres": adres})


async def test_the_meeting_of_one_talk_is_refused_for_another_also_afterwards(w: Wereld) -> None:
    einde = w.nu.date() + timedelta(days=60)
    een, ander = (
        gepland_gesprek(w, neemt_op(w, naam, einde=einde)[0]) for naam in ("Kanarie Verzonnen", "Ander Verzonnen")
    )
    await brengt_link(w, een, LINK.format("NzI1", "a"))
    weer = await brengt_link(w, ander, LINK.format("NzI1", "b"))
    assert "Deze link is van een ander gesprek." in weer
    assert not any(gevonden.gegevens for gevonden in w.leest(vergadering.van_gesprek, ander.id))
    eigen = await brengt_link(w, ander, LINK.format("OTk5", "a"))
    assert "ander gesprek" not in eigen
    assert any(gevonden.mag_getoond for gevonden in w.leest(vergadering.van_gesprek, ander.id))
