"""Who sits at a talk: by telephone, later than the others, and with another colleague at the door."""

from datetime import timedelta

import pytest

from domain.casus import Casus
from domain.contact import Contact, Kanaal
from domain.persoon import Rol
from domain.regio import Regio
from domain.terugkeergesprek import Deelnamestatus
from storage import contacten
from storage.store import Store
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY
from tests.dialogs.terugkeergesprek._plan import (
    GEMEENTE,
    POLITIE,
    agent,
    deelname,
    gedetineerde,
    gesprek_van,
    hele_wereld,
    kiest,
    komt_of_niet,
    met_kanalen,
    plant,
    vergadering_goed,
)

_D = Deelnamestatus
COLLEGA = "Wie laat hem binnen als u er niet bent?"


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return hele_wereld(store, demo_regio, nederlands)


def collega(wereld: Wereld, naam: str = "Carlijn Collega") -> Deelnemer:
    return wereld.persoon(naam, (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))


async def toont(wereld: Wereld, een: Casus) -> Kaart:
    return await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code))


async def gepland(wereld: Wereld, **invoer: str) -> Casus:
    """A talk of which everybody may know when it is."""
    een = gedetineerde(wereld)
    await plant(wereld, een, **invoer)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    return een


async def test_another_colleague_opens_the_door_and_then_nobody_else(wereld: Wereld) -> None:
    assert collega(wereld).id
    assert collega(wereld, "Berend Buurman").id
    een = await gepland(wereld, **{COLLEGA: "Carlijn Collega"})
    assert gesprek_van(wereld, een).plaatsvervanger_id == collega(wereld).id
    vorm = await wereld.regisseur.presses(await toont(wereld, een), "Wie erbij zitten")
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {COLLEGA: "Berend Buurman"})
    assert "Berend Buurman" in kaart
    assert gesprek_van(wereld, een).plaatsvervanger_id == collega(wereld, "Berend Buurman").id
    assert deelname(wereld, een) == {GEMEENTE: _D.GENODIGD, POLITIE: _D.GENODIGD}
    vorm = await wereld.regisseur.presses(kaart, "Wie erbij zitten")
    await wereld.regisseur.presses(vorm, "Opslaan", {COLLEGA: "Niemand anders"})
    assert gesprek_van(wereld, een).plaatsvervanger_id is None


async def test_saved_as_it_stood_nothing_changes(wereld: Wereld) -> None:
    assert collega(wereld).id
    een = await gepland(wereld, **{COLLEGA: "Carlijn Collega"})
    was = gesprek_van(wereld, een)
    vorm = await wereld.regisseur.presses(await toont(wereld, een), "Wie erbij zitten")
    await wereld.regisseur.presses(vorm, "Opslaan")
    assert gesprek_van(wereld, een) == was


async def test_who_is_no_regisseur_does_not_open_the_door(wereld: Wereld) -> None:
    assert collega(wereld).id
    een = await gepland(wereld)
    vorm = await wereld.regisseur.presses(await toont(wereld, een), "Wie erbij zitten")
    druk = vorm.druk("Opslaan", {})
    data = {**druk.data, "plaatsvervanger": agent(wereld).id, "organisaties": POLITIE}
    kaart = await wereld.regisseur.presses_raw(druk.verb, data)
    assert "Kies een collega uit de lijst." in kaart
    assert next(veld for veld in kaart.invoer if veld["id"] == "organisaties")["value"] == POLITIE
    assert gesprek_van(wereld, een).plaatsvervanger_id is None
    assert deelname(wereld, een)[GEMEENTE] is _D.GENODIGD


