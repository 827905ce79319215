"""What Teams tells of who comes and goes is kept once, whenever it arrives; of any other meeting nothing is kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest

from dialogs.kern.turn import MeetingEvent, MeetingMoment, Sender
from domain.agenda import ZittingStatus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.zittingsverloop import LANGST, OPEN_VANAF, Aanwezigheidsperiode, Meldwijze, aanwezig, bij_beurt, is_er
from storage import agenda, gesprekken, personen, zittingsverloop
from storage.store import UnitOfWork
from tests.dialogs._wereld import TENANT, groep
from tests.dialogs._zaken import plant
from tests.dialogs.zitting._zitting import Tafel, vergaderchat

CAME, WENT = MeetingMoment.CAME, MeetingMoment.WENT
STARTED, ENDED = MeetingMoment.STARTED, MeetingMoment.ENDED


@pytest.fixture(autouse=True)
async def loopt(tafel: Tafel) -> None:
    """The zitting is to begin now, in the chat of its meeting."""
    await tafel.loopt_in()
    for een in ("politie", "ggd", "rvdk"):
        tafel.partner(een)
    tafel.wereld.nu = tafel.zitting.begint_op


def na(tafel: Tafel, minuten: int) -> datetime:
    return tafel.zitting.begint_op + timedelta(minutes=minuten)


def perioden(tafel: Tafel) -> list[tuple[str, int, int | None]]:
    """Who was there from which minute until which."""

    def minuut(op: datetime) -> int:
        return (op - tafel.zitting.begint_op) // timedelta(minutes=1)

    return [(een.organisatie, minuut(een.van), minuut(een.tot) if een.tot else None) for een in alle(tafel)]


def alle(tafel: Tafel) -> Sequence[Aanwezigheidsperiode]:
    return aanwezig(tafel.regels())


async def test_a_thing_that_is_told_twice_is_kept_once(tafel: Tafel) -> None:
    politie = tafel.partner("politie")
    for _ in range(3):
        await tafel.teams_meldt(CAME, politie, op=na(tafel, 1))
        await tafel.teams_meldt(WENT, politie, op=na(tafel, 9))
    assert len(tafel.regels()) == 2
    aanwezigheid = [een for een in tafel.wereld.logboek() if een.handeling is Handeling.ZITTING_AANWEZIG]
    assert [een.door_id for een in aanwezigheid] == [politie.id] * 2
    assert perioden(tafel) == [("politie", 1, 9)]


async def test_in_whatever_order_it_arrives_the_same_people_were_there(tafel: Tafel) -> None:
    politie, ggd = tafel.partner("politie"), tafel.partner("ggd")
    gebeurd = [(CAME, politie, 1), (WENT, politie, 5), (CAME, politie, 8), (CAME, ggd, 3)]
    tafel.wereld.nu = na(tafel, 30)
    for nr, volgorde in enumerate(permutations(gebeurd)):
        begint = tafel.zitting.begint_op + timedelta(days=7 * (nr + 1))
        ander = replace(tafel, zitting=plant(tafel.wereld, "jeugd", begint))
        await ander.loopt_in(vergaderchat(f"keer-{nr}"))
        tafel.wereld.nu = na(ander, 30)
        for moment, wie, minuut in volgorde:
            await ander.teams_meldt(moment, wie, op=na(ander, minuut), waar=vergaderchat(f"keer-{nr}"))
        assert perioden(ander) == [("politie", 1, 5), ("ggd", 3, None), ("politie", 8, None)], volgorde


async def test_whoever_goes_without_having_come_was_not_there(tafel: Tafel) -> None:
    await tafel.teams_meldt(WENT, tafel.partner("politie"), tafel.wereld.onbekende("Wie Ook"))
    assert perioden(tafel) == []


async def test_what_comes_late_counts_for_the_moment_at_which_it_happened(tafel: Tafel) -> None:
    tafel.wereld.nu = na(tafel, 40)
    await tafel.teams_meldt(CAME, tafel.partner("politie"), op=na(tafel, 2))
    assert perioden(tafel) == [("politie", 2, None)]


@pytest.mark.parametrize("verschil", [-OPEN_VANAF - timedelta(seconds=1), LANGST + timedelta(seconds=1)])
async def test_what_happened_long_before_or_after_is_not_about_this_zitting(tafel: Tafel, verschil: timedelta) -> None:
    op = tafel.zitting.begint_op + verschil
    tafel.wereld.nu = max(op, tafel.wereld.nu)
    await tafel.teams_meldt(CAME, tafel.partner("politie"), op=op)
    assert tafel.regels() == ()


async def test_nobody_begins_or_ends_a_zitting_by_coming_or_hanging_up(tafel: Tafel) -> None:
    await tafel.teams_meldt(STARTED)
    await tafel.teams_meldt(CAME, tafel.regisseur)
    assert tafel.stand().begonnen_op is None
    tafel.doet("begin")
    await tafel.teams_meldt(ENDED)
    assert tafel.stand().geeindigd_op is None
    assert tafel.stand().huidig == tafel.eerste.id
    assert tafel.stand().wijze is Meldwijze.TEAMS


async def test_somebody_of_another_tenant_is_nobody_we_know(tafel: Tafel) -> None:
    politie = tafel.partner("politie")
    elders = MeetingEvent(CAME, tafel.wereld.nu, 0, (f"{politie.sender.object_id}@elders",))
    await tafel.wereld.gebeurt(Sender(TENANT, None, "29:teams", ""), tafel.chat, elders)
    ander = MeetingEvent(CAME, na(tafel, 1), 0, (politie.sender.object_id or "",))
    tafel.wereld.nu = na(tafel, 1)
    await tafel.wereld.gebeurt(Sender("tenant-elders", None, "29:teams", ""), tafel.chat, ander)
    assert [(een.persoon_id, een.organisatie) for een in alle(tafel)] == [(None, "")] * 2


async def test_of_whom_nobody_registered_only_the_number_is_kept(tafel: Tafel) -> None:
    een, ander = (tafel.wereld.onbekende(f"Kanarie {nr}") for nr in (1, 2))
    await tafel.teams_meldt(CAME, een, ander, op=na(tafel, 0))
    await tafel.teams_meldt(CAME, een, ander, op=na(tafel, 0))
    tafel.wereld.nu = na(tafel, 5)
    await tafel.teams_meldt(WENT, een, op=na(tafel, 5))
    assert len(is_er(alle(tafel))) == 1
    assert "kanarie" not in repr(tafel.regels())
    assert [regel for regel in tafel.wereld.logboek() if regel.handeling is Handeling.ZITTING_AANWEZIG] == []


async def test_of_who_has_no_account_nothing_is_kept(tafel: Tafel) -> None:
    await tafel.teams_meldt(CAME, gasten=3)
    assert tafel.regels() == ()


async def test_whose_role_ended_is_there_for_no_organisatie(tafel: Tafel) -> None:
    politie = tafel.partner("politie")
    tafel.wereld.doet(personen.beeindig, politie.id, Rol.PARTNER, "politie", tafel.wereld.nu)
    await tafel.teams_meldt(CAME, politie)
    assert [(een.persoon_id, een.organisatie) for een in alle(tafel)] == [(politie.id, "")]


async def test_who_works_for_two_is_there_for_the_one_for_which_he_said_he_comes(tafel: Tafel) -> None:
    beide = tafel.wereld.persoon("Fenna Duif", (Rol.PARTNER, "ggd"), (Rol.PARTNER, "rvdk"))
    tafel.komt("rvdk", beide)
    await tafel.teams_meldt(CAME, beide)
    assert [een.organisatie for een in alle(tafel)] == ["rvdk"]


async def test_at_two_meetings_at_once_he_is_in_each_until_he_leaves_that_one(tafel: Tafel) -> None:
    andere = replace(tafel, zitting=plant(tafel.wereld, "jeugd", na(tafel, 15)))
    chat = vergaderchat("andere")
    await andere.loopt_in(chat)
    politie = tafel.partner("politie")
    await tafel.teams_meldt(CAME, politie)
    await andere.teams_meldt(CAME, politie, waar=chat)
    tafel.wereld.verstrijkt(minutes=2)
    await andere.teams_meldt(WENT, politie, waar=chat)
    assert is_er(alle(tafel))
    assert not is_er(alle(andere))


async def test_who_was_there_at_an_item_follows_from_when_it_had_its_turn(tafel: Tafel) -> None:
    politie, ggd, rvdk = (tafel.partner(een) for een in ("politie", "ggd", "rvdk"))
    await tafel.teams_meldt(CAME, politie, op=na(tafel, -2))
    tafel.doet("begin")
    tafel.wereld.nu = na(tafel, 6)
    await tafel.teams_meldt(CAME, ggd, op=na(tafel, 6))
    tafel.wereld.nu = na(tafel, 10)
    await tafel.teams_meldt(WENT, ggd, op=na(tafel, 9))
    tafel.doet("ga_verder_met_volgende")
    tafel.wereld.nu = na(tafel, 20)
    tafel.doet("ga_verder_met_volgende")
    await tafel.teams_meldt(CAME, rvdk, op=na(tafel, 21))
    beurten = tafel.stand().beurten
    erbij = [bij_beurt(alle(tafel), beurten, een.id) for een in tafel.casussen]
    assert erbij == [{"politie", "ggd"}, {"politie"}, {"politie", "rvdk"}]


async def test_of_a_meeting_that_is_no_zittings_nothing_is_kept(tafel: Tafel) -> None:
    voor = tafel.wereld.logboek()
    await tafel.wereld.beheerder.adds_the_bot(groep("overleg"))
    for waar in (vergaderchat("onbekend"), groep("overleg")):
        await tafel.teams_meldt(STARTED, waar=waar)
        await tafel.teams_meldt(CAME, tafel.partner("politie"), waar=waar)
    assert tafel.regels() == ()
    assert tafel.wereld.logboek() == voor


async def test_a_standing_meeting_serves_the_zitting_that_is_on_at_that_moment(tafel: Tafel) -> None:
    tafel.wereld.nu = tafel.volgende.begint_op
    await tafel.teams_meldt(CAME, tafel.partner("politie"))
    assert tafel.regels() == ()
    assert len(replace(tafel, zitting=tafel.volgende).regels()) == 1


async def test_of_a_zitting_that_is_not_held_a_standing_meeting_keeps_nothing(tafel: Tafel) -> None:
    volgende = tafel.wereld.leest(agenda.lees, tafel.volgende.id)
    tafel.wereld.doet(agenda.wijzig, replace(volgende, status=ZittingStatus.VERVALLEN))
    tafel.wereld.nu = tafel.volgende.begint_op
    await tafel.teams_meldt(CAME, tafel.partner("politie"))
    assert replace(tafel, zitting=tafel.volgende).regels() == ()


async def test_the_same_chat_serves_what_ran_in_it_last(tafel: Tafel) -> None:
    def bind(uow: UnitOfWork) -> None:
        gesprek = gesprekken.zoek(uow, tafel.chat.conversation_id)
        assert gesprek is not None
        zittingsverloop.loopt_in(uow, tafel.volgende.id, gesprek.id)

    tafel.wereld.verstrijkt(seconds=1)
    tafel.wereld.doet(bind)
    await tafel.teams_meldt(CAME, tafel.partner("politie"))
    assert len(tafel.regels()) == 1
