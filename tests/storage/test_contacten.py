"""How people are reached is kept whole, and what two change at once is not lost."""

from dataclasses import replace

import pytest

from domain.contact import Contact, Kanaal
from domain.errors import Conflict, NotFound
from storage import contacten
from tests.storage import bouw
from tests.storage.conftest import Omgeving

NEL = Contact("nel", "politie", "Nel de Vries", Kanaal.EMAIL, email="nel@zorg.example")


def test_a_contact_comes_back_as_it_was_kept(db: Omgeving) -> None:
    agent = db.doe(bouw.persoon)
    vol = replace(
        NEL,
        telefoon="06 12 34 56 78",
        persoon_id=agent.id,
        spoed=(Kanaal.TELEFOON, Kanaal.TEAMS),
        tafels=("jeugd", "veiligheid"),
    )
    db.doe(contacten.voeg_toe, vol)
    assert db.zie(contacten.lees, "nel") == vol
    assert db.zie(contacten.van_persoon, agent.id) == (vol,)


def test_they_are_listed_by_organisatie_and_name_and_who_was_stopped_is_not(db: Omgeving) -> None:
    ander = replace(NEL, id="bo", naam="Bo")
    weg = replace(NEL, id="weg", naam="Ada", actief=False)
    elders = replace(NEL, id="ggd", organisatie="ggd")
    for een in (NEL, ander, weg, elders):
        db.doe(contacten.voeg_toe, een)
    assert db.zie(contacten.alle) == (elders, ander, NEL)
    assert db.zie(contacten.van_organisatie, "politie") == (ander, NEL)
    assert db.zie(contacten.van_organisatie, "politie", "ggd") == (elders, ander, NEL)
    assert db.zie(contacten.lees, "weg") == weg


def test_of_two_who_change_the_same_contact_one_is_told(db: Omgeving) -> None:
    db.doe(contacten.voeg_toe, NEL)
    gewijzigd = db.doe(contacten.wijzig, replace(NEL, telefoon="112"))
    assert gewijzigd == replace(NEL, telefoon="112", versie=2)
    with pytest.raises(Conflict):
        db.doe(contacten.wijzig, replace(NEL, telefoon="113"))
    assert db.zie(contacten.lees, "nel") == gewijzigd


def test_who_is_not_there_is_not_found(db: Omgeving) -> None:
    with pytest.raises(NotFound):
        db.zie(contacten.lees, "niemand")
