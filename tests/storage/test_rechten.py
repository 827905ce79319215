"""Requests in the database: whole, encrypted with the key of the casus, and never overwritten unseen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.errors import Conflict, NotFound
from domain.rechten import Bronstand, Merk, Verlenging, Verzoekstand
from storage import casus, rechten
from storage.store import UnitOfWork
from storage.tabellen.privacy import rechtenverzoek, rechtenverzoek_bron
from tests._databases import NU
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving


@pytest.fixture
def verhaal(db: Omgeving) -> Verhaal:
    return db.doe(bouw.verhaal, "Kanarie van Verzonnen")


def test_what_was_stored_comes_back_whole(db: Omgeving, verhaal: Verhaal) -> None:
    vol = replace(
        bouw.verzoek(verhaal),
        meegeven=frozenset({"doel.1", "antwoord.2"}),
        nagekeken_op=NU,
        verlenging=Verlenging("een verzonnen reden", date(2026, 3, 3)),
        uitkomst="een verzonnen uitkomst",
        verteld_op=date(2026, 3, 4),
        stand=Verzoekstand.AFGEROND,
    )
    db.doe(rechten.voeg_toe, vol)
    assert db.zie(rechten.lees, vol.id) == vol
    assert db.zie(rechten.van_casus, verhaal.casus.id) == (vol,)


def test_an_answer_is_stored_and_a_late_one_does_not_wipe_it(db: Omgeving, verhaal: Verhaal) -> None:
    verzoek = bouw.verzoek(verhaal)
    db.doe(rechten.voeg_toe, verzoek)
    antwoord = replace(
        verzoek.bronnen[0], stand=Bronstand.GEDAAN, toelichting="gedaan", op=NU, door_id=verhaal.regisseur.id
    )
    nieuw = db.doe(rechten.wijzig_bron, verzoek, antwoord)
    assert db.zie(rechten.lees, verzoek.id).bronnen == (nieuw,)
    with pytest.raises(Conflict):
        db.doe(rechten.wijzig_bron, verzoek, antwoord)
    db.doe(rechten.wijzig, replace(verzoek, uitkomst="een"))
    with pytest.raises(Conflict):
        db.doe(rechten.wijzig, replace(verzoek, uitkomst="ander"))


def test_a_line_in_a_list_says_how_many_are_waited_for(db: Omgeving, verhaal: Verhaal) -> None:
    laat, vroeg = bouw.verzoek(verhaal, "a"), bouw.verzoek(verhaal, "b")
    db.doe(rechten.voeg_toe, laat)
    db.doe(rechten.voeg_toe, replace(vroeg, uiterlijk_op=vroeg.uiterlijk_op - timedelta(days=1)))
    regels = db.zie(rechten.met_stand, Verzoekstand.OPEN, 9)
    assert [een.id for een in regels] == ["b", "a"]
    assert (regels[0].wacht_op, regels[0].bronnen, regels[0].code) == (("politie",), 1, str(verhaal.casus.code))
    assert db.zie(rechten.met_stand, Verzoekstand.AFGEROND, 9) == ()


def test_the_marks_stand_beside_one_person_and_one_organisatie(db: Omgeving, verhaal: Verhaal) -> None:
    verzoek = bouw.verzoek(verhaal)
    db.doe(rechten.voeg_toe, verzoek)
    wie = verhaal.casus.betrokkenen[0].id
    assert db.zie(rechten.merken, [verhaal.casus.id]) == {(wie, "politie"): Merk.BETWIST}
    assert db.zie(rechten.merken, ["een andere"]) == {}


def test_a_casus_waits_for_a_request_that_runs_and_no_longer(db: Omgeving, verhaal: Verhaal) -> None:
    verzoek = bouw.verzoek(verhaal)
    db.doe(rechten.voeg_toe, verzoek)
    assert db.zie(rechten.lopend_in, [verhaal.casus.id, "een andere"]) == {verhaal.casus.id}
    db.doe(rechten.wijzig, replace(verzoek, stand=Verzoekstand.INGETROKKEN))
    assert db.zie(rechten.lopend_in, [verhaal.casus.id]) == frozenset()


def test_nothing_of_it_can_be_read_without_the_key_of_the_casus(db: Omgeving, verhaal: Verhaal) -> None:
    verzoek = replace(bouw.verzoek(verhaal), vraag="Kanarievraag")
    db.doe(rechten.voeg_toe, verzoek)

    def rijen(uow: UnitOfWork) -> str:
        tabellen = (rechtenverzoek, rechtenverzoek_bron)
        return "".join(str(tuple(rij)) for tabel in tabellen for rij in uow.verbinding.execute(select(tabel)))

    assert "Kanarievraag" not in db.zie(rijen)
    db.doe(lambda uow: uow.vernietig_sleutels([verhaal.casus.id]))
    with pytest.raises(NotFound):
        db.zie(rechten.lees, verzoek.id)
    with pytest.raises(NotFound):
        db.zie(casus.lees, verhaal.casus.id)
