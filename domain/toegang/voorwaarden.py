"""The conditions that a rule may name: each a fact to look at, its words for the documentation, and the reason if not.

A condition says nothing about who; the rule does. What is not known (None, empty) never holds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from domain.afwezigheid import MELDT_VOOR
from domain.casus import Fase, Spoor
from domain.formulier import Delen
from domain.persoon import Rol
from domain.toegang.daden import Reden
from domain.toegang.rij import Toegang
from domain.toegang.vraag import Vraag


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """A fact that must hold. `woorden` finish the sentence "... may, when"."""

    woorden: str
    reden: Reden
    klopt: Callable[[Vraag], bool]


def _rijen(vraag: Vraag) -> tuple[Toegang, ...]:
    """Return the rows of this casus that were meant for this actor as a partner and have begun."""
    casus = vraag.over.casus
    if casus is None:
        return ()
    return tuple(
        een
        for een in vraag.over.toegang
        if een.casus_id == casus.id and een.rol is Rol.PARTNER and een.van <= vraag.moment and een.is_van(vraag.actor)
    )


def _eigen_casus(vraag: Vraag) -> bool:
    casus = vraag.over.casus
    return casus is not None and casus.regisseur_id in vraag.actor.regisseert_voor


def _was_van_organisatie(vraag: Vraag) -> bool:
    return any(een.organisatie == vraag.over.organisatie for een in _rijen(vraag))


def _is_van_organisatie(vraag: Vraag) -> bool:
    rijen = _rijen(vraag)
    return any(een.organisatie == vraag.over.organisatie and een.loopt(vraag.moment) for een in rijen)


def _is_spoor(vraag: Vraag, *sporen: Spoor) -> bool:
    return vraag.over.casus is not None and vraag.over.casus.spoor in sporen


def _loopt(vraag: Vraag) -> bool:
    return vraag.over.casus is not None and vraag.over.casus.fase is not Fase.AFGESLOTEN


def _is_er_nog(vraag: Vraag) -> bool:
    return vraag.over.casus is not None and not vraag.over.casus.vernietigd


def _in_casus(vraag: Vraag) -> bool:
    return vraag.over.casus is not None and vraag.over.betrokkene_id in vraag.over.casus.betrokkenen


def _te_behandelen(vraag: Vraag) -> bool:
    melding = vraag.over.melding
    return melding is not None and (melding.vrij or melding.regisseur_id in vraag.actor.regisseert_voor)


def _opgepakt(vraag: Vraag) -> bool:
    melding = vraag.over.melding
    return melding is not None and melding.regisseur_id in vraag.actor.regisseert_voor


def _onbeheerd(vraag: Vraag) -> bool:
    """Tell whether whoever held it is no procesregisseur any more; a casus then comes without one."""
    casus, melding = vraag.over.casus, vraag.over.melding
    return (casus is not None and not casus.regisseur_id) or (melding is not None and melding.vrij)


def _casus_onbeheerd(vraag: Vraag) -> bool:
    return vraag.over.casus is not None and not vraag.over.casus.regisseur_id


def _meldde(vraag: Vraag) -> bool:
    melding, wie = vraag.over.melding, vraag.actor.persoon_id
    return melding is not None and (melding.melder_id == wie or wie in melding.melder_vervangen_door)


def _meldde_daar(vraag: Vraag) -> bool:
    melding = vraag.over.melding
    return melding is not None and melding.organisatie in vraag.actor.organisaties(Rol.PARTNER)


def _zelf(vraag: Vraag) -> bool:
    return vraag.over.persoon_id == vraag.actor.persoon_id


def _meldt_voor(vraag: Vraag) -> bool:
    """Whom a manager may call ill: see `MELDT_VOOR`."""
    return any(een.rol in MELDT_VOOR[Rol.MANAGER] for een in vraag.over.rollen)


def _zelfde_organisatie(vraag: Vraag) -> bool:
    eigen = vraag.actor.organisaties(Rol.PARTNER)
    return any(een.rol in MELDT_VOOR[Rol.PARTNER] and een.organisatie in eigen for een in vraag.over.rollen)


EIGEN_CASUS: Final = Voorwaarde("he holds the casus, or stands in for who does", Reden.NIET_UW_CASUS, _eigen_casus)
UITGENODIGD: Final = Voorwaarde(
    "his organisatie (or he) was invited to the casus", Reden.GEEN_TOEGANG, lambda vraag: bool(_rijen(vraag))
)
TOEGANG_LOOPT: Final = Voorwaarde(
    "that access holds now",
    Reden.TOEGANG_BEEINDIGD,
    lambda vraag: any(een.loopt(vraag.moment) for een in _rijen(vraag)),
)
ORGANISATIE_UITGENODIGD: Final = Voorwaarde(
    "that organisatie was invited to the casus", Reden.GEEN_TOEGANG, _was_van_organisatie
)
ORGANISATIE_HEEFT_TOEGANG: Final = Voorwaarde(
    "the access of that organisatie holds now", Reden.TOEGANG_BEEINDIGD, _is_van_organisatie
)
VAN_ORGANISATIE: Final = Voorwaarde(
    "he is a partner of the organisatie it is about",
    Reden.ANDERE_ORGANISATIE,
    lambda vraag: vraag.over.organisatie in vraag.actor.organisaties(Rol.PARTNER),
)
GEVRAAGD: Final = Voorwaarde(
    "that organisatie is asked", Reden.NIET_GEVRAAGD, lambda vraag: vraag.over.organisatie in vraag.over.gevraagd
)
IS_RIO: Final = Voorwaarde(
    "that organisatie is the re-integratieofficier",
    Reden.GEEN_RIO,
    lambda vraag: vraag.over.organisatie in vraag.over.rio,
)
HEEFT_CASUSREGIE: Final = Voorwaarde(
    "his organisatie was invited and holds the casusregie",
    Reden.GEEN_CASUSREGIE,
    lambda vraag: any(een.organisatie == vraag.over.casusregie and een.loopt(vraag.moment) for een in _rijen(vraag)),
)
GEEN_SIGNAAL: Final = Voorwaarde(
    "it is in the lane of the Wgs or of nazorg",
    Reden.ANDER_SPOOR,
    lambda vraag: _is_spoor(vraag, Spoor.WGS, Spoor.NAZORG),
)
IN_NAZORG: Final = Voorwaarde(
    "it is in the lane of nazorg", Reden.ANDER_SPOOR, lambda vraag: _is_spoor(vraag, Spoor.NAZORG)
)
LOOPT: Final = Voorwaarde("the casus is not closed", Reden.CASUS_AFGESLOTEN, _loopt)
IS_ER_NOG: Final = Voorwaarde("the casus was not destroyed", Reden.CASUS_VERNIETIGD, _is_er_nog)
IN_CASUS: Final = Voorwaarde("the person is in that casus", Reden.NIET_IN_CASUS, _in_casus)
HELE_TAFEL: Final = Voorwaarde(
    "its giver shares it with the whole tafel",
    Reden.NIET_VERDER_GEDEELD,
    lambda vraag: vraag.over.delen is Delen.HELE_TAFEL,
)
MONDELING: Final = Voorwaarde(
    "its giver will tell it himself", Reden.NIET_VERDER_GEDEELD, lambda vraag: vraag.over.delen is Delen.MONDELING
)
TE_BEHANDELEN: Final = Voorwaarde(
    "it is free, or he (or for whom he stands in) took it up", Reden.NIET_UW_MELDING, _te_behandelen
)
ONBEHEERD: Final = Voorwaarde("nobody holds it any more", Reden.NIET_UW_CASUS, _onbeheerd)
CASUS_ONBEHEERD: Final = Voorwaarde(
    "nobody holds the casus any more, and nobody stands in", Reden.NIET_UW_CASUS, _casus_onbeheerd
)
OPGEPAKT: Final = Voorwaarde("he (or for whom he stands in) took it up", Reden.NIET_UW_MELDING, _opgepakt)
MELDDE: Final = Voorwaarde(
    "he made it, or stands in for who did by that one's own choice", Reden.NIET_UW_MELDING, _meldde
)
MELDDE_DAAR: Final = Voorwaarde("he is a partner there", Reden.NIET_UW_MELDING, _meldde_daar)
EIGEN_CASUSSEN: Final = Voorwaarde("they are his own, not only looked after", Reden.NIET_OVER_TE_DRAGEN, _zelf)
ZELF: Final = Voorwaarde("it is about himself", Reden.NIET_VAN_UZELF, _zelf)
EIGEN_BERICHT: Final = Voorwaarde("it came to him", Reden.NIET_UW_BERICHT, _zelf)
WAS_VAN_HEM: Final = Voorwaarde("he held it last", Reden.NIET_UW_CASUS, _zelf)
VAN_HET_HUIS: Final = Voorwaarde("it is about a procesregisseur or a manager", Reden.NIET_VAN_UZELF, _meldt_voor)
COLLEGA: Final = Voorwaarde("it is about a partner of the same organisatie", Reden.NIET_VAN_UZELF, _zelfde_organisatie)
BEHANDELAAR: Final = Voorwaarde(
    "his organisatie deals with signals for that gemeente",
    Reden.ANDERE_GEMEENTE,
    lambda vraag: not vraag.over.behandelaars.isdisjoint(vraag.actor.organisaties(Rol.BIJ)),
)
MET_DOEL: Final = Voorwaarde("he says for which purpose", Reden.DOEL_ONTBREEKT, lambda vraag: bool(vraag.doel.strip()))
