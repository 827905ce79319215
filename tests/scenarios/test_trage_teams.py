"""A Teams that is busy, refuses, hangs or breaks the line: everything arrives, and once.

Twice is possible only where nobody can know whether it arrived, and only of messages of which two do no harm. Of all
others a person is asked. Time is moved by hand; where somebody waits for Teams for real, the wait is made short.
"""

from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from bot.teams import connector, handler
from domain.uitvraag import BevragingStatus
from storage import gesprekken
from tests._kaart import Kaart
from tests.scenarios._opstelling import (
    AFGEHANDELD,
    BEKEND,
    EERSTE,
    ORGANISATIES,
    START,
    TAFELKANAAL,
    TWEEDE,
    Opstelling,
    kanaal_van,
    vinkt_aan,
)
from tests.teamsnep.activiteiten import installatie

EERSTE_HERINNERING = datetime(2026, 11, 25, 7, 45, tzinfo=UTC)
TWEEDE_HERINNERING = datetime(2026, 11, 26, 12, 15, tzinfo=UTC)
AGENDA = datetime(2026, 11, 27, 8, 15, tzinfo=UTC)
"""A little after the moments of the reminders and of the agenda."""

ALLEEN_POLITIE = {"Vaste partners (haal weg wie u niet wilt vragen)": "Politie Merwestreek"}


async def test_a_minute_of_429_costs_nothing_but_that_minute(bij_casus: Opstelling) -> None:
    v = bij_casus.verhaal
    formulier = await bij_casus.startformulier()
    voor = len(v.teams.requests)
    v.teams.refuses_until(v.klok.moment.timestamp() + 60, 429, retry_after=20)
    assert "gestart voor 6 organisaties" in await bij_casus.regisseur.presses(formulier, "Start", {**START})
    for _ in range(59):
        await v.works()
        v.klok.moment += timedelta(seconds=1)
    assert not any(bij_casus.werklijsten(een) for een in ORGANISATIES)
    assert len(v.teams.requests) - voor == 3 * 6  # at 0, 20 and 40 seconds, as Teams asked
    await v.passes(seconds=5)
    assert [len(bij_casus.werklijsten(een)) for een in ORGANISATIES] == [1] * 6
    assert len(v.teams.requests) - voor == 4 * 6


async def test_without_a_word_on_how_long_the_pauses_grow(bij_casus: Opstelling) -> None:
    v = bij_casus.verhaal
    await bij_casus.start_uitvraag()
    voor = len(v.teams.requests)
    v.teams.refuses_until(v.klok.moment.timestamp() + 60, 429)
    for _ in range(130):
        await v.works()
        v.klok.moment += timedelta(seconds=1)
    assert [len(bij_casus.werklijsten(een)) for een in ORGANISATIES] == [1] * 6
    assert len(v.teams.requests) - voor <= 7 * 6


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
async def test_what_teams_cannot_take_now_arrives_later_and_once(bij_casus: Opstelling, status: int) -> None:
    v = bij_casus.verhaal
    await bij_casus.start_uitvraag()
    v.teams.refuses_next(status, times=8)
    await v.works()
    for _ in range(6):
        await v.passes(seconds=10)
    assert [len(bij_casus.werklijsten(een)) for een in ORGANISATIES] == [1] * 6
    assert not _gevraagd(bij_casus)


async def test_answering_goes_on_while_teams_is_busy_and_the_card_follows(bij_uitvraag: Opstelling) -> None:
    v = bij_uitvraag.verhaal
    v.teams.refuses_until(v.klok.moment.timestamp() + 60, 429, retry_after=10)
    assert "Dank u." in await bij_uitvraag.kent_niemand("om")
    assert "Dank u." in await bij_uitvraag.weigert("rvdk")
    await v.works()
    assert AFGEHANDELD not in bij_uitvraag.werklijst("om")
    for _ in range(8):
        await v.passes(seconds=10)
    assert AFGEHANDELD in bij_uitvraag.werklijst("om")
    assert AFGEHANDELD in bij_uitvraag.werklijst("rvdk")


async def test_what_changed_while_it_waited_is_sent_as_it_is_now(bij_uitvraag: Opstelling) -> None:
    """A reminder that Teams would not take is not sent any more when the answer has come meanwhile."""
    v = bij_uitvraag.verhaal
    v.teams.refuses_until(EERSTE_HERINNERING.timestamp() + 60, 503)
    await v.passes(until=EERSTE_HERINNERING)
    assert not bij_uitvraag.herinneringen("om")
    await bij_uitvraag.kent_niemand("om")
    for _ in range(6):
        await v.passes(minutes=2)
    assert not bij_uitvraag.herinneringen("om")
    assert len(bij_uitvraag.herinneringen("politie")) == 1


