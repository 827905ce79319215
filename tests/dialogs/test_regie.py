"""Casusregie: with exactly one partner at a time, who held it before is kept, and both hear when it moves."""

import asyncio
from dataclasses import replace

import pytest

from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import personen, toegang
from storage import regie as regies
from storage.gesprekken import Bestemming
from tests._kaart import Kaart
from tests.dialogs._plan import GGD, JEUGD, POLITIE, casus_aan_tafel, heeft_regie, houder, met_plan
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import Deelnemer, Wereld, groep
from tests.dialogs._zaken import CANARY, koppelt, maakt_casus, nodigt_uit, sluit_af

WIE = "Bij welke organisatie?"


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    return met_plan(wereld)


@pytest.fixture
def casus(w: Wereld) -> Casus:
    een = casus_aan_tafel(w)
    nodigt_uit(w, een, "politie")
    return een


@pytest.fixture
async def piet(w: Wereld) -> Deelnemer:
    """Of the politie, with a chat of his own."""
    wie = w.partner("politie", "Piet Politie")
    await wie.adds_the_bot()
    await wie.types("/help")
    return wie


async def belegt(w: Wereld, casus: Casus, organisatie: str, persoon: str = "") -> Kaart:
    vorm = await w.regisseur.types(f"/regie {casus.code} {organisatie}")
    invoer = {"Wie is daar casusregisseur?": persoon} if persoon else {}
    return await w.regisseur.presses(vorm, "Casusregie beleggen", invoer)


async def test_typed_with_an_organisatie_the_confirmation_opens_filled_in(
    w: Wereld, casus: Casus, piet: Deelnemer
) -> None:
    vorm = await w.regisseur.types(f"/regie {casus.code} politie")
    assert f"U belegt de casusregie bij {POLITIE}." in vorm
    assert "doet nog niet mee" not in vorm
    klaar = await w.regisseur.presses(vorm, "Casusregie beleggen", {"Wie is daar casusregisseur?": "Piet Politie"})
    assert f"De casusregie ligt nu bij {POLITIE}." in klaar
    assert f"{POLITIE} (Piet Politie) heeft de casusregie." in klaar
    regie = houder(w, casus)
    assert regie is not None
    assert (regie.organisatie, regie.persoon_id, regie.door_id) == ("politie", piet.id, w.regisseur.id)
    assert w.handelingen(casus.id)[-1] is Handeling.REGIE_BELEGD
    assert CANARY not in w.posted()


async def test_who_takes_part_stands_first_and_the_veiligheidshuis_is_no_choice(w: Wereld, casus: Casus) -> None:
    kaart = await w.regisseur.types(f"/regie {casus.code}")
    assert "Nog geen organisatie heeft de casusregie." in kaart
    keuze = await w.regisseur.presses(kaart, "Casusregie beleggen")
    titels = [een["title"] for een in keuze.invoer[0]["choices"]]
    assert titels[0] == POLITIE
    assert f"{GGD} (doet nog niet mee)" in titels
    assert not any("ZVH" in een for een in titels)
    vorm = await w.regisseur.presses(keuze, "Verder", {WIE: f"{GGD} (doet nog niet mee)"})
    assert "krijgt die organisatie toegang" in vorm
    leeg = await w.regisseur.presses(keuze, "Verder")
    assert "Kies een organisatie." in leeg


async def test_the_veiligheidshuis_keeps_the_procesregie_and_never_gets_the_casusregie(w: Wereld, casus: Casus) -> None:
    kaart = await w.regisseur.types(f"/regie {casus.code} zvh")
    assert "ligt altijd bij een partner" in kaart
    druk = (await w.regisseur.types(f"/regie {casus.code} politie")).druk("Casusregie beleggen", {})
    weer = await w.regisseur.presses_raw(druk.verb, {**druk.data, "organisatie": "zvh"})
    assert houder(w, casus) is None
    assert weer.tekst


async def test_who_gets_it_gets_access_and_who_took_part_for_nothing_else_loses_it(w: Wereld, casus: Casus) -> None:
    await belegt(w, casus, "ggd")
    gea = w.partner("ggd", "Gea Gezond")
    assert "heeft de casusregie" in await gea.opens("regie", casuscode=str(casus.code))
    assert Handeling.TOEGANG_VERLEEND in w.handelingen(casus.id)
    await belegt(w, casus, "politie")
    nu = [een for een in w.leest(toegang.van_casus, casus.id) if een.loopt(w.nu)]
    # The GGD took part for nothing else; nobody lives on in a casus by having had the regie once.
    assert [een.organisatie for een in nu] == ["politie"]
    assert "heeft de casusregie" not in await gea.opens("regie", casuscode=str(casus.code))


