"""The shape of a region file: which keys there are and what each may hold.

Only the shape of each thing by itself is checked here; whether things fit each other is `kruiscontrole`'s.
A value that may be None is one that the region may call "onbekend".
"""

import re
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from domain.antwoordweg import Antwoordplek
from domain.bewaren import Bewaarcategorie
from domain.casus import Onderwerp, Spoor
from domain.formulier import VeldSoort
from domain.opschaalladder import Tredesoort
from domain.organisatie import Deelbeleid, Kader
from domain.rooster import Feestdagregel, Ritme
from domain.werkdagen import Bevrijdingsdag, Weekdag

HELE_REGIO = "hele regio"
ALLE_SOORTEN = "alle"

_TIJD = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
# A star at either end means that the word may go on there; fewer than four letters would be found everywhere.
_ZOEKWOORD = re.compile(r"\*?[^\W\d_](?:[\w' -]{2,58})[^\W_]\*?")
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _tijd(waarde: object) -> time | None:
    if waarde is None:
        return None
    if isinstance(waarde, str) and _TIJD.fullmatch(waarde):
        return time.fromisoformat(waarde)
    raise PydanticCustomError("tijd", "not a time")


def _datum(waarde: object) -> date | None:
    if waarde is None:
        return None
    try:
        if isinstance(waarde, str) and _DATUM.fullmatch(waarde):
            return date.fromisoformat(waarde)
    except ValueError:
        pass
    raise PydanticCustomError("datum", "not a date")


def _weekdag(waarde: object) -> Weekdag | None:
    if waarde is None:
        return None
    namen = [dag.name.lower() for dag in Weekdag]
    if waarde not in namen:
        raise PydanticCustomError("enum", "not a day", {"expected": ", ".join(namen)})
    return Weekdag(namen.index(str(waarde)))


def _zoekwoord(waarde: object) -> str:
    if isinstance(waarde, str) and _ZOEKWOORD.fullmatch(waarde.strip()):
        return waarde.strip()
    raise PydanticCustomError("zoekwoord", "not a word to look for")


def _ja_nee(waarde: object) -> object:
    return {"ja": True, "nee": False}.get(waarde, waarde) if isinstance(waarde, str) else waarde


def _werkgebied(waarde: object) -> object:
    return [] if waarde == HELE_REGIO else waarde


def _melders(waarde: object) -> object:
    return [ALLE_SOORTEN] if waarde == ALLE_SOORTEN else waarde


Code: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
VeldId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=40)]
KeuzeCode: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=40)]
Oin: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9]{20}$")]
Regel: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Tekst: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Aantal: TypeAlias = Annotated[int, Field(strict=True, ge=0, le=1000)]
VanafEen: TypeAlias = Annotated[int, Field(strict=True, ge=1, le=1000)]
Lengte: TypeAlias = Annotated[int, Field(strict=True, ge=1, le=4000)]
Leeftijd: TypeAlias = Annotated[int, Field(strict=True, ge=0, le=130)]
JaNee: TypeAlias = Annotated[bool, Field(strict=True), BeforeValidator(_ja_nee)]
Kloktijd: TypeAlias = Annotated[time, BeforeValidator(_tijd)]
Kalenderdag: TypeAlias = Annotated[date, BeforeValidator(_datum)]
Zoekwoord: TypeAlias = Annotated[str, BeforeValidator(_zoekwoord)]
Dagnaam: TypeAlias = Annotated[Weekdag, BeforeValidator(_weekdag)]


class Taal(StrEnum):
    """The languages there is a catalogue of texts for."""

    NL = "nl"


class _Deel(BaseModel):
    """A part of the file: no keys but its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Kop(_Deel):
    """What the region is."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*$", max_length=20)]
    naam: Regel
    tijdzone: Regel
    taal: Taal
    eigen_organisatie: Code
    demo: JaNee = False
    gesprekken_gedeeld: JaNee = False


class KalenderDeel(_Deel):
    """Where employers differ about days off."""

    goede_vrijdag: JaNee = True
    bevrijdingsdag: Bevrijdingsdag = Bevrijdingsdag.LUSTRUM
    extra_vrij: tuple[Kalenderdag, ...] = ()


class WerkurenDeel(_Deel):
    """Between which times people may be disturbed."""

    van: Kloktijd
    tot: Kloktijd


class GemeenteDeel(_Deel):
    """A municipality."""

    naam: Regel


class PartnersoortDeel(_Deel):
    """A kind of partner."""

    naam: Regel
    kader: Kader
    afgeleid: JaNee = False
    meer_dan_een: JaNee = False
    formulier: Code | None = None


class OrganisatieDeel(_Deel):
    """A body. Its werkgebied must be said, so that nobody gets the whole region by leaving it out.

    `beleid` is what it agreed about sharing, for every question: "alleen na toestemming" is for who is
    bound by secrecy.
    """

    naam: Regel
    soort: Code
    werkgebied: Annotated[tuple[Code, ...] | None, BeforeValidator(_werkgebied)]
    ook_voor: tuple[Code, ...] = ()
    beleid: Deelbeleid = Deelbeleid.PER_VRAAG
    oin: Oin | None = None


