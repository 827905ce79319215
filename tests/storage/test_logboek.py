"""The logboek only grows, and what somebody does to it behind our back is seen."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from domain.ketencontrole import Breuk, Breuksoort
from domain.logboek import Handeling, Keten, Logregel
from storage import logboek
from storage.store import UnitOfWork
from tests._databases import NU
from tests.storage.conftest import Omgeving


def regel(casus_id: str | None = "casus", door_id: str = "noor", seconde: int = 0) -> Logregel:
    return Logregel(
        handeling=Handeling.CASUS_GEOPEND,
        op=NU + timedelta(seconds=seconde, microseconds=seconde),
        door_id=door_id,
        namens="politie",
        casus_id=casus_id,
        betrokkene_id=None,
        onderwerp_id="uitvraag",
        doel="wgs",
    )


def schrijf_drie(uow: UnitOfWork) -> list[Logregel]:
    regels = [regel(seconde=nummer) for nummer in range(3)]
    for een in regels:
        logboek.schrijf(uow, een)
    return regels


def achterom(db: Omgeving, *opdrachten: str) -> None:
    """Do what only somebody with the database in hand can do: switch the triggers off."""

    def doe(uow: UnitOfWork) -> None:
        if uow.verbinding.dialect.name == "sqlite":
            for daad in ("update", "delete"):
                uow.verbinding.execute(text(f"DROP TRIGGER logregel_geen_{daad}"))
        else:
            uow.verbinding.execute(text("ALTER TABLE logregel DISABLE TRIGGER ALL"))
        for opdracht in opdrachten:
            uow.verbinding.execute(text(opdracht))

    db.doe(doe)


def test_lines_come_back_in_order_and_per_casus(db: Omgeving) -> None:
    regels = db.doe(schrijf_drie)
    ander = regel("ander")
    db.doe(logboek.schrijf, ander)
    zonder = regel(None)
    db.doe(logboek.schrijf, zonder)
    assert db.zie(logboek.lees, "casus") == tuple(regels)
    assert db.zie(logboek.lees, "ander") == (ander,)
    assert db.zie(logboek.lees) == (zonder,)
    assert db.zie(logboek.ketens) == (Keten(db.regio, "ander"), Keten(db.regio, "casus"), Keten(db.regio))


def test_a_logboek_nobody_touched_is_whole(db: Omgeving) -> None:
    for _ in range(3):
        db.doe(schrijf_drie)
    assert db.zie(logboek.controleer, "casus") == ()
    assert db.zie(logboek.controleer) == ()
    kop = db.zie(logboek.kop, "casus")
    assert kop is not None
    assert kop.nr == 9


def test_a_line_of_a_transaction_that_was_rolled_back_leaves_no_gap(db: Omgeving) -> None:
    db.doe(schrijf_drie)

    def schrijf_en_val(uow: UnitOfWork) -> None:
        schrijf_drie(uow)
        raise RuntimeError("mislukt")

    with pytest.raises(RuntimeError):
        db.doe(schrijf_en_val)
    db.doe(schrijf_drie)
    assert len(db.zie(logboek.lees, "casus")) == 6
    assert db.zie(logboek.controleer, "casus") == ()


@pytest.mark.parametrize(
    "daad", ["UPDATE logregel SET door_id = 'x'", "DELETE FROM logregel", "DELETE FROM logregel WHERE nr = 2"]
)
def test_the_database_itself_refuses_to_change_or_remove_a_line(db: Omgeving, daad: str) -> None:
    regels = db.doe(schrijf_drie)
    with pytest.raises(DBAPIError, match="kan alleen groeien"):
        db.doe(lambda uow: uow.verbinding.execute(text(daad)))
    assert db.zie(logboek.lees, "casus") == tuple(regels)


def test_postgresql_refuses_to_empty_the_table_too(db: Omgeving) -> None:
    db.doe(schrijf_drie)

    def leeg(uow: UnitOfWork) -> None:
        if uow.verbinding.dialect.name == "postgresql":
            uow.verbinding.execute(text("TRUNCATE logregel"))
        else:
            # SQLite has no TRUNCATE: emptying is deleting.
            uow.verbinding.execute(text("DELETE FROM logregel"))

    with pytest.raises(DBAPIError, match="kan alleen groeien"):
        db.doe(leeg)


@pytest.mark.parametrize(
    ("opdrachten", "breuken"),
    [
        (["UPDATE logregel SET door_id = 'ander' WHERE nr = 2"], [Breuk(2, Breuksoort.GEWIJZIGD)]),
        (["UPDATE logregel SET handeling = 'casus.gewijzigd' WHERE nr = 1"], [Breuk(1, Breuksoort.GEWIJZIGD)]),
        (["DELETE FROM logregel WHERE nr = 2"], [Breuk(2, Breuksoort.ONTBREEKT)]),
        (["DELETE FROM logregel WHERE nr = 3"], [Breuk(3, Breuksoort.ONTBREEKT)]),
        (
            ["DELETE FROM logregel WHERE nr = 3", "UPDATE logkop SET nr = 2"],
            [Breuk(2, Breuksoort.KOP)],
        ),
        (
            [
                "UPDATE logregel SET nr = 9 WHERE nr = 1",
                "UPDATE logregel SET nr = 1 WHERE nr = 2",
                "UPDATE logregel SET nr = 2 WHERE nr = 9",
            ],
            [Breuk(1, Breuksoort.VERPLAATST), Breuk(2, Breuksoort.VERPLAATST)],
        ),
    ],
)
def test_what_is_done_to_it_behind_our_back_is_found_where_it_was_done(
    db: Omgeving, opdrachten: list[str], breuken: list[Breuk]
) -> None:
    db.doe(schrijf_drie)
    achterom(db, *opdrachten)
    assert list(db.zie(logboek.controleer, "casus")) == breuken


def test_a_line_carried_over_from_another_casus_is_found(db: Omgeving) -> None:
    db.doe(schrijf_drie)
    db.doe(logboek.schrijf, regel("ander"))
    achterom(db, "UPDATE logregel SET keten = 'casus', nr = 4 WHERE keten = 'ander'")
    assert db.zie(logboek.controleer, "casus") == (Breuk(4, Breuksoort.GEWIJZIGD),)
    assert db.zie(logboek.controleer, "ander") == (Breuk(1, Breuksoort.ONTBREEKT),)
