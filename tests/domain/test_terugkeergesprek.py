"""The course of a talk, who may sit in it together, and the moments at which it can be."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from domain.casus import Betrokkene, Casus, Geinformeerd, Informering, Onderwerp, Persoonsgegevens, Spoor
from domain.casuscode import Casuscode
from domain.errors import UserMistake
from domain.gespreksmomenten import eis_moment, voorstellen
from domain.regio import Regio
from domain.terugkeergesprek import (
    LOOPT_NOG,
    MEESTE_MOMENTEN,
    STAPPEN,
    Deelname,
    Deelnamestatus,
    Gespreksstap,
    Gespreksstatus,
    Terugkeergesprek,
    eis_niet_samen,
    na,
)
from regio.laden import laad_regio

_S, _P = Gespreksstatus, Gespreksstap
MAANDAG = date(2026, 3, 2)
NU = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def regio() -> Regio:
    return laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")


@pytest.mark.parametrize("status", list(Gespreksstatus))
@pytest.mark.parametrize("stap", list(Gespreksstap))
def test_a_step_is_taken_where_the_table_says_and_refused_elsewhere(status: Gespreksstatus, stap: Gespreksstap) -> None:
    if (status, stap) in STAPPEN:
        assert na(status, stap) is STAPPEN[status, stap]
    else:
        with pytest.raises(UserMistake, match=r"terugkeergesprek\.fout\.stap"):
            na(status, stap)


def test_what_has_been_is_never_undone_and_who_said_no_may_say_yes() -> None:
    assert not any(status in {_S.GEWEEST, _S.GESTOPT} for status, _ in STAPPEN)
    assert na(_S.GAAT_NIET_DOOR, _P.VRAAG_OPNIEUW) is _S.VOORBEREIDEN
    assert na(_S.NIET_GEKOMEN, _P.VRAAG_OPNIEUW) is _S.VOORBEREIDEN
    assert {_S.VOORBEREIDEN, _S.GEPLAND, _S.BEZIG} == LOOPT_NOG


def test_it_ends_when_its_time_is_over() -> None:
    gesprek = Terugkeergesprek("g", "c", "b", _S.GEPLAND, "pi", 45, begint_op=NU)
    assert gesprek.eindigt_op == NU + timedelta(minutes=45)
    assert replace(gesprek, begint_op=None).eindigt_op is None


def test_who_does_not_come_is_invited_still_and_who_was_taken_off_is_not() -> None:
    def met(status: Deelnamestatus) -> tuple[bool, bool]:
        een = Deelname("g", "politie", status, NU)
        return een.zit_erbij, een.genodigd

    assert met(Deelnamestatus.GENODIGD) == (True, True)
    assert met(Deelnamestatus.KOMT) == (True, True)
    assert met(Deelnamestatus.KOMT_NIET) == (False, True)
    assert met(Deelnamestatus.NIET_MEER) == (False, False)


@pytest.mark.parametrize("dagen", [None, 0, 1, 2, 3, 5, 8, 14, 60])
@pytest.mark.parametrize("vandaag", [MAANDAG, date(2026, 3, 6), date(2026, 3, 7), date(2026, 4, 2), date(2026, 12, 23)])
def test_what_is_proposed_can_be_held(regio: Regio, vandaag: date, dagen: int | None) -> None:
    einde = None if dagen is None else vandaag + timedelta(days=dagen)
    momenten = voorstellen(regio, vandaag, einde)
    assert len(momenten) <= MEESTE_MOMENTEN
    assert sorted(set(momenten)) == list(momenten)
    for een in momenten:
        lokaal = regio.kalender.lokaal(een)
        assert regio.kalender.werkdag(lokaal.date())
        assert regio.werkuren.van <= lokaal.time() < regio.werkuren.tot
        assert vandaag < lokaal.date()
        assert einde is None or lokaal.date() < einde
    if einde is None:
        assert len(momenten) == MEESTE_MOMENTEN


@pytest.mark.parametrize(
    ("momenten", "sleutel"),
    [
        ((), "geen_moment"),
        ((NU,), "voorbij"),
        ((NU + timedelta(days=1), NU - timedelta(minutes=1)), "voorbij"),
        ((NU + timedelta(days=10),), "na_einde"),
        ((NU + timedelta(days=1), NU + timedelta(days=11)), "na_einde"),
    ],
)
def test_a_moment_that_cannot_be_is_refused(regio: Regio, momenten: tuple[datetime, ...], sleutel: str) -> None:
    with pytest.raises(UserMistake, match=sleutel):
        eis_moment(regio, momenten, NU, MAANDAG + timedelta(days=10))


def test_the_day_before_his_release_is_the_last_one(regio: Regio) -> None:
    eis_moment(regio, (NU + timedelta(days=9),), NU, MAANDAG + timedelta(days=10))


@pytest.mark.parametrize(
    ("rollen", "samen"),
    [
        (("dader",), True),
        (("slachtoffer",), True),
        (("dader", "slachtoffer"), False),
        (("dader", "systeemlid"), True),
        (("slachtoffer", "systeemlid"), False),
        (("slachtoffer", "kind_slachtoffer"), True),
    ],
)
def test_who_was_hurt_and_who_did_it_are_never_brought_together(rollen: tuple[str, ...], samen: bool) -> None:
    mensen = tuple(
        Betrokkene(f"b{nummer}", rol, Persoonsgegevens("Iemand Verzonnen", None, None))
        for nummer, rol in enumerate(rollen)
    )
    niet_erbij = Betrokkene("thuis", "slachtoffer", Persoonsgegevens("Iemand Anders", None, None))
    casus = replace(_casus(), betrokkenen=(*mensen, niet_erbij))
    ids, slachtoffers = [een.id for een in mensen], frozenset({"slachtoffer", "kind_slachtoffer"})
    if samen:
        eis_niet_samen(casus, ids, slachtoffers)
    else:
        with pytest.raises(UserMistake, match=r"terugkeergesprek\.fout\.samen"):
            eis_niet_samen(casus, ids, slachtoffers)


def _casus() -> Casus:
    return Casus(
        id="c",
        code=Casuscode.maak(2026, 4),
        tafel="nazorg",
        spoor=Spoor.NAZORG,
        route="detentiemelding",
        spoed=False,
        onderwerp=Onderwerp.PERSONEN,
        aanleiding="verzonnen",
        doel="verzonnen",
        grondslag="verzonnen",
        regisseur_id="r",
        betrokkenen=(),
        informering=Informering(Geinformeerd.JA),
        aangemaakt_op=NU,
    )
