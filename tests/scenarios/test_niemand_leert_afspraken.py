"""Nobody learns what another organisatie said to an afspraak: weeks that differ in that look the same to all others.

Whoever holds the casusregie sees whether something is done, and for which day it is: never whether it was taken on,
refused, or given back.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from dialogs.kern.turn import JsonValue
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Fase
from domain.regie import Regie
from domain.regio import Regio
from storage import afspraken, regie
from storage import casus as casussen
from teksten.catalogus import laad_teksten
from tests.scenarios._niemand_leert import PER_VRAAG, Kopieen, Week, maak_kopieen
from tests.scenarios._niemand_leert_kijken import kijkt_in_verloop
from tests.scenarios._niemand_leert_weken import verschil

HOUDER: Final = "veilig-thuis"
"""Holds the casusregie."""
ZITTING_BEGONNEN: Final = datetime(2026, 3, 9, 13, tzinfo=UTC)

OPEN: Final[Mapping[str, Mapping[str, str]]] = {
    "aannemen": {},
    "weigeren": {"tekst": "Wij kunnen dat niet"},
    "overdragen": {"aan": "elders", "naar": "ggd", "tekst": "Het hoort elders"},
    "teken": {"tekst": "Het loopt"},
}
"""What leaves an afspraak open, for the same day: to everybody else one and the same."""
ANDERS: Final[Mapping[str, Mapping[str, str]]] = {
    "klaar": {"tekst": "Gedaan"},
    "verzetten": {"tekst": "Later", "dag": "2026-04-20"},
}
"""What changes what whoever holds the casusregie may see; to the others it is the same again."""


@pytest.fixture(scope="module")
def kopieen(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, merwestad: Regio
) -> Iterator[Kopieen]:
    """On SQLite only: what others see does not hang on the database, and `test_niemand_leert.py` looks on both."""
    een = maak_kopieen(request, tmp_path_factory.mktemp("afspraken"), "sqlite", merwestad, laad_teksten())
    yield een
    een.ruim()


async def spreekt_af(week: Week) -> None:
    """Take the first casus in, place its casusregie, and agree something with each organisatie that was asked."""
    casus = week.wereld.leest(casussen.lees, week.casussen[0].id)
    week.wereld.doet(casussen.wijzig, replace(casus, fase=Fase.PLAN))
    week.wereld.doet(lambda uow: regie.beleg(uow, Regie(uow.new_id(), casus.id, HOUDER, uow.now, week.rosa.id)))
    for organisatie in (PER_VRAAG, "om", HOUDER):
        vorm = await week.rosa.opens("afspraak nieuw", casuscode=str(casus.code))
        dag = (week.wereld.nu + timedelta(days=35)).date().isoformat()
        invoer = {"wat": f"Afgesproken met {organisatie}", "organisatie": organisatie, "wanneer": dag, "akkoord": "nee"}
        await week.rosa.presses(vorm, "Vastleggen", invoer)
        week.verstuurt()


def van_x(week: Week) -> Afspraak:
    """Return what the one organisatie agreed to do."""
    alle = week.wereld.leest(afspraken.van_casus, week.casussen[0].id)
    return next(een for een in alle if een.organisatie == PER_VRAAG)


async def zegt(week: Week, doen: str, invoer: Mapping[str, str]) -> None:
    """Let the one organisatie say something to its afspraak."""
    wie = week.iemand_van(PER_VRAAG)
    waar: dict[str, JsonValue] = {"v": 1, "afspraak": van_x(week).id, "doen": doen}
    vorm = await wie.presses_raw("afspraak.doe_formulier", waar)
    druk = next(een for een in vorm.drukken() if een.verb == "afspraak.doe")
    await wie.presses_raw(druk.verb, {**druk.data, **invoer})
    week.verstuurt()


async def speel(week: Week, doen: str, invoer: Mapping[str, str]) -> None:
    """Play a week in which the organisatie says this to what was put to it; everybody looks, twice."""
    await spreekt_af(week)
    toeschouwers = week.toeschouwers()
    # Once its post stands there. An organisatie is woken once a day, so before that what it says to one thing moves
    # when it is told of another: another regisseur may see that, in how often it was reminded of his own question.
    week.wacht_tot(week.wereld.nu + timedelta(hours=50))
    await zegt(week, doen, invoer)
    for moment in (week.wereld.nu + timedelta(hours=20), ZITTING_BEGONNEN):
        week.wacht_tot(moment)
        for naam in ("om", HOUDER, "jeugdteam", "ada", "manager", "beheerder"):
            await kijkt_in_verloop(week, naam, toeschouwers[naam])
    kaart = await week.rosa.opens("afspraak lijst", casuscode=str(week.casussen[0].code))
    week.ziet("rosa", "lijst", kaart)


def gespeeld(kopieen: Kopieen, doen: str, invoer: Mapping[str, str]) -> tuple[Week, AfspraakStatus]:
    """Return a week that was played, and how the afspraak stands after it."""
    with kopieen.nieuw() as week:
        asyncio.run(speel(week, doen, invoer))
        return week, van_x(week).status


@pytest.fixture(scope="module")
def weken(kopieen: Kopieen) -> Callable[[str], tuple[Week, AfspraakStatus]]:
    """Play each week once."""
    bewaard: dict[str, tuple[Week, AfspraakStatus]] = {}

    def week(doen: str) -> tuple[Week, AfspraakStatus]:
        if doen not in bewaard:
            bewaard[doen] = gespeeld(kopieen, doen, {**OPEN, **ANDERS}[doen])
        return bewaard[doen]

    return week


@pytest.mark.timeout(300)
@pytest.mark.parametrize("doen", [een for een in OPEN if een != "weigeren"])
def test_nobody_but_the_regisseur_learns_that_an_organisatie_refused(
    doen: str, weken: Callable[[str], tuple[Week, AfspraakStatus]]
) -> None:
    (een, status), (ander, geweigerd) = weken(doen), weken("weigeren")
    assert geweigerd is AfspraakStatus.GEWEIGERD
    anders = verschil(een, ander, eigen=[PER_VRAAG], kijkers=[wie for wie in een.antwoorden if wie != "rosa"])
    assert not anders, anders
    if status is not geweigerd:
        assert een.gezien_door("rosa") != ander.gezien_door("rosa")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("doen", ANDERS)
def test_nobody_who_merely_takes_part_learns_what_came_of_it(
    doen: str, weken: Callable[[str], tuple[Week, AfspraakStatus]]
) -> None:
    (een, _), (ander, _) = weken(doen), weken("weigeren")
    anders = verschil(
        een, ander, eigen=[PER_VRAAG], kijkers=[wie for wie in een.antwoorden if wie not in {"rosa", HOUDER}]
    )
    assert not anders, anders
    assert een.gezien_door(HOUDER) != ander.gezien_door(HOUDER)
