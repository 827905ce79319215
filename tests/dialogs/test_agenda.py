from dataclasses import replace
from datetime import date

import pytest

from dialogs import agenda as onderwerp
from dialogs.kern.registry import Registry
from domain.agenda import Agendapunt, Agendasoort, Zitting, ZittingStatus
from domain.casus import Casus
from domain.logboek import Handeling
from domain.regio import Regio
from storage import agenda, gesprekken, toegang
from storage.gesprekken import Bestemming
from storage.store import Store
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._wereld import Wereld, groep, kanaal
from tests.dialogs._zaken import CANARY, gesprek_in, koppelt_tafel, maakt_casus, nodigt_uit, om, plant, zet_op_agenda

JEUGD = kanaal("jeugd")
ELDERS = kanaal("politie")


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    onderwerp.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def zitting(wereld: Wereld) -> Zitting:
    return plant(wereld, "jeugd", om(wereld, date(2026, 3, 5), 13, 30))


@pytest.fixture
def casussen(wereld: Wereld, zitting: Zitting) -> list[Casus]:
    """Three casussen on the agenda; the politie is invited to the second only, gemeente Merwestad to the first."""
    drie = [maakt_casus(wereld, "jeugd") for _ in range(3)]
    for een in drie:
        wereld.verstrijkt(seconds=1)
        zet_op_agenda(wereld, zitting, een, Agendasoort.LOPEND)
    nodigt_uit(wereld, drie[1], "politie")
    nodigt_uit(wereld, drie[0], "gemeente-merwestad")
    return drie


def codes(kaart: Kaart, casussen: list[Casus]) -> list[int]:
    """Which of the casussen can be read on a card."""
    return [plek for plek, een in enumerate(casussen) if str(een.code) in kaart]


async def test_in_the_channel_of_the_tafel_its_agenda_stands_for_everybody(
    wereld: Wereld, casussen: list[Casus]
) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    for iemand in (wereld.regisseur, wereld.partner("ggd"), wereld.beheerder):
        kaart = await iemand.types("/agenda", JEUGD)
        assert "Agenda Regietafel Jeugd" in kaart
        assert codes(kaart, casussen) == [0, 1, 2]
    assert CANARY not in wereld.posted()


async def test_in_another_channel_stand_only_dates_and_counts_for_anybody(
    wereld: Wereld, casussen: list[Casus]
) -> None:
    for waar in (ELDERS, groep("overleg")):
        for iemand in (wereld.regisseur, wereld.partner("politie")):
            kaart = await iemand.types("/agenda jeugd", waar)
            assert codes(kaart, casussen) == []
            assert "3 casussen" in kaart
            assert "Donderdag 5 maart, 13.30 uur" in kaart


async def test_what_is_opened_from_another_channel_shows_each_his_own(wereld: Wereld, casussen: list[Casus]) -> None:
    politie = wereld.partner("politie")
    kaart = await politie.types("/agenda jeugd", ELDERS)
    geopend = await politie.presses(kaart, "Openen", waar=ELDERS)
    assert codes(geopend, casussen) == [1]
    assert codes(await wereld.regisseur.presses(kaart, "Openen", waar=ELDERS), casussen) == [0, 1, 2]


async def test_a_partner_sees_his_own_casussen_at_their_place_and_only_counts_the_others(
    wereld: Wereld, casussen: list[Casus]
) -> None:
    kaart = await wereld.partner("politie").types("/agenda jeugd")
    assert codes(kaart, casussen) == [1]
    assert f"**2. {casussen[1].code}**" in kaart
    assert "En 2 casussen waarbij u niet bent uitgenodigd." in kaart


async def test_who_was_invited_to_nothing_on_it_sees_no_code_at_all(wereld: Wereld, casussen: list[Casus]) -> None:
    for organisatie in ("gemeente-oosterwaard", "ggd"):
        kaart = await wereld.partner(organisatie).types("/agenda jeugd")
        assert codes(kaart, casussen) == []
        assert "En 3 casussen waarbij u niet bent uitgenodigd." in kaart
        assert kaart.knoppen == ()


