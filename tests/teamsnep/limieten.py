"""Teams' limits on one conversation. Source: Microsoft, "Rate limiting for agents" (October 2026)."""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limiet:
    """At most `count` sends in any `seconds`."""

    count: int
    seconds: float


TEAMS_LIMIETEN = (Limiet(7, 1), Limiet(8, 2), Limiet(60, 30), Limiet(1800, 3600))


class Teller:
    """Counts sends per conversation, with a clock of the test's own (seconds)."""

    def __init__(self, limits: Sequence[Limiet], clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._sent: dict[str, list[float]] = defaultdict(list)

    def refuses(self, conversation: str) -> int | None:
        """Return the seconds to wait when this send is one too many; else count it and return None."""
        now = self._clock()
        sent = self._sent[conversation]
        for limit in self._limits:
            recent = [moment for moment in sent if moment > now - limit.seconds]
            if len(recent) >= limit.count:
                return max(1, math.ceil(recent[-limit.count] + limit.seconds - now))
        sent.append(now)
        return None
