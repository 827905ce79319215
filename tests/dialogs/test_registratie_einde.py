"""Somebody who comes for a while: his access ends by itself, and the roles of the house go to who they fit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.logboek import Handeling
from domain.persoon import Actor, Rol
from storage import personen
from tests.dialogs._wereld import Wereld
from tests.dialogs.test_registratie import PARTNER, POLITIE, aanmelden

VERA = {"Wie meldt u aan?": "Vera Agent", **PARTNER}
EINDE = "Tot en met (leeg: zonder einde)"
MAANDAG = date(2026, 3, 2)
"""The day on which these tests begin."""


@pytest.fixture
def echt(wereld: Wereld) -> Wereld:
    wereld.regio = replace(wereld.regio, gesprekken_gedeeld=False)
    wereld.zitten_in(POLITIE, [wereld.onbekende("Vera Agent"), wereld.beheerder])
    return wereld


def is_partner(wereld: Wereld) -> bool:
    wie = wereld.leest(personen.zoek, "tenant-merwestad", "entra-vera-agent")
    return wie is not None and "politie" in Actor.van(wie, wereld.nu).organisaties(Rol.PARTNER)


async def test_a_deputy_is_a_partner_until_the_end_of_his_last_day(echt: Wereld) -> None:
    kaart = await aanmelden(echt.beheerder, **VERA, **{EINDE: "2026-03-06"})
    assert "partner bij Politie Merwestreek (tot en met vrijdag 6 maart 2026)" in kaart
    vera = echt.onbekende("Vera Agent")
    kalender = echt.regio.kalender
    echt.nu = kalender.moment(date(2026, 3, 6), kalender.lokaal(echt.nu).time().replace(hour=23, minute=59))
    assert is_partner(echt)
    assert "/casus toon" in await vera.types("/help")
    echt.verstrijkt(minutes=1)
    assert not is_partner(echt)
    assert "/casus toon" not in await vera.types("/help")


async def test_who_stays_longer_gets_another_end_and_who_stays_for_good_none(echt: Wereld) -> None:
    for einde, woorden in (
        ("2026-03-06", "vrijdag 6 maart 2026"),
        ("2026-03-20", "vrijdag 20 maart 2026"),
    ):
        kaart = await aanmelden(echt.beheerder, **VERA, **{EINDE: einde})
        assert f"Vera Agent: partner bij Politie Merwestreek (tot en met {woorden})" in kaart
        echt.verstrijkt(hours=1)
    await aanmelden(echt.beheerder, **VERA)
    wie = echt.leest(personen.zoek, "tenant-merwestad", "entra-vera-agent")
    assert wie is not None
    assert [een.tot for een in wie.aanstellingen] == [None]
    assert echt.handelingen().count(Handeling.PERSOON_AANGESTELD) == 3


async def test_the_same_end_twice_is_written_down_once(echt: Wereld) -> None:
    for _ in range(2):
        await aanmelden(echt.beheerder, **VERA, **{EINDE: "2026-03-06"})
    assert echt.handelingen().count(Handeling.PERSOON_AANGESTELD) == 1


@pytest.mark.parametrize("einde", ["2026-03-01", "2025-12-31", "volgende week", "06-03-2026"])
async def test_a_last_day_that_is_over_or_no_day_is_told_and_what_was_filled_in_stays(echt: Wereld, einde: str) -> None:
    kaart = await aanmelden(echt.beheerder, **VERA, **{EINDE: einde})
    assert "De laatste dag is vandaag of later." in kaart
    assert einde in str(kaart.json)
    assert not is_partner(echt)


async def test_today_may_be_the_last_day(echt: Wereld) -> None:
    kaart = await aanmelden(echt.beheerder, **VERA, **{EINDE: MAANDAG.isoformat()})
    assert "tot en met maandag 2 maart 2026" in kaart
    assert is_partner(echt)
    echt.nu += timedelta(days=1)
    assert not is_partner(echt)


async def test_a_region_never_ends_up_without_a_beheerder(echt: Wereld) -> None:
    beheer = {"Wie meldt u aan?": "Bram Beheerder", "Organisatie": "ZVH Merwestad", "Rol": "beheerder"}
    kaart = await aanmelden(echt.beheerder, **beheer, **{EINDE: "2026-03-06"})
    assert "Er moet een beheerder zonder laatste dag blijven." in kaart
    ander = echt.persoon("Bea Beheer", (Rol.BEHEERDER, "zvh"))
    assert ander.id
    kaart = await aanmelden(echt.beheerder, **beheer, **{EINDE: "2026-03-06"})
    assert "beheerder bij ZVH Merwestad (tot en met vrijdag 6 maart 2026)" in kaart


@pytest.mark.parametrize(
    ("rol", "organisatie", "past"),
    [
        ("manager", "ZVH Merwestad", True),
        ("manager", "Politie Merwestreek", False),
        ("privacyfunctionaris", "ZVH Merwestad", True),
        ("privacyfunctionaris", "Gemeente Merwestad", True),
    ],
)
async def test_the_manager_works_at_the_house_and_a_privacy_officer_anywhere(
    echt: Wereld, rol: str, organisatie: str, past: bool
) -> None:
    kaart = await aanmelden(
        echt.beheerder, **{"Wie meldt u aan?": "Vera Agent", "Organisatie": organisatie, "Rol": rol}
    )
    assert (f"aangemeld als {rol} bij {organisatie}" in kaart) is past
    assert ("Een manager werkt bij ZVH Merwestad." in kaart) is not past
