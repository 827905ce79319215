"""What is given to who examines the Veiligheidshuis: counts over a year, what was in time, a sample of decisions.

Nobody it is about is named in it, and no professional: an act is somebody's of an organisatie, in a role. Counts of
what happened around people go through `domain/kleine_aantallen.py`; what the house itself did or left undone is told
exactly.

A year and not any period: two periods that overlap would give the difference back. What of this year has not happened
yet makes it grow, so while it runs its counts are told in steps of five and nothing is broken down.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from domain.anker import AANKONDIGING
from domain.casus import Fase, Spoor
from domain.datalek import MELDTERMIJN
from domain.kleine_aantallen import Getal, Verdeling, getal, ongeveer, verdeel
from domain.logboek import Handeling
from domain.persoon import Persoon
from domain.rechten import Verzoeksoort
from domain.werkdagen import Kalender

AANTAL: Final = 10
"""How many casussen are in the sample: what two people can go through in a morning."""

JAREN: Final = 6
"""How many years back one can look: as long as the lines about what was destroyed are kept, and the year it was in."""

LANGSTE_ZAAD: Final = 32
"""Characters of a seed that somebody chooses."""

MAANDEN: Final = tuple(f"{maand:02}" for maand in range(1, 13))
"""The months as parts of a breakdown."""

ANDERS: Final = "anders"
"""The part of a breakdown for what has no part of its own: a casus that was destroyed, a role that is held no more."""

AFGEHANDELD: Final = "uitvraag.afgehandeld"
"""How it is told in the sample that an organisatie answered, or refused: which of the two only the regisseur knows."""

GELEZEN: Final = frozenset(
    {
        Handeling.CASUS_GEOPEND,
        Handeling.CASUS_GEZOCHT,
        Handeling.CASUS_LIJST_GEOPEND,
        Handeling.MELDING_GEOPEND,
        Handeling.VOORBEREIDING_GEOPEND,
        Handeling.ZAKEN_GEOPEND,
        Handeling.UITVRAAG_GEOPEND,
        Handeling.UITVRAAG_STATUS_GEOPEND,
        Handeling.ANTWOORDEN_GEOPEND,
        Handeling.ZITTING_GEOPEND,
        Handeling.BESPREKING_GEOPEND,
        Handeling.VERSLAG_GEOPEND,
        Handeling.DATALEK_GEOPEND,
        Handeling.LOGBOEK_GEOPEND,
        Handeling.INFORMERING_GEOPEND,
        Handeling.BIJ_GEOPEND,
        Handeling.BEWAREN_GEOPEND,
        Handeling.INZAGE_GEOPEND,
        Handeling.VERZOEK_GEOPEND,
        Handeling.WERKVERDELING_GEOPEND,
        Handeling.AGENDA_GEOPEND,
        Handeling.TRIAGE_GEOPEND,
        Handeling.PLAN_GEOPEND,
        Handeling.AFSPRAKEN_GEOPEND,
        Handeling.AFSPRAAK_GEOPEND,
        Handeling.STILSTAND_GEOPEND,
        Handeling.VOLHOUDEN_GEOPEND,
        Handeling.ADVIES_GEOPEND,
        Handeling.DETENTIE_GEOPEND,
        Handeling.QUICKSCAN_GEOPEND,
        Handeling.VOORWAARDEN_GEOPEND,
        Handeling.RIO_GEOPEND,
        Handeling.TERUGKEERGESPREK_GEOPEND,
        Handeling.VERGADERING_GEOPEND,
        Handeling.GASTLINK_GEOPEND,
        Handeling.BRIEF_GEOPEND,
    }
)
"""The acts by which somebody saw something and changed nothing. That a page was fetched is a line beside what it
showed, so it is not among them."""

BESLUITEN: Final = frozenset(
    {
        Handeling.CASUS_AANGEMAAKT,
        Handeling.CASUS_AFGESLOTEN,
        Handeling.CASUS_OVERGEDRAGEN,
        Handeling.CASUS_OPGESCHAALD,
        Handeling.BETROKKENE_VERWIJDERD,
        Handeling.UITVRAAG_GESTART,
        Handeling.UITVRAAG_INGETROKKEN,
        Handeling.UITVRAAG_GESLOTEN,
        Handeling.INFORMERING_GEWIJZIGD,
        Handeling.BEWAREN_VERLENGD,
        Handeling.BEWAREN_VASTGEHOUDEN,
        Handeling.BEWAREN_LOSGELATEN,
        Handeling.BEWAREN_BEVESTIGD,
        Handeling.VERNIETIGD,
    }
)
"""The acts by which somebody decided something about a casus: the sample is drawn from where there was one."""

PER_TAFEL: Final[Mapping[str, Handeling]] = MappingProxyType(
    {
        "casussen": Handeling.CASUS_AANGEMAAKT,
        "afgesloten": Handeling.CASUS_AFGESLOTEN,
        "uitvragen": Handeling.UITVRAAG_GESTART,
        "telefonisch": Handeling.UITVRAAG_NAMENS,
        "ingetrokken": Handeling.UITVRAAG_INGETROKKEN,
        "overgedragen": Handeling.CASUS_OVERGEDRAGEN,
    }
)
"""What is counted per month and per tafel, by its word."""

VERANTWOORD: Final[Mapping[str, Handeling]] = MappingProxyType(
    {
        "verlengd": Handeling.BEWAREN_VERLENGD,
        "vastgehouden": Handeling.BEWAREN_VASTGEHOUDEN,
        "losgelaten": Handeling.BEWAREN_LOSGELATEN,
        "logboek_uitgevoerd": Handeling.LOGBOEK_UITGEVOERD,
        "inzage_uitgevoerd": Handeling.INZAGE_UITGEVOERD,
        "geheimhouding": Handeling.GEHEIMHOUDING_BEVESTIGD,
        "aangemeld": Handeling.AANGEMELD,
    }
)
"""What the house did itself and is counted exactly, by its word."""


ZELF: Final = frozenset({Handeling.AUDIT_GEOPEND, Handeling.AUDIT_UITGEVOERD})
"""The acts of making this: left out of it, so that making it twice gives the same."""


VAN_HEMZELF: Final = frozenset({Handeling.TERUGKEERGESPREK_KEUZE, Handeling.TERUGKEERGESPREK_INBRENG})
"""What somebody chose and brought himself: no act of who is examined. Beside a talk that was called off the moment of
his choice would tell what he chose, so it is left out."""


class Soort(StrEnum):
    """By what a count is broken down."""

    MAAND = "maand"
    TAFEL = "tafel"
    PARTNERSOORT = "partnersoort"
    GROND = "grond"
    ROL = "rol"
    REDEN = "reden"
    SPOOR = "spoor"
    VERZOEK = "verzoek"
    CATEGORIE = "categorie"


SPOREN: Final = (f"{Spoor.NAZORG}>{Spoor.WGS}", f"{Spoor.BIJ}>{Spoor.WGS}")
"""From which lane into which people can be brought."""


@dataclass(frozen=True, slots=True)
class Jaar:
    """A calendar year on the region's clock. `loopt`: it has not ended."""

    jaar: int
    loopt: bool

    @property
    def eerste(self) -> date:
        """The first day."""
        return date(self.jaar, 1, 1)

    @property
    def laatste(self) -> date:
        """The last day."""
        return date(self.jaar, 12, 31)

    def maanden(self, kalender: Kalender) -> tuple[tuple[datetime, datetime], ...]:
        """Return from when until when each month lasts; the end is outside it."""
        eerste = [date(self.jaar, maand, 1) for maand in range(1, 13)]
        grenzen = [kalender.moment(dag, time()) for dag in (*eerste, date(self.jaar + 1, 1, 1))]
        return tuple(pairwise(grenzen))


