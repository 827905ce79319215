from datetime import date

import pytest

from domain.casus import Persoonsgegevens
from domain.logboek import Handeling
from domain.persoon import Rol
from tests._kaart import Kaart
from tests.dialogs._wereld import Wereld, groep, kanaal
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, Verhaal

NAAM = "Naam, of een deel ervan"
GEBOREN = "Geboortedatum of geboortejaar, zoals 3-5-1990 of 1990"
SPOOR = "Ook bij collega's zoeken in (alleen met volledige naam en geboortedatum)"
ELDERS = "Ook bekend bij Ada Ander: neem contact op."


async def zoekt(wereld: Wereld, naam: str, geboren: str = "", **meer: str) -> Kaart:
    formulier = await wereld.regisseur.types("/casus zoek")
    invoer = {NAAM: naam} | ({GEBOREN: geboren} if geboren else {}) | meer
    return await wereld.regisseur.presses(formulier, "Zoek", invoer)


@pytest.fixture
def verhaal(wereld: Wereld) -> Verhaal:
    return Verhaal(wereld)


async def test_the_form_stands_in_the_personal_chat_and_holds_nothing(wereld: Wereld, verhaal: Verhaal) -> None:
    verhaal.casus(ANNA)
    formulier = await wereld.regisseur.types("/casus zoek")
    assert formulier.knoppen == ("Zoek",)
    assert "Kanarie" not in wereld.posted()


@pytest.mark.parametrize("waar", [kanaal("tafel"), groep("team")])
async def test_in_a_channel_or_group_nobody_looks_for_names(wereld: Wereld, verhaal: Verhaal, waar: object) -> None:
    verhaal.casus(ANNA)
    uitleg = "Zoeken kan alleen in uw eigen gesprek met Tafelbot."
    kaart = await wereld.regisseur.types("/casus zoek", waar)  # type: ignore[arg-type]
    assert uitleg in kaart
    assert kaart.knoppen == ()
    gemaakt = {"v": 1, "naam": "Kanarie"}
    geprobeerd = await wereld.regisseur.presses_raw("casus.zoek", gemaakt, waar)  # type: ignore[arg-type]
    assert uitleg in geprobeerd
    assert "Annabel" not in geprobeerd
    assert Handeling.CASUS_GEZOCHT not in wereld.handelingen()


async def test_a_name_typed_behind_the_command_looks_for_nothing_and_is_told_to_go_away(
    wereld: Wereld, verhaal: Verhaal
) -> None:
    verhaal.casus(ANNA)
    kaart = await wereld.regisseur.types("/casus zoek Annabel Kanarie")
    assert "Uw tekst staat nu in Teams" in kaart
    assert "Annabel" not in kaart
    assert "Casus zoeken" in await wereld.regisseur.presses(kaart, "Openen")


@pytest.mark.parametrize("gezocht", ["kanarie", "ANNABEL", "sijsje annabel", "Anabel", "kanári"])
async def test_somebody_is_found_by_a_part_of_his_name_however_it_was_spelled(
    wereld: Wereld, verhaal: Verhaal, gezocht: str
) -> None:
    casus = verhaal.casus(ANNA, BRAM)
    kaart = await zoekt(wereld, gezocht)
    assert "Annabel Kanarie-Sijsje, geboren 3 mei 1990" in kaart
    assert f"{casus.code}: Regietafel Huiselijk Geweld, Aanvang" in kaart
    assert "Bartholomeus" not in kaart
    assert "Casus " in await wereld.regisseur.presses(kaart, "Openen")


@pytest.mark.parametrize(("geboren", "gevonden"), [("1990", True), ("3-5-1990", True), ("4-5-1990", False)])
async def test_a_birth_date_or_year_narrows_it_down(
    wereld: Wereld, verhaal: Verhaal, geboren: str, gevonden: bool
) -> None:
    verhaal.casus(ANNA)
    kaart = await zoekt(wereld, "kanarie", geboren)
    assert ("Annabel" in kaart) is gevonden
    assert ("In uw casussen staat niemand die hierop lijkt." in kaart) is not gevonden


@pytest.mark.parametrize(
    ("naam", "geboren", "fout"),
    [
        ("a", "", "Vul ten minste twee letters van de naam in."),
        ("kanarie", "gisteren", "Vul de geboortedatum in als 3-5-1990, of alleen het jaar."),
        ("k" * 10_000, "", "Deze naam is te lang."),
    ],
)
async def test_what_cannot_be_looked_for_comes_back_with_what_was_typed(
    wereld: Wereld, verhaal: Verhaal, naam: str, geboren: str, fout: str
) -> None:
    verhaal.casus(ANNA)
    kaart = await zoekt(wereld, naam, geboren)
    assert fout in kaart
    assert kaart.druk("Zoek", {}).data["naam"] == naam
    assert kaart.druk("Zoek", {}).data.get("geboren", "") == geboren
    assert Handeling.CASUS_GEZOCHT not in wereld.handelingen()


async def test_the_form_below_what_was_found_keeps_what_was_typed(wereld: Wereld, verhaal: Verhaal) -> None:
    verhaal.casus(ANNA)
    kaart = await zoekt(wereld, "kanarie", "1991")
    assert kaart.druk("Zoek", {}).data["naam"] == "kanarie"
    assert "Annabel" in await wereld.regisseur.presses(kaart, "Zoek", {GEBOREN: "1990"})