async def test_a_beheerder_sees_every_tafel_but_no_code(wereld: Wereld, casussen: list[Casus]) -> None:
    overzicht = await wereld.beheerder.types("/agenda")
    assert all(een.naam in overzicht for een in wereld.regio.tafels.values())
    assert codes(await wereld.beheerder.types("/agenda jeugd"), casussen) == []


async def test_when_access_ends_the_code_goes(wereld: Wereld, casussen: list[Casus]) -> None:
    wereld.doet(toegang.beeindig, casussen[1].id, "politie")
    wereld.verstrijkt(seconds=1)
    assert codes(await wereld.partner("politie").types("/agenda jeugd"), casussen) == []


async def test_the_overview_holds_all_tafels_for_the_regisseur_and_his_own_for_a_partner(
    wereld: Wereld, casussen: list[Casus]
) -> None:
    voor_regisseur = await wereld.regisseur.types("/agenda")
    assert all(een.naam in voor_regisseur for een in wereld.regio.tafels.values())
    assert voor_regisseur.knoppen == ("Openen",)
    assert voor_regisseur.tekst.count("Er is nog geen zitting gepland.") == len(wereld.regio.tafels) - 1
    voor_partner = await wereld.partner("politie").types("/agenda")
    assert "Regietafel Jeugd" in voor_partner
    assert "Regietafel Nazorg" not in voor_partner
    assert "U bent nu bij geen casus op een agenda uitgenodigd." in await wereld.partner("ggd").types("/agenda")


async def test_in_a_channel_of_several_tafels_one_may_choose(wereld: Wereld, casussen: list[Casus]) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    gesprek = gesprek_in(wereld, JEUGD)
    wereld.doet(gesprekken.wijs_toe, gesprek.id, Bestemming.TAFEL, "nazorg", wereld.beheerder.id)
    overzicht = await wereld.partner("ggd").types("/agenda", JEUGD)
    assert "Regietafel Jeugd" in overzicht
    assert "Regietafel Nazorg" in overzicht
    assert "Regietafel Volwassenen" not in overzicht
    assert codes(await wereld.partner("ggd").types("/agenda jeugd", JEUGD), casussen) == [0, 1, 2]
    assert codes(await wereld.partner("ggd").types("/agenda volwassenen", JEUGD), casussen) == []


async def test_a_channel_of_an_organisatie_is_no_channel_of_a_tafel(wereld: Wereld, casussen: list[Casus]) -> None:
    await wereld.beheerder.adds_the_bot(ELDERS)
    gesprek = gesprek_in(wereld, ELDERS)
    # An organisatie and a tafel may have the same code.
    for code in ("politie", "jeugd"):
        wereld.doet(gesprekken.wijs_toe, gesprek.id, Bestemming.ORGANISATIE, code, wereld.beheerder.id)
    assert codes(await wereld.partner("politie").types("/agenda jeugd", ELDERS), casussen) == []


async def test_the_two_coming_zittingen_are_shown_and_one_of_today_stays_until_tonight(
    wereld: Wereld, zitting: Zitting, casussen: list[Casus]
) -> None:
    for dag in (12, 19):
        plant(wereld, "jeugd", om(wereld, date(2026, 3, dag), 13, 30))
    wereld.nu = om(wereld, date(2026, 3, 5), 23)
    kaart = await wereld.regisseur.types("/agenda jeugd")
    assert "Donderdag 5 maart" in kaart
    assert "Donderdag 12 maart" in kaart
    assert "Donderdag 19 maart" not in kaart
    wereld.verstrijkt(hours=2)
    assert "Donderdag 5 maart" not in await wereld.regisseur.types("/agenda jeugd")


async def test_without_anything_planned_the_tafel_says_so(wereld: Wereld) -> None:
    assert "Er is nog geen zitting gepland." in await wereld.regisseur.types("/agenda nazorg")
    tafel = replace(wereld.regio.tafel("nazorg"), ritme=None)
    wereld.regio = replace(wereld.regio, tafels={**wereld.regio.tafels, "nazorg": tafel})
    assert "wanneer de procesregisseur een zitting plant" in await wereld.regisseur.types("/agenda nazorg")


