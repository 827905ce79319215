"""However his times change, a calendar that takes every message in any order ends with exactly his times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.tijdvakken import Tijdvak
from domain.uitnodiging import NIET_VAKER_DAN, Nieuws, Uitnodiging, bijgesteld, eerste, wacht_tot

NU = datetime(2026, 3, 4, 9, tzinfo=UTC)
VAKKEN = [Tijdvak(NU + timedelta(minutes=10 * een), NU + timedelta(minutes=10 * een + 9)) for een in range(8)]


@dataclass(frozen=True)
class Bericht:
    """One mail: about which item, with which number, and when it is; None when it is taken back."""

    nummer: int
    reeks: int
    vak: Tijdvak | None


def berichten(nieuws: Nieuws) -> list[Bericht]:
    een = nieuws.uitnodiging
    return [
        Bericht(nummer, een.reeks, None if een.is_vervallen(nummer) else een.verteld[nummer - 1])
        for nummer in nieuws.nummers
    ]


def agenda(gekregen: Sequence[Bericht]) -> list[Tijdvak]:
    """What a calendar holds that goes by the highest number (RFC 5546, section 2.1.4), in whatever order they come."""
    laatst: dict[int, Bericht] = {}
    for een in gekregen:
        if een.nummer not in laatst or een.reeks > laatst[een.nummer].reeks:
            laatst[een.nummer] = een
    return sorted((een.vak for een in laatst.values() if een.vak), key=lambda vak: vak.van)


def vertel(eerder: Uitnodiging | None, tijden: Sequence[Tijdvak], plek: str = "hier") -> Nieuws | None:
    if eerder is None:
        return eerste("z", "nel", "politie", tijden, plek, NU)
    return bijgesteld(eerder, tijden, plek, NU)


WENSEN = st.lists(
    st.tuples(st.sets(st.integers(0, 7)).map(lambda ids: [VAKKEN[een] for een in sorted(ids)]), st.sampled_from("ab")),
    max_size=8,
)


@given(WENSEN, st.randoms())
def test_a_calendar_ends_with_his_times_whatever_the_order_in_which_mails_arrive(
    wensen: list[tuple[list[Tijdvak], str]], kans: object
) -> None:
    verteld: Uitnodiging | None = None
    gekregen: list[Bericht] = []
    for tijden, plek in wensen:
        nieuws = vertel(verteld, tijden, plek)
        if nieuws is not None:
            verteld, gekregen = nieuws.uitnodiging, gekregen + berichten(nieuws)
    kans.shuffle(gekregen)  # type: ignore[attr-defined]
    assert agenda(gekregen) == (wensen[-1][0] if wensen else [])
    assert len({(een.nummer, een.reeks) for een in gekregen}) == len(gekregen)


@given(WENSEN)
def test_what_did_not_change_is_told_to_nobody(wensen: list[tuple[list[Tijdvak], str]]) -> None:
    verteld: Uitnodiging | None = None
    for tijden, plek in wensen:
        nieuws = vertel(verteld, tijden, plek)
        if nieuws is not None:
            verteld = nieuws.uitnodiging
        assert verteld is None or vertel(verteld, tijden, plek) is None


def test_somewhere_else_is_told_of_every_time_and_of_what_fell_away_not_again() -> None:
    nieuws = vertel(None, VAKKEN[:3])
    assert nieuws is not None
    minder = vertel(nieuws.uitnodiging, VAKKEN[:2])
    assert minder is not None
    elders = vertel(minder.uitnodiging, VAKKEN[:2], "elders")
    assert elders is not None
    assert elders.nummers == (1, 2)


def test_a_change_waits_for_the_hour_but_that_he_is_or_is_not_expected_does_not() -> None:
    nieuws = vertel(None, VAKKEN[:1])
    assert nieuws is not None
    een = nieuws.uitnodiging
    straks = NU + timedelta(minutes=20)
    assert wacht_tot(een, VAKKEN[1:2], straks) == NU + NIET_VAKER_DAN
    assert wacht_tot(een, VAKKEN[1:2], NU + NIET_VAKER_DAN) is None
    assert wacht_tot(een, (), straks) is None
    weg = vertel(een, ())
    assert weg is not None
    assert wacht_tot(weg.uitnodiging, VAKKEN[:1], straks) is None
