from dataclasses import replace

import pytest

from domain.casus import Casus, Fase
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import casus as casussen
from tests._kaart import Kaart
from tests.dialogs._casus import CANARIE, PERSOON, code_op, vult_in
from tests.dialogs._wereld import Wereld

ACHTTIEN = "2008-03-02"
"""Somebody who turns eighteen on the first day of the tests."""


def bewaarde(wereld: Wereld, kaart: Kaart) -> Casus:
    return wereld.leest(casussen.met_code, Casuscode.lees(code_op(kaart)))


async def test_an_age_outside_the_range_asks_for_a_reason_and_blocks_nothing(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Geboortedatum=ACHTTIEN)
    assert "Deze betrokkene is 18 jaar." in kaart
    assert "Regietafel Jeugd is bedoeld voor mensen van 12 tot 18 jaar." in kaart
    assert "Strafrecht wordt verwacht" in kaart
    assert kaart.knoppen == ("Opslaan", "Later")
    assert bewaarde(wereld, kaart).fase is Fase.AANVANG


async def test_the_day_before_his_birthday_nothing_is_asked(wereld: Wereld) -> None:
    wereld.verstrijkt(days=-1)
    assert "is opgeslagen" in (await vult_in(wereld.regisseur, Geboortedatum=ACHTTIEN)).tekst.splitlines()[0]


async def test_the_reason_is_kept_with_the_betrokkene_and_shown(wereld: Wereld) -> None:
    vraag = await vult_in(wereld.regisseur, Geboortedatum=ACHTTIEN)
    kaart = await wereld.regisseur.presses(vraag, "Opslaan", {"Reden": "Strafrecht wordt verwacht"})
    casus = bewaarde(wereld, kaart)
    assert casus.leeftijd_redenen == {casus.betrokkenen[0].id: "strafrecht"}
    assert Handeling.CASUS_GEWIJZIGD in wereld.handelingen(casus.id)
    beeld = await wereld.regisseur.opens("casus toon", casuscode=code_op(kaart))
    assert "18 jaar, buiten de leeftijd van de tafel. Reden: Strafrecht wordt verwacht" in beeld
    assert "Reden kiezen" not in beeld.knoppen


async def test_a_reason_left_for_later_shows_as_missing_until_it_is_given(wereld: Wereld) -> None:
    vraag = await vult_in(wereld.regisseur, Geboortedatum=ACHTTIEN)
    bewaard = await wereld.regisseur.presses(vraag, "Later")
    assert "Van één betrokkene ontbreekt nog" in bewaard
    beeld = await wereld.regisseur.opens("casus toon", casuscode=code_op(bewaard))
    assert "De reden ontbreekt nog." in beeld
    vraag = await wereld.regisseur.presses(beeld, "Reden kiezen")
    bewaard = await wereld.regisseur.presses(vraag, "Opslaan", {"Reden": "De inhoud van de casus"})
    assert "ontbreekt" not in bewaard


@pytest.mark.parametrize("reden", ["", "verzonnen"])
async def test_a_reason_the_region_does_not_name_is_asked_again(wereld: Wereld, reden: str) -> None:
    vraag = await vult_in(wereld.regisseur, Geboortedatum=ACHTTIEN)
    druk = vraag.druk("Opslaan", {})
    kaart = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "reden": reden})
    assert "Kies een reden, of kies Later." in kaart
    assert bewaarde(wereld, kaart).leeftijd_redenen is None


async def test_a_parent_has_no_age_to_fit(wereld: Wereld) -> None:
    formulier = await wereld.regisseur.presses(await vult_in(wereld.regisseur), "Nog een betrokkene")
    ouder = {**PERSOON, "Voor- en achternaam": "Kanarie Senior", "Geboortedatum": "1975-02-03", "Rol": "Systeemlid"}
    kaart = await wereld.regisseur.presses(formulier, "Opslaan", ouder)
    assert "Start uitvraag" in kaart.knoppen
    assert "ontbreekt" not in kaart


async def test_a_later_birthday_changes_nothing_about_the_table(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Geboortedatum="2009-01-01")
    wereld.verstrijkt(days=400)
    assert "buiten de leeftijd" not in await wereld.regisseur.opens("casus toon", casuscode=code_op(kaart))


async def test_a_table_without_a_range_asks_nothing(wereld: Wereld) -> None:
    kaart = await vult_in(
        wereld.regisseur, "Regietafel Huiselijk Geweld", Rol="Slachtoffer", Geboortedatum="1940-01-01"
    )
    assert "Start uitvraag" in kaart.knoppen


