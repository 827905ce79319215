"""The logboek on a card: who saw or did what, when, and on behalf of which organisatie; the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from microsoft_teams.cards import Action, CardElement, Container, OpenUrlAction, TextBlock
from pydantic import Field

from cards import datum
from cards.bouwstenen import Card, foutenlijst, kaart, keuzevak, knop, tekst, tekstvak
from cards.payloads import Id, Invoer, Payload
from cards.verbs import Verb
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

PER_BLADZIJ = 10
"""Lines on one card: what reads well on a phone, and fits with room to spare."""

IEDEREEN = "iedereen"
"""The choice not to filter on one person; no id is this word."""


class LogboekOpen(Payload):
    """Open the logboek of a casus (its chain), or without one of the region, from the line at place `vanaf` on.

    `wie` is the person that was filtered on when the card was made; `gekozen` who is chosen on it now.
    """

    verb: ClassVar[Verb] = Verb.LOGBOEK_OPEN
    keten: Id | None = None
    vanaf: Annotated[int, Field(ge=0, le=10_000_000)] = 0
    wie: Id | None = None
    gekozen: Invoer = ""


class LogboekKies(Payload):
    """Open the logboek of the casus with this code."""

    verb: ClassVar[Verb] = Verb.LOGBOEK_KIES
    code: Invoer = ""


class LogboekPagina(Payload):
    """Ask for the page, of a casus or of the region."""

    verb: ClassVar[Verb] = Verb.LOGBOEK_PAGINA
    keten: Id | None = None


@dataclass(frozen=True, slots=True)
class Regel:
    """One act, in words.

    Attributes:
        wie: the professional and his organisatie, disarmed; or what did it instead.
        wat: what he did.
        over: the casuscode, and the persons it was about, disarmed; whatever may be shown.
    """

    op: datetime
    wie: str
    wat: str
    over: str = ""


@dataclass(frozen=True, slots=True)
class Logboekbeeld:
    """What is shown.

    Attributes:
        code: of the casus; empty for the region.
        keten: the chain it is about; None for the region.
        personen: whom one can filter on, id and name as typed; empty for who may see no names.
        wie: on whom is filtered.
        meer: whether there are older lines.
        alles: whether the reader may open the logboek of any casus by its code.
    """

    code: str
    keten: str | None
    regels: Sequence[Regel]
    vanaf: int
    meer: bool
    personen: Sequence[tuple[str, str]] = ()
    wie: str = ""
    pagina: bool = False
    alles: bool = False


def lijst(beeld: Logboekbeeld, t: Teksten, kalender: Kalender) -> Card:
    """The lines, and the ways on from there."""
    titel = t("logboek.titel", code=beeld.code) if beeld.code else t("logboek.titel_regio")
    inhoud: list[CardElement] = [tekst(t("logboek.uitleg"), zacht=True)]
    if not beeld.regels:
        inhoud.append(tekst(t("logboek.leeg")))
    inhoud += [_regel(een, t, kalender) for een in beeld.regels]
    knoppen: list[Action] = []
    if beeld.personen:
        keuzes = [(IEDEREEN, t("logboek.iedereen")), *beeld.personen]
        vak = keuzevak("gekozen", t("logboek.wie_zag"), keuzes, waarde=beeld.wie or IEDEREEN, open_=False)
        inhoud.append(vak)
        knoppen.append(knop(t("logboek.knop.toon"), LogboekOpen(keten=beeld.keten, vanaf=0)))
    if beeld.alles and not beeld.code:
        inhoud.append(tekstvak("code", t("logboek.code"), hoogstens=20))
        knoppen.append(knop(t("logboek.knop.code"), LogboekKies()))
    return kaart(titel, *inhoud, knoppen=[*knoppen, *_verder(beeld, t)])


def kies(codes: Sequence[str], t: Teksten, fouten: Sequence[str] = (), getypt: str = "") -> Card:
    """Ask of which casus; `codes` are offered when there are any, else it is typed."""
    vraag: CardElement = (
        keuzevak(
            "code",
            t("algemeen.verplicht", label=t("logboek.kies")),
            [(een, een) for een in codes],
            verplicht=t("logboek.kies_een"),
            open_=False,
        )
        if codes
        else tekstvak("code", t("logboek.code"), waarde=getypt, hoogstens=20)
    )
    return kaart(
        t("logboek.titel_kies"), *foutenlijst(fouten), vraag, knoppen=[knop(t("logboek.knop.code"), LogboekKies())]
    )


def geen_casussen(t: Teksten) -> Card:
    """He runs no casus, so there is nothing to choose."""
    return kaart(t("logboek.titel_kies"), tekst(t("logboek.geen_casussen")))


def linkkaart(beeld: LogboekPagina, adres: str, minuten: int, t: Teksten) -> Card:
    """The link to the page, made for who pressed."""
    return kaart(
        t("logboek.pagina.titel"),
        tekst(t("logboek.pagina.geldig", minuten=minuten)),
        knoppen=[
            OpenUrlAction(title=t("logboek.pagina.open"), url=adres),
            knop(t("logboek.knop.terug"), LogboekOpen(keten=beeld.keten), invoer=False),
        ],
    )


def _verder(beeld: Logboekbeeld, t: Teksten) -> list[Action]:
    def naar(vanaf: int) -> LogboekOpen:
        return LogboekOpen(keten=beeld.keten, vanaf=vanaf, wie=beeld.wie or None)

    knoppen: list[Action] = []
    if beeld.meer:
        knoppen.append(knop(t("logboek.knop.ouder"), naar(beeld.vanaf + PER_BLADZIJ), invoer=False))
    if beeld.vanaf:
        knoppen.append(knop(t("logboek.knop.nieuwer"), naar(max(beeld.vanaf - PER_BLADZIJ, 0)), invoer=False))
    if beeld.pagina:
        knoppen.append(knop(t("logboek.knop.pagina"), LogboekPagina(keten=beeld.keten), invoer=False))
    return knoppen


def _regel(een: Regel, t: Teksten, kalender: Kalender) -> Container:
    kop = t("logboek.regel", wanneer=datum.kort(een.op, kalender), wie=een.wie)
    wat = t("logboek.wat_over", wat=een.wat, over=een.over) if een.over else een.wat
    return Container(
        separator=True,
        items=[
            TextBlock(text=kop, wrap=True, weight="Bolder"),
            TextBlock(text=wat, wrap=True, spacing="None"),
        ],
    )
