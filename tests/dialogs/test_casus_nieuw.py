from dataclasses import replace

import pytest

from domain.casus import LANGSTE_NUMMER, Casus, Fase, Geinformeerd, Onderwerp, Spoor
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import casus as casussen
from storage import personen
from tests._kaart import Kaart
from tests.dialogs._casus import AANLEIDING, CANARIE, FORMULIER, code_op, opent, vult_in
from tests.dialogs._wereld import Wereld, kanaal


def bewaarde(wereld: Wereld, kaart: Kaart) -> Casus:
    return wereld.leest(casussen.met_code, Casuscode.lees(code_op(kaart)))


def aantal(wereld: Wereld) -> int:
    return len(wereld.leest(casussen.van_regisseur, [wereld.regisseur.id]))


async def test_without_a_table_the_regisseur_chooses_one_first(wereld: Wereld) -> None:
    kaart = await wereld.regisseur.types("/casus nieuw")
    assert "Aan welke tafel hoort de casus?" in kaart
    assert "Regietafel Jeugd: over een groep" in kaart
    assert "Regietafel Nazorg en Re-integratie" in kaart
    formulier = await wereld.regisseur.presses(kaart, "Verder", {"Tafel": "Regietafel Huiselijk Geweld"})
    assert "Regietafel Huiselijk Geweld" in formulier
    assert "Slachtoffer" in formulier


async def test_without_a_choice_the_question_comes_back(wereld: Wereld) -> None:
    kaart = await wereld.regisseur.types("/casus nieuw")
    assert "Kies een tafel." in await wereld.regisseur.presses(kaart, "Verder")


async def test_with_a_table_that_leaves_no_choice_the_form_is_there_at_once(wereld: Wereld) -> None:
    kaart = await wereld.regisseur.types("/casus nieuw nazorg")
    assert "Voor- en achternaam (verplicht)" in kaart.labels
    assert "Artikel 18a Penitentiaire beginselenwet, voorbereiding van de terugkeer" in kaart


async def test_a_table_offers_only_the_grounds_and_purposes_of_its_own_lane(wereld: Wereld) -> None:
    kaart = await wereld.regisseur.types("/casus nieuw huiselijk-geweld")
    assert "Wet gegevensverwerking door samenwerkingsverbanden, Zorg- en Veiligheidshuizen" in kaart
    assert "Penitentiaire beginselenwet" not in kaart
    assert "terugkeer uit detentie" not in kaart


async def test_a_saved_casus_has_a_neutral_code_and_one_regisseur(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur)
    assert code_op(kaart) == str(Casuscode(26, 1))
    casus = bewaarde(wereld, kaart)
    assert casus.regisseur_id == wereld.regisseur.id
    assert (casus.tafel, casus.spoor, casus.onderwerp) == ("jeugd", Spoor.WGS, Onderwerp.PERSONEN)
    assert (casus.route, casus.spoed, casus.fase) == ("veldaanmelding", False, Fase.AANVANG)
    assert (casus.aanleiding, casus.extern_nummer, casus.grondslag) == (AANLEIDING, "D-77", "wgs")
    assert casus.doel == "Een gezamenlijke aanpak maken voor zorg en veiligheid"
    (betrokkene,) = casus.betrokkenen
    assert (betrokkene.gegevens.naam, betrokkene.gegevens.gemeente, betrokkene.rol) == (
        CANARIE,
        "merwestad",
        "betrokkene",
    )


async def test_after_saving_the_presser_sees_whom_it_is_about_and_what_he_can_do_next(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur)
    assert f"{CANARIE}, geboren 17 mei 2011, Merwestad" in kaart
    assert "Procesregisseur: Rosa Regisseur" in kaart
    assert kaart.knoppen == ("Start uitvraag", "Nog een betrokkene", "Klaar")
    druk = kaart.druk("Start uitvraag", {})
    assert druk.data == {"v": 1, "opdracht": "uitvraag start", "casuscode": code_op(kaart)}


async def test_done_leads_back_to_the_list_of_codes(wereld: Wereld) -> None:
    bewaard = await vult_in(wereld.regisseur)
    lijst = await wereld.regisseur.presses(bewaard, "Klaar")
    assert "Uw casussen" in lijst
    assert CANARIE not in lijst


