"""From what a melder filled in to a melding that can be kept: everything is checked here, whatever the client did."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from cards.meldingen.formulier import ONBEKEND, VERZOEK_LENGTE
from cards.meldingen.payloads import PERSOON, Meldinginvoer
from domain.casus import LANGSTE_AANLEIDING, LANGSTE_TOELICHTING, OUDST, Geinformeerd
from domain.casuscode import Casuscode
from domain.errors import UserMistake
from domain.melding import Gemelde
from domain.regio import Regio
from domain.tekst import LANGSTE_NAAM, lees_datum, schone_regel, schone_tekst
from domain.uitvraag import ROUTE_HERMELDING
from teksten.catalogus import Teksten

_VELDEN = ("naam", "geboortedatum", "gemeente", "rol")


@dataclass(frozen=True, slots=True)
class NieuweMelding:
    """What was filled in and can be kept. `eerdere` is the code the melder gave for a casus that comes back."""

    organisatie: str
    route: str
    spoed: bool
    personen: tuple[Gemelde, ...]
    aanleiding: str
    verzoek: str
    betrokken: str
    tafel: str
    geinformeerd: Geinformeerd
    geinformeerd_toelichting: str
    eerdere: Casuscode | None


@dataclass(slots=True)
class Lezer:
    """Reads fields one by one and gathers what is wrong, in words, so that it can all be told at once."""

    t: Teksten
    fouten: list[str] = field(default_factory=list)

    def mis(self, key: str, **parameters: str | int) -> None:
        """Note that something must be mended."""
        self.fouten.append(self.t(f"meldingen.fout.{key}", **parameters))

    def keuze(self, veld: str, waarde: str, mogelijk: Collection[str]) -> str:
        """Return a choice that must be made; the only one there is was not asked for."""
        if len(mogelijk) == 1:
            return next(iter(mogelijk))
        if waarde not in mogelijk:
            self.mis(f"leeg.{veld}")
            return ""
        return waarde

    def tekst(self, veld: str, waarde: str, hoogstens: int, *, verplicht: bool) -> str:
        """Return a text, cleaned; too long is told, never cut off."""
        schoon = schone_tekst(waarde)
        if verplicht and not schoon:
            self.mis(f"leeg.{veld}")
        if len(schoon) > hoogstens:
            self.mis("te_lang", veld=self.t(f"meldingen.veld.{veld}"), lengte=len(schoon), maximum=hoogstens)
        return schoon


def lees_melding(
    payload: Meldinginvoer, regio: Regio, organisaties: Collection[str], vandaag: date, t: Teksten
) -> NieuweMelding | tuple[str, ...]:
    """Read the form; return, in words, all that must be mended when it cannot be kept.

    Args:
        payload: what was filled in.
        regio: what can be chosen.
        organisaties: on whose behalf this person may bring somebody in.
        vandaag: the day, on the region's clock.
        t: the words.
    """
    lezer = Lezer(t)
    organisatie = lezer.keuze("organisatie", payload.organisatie, organisaties)
    routes = {een.code: een for een in regio.meldroutes_van(organisatie)}
    route = lezer.keuze("route", payload.route, routes) if organisatie else ""
    eerdere = _code(lezer, payload.eerdere_code, verplicht=route == ROUTE_HERMELDING)
    spoed = lezer.keuze("spoed", payload.spoed, ("nee", "ja"))
    personen = _personen(lezer, payload, regio, vandaag)
    aanleiding = lezer.tekst("aanleiding", payload.aanleiding, LANGSTE_AANLEIDING, verplicht=True)
    verzoek = lezer.tekst("verzoek", payload.verzoek, VERZOEK_LENGTE, verplicht=True)
    betrokken = lezer.tekst("betrokken", payload.betrokken, LANGSTE_TOELICHTING, verplicht=False)
    gekozen = lezer.keuze("informering", payload.informering, tuple(Geinformeerd))
    stand = Geinformeerd(gekozen) if gekozen else Geinformeerd.NOG_NIET
    reden = lezer.tekst(
        "informering_reden", payload.informering_reden, LANGSTE_TOELICHTING, verplicht=stand is Geinformeerd.NEE
    )
    return tuple(lezer.fouten) or NieuweMelding(
        organisatie=organisatie,
        route=route,
        spoed=spoed == "ja",
        personen=personen,
        aanleiding=aanleiding,
        verzoek=verzoek,
        betrokken=betrokken,
        tafel=payload.tafel if payload.tafel in regio.tafels else "",
        geinformeerd=stand,
        geinformeerd_toelichting=reden,
        eerdere=eerdere,
    )


def over_de_zaak(payload: Meldinginvoer) -> tuple[str, ...]:
    """Return what was typed about the matter itself; names of people say nothing of it."""
    return (payload.aanleiding, payload.verzoek, payload.betrokken, payload.informering_reden)


def vrije_teksten(payload: Meldinginvoer, t: Teksten) -> list[tuple[str, str]]:
    """Return what was typed in the form in words of one's own, by label."""
    namen = [payload.personen.get(f"{PERSOON}{nr}.naam", "") for nr in range(1, payload.aantal + 1)]
    velden = ("aanleiding", "verzoek", "betrokken", "informering_reden")
    return [
        *((t("meldingen.veld.naam"), een) for een in namen),
        *((t(f"meldingen.veld.{veld}"), getattr(payload, veld)) for veld in velden),
    ]


def _code(lezer: Lezer, waarde: str, *, verplicht: bool) -> Casuscode | None:
    if not waarde.strip():
        if verplicht:
            lezer.mis("leeg.eerdere_code")
        return None
    try:
        return Casuscode.lees(waarde.strip())
    except UserMistake:
        # Whether there is such a casus is looked up later, and never told.
        lezer.mis("eerdere_code")
        return None


def _personen(lezer: Lezer, payload: Meldinginvoer, regio: Regio, vandaag: date) -> tuple[Gemelde, ...]:
    gemeld = []
    for nr in range(1, payload.aantal + 1):
        velden = {veld: payload.personen.get(f"{PERSOON}{nr}.{veld}", "") for veld in _VELDEN}
        if nr == 1 or _iets(velden):
            gemeld.append(_persoon(lezer, nr, velden, regio, vandaag))
    return tuple(gemeld)


def _iets(velden: Mapping[str, str]) -> bool:
    """Tell whether anything was filled in about somebody; room that was left empty is nobody."""
    return any(waarde.strip() not in {"", ONBEKEND} for waarde in velden.values())


def _persoon(lezer: Lezer, nr: int, velden: Mapping[str, str], regio: Regio, vandaag: date) -> Gemelde:
    naam = schone_regel(velden["naam"])
    if not naam:
        lezer.mis("leeg.naam", nr=nr)
    if len(naam) > LANGSTE_NAAM:
        lezer.mis("naam_te_lang", nr=nr, lengte=len(naam), maximum=LANGSTE_NAAM)
    geboren = None
    if velden["geboortedatum"].strip():
        geboren = lees_datum(velden["geboortedatum"])
        if geboren is None or not vandaag - OUDST <= geboren <= vandaag:
            lezer.mis("geboortedatum", nr=nr)
    gemeente = velden["gemeente"] if velden["gemeente"] in regio.gemeenten else None
    return Gemelde(naam, geboren, gemeente, velden["rol"] if velden["rol"] in regio.rollen else "")
