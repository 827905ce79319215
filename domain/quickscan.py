"""The quickscan: everybody who is detained, looked at once a week; a regisseur decides per person what happens.

Sorted by day of release only: there is no score and no ranking (article 22 AVG).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

LANGSTE_REDEN: Final = 1_000
"""Characters of why it was decided so."""


class Quickscanbesluit(StrEnum):
    """What happens with somebody. On the wire: add, never rename."""

    BESPREKEN = "bespreken"
    """He is talked about at the tafel."""
    ALLEEN_RIO = "alleen_rio"
    """The re-integratieofficier goes on with him; nobody else does."""
    GEEN_INZET = "geen_inzet"
    """Nothing is needed: it is closed."""
    OPSCHALEN = "opschalen"
    """He is brought into a casus under the Wgs: another lane, by a decision of its own."""


@dataclass(frozen=True, slots=True)
class Quickscan:
    """What was decided about somebody, by whom and why.

    Attributes:
        zitting_id: the zitting for which he was asked about.
    """

    id: str
    casus_id: str
    besluit: Quickscanbesluit
    reden: str
    door_id: str
    op: datetime
    zitting_id: str | None = None
