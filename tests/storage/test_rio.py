"""What the RIO keeps comes back as it was, is read by nobody without the key, and goes with the casus."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.casus import Fase
from domain.errors import Conflict, NotFound
from domain.persoon import Rol
from domain.rio import Agendastatus, Riodossier
from domain.toegang import Toegang
from storage import casus, rio, sporen, toegang, vernietigen, wekkers
from storage.store import UnitOfWork
from storage.tabellen import metadata
from storage.tabellen.nazorg import rioafspraak, riocontact, riodossier
from tests._databases import NU
from tests.storage import bouw
from tests.storage._regio_rio import AFSPRAAK, CONTACT, afspraak, contact, schrijf
from tests.storage.conftest import Omgeving

GEHEIM = "Zij wil haar zoon weer zien."


def nieuw(db: Omgeving) -> tuple[str, str]:
    """Somebody with whom the RIO works: the id of the casus, and of who keeps it."""
    wie = db.doe(lambda uow: bouw.persoon(uow, "Rik Rio", (Rol.PARTNER, "rio")))
    return db.doe(schrijf, wie), wie.id


def test_what_somebody_wants_is_kept_by_version(db: Omgeving) -> None:
    casus_id, _ = nieuw(db)
    eerst = db.zie(rio.dossier, casus_id)
    assert (eerst.eerst, eerst.versie) == ("werk", 1)
    db.doe(rio.bewaar_dossier, replace(eerst, eerst=GEHEIM, hoort_wat="bellen"))
    assert db.zie(rio.dossier, casus_id) == Riodossier(casus_id, eerst=GEHEIM, hoort_wat="bellen", versie=2)
    for oud in (eerst, Riodossier(casus_id)):
        with pytest.raises(Conflict):
            db.doe(rio.bewaar_dossier, oud)


def test_contacts_and_appointments_come_back_as_they_were(db: Omgeving) -> None:
    casus_id, door = nieuw(db)
    assert db.zie(rio.contacten, casus_id) == (contact(casus_id, door),)
    assert db.zie(rio.afspraken, casus_id) == (afspraak(casus_id, door),)
    eerder = replace(contact(casus_id, door), id="eerder", dag=NU.date() - timedelta(days=9))
    db.doe(rio.voeg_contact_toe, eerder)
    assert [een.id for een in db.zie(rio.contacten, casus_id)] == [CONTACT, "eerder"]
    db.doe(rio.wijzig_contact, replace(eerder, notitie=GEHEIM))
    assert db.zie(rio.contact, "eerder").notitie == GEHEIM
    assert db.doe(rio.verwijder_contact, "eerder")
    assert not db.doe(rio.verwijder_contact, "eerder")


def test_of_two_changes_at_once_the_second_is_told(db: Omgeving) -> None:
    casus_id, _ = nieuw(db)
    een = db.zie(rio.afspraak, AFSPRAAK)
    anders = db.doe(rio.wijzig_afspraak, replace(een, status=Agendastatus.GEWEEST))
    assert (anders.versie, db.zie(rio.afspraak, AFSPRAAK)) == (2, anders)
    with pytest.raises(Conflict):
        db.doe(rio.wijzig_afspraak, een)
    assert db.zie(rio.gepland, [casus_id]) == {}


def test_only_who_runs_in_nazorg_and_is_open_to_the_rio_is_one_of_its_people(db: Omgeving) -> None:
    casus_id, door = nieuw(db)

    def anderen(uow: UnitOfWork) -> None:
        wie = bouw.persoon(uow, "Fatima Regisseur")
        wgs = bouw.nieuwe_casus(uow, wie, "Een Ander")
        casus.voeg_toe(uow, wgs)
        toegang.verleen(uow, Toegang(wgs.id, "rio", Rol.PARTNER, uow.now))
        toegang.verleen(uow, Toegang(casus_id, "politie", Rol.PARTNER, uow.now))

    db.doe(anderen)
    assert [een.casus_id for een in db.zie(rio.mensen_van, "rio")] == [casus_id]
    assert db.zie(rio.mensen_van, "rio-elders") == ()
    db.doe(toegang.beeindig, casus_id, "rio")
    db.over(seconds=1)
    assert db.zie(rio.mensen_van, "rio") == ()
    db.doe(toegang.verleen, Toegang(casus_id, "rio", Rol.PARTNER, NU))
    db.doe(lambda uow: casus.wijzig(uow, replace(casus.lees(uow, casus_id), fase=Fase.AFGESLOTEN)))
    assert db.zie(rio.mensen_van, "rio") == ()
    assert door


def test_nothing_that_was_typed_stands_in_the_clear(db: Omgeving) -> None:
    casus_id, door = nieuw(db)
    db.doe(rio.voeg_contact_toe, replace(contact(casus_id, door), id="een", notitie=GEHEIM))
    db.doe(rio.voeg_afspraak_toe, replace(afspraak(casus_id, door), id="een", waarover=GEHEIM))

    def alles(uow: UnitOfWork) -> str:
        return repr([rij for tabel in metadata.sorted_tables for rij in uow.verbinding.execute(select(tabel))])

    assert GEHEIM not in db.zie(alles)


def test_once_the_casus_is_destroyed_nothing_remains(db: Omgeving) -> None:
    casus_id, _ = nieuw(db)
    db.doe(wekkers.zet, "rio_agenda", AFSPRAAK, NU + timedelta(days=1))

    def wis(uow: UnitOfWork) -> dict[str, int]:
        waar = sporen.sporen(uow, casus_id)
        uow.vernietig_sleutels([casus_id])
        return vernietigen.wis_casus(uow, waar, ("rio_agenda",))

    aantallen = db.doe(wis)
    assert [aantallen[een.name] for een in (riodossier, riocontact, rioafspraak)] == [1, 1, 1]
    assert aantallen["wekker"] == 1

    def rest(uow: UnitOfWork) -> int:
        return sum(len(uow.verbinding.execute(select(een)).all()) for een in (riodossier, riocontact, rioafspraak))

    assert db.zie(rest) == 0
    for lees, welke in ((rio.contact, CONTACT), (rio.afspraak, AFSPRAAK)):
        with pytest.raises(NotFound):
            db.zie(lees, welke)
