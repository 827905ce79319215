"""Afspraken and their history, on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.afspraak import (
    Afspraak,
    Afspraakhandeling,
    Afspraakregel,
    AfspraakStatus,
    Monitoring,
    Monitoringwijze,
)
from domain.errors import Conflict, NotFound
from storage import afspraken
from storage.store import UnitOfWork
from storage.tabellen.verloop import afspraak as tabel
from storage.tabellen.verloop import afspraakregel
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving

WAT = "Kanarieafspraak 🙂 عمر"


def nieuwe(van: Verhaal, id_: str = "afspraak") -> Afspraak:
    """An afspraak with everything in it, not stored yet."""
    op = van.uitvraag.gestart_op
    return Afspraak(
        id=id_,
        casus_id=van.casus.id,
        wat=WAT,
        organisatie="politie",
        wanneer=date(2026, 3, 1),
        status=AfspraakStatus.LOPEND,
        gemaakt_op=op,
        gemaakt_door_id=van.regisseur.id,
        teken_op=op,
        persoon_id=van.regisseur.id,
        persoon_naam="Kanarienaam",
        doel_id="doel",
        betrokkenen=(van.casus.betrokkenen[0].id,),
        conditie="Kanarieconditie",
        resultaat="Kanarieresultaat",
        monitoring=Monitoring(Monitoringwijze.TAFEL, 14, date(2026, 2, 20)),
        gevraagd=1,
        verzet=2,
        gemeld_op=op,
        zitting_id=van.zitting.id,
    )


def regel(van: Verhaal, id_: str = "regel") -> Afspraakregel:
    """A line of its history, not stored yet."""
    op = van.uitvraag.gestart_op
    return Afspraakregel(
        id_, "afspraak", van.casus.id, Afspraakhandeling.VERZET, op, van.regisseur.id, "Kanariereden", "van", "naar"
    )


def ruw(uow: UnitOfWork) -> str:
    return repr([tuple(rij) for een in (tabel, afspraakregel) for rij in uow.verbinding.execute(een.select())])


def test_it_comes_back_as_it_was_kept(db: Omgeving) -> None:
    een = nieuwe(db.doe(bouw.verhaal))
    db.doe(afspraken.voeg_toe, een)
    assert db.zie(afspraken.lees, een.id) == een
    with pytest.raises(NotFound):
        db.zie(afspraken.lees, "weg")


def test_of_two_who_change_it_at_once_the_second_looks_again(db: Omgeving) -> None:
    een = nieuwe(db.doe(bouw.verhaal))
    db.doe(afspraken.voeg_toe, een)
    ander = db.doe(afspraken.wijzig, replace(een, organisatie="ggd", gemeld_op=None))
    assert ander.versie == een.versie + 1
    assert db.zie(afspraken.lees, een.id) == ander
    with pytest.raises(Conflict):
        db.doe(afspraken.wijzig, replace(een, status=AfspraakStatus.GEREED))
    assert db.zie(afspraken.lees, een.id) == ander


def test_of_a_casus_and_of_an_organisatie_the_first_day_comes_first(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    later = replace(nieuwe(van, "later"), wanneer=date(2026, 4, 1))
    klaar = replace(nieuwe(van, "klaar"), wanneer=date(2026, 1, 1), status=AfspraakStatus.GEREED)
    ggd = replace(nieuwe(van, "ggd"), organisatie="ggd", wanneer=date(2026, 2, 1))
    for een in (later, klaar, ggd, nieuwe(van)):
        db.doe(afspraken.voeg_toe, een)
    assert [een.id for een in db.zie(afspraken.van_casus, van.casus.id)] == ["klaar", "ggd", "afspraak", "later"]
    (per_casus,) = db.zie(afspraken.van_casussen, [van.casus.id, "weg"], alleen_open=True).values()
    assert [een.id for een in per_casus] == ["ggd", "afspraak", "later"]
    assert [een.id for een in db.zie(afspraken.open_bij, "politie")] == ["afspraak", "later"]
    sinds = klaar.teken_op
    assert [een.id for een in db.zie(afspraken.gedaan_bij, "politie", sinds)] == ["klaar"]
    assert db.zie(afspraken.gedaan_bij, "politie", sinds + timedelta(seconds=1)) == ()


def test_its_history_is_kept_in_order(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    db.doe(afspraken.voeg_toe, nieuwe(van))
    eerst, dan = regel(van, "b"), replace(regel(van, "a"), op=regel(van).op + timedelta(minutes=1))
    for een in (dan, eerst):
        db.doe(afspraken.schrijf, een)
    assert db.zie(afspraken.regels, "afspraak") == (eerst, dan)
    assert db.zie(afspraken.regels_van_casus, van.casus.id) == (eerst, dan)


def test_what_was_agreed_and_said_is_encrypted(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    db.doe(afspraken.voeg_toe, nieuwe(van))
    db.doe(afspraken.schrijf, regel(van))
    assert "Kanarie" not in db.zie(ruw)
