"""Who opened what was asked about a casus: read from the logboek, so that a mistake can be told to whom it concerns."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.logboek import NAMENS_MEER, Handeling, Logregel
from domain.persoon import Persoon, Rol

_GEZIEN: Final = frozenset(
    {
        Handeling.CASUS_GEOPEND,
        Handeling.ZAKEN_GEOPEND,
        Handeling.PAGINA_GEOPEND,
        Handeling.UITVRAAG_GEOPEND,
        Handeling.UITVRAAG_BEANTWOORD,
        Handeling.UITVRAAG_GEWEIGERD,
        Handeling.UITVRAAG_NAMENS,
        Handeling.AFSPRAAK_GEOPEND,
        Handeling.AFSPRAKEN_GEOPEND,
    }
)
"""The acts by which somebody of an organisatie saw what a casus is about, or was told it on the phone."""

_NIET_GEZIEN: Final = frozenset(
    {
        Handeling.TOEGANG_GEWEIGERD,
        Handeling.TOEGANG_VERLEEND,
        Handeling.TOEGANG_BEEINDIGD,
        Handeling.CASUS_OPGESCHAALD,
        Handeling.BIJ_GEREGISTREERD,
        Handeling.BIJ_GEOPEND,
        Handeling.BIJ_BESLOTEN,
    }
)
"""Acts about somebody by which nobody saw his data in this casus, or that he is never told (a signal to a
burgemeester)."""


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


@dataclass(frozen=True, slots=True)
class Gezien:
    """That somebody of an organisatie saw what is kept about a person, or did something with it; not who.

    Attributes:
        organisaties: codes; more than one when somebody works for several and did not act for one of them.
        rollen: the roles he held there at that moment; empty when he held none any more, or is not known any more.
    """

    handeling: Handeling
    op: datetime
    organisaties: tuple[str, ...]
    rollen: tuple[Rol, ...]


def wie_zag_persoon(regels: Iterable[Logregel], wie: Mapping[str, Persoon], betrokkene_id: str) -> tuple[Gezien, ...]:
    """Return who saw one person or did something with what is kept about him, the first one first.

    What the bot did by itself is left out, and what somebody was refused: nobody saw anything by it.

    Args:
        regels: the lines of the logboek about his casus.
        wie: the professionals in those lines, by id.
        betrokkene_id: which person.
    """
    over_hem = (
        een
        for een in regels
        if een.betrokkene_id == betrokkene_id and een.door_id is not None and een.handeling not in _NIET_GEZIEN
    )
    return tuple(_gezien(een, wie.get(een.door_id or "")) for een in sorted(over_hem, key=lambda regel: regel.op))


def _gezien(regel: Logregel, wie: Persoon | None) -> Gezien:
    organisaties = tuple((regel.namens or "").split(NAMENS_MEER)) if regel.namens else ()
    aanstellingen = () if wie is None else wie.aanstellingen
    rollen = {een.rol for een in aanstellingen if een.geldt(regel.op) and een.organisatie in organisaties}
    return Gezien(regel.handeling, regel.op, organisaties, tuple(sorted(rollen)))
