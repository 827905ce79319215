"""Access is a row from a moment until a moment; what an actor gets is what the rules of the domain give him."""

from datetime import timedelta

import pytest

from domain.persoon import Actor, Rol
from domain.toegang import Toegang
from storage import toegang
from tests._databases import NU
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving


@pytest.fixture
def verhaal(db: Omgeving) -> Verhaal:
    return db.doe(bouw.verhaal)


def agent(db: Omgeving, naam: str = "Bo Agent", *rollen: tuple[Rol, str]) -> Actor:
    return Actor.van(db.doe(bouw.persoon, naam, *(rollen or ((Rol.PARTNER, "politie"),))), NU)


def test_everybody_in_the_role_at_the_organisatie_has_it_and_nobody_else(db: Omgeving, verhaal: Verhaal) -> None:
    gegeven = Toegang(verhaal.casus.id, "politie", Rol.PARTNER, NU)
    db.doe(toegang.verleen, gegeven)
    assert db.zie(toegang.van_casus, verhaal.casus.id) == (gegeven,)
    assert db.zie(toegang.voor_actor, agent(db)) == (gegeven,)
    assert db.zie(toegang.voor_actor, agent(db, "Ali Elders", (Rol.PARTNER, "gemeente-gorinchem"))) == ()
    assert db.zie(toegang.voor_actor, agent(db, "Kim Andere Rol", (Rol.BEHEERDER, "politie"))) == ()
    assert db.zie(toegang.voor_actor, Actor("niemand", "Niemand", ())) == ()


def test_given_to_one_person_it_is_no_colleagues(db: Omgeving, verhaal: Verhaal) -> None:
    bo, collega = agent(db), agent(db, "Cas Collega")
    gegeven = Toegang(verhaal.casus.id, "politie", Rol.PARTNER, NU, persoon_id=bo.persoon_id)
    db.doe(toegang.verleen, gegeven)
    assert db.zie(toegang.voor_actor, bo) == (gegeven,)
    assert db.zie(toegang.voor_actor, collega) == ()


def test_it_holds_from_its_begin_until_its_end(db: Omgeving, verhaal: Verhaal) -> None:
    bo = agent(db)
    db.doe(
        toegang.verleen,
        Toegang(verhaal.casus.id, "politie", Rol.PARTNER, NU + timedelta(days=1), NU + timedelta(days=2)),
    )
    gevonden = [bool(db.over(hours=12).zie(toegang.voor_actor, bo)) for _ in range(4)]
    assert gevonden == [False, True, True, False]


def test_giving_it_again_is_one_row_with_the_new_end(db: Omgeving, verhaal: Verhaal) -> None:
    einde = NU + timedelta(days=9)
    db.doe(toegang.verleen, Toegang(verhaal.casus.id, "politie", Rol.PARTNER, NU))
    db.doe(toegang.verleen, Toegang(verhaal.casus.id, "politie", Rol.PARTNER, NU + timedelta(days=1), einde))
    assert db.zie(toegang.van_casus, verhaal.casus.id) == (
        Toegang(verhaal.casus.id, "politie", Rol.PARTNER, NU, einde),
    )


def test_for_one_person_and_for_everybody_are_two_things(db: Omgeving, verhaal: Verhaal) -> None:
    bo = agent(db)
    db.doe(toegang.verleen, Toegang(verhaal.casus.id, "politie", Rol.PARTNER, NU))
    db.doe(toegang.verleen, Toegang(verhaal.casus.id, "politie", Rol.PARTNER, NU, persoon_id=bo.persoon_id))
    assert len(db.zie(toegang.van_casus, verhaal.casus.id)) == 2


def test_ending_ends_for_one_organisatie_or_for_all_and_the_rows_stay(db: Omgeving, verhaal: Verhaal) -> None:
    bo = agent(db)
    for organisatie in ("politie", "gemeente-dordrecht"):
        db.doe(toegang.verleen, Toegang(verhaal.casus.id, organisatie, Rol.PARTNER, NU))
    db.over(hours=1)
    assert db.doe(toegang.beeindig, verhaal.casus.id, "politie") == 1
    assert db.zie(toegang.voor_actor, bo) == ()
    eind_politie = db.nu
    db.over(hours=1)
    assert db.doe(toegang.beeindig, verhaal.casus.id) == 1
    assert db.doe(toegang.beeindig, verhaal.casus.id) == 0
    einden = {een.organisatie: een.tot for een in db.zie(toegang.van_casus, verhaal.casus.id)}
    assert einden == {"politie": eind_politie, "gemeente-dordrecht": db.nu}
