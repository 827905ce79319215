"""Who is in the room, to be said by hand: one group of tick boxes for each organisatie. The regisseur alone sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from microsoft_teams.cards import CardElement

from cards.bouwstenen import Card, kaart, keuzevak, knop, let_op, tekst
from cards.payloads import VELD, Payload
from cards.zitting.payloads_zaal import AanwezigBewaar
from domain.zittingsverloop import Meldwijze
from teksten.catalogus import Teksten

Keuzes: TypeAlias = tuple[tuple[str, str], ...]

ANDEREN: Final = "-"
"""The input for who is there besides; no organisatie has it for a code."""


@dataclass(frozen=True, slots=True)
class Groep:
    """The people of one organisatie: id and name of each, and the ids of who is ticked."""

    organisatie: str
    naam: str
    mensen: Keuzes
    er: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aanwezigbeeld:
    """Who is there, and who might be.

    Attributes:
        anderen: who is not expected, `<person>:<organisatie>` and name; `anderen_er` those who are ticked.
        onbekend: how many are there whom nobody registered.
        wijze: whether Teams tells who comes and goes.
        melding: what must be looked at again, in words.
        bellen: the names of the organisaties that are still needed and that nobody can call in Teams.
    """

    groepen: tuple[Groep, ...]
    anderen: Keuzes
    onbekend: int
    wijze: Meldwijze
    anderen_er: tuple[str, ...] = ()
    melding: str = ""
    bellen: tuple[str, ...] = ()


def formulier(beeld: Aanwezigbeeld, bewaar: AanwezigBewaar, terug: Payload, t: Teksten) -> Card:
    """Ask who is there. What Teams told, or was said before, is ticked already."""
    return kaart(
        t("zittingzaal.wie.titel"),
        *([let_op(beeld.melding)] if beeld.melding else []),
        tekst(t(f"zittingzaal.wie.uitleg.{beeld.wijze.value}")),
        *_onbekend(beeld.onbekend, t),
        *([let_op(t("zittingzaal.wie.bellen", wie=", ".join(beeld.bellen)))] if beeld.bellen else []),
        *_groepen(beeld.groepen),
        *_anderen(beeld, t),
        knoppen=[
            knop(t("zittingzaal.knop.bewaar"), bewaar, stijl="positive"),
            knop(t("zittingzaal.knop.paneel"), terug, invoer=False),
        ],
    )


def _onbekend(aantal: int, t: Teksten) -> Iterator[CardElement]:
    if aantal:
        yield let_op(t.aantal("zittingzaal.wie.onbekend", aantal))


def _groepen(groepen: Sequence[Groep]) -> Iterator[CardElement]:
    for een in groepen:
        yield keuzevak(f"{VELD}{een.organisatie}", een.naam, een.mensen, waarde=",".join(een.er), meer=True)


def _anderen(beeld: Aanwezigbeeld, t: Teksten) -> Iterator[CardElement]:
    if beeld.anderen:
        # Folded: whoever comes unexpected is looked for by name, and nobody scrolls past all of them each time.
        yield keuzevak(
            f"{VELD}{ANDEREN}",
            t("zittingzaal.wie.anderen"),
            beeld.anderen,
            waarde=",".join(beeld.anderen_er),
            meer=True,
            open_=False,
        )
