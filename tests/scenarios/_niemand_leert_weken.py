"""Random weeks, and what must be equal when one is played twice."""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import zip_longest
from typing import Final, TypeAlias

from hypothesis import strategies as st

from dialogs.kern.turn import JsonValue
from domain.casus import Casus, Persoonsgegevens
from domain.logboek import Handeling
from domain.uitvraag import Antwoord, BevragingStatus
from storage import casus as casussen
from storage import uitvraag as uitvragen
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._verhaal import ANNA, HUISELIJK_GEWELD
from tests.scenarios._niemand_leert import (
    ANDEREN,
    BUITENSTAANDER,
    MET_BELEID,
    PER_VRAAG,
    Kopieen,
    Week,
    genummerd,
    vraag,
)
from tests.scenarios._niemand_leert_doen import BELEID, RAUW, TELEFOON, VOORAF, komt, meldt, regie, zegt
from tests.scenarios._niemand_leert_kijken import kijkt

Stap: TypeAlias = tuple[int, str, tuple[str | int, ...]]
"""After how many hours, what, and of whom or what."""

HOE: Final[Mapping[str, tuple[str, ...]]] = {
    PER_VRAAG: (
        *("bekend", "niet bekend", VOORAF, "weigert", "gemengd"),
        *(TELEFOON + een for een in ("bekend", "niet bekend", "weigert")),
    ),
    MET_BELEID: ("bekend", "niet bekend", VOORAF, BELEID, TELEFOON + "bekend", TELEFOON + "weigert"),
}
"""Every way to deal with a question, for each of the two."""

ZONDER_TOESTEMMING: Final = (("niet bekend", VOORAF, BELEID, RAUW), (TELEFOON + "niet bekend", TELEFOON + "weigert"))
"""Whatever is pressed, or said on the phone, when nobody has consented: each of a group leaves the same."""

_ANDERS: Final = ("bekend", "niet bekend", "weigert")
_REGIE: Final = ("persoon erbij", "persoon eraf", "sluit", "heropent", "verzet", "maakt spoed", "vraagt toch weer")
_UREN: Final = st.integers(0, 40)


def _stap(soort: str, *wat: "st.SearchStrategy[str] | st.SearchStrategy[int]") -> "st.SearchStrategy[Stap]":
    return st.tuples(_UREN, st.just(soort), st.tuples(*wat))


_CASUS: Final = st.integers(0, 1)
_IEMAND: Final = st.sampled_from(ANDEREN[:2])
STAPPEN: Final = st.lists(
    st.one_of(
        _stap("x", _CASUS, st.integers(0, 1)),
        _stap("ander", st.sampled_from((*ANDEREN, PER_VRAAG, MET_BELEID)), st.just(2), st.sampled_from(_ANDERS)),
        _stap("ander", st.sampled_from(ANDEREN), _CASUS, st.sampled_from(_ANDERS)),
        _stap("regie", _CASUS, st.sampled_from(_REGIE), st.just("")),
        _stap("regie", _CASUS, st.just("persoon erbij"), st.just("")),
        _stap("regie", _CASUS, st.just("trekt in"), st.sampled_from((PER_VRAAG, MET_BELEID, "om"))),
        _stap("komt", _IEMAND),
        _stap("meldt", _IEMAND),
        _stap("kijkt", st.sampled_from((*ANDEREN, "ada", "jeugdteam"))),
    ),
    max_size=5,
)
EINDE: Final = st.sampled_from((datetime(2026, 3, 6, 10, tzinfo=UTC), datetime(2026, 3, 9, 13, tzinfo=UTC)))
"""When the agenda stands in the channel of the tafel, and when the zitting has begun."""


@dataclass(frozen=True)
class Verloop:
    """A week, but for what one organisatie says in it: that is another matter in each world."""

    x: str
    eerst: int
    stappen: tuple[Stap, ...]
    einde: datetime


