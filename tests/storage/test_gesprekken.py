"""Conversations: their address is kept fresh, and each tafel and organisatie has one."""

import pytest

from domain.errors import NotFound
from domain.persoon import Persoon
from storage import gesprekken
from storage.gesprekken import Bestemming, Gespreksoort, Toewijzing
from tests.storage import bouw
from tests.storage.conftest import Omgeving


@pytest.fixture
def noor(db: Omgeving) -> Persoon:
    return db.doe(bouw.persoon)


def test_a_conversation_is_remembered_once(db: Omgeving) -> None:
    eerst, weer = db.doe(bouw.kanaal), db.doe(bouw.kanaal)
    assert eerst == weer
    assert eerst.soort is Gespreksoort.CHANNEL
    assert db.zie(gesprekken.lees, eerst.id) == eerst
    assert db.zie(gesprekken.zoek, eerst.conversation_id) == eerst
    assert db.zie(gesprekken.zoek, "19:anders") is None
    with pytest.raises(NotFound):
        db.zie(gesprekken.lees, "onbekend")


def test_hearing_of_it_again_renews_the_address_and_keeps_what_is_not_said(db: Omgeving, noor: Persoon) -> None:
    eerst = db.doe(bouw.persoonlijk, noor)
    weer = db.doe(
        gesprekken.onthoud,
        soort="personal",
        conversation_id=eerst.conversation_id,
        service_url="https://teams.example/amer/",
        tenant_id=bouw.TENANT,
        bot_id="28:bot",
    )
    assert (weer.id, weer.service_url, weer.persoon_id) == (eerst.id, "https://teams.example/amer/", noor.id)


def test_unreachable_until_it_is_heard_of_again(db: Omgeving) -> None:
    kanaal = db.doe(bouw.kanaal)
    db.doe(gesprekken.zet_onbereikbaar, kanaal.id, "verwijderd")
    assert not db.zie(gesprekken.lees, kanaal.id).bereikbaar
    assert db.doe(bouw.kanaal).bereikbaar


def test_a_conversation_serves_what_it_was_given_to(db: Omgeving, noor: Persoon) -> None:
    kanaal = db.doe(bouw.kanaal)
    db.doe(gesprekken.wijs_toe, kanaal.id, Bestemming.TAFEL, "jeugd", noor.id)
    db.doe(gesprekken.wijs_toe, kanaal.id, Bestemming.ORGANISATIE, "politie", noor.id)
    db.doe(gesprekken.wijs_toe, kanaal.id, Bestemming.ORGANISATIE, "jeugd", noor.id)
    assert db.zie(gesprekken.voor_tafel, "jeugd") == kanaal
    assert db.zie(gesprekken.voor_organisatie, "politie") == kanaal
    assert db.zie(gesprekken.voor_tafel, "politie") is None
    assert db.zie(gesprekken.bestemmingen, kanaal.id) == (
        Toewijzing(Bestemming.ORGANISATIE, "jeugd"),
        Toewijzing(Bestemming.ORGANISATIE, "politie"),
        Toewijzing(Bestemming.TAFEL, "jeugd"),
    )


def test_an_organisatie_moves_to_another_conversation_and_is_never_in_two(db: Omgeving, noor: Persoon) -> None:
    oud, nieuw = db.doe(bouw.kanaal, "19:oud"), db.doe(bouw.kanaal, "19:nieuw")
    for kanaal in (oud, nieuw):
        db.doe(gesprekken.wijs_toe, kanaal.id, Bestemming.ORGANISATIE, "politie", noor.id)
    assert db.zie(gesprekken.voor_organisatie, "politie") == nieuw
    assert db.zie(gesprekken.bestemmingen, oud.id) == ()


def test_what_was_let_go_is_served_by_nobody(db: Omgeving, noor: Persoon) -> None:
    kanaal = db.doe(bouw.kanaal)
    db.doe(gesprekken.wijs_toe, kanaal.id, Bestemming.TAFEL, "jeugd", noor.id)
    db.doe(gesprekken.maak_los, Bestemming.TAFEL, "jeugd")
    assert db.zie(gesprekken.voor_tafel, "jeugd") is None
    assert db.zie(gesprekken.bestemmingen, kanaal.id) == ()


def test_a_conversation_that_is_not_there_can_serve_nothing(db: Omgeving, noor: Persoon) -> None:
    with pytest.raises(NotFound):
        db.doe(gesprekken.wijs_toe, "onbekend", Bestemming.TAFEL, "jeugd", noor.id)


def test_the_personal_conversation_is_the_one_heard_of_last(db: Omgeving, noor: Persoon) -> None:
    assert db.zie(gesprekken.persoonlijk, noor.id) is None
    db.doe(bouw.persoonlijk, noor, "a:oud")
    nieuw = db.over(days=1).doe(bouw.persoonlijk, noor, "a:nieuw")
    assert db.zie(gesprekken.persoonlijk, noor.id) == nieuw
