from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.formulier import (
    Delen,
    Formulier,
    Ingevuld,
    Keuze,
    Veld,
    Veldfout,
    VeldSoort,
    Voorwaarde,
    naar_json,
    uit_json,
    valideer,
)

SLEUTELS = (Keuze("a", "Eerste"), Keuze("b", "Tweede"), Keuze("onbekend", "Onbekend"))
FORMULIER = Formulier(
    "proef",
    "Proefformulier",
    (
        Veld("bekend", "Bekend?", VeldSoort.JA_NEE, verplicht=True, einde_bij="nee"),
        Veld("zorgen", "Zorgen?", VeldSoort.JA_NEE, verplicht=True),
        Veld(
            "welke",
            "Welke?",
            VeldSoort.TEKST,
            verplicht=True,
            max_lengte=20,
            toon_als=Voorwaarde("zorgen", ("ja",)),
            feit_of_oordeel=True,
        ),
        Veld("sinds", "Sinds?", VeldSoort.DATUM, toon_als=Voorwaarde("welke", ("x",))),
        Veld("kader", "Kader", VeldSoort.KEUZE, keuzes=SLEUTELS, notitie=10, feit_of_oordeel=True),
        Veld("gebieden", "Leefgebieden", VeldSoort.MEERKEUZE, keuzes=SLEUTELS),
        Veld("slot", "Kort", VeldSoort.KORTE_TEKST, feit_of_oordeel=True),
        Veld("einde", "Einddatum", VeldSoort.DATUM, toon_als=Voorwaarde("gebieden", ("b",))),
    ),
)
GOED = {"bekend": "ja", "zorgen": "nee", "delen": "hele_tafel"}


def geldig(**invoer: str) -> Ingevuld:
    uitkomst = valideer(FORMULIER, {**GOED, **invoer})
    assert isinstance(uitkomst, Ingevuld), uitkomst
    return uitkomst


def fouten(**invoer: str) -> tuple[Veldfout, ...]:
    uitkomst = valideer(FORMULIER, {**GOED, **invoer})
    assert isinstance(uitkomst, tuple), uitkomst
    return uitkomst


def test_a_good_answer_is_kept_with_the_version_it_was_asked_with() -> None:
    antwoord = geldig(kader="b")
    assert antwoord.waarden == (("bekend", "ja"), ("zorgen", "nee"), ("kader", "b"))
    assert antwoord.delen is Delen.HELE_TAFEL
    assert antwoord.versie == FORMULIER.versie
    assert antwoord.beeindigd_door is None
    assert antwoord.waarde("kader") == "b"
    assert antwoord.waarde("slot") == ""


def test_not_known_ends_the_form_in_one_answer_and_nothing_else_is_kept() -> None:
    antwoord = valideer(FORMULIER, {"bekend": "nee", "zorgen": "ja", "welke": "drankt", "delen": "hele_tafel"})
    assert antwoord == Ingevuld("proef", FORMULIER.versie, (("bekend", "nee"),), None, "bekend")


def test_nothing_filled_in_names_every_required_question() -> None:
    assert valideer(FORMULIER, {}) == (
        Veldfout("bekend", "formulier.fout.verplicht"),
        Veldfout("zorgen", "formulier.fout.verplicht"),
        Veldfout("delen", "formulier.fout.delen"),
    )


def test_a_hidden_question_is_neither_required_nor_kept() -> None:
    assert geldig(welke="toch iets", welke__aard="feit", sinds="2026-01-01").waarde("welke") == ""


def test_a_question_that_hangs_on_a_hidden_one_is_hidden_too() -> None:
    assert geldig(zorgen="ja", welke="iets", welke__aard="feit", sinds="2026-01-01").waarde("sinds") == ""


def test_a_question_is_shown_when_one_of_several_choices_is_the_right_one() -> None:
    assert geldig(gebieden="b,a", einde="2026-03-01").waarde("einde") == "2026-03-01"
    assert geldig(gebieden="a", einde="2026-03-01").waarde("einde") == ""


