"""Signals to a burgemeester about a return (bestuurlijke informatie justitiabelen), in a partition of their own (L13).

Source: article 11a Besluit justitiële gegevens. A signal is given at the earliest three months before the return.
Without measures it is destroyed nine months after it was given; with measures it is out of use by then, and kept five
years to account for them only. The terms themselves are in the region's file, to be confirmed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from domain.bewaren import Bewaarcategorie, Bewaring, plus_maanden, termijn, verloopt
from domain.casus import Spoor
from domain.organisatie import Kader
from domain.regio import Regio

VROEGST_MAANDEN: Final = 3
"""So long before the return a signal may be given at the earliest."""

LANGSTE_NOTITIE: Final = 300
"""Characters of the note; what is needed to judge public order, no more."""
LANGSTE_BESLUIT: Final = 500
"""Characters of why measures are taken, or not."""

DOEL: Final = Spoor.BIJ.value
"""The purpose in the logboek of whatever is done with a signal."""


class Signaalstatus(StrEnum):
    """What was decided."""

    NIEUW = "nieuw"
    GEEN_MAATREGELEN = "geen_maatregelen"
    MAATREGELEN = "maatregelen"


class Gebruik(StrEnum):
    """For what a signal may still be read."""

    IN_GEBRUIK = "in_gebruik"
    VERANTWOORDING = "verantwoording"
    """Only to account for measures that were taken: after somebody says for what."""
    VOORBIJ = "voorbij"
    """For nothing: it waits to be destroyed."""


class Verantwoording(StrEnum):
    """For what a signal that is out of use may be read again."""

    KLACHT = "klacht"
    RECHTER = "rechter"
    RAAD = "raad"
    TOEZICHT = "toezicht"


class Tijdfout(StrEnum):
    """Why a signal cannot be taken in, by the day on which it was given and the day of return."""

    TE_VROEG = "te_vroeg"
    AL_TERUG = "al_terug"
    TERMIJN_VOORBIJ = "termijn_voorbij"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaal:
    """A signal, whole.

    Attributes:
        gemeente: code of the municipality whose burgemeester it is for.
        ontvangen_op: when it was given: the local beginning of that day. The terms count from here.
        door_id: who registered it.
        terugkeer: the day on which the person is expected back.
        opgeschaald_op: when somebody made a melding after it.
    """

    id: str
    gemeente: str
    ontvangen_op: datetime
    door_id: str
    naam: str
    geboortedatum: date
    terugkeer: date
    notitie: str = ""
    status: Signaalstatus = Signaalstatus.NIEUW
    besluit: str = ""
    besloten_op: datetime | None = None
    besloten_door_id: str | None = None
    opgeschaald_op: datetime | None = None
    versie: int = 1


def vroegst(terugkeer: date) -> date:
    """Return the first day on which a signal about this return may be given."""
    return plus_maanden(terugkeer, -VROEGST_MAANDEN)


def tijdfouten(regio: Regio, verstrekt: date, terugkeer: date, nu: datetime) -> tuple[Tijdfout, ...]:
    """Return what is wrong with when a signal was given: too early, after the return, or its term has passed."""
    fouten: list[Tijdfout] = []
    if terugkeer.year < date.max.year and verstrekt < vroegst(terugkeer):
        fouten.append(Tijdfout.TE_VROEG)
    if terugkeer < verstrekt:
        fouten.append(Tijdfout.AL_TERUG)
    einde = verloopt(regio, Bewaarcategorie.BIJ_SIGNAAL, gegeven_op(regio, verstrekt))
    if einde is not None and einde <= nu:
        fouten.append(Tijdfout.TERMIJN_VOORBIJ)
    return tuple(fouten)


def gebruik(klok: Bewaring | None, nu: datetime) -> Gebruik:
    """Tell for what a signal may be read, from its clock. A signal without a clock is read by nobody."""
    if klok is None:
        return Gebruik.VOORBIJ
    if klok.categorie is Bewaarcategorie.BIJ_VERANTWOORDING:
        if nu < klok.begonnen_op:
            return Gebruik.IN_GEBRUIK
        return Gebruik.VOORBIJ if klok.is_verlopen(nu) else Gebruik.VERANTWOORDING
    return Gebruik.VOORBIJ if klok.is_verlopen(nu) else Gebruik.IN_GEBRUIK


def klok_van(regio: Regio, signaal: Signaal) -> tuple[Bewaarcategorie, datetime]:
    """Return to which category a signal belongs, and when that clock begins.

    With measures it is kept to account for them, from the moment on which its use ends; that may lie ahead.
    """
    einde = verloopt(regio, Bewaarcategorie.BIJ_SIGNAAL, signaal.ontvangen_op)
    if signaal.status is Signaalstatus.MAATREGELEN and einde is not None:
        return Bewaarcategorie.BIJ_VERANTWOORDING, einde
    return Bewaarcategorie.BIJ_SIGNAAL, signaal.ontvangen_op


def termijnen_bekend(regio: Regio) -> bool:
    """Tell whether signals may be taken in: how long they are kept is said, and (outside a demo) confirmed."""
    for categorie in (Bewaarcategorie.BIJ_SIGNAAL, Bewaarcategorie.BIJ_VERANTWOORDING):
        gezegd = termijn(regio, categorie)
        if gezegd is None or gezegd.maanden is None or not (gezegd.bevestigd or regio.demo):
            return False
    return True


def gegeven_op(regio: Regio, dag: date) -> datetime:
    """Return the moment from which the terms of a signal count that was given on this day."""
    return regio.kalender.moment(dag, time())


def met_mandaat(regio: Regio) -> Mapping[str, tuple[str, ...]]:
    """Return which organisaties may deal with signals, with the gemeenten for which.

    Only a municipality that names its own gemeenten: for the whole region no burgemeester gives a mandate.
    """
    return {
        code: een.werkgebied
        for code, een in regio.organisaties.items()
        if een.werkgebied and code != regio.eigen_organisatie and _is_gemeente(regio, een.soort)
    }


def behandelaars(regio: Regio, gemeente: str) -> frozenset[str]:
    """Return which organisaties deal with signals for a gemeente.

    Looked at each time: who held that role for what is no municipality any more, deals with none.
    """
    return frozenset(code for code, gemeenten in met_mandaat(regio).items() if gemeente in gemeenten)


def _is_gemeente(regio: Regio, soort: str) -> bool:
    gevonden = regio.partnersoorten.get(soort)
    return gevonden is not None and gevonden.kader is Kader.GEMEENTE
