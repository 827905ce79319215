"""People are known by tenant and object id; roles hold from a moment until a moment."""

from datetime import timedelta

import pytest

from domain.errors import NotFound
from domain.persoon import Aanstelling, Persoon, Rol
from storage import personen
from storage.store import UnitOfWork
from tests._databases import NU
from tests.storage import bouw
from tests.storage.conftest import Omgeving


def rollen(wie: Persoon) -> set[tuple[Rol, str]]:
    return {(een.rol, een.organisatie) for een in wie.aanstellingen}


def test_a_person_is_found_by_tenant_and_object_id_only(db: Omgeving) -> None:
    noor = db.doe(bouw.persoon, "Noor Proef", (Rol.PARTNER, "politie"), (Rol.PROCESREGISSEUR, "veiligheidshuis"))
    assert db.zie(personen.zoek, bouw.TENANT, noor.object_id) == noor
    assert rollen(noor) == {(Rol.PARTNER, "politie"), (Rol.PROCESREGISSEUR, "veiligheidshuis")}
    assert db.zie(personen.zoek, "andere-tenant", noor.object_id) is None
    assert db.zie(personen.zoek, bouw.TENANT, noor.teams_id) is None


def test_somebody_without_a_role_is_found_too(db: Omgeving) -> None:
    noor = db.doe(bouw.persoon)
    assert db.zie(personen.zoek, bouw.TENANT, noor.object_id) == noor
    assert noor.aanstellingen == ()


def test_an_unknown_id_is_not_found(db: Omgeving) -> None:
    with pytest.raises(NotFound):
        db.zie(personen.lees, "niemand")
    assert db.zie(personen.lees_alle, ["niemand"]) == {}
    assert db.zie(personen.lees_alle, []) == {}


def test_registering_again_renews_the_name_and_keeps_person_and_roles(db: Omgeving) -> None:
    noor = db.doe(bouw.persoon, "Noor Proef", (Rol.PARTNER, "politie"))
    weer = db.doe(
        personen.registreer,
        tenant_id=noor.tenant_id,
        object_id=noor.object_id,
        teams_id="29:nieuw",
        naam="Noor de Proef",
    )
    assert (weer.id, weer.naam, weer.teams_id) == (noor.id, "Noor de Proef", "29:nieuw")
    assert weer.aanstellingen == noor.aanstellingen


def test_the_teams_address_can_be_renewed_alone(db: Omgeving) -> None:
    noor = db.doe(bouw.persoon)
    db.doe(personen.zet_teams_id, noor.id, "29:anders")
    assert db.zie(personen.lees, noor.id).teams_id == "29:anders"
    assert db.zie(personen.lees, noor.id).naam == noor.naam


def test_who_holds_a_role_already_keeps_it_and_gets_the_new_end(db: Omgeving) -> None:
    noor = db.doe(bouw.persoon, "Noor Proef", (Rol.PARTNER, "politie"))
    einde = NU + timedelta(days=30)
    db.over(days=1).doe(personen.stel_aan, noor.id, Aanstelling(Rol.PARTNER, "politie", db.nu, einde))
    assert db.zie(personen.lees, noor.id).aanstellingen == (Aanstelling(Rol.PARTNER, "politie", NU, einde),)


def test_a_role_that_ended_can_be_given_again_as_a_period_of_its_own(db: Omgeving) -> None:
    noor = db.doe(bouw.persoon, "Noor Proef", (Rol.PARTNER, "politie"))
    db.over(days=1).doe(personen.beeindig, noor.id, Rol.PARTNER, "politie", db.nu)
    eind = db.nu
    db.over(days=1).doe(personen.stel_aan, noor.id, Aanstelling(Rol.PARTNER, "politie", db.nu))
    assert db.zie(personen.lees, noor.id).aanstellingen == (
        Aanstelling(Rol.PARTNER, "politie", NU, eind),
        Aanstelling(Rol.PARTNER, "politie", db.nu),
    )


def test_ending_a_role_leaves_the_same_role_elsewhere_and_other_people_alone(db: Omgeving) -> None:
    noor = db.doe(bouw.persoon, "Noor Proef", (Rol.PARTNER, "politie"), (Rol.PARTNER, "gemeente"))
    sam = db.doe(bouw.persoon, "Sam Proef", (Rol.PARTNER, "politie"))
    db.over(hours=1).doe(personen.beeindig, noor.id, Rol.PARTNER, "politie", db.nu)
    assert db.zie(personen.met_rol, Rol.PARTNER, "politie") == (sam,)
    assert [een.id for een in db.zie(personen.met_rol, Rol.PARTNER, "gemeente")] == [noor.id]


def test_a_period_that_would_only_begin_later_goes_away_when_the_role_ends(db: Omgeving) -> None:
    noor = db.doe(bouw.persoon)
    db.doe(personen.stel_aan, noor.id, Aanstelling(Rol.PARTNER, "politie", NU + timedelta(days=10)))
    db.doe(personen.beeindig, noor.id, Rol.PARTNER, "politie", NU + timedelta(days=1))
    assert db.zie(personen.lees, noor.id).aanstellingen == ()


def test_holding_a_role_is_a_matter_of_the_moment(db: Omgeving) -> None:
    def vul(uow: UnitOfWork) -> None:
        for naam, van, tot in (("Vroeg", -2, -1), ("Nu", -1, 1), ("Laat", 1, None), ("Altijd", -1, None)):
            wie = bouw.persoon(uow, naam)
            einde = None if tot is None else NU + timedelta(days=tot)
            personen.stel_aan(uow, wie.id, Aanstelling(Rol.PARTNER, "politie", NU + timedelta(days=van), einde))

    db.doe(vul)
    assert [een.naam for een in db.zie(personen.met_rol, Rol.PARTNER, "politie")] == ["Altijd", "Nu"]
    assert [een.naam for een in db.over(days=1).zie(personen.met_rol, Rol.PARTNER)] == ["Altijd", "Laat"]
    assert db.zie(personen.met_rol, Rol.BEHEERDER) == ()


def test_many_people_are_read_at_once(db: Omgeving) -> None:
    namen = [f"Proef {nummer}" for nummer in range(5)]
    allen = {wie.id: wie for wie in (db.doe(bouw.persoon, naam, (Rol.PARTNER, "politie")) for naam in namen)}
    assert db.zie(personen.lees_alle, [*allen, *allen, "niemand"]) == allen
