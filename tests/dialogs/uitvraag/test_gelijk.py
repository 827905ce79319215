"""Whatever organisaties do, in whatever order: nobody else can tell an answer from a refusal, or who is known."""

import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cards.bouwstenen import Card
from domain.casus import Casus
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._antwoorden import GEHEIM, NIET_DELEN, opent, opent_een, opent_persoon, vult_in, waar
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal
from tests.dialogs.uitvraag._werelden import Werelden

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
WIE = (VAST[0], "ggd")
"""One that decides for each question, and one that shares only with consent."""
TOESCHOUWER = VAST[2]
"""Somebody who was asked as well, and looks at his own worklist after every step."""
STAP = st.tuples(st.sampled_from(WIE), st.sampled_from([0, 1, None]), st.integers(0, 30))
"""Which organisatie says something, about which person (None: about everybody), and after how many hours."""

TOT_AGENDA = 100
"""Hours after which the agenda stands in the channel of the tafel, so that every step is an edit of it."""

Stap = tuple[str, int | None, int]


class Zegt(Enum):
    """What the organisaties say in a world."""

    NIET_BEKEND = "niet bekend"
    BEKEND = "bekend"
    NIETS = "niets"


async def over_een(verhaal: Verhaal, wie: Deelnemer, casus: Casus, code: str, plek: int, zegt: Zegt) -> None:
    kaart = await opent_persoon(verhaal, wie, casus, plek, code)
    if "Opslaan" not in kaart.knoppen:
        return  # it has closed
    if zegt is Zegt.BEKEND:
        await wie.presses(kaart, "Opslaan", vult_in(casus, plek))
    elif "Geen toestemming" in kaart.knoppen:
        await wie.presses(kaart, "Geen toestemming")
    elif zegt is Zegt.NIET_BEKEND:
        await wie.presses(kaart, "Niet bekend")
    else:
        await wie.presses(await wie.presses(kaart, "Niet delen"), "Vastleggen", GEHEIM)


async def over_allen(verhaal: Verhaal, wie: Deelnemer, casus: Casus, code: str, zegt: Zegt) -> None:
    """Go through the steps as the cards offer them; who has dealt with it already says it of each again."""
    kaart = await opent_een(verhaal, wie, casus, code)
    for knop in ("Beantwoorden", "Er is toestemming"):
        if knop in kaart.knoppen and zegt is not Zegt.NIETS:
            kaart = await wie.presses(kaart, knop)
    if NIET_DELEN in kaart.knoppen:
        await wie.presses(await wie.presses(kaart, NIET_DELEN), "Vastleggen", GEHEIM)
    elif any(een.get("id") == "bekend" for een in kaart.invoer):
        alle = ",".join(een["value"] for een in kaart.invoer[0]["choices"]) if zegt is Zegt.BEKEND else ""
        kaart = await wie.presses(kaart, "Opslaan", {"bekend": alle})
        await vult_alles_in(wie, casus, kaart)
    else:
        for plek in range(len(casus.betrokkenen)):
            await over_een(verhaal, wie, casus, code, plek, zegt)


async def vult_alles_in(wie: Deelnemer, casus: Casus, kaart: Kaart) -> None:
    while velden := [een["id"] for een in kaart.invoer if een["id"].startswith("veld.")]:
        invoer = {veld: waarde for veld, waarde in vult_in(casus, 0, 1).items() if veld in velden}
        kaart = await wie.presses(kaart, next(een for een in kaart.knoppen if een.startswith("Opslaan")), invoer)


async def speel(verhaal: Verhaal, eerst: int, stappen: Sequence[Stap], zegt: Zegt) -> list[str]:
    """Play a story; return everything that anybody but the organisatie itself and the regisseur could see."""
    zitting = verhaal.zitting(ZITTING)
    casus = verhaal.casus(ANNA, BRAM)
    wie_vragen = {
        "Vaste partners (haal weg wie u niet wilt vragen)": ",".join((WIE[0], TOESCHOUWER)),
        "Mogelijke partners": WIE[1],
    }
    await verhaal.start(casus, wie_vragen)
    verhaal.wacht_tot(verhaal.wereld.nu + timedelta(hours=eerst))
    gezien: list[str] = []
    for code, plek, uren in stappen:
        verhaal.wacht_tot(verhaal.wereld.nu + timedelta(hours=uren))
        wie = verhaal.wereld.partner(code)
        if plek is None:
            await over_allen(verhaal, wie, casus, code, zegt)
        else:
            await over_een(verhaal, wie, casus, code, plek, zegt)
        verhaal.verstuurt()
        ander = verhaal.wereld.partner(TOESCHOUWER)
        gezien.append((await opent(verhaal, ander, zitting, TOESCHOUWER)).tekst)
        gezien.append((await opent_een(verhaal, ander, casus, TOESCHOUWER)).tekst)
        gezien.append(repr(await ander.presses_raw("werklijst.lijst", waar(verhaal, casus, code))))
    uitvraag_nu = verhaal.uitvraag(casus)
    namen = {uitvraag_nu.id: "uitvraag", zitting.id: "zitting", casus.id: "casus"}
    namen |= {een.id: een.organisatie for een in uitvraag_nu.bevragingen}
    # What happens at one moment has no order that anybody could see. How far an organisatie is half-way, only its own
    # conversation tells.
    for hoe, posts in (("nieuw", verhaal.geplaatst), ("bewerkt", verhaal.bewerkt), ("nu", verhaal.posts.values())):
        eigen = tuple(f"19:{code}" for code in WIE) if hoe == "bewerkt" else ()
        anderen = (een for een in posts if een.waar not in eigen)
        gezien += sorted({f"{hoe} {een.soort} {een.waar} {met_namen(een.json, namen)}" for een in anderen})
    return gezien


def met_namen(kaart: Card, namen: Mapping[str, str]) -> str:
    """Ids are drawn anew in each world: name what they stand for."""
    return re.sub(r"[0-9a-f]{32}", lambda gevonden: namen[gevonden[0]], json.dumps(kaart))


# Not shrunk: each example is three whole stories, and a failing one is read as it is.
@pytest.mark.timeout(300)
@settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(eerst=st.sampled_from([0, TOT_AGENDA]), stappen=st.lists(STAP, min_size=1, max_size=4))
def test_others_never_see_whether_an_organisatie_answered_refused_or_knows_nobody(
    eerst: int, stappen: list[Stap], werelden: Werelden
) -> None:
    def wereld(zegt: Zegt) -> list[str]:
        with werelden.nieuw(*WIE, TOESCHOUWER) as verhaal:
            return asyncio.run(speel(verhaal, eerst, stappen, zegt))

    eerste = wereld(Zegt.NIET_BEKEND)
    assert wereld(Zegt.NIETS) == eerste
    assert wereld(Zegt.BEKEND) == eerste
