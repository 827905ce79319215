"""What has passed its term is told once a week to who holds it, in codes; nobody else learns anything."""

from dataclasses import replace
from datetime import timedelta

from dialogs.kern.berichtsoorten import Berichtsoort
from domain.bewaren import Bewaarsoort
from domain.casus import Fase
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import bewaren, casus, personen
from storage.store import UnitOfWork
from tests.dialogs._post import Bezorgd, bezorgt, tikt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, sluit_af
from tests.dialogs.bewaren._verhaal import (
    MAANDAG,
    ander,
    functionaris,
    gesloten,
    manager,
    regel,
    verstreken,
    vijf_jaar_later,
)


def lijsten(post: list[Bezorgd], wie: Deelnemer) -> list[Bezorgd]:
    return [een for een in post if een.werk.soort == Berichtsoort.BEWAREN and een.waar == wie.chat.conversation_id]


async def test_on_monday_the_regisseur_reads_the_codes_of_what_has_passed_its_term(
    wereld: Wereld, rosa: Deelnemer
) -> None:
    een, twee = gesloten(wereld), gesloten(wereld)
    loopt = maakt_casus(wereld, "jeugd")
    (bericht,) = lijsten(vijf_jaar_later(wereld), rosa)
    assert f"{een.code}, {twee.code}" in bericht.kaart
    assert str(loopt.code) not in bericht.kaart
    assert CANARY not in wereld.posted()
    kaart = await rosa.presses(bericht.kaart, "Bekijken")
    assert [keuze["title"] for keuze in kaart.invoer[0]["choices"]] == [regel(een), regel(twee)]
    assert "60 maanden na het afsluiten (bron: verzonnen voor deze demo)" in kaart
    assert Handeling.BEWAREN_GEOPEND in wereld.handelingen()


async def test_a_typed_command_is_answered_with_nothing_but_a_button(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    kaart = await rosa.types("/bewaren")
    assert str(een.code) not in kaart


async def test_it_is_told_once_a_week_and_comes_back_each_week_until_somebody_decides(
    wereld: Wereld, rosa: Deelnemer
) -> None:
    gesloten(wereld)
    assert len(lijsten(vijf_jaar_later(wereld), rosa)) == 1
    dagen = [lijsten(verstreken(wereld, days=1), rosa) for _ in range(6)]
    assert dagen == [[]] * 6
    (weer,) = lijsten(verstreken(wereld, days=1), rosa)
    assert not weer.bewerkt


async def test_when_monday_is_a_holiday_it_is_told_on_tuesday(wereld: Wereld, rosa: Deelnemer) -> None:
    gesloten(wereld)
    tikt(wereld)
    wereld.nu = MAANDAG + timedelta(days=42)  # Easter Monday of 2031
    tikt(wereld)
    assert lijsten(bezorgt(wereld), rosa) == []
    assert len(lijsten(verstreken(wereld, days=1), rosa)) == 1


async def test_a_closed_casus_without_a_clock_gets_one_from_the_day_it_was_closed(wereld: Wereld) -> None:
    een = gesloten(wereld)
    wereld.verstrijkt(days=3)
    tikt(wereld)
    klok = wereld.leest(bewaren.zoek, Bewaarsoort.CASUS, een.id)
    assert klok is not None
    assert klok.verloopt_op is not None


async def test_a_casus_that_runs_again_stops_its_clock(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    tikt(wereld)
    wereld.doet(lambda uow: _heropen(uow, een.id))
    assert lijsten(vijf_jaar_later(wereld), rosa) == []
    assert wereld.leest(bewaren.zoek, Bewaarsoort.CASUS, een.id) is None


def _heropen(uow: UnitOfWork, casus_id: str) -> None:
    casus.wijzig(uow, replace(casus.lees(uow, casus_id), fase=Fase.CASUSOVERLEG))


async def test_another_regisseur_and_a_partner_see_nothing_of_it(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    kees, politie = ander(wereld), wereld.partner("politie")
    assert str(een.code) not in await kees.opens("bewaren")
    niet_van_u = await kees.opens("bewaren", casuscode=str(een.code))
    bestaat_niet = await kees.opens("bewaren", casuscode=str(Casuscode.maak(2026, 9999)))
    assert niet_van_u.json == bestaat_niet.json
    assert str(een.code) not in await politie.opens("bewaren")
    assert rosa.id


async def test_what_has_no_regisseur_any_more_comes_to_the_managers(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    marit = manager(wereld)
    await marit.types("/help")
    tikt(wereld)
    wereld.verstrijkt(days=1)
    wereld.doet(personen.beeindig, rosa.id, Rol.PROCESREGISSEUR, "zvh", wereld.nu)
    post = vijf_jaar_later(wereld)
    assert lijsten(post, rosa) == []
    (bericht,) = lijsten(post, marit)
    assert str(een.code) in bericht.kaart
    kaart = await marit.presses(bericht.kaart, "Bekijken")
    assert regel(een) in kaart
    assert CANARY not in kaart


async def test_a_manager_sees_nothing_of_what_a_regisseur_holds_but_counts(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    for wie in (manager(wereld), functionaris(wereld)):
        assert str(een.code) not in await wie.opens("bewaren")
        tellingen = await wie.types("/bewaren overzicht")
        assert "Casussen (Wgs)" in tellingen
        assert str(een.code) not in tellingen
    assert "Overzicht" not in (await rosa.opens("bewaren")).knoppen
    geweigerd = await rosa.opens("bewaren overzicht")
    assert "Casussen (Wgs)" not in geweigerd


async def test_what_the_region_gives_no_term_never_falls_due_and_the_list_says_so(
    wereld: Wereld, rosa: Deelnemer
) -> None:
    wereld.regio = replace(wereld.regio, bewaartermijnen={})
    een = maakt_casus(wereld, "jeugd")
    sluit_af(wereld, een)
    assert lijsten(vijf_jaar_later(wereld), rosa) == []
    kaart = await rosa.opens("bewaren")
    assert "Van één dossier heeft de regio niet gezegd hoe lang het bewaard wordt." in kaart