@dataclass(frozen=True)
class Geval:
    """A week, two ways to deal with a question in it, and who looks at everything when it ends."""

    verloop: Verloop
    zus: str
    zo: str
    kijkers: tuple[str, ...]


_ZITTING_BEGONNEN: Final = datetime(2026, 3, 9, 13, tzinfo=UTC)
GEMEEN: Final[Mapping[str, Verloop]] = {
    "somebody is added afterwards": Verloop(
        PER_VRAAG, 5, ((1, "regie", (0, "persoon erbij", "")), (96, "x", (0, 0))), _ZITTING_BEGONNEN
    ),
    "the agenda stands already": Verloop(PER_VRAAG, 96, ((2, "x", (1, 0)),), _ZITTING_BEGONNEN),
    "it is withdrawn and asked again": Verloop(
        PER_VRAAG,
        5,
        ((1, "regie", (0, "trekt in", PER_VRAAG)), (95, "regie", (0, "vraagt toch weer", ""))),
        _ZITTING_BEGONNEN,
    ),
}
"""Weeks in which it could show more easily than in most; random ones seldom come upon them."""

KIJKERS: Final = ("om", "veilig-thuis", "reclassering", "jeugdteam", "ada", "beheerder", "manager", "privacy")


def gevallen(x: str, hoe: Sequence[str], *, kijkers: int = 2) -> "st.SearchStrategy[Geval]":
    """Weeks in which an organisatie deals with its first question, and anything may happen before and after."""
    verloop = st.builds(Verloop, st.just(x), st.integers(0, 110), STAPPEN.map(tuple), EINDE)
    paren = st.sampled_from([(zus, zo) for zus in hoe for zo in hoe if zus < zo])
    wie = st.lists(st.sampled_from(KIJKERS), min_size=kijkers, max_size=kijkers, unique=True).map(tuple)
    return st.builds(lambda week, paar, ogen: Geval(week, paar[0], paar[1], ogen), verloop, paren, wie)


def tweemaal(kopieen: Kopieen, geval: Geval) -> None:
    """Play a week twice: nobody else sees a difference, and the regisseur does when something else was stored."""
    een, bewaard_een = _in_wereld(kopieen, geval, geval.zus)
    ander, bewaard_ander = _in_wereld(kopieen, geval, geval.zo)
    _niemand_ziet_verschil(een, ander, geval)
    if bewaard_een[0] != bewaard_ander[0] and bewaard_een[2] != bewaard_ander[2]:
        ziet_het = gezien_door_regisseur(een) != gezien_door_regisseur(ander)
        assert ziet_het


def zonder_toestemming(kopieen: Kopieen, geval: Geval) -> None:
    """Play a week twice in which nobody consents: the regisseur sees no difference either, and none is stored."""
    een, bewaard_een = _in_wereld(kopieen, geval, geval.zus)
    ander, bewaard_ander = _in_wereld(kopieen, geval, geval.zo)
    _niemand_ziet_verschil(een, ander, geval)
    anders = _per_plek(gezien_door_regisseur(een), gezien_door_regisseur(ander))
    assert not anders, anders
    assert bewaard_een == bewaard_ander


@dataclass(frozen=True)
class Elders:
    """Another casus, in which somebody may be known. `gevraagd`: whether an uitvraag about it runs."""

    tafel: str
    van_ada: bool
    gevraagd: bool


ELDERS: Final = st.builds(
    Elders, st.sampled_from((HUISELIJK_GEWELD, "jeugd", "nazorg", "volwassenen")), st.booleans(), st.booleans()
)
_NIEMAND_ANDERS: Final = Persoonsgegevens("Yde Kanarie-Zwaan", date(1971, 7, 7), "merwestad")


