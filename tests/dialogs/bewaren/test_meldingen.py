"""A melding that becomes no casus keeps almost nothing, from the moment that it is decided."""

import pytest

from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.errors import NotFound
from storage import bewaren, meldingen, vernietigen
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.bewaren._verhaal import manager, verstreken
from tests.dialogs.meldingen._verhaal import KANARIE, laatste, meldt

AFWIJZING = {
    "Waarom wordt dit geen casus?": "Terug naar het lokale veld",
    "Uw antwoord aan de melder": "Het wijkteam gaat met u verder.",
}


@pytest.fixture
async def politie(wereld: Wereld, rosa: Deelnemer) -> Deelnemer:
    partner = wereld.partner("politie")
    await partner.types("/help")
    assert rosa.id
    return partner


async def wijst_af(wereld: Wereld, politie: Deelnemer) -> str:
    await meldt(politie)
    melding = laatste(wereld, politie)
    rosa = wereld.regisseur
    kaart = await rosa.presses_raw("melding.oppakken", {"v": 1, "melding": melding.id})
    vraag = await rosa.presses(kaart, "Beantwoorden")
    await rosa.presses(vraag, "Versturen", AFWIJZING)
    return melding.id


async def test_its_key_is_destroyed_at_once_and_the_answer_can_still_be_read(
    wereld: Wereld, politie: Deelnemer
) -> None:
    melding_id = await wijst_af(wereld, politie)
    with pytest.raises(NotFound):
        wereld.doet(lambda uow: uow.maak_casussleutel(melding_id))
    nu = wereld.leest(meldingen.lees, melding_id)
    assert (nu.personen, nu.aanleiding, nu.berichten) == ((), "", ())
    kaart = await politie.presses_raw("melding.open", {"v": 1, "melding": melding_id})
    assert "Het wijkteam gaat met u verder." in kaart
    assert KANARIE not in kaart


async def test_its_clock_begins_with_the_decision_and_ends_with_nothing(wereld: Wereld, politie: Deelnemer) -> None:
    melding_id = await wijst_af(wereld, politie)
    klok = wereld.leest(bewaren.zoek, Bewaarsoort.MELDING, melding_id)
    assert klok is not None
    assert (klok.categorie, klok.begonnen_op) == (Bewaarcategorie.AFGEWEZEN, wereld.nu)
    verstreken(wereld, days=366)
    kaart = await wereld.regisseur.opens("bewaren")
    assert "Melding van Politie" in kaart
    assert "Melding van" not in await manager(wereld).opens("bewaren")
    (keuze,) = kaart.invoer[0]["choices"]
    vraag = await wereld.regisseur.presses(kaart, "Vernietigen", {"Dossiers": keuze["title"]})
    await wereld.regisseur.presses(vraag, "Definitief vernietigen")
    verstreken(wereld, minutes=16)
    with pytest.raises(NotFound):
        wereld.leest(meldingen.lees, melding_id)
    assert wereld.leest(vernietigen.van, Bewaarsoort.MELDING, melding_id) is not None
    assert wereld.leest(bewaren.zoek, Bewaarsoort.LOGBOEK, melding_id) is not None
