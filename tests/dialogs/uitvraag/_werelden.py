"""Fresh worlds within one test: a property needs a new one for every example."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from dialogs import uitvraag
from dialogs.kern.registry import Registry
from domain.regio import Regio
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import maak_store
from teksten.catalogus import Teksten
from tests._databases import HOOFDSLEUTELS
from tests.dialogs._wereld import Wereld
from tests.dialogs.uitvraag._verhaal import Verhaal


@dataclass
class Werelden:
    """Makes worlds, each on a copy of an empty database."""

    map_: Path
    database: Path
    sleutels: Path
    regio: Regio
    teksten: Teksten
    _teller: "count[int]" = field(default_factory=count)

    @contextmanager
    def nieuw(self, *organisaties: str) -> Iterator[Verhaal]:
        """Make a world in which these organisaties have a conversation of their own."""
        hier = self.map_ / str(next(self._teller))
        hier.mkdir()
        kast = DatabaseSleutelkast(f"sqlite:///{shutil.copy(self.sleutels, hier / 'sleutels.db')}", HOOFDSLEUTELS)
        store = maak_store(f"sqlite:///{shutil.copy(self.database, hier / 'tafelbot.db')}", kast)
        registry = Registry()
        uitvraag.register(registry)
        verhaal = Verhaal(Wereld(store, self.regio, self.teksten, registry))
        for code in organisaties:
            verhaal.gesprek(code)
        try:
            yield verhaal
        finally:
            store.close()