async def test_making_a_casus_is_written_down_for_the_casus_and_for_the_betrokkene(wereld: Wereld) -> None:
    casus = bewaarde(wereld, await vult_in(wereld.regisseur))
    gemaakt = [een for een in wereld.logboek(casus.id) if een.handeling is Handeling.CASUS_AANGEMAAKT]
    assert [(een.door_id, een.betrokkene_id, een.doel) for een in gemaakt] == [
        (wereld.regisseur.id, None, "wgs"),
        (wereld.regisseur.id, casus.betrokkenen[0].id, "wgs"),
    ]


async def test_what_is_posted_names_nobody(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur)
    await wereld.regisseur.types("/casus lijst")
    await wereld.regisseur.types("/casus zoek")
    await wereld.regisseur.types(f"/casus toon {code_op(kaart)}")
    await wereld.regisseur.types(f"/casus toon {code_op(kaart)}", kanaal("jeugd"))
    assert CANARIE not in wereld.posted()
    assert "Kanarie" not in wereld.posted()
    assert "2011" not in wereld.posted()


async def test_in_a_channel_the_form_waits_behind_a_button(wereld: Wereld) -> None:
    kaart = await wereld.regisseur.types("/casus nieuw jeugd", kanaal("jeugd"))
    assert kaart.knoppen == ("Openen",)
    assert "Aan welke tafel" in await wereld.regisseur.presses(kaart, "Openen", waar=kanaal("jeugd"))


async def test_a_choice_that_is_no_choice_stands_filled_in_already(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur)
    assert formulier.druk("Opslaan", {}).data["grondslag"] == "wgs"


async def test_own_words_come_behind_the_chosen_purpose(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, **{"Doel in eigen woorden": "En rust op het plein."})
    assert bewaarde(wereld, kaart).doel == (
        "Een gezamenlijke aanpak maken voor zorg en veiligheid\nEn rust op het plein."
    )


async def test_urgency_is_the_regisseurs_choice(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, **{"Heeft het spoed?": "Ja, spoed"})
    assert bewaarde(wereld, kaart).spoed


async def test_a_municipality_that_is_not_known_is_kept_as_not_known(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Gemeente="Onbekend of buiten de regio")
    assert bewaarde(wereld, kaart).betrokkenen[0].gegevens.gemeente is None
    assert "gemeente onbekend" in kaart


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("Aanleiding", "", "Schrijf de aanleiding op."),
        ("Aanleiding", " \n ", "Schrijf de aanleiding op."),
        ("Aanleiding", "a" * 2001, "Aanleiding: dit is te lang. Er passen 2000 tekens, u heeft er 2001."),
        ("Voor- en achternaam", "", "Vul de naam in."),
        ("Geboortedatum", "", "Vul de geboortedatum in."),
        ("Geboortedatum", "2026-03-03", "De geboortedatum kan niet kloppen."),
        ("Geboortedatum", "1850-01-01", "De geboortedatum kan niet kloppen."),
        ("Geboortedatum", "31-02-2011", "De geboortedatum kan niet kloppen."),
        ("Gemeente", "ergens", "Kies een gemeente, of kies Onbekend."),
        ("Rol", "gedetineerde", "Kies een rol."),
        ("Hoe kwam de melding binnen?", "", "Kies hoe de melding binnenkwam."),
        ("Doel", "terugkeer", "Kies een doel."),
        ("Grondslag", "pbw-18a", "Kies een grondslag."),
        ("Is de betrokkene geïnformeerd?", "", "Kies of de betrokkene geïnformeerd is."),
    ],
)
async def test_a_mistake_shows_the_same_form_with_what_was_filled_in(
    wereld: Wereld, veld: str, waarde: str, melding: str
) -> None:
    kaart = await vult_in(wereld.regisseur, **{veld: waarde})
    assert melding in kaart
    assert aantal(wereld) == 0
    nog = kaart.druk("Opslaan", {}).data
    assert nog.get("naam", "") == {**FORMULIER, veld: waarde}["Voor- en achternaam"]
    assert nog["extern_nummer"] == "D-77"
    gemaakt = await wereld.regisseur.presses(kaart, "Opslaan", {veld: FORMULIER.get(veld, "wgs")})
    assert "is opgeslagen" in gemaakt


async def test_everything_that_is_wrong_is_told_at_once(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur)
    kaart = await wereld.regisseur.presses(formulier, "Opslaan")
    assert "Schrijf de aanleiding op." in kaart
    assert "Vul de naam in." in kaart
    assert "Kies of de betrokkene geïnformeerd is." in kaart


