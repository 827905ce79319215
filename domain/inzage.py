"""Who opened what was asked about a casus: read from the logboek, so that a mistake can be told to whom it concerns."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.logboek import Handeling, Logregel

_GEZIEN: Final = frozenset(
    {
        Handeling.CASUS_GEOPEND,
        Handeling.ZAKEN_GEOPEND,
        Handeling.PAGINA_GEOPEND,
        Handeling.UITVRAAG_GEOPEND,
        Handeling.UITVRAAG_BEANTWOORD,
        Handeling.UITVRAAG_GEWEIGERD,
        Handeling.UITVRAAG_NAMENS,
    }
)
"""The acts by which somebody of an organisatie saw what a casus is about, or was told it on the phone."""


@dataclass(frozen=True, slots=True)
class Inzage:
    """What one person opened on behalf of one organisatie, from his first look until his last.

    Attributes:
        met_namen: whether he saw who it is about, or only what was asked and why.
        telefonisch: whether the organisatie was told it on the phone; the person is then the one who called.
    """

    persoon_id: str
    organisatie: str
    eerste: datetime
    laatste: datetime
    met_namen: bool = False
    telefonisch: bool = False


def inzagen(
    regels: Iterable[Logregel], *, zonder: str, organisaties: Collection[str] | None = None, betrokkene: str = ""
) -> tuple[Inzage, ...]:
    """Gather who opened a casus, the first one first.

    Args:
        regels: the lines of the logboek about the casus.
        zonder: code of the body that runs the casussen: its own people are meant to see them.
        organisaties: only on behalf of these; None is of anybody.
        betrokkene: only who saw this person by name (id); empty is whatever was opened.
    """
    gevonden: dict[tuple[str, str], Inzage] = {}
    for een in sorted(regels, key=lambda regel: regel.op):
        if een.handeling not in _GEZIEN or een.door_id is None or een.namens in {None, zonder}:
            continue
        if organisaties is not None and een.namens not in organisaties:
            continue
        if betrokkene and een.betrokkene_id != betrokkene:
            continue
        sleutel = (een.door_id, een.namens or "")
        eerder = gevonden.get(sleutel, Inzage(*sleutel, eerste=een.op, laatste=een.op))
        gevonden[sleutel] = Inzage(
            *sleutel,
            eerste=eerder.eerste,
            laatste=een.op,
            met_namen=eerder.met_namen or een.betrokkene_id is not None,
            telefonisch=eerder.telefonisch or een.handeling is Handeling.UITVRAAG_NAMENS,
        )
    return tuple(gevonden.values())
