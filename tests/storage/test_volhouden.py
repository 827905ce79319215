"""What was tried to keep a casus moving, and the facts by which it stands still, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.afspraak import Afspraak, Afspraakhandeling, Afspraakregel, AfspraakStatus
from domain.errors import NotFound
from domain.opschaalladder import Opschaalstap
from domain.volhouden import Volhoudregel, Volhoudstap, aangespoord, scenarios
from storage import afspraken, opschaalladder, volhouden
from storage.store import UnitOfWork
from storage.tabellen.verloop import volhoudregel as tabel
from tests._databases import NU
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving


def regel(van: Verhaal, id_: str = "een", stap: Volhoudstap = Volhoudstap.TELEURSTELLING, **rest: str) -> Volhoudregel:
    return replace(Volhoudregel(id_, van.casus.id, stap, NU, van.regisseur.id), **rest)  # type: ignore[arg-type]


def test_an_act_comes_back_as_it_was_kept(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    alles = regel(
        van, stap=Volhoudstap.SCENARIO, tekst="dan", als="als", wie="Wim", organisatie="politie", van_id="ander"
    )
    alles = replace(alles, zitting_id=van.zitting.id)
    db.doe(volhouden.voeg_toe, alles)
    assert db.zie(volhouden.lees, "een") == alles
    assert db.zie(volhouden.van_casus, van.casus.id) == (alles,)


def test_one_that_is_not_there_is_not_found(db: Omgeving) -> None:
    db.doe(bouw.verhaal)
    with pytest.raises(NotFound):
        db.zie(volhouden.lees, "weg")


def test_they_come_in_the_order_in_which_they_were_done(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    for dag, id_ in ((2, "b"), (1, "c"), (3, "a")):
        db.doe(volhouden.voeg_toe, replace(regel(van, id_), op=NU + timedelta(days=dag)))
    assert [een.id for een in db.zie(volhouden.van_casus, van.casus.id)] == ["c", "b", "a"]


def test_what_was_typed_and_who_was_nudged_is_encrypted(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    db.doe(volhouden.voeg_toe, regel(van, tekst="Kanarie", als="vlucht", wie="tante", organisatie="ggd"))

    def ruw(uow: UnitOfWork) -> list[tuple[object, ...]]:
        return [tuple(rij) for rij in uow.verbinding.execute(tabel.select())]

    for woord in ("Kanarie", "vlucht", "tante", "ggd"):
        assert woord not in repr(db.zie(ruw))


def test_the_facts_are_days_and_statuses_of_all_at_once(db: Omgeving) -> None:
    van, leeg = db.doe(bouw.verhaal), db.doe(bouw.verhaal)
    db.doe(volhouden.voeg_toe, regel(van, "eerst"))
    db.doe(volhouden.voeg_toe, replace(regel(van, "dan", Volhoudstap.MOTIVEREN), op=NU + timedelta(days=1)))
    casus_id, door = van.casus.id, van.regisseur.id
    een = Afspraak("a", casus_id, "bellen", "politie", NU.date(), AfspraakStatus.LOPEND, NU, door, NU, verzet=2)
    db.doe(afspraken.voeg_toe, een)
    for dag, handeling in enumerate((Afspraakhandeling.VERZET, Afspraakhandeling.VERZET, Afspraakhandeling.TEKEN)):
        keer = Afspraakregel(f"r{dag}", "a", casus_id, handeling, NU + timedelta(days=dag), door)
        db.doe(afspraken.schrijf, keer)
    sporen = db.zie(volhouden.sporen_van, [casus_id, leeg.casus.id, "weg"])
    assert set(sporen) == {casus_id, leeg.casus.id}
    assert sporen[casus_id].gedaan == (Volhoudstap.MOTIVEREN, NU + timedelta(days=1))
    (stand,) = sporen[casus_id].afspraken
    assert (stand.organisatie, stand.verzet, stand.verzet_op) == ("politie", 2, NU + timedelta(days=1))
    assert sporen[leeg.casus.id].gedaan is None
    assert sporen[leeg.casus.id].afspraken == ()
    assert sporen[leeg.casus.id].begonnen_op == leeg.casus.aangemaakt_op


def test_scenarios_and_nudges_are_read_from_the_acts(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    alle = (
        regel(van, "s1", Volhoudstap.SCENARIO, als="a"),
        regel(van, "s2", Volhoudstap.SCENARIO, als="b"),
        regel(van, "g", Volhoudstap.SCENARIO, van_id="s1"),
        regel(van, "m", Volhoudstap.MOTIVEREN, organisatie="politie"),
        regel(van, "d", Volhoudstap.DOORPAKKEN, organisatie="politie"),
    )
    assert [(een.id, bij.id if bij else None) for een, bij in scenarios(alle)] == [("s2", None), ("s1", "g")]
    assert {wie: [een.id for een in keren] for wie, keren in aangespoord(alle).items()} == {"politie": ["m"]}


def test_a_casus_that_came_back_begins_anew_and_a_step_is_a_sign_of_life(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    casus_id, door = van.casus.id, van.regisseur.id
    terug = Opschaalstap("terug", casus_id, "", "zvh", NU + timedelta(days=3), door, reden="weer", hermelding=True)
    hoger = Opschaalstap("hoger", casus_id, "zvh", "o3", NU + timedelta(days=5), door, reden="zwaar")
    for stap in (terug, hoger):
        db.doe(opschaalladder.voeg_toe, stap)
    sporen = db.zie(volhouden.sporen_van, [casus_id])[casus_id]
    assert (sporen.heropend_op, sporen.geschaald_op) == (terug.op, hoger.op)


def test_of_what_went_wrong_only_how_often_is_counted(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    for id_, stap in (
        ("a", Volhoudstap.TELEURSTELLING),
        ("b", Volhoudstap.TELEURSTELLING),
        ("c", Volhoudstap.SCENARIO),
    ):
        db.doe(volhouden.voeg_toe, regel(van, id_, stap))
    assert db.zie(volhouden.tegenslagen, [van.casus.id, "weg"]) == {van.casus.id: 2}
