"""Many at once: nothing is lost, nothing is done twice, and nobody has to try again by hand."""

import asyncio
import threading
from collections import Counter
from collections.abc import Awaitable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.errors import Conflict, Unavailable
from domain.logboek import Handeling, Logregel
from storage import casus, gesprekken, inbox, logboek, outbox, personen, uitvraag, wekkers
from storage.afzien import zie_af
from storage.inbox import Uitkomst
from storage.outbox import Limieten, OutboxStatus, Venster
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import Scope, Store, UnitOfWork, maak_store
from tests._databases import HOOFDSLEUTELS
from tests.storage import bouw

RUIM = Limieten(gesprek=(Venster(10_000, timedelta(seconds=1)),), tenant=(Venster(10_000, timedelta(seconds=1)),))
VERHUUR = timedelta(seconds=30)
WACHTENDEN = text(
    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
)


@pytest.fixture
def processen(store: Store, database_url: str, sleutels_url: str) -> Iterator[tuple[Store, ...]]:
    """The store of this process and, as if of two others, stores with nothing in common but the databases."""
    anderen = [maak_store(database_url, DatabaseSleutelkast(sleutels_url, HOOFDSLEUTELS)) for _ in range(2)]
    yield (store, *anderen)
    for een in anderen:
        een.close()


@pytest.fixture
def ongeduldig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.databases.WACHT_OP_SLOT", 0.02)


async def allemaal(*taken: Awaitable[object]) -> list[object]:
    return await asyncio.gather(*taken)


def tel_op(uow: UnitOfWork, persoon_id: str) -> None:
    """Read, think, write: what a deferred transaction loses."""
    wie = personen.lees(uow, persoon_id)
    personen.registreer(
        uow, tenant_id=wie.tenant_id, object_id=wie.object_id, teams_id=wie.teams_id, naam=str(int(wie.naam) + 1)
    )


async def test_ten_writers_who_all_read_first_never_get_locked_out(processen: tuple[Store, ...], scope: Scope) -> None:
    def schrijf(uow: UnitOfWork, nummer: int) -> int:
        aantal: int = uow.verbinding.execute(text("SELECT count(*) FROM wekker")).scalar_one()
        wekkers.zet(uow, "proef", str(nummer), uow.now)
        return aantal

    await allemaal(*(processen[nummer % 3].run(scope, schrijf, nummer) for nummer in range(100)))
    assert len(await processen[0].run(scope, wekkers.neem, 200)) == 100


async def test_no_two_casussen_get_one_number(processen: tuple[Store, ...], scope: Scope) -> None:
    nummers = await allemaal(*(een.run(scope, casus.volgend_nummer, 2026) for een in processen for _ in range(20)))
    assert sorted(nummers) == list(range(1, 61))  # type: ignore[type-var]


async def test_of_two_who_change_one_thing_exactly_one_is_told_to_look_again(
    processen: tuple[Store, ...], scope: Scope
) -> None:
    verhaal = await processen[0].run(scope, bouw.verhaal)

    async def wijzig(store: Store, doel: str) -> str:
        try:
            await store.run(scope, casus.wijzig, replace(verhaal.casus, doel=doel))
        except Conflict:
            return "opnieuw kijken"
        return doel

    uitkomsten = await allemaal(*(wijzig(store, f"doel {plek}") for plek, store in enumerate(processen)))
    gelukt = [een for een in uitkomsten if een != "opnieuw kijken"]
    assert len(gelukt) == 1
    assert (await processen[0].read(scope, casus.lees, verhaal.casus.id)).doel == gelukt[0]