def elders_bekend(kopieen: Kopieen, geval: Geval, elders: Elders) -> None:
    """Play a week twice: no partner sees whether somebody is known in another casus.

    Of one that runs, its code stands on an agenda, for all to count: then it is about him or about somebody else. One
    about which nobody was asked anything is there, or it is not.
    """
    met = _met_elders(kopieen, geval, elders, ANNA)
    zonder = _met_elders(kopieen, geval, elders, _NIEMAND_ANDERS if elders.gevraagd else None)
    zvh = {"rosa", "ada", "manager"}
    partners = [een for een in met.antwoorden if een not in zvh]
    plekken = met.plekken_van(met.rosa, met.ada)
    anders = _eerste("gedaan", met.gedaan, zonder.gedaan) or _per_plek(
        {een: met.gezien_door(een) for een in partners} | met.gepost(behalve=plekken),
        {een: zonder.gezien_door(een) for een in partners} | zonder.gepost(behalve=plekken),
    )
    assert not anders, anders


def _met_elders(kopieen: Kopieen, geval: Geval, elders: Elders, wie: Persoonsgegevens | None) -> Week:
    with kopieen.nieuw() as week:
        if wie is not None:
            regisseur = week.ada if elders.van_ada else week.rosa
            ander = week.casus(wie, tafel=elders.tafel, nummer=900, regisseur=regisseur)
            if elders.gevraagd:
                asyncio.run(vraag(week, ander, regisseur, [BUITENSTAANDER]))
        asyncio.run(speel(week, geval.verloop, geval.zus, kijkers=geval.kijkers))
        return week


def _niemand_ziet_verschil(een: Week, ander: Week, geval: Geval) -> None:
    anders = verschil(een, ander, eigen=[geval.verloop.x], kijkers=_iedereen(een))
    assert not anders, anders


def _in_wereld(kopieen: Kopieen, geval: Geval, hoe: str) -> tuple[Week, tuple[object, object, object]]:
    """Play a week; return it with what was stored, what was written down, and what can still be read of it.

    What was withdrawn since is shown to nobody.
    """
    with kopieen.nieuw() as week:
        asyncio.run(speel(week, geval.verloop, hoe, kijkers=geval.kijkers))
        x = geval.verloop.x
        return week, (bewaard(week, x), logboekregels(week, x), bewaard(week, x, ook_ingetrokken=False))


def _iedereen(week: Week) -> list[str]:
    """Everybody who was answered anything but the regisseur."""
    return [een for een in week.antwoorden if een != "rosa"]


async def speel(week: Week, verloop: Verloop, hoe: str, *, kijkers: Collection[str] = ()) -> Week:
    """Play a week. At the end these look at everything, and the regisseur at what she was answered."""
    for uren, soort, wat in ((verloop.eerst, "x", (0, 0)), *verloop.stappen):
        week.wacht_tot(week.wereld.nu + timedelta(hours=uren))
        await _doe(week, verloop.x, hoe, soort, wat)
    if week.wereld.nu < verloop.einde:
        week.wacht_tot(verloop.einde)
    toeschouwers = week.toeschouwers()
    for naam in kijkers:
        await kijkt(week, naam, toeschouwers[naam])
    await regisseur_leest(week)
    return week


async def _doe(week: Week, x: str, hoe: str, soort: str, wat: Sequence[str | int]) -> None:
    match soort, *wat:
        case "x", int(welke), int(half):
            await zegt(week, x, welke, hoe, half=bool(half))
        case "ander", str(code), int(welke), str(anders):
            # What is asked of the same organisatie about another casus it answers alike in every world.
            await zegt(week, code, welke, anders)
        case "regie", int(welke), str(daad), str(wie):
            await regie(week, welke, daad, wie)
        case "komt", str(code):
            await komt(week, code, HUISELIJK_GEWELD)
        case "meldt", str(code):
            await meldt(week, code, ANNA.naam, "1990-05-03")
        case "kijkt", str(naam):
            await kijkt(week, naam, week.toeschouwers()[naam], diep=False)


