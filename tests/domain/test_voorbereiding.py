"""What matters in the hour before a zitting: how far each organisatie is, and whom to phone first."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.agenda import Agendasoort, Zitting
from domain.contact import Contact, Kanaal
from domain.uitvraag import Bevraging, BevragingStatus
from domain.voorbereiding import (
    AFGEHANDELD,
    SCHULDIG,
    Inbreng,
    Partner,
    Punt,
    Voorbereiding,
    Vraagstuk,
    inbreng,
    wie_bellen,
)

BEGIN = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)
UUR = timedelta(hours=1)


def bevraging(status: BevragingStatus) -> Bevraging:
    return Bevraging("b", "u", "politie", "f", "v1", status)


def test_an_organisatie_owes_an_answer_or_has_dealt_with_it_or_is_not_asked_any_more() -> None:
    assert not SCHULDIG & AFGEHANDELD
    assert {*Inbreng} - {Inbreng.INGETROKKEN} == SCHULDIG | AFGEHANDELD


@pytest.mark.parametrize(
    ("status", "na", "telefonisch", "wat"),
    [
        (BevragingStatus.OPEN, -UUR, False, Inbreng.OPEN),
        (BevragingStatus.OPEN, timedelta(), False, Inbreng.OPEN),
        (BevragingStatus.OPEN, UUR, False, Inbreng.TE_LAAT),
        (BevragingStatus.BEANTWOORD, UUR, False, Inbreng.BINNEN),
        (BevragingStatus.BEANTWOORD, UUR, True, Inbreng.TELEFONISCH),
        (BevragingStatus.GEWEIGERD, UUR, False, Inbreng.DEELT_NIET),
        (BevragingStatus.GEWEIGERD, UUR, True, Inbreng.DEELT_NIET),
        (BevragingStatus.INGETROKKEN, UUR, False, Inbreng.INGETROKKEN),
    ],
)
def test_how_far_an_organisatie_is(status: BevragingStatus, na: timedelta, telefonisch: bool, wat: Inbreng) -> None:
    assert inbreng(bevraging(status), BEGIN, BEGIN + na, telefonisch=telefonisch) is wat


def punt(nummer: int, deadline: datetime, *partners: tuple[str, Inbreng], loopt: bool = True) -> Punt:
    gevraagd = tuple(Partner(een, een.title(), stand, komt=een == "om") for een, stand in partners)
    stuk = Vraagstuk(f"u{nummer}", deadline, gevraagd, loopt)
    return Punt(nummer, f"c{nummer}", f"code-{nummer}", Agendasoort.NIEUW, eigen=True, regisseur="Rosa", vraagstuk=stuk)


def test_who_is_latest_is_phoned_first_and_what_is_dealt_with_costs_no_call() -> None:
    punten = [
        punt(1, BEGIN, ("ggd", Inbreng.OPEN), ("politie", Inbreng.DEELT_NIET)),
        punt(2, BEGIN - 5 * UUR, ("om", Inbreng.TE_LAAT), ("politie", Inbreng.TELEFONISCH)),
        punt(3, BEGIN - 2 * UUR, ("ggd", Inbreng.TE_LAAT), ("om", Inbreng.INGETROKKEN)),
    ]
    bellen = wie_bellen(punten, [], "jeugd")
    assert [(een.organisatie, een.punten, een.te_laat) for een in bellen] == [
        ("om", ("code-2",), 1),
        ("ggd", ("code-3", "code-1"), 1),
    ]
    assert bellen[1].deadline == BEGIN - 2 * UUR


def test_nobody_is_phoned_for_what_takes_no_answers_any_more() -> None:
    assert wie_bellen([punt(1, BEGIN, ("ggd", Inbreng.TE_LAAT), loopt=False)], [], "jeugd") == ()


def test_who_looks_after_the_tafel_is_phoned_and_when_nobody_does_whoever_is_there() -> None:
    punten = [punt(1, BEGIN, ("ggd", Inbreng.OPEN))]
    jeugd = Contact("1", "ggd", "Jet", Kanaal.TELEFOON, tafels=("jeugd",))
    nazorg = Contact("2", "ggd", "Nel", Kanaal.TELEFOON, tafels=("nazorg",))
    ander = Contact("3", "om", "Olga", Kanaal.TELEFOON)
    assert wie_bellen(punten, [jeugd, nazorg, ander], "jeugd")[0].contacten == (jeugd,)
    assert wie_bellen(punten, [nazorg, ander], "jeugd")[0].contacten == (nazorg,)


def test_who_was_withdrawn_neither_counts_nor_is_missed_at_the_table() -> None:
    stuk = punt(1, BEGIN, ("ggd", Inbreng.INGETROKKEN), ("om", Inbreng.OPEN), ("politie", Inbreng.BINNEN)).vraagstuk
    assert stuk is not None
    assert (stuk.afgehandeld, len(stuk.gevraagd)) == (1, 2)
    assert [een.organisatie for een in stuk.ontbreekt] == ["politie"]


def test_the_minutes_are_added_up_against_how_long_the_tafel_sits() -> None:
    een, ander = punt(1, BEGIN), punt(2, BEGIN)
    punten = (
        Punt(1, "a", "a", Agendasoort.NIEUW, eigen=False, regisseur="", minuten=100),
        Punt(2, "b", "b", Agendasoort.NIEUW, eigen=False, regisseur="", minuten=60),
        een,
    )
    vol = Voorbereiding(Zitting("z", "jeugd", BEGIN), "Jeugd", 150, punten)
    assert (vol.gepland, vol.zonder_minuten, vol.te_veel) == (160, 1, 10)
    assert Voorbereiding(Zitting("z", "jeugd", BEGIN), "Jeugd", None, punten).te_veel == 0
    assert vol.punt("a") is punten[0]
    assert vol.punt(ander.casus_id) is None
