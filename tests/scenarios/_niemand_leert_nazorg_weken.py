"""Random weeks of nazorg, everything there is to look at in them, and what must be equal when one is played twice.

What is pressed is read from what the bot declares, so that what comes later is looked at as well. By policy two read
the answers, and are not compared: the organisatie itself, and Rosa, who holds these casussen (matrix:
`antwoorden_lezen`). Of the RIO nothing of the kind is said there: it is compared like everybody else.
"""

import asyncio
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from hypothesis import strategies as st

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.permissions import ROLLEN
from dialogs.kern.registry import Argument
from dialogs.kern.turn import JsonValue
from domain.persoon import Rol
from tests.dialogs._wereld import Deelnemer, groep, kanaal
from tests.scenarios._niemand_leert import Kopieen, Week
from tests.scenarios._niemand_leert_doen import BELEID, TELEFOON, VOORAF, komt
from tests.scenarios._niemand_leert_kijken import bladert
from tests.scenarios._niemand_leert_nazorg import (
    ANDERE_INRICHTING,
    GEVRAAGD,
    INRICHTING,
    NIET_GEVRAAGD,
    PERSONEN,
    VAN_ROSA,
    ZWIJGT,
    Stap,
    antwoordt,
    iedereen,
    regie,
    rio_noteert,
)
from tests.scenarios._niemand_leert_weken import bewaard, gezien_door_regisseur, verschil

TAFEL: Final = "nazorg"
TOEZICHT: Final = ("logboek", "audit")
"""What is not looked at: whoever may open these reads by right who did what (matrix: `logboek_lezen`, L6)."""
_ROL: Final = {
    "ada": Rol.PROCESREGISSEUR,
    "beheerder": Rol.BEHEERDER,
    "manager": Rol.MANAGER,
    "privacy": Rol.PRIVACYFUNCTIONARIS,
}
_HOEVEEL: Final = re.compile(r"Uitvraag: (\d+ van \d+ binnen|alle \d+ binnen|het antwoord is binnen)")
"""What anybody may see of how an uitvraag stands: `domain/uitvraag.py`, `Stand.binnen` of `Stand.totaal`."""
_MAG_ONTBREKEN: Final = ("betrokkene", "alleen", "organisatie", "persoon", "namen")
"""What a button may say or leave out, and what is tried both ways."""

_PERSOON: Final = ("bekend", "wil bespreken", "alleen voor de regisseur", "niet bekend", "weigert", VOORAF, ZWIJGT)
_INRICHTING: Final = (
    *("alles in orde", "niets in orde", "weigert", VOORAF, ZWIJGT),
    *(TELEFOON + "alles in orde", TELEFOON + "weigert"),
)
"""But for what it shares with the whole tafel: by right that stands in the return of who answered himself."""


def manieren(x: str) -> tuple[str, ...]:
    """Return every way in which an organisatie can deal with its question, and that it says nothing."""
    if x in {INRICHTING, ANDERE_INRICHTING}:
        return _INRICHTING
    telefonisch = (TELEFOON + "bekend", TELEFOON + "niet bekend", TELEFOON + "weigert")
    return (*_PERSOON, *telefonisch, *((BELEID,) if x == "ggd" else ()))


@dataclass(frozen=True)
class Geval:
    """A week, who says something else about whom in it, in which two ways, and who looks at everything at the end."""

    x: str
    welke: int
    zus: str
    zo: str
    eerst: int
    stappen: tuple[Stap, ...]
    einde: datetime
    kijkers: tuple[str, ...]


DAG_ERVOOR: Final = datetime(2026, 3, 3, 16, tzinfo=UTC)
ZITTING_BEGONNEN: Final = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
EINDE: Final = st.sampled_from((DAG_ERVOOR, ZITTING_BEGONNEN))
"""When it was counted back to two of Rosa's and the regisseurs were reminded, and when the zitting has begun."""
KIJKERS: Final = (*GEVRAAGD, *NIET_GEVRAAGD, *_ROL)

_REGIE: Final = (
    *("bespreken", "alleen_rio", "geen_inzet", "opschalen", "verdeelt werk"),
    *("overplaatsing", "eerder vrij", "verhuist", "nog een melding", "verzet"),
)
_ANTWOORD: Final = st.sampled_from([(code, welke) for welke, wie in PERSONEN.items() for code in wie]).flatmap(
    lambda paar: st.tuples(st.just(paar[0]), st.just(paar[1]), st.sampled_from(manieren(paar[0])))
)
_WELKE: Final = st.sampled_from(VAN_ROSA)


def _stap(soort: str, wat: "st.SearchStrategy[tuple[str | int, ...]]") -> "st.SearchStrategy[Stap]":
    return st.tuples(st.integers(0, 40), st.just(soort), wat)