async def test_not_informing_needs_a_reason_and_a_day_to_look_again(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, **{"Is de betrokkene geïnformeerd?": "Nee"})
    assert "Schrijf op waarom de betrokkene niet geïnformeerd wordt." in kaart
    assert "Kies wanneer u opnieuw naar het informeren kijkt." in kaart
    kaart = await wereld.regisseur.presses(
        kaart,
        "Opslaan",
        {
            "Waarom niet? (verplicht bij Nee)": "Het zou hem in gevaar brengen.",
            "Wanneer kijkt u hier opnieuw naar? (verplicht bij Nee)": "2026-04-01",
        },
    )
    informering = bewaarde(wereld, kaart).informering
    assert informering.stand is Geinformeerd.NEE
    assert informering.toelichting == "Het zou hem in gevaar brengen."
    assert str(informering.herzien_op) == "2026-04-01"


async def test_a_day_to_look_again_lies_ahead(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, **{"Wanneer kijkt u hier opnieuw naar? (verplicht bij Nee)": "2026-03-01"})
    assert "De dag waarop u opnieuw naar het informeren kijkt, moet nog komen." in kaart


@pytest.mark.parametrize(
    "getypt",
    [
        "**vet** [link](https://kwaad.example) `code` # kop",
        "مرحبا بالعالم, שלום",
        "👩‍👩‍👧 gezin, e\u0301 en ﬁ",
        "regel een\nregel twee\n\n- lijst",
        "{aanleiding} {0} %s {{",
        "x" * 2000,
    ],
)
async def test_whatever_is_typed_is_kept_and_shown_as_typed(wereld: Wereld, getypt: str) -> None:
    bewaard = await vult_in(wereld.regisseur, Aanleiding=getypt)
    assert bewaarde(wereld, bewaard).aanleiding == getypt
    beeld = await wereld.regisseur.opens("casus toon", casuscode=code_op(bewaard))
    assert getypt in beeld


async def test_a_number_that_can_be_read_in_can_be_typed_as_well(wereld: Wereld) -> None:
    nummer = "D" * LANGSTE_NUMMER
    druk = (await opent(wereld.regisseur)).druk("Opslaan", FORMULIER)
    kaart = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "extern_nummer": nummer})
    assert bewaarde(wereld, kaart).extern_nummer == nummer


async def test_ten_thousand_characters_come_back_whole_to_be_shortened(wereld: Wereld) -> None:
    lang = "Verhaal. " * 1112
    kaart = await vult_in(wereld.regisseur, Aanleiding=lang)
    assert "dit is te lang" in kaart
    assert kaart.druk("Opslaan", {}).data["aanleiding"] == lang


async def test_characters_that_no_text_needs_are_left_out(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur)
    druk = formulier.druk("Opslaan", {**FORMULIER, "Aanleiding": "a\x00b\u202ec\r\nd"})
    druk.data["naam"] = "Kanarie\ud800 \t Zeldzaam"
    kaart = await wereld.regisseur.presses_raw(druk.verb, druk.data)
    casus = bewaarde(wereld, kaart)
    assert casus.aanleiding == "abc\nd"
    assert casus.betrokkenen[0].gegevens.naam == CANARIE


async def test_the_same_press_delivered_twice_makes_one_casus_and_shows_the_same(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur)
    eerste = await wereld.regisseur.presses(formulier, "Opslaan", FORMULIER, activity_id="a-1")
    tweede = await wereld.regisseur.presses(formulier, "Opslaan", FORMULIER, activity_id="a-1")
    derde = await wereld.regisseur.presses(formulier, "Opslaan", FORMULIER, activity_id="a-2")
    assert code_op(eerste) == code_op(tweede) == code_op(derde)
    assert eerste.tekst == tweede.tekst == derde.tekst
    assert aantal(wereld) == 1


async def test_a_used_form_that_is_filled_in_anew_loses_nothing(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur)
    eerste = await wereld.regisseur.presses(formulier, "Opslaan", FORMULIER)
    ander = {**FORMULIER, "Voor- en achternaam": "Iemand Anders"}
    kaart = await wereld.regisseur.presses(formulier, "Opslaan", ander)
    assert f"Met dit formulier is casus {code_op(eerste)} al opgeslagen." in kaart
    assert aantal(wereld) == 1
    tweede = await wereld.regisseur.presses(kaart, "Opslaan")
    assert bewaarde(wereld, tweede).betrokkenen[0].gegevens.naam == "Iemand Anders"
    assert aantal(wereld) == 2


