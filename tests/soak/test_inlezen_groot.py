"""Fifty thousand detentiemeldingen in one file: every good line comes in, once; reading it again changes nothing."""

import resource
import time
from collections import Counter
from pathlib import Path

import pytest

from bot.cli.inlezen import Werkbank, lees_detentieregels
from dialogs.inlezen.detenties import MEESTE_REGELS
from dialogs.inlezen.kern import Uitslag
from dialogs.inlezen.verwerken import werk_af
from domain.persoon import Persoon
from storage import casus
from storage.store import Store
from tests.bot.cli._detentiebestand import groot_bestand
from tests.bot.cli.test_inlezen import SCOPE, STREEK, Nu
from tests.bot.cli.test_inlezen_rommel import roos

__all__ = ["roos"]

MEGABYTE = 1024
MEESTE_GEHEUGEN = 900 * MEGABYTE
"""Kilobytes, of the whole process with its tests."""


@pytest.mark.timeout(3600)
def test_a_file_of_fifty_thousand_lines_comes_in(sqlite_store: Store, roos: Persoon, tmp_path: Path) -> None:
    slecht = groot_bestand(tmp_path / "groot.csv", MEESTE_REGELS)
    plaats = Werkbank(sqlite_store, STREEK, Nu())  # type: ignore[arg-type]
    for keer, goed in (("eerst", Uitslag.NIEUW), ("nog eens", Uitslag.HETZELFDE)):
        begon = time.perf_counter()
        regels = lees_detentieregels(tmp_path / "groot.csv", STREEK)
        geteld = Counter(een.uitslag for een in werk_af(plaats, regels, proef=False))
        print(f"{keer}: {time.perf_counter() - begon:.0f} s, {geteld}")  # noqa: T201 - what it takes is what it is for
        assert geteld == {goed: MEESTE_REGELS - slecht, Uitslag.GEWEIGERD: slecht}
    assert len(sqlite_store.read_now(SCOPE, casus.van_regisseur, [roos.id])) == MEESTE_REGELS - slecht
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MEESTE_GEHEUGEN
