"""Urgent: hours instead of days, people woken at once, an item on top, a zitting beside the rhythm."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs import agenda as agenda_topic
from domain.agenda import Agendasoort
from domain.casus import Casus
from domain.contact import Contact, Kanaal
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Termijnen
from storage import agenda, contacten, gesprekken, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.gesprekken import Bestemming
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import SERVICE, TENANT, kanaal
from tests.dialogs.uitvraag._verhaal import ANNA, HUISELIJK_GEWELD, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)  # Monday 13.00 in the region
SCHAKELAAR = "Spoed"
UREN = "Antwoord binnen hoeveel uur?"
DAG, TIJD = "Dag van de spoedzitting", "Begintijd van de spoedzitting"
NIET_VAN_U = "Er is geen casus met deze code die van u is"


async def opent(verhaal: Verhaal, casus: Casus, opdracht: str = "spoed") -> Kaart:
    regisseur = verhaal.wereld.regisseur
    deur = await regisseur.types(f"/{opdracht} {casus.code}")
    return await regisseur.presses(deur, "Voorstel openen")


async def start(verhaal: Verhaal, casus: Casus, **invoer: str) -> Kaart:
    kaart = await verhaal.wereld.regisseur.presses(await opent(verhaal, casus), "Start", invoer)
    verhaal.verstuurt()
    return kaart


def kanaal_van_de_tafel(verhaal: Verhaal) -> None:
    """The tafel has a conversation, and its agenda is posted by the clock."""
    agenda_topic.register(verhaal.wereld.registry)
    beheerder = verhaal.wereld.beheerder

    def plaats(uow: UnitOfWork) -> None:
        gesprek = gesprekken.onthoud(
            uow,
            soort="channel",
            conversation_id="19:tafel",
            service_url=SERVICE,
            tenant_id=TENANT,
            bot_id="28:tafelbot",
        )
        gesprekken.wijs_toe(uow, gesprek.id, Bestemming.TAFEL, HUISELIJK_GEWELD, beheerder.id)

    verhaal.wereld.doet(plaats)


class TestHetVoorstel:
    async def test_the_short_command_opens_the_proposal_with_the_switch_on(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        vorm = await opent(verhaal, verhaal.casus())
        assert vorm.druk("Start", {}).data["is_spoed"] == "true"
        assert vorm.druk("Start", {}).data["spoed_uren"] == "24"
        assert "maandag 9 maart, 13.00 uur (antwoord vóór dinsdag 3 maart, 10.00 uur)" in vorm

    async def test_what_is_typed_is_answered_neutrally_everywhere(self, verhaal: Verhaal) -> None:
        casus, regisseur = verhaal.casus(), verhaal.wereld.regisseur
        deur = await regisseur.types(f"/spoed {casus.code}")
        assert deur.knoppen == ("Voorstel openen",)
        assert str(casus.code) not in await regisseur.types(f"/spoed {casus.code}", kanaal("tafel"))
        kies = await regisseur.types("/spoed")
        vorm = await regisseur.presses(kies, "Voorstel openen", {"Voor welke casus?": str(casus.code)})
        assert vorm.druk("Start", {}).data["is_spoed"] == "true"
        assert "herstellen" not in verhaal.wereld.posted()

    @pytest.mark.parametrize("spoed", [True, False])
    async def test_the_casus_proposes_whether_it_is_urgent(self, verhaal: Verhaal, spoed: bool) -> None:
        verhaal.zitting(ZITTING)
        vorm = await opent(verhaal, verhaal.casus(spoed=spoed), "uitvraag start")
        assert vorm.druk("Start", {}).data["is_spoed"] == str(spoed).lower()

    async def test_the_hours_are_one_press_away_from_the_ordinary_proposal(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        vorm = await opent(verhaal, verhaal.casus(), "uitvraag start")
        met_uren = await verhaal.wereld.regisseur.presses(vorm, "Uren of spoedzitting kiezen")
        assert UREN in met_uren.labels

    async def test_switched_on_in_the_ordinary_proposal_the_regions_term_in_hours_holds(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        vorm = await opent(verhaal, casus, "uitvraag start")
        await verhaal.wereld.regisseur.presses(vorm, "Start", {SCHAKELAAR: "true"})
        assert verhaal.uitvraag(casus).deadline == verhaal.wereld.nu + timedelta(hours=24)
        assert verhaal.wereld.leest(casussen.lees, casus.id).spoed

    async def test_the_regisseur_gives_hours_also_beyond_working_hours_but_never_after_the_zitting(
        self, verhaal: Verhaal
    ) -> None:
        verhaal.zitting(ZITTING)
        een, twee = verhaal.casus(nummer=1), verhaal.casus(nummer=2)
        await start(verhaal, een, **{UREN: "12"})
        assert verhaal.uitvraag(een).deadline == datetime(2026, 3, 2, 21, tzinfo=UTC)
        await start(verhaal, twee, **{UREN: "240"})
        assert verhaal.uitvraag(twee).deadline == ZITTING

    @pytest.mark.parametrize("uren", ["0", "veel", "241", "-1", "9" * 5_000])
    async def test_hours_that_cannot_be_meant_are_told_and_nothing_is_lost(self, verhaal: Verhaal, uren: str) -> None:
        verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        vorm = await start(verhaal, casus, **{UREN: uren})
        assert "Vul een heel aantal uren in, van 1 tot en met 240." in vorm
        assert vorm.druk("Start", {}).data["spoed_uren"] == uren
        assert verhaal.wereld.leest(uitvragen.van_casus, casus.id) == ()
        assert not verhaal.wereld.leest(casussen.lees, casus.id).spoed

    async def test_a_day_and_time_of_his_own_go_before_the_hours(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        await start(verhaal, casus, **{"Antwoord vóór (dag)": "2026-03-04", "Antwoord vóór (tijd)": "12:00"})
        assert verhaal.uitvraag(casus).deadline == datetime(2026, 3, 4, 11, tzinfo=UTC)

    async def test_a_region_without_a_term_in_hours_lets_the_regisseur_say_it(self, verhaal: Verhaal) -> None:
        verhaal.wereld.regio = replace(verhaal.wereld.regio, termijnen=Termijnen(uitvraag_werkdagen=2))
        verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        vorm = await start(verhaal, casus)
        assert "Vul een heel aantal uren in" in vorm
        assert f"{UREN} (verplicht)" in vorm.labels
        await verhaal.wereld.regisseur.presses(vorm, "Start", {UREN: "6"})
        assert verhaal.uitvraag(casus).deadline == verhaal.wereld.nu + timedelta(hours=6)

    async def test_switched_off_it_is_an_ordinary_uitvraag_and_the_casus_urgent_no_more(self, verhaal: Verhaal) -> None:
        zitting = verhaal.zitting(ZITTING)
        casus = verhaal.casus(spoed=True)
        await start(verhaal, casus, **{SCHAKELAAR: "false"})
        assert not verhaal.wereld.leest(casussen.lees, casus.id).spoed
        assert verhaal.uitvraag(casus).deadline == datetime(2026, 3, 5, 16, tzinfo=UTC)
        assert verhaal.wereld.leest(agenda.punten, zitting.id)[0].soort is Agendasoort.NIEUW
        assert Handeling.CASUS_GEWIJZIGD in verhaal.wereld.handelingen(casus.id)


class TestWieHetHoort:
    async def test_everybody_is_woken_by_a_post_of_its_own_at_once(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        await start(verhaal, casus)
        assert {een.waar for een in verhaal.posts_van("spoed")} == {f"19:{code}" for code in VAST}
        assert "Annabel" not in verhaal.alles_gezien()

    async def test_the_confirmation_says_who_is_reached_how_and_that_it_is_now(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        for contact in (
            Contact("c1", "politie", "Sjaak Wacht", Kanaal.TEAMS, telefoon="0100 123", spoed=(Kanaal.TELEFOON,)),
            Contact("c2", "om", "Olga Officier", Kanaal.EMAIL, email="olga@om.example"),
        ):
            verhaal.wereld.doet(contacten.voeg_toe, contact)
        bevestiging = await start(verhaal, verhaal.casus())
        assert "Spoed: Ja: wie gevraagd is, wordt meteen gewekt" in bevestiging
        assert "Politie Merwestreek: in Teams, nu; bellen: Sjaak Wacht, 0100 123" in bevestiging
        assert "OM Merwestreek: in Teams, nu; e-mail aan Olga Officier" in bevestiging

    async def test_of_an_ordinary_uitvraag_it_says_when_each_hears_of_it(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        een, twee = verhaal.casus(nummer=1), verhaal.casus(nummer=2)
        assert "Politie Merwestreek: in Teams, nu" in await verhaal.start(een)
        opnieuw = await verhaal.start(twee)
        assert "Politie Merwestreek: in Teams: het staat bij op de lijst die er al was" in opnieuw
        verhaal.zitting(ZITTING + timedelta(days=7), HUISELIJK_GEWELD)
        deur = await verhaal.wereld.regisseur.types(f"/uitvraag start {twee.code}")
        vorm = await verhaal.wereld.regisseur.presses(
            await verhaal.wereld.regisseur.presses(deur, "Voorstel openen"), "Andere zitting"
        )
        morgen = "in Teams, morgen om 8.30 uur: vandaag kreeg deze organisatie al een bericht"
        assert morgen in await verhaal.wereld.regisseur.presses(vorm, "Start")

    async def test_in_the_evening_an_ordinary_uitvraag_says_that_it_leaves_tomorrow(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        verhaal.wereld.verstrijkt(hours=11)
        assert "Politie Merwestreek: in Teams, morgen om 8.30 uur" in await verhaal.start(verhaal.casus())


class TestDeAgenda:
    async def test_it_stands_there_as_urgent(self, verhaal: Verhaal) -> None:
        zitting = verhaal.zitting(ZITTING)
        await start(verhaal, verhaal.casus())
        assert verhaal.wereld.leest(agenda.punten, zitting.id)[0].soort is Agendasoort.SPOED

    async def test_once_the_agenda_stands_in_teams_the_tafel_hears_of_a_late_item_by_its_code_only(
        self, verhaal: Verhaal
    ) -> None:
        kanaal_van_de_tafel(verhaal)
        zitting = verhaal.zitting(ZITTING)
        verhaal.rondes()
        verhaal.wacht_tot(ZITTING - timedelta(days=3))
        assert zitting.id in {een.onderwerp_id for een in verhaal.posts_van("agenda")}
        gewoon, spoed = verhaal.casus(nummer=1), verhaal.casus(nummer=2)
        await verhaal.start(gewoon)
        assert verhaal.posts_van("agenda_spoed") == []
        await start(verhaal, spoed)
        (post,) = verhaal.posts_van("agenda_spoed")
        assert post.waar == "19:tafel"
        assert str(spoed.code) in post.kaart
        assert "Annabel" not in verhaal.alles_gezien()

    async def test_before_that_the_agenda_itself_is_news_enough(self, verhaal: Verhaal) -> None:
        kanaal_van_de_tafel(verhaal)
        verhaal.zitting(ZITTING)
        await start(verhaal, verhaal.casus())
        assert verhaal.posts_van("agenda_spoed") == []

    async def test_a_casus_that_stood_on_the_agenda_already_becomes_urgent_there_and_keeps_its_place(
        self, verhaal: Verhaal
    ) -> None:
        zitting = verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        await verhaal.start(casus)
        (punt,) = verhaal.wereld.leest(agenda.punten, zitting.id)
        verhaal.wereld.doet(agenda.zet_op_agenda, replace(punt, volgorde=3, minuten=20))
        await verhaal.wereld.regisseur.presses(await opent(verhaal, casus), "Maak het spoed", {UREN: "4"})
        (nu,) = verhaal.wereld.leest(agenda.punten, zitting.id)
        assert (nu.soort, nu.volgorde, nu.minuten) == (Agendasoort.SPOED, 3, 20)


class TestSpoedzitting:
    async def test_it_is_planned_beside_the_rhythm_and_closes_the_uitvraag_when_it_begins(
        self, verhaal: Verhaal
    ) -> None:
        verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        bevestiging = await start(verhaal, casus, **{DAG: "2026-03-03", TIJD: "16:30"})
        zitting = verhaal.wereld.leest(agenda.lees, verhaal.uitvraag(casus).zitting_id)
        assert (zitting.begint_op, zitting.extra) == (datetime(2026, 3, 3, 15, 30, tzinfo=UTC), True)
        assert "dinsdag 3 maart, 16.30 uur (spoedzitting)" in bevestiging
        verhaal.wereld.nu = zitting.begint_op
        sluiting = [een for een in verhaal.wereld.doet(wekkers.neem, 1_000) if een.soort == "sluiting"]
        assert [een.onderwerp_id for een in sluiting] == [zitting.id]

    async def test_without_any_planned_zitting_the_one_that_is_called_together_is_beside_the_rhythm_too(
        self, verhaal: Verhaal
    ) -> None:
        casus = verhaal.casus()
        await start(verhaal, casus, **{"Dag van de zitting": "2026-03-03", "Begintijd": "16:30"})
        assert verhaal.wereld.leest(agenda.lees, verhaal.uitvraag(casus).zitting_id).extra

    @pytest.mark.parametrize(("dag", "tijd"), [("2026-03-01", "10:00"), ("2026-03-03", ""), ("morgen", "10:00")])
    async def test_one_that_cannot_be_is_told_and_nothing_is_planned(
        self, verhaal: Verhaal, dag: str, tijd: str
    ) -> None:
        verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        vorm = await start(verhaal, casus, **{DAG: dag, TIJD: tijd})
        assert "Kies een dag en een tijd die nog komen voor de zitting." in vorm
        assert vorm.druk("Start", {}).data["spoed_datum"] == dag
        assert len(verhaal.wereld.leest(agenda.volgende, casus.tafel, verhaal.wereld.nu, 9)) == 1

    async def test_it_takes_urgency(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        vorm = await start(verhaal, casus, **{DAG: "2026-03-03", TIJD: "16:30", SCHAKELAAR: "false"})
        assert "Een spoedzitting kan alleen met spoed." in vorm

    async def test_at_the_moment_of_a_planned_zitting_it_is_that_one(self, verhaal: Verhaal) -> None:
        gepland = verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        await start(verhaal, casus, **{DAG: "2026-03-09", TIJD: "13:00"})
        assert verhaal.uitvraag(casus).zitting_id == gepland.id


class TestWatLoopt:
    @pytest.fixture
    async def casus(self, verhaal: Verhaal) -> Casus:
        verhaal.zitting(ZITTING)
        een = verhaal.casus(ANNA)
        await verhaal.start(een)
        verhaal.wereld.verstrijkt(minutes=5)
        return een

    async def test_an_uitvraag_that_runs_becomes_urgent_in_one_press(self, verhaal: Verhaal, casus: Casus) -> None:
        vorm = await opent(verhaal, casus)
        assert "Er loopt al een uitvraag voor de zitting van maandag 9 maart, 13.00 uur." in vorm
        bevestiging = await verhaal.wereld.regisseur.presses(vorm, "Maak het spoed", {UREN: "4"})
        assert "De uitvraag heeft nu spoed." in bevestiging
        assert verhaal.uitvraag(casus).deadline == datetime(2026, 3, 2, 13, 5, tzinfo=UTC)
        verhaal.verstuurt()
        assert {een.waar for een in verhaal.posts_van("spoed")} == {f"19:{code}" for code in VAST}
        handelingen = verhaal.wereld.handelingen(casus.id)
        assert Handeling.CASUS_GEWIJZIGD in handelingen
        assert Handeling.UITVRAAG_VERZET in handelingen

    async def test_who_answered_already_is_not_woken(self, verhaal: Verhaal, casus: Casus) -> None:
        verhaal.handelt_af(casus, "politie")
        await verhaal.wereld.regisseur.presses(await opent(verhaal, casus), "Maak het spoed", {UREN: "4"})
        verhaal.verstuurt()
        assert "19:politie" not in {een.waar for een in verhaal.posts_van("spoed")}

    async def test_it_never_gives_more_time_than_there_was(self, verhaal: Verhaal, casus: Casus) -> None:
        was = verhaal.uitvraag(casus).deadline
        await verhaal.wereld.regisseur.presses(await opent(verhaal, casus), "Maak het spoed", {UREN: "200"})
        assert verhaal.uitvraag(casus).deadline == was
        assert verhaal.wereld.leest(casussen.lees, casus.id).spoed

    async def test_pressed_twice_it_happens_once(self, verhaal: Verhaal, casus: Casus) -> None:
        vorm = await opent(verhaal, casus)
        een, twee = [await verhaal.wereld.regisseur.presses(vorm, "Maak het spoed") for _ in range(2)]
        assert een.tekst == twee.tekst
        assert verhaal.wereld.handelingen(casus.id).count(Handeling.UITVRAAG_VERZET) == 1

    async def test_no_hours_is_told(self, verhaal: Verhaal, casus: Casus) -> None:
        kaart = await verhaal.wereld.regisseur.presses(await opent(verhaal, casus), "Maak het spoed", {UREN: "nul"})
        assert "Vul een heel aantal uren in" in kaart
        assert kaart.druk("Maak het spoed", {}).data["spoed_uren"] == "nul"

    async def test_instead_a_spoedzitting_may_be_called_together(self, verhaal: Verhaal, casus: Casus) -> None:
        regisseur = verhaal.wereld.regisseur
        verhaal.zitting(ZITTING + timedelta(days=7))
        vorm = await regisseur.presses(await opent(verhaal, casus), "Andere zitting")
        await regisseur.presses(vorm, "Start", {DAG: "2026-03-03", TIJD: "16:30"})
        assert len(verhaal.wereld.leest(uitvragen.van_casus, casus.id)) == 2

    async def test_only_the_regisseur_who_holds_the_casus_may(self, verhaal: Verhaal, casus: Casus) -> None:
        wereld = verhaal.wereld
        druk = (await opent(verhaal, casus)).druk("Maak het spoed", {})
        ander = wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
        assert NIET_VAN_U in await ander.presses_raw(druk.verb, druk.data)
        assert NIET_VAN_U in await ander.types(f"/spoed {casus.code}")
        assert "Uw rol geeft hier geen toegang toe." in await wereld.partner("politie").presses_raw(
            druk.verb, druk.data
        )
        assert not wereld.leest(casussen.lees, casus.id).spoed

    async def test_once_the_zitting_began_it_is_too_late(self, verhaal: Verhaal, casus: Casus) -> None:
        vorm = await opent(verhaal, casus)
        verhaal.wereld.nu = ZITTING
        assert "gesloten" in await verhaal.wereld.regisseur.presses(vorm, "Maak het spoed")
