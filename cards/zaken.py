"""What somebody sees of his own casussen ("Mijn zaken"), with names. Shown to the presser alone, never posted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import Action, ActionSet, CardElement, TextBlock

from cards import datum
from cards.bouwstenen import Card, hoofdletter, kaart, knop, tekst, tussenkop, vrije_tekst
from cards.payloads import OpdrachtOpen, UitvraagOpen, ZakenOpen
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Persoonsregel:
    """A betrokkene: his name as somebody typed it, the year of birth, the role in words."""

    naam: str
    geboortejaar: int | None
    rol: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How far the reader's own organisatie is, in words. `bevraging` is set when it can be answered now."""

    tekst: str
    bevraging: str | None = None


@dataclass(frozen=True, slots=True)
class Zaak:
    """One casus.

    Attributes:
        nummer: its place on the agenda.
        meer: counts the betrokkenen that are not shown.
        eigen: whether the reader holds it.
        verborgen: counts the betrokkenen whose names stay closed while the reader's organisatie has yet to choose
            between answering and refusing; `namen` opens them all the same.
    """

    code: str
    nummer: int | None
    personen: tuple[Persoonsregel, ...]
    standen: tuple[Stand, ...]
    meer: int = 0
    eigen: bool = False
    verborgen: int = 0
    namen: ZakenOpen | None = None


@dataclass(frozen=True, slots=True)
class Groep:
    """The casussen of one zitting; without `begint_op` those for which nothing is planned."""

    begint_op: datetime | None
    tafel: str
    zaken: tuple[Zaak, ...]


def zakenkaart(
    groepen: tuple[Groep, ...], knoppen: tuple[tuple[str, ZakenOpen], ...], teksten: Teksten, kalender: Kalender
) -> Card:
    """Show the casussen, grouped by zitting; `knoppen` lead to the other pages, as (title, data)."""
    inhoud: list[CardElement] = [tekst(teksten("zaken.alleen_u"), zacht=True)]
    for groep in groepen:
        inhoud.append(tussenkop(_kop(groep, teksten, kalender)))
        inhoud += [deel for zaak in groep.zaken for deel in _zaak(zaak, teksten)]
    return kaart(teksten("zaken.titel"), *inhoud, knoppen=[knop(titel, data) for titel, data in knoppen])


def niets(uitleg: str, teksten: Teksten) -> Card:
    """Nothing to show, and why."""
    return kaart(teksten("zaken.titel"), tekst(uitleg))


def _kop(groep: Groep, teksten: Teksten, kalender: Kalender) -> str:
    if groep.begint_op is None:
        return teksten("zaken.geen_zitting")
    wanneer = datum.dag_en_tijd(groep.begint_op, kalender)
    return teksten("zaken.zitting", wanneer=hoofdletter(wanneer), tafel=groep.tafel)


def _zaak(zaak: Zaak, teksten: Teksten) -> Iterator[CardElement]:
    if zaak.nummer is None:
        yield tekst(teksten("zaken.zonder_nummer", code=zaak.code), ruimte=True)
    else:
        yield tekst(teksten("zaken.op_agenda", code=zaak.code, nummer=zaak.nummer), ruimte=True)
    for een in zaak.personen:
        jaar = een.geboortejaar
        key = "zaken.persoon" if jaar is None else "zaken.persoon.jaar"
        regel = vrije_tekst(teksten(key, naam=een.naam, jaar=jaar or "", rol=een.rol))
        regel.spacing = "None"  # the people of one casus stand together
        yield regel
    if zaak.verborgen:
        yield tekst(teksten.aantal("zaken.verborgen", zaak.verborgen))
    if zaak.meer:
        yield tekst(teksten.aantal("zaken.meer_personen", zaak.meer), zacht=True)
    for stand in zaak.standen:
        yield TextBlock(text=stand.tekst, wrap=True, spacing="Small", is_subtle=True)
    acties = list(_acties(zaak, teksten))
    if acties:
        yield ActionSet(actions=acties)


def _acties(zaak: Zaak, teksten: Teksten) -> Iterator[Action]:
    for stand in zaak.standen:
        if stand.bevraging is not None:
            yield knop(teksten("zaken.knop.beantwoorden"), UitvraagOpen(bevraging=stand.bevraging))
    if zaak.namen is not None:
        yield knop(teksten("zaken.knop.namen"), zaak.namen)
    if zaak.eigen:
        stand_open = OpdrachtOpen(opdracht="uitvraag status", casuscode=zaak.code)
        yield knop(teksten("zaken.knop.stand"), stand_open)
