"""What a detained person reads is easy: each text of his page, of the invitation and of the letter, in every language.

Level B1 or simpler (`domain/leesbaarheid.py` says how that is counted). A text that fails here is rewritten, never
excused: whoever reads it has nobody beside him who explains it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from babel.messages.pofile import read_po

from domain.gewone_woorden import GEWONE_WOORDEN, GEWONE_WOORDEN_ENGELS
from domain.leesbaarheid import (
    LANGSTE_ZIN,
    cijferdatums,
    dubbele_ontkenningen,
    flesch_douma,
    gemiddelde_zin,
    langste_zin,
    lix,
    moeilijke_woorden,
    woorden,
    zinnen,
)
from domain.regio import Regio
from regio.laden import laad_regio
from teksten.catalogus import MAP, laad_teksten

HUIS: Final = Path(__file__).parents[2]
NEDERLANDS: Final = "nl"
MOEILIJK: Final = {NEDERLANDS: GEWONE_WOORDEN, "en": GEWONE_WOORDEN_ENGELS}
"""A language without a list of its own is checked on the rest."""

GEMIDDELD_HOOGSTENS: Final = 10
B1: Final = 70
LIX_HOOGSTENS: Final = 40
PARAMETER: Final = re.compile(r"\{(\w+)\}")
TUTOYEREN: Final = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)

TYPISCH: Final = {
    NEDERLANDS: {
        "aantal": "3",
        "code": "123 456",
        "dag": "dinsdag 3 maart",
        "minuten": "45",
        "moment": "dinsdag 3 maart, 10 uur",
        "nummer": "020 123 45 67",
        "tijd": "10 uur",
        "toegangscode": "123 456",
        "tot": "dinsdag 17 maart",
    },
    "en": {
        "aantal": "3",
        "code": "123 456",
        "dag": "Tuesday 3 March",
        "minuten": "45",
        "moment": "Tuesday 3 March, 10 o'clock",
        "nummer": "020 123 45 67",
        "tijd": "10 o'clock",
        "toegangscode": "123 456",
        "tot": "Tuesday 17 March",
    },
}
ANDERS: Final = {NEDERLANDS: "de gemeente", "en": "the town"}
"""What stands for a parameter that is a name."""


@dataclass(frozen=True, slots=True)
class Tekst:
    """A text as he reads it: filled in. `ruw`: as it stands in the catalogue."""

    bestand: str
    sleutel: str
    ruw: tuple[str, ...]
    gelezen: str


def catalogus(taal: str) -> Iterator[Tekst]:
    for bestand in sorted((MAP / taal).glob("gast*.po")):
        with bestand.open("rb") as stroom:
            for een in read_po(stroom, locale=taal):
                if not een.id:
                    continue
                sleutel = een.id if isinstance(een.id, str) else een.id[0]
                vormen = een.string if isinstance(een.string, tuple | list) else (een.string,)
                ruw = tuple(str(vorm) for vorm in vormen)
                yield Tekst(bestand.name, sleutel, ruw, "\n".join(ingevuld(vorm, taal) for vorm in ruw))


def ingevuld(tekst: str, taal: str) -> str:
    typisch = TYPISCH.get(taal, {})
    return PARAMETER.sub(lambda gevonden: typisch.get(gevonden[1], ANDERS.get(taal, gevonden[1])), tekst)


TALEN: Final = sorted({een.parent.name for een in MAP.glob("*/gast*.po")} | {NEDERLANDS})
TEKSTEN: Final = {taal: tuple(catalogus(taal)) for taal in TALEN}
REGIOS: Final = tuple(laad_regio(HUIS / "regio" / f"{naam}.yaml", laad_teksten()) for naam in ("demo", "zhz"))


@pytest.fixture(params=TALEN)
def taal(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def hele_zinnen(teksten: tuple[Tekst, ...]) -> str:
    """Return the sentences alone: headings and labels are short, and would hide a long one in the average."""
    alle = (zin for een in teksten for zin in zinnen(een.gelezen))
    return "\n".join(zin for zin in alle if zin.endswith((".", "?", "!")))


def test_there_is_something_to_read_in_dutch_and_in_english() -> None:
    assert {NEDERLANDS, "en"} <= set(TALEN)
    assert all(TEKSTEN[een] for een in TALEN)


def test_no_sentence_is_too_long_to_be_held_in_mind(taal: str) -> None:
    te_lang = {een.sleutel: langste_zin(een.gelezen) for een in TEKSTEN[taal]}
    assert {sleutel: lengte for sleutel, lengte in te_lang.items() if lengte > LANGSTE_ZIN} == {}


def test_sentences_are_short_on_average(taal: str) -> None:
    assert gemiddelde_zin(hele_zinnen(TEKSTEN[taal])) <= GEMIDDELD_HOOGSTENS


def test_every_longer_dutch_text_is_easy_by_the_formula_and_so_is_the_whole() -> None:
    teksten = TEKSTEN[NEDERLANDS]
    moeilijk = {een.sleutel: flesch_douma(een.gelezen) for een in teksten if len(zinnen(een.gelezen)) > 2}
    assert {sleutel: score for sleutel, score in moeilijk.items() if score < B1} == {}
    assert flesch_douma(hele_zinnen(teksten)) >= B1


def test_every_language_is_easy_by_the_formula_for_all_languages(taal: str) -> None:
    assert lix(hele_zinnen(TEKSTEN[taal])) <= LIX_HOOGSTENS


def test_no_word_of_the_field_or_of_an_office_is_used(taal: str) -> None:
    lijst = MOEILIJK.get(taal, {})
    jargon = {een.sleutel: moeilijke_woorden(een.gelezen, lijst) for een in TEKSTEN[taal]}
    assert {sleutel: gevonden for sleutel, gevonden in jargon.items() if gevonden} == {}


def test_nothing_is_denied_twice_in_one_breath(taal: str) -> None:
    dubbel = {een.sleutel: dubbele_ontkenningen(een.gelezen) for een in TEKSTEN[taal]}
    assert {sleutel: gevonden for sleutel, gevonden in dubbel.items() if gevonden} == {}


def test_days_are_written_out(taal: str) -> None:
    in_cijfers = {een.sleutel: cijferdatums(een.gelezen) for een in TEKSTEN[taal]}
    assert {sleutel: gevonden for sleutel, gevonden in in_cijfers.items() if gevonden} == {}


def test_he_is_spoken_to_as_you_and_never_from_above() -> None:
    assert [een.sleutel for een in TEKSTEN[NEDERLANDS] if TUTOYEREN.search(een.gelezen)] == []


def test_every_text_is_there_in_every_language_with_the_same_blanks(taal: str) -> None:
    def blanks(een: Tekst) -> list[frozenset[str]]:
        return [frozenset(PARAMETER.findall(vorm)) for vorm in een.ruw]

    hier = {(een.bestand, een.sleutel): blanks(een) for een in TEKSTEN[taal]}
    assert hier == {(een.bestand, een.sleutel): blanks(een) for een in TEKSTEN[NEDERLANDS]}


def test_a_language_is_a_translation_and_not_the_dutch_again(taal: str) -> None:
    if taal == NEDERLANDS:
        return
    hier = {een.sleutel: een.ruw for een in TEKSTEN[taal]}
    zelfde = [
        een.sleutel for een in TEKSTEN[NEDERLANDS] if len(woorden(een.gelezen)) > 3 and hier[een.sleutel] == een.ruw
    ]
    assert zelfde == []


def test_a_language_that_is_loaded_holds_every_text_of_his_page(taal: str) -> None:
    geladen = laad_teksten(taal)
    assert all(geladen.heeft(een.sleutel) for een in TEKSTEN[taal])


@pytest.mark.parametrize("regio", REGIOS, ids=lambda regio: regio.code)
def test_every_kind_of_partner_has_a_name_that_he_understands(regio: Regio) -> None:
    assert set(regio.partnersoorten) - set(regio.eenvoudig) == set()
    for soort, naam in regio.eenvoudig.items():
        assert len(woorden(naam)) <= 8, soort
        assert moeilijke_woorden(naam) == (), soort


@pytest.mark.parametrize("regio", REGIOS, ids=lambda regio: regio.code)
def test_a_region_says_which_roles_were_hurt_by_names_that_it_has(regio: Regio) -> None:
    assert regio.gesprek.slachtofferrollen
    assert regio.gesprek.slachtofferrollen <= set(regio.rollen)
