"""What Teams takes is never exceeded, for a conversation or for a tenant, and no more is waited than is needed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from storage import kanalen, outbox
from storage.kanalen import Limieten, Venster
from storage.store import Store, UnitOfWork
from storage.tabellen.outbox import kanaal, slot
from tests._databases import NU
from tests.storage import bouw
from tests.storage.conftest import Omgeving

GEEN = timedelta(0)
SECONDE = timedelta(seconds=1)
RUIM = (Venster(10_000, SECONDE),)
VERHUUR = timedelta(minutes=5)


def stuur_alles(db: Omgeving, limieten: Limieten) -> list[tuple[datetime, str]]:
    """Send until nothing waits, jumping from moment to moment; return when what went where."""
    verstuurd = []
    for _ in range(5000):
        werk = db.doe(outbox.neem, werker="w", limieten=limieten, verhuur=VERHUUR)
        if werk is not None:
            assert werk.gesprek is not None
            verstuurd.append((db.nu, werk.gesprek.conversation_id))
            db.doe(outbox.gelukt, werk, "post")
            continue
        volgende = db.zie(outbox.eerstvolgende)
        if volgende is None:
            return verstuurd
        assert volgende > db.nu, "nothing may be sent now, and yet it is due now"
        db.nu = volgende
    raise AssertionError("it never ends")


def plan(db: Omgeving, aantal: int, *gesprekken: str) -> None:
    def plan_alle(uow: UnitOfWork) -> None:
        for naam in gesprekken:
            waar = bouw.kanaal(uow, naam)
            for nummer in range(aantal):
                outbox.plan(uow, soort="x", onderwerp_id=str(nummer), gesprek_id=waar.id)

    db.doe(plan_alle)


def te_veel(momenten: Sequence[datetime], venster: Venster) -> bool:
    """Tell whether somewhere more fell in one stretch of time than the window allows."""
    verder = zip(momenten, momenten[venster.aantal :], strict=False)
    return any(laatste - eerste < venster.duur for eerste, laatste in verder)


def test_a_conversation_gets_what_teams_takes_and_not_one_more(db: Omgeving) -> None:
    limieten = Limieten(tenant=RUIM, marge=GEEN)
    plan(db, 70, "19:een")
    momenten = [moment for moment, _ in stuur_alles(db, limieten)]
    assert len(momenten) == 70
    assert not any(te_veel(momenten, venster) for venster in limieten.gesprek)
    # 7 at once, the eighth a second later, the ninth when the first two seconds are over; the 61st after half a minute.
    na = [(moment - NU).total_seconds() for moment in momenten]
    assert na[:10] == [0, 0, 0, 0, 0, 0, 0, 1, 2, 2]
    assert na[59] < 30 <= na[60]


def test_the_margin_makes_every_window_longer(db: Omgeving) -> None:
    plan(db, 8, "19:een")
    momenten = [moment for moment, _ in stuur_alles(db, Limieten(tenant=RUIM))]
    assert momenten[-1] - NU == timedelta(seconds=1.1)


def test_all_conversations_of_a_tenant_share_its_limit(db: Omgeving) -> None:
    limieten = Limieten(gesprek=RUIM, tenant=(Venster(5, SECONDE),), marge=GEEN)
    plan(db, 4, "19:een", "19:twee", "19:drie")
    verstuurd = stuur_alles(db, limieten)
    momenten = [moment for moment, _ in verstuurd]
    assert len(momenten) == 12
    assert not te_veel(momenten, Venster(5, SECONDE))
    assert momenten[-1] - NU == timedelta(seconds=2)


def test_a_tenant_that_has_had_its_share_does_not_hold_up_another_tenant(db: Omgeving) -> None:
    limieten = Limieten(gesprek=RUIM, tenant=(Venster(1, SECONDE),), marge=GEEN)
    plan(db, 3, "19:een")

    def plan_elders(uow: UnitOfWork) -> None:
        waar = bouw.kanaal(uow, "19:elders", "andere-tenant")
        outbox.plan(uow, soort="x", onderwerp_id="x", gesprek_id=waar.id)

    db.doe(plan_elders)
    assert (NU, "19:elders") in stuur_alles(db, limieten)


def test_a_short_pause_that_teams_asks_for_does_not_end_a_longer_wait(db: Omgeving) -> None:
    limieten = Limieten(gesprek=(Venster(1, timedelta(minutes=1)),), tenant=RUIM, marge=GEEN)
    plan(db, 2, "19:een")
    werk = db.doe(outbox.neem, werker="w", limieten=limieten, verhuur=VERHUUR)
    assert werk is not None
    db.doe(outbox.later, werk, SECONDE, "http:429", blokkeer_gesprek=True)
    assert db.zie(outbox.eerstvolgende) == NU + timedelta(minutes=1)


def test_what_no_window_reaches_back_to_is_forgotten(db: Omgeving) -> None:
    reservering = Reservering(db)
    reservering.begin()
    for _ in range(200):
        reservering.db.over(seconds=2)
        assert reservering.mag((Venster(3, SECONDE),))
    over = reservering.db.zie(lambda uow: uow.voer_uit(select(func.count()).select_from(slot)).scalar_one())
    assert over < 100


def test_a_busy_conversation_does_not_hold_up_another_one(db: Omgeving) -> None:
    plan(db, 9, "19:druk")
    db.over(milliseconds=1)
    plan(db, 1, "19:rustig")
    verstuurd = stuur_alles(db, Limieten(tenant=RUIM, marge=GEEN))
    assert (NU + timedelta(milliseconds=1), "19:rustig") in verstuurd


def test_the_limits_outlive_a_restart_and_hold_between_processes(db: Omgeving) -> None:
    # Every transaction of this test could be another process: nothing is remembered outside the database.
    limieten = Limieten(gesprek=(Venster(2, SECONDE),), tenant=RUIM, marge=GEEN)
    plan(db, 3, "19:een")
    for werker in ("een", "twee"):
        werk = db.doe(outbox.neem, werker=werker, limieten=limieten, verhuur=VERHUUR)
        assert werk is not None
        db.doe(outbox.gelukt, werk, "post")
    assert db.doe(outbox.neem, werker="drie", limieten=limieten, verhuur=VERHUUR) is None


def test_a_replica_whose_clock_is_behind_does_not_break_the_limit(db: Omgeving) -> None:
    limieten = Limieten(gesprek=(Venster(1, SECONDE),), tenant=RUIM, marge=GEEN)
    plan(db, 2, "19:een")
    db.over(seconds=5)
    werk = db.doe(outbox.neem, werker="voor", limieten=limieten, verhuur=VERHUUR)
    assert werk is not None
    db.doe(outbox.gelukt, werk, "post")
    db.over(seconds=-4)
    assert db.doe(outbox.neem, werker="achter", limieten=limieten, verhuur=VERHUUR) is None
    assert db.zie(outbox.eerstvolgende) == NU + timedelta(seconds=6)


@pytest.mark.parametrize(("aantal", "duur"), [(0, SECONDE), (-1, SECONDE), (1, GEEN)])
def test_a_limit_that_would_stop_everything_is_refused(aantal: int, duur: timedelta) -> None:
    with pytest.raises(ValueError, match="window"):
        Venster(aantal, duur)


vensters = st.lists(
    st.builds(Venster, st.integers(1, 6), st.integers(1, 5000).map(lambda ms: timedelta(milliseconds=ms))),
    min_size=1,
    max_size=3,
).map(tuple)
pauzes = st.lists(st.integers(0, 2000), min_size=1, max_size=40)


class Reservering:
    """One channel, asked again and again, next to the plainest possible count of the same."""

    def __init__(self, db: Omgeving) -> None:
        self.db = db
        self.naam = "g:proef"

    def begin(self) -> None:
        def leeg(uow: UnitOfWork) -> None:
            uow.voer_uit(slot.delete())
            uow.voer_uit(kanaal.delete())
            kanalen.zorg_voor(uow, self.naam, "tenant")

        self.db.doe(leeg)
        self.db.nu = NU

    def mag(self, vensters: tuple[Venster, ...]) -> bool:
        def vraag(uow: UnitOfWork) -> bool:
            if not kanalen.is_vrij(uow, self.naam):
                return False
            kanalen.reserveer(uow, self.naam, vensters, GEEN, bezet=None)
            return True

        return self.db.doe(vraag)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(vensters=vensters, pauzes=pauzes)
def test_for_any_limits_and_any_rhythm_it_says_what_plain_counting_says(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch, vensters: tuple[Venster, ...], pauzes: list[int]
) -> None:
    reservering = Reservering(Omgeving(sqlite_store))
    reservering.begin()
    # Forgetting at once must forget nothing that still counts.
    monkeypatch.setattr(kanalen, "_OPRUIMEN_PER", 1)
    gegeven: list[datetime] = []
    for pauze in pauzes:
        reservering.db.over(milliseconds=pauze)
        nu = reservering.db.nu
        past = all(sum(1 for eerder in gegeven if nu - eerder < venster.duur) < venster.aantal for venster in vensters)
        assert reservering.mag(vensters) == past
        if past:
            gegeven.append(nu)