class LeeftijdDeel(_Deel):
    """The ages a table is meant for."""

    van: Leeftijd | None = None
    tot: Leeftijd | None = None
    afwijken_om: dict[Code, Regel] = {}
    rollen: tuple[Code, ...] = ()


class TafelDeel(_Deel):
    """A table."""

    naam: Regel
    spoor: Spoor
    ritme: Ritme | None
    dag: Dagnaam | None = None
    dagdeel: Regel | None = None
    begintijd: Kloktijd | None = None
    duur_minuten: VanafEen | None = None
    anker: Kalenderdag | None = None
    feestdagregel: Feestdagregel = Feestdagregel.OVERSLAAN
    vervalt: tuple[Kalenderdag, ...] = ()
    leeftijd: LeeftijdDeel | None = None
    vast: tuple[Code, ...] = ()
    mogelijk: tuple[Code, ...] = ()
    rollen: Annotated[tuple[Code, ...], Field(min_length=1)]
    onderwerpen: Annotated[tuple[Onderwerp, ...], Field(min_length=1)] = (Onderwerp.PERSONEN,)
    doelgroepen: tuple[Regel, ...] = ()
    criteria: tuple[Regel, ...] = ()
    formulier: Code
    formulier_per_soort: dict[Code, Code] = {}
    gedetineerde_sluit_aan: JaNee = False
    regisseur_per_kwestie: JaNee = False
    antwoorden_op: Antwoordplek = Antwoordplek.KAART
    vergaderlink: Regel | None = None
    in_delen: JaNee = False
    deel_2_zonder: tuple[Code, ...] | None = ()


class VoorwaardeDeel(_Deel):
    """When a field is shown."""

    veld: VeldId
    waarden: Annotated[tuple[KeuzeCode, ...], Field(min_length=1)]


class VeldDeel(_Deel):
    """A question in a form."""

    id: VeldId
    label: Regel
    soort: VeldSoort
    keuzes: dict[KeuzeCode, Regel] = {}
    verplicht: JaNee = False
    max_lengte: Lengte | None = None
    notitie: Lengte | None = None
    hulp: Tekst | None = None
    toon_als: VoorwaardeDeel | None = None
    einde_bij: KeuzeCode | None = None
    gevoelig: JaNee = False
    feit_of_oordeel: JaNee = False


class FormulierDeel(_Deel):
    """A form."""

    titel: Regel
    te_bevestigen: JaNee = False
    velden: Annotated[tuple[VeldDeel, ...], Field(min_length=1)]


class MeldrouteDeel(_Deel):
    """A way in. `melders`: the partner kinds that come in by it themselves, or "alle"; nobody when left out."""

    naam: Regel
    spoed: JaNee = False
    melders: Annotated[tuple[Code, ...], BeforeValidator(_melders)] = ()


class GrondslagDeel(_Deel):
    """A legal ground."""

    tekst: Tekst
    spoor: Spoor
    bevestigd: JaNee = False


class DoelDeel(_Deel):
    """A purpose."""

    tekst: Tekst
    spoor: Spoor


class HerinneringDeel(_Deel):
    """A reminder before the deadline."""

    werkdagen: VanafEen | None = None
    uren: VanafEen | None = None
    ook_regisseur: JaNee = False


class AgendaDeel(_Deel):
    """When the agenda is posted, and told of once more on the day itself."""

    werkdagen: Aantal
    tijd: Kloktijd
    op_de_dag: Kloktijd | None = None


class TermijnenDeel(_Deel):
    """The region's terms: each must be said, or said to be unknown."""

    uitvraag_werkdagen: Aantal | None
    spoed_uren: VanafEen | None
    herinneringen: tuple[HerinneringDeel, ...] | None
    agenda: AgendaDeel | None


class VerloopDeel(_Deel):
    """The terms of what is carried out; what is left out is not known."""

    afspraak_werkdagen: VanafEen | None = None
    kader_dagen: tuple[VanafEen, ...] = ()
    stilstand_dagen: VanafEen | None = None
    stilstand_dag: Dagnaam | None = None
    consult_maanden: VanafEen | None = None


class CriteriumDeel(_Deel):
    """A criterion of complexe problematiek, and the answers by which it holds."""

    tekst: Regel
    veld: VeldId
    waarden: Annotated[tuple[KeuzeCode, ...], Field(min_length=1)]


class TriageDeel(_Deel):
    """How a casus is weighed: with which form, by which criteria, and how these combine."""

    formulier: Code
    criteria: dict[Code, CriteriumDeel] = {}
    combinatie: tuple[Annotated[tuple[Code, ...], Field(min_length=1)], ...] = ()
    bevestigd: JaNee = False


