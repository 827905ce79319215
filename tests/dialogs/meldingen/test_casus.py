"""A melding becomes a casus: the form is filled in with it, everybody in it gets his place, and the melder hears it."""

import pytest

from dialogs.kern.turn import JsonValue
from domain.casus import Casus, Geinformeerd
from domain.logboek import Handeling
from domain.melding import Melding, MeldingStatus
from storage import casus as casussen
from storage import meldingen
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import maakt_casus, nodigt_uit
from tests.dialogs.meldingen._verhaal import AANLEIDING, INGEVULD, KANARIE, ander, laatste, opent, opgepakt, voor

TWEEDE = "Kanarie Tweede"
AF = {
    "Doel": "Een gezamenlijke aanpak maken voor zorg en veiligheid",
    "Wanneer kijkt u hier opnieuw naar? (verplicht bij Nee)": "2026-06-01",
}


@pytest.fixture
async def politie(wereld: Wereld) -> Deelnemer:
    partner = wereld.partner("politie")
    for een in (partner, wereld.regisseur):
        await een.types("/help")
    return partner


async def formulier(wereld: Wereld, kaart: Kaart, tafel: str = "Regietafel Jeugd: over personen") -> Kaart:
    keuze = await wereld.regisseur.presses(kaart, "Ontvankelijk: maak casus")
    return await wereld.regisseur.presses(keuze, "Verder", {"Tafel": tafel})


def gemaakt(wereld: Wereld, melding: Melding) -> Casus:
    casus_id = wereld.leest(meldingen.lees, melding.id).casus_id
    assert casus_id is not None
    return wereld.leest(casussen.lees, casus_id)


async def test_the_form_is_filled_in_with_the_melding(wereld: Wereld, politie: Deelnemer) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    keuze = await wereld.regisseur.presses(kaart, "Ontvankelijk: maak casus")
    assert keuze.druk("Verder", {}).data["soort"] == "jeugd:personen"
    vorm = await wereld.regisseur.presses(keuze, "Verder")
    assert "Ingevuld uit de melding" in vorm
    data = vorm.druk("Opslaan", {}).data
    assert data["aanleiding"] == f"{AANLEIDING}\n\nAl betrokken volgens de melder: Kanariewijkteam"
    assert (data["route"], data["spoed"], data["doel_eigen"]) == ("veldaanmelding", "nee", "Kanarieverzoek")
    assert (data["naam"], data["geboortedatum"], data["gemeente"], data["rol"]) == (
        KANARIE,
        "2009-05-17",
        "merwestad",
        "betrokkene",
    )
    assert (data["informering"], data["informering_reden"]) == ("nee", "Kanarietoelichting")
    assert wereld.leest(meldingen.lees, melding.id) == melding


async def test_saved_it_is_a_casus_under_its_own_key_and_the_melding_is_ontvankelijk(
    wereld: Wereld, politie: Deelnemer
) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    list(bezorgt(wereld))
    vorm = await formulier(wereld, kaart)
    bewaard = await wereld.regisseur.presses(vorm, "Opslaan", AF)
    casus = gemaakt(wereld, melding)
    assert str(casus.code) in bewaard
    assert casus.aanleiding.startswith(AANLEIDING)
    assert casus.informering.stand is Geinformeerd.NEE
    assert [een.gegevens.naam for een in casus.betrokkenen] == [KANARIE]
    stand = wereld.leest(meldingen.lees, melding.id)
    assert (stand.status, stand.regisseur_id) == (MeldingStatus.ONTVANKELIJK, wereld.regisseur.id)
    assert wereld.handelingen(melding.id)[-1] is Handeling.MELDING_ONTVANKELIJK

    (bericht,) = voor(politie, [een for een in bezorgt(wereld) if not een.bewerkt])
    assert "Rosa Regisseur heeft uw melding in behandeling genomen" in bericht
    assert str(casus.code) not in bericht
    assert "Kanarie" not in wereld.posted()


async def test_the_melder_reads_the_code_only_once_his_organisatie_is_in_the_casus(
    wereld: Wereld, politie: Deelnemer
) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    await wereld.regisseur.presses(await formulier(wereld, kaart), "Opslaan", AF)
    casus = gemaakt(wereld, melding)
    geopend = await opent(politie, melding)
    assert str(casus.code) not in str(geopend.json)
    assert "Kanarie" not in geopend
    nodigt_uit(wereld, casus, "politie")
    assert (await opent(politie, melding)).knoppen == (f"Open {casus.code}",)
    assert str(casus.code) in await opent(wereld.regisseur, melding)


