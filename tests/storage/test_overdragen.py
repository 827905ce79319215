"""A casus changes hands: at one moment, whole, and never twice at once."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.casus import Casus, Fase
from domain.errors import Conflict
from domain.persoon import Persoon, Rol
from storage import casus
from storage.store import Scope, Store, UnitOfWork
from tests.storage import bouw
from tests.storage.conftest import Omgeving


@pytest.fixture
def rosa(db: Omgeving) -> Persoon:
    return db.doe(bouw.persoon, "Rosa", (Rol.PROCESREGISSEUR, "zvh"))


@pytest.fixture
def bo(db: Omgeving) -> Persoon:
    return db.doe(bouw.persoon, "Bo", (Rol.PROCESREGISSEUR, "zvh"))


def bewaar(uow: UnitOfWork, regisseur: Persoon) -> Casus:
    een = bouw.nieuwe_casus(uow, regisseur)
    casus.voeg_toe(uow, een)
    return een


def test_the_chosen_ones_go_and_everything_in_them_stays_as_it_was(db: Omgeving, rosa: Persoon, bo: Persoon) -> None:
    een, ander = db.doe(bewaar, rosa), db.doe(bewaar, rosa)
    assert db.over(minutes=1).doe(casus.draag_over, [een.id], van=rosa.id, naar=bo.id) == (een.id,)
    assert db.zie(casus.lees, een.id) == replace(een, regisseur_id=bo.id, versie=2)
    assert [regel.id for regel in db.zie(casus.van_regisseur, [rosa.id])] == [ander.id]
    (gekregen,) = db.zie(casus.overgedragen_aan, bo.id, db.nu, db.nu + timedelta(seconds=1))
    assert (gekregen.code, gekregen.van_id, gekregen.op) == (str(een.code), rosa.id, db.nu)
    assert db.zie(casus.overgedragen_aan, bo.id, db.nu - timedelta(days=1), db.nu) == ()


def test_what_is_closed_or_held_by_somebody_else_stays(db: Omgeving, rosa: Persoon, bo: Persoon) -> None:
    een, van_bo = db.doe(bewaar, rosa), db.doe(bewaar, bo)
    db.doe(casus.wijzig, replace(een, fase=Fase.AFGESLOTEN))
    assert db.doe(casus.draag_over, [een.id, van_bo.id], van=rosa.id, naar=bo.id) == ()
    assert db.zie(casus.lees, een.id).regisseur_id == rosa.id


def test_handing_it_back_leaves_it_with_the_first_again(db: Omgeving, rosa: Persoon, bo: Persoon) -> None:
    een = db.doe(bewaar, rosa)
    db.doe(casus.draag_over, [een.id], van=rosa.id, naar=bo.id)
    db.doe(casus.draag_over, [een.id], van=bo.id, naar=rosa.id)
    assert db.zie(casus.lees, een.id).regisseur_id == rosa.id
    assert db.zie(casus.overgedragen_aan, bo.id, db.nu, db.nu + timedelta(days=1)) == ()


def test_who_read_it_before_it_changed_hands_is_told_to_look_again(db: Omgeving, rosa: Persoon, bo: Persoon) -> None:
    een = db.doe(bewaar, rosa)
    db.doe(casus.draag_over, [een.id], van=rosa.id, naar=bo.id)
    with pytest.raises(Conflict, match="gewijzigd"):
        db.doe(casus.wijzig, replace(een, doel="te laat"))


async def test_whoever_is_changing_it_at_that_moment_loses_nothing(store: Store, scope: Scope) -> None:
    """Many rounds of both at once: whoever was first, what he did is there, and the casus is with the other."""

    def begin(uow: UnitOfWork) -> tuple[Persoon, Persoon, list[Casus]]:
        rosa, bo = bouw.persoon(uow, "Rosa"), bouw.persoon(uow, "Bo")
        alle = [bouw.nieuwe_casus(uow, rosa) for _ in range(8)]
        for een in alle:
            casus.voeg_toe(uow, een)
        return rosa, bo, alle

    rosa, bo, alle = await store.run(scope, begin)

    def wijzig(uow: UnitOfWork, een: Casus) -> None:
        nu = casus.lees(uow, een.id)
        casus.wijzig(uow, replace(nu, doel="gewijzigd"))

    async def probeer(een: Casus) -> bool:
        try:
            await store.run(scope, wijzig, een)
        except Conflict:
            return False
        return True

    def draag_over(uow: UnitOfWork) -> tuple[str, ...]:
        return casus.draag_over(uow, [een.id for een in alle], van=rosa.id, naar=bo.id)

    gelukt, gegaan = await asyncio.gather(asyncio.gather(*map(probeer, alle)), store.run(scope, draag_over))
    assert set(gegaan) == {een.id for een in alle}
    na = await store.read(scope, casus.lees_alle, [een.id for een in alle])
    for een, is_gelukt in zip(alle, gelukt, strict=True):
        assert na[een.id].regisseur_id == bo.id
        assert (na[een.id].doel == "gewijzigd") is is_gelukt
