"""Whoever has no account is nobody here: what he does is refused, and that he tried is written down, without who.

Teams gives somebody anonymous no object id, only a name he typed and an id that changes when he comes back: neither
proves anything, so neither is looked at.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from dialogs.kern.answers import Answer, Silence
from dialogs.kern.desk import Context
from dialogs.kern.turn import Pressed, Turn, Typed
from domain.logboek import Handeling

EENS_PER: Final = timedelta(hours=1)
"""How often at most a region writes it down: nobody fills the logboek by pressing."""


@dataclass(frozen=True, slots=True)
class Steekproef:
    """Lets one attempt per region and period through. Kept in memory: several bots each write theirs."""

    _laatst: dict[str, datetime] = field(default_factory=dict)

    def neemt(self, turn: Turn) -> bool:
        """Tell whether this attempt is written down; asking uses it up."""
        laatst = self._laatst.get(turn.regio)
        if laatst is not None and laatst <= turn.received_at < laatst + EENS_PER:
            return False
        self._laatst[turn.regio] = turn.received_at
        return True


def is_poging(turn: Turn) -> bool:
    """Tell whether somebody without an account typed or pressed something; what his client asks by itself is none."""
    if isinstance(turn.happening, Pressed) and turn.happening.automatic:
        return False
    return turn.sender.object_id is None and isinstance(turn.happening, Typed | Pressed)


def noteer(context: Context, _: Turn) -> Answer:
    """Write down that somebody without an account was refused."""
    context.log(Handeling.GAST_GEWEIGERD)
    return Silence()
