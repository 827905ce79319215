"""Taking in a detentiemelding, from whatever way it comes, and changing what was said before.

One way for the form, a file, and the RIO: somebody who is there already is recognised, and nothing is made twice.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.kern.desk import Bezoek
from domain.casus import Casus, Persoonsgegevens
from domain.detentie import Detentie, Detentiebron, Verlof, Wijzigsoort


@dataclass(frozen=True, slots=True, kw_only=True)
class Opname:
    """What a detentiemelding says; None: it does not say.

    Attributes:
        persoon: `gemeente` is where he lived; None when that is outside the region.
        referentie: the number in the system it comes from; empty when it has none.
        regisseur_id: who will hold the casus when one is made.
    """

    persoon: Persoonsgegevens
    bron: Detentiebron
    regisseur_id: str
    inrichting: str | None = None
    begin: date | None = None
    einde: date | None = None
    einde_zeker: bool | None = None
    verlof: Verlof | None = None
    vestiging: str | None = None
    hic: bool | None = None
    referentie: str = ""


class Opgenomen(StrEnum):
    """What came of it."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    HETZELFDE = "hetzelfde"


@dataclass(frozen=True, slots=True)
class Gevonden:
    """Who it is about, when he is in nazorg already: his running casus, and his detention as it would be."""

    casus: Casus
    was: Detentie
    wordt: Detentie


def zoek(bezoek: Bezoek, opname: Opname) -> Gevonden | None:
    """Return whose running casus in nazorg this is about: by its number, else by name and birth date.

    Raises:
        UserMistake: he is in nazorg with another regisseur than this actor may change ("detentie.fout.van_ander").
    """
    raise NotImplementedError


def neem_op(bezoek: Bezoek, opname: Opname) -> tuple[Casus, Opgenomen]:
    """Make the casus and the detention, or change the detention of who is there already.

    Raises:
        UserMistake: the days cannot be (see `domain.detentie.eis_mogelijk`).
    """
    raise NotImplementedError


def wijzig(bezoek: Bezoek, casus: Casus, wordt: Detentie) -> Wijzigsoort | None:
    """Keep what changed, and let it work out: alarms, who may see him, what stands in Teams. None: nothing changed.

    Raises:
        UserMistake: the days cannot be.
        Conflict: somebody changed it meanwhile.
    """
    raise NotImplementedError
