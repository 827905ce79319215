"""Uitvragen and answers come back as they were stored; every version of an answer stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import Conflict, NotFound
from domain.formulier import Formulier, Veld, VeldSoort
from domain.uitvraag import (
    Antwoordsoort,
    Bevraging,
    BevragingStatus,
    Uitvraag,
    UitvraagStatus,
    Weigergrond,
    Weigering,
)
from storage import uitvraag
from storage.store import UnitOfWork
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving


@pytest.fixture
def verhaal(db: Omgeving) -> Verhaal:
    return db.doe(bouw.verhaal, "Sem van Verzonnen", "Isa de Bedachte")


def test_an_uitvraag_comes_back_as_it_was_stored_along_every_road(db: Omgeving, verhaal: Verhaal) -> None:
    vraag = verhaal.uitvraag
    assert db.zie(uitvraag.lees, vraag.id) == vraag
    assert db.zie(uitvraag.van_casus, verhaal.casus.id) == (vraag,)
    assert db.zie(uitvraag.van_zitting, verhaal.zitting.id) == (vraag,)
    for een in vraag.bevragingen:
        assert db.zie(uitvraag.van_bevraging, een.id) == vraag


def test_what_is_not_there_is_not_found(db: Omgeving) -> None:
    for lees in (uitvraag.lees, uitvraag.van_bevraging):
        with pytest.raises(NotFound, match="onbekend"):
            db.zie(lees, "onbekend")
    assert db.zie(uitvraag.van_casus, "onbekend") == ()
    assert db.zie(uitvraag.van_zitting, "onbekend") == ()


def test_the_newest_uitvraag_of_a_casus_comes_first(db: Omgeving, verhaal: Verhaal) -> None:
    later = replace(verhaal.uitvraag, id="later", gestart_op=db.nu + timedelta(days=1), bevragingen=())
    db.doe(uitvraag.voeg_toe, later)
    assert db.zie(uitvraag.van_casus, verhaal.casus.id) == (later, verhaal.uitvraag)


def test_an_organisatie_is_asked_once_in_an_uitvraag(db: Omgeving, verhaal: Verhaal) -> None:
    gast = Bevraging("gast", verhaal.uitvraag.id, "sociale-dienst", "overig", "v2", is_gast=True)
    db.doe(uitvraag.voeg_bevraging_toe, gast)
    assert db.zie(uitvraag.lees, verhaal.uitvraag.id).bevragingen == (*verhaal.uitvraag.bevragingen, gast)
    with pytest.raises(Conflict, match="al_bevraagd"):
        db.doe(uitvraag.voeg_bevraging_toe, replace(gast, id="nog-eens"))


def test_a_changed_uitvraag_has_a_new_version_and_an_old_one_is_refused(db: Omgeving, verhaal: Verhaal) -> None:
    dicht = replace(verhaal.uitvraag, status=UitvraagStatus.GESLOTEN)
    assert db.doe(uitvraag.wijzig, dicht) == replace(dicht, versie=2)
    assert db.zie(uitvraag.lees, dicht.id) == replace(dicht, versie=2)
    with pytest.raises(Conflict, match="gewijzigd"):
        db.doe(uitvraag.wijzig, replace(dicht, status=UitvraagStatus.INGETROKKEN))


def test_a_changed_bevraging_has_a_new_version_and_an_old_one_is_refused(db: Omgeving, verhaal: Verhaal) -> None:
    klaar = replace(verhaal.bevraging, status=BevragingStatus.BEANTWOORD, herinneringen=2, afgehandeld_op=db.nu)
    gewijzigd = db.doe(uitvraag.wijzig_bevraging, klaar)
    assert gewijzigd == replace(klaar, versie=2)
    assert db.zie(uitvraag.lees, verhaal.uitvraag.id).bevragingen == (gewijzigd, verhaal.uitvraag.bevragingen[1])
    with pytest.raises(Conflict, match="gewijzigd"):
        db.doe(uitvraag.wijzig_bevraging, klaar)


def test_the_latest_answer_counts_and_earlier_versions_stay(db: Omgeving, verhaal: Verhaal) -> None:
    def antwoord(uow: UnitOfWork) -> None:
        een, ander = verhaal.casus.betrokkenen
        for versie, soort in ((1, Antwoordsoort.NIET_BEKEND), (2, Antwoordsoort.BEKEND)):
            antwoord = replace(verhaal.antwoord(uow, versie, soort), betrokkene_id=een.id)
            uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, antwoord)
        uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, replace(verhaal.antwoord(uow, 1), betrokkene_id=ander.id))

    db.doe(antwoord)
    laatste = db.zie(uitvraag.laatste_antwoorden, verhaal.casus.id, verhaal.bevraging.id)
    versies = {lid.id: versie for lid, versie in zip(verhaal.casus.betrokkenen, (2, 1), strict=True)}
    assert {een.betrokkene_id: een.versie for een in laatste} == versies
    alle = db.zie(uitvraag.alle_versies, verhaal.casus.id, verhaal.bevraging.id)
    assert sorted((een.versie, een.soort) for een in alle) == [
        (1, Antwoordsoort.BEKEND),
        (1, Antwoordsoort.NIET_BEKEND),
        (2, Antwoordsoort.BEKEND),
    ]
    assert set(laatste) <= set(alle)


def test_the_latest_answers_to_several_organisaties_are_read_together(db: Omgeving, verhaal: Verhaal) -> None:
    een, ander = verhaal.uitvraag.bevragingen[:2]

    def antwoord(uow: UnitOfWork) -> None:
        for versie in (1, 2):
            uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, verhaal.antwoord(uow, versie))
        aan_ander = replace(verhaal.antwoord(uow), bevraging_id=ander.id, gezegd_door="Bo van het bureau")
        uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, aan_ander)

    db.doe(antwoord)
    gelezen = {(a.bevraging_id, a.versie, a.gezegd_door) for a in db.zie(uitvraag.laatste_van, [een.id, ander.id])}
    assert gelezen == {(een.id, 2, ""), (ander.id, 1, "Bo van het bureau")}
    assert db.zie(uitvraag.laatste_van, []) == ()
    assert db.zie(uitvraag.laatste_van, [ander.id])[0].bevraging_id == ander.id


def test_answers_come_back_word_for_word_refusals_too(db: Omgeving, verhaal: Verhaal) -> None:
    bijzonder = 'een "lange" tekst\nmet regels, é, 👮 en \\'
    weigering = Weigering(Weigergrond.BEROEPSGEHEIM, bijzonder)

    def bewaar(uow: UnitOfWork) -> None:
        gezegd = replace(verhaal.antwoord(uow), waarden=(("zorgen", bijzonder * 100), ("leeg", "")))
        uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, gezegd)
        uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, replace(verhaal.geweigerd(uow, weigering), versie=2))

    db.doe(bewaar)
    gezegd, geweigerd = db.zie(uitvraag.alle_versies, verhaal.casus.id, verhaal.bevraging.id)
    assert gezegd.waarden == (("zorgen", bijzonder * 100), ("leeg", ""))
    assert (geweigerd.soort, geweigerd.weigering, geweigerd.waarden) == (Antwoordsoort.GEWEIGERD, weigering, ())


def test_the_same_version_of_an_answer_twice_is_a_conflict(db: Omgeving, verhaal: Verhaal) -> None:
    db.doe(lambda uow: uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, verhaal.antwoord(uow)))
    with pytest.raises(Conflict, match="gelijktijdig"):
        db.doe(lambda uow: uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, verhaal.antwoord(uow)))


def test_answers_are_not_found_through_another_casus(db: Omgeving, verhaal: Verhaal) -> None:
    db.doe(lambda uow: uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, verhaal.antwoord(uow)))
    ander = db.doe(bouw.verhaal)
    assert db.zie(uitvraag.laatste_antwoorden, ander.casus.id, verhaal.bevraging.id) == ()
    assert db.zie(uitvraag.alle_versies, ander.casus.id, verhaal.bevraging.id) == ()


def test_a_form_is_kept_as_it_was_when_it_was_asked_with(db: Omgeving) -> None:
    formulier = Formulier("algemeen", "Algemeen", (Veld("zorgen", "Zijn er zorgen?", VeldSoort.TEKST, verplicht=True),))
    for _ in range(2):
        db.doe(uitvraag.bewaar_formulier, formulier)
    assert db.zie(uitvraag.formulier, formulier.versie) == formulier
    with pytest.raises(NotFound, match="onbekend"):
        db.zie(uitvraag.formulier, "nooit-gevraagd")


def test_an_uitvraag_for_a_casus_without_a_key_is_refused_never_stored_in_the_clear(
    db: Omgeving, verhaal: Verhaal
) -> None:
    los: Uitvraag = replace(verhaal.uitvraag, id="los", casus_id="bestaat-niet", bevragingen=())
    with pytest.raises(NotFound, match="sleutel_weg"):
        db.doe(uitvraag.voeg_toe, los)