async def test_a_mistake_in_the_form_loses_nothing_and_keeps_the_melding(wereld: Wereld, politie: Deelnemer) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    vorm = await formulier(wereld, kaart)
    vorm = await wereld.regisseur.presses(vorm, "Opslaan", {**AF, "Aanleiding": ""})
    assert wereld.leest(meldingen.lees, melding.id) == melding
    assert vorm.druk("Opslaan", {}).data["naam"] == KANARIE
    await wereld.regisseur.presses(vorm, "Opslaan", {"Aanleiding": "Opnieuw verwoord"})
    assert gemaakt(wereld, melding).aanleiding == "Opnieuw verwoord"


async def test_pressed_twice_there_is_one_casus(wereld: Wereld, politie: Deelnemer) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    vorm, nog_een = await formulier(wereld, kaart), await formulier(wereld, kaart)
    eerste = await wereld.regisseur.presses(vorm, "Opslaan", AF)
    assert (await wereld.regisseur.presses(vorm, "Opslaan", AF)).tekst == eerste.tekst
    assert "al afgehandeld" in await wereld.regisseur.presses(vorm, "Opslaan", {**AF, "Aanleiding": "Iets anders"})
    assert "al afgehandeld" in await wereld.regisseur.presses(nog_een, "Opslaan", AF)
    assert len(wereld.leest(casussen.van_regisseur, [wereld.regisseur.id])) == 1
    assert gemaakt(wereld, melding).aanleiding.startswith(AANLEIDING)


async def test_another_regisseur_makes_no_casus_of_it(wereld: Wereld, politie: Deelnemer) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    vorm = await formulier(wereld, kaart)
    kees = ander(wereld)
    for druk in (vorm.druk("Opslaan", AF), kaart.druk("Ontvankelijk: maak casus", {})):
        gezien = await kees.presses_raw(druk.verb, druk.data)
        assert not gezien.labels
        assert "Kanarie" not in gezien
    keuze: dict[str, JsonValue] = {"v": 1, "melding": melding.id, "soort": "jeugd:personen"}
    assert "Kanarie" not in str((await kees.presses_raw("casus.formulier", keuze)).json)
    assert wereld.leest(meldingen.lees, melding.id) == melding


async def test_everybody_who_was_brought_in_gets_his_place_one_by_one(wereld: Wereld, politie: Deelnemer) -> None:
    vorm = await politie.presses(await politie.opens("melden"), "Nog een persoon", INGEVULD)
    data = vorm.druk("Melden", {}).data
    tweede = {"persoon.2.naam": TWEEDE, "persoon.2.rol": "systeemlid", "persoon.2.geboortedatum": "1980-02-03"}
    await politie.presses_raw("melding.doe", {**data, **tweede})
    melding = laatste(wereld, politie)
    kaart = await wereld.regisseur.presses(await opent(wereld.regisseur, melding), "Oppakken")
    bewaard = await wereld.regisseur.presses(await formulier(wereld, kaart), "Opslaan", AF)
    assert "Nog 1 persoon uit de melding" in bewaard
    vorm = await wereld.regisseur.presses(bewaard, "Volgende persoon")
    over = vorm.druk("Opslaan", {}).data
    assert (over["naam"], over["geboortedatum"], over["rol"]) == (TWEEDE, "1980-02-03", "systeemlid")
    klaar = await wereld.regisseur.presses(vorm, "Opslaan", {"Gemeente": "Merwestad"})
    assert "uit de melding" not in klaar
    assert [een.gegevens.naam for een in gemaakt(wereld, melding).betrokkenen] == [KANARIE, TWEEDE]


async def test_somebody_who_is_known_already_is_shown_as_with_any_new_casus(wereld: Wereld, politie: Deelnemer) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    await wereld.regisseur.presses(await formulier(wereld, kaart), "Opslaan", AF)
    eerder = gemaakt(wereld, melding)
    wereld.verstrijkt(minutes=1)
    _, kaart = await opgepakt(wereld, politie)
    herkend = await wereld.regisseur.presses(await formulier(wereld, kaart), "Opslaan", AF)
    assert str(eerder.code) in herkend


async def test_a_casus_that_came_in_otherwise_offers_nobody(wereld: Wereld) -> None:
    casus = maakt_casus(wereld, "jeugd")
    vorm = await wereld.regisseur.presses_raw("casus.betrokkene", {"v": 1, "casus": casus.id, "persoon": 0})
    assert vorm.druk("Opslaan", {}).data.get("naam", "") == ""
