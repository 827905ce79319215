"""What the manager sees of the work: how much, where, what is late, who is away; never what it is about."""

from datetime import date, timedelta

import pytest

from dialogs import overdragen, werkverdeling
from dialogs.kern.registry import Registry
from domain.afwezigheid import Afwezigheid
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from storage import afwezigheid, personen
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, om, plant, sluit_af, vraagt_uit

VRIJDAG = date(2026, 3, 6)


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    werkverdeling.register(registry)
    overdragen.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def manager(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Marit Manager", (Rol.MANAGER, "zvh"))


@pytest.fixture
def bo(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Bo Bakker", (Rol.PROCESREGISSEUR, "zvh"))


async def verdeling(manager: Deelnemer) -> Kaart:
    return await manager.types("/werkverdeling")


async def test_it_counts_per_tafel_and_fase_and_says_what_is_late_and_when_the_next_zitting_is(
    wereld: Wereld, manager: Deelnemer, bo: Deelnemer
) -> None:
    zitting = plant(wereld, "jeugd", om(wereld, VRIJDAG, 13))
    een = maakt_casus(wereld, "jeugd")
    vraagt_uit(wereld, een, zitting, "politie", "ggd", deadline=wereld.nu + timedelta(hours=1))
    maakt_casus(wereld, "jeugd")
    sluit_af(wereld, maakt_casus(wereld, "jeugd"))
    wereld.verstrijkt(hours=2)
    kaart = await verdeling(manager)
    assert "Samen: 2 lopende casussen, één lopende uitvraag, 2 antwoorden te laat" in kaart
    assert "Regietafel Jeugd: 2 (Aanvang 2)" in kaart
    assert "Eén lopende uitvraag, 2 antwoorden te laat" in kaart
    assert "Eerstvolgende zitting: vr 6 mrt, 13.00 uur" in kaart
    assert "Bo Bakker\n0 lopende casussen" in kaart


async def test_no_casus_is_named(wereld: Wereld, manager: Deelnemer) -> None:
    een = maakt_casus(wereld, "jeugd")
    kaart = await verdeling(manager)
    for geheim in (CANARY, str(een.code), een.id, "verzonnen"):
        assert geheim not in str(kaart.json)
    assert Handeling.WERKVERDELING_GEOPEND in wereld.handelingen()


async def test_who_is_away_and_who_stands_in_is_said(wereld: Wereld, manager: Deelnemer, bo: Deelnemer) -> None:
    begin = om(wereld, date(2026, 3, 9), 0)
    for id_, wie, vervanger in (("a", wereld.regisseur.id, bo.id), ("b", bo.id, None)):
        wereld.doet(afwezigheid.voeg_toe, Afwezigheid(id_, wie, begin, begin + timedelta(days=5), vervanger))
    kaart = await verdeling(manager)
    assert "Afwezig maandag 9 maart tot en met vrijdag 13 maart; Bo Bakker neemt waar" in kaart
    assert "Afwezig maandag 9 maart tot en met vrijdag 13 maart; niemand neemt waar" in kaart


async def test_casussen_without_a_regisseur_stand_first_and_can_be_handed_over_from_there(
    wereld: Wereld, manager: Deelnemer, bo: Deelnemer
) -> None:
    een = maakt_casus(wereld, "jeugd")
    wereld.verstrijkt(minutes=1)
    wereld.doet(personen.beeindig, wereld.regisseur.id, Rol.PROCESREGISSEUR, "zvh", wereld.nu)
    kaart = await verdeling(manager)
    assert kaart.tekst.startswith("Werkverdeling\nEén casus heeft geen regisseur.")
    assert "Rosa Regisseur: geen procesregisseur meer" in kaart
    open_ = await manager.presses(kaart, "Overdragen")
    assert str(een.code) in open_
    assert "Casussen van Rosa Regisseur overdragen" in open_


async def test_nobody_but_a_manager_sees_it(wereld: Wereld, bo: Deelnemer) -> None:
    for wie in (bo, wereld.beheerder, wereld.partner("politie")):
        kaart = await wie.types("/werkverdeling")
        assert "Bo Bakker" not in kaart
        kaart = await wie.presses_raw("werkverdeling.open", {"v": 1})
        assert "Dit kan ik niet voor u openen" in kaart


async def test_thirty_regisseurs_come_in_pages_and_cost_as_many_statements_as_one(
    wereld: Wereld, manager: Deelnemer, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezien: list[object] = []
    echt = UnitOfWork.voer_uit

    def kijk(uow: UnitOfWork, opdracht: object, **waarden: object) -> object:
        gezien.append(opdracht)
        return echt(uow, opdracht, **waarden)  # type: ignore[arg-type]

    def nooit(*_: object) -> None:
        raise AssertionError("nothing is decrypted to count")

    maakt_casus(wereld, "jeugd")
    await verdeling(manager)
    monkeypatch.setattr(UnitOfWork, "voer_uit", kijk)
    await verdeling(manager)
    met_een = len(gezien)
    for nr in range(30):
        maakt_casus(wereld, "jeugd", wereld.persoon(f"Regisseur {nr:02}", (Rol.PROCESREGISSEUR, "zvh")))
    monkeypatch.setattr(UnitOfWork, "ontsleutel", nooit)
    gezien.clear()
    kaart = await verdeling(manager)
    assert len(gezien) == met_een
    assert len(str(kaart.json)) < 25_000
    assert "Regisseur 09" in kaart
    kaart = await manager.presses(kaart, "Volgende")
    assert "Regisseur 09" not in kaart
    assert "Regisseur 10" in kaart
    assert "Regisseur 00" in await manager.presses(kaart, "Vorige")
