"""The demo is the real bot with a week behind it, one seat, and somebody new at it whenever one likes."""

import asyncio
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.demo import world
from bot.demo.show import prepare
from bot.demo.terugkeer import CAME_IN
from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.turn import Joined, Sender
from domain.casus import Fase
from domain.uitvraag import stand
from storage import agenda, gesprekken, outbox
from storage import uitvraag as uitvragen
from storage.outbox import OutboxStatus
from storage.plekken import Plek, plekken
from storage.store import UnitOfWork
from tests.bot.demo._demo import CHANNEL, GROUP, NU, Demo, read, start


async def test_two_casussen_are_half_way_when_it_opens_and_one_has_a_plan(demo: Demo) -> None:
    oldest = demo.casussen()[-3:]
    assert [regel.fase for regel in oldest] == [Fase.UITVRAAG, Fase.VOLHOUDEN, Fase.UITVRAAG]
    late = []
    for regel in (een for een in oldest if een.fase is Fase.UITVRAAG):
        (uitvraag,) = demo.bot.store.read_now(demo.scope, uitvragen.van_casus, regel.id)
        stands = stand(uitvraag, demo.now)
        assert (stands.beantwoord, stands.geweigerd) == (2, 1)
        assert stands.open > 0
        late.append(stands.te_laat > 0)
    assert sorted(late) == [False, True]


async def test_three_came_into_nazorg_today_and_who_serves_whom_was_confirmed(demo: Demo) -> None:
    came = demo.casussen()[:-3]
    assert [regel.tafel for regel in came] == ["nazorg"] * len(CAME_IN)
    await demo.types("/speel regisseur")
    assert "Bevestigd" in await demo.types("/routering")


async def test_the_agenda_of_the_first_zitting_stands_in_the_channel(demo: Demo) -> None:
    def look(uow: UnitOfWork) -> list[Plek]:
        first = agenda.tussen(uow, None, uow.now, uow.now + timedelta(days=4))[0]
        return list(plekken(uow, Berichtsoort.AGENDA, first.id))

    channel = demo.bot.store.read_now(demo.scope, gesprekken.zoek, world.SECOND_CHANNEL_ID)
    assert channel is not None
    (plek,) = demo.bot.store.read_now(demo.scope, look)
    assert (plek.gesprek_id, plek.geplaatst) == (channel.id, True)


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 11, 23, 12, 30, tzinfo=UTC),  # a Monday between two zittingen
        datetime(2026, 12, 23, 20, 0, tzinfo=UTC),  # before Christmas
        datetime(2027, 1, 1, 9, 0, tzinfo=UTC),
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),  # the night of the clock change
        datetime(2028, 2, 29, 9, 0, tzinfo=UTC),
    ],
)
async def test_it_opens_on_any_day(tmp_path: Path, now: datetime) -> None:
    een = await start(tmp_path, now)
    assert len(een.casussen()) == 3 + len(CAME_IN)
    assert "-0001-" in await een.types("/uitvraag status")
    await asyncio.to_thread(een.bot.store.close)


async def test_a_second_start_goes_on_where_the_first_one_stopped(told: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(told, tmp_path / "demo"))
    for days in range(1, 3):
        een = await start(folder, NU + timedelta(days=days))
        assert len(een.casussen()) == 3 + len(CAME_IN)
        await asyncio.to_thread(een.bot.store.close)


async def test_everything_begins_anew_when_asked(told: Path, tmp_path: Path) -> None:
    een = await start(Path(shutil.copytree(told, tmp_path / "demo")), anew=True)
    assert [str(regel.code)[:7] for regel in een.casussen()][-3:] == ["26-0004", "26-0003", "26-0001"]
    await asyncio.to_thread(een.bot.store.close)


async def test_empty_means_people_but_no_casus_and_no_conversation_that_serves_anything(empty: Demo) -> None:
    assert empty.casussen() == ()
    for place in (GROUP, CHANNEL):
        known = empty.bot.store.read_now(empty.scope, gesprekken.zoek, place.conversation_id)
        assert known is not None
        assert empty.bot.store.read_now(empty.scope, gesprekken.bestemmingen, known.id) == ()
    assert "Ilse Kamphuis" in await empty.types("/speel beheerder")


async def test_who_sits_at_the_page_is_the_regisseur_until_he_plays_somebody_else(demo: Demo) -> None:
    assert "3 van" in await demo.types("/uitvraag status")
    assert "GGD Merwestreek" in await demo.types("/speel ggd")
    assert "geen toegang" in await demo.types("/uitvraag status")
    await demo.types("/speel regisseur")
    assert "3 van" in await demo.types("/uitvraag status")


