"""One casus, opened by somebody who may see it: where it is, who has the regie, what is open, and what to do next."""

from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextBlock, ToggleVisibilityAction

from cards.bouwstenen import Card, feiten, kaart, knop, leesbaar, let_op, tekst, tussenkop, vrije_tekst
from cards.casus.payloads import CasusBetrokkene, CasusOpen, CasusRedenFormulier
from cards.payloads import OpdrachtOpen, PersoonWegFormulier, UitvraagOpen, VerbeterFormulier
from domain.casus import Onderwerp
from teksten.catalogus import Teksten

MEESTE_KNOPPEN = 6
"""People who have a button of their own; a card with more of them would not fit on a phone, nor in Teams."""

MEER = "meer"
"""Id of the part that waits until somebody asks for it."""


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
class Stap:
    """Something to do with the casus: the words of its button, and the command behind it."""

    knop: str
    opdracht: str


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the casus is, as far as the reader may know.

    Attributes:
        fase: in which phase, in words.
        aandacht: what asks for attention, a sentence each.
        feiten: who has the regie, what is open, which days come.
        hoofddoel: as typed; empty while there is none.
        volgende: the next sensible step; None when there is none for this reader.
        ook: what he looks at most, beside that.
        nazorg: the ways to what is kept of somebody in nazorg; a row of its own, or a phone hides the last ones.
        meer: everything else he may do.
    """

    fase: str
    aandacht: tuple[str, ...] = ()
    feiten: tuple[tuple[str, str], ...] = ()
    hoofddoel: str = ""
    volgende: Stap | None = None
    ook: tuple[Stap, ...] = ()
    nazorg: tuple[Stap, ...] = ()
    meer: tuple[Stap, ...] = ()


@dataclass(frozen=True, slots=True)
class Casusbeeld:
    """A casus opened.

    Attributes:
        inhoud: None for somebody who was invited.
        reden_ontbreekt: whether a reason for an age is still to be given.
        loopt: whether anything can still be done with it.
        waarneming: for whom the reader stands in, in words; empty when it is his own.
    """

    casus_id: str
    code: str
    tafel: str
    onderwerp: Onderwerp
    betrokkenen: tuple[Betrokkenebeeld, ...]
    stand: Stand
    inhoud: Inhoud | None = None
    reden_ontbreekt: bool = False
    loopt: bool = True
    waarneming: str = ""


def geopend(beeld: Casusbeeld, t: Teksten) -> Card:
    """One casus, for whoever may see it, alone. What is looked at rarely waits behind a button."""
    stand = beeld.stand
    return kaart(
        t("casus.beeld.titel", code=beeld.code),
        tekst(stand.fase),
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        *([let_op(t("casus.beeld.reden_ontbreekt"))] if beeld.reden_ontbreekt and beeld.inhoud else []),
        *(let_op(een) for een in stand.aandacht),
        feiten([(t("casus.feit.tafel"), beeld.tafel), *stand.feiten]),
        *([tussenkop(t("casus.deel.hoofddoel")), vrije_tekst(stand.hoofddoel)] if stand.hoofddoel else []),
        tussenkop(t(f"casus.deel.wie.{beeld.onderwerp.value}")),
        *(deel for een in beeld.betrokkenen for deel in _betrokkene(een)),
        *_te_doen(beeld),
        *_meer(beeld, t),
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


def _te_doen(beeld: Casusbeeld) -> list[CardElement]:
    """The next sensible step first, then what is looked at most."""
    stand = beeld.stand
    eerst: list[Action] = []
    if stand.volgende is not None:
        eerst.append(knop(stand.volgende.knop, _achter(stand.volgende, beeld.code), stijl="positive"))
    rijen = ([*eerst, *_knoppen(stand.ook, beeld.code)], _knoppen(stand.nazorg, beeld.code))
    return [ActionSet(actions=een) for een in rijen if een]


def _meer(beeld: Casusbeeld, t: Teksten) -> list[CardElement]:
    if beeld.inhoud is None:
        return []
    wachtend = [
        feiten(beeld.inhoud.feiten),
        *(deel for kop, woorden in beeld.inhoud.teksten for deel in (tussenkop(kop), vrije_tekst(woorden))),
        *_over_betrokkenen(beeld, t),
        *_verder(beeld, t),
    ]
    open_ = ToggleVisibilityAction(title=t("casus.knop.meer"), target_elements=[MEER])
    return [ActionSet(actions=[open_]), Container(id=MEER, is_visible=False, items=wachtend)]


def _verder(beeld: Casusbeeld, t: Teksten) -> list[CardElement]:
    knoppen = _knoppen(beeld.stand.meer, beeld.code)
    return [tussenkop(t("casus.deel.verder")), ActionSet(actions=knoppen)] if knoppen else []


def _over_betrokkenen(beeld: Casusbeeld, t: Teksten) -> list[CardElement]:
    """What can be done about who is in it, beside them: four buttons in one row do not fit on a phone."""
    delen = [deel for een in beeld.betrokkenen for deel in _verbeter(beeld, t, een)] or _verbeter(beeld, t)
    knoppen: list[Action] = []
    if beeld.loopt:
        if beeld.onderwerp is Onderwerp.PERSONEN:
            knoppen.append(knop(t("casus.knop.erbij"), CasusBetrokkene(casus=beeld.casus_id)))
            knoppen.append(knop(t("casus.knop.persoon_weg"), PersoonWegFormulier(casus=beeld.casus_id)))
        if beeld.reden_ontbreekt:
            knoppen.append(knop(t("casus.knop.reden"), CasusRedenFormulier(casus=beeld.casus_id)))
        naar = OpdrachtOpen(opdracht="informering", casuscode=beeld.code)
        knoppen.append(knop(t("informering.knop.informeren"), naar))
    acties = [ActionSet(actions=knoppen)] if knoppen else []
    return [tussenkop(t(f"casus.deel.wie.{beeld.onderwerp.value}")), *delen, *acties]


def _betrokkene(een: Betrokkenebeeld) -> list[CardElement]:
    nader = (
        TextBlock(text=deel, wrap=True, is_subtle=True, spacing="None") for deel in (een.rol, een.leeftijd) if deel
    )
    return [vrije_tekst(een.wie, vet=True), *nader]


def _verbeter(beeld: Casusbeeld, t: Teksten, een: Betrokkenebeeld | None = None) -> list[CardElement]:
    """Let the regisseur put right who somebody is; in a crowd by one button that asks whom."""
    ieder = len(beeld.betrokkenen) <= MEESTE_KNOPPEN
    if ieder is (een is None):
        return []
    formulier = VerbeterFormulier(casus=beeld.casus_id)
    if een is not None:
        formulier = VerbeterFormulier(casus=beeld.casus_id, betrokkene=een.id)
    openen = knop(t("casus.knop.verbeter"), formulier)
    if een is None or len(beeld.betrokkenen) == 1:
        return [ActionSet(actions=[openen])]
    # All these buttons have the same title.
    openen.tooltip = leesbaar(een.wie)
    return [vrije_tekst(een.wie), ActionSet(actions=[openen])]


def _knoppen(stappen: tuple[Stap, ...], code: str) -> list[Action]:
    return [knop(een.knop, _achter(een, code)) for een in stappen]


def _achter(stap: Stap, code: str) -> OpdrachtOpen:
    return OpdrachtOpen(opdracht=stap.opdracht, casuscode=code)