def jaren(vandaag: date) -> tuple[Jaar, ...]:
    """Return the years one can choose: this one, and those before it."""
    return tuple(Jaar(vandaag.year - terug, loopt=terug == 0) for terug in range(JAREN + 1))


def jaar_van(vandaag: date, jaar: int) -> Jaar | None:
    """Return the year one chose; None for one that cannot be chosen."""
    return next((een for een in jaren(vandaag) if een.jaar == jaar), None)


@dataclass(frozen=True, slots=True)
class Telling:
    """A count as it is told: in all, and broken down in several ways."""

    naam: str
    totaal: Getal
    verdelingen: Mapping[Soort, Verdeling]


def met_rest(aantallen: Mapping[str, int], vast: Sequence[str]) -> tuple[Mapping[str, int], Sequence[str]]:
    """Return what was counted, with everything that has no part of its own together, and all parts there can be.

    That part is there only when there is something in it: it names nobody, so that it is empty tells nothing.
    """
    rest = sum(aantal for deel, aantal in aantallen.items() if deel not in vast)
    eigen = {deel: aantal for deel, aantal in aantallen.items() if deel in vast}
    return ({**eigen, ANDERS: rest}, (*vast, ANDERS)) if rest else (eigen, tuple(vast))


def telling(
    naam: str, totaal: int, delen: Mapping[Soort, tuple[Mapping[str, int], Sequence[str]]], jaar: Jaar
) -> Telling:
    """Return a count as it may be told.

    Args:
        naam: its word.
        totaal: how many in all.
        delen: by what it is broken down: what was counted, and all parts there can be, in a fixed order.
        jaar: of which year; of one that runs nothing is broken down.
    """
    if jaar.loopt:
        return Telling(naam, ongeveer(totaal), {})
    verteld = getal(totaal)
    if verteld.waarde is None:
        return Telling(naam, verteld, {})
    return Telling(naam, verteld, {soort: verdeel(aantallen, orde) for soort, (aantallen, orde) in delen.items()})