async def test_the_same_act_delivered_ten_times_at_once_happens_once(
    processen: tuple[Store, ...], scope: Scope
) -> None:
    verhaal = await processen[0].run(scope, bouw.verhaal)

    def beantwoord(uow: UnitOfWork, activiteit: str) -> Uitkomst:
        wie = {"activiteit": activiteit, "sleutel": "sleutel", "verb": "antwoord", "persoon_id": "bo"}
        eerder = inbox.eerder(uow, **wie)
        if eerder is not None:
            return eerder
        versies = uitvraag.alle_versies(uow, verhaal.casus.id, verhaal.bevraging.id)
        uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, verhaal.antwoord(uow, len(versies) + 1))
        uitkomst = Uitkomst("beantwoord", {"door": activiteit})
        inbox.onthoud(uow, **wie, uitkomst=uitkomst)
        return uitkomst

    async def lever(nummer: int) -> Uitkomst:
        store = processen[nummer % 3]
        try:
            return await store.run(scope, beantwoord, f"gesprek|{nummer}")
        except Conflict:
            # What every caller does: the other one has done it by now.
            return await store.run(scope, beantwoord, f"gesprek|{nummer}")

    uitkomsten = await allemaal(*(lever(nummer) for nummer in range(10)))
    assert len({str(een) for een in uitkomsten}) == 1
    assert len(await processen[0].read(scope, uitvraag.alle_versies, verhaal.casus.id, verhaal.bevraging.id)) == 1


async def test_a_chain_never_forks_however_many_write(processen: tuple[Store, ...], scope: Scope) -> None:
    def schrijf(uow: UnitOfWork, casus_id: str | None) -> None:
        for _ in range(2):
            logboek.schrijf(uow, Logregel(handeling=Handeling.CASUS_GEOPEND, op=uow.now, casus_id=casus_id))

    welke = ("casus", None, "ander")
    await allemaal(*(processen[nummer % 3].run(scope, schrijf, welke[nummer % 2]) for nummer in range(40)))
    for casus_id in welke[:2]:
        assert len(await processen[0].read(scope, logboek.lees, casus_id)) == 40
        assert await processen[0].read(scope, logboek.controleer, casus_id) == ()


async def test_transactions_that_take_two_chains_in_opposite_order_all_succeed(
    processen: tuple[Store, ...], scope: Scope
) -> None:
    def schrijf(uow: UnitOfWork, *volgorde: str) -> None:
        for casus_id in volgorde:
            logboek.schrijf(uow, Logregel(handeling=Handeling.CASUS_GEOPEND, op=uow.now, casus_id=casus_id))

    await allemaal(
        *(processen[n % 3].run(scope, schrijf, *(("een", "twee") if n % 2 else ("twee", "een"))) for n in range(12))
    )
    for casus_id in ("een", "twee"):
        assert len(await processen[0].read(scope, logboek.lees, casus_id)) == 12


async def test_every_message_is_claimed_by_one_worker_only(processen: tuple[Store, ...], scope: Scope) -> None:
    def plan_alles(uow: UnitOfWork) -> None:
        for gesprek in range(6):
            waar = bouw.kanaal(uow, f"19:{gesprek}")
            for nummer in range(5):
                outbox.plan(uow, soort="x", onderwerp_id=str(nummer), gesprek_id=waar.id)

    await processen[0].run(scope, plan_alles)
    genomen: list[tuple[str, str]] = []
    onderweg: set[str] = set()

    async def werk(store: Store, naam: str) -> None:
        while True:
            een = await store.run(scope, outbox.neem, werker=naam, limieten=RUIM, verhuur=VERHUUR)
            if een is None:
                if await store.read(scope, outbox.eerstvolgende) is None:
                    return
                continue
            assert een.gesprek is not None
            genomen.append((een.gesprek.conversation_id, een.onderwerp_id))
            # Never two under way in one conversation: Teams would put them in any order.
            assert een.gesprek.id not in onderweg
            onderweg.add(een.gesprek.id)
            await asyncio.sleep(0)
            onderweg.remove(een.gesprek.id)
            await store.run(scope, outbox.gelukt, een, "post")

    await allemaal(*(werk(store, f"{plek}-{draad}") for plek, store in enumerate(processen) for draad in range(2)))
    # A worker may leave while the last ones are under way; none is lost, and none came twice.
    await werk(processen[0], "nakomer")
    assert Counter(genomen).most_common(1)[0][1] == 1
    assert len(genomen) == 30
    for gesprek in range(6):
        assert [nummer for waar, nummer in genomen if waar == f"19:{gesprek}"] == list("01234")


