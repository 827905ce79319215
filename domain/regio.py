"""A region as data: its tables, partners, forms, terms and texts. No code knows any of them by name.

What the region has not said is None or empty here and stands in `Regio.onbekend`: nothing is made up in its place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from domain.antwoordweg import Antwoordplek
from domain.casus import Onderwerp, Spoor
from domain.elders import HoortElders
from domain.errors import NotFound
from domain.formulier import Formulier
from domain.nazorg import Nazorgregels
from domain.opschaalladder import Trede
from domain.opschaling import Opschaalregels
from domain.organisatie import Oplossing, Organisatie, Partnersoort, organisaties_voor
from domain.rooster import Feestdagregel, Ritme, Rooster
from domain.terugkeergesprek import Gespreksregels
from domain.triage import Triageregels
from domain.werkdagen import Kalender, Weekdag, Werkuren
from domain.zittingsregels import Zittingsregels

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A municipality of the region."""

    code: str
    naam: str


@dataclass(frozen=True, slots=True)
class Leeftijdsgrens:
    """For which ages a table is meant: from `van` up to, not including, `tot`. A guide, never a lock.

    Attributes:
        afwijken_om: code -> text of the reasons for which the region departs from it; may be empty.
        rollen: codes of the roles it is about (a parent of a youngster has no age to fit); empty: all of them.
    """

    van: int | None = None
    tot: int | None = None
    afwijken_om: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    rollen: tuple[str, ...] = ()

    def gaat_over(self, rol: str) -> bool:
        """Tell whether it is about somebody in this role."""
        return not self.rollen or rol in self.rollen

    def past(self, leeftijd: int) -> bool:
        """Tell whether somebody of this age (whole years) falls within it."""
        return (self.van is None or self.van <= leeftijd) and (self.tot is None or leeftijd < self.tot)


@dataclass(frozen=True, slots=True)
class Tafel:
    """A regietafel.

    Attributes:
        ritme, dag, begintijd, duur: None while the region has not said them.
        dagdeel: the part of the day as the region puts it, for people only.
        anker: a day on which a fortnightly table sits.
        vervalt: days on which it does not sit.
        vast: codes of the partner kinds that are always asked; `mogelijk` those that may be.
        rollen: codes of the roles a betrokkene may have at this table.
        onderwerpen: what a casus here may be about.
        formulier: code of the form for kinds without one of their own.
        formulier_per_soort: kind -> form, where this table differs from the kind's own form.
        gedetineerde_sluit_aan: whether the detained person himself may join a talk from this table.
        regisseur_per_kwestie: whether each casus gets a regisseur assigned, the table having none of its own.
        antwoorden_op: where organisaties fill in its forms, when there are pages.
        vergaderlink: the standing link of its Teams meeting; empty when each zitting gets a meeting of its own.
        in_delen: whether its zittingen are held in two parts.
        deel_2_zonder: codes of the partner kinds that leave before the second part, also when they take part.
    """

    code: str
    naam: str
    spoor: Spoor
    ritme: Ritme | None
    formulier: str
    vast: tuple[str, ...] = ()
    mogelijk: tuple[str, ...] = ()
    rollen: tuple[str, ...] = ()
    onderwerpen: tuple[Onderwerp, ...] = (Onderwerp.PERSONEN,)
    doelgroepen: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    leeftijd: Leeftijdsgrens | None = None
    dag: Weekdag | None = None
    dagdeel: str = ""
    begintijd: time | None = None
    duur: timedelta | None = None
    anker: date | None = None
    feestdagregel: Feestdagregel = Feestdagregel.OVERSLAAN
    vervalt: frozenset[date] = frozenset()
    formulier_per_soort: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    gedetineerde_sluit_aan: bool = False
    regisseur_per_kwestie: bool = False
    antwoorden_op: Antwoordplek = Antwoordplek.KAART
    vergaderlink: str = ""
    in_delen: bool = False
    deel_2_zonder: tuple[str, ...] = ()

    @property
    def rooster(self) -> Rooster | None:
        """The rhythm to plan zittingen from; None when the table sits ad hoc or something of it is not known."""
        if self.ritme is None or self.ritme is Ritme.AD_HOC:
            return None
        if self.dag is None or self.begintijd is None or self.duur is None:
            return None
        if self.ritme is Ritme.TWEEWEKELIJKS and self.anker is None:
            return None
        return Rooster(self.ritme, self.dag, self.begintijd, self.duur, self.anker, self.feestdagregel, self.vervalt)


