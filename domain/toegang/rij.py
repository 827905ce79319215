"""Access to a casus, as a row: given by an invitation, ended by the casus, a withdrawal, or the end of a role."""

from dataclasses import dataclass
from datetime import datetime

from domain.persoon import Actor, Rol


@dataclass(frozen=True, slots=True)
class Toegang:
    """Access to one casus for an organisatie: for one person there, or (None) for everyone in that role.

    Attributes:
        rol: the role in which the access may be used.
        tot: when it ended, or ends; None while the casus runs.
    """

    casus_id: str
    organisatie: str
    rol: Rol
    van: datetime
    tot: datetime | None = None
    persoon_id: str | None = None

    def is_van(self, actor: Actor) -> bool:
        """Tell whether this row was meant for `actor`, whether or not it still holds."""
        if self.persoon_id is not None and self.persoon_id != actor.persoon_id:
            return False
        return self.organisatie in actor.organisaties(self.rol)

    def loopt(self, moment: datetime) -> bool:
        """Tell whether the row holds at `moment`."""
        return self.van <= moment and (self.tot is None or moment < self.tot)

    def geldt_voor(self, actor: Actor, moment: datetime) -> bool:
        """Tell whether this row lets `actor` in at `moment`."""
        return self.loopt(moment) and self.is_van(actor)
