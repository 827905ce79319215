"""What he chose about a talk, and what he brings to it, on both databases."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest

from domain.errors import Conflict
from domain.gespreksinbreng import Bewaarkeuze, Inbreng, LieverNiet, LieverNietAntwoord
from domain.gesprekskeuze import Keuze, Keuzeweg, Vertegenwoordiger, geldende
from domain.terugkeergesprek import Terugkeergesprek
from storage import gesprekskeuze, terugkeergesprek
from storage.store import UnitOfWork
from tests.storage import _regio_gesprek, bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving

MOEDER = Vertegenwoordiger("Moeder Verzonnen 😀", "moeder")


def gesprek(uow: UnitOfWork, van: Verhaal) -> Terugkeergesprek:
    een = _regio_gesprek.nieuw(van.casus.id, van.casus.betrokkenen[0].id, van.regisseur.id)
    return terugkeergesprek.maak(uow, een)


def test_every_choice_stays_and_the_newest_counts(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    een, door = db.doe(gesprek, van), van.regisseur.id
    nee = db.doe(gesprekskeuze.kies, een, Keuze.NEE, Keuzeweg.EIGEN_PAGINA, door)
    morgen = db.over(days=1)
    ja = morgen.doe(gesprekskeuze.kies, een, Keuze.JA, Keuzeweg.CASEMANAGER, door, MOEDER, date(2026, 3, 2))
    assert db.zie(gesprekskeuze.keuzes, een.id) == (nee, ja)
    assert geldende(db.zie(gesprekskeuze.keuzes, een.id)) == ja
    assert ja.vertegenwoordiger == MOEDER
    assert ja.op - nee.op == timedelta(days=1)
    assert db.zie(gesprekskeuze.keuzes, "weg") == ()


def test_what_he_brings_comes_back_whole(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    een = db.doe(gesprek, van)
    assert db.zie(gesprekskeuze.inbreng, een) == Inbreng(een.id, een.casus_id)
    nieuw = Inbreng(
        een.id,
        een.casus_id,
        doel="😀 \u202e **huis**",
        per_gebied=MappingProxyType({"wonen": "een kamer"}),
        vragen="x" * 1_000,
        wensen="y",
        tolk="Pools",
        meebrengen="advocaat",
        liever_niet=(LieverNiet("politie"), LieverNiet("ggd", LieverNietAntwoord.KAN_NIET, "Zij helpen je.")),
        bewaren=Bewaarkeuze.CASEMANAGER,
    )
    bewaard = db.doe(gesprekskeuze.bewaar_inbreng, nieuw)
    assert bewaard == replace(nieuw, versie=1)
    assert db.zie(gesprekskeuze.inbreng, een) == bewaard


def test_of_two_who_write_at_once_the_second_looks_again(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    een = db.doe(gesprek, van)
    leeg = Inbreng(een.id, een.casus_id)
    eerst = db.doe(gesprekskeuze.bewaar_inbreng, replace(leeg, doel="een"))
    for oud in (leeg, replace(leeg, versie=7)):
        with pytest.raises(Conflict, match=r"terugkeergesprek\.inbreng_gewijzigd"):
            db.doe(gesprekskeuze.bewaar_inbreng, replace(oud, doel="twee"))
    assert db.zie(gesprekskeuze.inbreng, een) == eerst