async def test_a_zitting_that_lapsed_is_not_shown(wereld: Wereld, zitting: Zitting) -> None:
    wereld.doet(agenda.wijzig, replace(zitting, status=ZittingStatus.VERVALLEN))
    assert "Er is nog geen zitting gepland." in await wereld.regisseur.types("/agenda jeugd")


async def test_opening_is_written_down(wereld: Wereld, zitting: Zitting, casussen: list[Casus]) -> None:
    politie = wereld.partner("politie")
    await politie.presses_raw("agenda.open", {"v": 1, "tafel": "jeugd"})
    (regel,) = [een for een in wereld.logboek() if een.handeling is Handeling.AGENDA_GEOPEND]
    assert (regel.door_id, regel.onderwerp_id) == (politie.id, zitting.id)


async def test_a_made_up_tafel_opens_nothing(wereld: Wereld) -> None:
    kaart = await wereld.regisseur.presses_raw("agenda.open", {"v": 1, "tafel": "bestaat-niet"})
    assert "Niet gevonden" in kaart


async def test_a_stranger_gets_a_friendly_line_and_no_agenda(wereld: Wereld, casussen: list[Casus]) -> None:
    for kaart in (
        await wereld.onbekende("Gast").types("/agenda jeugd"),
        await wereld.onbekende("Gast").presses_raw("agenda.open", {"v": 1, "tafel": "jeugd"}),
    ):
        assert "Ik ken u nog niet" in kaart
        assert "5 maart" not in kaart


async def test_another_region_with_the_same_tafel_shows_nothing_of_this_one(
    wereld: Wereld, casussen: list[Casus]
) -> None:
    ander = Wereld(wereld.store, replace(wereld.regio, code="ANDERS"), wereld.teksten, wereld.registry, wereld.nu)
    kaart = await ander.regisseur.types("/agenda jeugd")
    assert codes(kaart, casussen) == []
    assert "Er is nog geen zitting gepland." in kaart


async def test_minutes_and_clock_times_stand_at_the_items_for_everybody_who_sees_them(
    wereld: Wereld, zitting: Zitting, casussen: list[Casus]
) -> None:
    for plek, een in enumerate(casussen[:2], start=1):
        punt = Agendapunt(zitting.id, een.id, Agendasoort.LOPEND, wereld.nu, volgorde=plek, minuten=15 * plek)
        wereld.doet(agenda.zet_op_agenda, punt)
    kaart = await wereld.regisseur.types("/agenda jeugd")
    for regel in ("13.30 uur, 15 minuten", "13.45 uur, 30 minuten", "14.15 uur"):
        assert regel in kaart
    van_politie = await wereld.partner("politie").types("/agenda jeugd")
    assert "13.45 uur, 30 minuten" in van_politie
    assert "13.30 uur, 15 minuten" not in van_politie


async def test_a_spoedzitting_is_called_that_and_pushes_no_regular_one_away(wereld: Wereld, zitting: Zitting) -> None:
    plant(wereld, "jeugd", om(wereld, date(2026, 3, 12), 13, 30))
    wereld.doet(agenda.plan, "jeugd", om(wereld, date(2026, 3, 4), 9), extra=True)
    kaart = await wereld.regisseur.types("/agenda jeugd")
    assert "Spoedzitting, buiten het vaste rooster." in kaart
    for dag in ("Woensdag 4 maart", "Donderdag 5 maart", "Donderdag 12 maart"):
        assert dag in kaart
    assert "Woensdag 4 maart, 9.00 uur, spoedzitting" in await wereld.regisseur.types("/agenda")


async def test_the_overview_begins_with_the_tafel_that_comes_first(wereld: Wereld, zitting: Zitting) -> None:
    plant(wereld, "nazorg", om(wereld, date(2026, 3, 4), 13))
    kaart = await wereld.regisseur.types("/agenda")
    namen = ["Regietafel Nazorg", "Regietafel Jeugd", "Regietafel Volwassenen"]
    assert sorted(namen, key=kaart.tekst.index) == namen