def test_a_text_says_whether_it_is_fact_or_judgement() -> None:
    assert fouten(zorgen="ja", welke="iets") == (Veldfout("welke__aard", "formulier.fout.aard"),)
    assert fouten(zorgen="ja", welke="iets", welke__aard="roddel")[0].veld == "welke__aard"
    antwoord = geldig(zorgen="ja", welke="iets", welke__aard="oordeel")
    assert antwoord.waarden[2:] == (("welke", "iets"), ("welke__aard", "oordeel"))


def test_a_note_stands_beside_its_answer_and_says_whether_it_is_fact_or_judgement() -> None:
    antwoord = geldig(kader="b", kader__notitie="loopt af", kader__aard="feit")
    assert antwoord.waarden[2:] == (("kader", "b"), ("kader__notitie", "loopt af"), ("kader__aard", "feit"))
    assert fouten(kader="b", kader__notitie="loopt af") == (Veldfout("kader__aard", "formulier.fout.aard"),)
    assert geldig(kader__notitie="x" * 10, kader__aard="feit").waarde("kader__notitie") == "x" * 10
    assert fouten(kader__notitie="x" * 11, kader__aard="feit") == (
        Veldfout("kader__notitie", "formulier.fout.te_lang", 10),
    )


def test_a_choice_without_a_note_keeps_fact_or_judgement_when_said_and_a_note_may_stand_alone() -> None:
    assert geldig(kader="b").waarden[2:] == (("kader", "b"),)
    assert geldig(kader="b", kader__aard="feit").waarden[2:] == (("kader", "b"), ("kader__aard", "feit"))
    assert geldig(kader__notitie="x", kader__aard="feit").waarde("kader__notitie") == "x"


def test_a_note_at_a_question_that_offers_none_is_left_out() -> None:
    assert geldig(slot="kort", slot__aard="feit", slot__notitie="toch").waarde("slot__notitie") == ""


def test_a_shown_required_question_left_blank_is_a_mistake() -> None:
    assert fouten(zorgen="ja", welke=" \n\t") == (Veldfout("welke", "formulier.fout.verplicht"),)


def test_too_long_is_refused_with_the_most_that_fits() -> None:
    assert fouten(zorgen="ja", welke="x" * 21) == (Veldfout("welke", "formulier.fout.te_lang", 20),)
    assert geldig(zorgen="ja", welke="x" * 20, welke__aard="feit").waarde("welke") == "x" * 20


def test_length_counts_after_what_does_not_belong_was_taken_out() -> None:
    assert geldig(zorgen="ja", welke="x" * 20 + "\x00\x07", welke__aard="feit").waarde("welke") == "x" * 20


@pytest.mark.parametrize(
    ("veld", "waarde", "sleutel"),
    [
        ("bekend", "misschien", "formulier.fout.keuze"),
        ("bekend", "ja,nee", "formulier.fout.keuze"),
        ("kader", "c", "formulier.fout.keuze"),
        ("kader", "a,b", "formulier.fout.keuze"),
        ("gebieden", "a,c", "formulier.fout.keuze"),
        ("delen", "iedereen", "formulier.fout.delen"),
        ("delen", "", "formulier.fout.delen"),
    ],
)
def test_a_value_that_was_not_offered_is_refused(veld: str, waarde: str, sleutel: str) -> None:
    assert fouten(**{veld: waarde}) == (Veldfout(veld, sleutel),)


@pytest.mark.parametrize("waarde", ["2026-02-30", "1 maart", "20260301", "2026-W10-1"])
def test_a_date_is_a_day_that_exists_written_as_year_month_day(waarde: str) -> None:
    assert fouten(gebieden="b", einde=waarde) == (Veldfout("einde", "formulier.fout.datum"),)


def test_several_choices_are_kept_once_each_in_the_order_of_the_form() -> None:
    assert geldig(gebieden="b, a,b,").waarde("gebieden") == "a,b"


