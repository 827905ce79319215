"""Notes of possible data breaches, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import NotFound
from storage import datalekken
from storage.store import UnitOfWork
from storage.tabellen.datalekken import datalek
from tests.storage import bouw
from tests.storage.conftest import Omgeving


def test_a_note_comes_back_as_it_was_kept(db: Omgeving) -> None:
    verhaal = db.doe(bouw.verhaal)
    lek = bouw.datalek(verhaal)
    db.doe(datalekken.voeg_toe, lek)
    assert db.zie(datalekken.lees, lek.id) == lek
    assert lek.melden_voor == lek.op + timedelta(hours=72)


def test_a_note_that_is_not_there_is_told(db: Omgeving) -> None:
    with pytest.raises(NotFound):
        db.zie(datalekken.lees, "geen")


def test_the_list_gives_the_newest_first_and_no_more_than_asked(db: Omgeving) -> None:
    verhaal = db.doe(bouw.verhaal)
    for nr in range(3):
        lek = bouw.datalek(verhaal, f"lek-{nr}")
        db.doe(datalekken.voeg_toe, replace(lek, op=lek.op - timedelta(days=nr)))
    gevonden = db.zie(datalekken.laatste, 2)
    assert [een.id for een in gevonden] == ["lek-0", "lek-1"]
    assert {een.code for een in gevonden} == {str(verhaal.casus.code)}


def test_what_a_note_says_is_encrypted(db: Omgeving) -> None:
    lek = bouw.datalek(db.doe(bouw.verhaal))
    db.doe(datalekken.voeg_toe, lek)

    def ruw(uow: UnitOfWork) -> bytes:
        return bytes(uow.verbinding.execute(datalek.select()).one().inhoud)

    for geheim in (lek.wat, lek.gedaan, "politie"):
        assert geheim.encode() not in db.zie(ruw)