STAPPEN: Final = st.lists(
    st.one_of(
        _stap("antwoord", _ANTWOORD),
        _stap("regie", st.tuples(_WELKE, st.sampled_from(_REGIE))),
        _stap("x", st.just(())),
        _stap("rio", st.tuples(_WELKE)),
        _stap("komt", st.tuples(st.sampled_from(GEVRAAGD))),
        _stap("kijkt", st.tuples(st.sampled_from(KIJKERS))),
    ),
    max_size=6,
)

GEMEEN: Final[Mapping[str, Geval]] = {
    "the RIO goes on alone while it is counted back to his release": Geval(
        *(INRICHTING, 0, "alles in orde", "weigert", 5),
        ((2, "regie", (0, "alleen_rio")),),
        ZITTING_BEGONNEN,
        ("rio",),
    ),
    "he is moved to who has answered, and back to who said nothing": Geval(
        *(INRICHTING, 3, "niets in orde", ZWIJGT, 5),
        ((2, "regie", (3, "overplaatsing")), (20, "regie", (3, "overplaatsing"))),
        ZITTING_BEGONNEN,
        (ANDERE_INRICHTING,),
    ),
}
"""Weeks in which it could show more easily than in most; random ones seldom come upon them."""


def gevallen(*, kijkers: int = 2) -> "st.SearchStrategy[Geval]":
    """Weeks in which an organisatie deals with its question about somebody, and anything may happen before or after."""
    wie = st.sampled_from([(code, welke) for welke in VAN_ROSA for code in PERSONEN[welke]])
    return wie.flatmap(lambda paar: _gevallen(*paar, kijkers=kijkers))


def _gevallen(x: str, welke: int, *, kijkers: int) -> "st.SearchStrategy[Geval]":
    paren = st.sampled_from([(zus, zo) for zus in manieren(x) for zo in manieren(x) if zus < zo])
    anderen = [een for een in KIJKERS if een != x]
    ogen = st.lists(st.sampled_from(anderen), min_size=kijkers, max_size=kijkers, unique=True).map(tuple)
    week = st.tuples(paren, st.integers(0, 100), STAPPEN.map(tuple), EINDE, ogen)
    return week.map(lambda een: Geval(x, welke, *een[0], *een[1:]))


# --- Playing it, and what must be equal


def tweemaal(kopieen: Kopieen, geval: Geval) -> bool:
    """Play a week twice: nobody else sees a difference, and Rosa does when something else was stored.

    Return whether something else was: without that a week proves nothing.
    """
    een, bewaard_een = gespeeld(kopieen, geval, geval.zus)
    ander, bewaard_ander = gespeeld(kopieen, geval, geval.zo)
    # Of who says nothing at all one thing may tell, by policy: on the agenda, how many have dealt with it.
    if ZWIJGT in {geval.zus, geval.zo}:
        _vergeet_hoeveel(een)
        _vergeet_hoeveel(ander)
    kijkers = [naam for naam in een.antwoorden if naam not in {"rosa", geval.x}]
    anders = verschil(een, ander, eigen=[geval.x], kijkers=kijkers)
    assert not anders, anders
    if bewaard_een != bewaard_ander:
        ziet_het = gezien_door_regisseur(een) != gezien_door_regisseur(ander)
        assert ziet_het
    return bewaard_een != bewaard_ander


def _vergeet_hoeveel(week: Week) -> None:
    """Leave out how many have dealt with an uitvraag, and each edit of an agenda by which nothing else changed."""
    week.antwoorden = {naam: [_HOEVEEL.sub("", een) for een in regels] for naam, regels in week.antwoorden.items()}
    laatst: dict[tuple[str, ...], str] = {}
    over = []
    for een in week.stroom:
        bericht = _HOEVEEL.sub("", een.bericht)
        soort, onderwerp, _ = json.loads(bericht)
        plek = (een.waar, soort, onderwerp)
        if soort != Berichtsoort.AGENDA or laatst.get(plek) != bericht:
            over.append(replace(een, bericht=bericht))
        laatst[plek] = bericht
    week.stroom = over


def gespeeld(kopieen: Kopieen, geval: Geval, hoe: str) -> tuple[Week, list[tuple[object, ...]]]:
    """Play a week; return it with what can still be read of what the organisatie said."""
    with kopieen.nieuw() as week:
        asyncio.run(_speel(week, geval, hoe))
        return week, bewaard(week, geval.x, ook_ingetrokken=False, over=[week.casussen[geval.welke]])


async def _speel(week: Week, geval: Geval, hoe: str) -> None:
    for uren, soort, wat in ((geval.eerst, "x", ()), *geval.stappen):
        week.wacht_tot(week.wereld.nu + timedelta(hours=uren))
        await _doe(week, geval, hoe, soort, wat)
    if week.wereld.nu < geval.einde:
        week.wacht_tot(geval.einde)
    for naam in geval.kijkers:
        await kijkt_overal(week, naam, geval.x, geval.welke)
    await _rosa_leest(week, geval.welke)


