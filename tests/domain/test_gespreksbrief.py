"""The letter after the talk: what differs between two versions, what may be left out, and when there can be one."""

from dataclasses import replace
from datetime import date

import pytest

from domain.errors import UserMistake
from domain.gespreksbrief import (
    NA_HET_GESPREK,
    Briefdeel,
    Briefregel,
    Gespreksbrief,
    eis_goed_te_keuren,
    eis_na_gesprek,
    leest_hetzelfde,
    wijzigingen,
)
from domain.terugkeergesprek import Gespreksstatus

POLITIE = Briefregel("De politie belt je.", "a1", "politie", date(2026, 3, 17))
SCHULD = Briefregel("We bellen over je geld.", "a2", "gemeente", gevoelig=True)
ZELF = Briefregel("Je belt je moeder.")
BRIEF = Gespreksbrief("g", "c", (POLITIE, SCHULD, ZELF), "Anja")


def test_the_version_to_show_to_others_has_no_debts_or_care_and_says_nothing_of_that() -> None:
    kort = BRIEF.zonder_gevoelig()
    assert kort.regels == (POLITIE, ZELF)
    assert not kort.heeft_gevoelig
    assert kort.afspraken == ("a1",)


def test_what_he_says_back_changes_nothing_in_what_he_reads() -> None:
    assert leest_hetzelfde(BRIEF, replace(BRIEF, begrepen="Hij zei het goed na."))
    assert not leest_hetzelfde(BRIEF, replace(BRIEF, bellen="Iemand anders"))
    assert not leest_hetzelfde(BRIEF, replace(BRIEF, regels=(replace(POLITIE, gevoelig=True), SCHULD, ZELF)))


def test_each_difference_between_two_versions_is_named() -> None:
    anders = replace(POLITIE, tekst="De politie komt langs.")
    nieuw = replace(BRIEF, regels=(anders, ZELF, Briefregel("Je gaat naar school.")), begrepen="ja")
    gevonden = [(een.deel, een.was, een.nu) for een in wijzigingen(BRIEF, nieuw)]
    assert gevonden == [
        (Briefdeel.AFSPRAAK, POLITIE, anders),
        (Briefdeel.AFSPRAAK, SCHULD, None),
        (Briefdeel.ZELF, None, Briefregel("Je gaat naar school.")),
        (Briefdeel.BEGREPEN, None, "ja"),
    ]
    assert len(wijzigingen(None, BRIEF)) == 4, "the first version is new in all"
    assert wijzigingen(BRIEF, BRIEF) == ()


@pytest.mark.parametrize("status", list(Gespreksstatus))
def test_a_letter_comes_after_the_talk(status: Gespreksstatus) -> None:
    if status in NA_HET_GESPREK:
        eis_na_gesprek(status)
        return
    with pytest.raises(UserMistake):
        eis_na_gesprek(status)


@pytest.mark.parametrize("brief", [replace(BRIEF, regels=()), replace(BRIEF, bellen="")])
def test_nothing_is_approved_that_tells_him_nothing_or_leaves_him_alone(brief: Gespreksbrief) -> None:
    eis_goed_te_keuren(BRIEF)
    with pytest.raises(UserMistake):
        eis_goed_te_keuren(brief)
