"""Small numbers: what is counted about few people is not told to who does not hold their casussen (source: L15).

One rule for every statistic that leaves the hands of who holds the casus. A number below five is not told, nought
included: that nobody of a kind refused is a fact about each of them too. And what is told gives no hidden number back:
of a breakdown one part more is hidden, and only the sum of everything hidden can be found.

The rule holds against who knows it: for every part that is below five at least four of the five values it can have
stay possible, whatever is told beside it (a test tries all small breakdowns). It holds for one
breakdown beside its total, and for several of the same total, because they share nothing else. It does not hold when a
part of one breakdown is the total of another, or when two periods overlap: who makes statistics sees to that.

Not for a regisseur's own lists and what he has to do with: he holds the casus. Not for the division of work: a manager
who hands casussen over sees them one by one, by code. Not for what the house did or left undone itself (late answers,
terms that passed, data breaches): there nought is what must be told apart from some.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

KLEINSTE: Final = 5
"""The smallest number that is told (source: L15)."""

_SAMEN_MINSTENS: Final = 2 * KLEINSTE - 1
"""How much everything hidden in a breakdown comes to at least: then a part below five can be anything below five."""


@dataclass(frozen=True, slots=True)
class Getal:
    """A number as it is told.

    Attributes:
        waarde: the number; None when it is below five.
        minstens: it is that much or a little more: what still runs is told in steps of five.
    """

    waarde: int | None
    minstens: bool = False


@dataclass(frozen=True, slots=True)
class Verdeling:
    """A breakdown as it is told.

    Attributes:
        delen: part -> number; None for a part that is hidden, small or not.
        gegeven: whether it is told at all; when not, every part is None.
    """

    delen: Mapping[str, int | None]
    gegeven: bool = True


def getal(aantal: int) -> Getal:
    """Return a number as it may be told."""
    return Getal(aantal if aantal >= KLEINSTE else None)


def ongeveer(aantal: int) -> Getal:
    """Return a number that still grows, in steps of five: two tellings on two days do not give one event back."""
    return Getal(aantal - aantal % KLEINSTE, minstens=True) if aantal >= KLEINSTE else Getal(None)


def verdeel(aantallen: Mapping[str, int], volgorde: Sequence[str]) -> Verdeling:
    """Return a breakdown as it may be told beside its total.

    The part that is hidden along with the small ones is the first in the order that is not small: chosen by the order
    and not by its size, so that the choice tells nothing.

    Args:
        aantallen: what was counted; a part that is not in it is nought.
        volgorde: all parts there can be, in an order that does not come from the numbers.
    """
    alle = {een: aantallen.get(een, 0) for een in volgorde}
    klein = [een for een in volgorde if alle[een] < KLEINSTE]
    if not klein:
        return Verdeling(alle)
    mee = next((een for een in volgorde if alle[een] >= KLEINSTE), None)
    verborgen = {*klein, *([mee] if mee is not None else [])}
    if mee is None or sum(alle[een] for een in verborgen) < _SAMEN_MINSTENS:
        return Verdeling(dict.fromkeys(volgorde), gegeven=False)
    return Verdeling({een: None if een in verborgen else aantal for een, aantal in alle.items()})
