"""Outside its partition a signal is nowhere: no list, no search, no agenda, no uitvraag, no division of work."""

from datetime import time, timedelta

import pytest

from domain.casus import Spoor
from domain.persoon import Rol
from storage import casus as casussen
from storage import opschaling
from storage.store import UnitOfWork
from storage.tabellen import metadata
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import maakt_casus, plant
from tests.dialogs.bij._verhaal import KANARIE, noteert, signalen_van
from tests.dialogs.bij.test_signalen import met_termijnen


@pytest.fixture
async def signaal(wereld: Wereld, bij: Deelnemer) -> str:
    """The id of a signal; a casus of somebody else runs beside it."""
    met_termijnen(wereld)
    maakt_casus(wereld, "nazorg", None, "Iemand Anders")
    morgen = wereld.regio.kalender.lokaal(wereld.nu).date() + timedelta(days=1)
    plant(wereld, "nazorg", wereld.regio.kalender.moment(morgen, time(10)))
    await noteert(wereld, bij)
    (een,) = signalen_van(wereld)
    return een.id


def zwijgt(kaart: Kaart, signaal: str) -> None:
    alles = str(kaart.json)
    assert KANARIE.split()[1] not in alles.replace("Getypt", "")
    assert signaal not in alles


@pytest.mark.parametrize(
    "opdracht",
    [
        "casus lijst",
        "casus toon",
        "agenda",
        "voorbereiding",
        "uitvraag start",
        "uitvraag status",
        "opschalen",
        "werkverdeling",
        "overdragen",
        "meldingen",
        "zaken",
        "bewaren",
        "datalekken",
    ],
)
async def test_no_command_of_another_role_shows_it(wereld: Wereld, signaal: str, opdracht: str) -> None:
    for rol in Rol:
        if rol is not Rol.BIJ:
            waar = "gemeente-merwestad" if rol is Rol.PARTNER else "zvh"
            zwijgt(await wereld.persoon(f"Iemand {rol}", (rol, waar)).opens(opdracht), signaal)


async def test_looking_for_the_name_finds_nobody(wereld: Wereld, signaal: str) -> None:
    formulier = await wereld.regisseur.opens("casus zoek")
    gevonden = await wereld.regisseur.presses_raw(
        "casus.zoek", {**formulier.drukken()[0].data, "naam": KANARIE, "geboren": "3-5-1990", "spoor": "nazorg"}
    )
    assert signaal not in str(gevonden.json)
    assert "Bram" not in gevonden
    zelfde = wereld.leest(casussen.zelfde_persoon, KANARIE, signalen_van(wereld)[0].geboortedatum)
    assert zelfde == ()


async def test_a_casus_about_the_same_person_recognises_nothing(wereld: Wereld, signaal: str) -> None:
    eigen = maakt_casus(wereld, "nazorg", None, KANARIE)
    zelfde = wereld.leest(casussen.zelfde_persoon, KANARIE, eigen.betrokkenen[0].gegevens.geboortedatum)
    assert zelfde == (eigen.id,)
    assert wereld.leest(casussen.codes_van_spoor, [signaal], Spoor.BIJ) == {}


@pytest.mark.parametrize(
    ("verb", "veld"),
    [
        ("casus.open", "casus"),
        ("casus.betrokkene", "casus"),
        ("casus.persoon_weg_formulier", "casus"),
        ("uitvraag.status", "casus"),
        ("opschalen.formulier", "van"),
        ("melding.open", "melding"),
    ],
)
async def test_its_id_opens_nothing_that_is_about_a_casus(wereld: Wereld, signaal: str, verb: str, veld: str) -> None:
    kaart = await wereld.regisseur.presses_raw(verb, {"v": 1, veld: signaal})
    assert KANARIE not in kaart
    assert kaart.invoer == []


async def test_only_its_own_table_and_the_logboek_know_its_id(wereld: Wereld, signaal: str) -> None:
    """What waits to be sent and what is to ring name it by its id, never by more."""
    mag = {"bij_signaal", "bewaring", "logregel", "logkop", "wekker", "bericht", "outbox", "inbox"}

    def waar(uow: UnitOfWork) -> set[str]:
        gevonden = set()
        for naam, tabel in metadata.tables.items():
            for rij in uow.verbinding.execute(tabel.select()):
                if any(waarde == signaal or (isinstance(waarde, str) and signaal in waarde) for waarde in rij):
                    gevonden.add(tabel.name)
                assert not any(isinstance(waarde, str) and "Kanarie" in waarde for waarde in rij), naam
                assert not any(isinstance(waarde, bytes) and b"Kanarie" in waarde for waarde in rij), naam
        return gevonden

    assert wereld.leest(waar) <= mag
    assert wereld.leest(opschaling.van, signaal) == ()
