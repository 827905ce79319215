"""The daily anchor: at the first tick of a local day, also when the bot stood still at midnight."""

from collections import defaultdict
from dataclasses import dataclass, field

from dialogs.kern.desk import Context
from storage import ankers
from storage.ankers import Gezien


@dataclass(slots=True)
class Verankering:
    """The round that makes it; it remembers per region which anchors it looked through."""

    gezien: defaultdict[str, Gezien] = field(default_factory=lambda: defaultdict(Gezien))

    def __call__(self, context: Context) -> None:
        """Make the anchor of today, unless there is one. The clock writes it outside the database."""
        dag = context.regio.kalender.lokaal(context.nu).date()
        ankers.maak(context.uow, dag, self.gezien[context.regio.code])
