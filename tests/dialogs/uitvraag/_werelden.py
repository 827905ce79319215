"""Fresh worlds within one test: a property needs a new one for every example."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from dialogs import agenda, uitvraag
from dialogs.kern.registry import Registry
from domain.regio import Regio
from storage import gesprekken
from storage.gesprekken import Bestemming
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import UnitOfWork, maak_store
from teksten.catalogus import Teksten
from tests._databases import HOOFDSLEUTELS
from tests.dialogs._wereld import SERVICE, TENANT, Wereld
from tests.dialogs.uitvraag._verhaal import HUISELIJK_GEWELD, Verhaal


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
        """Make a world in which the tafel has its channel, and these organisaties a conversation of their own."""
        hier = self.map_ / str(next(self._teller))
        hier.mkdir()
        kast = DatabaseSleutelkast(f"sqlite:///{shutil.copy(self.sleutels, hier / 'sleutels.db')}", HOOFDSLEUTELS)
        store = maak_store(f"sqlite:///{shutil.copy(self.database, hier / 'tafelbot.db')}", kast)
        registry = Registry()
        for topic in (uitvraag, agenda):
            topic.register(registry)
        verhaal = Verhaal(Wereld(store, self.regio, self.teksten, registry))
        for code in organisaties:
            verhaal.gesprek(code)
        verhaal.wereld.doet(_kanaal_van_de_tafel, verhaal.wereld.beheerder.id)
        try:
            yield verhaal
        finally:
            store.close()


def _kanaal_van_de_tafel(uow: UnitOfWork, beheerder_id: str) -> None:
    kanaal = gesprekken.onthoud(
        uow,
        soort="channel",
        conversation_id="19:tafel",
        service_url=SERVICE,
        tenant_id=TENANT,
        bot_id="28:tafelbot",
        channel_id="19:tafel",
    )
    gesprekken.wijs_toe(uow, kanaal.id, Bestemming.TAFEL, HUISELIJK_GEWELD, beheerder_id)
