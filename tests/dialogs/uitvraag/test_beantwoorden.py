"""Answering about one casus, opened from where it stands: the same steps as a worklist, for that casus alone."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dialogs.kern.turn import JsonValue
from domain.casus import Betrokkene, Casus, Onderwerp, Persoonsgegevens
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.uitvraag import Antwoordsoort, BevragingStatus, UitvraagStatus
from storage import casus as casussen
from storage import personen, toegang
from storage import uitvraag as uitvragen
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._antwoorden import (
    NIET_DELEN,
    gezegd,
    kent_niemand,
    opent_een,
    opent_persoon,
    persoon,
    versies,
    waar,
    ziet_namen,
)
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
BEKEND = {
    "Is uw organisatie nu betrokken?": "Nee",
    "Over wie heeft u zorgen?": "Geen zorgen",
    "Wilt u de persoon bespreken?": "Nee",
    "Met wie mag dit gedeeld worden?": "Met de hele tafel",
}
GEMEENTE = "gemeente-merwestad"
SLEUTEL = {"sleutel": "a.1.b"}
DEUREN: Mapping[str, Mapping[str, JsonValue]] = {
    "uitvraag.open": {},
    "werklijst.open": {},
    "werklijst.personen": {},
    "werklijst.lijst": {},
    "werklijst.persoon": {"persoon": "WIE"},
    "werklijst.bekend": {"personen": ["WIE"], **SLEUTEL},
    "werklijst.niet_bekend": {"persoon": "WIE", **SLEUTEL},
    "werklijst.antwoord": {"personen": ["WIE"], "veld.p142-0.bespreken": "nee", **SLEUTEL},
    "werklijst.geen_toestemming": SLEUTEL,
    "werklijst.weiger_formulier": {"personen": ["WIE"]},
    "werklijst.weiger": {"personen": ["WIE"], "grond": "beroepsgeheim", **SLEUTEL},
}
"""Every way in for a partner, as somebody might press it who does not use our cards."""
WEIGERINGEN = (
    "Dit is voor een andere organisatie.",
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


class TestHetVoorblad:
    async def test_why_it_is_asked_is_shown_before_any_name(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        voorblad = await opent_een(verhaal, piet, casus)
        for woorden in (
            "Gevraagd door: Rosa Regisseur, ZVH Merwestad",
            f"{casus.code}: 2 personen, antwoord vóór",
            "Grondslag: Wet gegevensverwerking door samenwerkingsverbanden",
            "Veiligheid herstellen voor het gezin",
            "Kan of mag u niets delen? Zeg dat dan nu.",
        ):
            assert woorden in voorblad
        assert voorblad.knoppen == ("Beantwoorden", NIET_DELEN)
        assert "Kanarie" not in json.dumps(voorblad.json)

    async def test_the_role_is_shown_only_where_it_helps_to_know_who_is_meant(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        assert "Slachtoffer" in await ziet_namen(verhaal, piet, casus)
        alleen = verhaal.casus(ANNA, nummer=200)
        await verhaal.start(alleen)
        assert "Slachtoffer" not in await ziet_namen(verhaal, piet, alleen)

    async def test_nothing_that_is_opened_is_posted(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        await ziet_namen(verhaal, piet, casus)
        verhaal.verstuurt()
        assert "Kanarie" not in verhaal.alles_gezien()


class TestEenPersoon:
    @pytest.fixture
    async def casus(self, verhaal: Verhaal) -> Casus:
        verhaal.zitting(ZITTING)
        een = verhaal.casus(ANNA)
        await verhaal.start(een)
        return een

    async def test_the_form_has_its_short_ways_out_above_it(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        kaart = await ziet_namen(verhaal, piet, casus)
        assert "Annabel Kanarie-Sijsje" in kaart
        assert "geboren op 3 mei 1990" in kaart
        assert kaart.knoppen == ("Niet bekend", "Niet delen", "Opslaan")
        assert "Dank u." in await piet.presses(kaart, "Niet bekend")
        (antwoord,) = gezegd(verhaal, casus).values()
        assert (antwoord.soort, antwoord.waarden) == (Antwoordsoort.NIET_BEKEND, ())

    async def test_an_answer_is_kept_as_it_was_given(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        zorgen = {"Over wie heeft u zorgen?": "Kinderen + De omgeving"}
        notitie = {
            "Toelichting bij: Over wie heeft u zorgen?": "Onrust op straat",
            "Feit of oordeel? (bij: Over wie heeft u zorgen?)": "Een oordeel",
        }
        await piet.presses(await ziet_namen(verhaal, piet, casus), "Opslaan", BEKEND | zorgen | notitie)
        (antwoord,) = gezegd(verhaal, casus).values()
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

    async def test_after_the_last_one_he_is_thanked_and_nothing_posted_tells_what_he_said(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        dank = await piet.presses(await ziet_namen(verhaal, piet, casus), "Opslaan", BEKEND)
        assert f"Dank u. Uw organisatie heeft deze uitvraag afgehandeld: {casus.code}." in dank
        assert "Aanpassen kan tot de zitting begint: maandag 9 maart, 13.00 uur." in dank
        assert "Kanarie" not in json.dumps(dank.json)
        verhaal.verstuurt()
        assert "Kanarie" not in verhaal.alles_gezien()
        bevraging = verhaal.bevraging(casus, "politie")
        assert (bevraging.status, bevraging.afgehandeld_op) == (BevragingStatus.BEANTWOORD, verhaal.wereld.nu)

    async def test_a_casus_about_an_area_is_one_subject(self, verhaal: Verhaal, piet: Deelnemer) -> None:
        verhaal.zitting(ZITTING, "volwassenen")
        kade = Persoonsgegevens("Winkelcentrum Kade", None, "merwestad")
        gebied = replace(verhaal.casus(kade, tafel="volwassenen", nummer=9), onderwerp=Onderwerp.GEBIED)
        verhaal.wereld.doet(casussen.wijzig, gebied)
        await verhaal.start(gebied)
        voorblad = await opent_een(verhaal, piet, gebied)
        assert f"{gebied.code}: 1 onderwerp, antwoord vóór" in voorblad
        kaart = await piet.presses(voorblad, "Beantwoorden")
        assert "Winkelcentrum Kade" in kaart
        assert "Dank u." in await piet.presses(kaart, "Niet bekend")

    async def test_what_needs_no_knowing_cannot_be_unknown(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING, "nazorg")
        casus = verhaal.casus(tafel="nazorg", nummer=600)
        await verhaal.start(casus)
        casemanager = verhaal.wereld.partner("pi-merwede", "Carla Casemanager")
        kaart = await ziet_namen(verhaal, casemanager, casus, "pi-merwede")
        assert kaart.knoppen == ("Niet delen", "Opslaan")
        data = waar(verhaal, casus, "pi-merwede")
        gemaakt = {**data, "persoon": persoon(verhaal, casus, 0, "pi-merwede"), "sleutel": "a.1.b"}
        gezien = await casemanager.presses_raw("werklijst.niet_bekend", gemaakt)
        assert "Dit formulier vraagt niet of de persoon bekend is." in gezien


class TestFouten:
    @pytest.fixture
    async def vorm(self, verhaal: Verhaal, piet: Deelnemer) -> Kaart:
        verhaal.zitting(ZITTING)
        een = verhaal.casus(ANNA, nummer=300)
        await verhaal.start(een)
        return await ziet_namen(verhaal, piet, een)

    async def test_what_is_missing_is_named_and_what_was_typed_stays(
        self, verhaal: Verhaal, vorm: Kaart, piet: Deelnemer
    ) -> None:
        half = {
            "Is uw organisatie nu betrokken?": "Ja",
            "Toelichting bij: Over wie heeft u zorgen?": "Al lang",
        }
        opnieuw = await piet.presses(vorm, "Opslaan", half)
        assert "Nog niet opgeslagen. Kijk nog even naar: Over wie heeft u zorgen?" in opnieuw
        assert "Vul deze vraag in." in opnieuw
        data = opnieuw.druk("Opslaan", {}).data
        assert (data["veld.p300-0.nu_betrokken"], data["veld.p300-0.zorgen__notitie"]) == ("ja", "Al lang")

    @pytest.mark.parametrize("tekst", ["x" * 10_000, "🧭" * 501, "שלום" * 200])
    async def test_a_text_that_is_too_long_is_told_and_shown_whole(
        self, verhaal: Verhaal, vorm: Kaart, piet: Deelnemer, tekst: str
    ) -> None:
        opnieuw = await piet.presses(vorm, "Opslaan", BEKEND | {"Toelichting bij: Over wie heeft u zorgen?": tekst})
        assert "Dit is te lang. Er passen 500 tekens." in opnieuw
        assert opnieuw.druk("Opslaan", {}).data["veld.p300-0.zorgen__notitie"] == tekst

    @pytest.mark.parametrize("tekst", ["*vet* [link](x) `code`", "שלום עולם", "🧭 regel\nen nog een", "<at>Piet</at>"])
    async def test_a_text_that_fits_is_kept_as_typed(
        self, verhaal: Verhaal, vorm: Kaart, piet: Deelnemer, tekst: str
    ) -> None:
        aard = {"Feit of oordeel? (bij: Over wie heeft u zorgen?)": "Een feit"}
        await piet.presses(vorm, "Opslaan", BEKEND | aard | {"Toelichting bij: Over wie heeft u zorgen?": tekst})
        bewaard = verhaal.wereld.leest(casussen.lees, f"{300:032x}")
        (antwoord,) = gezegd(verhaal, bewaard).values()
        assert dict(antwoord.waarden)["zorgen__notitie"] == tekst

    async def test_inputs_of_no_form_at_all_are_left_out(self, verhaal: Verhaal, vorm: Kaart, piet: Deelnemer) -> None:
        druk = vorm.druk("Opslaan", BEKEND)
        extra: dict[str, JsonValue] = {"veld.p300-0.strafblad": "lang", "veld.ander.bekend": "ja", "veld.bekend": "nee"}
        await piet.presses_raw(druk.verb, {**druk.data, **extra})
        (antwoord,) = gezegd(verhaal, verhaal.wereld.leest(casussen.lees, f"{300:032x}")).values()
        assert antwoord.soort is Antwoordsoort.BEKEND
        assert "strafblad" not in dict(antwoord.waarden)

    async def test_a_person_of_another_casus_cannot_be_answered_about(
        self, verhaal: Verhaal, vorm: Kaart, piet: Deelnemer
    ) -> None:
        ander = verhaal.casus(ANNA, nummer=400)
        druk = vorm.druk("Opslaan", BEKEND)
        bevraging = str(druk.data["personen"][0]).partition(":")[0]
        vreemd = {**druk.data, "personen": [f"{bevraging}:{ander.betrokkenen[0].id}"]}
        assert "Dit formulier is voor iemand anders geopend." in await piet.presses_raw(druk.verb, vreemd)


class TestAanpassen:
    async def klaar(self, verhaal: Verhaal, casus: Casus, wie: Deelnemer) -> Kaart:
        keuze = await ziet_namen(verhaal, wie, casus)
        vorm = await wie.presses(keuze, "Opslaan", {"bekend": persoon(verhaal, casus)})
        await wie.presses(vorm, "Opslaan", BEKEND)
        verhaal.verstuurt()
        return await opent_een(verhaal, wie, casus)

    async def test_what_was_dealt_with_opens_as_a_list(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        lijst = await self.klaar(verhaal, casus, piet)
        assert lijst.knoppen == ("Wijzigen", "Wijzigen")
        assert "bekend; delen: met de hele tafel" in lijst
        assert "niet bekend" in lijst

    async def test_a_correction_starts_from_what_was_filled_in_and_adds_a_version(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await self.klaar(verhaal, casus, piet)
        vorm = await opent_persoon(verhaal, piet, casus)
        assert vorm.druk("Opslaan", {}).data["veld.p142-0.bespreken"] == "nee"
        lijst = await piet.presses(vorm, "Opslaan", {"Wilt u de persoon bespreken?": "Ja"})
        assert "Opgeslagen." in lijst
        van_anna = [een for een in versies(verhaal, casus) if een.betrokkene_id == "p142-0"]
        assert [dict(een.waarden)["bespreken"] for een in van_anna] == ["nee", "ja"]

    async def test_a_correction_changes_nothing_for_anybody_else(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await self.klaar(verhaal, casus, piet)
        voor = {plek: post.json for plek, post in verhaal.posts.items()}
        bevraging = verhaal.bevraging(casus, "politie")
        await piet.presses(await opent_persoon(verhaal, piet, casus), "Niet bekend")
        verhaal.verstuurt()
        assert {plek: post.json for plek, post in verhaal.posts.items()} == voor
        assert verhaal.bevraging(casus, "politie").afgehandeld_op == bevraging.afgehandeld_op

    async def test_until_the_zitting_begins_and_not_after(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await self.klaar(verhaal, casus, piet)
        verhaal.wereld.nu = ZITTING.replace(hour=11, minute=59)
        vorm = await opent_persoon(verhaal, piet, casus)
        verhaal.wereld.nu = ZITTING
        assert "Deze uitvraag is gesloten" in await piet.presses(vorm, "Opslaan", BEKEND)
        assert "Deze uitvraag is gesloten" in await opent_persoon(verhaal, piet, casus)
        assert "Kanarie" not in await opent_een(verhaal, piet, casus)

    async def test_somebody_who_joins_the_casus_later_is_asked_about_and_what_was_dealt_with_stays_so(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await self.klaar(verhaal, casus, piet)
        nu = verhaal.wereld.leest(casussen.lees, casus.id)
        erbij = Betrokkene("later", "kind", Persoonsgegevens("Later Erbij", None, None))
        verhaal.wereld.doet(casussen.wijzig, replace(nu, betrokkenen=(*nu.betrokkenen, erbij)))
        vorm = await opent_een(verhaal, piet, casus)
        assert "Later Erbij" in vorm
        await piet.presses(await opent_persoon(verhaal, piet, casus), "Niet bekend")
        assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD
        await piet.presses(vorm, "Niet bekend")
        assert "later" in gezegd(verhaal, casus)
        assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD

    async def test_who_left_the_casus_meanwhile_is_left_out_and_the_others_are_kept(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        keuze = await ziet_namen(verhaal, piet, casus)
        verhaal.wereld.doet(casussen.verwijder_betrokkene, casus.id, "p142-1")
        dank = await piet.presses(keuze, "Opslaan")
        assert "Dank u." in dank
        assert set(gezegd(verhaal, casus)) == {"p142-0"}
        assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD

    async def test_a_form_about_who_left_says_that_nothing_was_kept(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        keuze = await ziet_namen(verhaal, piet, casus)
        vorm = await piet.presses(keuze, "Opslaan", {"bekend": persoon(verhaal, casus, 1)})
        verhaal.wereld.doet(casussen.verwijder_betrokkene, casus.id, "p142-1")
        verder = await piet.presses(vorm, "Opslaan", BEKEND)
        assert "Vinkenoog" not in json.dumps(verder.json)
        assert set(gezegd(verhaal, casus)) == {"p142-0"}


class TestIngetrokken:
    @pytest.mark.parametrize("hoe", ["uitvraag", "organisatie"])
    async def test_what_was_withdrawn_opens_a_calm_card_without_names_also_without_access(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer, hoe: str
    ) -> None:
        keuze = await ziet_namen(verhaal, piet, casus)
        knop = verhaal.druk(casus, "politie")
        if hoe == "uitvraag":
            weg = replace(verhaal.uitvraag(casus), status=UitvraagStatus.INGETROKKEN)
            verhaal.wereld.doet(uitvragen.wijzig, weg)
        else:
            bevraging = replace(verhaal.bevraging(casus, "politie"), status=BevragingStatus.INGETROKKEN)
            verhaal.wereld.doet(uitvragen.wijzig_bevraging, bevraging)
        verhaal.wereld.doet(toegang.beeindig, casus.id, "politie")
        open_ = await piet.presses_raw("uitvraag.open", knop)
        assert "Deze uitvraag is vervallen. U hoeft niets meer te doen." in open_
        laat = await piet.presses(keuze, "Opslaan")
        assert "Wat nog niet was opgeslagen, is niet bewaard." in laat
        assert "Kanarie" not in json.dumps(open_.json) + json.dumps(laat.json)
        assert gezegd(verhaal, casus) == {}
        ander = await verhaal.wereld.partner("om").presses_raw("uitvraag.open", knop)
        assert "Dit is voor een andere organisatie." in ander


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
        hier = {**waar(verhaal, casus, GEMEENTE), **verhaal.druk(casus, GEMEENTE)}
        over = json.dumps(persoon(verhaal, casus, 0, GEMEENTE))
        for verb, extra in DEUREN.items():
            data = json.loads(json.dumps({**hier, **extra}).replace(json.dumps("WIE"), over))
            gezien = json.dumps((await iemand.presses_raw(verb, data)).json, ensure_ascii=False)
            assert "Kanarie" not in gezien
            assert "Veiligheid herstellen" not in gezien
            assert any(woorden in gezien for woorden in WEIGERINGEN), verb
        assert gezegd(verhaal, casus, GEMEENTE) == {}

    async def test_access_that_was_ended_opens_nothing(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        verhaal.wereld.doet(toegang.beeindig, casus.id, "politie")
        assert "De toegang van uw organisatie tot deze casus is beëindigd." in await opent_een(verhaal, piet, casus)
        kaart = await piet.presses_raw("werklijst.personen", waar(verhaal, casus))
        assert "Kanarie" not in json.dumps(kaart.json)

    async def test_a_refusal_stands_in_the_logboek(self, verhaal: Verhaal, casus: Casus) -> None:
        await opent_een(verhaal, verhaal.wereld.partner("om"), casus)
        assert Handeling.TOEGANG_GEWEIGERD in verhaal.wereld.handelingen()

    async def test_every_name_that_opens_and_every_answer_stands_in_the_logboek(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await kent_niemand(verhaal, piet, casus)
        regels = [een for een in verhaal.wereld.logboek(casus.id) if een.door_id == piet.id]
        anna, bram = casus.betrokkenen
        assert [(een.handeling, een.betrokkene_id) for een in regels] == [
            (Handeling.UITVRAAG_GEOPEND, None),
            (Handeling.UITVRAAG_GEOPEND, anna.id),
            (Handeling.UITVRAAG_GEOPEND, bram.id),
            (Handeling.UITVRAAG_BEANTWOORD, anna.id),
            (Handeling.UITVRAAG_BEANTWOORD, bram.id),
        ]
        assert {(een.namens, een.doel) for een in regels} == {("politie", casus.grondslag)}


class TestTweeKeer:
    async def test_the_used_form_filled_in_otherwise_is_shown_again_and_nothing_is_lost(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        kaart = await opent_persoon(verhaal, piet, casus)
        await piet.presses(kaart, "Opslaan", BEKEND)
        opnieuw = await piet.presses(kaart, "Opslaan", BEKEND | {"Wilt u de persoon bespreken?": "Ja"})
        assert "Dit formulier was al opgeslagen, en u heeft daarna iets gewijzigd." in opnieuw
        await piet.presses(opnieuw, "Opslaan")
        (antwoord,) = gezegd(verhaal, casus).values()
        assert (antwoord.versie, dict(antwoord.waarden)["bespreken"]) == (2, "ja")

    async def test_a_repeat_that_comes_after_the_zitting_began_does_not_say_that_it_was_lost(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        kaart = await ziet_namen(verhaal, piet, casus)
        verhaal.wereld.nu = ZITTING.replace(hour=11, minute=59)
        await piet.presses(kaart, "Opslaan")
        verhaal.wereld.nu = ZITTING
        assert "niet opgeslagen" not in await piet.presses(kaart, "Opslaan")

    async def test_of_two_colleagues_who_know_him_the_last_one_counts(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        een, ander = await opent_persoon(verhaal, piet, casus), await opent_persoon(verhaal, puk, casus)
        await piet.presses(een, "Niet bekend")
        await puk.presses(ander, "Opslaan", BEKEND)
        antwoord = gezegd(verhaal, casus)["p142-0"]
        assert (antwoord.versie, antwoord.door_id, antwoord.soort) == (2, puk.id, Antwoordsoort.BEKEND)

    async def test_two_colleagues_who_answer_about_the_last_two_persons_at_once_leave_nothing_open(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        over_anna = await opent_persoon(verhaal, piet, casus, 0)
        over_bram = await opent_persoon(verhaal, puk, casus, 1)
        await asyncio.gather(piet.presses(over_anna, "Niet bekend"), puk.presses(over_bram, "Niet bekend"))
        assert set(gezegd(verhaal, casus)) == {"p142-0", "p142-1"}
        assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD

    async def test_two_colleagues_who_save_the_same_card_at_once_say_it_once(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        een, ander = await ziet_namen(verhaal, piet, casus), await ziet_namen(verhaal, puk, casus)
        gezien = await asyncio.gather(piet.presses(een, "Opslaan"), puk.presses(ander, "Opslaan"))
        assert ["Dank u." in kaart for kaart in gezien] == [True, True]
        assert [een.versie for een in versies(verhaal, casus)] == [1, 1]

    async def test_organisaties_that_finish_at_once_still_tell_the_regisseur_that_it_is_complete(
        self, verhaal: Verhaal
    ) -> None:
        zitting = verhaal.zitting(ZITTING)
        wie = {code: verhaal.wereld.partner(code) for code in VAST}
        for nummer in (500, 501):
            await verhaal.start(verhaal.casus(ANNA, nummer=nummer))
        kaarten = {}
        for code, een in wie.items():
            voorblad = await een.presses_raw("werklijst.open", {"v": 1, "zitting": zitting.id, "organisatie": code})
            kaarten[code] = await een.presses(voorblad, "Beantwoorden")
        gezien = await asyncio.gather(*(wie[code].presses(kaart, "Opslaan") for code, kaart in kaarten.items()))
        assert [een for een in gezien if "Dank u." not in een] == []
        verhaal.verstuurt()
        assert len(verhaal.posts_van("alles_binnen")) == 2
