"""An invented year of people who go to prison and come back.

Nobody in it exists. As many come from each gemeente as returned to the ten of one region in 2022 (source: DJI,
uitstroom gedetineerden). A stay takes four weeks on average; days move, people are moved, go on leave, are let out
earlier, settle elsewhere, and a few come back the same year. The same seed gives the same year.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import product
from random import Random
from typing import Final

VERDELING: Final = (10, 179, 25, 8, 9, 29, 8, 24, 11, 26)
"""How many people came back to each of ten gemeenten in one year (source: DJI, 2022): 329."""
VAN_BUITEN, ELDERS = 0.02, 0.05
"""Which share lived outside the region and will live in it, and up to where it is known from the first day that
somebody will live somewhere else."""
DAG_ONBEKEND, HIC, JEUGD_LANGER, ZEKER = 0.1, 0.12, 0.2, 0.5
"""Shares: of whom the day is not known at first, who is of the RIO's group, who stays with the young until he is 23,
and of the days that move how many are certain."""
VERLOF_VANAF: Final = 14
"""Nobody goes on leave in his last two weeks."""
BEGIN: Final = date(2026, 1, 5)
"""A Monday."""
DAGEN: Final = 364
TERUG: Final = 9
"""How many come back within the year."""
JEUGD_TOT, JEUGD_UITERLIJK, JONGST, OUDST = 18, 23, 16, 70

_VOORNAMEN: Final = (
    *("Aagje", "Abdel", "Bartje", "Bilal", "Cato", "Cornelis", "Dilan", "Doutzen", "Eefje", "Emre", "Feico", "Fenna"),
    *("Gerlof", "Hamza", "Hidde", "Ineke", "Jip", "Joris", "Karim", "Keetje", "Lammert", "Loes", "Mansour", "Mees"),
    *(
        "Nynke",
        "Oene",
        "Pelle",
        "Quinten",
        "Rashid",
        "Siem",
        "Tjerk",
        "Umar",
        "Vigo",
        "Wubbo",
        "Xander",
        "Yara",
        "Zeger",
    ),
)
_EERSTE: Final = (
    "Boter",
    "Distel",
    "Fluit",
    "Hagel",
    "Kersen",
    "Linden",
    "Mosterd",
    "Noten",
    "Peper",
    "Rozen",
    "Zilver",
)
_TWEEDE: Final = ("akker", "brink", "dam", "gracht", "hoek", "kamp", "molen", "oever", "poort", "weg")

_VERBLIJF: Final = ((2, 9, 30), (10, 28, 38), (29, 56, 22), (57, 120, 8), (121, 200, 2))
"""From so many days to so many, of so many in a hundred: four weeks on average, most of them shorter."""
_VERSCHUIVING: Final = (-28, -21, -14, -7, -5, -3, 2, 7, 14, 21, 28, 42)
"""By how many days a day of release moves."""


class Soort(StrEnum):
    """What a message says that is new."""

    GEMELD = "gemeld"
    DATUM = "datum"
    VERVROEGD = "vervroegd"
    OVERGEPLAATST = "overgeplaatst"
    VERLOF = "verlof"
    VESTIGING = "vestiging"


_KANSEN: Final = {
    Soort.GEMELD: 60,  # nothing new
    Soort.DATUM: 16,
    Soort.VERVROEGD: 4,
    Soort.VERLOF: 7,
    Soort.OVERGEPLAATST: 8,
    Soort.VESTIGING: 5,
}
"""How often something happens at each of the four moments of a stay, in a hundred."""


@dataclass(frozen=True, slots=True)
class Mens:
    """Somebody who does not exist. `gemeente` is where he lived; None when that is outside the region."""

    naam: str
    geboren: date
    gemeente: str | None

    def leeftijd(self, op: date) -> int:
        """Return his age in whole years."""
        return op.year - self.geboren.year - ((op.month, op.day) < (self.geboren.month, self.geboren.day))


@dataclass(frozen=True, slots=True)
class Bericht:
    """What is said of a stay on a day: all of it as it is then.

    Attributes:
        verlof: the first and the last day of a leave, in the message that tells of it.
    """

    dag: date
    soort: Soort
    inrichting: str
    begin: date
    einde: date | None
    einde_zeker: bool
    vestiging: str | None
    hic: bool
    verlof: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Verblijf:
    """One stay: whose, by which number it is known, and what is said of it, in order."""

    wie: Mens
    kenmerk: str
    berichten: tuple[Bericht, ...]

    @property
    def vrij_op(self) -> date:
        """The day on which he comes out."""
        return next(een.einde for een in reversed(self.berichten) if een.einde is not None)


@dataclass(frozen=True, slots=True)
class Streek:
    """Where it happens.

    Attributes:
        gemeenten: how many people of each.
        inrichtingen, jeugd: codes of the prisons, and of those for who is young (the prisons too when there are none).
    """

    gemeenten: Mapping[str, int]
    inrichtingen: Sequence[str]
    jeugd: Sequence[str] = ()


def verdeel(gemeenten: Sequence[str], totaal: int = sum(VERDELING)) -> dict[str, int]:
    """Return how many people come from each gemeente: as in 2022 when there are ten, else as unevenly."""
    gewichten = VERDELING if len(gemeenten) == len(VERDELING) else sorted(VERDELING, reverse=True)
    per_code = {code: gewichten[plek % len(gewichten)] for plek, code in enumerate(gemeenten)}
    alles = sum(per_code.values())
    heel = {code: een * totaal // alles for code, een in per_code.items()}
    rest = sorted(per_code, key=lambda code: (-(per_code[code] * totaal % alles), code))
    return {code: een + (code in rest[: totaal - sum(heel.values())]) for code, een in heel.items()}


def maak_jaar(streek: Streek, zaad: int, begin: date = BEGIN) -> tuple[Verblijf, ...]:
    """Return every stay of a year, the one that was told of first first. The same seed gives the same year."""
    kans = Random(zaad)  # noqa: S311 - people who do not exist are no secret
    alle: list[Verblijf] = []
    for wie, vestiging in _mensen(streek, kans, begin):
        er_in = begin + timedelta(days=kans.randrange(DAGEN))
        alle.append(_verblijf(streek, kans, wie, er_in, vestiging))
    terug = [een for een in alle if (een.vrij_op - begin).days < DAGEN // 2][:TERUG]
    for een in terug:
        weer = een.vrij_op + timedelta(days=kans.randint(60, 120))
        alle.append(_verblijf(streek, kans, een.wie, weer, een.berichten[-1].vestiging))
    alle.sort(key=lambda een: (een.berichten[0].dag, een.berichten[0].begin, een.wie.naam, een.wie.geboren))
    return tuple(replace(een, kenmerk=f"JD-{nummer:05}") for nummer, een in enumerate(alle, start=1))


def _mensen(streek: Streek, kans: Random, begin: date) -> Iterator[tuple[Mens, str | None]]:
    """Yield everybody, with where he will live when that is somewhere else."""
    achternamen = [f"{een}{ander}" for een, ander in product(_EERSTE, _TWEEDE)]
    namen = kans.sample([f"{voor} {achter}" for voor in _VOORNAMEN for achter in achternamen], len(_wonen(streek)))
    namen[-1] = namen[0]  # two people with one name
    elders = list(streek.gemeenten)
    for naam, gemeente in zip(namen, _wonen(streek), strict=True):
        geboren = begin - timedelta(days=kans.randint(JONGST * 366, OUDST * 365))
        lot = kans.random()
        if lot < VAN_BUITEN:
            yield Mens(naam, geboren, None), gemeente
        else:
            andere = [een for een in elders if een != gemeente]
            ander = kans.choice(andere) if andere and lot < ELDERS else None
            yield Mens(naam, geboren, gemeente), ander


def _wonen(streek: Streek) -> list[str]:
    return [code for code, aantal in streek.gemeenten.items() for _ in range(aantal)]


def _verblijf(streek: Streek, kans: Random, wie: Mens, begin: date, vestiging: str | None) -> Verblijf:
    """Make one stay: what is said on the first day, then what changes until he is out."""
    kort, lang, _ = kans.choices(_VERBLIJF, [een[2] for een in _VERBLIJF])[0]
    einde = begin + timedelta(days=kans.randint(kort, lang))
    huizen = _huizen(streek, wie, begin, kans)
    nu = Bericht(
        dag=min(_werkdag(begin + timedelta(days=kans.randrange(3))), einde - timedelta(days=1)),
        soort=Soort.GEMELD,
        inrichting=kans.choice(huizen),
        begin=begin,
        einde=None if kans.random() < DAG_ONBEKEND else einde,
        einde_zeker=False,
        vestiging=vestiging,
        hic=kans.random() < HIC,
    )
    gezegd = [nu]
    for wanneer in sorted(kans.sample(range(1, 200), 4)):
        volgende = _volgende(streek, kans, huizen, gezegd[-1], wanneer)
        if volgende is not None:
            gezegd.append(volgende)
    if gezegd[-1].einde is None:
        laatste = gezegd[-1]
        dag = _werkdag(max(laatste.dag + timedelta(days=1), einde - timedelta(days=10)))
        gezegd.append(
            replace(laatste, dag=dag, soort=Soort.DATUM, einde=max(einde, dag + timedelta(days=1)), verlof=None)
        )
    return Verblijf(wie, "", tuple(gezegd))


def _volgende(streek: Streek, kans: Random, huizen: Sequence[str], was: Bericht, na: int) -> Bericht | None:
    """Return what changes next, if anything: `na` is a share of what is left of the stay, in two hundredths."""
    if was.einde is None:
        return None
    dag = _werkdag(was.dag + timedelta(days=max(1, (was.einde - was.dag).days * na // 200)))
    wat = Soort(kans.choices(list(_KANSEN), list(_KANSEN.values()))[0])
    nieuw, over = replace(was, dag=dag, soort=wat, verlof=None), (was.einde - dag).days
    match wat:
        case Soort.DATUM if over > 0:
            einde = max(was.einde + timedelta(days=kans.choice(_VERSCHUIVING)), dag + timedelta(days=2))
            nieuw = replace(nieuw, einde=einde, einde_zeker=kans.random() < ZEKER)
        case Soort.VERVROEGD if over > 1:
            nieuw = replace(nieuw, einde=dag + timedelta(days=kans.randrange(2)), einde_zeker=True)
        case Soort.VERLOF if over > VERLOF_VANAF:
            van = dag + timedelta(days=kans.randint(3, 10))
            nieuw = replace(nieuw, verlof=(van, van + timedelta(days=kans.randint(0, 2))))
        case Soort.OVERGEPLAATST if over > 0 and len(huizen) > 1:
            nieuw = replace(nieuw, inrichting=kans.choice([een for een in huizen if een != was.inrichting]))
        case Soort.VESTIGING if over > 0:
            nieuw = replace(nieuw, vestiging=kans.choice([een for een in streek.gemeenten if een != was.vestiging]))
        case _:
            return None
    return (
        None if replace(nieuw, dag=was.dag, soort=was.soort, verlof=was.verlof) == was and not nieuw.verlof else nieuw
    )


def _huizen(streek: Streek, wie: Mens, begin: date, kans: Random) -> Sequence[str]:
    """Return the prisons he may be in: whoever is under age in one for the young, and some a little longer."""
    leeftijd = wie.leeftijd(begin)
    jong = leeftijd < JEUGD_TOT or (leeftijd < JEUGD_UITERLIJK and kans.random() < JEUGD_LANGER)
    return streek.jeugd if jong and streek.jeugd else streek.inrichtingen


def _werkdag(dag: date) -> date:
    """Return that day, or the Monday after it: nobody sends a message in a weekend."""
    return dag + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[dag.weekday()])
