"""A guest's link is told from a guess without the database, opens for one device, and is forgotten in the end."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.gastlink import Gastdeur, Gastlink
from storage import casus, gastlinks, opruimen
from storage.gastlinks import Geheimsoort
from storage.store import UnitOfWork
from storage.tabellen.terugkeergesprek import gastlink, gastsessie
from tests._databases import NU
from tests.storage import bouw
from tests.storage._regio_gast import Gast, schrijf
from tests.storage.conftest import Omgeving

TOT = NU + timedelta(days=30)


@pytest.fixture
def gast(db: Omgeving) -> Gast:
    return db.doe(maak)


def maak(uow: UnitOfWork) -> Gast:
    van = bouw.persoon(uow)
    een = bouw.nieuwe_casus(uow, van, "Anja Verzonnen")
    casus.voeg_toe(uow, een)
    return schrijf(uow, een.id, van.id)


def ongeopend(uow: UnitOfWork, gast: Gast) -> tuple[Gastlink, str]:
    van = gast.link
    return gastlinks.maak(
        uow, gesprek_id=van.gesprek_id, casus_id=van.casus_id, persoon_id=van.persoon_id, verloopt_op=TOT
    )


def sleutel(db: Omgeving) -> bytes:
    return db.zie(lambda uow: uow.zegel(gastlinks.DEUR))


def test_a_token_is_known_as_ours_by_the_key_of_its_region_alone(db: Omgeving, gast: Gast) -> None:
    assert gastlinks.is_van_hier(sleutel(db), Geheimsoort.LINK, gast.token)
    assert gastlinks.is_van_hier(sleutel(db), Geheimsoort.TOESTEL, gast.geheim)
    elders = sleutel(db.in_regio("elders"))
    assert not gastlinks.is_van_hier(elders, Geheimsoort.LINK, gast.token)


def test_a_token_is_no_cookie_and_a_cookie_no_token(db: Omgeving, gast: Gast) -> None:
    assert not gastlinks.is_van_hier(sleutel(db), Geheimsoort.TOESTEL, gast.token)
    assert not gastlinks.is_van_hier(sleutel(db), Geheimsoort.LINK, gast.geheim)


@pytest.mark.parametrize("geraden", ["", "a", "é" * 64, "A" * 64, "A" * 63, "A" * 8000, "=" * 64, "%00" * 20, "\ud800"])
def test_a_guess_is_no_token(db: Omgeving, geraden: str) -> None:
    assert not gastlinks.is_van_hier(sleutel(db), Geheimsoort.LINK, geraden)


def test_a_token_with_one_letter_changed_is_no_token(db: Omgeving, gast: Gast) -> None:
    for plek in range(len(gast.token)):
        ander = "A" if gast.token[plek] != "A" else "B"
        anders = gast.token[:plek] + ander + gast.token[plek + 1 :]
        assert not gastlinks.is_van_hier(sleutel(db), Geheimsoort.LINK, anders)


def test_neither_a_token_nor_a_cookie_is_kept(db: Omgeving, gast: Gast) -> None:
    def alles(uow: UnitOfWork) -> str:
        rijen = [uow.verbinding.execute(select(tabel)).all() for tabel in (gastlink, gastsessie)]
        return repr(rijen)

    bewaard = db.zie(alles)
    assert gast.link.id in bewaard
    assert gast.token not in bewaard
    assert gast.geheim not in bewaard


def test_of_two_that_read_the_same_link_only_one_opens_it(db: Omgeving, gast: Gast) -> None:
    link, _ = db.doe(ongeopend, gast)
    assert db.doe(gastlinks.open_, link, TOT, "nl") is not None
    assert db.doe(gastlinks.open_, link, TOT, "nl") is None


def test_a_second_device_has_one_chance(db: Omgeving, gast: Gast) -> None:
    assert db.doe(gastlinks.sta_tweede_toe, gast.link.gesprek_id, NU + timedelta(minutes=10))
    link = db.zie(gastlinks.met_token, gast.token)
    assert link is not None
    assert link.deur(NU) is Gastdeur.OPEN
    assert db.doe(gastlinks.open_, link, TOT, "nl") is not None
    link = db.zie(gastlinks.met_token, gast.token)
    assert link is not None
    assert (link.tweede_tot, link.deur(NU)) == (None, Gastdeur.VOL)
    assert not db.doe(gastlinks.sta_tweede_toe, gast.link.gesprek_id, NU + timedelta(minutes=10))


def test_a_link_that_was_taken_back_meanwhile_opens_for_nobody(db: Omgeving, gast: Gast) -> None:
    link, _ = db.doe(ongeopend, gast)
    assert db.doe(gastlinks.trek_in, link.gesprek_id) == 2
    assert db.doe(gastlinks.open_, link, TOT, "nl") is None
    assert db.doe(gastlinks.trek_in, link.gesprek_id) == 0


def test_a_device_never_looks_longer_than_the_link_holds(db: Omgeving, gast: Gast) -> None:
    link, _ = db.doe(ongeopend, gast)
    geopend = db.doe(gastlinks.open_, link, TOT + timedelta(days=9), "nl")
    assert geopend is not None
    assert geopend[0].tot == TOT
    assert db.over(days=30).zie(gastlinks.sessie, geopend[1]) is None


def test_a_talk_that_moves_takes_its_link_along_but_not_one_that_was_taken_back(db: Omgeving, gast: Gast) -> None:
    db.doe(gastlinks.trek_in, gast.link.gesprek_id)
    nieuw, _ = db.doe(ongeopend, gast)
    later = NU + timedelta(days=90)
    db.doe(gastlinks.houd_geldig, gast.link.gesprek_id, later)
    tot = {een.id: een.verloopt_op for een in db.zie(gastlinks.van_gesprek, gast.link.gesprek_id)}
    assert tot == {gast.link.id: TOT, nieuw.id: later}


def test_a_language_stays_chosen_on_a_device(db: Omgeving, gast: Gast) -> None:
    db.doe(gastlinks.zet_taal, gast.sessie.id, "en")
    gevonden = db.zie(gastlinks.sessie, gast.geheim)
    assert gevonden is not None
    assert gevonden[0].taal == "en"


def test_a_link_is_forgotten_a_month_after_it_expired_and_a_device_at_once(db: Omgeving, gast: Gast) -> None:
    assert db.doe(opruimen.ruim_op)["gastlink"] == 0
    db.over(days=31)
    assert db.doe(opruimen.ruim_op)["gastlink"] == 1
    assert db.zie(gastlinks.lees, gast.link.id) is not None
    db.over(days=30)
    assert db.doe(opruimen.ruim_op)["gastlink"] == 1
    assert db.zie(gastlinks.lees, gast.link.id) is None