def rol_van(wie: Persoon | None, namens: Collection[str], vanaf: datetime, voor: datetime) -> str:
    """Return in which role somebody acted from then until then; `ANDERS` when it was several, or none that is known."""
    rollen = {
        een.rol
        for een in (() if wie is None else wie.aanstellingen)
        if een.organisatie in namens and een.van <= voor and (een.tot is None or een.tot > vanaf)
    }
    return rollen.pop().value if len(rollen) == 1 else ANDERS


@dataclass(frozen=True, slots=True)
class Verzoekfeit:
    """A request that came in: its kind, until when it had to be answered, and when it was. None while it runs."""

    soort: Verzoeksoort
    uiterlijk_op: datetime
    op: datetime | None

    def te_laat(self, nu: datetime) -> bool:
        """Tell whether it was answered after its term, or has not been and its term has passed."""
        return (self.op or nu) > self.uiterlijk_op


@dataclass(frozen=True, slots=True)
class Lekfeit:
    """A possible data breach: when it was noted, and when a privacyfunctionaris first opened the note."""

    op: datetime
    geopend_op: datetime | None

    @property
    def binnen_termijn(self) -> bool:
        """Tell whether it was opened while it could still be reported in time."""
        return self.geopend_op is not None and self.geopend_op <= self.op + MELDTERMIJN


@dataclass(frozen=True, slots=True)
class Ankerfeit:
    """An anchor. `buiten`: whether it was also written outside the database."""

    nr: int
    dag: date
    hash: str
    buiten: bool


@dataclass(frozen=True, slots=True)
class Ankerstand:
    """How the logboek was anchored. `zonder`: the days without an anchor; `nog_binnen`: how many stand only here."""

    laatste: Ankerfeit | None
    zonder: tuple[date, ...]
    nog_binnen: int


