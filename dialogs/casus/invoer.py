"""From what was filled in to what can be saved: everything is checked again here, whatever the client checked."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from cards.casus.formulier import ONBEKENDE_GEMEENTE
from cards.casus.payloads import BetrokkeneInvoer, CasusBewaar
from cards.casus.verbeteren import PersoonVerbeter
from domain.casus import (
    LANGSTE_AANLEIDING,
    LANGSTE_NUMMER,
    LANGSTE_TOELICHTING,
    OUDST,
    Geinformeerd,
    Informering,
    Onderwerp,
    Persoonsgegevens,
    Verbeterreden,
)
from domain.regio import Regio, Tafel
from domain.tekst import LANGSTE_NAAM, lees_datum, schone_regel, schone_tekst
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Fout:
    """Something that must be mended in `veld`: a text key, with what it needs to say it."""

    key: str
    veld: str
    maximum: int = 0
    lengte: int = 0

    def in_woorden(self, t: Teksten) -> str:
        """Return it as a sentence."""
        return t(self.key, veld=t(f"casus.veld.{self.veld}"), maximum=self.maximum, lengte=self.lengte)


@dataclass(frozen=True, slots=True)
class Nieuwe:
    """A betrokkene (or a group, an area) that can be saved."""

    rol: str
    gegevens: Persoonsgegevens


@dataclass(frozen=True, slots=True)
class NieuweCasus:
    """A casus that can be saved, with its first betrokkene."""

    route: str
    spoed: bool
    aanleiding: str
    doel: str
    grondslag: str
    extern_nummer: str
    informering: Informering
    eerste: Nieuwe


@dataclass(slots=True)
class _Lezer:
    """Reads fields one by one and gathers what is wrong, so that it can all be told at once."""

    fouten: list[Fout] = field(default_factory=list)

    def keuze(self, veld: str, waarde: str, mogelijk: Collection[str]) -> str:
        """Return a choice; where there is nothing to choose from, nothing was asked."""
        if mogelijk and waarde not in mogelijk:
            self.fouten.append(Fout(f"casus.leeg.{veld}", veld))
        return waarde if waarde in mogelijk else ""

    def tekst(self, veld: str, waarde: str, hoogstens: int, *, verplicht: bool, regel: bool = False) -> str:
        """Return a text, cleaned; too long is told, never cut off."""
        schoon = schone_regel(waarde) if regel else schone_tekst(waarde)
        if verplicht and not schoon:
            self.fouten.append(Fout(f"casus.leeg.{veld}", veld))
        if len(schoon) > hoogstens:
            self.fouten.append(Fout("casus.fout.te_lang", veld, hoogstens, len(schoon)))
        return schoon

    def datum(self, veld: str, waarde: str, vroegst: date, laatst: date, *, verplicht: bool) -> date | None:
        """Return a day within reason, None when it was left open."""
        if not waarde.strip():
            if verplicht:
                self.fouten.append(Fout(f"casus.leeg.{veld}", veld))
            return None
        dag = lees_datum(waarde)
        if dag is None or not vroegst <= dag <= laatst:
            self.fouten.append(Fout(f"casus.fout.{veld}", veld))
            return None
        return dag


def lees_casus(payload: CasusBewaar, regio: Regio, tafel: Tafel, vandaag: date) -> NieuweCasus | tuple[Fout, ...]:
    """Read the form of a new casus; return all that must be mended when it cannot be saved."""
    lezer = _Lezer()
    doelen = {een.code: een.tekst for een in regio.doelen_van(tafel.spoor)}
    nieuw = NieuweCasus(
        route=lezer.keuze("route", payload.route, regio.meldroutes),
        spoed=payload.spoed == "ja",
        aanleiding=lezer.tekst("aanleiding", payload.aanleiding, LANGSTE_AANLEIDING, verplicht=True),
        extern_nummer=lezer.tekst("extern_nummer", payload.extern_nummer, LANGSTE_NUMMER, verplicht=False, regel=True),
        doel=_doel(lezer, payload, doelen),
        grondslag=lezer.keuze("grondslag", payload.grondslag, [een.code for een in regio.grondslagen_van(tafel.spoor)]),
        eerste=_betrokkene(lezer, payload, payload.onderwerp, regio, tafel, vandaag),
        informering=_informering(lezer, payload, vandaag),
    )
    return tuple(lezer.fouten) or nieuw


def lees_betrokkene(payload: BetrokkeneInvoer, regio: Regio, tafel: Tafel, vandaag: date) -> Nieuwe | tuple[Fout, ...]:
    """Read the form of another betrokkene; return all that must be mended when it cannot be saved."""
    lezer = _Lezer()
    nieuw = _betrokkene(lezer, payload, Onderwerp.PERSONEN, regio, tafel, vandaag)
    return tuple(lezer.fouten) or nieuw


def lees_verbetering(
    payload: PersoonVerbeter, eerst: Persoonsgegevens, onderwerp: Onderwerp, regio: Regio, vandaag: date
) -> Persoonsgegevens | tuple[Fout, ...]:
    """Read the form that puts right who somebody is; return all that must be mended when it cannot be saved.

    A birth date that was never known may stay so: a wrong name is put right all the same.
    """
    lezer = _Lezer()
    nieuw = _gegevens(lezer, payload, onderwerp, regio, vandaag, met_datum=eerst.geboortedatum is not None)
    lezer.keuze("verbeterreden", payload.verbeterreden, tuple(Verbeterreden))
    return tuple(lezer.fouten) or nieuw


def over_de_zaak(payload: CasusBewaar) -> tuple[str, ...]:
    """Return what was typed about the matter itself; the name of a person says nothing of it, that of a group does."""
    naam = "" if payload.onderwerp is Onderwerp.PERSONEN else payload.naam
    return (payload.aanleiding, payload.doel_eigen, payload.informering_reden, naam)


def vrije_teksten(payload: BetrokkeneInvoer, t: Teksten) -> list[tuple[str, str]]:
    """Return what was typed in the form in words of one's own, by label."""
    velden = ("aanleiding", "extern_nummer", "doel_eigen", "informering_reden", "naam")
    return [(t(f"casus.veld.{veld}"), getattr(payload, veld, "")) for veld in velden]


