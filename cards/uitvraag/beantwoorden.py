"""The forms about one or two persons, as the partner who pressed sees them, alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, OpenUrlAction, TextBlock

from cards import datum
from cards.bouwstenen import Card, fout, goed_nieuws, kaart, knop, let_op, tekst, vrije_tekst, zonder_opmaak
from cards.formulier import Tekenwijze, teken, vragen_met_fout
from cards.uitvraag.werklijst_payloads import (
    Waar,
    WerklijstAntwoord,
    WerklijstLijst,
    WerklijstNietBekend,
    WerklijstPersonen,
    WerklijstWeigerFormulier,
)
from domain.formulier import Delen, Formulier, Veldfout
from domain.uitvraag import Weigergrond, vraagt_bekendheid
from teksten.catalogus import Teksten

KEUZES_IN_ZICHT = 5
"""Choices of one question that are all in sight on the form that asks everything at once."""


@dataclass(frozen=True, slots=True)
class Wie:
    """The person (group, area) a card is about.

    Attributes:
        rol: empty where it is not needed to know who is meant.
        code: of the casus, where the card is about more than one.
    """

    id: str
    naam: str
    geboortedatum: date | None
    rol: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Vorm:
    """The form about one person on a card.

    Attributes:
        id: `<bevraging>:<betrokkene>`.
        delen: with whom it is proposed to be shared.
        buiten: ids of the inputs that the card does not ask, because they are for the page.
        pagina: the address of that page, for who sees the card alone; empty when there is nothing to fill in there.
        weet: whether he knows that he is discussed, in words.
    """

    id: str
    wie: Wie
    formulier: Formulier
    delen: Delen | None = None
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: tuple[Veldfout, ...] = ()
    buiten: frozenset[str] = frozenset()
    pagina: str = ""
    weet: str = ""


@dataclass(frozen=True, slots=True)
class Vormen:
    """The forms on one card.

    Attributes:
        rest: who was ticked as well, and comes next.
        te_gaan: about how many persons nothing was said yet, these included.
        sleutel_niet_bekend: of the short way out for one person; empty when there is none.
        toestemming: the organisatie shares only with consent: the short way out is that there is none.
        correctie: something was said about him before: there is a list to go back to.
        melding: something to know before saving (again).
    """

    waar: Waar
    titel: str
    vormen: tuple[Vorm, ...]
    sleutel: str
    rest: tuple[str, ...] = ()
    te_gaan: int = 1
    sleutel_niet_bekend: str = ""
    toestemming: bool = False
    correctie: bool = False
    opgeslagen: bool = False
    melding: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """Who is on the card."""
        return tuple(een.id for een in self.vormen)


def vormenkaart(beeld: Vormen, t: Teksten) -> Card:
    """The forms of at most two persons; what was said of them before the form is not asked again."""
    inhoud: list[CardElement] = [
        *_foutblok(beeld, t),
        *([goed_nieuws(t("uitvraag.opgeslagen"))] if beeld.opgeslagen else []),
        *([let_op(beeld.melding)] if beeld.melding else []),
    ]
    if beeld.te_gaan > len(beeld.vormen):
        inhoud.append(tekst(t.aantal("uitvraag.werklijst.te_gaan", beeld.te_gaan), zacht=True))
    inhoud.append(tekst(t("uitvraag.persoon.zuinig"), zacht=True))
    for een in beeld.vormen:
        inhoud.append(Container(separator=True, spacing="Large", items=[*wie_het_is(een.wie, t), *_weet(een)]))
        if een is beeld.vormen[0] and len(beeld.vormen) == 1:
            inhoud += kort(beeld, t)
        inhoud += teken(een.formulier, t, een.waarden, een.fouten, _wijze(een))
        inhoud += naar_pagina(een.pagina, t("uitvraag.knop.toelichten"))
    return kaart(beeld.titel, *inhoud, knoppen=_knoppen(beeld, t))


def _weet(een: Vorm) -> Iterator[CardElement]:
    if een.weet:
        yield TextBlock(text=een.weet, wrap=True, spacing="None")


def naar_pagina(adres: str, titel: str) -> Iterator[CardElement]:
    """Yield the link to the page about somebody; nothing when there is no address."""
    if adres:
        yield ActionSet(actions=[OpenUrlAction(title=titel, url=adres)])


def wie_het_is(wie: Wie, t: Teksten) -> Iterator[CardElement]:
    """Yield who it is: the name, and below it what tells him from another."""
    yield vrije_tekst(wie.naam, vet=True)
    # The code first: at the end of the line a phone would break it in two.
    nader = _nader(wie, t)[::-1]
    if nader:
        yield TextBlock(text=" · ".join(nader), wrap=True, spacing="None")


def wie_op_een_regel(wie: Wie, t: Teksten) -> str:
    """Return who it is, for a choice."""
    return ", ".join([zonder_opmaak(wie.naam), *_nader(wie, t)])


def grond_in_woorden(grond: Weigergrond, t: Teksten) -> str:
    """Return a ground for not sharing in words."""
    return t(f"uitvraag.grond.{grond.value}")


def _nader(wie: Wie, t: Teksten) -> list[str]:
    geboren = [t("uitvraag.persoon.geboren", datum=datum.datum(wie.geboortedatum))] if wie.geboortedatum else []
    return [*geboren, *(een for een in (wie.rol, wie.code) if een)]


def _wijze(een: Vorm) -> Tekenwijze:
    betrokkene = een.wie.id
    gezegd = frozenset({een.formulier.velden[0].id}) if vraagt_bekendheid(een.formulier) else frozenset()
    wijze = Tekenwijze(voor=f"{betrokkene}.", zonder=gezegd | een.buiten, meer=f"meer.{betrokkene}", delen=een.delen)
    # A form that asks everything at once stands alone on its card and is filled in whole: a press per question.
    return wijze if gezegd else replace(wijze, open_tot=KEUZES_IN_ZICHT)


def _foutblok(beeld: Vormen, t: Teksten) -> Iterator[CardElement]:
    """Yield which questions to look at; of two persons, also about whom."""
    for een in beeld.vormen:
        vragen = " · ".join(vragen_met_fout(een.formulier, een.fouten, t))
        if vragen and len(beeld.vormen) == 1:
            yield fout(t("uitvraag.formulier.kijk_naar", vragen=vragen))
        elif vragen:
            yield fout(t("uitvraag.werklijst.kijk_naar", wie=zonder_opmaak(een.wie.naam), vragen=vragen))


def kort(beeld: Vormen, t: Teksten) -> Iterator[CardElement]:
    """Yield the short ways out above the form of one person: most answers are one of those."""
    w, persoon = beeld.waar, beeld.ids[0]
    wegen: list[Action] = []
    if beeld.sleutel_niet_bekend:
        weg = WerklijstNietBekend(
            zitting=w.zitting,
            organisatie=w.organisatie,
            alleen=w.alleen,
            persoon=persoon,
            rest=beeld.rest,
            sleutel=beeld.sleutel_niet_bekend,
        )
        titel = t("uitvraag.knop.zonder_toestemming" if beeld.toestemming else "uitvraag.knop.niet_bekend")
        wegen.append(knop(titel, weg, invoer=False))
    if not beeld.toestemming:
        wegen.append(knop(t("uitvraag.knop.niet_delen"), weiger(beeld), invoer=False))
    yield ActionSet(actions=wegen)


def weiger(beeld: Vormen) -> WerklijstWeigerFormulier:
    """Return the button data of not sharing about somebody on the card."""
    w, bekend = beeld.waar, (*beeld.ids, *beeld.rest)
    return WerklijstWeigerFormulier(
        zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen, personen=beeld.ids, rest=bekend
    )


def _knoppen(beeld: Vormen, t: Teksten) -> Sequence[Action]:
    w = beeld.waar
    verder = beeld.te_gaan > len(beeld.vormen) and not beeld.correctie
    bewaar = WerklijstAntwoord(
        zitting=w.zitting,
        organisatie=w.organisatie,
        alleen=w.alleen,
        personen=beeld.ids,
        rest=beeld.rest,
        sleutel=beeld.sleutel,
    )
    knoppen: list[Action] = [
        knop(t("uitvraag.knop.opslaan_verder" if verder else "uitvraag.knop.opslaan"), bewaar, stijl="positive")
    ]
    if beeld.correctie:
        lijst = WerklijstLijst(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen)
        return [*knoppen, knop(t("algemeen.terug"), lijst, invoer=False)]
    if len(beeld.vormen) == 1:
        return knoppen
    if not beeld.toestemming:
        knoppen.append(knop(t("uitvraag.knop.niet_delen_een"), weiger(beeld), invoer=False))
    terug = WerklijstPersonen(
        zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen, aangevinkt=(*beeld.ids, *beeld.rest)
    )
    return [*knoppen, knop(t("algemeen.terug"), terug, invoer=False)]