async def test_without_a_role_it_offers_all_of_them_to_choose_from(demo: Demo) -> None:
    card = await demo.types("/speel")
    for role in ("Procesregisseur", "Beheerder", "Gemeente Merwestad", "Gemeente Oosterwaard", "PI Merwede"):
        assert role in card
    assert "PI Merwede" in await demo.opens("speel", rol="pi-merwede")


async def test_only_the_seat_at_the_page_changes_anybody_else_is_himself(demo: Demo) -> None:
    await demo.types("/speel ggd")
    bas = world.OTHER_USERS[0]
    sender = Sender(world.TENANT_ID, bas.object_id, bas.teams_id, bas.name)
    assert "Wie wilt u zijn?" in await demo.types("/speel", who=sender)
    stranger = Sender(world.TENANT_ID, world.object_id(99), "29:niemand", "Niemand")
    assert "Ik ken u nog niet" in await demo.types("/uitvraag status", who=stranger)


async def test_what_one_role_may_open_another_may_not(demo: Demo) -> None:
    """Policy does not know the demo: the gemeente of another place sees nothing."""
    await demo.types("/speel gemeente-oosterwaard")
    eigen = await demo.opens("zaken")
    await demo.types("/speel gemeente-merwestad")
    ander = await demo.opens("zaken")
    assert ("26-0001" in eigen, "26-0004" in eigen) == (True, False)
    assert ("26-0001" in ander, "26-0004" in ander) == (False, True)


async def test_when_the_page_is_loaded_everything_that_stands_is_posted_on_it_once(demo: Demo) -> None:
    def waiting() -> dict[OutboxStatus, int]:
        return demo.bot.store.read_now(demo.scope, outbox.stand)

    before = waiting()[OutboxStatus.WACHT]
    first, second = await demo.gebeurt(Joined()), await demo.gebeurt(Joined())
    assert "Noor van Eerd" in read(first)
    assert read(second) == ""
    after = waiting()[OutboxStatus.WACHT]
    soorten = [
        werk.soort
        for werk in demo.bot.store.read_now(demo.scope, outbox.van_status, OutboxStatus.WACHT, 100)
        if werk.activity_id is None
    ]
    assert after > before
    assert soorten.count(Berichtsoort.AGENDA) >= 1
    gevraagd = {
        (uitvraag.zitting_id, bevraging.organisatie)
        for regel in demo.casussen()
        for uitvraag in demo.bot.store.read_now(demo.scope, uitvragen.van_casus, regel.id)
        for bevraging in uitvraag.bevragingen
    }
    assert soorten.count(Berichtsoort.WERKLIJST) == len(gevraagd)


def test_the_settings_of_a_real_deployment_stay_out_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAFELBOT_DATABASE_URL", "postgresql://echt/tafelbot")
    monkeypatch.setenv("TAFELBOT_HOST", "192.0.2.1")
    monkeypatch.setenv("TAFELBOT_REGIOS__ZHZ__FILE", "regio/zhz.yaml")
    settings = prepare(tmp_path, port=0, empty=False, anew=False)
    assert settings.database_url.get_secret_value().startswith("sqlite:///")
    assert settings.host == "127.0.0.1"
    assert set(settings.regios) == {"demo"}


def test_its_keys_are_made_once_and_are_for_one_user(tmp_path: Path) -> None:
    keys = [prepare(tmp_path, port=0, empty=False, anew=anew).main_keys for anew in (False, True)]
    assert keys[0] == keys[1]
    assert (tmp_path / "hoofdsleutel").stat().st_mode & 0o077 == 0


def test_nothing_of_the_demo_is_in_the_bot_of_a_deployment() -> None:
    assert "speel" not in maak_registry().commands


@pytest.mark.parametrize(
    ("rol", "naam", "probeert"),
    [
        ("collega", "Wouter Linde", "/casus nieuw"),
        ("manager", "Carla Veldman", "/werkverdeling"),
        ("privacyfunctionaris", "Idris Amrani", "datalek"),
    ],
)
async def test_everybody_of_the_house_can_be_played(demo: Demo, rol: str, naam: str, probeert: str) -> None:
    card = await demo.types(f"/speel {rol}")
    assert naam in card
    assert probeert in card


async def test_the_manager_sees_who_has_what_and_hands_over_from_there(demo: Demo) -> None:
    await demo.types("/speel manager")
    card = await demo.types("/werkverdeling")
    assert world.CURRENT_USER.name in card
    assert f"{3 + len(CAME_IN)} lopende casussen" in card
    assert world.CURRENT_USER.name in await demo.opens("overdragen")
