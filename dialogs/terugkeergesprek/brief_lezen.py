"""Reading the form of the letter: every line as it was typed, what must be mended, and what would read easier."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dialogs.kern.gewonenaam import gewone_naam
from dialogs.terugkeergesprek.brief import Briefzaak
from domain.afspraak import Afspraak, AfspraakStatus
from domain.gespreksbrief import (
    LANGSTE_BEGREPEN,
    LANGSTE_REGEL,
    LANGSTE_WIE,
    MEESTE_REGELS,
    Briefregel,
    Gespreksbrief,
)
from domain.leesbaarheid import Hint, Hintsoort, hinten
from domain.regio import Regio
from domain.tekst import lees_datum, schone_regel, schone_tekst
from teksten.catalogus import Teksten

AAN: Final = "ja"
"""The value of a box that is ticked."""

LEGE_STAPPEN: Final = 3
"""Empty rows for what he does himself, below what is there."""

_VROEGER: Final = timedelta(days=366)
_LATER: Final = timedelta(days=5 * 366)
"""How far from today the day of a line may be: beyond that somebody mistyped the year."""


@dataclass(frozen=True, slots=True)
class Rij:
    """An afspraak that can go into the letter. `afspraak` is None when it is not there any more."""

    id: str
    organisatie: str
    afspraak: Afspraak | None


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What was filled in.

    Attributes:
        fouten: by input what must be mended, in words.
        getypt: label and text of every line that was typed, to be looked at before it is kept.
    """

    brief: Gespreksbrief
    fouten: Mapping[str, str]
    getypt: tuple[tuple[str, str], ...]


def rijen(zaak: Briefzaak, alle: tuple[Afspraak, ...], getypt: Mapping[str, str] | None = None) -> tuple[Rij, ...]:
    """Return the afspraken for the form: what concerns him and was not taken back, and what stands in the letter.

    Of what was taken back while somebody typed, what he typed stays too.
    """
    nu_getypt = getypt or {}
    wie, in_brief = zaak.gesprek.betrokkene_id, {een.afspraak_id: een for een in zaak.nu.regels if een.afspraak_id}
    over_hem = [
        Rij(een.id, een.organisatie, een)
        for een in alle
        if een.id in in_brief
        or nu_getypt.get(f"tekst_{een.id}", "").strip()
        or (een.status is not AfspraakStatus.VERVALLEN and (not een.betrokkenen or wie in een.betrokkenen))
    ]
    bekend = {een.id for een in over_hem}
    weg = [Rij(id_, regel.organisatie or "", None) for id_, regel in in_brief.items() if id_ not in bekend]
    return (*over_hem, *weg)


def ingevuld(zaak: Briefzaak, mogelijk: tuple[Rij, ...], regio: Regio, t: Teksten) -> dict[str, str]:
    """Return the form as the letter stands; of what is not in it only who and when are proposed, never what."""
    waarden: dict[str, str] = {}
    in_brief = {een.afspraak_id: een for een in zaak.nu.regels if een.afspraak_id}
    for rij in mogelijk:
        regel = in_brief.get(rij.id)
        if regel is not None:
            waarden |= _regelwaarden(f"wie_{rij.id} tekst_{rij.id} dag_{rij.id} gevoelig_{rij.id}", regel, regio, t)
            waarden[f"in_{rij.id}"] = AAN
        elif rij.afspraak is not None:
            waarden[f"wie_{rij.id}"] = gewone_naam(regio, t, rij.organisatie)
            waarden[f"dag_{rij.id}"] = rij.afspraak.wanneer.isoformat()
    for nr, regel in enumerate((een for een in zaak.nu.regels if een.zelf), 1):
        waarden |= _regelwaarden(f"- zelf_{nr} zelfdag_{nr} zelfgevoelig_{nr}", regel, regio, t)
    waarden["bellen"] = zaak.nu.bellen if zaak.nu.versie else wie_te_bellen(regio, t)
    waarden["begrepen"] = zaak.nu.begrepen
    return waarden


def wie_te_bellen(regio: Regio, t: Teksten) -> str:
    """Return whom he can call, as it is proposed: his casemanager, and the contact point when it has a number."""
    punt, regels = regio.contactpunt, [t("gast_brief.bellen.begin")]
    if punt is not None and punt.telefoon:
        # A number that is broken off at the end of a line is dialled wrong.
        nummer = punt.telefoon.replace(" ", "\u00a0")
        regels.append(t("gast_brief.bellen.nummer", naam=punt.naam, telefoon=nummer))
    return "\n".join(regels)


def stappen(invoer: Mapping[str, str]) -> int:
    """Return how many rows the form has for what he does himself: what was filled in, and some empty ones."""
    gevuld = [nr for nr in range(1, MEESTE_REGELS + 1) if invoer.get(f"zelf_{nr}", "").strip()]
    return min(max(gevuld, default=0) + LEGE_STAPPEN, MEESTE_REGELS)


