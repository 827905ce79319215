"""His choice: the newest counts, it can be taken back, and nobody says yes in his place."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import UserMistake
from domain.gespreksinbreng import Inbreng, LieverNiet, LieverNietAntwoord, met_antwoord, met_liever_niet, toch_erbij
from domain.gesprekskeuze import (
    Keuze,
    Keuzeregel,
    Keuzeweg,
    Vertegenwoordiger,
    eis_niet_eerder,
    geldende,
    mag_meedoen,
    te_kiezen,
    vertegenwoordiger_nodig,
    vertegenwoordiger_van,
)
from domain.terugkeergesprek import Afzegreden, Gespreksstatus, Terugkeergesprek

NU = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MOEDER = Vertegenwoordiger("Moeder Verzonnen", "moeder")
GESPREK = Terugkeergesprek("g", "c", "b", Gespreksstatus.GEPLAND, "pi-merwede", 45, begint_op=NU + timedelta(days=7))


def regels(*keuzes: Keuze | tuple[Keuze, Vertegenwoordiger]) -> tuple[Keuzeregel, ...]:
    """One after the other, a minute apart."""
    gemaakt = []
    for nr, een in enumerate(keuzes):
        keuze, wie = een if isinstance(een, tuple) else (een, None)
        op = NU + timedelta(minutes=nr)
        gemaakt.append(Keuzeregel(str(nr), "g", keuze, Keuzeweg.EIGEN_PAGINA, op, "p", wie))
    return tuple(gemaakt)


def test_the_newest_choice_counts_and_taking_it_back_is_not_having_chosen() -> None:
    assert geldende(()) is None
    beide = regels(Keuze.NEE, Keuze.JA)
    assert geldende(beide) == beide[-1]
    assert geldende(beide[::-1]) == beide[-1]
    assert geldende(regels(Keuze.JA, Keuze.INGETROKKEN)) is None


@given(st.lists(st.sampled_from(Keuze), max_size=8), st.booleans())
def test_he_sits_there_only_when_the_last_thing_he_said_is_yes(gezegd: list[Keuze], nodig: bool) -> None:
    mag = mag_meedoen(regels(*gezegd), vertegenwoordiger_nodig=nodig)
    assert mag is (bool(gezegd) and gezegd[-1] is Keuze.JA and not nodig)


def test_a_representative_says_yes_with_him_and_never_for_him() -> None:
    samen = regels((Keuze.JA, MOEDER))
    assert mag_meedoen(samen, vertegenwoordiger_nodig=True)
    weer = regels((Keuze.JA, MOEDER), Keuze.JA)
    assert vertegenwoordiger_van(weer) == MOEDER, "saying yes again changes nothing"
    for anders in (Keuze.NEE, Keuze.LATER, Keuze.UITLEG, Keuze.INGETROKKEN):
        assert not mag_meedoen(regels((Keuze.JA, MOEDER), anders), vertegenwoordiger_nodig=True)
        opnieuw = regels((Keuze.JA, MOEDER), anders, Keuze.JA)
        assert not mag_meedoen(opnieuw, vertegenwoordiger_nodig=True), "after anything else she is asked anew"
    assert vertegenwoordiger_van(regels((Keuze.NEE, MOEDER))) is None


def test_who_turns_sixteen_today_chooses_himself_unless_he_is_under_guardianship() -> None:
    dag = date(2026, 3, 2)

    def nodig(geboren: date | None, *, curatele: bool = False) -> bool:
        return vertegenwoordiger_nodig(geboren, dag, 16, onder_curatele=curatele)

    assert nodig(date(2010, 3, 3))
    assert not nodig(date(2010, 3, 2))
    assert not nodig(None)
    assert nodig(date(1980, 1, 1), curatele=True)
    assert nodig(None, curatele=True)


@pytest.mark.parametrize("status", Gespreksstatus)
def test_while_it_is_to_come_he_can_change_his_mind_and_while_it_goes_on_he_can_stop(status: Gespreksstatus) -> None:
    kan = te_kiezen(replace(GESPREK, status=status), regels(Keuze.JA), NU)
    if status is Gespreksstatus.BEZIG:
        assert kan == (Keuze.STOP,)
    elif status in {Gespreksstatus.VOORBEREIDEN, Gespreksstatus.GEPLAND}:
        assert kan == (Keuze.JA, Keuze.NEE, Keuze.LATER, Keuze.UITLEG, Keuze.INGETROKKEN)
    else:
        assert kan == ()


def test_what_went_off_by_his_own_choice_he_brings_back_and_what_another_called_off_he_does_not() -> None:
    for reden in Afzegreden:
        af = replace(GESPREK, status=Gespreksstatus.GAAT_NIET_DOOR, afzegreden=reden)
        assert (Keuze.JA in te_kiezen(af, regels(Keuze.NEE), NU)) is (reden is Afzegreden.KEUZE)


def test_there_is_nothing_to_take_back_before_he_chose_and_stopping_begins_with_the_talk() -> None:
    assert Keuze.INGETROKKEN not in te_kiezen(GESPREK, (), NU)
    assert Keuze.INGETROKKEN not in te_kiezen(GESPREK, regels(Keuze.JA, Keuze.INGETROKKEN), NU)
    begin = NU + timedelta(days=7)
    assert Keuze.STOP not in te_kiezen(GESPREK, (), begin - timedelta(seconds=1))
    assert Keuze.STOP in te_kiezen(GESPREK, (), begin)


def test_what_he_said_before_his_newest_choice_is_not_written_over_it() -> None:
    eis_niet_eerder(date(2026, 3, 2), None)
    eis_niet_eerder(date(2026, 3, 2), date(2026, 3, 2))
    with pytest.raises(UserMistake, match=r"gesprekskeuze\.fout\.eerder"):
        eis_niet_eerder(date(2026, 3, 1), date(2026, 3, 2))


def test_whom_he_names_again_keeps_the_answer_and_whom_he_no_more_names_is_forgotten() -> None:
    eerst = met_liever_niet(Inbreng("g", "c"), ["politie", "ggd", "politie"])
    assert [een.organisatie for een in eerst.liever_niet] == ["politie", "ggd"]
    beantwoord = met_antwoord(eerst, "politie", LieverNietAntwoord.KAN, "Goed.")
    daarna = met_liever_niet(beantwoord, ["om", "politie"])
    assert daarna.liever_niet == (LieverNiet("om"), LieverNiet("politie", LieverNietAntwoord.KAN, "Goed."))
    with pytest.raises(UserMistake, match=r"liever_niet_weg"):
        met_antwoord(daarna, "ggd", LieverNietAntwoord.KAN, "")


def test_who_was_said_to_stay_away_and_is_there_after_all_is_found() -> None:
    inbreng = met_liever_niet(Inbreng("g", "c"), ["politie", "ggd"])
    assert toch_erbij(inbreng, ["politie", "ggd"]) == frozenset()
    kan = met_antwoord(inbreng, "politie", LieverNietAntwoord.KAN, "")
    assert toch_erbij(kan, ["ggd"]) == frozenset()
    assert toch_erbij(kan, ["ggd", "politie"]) == {"politie"}