async def test_an_answer_to_a_command_that_teams_did_not_take_comes_later(bij_uitvraag: Opstelling) -> None:
    v, roos = bij_uitvraag.verhaal, bij_uitvraag.regisseur
    v.teams.refuses_until(v.klok.moment.timestamp() + 60, 429, retry_after=60)
    assert not (await roos.types(f"/uitvraag status {bij_uitvraag.code}")).json
    assert len(v.undelivered) == 1
    await v.works()
    await v.passes(seconds=70)
    (kaart,) = [een for een in v.cards(roos.chat) if "Uw antwoord staat klaar" in een]
    assert "/uitvraag status" in kaart
    assert bij_uitvraag.code in await roos.presses(kaart, "Openen")


@pytest.mark.parametrize("hoe", ["hangs", "breaks before", "412"])
async def test_an_answer_that_got_lost_on_the_way_comes_later(
    bij_uitvraag: Opstelling, hoe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    v, roos = bij_uitvraag.verhaal, bij_uitvraag.regisseur
    with monkeypatch.context() as kort:
        kort.setattr(handler, "FIRST_PAUSE", 0.001)
        if hoe == "hangs":
            kort.setattr(connector, "TIMEOUT", aiohttp.ClientTimeout(total=0.05))
            v.teams.hangs_on_next()
        elif hoe == "breaks before":
            v.teams.loses_connection_before_next_post()
        else:
            v.teams.refuses_next(412, times=3)
        assert not (await roos.types("/uitvraag status")).json
    await v.works()
    assert "Uw antwoord staat klaar" in v.cards(roos.chat)[-1]


async def test_a_stranger_whose_answer_got_lost_is_not_written_down(bij_uitvraag: Opstelling) -> None:
    v, vreemd = bij_uitvraag.verhaal, bij_uitvraag.verhaal.stranger("Vos Vreemd")
    v.teams.refuses_next(429, retry_after=60)
    await vreemd.types("/help")
    assert len(v.undelivered) == 1
    await v.passes(minutes=5)
    assert not v.shows(vreemd.chat)


# The line breaks, and nobody knows whether it arrived.


async def test_a_question_that_hung_is_asked_once_more(bij_casus: Opstelling, monkeypatch: pytest.MonkeyPatch) -> None:
    v = bij_casus.verhaal
    await _vraag_alleen_politie(bij_casus)
    v.teams.hangs_on_next()
    with monkeypatch.context() as kort:
        kort.setattr(connector, "TIMEOUT", aiohttp.ClientTimeout(total=0.05))
        await v.works()
    assert not bij_casus.werklijsten("politie")
    await v.passes(minutes=1)
    assert len(bij_casus.werklijsten("politie")) == 1


async def test_a_question_whose_line_broke_before_it_arrived_stands_there_once(bij_casus: Opstelling) -> None:
    v = bij_casus.verhaal
    await _vraag_alleen_politie(bij_casus)
    v.teams.loses_connection_before_next_post()
    await v.works()
    assert not bij_casus.werklijsten("politie")
    await v.passes(minutes=1)
    assert len(bij_casus.werklijsten("politie")) == 1


async def test_a_question_whose_line_broke_after_it_arrived_stands_there_twice_and_is_one(
    bij_casus: Opstelling,
) -> None:
    v, pim, plek = bij_casus.verhaal, bij_casus.partner("politie"), kanaal_van("politie")
    await _vraag_alleen_politie(bij_casus)
    v.teams.loses_connection_after_next_post()
    for _ in range(5):
        await v.passes(minutes=1)
    oud, nieuw = bij_casus.werklijsten("politie")
    namen = await pim.presses(await pim.presses(oud, "Openen", waar=plek), "Beantwoorden", waar=plek)
    over_eerste = await pim.presses(namen, "Opslaan", vinkt_aan(namen, EERSTE), waar=plek)
    verder = await pim.presses(nieuw, "Openen", waar=plek)  # goes on where it was left
    assert EERSTE in verder
    assert TWEEDE not in verder
    await pim.presses(over_eerste, "Niet bekend", waar=plek)
    assert bij_casus.bevraging("politie").status is BevragingStatus.BEANTWOORD
    await v.works()
    assert AFGEHANDELD in bij_casus.werklijsten("politie")[1]


@pytest.mark.parametrize("keuze", ["Opnieuw sturen", "Laat maar"])
async def test_of_a_reminder_nobody_knows_about_the_regisseur_decides(bij_uitvraag: Opstelling, keuze: str) -> None:
    v, roos = bij_uitvraag.verhaal, bij_uitvraag.regisseur
    v.teams.loses_connection_after_next_post(new=True)
    await v.passes(until=EERSTE_HERINNERING)
    await v.passes(hours=1)
    assert [len(bij_uitvraag.herinneringen(een)) for een in ORGANISATIES] == [1] * 6
    (kaart,) = _gevraagd(bij_uitvraag)
    assert any(naam in kaart for naam in ORGANISATIES.values())
    antwoorden = [await roos.presses(kaart, keuze), await roos.presses(kaart, keuze)]
    await v.passes(hours=1)
    assert sum(len(bij_uitvraag.herinneringen(een)) for een in ORGANISATIES) == (7 if keuze == "Opnieuw sturen" else 6)
    assert not any("Er ging iets mis" in een for een in antwoorden)
    (kaart,) = [een for een in v.cards(roos.chat) if "herinnering" in een]
    assert kaart.knoppen == ()


async def test_an_agenda_nobody_knows_about_is_not_posted_twice(bij_uitvraag: Opstelling) -> None:
    v = bij_uitvraag.verhaal
    for eerder in (EERSTE_HERINNERING, TWEEDE_HERINNERING, AGENDA - timedelta(minutes=30)):
        await v.passes(until=eerder)
    v.teams.loses_connection_after_next_post()
    await v.passes(until=AGENDA)
    await v.passes(hours=2)
    assert len([een for een in v.cards(TAFELKANAAL) if bij_uitvraag.code in een]) == 1
    (kaart,) = _gevraagd(bij_uitvraag)
    assert "Regietafel Huiselijk Geweld" in kaart


# Teams says no.


async def test_what_teams_refuses_for_good_the_regisseur_may_send_again(bij_casus: Opstelling) -> None:
    v, roos = bij_casus.verhaal, bij_casus.regisseur
    await _vraag_alleen_politie(bij_casus)
    v.teams.refuses_next(500)
    await v.works()
    for _ in range(3):
        await v.passes(hours=1)
    assert not bij_casus.werklijsten("politie")
    (kaart,) = [een for een in v.cards(roos.chat) if "Bericht niet bezorgd" in een]
    assert "Politie Merwestreek" in kaart
    for _ in range(2):
        await roos.presses(kaart, "Opnieuw sturen")
    await v.works()
    assert len(bij_casus.werklijsten("politie")) == 1


async def test_a_choice_counts_for_the_failure_it_was_made_about(bij_casus: Opstelling) -> None:
    """A press that Teams delivers again, after it was sent again in vain, does not send it a third time."""
    v, roos = bij_casus.verhaal, bij_casus.regisseur
    await _vraag_alleen_politie(bij_casus)
    v.teams.refuses_next(500)
    await v.works()
    (eerste,) = [een for een in v.cards(roos.chat) if "Bericht niet bezorgd" in een]
    v.teams.refuses_next(500)
    for _ in range(2):
        await roos.presses(eerste, "Opnieuw sturen", activiteit="f:opnieuw")
        await v.works()
    assert not bij_casus.werklijsten("politie")
    tweede = [een for een in v.cards(roos.chat) if "Opnieuw sturen" in een.knoppen][-1]
    await roos.presses(tweede, "Opnieuw sturen")
    await v.works()
    assert len(bij_casus.werklijsten("politie")) == 1


@pytest.mark.parametrize("status", [403, 404])
async def test_a_conversation_that_is_gone_gets_everything_when_it_is_back(bij_casus: Opstelling, status: int) -> None:
    v, roos, plek = bij_casus.verhaal, bij_casus.regisseur, kanaal_van("politie")
    await _vraag_alleen_politie(bij_casus)
    v.teams.closes(plek, status)
    await v.works()
    await v.passes(hours=1)
    assert not bij_casus.werklijsten("politie")
    assert any("Bericht niet bezorgd" in een for een in v.cards(roos.chat))
    v.teams.opens(plek)
    activiteit = installatie(bij_casus.beheerder.persoon, plek, service_url=v.teams.service_url)
    assert (await v.koerier.brings(activiteit)).status == 200
    await v.works()
    assert len(bij_casus.werklijsten("politie")) == 1
    gesprek = bij_casus.looks_up(lambda uow: gesprekken.zoek(uow, plek.id))
    assert gesprek is not None
    assert gesprek.bereikbaar


async def test_a_card_that_somebody_removed_does_not_come_back_to_say_that_it_is_done(bij_uitvraag: Opstelling) -> None:
    v, pim, plek = bij_uitvraag.verhaal, bij_uitvraag.partner("politie"), kanaal_van("politie")
    formulier = await bij_uitvraag.opent("politie")
    (post,) = [een for een in v.shows(plek) if Kaart(een.card).tekst == bij_uitvraag.werklijst("politie").tekst]
    v.teams.someone_deletes(post)
    assert "Dank u." in await pim.presses(formulier, "Opslaan", {**BEKEND}, waar=plek)
    await v.works()
    await v.passes(hours=1)
    assert not bij_uitvraag.werklijsten("politie")
    assert not any("niet bezorgd" in een for een in v.cards(bij_uitvraag.regisseur.chat))
    assert bij_uitvraag.bevraging("politie").status is BevragingStatus.BEANTWOORD


async def _vraag_alleen_politie(o: Opstelling) -> None:
    """Start an uitvraag to one organisatie, so that the next call to Teams is that one."""
    formulier = await o.startformulier()
    gestart = await o.regisseur.presses(formulier, "Start", {**START, **ALLEEN_POLITIE})
    assert "gestart voor 1 organisatie" in gestart


def _gevraagd(o: Opstelling) -> list[Kaart]:
    """The cards on which the regisseur is asked whether something arrived."""
    return [een for een in o.verhaal.cards(o.regisseur.chat) if "Is dit bericht aangekomen?" in een]
