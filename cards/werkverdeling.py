"""How the work is divided over the regisseurs: counts, days and names of professionals; nothing of any casus."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextBlock
from pydantic import Field

from cards.bouwstenen import Card, kaart, knop, let_op, tekst
from cards.payloads import OverdragenOpen, Payload
from cards.verbs import Verb
from teksten.catalogus import Teksten

PER_BLADZIJ = 10
"""Regisseurs on one card: what reads well on a phone, and fits with room to spare."""


class WerkverdelingOpen(Payload):
    """Open the division of the work, from the regisseur at place `vanaf` on."""

    verb: ClassVar[Verb] = Verb.WERKVERDELING_OPEN
    vanaf: Annotated[int, Field(ge=0, le=10_000)] = 0


@dataclass(frozen=True, slots=True)
class Werkregel:
    """One regisseur.

    Attributes:
        naam: his name, disarmed.
        regels: what he has in hand, and when he is away, in words.
        over: opens the form to hand his casussen over; None when he has none.
    """

    naam: str
    regels: Sequence[str]
    over: OverdragenOpen | None


@dataclass(frozen=True, slots=True)
class Werkbeeld:
    """The work of everybody.

    Attributes:
        zonder: says that casussen have no regisseur; empty when all have one.
        samen: everything together, in words.
        vorige, volgende: the pages before and after this one.
    """

    zonder: str
    samen: str
    regels: Sequence[Werkregel]
    vorige: WerkverdelingOpen | None = None
    volgende: WerkverdelingOpen | None = None


def werkkaart(beeld: Werkbeeld, t: Teksten) -> Card:
    """The regisseurs with what each has in hand; first of all what nobody has."""
    bladeren: list[Action] = []
    if beeld.volgende is not None:
        bladeren.append(knop(t("werkverdeling.knop.volgende"), beeld.volgende))
    if beeld.vorige is not None:
        bladeren.append(knop(t("werkverdeling.knop.vorige"), beeld.vorige))
    return kaart(
        t("werkverdeling.titel"),
        *([let_op(beeld.zonder)] if beeld.zonder else []),
        tekst(beeld.samen),
        *(_regisseur(een, t) for een in beeld.regels),
        knoppen=bladeren,
    )


def _regisseur(een: Werkregel, t: Teksten) -> Container:
    delen: list[CardElement] = [TextBlock(text=een.naam, wrap=True, weight="Bolder")]
    delen += [TextBlock(text=regel, wrap=True, spacing="None") for regel in een.regels]
    if een.over is not None:
        over = knop(t("werkverdeling.knop.over"), een.over)
        over.tooltip = een.naam  # all these buttons have the same title
        delen.append(ActionSet(actions=[over]))
    return Container(separator=True, spacing="Medium", items=delen)
