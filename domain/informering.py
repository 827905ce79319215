"""Whether the person knows that his case is discussed: said for the casus, and for what in it differs from that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from domain.casus import Casus, Geinformeerd, Informering, Nietreden

_NEE: Final = "nee_"
ANTWOORDEN: Final = ("ja", "nog_niet", *(f"{_NEE}{een.value}" for een in Nietreden))
"""What can be said in one choice of whether the person knows; behind "nee" why not. On the wire: never renamed."""


class Informeringsoort(StrEnum):
    """For what in a casus something else was said than for the casus as a whole."""

    BETROKKENE = "betrokkene"
    UITVRAAG = "uitvraag"
    AFSPRAAK = "afspraak"


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What was said for one of them, when and by whom.

    Attributes:
        onderwerp_id: the id of the betrokkene, the uitvraag or the afspraak.
        versie: row version, against lost updates; 0 when it was never kept.
    """

    casus_id: str
    soort: Informeringsoort
    onderwerp_id: str
    informering: Informering
    op: datetime
    door_id: str
    versie: int = 0


def voor_betrokkene(casus: Casus, gezegd: Iterable[Gezegd], betrokkene_id: str) -> Informering:
    """Return what holds for somebody in a casus: what was said of himself, else what was said for the casus."""
    eigen = _van(gezegd, casus.id, Informeringsoort.BETROKKENE, betrokkene_id)
    return eigen.informering if eigen else casus.informering


def voor_uitvraag(casus: Casus, gezegd: Iterable[Gezegd], betrokkene_id: str, uitvraag_id: str) -> Informering:
    """Return what holds for somebody in an uitvraag.

    What was said for the uitvraag, else for him, else for the casus. When something was said of himself after it was
    said for the uitvraag, that counts: who is asked must not hear that he knows when it turned out that he does not.
    """
    return _voor(casus, tuple(gezegd), betrokkene_id, Informeringsoort.UITVRAAG, uitvraag_id)


def voor_afspraak(casus: Casus, gezegd: Iterable[Gezegd], betrokkene_id: str, afspraak_id: str) -> Informering:
    """Return what holds for somebody in an afspraak: by the same rule as for an uitvraag."""
    return _voor(casus, tuple(gezegd), betrokkene_id, Informeringsoort.AFSPRAAK, afspraak_id)


def uit_antwoord(antwoord: str, toelichting: str, herzien_op: date) -> Informering:
    """Return what one of `ANTWOORDEN` says; who does not know yet is looked at again on that day."""
    if antwoord == Geinformeerd.JA:
        return Informering(Geinformeerd.JA, toelichting)
    if antwoord == Geinformeerd.NOG_NIET:
        return Informering(Geinformeerd.NOG_NIET, toelichting, herzien_op)
    reden = Nietreden(antwoord.removeprefix(_NEE))
    return Informering(Geinformeerd.NEE, toelichting, herzien_op, reden=reden)


def ontbreekt(informering: Informering) -> bool:
    """Tell whether it was not said how it stands: not yet, and not when it is looked at again."""
    return informering.stand is Geinformeerd.NOG_NIET and informering.herzien_op is None


def te_herzien(informering: Informering, vandaag: date) -> bool:
    """Tell whether it is time to look at it again: he does not know, and the day has come (or none was given)."""
    if informering.stand is Geinformeerd.JA:
        return False
    return informering.herzien_op is None or informering.herzien_op <= vandaag


def alle(casus: Casus, gezegd: Iterable[Gezegd]) -> tuple[Informering, ...]:
    """Return what holds for everybody in a casus, each once; for a casus without people, for the casus."""
    vast = tuple(gezegd)
    per_persoon = [voor_betrokkene(casus, vast, een.id) for een in casus.betrokkenen]
    return tuple(dict.fromkeys(per_persoon or [casus.informering]))


def vraagt_aandacht(casus: Casus, gezegd: Iterable[Gezegd], vandaag: date) -> bool:
    """Tell whether of somebody in a casus it is not said, or is to be looked at again."""
    return any(te_herzien(een, vandaag) for een in alle(casus, gezegd))


def sinds(casus: Casus, gezegd: Iterable[Gezegd], vandaag: date, aangemaakt: date) -> date | None:
    """Return since when it asks for attention, to put the oldest first; None when it does not.

    That is the earliest day on which it should have been looked at; where none was given, the day of the casus.
    """
    dagen = [een.herzien_op or aangemaakt for een in alle(casus, gezegd) if te_herzien(een, vandaag)]
    return min(dagen, default=None)


def volgende_herziening(casus: Casus, gezegd: Iterable[Gezegd], vandaag: date) -> date | None:
    """Return the first day after today on which it is to be looked at again; None when there is none."""
    dagen = (een.herzien_op for een in alle(casus, gezegd) if een.stand is not Geinformeerd.JA)
    return min((dag for dag in dagen if dag is not None and dag > vandaag), default=None)


def _voor(
    casus: Casus, gezegd: tuple[Gezegd, ...], betrokkene_id: str, soort: Informeringsoort, onderwerp_id: str
) -> Informering:
    hiervoor = _van(gezegd, casus.id, soort, onderwerp_id)
    eigen = _van(gezegd, casus.id, Informeringsoort.BETROKKENE, betrokkene_id)
    if hiervoor is None or (eigen is not None and eigen.op > hiervoor.op):
        return voor_betrokkene(casus, gezegd, betrokkene_id)
    return hiervoor.informering


def _van(gezegd: Iterable[Gezegd], casus_id: str, soort: Informeringsoort, onderwerp_id: str) -> Gezegd | None:
    return next(
        (een for een in gezegd if (een.casus_id, een.soort, een.onderwerp_id) == (casus_id, soort, onderwerp_id)), None
    )