@dataclass(frozen=True, slots=True)
class Meldroute:
    """A way by which a casus reaches the Veiligheidshuis. `spoed` proposes urgency, the regisseur decides.

    Attributes:
        melders: codes of the partner kinds that bring somebody in by it themselves; None: all of them, empty: none, it
            reaches the regisseur otherwise.
    """

    code: str
    naam: str
    spoed: bool = False
    melders: tuple[str, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Grondslag:
    """A legal ground in one lane. Until the region confirms it, production takes no casus on it."""

    code: str
    tekst: str
    spoor: Spoor
    bevestigd: bool = False


@dataclass(frozen=True, slots=True)
class Doel:
    """A purpose in one lane, proposed when a casus is made; the regisseur may word it further."""

    code: str
    tekst: str
    spoor: Spoor


@dataclass(frozen=True, slots=True)
class Herinnering:
    """A reminder so long before the deadline: working days, or hours when it is counted in hours.

    Attributes:
        ook_regisseur: whether the regisseur is told at the same time who still owes an answer.
    """

    werkdagen: int = 0
    uren: int = 0
    ook_regisseur: bool = False


@dataclass(frozen=True, slots=True)
class Agendaaanloop:
    """When the agenda is posted: so many working days before the zitting, at that clock time.

    Attributes:
        op_de_dag: when people are told once more, on the day itself; None when they are not.
    """

    werkdagen: int
    tijd: time
    op_de_dag: time | None = None


@dataclass(frozen=True, slots=True)
class Termijnen:
    """The region's own terms. None means that the region has not said it: the regisseur then sets it himself.

    Attributes:
        uitvraag_werkdagen: how many working days before the zitting the answers are due.
        spoed_uren: how many hours partners have when it is urgent.
        herinneringen: from the earliest to the last.
        agenda: when the agenda is posted by itself.
    """

    uitvraag_werkdagen: int | None = None
    spoed_uren: int | None = None
    herinneringen: tuple[Herinnering, ...] = ()
    agenda: Agendaaanloop | None = None


@dataclass(frozen=True, slots=True)
class Verlooptermijnen:
    """The terms of what is carried out. None, or nothing: the region has not said it.

    Attributes:
        afspraak_werkdagen: how many working days before its day an owner is reminded of an afspraak; on the day itself
            he always is.
        kader_dagen: how many days before a legal frame ends the regisseur is warned, from the earliest to the last.
        stilstand_dagen: after how many days without a sign of life something stands still.
        stilstand_dag: on which day of the week the regisseurs hear what stands still.
        consult_maanden: after how many months what was scaled down is looked at again, as a proposal.
    """

    afspraak_werkdagen: int | None = None
    kader_dagen: tuple[int, ...] = ()
    stilstand_dagen: int | None = None
    stilstand_dag: Weekdag | None = None
    consult_maanden: int | None = None


@dataclass(frozen=True, slots=True)
class Bewaartermijn:
    """How long a category of data is kept after its clock starts. `maanden` None: the region has not said."""

    categorie: str
    maanden: int | None
    bron: str
    bevestigd: bool = False


@dataclass(frozen=True, slots=True)
class Contactpunt:
    """Where a betrokkene turns with a request about his rights (source: article 1.1 BGS, BWBR0050665)."""

    naam: str
    email: str = ""
    telefoon: str = ""
    adres: str = ""
    bron: str = ""
    bevestigd: bool = False


@dataclass(frozen=True, slots=True)
class Regio:
    """A region, whole and checked. Mappings go from code to thing and keep the order of the region's file.

    Attributes:
        eigen_organisatie: code of the body that is the Veiligheidshuis itself; its people run the casussen.
        rollen: code -> name of the roles a betrokkene can have.
        gesprekken_gedeeld: whether one conversation may serve several bodies; only a demo may say so.
        demo: an invented region, for showing only.
        onbekend: what the region has not said yet, as places in its file or in its own words.
        teksten: text key -> the region's own words for it.
        hoort_elders: what is pointed to another consultation and not taken in here.
        opschalen: for which reasons people may be brought from one lane into another.
        verloop: the terms of what is carried out.
        triage: how a casus is weighed.
        leefgebieden, kadersoorten, adviesthemas: code -> name.
        piramide: the pyramid of procesregie, from the bottom to the top.
        nazorg: how it does nazorg; None when it does not.
        gesprek: what holds for the talks about a return.
        zitting: what holds while a zitting goes on.
        eenvoudig: code of a partner kind -> what it is called in plain words, to the person himself ("de politie").
    """

    code: str
    naam: str
    taal: str
    kalender: Kalender
    werkuren: Werkuren
    eigen_organisatie: str
    gemeenten: Mapping[str, Gemeente]
    partnersoorten: Mapping[str, Partnersoort]
    organisaties: Mapping[str, Organisatie]
    rollen: Mapping[str, str]
    tafels: Mapping[str, Tafel]
    formulieren: Mapping[str, Formulier]
    meldroutes: Mapping[str, Meldroute]
    grondslagen: Mapping[str, Grondslag]
    doelen: Mapping[str, Doel]
    termijnen: Termijnen
    bewaartermijnen: Mapping[str, Bewaartermijn]
    contactpunt: Contactpunt | None = None
    onbekend: tuple[str, ...] = ()
    teksten: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    hoort_elders: Mapping[str, HoortElders] = field(default_factory=lambda: MappingProxyType({}))
    opschalen: Opschaalregels = field(default_factory=Opschaalregels)
    verloop: Verlooptermijnen = field(default_factory=Verlooptermijnen)
    triage: Triageregels = field(default_factory=Triageregels)
    leefgebieden: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    kadersoorten: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    piramide: tuple[Trede, ...] = ()
    adviesthemas: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    nazorg: Nazorgregels | None = None
    gesprek: Gespreksregels = field(default_factory=Gespreksregels)
    zitting: Zittingsregels = field(default_factory=Zittingsregels)
    eenvoudig: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    gesprekken_gedeeld: bool = False
    demo: bool = False

    def tafel(self, code: str) -> Tafel:
        """Return the table with that code.

        Raises:
            NotFound: there is none ("regio.fout.tafel").
        """
        return _zoek(self.tafels, code, "regio.fout.tafel")

    def organisatie(self, code: str) -> Organisatie:
        """Return the body with that code.

        Raises:
            NotFound: there is none ("regio.fout.organisatie").
        """
        return _zoek(self.organisaties, code, "regio.fout.organisatie")

    def tafelnaam(self, code: str) -> str:
        """Return the name of a table; of one that the region has taken away since, its code."""
        bekend = self.tafels.get(code)
        return bekend.naam if bekend else code

    def organisatienaam(self, code: str) -> str:
        """Return the name of a body; of one that the region has taken away since, its code."""
        bekend = self.organisaties.get(code)
        return bekend.naam if bekend else code

    def meldroutes_van(self, organisatie: str) -> tuple[Meldroute, ...]:
        """Return the ways by which an organisatie brings somebody in itself; none for one that is not there."""
        body = self.organisaties.get(organisatie)
        if body is None or organisatie == self.eigen_organisatie:
            return ()
        return tuple(een for een in self.meldroutes.values() if een.melders is None or body.soort in een.melders)

    def los_op(self, soort: str, gemeenten: tuple[str, ...]) -> Oplossing:
        """Resolve a partner kind to bodies for these municipalities (see `organisaties_voor`)."""
        return organisaties_voor(soort, gemeenten, self.organisaties.values())

    def formulier_voor(self, tafel: Tafel, soort: str) -> Formulier:
        """Return the form with which a body of this kind answers at this table.

        The table's choice for the kind comes first, then the kind's own form, then the table's form.
        """
        eigen = self.partnersoorten[soort].formulier
        return self.formulieren[tafel.formulier_per_soort.get(soort) or eigen or tafel.formulier]

    def grondslagen_van(self, spoor: Spoor) -> tuple[Grondslag, ...]:
        """Return the legal grounds of a lane."""
        return tuple(een for een in self.grondslagen.values() if een.spoor is spoor)

    def doelen_van(self, spoor: Spoor) -> tuple[Doel, ...]:
        """Return the purposes of a lane."""
        return tuple(een for een in self.doelen.values() if een.spoor is spoor)


def met_organisaties(regio: Regio, erbij: Iterable[Organisatie]) -> Regio:
    """Return the region with more bodies. Its own file is the stronger one: what stands in both is as the file says."""
    nieuw = {een.code: een for een in erbij if een.code not in regio.organisaties}
    return replace(regio, organisaties=MappingProxyType({**regio.organisaties, **nieuw}))


class Onderdeel(StrEnum):
    """What of a region must be confirmed before production takes its first casus."""

    GRONDSLAG = "grondslag"
    BEWAARTERMIJN = "bewaartermijn"
    CONTACTPUNT = "contactpunt"


@dataclass(frozen=True, slots=True)
class Onbevestigd:
    """Something that is not confirmed. `code` is the ground or category, the lane that has no ground, or empty."""

    onderdeel: Onderdeel
    code: str = ""


def onbevestigd(regio: Regio) -> tuple[Onbevestigd, ...]:
    """Return why production must refuse a first casus; empty when the region has confirmed all of it.

    Every lane in which a table works needs a legal ground and every ground must be confirmed; every category needs
    a confirmed term, and there must be at least one; the contact point for rights must be confirmed.
    """
    sporen = dict.fromkeys(tafel.spoor for tafel in regio.tafels.values())
    grondslagen = [Onbevestigd(Onderdeel.GRONDSLAG, spoor) for spoor in sporen if not regio.grondslagen_van(spoor)]
    grondslagen += [
        Onbevestigd(Onderdeel.GRONDSLAG, een.code) for een in regio.grondslagen.values() if not een.bevestigd
    ]
    termijnen = [
        Onbevestigd(Onderdeel.BEWAARTERMIJN, een.categorie)
        for een in regio.bewaartermijnen.values()
        if not een.bevestigd or een.maanden is None
    ]
    if not regio.bewaartermijnen:
        termijnen.append(Onbevestigd(Onderdeel.BEWAARTERMIJN))
    contact_zeker = regio.contactpunt is not None and regio.contactpunt.bevestigd
    contact = [] if contact_zeker else [Onbevestigd(Onderdeel.CONTACTPUNT)]
    return (*grondslagen, *termijnen, *contact)


def _zoek(waar: Mapping[str, _T], code: str, sleutel: str) -> _T:
    try:
        return waar[code]
    except KeyError:
        raise NotFound(sleutel) from None
