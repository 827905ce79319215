"""Absences come back as they were kept; who stands in does so from the moment it begins until it ends."""

from datetime import timedelta

import pytest

from domain.afwezigheid import Afwezigheid
from domain.errors import NotFound
from domain.persoon import Persoon, Rol
from storage import afwezigheid
from tests._databases import NU
from tests.storage import bouw
from tests.storage.conftest import Omgeving

DAG = timedelta(days=1)


@pytest.fixture
def rosa(db: Omgeving) -> Persoon:
    return db.doe(bouw.persoon, "Rosa", (Rol.PROCESREGISSEUR, "zvh"))


@pytest.fixture
def bo(db: Omgeving) -> Persoon:
    return db.doe(bouw.persoon, "Bo", (Rol.PROCESREGISSEUR, "zvh"))


def weg(db: Omgeving, wie: Persoon, voor: Persoon | None, begin: int = 1, dagen: int = 2) -> Afwezigheid:
    vervanger = voor.id if voor else None
    een = Afwezigheid(f"weg-{wie.naam}-{begin}", wie.id, NU + begin * DAG, NU + (begin + dagen) * DAG, vervanger)
    db.doe(afwezigheid.voeg_toe, een)
    return een


def test_it_comes_back_as_it_was_kept(db: Omgeving, rosa: Persoon, bo: Persoon) -> None:
    een, later = weg(db, rosa, bo), weg(db, rosa, None, begin=9)
    assert db.zie(afwezigheid.lees, een.id) == een
    assert db.zie(afwezigheid.komende, rosa.id) == (een, later)
    assert db.zie(afwezigheid.als_vervanger, bo.id) == (een,)
    with pytest.raises(NotFound):
        db.zie(afwezigheid.lees, "onbekend")


def test_who_stands_in_does_so_from_the_moment_it_begins_until_it_ends(
    db: Omgeving, rosa: Persoon, bo: Persoon
) -> None:
    weg(db, rosa, bo)
    hoort = {}
    for uren in (24 - 0.001, 24, 72 - 0.001, 72):
        db.nu = NU + timedelta(hours=uren)
        hoort[uren] = (db.zie(afwezigheid.aan_wie_op_verzoek, rosa.id), db.zie(afwezigheid.waarnemingen, bo.id))
    assert [wie for wie, _ in hoort.values()] == [rosa.id, bo.id, bo.id, rosa.id]
    assert [voor for _, voor in hoort.values()] == [set(), {rosa.id}, {rosa.id}, set()]


def test_a_chain_of_stand_ins_is_followed_to_its_end(db: Omgeving, rosa: Persoon, bo: Persoon) -> None:
    cor = db.doe(bouw.persoon, "Cor", (Rol.PROCESREGISSEUR, "zvh"))
    weg(db, rosa, bo)
    weg(db, bo, cor)
    db.over(days=1)
    assert db.zie(afwezigheid.aan_wie_op_verzoek, rosa.id) == cor.id
    assert db.zie(afwezigheid.waarnemingen, cor.id) == {rosa.id, bo.id}


def test_what_is_taken_back_before_it_began_never_was(db: Omgeving, rosa: Persoon, bo: Persoon) -> None:
    een = weg(db, rosa, bo)
    assert db.doe(afwezigheid.beeindig, een.id)
    assert not db.doe(afwezigheid.beeindig, een.id)
    assert db.zie(afwezigheid.komende, rosa.id) == ()
    gebleven = db.zie(afwezigheid.lees, een.id)
    assert gebleven.van == gebleven.tot == NU
    assert db.over(days=2).zie(afwezigheid.waarnemingen, bo.id) == set()


def test_what_is_taken_back_half_way_ends_there_and_can_be_seen_later(db: Omgeving, rosa: Persoon, bo: Persoon) -> None:
    een = weg(db, rosa, bo)
    db.over(days=2)
    assert db.zie(afwezigheid.waarnemingen, bo.id) == {rosa.id}
    db.doe(afwezigheid.beeindig, een.id)
    assert db.zie(afwezigheid.waarnemingen, bo.id) == set()
    gebleven = db.zie(afwezigheid.lees, een.id)
    assert (gebleven.van, gebleven.tot) == (een.van, db.nu)