async def test_another_regisseur_cannot_use_a_copied_form(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur)
    ander = wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    kaart = await ander.presses(formulier, "Opslaan", FORMULIER)
    assert "Dit formulier is voor iemand anders geopend." in kaart
    assert wereld.leest(casussen.van_regisseur, [ander.id]) == ()
    assert Handeling.TOEGANG_GEWEIGERD in wereld.handelingen()


async def test_a_key_for_one_table_saves_no_casus_at_another(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur)
    druk = formulier.druk("Opslaan", FORMULIER)
    kaart = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "tafel": "volwassenen"})
    assert "Dit formulier is voor iemand anders geopend." in kaart
    assert aantal(wereld) == 0


@pytest.mark.parametrize("tafel", ["bestaat-niet", "huiselijk-geweld"])
async def test_a_table_that_does_not_take_this_kind_of_casus_saves_nothing(wereld: Wereld, tafel: str) -> None:
    formulier = await opent(wereld.regisseur, "Regietafel Jeugd: over een groep")
    druk = formulier.druk("Opslaan", {})
    await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "tafel": tafel})
    assert aantal(wereld) == 0


async def test_neither_a_partner_nor_a_beheerder_makes_a_casus(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur)
    for iemand in (wereld.partner("politie"), wereld.beheerder):
        assert "Uw rol geeft hier geen toegang toe." in await iemand.types("/casus nieuw")
        assert "Uw rol geeft hier geen toegang toe." in await iemand.presses(formulier, "Opslaan", FORMULIER)


async def test_a_regisseur_whose_role_ended_makes_no_casus(wereld: Wereld) -> None:
    regisseur = wereld.regisseur
    formulier = await opent(regisseur)
    wereld.doet(personen.beeindig, regisseur.id, Rol.PROCESREGISSEUR, "zvh", wereld.nu)
    assert "Ik ken u nog niet" in await regisseur.presses(formulier, "Opslaan", FORMULIER)
    assert aantal(wereld) == 0


async def test_a_group_has_a_name_and_a_municipality_and_no_birth_date(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur, "Regietafel Jeugd: over een groep")
    assert "Geboortedatum (verplicht)" not in formulier.labels
    velden = {
        label: waarde
        for label, waarde in FORMULIER.items()
        if label not in {"Voor- en achternaam", "Geboortedatum", "Rol"}
    }
    kaart = await wereld.regisseur.presses(formulier, "Opslaan", {**velden, "Naam van de groep": "De Kade"})
    casus = bewaarde(wereld, kaart)
    assert casus.onderwerp is Onderwerp.GROEP
    assert casus.betrokkenen[0].gegevens.naam == "De Kade"
    assert casus.betrokkenen[0].gegevens.geboortedatum is None
    assert "Nog een betrokkene" not in kaart.knoppen


async def test_codes_of_one_year_count_on_and_a_new_year_begins_anew(wereld: Wereld) -> None:
    codes = [code_op(await vult_in(wereld.regisseur, **{"Voor- en achternaam": naam})) for naam in ("Een", "Twee")]
    assert [code[:7] for code in codes] == ["26-0001", "26-0002"]
    wereld.verstrijkt(days=365)
    assert code_op(await vult_in(wereld.regisseur, **{"Voor- en achternaam": "Drie"})).startswith("27-0001")


async def test_a_region_that_has_not_confirmed_everything_takes_no_casus(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur)
    onzeker = replace(wereld.regio.grondslagen["wgs"], bevestigd=False)
    wereld.regio = replace(
        wereld.regio, demo=False, contactpunt=None, grondslagen={**wereld.regio.grondslagen, "wgs": onzeker}
    )
    for kaart in (
        await wereld.regisseur.types("/casus nieuw"),
        await wereld.regisseur.types("/casus nieuw jeugd"),
        await wereld.regisseur.presses(formulier, "Opslaan", FORMULIER),
    ):
        assert "De regio is nog niet klaar voor een eerste casus" in kaart
        assert "Grondslag: Wet gegevensverwerking door samenwerkingsverbanden" in kaart
        assert "Contactpunt waar mensen terechtkunnen met vragen over hun rechten" in kaart
    assert aantal(wereld) == 0


async def test_a_ground_that_is_not_confirmed_says_so_in_the_choice(wereld: Wereld) -> None:
    onzeker = replace(wereld.regio.grondslagen["pbw-18a"], bevestigd=False)
    wereld.regio = replace(wereld.regio, grondslagen={**wereld.regio.grondslagen, "pbw-18a": onzeker})
    assert "voorbereiding van de terugkeer (te bevestigen)" in await wereld.regisseur.types("/casus nieuw nazorg")
