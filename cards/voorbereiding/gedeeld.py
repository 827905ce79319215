"""What was answered about one person, in two parts: for the table, and for the regisseur only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards import Action, CardElement

from cards.antwoorden import Antwoordblok, bladzijden_van, over_wie, toon
from cards.bouwstenen import Card, goed_nieuws, kaart, knop, let_op, tekst, tussenkop
from cards.voorbereiding.payloads import GedeeldOpen, PuntOpen
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Gedeeldbeeld:
    """What was answered about one person.

    Attributes:
        personen: ids of everybody in the casus, in order; `plek` is the place of this one.
        tafel: what may be shared with the whole tafel.
        zelf: names of the organisaties that will tell it at the table themselves.
        regisseur: what only the regisseur may know, refusals included.
        nog_niet: names of the organisaties that have said nothing about this person yet.
    """

    zitting: str
    casus: str
    code: str
    personen: tuple[str, ...]
    plek: int
    naam: str
    geboortedatum: date | None
    tafel: tuple[Antwoordblok, ...]
    zelf: tuple[str, ...]
    regisseur: tuple[Antwoordblok, ...]
    nog_niet: tuple[str, ...]
    bladzij: int = 0


def gedeeldkaart(beeld: Gedeeldbeeld, t: Teksten) -> Card:
    """One page. The two parts never stand on one page without their own heading."""
    bladzijden = _bladzijden(beeld)
    bladzij = min(beeld.bladzij, len(bladzijden) - 1)
    inhoud = list(over_wie(beeld.naam, beeld.geboortedatum, t, plek=beeld.plek, totaal=len(beeld.personen)))
    aan_tafel, blokken = bladzijden[bladzij]
    if aan_tafel:
        inhoud += _aan_tafel(beeld, blokken, bladzij, t)
    else:
        inhoud.append(let_op(t("voorbereiding.gedeeld.alleen_regisseur")))
        for blok in blokken:
            inhoud += toon(blok)
    if bladzij == len(bladzijden) - 1 and beeld.nog_niet:
        inhoud.append(tussenkop(t("uitvraag.antwoorden.nog_niet")))
        inhoud.append(tekst(", ".join(beeld.nog_niet)))
    titel = t("voorbereiding.gedeeld.titel", code=beeld.code)
    return kaart(titel, *inhoud, knoppen=_bladeren(beeld, bladzijden, bladzij, t))


def _aan_tafel(beeld: Gedeeldbeeld, blokken: Sequence[Antwoordblok], bladzij: int, t: Teksten) -> Iterator[CardElement]:
    if not blokken:
        yield tekst(t("voorbereiding.gedeeld.niets"))
    else:
        yield goed_nieuws(t("voorbereiding.gedeeld.hele_tafel"))
    for blok in blokken:
        yield from toon(blok)
    if bladzij == 0 and beeld.zelf:
        yield tussenkop(t("voorbereiding.gedeeld.mondeling"))
        yield tekst(", ".join(beeld.zelf))


def _bladzijden(beeld: Gedeeldbeeld) -> list[tuple[bool, list[Antwoordblok]]]:
    """Return the pages, each for the table (True) or for the regisseur alone: nobody reads one out for the other."""
    tafel = [(True, een) for een in bladzijden_van(beeld.tafel)]
    regisseur = [(False, een) for een in bladzijden_van(beeld.regisseur)] if beeld.regisseur else []
    return tafel + regisseur


def _bladeren(
    beeld: Gedeeldbeeld, bladzijden: Sequence[tuple[bool, list[Antwoordblok]]], bladzij: int, t: Teksten
) -> list[Action]:
    knoppen: list[Action] = []
    if bladzij + 1 < len(bladzijden):
        overgang = bladzijden[bladzij][0] and not bladzijden[bladzij + 1][0]
        titel = t("voorbereiding.knop.alleen_regisseur" if overgang else "uitvraag.knop.vervolg")
        knoppen.append(knop(titel, _naar(beeld, beeld.plek, bladzij + 1)))
    if beeld.plek + 1 < len(beeld.personen):
        knoppen.append(knop(t("uitvraag.knop.volgende"), _naar(beeld, beeld.plek + 1)))
    if bladzij:
        knoppen.append(knop(t("algemeen.terug"), _naar(beeld, beeld.plek, bladzij - 1)))
    elif beeld.plek:
        knoppen.append(knop(t("uitvraag.knop.vorige"), _naar(beeld, beeld.plek - 1)))
    knoppen.append(knop(t("voorbereiding.knop.naar_punt"), PuntOpen(zitting=beeld.zitting, casus=beeld.casus)))
    return knoppen


def _naar(beeld: Gedeeldbeeld, plek: int, bladzij: int = 0) -> GedeeldOpen:
    return GedeeldOpen(zitting=beeld.zitting, casus=beeld.casus, betrokkene=beeld.personen[plek], bladzij=bladzij)
