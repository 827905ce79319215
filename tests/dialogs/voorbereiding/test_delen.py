"""A tafel that sits in two parts: in which part an item stands is for its own regisseur, and parts stay together."""

from datetime import date, timedelta

import pytest

from cards.verbs import Verb
from domain.agenda import op_volgorde
from storage import agenda
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import Wereld, kanaal
from tests.dialogs._zaken import koppelt_tafel, maakt_casus, om, plant, vraagt_uit, zet_op_agenda
from tests.dialogs.voorbereiding._tafel import Tafel

KANAAL = kanaal("huiselijk-geweld")
TAFEL = "huiselijk-geweld"


@pytest.fixture
def delen(wereld: Wereld, tafel: Tafel) -> Tafel:
    """The same tafel, as the demo's tafel that sits in two parts: two casussen of Rosa and one of Carlo."""
    tafel.zitting = plant(wereld, TAFEL, om(wereld, date(2026, 3, 9), 13))
    tafel.volgende = plant(wereld, TAFEL, om(wereld, date(2026, 3, 16), 13))
    tafel.eerste = maakt_casus(wereld, TAFEL)
    tafel.uitvraag = vraagt_uit(wereld, tafel.eerste, tafel.zitting, "politie")
    wereld.verstrijkt(seconds=1)
    tafel.tweede = maakt_casus(wereld, TAFEL)
    zet_op_agenda(wereld, tafel.zitting, tafel.tweede)
    wereld.verstrijkt(seconds=1)
    tafel.van_collega = maakt_casus(wereld, TAFEL, tafel.collega)
    zet_op_agenda(wereld, tafel.zitting, tafel.van_collega)
    return tafel


async def punt(tafel: Tafel, casus_id: str) -> Kaart:
    return await tafel.wereld.regisseur.presses_raw(
        Verb.VOORBEREIDING_PUNT, {"v": 1, "zitting": tafel.zitting.id, "casus": casus_id}
    )


async def formulier(tafel: Tafel) -> Kaart:
    kaart = await tafel.wereld.regisseur.opens("voorbereiding", tafel=TAFEL)
    return await tafel.wereld.regisseur.presses(kaart, "Volgorde en minuten")


def staat(tafel: Tafel, zitting_id: str = "") -> list[tuple[str, int]]:
    """The codes in order, each with its part."""
    per_id = {een.id: str(een.code) for een in (tafel.eerste, tafel.tweede, tafel.van_collega)}
    punten = op_volgorde(tafel.wereld.leest(agenda.punten, zitting_id or tafel.zitting.id))
    return [(per_id[een.casus_id], een.deel) for een in punten]


async def test_an_item_goes_to_the_second_part_and_back_with_one_press(delen: Tafel) -> None:
    een, twee, drie = delen.codes
    rosa = delen.wereld.regisseur
    kaart = await rosa.presses(await punt(delen, delen.eerste.id), "Naar deel 2")
    assert staat(delen) == [(twee, 1), (drie, 1), (een, 2)]
    assert "Deel 2, zonder Raad voor de Kinderbescherming, Jeugdteam" in kaart
    assert "Plaats 3 van 3" in kaart
    kaart = await rosa.presses(kaart, "Naar deel 1")
    assert sorted(staat(delen)) == sorted([(een, 1), (twee, 1), (drie, 1)])
    assert "Naar deel 2" in kaart.knoppen


async def test_pressed_twice_it_goes_once_and_a_copied_button_is_refused(delen: Tafel) -> None:
    kaart = await punt(delen, delen.eerste.id)
    weigert = await delen.collega.presses(kaart, "Naar deel 2")
    assert "Dit kan ik niet voor u openen" in weigert or "geen toegang" in weigert
    assert {deel for _, deel in staat(delen)} == {1}
    for _ in range(2):
        await delen.wereld.regisseur.presses(kaart, "Naar deel 2")
    assert [deel for _, deel in staat(delen)] == [1, 1, 2]


async def test_of_a_colleague_the_part_is_not_offered_and_not_taken(delen: Tafel) -> None:
    kaart = await punt(delen, delen.van_collega.id)
    assert "Naar deel 2" not in kaart.knoppen
    een, twee, drie = delen.codes
    vorm = await formulier(delen)
    assert {f"Deel {een}", f"Deel {twee}"} <= set(vorm.labels)
    assert f"Deel {drie}" not in vorm.labels
    druk = vorm.druk("Opslaan", {})
    velden = {**druk.data, f"veld.deel.{delen.van_collega.id}": "2"}
    await delen.wereld.regisseur.presses_raw(druk.verb, velden)
    assert {deel for _, deel in staat(delen)} == {1}


