import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.casus import Betrokkene, Casus, Persoonsgegevens
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus
from storage import casus as casussen
from storage import personen, toegang
from storage import uitvraag as uitvragen
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
BEKEND = {
    "Is de persoon bekend bij uw organisatie?": "Ja",
    "Is uw organisatie nu betrokken?": "Nee",
    "Over wie heeft u zorgen?": "Geen zorgen",
    "Wilt u de persoon bespreken?": "Nee",
    "Met wie mag dit gedeeld worden?": "Met de hele tafel",
}
GEMEENTE = "gemeente-merwestad"
DEUREN: Mapping[str, Mapping[str, str]] = {
    "uitvraag.open": {},
    "uitvraag.personen": {},
    "uitvraag.persoon": {"betrokkene": "p142-0"},
    "uitvraag.niet_bekend": {"betrokkene": "p142-0", "sleutel": "a.1.b"},
    "uitvraag.antwoord": {"betrokkene": "p142-0", "sleutel": "a.1.b", "veld.bekend": "nee"},
    "uitvraag.weiger_formulier": {},
    "uitvraag.weiger": {"sleutel": "a.1.b", "grond": "beroepsgeheim"},
}
"""Every way in for a partner, as somebody might press it who does not use our cards."""
WEIGERINGEN = (
    "Deze uitvraag is voor een andere organisatie.",
    "Uw rol geeft hier geen toegang toe.",
    "Ik ken u nog niet",
)


@pytest.fixture
def piet(verhaal: Verhaal) -> Deelnemer:
    return verhaal.wereld.partner("politie", "Piet Politie")


@pytest.fixture
async def casus(verhaal: Verhaal, piet: Deelnemer) -> Casus:
    """A casus about two persons, asked about."""
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


async def begint(verhaal: Verhaal, casus: Casus, wie: Deelnemer, organisatie: str = "politie") -> Kaart:
    """Go past the first card, to the first person about whom nothing was said."""
    voorblad = await wie.presses(verhaal.kaart_voor(casus, organisatie), "Beantwoorden")
    return await wie.presses(voorblad, "Verder naar de personen")


def laatste(verhaal: Verhaal, casus: Casus, organisatie: str = "politie") -> dict[str, Antwoord]:
    bevraging = verhaal.bevraging(casus, organisatie)
    gevonden = verhaal.wereld.leest(uitvragen.laatste_antwoorden, casus.id, bevraging.id)
    return {een.betrokkene_id: een for een in gevonden}


