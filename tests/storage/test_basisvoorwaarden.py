"""How it stands with the basisvoorwaarden, and the checks after release, on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.basisvoorwaarden import Stand, Voorwaardestand
from domain.casus import Fase
from domain.errors import Conflict
from domain.nacheck import Gezien, Nacheck, Vervolg
from domain.uitvraag import BevragingStatus
from storage import basisvoorwaarden, casus, nacheck, uitvraag
from storage.store import UnitOfWork
from storage.tabellen.nazorg import basisvoorwaarde
from storage.tabellen.nazorg import nacheck as nachecktabel
from tests._databases import NU
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving


def stand(van: Verhaal, code: str = "onderdak", **rest: object) -> Voorwaardestand:
    een = Voorwaardestand(van.casus.id, code, Stand.MEE_BEZIG, "ggd", "Kanarie", van.regisseur.id, NU)
    return replace(een, **rest)  # type: ignore[arg-type]


def gekeken(van: Verhaal, id_: str = "een", dag: int = 0) -> Nacheck:
    op = NU + timedelta(days=dag)
    wat = (Gezien.JA, Gezien.NEE, "Kanarie", Vervolg.GAAT_DOOR, date(2026, 4, 1))
    return Nacheck(id_, van.casus.id, op, van.regisseur.id, *wat)


def test_what_was_said_comes_back_and_the_last_word_counts(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    eerst = stand(van)
    db.doe(basisvoorwaarden.bewaar, eerst)
    assert db.zie(basisvoorwaarden.van_casussen, [van.casus.id]) == {van.casus.id: (eerst,)}
    later = replace(eerst, stand=Stand.OP_ORDE, organisatie=None, notitie="", versie=2)
    db.doe(basisvoorwaarden.bewaar, later)
    assert db.zie(basisvoorwaarden.van_casussen, [van.casus.id, "weg"]) == {van.casus.id: (later,)}


def test_of_two_who_say_it_at_once_the_second_looks_again(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    db.doe(basisvoorwaarden.bewaar, stand(van))
    with pytest.raises(Conflict, match=r"voorwaarden\.gewijzigd"):
        db.doe(basisvoorwaarden.bewaar, stand(van, stand=Stand.NIET))
    db.doe(basisvoorwaarden.bewaar, stand(van, versie=2))
    with pytest.raises(Conflict, match=r"voorwaarden\.gewijzigd"):
        db.doe(basisvoorwaarden.bewaar, stand(van, versie=2, stand=Stand.NIET))


def test_what_waits_for_an_organisatie_is_found_until_the_casus_is_closed(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    db.doe(basisvoorwaarden.bewaar, stand(van))
    db.doe(basisvoorwaarden.bewaar, stand(van, "schulden", organisatie="politie"))
    assert [een.code for een in db.zie(basisvoorwaarden.bij_organisatie, "ggd")] == ["onderdak"]
    assert db.zie(basisvoorwaarden.werkt_mee, van.casus.id, "ggd")
    assert not db.zie(basisvoorwaarden.werkt_mee, van.casus.id, "om")
    db.doe(lambda uow: casus.wijzig(uow, replace(casus.lees(uow, van.casus.id), fase=Fase.AFGESLOTEN)))
    assert db.zie(basisvoorwaarden.bij_organisatie, "ggd") == ()


def test_the_questions_to_an_inrichting_are_found_without_what_was_withdrawn(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    een = van.uitvraag.bevragingen[0]
    gevraagd = db.zie(basisvoorwaarden.gevraagd_aan, [van.casus.id], [een.organisatie, "pi-oostdijk"])
    assert gevraagd == {van.casus.id: ((een.id, een.organisatie),)}
    assert db.zie(basisvoorwaarden.gevraagd_aan, [van.casus.id], ["pi-oostdijk"]) == {}
    db.doe(uitvraag.wijzig_bevraging, replace(een, status=BevragingStatus.INGETROKKEN))
    assert db.zie(basisvoorwaarden.gevraagd_aan, [van.casus.id], [een.organisatie]) == {}


def test_the_checks_after_release_come_in_the_order_in_which_they_were_done(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    for dag, id_ in ((2, "b"), (1, "c")):
        db.doe(nacheck.voeg_toe, gekeken(van, id_, dag))
    assert db.zie(nacheck.van_casussen, [van.casus.id]) == {van.casus.id: (gekeken(van, "c", 1), gekeken(van, "b", 2))}


def test_how_it_stands_and_what_was_found_is_encrypted(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    db.doe(basisvoorwaarden.bewaar, stand(van))
    db.doe(nacheck.voeg_toe, gekeken(van))

    def ruw(uow: UnitOfWork) -> str:
        return repr(
            [tuple(rij) for tabel in (basisvoorwaarde, nachecktabel) for rij in uow.verbinding.execute(tabel.select())]
        )

    for woord in ("Kanarie", "mee_bezig", "gaat_door", "2026-04-01"):
        assert woord not in db.zie(ruw)