async def test_in_the_form_parts_stay_together_whatever_places_were_asked(delen: Tafel) -> None:
    een, twee, drie = delen.codes
    rosa = delen.wereld.regisseur
    await rosa.presses(await formulier(delen), "Opslaan", {f"Deel {een}": "2", f"Plaats {een}": "1"})
    assert staat(delen) == [(twee, 1), (drie, 1), (een, 2)]
    vorm = await formulier(delen)
    assert vorm.tekst.index(f"{drie}**") < vorm.tekst.index("Deel 2, zonder") < vorm.tekst.index(f"{een}**")
    await rosa.presses(vorm, "Opslaan", {f"Deel {twee}": "2", f"Plaats {twee}": "3"})
    assert staat(delen) == [(drie, 1), (een, 2), (twee, 2)]


async def test_a_mistake_elsewhere_in_the_form_loses_no_part_that_was_chosen(delen: Tafel) -> None:
    een, twee, _ = delen.codes
    rosa = delen.wereld.regisseur
    weer = await rosa.presses(await formulier(delen), "Opslaan", {f"Deel {een}": "2", f"Minuten {twee}": "veel"})
    assert {deel for _, deel in staat(delen)} == {1}
    await rosa.presses(weer, "Opslaan", {f"Minuten {twee}": "20"})
    assert (een, 2) in staat(delen)


async def test_one_place_at_a_time_never_leads_over_the_border(delen: Tafel) -> None:
    een, twee, drie = delen.codes
    rosa = delen.wereld.regisseur
    await rosa.presses(await punt(delen, delen.eerste.id), "Naar deel 2")
    alleen = await punt(delen, delen.eerste.id)
    assert not {"Eerder", "Later"} & set(alleen.knoppen)
    laatste = await punt(delen, delen.van_collega.id)
    assert "Later" not in laatste.knoppen
    await rosa.presses(laatste, "Eerder")
    assert staat(delen) == [(drie, 1), (twee, 1), (een, 2)]


async def test_everybody_sees_where_the_second_part_begins(delen: Tafel) -> None:
    een, _, _ = delen.codes
    wereld = delen.wereld
    await koppelt_tafel(wereld, KANAAL, TAFEL)
    wereld.nu = delen.zitting.begint_op - timedelta(hours=2)
    await wereld.regisseur.presses(await punt(delen, delen.eerste.id), "Naar deel 2")
    (post,) = [bericht.kaart.tekst for bericht in bezorgt(wereld) if bericht.werk.soort == "agenda"]
    overzicht = (await wereld.regisseur.opens("voorbereiding", tafel=TAFEL)).tekst
    for tekst in (post, overzicht):
        assert tekst.count("Deel 2") == 1
        assert tekst.index("Deel 2") < tekst.index(f"{een}**")


async def test_moved_to_another_zitting_or_taken_off_and_put_back_it_keeps_its_part(delen: Tafel) -> None:
    een, _, _ = delen.codes
    rosa = delen.wereld.regisseur
    kaart = await rosa.presses(await punt(delen, delen.eerste.id), "Naar deel 2")
    weg = await rosa.presses(await rosa.presses(kaart, "Van de agenda"), "Van de agenda halen")
    assert een not in dict(staat(delen))
    await rosa.presses(weg, "Terugzetten")
    assert (een, 2) in staat(delen)
    vorm = await rosa.presses(await punt(delen, delen.eerste.id), "Andere zitting")
    await rosa.presses(vorm, "Verplaatsen")
    assert staat(delen, delen.volgende.id) == [(een, 2)]


async def test_a_tafel_that_sits_in_one_part_knows_no_parts(tafel: Tafel) -> None:
    kaart = await punt(tafel, tafel.eerste.id)
    assert "Naar deel 2" not in kaart.knoppen
    assert "Deel 1" not in kaart
    weigert = await tafel.wereld.regisseur.presses_raw(
        Verb.VOORBEREIDING_DEEL,
        {"v": 1, "zitting": tafel.zitting.id, "casus": tafel.eerste.id, "deel": 2, "sleutel": "a.1.b"},
    )
    assert "verlopen" in weigert
    assert {een.deel for een in tafel.wereld.leest(agenda.punten, tafel.zitting.id)} == {1}