async def test_there_is_one_at_a_time_and_all_who_had_it_are_kept(w: Wereld, casus: Casus) -> None:
    for organisatie in ("politie", "ggd", "politie"):
        w.verstrijkt(days=1)
        await belegt(w, casus, organisatie)
    perioden = w.leest(regies.geschiedenis, casus.id)
    assert [een.organisatie for een in perioden] == ["politie", "ggd", "politie"]
    assert [een.tot for een in perioden[:-1]] == [een.van for een in perioden[1:]]
    kaart = await w.regisseur.types(f"/regie {casus.code}")
    assert f"{GGD}: van woensdag 4 maart 2026 tot donderdag 5 maart 2026" in kaart


async def test_the_same_organisatie_again_changes_nothing_unless_somebody_else_there_does_it(
    w: Wereld, casus: Casus, piet: Deelnemer
) -> None:
    await belegt(w, casus, "politie", "Piet Politie")
    weer = await belegt(w, casus, "politie")
    assert "Er is niets veranderd." in weer
    w.partner("politie", "Pia Politie")
    await belegt(w, casus, "politie", "Pia Politie")
    assert len(w.leest(regies.geschiedenis, casus.id)) == 2


async def test_pressed_twice_it_is_placed_once(w: Wereld, casus: Casus) -> None:
    vorm = await w.regisseur.types(f"/regie {casus.code} politie")
    eerste = await w.regisseur.presses(vorm, "Casusregie beleggen")
    tweede = await w.regisseur.presses(vorm, "Casusregie beleggen")
    assert eerste.tekst == tweede.tekst
    assert len(w.leest(regies.geschiedenis, casus.id)) == 1


async def test_a_form_that_lay_open_while_it_moved_asks_again(w: Wereld, casus: Casus) -> None:
    oud = await w.regisseur.types(f"/regie {casus.code} politie")
    await belegt(w, casus, "ggd")
    weer = await w.regisseur.presses(oud, "Casusregie beleggen")
    assert "Intussen is de casusregie al anders belegd." in weer
    assert houder(w, casus).organisatie == "ggd"  # type: ignore[union-attr] # somebody holds it
    await w.regisseur.presses(weer, "Casusregie beleggen")
    assert houder(w, casus).organisatie == "politie"  # type: ignore[union-attr]


async def test_of_two_regisseurs_at_the_same_moment_one_is_first_and_the_other_is_told(w: Wereld, casus: Casus) -> None:
    vormen = [await w.regisseur.types(f"/regie {casus.code} {een}") for een in ("politie", "ggd")]
    kaarten = await asyncio.gather(*(w.regisseur.presses(een, "Casusregie beleggen") for een in vormen))
    gelukt = [een for een in kaarten if "ligt nu bij" in een]
    assert len(gelukt) == 1
    assert sum("Intussen is de casusregie al anders belegd." in een for een in kaarten) == 1
    (perioden,) = [w.leest(regies.geschiedenis, casus.id)]
    assert len(perioden) == 1
    assert sum(een.tot is None for een in perioden) == 1


async def test_another_regisseur_and_a_copied_key_place_nothing(w: Wereld, casus: Casus) -> None:
    ada = w.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    assert "Er is geen casus met deze code" in await ada.types(f"/regie {casus.code} politie")
    vorm = await w.regisseur.types(f"/regie {casus.code} politie")
    assert "Er is geen casus met deze code" in await ada.presses(vorm, "Casusregie beleggen")
    van_ada = casus_aan_tafel(w, regisseur=ada)
    druk = vorm.druk("Casusregie beleggen", {})
    await ada.presses_raw(druk.verb, {**druk.data, "casus": van_ada.id})
    assert houder(w, casus) is None
    assert houder(w, van_ada) is None


async def test_partners_see_who_holds_it_and_place_nothing(w: Wereld, casus: Casus, piet: Deelnemer) -> None:
    vorm = await w.regisseur.types(f"/regie {casus.code} politie")
    await w.regisseur.presses(vorm, "Casusregie beleggen")
    kaart = await piet.opens("regie", casuscode=str(casus.code))
    assert f"{POLITIE} heeft de casusregie." in kaart
    assert kaart.knoppen == ("Plan van aanpak", "Casus openen")
    weer = await piet.opens("regie", casuscode=str(casus.code), organisatie="ggd")
    assert "U belegt" not in weer
    assert len(w.leest(regies.geschiedenis, casus.id)) == 1