async def regisseur_leest(week: Week) -> None:
    """Let the regisseur open how her uitvragen stand, and what was answered."""
    for casus in week.casussen[:2]:
        uitvraag = week.uitvraag(casus)
        hier: dict[str, JsonValue] = {"v": 1, "uitvraag": uitvraag.id}
        week.ziet("rosa", "status", await week.rosa.presses_raw("uitvraag.status", hier))
        for een in week.wereld.leest(casussen.lees, casus.id).betrokkenen:
            kaart = await week.rosa.presses_raw("uitvraag.antwoorden", {**hier, "betrokkene": een.id})
            week.ziet("rosa", "antwoorden", kaart)
        punt: dict[str, JsonValue] = {"v": 1, "zitting": uitvraag.zitting_id, "casus": casus.id}
        for verb in ("voorbereiding.punt", "voorbereiding.gedeeld"):
            week.ziet("rosa", verb, await week.rosa.presses_raw(verb, punt))


# --- What must be equal


def verschil(een: Week, ander: Week, *, eigen: Iterable[str], kijkers: Collection[str]) -> str:
    """Return the first difference that somebody else than these organisaties and the regisseur could see; else ""."""
    verborgen = {f"19:{code}" for code in eigen} | {f"contact contact-{code}" for code in eigen}
    mensen: list[Deelnemer] = [een.rosa]
    for code in eigen:
        mensen += [een.iemand_van(code), een.collega_van(code)]
    verborgen |= een.plekken_van(*mensen)
    return (
        _eerste("gedaan", een.gedaan, ander.gedaan)
        or _per_plek(een.gepost(behalve=verborgen), ander.gepost(behalve=verborgen))
        or _per_plek(
            {naam: een.gezien_door(naam) for naam in kijkers}, {naam: ander.gezien_door(naam) for naam in kijkers}
        )
    )


def _per_plek(een: Mapping[str, list[str]], ander: Mapping[str, list[str]]) -> str:
    waar = sorted({*een, *ander})
    return next(filter(None, (_eerste(plek, een.get(plek, []), ander.get(plek, [])) for plek in waar)), "")


def _eerste(waar: str, een: list[str], ander: list[str]) -> str:
    for a, b in zip_longest(een, ander, fillvalue="(niets)"):
        if a != b:
            plek = next(nr for nr, (c, d) in enumerate(zip_longest(a, b)) if c != d)
            return (
                f"{waar}: {a[:90]}\n  ...{a[max(plek - 60, 0) : plek + 200]}\n  ...{b[max(plek - 60, 0) : plek + 200]}"
            )
    return ""


def gezien_door_regisseur(week: Week) -> Mapping[str, list[str]]:
    """Return what the regisseur was shown, and what was posted to her."""
    return {"rosa": week.gezien_door("rosa"), **week.gepost(week.plekken_van(week.rosa))}


def bewaard(
    week: Week, code: str, *, ook_ingetrokken: bool = True, over: Sequence[Casus] = ()
) -> list[tuple[object, ...]]:
    """Return what was stored of what an organisatie said about these casussen (else Rosa's two), every version."""

    def spoor(een: Antwoord) -> tuple[object, ...]:
        return een.soort, een.weigering, een.waarden, een.versie, bool(een.gezegd_door), een.op

    gevonden: list[tuple[object, ...]] = []
    for casus in over or week.casussen[:2]:
        vraag = week.bevraging(casus, code)
        if vraag.status is BevragingStatus.INGETROKKEN and not ook_ingetrokken:
            continue
        versies = week.wereld.leest(uitvragen.alle_versies, casus.id, vraag.id)
        gevonden += [spoor(een) for een in versies]
    return gevonden


def logboekregels(week: Week, code: str) -> list[str]:
    """Return what stands in the logboek of what was done for an organisatie, about the regisseur's casussen."""
    regels = [een for casus in week.casussen[:2] for een in week.wereld.logboek(casus.id) if een.namens == code]
    # That a name was open is no secret of the person, and some ways open none.
    regels = [een for een in regels if een.handeling is not Handeling.UITVRAAG_GEOPEND]
    return genummerd([repr(een) for een in regels])
