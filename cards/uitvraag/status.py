"""How an uitvraag stands (neutral), and what was answered (for the regisseur of the casus alone)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextBlock

from cards import datum
from cards.antwoorden import Antwoordblok, bladzijden_van, over_wie, toon
from cards.bouwstenen import Card, feiten, kaart, knop, tekst, tussenkop
from cards.uitvraag.payloads import AntwoordenOpen, StatusOpen
from cards.uitvraag.wijzigdata import Wijzigen
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

MEESTE_UITVRAGEN = 25
"""Uitvragen that are listed; the rest is counted. Whoever has more finds them by their code."""


class Regelstand(Enum):
    """How far one organisatie is, as the regisseur sees it."""

    BEANTWOORD = "beantwoord"
    DEELT_NIET = "deelt_niet"
    NA_TOESTEMMING = "na_toestemming"
    """It shares nothing without consent, whoever it is about: that is what it has agreed for all."""
    OPEN = "open"
    TE_LAAT = "te_laat"
    NIET_BEREIKT = "niet_bereikt"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True, slots=True)
class Statusregel:
    """One organisatie: how far it is, since when, and how often it was reminded.

    Attributes:
        hoe: in words, how it is reached beside Teams or whom to call, or who said it on the phone; or empty.
    """

    organisatie: str
    stand: Regelstand
    afgehandeld_op: datetime | None = None
    herinneringen: int = 0
    hoe: str = ""


@dataclass(frozen=True, slots=True)
class Statusbeeld:
    """An uitvraag at a glance.

    Attributes:
        afgehandeld: how many of `totaal` have dealt with it; what was withdrawn is in neither.
        loopt: whether answers are still taken; else `waarom_niet` says in words why not.
        waarneming: for whom the reader stands in.
    """

    uitvraag: str
    code: str
    deadline: datetime
    zitting: datetime
    afgehandeld: int
    totaal: int
    regels: tuple[Statusregel, ...]
    loopt: bool
    waarom_niet: str = ""
    waarneming: str = ""


@dataclass(frozen=True, slots=True)
class Overzichtsregel:
    """One running uitvraag in the list. `waarneming`: for whom the reader stands in, in words."""

    uitvraag: str
    code: str
    deadline: datetime
    afgehandeld: int
    totaal: int
    te_laat: int
    waarneming: str = ""


@dataclass(frozen=True, slots=True)
class Antwoordenbeeld:
    """What was answered about one person.

    Attributes:
        personen: ids of everybody in the casus, in order; `plek` is the place of this one.
        nog_niet: names of the organisaties that have said nothing about this person yet.
    """

    uitvraag: str
    code: str
    personen: tuple[str, ...]
    plek: int
    naam: str
    geboortedatum: date | None
    blokken: tuple[Antwoordblok, ...]
    nog_niet: tuple[str, ...]
    bladzij: int = 0


def statuskaart(beeld: Statusbeeld, t: Teksten, kalender: Kalender) -> Card:
    """Each organisatie with how far it is; no names of persons."""
    knoppen: list[Action] = []
    if beeld.afgehandeld:
        knoppen.append(knop(t("uitvraag.knop.antwoorden"), AntwoordenOpen(uitvraag=beeld.uitvraag)))
    knoppen.append(knop(t("uitvraag.knop.wijzig"), Wijzigen(uitvraag=beeld.uitvraag)))
    return kaart(
        t("uitvraag.titel", code=beeld.code),
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        tekst(t("uitvraag.status.samen", afgehandeld=beeld.afgehandeld, totaal=beeld.totaal)),
        feiten(
            [
                (t("uitvraag.kaart.antwoord_voor"), datum.dag_en_tijd(beeld.deadline, kalender)),
                (t("uitvraag.gestart.zitting"), datum.dag_en_tijd(beeld.zitting, kalender)),
            ]
        ),
        *([] if beeld.loopt else [tekst(beeld.waarom_niet, zacht=True)]),
        feiten([(een.organisatie, _statusregel(een, t, kalender)) for een in beeld.regels]),
        knoppen=knoppen,
    )


def geen_uitvraag(code: str, t: Teksten) -> Card:
    """Nobody was asked anything about this casus yet."""
    return kaart(t("uitvraag.titel", code=code), tekst(t("uitvraag.status.geen")))


def overzicht(regels: Sequence[Overzichtsregel], t: Teksten, kalender: Kalender) -> Card:
    """All running uitvragen of a regisseur, each with a button."""
    titel = t("uitvraag.overzicht.titel")
    if not regels:
        return kaart(titel, tekst(t("uitvraag.overzicht.niets")))
    inhoud: list[CardElement] = [_overzichtsregel(een, t, kalender) for een in regels[:MEESTE_UITVRAGEN]]
    if len(regels) > MEESTE_UITVRAGEN:
        inhoud.append(tekst(t.aantal("uitvraag.overzicht.meer", len(regels) - MEESTE_UITVRAGEN), zacht=True))
    return kaart(titel, *inhoud)


def antwoordenkaart(beeld: Antwoordenbeeld, t: Teksten) -> Card:
    """What was answered about one person; long answers go on on the next page."""
    bladzijden = bladzijden_van(beeld.blokken)
    bladzij = min(beeld.bladzij, len(bladzijden) - 1)
    inhoud = list(over_wie(beeld.naam, beeld.geboortedatum, t, plek=beeld.plek, totaal=len(beeld.personen)))
    for blok in bladzijden[bladzij]:
        inhoud += toon(blok)
    if bladzij == len(bladzijden) - 1 and beeld.nog_niet:
        inhoud.append(tussenkop(t("uitvraag.antwoorden.nog_niet")))
        inhoud.append(tekst(", ".join(beeld.nog_niet)))
    return kaart(
        t("uitvraag.antwoorden.titel", code=beeld.code), *inhoud, knoppen=_bladeren(beeld, bladzij, len(bladzijden), t)
    )


def _statusregel(een: Statusregel, t: Teksten, kalender: Kalender) -> str:
    stand = t(f"uitvraag.stand.{een.stand.value}")
    if een.afgehandeld_op is not None:
        stand = t("uitvraag.stand.op", stand=stand, wanneer=datum.kort(een.afgehandeld_op, kalender))
    elif een.herinneringen:
        stand = t("uitvraag.stand.herinnerd", stand=stand, aantal=een.herinneringen)
    return t("uitvraag.stand.met_hoe", stand=stand, hoe=een.hoe) if een.hoe else stand


def _overzichtsregel(een: Overzichtsregel, t: Teksten, kalender: Kalender) -> Container:
    stand = t("uitvraag.status.samen", afgehandeld=een.afgehandeld, totaal=een.totaal)
    if een.te_laat:
        stand = t.aantal("uitvraag.overzicht.te_laat", een.te_laat, stand=stand)
    openen = knop(t("uitvraag.knop.status"), StatusOpen(uitvraag=een.uitvraag))
    openen.tooltip = een.code  # all these buttons have the same title
    return Container(
        separator=True,
        items=[
            TextBlock(text=een.code, wrap=True, weight="Bolder"),
            *([TextBlock(text=een.waarneming, wrap=True, spacing="None")] if een.waarneming else []),
            TextBlock(text=stand, wrap=True, spacing="None"),
            TextBlock(
                text=t("uitvraag.overzicht.antwoord_voor", wanneer=datum.kort(een.deadline, kalender)),
                wrap=True,
                spacing="None",
                is_subtle=True,
            ),
            ActionSet(actions=[openen]),
        ],
    )


def _bladeren(beeld: Antwoordenbeeld, bladzij: int, bladzijden: int, t: Teksten) -> list[Action]:
    """The buttons to the next page, else the next person; back goes to the beginning of the person before."""
    deze = beeld.personen[beeld.plek]
    knoppen: list[Action] = []
    if bladzij + 1 < bladzijden:
        verder = AntwoordenOpen(uitvraag=beeld.uitvraag, betrokkene=deze, bladzij=bladzij + 1)
        knoppen.append(knop(t("uitvraag.knop.vervolg"), verder))
    elif beeld.plek + 1 < len(beeld.personen):
        volgende = AntwoordenOpen(uitvraag=beeld.uitvraag, betrokkene=beeld.personen[beeld.plek + 1])
        knoppen.append(knop(t("uitvraag.knop.volgende"), volgende))
    if bladzij:
        terug = AntwoordenOpen(uitvraag=beeld.uitvraag, betrokkene=deze, bladzij=bladzij - 1)
        knoppen.append(knop(t("algemeen.terug"), terug))
    elif beeld.plek:
        vorige = AntwoordenOpen(uitvraag=beeld.uitvraag, betrokkene=beeld.personen[beeld.plek - 1])
        knoppen.append(knop(t("uitvraag.knop.vorige"), vorige))
    knoppen.append(knop(t("uitvraag.knop.status"), StatusOpen(uitvraag=beeld.uitvraag)))
    return knoppen
