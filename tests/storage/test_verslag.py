"""The verslag of a casus is kept in versions; participants read only what was approved, word for word."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.errors import Conflict
from domain.verslag import Afspraakregel, Verslag
from storage import verslag
from storage.tabellen.zitting import verslag as tabel
from tests._databases import NU
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving

GEHEIM = "Kanarie kreeg een huis"


@pytest.fixture
def verhaal(db: Omgeving) -> Verhaal:
    return db.doe(bouw.verhaal)


def vol(verhaal: Verhaal) -> Verslag:
    """A version with something in every part."""
    return Verslag(
        verhaal.zitting.id,
        verhaal.casus.id,
        tekst=GEHEIM,
        besluiten=(f"{GEHEIM} en een tuin", "en verder niets"),
        afspraken=(Afspraakregel("een", GEHEIM, "politie", "over twee weken"),),
        hoofddoel=GEHEIM,
        regie="ggd",
        terug_op="2026-04-01",
        aanwezig=("ggd", "politie"),
        van=NU,
        tot=NU + timedelta(minutes=12),
    )


def test_nothing_was_written_yet(db: Omgeving, verhaal: Verhaal) -> None:
    hier = verhaal.zitting.id, verhaal.casus.id
    assert db.zie(verslag.nieuwste, *hier) == Verslag(*hier)
    assert db.zie(verslag.versies, *hier) == ()
    assert db.zie(verslag.goedgekeurd, *hier) is None


def test_what_was_written_is_read_back_whole(db: Omgeving, verhaal: Verhaal) -> None:
    door = verhaal.regisseur.id
    gehouden = db.doe(verslag.voeg_toe, vol(verhaal), door)
    assert gehouden == replace(vol(verhaal), nr=1, op=NU, door_id=door)
    assert db.zie(verslag.nieuwste, gehouden.zitting_id, gehouden.casus_id) == gehouden


def test_every_version_stays_and_the_last_one_is_how_it_stands(db: Omgeving, verhaal: Verhaal) -> None:
    door = verhaal.regisseur.id
    een = db.doe(verslag.voeg_toe, vol(verhaal), door)
    twee = db.over(minutes=5).doe(verslag.voeg_toe, replace(een, tekst="anders"), door)
    assert twee.nr == 2
    assert db.zie(verslag.versies, een.zitting_id, een.casus_id) == (een, twee)
    assert db.zie(verslag.nieuwste, een.zitting_id, een.casus_id) == twee


def test_participants_read_the_words_that_were_approved_while_a_newer_draft_is_written(
    db: Omgeving, verhaal: Verhaal
) -> None:
    door = verhaal.regisseur.id
    een = db.doe(verslag.voeg_toe, vol(verhaal), door)
    hier = een.zitting_id, een.casus_id
    assert db.zie(verslag.goedgekeurd, *hier) is None
    goed = db.doe(verslag.keur_goed, een, door)
    assert (goed.goedgekeurd_op, goed.goedgekeurd_door_id) == (NU, door)
    klad = db.doe(verslag.voeg_toe, replace(goed, tekst="een klad"), door)
    assert klad.goedgekeurd_op is None
    assert db.zie(verslag.goedgekeurd, *hier) == goed
    assert db.zie(verslag.goedgekeurde_van, een.zitting_id) == {een.casus_id}
    nieuw = db.doe(verslag.keur_goed, klad, door)
    assert db.zie(verslag.goedgekeurd, *hier) == nieuw


def test_taken_back_nobody_reads_any_version(db: Omgeving, verhaal: Verhaal) -> None:
    door = verhaal.regisseur.id
    een = db.doe(verslag.keur_goed, db.doe(verslag.voeg_toe, vol(verhaal), door), door)
    db.doe(verslag.keur_goed, db.doe(verslag.voeg_toe, een, door), door)
    hier = een.zitting_id, een.casus_id
    assert db.doe(verslag.trek_in, *hier)
    assert db.zie(verslag.goedgekeurd, *hier) is None
    assert db.zie(verslag.goedgekeurde_van, een.zitting_id) == frozenset()
    assert not db.doe(verslag.trek_in, *hier)


def test_two_who_write_or_approve_at_once_do_not_overwrite_each_other(db: Omgeving, verhaal: Verhaal) -> None:
    door = verhaal.regisseur.id
    een = db.doe(verslag.voeg_toe, vol(verhaal), door)
    with pytest.raises(Conflict, match="gewijzigd"):
        db.doe(verslag.voeg_toe, replace(vol(verhaal), tekst="van een ander"), door)
    db.doe(verslag.keur_goed, een, door)
    with pytest.raises(Conflict, match="gewijzigd"):
        db.doe(verslag.keur_goed, een, door)
    with pytest.raises(Conflict, match="gewijzigd"):
        db.doe(verslag.keur_goed, replace(een, nr=9), door)


def test_no_word_of_it_stands_in_the_database(db: Omgeving, verhaal: Verhaal) -> None:
    db.doe(verslag.voeg_toe, vol(verhaal), verhaal.regisseur.id)
    (rij,) = db.zie(lambda uow: [tuple(rij) for rij in uow.verbinding.execute(select(tabel))])
    assert "Kanarie" not in repr(rij)
    assert "politie" not in repr(rij)
