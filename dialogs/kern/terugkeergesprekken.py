"""What follows from every step of a talk: its meeting, its posts, its alarms, his links. Each step is taken here."""

from dataclasses import replace

from dialogs.kern.desk import Context
from domain.gesprekskeuze import Keuzeregel
from domain.terugkeergesprek import Gespreksstap, Terugkeergesprek


def zet_stap(context: Context, gesprek: Terugkeergesprek, stap: Gespreksstap) -> Terugkeergesprek:
    """Take a step with a talk, as it was filled in by the caller (`replace`), and let follow what follows from it.

    The caller authorised it, holds the casus, and writes the line in the logboek.

    Raises:
        UserMistake: that step cannot be taken now ("terugkeergesprek.fout.stap").
        Conflict: somebody changed it meanwhile.
    """
    raise NotImplementedError(context, replace(gesprek), stap)


def verwerk_keuze(context: Context, gesprek: Terugkeergesprek, keuze: Keuzeregel) -> Terugkeergesprek:
    """Let follow what follows from what he chose: on his page, or as the casemanager wrote down.

    A no, or later, ends what was planned: partners read only that the talk does not go on, in the same words as for
    any other reason. A yes after a no asks the inrichting for a moment again. Stopping while it goes on ends it. The
    regisseur hears each of them.
    """
    raise NotImplementedError(context, gesprek, keuze)


def vergadering_is_goed(context: Context, gesprek: Terugkeergesprek) -> None:
    """Every option of the meeting holds: now whoever sits at the talk hears when it is."""
    raise NotImplementedError(context, gesprek)


def vergadering_lukt_niet(context: Context, gesprek: Terugkeergesprek) -> None:
    """The meeting was rejected, or Graph is down for long: nothing was sent, and the regisseur hears it."""
    raise NotImplementedError(context, gesprek)
