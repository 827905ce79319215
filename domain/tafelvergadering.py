"""The Teams meeting of a zitting: the same safe options as that of a talk, but with a chat, for the bot speaks there.

Source of the options: Microsoft Graph, `onlineMeetingBase` and `lobbyBypassSettings` (v1.0). Everybody but the
organisers waits in the lobby, also who has an account or a guest account in the tenant where it is made: that tenant is
often that of a gemeente, which is a partner itself, and each partner is there only for its own casussen.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from domain.agenda import Zitting, agendamoment
from domain.regio import Agendaaanloop
from domain.vergadering import Opties, Teamsvergadering, Vergaderopties, Vergaderstatus, Vergaderwijze
from domain.werkdagen import Kalender

WEG_NA: Final = timedelta(days=2)
"""How long after a zitting began its meeting stays: one that was ended by mistake is taken up again."""

RUST_VOORAF: Final = timedelta(hours=1)
"""How long before a zitting nothing of its meeting is changed because others have an item on its agenda."""

VOOR_DE_AGENDA: Final = timedelta(hours=1)
"""How long before its agenda is posted a zitting gets its meeting: what is sent with the agenda may name it."""

GEWONE_DUUR: Final = timedelta(hours=2)
"""How long a zitting is taken to last of which the region does not say it."""

_ZONDER_AGENDA: Final = Agendaaanloop(werkdagen=3, tijd=time(9))
"""By when a meeting is asked for where the region posts no agenda."""


@dataclass(frozen=True, slots=True)
class Zittingsopties(Opties):
    """The options of the meeting of a zitting.

    Attributes:
        wachtruimte: everybody but the organisers waits in the lobby: the regisseur lets people in per item.
        toelaten: only organisers and co-organisers let somebody in.
        presenteren: nobody but the organisers presents.
        geen_opname, geen_transcriptie: neither is made, by hand or by itself.
        chat: there is one, and who comes in later does not read what others wrote before.
        toegangscode: who joins by number needs a passcode.
    """

    wachtruimte: bool
    toelaten: bool
    presenteren: bool
    geen_opname: bool
    geen_transcriptie: bool
    chat: bool
    toegangscode: bool


def zittingsopties(gelezen: Vergaderopties, *, chat: bool) -> Zittingsopties:
    """Return which options hold of what was read back; `chat` when there is one of which the history is not shared."""
    return Zittingsopties(
        wachtruimte=gelezen.wachtruimte,
        toelaten=gelezen.toelaten,
        presenteren=gelezen.presenteren,
        geen_opname=gelezen.geen_opname,
        geen_transcriptie=gelezen.geen_transcriptie,
        chat=chat,
        toegangscode=gelezen.toegangscode,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tafelvergadering(Teamsvergadering):
    """The meeting of a zitting.

    Attributes:
        vast: it is the standing link of the tafel, from the region's file.
        bot_erin: the bot is in its chat, as far as known.
        bot_geweigerd: the bot could not be put into its chat: somebody adds it by hand.
    """

    zitting_id: str
    vast: bool = False
    bot_erin: bool = False
    bot_geweigerd: bool = False

    @property
    def mag_getoond(self) -> bool:
        """Tell whether its link may be shown: every option holds, or people made it themselves."""
        if self.status is not Vergaderstatus.GOED or self.gegevens is None:
            return False
        return self.wijze is Vergaderwijze.EIGEN_LINK or (self.opties is not None and not self.opties.ontbreekt())

    @property
    def adres(self) -> str:
        """Its link once it was seen to be safe, also while it is moved: a change does not change it. Else empty."""
        vervallen = self.status in {Vergaderstatus.AFGEKEURD, Vergaderstatus.TE_VERWIJDEREN, Vergaderstatus.VERWIJDERD}
        return "" if vervallen or self.gegevens is None else self.gegevens.adres


def vraagmoment(zitting: Zitting, aanloop: Agendaaanloop | None, kalender: Kalender) -> datetime:
    """Return from when a zitting should have its meeting (UTC); of an extra one that is always past: at once."""
    if zitting.extra:
        return datetime.min.replace(tzinfo=UTC)
    return agendamoment(zitting.begint_op, aanloop or _ZONDER_AGENDA, kalender) - VOOR_DE_AGENDA


def is_voorbij(zitting: Zitting, nu: datetime) -> bool:
    """Tell whether the meeting of a zitting is not needed any more: it is long over."""
    return nu >= zitting.begint_op + WEG_NA