async def test_somebody_who_left_the_organisatie_is_not_made_casusregisseur(
    w: Wereld, casus: Casus, piet: Deelnemer
) -> None:
    vorm = await w.regisseur.types(f"/regie {casus.code} politie")
    w.doet(personen.beeindig, piet.id, Rol.PARTNER, "politie", w.nu)
    w.verstrijkt(minutes=1)
    weer = await w.regisseur.presses(vorm, "Casusregie beleggen", {"Wie is daar casusregisseur?": "Piet Politie"})
    assert "niet (meer) aangemeld" in weer
    assert houder(w, casus) is None


async def test_an_organisatie_that_left_the_region_still_holds_it_until_it_is_placed_anew(
    w: Wereld, casus: Casus
) -> None:
    vorm = await w.regisseur.types(f"/regie {casus.code} ggd")
    heeft_regie(w, casus, "ggd")
    zonder = {code: een for code, een in w.regio.organisaties.items() if code != "ggd"}
    w.regio = replace(w.regio, organisaties=zonder)
    kaart = await w.regisseur.types(f"/regie {casus.code}")
    assert "staat niet meer in de gegevens van de regio" in kaart
    assert "staat niet (meer) in de gegevens" in await w.regisseur.presses(vorm, "Casusregie beleggen")
    await belegt(w, casus, "politie")
    assert houder(w, casus).organisatie == "politie"  # type: ignore[union-attr]


async def test_a_closed_casus_keeps_its_regie(w: Wereld, casus: Casus) -> None:
    vorm = await w.regisseur.types(f"/regie {casus.code} politie")
    sluit_af(w, casus)
    assert "afgesloten" in await w.regisseur.presses(vorm, "Casusregie beleggen")
    kaart = await w.regisseur.types(f"/regie {casus.code}")
    assert "Casusregie beleggen" not in kaart.knoppen


async def test_its_organisatie_hears_it_by_code_only_and_who_there_is_woken(w: Wereld, casus: Casus) -> None:
    team = groep("politie")
    await koppelt(w, team, Bestemming.ORGANISATIE, "politie")
    piet = w.partner("politie", "Piet Politie")
    w.partner("politie", "Pia Politie")
    await belegt(w, casus, "politie", "Piet Politie")
    (post,) = [een for een in bezorgt(w) if een.werk.soort == "regie"]
    assert post.waar == team.conversation_id
    assert f"Uw organisatie heeft de casusregie van {casus.code}." in post.kaart
    assert "<at>Piet Politie</at>" in post.kaart
    assert "Pia" not in post.kaart
    for geheim in (CANARY, w.regio.tafelnaam(JEUGD), casus.doel):
        assert geheim not in post.kaart
    assert "Er is nog geen plan van aanpak." in await piet.presses(post.kaart, "Plan van aanpak", waar=team)
    w.verstrijkt(days=1)
    await belegt(w, casus, "ggd")
    later = [een for een in bezorgt(w) if een.werk.soort == "regie"]
    # What stands there is no longer true, so it says so; and a new post wakes whom it concerns.
    assert [een.bewerkt for een in later] == [True, False]
    assert all(f"heeft de casusregie van {casus.code} niet meer" in een.kaart for een in later)
    assert all(een.kaart.knoppen == () for een in later)


async def test_who_is_reached_nowhere_is_told_by_the_regisseur(w: Wereld, casus: Casus) -> None:
    kaart = await belegt(w, casus, "ggd")
    assert f"{GGD} heeft geen gesprek met Tafelbot in Teams." in kaart
    assert bezorgt(w) == []


async def test_nobody_hears_that_it_moved_who_never_heard_that_it_came(
    w: Wereld, casus: Casus, piet: Deelnemer
) -> None:
    await belegt(w, casus, "politie")
    await belegt(w, casus, "ggd")
    assert [een for een in bezorgt(w) if een.werk.soort == "regie"] == []


async def test_it_can_be_typed_without_a_code(w: Wereld, casus: Casus) -> None:
    kaart = await w.regisseur.types("/regie")
    assert "Nog geen organisatie" in await w.regisseur.presses(kaart, "Verder", {"Welke casus?": str(casus.code)})


async def test_before_the_table_it_can_be_placed_as_well(w: Wereld) -> None:
    vroeg = maakt_casus(w, JEUGD)
    await belegt(w, vroeg, "politie")
    assert houder(w, vroeg) is not None
