"""A plan is kept in versions that stay; of the casusregie the database itself allows one at a time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from domain.errors import Conflict, NotFound
from domain.plan import Doelstand, EigenInbreng, Inzet, Kaderafspraak, Plan, Plandoel
from domain.regie import Regie
from storage import casus
from storage import plan as plannen
from storage import regie as regies
from storage.store import UnitOfWork
from storage.tabellen import metadata
from storage.tabellen.verloop import plan as plantabel
from storage.tabellen.verloop import regie as regietabel
from tests._databases import NU
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving

GEHEIM = "Kanarie wil weer naar huis"


@pytest.fixture
def verhaal(db: Omgeving) -> Verhaal:
    return db.doe(bouw.verhaal)


def vol(verhaal: Verhaal, nr: int = 1) -> Plan:
    """A plan with something in every part."""
    wie = verhaal.casus.betrokkenen[0].id
    return Plan(
        casus_id=verhaal.casus.id,
        nr=nr,
        op=NU,
        door_id=verhaal.regisseur.id,
        hoofddoel=GEHEIM,
        inbreng={wie: EigenInbreng(GEHEIM, "fietst graag")},
        doelen=(
            Plandoel("een", GEHEIM, "werk", wie),
            Plandoel("twee", GEHEIM, "", stand=Doelstand.VERVALLEN),
        ),
        inzet={Inzet.DWANG: GEHEIM, Inzet.ZORG: "thuis"},
        kaders=(
            Kaderafspraak("kader", "toezicht", wie, date(2026, 6, 30), GEHEIM, voorbij=True),
            Kaderafspraak("ander", "machtiging"),
        ),
        opschalen_als="geweld",
        afschalen_als="rust",
        evaluatie_op=date(2026, 6, 1),
    )


def test_what_was_saved_is_read_back_whole(db: Omgeving, verhaal: Verhaal) -> None:
    db.doe(plannen.voeg_toe, vol(verhaal))
    assert db.zie(plannen.huidige, verhaal.casus.id) == vol(verhaal)
    assert db.zie(plannen.versie, verhaal.casus.id, 1) == vol(verhaal)


def test_the_newest_version_counts_and_the_older_ones_stay(db: Omgeving, verhaal: Verhaal) -> None:
    versies = [replace(vol(verhaal, nr), hoofddoel=f"versie {nr}") for nr in (1, 2, 10)]
    for een in versies:
        db.doe(plannen.voeg_toe, een)
    ander = db.doe(lambda uow: _nog_een_casus(uow, verhaal))
    assert db.zie(plannen.huidige_van, [verhaal.casus.id, ander]) == {verhaal.casus.id: versies[-1]}
    assert db.zie(plannen.versies, verhaal.casus.id) == tuple(versies)
    assert db.zie(plannen.huidige, ander) is None
    with pytest.raises(NotFound):
        db.zie(plannen.versie, verhaal.casus.id, 3)


def test_one_number_is_one_version(db: Omgeving, verhaal: Verhaal) -> None:
    db.doe(plannen.voeg_toe, vol(verhaal))
    with pytest.raises(Conflict, match=r"plan\.gewijzigd"):
        db.doe(plannen.voeg_toe, replace(vol(verhaal), hoofddoel="van een ander"))
    huidig = db.zie(plannen.huidige, verhaal.casus.id)
    assert huidig is not None
    assert huidig.hoofddoel == GEHEIM


def test_the_database_reads_nothing_of_it_but_the_day_of_evaluation(db: Omgeving, verhaal: Verhaal) -> None:
    db.doe(plannen.voeg_toe, vol(verhaal))
    (rij,) = db.zie(lambda uow: uow.verbinding.execute(metadata.tables["plan"].select()).all())
    assert b"Kanarie" not in rij.inhoud
    assert rij.evaluatie_op == "2026-06-01"
    assert not any("Kanarie" in een for een in rij if isinstance(een, str))


def test_a_version_cannot_take_the_place_of_another(db: Omgeving, verhaal: Verhaal) -> None:
    for nr in (1, 2):
        db.doe(plannen.voeg_toe, replace(vol(verhaal, nr), hoofddoel=f"versie {nr}"))

    def verwissel(uow: UnitOfWork) -> None:
        rijen = uow.verbinding.execute(plantabel.select().order_by(plantabel.c.nr)).all()
        uow.verbinding.execute(plantabel.update().where(plantabel.c.nr == 1).values(inhoud=rijen[1].inhoud))

    db.doe(verwissel)
    with pytest.raises(Exception, match=r"opslag\.onleesbaar"):
        db.zie(plannen.versie, verhaal.casus.id, 1)


def periode(verhaal: Verhaal, organisatie: str, dag: int) -> Regie:
    van = NU + timedelta(days=dag)
    return Regie(f"regie-{dag}", verhaal.casus.id, organisatie, van, verhaal.regisseur.id)


def test_the_casusregie_is_with_one_and_who_had_it_is_kept(db: Omgeving, verhaal: Verhaal) -> None:
    for dag, wie in enumerate(("politie", "ggd", "politie")):
        db.doe(regies.beleg, periode(verhaal, wie, dag))
    alle = db.zie(regies.geschiedenis, verhaal.casus.id)
    assert [(een.organisatie, een.tot) for een in alle] == [
        ("politie", NU + timedelta(days=1)),
        ("ggd", NU + timedelta(days=2)),
        ("politie", None),
    ]
    assert db.zie(regies.huidige, verhaal.casus.id) == alle[-1]
    assert db.zie(regies.lees, "regie-1") == alle[1]
    with pytest.raises(NotFound):
        db.zie(regies.lees, "nooit")


def test_the_database_refuses_a_second_holder_whatever_the_program_does(db: Omgeving, verhaal: Verhaal) -> None:
    db.doe(regies.beleg, periode(verhaal, "politie", 0))
    rij = {
        "regio": db.regio,
        "id": "tweede",
        "casus_id": verhaal.casus.id,
        "organisatie": "ggd",
        "van": NU,
        "door_id": verhaal.regisseur.id,
    }
    with pytest.raises(IntegrityError):
        db.doe(lambda uow: uow.verbinding.execute(insert(regietabel).values(rij)))


def _nog_een_casus(uow: UnitOfWork, verhaal: Verhaal) -> str:

    een = bouw.nieuwe_casus(uow, verhaal.regisseur)
    casus.voeg_toe(uow, een)
    return een.id
