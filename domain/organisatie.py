"""Partner kinds and the bodies (organisaties) that carry them out.

A table lists kinds; access is held by bodies. A kind becomes bodies through the municipalities of the casus, so
that one municipality never sees the people of another. Where the region's data do not settle which body it is,
nothing is guessed: the regisseur chooses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kader(StrEnum):
    """From which legal frame a partner works: coercion, care, or the municipality. Triage counts these."""

    JUSTITIEEL = "justitieel"
    ZORG = "zorg"
    GEMEENTE = "gemeente"
    GEEN = "geen"


class Deelbeleid(StrEnum):
    """What a body has agreed about sharing, for every uitvraag."""

    PER_VRAAG = "per vraag"
    """It decides each time."""
    ALLEEN_NA_TOESTEMMING = "alleen na toestemming"
    """Only with the person's consent: without it the answer is the same for whom it knows and whom it does not."""


@dataclass(frozen=True, slots=True)
class Partnersoort:
    """A kind of partner, as a table lists it.

    Attributes:
        formulier: code of the form this kind always answers with; empty when the table decides.
        meer_dan_een: whether several bodies of this kind may exist in the region.
        afgeleid: whether `kader` is an inference that the region has not confirmed.
    """

    code: str
    naam: str
    kader: Kader
    formulier: str = ""
    meer_dan_een: bool = False
    afgeleid: bool = False


@dataclass(frozen=True, slots=True)
class Organisatie:
    """A body: it holds access, and its people answer on behalf of it.

    Attributes:
        soort: code of its own kind.
        werkgebied: codes of the municipalities it works for; empty is the whole region, None is not known yet.
        ook_voor: other kinds it may stand for (a youth protection body for "youth protection" in general).
        beleid: what it has agreed about sharing.
        oin: its organisation number in the government's register; empty when unknown.
    """

    code: str
    naam: str
    soort: str
    werkgebied: tuple[str, ...] | None = ()
    ook_voor: tuple[str, ...] = ()
    beleid: Deelbeleid = Deelbeleid.PER_VRAAG
    oin: str = ""

    def is_soort(self, soort: str) -> bool:
        """Tell whether the body is of that kind, or may stand for it."""
        return soort == self.soort or soort in self.ook_voor

    def werkt_voor(self, gemeente: str) -> bool:
        """Tell whether the body works for the municipality. An unknown werkgebied is never a yes."""
        return self.werkgebied is not None and (not self.werkgebied or gemeente in self.werkgebied)


class Keuzereden(StrEnum):
    """Why the regisseur must choose the body himself."""

    GEEN = "geen"
    """No body of this kind is known to work for the municipality."""
    MEERDERE = "meerdere"
    """More than one body may be meant."""
    WERKGEBIED_ONBEKEND = "werkgebied_onbekend"
    """There are bodies of this kind, but the region has not said for whom they work."""
    GEMEENTE_ONBEKEND = "gemeente_onbekend"
    """Which body it is depends on a municipality that the casus does not have."""


@dataclass(frozen=True, slots=True)
class Keuzevraag:
    """What the regisseur must settle: for which municipality (None: the casus has none), why, among which bodies."""

    gemeente: str | None
    reden: Keuzereden
    kandidaten: tuple[Organisatie, ...]


@dataclass(frozen=True, slots=True)
class Oplossing:
    """What a kind comes down to: the bodies that are beyond doubt, and what is left to choose."""

    organisaties: tuple[Organisatie, ...]
    keuzevragen: tuple[Keuzevraag, ...] = ()


def organisaties_voor(soort: str, gemeenten: Iterable[str], organisaties: Iterable[Organisatie]) -> Oplossing:
    """Resolve a partner kind to bodies for the municipalities of a casus.

    Each municipality must come down to exactly one body; a person may have two municipalities (where he lived and
    where he wants to settle), and then each has its own.

    Args:
        soort: code of the partner kind.
        gemeenten: codes of the municipalities of the casus; none is possible (a group, an unknown address).
        organisaties: every body of the region.
    """
    alle = tuple(een for een in organisaties if een.is_soort(soort))
    gevraagd = tuple(dict.fromkeys(gemeenten))
    if not gevraagd:
        return _zonder_gemeente(alle)
    gevonden: dict[str, Organisatie] = {}
    vragen: list[Keuzevraag] = []
    for gemeente in gevraagd:
        passend = tuple(een for een in alle if een.werkt_voor(gemeente))
        onbekend = tuple(een for een in alle if een.werkgebied is None)
        if len(passend) == 1:
            gevonden[passend[0].code] = passend[0]
        elif passend:
            vragen.append(Keuzevraag(gemeente, Keuzereden.MEERDERE, passend))
        elif onbekend:
            vragen.append(Keuzevraag(gemeente, Keuzereden.WERKGEBIED_ONBEKEND, onbekend))
        else:
            vragen.append(Keuzevraag(gemeente, Keuzereden.GEEN, alle))
    return Oplossing(tuple(gevonden.values()), tuple(vragen))


def _zonder_gemeente(alle: tuple[Organisatie, ...]) -> Oplossing:
    hele_regio = tuple(een for een in alle if een.werkgebied == ())
    if len(hele_regio) == 1 and len(alle) == 1:
        return Oplossing(hele_regio)
    if not alle:
        reden = Keuzereden.GEEN
    elif len(hele_regio) == len(alle):
        reden = Keuzereden.MEERDERE
    else:
        reden = Keuzereden.GEMEENTE_ONBEKEND
    return Oplossing((), (Keuzevraag(None, reden, alle),))
