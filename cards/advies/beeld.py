"""Questions for advice opened: the lists, one question, what is posted about it, and how often was asked about what."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextBlock

from cards.advies.payloads import (
    AdviesAntwoordFormulier,
    AdviesCasusFormulier,
    AdviesFormulier,
    AdviesIntrekFormulier,
    AdviesLoslaten,
    AdviesOpen,
    AdviesOppakken,
    AdviesWisFormulier,
)
from cards.bouwstenen import (
    LANGSTE_VRIJE_TEKST,
    Card,
    feiten,
    goed_nieuws,
    kaart,
    knop,
    let_op,
    tekst,
    tussenkop,
    vrije_tekst,
)
from cards.payloads import OpdrachtOpen
from domain.advies import Adviesstatus
from teksten.catalogus import Teksten

LANGSTE_LIJST = 12
"""How many questions a list shows; of the others it says how many there are."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A question in a list: theme, who asked it and when, how far it is. Nothing of what was typed."""

    vraag: str
    over: str
    thema: str
    stand: str


@dataclass(frozen=True, slots=True)
class Adviesbeeld:
    """A question opened.

    Attributes:
        over: which one, in neutral words.
        stand: how far it is.
        feiten: label and value, our own words and names of professionals.
        thema: code of the theme, to ask on.
        tekst, antwoord: as typed; empty once wiped, or while there is no answer.
        gewist: whether the text is gone.
        klaar: what was just done, in words.
    """

    vraag: str
    over: str
    stand: str
    status: Adviesstatus
    feiten: tuple[tuple[str, str], ...] = ()
    thema: str = ""
    tekst: str = ""
    antwoord: str = ""
    gewist: bool = False
    klaar: str = ""


def lijst(
    open_: Sequence[Regel], beantwoord: Sequence[Regel], t: Teksten, *, vraagt: bool, eigen: Sequence[Regel] = ()
) -> Card:
    """What waits for an answer, and what was answered last; for a regisseur. `vraagt` is whether he may ask too."""
    delen: list[CardElement] = []
    if open_:
        delen += [tussenkop(t("advies.lijst.open")), *regels(open_, t)]
    else:
        delen.append(goed_nieuws(t("advies.lijst.niets_open")))
    if beantwoord:
        delen += [tussenkop(t("advies.lijst.beantwoord")), *regels(beantwoord, t)]
    if eigen:
        delen += [tussenkop(t("advies.lijst.eigen")), *regels(eigen, t)]
    knoppen: list[Action] = [knop(t("advies.knop.cijfers"), OpdrachtOpen(opdracht="advies cijfers"))]
    if vraagt:
        knoppen.append(knop(t("advies.knop.nieuw"), AdviesFormulier()))
    return kaart(t("advies.lijst.titel"), *delen, knoppen=knoppen)


def voor_regisseur(beeld: Adviesbeeld, t: Teksten, *, vrij: bool, loslaten: AdviesLoslaten | None) -> Card:
    """One question for a regisseur.

    Args:
        beeld: what he sees of it.
        t: the words.
        vrij: whether he may take it up.
        loslaten: the button to let go of it; None while he did not take it up.
    """
    id_ = beeld.vraag
    eerst: list[Action] = []
    rest: list[Action] = []
    if vrij or loslaten is not None:
        eerst.append(knop(t("advies.knop.antwoorden"), AdviesAntwoordFormulier(vraag=id_), stijl="positive"))
        if vrij:
            eerst.append(knop(t("advies.knop.oppakken"), AdviesOppakken(vraag=id_)))
        rest.append(knop(t("advies.knop.casus"), AdviesCasusFormulier(vraag=id_)))
    if loslaten is not None:
        rest.append(knop(t("advies.knop.loslaten"), loslaten))
    rest += _wissen(beeld, t)
    return _geopend(beeld, t, eerst, rest)


def voor_vrager(beeld: Adviesbeeld, t: Teksten) -> Card:
    """One question for who asked it."""
    eerst: list[Action] = []
    rest: list[Action] = []
    if beeld.status is Adviesstatus.CASUS:
        eerst.append(knop(t("advies.knop.melden"), OpdrachtOpen(opdracht="melden"), stijl="positive"))
    elif beeld.status is Adviesstatus.BEANTWOORD:
        eerst.append(knop(t("advies.knop.verder"), AdviesFormulier(thema=beeld.thema or None)))
    elif beeld.status is not Adviesstatus.INGETROKKEN:
        rest.append(knop(t("advies.knop.intrekken"), AdviesIntrekFormulier(vraag=beeld.vraag)))
    rest += _wissen(beeld, t)
    rest.append(knop(t("advies.knop.mijn"), OpdrachtOpen(opdracht="advies")))
    return _geopend(beeld, t, eerst, rest)


