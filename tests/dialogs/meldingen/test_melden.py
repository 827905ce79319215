"""A partner brings somebody in: in his own words, checked, kept, told to the regisseurs and to nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.casus import Geinformeerd
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.melding import MeldingStatus
from domain.persoon import Rol
from storage import gesprekken, meldingen, outbox, toegang
from storage.outbox import OutboxStatus
from tests.dialogs._post import bezorgt, tikt
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import maakt_casus, nodigt_uit, sluit_af
from tests.dialogs.meldingen._verhaal import AANLEIDING, INGEVULD, KANARIE, ander, laatste, meldt, opent, voor

CODE = "Code van de eerdere casus (alleen bij een her-melding)"
TERUG = {"Wat voor melding is het?": "Her-melding (casusregisseur)"}


async def met_chat(*mensen: Deelnemer) -> None:
    """Let people have spoken with the bot, so that it can reach them."""
    for een in mensen:
        await een.types("/help")


async def test_what_was_filled_in_is_kept_as_it_was_meant(wereld: Wereld) -> None:
    politie = wereld.partner("politie")
    kaart = await meldt(politie)
    assert "Uw melding is binnen" in kaart
    melding = laatste(wereld, politie)
    (wie,) = melding.personen
    assert (wie.naam, str(wie.geboortedatum), wie.gemeente, wie.rol) == (
        KANARIE,
        "2009-05-17",
        "merwestad",
        "betrokkene",
    )
    assert (melding.aanleiding, melding.verzoek, melding.betrokken) == (AANLEIDING, "Kanarieverzoek", "Kanariewijkteam")
    assert (melding.geinformeerd, melding.geinformeerd_toelichting) == (Geinformeerd.NEE, "Kanarietoelichting")
    assert (melding.route, melding.tafel, melding.organisatie) == ("veldaanmelding", "jeugd", "politie")
    assert melding.status is MeldingStatus.INGEDIEND
    (regel,) = wereld.logboek(melding.id)
    assert (regel.handeling, regel.door_id, regel.namens) == (Handeling.MELDING_GEDAAN, politie.id, "politie")


async def test_the_form_opens_for_one_pair_of_eyes_only(wereld: Wereld) -> None:
    politie = wereld.partner("politie")
    for waar in (None, kanaal("politie")):
        dicht = await politie.types("/melden", waar)
        assert "Aanleiding" not in dicht.tekst
        assert not dicht.labels


async def test_about_radicalisation_one_turns_elsewhere(wereld: Wereld) -> None:
    assert "burgemeester van de gemeente waar de persoon verblijft" in await wereld.partner("politie").opens("melden")


async def test_every_regisseur_hears_it_in_words_that_name_nobody(wereld: Wereld) -> None:
    rosa, kees, politie = wereld.regisseur, ander(wereld), wereld.partner("politie")
    await met_chat(rosa, kees, politie)
    await meldt(politie, **{"Is er spoed?": "Ja, dit kan niet wachten op de volgende zitting"})
    post = list(bezorgt(wereld))
    for regisseur in (rosa, kees):
        (kaart,) = voor(regisseur, post)
        assert "Een melding van Politie Merwestreek, maandag" in kaart
        assert "Spoed" in kaart
        assert kaart.knoppen == ("Openen", "Oppakken")
    assert voor(politie, post) == []
    assert "Kanarie" not in wereld.posted()
    assert "Regietafel" not in wereld.posted()


async def test_nobody_else_is_asked_or_told_anything(wereld: Wereld) -> None:
    ggd = wereld.partner("ggd")
    await met_chat(ggd, wereld.regisseur)
    await meldt(wereld.partner("politie"))
    assert voor(ggd, list(bezorgt(wereld))) == []


async def test_up_to_four_people_fit_in_and_room_that_stays_empty_is_nobody(wereld: Wereld) -> None:
    politie = wereld.partner("politie")
    vorm = await politie.presses(await politie.opens("melden"), "Nog een persoon", INGEVULD)
    assert KANARIE in str(vorm.json)
    druk = vorm.druk("Melden", {})
    tweede = {"persoon.2.naam": "Kanarie Twee", "persoon.2.rol": "systeemlid"}
    assert druk.data["aanleiding"] == AANLEIDING
    vorm = await politie.presses_raw("melding.nog_een", {**druk.data, **tweede, "aantal": 2})
    vorm = await politie.presses_raw("melding.nog_een", {**vorm.druk("Melden", {}).data, "aantal": 3})
    assert "Nog een persoon" not in vorm.knoppen
    await politie.presses_raw("melding.doe", vorm.druk("Melden", {}).data)
    assert [een.naam for een in laatste(wereld, politie).personen] == [KANARIE, "Kanarie Twee"]


@pytest.mark.parametrize(
    ("anders", "wat"),
    [
        ({"Voor- en achternaam": " "}, "Vul de naam in van persoon 1"),
        ({"Aanleiding": "\u202e "}, "Beschrijf de aanleiding"),
        ({"Wat vraagt u van de tafel?": ""}, "Schrijf op wat u van de tafel vraagt"),
        ({"Is er spoed?": ""}, "Kies of er spoed is"),
        ({"Wat voor melding is het?": ""}, "Kies wat voor melding het is"),
        ({"Toelichting (verplicht bij Nee)": ""}, "Leg uit waarom de persoon niet is geïnformeerd"),
        ({"Geboortedatum": "2999-01-01"}, "De geboortedatum van persoon 1 kan niet kloppen"),
        ({"Aanleiding": "é🙂" * 5_000}, "10000 tekens is te lang"),
        ({"Voor- en achternaam": "a" * 200}, "met 200 tekens te lang"),
        ({"Code van de eerdere casus (alleen bij een her-melding)": "26-0001-"}, "niet goed overgenomen"),
    ],
)
async def test_a_mistake_is_told_and_nothing_typed_is_lost(wereld: Wereld, anders: dict[str, str], wat: str) -> None:
    politie = wereld.partner("politie")
    ingevuld = {**INGEVULD, **anders}
    vorm = await politie.presses(await politie.opens("melden"), "Melden", ingevuld)
    assert wat in vorm
    assert "nog niet verstuurd" in vorm
    assert wereld.leest(meldingen.van_melders, [politie.id]) == ()
    over = vorm.druk("Melden", {}).data
    getypt = {
        "aanleiding": "Aanleiding",
        "verzoek": "Wat vraagt u van de tafel?",
        "persoon.1.naam": "Voor- en achternaam",
    }
    for veld, label in getypt.items():
        assert over.get(veld, "").strip() == ingevuld[label].strip()
    klaar = await politie.presses(vorm, "Melden", {**INGEVULD, CODE: ""})
    assert "Uw melding is binnen" in klaar


async def test_only_the_body_that_the_region_names_may_use_a_route(wereld: Wereld) -> None:
    politie, om = wereld.partner("politie"), wereld.partner("om")
    assert "ZSM" not in await politie.opens("melden")
    assert "ZSM" in await om.opens("melden")
    data = (await politie.opens("melden")).druk("Melden", INGEVULD).data
    assert "Kies wat voor melding" in await politie.presses_raw("melding.doe", {**data, "route": "zsm"})
    await meldt(om, **{"Wat voor melding is het?": "ZSM (Openbaar Ministerie)"})
    assert laatste(wereld, om).route == "zsm"


async def test_where_the_region_has_no_way_in_the_melder_is_told_whom_to_ask(wereld: Wereld) -> None:
    dicht = {code: replace(een, melders=()) for code, een in wereld.regio.meldroutes.items()}
    wereld.regio = replace(wereld.regio, meldroutes=dicht)
    assert "kan hier niet zelf iemand melden" in await wereld.partner("politie").opens("melden")


async def test_who_answers_for_two_bodies_says_for_which_one(wereld: Wereld) -> None:
    dubbel = wereld.persoon("Dirk Dubbel", (Rol.PARTNER, "politie"), (Rol.PARTNER, "ggd"))
    assert "Kies namens welke organisatie" in await meldt(dubbel)
    await meldt(dubbel, **{"Namens welke organisatie?": "GGD Merwestreek"})
    assert laatste(wereld, dubbel).organisatie == "ggd"


async def test_pressed_twice_it_comes_in_once(wereld: Wereld) -> None:
    politie = wereld.partner("politie")
    vorm = await politie.opens("melden")
    eerste = await politie.presses(vorm, "Melden", INGEVULD)
    assert (await politie.presses(vorm, "Melden", INGEVULD)).json == eerste.json
    assert len(wereld.leest(meldingen.van_melders, [politie.id])) == 1
    opnieuw = await politie.presses(vorm, "Melden", {**INGEVULD, "Aanleiding": "Iets anders"})
    assert "al een melding verstuurd" in opnieuw
    assert len(wereld.leest(meldingen.van_melders, [politie.id])) == 1
    await politie.presses(opnieuw, "Melden")
    assert len(wereld.leest(meldingen.van_melders, [politie.id])) == 2


async def test_the_form_of_somebody_else_is_refused(wereld: Wereld) -> None:
    politie, ggd = wereld.partner("politie"), wereld.partner("ggd")
    vorm = await politie.opens("melden")
    await ggd.presses(vorm, "Melden", INGEVULD)
    assert wereld.leest(meldingen.van_melders, [ggd.id]) == ()
    assert "Aanleiding" not in (await wereld.regisseur.opens("melden")).labels


async def test_a_closed_casus_of_which_his_organisatie_was_part_comes_back(wereld: Wereld) -> None:
    casus = maakt_casus(wereld, "jeugd")
    nodigt_uit(wereld, casus, "politie")
    sluit_af(wereld, casus)
    politie = wereld.partner("politie")
    await meldt(politie, **TERUG, **{CODE: str(casus.code)})
    melding = laatste(wereld, politie)
    assert (melding.route, melding.eerdere_code) == ("her-melding", str(casus.code))


async def test_of_a_code_he_had_nothing_to_do_with_the_melder_learns_nothing(wereld: Wereld) -> None:
    dicht, open_, voorbij = (maakt_casus(wereld, "jeugd") for _ in range(3))
    for casus in (dicht, open_):
        nodigt_uit(wereld, casus, "ggd")
    sluit_af(wereld, dicht)
    # His organisatie was in it once, and has nothing to do with how it goes on.
    nodigt_uit(wereld, voorbij, "politie")
    wereld.verstrijkt(minutes=1)
    wereld.doet(toegang.beeindig, voorbij.id)
    nergens = str(Casuscode.maak(26, 9999))
    politie = wereld.partner("politie")
    gezien = []
    for code in (str(dicht.code), str(open_.code), str(voorbij.code), nergens):
        await meldt(politie, **TERUG, **{CODE: code})
        melding = laatste(wereld, politie)
        assert (melding.route, melding.eerdere_code) == ("veldaanmelding", "")
        gezien.append((await opent(politie, melding)).tekst)
        wereld.verstrijkt(minutes=1)
    assert len(set(gezien)) == 1


async def test_of_a_casus_that_still_runs_a_partner_with_access_is_told_so(wereld: Wereld) -> None:
    casus = maakt_casus(wereld, "jeugd")
    nodigt_uit(wereld, casus, "politie")
    vorm = await meldt(wereld.partner("politie"), **TERUG, **{CODE: str(casus.code)})
    assert f"Casus {casus.code} loopt nog" in vorm


async def test_what_nobody_takes_up_is_told_once_more_on_the_next_working_day(wereld: Wereld) -> None:
    await met_chat(wereld.regisseur)
    await meldt(wereld.partner("politie"))
    assert len(voor(wereld.regisseur, list(bezorgt(wereld)))) == 1
    wereld.verstrijkt(hours=3)
    tikt(wereld)
    assert list(bezorgt(wereld)) == []
    wereld.verstrijkt(days=1)
    tikt(wereld)
    post = list(bezorgt(wereld))
    (kaart,) = voor(wereld.regisseur, post)
    assert "Nog door niemand opgepakt" in kaart
    assert not post[0].bewerkt
    wereld.verstrijkt(days=3)
    tikt(wereld)
    assert list(bezorgt(wereld)) == []


async def test_what_is_urgent_is_told_once_more_after_two_hours_unless_somebody_has_it(wereld: Wereld) -> None:
    await met_chat(wereld.regisseur)
    politie = wereld.partner("politie")
    spoed = {"Is er spoed?": "Ja, dit kan niet wachten op de volgende zitting"}
    await meldt(politie, **spoed)
    list(bezorgt(wereld))
    wereld.verstrijkt(hours=2)
    tikt(wereld)
    assert len(voor(wereld.regisseur, list(bezorgt(wereld)))) == 1

    await meldt(politie, **spoed)
    await wereld.regisseur.presses_raw("melding.oppakken", {"v": 1, "melding": laatste(wereld, politie).id})
    list(bezorgt(wereld))
    wereld.verstrijkt(hours=2)
    tikt(wereld)
    assert list(bezorgt(wereld)) == []


async def test_a_regisseur_without_a_chat_hears_it_as_soon_as_he_has_one(wereld: Wereld) -> None:
    await meldt(wereld.partner("politie"))
    wachtend = wereld.leest(outbox.van_status, OutboxStatus.WACHT, 9)
    assert [een.onderwerp_id for een in wachtend] == [laatste(wereld, wereld.partner("politie")).id]
    assert wereld.leest(gesprekken.persoonlijk, wereld.regisseur.id) is None
    await met_chat(wereld.regisseur)
    wereld.nu += timedelta(minutes=5)
    assert len(voor(wereld.regisseur, list(bezorgt(wereld)))) == 1
