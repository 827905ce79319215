"""The worklist as it stands in a conversation: posted once, then edited as things change, and neutral."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern import uitvraagpost as post
from dialogs.kern.bereik import houd_werklijsten_waar, vraag_werklijst
from dialogs.uitvraag.antwoorden.vastleggen import RUST
from domain.aanwezigheid import Aanwezigheid, Komt
from domain.casus import Casus, Onderwerp
from domain.persoon import Rol
from domain.uitvraag import BevragingStatus, UitvraagStatus
from storage import aanwezigheid, agenda, gesprekken, personen
from storage import casus as casussen
from storage import uitvraag as uitvragen
from tests.dialogs._wereld import Wereld
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
DINSDAG = datetime(2026, 3, 3, 7, 30, tzinfo=UTC)


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


def lijsten(verhaal: Verhaal, waar: str) -> list[str]:
    return [een.onderwerp_id for een in verhaal.geplaatst if een.soort == "werklijst" and een.waar == waar]


async def test_it_holds_a_code_a_count_a_deadline_and_buttons_and_no_more(verhaal: Verhaal, casus: Casus) -> None:
    kaart = verhaal.kaart_voor(casus, "politie")
    assert kaart.tekst.splitlines() == [
        "Voor maandag 9 maart, 13.00 uur",
        "Politie Merwestreek",
        "Er staat 1 vraag open.",
        f"{casus.code}: open",
        "2 personen, antwoord vóór donderdag 5 maart, 17.00 uur",
        "Wat u opent, ziet alleen u.",
    ]
    assert kaart.knoppen == ("Openen", "Aan- of afmelden")
    tafel = verhaal.wereld.regio.tafel(casus.tafel).naam
    gezien = json.dumps(kaart.json, ensure_ascii=False)
    for verraad in (ANNA.naam, BRAM.naam, tafel, casus.doel, casus.aanleiding, "1990"):
        assert verraad not in gezien


async def test_a_second_casus_for_the_same_zitting_comes_on_the_same_card(verhaal: Verhaal, casus: Casus) -> None:
    tweede = verhaal.casus(ANNA, nummer=143)
    await verhaal.start(tweede)
    assert len(lijsten(verhaal, "19:politie")) == 1
    kaart = verhaal.kaart_voor(casus, "politie")
    assert f"{casus.code}: open" in kaart
    assert f"{tweede.code}: open" in kaart
    assert "Er staan 2 vragen open." in kaart


async def test_each_step_of_an_answer_is_seen_in_it(verhaal: Verhaal, casus: Casus) -> None:
    eerste = casus.betrokkenen[0].id
    verhaal.handelt_af(casus, "politie", over=[eerste])
    verhaal.wacht_tot(verhaal.wereld.nu + RUST)  # until then nothing is taken from whoever is answering
    assert f"{casus.code}: nog 1 van 2" in verhaal.kaart_voor(casus, "politie")
    verhaal.handelt_af(casus, "politie")
    kaart = verhaal.kaart_voor(casus, "politie")
    assert f"{casus.code}: afgehandeld" in kaart
    assert "Alles is afgehandeld. Aanpassen kan tot de zitting begint." in kaart
    assert kaart.knoppen == ("Bekijken of aanpassen", "Aan- of afmelden")


async def test_answered_and_refused_look_exactly_alike(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.handelt_af(casus, "politie")
    verhaal.handelt_af(casus, "om", weigert=True)
    politie, om = (verhaal.kaart_voor(casus, wie).tekst for wie in ("politie", "om"))
    assert politie.replace("Politie", "X") == om.replace("OM", "X")


class TestTweeZittingen:
    """A second new card on one day waits; meanwhile what stands there tells of it."""

    @pytest.fixture
    async def volwassen(self, verhaal: Verhaal, casus: Casus) -> Casus:
        assert casus.id
        verhaal.zitting(datetime(2026, 3, 10, 8, 30, tzinfo=UTC), "volwassenen")
        een = verhaal.casus(ANNA, tafel="volwassenen", nummer=143)
        await verhaal.start(een)
        return een

    async def test_the_second_card_waits_and_the_first_says_what_else_is_owed(
        self, verhaal: Verhaal, casus: Casus, volwassen: Casus
    ) -> None:
        assert len(lijsten(verhaal, "19:politie")) == 1
        kaart = verhaal.kaart_voor(casus, "politie")
        assert "Ook voor u\ndinsdag 10 maart, 9.30 uur: 1 vraag" in kaart
        assert kaart.knoppen == ("Openen", "Aan- of afmelden", "Openen: di 10 mrt, 9.30 uur")
        druk = kaart.druk("Openen: di 10 mrt, 9.30 uur", {})
        assert druk.data["zitting"] == verhaal.uitvraag(volwassen).zitting_id
        verhaal.wacht_tot(DINSDAG)
        assert len(lijsten(verhaal, "19:politie")) == 2

    async def test_what_was_dealt_with_before_its_own_card_came_needs_no_card_any_more(
        self, verhaal: Verhaal, casus: Casus, volwassen: Casus
    ) -> None:
        verhaal.handelt_af(volwassen, "politie")
        assert "Ook voor u" not in verhaal.kaart_voor(casus, "politie")
        verhaal.wacht_tot(DINSDAG)
        assert len(lijsten(verhaal, "19:politie")) == 1
        assert ("werklijst", "klaar") in verhaal.overgeslagen

    async def test_who_is_asked_for_only_one_of_them_sees_nothing_of_the_other(
        self, verhaal: Verhaal, casus: Casus, volwassen: Casus
    ) -> None:
        assert volwassen.id
        assert "Ook voor u" not in verhaal.kaart_voor(casus, "rvdk")

    async def test_a_question_that_cannot_wait_a_day_goes_at_once(self, verhaal: Verhaal, casus: Casus) -> None:
        laat = verhaal.zitting(datetime(2026, 3, 3, 12, tzinfo=UTC), "volwassenen")
        krap = verhaal.casus(ANNA, tafel="volwassenen", nummer=144)
        await verhaal.start(krap)
        assert verhaal.uitvraag(krap).zitting_id == laat.id
        assert len(lijsten(verhaal, "19:politie")) == 2
        assert casus.id


class TestVeranderingen:
    async def test_a_deadline_that_moved_and_a_zitting_that_began_stand_in_it(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        uitvraag = verhaal.uitvraag(casus)
        later = uitvraag.deadline + timedelta(days=1)
        verhaal.wereld.doet(uitvragen.wijzig, replace(uitvraag, deadline=later))
        bevraging = verhaal.bevraging(casus, "politie")
        verhaal.wereld.doet(lambda uow: post.werk_kaart_bij(verhaal._context(uow), bevraging))  # noqa: SLF001
        verhaal.verstuurt()
        assert "antwoord vóór vrijdag 6 maart, 17.00 uur" in verhaal.kaart_voor(casus, "politie")
        verhaal.handelt_af(casus, "om")
        verhaal.wacht_tot(ZITTING)
        for wie in ("politie", "om"):
            kaart = verhaal.kaart_voor(casus, wie)
            assert "Deze zitting is begonnen. Antwoorden kan niet meer." in kaart
            assert kaart.knoppen == ()
            assert str(casus.code) not in kaart

    async def test_whether_somebody_answered_cannot_be_seen_once_it_began(self, verhaal: Verhaal, casus: Casus) -> None:
        verhaal.handelt_af(casus, "om")
        verhaal.wacht_tot(ZITTING)
        om, politie = (verhaal.kaart_voor(casus, wie).tekst for wie in ("om", "politie"))
        assert om.replace("OM", "X") == politie.replace("Politie", "X")

    async def test_a_zitting_that_was_moved_closes_at_its_new_moment(self, verhaal: Verhaal, casus: Casus) -> None:
        zitting = verhaal.wereld.leest(agenda.lees, verhaal.uitvraag(casus).zitting_id)
        later = ZITTING + timedelta(days=1)
        verhaal.wereld.doet(agenda.wijzig, replace(zitting, begint_op=later))
        verhaal.wacht_tot(ZITTING)
        assert verhaal.uitvraag(casus).status is UitvraagStatus.OPEN
        verhaal.wacht_tot(later)
        assert verhaal.uitvraag(casus).status is UitvraagStatus.GESLOTEN

    async def test_one_question_that_was_withdrawn_leaves_the_card(self, verhaal: Verhaal, casus: Casus) -> None:
        tweede = verhaal.casus(ANNA, nummer=143)
        await verhaal.start(tweede)
        self.trek_in(verhaal, casus, "politie")
        kaart = verhaal.kaart_voor(tweede, "politie")
        assert str(casus.code) not in kaart
        assert "Er staat 1 vraag open." in kaart

    async def test_when_all_was_withdrawn_it_is_neutral_and_asks_nothing(self, verhaal: Verhaal, casus: Casus) -> None:
        self.trek_in(verhaal, casus, "politie")
        kaart = verhaal.kaart_voor(casus, "politie")
        assert "Voor deze zitting wordt u niets meer gevraagd. U hoeft niets te doen." in kaart
        assert kaart.knoppen == ()
        assert str(casus.code) not in kaart

    async def test_what_was_closed_early_says_so_and_not_whether_it_was_answered(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        verhaal.handelt_af(casus, "om")
        uitvraag = verhaal.uitvraag(casus)
        verhaal.wereld.doet(uitvragen.wijzig, replace(uitvraag, status=UitvraagStatus.GESLOTEN))
        for wie in ("politie", "om"):
            bevraging = verhaal.bevraging(casus, wie)
            verhaal.wereld.doet(lambda uow, een=bevraging: post.werk_bij(verhaal._context(uow), een))  # noqa: SLF001
        verhaal.verstuurt()
        om, politie = (verhaal.kaart_voor(casus, wie) for wie in ("om", "politie"))
        assert f"{casus.code}: gesloten" in politie
        assert politie.knoppen == ("Aan- of afmelden",)
        assert om.tekst.replace("OM", "X") == politie.tekst.replace("Politie", "X")

    async def test_it_tells_how_many_of_its_people_come(self, verhaal: Verhaal, casus: Casus) -> None:
        piet = verhaal.wereld.partner("politie", "Piet Politie")
        zitting_id = verhaal.uitvraag(casus).zitting_id
        komt = Aanwezigheid(zitting_id, "politie", piet.id, Komt.AANGEMELD, verhaal.wereld.nu, verhaal.wereld.nu)
        verhaal.wereld.doet(aanwezigheid.zet, komt)
        verhaal.wereld.doet(lambda uow: houd_werklijsten_waar(verhaal._context(uow), "politie"))  # noqa: SLF001
        verhaal.verstuurt()
        assert "Aangemeld voor de zitting: 1 persoon van uw organisatie." in verhaal.kaart_voor(casus, "politie")
        assert "Aangemeld" not in verhaal.kaart_voor(casus, "om")

    def trek_in(self, verhaal: Verhaal, casus: Casus, organisatie: str) -> None:
        weg = replace(verhaal.bevraging(casus, organisatie), status=BevragingStatus.INGETROKKEN)
        weg = verhaal.wereld.doet(uitvragen.wijzig_bevraging, weg)
        verhaal.wereld.doet(lambda uow: post.werk_bij(verhaal._context(uow), weg))  # noqa: SLF001
        verhaal.verstuurt()


class TestWaarZeBereiktWordt:
    """A conversation may be replaced or closed, a partner may come or leave: what is owed follows."""

    async def test_in_a_new_conversation_what_is_owed_appears(self, verhaal: Verhaal, casus: Casus) -> None:
        verhaal.gesprek("politie", naam="nieuw")
        verhaal.rondes()
        verhaal.verstuurt()
        (kaart,) = [een.kaart for een in verhaal.posts_van("werklijst") if een.waar == "19:nieuw"]
        assert f"{casus.code}: open" in kaart
        # The old one is kept true as well, and nobody is asked twice in one place.
        verhaal.rondes()
        verhaal.handelt_af(casus, "politie")
        assert len(lijsten(verhaal, "19:nieuw")) == 1
        kaarten = [een.kaart for een in verhaal.posts_van("werklijst") if een.onderwerp_id.endswith(":politie")]
        assert len(kaarten) == 2
        assert all("Alles is afgehandeld." in een for een in kaarten)

    async def test_when_its_conversation_takes_nothing_its_partners_get_it_one_by_one(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        piet = verhaal.wereld.partner("politie", "Piet Politie")
        await piet.types("/help")
        gesprek = verhaal.wereld.leest(gesprekken.voor_organisatie, "politie")
        assert gesprek is not None
        verhaal.wereld.doet(gesprekken.zet_onbereikbaar, gesprek.id, "geblokkeerd")
        verhaal.rondes()
        verhaal.verstuurt()
        assert len(lijsten(verhaal, piet.chat.conversation_id)) == 1
        assert casus.id

    async def test_what_waits_for_a_conversation_that_was_replaced_is_not_posted_there_any_more(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        verhaal.zitting(datetime(2026, 3, 10, 8, 30, tzinfo=UTC), "volwassenen")
        await verhaal.start(verhaal.casus(ANNA, tafel="volwassenen", nummer=143))
        verhaal.gesprek("politie", naam="nieuw")
        verhaal.wacht_tot(DINSDAG + timedelta(days=1))
        assert len(lijsten(verhaal, "19:politie")) == 1
        assert len(lijsten(verhaal, "19:nieuw")) == 2
        assert ("werklijst", "verhuisd") in verhaal.overgeslagen
        assert casus.id

    async def test_who_is_partner_no_more_gets_nothing_that_still_waited_for_him(self, wereld: Wereld) -> None:
        verhaal = Verhaal(wereld)
        verhaal.gesprek(*(code for code in VAST if code != "politie"), naam="overig")
        weg, blijft = wereld.partner("politie", "Weg Politie"), wereld.partner("politie", "Blijft Politie")
        for wie in (weg, blijft):
            await wie.types("/help")
        verhaal.zitting(ZITTING)
        casus = verhaal.casus(ANNA)
        regisseur = wereld.regisseur
        deur = await regisseur.types(f"/uitvraag start {casus.code}")
        await regisseur.presses(await regisseur.presses(deur, "Voorstel openen"), "Start")
        wereld.doet(personen.beeindig, weg.id, Rol.PARTNER, "politie", wereld.nu)
        verhaal.verstuurt()
        assert lijsten(verhaal, weg.chat.conversation_id) == []
        assert len(lijsten(verhaal, blijft.chat.conversation_id)) == 1

    async def test_a_colleague_who_comes_to_it_gets_it_too_unless_all_is_done(self, wereld: Wereld) -> None:
        verhaal = Verhaal(wereld)
        verhaal.gesprek(*(code for code in VAST if code != "politie"), naam="overig")
        piet = wereld.partner("politie", "Piet Politie")
        await piet.types("/help")
        verhaal.zitting(ZITTING)
        casus = verhaal.casus(ANNA)
        await verhaal.start(casus)
        puk, later = wereld.partner("politie", "Puk Politie"), wereld.partner("politie", "Later Politie")
        await puk.types("/help")
        verhaal.rondes()
        verhaal.verstuurt()
        assert len(lijsten(verhaal, puk.chat.conversation_id)) == 1
        verhaal.handelt_af(casus, "politie", wie=piet)
        await later.types("/help")
        verhaal.rondes()
        verhaal.verstuurt()
        assert lijsten(verhaal, later.chat.conversation_id) == []

    async def test_a_colleague_for_whom_it_waited_is_not_bothered_once_all_is_done(self, wereld: Wereld) -> None:
        verhaal = Verhaal(wereld)
        verhaal.gesprek(*(code for code in VAST if code != "politie"), naam="overig")
        piet, puk = wereld.partner("politie", "Piet Politie"), wereld.partner("politie", "Puk Politie")
        await piet.types("/help")
        verhaal.zitting(ZITTING)
        casus = verhaal.casus(ANNA)
        await verhaal.start(casus)
        await puk.types("/help")
        verhaal.rondes()
        verhaal.handelt_af(casus, "politie", wie=piet)
        assert lijsten(verhaal, puk.chat.conversation_id) == []
        assert len(lijsten(verhaal, piet.chat.conversation_id)) == 1

    async def test_moved_to_another_zitting_it_stands_on_that_card_and_on_the_old_one_no_more(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        ander = verhaal.zitting(ZITTING + timedelta(days=7))
        oud = verhaal.uitvraag(casus)
        zittingen = (oud.zitting_id, ander.id)
        verhaal.wereld.doet(uitvragen.wijzig, replace(oud, zitting_id=ander.id))

        def volgt(uow: object) -> None:
            context = verhaal._context(uow)  # type: ignore[arg-type]  # noqa: SLF001
            vraag_werklijst(context, "politie", ander.id)
            houd_werklijsten_waar(context, "politie", oud.zitting_id)

        verhaal.wereld.doet(volgt)
        verhaal.verstuurt()
        verhaal.wacht_tot(DINSDAG)
        assert "niets meer gevraagd" in verhaal.lijst(zittingen[0], "politie")
        assert f"{casus.code}: open" in verhaal.lijst(zittingen[1], "politie")


async def test_a_group_is_one_subject_and_no_number_of_persons(verhaal: Verhaal) -> None:
    verhaal.zitting(datetime(2026, 3, 12, 12, 30, tzinfo=UTC), "jeugd")
    casus = verhaal.casus(ANNA, tafel="jeugd", nummer=150)
    groep = verhaal.wereld.doet(casussen.wijzig, replace(casus, onderwerp=Onderwerp.GROEP))
    await verhaal.start(groep)
    kaart = verhaal.kaart_voor(groep, "politie")
    assert f"{groep.code}: open" in kaart
    assert "1 onderwerp, antwoord vóór" in kaart
    assert "persoon" not in kaart.tekst
