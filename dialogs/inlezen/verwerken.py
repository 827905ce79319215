"""Working through a file of detentiemeldingen: judged in portions, taken in line by line, each in its own transaction.

A process that is killed leaves whole records behind it; reading the same file again does the rest.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Final, Protocol, TypeVar

from dialogs.inlezen import bijregels, detenties
from dialogs.inlezen.bijregels import Bijmelding
from dialogs.inlezen.detenties import Gelezen, Melding
from dialogs.inlezen.kern import Bezwaar, Oordeel, Regel, Uitslag, geweigerd
from dialogs.kern.desk import Context
from domain.errors import Conflict, UserMistake

PER_KEER: Final = 200
"""Lines that are judged in one transaction, so that none lasts long."""

T = TypeVar("T")


class Werkplaats(Protocol):
    """Where transactions are made, one after the other, with who brings the file in front of them."""

    def lees(self, werk: Callable[[Context], T]) -> T:
        """Read in a transaction."""

    def schrijf(self, werk: Callable[[Context], T]) -> T:
        """Write in a transaction, tried again when somebody else was first.

        Raises:
            Conflict: somebody else was first, time and again.
            UserMistake: it cannot be done; nothing of it was kept.
        """


def werk_af(plaats: Werkplaats, regels: Sequence[Regel], regisseur: str = "", *, proef: bool) -> Iterator[Oordeel]:
    """Judge every line, and take it in unless it is a trial; yield what became of each, in the order of the file."""
    gelezen = iter(plaats.lees(lambda context: detenties.lees(context, regels, regisseur)))
    while portie := tuple(islice(gelezen, PER_KEER)):
        oordelen = plaats.lees(partial(_oordelen, portie=portie))
        for een, oordeel in zip(portie, oordelen, strict=True):
            nodig = oordeel.uitslag in (Uitslag.NIEUW, Uitslag.GEWIJZIGD, Uitslag.NAAR_BIJ)
            yield _doe(plaats, een) if nodig and not proef and not isinstance(een, Oordeel) else oordeel


def _oordelen(context: Context, portie: Sequence[Gelezen]) -> tuple[Oordeel, ...]:
    return tuple(_oordeel(context, een) for een in portie)


def _oordeel(context: Context, een: Gelezen) -> Oordeel:
    if isinstance(een, Oordeel):
        return een
    return bijregels.naar_bij(een) if isinstance(een, Bijmelding) else detenties.beoordeel(context, een)


def _doe(plaats: Werkplaats, een: Melding | Bijmelding) -> Oordeel:
    try:
        if isinstance(een, Bijmelding):
            return plaats.schrijf(lambda context: bijregels.doe(context, een))
        return plaats.schrijf(lambda context: detenties.doe(context, een))
    except Conflict:
        return geweigerd([een.regel], [Bezwaar("inlezen.gelijktijdig")])
    except UserMistake as fout:
        if isinstance(een, Bijmelding):
            return geweigerd([een.regel], [Bezwaar(bijregels.NIET_HIER)])
        return detenties.als_geweigerd(een, fout)
