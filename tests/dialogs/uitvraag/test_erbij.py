"""One organisatie more, in one step."""

from datetime import UTC, datetime

import pytest

from dialogs.kern.turn import JsonValue
from domain.casus import Casus
from domain.persoon import Rol
from domain.uitvraag import BevragingStatus
from storage import uitvraag as uitvragen
from tests.dialogs._wereld import kanaal
from tests.dialogs.uitvraag._verhaal import ANNA, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
NIET_VAN_U = "Er is geen casus met deze code die van u is"


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA)
    await verhaal.start(een)
    verhaal.wereld.verstrijkt(minutes=5)
    return een


def gevraagd(verhaal: Verhaal, casus: Casus) -> list[str]:
    return [een.organisatie for een in verhaal.uitvraag(casus).bevragingen]


@pytest.mark.parametrize(("getypt", "wie"), [("ggd", "ggd"), ("pi merwede", "pi-merwede"), ("jeugdteam", "jeugdteam")])
async def test_a_typed_line_and_one_press_ask_one_organisatie_more(
    verhaal: Verhaal, casus: Casus, getypt: str, wie: str
) -> None:
    regisseur = verhaal.wereld.regisseur
    vorm = await regisseur.types(f"/uitvraag erbij {casus.code} {getypt}")
    bevestiging = await regisseur.presses(vorm, "Ook vragen")
    assert gevraagd(verhaal, casus) == [*VAST, wie]
    assert "in Teams, nu" in bevestiging
    assert [een.waar for een in verhaal.verstuurt() if een.soort == "werklijst" and een.waar == f"19:{wie}"]


async def test_the_line_that_stands_there_names_nobody_no_purpose_and_no_tafel(verhaal: Verhaal, casus: Casus) -> None:
    await verhaal.wereld.regisseur.types(f"/uitvraag erbij {casus.code} ggd")
    await verhaal.wereld.regisseur.types("/uitvraag erbij")
    gezien = verhaal.wereld.posted()
    for geheim in ("Annabel", "herstellen", "Huiselijk", "Wet gegevens"):
        assert geheim not in gezien


async def test_in_a_channel_it_waits_behind_a_button(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    deur = await regisseur.types(f"/uitvraag erbij {casus.code} ggd", kanaal("tafel"))
    assert deur.knoppen == ("Openen",)
    vorm = await regisseur.presses(deur, "Openen", waar=kanaal("tafel"))
    assert vorm.druk("Ook vragen", {}).data["mogelijk"] == "ggd"


async def test_without_a_code_it_is_asked_and_the_organisatie_stays_ticked(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    kies = await regisseur.types("/uitvraag erbij ggd")
    assert str(casus.code) in kies
    vorm = await regisseur.presses(kies, kies.knoppen[0])
    assert vorm.druk("Ook vragen", {}).data["mogelijk"] == "ggd"


async def test_who_was_asked_already_is_told_so_and_not_asked_twice(verhaal: Verhaal, casus: Casus) -> None:
    vorm = await verhaal.wereld.regisseur.types(f"/uitvraag erbij {casus.code} politie")
    assert "Politie Merwestreek is al gevraagd." in vorm
    nog_niet = await verhaal.wereld.regisseur.presses(vorm, "Ook vragen")
    assert "Kies ten minste één organisatie." in nog_niet
    assert gevraagd(verhaal, casus) == list(VAST)


async def test_who_was_taken_back_by_mistake_is_asked_again_with_what_it_answered(
    verhaal: Verhaal, casus: Casus
) -> None:
    regisseur = verhaal.wereld.regisseur
    verhaal.handelt_af(casus, "politie")
    intrek = await regisseur.opens("uitvraag intrek", casuscode=str(casus.code))
    druk = next(een for een in intrek.drukken() if een.verb == "uitvraag.intrek")
    await regisseur.presses_raw(druk.verb, {**druk.data, "alles": False, "organisaties": "politie"})
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.INGETROKKEN
    vorm = await regisseur.types(f"/uitvraag erbij {casus.code} politie")
    await regisseur.presses(vorm, "Ook vragen")
    weer = verhaal.bevraging(casus, "politie")
    assert weer.status is BevragingStatus.BEANTWOORD
    assert len(verhaal.wereld.leest(uitvragen.laatste_antwoorden, casus.id, weer.id)) == 1


async def test_only_the_regisseur_who_holds_the_casus_may(verhaal: Verhaal, casus: Casus) -> None:
    wereld = verhaal.wereld
    vorm = await wereld.regisseur.types(f"/uitvraag erbij {casus.code} ggd")
    ander = wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    assert NIET_VAN_U in await ander.types(f"/uitvraag erbij {casus.code} ggd")
    assert NIET_VAN_U in await ander.presses(vorm, "Ook vragen")
    open_: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    assert NIET_VAN_U in await ander.presses_raw("uitvraag.erbij", open_)
    assert "Uw rol geeft hier geen toegang toe." in await wereld.partner("politie").presses_raw("uitvraag.erbij", open_)
    assert gevraagd(verhaal, casus) == list(VAST)


async def test_pressed_twice_it_is_asked_once(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    vorm = await regisseur.types(f"/uitvraag erbij {casus.code} ggd")
    een, twee = [await regisseur.presses(vorm, "Ook vragen") for _ in range(2)]
    assert een.tekst == twee.tekst
    assert gevraagd(verhaal, casus) == [*VAST, "ggd"]


async def test_where_nothing_runs_there_is_nothing_to_add_to(verhaal: Verhaal, casus: Casus) -> None:
    leeg = verhaal.casus(nummer=7)
    kaart = await verhaal.wereld.regisseur.types(f"/uitvraag erbij {leeg.code} ggd")
    assert "Voor deze casus loopt nu geen uitvraag." in kaart
    verhaal.wereld.nu = ZITTING
    voorbij = await verhaal.wereld.regisseur.types(f"/uitvraag erbij {casus.code} ggd")
    assert "Voor deze casus loopt nu geen uitvraag." in voorbij