async def test_every_search_is_written_down_and_every_casus_and_person_that_was_shown(
    wereld: Wereld, verhaal: Verhaal
) -> None:
    casus = verhaal.casus(ANNA, BRAM)
    ander = verhaal.casus(BRAM, nummer=2)
    await zoekt(wereld, "kanarie")
    assert wereld.handelingen().count(Handeling.CASUS_GEZOCHT) == 1
    regels = [een for een in wereld.logboek(casus.id) if een.handeling is Handeling.CASUS_GEZOCHT]
    assert [(een.door_id, een.betrokkene_id) for een in regels] == [
        (wereld.regisseur.id, None),
        (wereld.regisseur.id, casus.betrokkenen[0].id),
    ]
    assert wereld.handelingen(ander.id) == []


async def test_a_search_that_finds_nobody_is_written_down_too(wereld: Wereld) -> None:
    await zoekt(wereld, "kanarie")
    assert wereld.handelingen().count(Handeling.CASUS_GEZOCHT) == 1


async def test_at_most_ten_are_shown_and_the_searcher_is_asked_to_say_more(wereld: Wereld, verhaal: Verhaal) -> None:
    for nummer in range(1, 13):
        verhaal.casus(Persoonsgegevens(f"Kanarie {nummer}", date(1990, 1, nummer)), nummer=nummer)
    kaart = await zoekt(wereld, "kanarie")
    assert kaart.knoppen.count("Openen") == 10
    assert "Verfijn uw zoekvraag." in kaart
    assert "Verfijn" not in await zoekt(wereld, "kanarie", "3-1-1990")


class TestBijCollegas:
    @pytest.fixture(autouse=True)
    def _van_een_collega(self, wereld: Wereld, verhaal: Verhaal) -> None:
        ada = wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
        self.casus = verhaal.casus(ANNA, nummer=9, regisseur=ada)

    async def test_the_very_same_person_elsewhere_names_only_whom_to_call(self, wereld: Wereld) -> None:
        kaart = await zoekt(wereld, "annabel kanarie sijsje", "3-5-1990")
        assert ELDERS in kaart
        assert str(self.casus.code) not in kaart
        assert "Huiselijk" not in kaart
        assert "Openen" not in kaart.knoppen
        laatste = wereld.logboek(self.casus.id)[-1]
        assert (laatste.handeling, laatste.door_id, laatste.betrokkene_id) == (
            Handeling.CASUS_GEZOCHT,
            wereld.regisseur.id,
            None,
        )

    @pytest.mark.parametrize(
        ("naam", "geboren"),
        [
            ("kanarie", "3-5-1990"),
            ("annabel kanarie sijsje", "1990"),
            ("annabel kanarie sijsje", ""),
            ("annabel kanarie sijsje", "4-5-1990"),
        ],
    )
    async def test_a_part_of_a_name_or_a_year_tells_nothing_about_a_colleagues_casus(
        self, wereld: Wereld, naam: str, geboren: str
    ) -> None:
        assert "Ada" not in await zoekt(wereld, naam, geboren)
        assert wereld.handelingen(self.casus.id) == []

    async def test_the_other_lane_tells_nothing(self, wereld: Wereld) -> None:
        kaart = await zoekt(wereld, "annabel kanarie sijsje", "3-5-1990", **{SPOOR: "Nazorg"})
        assert "Ada" not in kaart
        assert wereld.handelingen(self.casus.id) == []

    async def test_the_lane_in_which_he_works_is_proposed(self, wereld: Wereld, verhaal: Verhaal) -> None:
        verhaal.casus(BRAM, tafel="nazorg")
        formulier = await wereld.regisseur.types("/casus zoek")
        assert formulier.druk("Zoek", {}).data["spoor"] == "nazorg"

    async def test_somebody_in_ones_own_casus_and_in_a_colleagues_is_shown_as_both(
        self, wereld: Wereld, verhaal: Verhaal
    ) -> None:
        eigen = verhaal.casus(ANNA, nummer=1)
        kaart = await zoekt(wereld, "Annabel Kanarie-Sijsje", "3-5-1990")
        assert str(eigen.code) in kaart
        assert ELDERS in kaart


async def test_a_partner_does_not_search(wereld: Wereld, verhaal: Verhaal) -> None:
    verhaal.casus(ANNA)
    politie = wereld.partner("politie")
    assert "Uw rol geeft hier geen toegang toe." in await politie.types("/casus zoek")
    poging = await politie.presses_raw("casus.zoek", {"v": 1, "naam": "Kanarie"})
    assert "Uw rol geeft hier geen toegang toe." in poging
    assert "Annabel" not in poging


async def test_half_a_surrogate_pair_and_markdown_do_no_harm(wereld: Wereld, verhaal: Verhaal) -> None:
    verhaal.casus(Persoonsgegevens("**Kanarie** <at>x</at>", date(1990, 1, 1)))
    kaart = await zoekt(wereld, "kanarie \ud83d")
    assert "**Kanarie** <at>x</at>" in kaart
