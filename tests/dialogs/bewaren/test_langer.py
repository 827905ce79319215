"""Keeping something longer needs a reason: extended by at most one more term, or held until somebody lets go of it."""

from datetime import UTC, datetime

import pytest

from domain.bewaren import Besluitsoort, Bewaarsoort, Bewaring
from domain.casus import Casus
from domain.logboek import Handeling
from storage import bewaren
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, sluit_af
from tests.dialogs.bewaren._verhaal import (
    ander,
    bevestigt,
    functionaris,
    gesloten,
    regel,
    verstreken,
    vijf_jaar_later,
)

REDEN = "Kanariereden: er loopt een klacht. 🙂"


def klok(wereld: Wereld, een: Casus) -> Bewaring:
    gevonden = wereld.leest(bewaren.zoek, Bewaarsoort.CASUS, een.id)
    assert gevonden is not None
    return gevonden


async def open_(wie: Deelnemer, een: Casus) -> Kaart:
    return await wie.opens("bewaren", casuscode=str(een.code))


async def houdt_vast(wie: Deelnemer, een: Casus) -> Kaart:
    vraag = await wie.presses(await open_(wie, een), "Vasthouden")
    return await wie.presses(vraag, "Vasthouden", {"Reden": REDEN})


async def test_what_is_extended_leaves_the_list_until_that_day_with_who_and_why(
    wereld: Wereld, rosa: Deelnemer
) -> None:
    een, ook = gesloten(wereld), gesloten(wereld)
    vijf_jaar_later(wereld)
    kaart = await rosa.opens("bewaren")
    vraag = await rosa.presses(kaart, "Langer bewaren", {"Dossiers": f"{regel(een)} + {regel(ook)}"})
    assert "Op zijn laatst tot maandag 3 maart 2036." in vraag
    gedaan = await rosa.presses(vraag, "Langer bewaren", {"Bewaren tot": "2032-01-05", "Reden": REDEN})
    assert "Er is nu niets waarover u hoeft te beslissen." in gedaan
    assert klok(wereld, een).verloopt_op == datetime(2032, 1, 4, 23, 0, tzinfo=UTC)
    (besluit,) = wereld.leest(bewaren.besluiten, klok(wereld, een))
    assert (besluit.soort, besluit.door_id, besluit.reden) == (Besluitsoort.VERLENGD, rosa.id, REDEN)
    een_kaart = await open_(rosa, een)
    assert "verlengd tot maandag 5 januari 2032 door Rosa Regisseur" in een_kaart
    assert REDEN in een_kaart
    assert "Kanariereden" not in wereld.posted()
    assert Handeling.BEWAREN_VERLENGD in wereld.handelingen(een.id)
    wereld.nu = datetime(2032, 1, 5, 9, 0, tzinfo=UTC)
    assert str(een.code) in await rosa.opens("bewaren")


@pytest.mark.parametrize("dag", ["2036-03-04", "2031-03-03", "2030-01-01", "", "morgen"])
async def test_it_is_never_extended_further_than_one_more_term(wereld: Wereld, rosa: Deelnemer, dag: str) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    voor = klok(wereld, een)
    vraag = await rosa.presses(await open_(rosa, een), "Langer bewaren")
    weer = await rosa.presses(vraag, "Langer bewaren", {"Bewaren tot": dag, "Reden": REDEN})
    assert weer.labels == vraag.labels
    assert REDEN in [veld.get("value") for veld in weer.invoer]
    assert klok(wereld, een) == voor


