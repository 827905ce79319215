"""One casus, opened by somebody who may see it."""

from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement, TextBlock

from cards.bouwstenen import Card, feiten, kaart, knop, leesbaar, let_op, tekst, tussenkop, vrije_tekst
from cards.casus.payloads import CasusBetrokkene, CasusOpen, CasusRedenFormulier
from cards.payloads import OpdrachtOpen, PersoonWegFormulier, UitvraagOpen, VerbeterFormulier
from domain.casus import Onderwerp
from teksten.catalogus import Teksten

MEESTE_KNOPPEN = 6
"""People who have a button of their own; a card with more of them would not fit on a phone, nor in Teams."""


@dataclass(frozen=True, slots=True)
class Betrokkenebeeld:
    """One betrokkene as he is shown: `wie` holds typed text; `rol`, `leeftijd` and `id` may be empty."""

    wie: str
    rol: str
    leeftijd: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What only the regisseur of a casus sees of it: facts in our own words, and texts that were typed."""

    feiten: tuple[tuple[str, str], ...]
    teksten: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Casusbeeld:
    """A casus opened.

    Attributes:
        inhoud: None for somebody who was invited: he only sees whom it is about.
        reden_ontbreekt: whether a reason for an age is still to be given.
        loopt: whether anything can still be done with it.
        waarneming: for whom the reader stands in, in words; empty when it is his own.
    """

    casus_id: str
    code: str
    tafel: str
    onderwerp: Onderwerp
    betrokkenen: tuple[Betrokkenebeeld, ...]
    inhoud: Inhoud | None = None
    reden_ontbreekt: bool = False
    loopt: bool = True
    waarneming: str = ""


def geopend(beeld: Casusbeeld, t: Teksten) -> Card:
    """One casus, for whoever may see it, alone."""
    return kaart(
        t("casus.beeld.titel", code=beeld.code),
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        *([] if beeld.loopt else [let_op(t("casus.beeld.gesloten"))]),
        *([let_op(t("casus.beeld.reden_ontbreekt"))] if beeld.reden_ontbreekt and beeld.inhoud else []),
        feiten([(t("casus.feit.tafel"), beeld.tafel), *(beeld.inhoud.feiten if beeld.inhoud else ())]),
        tussenkop(t(f"casus.deel.wie.{beeld.onderwerp.value}")),
        *(deel for een in beeld.betrokkenen for deel in (*_betrokkene(een), *_verbeter(beeld, t, een))),
        *_verbeter(beeld, t),
        *_over_betrokkenen(beeld, t),
        *(_inhoud(beeld.inhoud) if beeld.inhoud else []),
        knoppen=_over_de_uitvraag(beeld, t) if beeld.inhoud and beeld.loopt else (),
    )


def nog_kiezen(casus_id: str, code: str, personen: int, bevraging: str, t: Teksten) -> Card:
    """In place of a casus, while the reader's organisatie has yet to choose between answering and refusing."""
    return kaart(
        t("casus.beeld.titel", code=code),
        tekst(t.aantal("casus.beeld.nog_kiezen", personen)),
        knoppen=[
            knop(t("casus.knop.beantwoorden"), UitvraagOpen(bevraging=bevraging), stijl="positive"),
            knop(t("casus.knop.namen"), CasusOpen(casus=casus_id, namen=True)),
        ],
    )


def _over_de_uitvraag(beeld: Casusbeeld, t: Teksten) -> list[Action]:
    code = beeld.code
    return [
        knop(t("casus.knop.uitvraag"), OpdrachtOpen(opdracht="uitvraag start", casuscode=code), stijl="positive"),
        knop(t("casus.knop.status"), OpdrachtOpen(opdracht="uitvraag status", casuscode=code)),
    ]


def _over_betrokkenen(beeld: Casusbeeld, t: Teksten) -> list[CardElement]:
    """Buttons beside what they are about: four in one row do not fit on a phone."""
    if beeld.inhoud is None or not beeld.loopt:
        return []
    knoppen: list[Action] = []
    naar = OpdrachtOpen(opdracht="informering", casuscode=beeld.code)
    if beeld.onderwerp is Onderwerp.PERSONEN:
        knoppen.append(knop(t("casus.knop.erbij"), CasusBetrokkene(casus=beeld.casus_id)))
        knoppen.append(knop(t("casus.knop.persoon_weg"), PersoonWegFormulier(casus=beeld.casus_id)))
    if beeld.reden_ontbreekt:
        knoppen.append(knop(t("casus.knop.reden"), CasusRedenFormulier(casus=beeld.casus_id)))
    knoppen.append(knop(t("informering.knop.informeren"), naar))
    return [ActionSet(actions=knoppen)]


def _betrokkene(een: Betrokkenebeeld) -> list[CardElement]:
    nader = (
        TextBlock(text=deel, wrap=True, is_subtle=True, spacing="None") for deel in (een.rol, een.leeftijd) if deel
    )
    return [vrije_tekst(een.wie, vet=True), *nader]


def _verbeter(beeld: Casusbeeld, t: Teksten, een: Betrokkenebeeld | None = None) -> list[CardElement]:
    """Let the regisseur put right who somebody is, beside him; in a crowd by one button that asks whom."""
    ieder = len(beeld.betrokkenen) <= MEESTE_KNOPPEN
    if beeld.inhoud is None or ieder is (een is None):
        return []
    formulier = VerbeterFormulier(casus=beeld.casus_id)
    if een is not None:
        formulier = VerbeterFormulier(casus=beeld.casus_id, betrokkene=een.id)
    openen = knop(t("casus.knop.verbeter"), formulier)
    if een is not None and len(beeld.betrokkenen) > 1:
        # All these buttons have the same title.
        openen.tooltip = leesbaar(een.wie)
    return [ActionSet(actions=[openen])]


def _inhoud(inhoud: Inhoud) -> list[CardElement]:
    return [deel for kop, woorden in inhoud.teksten for deel in (tussenkop(kop), vrije_tekst(woorden))]
