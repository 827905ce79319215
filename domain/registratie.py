"""Who may be registered as what, and which conversation may be that of an organisatie."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.persoon import Actor, Persoon, Rol


class Rolfout(StrEnum):
    """Why somebody cannot hold a role at an organisatie."""

    REGISSEUR_ELDERS = "regisseur_elders"
    """A procesregisseur works at the Veiligheidshuis itself."""
    MANAGER_ELDERS = "manager_elders"
    """The manager leads the Veiligheidshuis itself."""
    PARTNER_VAN_ONSZELF = "partner_van_onszelf"
    """The Veiligheidshuis is never asked, so nobody answers on its behalf."""
    BIJ_ELDERS = "bij_elders"
    """A signal about a return is for a burgemeester: only a gemeente deals with it."""


def rolfout(rol: Rol, organisatie: str, eigen_organisatie: str, met_mandaat: Collection[str] = ()) -> Rolfout | None:
    """Return why this role does not fit this organisatie, None when it does.

    A beheerder and a privacyfunctionaris may work anywhere: a municipality often does both for everybody.

    Args:
        rol: the role somebody is to hold.
        organisatie: where.
        eigen_organisatie: the Veiligheidshuis itself.
        met_mandaat: the organisaties that may deal with signals about a return (`domain.bij.met_mandaat`).
    """
    if rol is Rol.BIJ and organisatie not in met_mandaat:
        return Rolfout.BIJ_ELDERS
    if rol is Rol.PROCESREGISSEUR and organisatie != eigen_organisatie:
        return Rolfout.REGISSEUR_ELDERS
    if rol is Rol.MANAGER and organisatie != eigen_organisatie:
        return Rolfout.MANAGER_ELDERS
    if rol is Rol.PARTNER and organisatie == eigen_organisatie:
        return Rolfout.PARTNER_VAN_ONSZELF
    return None


@dataclass(frozen=True, slots=True)
class Lid:
    """Somebody in a conversation; `persoon` is None when he is not registered."""

    naam: str
    persoon: Persoon | None


@dataclass(frozen=True, slots=True)
class Bezetting:
    """Who in a conversation does not belong to an organisatie.

    Attributes:
        vreemden: names of the registered people without a role there or at the Veiligheidshuis itself.
        onbekenden: names of those who are not registered.
    """

    vreemden: tuple[str, ...]
    onbekenden: tuple[str, ...]


def bezetting(leden: Iterable[Lid], organisatie: str, eigen_organisatie: str, moment: datetime) -> Bezetting:
    """Compare a conversation with an organisatie.

    A question can leak by itself, so it may only stand where everybody belongs to the body that is asked, or runs
    the casussen. Somebody whose roles have all ended belongs nowhere any more.
    """
    thuis = {organisatie, eigen_organisatie}
    vreemden: list[str] = []
    onbekenden: list[str] = []
    for lid in leden:
        if lid.persoon is None:
            onbekenden.append(lid.naam)
        elif not any(een.organisatie in thuis for een in Actor.van(lid.persoon, moment).aanstellingen):
            vreemden.append(lid.naam)
    return Bezetting(tuple(vreemden), tuple(onbekenden))