def test_inputs_that_are_no_part_of_the_form_are_left_out() -> None:
    assert dict(geldig(sleutel="123", verb="x").waarden).keys() == {"bekend", "zorgen"}


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [
        ("twee\r\nregels\rdrie", "twee\nregels\ndrie"),
        ("bel\x07 nul\x00 \x1b[31m", "bel nul [31m"),
        ("om\u202egekeerd\u2066", "omgekeerd"),
        ("half \ud83d paar", "half  paar"),
        (" **vet**  <b> & é 👨\u200d👩 ", "**vet**  <b> & é 👨\u200d👩"),
    ],
)
def test_a_text_is_kept_as_typed_but_for_control_characters(getypt: str, bewaard: str) -> None:
    ruim = replace(FORMULIER, velden=(Veld("tekst", "Tekst", VeldSoort.TEKST),))
    antwoord = valideer(ruim, {**GOED, "tekst": getypt})
    assert isinstance(antwoord, Ingevuld)
    assert antwoord.waarde("tekst") == bewaard


def test_a_short_text_is_one_line() -> None:
    assert geldig(slot="een\ntwee\tdrie", slot__aard="feit").waarde("slot") == "een twee drie"


def test_a_text_that_was_not_filled_in_is_no_fact_and_no_judgement() -> None:
    assert dict(geldig(slot="", slot__aard="feit").waarden).keys() == {"bekend", "zorgen"}


def test_a_text_without_a_length_of_its_own_takes_what_its_kind_takes() -> None:
    assert Veld("a", "A", VeldSoort.KORTE_TEKST).lengte == 120
    assert Veld("a", "A", VeldSoort.TEKST).lengte == 1000
    assert Veld("a", "A", VeldSoort.TEKST, max_lengte=40).lengte == 40


def test_a_question_is_found_by_its_id() -> None:
    kader = FORMULIER.veld("kader")
    assert kader is not None
    assert kader.label == "Kader"
    assert FORMULIER.veld("weg") is None


@given(st.dictionaries(st.sampled_from([*(veld.id for veld in FORMULIER.velden), "delen", "welke__aard"]), st.text()))
def test_whatever_is_sent_the_outcome_is_an_answer_that_can_be_stored_or_mistakes(invoer: dict[str, str]) -> None:
    uitkomst = valideer(FORMULIER, invoer)
    if isinstance(uitkomst, Ingevuld):
        for _, waarde in uitkomst.waarden:
            assert waarde.strip()
            assert "\x00" not in waarde
            waarde.encode()
    else:
        assert uitkomst


def test_a_form_survives_the_way_through_json() -> None:
    for formulier in (FORMULIER, replace(FORMULIER, te_bevestigen=True)):
        assert uit_json(naar_json(formulier)) == formulier


def test_every_change_in_what_is_asked_is_another_version() -> None:
    eerste = FORMULIER.velden[0]
    anders = [
        replace(FORMULIER, titel="Anders"),
        replace(FORMULIER, velden=FORMULIER.velden[:-1]),
        *(
            replace(FORMULIER, velden=(veld, *FORMULIER.velden[1:]))
            for veld in (
                replace(eerste, label="Kent u hem?"),
                replace(eerste, verplicht=False),
                replace(eerste, hulp="Ook van vroeger."),
                replace(eerste, einde_bij=""),
                replace(eerste, gevoelig=True),
            )
        ),
    ]
    assert len({formulier.versie for formulier in (FORMULIER, *anders)}) == len(anders) + 1


def test_confirming_a_form_does_not_change_its_version() -> None:
    assert replace(FORMULIER, te_bevestigen=True).versie == FORMULIER.versie


def test_a_version_is_the_same_on_every_machine() -> None:
    assert Formulier("f", "F", (Veld("v", "V", VeldSoort.JA_NEE),)).versie == "56855235eb24"
