"""Who comes to a zitting: the last word of each person counts, for each organisatie apart."""

from dataclasses import replace
from datetime import timedelta

from domain.aanwezigheid import Aanwezigheid, Komt
from domain.agenda import Zitting
from domain.persoon import Persoon, Rol
from domain.uitvraag import BevragingStatus, UitvraagStatus
from storage import aanwezigheid, agenda, uitvraag
from storage.store import UnitOfWork
from tests._databases import NU
from tests.storage import bouw
from tests.storage.conftest import Omgeving


def een_zitting(uow: UnitOfWork) -> tuple[Zitting, Persoon, Persoon]:
    noor = bouw.persoon(uow, "Noor Proef", (Rol.PARTNER, "politie"))
    bo = bouw.persoon(uow, "Bo Agent", (Rol.PARTNER, "politie"))
    return agenda.plan(uow, "jeugd", uow.now + timedelta(days=2)), noor, bo


def test_the_last_word_counts(db: Omgeving) -> None:
    zitting, noor, bo = db.doe(een_zitting)
    komt = Aanwezigheid(zitting.id, "politie", noor.id, Komt.AANGEMELD, NU, geheimhouding_op=NU)
    db.doe(aanwezigheid.zet, komt)
    assert db.zie(aanwezigheid.lees, zitting.id, "politie", noor.id) == komt

    niet = replace(komt, komt=Komt.AFGEMELD, op=NU + timedelta(hours=1), geheimhouding_op=None, vervanger_id=bo.id)
    db.doe(aanwezigheid.zet, niet)
    assert db.zie(aanwezigheid.lees, zitting.id, "politie", noor.id) == replace(niet, versie=2)
    assert db.zie(aanwezigheid.aantal_aangemeld, zitting.id, "politie") == 0


def test_each_organisatie_is_counted_apart(db: Omgeving) -> None:
    zitting, noor, bo = db.doe(een_zitting)
    for wie, organisatie in ((noor, "politie"), (bo, "politie"), (noor, "wijkteam")):
        db.doe(aanwezigheid.zet, Aanwezigheid(zitting.id, organisatie, wie.id, Komt.AANGEMELD, NU, NU))
    assert db.zie(aanwezigheid.aantal_aangemeld, zitting.id, "politie") == 2
    assert db.zie(aanwezigheid.aantal_aangemeld, zitting.id, "wijkteam") == 1
    assert [een.organisatie for een in db.zie(aanwezigheid.van_zitting, zitting.id)] == [
        "politie",
        "politie",
        "wijkteam",
    ]


def test_who_said_nothing_is_not_there(db: Omgeving) -> None:
    zitting, noor, _ = db.doe(een_zitting)
    assert db.zie(aanwezigheid.lees, zitting.id, "politie", noor.id) is None
    assert db.zie(aanwezigheid.van_zitting, zitting.id) == ()


def test_asked_for_a_zitting_is_whoever_was_asked_about_anything_on_it(db: Omgeving) -> None:
    verhaal = db.doe(bouw.verhaal)
    assert db.zie(aanwezigheid.gevraagd, verhaal.zitting.id) == ("gemeente-dordrecht", "politie")
    assert db.zie(aanwezigheid.komende, NU) == ((verhaal.zitting, ("gemeente-dordrecht", "politie")),)
    assert db.zie(aanwezigheid.komende, verhaal.zitting.begint_op) == ()


def test_a_question_that_was_taken_back_asks_nobody_to_come(db: Omgeving) -> None:
    verhaal = db.doe(bouw.verhaal)
    db.doe(uitvraag.wijzig_bevraging, replace(verhaal.bevraging, status=BevragingStatus.INGETROKKEN))
    assert db.zie(aanwezigheid.gevraagd, verhaal.zitting.id) == ("gemeente-dordrecht",)
    db.doe(uitvraag.wijzig, replace(verhaal.uitvraag, status=UitvraagStatus.INGETROKKEN))
    assert db.zie(aanwezigheid.gevraagd, verhaal.zitting.id) == ()
    assert db.zie(aanwezigheid.komende, NU) == ()
