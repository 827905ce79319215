"""The morning of a zitting: whoever comes is told once more, and only when there is something to come for."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from dialogs import agenda as onderwerp
from dialogs.agenda import ochtend
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.registry import Registry, Skip
from domain.agenda import Agendapunt, Agendasoort, ZittingStatus
from domain.regio import Agendaaanloop, Regio
from storage import agenda
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._post import Bezorgd, context, tikt_tot
from tests.dialogs._wereld import Wereld, kanaal
from tests.dialogs._zaken import CANARY, koppelt_tafel, maakt_casus, om, zet_op_agenda

HG = kanaal("huiselijk-geweld")
VRIJDAG, MAANDAG = date(2026, 3, 6), date(2026, 3, 9)


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    onderwerp.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


async def zit_op_maandag(wereld: Wereld, soort: Agendasoort | None = Agendasoort.NIEUW) -> None:
    await koppelt_tafel(wereld, HG, "huiselijk-geweld")
    tikt_tot(wereld, om(wereld, date(2026, 3, 5), 9, 0))
    if soort is not None:
        zitting = wereld.leest(agenda.volgende, "huiselijk-geweld", wereld.nu, 1)[0]
        casus = maakt_casus(wereld, "huiselijk-geweld")
        zet_op_agenda(wereld, zitting, casus)
        wereld.doet(agenda.zet_op_agenda, Agendapunt(zitting.id, casus.id, soort, wereld.nu))


def morgenpost(wereld: Wereld, moment: datetime) -> list[Bezorgd]:
    return [een for een in tikt_tot(wereld, moment) if een.werk.soort == Berichtsoort.AGENDA_VANDAAG]


async def test_an_agenda_of_friday_is_told_of_once_more_on_monday_morning(wereld: Wereld) -> None:
    await zit_op_maandag(wereld)
    assert morgenpost(wereld, om(wereld, VRIJDAG, 12, 0)) == []
    assert morgenpost(wereld, om(wereld, MAANDAG, 8, 29)) == []
    (post,) = morgenpost(wereld, om(wereld, MAANDAG, 8, 30))
    assert "Vandaag om 13.00 uur." in post.kaart
    assert "1 casus" in post.kaart
    assert CANARY not in post.kaart
    assert morgenpost(wereld, om(wereld, MAANDAG, 12, 59)) == []


async def test_casussen_in_which_an_afspraak_is_late_are_said_to_come_first(wereld: Wereld) -> None:
    await zit_op_maandag(wereld, Agendasoort.AFSPRAAK)
    (post,) = morgenpost(wereld, om(wereld, MAANDAG, 8, 30))
    assert "Eerst komt één casus aan de beurt om een afspraak te bespreken." in post.kaart


async def test_an_empty_agenda_wakes_nobody(wereld: Wereld) -> None:
    await zit_op_maandag(wereld, None)
    assert morgenpost(wereld, om(wereld, MAANDAG, 10, 0)) == []


async def test_a_zitting_that_was_called_off_meanwhile_is_not_told_of(wereld: Wereld) -> None:
    await zit_op_maandag(wereld)
    zitting = wereld.leest(agenda.volgende, "huiselijk-geweld", wereld.nu, 1)[0]
    wereld.doet(agenda.wijzig, replace(zitting, status=ZittingStatus.VERVALLEN))
    assert wereld.doet(lambda uow: ochtend.render(context(wereld, uow), zitting.id)) == Skip("zitting_vervallen")


@pytest.mark.parametrize(
    "aanloop",
    [
        Agendaaanloop(1, time(9)),
        Agendaaanloop(0, time(9), time(8, 30)),
        Agendaaanloop(1, time(9), time(13, 30)),
    ],
    ids=["the region does not want it", "the agenda itself comes that day", "it begins before that"],
)
async def test_sometimes_there_is_nothing_to_say(wereld: Wereld, aanloop: Agendaaanloop) -> None:
    wereld.regio = replace(wereld.regio, termijnen=replace(wereld.regio.termijnen, agenda=aanloop))
    await zit_op_maandag(wereld)
    assert morgenpost(wereld, om(wereld, MAANDAG, 14, 0)) == []
