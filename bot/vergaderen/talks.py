"""The meetings of talks, for the worker: nothing is written in them, and the bot stays out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from dialogs.kern.desk import Context
from dialogs.kern.gesprekspost import houd_gesprek_waar
from dialogs.kern.ports import OnlineMeeting
from dialogs.kern.terugkeergesprekken import vergadering_is_goed, vergadering_lukt_niet
from dialogs.kern.vergaderingen import wens_voor
from domain.logboek import Handeling
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from domain.vergadering import Opties, Vergadering, Vergaderopties, Vergaderstatus, Vergaderwens
from storage import terugkeergesprek
from storage import vergadering as opslag
from storage.store import UnitOfWork
from storage.vergaderwerk import Werk

_WANTED: Final = frozenset({Gespreksstatus.GEPLAND, Gespreksstatus.BEZIG})


class Talks:
    """See `Kind`."""

    def claim(self, uow: UnitOfWork, worker: str, lease: timedelta) -> Werk[Vergadering] | None:
        """See `Kind`."""
        return opslag.neem(uow, werker=worker, verhuur=lease)

    def release(self, uow: UnitOfWork, work: Werk[Vergadering]) -> bool:
        """See `Kind`."""
        return opslag.geef_terug(uow, work)

    def read(self, uow: UnitOfWork, meeting_id: str) -> Vergadering:
        """See `Kind`."""
        return opslag.lees(uow, meeting_id)

    def keep(self, uow: UnitOfWork, meeting: Vergadering) -> Vergadering:
        """See `Kind`."""
        return opslag.wijzig(uow, meeting)

    def next_at(self, uow: UnitOfWork) -> datetime | None:
        """See `Kind`."""
        return opslag.eerstvolgende(uow)

    def waiting(self, uow: UnitOfWork) -> Mapping[Vergaderstatus, int]:
        """See `Kind`."""
        return opslag.stand(uow)

    def is_wanted(self, context: Context, meeting: Vergadering) -> bool:
        """Tell whether the talk is planned or goes on, and is not long over."""
        gesprek = _talk(context, meeting)
        return gesprek.status in _WANTED and gesprek.eindigt_op is not None and context.nu < gesprek.eindigt_op

    def wish(self, context: Context, meeting: Vergadering) -> Vergaderwens | None:
        """See `Kind`."""
        gesprek = _talk(context, meeting)
        return wens_voor(context, gesprek) if gesprek.begint_op is not None else None

    def options(self, found: OnlineMeeting) -> Opties:
        """See `Kind`."""
        return found.options

    def admits_nobody(self, options: Opties) -> Opties:
        """See `Kind`."""
        return replace(options, toelaten=False) if isinstance(options, Vergaderopties) else options

    def wants_bot(self, meeting: Vergadering) -> bool:  # noqa: ARG002 - never, of whichever talk
        """Never: a detained person reads whatever is posted there."""
        return False

    def good(self, context: Context, meeting: Vergadering) -> None:
        """Now whoever sits at the talk hears when it is."""
        gesprek = _talk(context, meeting)
        vergadering_is_goed(context, gesprek)
        houd_gesprek_waar(context, gesprek)

    def fails(self, context: Context, meeting: Vergadering) -> None:
        """The regisseur hears it; nothing was sent."""
        vergadering_lukt_niet(context, _talk(context, meeting))

    def bot_is_in(self, context: Context, meeting: Vergadering) -> None:
        """See `Kind`: never asked."""

    def bot_stays_out(self, context: Context, meeting: Vergadering) -> None:
        """See `Kind`: never asked."""

    def log(self, context: Context, act: Handeling, meeting: Vergadering) -> None:
        """See `Kind`."""
        context.log(act, casus_id=meeting.casus_id, onderwerp_id=meeting.gesprek_id)


def _talk(context: Context, meeting: Vergadering) -> Terugkeergesprek:
    return terugkeergesprek.lees(context.uow, meeting.gesprek_id)
