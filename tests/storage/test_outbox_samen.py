"""Several messages that one change makes untrue are planned at once, as each alone would be."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from domain.errors import NotFound
from storage import outbox
from storage.gesprekken import Gesprek
from storage.outbox import Bericht, Limieten, OutboxStatus, Venster
from storage.store import UnitOfWork
from tests.storage import bouw
from tests.storage.conftest import Omgeving

RUIM = Limieten(gesprek=(Venster(10_000, timedelta(seconds=1)),), tenant=(Venster(10_000, timedelta(seconds=1)),))


@pytest.fixture
def kanaal(db: Omgeving) -> Gesprek:
    return db.doe(bouw.kanaal)


def vertrekt(db: Omgeving) -> list[str]:
    """Send whatever may go now; return the subjects in order."""
    gegaan = []
    while (werk := db.doe(outbox.neem, werker="w", limieten=RUIM, verhuur=timedelta(seconds=30))) is not None:
        gegaan.append(werk.onderwerp_id)
        db.doe(outbox.gelukt, werk, f"post-{len(gegaan)}")
    return gegaan


def test_they_leave_in_the_order_in_which_they_were_given_whatever_they_are_called(
    db: Omgeving, kanaal: Gesprek
) -> None:
    namen = ["zes", "acht", "een", "drie"]
    ids = db.doe(outbox.plan_alle, [Bericht("uitvraag", een, gesprek_id=kanaal.id) for een in namen])
    assert [db.zie(outbox.lees, een).onderwerp_id for een in ids] == namen
    assert vertrekt(db) == namen


def test_each_goes_where_it_is_for(db: Omgeving, kanaal: Gesprek) -> None:
    noor = db.doe(bouw.persoon)
    samen = [Bericht("uitvraag", "een", persoon_id=noor.id), Bericht("uitvraag", "een", gesprek_id=kanaal.id)]
    naar_noor, in_kanaal = (db.zie(outbox.lees, een) for een in db.doe(outbox.plan_alle, samen))
    assert (naar_noor.persoon_id, naar_noor.adres) == (noor.id, f"p:{noor.id}")
    assert in_kanaal.adres == f"g:{kanaal.id}"


def test_what_waits_already_goes_at_the_earlier_moment_and_by_the_higher_priority(
    db: Omgeving, kanaal: Gesprek
) -> None:
    morgen = db.nu + timedelta(days=1)
    eerst = db.doe(
        outbox.plan_alle,
        [Bericht("uitvraag", een, gesprek_id=kanaal.id, niet_voor=morgen) for een in ("een", "twee", "drie")],
    )
    weer = [
        Bericht("uitvraag", "een", gesprek_id=kanaal.id, niet_voor=morgen),
        Bericht("uitvraag", "twee", gesprek_id=kanaal.id),
        Bericht("uitvraag", "drie", gesprek_id=kanaal.id, voorrang=3),
    ]
    assert db.doe(outbox.plan_alle, weer) == eerst
    assert vertrekt(db) == ["drie", "twee"]
    assert vertrekt(db.over(days=1)) == ["een"]


def test_one_place_that_is_not_there_and_none_of_them_is_planned(db: Omgeving, kanaal: Gesprek) -> None:
    samen = [Bericht("uitvraag", "een", gesprek_id=kanaal.id), Bericht("uitvraag", "twee", persoon_id="niemand")]
    with pytest.raises(NotFound, match=r"persoon\.onbekend"):
        db.doe(outbox.plan_alle, samen)
    assert db.zie(outbox.van_status, OutboxStatus.WACHT, 9) == ()


def test_a_message_has_one_place(kanaal: Gesprek) -> None:
    with pytest.raises(ValueError, match="goes to"):
        Bericht("uitvraag", "een")
    with pytest.raises(ValueError, match="goes to"):
        Bericht("uitvraag", "een", gesprek_id=kanaal.id, persoon_id="noor")


def test_many_cost_no_more_statements_than_one(db: Omgeving, kanaal: Gesprek) -> None:
    def kost(uow: UnitOfWork, aantal: int) -> int:
        gezien: list[str] = []

        def kijk(_verbinding: object, _cursor: object, sql: str, *_: object) -> None:
            gezien.append(sql)

        event.listen(uow.verbinding, "before_cursor_execute", kijk)
        outbox.plan_alle(uow, [Bericht("x", f"{aantal}-{een}", gesprek_id=kanaal.id) for een in range(aantal)])
        event.remove(uow.verbinding, "before_cursor_execute", kijk)
        return len(gezien)

    assert db.doe(kost, 30) == db.doe(kost, 1)
