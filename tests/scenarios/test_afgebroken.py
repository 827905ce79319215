"""The bot is killed (SIGKILL) at the worst moments, and started again: nothing is lost.

The moments are made certain by Teams: it holds the call, before or after it has posted, until the process is dead.
What was committed and not sent is sent; of what was perhaps posted, the kind of message says whether it is sent again,
or whether a person is asked. One in six messages is in such doubt, because Teams held that one.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from domain.regio import Regio
from storage import outbox, wekkers
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import UnitOfWork, maak_store
from tests._databases import HOOFDSLEUTELS
from tests._kaart import Kaart
from tests.scenarios._bot_proces import Opdracht, Proces, proces
from tests.scenarios._opstelling import AFGEHANDELD, MAANDAG, ORGANISATIES, START, Omgeving, kanaal_van
from tests.scenarios._voorspel import Stand, Toneel, bevolkt, verhuist
from tests.scenarios.conftest import MaakToneel
from tests.scenarios.verhaal import Wereld
from tests.teamsnep.huis import StilstaandeKlok
from tests.teamsnep.koerier import Koerier
from tests.teamsnep.teams import FakeTeams

NA_DE_LEASE = timedelta(minutes=3)
"""How much later the bot is started again: whoever was sending is believed dead by then."""
HERINNERING = datetime(2026, 11, 25, 7, 45, tzinfo=UTC)
SNEL = 20.0
"""How fast time goes in a bot that was started again, so that its pauses are not ours."""


@dataclass
class Huis:
    """A stage, and a Teams that outlives the bots on it."""

    toneel: Toneel
    o: Omgeving[Wereld]
    session: aiohttp.ClientSession
    folder: Path

    @property
    def teams(self) -> FakeTeams:
        return self.o.verhaal.teams

    @asynccontextmanager
    async def bot(self, begint: datetime, *, snelheid: float = 1.0, tegelijk: int = 8) -> AsyncIterator[Proces]:
        """Start the bot in a process of its own; what people do goes there from now on."""
        opdracht = Opdracht(
            self.toneel.database_url, self.toneel.sleutels_url, begint, self.folder / "log", snelheid, tegelijk
        )
        async with proces(opdracht) as gestart:
            self.o.verhaal.klok.moment = begint
            self.o.verhaal.koerier = Koerier(self.session, f"{gestart.adres}/api/messages")
            yield gestart

    def waits(self) -> int:
        """Return how many messages are not done: waiting, under way, refused or in doubt."""
        return sum(self.o.looks_up(outbox.stand).values())

    async def until_nothing_waits(self) -> None:
        """Look now and then: the bot is another process, and says nothing of what it has written down.

        An alarm that was due when it started may still have to ring, and plans messages when it does.
        """
        while self.o.looks_up(_alarm_is_due) or self.waits():  # noqa: ASYNC110 - another process can set no event here
            await asyncio.sleep(0.05)


@pytest.fixture
async def bij_casus_huis(maak_toneel: MaakToneel, merwestad: Regio, tmp_path: Path) -> AsyncIterator[Huis]:
    async with _huis(maak_toneel(Stand.CASUS), merwestad, tmp_path) as huis:
        yield huis


@pytest.fixture
async def bij_uitvraag_huis(maak_toneel: MaakToneel, merwestad: Regio, tmp_path: Path) -> AsyncIterator[Huis]:
    async with _huis(maak_toneel(Stand.UITVRAAG), merwestad, tmp_path) as huis:
        yield huis


@asynccontextmanager
async def _huis(toneel: Toneel, regio: Regio, folder: Path) -> AsyncIterator[Huis]:
    store = maak_store(toneel.database_url, DatabaseSleutelkast(toneel.sleutels_url, HOOFDSLEUTELS))
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        bevolkt(teams, toneel)
        nergens = Koerier(session, "http://127.0.0.1:9/")
        wereld = Wereld(teams=teams, koerier=nergens, klok=StilstaandeKlok(MAANDAG), store=store, regio=regio)
        store.run_now(wereld.scope, verhuist, teams.service_url)
        o = Omgeving(wereld, toneel.gespeeld.code, toneel.database_url, toneel.sleutels_url)
        yield Huis(toneel, o, session, folder)
    store.close()


async def test_what_was_committed_is_sent_and_what_was_perhaps_posted_is_posted_again(bij_casus_huis: Huis) -> None:
    """Of six cards one was on its way, one had arrived without the bot knowing, and four had not been taken up."""
    huis, o = bij_casus_huis, bij_casus_huis.o
    async with huis.bot(MAANDAG, tegelijk=2) as bot:
        formulier = await o.startformulier()
        gevraagd, geplaatst = len(huis.teams.requests), len(huis.teams.posts)
        huis.teams.hangs_on_next()
        huis.teams.hangs_after_next_post()
        assert "gestart voor 6 organisaties" in await o.regisseur.presses(formulier, "Start", {**START})
        await huis.teams.until_asked(gevraagd + 2)
        await huis.teams.until_posted(geplaatst + 1)
        await bot.is_killed()
    assert _aantallen(o) == [0, 0, 0, 0, 0, 1]
    async with huis.bot(MAANDAG + NA_DE_LEASE, snelheid=SNEL) as bot:
        await huis.teams.until_posted(geplaatst + 7)
        # Started again, the same form says that it was started already.
        assert "gestart voor 6 organisaties" in await o.regisseur.presses(formulier, "Start", {**START})
        await huis.until_nothing_waits()
        await bot.stops()
    assert _aantallen(o) == [1, 1, 1, 1, 1, 2]
    assert len(o.uitvragen()) == 1
    assert huis.waits() == 0


async def test_a_reminder_that_was_perhaps_posted_is_not_repeated_but_asked_about(bij_uitvraag_huis: Huis) -> None:
    huis, o = bij_uitvraag_huis, bij_uitvraag_huis.o
    geplaatst = len(huis.teams.posts)
    huis.teams.hangs_after_next_post()
    async with huis.bot(HERINNERING, tegelijk=1) as bot:
        await huis.teams.until_posted(geplaatst + 1)
        await bot.is_killed()
    assert sum(len(o.herinneringen(een)) for een in ORGANISATIES) == 1
    async with huis.bot(HERINNERING + NA_DE_LEASE, snelheid=SNEL) as bot:
        await huis.teams.until_posted(geplaatst + 7)  # five reminders, and the question to the regisseur
        (vraag,) = [een for een in o.verhaal.cards(o.regisseur.chat) if "Is dit bericht aangekomen?" in een]
        gevraagd = len(huis.teams.requests)
        assert "Het bericht wordt niet meer gestuurd." in await o.regisseur.presses(vraag, "Laat maar")
        await huis.teams.until_asked(gevraagd + 1)  # his card says so too, and asks nothing any more
        await huis.until_nothing_waits()
        await bot.stops()
    assert [len(o.herinneringen(een)) for een in ORGANISATIES] == [1] * 6
    assert huis.waits() == 0


async def test_an_answer_of_which_the_card_was_being_changed(bij_uitvraag_huis: Huis) -> None:
    """The answer was given and the post was edited, without the bot knowing: an edit made twice is made once."""
    huis, o, plek = bij_uitvraag_huis, bij_uitvraag_huis.o, kanaal_van("om")
    otto = o.partner("om")
    async with huis.bot(MAANDAG) as bot:
        namen = await o.ziet_namen("om")
        gevraagd = len(huis.teams.requests)
        huis.teams.hangs_after_next_post()
        assert "Dank u." in await otto.presses(namen, "Opslaan", waar=plek)
        await huis.teams.until_asked(gevraagd + 1)
        await bot.is_killed()
    async with huis.bot(MAANDAG + NA_DE_LEASE, snelheid=SNEL) as bot:
        # Perhaps he never saw that it was saved, and presses again.
        assert "Dank u." in await otto.presses(namen, "Opslaan", waar=plek)
        await huis.teams.until_asked(gevraagd + 2)
        await huis.until_nothing_waits()
        await bot.stops()
    assert [een.versie for een in o.versies("om")] == [1, 1]
    assert AFGEHANDELD in o.werklijst("om")
    assert huis.waits() == 0


async def test_whoever_was_pressing_at_that_moment_presses_again(bij_uitvraag_huis: Huis) -> None:
    """Some of six answers were stored, others were not, and nobody knows which: pressing again makes each one once."""
    huis, o = bij_uitvraag_huis, bij_uitvraag_huis.o
    async with huis.bot(MAANDAG) as bot:
        formulieren = {een: await o.opent(een) for een in ORGANISATIES}
        tegelijk = [asyncio.create_task(_kent_niet(o, een, formulieren[een])) for een in ORGANISATIES]
        await asyncio.wait(tegelijk, return_when=asyncio.FIRST_COMPLETED)
        await bot.is_killed()
        uitkomsten = await asyncio.gather(*tegelijk, return_exceptions=True)
    assert any(isinstance(een, Kaart) for een in uitkomsten)
    async with huis.bot(MAANDAG + timedelta(seconds=10)) as bot:
        for een in ORGANISATIES:
            assert "Dank u." in await _kent_niet(o, een, formulieren[een])
        await bot.stops()
    assert [len(o.versies_over_eerste(een)) for een in ORGANISATIES] == [1] * 6


async def _kent_niet(o: Omgeving[Wereld], organisatie: str, formulier: Kaart) -> Kaart:
    return await o.partner(organisatie).presses(formulier, "Niet bekend", waar=kanaal_van(organisatie))


def _alarm_is_due(uow: UnitOfWork) -> bool:
    eerste = wekkers.eerstvolgende(uow)
    return eerste is not None and eerste <= uow.now


def _aantallen(o: Omgeving[Wereld]) -> list[int]:
    """Return how many cards stand with each organisatie, the fewest first."""
    return sorted(len(o.werklijsten(een)) for een in ORGANISATIES)