def ankerstand(ankers: Sequence[Ankerfeit], eerste: date | None, jaar: Jaar, vandaag: date) -> Ankerstand:
    """Return how a year was anchored: from the first anchor there ever was (`eerste`) until yesterday."""
    gemaakt = {een.dag for een in ankers}
    begin = max(jaar.eerste, eerste or vandaag)
    einde = min(jaar.laatste, vandaag - timedelta(days=1))
    dagen = (begin + timedelta(days=een) for een in range((einde - begin).days + 1))
    return Ankerstand(
        laatste=ankers[-1] if ankers else None,
        zonder=tuple(dag for dag in dagen if dag not in gemaakt),
        nog_binnen=sum(not een.buiten for een in ankers),
    )


@dataclass(frozen=True, slots=True)
class Zaad:
    """By what the sample is drawn. `bron`: the anchor it comes from; empty when it was chosen, or there is none."""

    waarde: str
    bron: str = ""
    gekozen: bool = False


def zaad_van(gekozen: str, ankers: Sequence[Ankerfeit], jaar: Jaar) -> Zaad:
    """Return the seed: what was chosen, else the hash of the last anchor of the year.

    Nobody chooses that hash, and everybody can look it up: so a sample that comes out well cannot be sought.
    """
    if gekozen:
        return Zaad(gekozen, gekozen=True)
    if ankers:
        return Zaad(ankers[-1].hash[:LANGSTE_ZAAD], f"{AANKONDIGING}{ankers[-1].nr}")
    return Zaad(str(jaar.jaar))


def trek(ids: Iterable[str], zaad: str, aantal: int = AANTAL) -> tuple[str, ...]:
    """Draw: the ids of which SHA-256 over `<seed>:<id>` comes first. The same seed draws the same, on any machine."""

    def plaats(een: str) -> str:
        return hashlib.sha256(f"{zaad}:{een}".encode()).hexdigest()

    return tuple(sorted(set(ids), key=plaats)[:aantal])


@dataclass(frozen=True, slots=True)
class Casusfeit:
    """What a casus is, without who is in it. Of one that was destroyed little more than its code is left."""

    id: str
    code: str
    tafel: str = ""
    spoor: Spoor | None = None
    grondslag: str = ""
    aangemaakt_op: datetime | None = None
    fase: Fase | None = None
    vernietigd_op: datetime | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act in the sample: its word, when, in which role and for which organisatie (codes). Never who."""

    wat: str
    op: datetime
    rol: str
    namens: str


@dataclass(frozen=True, slots=True)
class Steekproefcasus:
    """A casus in the sample, with what was done in the year, the oldest first; `gelezen` counts who only looked."""

    feit: Casusfeit
    acten: tuple[Act, ...]
    gelezen: int


def in_woord(handeling: Handeling) -> str:
    """Return the word of an act in the sample: whether an organisatie answered or refused is one and the same."""
    if handeling in {Handeling.UITVRAAG_BEANTWOORD, Handeling.UITVRAAG_GEWEIGERD}:
        return AFGEHANDELD
    return handeling.value


@dataclass(frozen=True, slots=True)
class Audit:
    """The whole of it.

    Attributes:
        tellingen: what happened around people, with small numbers hidden.
        verantwoording: what the house did or left undone itself, exactly, by its word.
        bewaren: per category how much has passed its term and is held: a breakdown of what is counted exactly.
        hoofdsleutels: id of a main key -> how many keys it wraps, of all regions of this deployment together.
    """

    regio: str
    jaar: Jaar
    gemaakt_op: datetime
    tellingen: tuple[Telling, ...]
    verantwoording: Mapping[str, int]
    bewaren: Mapping[str, Verdeling]
    ankers: Ankerstand
    hoofdsleutels: Mapping[str, int]
    zaad: Zaad
    waaruit: int
    steekproef: tuple[Steekproefcasus, ...]
