"""How easy a text reads, counted: sentences, syllables, the formulas, hard words and what is warned about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.gewone_woorden import ALLEEN_HEEL, GEWONE_WOORDEN, GEWONE_WOORDEN_ENGELS
from domain.leesbaarheid import (
    Hint,
    Hintsoort,
    cijferdatums,
    deel_lange_woorden,
    dubbele_ontkenningen,
    flesch_douma,
    gemiddelde_zin,
    hinten,
    langste_zin,
    lettergrepen,
    lix,
    moeilijke_woorden,
    woorden,
    zinnen,
)

GEWOON = "Je praat met mensen die je willen helpen. Je mag nee zeggen. Dan gebeurt er niets ergs."
AMBTELIJK = (
    "In het kader van de re-integratie van gedetineerden participeren diverse ketenpartners in een multidisciplinair"
    " overleg, teneinde de basisvoorwaarden tijdig te realiseren en eventuele stagnatie in het traject te signaleren."
)


@pytest.mark.parametrize(
    ("woord", "aantal"),
    [
        ("je", 1),
        ("gesprek", 2),
        ("dinsdag", 2),
        ("maart", 1),
        ("politie", 3),
        ("situatie", 4),
        ("re-integratie", 5),
        ("gevangenis", 4),
        ("casemanager", 5),
        ("advocaat", 3),
        ("nieuw", 1),
        ("mooie", 2),
        ("draaien", 2),
        ("bijeen", 2),
        ("ideeën", 3),
        ("geïnteresseerd", 5),
        ("één", 1),
        ("café", 2),
        ("coördinatie", 5),
        ("financieel", 4),
        ("beantwoorden", 4),
        ("januari", 4),
        ("yoghurt", 2),
        ("privacy", 3),
        ("zo'n", 1),
        ("vrijheid", 2),
        ("Teams", 1),
        ("museum", 3),
        ("uitkering", 3),
        ("schulden", 2),
        ("10", 2),
        ("tv", 1),
    ],
)
def test_the_syllables_of_a_dutch_word_are_counted_by_its_sounds(woord: str, aantal: int) -> None:
    assert lettergrepen(woord) == aantal


def test_a_sentence_ends_at_a_point_a_question_and_a_line_but_not_at_a_time_or_an_abbreviation() -> None:
    tekst = "Wie is erbij?\n- mevr. J. Jansen\n- de politie\nHet is om 10.30 uur! Neem bijv. je broer mee. Tot dan"

    assert zinnen(tekst) == (
        "Wie is erbij?",
        "mevr. J. Jansen",
        "de politie",
        "Het is om 10.30 uur!",
        "Neem bijv. je broer mee.",
        "Tot dan",
    )


def test_a_word_with_a_hyphen_or_an_apostrophe_and_a_time_are_one_word_each() -> None:
    assert woorden("Zo'n re-integratie om 10.30 uur, ja 👍 !") == ("Zo'n", "re-integratie", "om", "10.30", "uur", "ja")


def test_the_formula_of_douma_gives_what_is_worked_out_by_hand() -> None:
    # 4 words, 5 syllables, one sentence: 206.84 - 0.93 * 4 - 0.77 * 125.
    assert flesch_douma("Je mag nee zeggen.") == pytest.approx(206.84 - 0.93 * 4 - 0.77 * 125)


def test_plain_language_scores_easy_and_the_language_of_the_office_very_hard() -> None:
    assert flesch_douma(GEWOON) > 90
    assert flesch_douma(AMBTELIJK) < 30
    assert lix(GEWOON) < 30
    assert lix(AMBTELIJK) > 60


def test_the_length_of_sentences_and_the_share_of_long_words_are_told() -> None:
    tekst = "Dit is kort. Deze bijeenkomst is langer dan de vorige."

    assert langste_zin(tekst) == 7
    assert gemiddelde_zin(tekst) == pytest.approx(5.0)
    assert deel_lange_woorden(tekst) == pytest.approx(1 / 10)


def test_a_text_without_words_is_not_hard() -> None:
    assert (zinnen(" \n… 👍"), langste_zin(""), gemiddelde_zin(""), deel_lange_woorden(""), lix("")) == ((), 0, 0, 0, 0)
    assert flesch_douma("") == 100
    assert hinten("") == ()


def test_hard_words_are_found_in_every_form_with_the_plain_word_beside_them() -> None:
    tekst = "De zorgindicatie komt. Alle casussen over je detentieadres, in het kader van Re-integratie."

    assert moeilijke_woorden(tekst) == (
        ("zorgindicatie", "toestemming voor zorg"),
        ("casussen", "situatie"),
        ("detentieadres", "gevangenis"),
        ("in het kader van", "voor"),
        ("Re-integratie", "terugkeer"),
    )


@pytest.mark.parametrize("gewoon", ["We doen dit in de regio.", "Dochters mogen mee.", "Je gaat naar de gemeente."])
def test_plain_words_that_begin_as_a_hard_one_are_left_alone(gewoon: str) -> None:
    assert moeilijke_woorden(gewoon) == ()


def test_what_stands_beside_a_hard_word_is_plain_itself() -> None:
    for stam, gewoon in GEWONE_WOORDEN.items():
        assert not moeilijke_woorden(gewoon), stam
        assert langste_zin(gewoon) <= 6, stam
    for stam, gewoon in GEWONE_WOORDEN_ENGELS.items():
        assert not moeilijke_woorden(gewoon, GEWONE_WOORDEN_ENGELS), stam


def test_every_word_that_counts_only_as_a_whole_is_one_of_the_list() -> None:
    assert GEWONE_WOORDEN.keys() >= ALLEEN_HEEL


@pytest.mark.parametrize(
    ("zin", "dubbel"),
    [
        ("Je kunt niet komen zonder tolk.", True),
        ("Het is niet onmogelijk.", True),
        ("Niemand komt nooit.", True),
        ("Je mag nee zeggen.", False),
        ("Je hoeft niets te zeggen, en je hoeft niet te blijven.", False),
        ("Wil je niet? Dan gebeurt er niets ergs.", False),
    ],
)
def test_saying_no_twice_in_one_part_of_a_sentence_is_warned_about(zin: str, *, dubbel: bool) -> None:
    assert bool(dubbele_ontkenningen(zin)) is dubbel


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Kom op 03-02-2027 langs.", ("03-02-2027",)),
        ("Kom op 3/2.", ("3/2",)),
        ("Op 2027-02-03 is het.", ("2027-02-03",)),
        ("Op 3.2.27 om 10.30 uur.", ("3.2.27",)),
        ("Dinsdag 3 februari, 10.30 uur.", ()),
        ("Bel 06-12345678 of 0800-1234 of 078-123 45 67.", ()),
        ("Het is van 10-12 uur.", ()),
        ("24/7 bereikbaar", ("24/7",)),
    ],
)
def test_a_date_in_figures_is_seen_and_a_time_or_a_phone_number_is_not(tekst: str, gevonden: tuple[str, ...]) -> None:
    assert cijferdatums(tekst) == gevonden


def test_who_types_for_him_is_told_what_would_read_easier() -> None:
    lang = "De gemeente " + "regelt een huis en " * 4 + "belt."

    assert hinten(f"{lang} Je krijgt een indicatie op 3-2-2027. Niet zonder paspoort.") == (
        Hint(Hintsoort.ZIN_TE_LANG, lang),
        Hint(Hintsoort.MOEILIJK_WOORD, "indicatie", "toestemming voor zorg"),
        Hint(Hintsoort.DUBBELE_ONTKENNING, "Niet zonder paspoort."),
        Hint(Hintsoort.CIJFERDATUM, "3-2-2027"),
    )


def test_a_plain_line_gets_no_hint() -> None:
    assert hinten("De gemeente belt je op dinsdag 3 maart.\nJe vraagt zelf een ID-kaart aan.") == ()


@given(st.text(max_size=400))
def test_whatever_was_typed_is_counted_without_a_fault(tekst: str) -> None:
    assert all(een.waar for een in hinten(tekst))
    assert langste_zin(tekst) >= gemiddelde_zin(tekst) >= 0
    assert 0 <= deel_lange_woorden(tekst) <= 1
    assert all(lettergrepen(woord) >= 1 for woord in woorden(tekst))


@pytest.mark.parametrize("tekst", ["1" * 10_000, "a-" * 5_000, "a.b" * 3_000, "3-2-" * 2_500, "J. " * 3_000])
def test_the_longest_text_is_counted_at_once(tekst: str) -> None:
    assert hinten(tekst) is not None
