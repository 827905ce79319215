"""Zittingen are planned once, and a casus stands on an agenda once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agenda import Agendapunt, Agendasoort, ZittingStatus
from domain.errors import Conflict, NotFound
from storage import agenda
from tests._databases import NU
from tests.storage import bouw
from tests.storage.conftest import Omgeving

WEEK = timedelta(days=7)


def test_planning_the_same_zitting_again_gives_the_same_one_also_when_it_was_cancelled(db: Omgeving) -> None:
    eerst = db.doe(agenda.plan, "jeugd", NU + WEEK)
    afgelast = db.doe(agenda.wijzig, replace(eerst, status=ZittingStatus.VERVALLEN))
    assert (
        db.doe(agenda.plan, "jeugd", NU + WEEK) == afgelast == replace(eerst, status=ZittingStatus.VERVALLEN, versie=2)
    )
    assert db.doe(agenda.plan, "volwassenen", NU + WEEK).id != eerst.id


def test_the_coming_zittingen_are_those_that_are_on_after_the_moment(db: Omgeving) -> None:
    rij = [db.doe(agenda.plan, "jeugd", NU + nummer * WEEK) for nummer in range(5)]
    db.doe(agenda.plan, "volwassenen", NU + WEEK)
    db.doe(agenda.wijzig, replace(rij[2], status=ZittingStatus.VERVALLEN))
    assert db.zie(agenda.volgende, "jeugd", NU, 2) == (rij[1], rij[3])


def test_between_two_moments_the_end_is_outside_and_cancelled_ones_are_there(db: Omgeving) -> None:
    rij = [db.doe(agenda.plan, "jeugd", NU + nummer * WEEK) for nummer in range(3)]
    ander = db.doe(agenda.plan, "volwassenen", NU)
    weg = db.doe(agenda.wijzig, replace(rij[1], status=ZittingStatus.VERVALLEN))
    assert db.zie(agenda.tussen, "jeugd", NU, NU + 2 * WEEK) == (rij[0], weg)
    assert db.zie(agenda.tussen, None, NU, NU + WEEK) == (rij[0], ander)


def test_moving_a_zitting_to_a_moment_that_is_taken_or_from_an_old_version_is_a_conflict(db: Omgeving) -> None:
    een, ander = db.doe(agenda.plan, "jeugd", NU), db.doe(agenda.plan, "jeugd", NU + WEEK)
    with pytest.raises(Conflict, match="bestaat_al"):
        db.doe(agenda.wijzig, replace(een, begint_op=ander.begint_op))
    verzet = db.doe(agenda.wijzig, replace(een, begint_op=NU + timedelta(days=1)))
    assert db.zie(agenda.lees, een.id) == verzet
    with pytest.raises(Conflict, match="gewijzigd"):
        db.doe(agenda.wijzig, een)


def test_an_unknown_zitting_is_not_found(db: Omgeving) -> None:
    with pytest.raises(NotFound):
        db.zie(agenda.lees, "onbekend")


def test_a_casus_stands_on_an_agenda_once_with_its_latest_kind_and_its_first_moment(db: Omgeving) -> None:
    verhaal = db.doe(bouw.verhaal)
    punt = Agendapunt(verhaal.zitting.id, verhaal.casus.id, Agendasoort.NIEUW, NU)
    db.doe(agenda.zet_op_agenda, punt)
    db.doe(agenda.zet_op_agenda, replace(punt, soort=Agendasoort.SPOED, volgorde=1, toegevoegd_op=NU + WEEK))
    assert db.zie(agenda.punten, verhaal.zitting.id) == (replace(punt, soort=Agendasoort.SPOED, volgorde=1),)
    assert db.doe(agenda.haal_van_agenda, verhaal.zitting.id, verhaal.casus.id)
    assert not db.doe(agenda.haal_van_agenda, verhaal.zitting.id, verhaal.casus.id)
    assert db.zie(agenda.punten, verhaal.zitting.id) == ()


def test_the_zittingen_of_a_casus_are_found_from_a_moment_on(db: Omgeving) -> None:
    verhaal = db.doe(bouw.verhaal)
    later = db.doe(agenda.plan, "jeugd", NU + 3 * WEEK)
    vroeger = db.doe(agenda.plan, "jeugd", NU - WEEK)
    for zitting in (later, verhaal.zitting, vroeger):
        db.doe(agenda.zet_op_agenda, Agendapunt(zitting.id, verhaal.casus.id, Agendasoort.LOPEND, NU))
    gevonden = db.zie(agenda.zittingen_met_casus, [verhaal.casus.id, "onbekend"], NU)
    assert gevonden == {verhaal.casus.id: (verhaal.zitting, later)}
    assert db.zie(agenda.zittingen_met_casus, [], NU) == {}


def test_of_every_casus_on_an_agenda_it_is_known_who_holds_it(db: Omgeving) -> None:
    verhaal = db.doe(bouw.verhaal)
    assert db.zie(agenda.houders, verhaal.zitting.id) == {}
    db.doe(agenda.zet_op_agenda, Agendapunt(verhaal.zitting.id, verhaal.casus.id, Agendasoort.NIEUW, NU))
    assert db.zie(agenda.houders, verhaal.zitting.id) == {verhaal.casus.id: verhaal.regisseur.id}
