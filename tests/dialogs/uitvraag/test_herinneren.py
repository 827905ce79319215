from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.registry import OnUncertain
from domain.casus import Casus
from domain.logboek import Handeling
from domain.uitvraag import UitvraagStatus
from storage import agenda, gesprekken, wekkers
from storage import uitvraag as uitvragen
from storage.outbox import OutboxStatus, van_status
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.uitvraag._verhaal import ANNA, VAST, Post, Verhaal

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


async def handelt_af(verhaal: Verhaal, casus: Casus, organisatie: str, *, weigert: bool = False) -> Deelnemer:
    wie = verhaal.wereld.partner(organisatie)
    kaart = await wie.presses(verhaal.kaart_voor(casus, organisatie), "Beantwoorden")
    if weigert:
        kaart = await wie.presses(kaart, "Ik kan of mag dit niet delen")
        await wie.presses(kaart, "Vastleggen", {"Waarom niet?": "Beroepsgeheim"})
    else:
        await wie.presses(await wie.presses(kaart, "Verder naar de personen"), "Niet bekend")
    verhaal.verstuurt()
    return wie


def herinneringen(posts: list[Post]) -> set[str]:
    return {een.waar.removeprefix("19:") for een in posts if een.soort == "herinnering"}


async def test_only_who_still_owes_an_answer_is_reminded_on_the_schedule_of_the_region(
    verhaal: Verhaal, casus: Casus
) -> None:
    await handelt_af(verhaal, casus, "politie")
    await handelt_af(verhaal, casus, "om", weigert=True)
    assert verhaal.wacht_tot(EERSTE - timedelta(seconds=1)) == []
    assert herinneringen(verhaal.wacht_tot(EERSTE)) == {"reclassering", "veilig-thuis", "rvdk", "gemeente-merwestad"}
    await handelt_af(verhaal, casus, "rvdk")
    assert herinneringen(verhaal.wacht_tot(LAATSTE)) == {"reclassering", "veilig-thuis", "gemeente-merwestad"}
    assert verhaal.wacht_tot(ZITTING - timedelta(seconds=1)) == []


async def test_a_reminder_is_a_new_post_that_wakes_the_right_people_and_is_neutral(
    verhaal: Verhaal, casus: Casus
) -> None:
    verhaal.wacht_tot(EERSTE)
    (post,) = [een for een in verhaal.posts_van("herinnering") if een.waar == "19:om"]
    assert [een.name for een in post.bericht.mentions] == ["Partner van om"]
    assert post.kaart.tekst.splitlines() == [
        f"Herinnering: uitvraag {casus.code}",
        "<at>Partner van om</at>",
        "Deze uitvraag wacht nog op uw organisatie.",
        "Voor: OM Merwestreek",
        "Over: 1 persoon",
        "Antwoord vóór: donderdag 5 maart, 17.00 uur",
        "Kunt of mag u niets delen? Ook dat is een antwoord; daarna sturen we geen herinnering meer.",
    ]
    assert post.kaart.knoppen == ("Beantwoorden",)
    voorblad = await verhaal.wereld.partner("om").presses(post.kaart, "Beantwoorden")
    assert "Verder naar de personen" in voorblad.knoppen


