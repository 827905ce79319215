"""The meetings of zittingen, for the worker: with a chat, into which the bot is put."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.kern import vergaderronde
from dialogs.kern.desk import Context
from dialogs.kern.ports import OnlineMeeting
from dialogs.kern.tafelvergaderingen import wens_voor
from dialogs.kern.uitnodigingen import kijk_straks
from domain.agenda import ZittingStatus
from domain.logboek import Handeling
from domain.tafelvergadering import Tafelvergadering, Zittingsopties, is_voorbij, zittingsopties
from domain.vergadering import Opties, Vergaderstatus, Vergaderwens
from storage import agenda
from storage import tafelvergadering as opslag
from storage.store import UnitOfWork
from storage.vergaderwerk import Werk


class Sessions:
    """See `Kind`."""

    def claim(self, uow: UnitOfWork, worker: str, lease: timedelta) -> Werk[Tafelvergadering] | None:
        """See `Kind`."""
        return opslag.neem(uow, werker=worker, verhuur=lease)

    def release(self, uow: UnitOfWork, work: Werk[Tafelvergadering]) -> bool:
        """See `Kind`."""
        return opslag.geef_terug(uow, work)

    def read(self, uow: UnitOfWork, meeting_id: str) -> Tafelvergadering:
        """See `Kind`."""
        return opslag.lees(uow, meeting_id)

    def keep(self, uow: UnitOfWork, meeting: Tafelvergadering) -> Tafelvergadering:
        """See `Kind`."""
        return opslag.wijzig(uow, meeting)

    def next_at(self, uow: UnitOfWork) -> datetime | None:
        """See `Kind`."""
        return opslag.eerstvolgende(uow)

    def waiting(self, uow: UnitOfWork) -> Mapping[Vergaderstatus, int]:
        """See `Kind`."""
        return opslag.stand(uow)

    def is_wanted(self, context: Context, meeting: Tafelvergadering) -> bool:
        """Tell whether the zitting is to come or goes on; one that stands stays when its agenda runs empty."""
        zitting = agenda.lees(context.uow, meeting.zitting_id)
        if meeting.extern_id:
            return zitting.status is ZittingStatus.GEPLAND and not is_voorbij(zitting, context.nu)
        return vergaderronde.heeft_nodig(context, zitting)

    def wish(self, context: Context, meeting: Tafelvergadering) -> Vergaderwens | None:
        """See `Kind`."""
        return wens_voor(context, agenda.lees(context.uow, meeting.zitting_id), meeting)

    def options(self, found: OnlineMeeting) -> Opties:
        """See `Kind`."""
        return zittingsopties(found.options, chat=found.chat)

    def admits_nobody(self, options: Opties) -> Opties:
        """See `Kind`."""
        return replace(options, toelaten=False) if isinstance(options, Zittingsopties) else options

    def wants_bot(self, meeting: Tafelvergadering) -> bool:
        """Tell whether it was not put there, and it was not refused."""
        known = bool(meeting.draad) and bool(meeting.extern_id)
        return known and meeting.status is Vergaderstatus.GOED and not (meeting.bot_erin or meeting.bot_geweigerd)

    def good(self, context: Context, meeting: Tafelvergadering) -> None:
        """See `Kind`."""
        vergaderronde.is_goed(context, meeting)
        # What stands in people's calendars gets its link.
        kijk_straks(context, meeting.zitting_id)

    def fails(self, context: Context, meeting: Tafelvergadering) -> None:
        """See `Kind`."""
        vergaderronde.lukt_niet(context, meeting)

    def bot_is_in(self, context: Context, meeting: Tafelvergadering) -> None:
        """See `Kind`."""
        vergaderronde.bot_is_erin(context, meeting)

    def bot_stays_out(self, context: Context, meeting: Tafelvergadering) -> None:
        """See `Kind`."""
        vergaderronde.bot_blijft_buiten(context, meeting)

    def log(self, context: Context, act: Handeling, meeting: Tafelvergadering) -> None:
        """See `Kind`: of no casus, for there are many on its agenda."""
        context.log(act, onderwerp_id=meeting.zitting_id)