async def _doe(week: Week, geval: Geval, hoe: str, soort: str, wat: Sequence[str | int]) -> None:
    match soort, *wat:
        case ("x",):
            await antwoordt(week, geval.x, geval.welke, hoe)
        case "antwoord", str(code), int(welke), str(anders) if (code, welke) != (geval.x, geval.welke):
            await antwoordt(week, code, welke, anders)
        case "regie", int(welke), str(daad):
            await regie(week, welke, daad)
        case "rio", int(welke):
            await rio_noteert(week, welke)
        case "komt", str(code):
            await komt(week, code, TAFEL)
        case "kijkt", str(naam) if naam != geval.x:
            await _kijkt_even(week, naam)


async def _rosa_leest(week: Week, welke: int) -> None:
    """Let Rosa open how it stands with somebody, and what was answered about him."""
    casus, uitvraag = week.casus_nu(welke), week.uitvraag(week.casussen[welke])
    week.ziet("rosa", "quickscan", await week.rosa.presses_raw("quickscan.persoon", {"v": 1, "casus": casus.id}))
    hier: dict[str, JsonValue] = {"v": 1, "uitvraag": uitvraag.id}
    week.ziet("rosa", "status", await week.rosa.presses_raw("uitvraag.status", hier))
    over: dict[str, JsonValue] = {**hier, "betrokkene": casus.betrokkenen[0].id}
    week.ziet("rosa", "antwoorden", await week.rosa.presses_raw("uitvraag.antwoorden", over))


# --- Looking at everything


async def kijkt_overal(week: Week, naam: str, x: str, welke: int) -> None:
    """Let somebody look at everything there is for his role, also by buttons that others were given.

    Those are tried about the person of whom something else is said, and the question to who says it.
    """
    wie = iedereen(week)[naam]
    for woorden, argumenten in _opdrachten(week, _ROL.get(naam, Rol.PARTNER), welke):
        await bladert(week, naam, wie, woorden, await wie.opens(woorden, None, **argumenten), diep=not argumenten)
    for waar in (kanaal(f"tafel-{TAFEL}"), groep(naam)):
        kaart = await wie.types("/agenda", waar)
        await bladert(week, naam, wie, f"agenda in {waar.conversation_id}", kaart, waar=waar, diep=False)
    for verb, data in _knoppen(week, _ROL.get(naam, Rol.PARTNER), x, welke):
        week.ziet(naam, f"{verb} {sorted(data)}", await wie.presses_raw(verb, data))


async def _kijkt_even(week: Week, naam: str) -> None:
    wie: Deelnemer = iedereen(week)[naam]
    for woorden in ("zaken", "terugkeer", "rio", f"agenda {TAFEL}", "quickscan", "meldingen", "afspraak lijst"):
        await bladert(week, naam, wie, woorden, await wie.types(f"/{woorden}"), diep=False)


def _opdrachten(week: Week, rol: Rol, welke: int) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield every command of a role, without anything behind it, and about him and one other."""
    codes = [str(een.code) for nummer, een in enumerate(week.casussen) if nummer in {welke, 2}]
    for een in week.wereld.registry.commands_in_order():
        if een.words.startswith(TOEZICHT) or rol not in ROLLEN[een.permission]:
            continue
        yield een.words, {}
        if Argument.TAFEL in een.arguments:
            yield een.words, {"tafel": TAFEL}
        if Argument.CASUSCODE in een.arguments:
            yield from ((een.words, {"casuscode": code}) for code in codes)


def _knoppen(week: Week, rol: Rol, x: str, welke: int) -> Iterator[tuple[str, dict[str, JsonValue]]]:
    """Yield every button of a role that changes nothing, as it is on the cards of others."""
    casus, uitvraag = week.casus_nu(welke), week.uitvraag(week.casussen[welke])
    vraag, over = week.bevraging(casus, x).id, casus.betrokkenen[0].id
    waarden: dict[str, JsonValue] = {
        "casus": casus.id,
        "betrokkene": over,
        "zitting": uitvraag.zitting_id,
        "uitvraag": uitvraag.id,
        "bevraging": vraag,
        "alleen": vraag,
        "persoon": f"{vraag}:{over}",
        "organisatie": x,
        "tafel": TAFEL,
        "namen": True,
        "soort": "alles",
    }
    for verb, spec in week.wereld.registry.verbs.items():
        velden = spec.payload.model_fields
        moet = {een for een, wat in velden.items() if wat.is_required()}
        buiten = "sleutel" in velden or verb.startswith(TOEZICHT) or rol not in ROLLEN[spec.permission]
        if buiten or not moet <= waarden.keys():
            continue
        mag = {een for een in _MAG_ONTBREKEN if een in velden}
        for namen in sorted({tuple(sorted(moet)), tuple(sorted(moet | mag))}):
            yield verb, {"v": 1, **{een: waarden[een] for een in namen}}
