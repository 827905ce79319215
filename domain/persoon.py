"""Professionals: who they are to the Veiligheidshuis, and on behalf of which organisatie they act."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Rol(StrEnum):
    """What somebody does here. A role is always held at an organisatie, from a day until a day."""

    BEHEERDER = "beheerder"
    """Sets up conversations and people; sees no casus."""
    PROCESREGISSEUR = "procesregisseur"
    """Works at the Veiligheidshuis; runs the casussen that are his."""
    PARTNER = "partner"
    """Answers on behalf of one organisatie."""


@dataclass(frozen=True, slots=True)
class Aanstelling:
    """A role at an organisatie. `tot` is None while it has no end; the end itself is outside the period."""

    rol: Rol
    organisatie: str
    van: datetime
    tot: datetime | None = None

    def geldt(self, moment: datetime) -> bool:
        """Tell whether the role is held at `moment`."""
        return self.van <= moment and (self.tot is None or moment < self.tot)


@dataclass(frozen=True, slots=True)
class Persoon:
    """A registered professional. Recognised by (tenant, Entra object id), never by name or mail address."""

    id: str
    naam: str
    tenant_id: str
    object_id: str
    teams_id: str
    aanstellingen: tuple[Aanstelling, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at the moment he acts: only the roles he holds now."""

    persoon_id: str
    naam: str
    aanstellingen: tuple[Aanstelling, ...]

    @classmethod
    def van(cls, persoon: Persoon, moment: datetime) -> "Actor":
        """Take the roles that hold at `moment`; all others give nothing."""
        geldend = tuple(een for een in persoon.aanstellingen if een.geldt(moment))
        return cls(persoon_id=persoon.id, naam=persoon.naam, aanstellingen=geldend)

    def is_rol(self, rol: Rol) -> bool:
        """Tell whether the actor holds `rol` anywhere."""
        return any(een.rol is rol for een in self.aanstellingen)

    def organisaties(self, rol: Rol) -> frozenset[str]:
        """Return the organisaties at which the actor holds `rol`."""
        return frozenset(een.organisatie for een in self.aanstellingen if een.rol is rol)