class TestHetVoorblad:
    async def test_why_it_is_asked_is_shown_before_any_name(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        voorblad = await piet.presses(verhaal.kaart_voor(casus, "politie"), "Beantwoorden")
        for woorden in (
            "Gevraagd door: Rosa Regisseur, ZVH Merwestad",
            "Over: 2 personen",
            "Grondslag: Wet gegevensverwerking door samenwerkingsverbanden",
            "Veiligheid herstellen voor het gezin",
            "Kan of mag u niets delen? Zeg dat dan nu.",
        ):
            assert woorden in voorblad
        assert voorblad.knoppen == ("Verder naar de personen", "Ik kan of mag dit niet delen")
        assert "Kanarie" not in json.dumps(voorblad.json)

    async def test_who_goes_on_sees_one_person_and_never_another_ones_data(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        kaart = await begint(verhaal, casus, piet)
        assert "Annabel Kanarie-Sijsje" in kaart
        assert "Geboren op 3 mei 1990" in kaart
        assert "Persoon 1 van 2" in kaart
        assert "Vinkenoog" not in json.dumps(kaart.json)

    async def test_the_role_is_shown_only_where_it_helps_to_know_who_is_meant(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        assert "Slachtoffer" in await begint(verhaal, casus, piet)
        alleen = verhaal.casus(ANNA, nummer=200)
        await verhaal.start(alleen)
        assert "Slachtoffer" not in await begint(verhaal, alleen, piet)

    async def test_nothing_that_is_opened_is_posted(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        await begint(verhaal, casus, piet)
        verhaal.verstuurt()
        assert "Kanarie" not in verhaal.alles_gezien()


class TestPersoonVoorPersoon:
    async def test_not_known_is_one_click_and_leads_to_the_next_person(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        eerste = await begint(verhaal, casus, piet)
        tweede = await piet.presses(eerste, "Niet bekend")
        assert "Opgeslagen." in tweede
        assert "Persoon 2 van 2" in tweede
        assert "Bartholomeus Vinkenoog" in tweede
        (antwoord,) = laatste(verhaal, casus).values()
        assert (antwoord.soort, antwoord.waarden) == (Antwoordsoort.NIET_BEKEND, ())

    async def test_an_answer_is_kept_as_it_was_given(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        eerste = await begint(verhaal, casus, piet)
        zorgen = {"Over wie heeft u zorgen?": "Kinderen + De omgeving"}
        notitie = {
            "Toelichting bij: Over wie heeft u zorgen?": "Onrust op straat",
            "Feit of oordeel? (bij: Over wie heeft u zorgen?)": "Een oordeel",
        }
        await piet.presses(eerste, "Opslaan", BEKEND | zorgen | notitie)
        (antwoord,) = laatste(verhaal, casus).values()
        assert antwoord.soort is Antwoordsoort.BEKEND
        assert dict(antwoord.waarden) == {
            "bekend": "ja",
            "nu_betrokken": "nee",
            "zorgen": "kinderen,omgeving",
            "zorgen__notitie": "Onrust op straat",
            "zorgen__aard": "oordeel",
            "bespreken": "nee",
            "delen": "hele_tafel",
        }

    async def test_filling_in_that_he_is_not_known_keeps_nothing_else(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        eerste = await begint(verhaal, casus, piet)
        nee = BEKEND | {"Is de persoon bekend bij uw organisatie?": "Nee"}
        await piet.presses(eerste, "Opslaan", nee)
        (antwoord,) = laatste(verhaal, casus).values()
        assert (antwoord.soort, antwoord.waarden) == (Antwoordsoort.NIET_BEKEND, ())

    async def test_who_leaves_half_way_goes_on_where_he_was(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await piet.presses(await begint(verhaal, casus, piet), "Niet bekend")
        opnieuw = await piet.presses(verhaal.kaart_voor(casus, "politie"), "Beantwoorden")
        assert "Bartholomeus Vinkenoog" in opnieuw

    async def test_a_colleague_who_takes_over_first_chooses_himself_whether_he_may(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await piet.presses(await begint(verhaal, casus, piet), "Niet bekend")
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        voorblad = await puk.presses(verhaal.kaart_voor(casus, "politie"), "Beantwoorden")
        assert "Ik kan of mag dit niet delen" in voorblad.knoppen
        assert "Bartholomeus Vinkenoog" in await puk.presses(voorblad, "Verder naar de personen")

    async def test_after_the_last_one_he_is_thanked_and_the_card_only_says_afgehandeld(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        tweede = await piet.presses(await begint(verhaal, casus, piet), "Niet bekend")
        dank = await piet.presses(tweede, "Opslaan", BEKEND)
        assert "Dank u. Uw organisatie heeft deze uitvraag afgehandeld." in dank
        assert "Aanpassen kan tot de zitting begint: maandag 9 maart, 13.00 uur." in dank
        assert "Kanarie" not in json.dumps(dank.json)
        verhaal.verstuurt()
        kaart = verhaal.kaart_voor(casus, "politie")
        assert kaart.tekst.splitlines() == [
            f"Uitvraag {casus.code}",
            "Voor: Politie Merwestreek",
            "Afgehandeld. Aanpassen kan tot de zitting begint.",
        ]
        assert kaart.knoppen == ("Bekijken of aanpassen",)
        bevraging = verhaal.bevraging(casus, "politie")
        assert (bevraging.status, bevraging.afgehandeld_op) == (BevragingStatus.BEANTWOORD, verhaal.wereld.nu)

    async def test_the_card_is_edited_and_never_posted_again(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        hoeveel = len(verhaal.geplaatst)
        tweede = await piet.presses(await begint(verhaal, casus, piet), "Niet bekend")
        verhaal.verstuurt()
        assert verhaal.bewerkt == []  # half-way nothing changes for anybody
        await piet.presses(tweede, "Niet bekend")
        verhaal.verstuurt()
        assert len(verhaal.geplaatst) == hoeveel
        assert len(verhaal.bewerkt) == 1

    async def test_the_form_of_the_pi_has_no_short_way_out_but_not_sharing(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING, "nazorg")
        casus = verhaal.casus(tafel="nazorg")
        await verhaal.start(casus)
        casemanager = verhaal.wereld.partner("pi-merwede", "Carla Casemanager")
        kaart = await begint(verhaal, casus, casemanager, "pi-merwede")
        assert kaart.knoppen == ("Niet delen", "Opslaan")
        bevraging = verhaal.bevraging(casus, "pi-merwede")
        agent = await begint(verhaal, casus, verhaal.wereld.partner("politie"), "politie")
        druk = agent.druk("Niet bekend", {})
        gemaakt = {**druk.data, "bevraging": bevraging.id}
        assert "Dit formulier vraagt niet of de persoon bekend is." in await casemanager.presses_raw(druk.verb, gemaakt)


class TestFouten:
    async def test_what_is_missing_is_named_and_what_was_typed_stays(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        eerste = await begint(verhaal, casus, piet)
        half = {
            "Is de persoon bekend bij uw organisatie?": "Ja",
            "Toelichting bij: Over wie heeft u zorgen?": "Al lang",
        }
        opnieuw = await piet.presses(eerste, "Opslaan", half)
        assert "Nog niet opgeslagen. Kijk nog even naar: Is uw organisatie nu betrokken?" in opnieuw
        assert "Vul deze vraag in." in opnieuw
        data = opnieuw.druk("Opslaan", {}).data
        assert (data["veld.bekend"], data["veld.zorgen__notitie"]) == ("ja", "Al lang")
        assert laatste(verhaal, casus) == {}

    @pytest.mark.parametrize("tekst", ["x" * 10_000, "🧭" * 501, "שלום" * 200])
    async def test_a_text_that_is_too_long_is_told_and_shown_whole(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer, tekst: str
    ) -> None:
        eerste = await begint(verhaal, casus, piet)
        opnieuw = await piet.presses(eerste, "Opslaan", BEKEND | {"Toelichting bij: Over wie heeft u zorgen?": tekst})
        assert "Dit is te lang. Er passen 500 tekens." in opnieuw
        assert opnieuw.druk("Opslaan", {}).data["veld.zorgen__notitie"] == tekst

    @pytest.mark.parametrize("tekst", ["*vet* [link](x) `code`", "שלום עולם", "🧭 regel\nen nog een", "<at>Piet</at>"])
    async def test_a_text_that_fits_is_kept_as_typed(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer, tekst: str
    ) -> None:
        eerste = await begint(verhaal, casus, piet)
        aard = {"Feit of oordeel? (bij: Over wie heeft u zorgen?)": "Een feit"}
        invoer = BEKEND | aard | {"Toelichting bij: Over wie heeft u zorgen?": tekst}
        await piet.presses(eerste, "Opslaan", invoer)
        (antwoord,) = laatste(verhaal, casus).values()
        assert dict(antwoord.waarden)["zorgen__notitie"] == tekst

    async def test_inputs_of_no_form_at_all_are_left_out(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        druk = (await begint(verhaal, casus, piet)).druk("Opslaan", BEKEND)
        await piet.presses_raw(druk.verb, {**druk.data, "veld.strafblad": "lang"})
        (antwoord,) = laatste(verhaal, casus).values()
        assert "strafblad" not in dict(antwoord.waarden)

    async def test_a_person_of_another_casus_cannot_be_answered_about(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        ander = verhaal.casus(ANNA, nummer=300)
        druk = (await begint(verhaal, casus, piet)).druk("Opslaan", BEKEND)
        vreemd = {**druk.data, "betrokkene": ander.betrokkenen[0].id}
        assert "Deze persoon hoort niet (meer) bij de casus." in await piet.presses_raw(druk.verb, vreemd)


class TestAanpassen:
    async def klaar(self, verhaal: Verhaal, casus: Casus, wie: Deelnemer) -> Kaart:
        eerste = await begint(verhaal, casus, wie)
        tweede = await wie.presses(eerste, "Opslaan", BEKEND)
        await wie.presses(tweede, "Niet bekend")
        verhaal.verstuurt()
        return await wie.presses(verhaal.kaart_voor(casus, "politie"), "Bekijken of aanpassen")

    async def test_what_was_dealt_with_opens_as_a_list(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        lijst = await self.klaar(verhaal, casus, piet)
        assert lijst.knoppen == ("Wijzigen", "Wijzigen")
        assert "beantwoord" in lijst
        assert "niet bekend" in lijst

    async def test_a_correction_starts_from_what_was_filled_in_and_adds_a_version(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await self.klaar(verhaal, casus, piet)
        anna = casus.betrokkenen[0].id
        bevraging = verhaal.bevraging(casus, "politie")
        vorm = await piet.presses_raw("uitvraag.persoon", verhaal.druk(casus, "politie", anna))
        ingevuld = vorm.druk("Opslaan", {})
        assert ingevuld.data["veld.bespreken"] == "nee"
        lijst = await piet.presses(vorm, "Opslaan", {"Wilt u de persoon bespreken?": "Ja"})
        assert "Opgeslagen." in lijst
        versies = [
            een for een in verhaal.wereld.leest(uitvragen.alle_versies, casus.id, bevraging.id)
            if een.betrokkene_id == anna
        ]  # fmt: skip
        assert [dict(een.waarden)["bespreken"] for een in versies] == ["nee", "ja"]

    async def test_a_correction_changes_nothing_for_anybody_else(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await self.klaar(verhaal, casus, piet)
        voor = {plek: post.json for plek, post in verhaal.posts.items()}
        bevraging = verhaal.bevraging(casus, "politie")
        data = verhaal.druk(casus, "politie", casus.betrokkenen[0].id)
        vorm = await piet.presses_raw("uitvraag.persoon", data)
        await piet.presses(vorm, "Niet bekend")
        verhaal.verstuurt()
        assert {plek: post.json for plek, post in verhaal.posts.items()} == voor
        assert verhaal.bevraging(casus, "politie").afgehandeld_op == bevraging.afgehandeld_op

    async def test_many_persons_are_chosen_from_a_list(self, verhaal: Verhaal, piet: Deelnemer) -> None:
        verhaal.zitting(ZITTING)
        velen = [Persoonsgegevens(f"Persoon *{nr}*", None, "merwestad") for nr in range(12)]
        casus = verhaal.casus(*velen, nummer=400)
        await verhaal.start(casus)
        kaart = await begint(verhaal, casus, piet)
        for _ in velen:
            kaart = await piet.presses(kaart, "Niet bekend")
        lijst = await piet.presses(kaart, "Bekijken of aanpassen")
        assert lijst.knoppen == ("Wijzigen",)
        vorm = await piet.presses(
            lijst, "Wijzigen", {"Over wie wilt u iets aanpassen?": "Persoon \\*7\\*: niet bekend"}
        )
        assert "Persoon 8 van 12" in vorm

    async def test_until_the_zitting_begins_and_not_after(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        lijst = await self.klaar(verhaal, casus, piet)
        data = verhaal.druk(casus, "politie", casus.betrokkenen[0].id)
        verhaal.wereld.nu = ZITTING.replace(hour=11, minute=59)
        vorm = await piet.presses_raw("uitvraag.persoon", data)
        verhaal.wereld.nu = ZITTING
        assert "Deze uitvraag is gesloten" in await piet.presses(vorm, "Opslaan", BEKEND)
        assert "Deze uitvraag is gesloten" in await piet.presses_raw("uitvraag.persoon", data)
        assert "Kanarie" not in await piet.presses(verhaal.kaart_voor(casus, "politie"), "Bekijken of aanpassen")
        assert lijst.knoppen

    async def test_somebody_who_joins_the_casus_later_is_asked_about_and_what_was_dealt_with_stays_so(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await self.klaar(verhaal, casus, piet)
        nu = verhaal.wereld.leest(casussen.lees, casus.id)
        erbij = Betrokkene("later", "kind", Persoonsgegevens("Later Erbij", None, None))
        verhaal.wereld.doet(casussen.wijzig, replace(nu, betrokkenen=(*nu.betrokkenen, erbij)))
        vorm = await piet.presses(verhaal.kaart_voor(casus, "politie"), "Bekijken of aanpassen")
        assert "Later Erbij" in vorm
        druk = verhaal.druk(casus, "politie", casus.betrokkenen[0].id)
        weer_later = await piet.presses(await piet.presses_raw("uitvraag.persoon", druk), "Niet bekend")
        assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD
        await piet.presses(weer_later, "Niet bekend")
        assert "later" in laatste(verhaal, casus)
        assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD


class TestWieMag:
    @pytest.mark.parametrize("wie", ["om", "gemeente-oosterwaard", "regisseur", "onbekende", "voorbij"])
    async def test_nobody_but_a_partner_of_the_organisatie_that_was_asked_gets_in(
        self, verhaal: Verhaal, casus: Casus, wie: str
    ) -> None:
        wereld = verhaal.wereld
        bijzonder = {"regisseur": wereld.regisseur, "onbekende": wereld.onbekende("Vreemde")}
        if wie == "voorbij":
            iemand = wereld.partner(GEMEENTE, "Oud Collega")
            wereld.doet(personen.beeindig, iemand.id, Rol.PARTNER, GEMEENTE, wereld.nu)
        else:
            iemand = bijzonder.get(wie) or wereld.partner(wie)
        bevraging = verhaal.druk(casus, GEMEENTE)
        for verb, extra in DEUREN.items():
            gezien = json.dumps((await iemand.presses_raw(verb, {**bevraging, **extra})).json, ensure_ascii=False)
            assert "Kanarie" not in gezien
            assert "Veiligheid herstellen" not in gezien
            assert any(woorden in gezien for woorden in WEIGERINGEN), verb
        assert laatste(verhaal, casus, GEMEENTE) == {}

    async def test_access_that_was_ended_opens_nothing(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        verhaal.wereld.doet(toegang.beeindig, casus.id, "politie")
        kaart = await piet.presses(verhaal.kaart_voor(casus, "politie"), "Beantwoorden")
        assert "Deze uitvraag is voor een andere organisatie." in kaart

    async def test_a_refusal_stands_in_the_logboek(self, verhaal: Verhaal, casus: Casus) -> None:
        vreemd = verhaal.wereld.partner("om")
        await vreemd.presses(verhaal.kaart_voor(casus, "politie"), "Beantwoorden")
        assert Handeling.TOEGANG_GEWEIGERD in verhaal.wereld.handelingen()

    async def test_a_copied_key_works_for_nobody_else_not_even_a_colleague(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        kaart = await begint(verhaal, casus, piet)
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        assert "Dit formulier is voor iemand anders geopend." in await puk.presses(kaart, "Niet bekend")
        assert laatste(verhaal, casus) == {}

    async def test_a_key_works_for_the_person_it_was_issued_about_only(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        druk = (await begint(verhaal, casus, piet)).druk("Niet bekend", {})
        over_bram = {**druk.data, "betrokkene": casus.betrokkenen[1].id}
        assert "Dit formulier is voor iemand anders geopend." in await piet.presses_raw(druk.verb, over_bram)

    async def test_every_name_that_opens_and_every_answer_stands_in_the_logboek(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await piet.presses(await begint(verhaal, casus, piet), "Niet bekend")
        regels = [een for een in verhaal.wereld.logboek(casus.id) if een.door_id == piet.id]
        anna, bram = casus.betrokkenen
        assert [(een.handeling, een.betrokkene_id) for een in regels] == [
            (Handeling.UITVRAAG_GEOPEND, None),
            (Handeling.UITVRAAG_GEOPEND, anna.id),
            (Handeling.UITVRAAG_BEANTWOORD, anna.id),
            (Handeling.UITVRAAG_GEOPEND, bram.id),
        ]
        assert {(een.namens, een.doel) for een in regels} == {("politie", casus.grondslag)}


class TestTweeKeer:
    async def test_the_same_press_twice_is_one_answer(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        kaart = await begint(verhaal, casus, piet)
        gezien = [await piet.presses(kaart, "Opslaan", BEKEND, activity_id=een) for een in ("a", "a", "b")]
        assert len({een.tekst for een in gezien}) == 1
        bevraging = verhaal.bevraging(casus, "politie")
        assert len(verhaal.wereld.leest(uitvragen.alle_versies, casus.id, bevraging.id)) == 1

    async def test_the_used_form_filled_in_otherwise_is_shown_again_and_nothing_is_lost(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        kaart = await begint(verhaal, casus, piet)
        await piet.presses(kaart, "Opslaan", BEKEND)
        opnieuw = await piet.presses(kaart, "Opslaan", BEKEND | {"Wilt u de persoon bespreken?": "Ja"})
        assert "Dit formulier was al opgeslagen, en u heeft daarna iets gewijzigd." in opnieuw
        await piet.presses(opnieuw, "Opslaan")
        (antwoord,) = laatste(verhaal, casus).values()
        assert (antwoord.versie, dict(antwoord.waarden)["bespreken"]) == (2, "ja")

    async def test_a_repeat_that_comes_after_the_zitting_began_does_not_say_that_it_was_lost(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        kaart = await begint(verhaal, casus, piet)
        verhaal.wereld.nu = ZITTING.replace(hour=11, minute=59)
        await piet.presses(kaart, "Niet bekend")
        verhaal.wereld.nu = ZITTING
        assert "niet opgeslagen" not in await piet.presses(kaart, "Niet bekend")

    async def test_of_two_colleagues_the_last_one_counts(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        een, ander = await begint(verhaal, casus, piet), await begint(verhaal, casus, puk)
        await piet.presses(een, "Niet bekend")
        await puk.presses(ander, "Opslaan", BEKEND)
        antwoord = laatste(verhaal, casus)[casus.betrokkenen[0].id]
        assert (antwoord.versie, antwoord.door_id, antwoord.soort) == (2, puk.id, Antwoordsoort.BEKEND)

    async def test_two_colleagues_who_answer_about_the_last_two_persons_at_once_leave_nothing_open(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        anna, bram = (een.id for een in casus.betrokkenen)

        async def opent(wie: Deelnemer, persoon: str) -> Kaart:
            return await wie.presses_raw("uitvraag.persoon", verhaal.druk(casus, "politie", persoon))

        over_anna, over_bram = await opent(piet, anna), await opent(puk, bram)
        await asyncio.gather(piet.presses(over_anna, "Niet bekend"), puk.presses(over_bram, "Niet bekend"))
        assert set(laatste(verhaal, casus)) == {anna, bram}
        assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD

    async def test_organisaties_that_finish_at_once_still_tell_the_regisseur_that_it_is_complete(
        self, verhaal: Verhaal
    ) -> None:
        verhaal.zitting(ZITTING)
        casus = verhaal.casus(ANNA, nummer=500)
        await verhaal.start(casus)
        kaarten = {code: await begint(verhaal, casus, verhaal.wereld.partner(code), code) for code in VAST}
        drukken = (verhaal.wereld.partner(code).presses(kaart, "Niet bekend") for code, kaart in kaarten.items())
        gezien = await asyncio.gather(*drukken)
        assert [een for een in gezien if "Dank u." not in een] == []
        verhaal.verstuurt()
        (post,) = verhaal.posts_van("alles_binnen")
        assert "Alle 6 organisaties hebben de uitvraag afgehandeld." in post.kaart