class TredeDeel(_Deel):
    """A step of the pyramid."""

    naam: Regel
    soort: Tredesoort
    soorten: tuple[Code, ...] = ()
    tafel: Code | None = None


class AntwoordbronDeel(_Deel):
    """A question whose answer says how it stands with a basisvoorwaarde."""

    veld: VeldId
    op_orde: tuple[KeuzeCode, ...] = ()
    mee_bezig: tuple[KeuzeCode, ...] = ()
    niet: tuple[KeuzeCode, ...] = ()


class VoorwaardeVooraf(_Deel):
    """A basisvoorwaarde."""

    naam: Regel
    bronnen: tuple[AntwoordbronDeel, ...] = ()


class RioDeel(_Deel):
    """Whom the re-integratieofficier takes along."""

    soort: Code
    van: Leeftijd
    tot: Leeftijd
    verdachten: JaNee = False


class NazorgDeel(_Deel):
    """How the region does nazorg."""

    tafel: Code
    route: Code
    inrichtingen: Annotated[tuple[Code, ...], Field(min_length=1)]
    basisvoorwaarden: dict[Code, VoorwaardeVooraf] = {}
    aftelpunten: tuple[Aantal, ...] | None = ()
    nacheck_dagen: VanafEen | None = 1
    rio: RioDeel | None = None
    kolommen: dict[VeldId, tuple[Regel, ...]] = {}


class GesprekDeel(_Deel):
    """The talks of detained people with the partners about their return."""

    duur_minuten: VanafEen = 45
    zelf_vanaf: Leeftijd = 16
    link_na_afloop_dagen: VanafEen = 14
    slachtofferrollen: tuple[Code, ...] = ()
    eenvoudig: dict[Code, Regel] = {}


class ZittingDeel(_Deel):
    """While a zitting goes on."""

    oproep_minuten: VanafEen = 5
    afspraak_dagen: VanafEen = 14


class BewaartermijnDeel(_Deel):
    """How long a category is kept, from the event that the category fixes (`domain.bewaren.BEGINT_BIJ`)."""

    maanden: VanafEen | None
    bron: Tekst | None = None
    bevestigd: JaNee = False


class ContactpuntDeel(_Deel):
    """Where a person turns for his rights."""

    naam: Regel
    email: Regel | None = None
    telefoon: Regel | None = None
    adres: Regel | None = None
    bron: Tekst | None = None
    bevestigd: JaNee = False


class HoortEldersDeel(_Deel):
    """A subject that belongs in another consultation: by which words it is recognised, and where one turns with it."""

    onderwerp: Regel
    woorden: Annotated[tuple[Zoekwoord, ...], Field(min_length=1)]
    verwijzing: Tekst
    waar: Tekst
    bevestigd: JaNee = False


class OpschalenDeel(_Deel):
    """For which reasons people may be brought from one lane into another."""

    redenen: Annotated[dict[Code, Regel], Field(min_length=1)]
    bevestigd: JaNee = False


class Regiobestand(_Deel):
    """A whole region file. `feiten` holds what the region's sources say and no part of the program reads."""

    regio: Kop
    kalender: KalenderDeel = KalenderDeel()
    werkuren: WerkurenDeel | None
    gemeenten: Annotated[dict[Code, GemeenteDeel], Field(min_length=1)]
    partnersoorten: Annotated[dict[Code, PartnersoortDeel], Field(min_length=1)]
    organisaties: Annotated[dict[Code, OrganisatieDeel], Field(min_length=1)]
    rollen: Annotated[dict[Code, Regel], Field(min_length=1)]
    tafels: Annotated[dict[Code, TafelDeel], Field(min_length=1)]
    formulieren: Annotated[dict[Code, FormulierDeel], Field(min_length=1)]
    meldroutes: Annotated[dict[Code, MeldrouteDeel], Field(min_length=1)]
    grondslagen: dict[Code, GrondslagDeel]
    doelen: dict[Code, DoelDeel]
    termijnen: TermijnenDeel
    bewaartermijnen: dict[Bewaarcategorie, BewaartermijnDeel]
    contactpunt: ContactpuntDeel | None
    hoort_elders: dict[Code, HoortEldersDeel] = {}
    opschalen: OpschalenDeel | None = None
    verloop: VerloopDeel = VerloopDeel()
    triage: TriageDeel | None = None
    leefgebieden: dict[Code, Regel] = {}
    kadersoorten: dict[Code, Regel] = {}
    piramide: dict[Code, TredeDeel] = {}
    adviesthemas: dict[Code, Regel] = {}
    nazorg: NazorgDeel | None = None
    gesprek: GesprekDeel = GesprekDeel()
    zitting: ZittingDeel = ZittingDeel()
    onbekend: tuple[Regel, ...] = ()
    teksten: dict[str, Tekst] = {}
    feiten: dict[str, Any] = {}