def lees(zaak: Briefzaak, mogelijk: tuple[Rij, ...], invoer: Mapping[str, str], vandaag: date, t: Teksten) -> Gelezen:
    """Return the letter as it was filled in, with all that must be mended at once."""
    lezer = _Lezer(zaak, invoer, vandaag, t)
    regels = tuple(een for rij in mogelijk if (een := lezer.afspraak(rij)) is not None)
    eigen = tuple(een for nr in range(1, MEESTE_REGELS + 1) if (een := lezer.stap(nr)) is not None)
    alle = (*regels, *eigen)
    if len(alle) > MEESTE_REGELS:
        lezer.fouten["bellen"] = t("gespreksbrief.fout.veel", aantal=len(alle), maximum=MEESTE_REGELS)
    bellen = lezer.tekst("bellen", LANGSTE_REGEL)
    begrepen = lezer.tekst("begrepen", LANGSTE_BEGREPEN)
    brief = Gespreksbrief(zaak.gesprek.id, zaak.casus.id, alle, bellen, begrepen)
    return Gelezen(brief, lezer.fouten, tuple(lezer.getypt))


def tips(tekst: str, t: Teksten) -> tuple[str, ...]:
    """Return what would make a line easier to read, in words; it never keeps anybody from saving."""
    return tuple(_tip(een, t) for een in hinten(tekst))


class _Lezer:
    def __init__(self, zaak: Briefzaak, invoer: Mapping[str, str], vandaag: date, t: Teksten) -> None:
        self._was = {een.afspraak_id: een for een in zaak.nu.regels if een.afspraak_id}
        self._invoer = invoer
        self._vandaag = vandaag
        self._t = t
        self.fouten: dict[str, str] = {}
        self.getypt: list[tuple[str, str]] = []

    def afspraak(self, rij: Rij) -> Briefregel | None:
        wat, wie = self.tekst(f"tekst_{rij.id}", LANGSTE_REGEL), self.tekst(f"wie_{rij.id}", LANGSTE_WIE, regel=True)
        if self._invoer.get(f"in_{rij.id}") != AAN:
            if wat and rij.id not in self._was:
                # A line that was typed and not ticked would be lost without a word.
                self.fouten[f"tekst_{rij.id}"] = self._t("gespreksbrief.leeg.vinkje")
            return None
        if not wat:
            self.fouten[f"tekst_{rij.id}"] = self._t("gespreksbrief.leeg.tekst")
        gevoelig = self._invoer.get(f"gevoelig_{rij.id}") == AAN
        return Briefregel(wat, rij.id, rij.organisatie, self.dag(f"dag_{rij.id}"), gevoelig, wie)

    def stap(self, nr: int) -> Briefregel | None:
        wat = self.tekst(f"zelf_{nr}", LANGSTE_REGEL)
        if not wat:
            return None
        gevoelig = self._invoer.get(f"zelfgevoelig_{nr}") == AAN
        return Briefregel(wat, dag=self.dag(f"zelfdag_{nr}"), gevoelig=gevoelig)

    def tekst(self, veld: str, hoogstens: int, *, regel: bool = False) -> str:
        rauw = self._invoer.get(veld, "")
        schoon = schone_regel(rauw) if regel else schone_tekst(rauw)
        if len(schoon) > hoogstens:
            self.fouten[veld] = self._t("gespreksbrief.fout.lang", lengte=len(schoon), maximum=hoogstens)
        if schoon and veld != "bellen":
            self.getypt.append((veld, schoon))
        return schoon

    def dag(self, veld: str) -> date | None:
        rauw = self._invoer.get(veld, "").strip()
        if not rauw:
            return None
        dag = lees_datum(rauw)
        if dag is None or not self._vandaag - _VROEGER <= dag <= self._vandaag + _LATER:
            self.fouten[veld] = self._t("gespreksbrief.fout.dag")
            return None
        return dag


def _regelwaarden(namen: str, regel: Briefregel, regio: Regio, t: Teksten) -> Iterator[tuple[str, str]]:
    wie, wat, dag, gevoelig = namen.split()
    if regel.organisatie:
        yield wie, regel.wie or gewone_naam(regio, t, regel.organisatie)
    yield wat, regel.tekst
    yield dag, regel.dag.isoformat() if regel.dag else ""
    yield gevoelig, AAN if regel.gevoelig else ""


def _tip(een: Hint, t: Teksten) -> str:
    if een.soort is Hintsoort.MOEILIJK_WOORD:
        if een.anders:
            return t("gespreksbrief.hint.moeilijk_woord", waar=een.waar, anders=een.anders)
        return t("gespreksbrief.hint.moeilijk_zonder", waar=een.waar)
    return t(f"gespreksbrief.hint.{een.soort.value}", waar=een.waar)
