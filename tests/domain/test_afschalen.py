"""Five checks, somebody thought of, and nothing in the way."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.afschalen import Afschaalcheck, Afschaling, houdt_tegen, mag_af, ontbreekt
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Geinformeerd

NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
GEZEGD = dict.fromkeys(Afschaalcheck, "gezegd")
AF = Afschaling(
    "a",
    "c",
    NU,
    "p",
    gezegd=GEZEGD,
    naar="Wijkteam",
    organisatie="ggd",
    geinformeerd=Geinformeerd.JA,
    consult_op=date(2026, 6, 2),
)


def afspraak(status: AfspraakStatus = AfspraakStatus.LOPEND, id_: str = "een") -> Afspraak:
    return Afspraak(id_, "c", "bellen", "politie", NU.date(), status, NU, "p", NU)


def test_nothing_said_is_nothing_done() -> None:
    assert ontbreekt(Afschaling("a", "c", NU, "p")) == tuple(Afschaalcheck)


def test_all_done_is_all_done() -> None:
    assert ontbreekt(AF) == ()
    assert mag_af(AF, ())


@pytest.mark.parametrize(
    ("zonder", "check"),
    [
        (replace(AF, naar=""), Afschaalcheck.LOKAAL_VELD),
        (replace(AF, gezegd={**GEZEGD, Afschaalcheck.RISICO: "  "}), Afschaalcheck.RISICO),
        (replace(AF, gezegd={**GEZEGD, Afschaalcheck.SAMENWERKING: ""}), Afschaalcheck.SAMENWERKING),
        (replace(AF, organisatie=""), Afschaalcheck.REGIE),
        (replace(AF, gezegd={**GEZEGD, Afschaalcheck.REGIE: ""}), Afschaalcheck.REGIE),
        (replace(AF, consult_op=None), Afschaalcheck.CONSULT),
    ],
)
def test_each_check_alone_stops_it(zonder: Afschaling, check: Afschaalcheck) -> None:
    assert ontbreekt(zonder) == (check,)
    assert not mag_af(zonder, ())


def test_the_person_is_thought_of() -> None:
    assert not mag_af(replace(AF, geinformeerd=None), ())


@pytest.mark.parametrize("status", AfspraakStatus)
def test_what_is_open_is_in_the_way_unless_it_goes_on_elsewhere(status: AfspraakStatus) -> None:
    een = afspraak(status)
    assert mag_af(AF, (een,)) is not een.open
    assert mag_af(replace(AF, loopt_door={een.id: ""}), (een,))
    assert houdt_tegen(replace(AF, loopt_door={"ander": ""}), (een,)) == ((een,) if een.open else ())


def test_a_consult_waits_from_the_end_until_it_was_held() -> None:
    assert not AF.wacht_op_consult
    klaar = replace(AF, afgerond_op=NU)
    assert klaar.wacht_op_consult
    assert not replace(klaar, consult_gehouden_op=NU).wacht_op_consult
    assert not replace(klaar, consult_op=None).wacht_op_consult
