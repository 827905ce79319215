"""Meetings of zittingen: taken by one at a time, nowhere to be read, and forgotten for good after their term."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.errors import Conflict, NotFound
from domain.tafelvergadering import Tafelvergadering
from domain.vergadering import Vergaderstatus
from storage import opruimen
from storage import tafelvergadering as vergaderingen
from storage.store import UnitOfWork
from storage.tabellen import metadata
from tests.storage import bouw
from tests.storage._regio_tafelvergadering import DRAAD, HUUR, LINK, nieuw
from tests.storage._streek import Streek
from tests.storage.conftest import Omgeving


@pytest.fixture
def een(db: Omgeving) -> Tafelvergadering:
    return db.doe(lambda uow: vergaderingen.maak(uow, nieuw(bouw.verhaal(uow, "Sem van Verzonnen").zitting.id)))


def neem(db: Omgeving, werker: str = "een") -> vergaderingen.Werk[Tafelvergadering] | None:
    return db.doe(lambda uow: vergaderingen.neem(uow, werker=werker, verhuur=HUUR))


def test_it_comes_back_as_it_was_kept(db: Omgeving, een: Tafelvergadering) -> None:
    assert db.zie(vergaderingen.lees, een.id) == een
    leeg = replace(een, gegevens=None, opties=None, wens=None, mislukt_sinds=None, bot_erin=True, vast=True, draad="")
    assert db.doe(vergaderingen.wijzig, leeg) == db.zie(vergaderingen.lees, een.id) == replace(leeg, versie=2)
    with pytest.raises(NotFound):
        db.zie(vergaderingen.lees, "geen")
    with pytest.raises(Conflict):
        db.doe(vergaderingen.wijzig, een)


def test_nothing_that_opens_it_can_be_read_in_the_database(db: Omgeving, een: Tafelvergadering) -> None:
    def rauw(uow: UnitOfWork) -> str:
        rijen = uow.verbinding.execute(text("SELECT * FROM tafelvergadering")).all()
        return " ".join(str(waarde) for rij in rijen for waarde in rij)

    gelezen = db.zie(rauw)
    assert een.gegevens is not None
    for geheim in (LINK, DRAAD, een.extern_id, een.gegevens.toegangscode, een.gegevens.nummer):
        assert geheim not in gelezen


def test_two_workers_never_have_the_same_one(db: Omgeving, een: Tafelvergadering) -> None:
    eerste = neem(db)
    assert eerste is not None
    assert eerste.vergadering == een
    assert neem(db, "twee") is None
    db.nu += HUUR
    tweede = neem(db, "twee")
    assert tweede is not None
    assert tweede.afgebroken
    assert not db.doe(vergaderingen.geef_terug, eerste)
    assert db.doe(vergaderingen.geef_terug, tweede)


def test_what_comes_from_its_chat_finds_it_also_after_it_was_deleted(db: Omgeving, een: Tafelvergadering) -> None:
    db.doe(vergaderingen.wijzig, replace(een, status=Vergaderstatus.VERWIJDERD))
    assert [found.id for found in db.zie(vergaderingen.van_draad, DRAAD)] == [een.id]
    assert db.zie(vergaderingen.van_draad, "19:een_ander@thread.v2") == ()
    assert db.zie(vergaderingen.lopende, db.nu) == ()


def test_after_its_term_it_is_forgotten_and_cannot_be_read_from_a_copy_either(
    db: Omgeving, een: Tafelvergadering
) -> None:
    db.nu += opruimen.VERGADERING - timedelta(days=1)
    assert db.doe(opruimen.ruim_op)["tafelvergadering"] == 0
    db.nu += timedelta(days=30)
    assert db.doe(opruimen.ruim_op)["tafelvergadering"] == 1
    assert db.zie(vergaderingen.van_zitting, een.zitting_id) == ()
    assert db.zie(lambda uow: uow.vernietigde_sleutels([een.zitting_id])) == {een.zitting_id}
    assert db.doe(opruimen.ruim_op)["tafelvergadering"] == 0


def test_what_is_known_of_a_zitting_goes_in_its_own_time(db: Omgeving) -> None:
    db.doe(Streek)
    stap = {"zittingsuitnodiging", "zittingsoproep", "tafelvergadering"}
    termijnen = (
        (opruimen.UITNODIGING, stap),
        (opruimen.ZITTINGSGESPREK, stap | {"zittingsgesprek"}),
        (opruimen.ZITTINGSREGEL, stap | {"zittingsgesprek", "zittingsregel", "aanwezigheid"}),
    )
    begin, alles = db.nu, termijnen[-1][1]
    for termijn, weg in termijnen:
        db.nu = begin + termijn + timedelta(days=60)
        db.doe(opruimen.ruim_op)
        assert {een for een in alles if not _aantal(db, een)} == weg


def _aantal(db: Omgeving, tabel: str) -> int:
    return db.zie(lambda uow: len(uow.verbinding.execute(metadata.tables[tabel].select()).all()))
