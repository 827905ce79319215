"""Absence of a professional, and who stands in for him meanwhile.

A stand-in has what he needs from the first moment until the end, and not a moment longer. For a procesregisseur the
stand-in runs his casussen and hears what he would hear. A partner's colleagues share his access anyway: for him it is
about who is woken.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from domain.persoon import Aanstelling, Actor, Rol

MELDT_VOOR: Mapping[Rol, frozenset[Rol]] = MappingProxyType(
    {
        Rol.BEHEERDER: frozenset(Rol),
        Rol.MANAGER: frozenset({Rol.PROCESREGISSEUR, Rol.MANAGER}),
        Rol.PARTNER: frozenset({Rol.PARTNER}),
    }
)
"""For whom somebody may say that he is away: he may have fallen ill. A partner only within his own organisatie.

A procesregisseur is not in it: choosing himself as the stand-in of a colleague would give him those casussen.
"""


@dataclass(frozen=True, slots=True)
class Afwezigheid:
    """One absence. `tot` is outside the period. `vervanger_id` is None when nobody stands in.

    Attributes:
        door_collega: a colleague said so, and chose who stands in. Whoever stands in then hears what the absent one
            would, but is not let into what was for him alone (`Daad.MELDING_EIGEN`): otherwise anybody
            could let himself in by calling a colleague ill.
    """

    id: str
    persoon_id: str
    van: datetime
    tot: datetime
    vervanger_id: str | None = None
    door_collega: bool = False

    def geldt(self, moment: datetime) -> bool:
        """Tell whether he is away at `moment`."""
        return self.van <= moment < self.tot

    def overlapt(self, ander: "Afwezigheid") -> bool:
        """Tell whether the two have a moment in common."""
        return self.van < ander.tot and ander.van < self.tot


def wie_hoort(persoon_id: str, afwezigheden: Iterable[Afwezigheid], moment: datetime) -> str:
    """Return who hears what somebody should hear: himself, or whoever stands in for him, followed to the end.

    Without a stand-in it stays with himself, and so it does when they stand in for each other in a ring.
    """
    vervangers = {een.persoon_id: een.vervanger_id for een in afwezigheden if een.geldt(moment)}
    gezien, wie = {persoon_id}, persoon_id
    while (volgende := vervangers.get(wie)) is not None:
        if volgende in gezien:
            return persoon_id
        gezien.add(volgende)
        wie = volgende
    return wie


def neemt_waar_voor(persoon_id: str, afwezigheden: Iterable[Afwezigheid], moment: datetime) -> frozenset[str]:
    """Return for whom somebody stands in: also for those whose stand-in is away and chose him in turn.

    Access goes where the notices go: whoever hears something for a colleague can act on it.
    """
    voor_hem: dict[str, set[str]] = {}
    for een in afwezigheden:
        if een.vervanger_id is not None and een.geldt(moment):
            voor_hem.setdefault(een.vervanger_id, set()).add(een.persoon_id)
    gevonden: set[str] = set()
    te_gaan = {persoon_id}
    while te_gaan:
        erbij = voor_hem.get(te_gaan.pop(), set()) - gevonden
        gevonden |= erbij
        te_gaan |= erbij
    return frozenset(gevonden - {persoon_id})


def kan_vervangen(hij: Iterable[Aanstelling], kandidaat: Iterable[Aanstelling]) -> bool:
    """Tell whether somebody does the same work: the same role, and for a partner at the same organisatie."""
    return not _werk(hij).isdisjoint(_werk(kandidaat))


def door_collega(actor: Actor, persoon_id: str) -> bool:
    """Tell whether a colleague says that somebody is away (see `Afwezigheid.door_collega`).

    A beheerder is none: he registers for whoever asks him to, and runs no casussen that a stand-in would give him.
    """
    return actor.persoon_id != persoon_id and not actor.is_rol(Rol.BEHEERDER)


def _werk(aanstellingen: Iterable[Aanstelling]) -> frozenset[tuple[Rol, str]]:
    return frozenset((een.rol, een.organisatie if een.rol is Rol.PARTNER else "") for een in aanstellingen)