async def test_claimers_together_keep_the_limit_of_the_tenant(processen: tuple[Store, ...], scope: Scope) -> None:
    def plan_alles(uow: UnitOfWork) -> None:
        for gesprek in range(10):
            outbox.plan(uow, soort="x", onderwerp_id="x", gesprek_id=bouw.kanaal(uow, f"19:{gesprek}").id)

    await processen[0].run(scope, plan_alles)
    vier = Limieten(gesprek=RUIM.gesprek, tenant=(Venster(4, timedelta(seconds=1)),))
    gevraagd = (store.run(scope, outbox.neem, werker="w", limieten=vier, verhuur=VERHUUR) for store in processen * 5)
    genomen = await allemaal(*gevraagd)
    assert len([een for een in genomen if een is not None]) == 4


def test_what_is_given_up_at_the_moment_of_claiming_is_not_sent(processen: tuple[Store, ...], scope: Scope) -> None:
    def claim(store: Store) -> outbox.Verzending | None:
        return store.run_now(scope, outbox.neem, werker="w", limieten=RUIM, verhuur=VERHUUR)

    def zie_af_terwijl_een_ander_claimt(uow: UnitOfWork, outbox_id: str) -> "Future[outbox.Verzending | None]":
        assert zie_af(uow, outbox_id, "x")
        ander = draad.submit(claim, processen[1])
        if uow.verbinding.dialect.name == "postgresql":
            # Until the other one is seen to wait for us. On SQLite it waits before it begins.
            while uow.verbinding.execute(WACHTENDEN).scalar_one() == 0:
                uow.verbinding.execute(text("SELECT pg_stat_clear_snapshot()"))
        return ander

    kanaal = processen[0].run_now(scope, bouw.kanaal)
    outbox_id = processen[0].run_now(scope, outbox.plan, soort="x", onderwerp_id="x", gesprek_id=kanaal.id)
    with ThreadPoolExecutor(1) as draad:
        geclaimd = processen[0].run_now(scope, zie_af_terwijl_een_ander_claimt, outbox_id).result()
    assert geclaimd is None
    assert processen[0].read_now(scope, outbox.lees, outbox_id).status is OutboxStatus.VERVALLEN


async def test_two_who_plan_the_same_message_at_once_plan_it_once(processen: tuple[Store, ...], scope: Scope) -> None:
    kanaal = await processen[0].run(scope, bouw.kanaal)
    ids = await allemaal(
        *(een.run(scope, outbox.plan, soort="x", onderwerp_id="x", gesprek_id=kanaal.id) for een in processen * 6)
    )
    assert len(set(ids)) == 1


async def test_a_change_that_meets_the_sending_of_an_older_state_is_always_sent_after_it(
    processen: tuple[Store, ...], scope: Scope
) -> None:
    """Whoever commits a change sees to it that a claim made later renders it: no lost edit, whatever the timing."""
    kanaal = await processen[0].run(scope, bouw.kanaal)
    noor = await processen[0].run(scope, bouw.persoon, "0")
    verstuurd: list[str] = []

    def wijzig(uow: UnitOfWork) -> None:
        outbox.plan(uow, soort="x", onderwerp_id="x", gesprek_id=kanaal.id)
        tel_op(uow, noor.id)

    async def verander(store: Store) -> None:
        for _ in range(8):
            await store.run(scope, wijzig)

    def neem_en_render(uow: UnitOfWork) -> tuple[outbox.Verzending, str] | None:
        een = outbox.neem(uow, werker="w", limieten=RUIM, verhuur=VERHUUR)
        return None if een is None else (een, personen.lees(uow, noor.id).naam)

    async def verzend(store: Store) -> None:
        while (gepakt := await store.run(scope, neem_en_render)) is not None:
            verstuurd.append(gepakt[1])
            await store.run(scope, outbox.gelukt, gepakt[0], "post")

    await allemaal(verander(processen[0]), verander(processen[1]), verzend(processen[2]), verzend(processen[0]))
    await verzend(processen[2])
    assert verstuurd[-1] == (await processen[0].read(scope, personen.lees, noor.id)).naam
    assert (await processen[0].read(scope, outbox.stand))[OutboxStatus.WACHT] == 0


