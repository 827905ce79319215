"""Engines that serve one test after the other, each on a database of its own.

What an engine learns (the words of SQL for each statement of the program, what kind of server it talks to) costs a test
more than its queries do, and is the same for every database of one kind.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Engine, event
from sqlalchemy.engine import URL, Dialect
from sqlalchemy.pool import ConnectionPoolEntry

from storage import databases
from storage.databases import SCHRIJVER, Rol, maak_engine

Soort: TypeAlias = tuple[object, ...]
"""Everything that is set once in an engine, but for where its database is."""


@dataclass
class Motoren:
    """Stands in for `maak_engine`. One that was disposed of is given to whoever asks next."""

    vrij: dict[Soort, list[Engine]] = field(default_factory=lambda: defaultdict(list))
    adres: dict[Engine, URL] = field(default_factory=dict)
    """Where the engines that are in use connect to; one that was closed has nowhere to go."""

    def maak(self, url: URL, *, aantal: int, rol: Rol = SCHRIJVER) -> Engine:
        """Return an engine that nobody else has, for this database."""
        tijden = (databases.WACHT_OP_SLOT, databases.LANGSTE_OPDRACHT, databases.LANGSTE_STILTE)
        soort = (url.get_backend_name(), aantal, rol, databases.VASTLEGGEN, *tijden)
        vrij = self.vrij[soort]
        engine = vrij.pop() if vrij else self._nieuw(url, aantal, rol, soort)
        self.adres[engine] = url
        return engine

    def _nieuw(self, url: URL, aantal: int, rol: Rol, soort: Soort) -> Engine:
        engine = maak_engine(url, aantal=aantal, rol=rol)

        @event.listens_for(engine, "do_connect")
        def naar_de_database_van_nu(
            dialect: Dialect, _: ConnectionPoolEntry, argumenten: list[Any], namen: dict[str, Any]
        ) -> None:
            argumenten[:], anders = dialect.create_connect_args(self.adres[engine])
            namen.update(anders)

        @event.listens_for(engine, "engine_disposed")
        def komt_vrij(_: Engine) -> None:
            # Whoever reads and whoever writes may share one engine, and both close it.
            if self.adres.pop(engine, None) is not None:
                self.vrij[soort].append(engine)

        return engine
