"""The coarse gate in front of every handler; the fine one is `domain/toegang.py`, inside it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from domain.persoon import Actor, Rol


class Permission(StrEnum):
    """Who may even come to a handler. A handler without one does not register."""

    GEREGISTREERD = "geregistreerd"
    """Anybody who is registered and holds at least one role now."""
    BEHEERDER = "beheerder"
    PROCESREGISSEUR = "procesregisseur"
    PARTNER = "partner"
    MANAGER = "manager"
    PRIVACYFUNCTIONARIS = "privacyfunctionaris"
    CONTACTPUNT = "contactpunt"
    BIJ = "bij"
    LOGBOEK = "logboek"
    """Who answers for a casus, and who looks after the logboek of all of them."""
    BEWAREN = "bewaren"
    """Who decides about what has passed its term, and who sees to it that somebody does."""
    TELLEN = "tellen"
    """Who answers for the whole: sees how much there is, never what."""
    REGIE = "regie"
    """Who holds casussen, and who sees to it that somebody does."""
    ROUTERING = "routering"
    """Who answers for whom each organisatie hears about, and who works with that."""
    CONTACTEN = "contacten"
    """Who keeps the contacts of the organisaties, and who calls them."""


ROLLEN: Mapping[Permission, frozenset[Rol]] = MappingProxyType(
    {
        Permission.GEREGISTREERD: frozenset(Rol),
        Permission.BEHEERDER: frozenset({Rol.BEHEERDER}),
        Permission.PROCESREGISSEUR: frozenset({Rol.PROCESREGISSEUR}),
        Permission.PARTNER: frozenset({Rol.PARTNER}),
        Permission.MANAGER: frozenset({Rol.MANAGER}),
        Permission.PRIVACYFUNCTIONARIS: frozenset({Rol.PRIVACYFUNCTIONARIS}),
        Permission.CONTACTPUNT: frozenset({Rol.CONTACTPUNT}),
        Permission.BIJ: frozenset({Rol.BIJ}),
        Permission.LOGBOEK: frozenset({Rol.PROCESREGISSEUR, Rol.PRIVACYFUNCTIONARIS}),
        Permission.BEWAREN: frozenset({Rol.PROCESREGISSEUR, Rol.MANAGER, Rol.PRIVACYFUNCTIONARIS, Rol.BIJ}),
        Permission.TELLEN: frozenset({Rol.MANAGER, Rol.PRIVACYFUNCTIONARIS}),
        Permission.REGIE: frozenset({Rol.PROCESREGISSEUR, Rol.MANAGER}),
        Permission.ROUTERING: frozenset({Rol.MANAGER, Rol.BEHEERDER, Rol.PROCESREGISSEUR}),
        Permission.CONTACTEN: frozenset({Rol.BEHEERDER, Rol.PROCESREGISSEUR}),
    }
)


def holds(actor: Actor, permission: Permission) -> bool:
    """Tell whether one of the actor's present roles opens this gate."""
    return any(een.rol in ROLLEN[permission] for een in actor.aanstellingen)
