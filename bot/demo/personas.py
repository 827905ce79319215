"""Whom one can play at the playground's one seat: somebody for every role and every organisatie. All invented."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.demo import world
from dialogs.kern.turn import Sender
from domain.bij import met_mandaat
from domain.persoon import Rol
from domain.regio import Regio

REGISSEUR = "regisseur"
BEHEERDER = "beheerder"
COLLEGA = "collega"
MANAGER = "manager"
PRIVACYFUNCTIONARIS = "privacyfunctionaris"
CONTACTPUNT = "contactpunt"
BIJ = "bij"

_MORE_NAMES = (
    "Ilse Kamphuis",
    "Ruben Akkerman",
    "Fenna Duif",
    "Kees Postma",
    "Leila Roosink",
    "Mats Oud",
    "Hanna Prins",
)
_FIRST_FREE_NUMBER = 7
"""Object ids after those of the people the playground knows."""
_OTHERS_OF_THE_HOUSE = 90
"""Object ids of who works at the Veiligheidshuis beside those two: far from the partners, of whom there may be many."""


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to play. `code` is what is typed behind `/speel`; `label` is how the role is called."""

    code: str
    label: str
    naam: str
    object_id: str
    rol: Rol
    organisatie: str

    @property
    def sender(self) -> Sender:
        """Return him as the sender of an activity.

        Everybody has the address of the one who sits at the page: whatever the bot sends to one of them shows there.
        """
        return Sender(world.TENANT_ID, self.object_id, world.CURRENT_USER.teams_id, self.naam)


def personas(regio: Regio) -> Mapping[str, Persona]:
    """Return everybody to play, by code. Who sits at the page is the procesregisseur, until he plays somebody else."""
    eigen = regio.eigen_organisatie
    found = [
        _persona(REGISSEUR, "Procesregisseur", world.CURRENT_USER.name, 1, Rol.PROCESREGISSEUR, eigen),
        _persona(BEHEERDER, "Beheerder", _MORE_NAMES[0], _FIRST_FREE_NUMBER, Rol.BEHEERDER, eigen),
        *_others_of_the_house(eigen, next(iter(met_mandaat(regio)), eigen)),
    ]
    bodies = [een for een in regio.organisaties.values() if een.code != eigen]
    names = [colleague.name for colleague in world.OTHER_USERS] + list(_MORE_NAMES[1:])
    for number, body in enumerate(bodies):
        name = names[number] if number < len(names) else f"Partner {number}"
        known = number < len(world.OTHER_USERS)
        nr = number + 2 if known else number + 3
        found.append(_persona(body.code, body.naam, name, nr, Rol.PARTNER, body.code))
    return {persona.code: persona for persona in found}


def _others_of_the_house(eigen: str, gemeente: str) -> tuple[Persona, ...]:
    """Return who stands in for the procesregisseur, who divides the work, and who judges a data breach.

    Last comes who deals with signals about a return: for a burgemeester, so he works at a gemeente.
    """
    others = (
        (COLLEGA, "Procesregisseur, collega", "Wouter Linde", Rol.PROCESREGISSEUR, eigen),
        (MANAGER, "Manager", "Carla Veldman", Rol.MANAGER, eigen),
        (PRIVACYFUNCTIONARIS, "Privacyfunctionaris", "Idris Amrani", Rol.PRIVACYFUNCTIONARIS, eigen),
        (CONTACTPUNT, "Contactpunt", "Lonneke Vink", Rol.CONTACTPUNT, eigen),
        (BIJ, "BIJ-functionaris", "Bram Oosterling", Rol.BIJ, gemeente),
    )
    return tuple(
        _persona(code, label, naam, _OTHERS_OF_THE_HOUSE + number, rol, waar)
        for number, (code, label, naam, rol, waar) in enumerate(others)
    )


def _persona(code: str, label: str, naam: str, number: int, rol: Rol, organisatie: str) -> Persona:
    return Persona(code, label, naam, world.object_id(number), rol, organisatie)
