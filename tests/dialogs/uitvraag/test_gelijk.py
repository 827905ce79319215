"""Whatever organisaties do, in whatever order: nobody else can tell an answer from a refusal."""

import asyncio
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cards.bouwstenen import Card
from dialogs import uitvraag
from dialogs.kern.registry import Registry
from domain.regio import Regio
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import maak_store
from teksten.catalogus import Teksten
from tests._databases import HOOFDSLEUTELS
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
WIE = VAST[:2]
TOESCHOUWER = VAST[2]
"""Somebody who was asked as well, and looks at his own question after every step."""
STAP = st.tuples(st.sampled_from(WIE), st.sampled_from([0, 1, None]), st.integers(0, 30))
"""Which organisatie says something, about which person (None: about everybody), and after how many hours."""

Stap = tuple[str, int | None, int]


async def zegt_iets(verhaal: Verhaal, wie: Deelnemer, bevraging: str, persoon: str, *, weigert: bool) -> None:
    kaart = await wie.presses_raw("uitvraag.persoon", {"v": 1, "bevraging": bevraging, "betrokkene": persoon})
    if "Niet bekend" not in kaart.knoppen:
        return  # it has closed
    if not weigert:
        await wie.presses(kaart, "Niet bekend")
        return
    await wie.presses(await wie.presses(kaart, "Niet delen"), "Vastleggen", {"Waarom niet?": "Beroepsgeheim"})


async def speel(verhaal: Verhaal, stappen: Sequence[Stap], *, weigert: bool) -> list[str]:
    """Play a story; return everything that anybody but the organisatie itself and the regisseur could see."""
    verhaal.zitting(ZITTING)
    casus = verhaal.casus(ANNA, BRAM)
    await verhaal.start(casus, {"Vaste partners (haal weg wie u niet wilt vragen)": ",".join((*WIE, TOESCHOUWER))})
    gezien: list[str] = []
    for code, plek, uren in stappen:
        verhaal.wacht_tot(verhaal.wereld.nu + timedelta(hours=uren))
        bevraging = verhaal.bevraging(casus, code)
        wie = verhaal.wereld.partner(code)
        if weigert and plek is None:
            vorm = await wie.presses_raw("uitvraag.weiger_formulier", {"v": 1, "bevraging": bevraging.id})
            if "Vastleggen" in vorm.knoppen:
                await wie.presses(vorm, "Vastleggen", {"Waarom niet?": "Beroepsgeheim"})
        else:
            over = casus.betrokkenen if plek is None else (casus.betrokkenen[plek],)
            for een in over:
                await zegt_iets(verhaal, wie, bevraging.id, een.id, weigert=weigert)
        verhaal.verstuurt()
        eigen = verhaal.bevraging(casus, TOESCHOUWER)
        ander = verhaal.wereld.partner(TOESCHOUWER)
        gezien.append(repr(await ander.presses_raw("uitvraag.open", {"v": 1, "bevraging": eigen.id})))
    uitvraag_nu = verhaal.uitvraag(casus)
    namen = {uitvraag_nu.id: "uitvraag"} | {een.id: een.organisatie for een in uitvraag_nu.bevragingen}
    # What happens at one moment has no order that anybody could see.
    for hoe, posts in (("nieuw", verhaal.geplaatst), ("bewerkt", verhaal.bewerkt), ("nu", verhaal.posts.values())):
        gezien += sorted(f"{hoe} {een.soort} {een.waar} {met_namen(een.json, namen)}" for een in posts)
    return gezien


def met_namen(kaart: Card, namen: Mapping[str, str]) -> str:
    """Ids are drawn anew in each world: name what they stand for."""
    return re.sub(r"[0-9a-f]{32}", lambda gevonden: namen[gevonden[0]], json.dumps(kaart))


@pytest.fixture(scope="module")
def mappen(tmp_path_factory: pytest.TempPathFactory) -> "count[int]":
    return count()


# Not shrunk: each example is two whole stories, and a failing one is read as it is.
@pytest.mark.timeout(180)
@settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(stappen=st.lists(STAP, min_size=1, max_size=5))
def test_others_never_see_whether_an_organisatie_answered_or_refused(
    stappen: list[Stap],
    tmp_path: Path,
    mappen: "count[int]",
    sqlite_sjabloon: Path,
    sleutelkast_sjabloon: Path,
    demo_regio: Regio,
    nederlands: Teksten,
) -> None:
    def wereld(*, weigert: bool) -> list[str]:
        map_ = tmp_path / str(next(mappen))
        map_.mkdir()
        kast = DatabaseSleutelkast(
            f"sqlite:///{shutil.copy(sleutelkast_sjabloon, map_ / 'sleutels.db')}", HOOFDSLEUTELS
        )
        store = maak_store(f"sqlite:///{shutil.copy(sqlite_sjabloon, map_ / 'tafelbot.db')}", kast)
        registry = Registry()
        uitvraag.register(registry)
        verhaal = Verhaal(Wereld(store, demo_regio, nederlands, registry))
        for code in (*WIE, TOESCHOUWER):
            verhaal.gesprek(code)
        try:
            return asyncio.run(speel(verhaal, stappen, weigert=weigert))
        finally:
            store.close()

    assert wereld(weigert=False) == wereld(weigert=True)