async def test_without_a_reason_nothing_is_kept_longer(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    vraag = await rosa.presses(await open_(rosa, een), "Langer bewaren")
    weer = await rosa.presses(vraag, "Langer bewaren", {"Bewaren tot": "2032-01-05", "Reden": "  "})
    assert "Schrijf waarom." in weer
    te_lang = await rosa.presses(vraag, "Langer bewaren", {"Bewaren tot": "2032-01-05", "Reden": "a" * 1001})
    assert "De reden is te lang" in te_lang
    assert klok(wereld, een).is_verlopen(wereld.nu)


async def test_pressed_twice_it_is_extended_once(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    vraag = await rosa.presses(await open_(rosa, een), "Langer bewaren")
    for _ in range(2):
        await rosa.presses(vraag, "Langer bewaren", {"Bewaren tot": "2032-01-05", "Reden": REDEN})
    assert len(wereld.leest(bewaren.besluiten, klok(wereld, een))) == 1


async def test_what_is_held_is_not_destroyed_not_even_when_that_was_confirmed(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    await bevestigt(rosa, regel(een))
    kaart = await houdt_vast(functionaris(wereld), een)
    assert "Dit wordt vastgehouden" in kaart
    verstreken(wereld, hours=1)
    assert klok(wereld, een).vastgehouden
    lijst = await rosa.opens("bewaren")
    assert "Vernietigen" not in lijst.knoppen
    assert f"Casus {een.code}" in lijst
    assert Handeling.BEWAREN_VASTGEHOUDEN in wereld.handelingen(een.id)


async def test_only_an_officer_lets_go_of_what_an_officer_holds(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    pia = functionaris(wereld)
    kaart = await houdt_vast(pia, een)
    assert "Loslaten" not in (await open_(rosa, een)).knoppen
    await rosa.presses_raw("bewaren.vorm", {"v": 1, "wens": "laat_los", "item": f"casus:{een.id}"})
    assert klok(wereld, een).vastgehouden
    vraag = await pia.presses(kaart, "Loslaten")
    await pia.presses(vraag, "Loslaten", {"Reden": "De klacht is afgehandeld."})
    assert regel(een) in await rosa.opens("bewaren")


async def test_a_regisseur_holds_and_lets_go_himself_and_each_is_kept_with_why(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    kaart = await houdt_vast(rosa, een)
    vraag = await rosa.presses(kaart, "Loslaten")
    weer = await rosa.presses(vraag, "Loslaten", {"Reden": "Niet meer nodig."})
    assert "vastgehouden door Rosa Regisseur" in weer
    assert "losgelaten door Rosa Regisseur" in weer
    assert "Vernietigen" in weer.knoppen


async def test_a_casus_that_runs_can_be_held_beforehand(wereld: Wereld, rosa: Deelnemer) -> None:
    een = maakt_casus(wereld, "jeugd")
    kaart = await houdt_vast(rosa, een)
    assert "nog niet: de casus loopt" in kaart
    sluit_af(wereld, een)
    vijf_jaar_later(wereld)
    assert klok(wereld, een).vastgehouden
    assert "Vernietigen" not in (await rosa.opens("bewaren")).knoppen


async def test_another_regisseur_neither_holds_nor_extends(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    voor, kees = klok(wereld, een), ander(wereld)
    vraag = await rosa.presses(await open_(rosa, een), "Vasthouden")
    await kees.presses(vraag, "Vasthouden", {"Reden": REDEN})
    for wens in ("verleng", "houd_vast", "laat_los"):
        vorm = {"v": 1, "wens": wens, "item": f"casus:{een.id}"}
        assert str(een.code) not in await kees.presses_raw("bewaren.vorm", vorm)
    assert klok(wereld, een) == voor


async def test_an_officer_holds_but_does_not_destroy_a_casus(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    pia = functionaris(wereld)
    assert (await open_(pia, een)).knoppen == ("Vasthouden",)
    await pia.presses_raw("bewaren.vernietig_vorm", {"v": 1, "item": f"casus:{een.id}"})
    assert not klok(wereld, een).bevestigd
    assert rosa.id


async def test_why_a_regisseur_keeps_it_is_not_for_who_only_checks(wereld: Wereld, rosa: Deelnemer) -> None:
    """A reason may name people; a privacyfunctionaris never reads names of betrokkenen."""
    een = gesloten(wereld)
    naam = f"casus:{een.id}"
    pia = functionaris(wereld)
    for wie, reden in ((rosa, f"{CANARY} klaagt"), (pia, "De toezichthouder vroeg erom")):
        vraag = await wie.presses_raw("bewaren.vorm", {"v": 1, "wens": "houd_vast", "item": naam})
        await wie.presses(vraag, "Vasthouden", {"Reden": reden})
    leest = {wie.id: await wie.presses_raw("bewaren.open", {"v": 1, "item": naam}) for wie in (rosa, pia)}
    assert CANARY in leest[rosa.id]
    assert CANARY not in leest[pia.id]
    assert "Rosa Regisseur" in leest[pia.id]
    assert all("De toezichthouder vroeg erom" in kaart for kaart in leest.values())
