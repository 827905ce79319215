"""A casus: what it is about, who is in it, and in which lane its data may move."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from domain.casuscode import Casuscode

LANGSTE_NUMMER: Final = 60
"""Characters of the number in the system of record."""
LANGSTE_AANLEIDING: Final = 2_000
LANGSTE_TOELICHTING: Final = 500
"""Characters of what is said in one or two sentences: a purpose in own words, why somebody was not informed."""
OUDST: Final = timedelta(days=130 * 366)
"""Nobody is older: a birth date before that is a mistake in typing."""


class Spoor(StrEnum):
    """The legal lane. Data never crosses from one to the other without an explicit, reasoned opschaling."""

    WGS = "wgs"
    """Complex casus under the Wet gegevensverwerking door samenwerkingsverbanden (Stb. 2024, 198)."""
    NAZORG = "nazorg"
    """Return of a detained resident: a municipal task with article 18a Pbw."""
    BIJ = "bij"
    """Signal to a burgemeester about a return (Besluit justitiële gegevens); in a partition of its own, no casus."""


class Onderwerp(StrEnum):
    """What a casus is about: people, a group as such, or an area."""

    PERSONEN = "personen"
    GROEP = "groep"
    GEBIED = "gebied"


class Fase(StrEnum):
    """Where a casus stands in its course (source: the region's own description of its way of working)."""

    AANVANG = "aanvang"
    UITVRAAG = "uitvraag"
    TRIAGE = "triage"
    """Weighed, and more must be known before it is decided."""
    CASUSOVERLEG = "casusoverleg"
    PLAN = "plan"
    """There is a plan van aanpak, and nothing was agreed yet."""
    VOLHOUDEN = "volhouden"
    """What was agreed is carried out, and kept moving."""
    AFSCHALEN = "afschalen"
    AFGESLOTEN = "afgesloten"


@dataclass(frozen=True, slots=True)
class Persoonsgegevens:
    """What identifies a betrokkene. Encrypted wherever it is kept; for a group or area only the name is filled."""

    naam: str
    geboortedatum: date | None = None
    gemeente: str | None = None


@dataclass(frozen=True, slots=True)
class Betrokkene:
    """One person (or the group, the area) in a casus, with his role in it. `rol` is a code of the region."""

    id: str
    rol: str
    gegevens: Persoonsgegevens


class Geinformeerd(StrEnum):
    """Whether the person knows that his case is discussed (articles 13 and 14 AVG)."""

    JA = "ja"
    NOG_NIET = "nog_niet"
    NEE = "nee"


class Nietreden(StrEnum):
    """Why the person is not informed (source: L8; article 14, fifth paragraph, and article 23 AVG)."""

    ONDERZOEK = "onderzoek"
    VEILIGHEID = "veiligheid"
    ANDERS = "anders"


@dataclass(frozen=True, slots=True)
class Informering:
    """How the person was informed, or why not, and when that is looked at again.

    Attributes:
        herzien_op: the day on which it is looked at again, when he does not know (yet).
        op: the day on which he was informed; None when that was not said.
        door: by whom, as typed.
        reden: why not; None for what was said before there were codes for it: then only `toelichting` tells.
    """

    stand: Geinformeerd
    toelichting: str = ""
    herzien_op: date | None = None
    op: date | None = None
    door: str = ""
    reden: Nietreden | None = None


class Verbeterreden(StrEnum):
    """Why it is put right who somebody is. The words are in the logboek for years: add, never rename."""

    TYPEFOUT = "typefout"
    VERZOEK = "verzoek"
    """He asked for it himself (article 16 AVG)."""
    BRON = "bron"
    """An organisatie says otherwise, or a register does."""
    VERANDERD = "veranderd"
    """It was right, and changed: he moved, or has another name now."""


@dataclass(frozen=True, slots=True)
class Casus:
    """A casus, whole. Exactly one procesregisseur holds it at a time.

    Attributes:
        route: code of the region's meldroute (ZSM, veldaanmelding, her-melding, ...).
        grondslag: code of the region's legal ground; `doel` the purpose in words.
        leeftijd_redenen: per betrokkene id the code of the reason to depart from the table's age range.
        extern_nummer: the dossier number in the system of record, when there is one.
        versie: row version, against lost updates.
    """

    id: str
    code: Casuscode
    tafel: str
    spoor: Spoor
    route: str
    spoed: bool
    onderwerp: Onderwerp
    aanleiding: str
    doel: str
    grondslag: str
    regisseur_id: str
    betrokkenen: tuple[Betrokkene, ...]
    informering: Informering
    aangemaakt_op: datetime
    extern_nummer: str = ""
    leeftijd_redenen: Mapping[str, str] | None = None
    fase: Fase = Fase.AANVANG
    versie: int = 1

    def gemeenten(self) -> tuple[str, ...]:
        """Return the municipalities that matter, each once, in order of the betrokkenen."""
        return tuple(dict.fromkeys(een.gegevens.gemeente for een in self.betrokkenen if een.gegevens.gemeente))

    def betrokkene(self, betrokkene_id: str) -> Betrokkene | None:
        """Return the betrokkene with that id, or None when he is not in this casus."""
        return next((een for een in self.betrokkenen if een.id == betrokkene_id), None)


def leeftijd_op(geboortedatum: date, dag: date) -> int:
    """Return the age in whole years on `dag`. Somebody born on 29 February turns a year older on 1 March."""
    nog_niet_jarig = (dag.month, dag.day) < (geboortedatum.month, geboortedatum.day)
    return dag.year - geboortedatum.year - nog_niet_jarig


def naam_voor_vergelijking(naam: str) -> str:
    """Bring a name to the form in which two spellings of it are the same: no case, accents, dashes or spaces.

    Used for the keyed blind index that asks "do we know him already?"; never shown.
    """
    ontleed = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(teken for teken in ontleed if teken.isalnum())


def verbeterd(casus: Casus, betrokkene_id: str, gegevens: Persoonsgegevens, dag: date) -> Casus:
    """Return the casus with other data of one betrokkene; all that points to him still does.

    A reason to depart from the table's ages was given for the age that he had on `dag`, the day the casus was made.
    With another age it is asked anew.
    """
    leden = tuple(replace(een, gegevens=gegevens) if een.id == betrokkene_id else een for een in casus.betrokkenen)
    eerst = casus.betrokkene(betrokkene_id)
    redenen = dict(casus.leeftijd_redenen or {})
    if eerst is None or _leeftijd(eerst.gegevens, dag) != _leeftijd(gegevens, dag):
        redenen.pop(betrokkene_id, None)
    return replace(casus, betrokkenen=leden, leeftijd_redenen=redenen or None)


def zelfde_mens(een: Persoonsgegevens, ander: Persoonsgegevens) -> bool:
    """Tell whether both are known by the same name, however spelled, and birth date."""
    zelfde_naam = naam_voor_vergelijking(een.naam) == naam_voor_vergelijking(ander.naam)
    return zelfde_naam and een.geboortedatum == ander.geboortedatum


def _leeftijd(gegevens: Persoonsgegevens, dag: date) -> int | None:
    return None if gegevens.geboortedatum is None else leeftijd_op(gegevens.geboortedatum, dag)
