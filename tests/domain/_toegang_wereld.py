"""Random worlds in which somebody wants something: roles with their days, rows with theirs, both lanes and signals.

Most facts lean towards what would let him in, so that one fact often makes the difference.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final, TypeVar

from domain.casus import Fase, Spoor
from domain.formulier import Delen
from domain.persoon import Aanstelling, Actor, Persoon, Rol
from domain.toegang import Casusfeiten, Daad, Meldingfeiten, Toegang, Vraag, Waarover
from domain.toegang.regels import REGELS

T = TypeVar("T")

NU: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
HIER: Final = "politie"
ORGANISATIES: Final = (HIER, "zvh", "gemeente-a")
IK: Final = "p1"
MENSEN: Final = (IK, "p2", "p3")
CASUS: Final = "c1"
WIE: Final = "b1"

_EERDER: Final = (NU - timedelta(hours=48), NU - timedelta(hours=1), NU)
_LATER: Final = (NU + timedelta(hours=1), NU + timedelta(hours=24))


@dataclass(frozen=True)
class Toestand:
    """A question, and who asks it with all the roles he ever held or will hold."""

    vraag: Vraag
    persoon: Persoon


def toestand(kans: Random, daad: Daad) -> Toestand:
    """Return somebody who wants to do this, with everything around him."""
    persoon = Persoon(IK, "Naam", "tenant", "object", "teams", _aanstellingen(kans, _helpt(daad)))
    waarneemt = [een for een in MENSEN if kans.random() < 0.2]
    over = Waarover(
        casus=_casus(kans),
        toegang=tuple(_toegang(kans) for _ in range(kans.choice((0, 1, 1, 2, 3)))),
        betrokkene_id=_liever(kans, WIE, ("b2", None)),
        organisatie=_liever(kans, HIER, (*ORGANISATIES, None)),
        gevraagd=_enkele(kans, ORGANISATIES),
        delen=kans.choice((*Delen, None)),
        melding=_melding(kans),
        persoon_id=kans.choice((*MENSEN, None)),
        rollen=_aanstellingen(kans, list(Rol)),
        behandelaars=_enkele(kans, ORGANISATIES),
        casusregie=_liever(kans, HIER, (*ORGANISATIES, None)),
        rio=_liever(kans, frozenset({HIER}), (frozenset(), frozenset({"zvh"}))),
    )
    doel = _liever(kans, "wgs-zvh", ("", " "))
    return Toestand(Vraag(Actor.van(persoon, NU, waarneemt), daad, NU, over, doel), persoon)


def _liever(kans: Random, meestal: T, anders: Sequence[T]) -> T:
    return meestal if kans.random() < 0.82 else kans.choice(anders)


def _enkele(kans: Random, uit: Sequence[str]) -> frozenset[str]:
    return frozenset(een for een in uit if kans.random() < 0.5)


def _periode(kans: Random) -> tuple[datetime, datetime | None]:
    """Mostly running; also over, over at this very moment, and still to begin."""
    van = _liever(kans, _EERDER[0], (*_EERDER, *_LATER))
    return van, _liever(kans, None, (*_EERDER, *_LATER))


def _aanstellingen(kans: Random, rollen: Sequence[Rol]) -> tuple[Aanstelling, ...]:
    return tuple(
        Aanstelling(_liever(kans, kans.choice(rollen), tuple(Rol)), _liever(kans, HIER, ORGANISATIES), *_periode(kans))
        for _ in range(kans.choice((0, 1, 1, 2)))
    )


def _casus(kans: Random) -> Casusfeiten | None:
    if kans.random() < 0.1:
        return None
    return Casusfeiten(
        id=CASUS,
        regisseur_id=_liever(kans, IK, (*MENSEN, "", "", "")),
        spoor=_liever(kans, Spoor.NAZORG, tuple(Spoor)),
        # Of all phases only one makes a difference.
        fase=_liever(kans, Fase.UITVRAAG, (Fase.AFGESLOTEN, kans.choice(tuple(Fase)))),
        betrokkenen=_enkele(kans, (WIE, "b2")),
        vernietigd=kans.random() < 0.15,
    )


def _toegang(kans: Random) -> Toegang:
    return Toegang(
        _liever(kans, CASUS, ("c2",)),
        _liever(kans, HIER, ORGANISATIES),
        _liever(kans, Rol.PARTNER, tuple(Rol)),
        *_periode(kans),
        _liever(kans, None, MENSEN),
    )


def _melding(kans: Random) -> Meldingfeiten | None:
    if kans.random() < 0.1:
        return None
    return Meldingfeiten(
        organisatie=_liever(kans, HIER, ORGANISATIES),
        melder_id=kans.choice(MENSEN),
        regisseur_id=kans.choice((*MENSEN, None)),
        vrij=kans.random() < 0.3,
        melder_vervangen_door=_enkele(kans, MENSEN),
    )


def _helpt(daad: Daad) -> list[Rol]:
    """Return the roles that may do this at all."""
    return [een.rol for een in REGELS[daad].regels]
