"""Professionals: who they are to the Veiligheidshuis, and on behalf of which organisatie they act."""

from collections.abc import Iterable
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
    MANAGER = "manager"
    """Leads the Veiligheidshuis: sees how the work is divided, never what a casus is about."""
    PRIVACYFUNCTIONARIS = "privacyfunctionaris"
    """Hears of data breaches and judges them; reads the logboek, never what a casus is about."""
    CONTACTPUNT = "contactpunt"
    """Where a person turns for his rights (article 1.1 BGS): shows what is kept about him, and passes on the rest."""
    BIJ = "bij"
    """Deals with the signals about a return on behalf of a burgemeester, and with nothing else."""


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
    """A person at the moment he acts: only the roles he holds now.

    Attributes:
        waarneemt: ids of the procesregisseurs for whom he stands in at this moment (`domain/afwezigheid.py`).
    """

    persoon_id: str
    naam: str
    aanstellingen: tuple[Aanstelling, ...]
    waarneemt: frozenset[str] = frozenset()

    @classmethod
    def van(cls, persoon: Persoon, moment: datetime, waarneemt: Iterable[str] = ()) -> "Actor":
        """Take the roles that hold at `moment`; all others give nothing."""
        geldend = tuple(een for een in persoon.aanstellingen if een.geldt(moment))
        return cls(persoon.id, persoon.naam, geldend, frozenset(waarneemt))

    @property
    def regisseert_voor(self) -> frozenset[str]:
        """Ids of the procesregisseurs whose casussen he runs now: himself, and those for whom he stands in."""
        return self.waarneemt | {self.persoon_id} if self.is_rol(Rol.PROCESREGISSEUR) else frozenset()

    def is_rol(self, rol: Rol) -> bool:
        """Tell whether the actor holds `rol` anywhere."""
        return any(een.rol is rol for een in self.aanstellingen)

    def organisaties(self, rol: Rol) -> frozenset[str]:
        """Return the organisaties at which the actor holds `rol`."""
        return frozenset(een.organisatie for een in self.aanstellingen if een.rol is rol)
