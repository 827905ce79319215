"""What fits on a card of what was typed over the years: the newest whole, of older things only our own words."""

import json
from collections.abc import Iterable

from cards.bouwstenen import leesbaar


def hoeveel_past(getypt: Iterable[tuple[str, ...]], ruimte: int) -> int:
    """Return of how many of these, from the first one on, what was typed fits together in so many bytes."""
    aantal = 0
    for teksten in getypt:
        ruimte -= sum(len(json.dumps(leesbaar(een), ensure_ascii=False).encode()) for een in teksten)
        if ruimte < 0:
            break
        aantal += 1
    return aantal