async def test_another_betrokkene_is_added_with_his_own_role(wereld: Wereld) -> None:
    bewaard = await vult_in(wereld.regisseur)
    formulier = await wereld.regisseur.presses(bewaard, "Nog een betrokkene")
    tweede = {**PERSOON, "Voor- en achternaam": "Kanarie Junior", "Geboortedatum": "2012-02-03", "Rol": "Systeemlid"}
    kaart = await wereld.regisseur.presses(formulier, "Opslaan", tweede)
    assert "Kanarie Junior, geboren 3 februari 2012" in kaart
    casus = bewaarde(wereld, kaart)
    assert [een.rol for een in casus.betrokkenen] == ["betrokkene", "systeemlid"]
    assert wereld.logboek(casus.id)[-1].betrokkene_id == casus.betrokkenen[1].id


async def test_another_betrokkene_is_added_once_however_often_it_is_delivered(wereld: Wereld) -> None:
    formulier = await wereld.regisseur.presses(await vult_in(wereld.regisseur), "Nog een betrokkene")
    tweede = {**PERSOON, "Voor- en achternaam": "Kanarie Junior"}
    for activiteit in ("a-1", "a-1", "a-2"):
        kaart = await wereld.regisseur.presses(formulier, "Opslaan", tweede, activity_id=activiteit)
        assert len(bewaarde(wereld, kaart).betrokkenen) == 2
    derde = await wereld.regisseur.presses(formulier, "Opslaan", {**tweede, "Voor- en achternaam": "Kanarie Derde"})
    assert "Met dit formulier is al iemand opgeslagen." in derde
    kaart = await wereld.regisseur.presses(derde, "Opslaan")
    assert [een.gegevens.naam for een in bewaarde(wereld, kaart).betrokkenen][2] == "Kanarie Derde"


async def test_a_mistake_about_another_betrokkene_keeps_what_was_filled_in(wereld: Wereld) -> None:
    formulier = await wereld.regisseur.presses(await vult_in(wereld.regisseur), "Nog een betrokkene")
    kaart = await wereld.regisseur.presses(formulier, "Opslaan", {**PERSOON, "Geboortedatum": ""})
    assert "Vul de geboortedatum in." in kaart
    assert kaart.druk("Opslaan", {}).data["naam"] == CANARIE


async def test_cancelling_another_betrokkene_adds_nobody(wereld: Wereld) -> None:
    formulier = await wereld.regisseur.presses(await vult_in(wereld.regisseur), "Nog een betrokkene")
    kaart = await wereld.regisseur.presses(formulier, "Annuleren")
    assert len(bewaarde(wereld, kaart).betrokkenen) == 1


async def test_once_the_uitvraag_runs_a_new_betrokkene_comes_with_a_warning(wereld: Wereld) -> None:
    bewaard = await vult_in(wereld.regisseur)
    _zet_fase(wereld, bewaard, Fase.UITVRAAG)
    formulier = await wereld.regisseur.presses(bewaard, "Nog een betrokkene")
    assert "De uitvraag is al begonnen." in formulier


async def test_somebody_who_seems_known_is_a_question_with_only_the_earlier_code(wereld: Wereld) -> None:
    eerder = code_op(await vult_in(wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))))
    vraag = await vult_in(wereld.regisseur, **{"Voor- en achternaam": "kanarie-zéldzaam"})
    assert "kanarie-zéldzaam" in vraag
    assert CANARIE not in vraag
    assert f"**{eerder}**" in vraag
    assert vraag.knoppen == ("Aparte casus", "Dubbel: sluit deze casus")
    assert Handeling.CASUS_HERKEND in wereld.handelingen(bewaarde(wereld, vraag).id)


@pytest.mark.parametrize("anders", [{"Geboortedatum": "2011-05-18"}, {"Voor- en achternaam": "Kanarie Zeldzamer"}])
async def test_another_name_or_birth_date_is_somebody_else(wereld: Wereld, anders: dict[str, str]) -> None:
    await vult_in(wereld.regisseur)
    assert "Aparte casus" not in (await vult_in(wereld.regisseur, **anders)).knoppen


async def test_that_somebody_is_known_in_the_other_lane_is_not_told(wereld: Wereld) -> None:
    nazorg = {
        "Doel": "Een goede terugkeer uit detentie voorbereiden",
        "Rol": "Gedetineerde",
        "Hoe kwam de melding binnen?": "Detentiemelding",
    }
    eerder = await vult_in(wereld.regisseur, "Regietafel Nazorg en Re-integratie", **nazorg)
    kaart = await vult_in(wereld.regisseur)
    assert "Aparte casus" not in kaart.knoppen
    assert code_op(eerder) not in kaart
    tweede = await vult_in(wereld.regisseur, "Regietafel Nazorg en Re-integratie", **nazorg)
    assert f"**{code_op(eerder)}**" in tweede
    assert code_op(kaart) not in tweede