async def test_reminders_are_counted_and_the_regisseur_sees_how_many(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.wacht_tot(LAATSTE)
    assert verhaal.bevraging(casus, "om").herinneringen == 2
    status = await verhaal.wereld.regisseur.types(f"/uitvraag status {casus.code}")
    assert "OM Merwestreek: nog open, 2 keer herinnerd" in status
    assert verhaal.wereld.handelingen(casus.id).count(Handeling.UITVRAAG_HERINNERD) == 2 * len(VAST)


async def test_of_the_last_reminder_the_regisseur_hears_alone(verhaal: Verhaal, casus: Casus) -> None:
    for code in VAST[1:]:
        await handelt_af(verhaal, casus, code)
    verhaal.wacht_tot(EERSTE)
    assert verhaal.posts_van("laatste_herinnering") == []
    verhaal.wacht_tot(LAATSTE)
    (post,) = verhaal.posts_van("laatste_herinnering")
    assert post.waar == verhaal.wereld.regisseur.chat.conversation_id
    assert "Politie Merwestreek heeft de laatste herinnering gekregen en heeft nog niet geantwoord." in post.kaart
    assert "1 van 6" not in await verhaal.wereld.regisseur.presses(post.kaart, "Stand")


async def test_an_answer_that_comes_before_the_reminder_is_sent_stops_it(verhaal: Verhaal, casus: Casus) -> None:
    # The alarm has rung and the reminder waits in the outbox, as when Teams asked us to wait.
    verhaal.wereld.nu = EERSTE
    verhaal.wereld.doet(verhaal._wek)  # noqa: SLF001 - exactly between ringing and sending
    wie = verhaal.wereld.partner("om")
    kaart = await wie.presses(verhaal.kaart_voor(casus, "om"), "Beantwoorden")
    await wie.presses(await wie.presses(kaart, "Verder naar de personen"), "Niet bekend")
    verhaal.verstuurt()
    assert "om" not in herinneringen(verhaal.geplaatst)
    assert ("herinnering", "afgehandeld") in verhaal.overgeslagen


async def test_an_alarm_that_was_left_behind_reminds_nobody_who_has_answered(verhaal: Verhaal, casus: Casus) -> None:
    await handelt_af(verhaal, casus, "om", weigert=True)
    bevraging = verhaal.bevraging(casus, "om")
    verhaal.wereld.doet(wekkers.zet, "herinnering", bevraging.id, EERSTE, 2)
    assert "om" not in herinneringen(verhaal.wacht_tot(EERSTE))
    assert verhaal.bevraging(casus, "om").herinneringen == 0
    assert "laatste_herinnering" not in {soort for soort, _ in verhaal.overgeslagen}


async def test_a_reminder_that_was_posted_says_so_once_it_is_dealt_with(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.wacht_tot(EERSTE)
    hoeveel = len(verhaal.geplaatst)
    await handelt_af(verhaal, casus, "om")
    (post,) = [een for een in verhaal.posts_van("herinnering") if een.waar == "19:om"]
    assert "Afgehandeld. U hoeft niets meer te doen." in post.kaart
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
    casus = verhaal.casus(ANNA)
    await verhaal.start(casus)
    verhaal.wacht_tot(EERSTE)
    bevraging = verhaal.bevraging(casus, "politie")
    (post,) = [een for een in verhaal.posts_van("herinnering") if een.onderwerp_id.startswith(bevraging.id)]
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


class TestCompleet:
    async def test_when_everybody_has_dealt_with_it_the_regisseur_hears_once(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        for plek, code in enumerate(VAST):
            assert verhaal.posts_van("alles_binnen") == []
            await handelt_af(verhaal, casus, code, weigert=plek == 0)
        (post,) = verhaal.posts_van("alles_binnen")
        assert post.waar == verhaal.wereld.regisseur.chat.conversation_id
        assert "Alle 6 organisaties hebben de uitvraag afgehandeld." in post.kaart
        assert post.kaart.knoppen == ("Antwoorden openen", "Stand")

    async def test_a_correction_afterwards_is_no_news(self, verhaal: Verhaal, casus: Casus) -> None:
        for code in VAST:
            await handelt_af(verhaal, casus, code)
        hoeveel = len(verhaal.geplaatst)
        wie = verhaal.wereld.partner("om")
        lijst = await wie.presses(verhaal.kaart_voor(casus, "om"), "Bekijken of aanpassen")
        await wie.presses(await wie.presses(lijst, "Wijzigen"), "Niet bekend")
        assert verhaal.verstuurt() == []
        assert len(verhaal.geplaatst) == hoeveel

    async def test_who_is_asked_later_makes_it_open_again_and_then_complete_again(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        for code in VAST:
            await handelt_af(verhaal, casus, code)
        regisseur = verhaal.wereld.regisseur
        deur = await regisseur.types(f"/uitvraag start {casus.code}")
        extra = await regisseur.presses(deur, "Voorstel openen")
        await regisseur.presses(extra, "Ook vragen", {"Mogelijke partners": "GGD Merwestreek"})
        verhaal.verstuurt()
        await handelt_af(verhaal, casus, "ggd")
        gemeld = [een for een in verhaal.geplaatst if een.soort == "alles_binnen"]
        assert len(gemeld) == 2  # an edit would wake nobody
        assert "Alle 7 organisaties" in gemeld[1].kaart


class TestSluiten:
    async def test_when_the_zitting_begins_it_closes_and_open_cards_say_so(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        await handelt_af(verhaal, casus, "om")
        verhaal.wacht_tot(ZITTING)
        assert verhaal.uitvraag(casus).status is UitvraagStatus.GESLOTEN
        for code in ("om", "politie"):
            kaart = verhaal.kaart_voor(casus, code)
            assert "Gesloten: de zitting is begonnen." in kaart
            assert kaart.knoppen == ()
        assert Handeling.UITVRAAG_GESLOTEN in verhaal.wereld.handelingen(casus.id)

    async def test_whether_somebody_answered_cannot_be_seen_from_a_closed_card(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        await handelt_af(verhaal, casus, "om")
        verhaal.wacht_tot(ZITTING)
        om, politie = (verhaal.kaart_voor(casus, code).tekst for code in ("om", "politie"))
        assert om.replace("OM", "X") == politie.replace("Politie", "X")

    async def test_a_zitting_that_was_moved_closes_at_its_new_moment(self, verhaal: Verhaal, casus: Casus) -> None:
        zitting = verhaal.wereld.leest(agenda.lees, verhaal.uitvraag(casus).zitting_id)
        later = ZITTING + timedelta(days=1)
        verhaal.wereld.doet(agenda.wijzig, replace(zitting, begint_op=later))
        verhaal.wacht_tot(ZITTING)
        assert verhaal.uitvraag(casus).status is UitvraagStatus.OPEN
        verhaal.wacht_tot(later)
        assert verhaal.uitvraag(casus).status is UitvraagStatus.GESLOTEN

    async def test_after_it_closed_no_alarm_is_left(self, verhaal: Verhaal, casus: Casus) -> None:
        verhaal.wacht_tot(ZITTING)
        assert verhaal.wereld.leest(wekkers.eerstvolgende) is None

    async def test_a_withdrawn_uitvraag_reminds_nobody_and_its_cards_ask_nothing(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        uitvraag = verhaal.uitvraag(casus)
        verhaal.wereld.doet(uitvragen.wijzig, replace(uitvraag, status=UitvraagStatus.INGETROKKEN))
        assert verhaal.wacht_tot(ZITTING) == []
        wie = verhaal.wereld.partner("om")
        kaart = await wie.presses(verhaal.kaart_voor(casus, "om"), "Beantwoorden")
        assert "Deze uitvraag is vervallen." in kaart


async def test_a_card_that_could_not_be_sent_before_it_was_dealt_with_is_not_sent_any_more(
    verhaal: Verhaal,
) -> None:
    wereld = verhaal.wereld
    verhaal.zitting(ZITTING)
    casus = verhaal.casus(ANNA)
    regisseur, wie = wereld.regisseur, wereld.partner("politie")
    deur = await regisseur.types(f"/uitvraag start {casus.code}")
    await regisseur.presses(await regisseur.presses(deur, "Voorstel openen"), "Start")
    druk = verhaal.druk(casus, "politie")
    kaart = await wie.presses_raw("uitvraag.personen", druk)
    await wie.presses(kaart, "Niet bekend")
    verhaal.verstuurt()
    assert "19:politie" not in {een.waar for een in verhaal.geplaatst}
    assert ("uitvraag", "afgehandeld") in verhaal.overgeslagen


def test_a_double_card_is_harmless_and_a_double_reminder_is_not(verhaal: Verhaal) -> None:
    berichten = verhaal.wereld.registry.messages
    assert berichten["uitvraag"].on_uncertain is OnUncertain.RESEND
    assert berichten["herinnering"].on_uncertain is OnUncertain.ASK


async def test_of_what_cannot_be_delivered_the_regisseur_of_the_casus_hears(verhaal: Verhaal, casus: Casus) -> None:
    bevraging = verhaal.bevraging(casus, "om")

    def wie(soort: str, onderwerp: str) -> str | None:
        eigenaar = verhaal.wereld.registry.messages[soort].owner
        return verhaal.wereld.doet(lambda uow: eigenaar(verhaal._context(uow), onderwerp))  # noqa: SLF001

    assert wie("uitvraag", bevraging.id) == verhaal.wereld.regisseur.id
    assert wie("herinnering", f"{bevraging.id}:1") == verhaal.wereld.regisseur.id
    assert wie("alles_binnen", bevraging.uitvraag_id) is None
    assert wie("uitvraag", "bestaat-niet") is None


async def test_what_no_longer_exists_is_skipped_and_rings_without_harm(verhaal: Verhaal) -> None:
    wereld = verhaal.wereld
    for soort, spec in wereld.registry.messages.items():
        reden = wereld.doet(lambda uow, spec=spec: spec.render(verhaal._context(uow), "weg"))  # noqa: SLF001
        assert reden.reden == "bestaat_niet", soort
    for soort in ("herinnering", "bezorging", "sluiting"):
        wereld.doet(wekkers.zet, soort, "weg", wereld.nu)
    assert verhaal.wacht_tot(wereld.nu + timedelta(hours=1)) == []


async def test_a_conversation_that_closed_for_us_gets_its_card_when_it_opens_again(verhaal: Verhaal) -> None:
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
    assert "Beantwoorden" in verhaal.kaart_voor(casus, "politie").knoppen
    assert wereld.leest(van_status, OutboxStatus.WACHT, 10) == ()
