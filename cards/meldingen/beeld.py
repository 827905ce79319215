"""Meldingen opened: the list without anything about a person, and one melding for whoever may see it, alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextBlock

from cards.bouwstenen import Card, feiten, kaart, knop, let_op, tekst, tussenkop, vrije_tekst
from cards.meldingen.payloads import (
    MeldingAanvulFormulier,
    MeldingAntwoordFormulier,
    MeldingIntrekFormulier,
    MeldingLoslaten,
    MeldingOppakken,
    MeldingVraagFormulier,
)
from cards.payloads import CasusUitMelding, HermeldingFormulier, MeldingOpen, OpdrachtOpen
from teksten.catalogus import Teksten

MEESTE_BERICHTEN = 6
"""How many lines of the talk are shown at once: with all else that a card may hold it fits in an answer."""

LANGSTE_LIJST = 12
"""How many meldingen a list shows; of the others it says how many there are."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A melding in a list: who brought somebody in and when, how far it is. Nothing says whom it is about."""

    melding: str
    over: str
    stand: str
    spoed: bool = False


@dataclass(frozen=True, slots=True)
class Persoonsbeeld:
    """Somebody a melding is about; `wie` holds typed text."""

    wie: str
    rol: str = ""


@dataclass(frozen=True, slots=True)
class Bericht:
    """A line of the talk: who said it and when in our own words, and what was typed."""

    kop: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What was brought in: people, texts as typed under their headings, and the talk about it.

    `eerder` opens what was said before the lines that are shown.
    """

    personen: tuple[Persoonsbeeld, ...]
    teksten: tuple[tuple[str, str], ...]
    berichten: tuple[Bericht, ...]
    eerder: MeldingOpen | None = None


@dataclass(frozen=True, slots=True)
class Meldingbeeld:
    """A melding opened.

    Attributes:
        over: which one, in neutral words.
        stand: how far it is.
        feiten: facts in our own words.
        inhoud: None when the reader sees no more of it.
        antwoord: what the melder was told, as typed.
    """

    melding: str
    over: str
    stand: str
    feiten: tuple[tuple[str, str], ...]
    inhoud: Inhoud | None = None
    antwoord: str = ""
    spoed: bool = False


def lijst(te_doen: Sequence[Regel], eigen: Sequence[Regel], t: Teksten, *, meldt: bool) -> Card:
    """What runs, for a regisseur; and what one brought in oneself. `meldt` is whether he may bring somebody in."""
    delen: list[CardElement] = []
    if te_doen:
        delen += [tussenkop(t("meldingen.lijst.lopend")), *_regels(te_doen, t)]
    if eigen:
        delen += [tussenkop(t("meldingen.lijst.eigen")), *_regels(eigen, t)]
    if not delen:
        delen.append(tekst(t("meldingen.lijst.leeg")))
    nieuw = [knop(t("meldingen.knop.nieuwe"), OpdrachtOpen(opdracht="melden"))] if meldt else []
    return kaart(t("meldingen.lijst.titel"), *delen, knoppen=nieuw)


def voor_regisseur(
    beeld: Meldingbeeld, t: Teksten, *, loslaten: MeldingLoslaten | None, open_: bool, heropen: str = ""
) -> Card:
    """One melding for a regisseur.

    Args:
        beeld: what he sees of it.
        t: the words.
        loslaten: the button to let go of it; None while he has not taken it up.
        open_: whether anything is still to be done with it.
        heropen: the code of the closed casus that he can open again with it; empty when there is none.
    """
    id_ = beeld.melding
    if not open_:
        return _geopend(beeld, t, [])
    if loslaten is None:
        return _geopend(beeld, t, [knop(t("meldingen.knop.oppakken"), MeldingOppakken(melding=id_), stijl="positive")])
    knoppen: list[Action] = [
        knop(t("meldingen.knop.casus"), CasusUitMelding(melding=id_), stijl="positive"),
        knop(t("meldingen.knop.vraag"), MeldingVraagFormulier(melding=id_)),
        knop(t("meldingen.knop.antwoord"), MeldingAntwoordFormulier(melding=id_)),
    ]
    if heropen:
        # The first thing to do with what comes back; a casus of its own stays possible.
        weer = HermeldingFormulier(melding=id_)
        knoppen = [
            knop(t("hermelding.knop.uit_melding", code=heropen), weer, stijl="positive"),
            knop(t("meldingen.knop.casus"), CasusUitMelding(melding=id_)),
            *knoppen[1:],
        ]
    terug = ActionSet(actions=[knop(t("meldingen.knop.loslaten"), loslaten)])
    return _geopend(beeld, t, knoppen, terug)


def voor_melder(beeld: Meldingbeeld, casuscode: str, t: Teksten, *, gevraagd: bool, open_: bool) -> Card:
    """One melding for who made it. `casuscode` is given only to an organisatie that has access to that casus."""
    knoppen: list[Action] = []
    if open_:
        aanvullen = "meldingen.knop.antwoorden" if gevraagd else "meldingen.knop.aanvullen"
        knoppen = [
            knop(t(aanvullen), MeldingAanvulFormulier(melding=beeld.melding), stijl="positive" if gevraagd else None),
            knop(t("meldingen.knop.intrekken"), MeldingIntrekFormulier(melding=beeld.melding)),
        ]
    elif casuscode:
        openen = OpdrachtOpen(opdracht="casus toon", casuscode=casuscode)
        knoppen = [knop(t("meldingen.knop.casus_openen", code=casuscode), openen)]
    return _geopend(beeld, t, knoppen)


def van_ander(over: str, stand: str, t: Teksten) -> Card:
    """In place of a melding that another regisseur took up: by whom, and nothing of what is in it."""
    return kaart(t("meldingen.beeld.titel"), tekst(over), tekst(stand))


def _geopend(beeld: Meldingbeeld, t: Teksten, knoppen: Sequence[Action], *onder: CardElement) -> Card:
    delen: list[CardElement] = [tekst(beeld.over)]
    if beeld.spoed:
        delen.append(let_op(t("meldingen.spoed.woord")))
    delen += [tekst(beeld.stand), feiten(beeld.feiten)]
    if beeld.inhoud is not None:
        delen += _inhoud(beeld.inhoud, t)
    if beeld.antwoord:
        delen += [tussenkop(t("meldingen.deel.antwoord")), vrije_tekst(beeld.antwoord)]
    if knoppen:
        delen.append(ActionSet(actions=list(knoppen)))
    return kaart(t("meldingen.beeld.titel"), *delen, *onder)


def _inhoud(inhoud: Inhoud, t: Teksten) -> list[CardElement]:
    delen: list[CardElement] = [tussenkop(t("meldingen.deel.over_wie"))]
    for een in inhoud.personen:
        delen.append(vrije_tekst(een.wie, vet=True))
        if een.rol:
            delen.append(TextBlock(text=een.rol, wrap=True, is_subtle=True, spacing="None"))
    for kop, woorden in inhoud.teksten:
        delen += [tussenkop(kop), vrije_tekst(woorden)]
    if inhoud.berichten:
        delen.append(tussenkop(t("meldingen.deel.berichten")))
        if inhoud.eerder is not None:
            delen.append(ActionSet(actions=[knop(t("meldingen.knop.eerder"), inhoud.eerder)]))
        for bericht in inhoud.berichten:
            delen += [tekst(bericht.kop, zacht=True, ruimte=True), vrije_tekst(bericht.tekst)]
    return delen


def _regels(regels: Sequence[Regel], t: Teksten) -> list[CardElement]:
    meer = len(regels) - LANGSTE_LIJST
    rest = [tekst(t.aantal("meldingen.lijst.meer", meer), zacht=True)] if meer > 0 else []
    return [*(_regel(een, t) for een in regels[:LANGSTE_LIJST]), *rest]


def _regel(een: Regel, t: Teksten) -> Container:
    openen = knop(t("meldingen.knop.openen"), MeldingOpen(melding=een.melding))
    openen.tooltip = een.over  # all these buttons have the same title
    stand = t("meldingen.lijst.spoed", stand=een.stand) if een.spoed else een.stand
    return Container(
        separator=True,
        items=[TextBlock(text=een.over, wrap=True, weight="Bolder"), tekst(stand), ActionSet(actions=[openen])],
    )
