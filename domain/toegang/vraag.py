"""The question put to the policy, and its answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.casus import Casus, Fase, Spoor
from domain.formulier import Delen
from domain.persoon import Aanstelling, Actor, Rol
from domain.toegang.daden import Daad, Reden
from domain.toegang.rij import Toegang


@dataclass(frozen=True, slots=True)
class Casusfeiten:
    """What of a casus decides; nothing in it is about a person.

    Attributes:
        betrokkenen: their ids.
        vernietigd: whether its content was destroyed.
    """

    id: str
    regisseur_id: str
    spoor: Spoor
    fase: Fase
    betrokkenen: frozenset[str] = frozenset()
    vernietigd: bool = False

    @classmethod
    def van(cls, casus: Casus) -> "Casusfeiten":
        """Take them from a casus."""
        ids = frozenset(een.id for een in casus.betrokkenen)
        return cls(casus.id, casus.regisseur_id, casus.spoor, casus.fase, ids)


class Meldingvorm(Protocol):
    """What of a melding decides: a melding itself, or its line in a list."""

    @property
    def organisatie(self) -> str: ...  # noqa: D102 - as in `Melding`
    @property
    def melder_id(self) -> str: ...  # noqa: D102
    @property
    def regisseur_id(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Meldingfeiten:
    """What of a melding decides.

    Attributes:
        regisseur_id: who took it up; None while nobody did.
        vrij: nobody took it up, or who did is no procesregisseur any more.
        melder_vervangen_door: who stands in for the melder by his own choice or a beheerder's; never because a
            colleague called him ill: otherwise anybody could let himself in that way.
    """

    organisatie: str
    melder_id: str
    regisseur_id: str | None
    vrij: bool = False
    melder_vervangen_door: frozenset[str] = frozenset()

    @classmethod
    def van(cls, melding: Meldingvorm, *, vrij: bool = False, vervangers: Iterable[str] = ()) -> "Meldingfeiten":
        """Take them from a melding."""
        return cls(melding.organisatie, melding.melder_id, melding.regisseur_id, vrij, frozenset(vervangers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarover:
    """What the act is about. What is left out is not known, and what is not known never opens anything.

    Attributes:
        casus: None when it is about none, or when there is none with that code.
        toegang: the rows of that casus; rows of others are passed over.
        betrokkene_id: somebody who should be in that casus.
        organisatie: that was asked, that gave the answer, or for which something is said.
        gevraagd: which organisaties are asked: for a zitting (or take part in something on it), or as sources.
        delen: with whom the giver of an answer shares it; None is with nobody but the regisseur.
        persoon_id: whose casussen, whose absence, whose message, or who held what was destroyed.
        rollen: the roles that one holds now.
        casusregie: the organisatie that holds the casusregie now.
        rio: the organisaties that are the re-integratieofficier.
        behandelaars: the organisaties that deal with signals for the gemeente it is about (`domain.bij.behandelaars`).
    """

    casus: Casusfeiten | None = None
    toegang: tuple[Toegang, ...] = ()
    betrokkene_id: str | None = None
    organisatie: str | None = None
    gevraagd: frozenset[str] = frozenset()
    delen: Delen | None = None
    melding: Meldingfeiten | None = None
    persoon_id: str | None = None
    rollen: tuple[Aanstelling, ...] = ()
    behandelaars: frozenset[str] = frozenset()
    casusregie: str | None = None
    rio: frozenset[str] = frozenset()


NIETS = Waarover()


@dataclass(frozen=True, slots=True)
class Vraag:
    """May this actor do this, about that, for this purpose, at this moment?

    Attributes:
        doel: code of the purpose, the legal ground or the reason; empty when none was given.
    """

    actor: Actor
    daad: Daad
    moment: datetime
    over: Waarover = NIETS
    doel: str = ""


@dataclass(frozen=True, slots=True)
class Besluit:
    """Allowed, in the role in which; or refused, with the reason.

    Attributes:
        rol: in which role it is allowed; None when refused.
        reden: None when allowed.
        bron: on what the deciding rule rests; empty when the actor holds no role that comes near.
    """

    rol: Rol | None = None
    reden: Reden | None = None
    bron: str = ""

    @property
    def mag(self) -> bool:
        """Tell whether it is allowed."""
        return self.reden is None
