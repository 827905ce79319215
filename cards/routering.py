"""Who serves whom in nazorg, as a manager confirms it: gemeenten, kinds of partner and bodies; nobody's people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from microsoft_teams.cards import Action, CardElement, Container, TextBlock

from cards.bouwstenen import Card, feiten, goed_nieuws, kaart, knop, let_op, tekst, tussenkop
from cards.payloads import Id, Payload, Sleutel
from cards.verbs import Verb
from teksten.catalogus import Teksten


class RouteringOpen(Payload):
    """Open who serves whom."""

    verb: ClassVar[Verb] = Verb.ROUTERING_OPEN


class RouteringBevestig(Payload):
    """Confirm exactly what stood on the card: `afdruk` is the mark of it."""

    verb: ClassVar[Verb] = Verb.ROUTERING_BEVESTIG
    afdruk: Id
    sleutel: Sleutel


@dataclass(frozen=True, slots=True)
class Routeringbeeld:
    """The whole map, in words.

    Attributes:
        stand: that it was confirmed, by whom and when; or that it is not.
        open: what does not come down to one body, a line each.
        overal: (kind, body) where one body serves every gemeente.
        per_gemeente: (gemeente, its pairs of kind and body) for all else.
        inrichtingen: names of the bodies that hear only about who is with them.
        knop: confirms it; None for who does not, or when it was done.
        melding: what came of a press.
    """

    stand: str
    bevestigd: bool
    open: Sequence[str]
    overal: Sequence[tuple[str, str]]
    per_gemeente: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    inrichtingen: Sequence[str]
    knop: RouteringBevestig | None = None
    melding: str = ""


def routeringkaart(beeld: Routeringbeeld, t: Teksten) -> Card:
    """The map: how it stands first, then what is unknown or double, then all of it."""
    knoppen: list[Action] = []
    if beeld.knop is not None:
        knoppen.append(knop(t("routering.knop.bevestigen"), beeld.knop, stijl="positive"))
    return kaart(
        t("routering.titel"),
        *([let_op(beeld.melding)] if beeld.melding else []),
        goed_nieuws(beeld.stand) if beeld.bevestigd else let_op(beeld.stand),
        *_open(beeld, t),
        *_overal(beeld, t),
        *(_gemeente(naam, paren) for naam, paren in beeld.per_gemeente),
        *_inrichtingen(beeld, t),
        knoppen=knoppen,
    )


def bericht(*, bevestigd: bool, t: Teksten) -> Card:
    """The post to the managers: that it waits for them, or that it is done."""
    openen = knop(t("routering.knop.openen"), RouteringOpen(), invoer=False)
    return kaart(
        t("routering.titel"),
        tekst(t("routering.bericht.klaar" if bevestigd else "routering.bericht")),
        knoppen=[openen],
    )


def _open(beeld: Routeringbeeld, t: Teksten) -> Iterator[CardElement]:
    if beeld.open:
        yield tussenkop(t("routering.open"))
        yield from (TextBlock(text=een, wrap=True, spacing="Small") for een in beeld.open)


def _overal(beeld: Routeringbeeld, t: Teksten) -> Iterator[CardElement]:
    if beeld.overal:
        yield tussenkop(t("routering.overal"))
        yield feiten(beeld.overal)


def _gemeente(naam: str, paren: Sequence[tuple[str, str]]) -> Container:
    return Container(
        separator=True, spacing="Medium", items=[TextBlock(text=naam, wrap=True, weight="Bolder"), feiten(paren)]
    )


def _inrichtingen(beeld: Routeringbeeld, t: Teksten) -> Iterator[CardElement]:
    yield tussenkop(t("routering.inrichtingen"))
    if not beeld.inrichtingen:
        yield tekst(t("routering.inrichtingen.geen"))
        return
    yield tekst(", ".join(beeld.inrichtingen))
    yield tekst(t("routering.inrichtingen.uitleg"), zacht=True)