async def test_every_alarm_goes_off_once_however_many_tick(processen: tuple[Store, ...], scope: Scope) -> None:
    def zet_alle(uow: UnitOfWork) -> None:
        for nummer in range(30):
            wekkers.zet(uow, "proef", str(nummer), uow.now)

    await processen[0].run(scope, zet_alle)
    gegaan = await allemaal(*(store.run(scope, wekkers.neem, 4) for store in processen * 4))
    rest = await processen[0].run(scope, wekkers.neem, 100)
    namen = [een.onderwerp_id for groep in (*gegaan, rest) for een in groep]  # type: ignore[attr-defined]
    assert sorted(namen) == sorted(str(nummer) for nummer in range(30))


async def test_of_two_that_wait_for_each_other_the_database_stops_one_and_it_runs_again(
    processen: tuple[Store, ...], scope: Scope
) -> None:
    kanaal = await processen[0].run(scope, bouw.kanaal)
    await processen[0].run(scope, outbox.plan, soort="x", onderwerp_id="opent het kanaal", gesprek_id=kanaal.id)
    allebei_begonnen = threading.Barrier(2, timeout=20)
    keren: Counter[str] = Counter()

    def plan(uow: UnitOfWork, eerste: str, tweede: str) -> None:
        keren[eerste] += 1
        outbox.plan(uow, soort="x", onderwerp_id=eerste, gesprek_id=kanaal.id)
        # SQLite has one writer: there the second does not begin before the first is done.
        if uow.verbinding.dialect.name == "postgresql" and keren[eerste] == 1:
            allebei_begonnen.wait()
        outbox.plan(uow, soort="x", onderwerp_id=tweede, gesprek_id=kanaal.id)

    await allemaal(processen[0].run(scope, plan, "a", "b"), processen[1].run(scope, plan, "b", "a"))
    op_postgresql = (await processen[0].read(scope, lambda uow: uow.verbinding.dialect.name)) == "postgresql"
    # Whoever was stopped may come back before the other is done, and be stopped once more.
    assert keren.total() >= 3 if op_postgresql else keren.total() == 2
    assert (await processen[0].read(scope, outbox.stand))[OutboxStatus.WACHT] == 3


async def test_people_and_conversations_heard_of_twice_at_once_are_one(
    processen: tuple[Store, ...], scope: Scope
) -> None:
    def zie(uow: UnitOfWork) -> tuple[str, str]:
        return bouw.persoon(uow, "Noor").id, bouw.kanaal(uow).id

    assert len(set(await allemaal(*(store.run(scope, zie) for store in processen * 4)))) == 1
    assert await processen[0].read(scope, gesprekken.zoek, "19:kanaal@thread.tacv2") is not None


def test_waiting_for_somebody_elses_lock_ends(ongeduldig: None, processen: tuple[Store, ...], scope: Scope) -> None:
    def schrijf(uow: UnitOfWork) -> None:
        logboek.schrijf(uow, Logregel(handeling=Handeling.CASUS_GEOPEND, op=uow.now, casus_id="casus"))

    def terwijl_een_ander_het_slot_heeft(uow: UnitOfWork) -> None:
        schrijf(uow)
        # Takes the end of the chain now, not at the commit.
        logboek.lees(uow, "casus")
        with pytest.raises(Unavailable, match="onbereikbaar"):
            threads.submit(processen[1].run_now, scope, schrijf).result()

    processen[0].run_now(scope, schrijf)
    with ThreadPoolExecutor(1) as threads:
        processen[0].run_now(scope, terwijl_een_ander_het_slot_heeft)
    assert len(processen[0].read_now(scope, logboek.lees, "casus")) == 2
