"""What could tell more than it should: a tafel beside a code, a name before refusing was offered."""

from datetime import date

import pytest

from dialogs import agenda, casus, uitvraag
from dialogs.kern.registry import Registry
from domain.casus import Casus
from domain.regio import Regio
from domain.uitvraag import BevragingStatus, Uitvraag
from storage.gesprekken import Bestemming
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld, groep
from tests.dialogs._zaken import CANARY, handelt_af, koppelt, maakt_casus, om, plant, vraagt_uit

GESPREK = groep("politie")


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (agenda, casus, uitvraag):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def gedetineerd(wereld: Wereld) -> Casus:
    """A casus about somebody who is in detention."""
    return maakt_casus(wereld, "nazorg")


@pytest.fixture
def lopend(wereld: Wereld, gedetineerd: Casus) -> Uitvraag:
    zitting = plant(wereld, "nazorg", om(wereld, date(2026, 3, 5), 13, 30))
    return vraagt_uit(wereld, gedetineerd, zitting, "politie")


async def test_where_the_card_of_a_casus_stands_the_agenda_does_not_tell_at_which_tafel_it_is(
    wereld: Wereld, lopend: Uitvraag
) -> None:
    await koppelt(wereld, GESPREK, Bestemming.ORGANISATIE, "politie")
    kaart = await wereld.partner("politie").types("/agenda", GESPREK)
    assert all(een.naam in kaart for een in wereld.regio.tafels.values())
    assert "Regietafel Jeugd" not in await wereld.partner("politie").types("/agenda")


async def test_a_casus_keeps_its_names_closed_until_refusing_was_offered(
    wereld: Wereld, gedetineerd: Casus, lopend: Uitvraag
) -> None:
    politie = wereld.partner("politie")
    kaart = await politie.opens("casus toon", casuscode=str(gedetineerd.code))
    assert CANARY not in kaart
    assert "Nazorg" not in kaart
    assert kaart.knoppen == ("Beantwoorden", "Namen tonen")
    assert CANARY not in await politie.presses(kaart, "Beantwoorden")
    assert CANARY in await politie.presses(kaart, "Namen tonen")


@pytest.mark.parametrize("hoe", [BevragingStatus.BEANTWOORD, BevragingStatus.GEWEIGERD])
async def test_once_his_organisatie_has_chosen_a_casus_opens_at_once(
    wereld: Wereld, gedetineerd: Casus, lopend: Uitvraag, hoe: BevragingStatus
) -> None:
    handelt_af(wereld, lopend, "politie", hoe)
    assert CANARY in await wereld.partner("politie").opens("casus toon", casuscode=str(gedetineerd.code))
    andere = wereld.partner("ggd")
    assert CANARY not in await andere.presses_raw("casus.open", {"v": 1, "casus": gedetineerd.id, "namen": True})


@pytest.mark.parametrize("datum", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("veld", ["zitting", "deadline"])
async def test_a_day_outside_every_calendar_is_told_and_breaks_nothing(
    wereld: Wereld, gedetineerd: Casus, veld: str, datum: str
) -> None:
    regisseur = wereld.regisseur
    vorm = await regisseur.presses(await regisseur.types(f"/uitvraag start {gedetineerd.code}"), "Voorstel openen")
    druk = vorm.druk("Start", {})
    moment = {"zitting": "", "zitting_datum": "2026-03-05", "zitting_tijd": "13:00"}
    kaart = await regisseur.presses_raw(
        druk.verb, {**druk.data, **moment, f"{veld}_datum": datum, f"{veld}_tijd": "00:00"}
    )
    assert "Start" in kaart.knoppen