async def test_a_casus_of_its_own_goes_on_as_any_other(wereld: Wereld) -> None:
    await vult_in(wereld.regisseur, Geboortedatum=ACHTTIEN)
    vraag = await vult_in(wereld.regisseur, Geboortedatum=ACHTTIEN)
    leeftijd = await wereld.regisseur.presses(vraag, "Aparte casus")
    assert "Deze betrokkene is 18 jaar." in leeftijd
    assert "Start uitvraag" in (await wereld.regisseur.presses(leeftijd, "Later")).knoppen


async def test_a_double_is_closed_and_points_to_the_earlier_casus(wereld: Wereld) -> None:
    eerder = await vult_in(wereld.regisseur)
    vraag = await vult_in(wereld.regisseur)
    kaart = await wereld.regisseur.presses(vraag, "Dubbel: sluit deze casus")
    assert f"**{code_op(eerder)}**" in kaart
    assert kaart.knoppen == (f"Open {code_op(eerder)}",)
    casus = bewaarde(wereld, vraag)
    assert casus.fase is Fase.AFGESLOTEN
    assert wereld.handelingen(casus.id)[-1] is Handeling.CASUS_AFGESLOTEN
    lijst = await wereld.regisseur.opens("casus lijst")
    assert code_op(eerder) in lijst
    assert code_op(vraag) not in lijst


async def test_closing_a_double_twice_closes_it_once(wereld: Wereld) -> None:
    await vult_in(wereld.regisseur)
    vraag = await vult_in(wereld.regisseur)
    eerste = await wereld.regisseur.presses(vraag, "Dubbel: sluit deze casus")
    tweede = await wereld.regisseur.presses(vraag, "Dubbel: sluit deze casus")
    assert eerste.tekst == tweede.tekst
    assert wereld.handelingen(bewaarde(wereld, vraag).id).count(Handeling.CASUS_AFGESLOTEN) == 1


async def test_a_double_of_somebody_elses_casus_gives_no_way_into_it(wereld: Wereld) -> None:
    eerder = code_op(await vult_in(wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))))
    kaart = await wereld.regisseur.presses(await vult_in(wereld.regisseur), "Dubbel: sluit deze casus")
    assert f"**{eerder}**" in kaart
    assert kaart.knoppen == ()


async def test_a_casus_that_has_come_further_is_not_closed_as_a_double(wereld: Wereld) -> None:
    await vult_in(wereld.regisseur)
    vraag = await vult_in(wereld.regisseur)
    _zet_fase(wereld, vraag, Fase.UITVRAAG)
    kaart = await wereld.regisseur.presses(vraag, "Dubbel: sluit deze casus")
    assert "Er is al meer gebeurd in deze casus" in kaart
    assert bewaarde(wereld, vraag).fase is Fase.UITVRAAG


async def test_a_closed_casus_takes_nothing_new(wereld: Wereld) -> None:
    bewaard = await vult_in(wereld.regisseur)
    formulier = await wereld.regisseur.presses(bewaard, "Nog een betrokkene")
    _zet_fase(wereld, bewaard, Fase.AFGESLOTEN)
    for kaart in (
        await wereld.regisseur.presses(bewaard, "Nog een betrokkene"),
        await wereld.regisseur.presses(formulier, "Opslaan", PERSOON),
        await wereld.regisseur.presses(formulier, "Annuleren"),
    ):
        assert "Deze casus is afgesloten." in kaart


async def test_nobody_but_the_regisseur_of_the_casus_changes_it(wereld: Wereld) -> None:
    await vult_in(wereld.regisseur, Geboortedatum=ACHTTIEN)
    herkend = await vult_in(wereld.regisseur, Geboortedatum=ACHTTIEN)
    leeftijd = await wereld.regisseur.presses(herkend, "Aparte casus")
    bewaard = await wereld.regisseur.presses(leeftijd, "Later")
    formulier = await wereld.regisseur.presses(bewaard, "Nog een betrokkene")
    ander = wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    for kaart, knop in (
        (herkend, "Aparte casus"),
        (herkend, "Dubbel: sluit deze casus"),
        (leeftijd, "Opslaan"),
        (leeftijd, "Later"),
        (bewaard, "Nog een betrokkene"),
        (formulier, "Opslaan"),
    ):
        antwoord = await ander.presses(kaart, knop)
        assert "Er is geen casus met deze code die van u is." in antwoord, knop
        assert CANARIE not in antwoord
    assert wereld.handelingen().count(Handeling.TOEGANG_GEWEIGERD) == 6


def _zet_fase(wereld: Wereld, kaart: Kaart, fase: Fase) -> None:
    wereld.doet(casussen.wijzig, replace(bewaarde(wereld, kaart), fase=fase))


async def test_the_name_of_the_regisseur_is_shown_as_it_is_written(wereld: Wereld) -> None:
    link = "[Pim](https://elders.example)"
    kaart = await vult_in(wereld.persoon(link, (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie)))
    assert r"\[Pim\](https" in kaart
    assert link not in kaart