def _doel(lezer: _Lezer, payload: CasusBewaar, doelen: dict[str, str]) -> str:
    gekozen = doelen.get(lezer.keuze("doel", payload.doel, doelen), "")
    eigen = lezer.tekst("doel_eigen", payload.doel_eigen, LANGSTE_TOELICHTING, verplicht=not doelen)
    return "\n".join(deel for deel in (gekozen, eigen) if deel)


def _betrokkene(
    lezer: _Lezer, payload: BetrokkeneInvoer, onderwerp: Onderwerp, regio: Regio, tafel: Tafel, vandaag: date
) -> Nieuwe:
    gegevens = _gegevens(lezer, payload, onderwerp, regio, vandaag)
    rol = lezer.keuze("rol", payload.rol, tafel.rollen) if onderwerp is Onderwerp.PERSONEN else ""
    return Nieuwe(rol, gegevens)


def _gegevens(
    lezer: _Lezer,
    payload: BetrokkeneInvoer,
    onderwerp: Onderwerp,
    regio: Regio,
    vandaag: date,
    *,
    met_datum: bool = True,
) -> Persoonsgegevens:
    naam = lezer.tekst("naam", payload.naam, LANGSTE_NAAM, verplicht=True, regel=True)
    geboren = None
    if onderwerp is Onderwerp.PERSONEN:
        geboren = lezer.datum("geboortedatum", payload.geboortedatum, vandaag - OUDST, vandaag, verplicht=met_datum)
    gemeente = lezer.keuze("gemeente", payload.gemeente, [*regio.gemeenten, ONBEKENDE_GEMEENTE])
    return Persoonsgegevens(naam, geboren, gemeente if gemeente in regio.gemeenten else None)


def _informering(lezer: _Lezer, payload: CasusBewaar, vandaag: date) -> Informering:
    gekozen = lezer.keuze("informering", payload.informering, tuple(Geinformeerd))
    stand = Geinformeerd(gekozen) if gekozen else Geinformeerd.NOG_NIET
    nee = stand is Geinformeerd.NEE
    reden = lezer.tekst("informering_reden", payload.informering_reden, LANGSTE_TOELICHTING, verplicht=nee)
    herzien = lezer.datum("informering_op", payload.informering_op, vandaag, date.max, verplicht=nee)
    return Informering(stand, reden, herzien)
