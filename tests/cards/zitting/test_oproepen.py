"""The call to an organisatie and the post of a changed order: codes and clock times, calm, on a phone too."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cards.zitting.oproepen import Oproepbeeld, oproep
from cards.zitting.volgorde import MEESTE_PUNTEN, Straks, Volgordebeeld, volgorde
from domain.werkdagen import Kalender
from domain.zittingsoproep import Oproepstand
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T, NL = laad_teksten(), Kalender()
OM = datetime(2026, 3, 5, 13, 20, tzinfo=UTC)


def woorden(beeld: Oproepbeeld) -> list[str]:
    kaart = oproep(beeld, T, NL)
    klopt(kaart)
    return [een["text"] for een in soort(kaart, "TextBlock")]


@pytest.mark.parametrize(
    ("stand", "gezegd", "open_"),
    [
        (Oproepstand.STRAKS, "U bent over 5 minuten aan de beurt, om 14.20 uur: 26-0003-V.", True),
        (Oproepstand.NU, "U bent nu aan de beurt: 26-0003-V.", True),
        (Oproepstand.VERSCHOVEN, "26-0003-V is niet om 14.00 uur aan de beurt maar om 14.20 uur.", True),
        (Oproepstand.VOORBIJ, "26-0003-V is aan de beurt geweest.", False),
        (Oproepstand.VERVALLEN, "26-0003-V komt vandaag niet meer aan de beurt.", False),
    ],
)
def test_each_call_says_what_it_is_about_and_opens_while_there_is_something_to_come_for(
    stand: Oproepstand, gezegd: str, open_: bool
) -> None:
    beeld = Oproepbeeld("z", "26-0003-V", stand, OM, 5, OM - timedelta(minutes=20))
    assert woorden(beeld)[-1].startswith(gezegd)
    assert knoppen(oproep(beeld, T, NL)) == (["Openen"] if open_ else [])
    met_link = replace(beeld, deelnemen=True)
    assert knoppen(oproep(met_link, T, NL)) == (["Openen", "Deelnemen"] if open_ else [])


@pytest.mark.parametrize(("minuten", "gezegd"), [(0, "zo aan de beurt"), (1, "over 1 minuut"), (2, "over 2 minuten")])
def test_the_minutes_are_said_as_people_say_them(minuten: int, gezegd: str) -> None:
    assert gezegd in woorden(Oproepbeeld("z", "26-0003-V", Oproepstand.STRAKS, OM, minuten))[-1]


def test_who_takes_part_no_more_reads_no_code() -> None:
    for beeld in (Oproepbeeld("z", "", Oproepstand.NU, OM), Oproepbeeld("z", "26-0003-V", None, OM)):
        assert woorden(beeld)[0] == "Deze oproep geldt niet meer"
        assert "26-" not in " ".join(woorden(beeld))


def test_where_several_read_along_it_says_for_whom_it_is() -> None:
    beeld = Oproepbeeld("z", "26-0003-V", Oproepstand.NU, OM, voor="Politie", noemen="<at>Piet</at>")
    assert woorden(beeld)[1:3] == ["Voor Politie", "<at>Piet</at>"]


def test_a_changed_order_names_what_comes_with_its_time_and_where_the_second_part_begins() -> None:
    straks = [Straks("26-0002-K", OM), Straks("26-0003-V", OM + timedelta(minutes=20), deel=2)]
    kaart = volgorde(Volgordebeeld("z", "26-0001-R", False, straks, in_delen=True), T, NL)
    klopt(kaart)
    assert [een["text"] for een in soort(kaart, "TextBlock")] == [
        "De volgorde is gewijzigd",
        "Nu: 26-0001-R",
        "Straks:",
        "- 26-0002-K, om 14.20 uur\n- Deel 2\n- 26-0003-V, om 14.40 uur",
    ]


def test_of_a_very_long_agenda_the_rest_is_counted_and_of_an_empty_one_that_nothing_comes() -> None:
    lang = volgorde(Volgordebeeld("z", "", True, [Straks("26-0002-K", OM)] * (MEESTE_PUNTEN + 2)), T, NL)
    klopt(lang)
    assert soort(lang, "TextBlock")[-1]["text"] == "En nog 2 casussen."
    assert soort(lang, "TextBlock")[1]["text"] == "Het is nu pauze."
    leeg = volgorde(Volgordebeeld("z", "26-0001-R", False, []), T, NL)
    assert soort(leeg, "TextBlock")[-1]["text"] == "Er staat verder niets meer op de agenda."