async def test_what_is_said_by_telephone_is_written_down_and_can_be_said_otherwise(wereld: Wereld) -> None:
    een = await gepland(wereld, **{"Welke organisaties zitten erbij?": POLITIE})
    kaart = await toont(wereld, een)
    assert "zonder Teams: bel om het te vertellen" in kaart
    kaart = await wereld.regisseur.presses(kaart, "Zij komen")
    assert "Opgeslagen wat u aan de telefoon hoorde." in kaart
    assert deelname(wereld, een)[POLITIE] is _D.KOMT
    await wereld.regisseur.presses(kaart, "Zij komen niet")
    assert deelname(wereld, een)[POLITIE] is _D.KOMT_NIET
    assert CANARY not in wereld.posted()


async def test_before_they_can_know_when_it_is_nobody_asks_whether_they_come(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    assert "Zij komen" not in (await toont(wereld, een)).knoppen


async def test_who_is_in_teams_says_it_himself(wereld: Wereld) -> None:
    een = await gepland(wereld, **{"Welke organisaties zitten erbij?": POLITIE})
    oud = await toont(wereld, een)
    await met_kanalen(wereld)
    assert "Zij komen" not in (await toont(wereld, een)).knoppen
    kaart = await wereld.regisseur.presses(oud, "Zij komen")
    assert "laat in Teams zelf weten of zij komt" in kaart
    assert deelname(wereld, een)[POLITIE] is _D.GENODIGD


async def test_another_regisseur_or_a_partner_writes_down_nothing_for_anybody(wereld: Wereld) -> None:
    een = await gepland(wereld, **{"Welke organisaties zitten erbij?": POLITIE})
    druk = (await toont(wereld, een)).druk("Zij komen", {})
    for wie in (collega(wereld), agent(wereld)):
        await wie.presses_raw(druk.verb, druk.data)
    assert deelname(wereld, een)[POLITIE] is _D.GENODIGD


async def test_for_who_was_taken_off_an_old_card_writes_down_nothing(wereld: Wereld) -> None:
    een = await gepland(wereld, **{"Welke organisaties zitten erbij?": POLITIE})
    oud = await toont(wereld, een)
    opslaan = (await wereld.regisseur.presses(oud, "Wie erbij zitten")).druk("Opslaan", {})
    await wereld.regisseur.presses_raw(opslaan.verb, {**opslaan.data, "organisaties": ""})
    await wereld.regisseur.presses(oud, "Zij komen")
    assert deelname(wereld, een)[POLITIE] is _D.NIET_MEER


async def test_whoever_came_to_sit_at_it_later_reads_how_we_talk_there(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een, **{"Welke organisaties zitten erbij?": "Gemeente Merwestad"})
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    wereld.nu = (gesprek_van(wereld, een).begint_op or wereld.nu) - timedelta(minutes=30)
    vorm = await wereld.regisseur.presses(await toont(wereld, een), "Wie erbij zitten")
    druk = vorm.druk("Opslaan", {})
    await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "organisaties": f"{GEMEENTE},{POLITIE}"})
    kaart = await agent(wereld).presses(await komt_of_niet(wereld, een), "Zo praten we")
    assert "Zo praten we met elkaar" in kaart
    assert CANARY not in kaart


async def test_who_said_that_it_does_not_come_is_not_told_how_we_talk(wereld: Wereld) -> None:
    een = await gepland(wereld)
    kaart = await agent(wereld).presses(await komt_of_niet(wereld, een), "Wij komen niet")
    assert "Zo praten we" not in kaart.knoppen


async def test_a_contact_by_mail_reads_words_that_tell_nothing(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    piet = Contact("c-piet", POLITIE, "Piet Zonderteams", Kanaal.EMAIL, email="piet@politie.example.test")
    wereld.doet(contacten.voeg_toe, piet)
    await plant(wereld, een)
    await kiest(wereld, een)
    assert not [post for post in bezorgt(wereld) if post.werk.contact_id]
    vergadering_goed(wereld, een)
    (mail,) = [post for post in bezorgt(wereld) if post.werk.contact_id]
    assert f"Er staat iets voor u klaar bij {wereld.regio.naam}." in mail.kaart
    for verraad in (CANARY, str(een.code), "gesprek", "Piet", "PI ", "10."):
        assert verraad not in mail.kaart
