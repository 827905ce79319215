"""The port by which the worker serves more than one kind of meeting: what is wanted, and what follows."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from dialogs.kern.desk import Context
from dialogs.kern.ports import OnlineMeeting
from domain.logboek import Handeling
from domain.vergadering import Opties, Teamsvergadering, Vergaderstatus, Vergaderwens
from storage.store import UnitOfWork
from storage.vergaderwerk import Werk

M = TypeVar("M", bound=Teamsvergadering)


class Kind(Protocol[M]):
    """One kind of meeting: how it is kept, what is asked of Graph for it, and what follows from what Graph says."""

    def claim(self, uow: UnitOfWork, worker: str, lease: timedelta) -> Werk[M] | None:
        """Claim the one that waits longest; None when nothing is to be done now."""
        ...

    def release(self, uow: UnitOfWork, work: Werk[M]) -> bool:
        """Let go of what was claimed; False when somebody else has it by now."""
        ...

    def read(self, uow: UnitOfWork, meeting_id: str) -> M:
        """Return it as it is kept now.

        Raises:
            NotFound: it was destroyed.
        """
        ...

    def keep(self, uow: UnitOfWork, meeting: M) -> M:
        """Keep it in the place of the version it was made from.

        Raises:
            Conflict: somebody changed it meanwhile.
        """
        ...

    def next_at(self, uow: UnitOfWork) -> datetime | None:
        """Return when something is to be done next; None when nothing waits."""
        ...

    def waiting(self, uow: UnitOfWork) -> Mapping[Vergaderstatus, int]:
        """Return how many wait, by how far they are."""
        ...

    def is_wanted(self, context: Context, meeting: M) -> bool:
        """Tell whether what it is for still needs a meeting."""
        ...

    def wish(self, context: Context, meeting: M) -> Vergaderwens | None:
        """Return what is to be asked of Graph now; None when what it is for has no moment."""
        ...

    def options(self, found: OnlineMeeting) -> Opties:
        """Return which of its options hold in what was read back."""
        ...

    def admits_nobody(self, options: Opties) -> Opties:
        """Return these options when somebody who must let people in cannot."""
        ...

    def wants_bot(self, meeting: M) -> bool:
        """Tell whether the bot is still to be put into its chat."""
        ...

    def good(self, context: Context, meeting: M) -> None:
        """Let follow what follows when every option was seen to hold."""
        ...

    def fails(self, context: Context, meeting: M) -> None:
        """Let those hear it who should, when there is no meeting or not yet."""
        ...

    def bot_is_in(self, context: Context, meeting: M) -> None:
        """Let follow what follows once the bot is in its chat."""
        ...

    def bot_stays_out(self, context: Context, meeting: M) -> None:
        """Let follow what follows when the bot cannot be put into its chat."""
        ...

    def log(self, context: Context, act: Handeling, meeting: M) -> None:
        """Write a line in the logboek about it."""
        ...