def aan_regisseurs(vraag: str, over: str, thema: str, stand: str, t: Teksten, *, vrij: bool) -> Card:
    """The post to the regisseurs: who asks, about which theme, how far it is. Never what was asked."""
    knoppen = [knop(t("advies.knop.openen"), AdviesOpen(vraag=vraag))]
    if vrij:
        knoppen.append(knop(t("advies.knop.oppakken"), AdviesOppakken(vraag=vraag)))
    wat = [tekst(t("advies.thema", thema=thema))] if thema else []
    return kaart(t("advies.bericht.regisseurs"), tekst(over), *wat, tekst(stand), knoppen=knoppen)


def aan_vrager(vraag: str, over: str, stand: str, t: Teksten) -> Card:
    """The post to who asked: what became of it. Never the answer itself."""
    return kaart(
        t("advies.bericht.vrager"),
        tekst(over),
        tekst(stand),
        knoppen=[knop(t("advies.knop.openen"), AdviesOpen(vraag=vraag))],
    )


def cijfers(kwartalen: Sequence[tuple[str, Sequence[tuple[str, str]]]], t: Teksten) -> Card:
    """How often was asked about what: per quarter a heading, and lines of label and number in words."""
    delen: list[CardElement] = []
    for kop, aantallen in kwartalen:
        delen += [tussenkop(kop), feiten(aantallen)]
    return kaart(
        t("advies.cijfers.titel"),
        tekst(t("advies.cijfers.uitleg")),
        *delen,
        tekst(t("advies.cijfers.klein"), zacht=True),
    )


def regels(alle: Sequence[Regel], t: Teksten) -> list[CardElement]:
    """The lines of a list, as many as it shows, and how many more there are."""
    meer = len(alle) - LANGSTE_LIJST
    rest: list[CardElement] = [tekst(t.aantal("advies.lijst.meer", meer), zacht=True)] if meer > 0 else []
    return [*(_regel(een, t) for een in alle[:LANGSTE_LIJST]), *rest]


def typed(inhoud: str) -> list[CardElement]:
    """What somebody typed, whole: in as many pieces as it takes."""
    stukken = range(0, len(inhoud), LANGSTE_VRIJE_TEKST)
    return [vrije_tekst(inhoud[begin : begin + LANGSTE_VRIJE_TEKST]) for begin in stukken]


def _regel(een: Regel, t: Teksten) -> Container:
    openen = knop(t("advies.knop.openen"), AdviesOpen(vraag=een.vraag))
    openen.tooltip = een.over  # all these buttons have the same title
    kop = een.thema or een.over
    over = [tekst(een.over)] if een.thema else []
    return Container(
        separator=True,
        items=[
            TextBlock(text=kop, wrap=True, weight="Bolder"),
            *over,
            tekst(een.stand, zacht=True),
            ActionSet(actions=[openen]),
        ],
    )


def _geopend(beeld: Adviesbeeld, t: Teksten, eerst: Sequence[Action], rest: Sequence[Action]) -> Card:
    delen: list[CardElement] = []
    if beeld.klaar:
        delen.append(goed_nieuws(beeld.klaar))
    delen += [tekst(beeld.over), tekst(beeld.stand)]
    if beeld.feiten:
        delen.append(feiten(beeld.feiten))
    if beeld.gewist:
        delen.append(let_op(t("advies.gewist")))
    if beeld.tekst:
        delen += [tussenkop(t("advies.deel.vraag")), *typed(beeld.tekst)]
    if beeld.antwoord:
        delen += [tussenkop(t("advies.deel.antwoord")), *typed(beeld.antwoord)]
    if eerst:
        delen.append(ActionSet(actions=list(eerst)))
    return kaart(t("advies.beeld.titel"), *delen, knoppen=rest)


def _wissen(beeld: Adviesbeeld, t: Teksten) -> list[Action]:
    if beeld.gewist or beeld.status is not Adviesstatus.BEANTWOORD:
        return []
    return [knop(t("advies.knop.wissen"), AdviesWisFormulier(vraag=beeld.vraag))]
