"""Reminders: on the region's schedule, of all that is owed at once, at most one post a day, never without a reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.registry import OnUncertain
from domain.casus import Casus
from domain.logboek import Handeling
from domain.uitvraag import UitvraagStatus
from storage import gesprekken, wekkers
from storage import uitvraag as uitvragen
from storage.outbox import OutboxStatus, van_status
from storage.plekken import plekken
from tests.dialogs._wereld import Wereld
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Post, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
EERSTE = datetime(2026, 3, 3, 7, 30, tzinfo=UTC)  # two working days before Thursday: Tuesday, 8.30
LAATSTE = datetime(2026, 3, 5, 12, tzinfo=UTC)  # four hours before 17.00


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    for code in VAST:
        verhaal.wereld.partner(code)
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA)
    await verhaal.start(een)
    return een


def herinneringen(posts: list[Post]) -> set[str]:
    return {een.waar.removeprefix("19:") for een in posts if een.soort == "herinnering"}


async def test_only_who_still_owes_an_answer_is_reminded_on_the_schedule_of_the_region(
    verhaal: Verhaal, casus: Casus
) -> None:
    verhaal.handelt_af(casus, "politie")
    verhaal.handelt_af(casus, "om", weigert=True)
    assert verhaal.wacht_tot(EERSTE - timedelta(seconds=1)) == []
    assert herinneringen(verhaal.wacht_tot(EERSTE)) == {"reclassering", "veilig-thuis", "rvdk", "gemeente-merwestad"}
    verhaal.handelt_af(casus, "rvdk")
    assert herinneringen(verhaal.wacht_tot(LAATSTE)) == {"reclassering", "veilig-thuis", "gemeente-merwestad"}
    assert verhaal.wacht_tot(ZITTING - timedelta(seconds=1)) == []


async def test_a_reminder_is_a_new_post_that_wakes_the_right_people_and_is_neutral(
    verhaal: Verhaal, casus: Casus
) -> None:
    verhaal.wacht_tot(EERSTE)
    (post,) = [een for een in verhaal.posts_van("herinnering") if een.waar == "19:om"]
    assert post.onderwerp_id == "om:2026-03-03"
    assert [een.name for een in post.bericht.mentions] == ["Partner van om"]
    assert post.kaart.tekst.splitlines() == [
        "Herinnering: er staat nog 1 vraag open",
        "OM Merwestreek",
        "<at>Partner van om</at>",
        "maandag 9 maart, 13.00 uur: 1 vraag",
        "Antwoord vóór donderdag 5 maart, 17.00 uur",
        "Kunt of mag u niets delen? Ook dat is een antwoord; daarna sturen we geen herinnering meer.",
    ]
    assert post.kaart.knoppen == ("Openen",)
    voorblad = await verhaal.wereld.partner("om").presses(post.kaart, "Openen")
    assert str(casus.code) in voorblad


async def test_the_worklist_says_that_there_was_a_reminder_and_until_when(verhaal: Verhaal, casus: Casus) -> None:
    assert "Herinnering" not in verhaal.kaart_voor(casus, "om")
    verhaal.wacht_tot(EERSTE)
    assert "Herinnering: antwoord vóór donderdag 5 maart, 17.00 uur." in verhaal.kaart_voor(casus, "om")
    verhaal.wacht_tot(LAATSTE + timedelta(days=1))
    verhaal.handelt_af(casus, "om")
    assert "Herinnering" not in verhaal.kaart_voor(casus, "om")


async def test_reminders_are_counted_and_the_regisseur_sees_how_many(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.wacht_tot(LAATSTE)
    assert verhaal.bevraging(casus, "om").herinneringen == 2
    assert verhaal.wereld.handelingen(casus.id).count(Handeling.UITVRAAG_HERINNERD) == 2 * len(VAST)


async def test_of_the_last_reminder_the_regisseur_hears_alone(verhaal: Verhaal, casus: Casus) -> None:
    for code in VAST[1:]:
        verhaal.handelt_af(casus, code)
    verhaal.wacht_tot(EERSTE)
    assert verhaal.posts_van("laatste_herinnering") == []
    verhaal.wacht_tot(LAATSTE)
    (post,) = verhaal.posts_van("laatste_herinnering")
    assert post.waar == verhaal.wereld.regisseur.chat.conversation_id
    assert "Politie Merwestreek heeft nog niet geantwoord, en er volgt geen herinnering meer." in post.kaart


async def test_the_regisseur_is_not_left_with_the_advice_to_call_who_has_answered(
    verhaal: Verhaal, casus: Casus
) -> None:
    verhaal.wacht_tot(LAATSTE)
    hoeveel = len(verhaal.geplaatst)
    verhaal.handelt_af(casus, "politie", weigert=True)
    per_naam = {
        naam: een.kaart
        for een in verhaal.posts_van("laatste_herinnering")
        for naam in ("Politie Merwestreek", "OM Merwestreek")
        if naam in een.kaart
    }
    gebeld = per_naam["Politie Merwestreek"]
    assert "Bellen hoeft niet meer: bij Politie Merwestreek staat deze vraag niet meer open." in gebeld
    assert "nog geen antwoord" not in gebeld
    assert "Bellen helpt nu het meest" in per_naam["OM Merwestreek"]
    assert len(verhaal.geplaatst) == hoeveel


async def test_an_answer_that_comes_before_the_reminder_is_sent_stops_it(verhaal: Verhaal, casus: Casus) -> None:
    # The alarm has rung and the reminder waits in the outbox, as when Teams asked us to wait.
    verhaal.wereld.nu = EERSTE
    verhaal.wereld.doet(verhaal._wek)  # noqa: SLF001 - exactly between ringing and sending
    verhaal.handelt_af(casus, "om")
    assert "om" not in herinneringen(verhaal.geplaatst)
    assert ("herinnering", "afgehandeld") in verhaal.overgeslagen


async def test_what_fell_due_is_the_reason_and_not_something_else_that_is_owed(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    eerste, tweede = verhaal.casus(ANNA), verhaal.casus(BRAM, nummer=143)
    await verhaal.start(eerste)
    await verhaal.start(tweede)
    verhaal.wereld.nu = EERSTE
    bevraging = verhaal.bevraging(tweede, "om")
    verhaal.wereld.doet(wekkers.trek_in, "herinnering", bevraging.id)
    verhaal.wereld.doet(verhaal._wek)  # noqa: SLF001 - exactly between ringing and sending
    verhaal.handelt_af(eerste, "om")
    assert verhaal.bevraging(tweede, "om").herinneringen == 0
    assert "om" not in herinneringen(verhaal.geplaatst)
    assert "politie" in herinneringen(verhaal.geplaatst)


async def test_an_alarm_that_was_left_behind_reminds_nobody_who_has_answered(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.handelt_af(casus, "om", weigert=True)
    bevraging = verhaal.bevraging(casus, "om")
    verhaal.wereld.doet(wekkers.zet, "herinnering", bevraging.id, EERSTE, 2)
    assert "om" not in herinneringen(verhaal.wacht_tot(EERSTE))
    assert verhaal.bevraging(casus, "om").herinneringen == 0
    assert "laatste_herinnering" not in {soort for soort, _ in verhaal.overgeslagen}


async def test_a_reminder_that_was_posted_says_so_once_it_is_dealt_with(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.wacht_tot(LAATSTE)
    hoeveel = len(verhaal.geplaatst)
    verhaal.handelt_af(casus, "om", weigert=True)
    posts = [een for een in verhaal.posts_van("herinnering") if een.waar == "19:om"]
    assert [een.onderwerp_id for een in posts] == ["om:2026-03-03", "om:2026-03-05"]
    for post in posts:
        assert "Er staat niets meer open. U hoeft niets meer te doen." in post.kaart
        assert post.kaart.knoppen == ()
    assert len(verhaal.geplaatst) == hoeveel


async def test_an_alarm_that_rings_late_at_night_waits_for_working_hours(verhaal: Verhaal, casus: Casus) -> None:
    nacht = datetime(2026, 3, 4, 1, tzinfo=UTC)
    verhaal.wereld.nu = nacht  # the machine was down
    verhaal.wereld.doet(verhaal._wek)  # noqa: SLF001 - it comes up again
    assert verhaal.verstuurt() == []
    ochtend = datetime(2026, 3, 4, 7, 30, tzinfo=UTC)
    assert herinneringen(verhaal.wacht_tot(ochtend)) == set(VAST)


async def test_without_a_conversation_partners_are_reminded_one_by_one_and_nobody_is_mentioned(
    wereld: Wereld,
) -> None:
    verhaal = Verhaal(wereld)
    verhaal.gesprek(*(code for code in VAST if code != "politie"), naam="overig")
    piet = wereld.partner("politie", "Piet Politie")
    await piet.types("/help")
    verhaal.zitting(ZITTING)
    await verhaal.start(verhaal.casus(ANNA))
    verhaal.wacht_tot(EERSTE)
    (post,) = [een for een in verhaal.posts_van("herinnering") if een.onderwerp_id.startswith("politie:")]
    assert post.waar == piet.chat.conversation_id
    assert post.bericht.mentions == ()


async def test_who_was_never_reached_is_not_reminded_but_the_regisseur_hears(wereld: Wereld) -> None:
    verhaal = Verhaal(wereld)
    verhaal.gesprek(*(code for code in VAST if code != "politie"), naam="overig")
    verhaal.zitting(ZITTING)
    casus = verhaal.casus(ANNA)
    await verhaal.start(casus)
    verhaal.wacht_tot(LAATSTE)
    assert verhaal.bevraging(casus, "politie").herinneringen == 0
    over = [een for een in verhaal.posts_van("laatste_herinnering") if "Politie" in een.kaart]
    assert "Politie Merwestreek is nog niet bereikt" in over[0].kaart


class TestEenPerDag:
    """A body has one attention a day, whatever number of casussen and tafels it owes something for."""

    async def test_one_reminder_tells_all_that_is_owed_over_all_zittingen(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        verhaal.zitting(datetime(2026, 3, 11, 9, tzinfo=UTC), "nazorg")
        await verhaal.start(verhaal.casus(ANNA))
        nazorg = verhaal.casus(BRAM, tafel="nazorg", nummer=143)
        await verhaal.start(nazorg)
        verhaal.wacht_tot(LAATSTE - timedelta(hours=4))
        posts = [een for een in verhaal.geplaatst if een.soort == "herinnering" and een.waar == "19:reclassering"]
        # Tuesday its attention is for the second worklist; Thursday the first reminder of that one falls due.
        assert [een.onderwerp_id for een in posts] == ["reclassering:2026-03-05"]
        (post,) = posts
        assert "maandag 9 maart, 13.00 uur: 1 vraag" in post.kaart
        assert "woensdag 11 maart, 10.00 uur: 1 vraag" in post.kaart
        assert post.kaart.knoppen == ("Openen: ma 9 mrt, 13.00 uur", "Openen: wo 11 mrt, 10.00 uur")

    async def test_a_second_reminder_on_one_day_waits_for_the_next_if_that_is_in_time(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        verhaal.wacht_tot(EERSTE)
        bevraging = verhaal.bevraging(casus, "om")
        verhaal.wereld.doet(wekkers.zet, "herinnering", bevraging.id, EERSTE + timedelta(hours=2), 1)
        posts = verhaal.wacht_tot(EERSTE + timedelta(hours=3))
        assert herinneringen([een for een in posts if een in verhaal.geplaatst]) == set()
        assert verhaal.bevraging(casus, "om").herinneringen == 2
        volgende = verhaal.wacht_tot(EERSTE + timedelta(days=1))
        assert {een.onderwerp_id for een in volgende if een.soort == "herinnering"} == {"om:2026-03-04"}

    async def test_what_would_come_after_the_deadline_is_left_to_the_worklist(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        verhaal.wacht_tot(LAATSTE)
        bevraging = verhaal.bevraging(casus, "om")
        hoeveel = len(verhaal.geplaatst)
        verhaal.wereld.doet(wekkers.zet, "herinnering", bevraging.id, LAATSTE + timedelta(hours=1), 1)
        verhaal.wacht_tot(ZITTING - timedelta(seconds=1))
        assert len(verhaal.geplaatst) == hoeveel
        # What nobody got does not count: the regisseur reads how often it was woken.
        assert verhaal.bevraging(casus, "om").herinneringen == 2
        assert verhaal.wereld.handelingen(casus.id).count(Handeling.UITVRAAG_HERINNERD) == 2 * len(VAST)

    async def test_a_worklist_that_is_still_to_be_posted_does_the_waking_and_mentions(self, verhaal: Verhaal) -> None:
        verhaal.wereld.partner("om")
        verhaal.zitting(ZITTING)
        verhaal.zitting(datetime(2026, 3, 10, 8, 30, tzinfo=UTC), "volwassenen")
        eerste = verhaal.casus(ANNA)
        await verhaal.start(eerste)
        volwassen = verhaal.casus(BRAM, tafel="volwassenen", nummer=143)
        await verhaal.start(volwassen)
        # The second worklist waits for Tuesday morning; the first reminder of the first casus falls due at that moment.
        posts = [een for een in verhaal.wacht_tot(EERSTE) if een.waar == "19:om" and een in verhaal.geplaatst]
        assert [een.soort for een in posts] == ["werklijst"]
        assert "Voor dinsdag 10 maart, 9.30 uur" in posts[0].kaart
        assert "Ook voor u\nmaandag 9 maart, 13.00 uur: 1 vraag" in posts[0].kaart
        assert [een.name for een in posts[0].bericht.mentions] == ["Partner van om"]
        assert verhaal.bevraging(eerste, "om").herinneringen == 1
        assert verhaal.wereld.leest(plekken, "herinnering", "om:2026-03-03") == ()
        # An edit afterwards mentions nobody again.
        verhaal.handelt_af(volwassen, "politie")
        assert "<at>" not in verhaal.lijst(verhaal.uitvraag(volwassen).zitting_id, "politie")

    async def test_of_two_worklists_for_one_morning_the_first_deadline_goes_first(self, verhaal: Verhaal) -> None:
        verhaal.wereld.nu = datetime(2026, 3, 2, 22, tzinfo=UTC)
        laat = datetime(2026, 3, 19, 9, tzinfo=UTC), "nazorg"
        midden = datetime(2026, 3, 17, 8, 30, tzinfo=UTC), "volwassenen"
        vroeg = datetime(2026, 3, 12, 12, tzinfo=UTC), "huiselijk-geweld"
        for nummer, (op, tafel) in enumerate((midden, laat, vroeg), start=1):
            verhaal.zitting(op, tafel)
            await verhaal.start(verhaal.casus(ANNA, tafel=tafel, nummer=nummer))
        for dag in (3, 4, 5):
            verhaal.wacht_tot(datetime(2026, 3, dag, 12, tzinfo=UTC))
        posts = [een for een in verhaal.geplaatst if een.soort == "werklijst" and een.waar == "19:politie"]
        koppen = [een.kaart.tekst.splitlines()[0] for een in posts]
        assert koppen == [
            "Voor donderdag 12 maart, 13.00 uur",
            "Voor dinsdag 17 maart, 9.30 uur",
            "Voor donderdag 19 maart, 10.00 uur",
        ]
        assert "Ook voor u\ndinsdag 17 maart, 9.30 uur: 1 vraag" in posts[0].kaart

    async def test_nobody_gets_two_posts_on_one_day_that_he_did_not_ask_for(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        verhaal.zitting(datetime(2026, 3, 10, 8, 30, tzinfo=UTC), "volwassenen")
        verhaal.zitting(datetime(2026, 3, 11, 9, tzinfo=UTC), "nazorg")
        for nummer, tafel in enumerate(("huiselijk-geweld", "volwassenen", "nazorg", "huiselijk-geweld"), start=1):
            await verhaal.start(verhaal.casus(ANNA, tafel=tafel, nummer=nummer))
        gezien: list[tuple[str, str]] = []
        dag = verhaal.wereld.nu.replace(hour=0)
        while dag < ZITTING:
            dag += timedelta(days=1)
            eerder = len(verhaal.geplaatst)
            verhaal.wacht_tot(dag)
            ongevraagd = [een for een in verhaal.geplaatst[eerder:] if een.soort in {"werklijst", "herinnering"}]
            gezien += [(een.waar, str(dag.date())) for een in ongevraagd]
        # What was posted on the day of the start came before the first night.
        eerste = [een for een in verhaal.geplaatst if een.soort == "werklijst" and een.waar == "19:politie"]
        assert len(eerste) == 3
        assert len(gezien) == len(set(gezien))


async def test_a_reminder_that_slipped_past_its_day_is_dropped_when_the_organisatie_was_woken_meanwhile(
    verhaal: Verhaal, casus: Casus
) -> None:
    verhaal.wacht_tot(EERSTE)
    spec = verhaal.wereld.registry.messages["herinnering"]
    gesprek = verhaal.wereld.leest(gesprekken.voor_organisatie, "om")
    assert gesprek is not None
    adres = f"g:{gesprek.id}"

    def waarom(dag: str) -> str | None:
        reden = verhaal.wereld.doet(lambda uow: spec.lapsed(verhaal._context(uow), f"om:{dag}", adres))  # noqa: SLF001
        return reden.reden if reden else None

    verhaal.wereld.nu = EERSTE + timedelta(days=1)
    assert waarom("2026-03-03") == "ingehaald"
    assert waarom("2026-03-02") == "ingehaald"  # the worklist came that day
    assert waarom("2026-03-04") is None
    verhaal.handelt_af(casus, "om")
    assert waarom("2026-03-04") == "afgehandeld"


class TestCompleet:
    async def test_when_everybody_has_dealt_with_it_the_regisseur_hears_once(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        for plek, code in enumerate(VAST):
            assert verhaal.posts_van("alles_binnen") == []
            verhaal.handelt_af(casus, code, weigert=plek == 0)
        (post,) = verhaal.posts_van("alles_binnen")
        assert post.waar == verhaal.wereld.regisseur.chat.conversation_id
        assert "Alle 6 organisaties hebben de uitvraag afgehandeld." in post.kaart
        assert post.kaart.knoppen == ("Antwoorden openen", "Stand")

    async def test_a_correction_afterwards_is_no_news(self, verhaal: Verhaal, casus: Casus) -> None:
        for code in VAST:
            verhaal.handelt_af(casus, code)
        hoeveel = len(verhaal.geplaatst)
        verhaal.handelt_af(casus, "om", weigert=True)
        assert len(verhaal.geplaatst) == hoeveel

    async def test_who_is_asked_later_makes_it_open_again_and_then_complete_again(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        for code in VAST:
            verhaal.handelt_af(casus, code)
        regisseur = verhaal.wereld.regisseur
        deur = await regisseur.types(f"/uitvraag start {casus.code}")
        extra = await regisseur.presses(deur, "Voorstel openen")
        await regisseur.presses(extra, "Ook vragen", {"Mogelijke partners": "GGD Merwestreek"})
        verhaal.verstuurt()
        verhaal.handelt_af(casus, "ggd")
        gemeld = [een for een in verhaal.geplaatst if een.soort == "alles_binnen"]
        assert len(gemeld) == 2  # an edit would wake nobody
        assert "Alle 7 organisaties" in gemeld[1].kaart


async def test_after_the_zitting_began_no_alarm_is_left_and_the_uitvraag_is_closed(
    verhaal: Verhaal, casus: Casus
) -> None:
    verhaal.wacht_tot(ZITTING)
    assert verhaal.uitvraag(casus).status is UitvraagStatus.GESLOTEN
    assert Handeling.UITVRAAG_GESLOTEN in verhaal.wereld.handelingen(casus.id)
    assert verhaal.wereld.leest(wekkers.eerstvolgende) is None


async def test_a_withdrawn_uitvraag_reminds_nobody(verhaal: Verhaal, casus: Casus) -> None:
    uitvraag = verhaal.uitvraag(casus)
    verhaal.wereld.doet(uitvragen.wijzig, replace(uitvraag, status=UitvraagStatus.INGETROKKEN))
    assert verhaal.wacht_tot(ZITTING - timedelta(seconds=1)) == []


def test_a_double_worklist_is_harmless_and_a_double_reminder_is_not(verhaal: Verhaal) -> None:
    berichten = verhaal.wereld.registry.messages
    assert berichten["werklijst"].on_uncertain is OnUncertain.RESEND
    assert berichten["spoed"].on_uncertain is OnUncertain.RESEND
    assert berichten["herinnering"].on_uncertain is OnUncertain.ASK


async def test_of_what_cannot_be_delivered_the_regisseur_of_the_casus_hears(verhaal: Verhaal, casus: Casus) -> None:
    bevraging = verhaal.bevraging(casus, "om")

    def wie(soort: str, onderwerp: str) -> str | None:
        eigenaar = verhaal.wereld.registry.messages[soort].owner
        return verhaal.wereld.doet(lambda uow: eigenaar(verhaal._context(uow), onderwerp))  # noqa: SLF001

    regisseur = verhaal.wereld.regisseur.id
    assert wie("werklijst", f"{verhaal.uitvraag(casus).zitting_id}:om") == regisseur
    assert wie("herinnering", "om:2026-03-03") == regisseur
    assert wie("spoed", bevraging.id) == regisseur
    assert wie("alles_binnen", bevraging.uitvraag_id) is None
    assert wie("bellen", bevraging.id) is None
    assert wie("werklijst", "bestaat-niet:om") is None
    assert wie("spoed", "bestaat-niet") is None


async def test_what_no_longer_exists_is_skipped_and_rings_without_harm(verhaal: Verhaal) -> None:
    wereld = verhaal.wereld
    for soort in ("werklijst", "herinnering", "spoed", "bellen", "laatste_herinnering", "alles_binnen"):
        spec = wereld.registry.messages[soort]
        reden = wereld.doet(lambda uow, spec=spec: spec.render(verhaal._context(uow), "weg"))  # noqa: SLF001
        assert reden.reden == "bestaat_niet", soort
    for soort in ("herinnering", "bezorging", "sluiting"):
        wereld.doet(wekkers.zet, soort, "weg", wereld.nu)
    assert verhaal.wacht_tot(wereld.nu + timedelta(hours=1)) == []


async def test_a_conversation_that_closed_for_us_gets_its_worklist_when_it_opens_again(verhaal: Verhaal) -> None:
    wereld = verhaal.wereld
    verhaal.zitting(ZITTING)
    casus = verhaal.casus(ANNA)
    regisseur = wereld.regisseur
    deur = await regisseur.types(f"/uitvraag start {casus.code}")
    await regisseur.presses(await regisseur.presses(deur, "Voorstel openen"), "Start")
    gesprek = wereld.leest(gesprekken.voor_organisatie, "politie")
    assert gesprek is not None
    wereld.doet(gesprekken.zet_onbereikbaar, gesprek.id, "geblokkeerd")
    verhaal.verstuurt()
    assert "19:politie" not in {een.waar for een in verhaal.geplaatst}
    verhaal.gesprek("politie")
    verhaal.verstuurt()
    assert "Openen" in verhaal.kaart_voor(casus, "politie").knoppen
    assert wereld.leest(van_status, OutboxStatus.WACHT, 10) == ()
