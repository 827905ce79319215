"""A meeting in Teams, of a talk or of a zitting: what must hold before anybody gets its link, and why it may not.

Source of the options: Microsoft Graph, `onlineMeeting` (v1.0), and "Manage anonymous participant access in Teams
meetings". The meeting of a talk is a separate one: the chat of a tafel, with its history, never serves for it.
"""

import re
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, TypeVar

_LINK: Final = re.compile(r"(?i:https)://([A-Za-z0-9.-]+)/[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%\[\]]+")
"""An address with a host and nothing beside it: no name, password or port. Behind it what may stand there (RFC 3986),
so no backslash, space or control, on which browsers disagree."""

MEEDOEN_VANAF: Final = timedelta(minutes=10)
"""How long before its beginning somebody can go to the meeting from his page."""


class Vergaderwijze(StrEnum):
    """How the meeting came about. On the wire: add, never rename."""

    GRAPH = "graph"
    """The bot made it, and read back whether every option holds."""
    EIGEN_LINK = "eigen_link"
    """The regisseur made it, and said of each option that it holds."""


class Vergaderstatus(StrEnum):
    """How far a meeting is. On the wire: add, never rename."""

    TE_MAKEN = "te_maken"
    TE_LEZEN = "te_lezen"
    """Made; its options are read back."""
    TE_VERZETTEN = "te_verzetten"
    GOED = "goed"
    """Every option holds: its link may be shown to who sits at the talk."""
    AFGEKEURD = "afgekeurd"
    """An option did not hold. Nothing was sent, and it is deleted."""
    TE_VERWIJDEREN = "te_verwijderen"
    VERWIJDERD = "verwijderd"


class Vergaderfout(StrEnum):
    """Why a meeting is not there yet, or will not be. On the wire: add, never rename."""

    GEEN = ""
    ANTWOORDT_NIET = "antwoordt_niet"
    """Graph is down, too busy, or says what cannot be read: it goes on trying."""
    TOESTEMMING = "toestemming"
    """The application may not do it: an administrator must act. It goes on trying: it may take half an hour."""
    GEWEIGERD = "geweigerd"
    """Graph refuses what was asked, and would each time."""
    OPTIES = "opties"
    """An option did not hold, also when it was asked for once more."""
    NIEMAND = "niemand"
    """Nobody who runs the casus has an account where the meeting is made: nobody could let him in."""


class Vergaderaard(StrEnum):
    """What a meeting is for; by it the options differ that are asked for. On the wire: add, never rename."""

    GESPREK = "gesprek"
    """The talk of a detained person: nothing is written there."""
    ZITTING = "zitting"
    """A zitting of a tafel: the bot is in its chat."""


@dataclass(frozen=True, slots=True)
class Opties:
    """Options that must hold, each as a yes."""

    def ontbreekt(self) -> tuple[str, ...]:
        """Return the names of the options that do not hold, in their order; none when the meeting is safe."""
        return tuple(een.name for een in fields(self) if not getattr(self, een.name))


@dataclass(frozen=True, slots=True)
class Vergaderopties(Opties):
    """The options of a talk. What Graph calls them stands in `bot/graph/`.

    Attributes:
        wachtruimte: everybody but the organiser waits in the lobby.
        toelaten: only organisers and co-organisers let somebody in.
        presenteren: nobody but the organisers presents.
        geen_opname, geen_transcriptie: neither is made, by hand or by itself.
        geen_chat: there is no chat, and no history of one.
        toegangscode: who joins by number needs a passcode.
    """

    wachtruimte: bool
    toelaten: bool
    presenteren: bool
    geen_opname: bool
    geen_transcriptie: bool
    geen_chat: bool
    toegangscode: bool


OPTIES: Final = tuple(een.name for een in fields(Vergaderopties))
"""The names of the options: also the checklist of whoever makes the meeting himself."""


@dataclass(frozen=True, slots=True)
class Vergaderwens:
    """The meeting that is asked for.

    Attributes:
        onderwerp: what everybody reads, also in the lobby: neutral.
        mede_organisatoren: Entra object ids of who can let people in: the regisseur and who stands in.
        aard: by which its options are asked for.
    """

    onderwerp: str
    begint_op: datetime
    eindigt_op: datetime
    mede_organisatoren: tuple[str, ...]
    aard: Vergaderaard = Vergaderaard.GESPREK


@dataclass(frozen=True, slots=True)
class Toegangsgegevens:
    """What opens a meeting: as secret as a key.

    Attributes:
        adres: where a browser joins; never taken apart.
        nummer, toegangscode: to join by number; empty when unknown.
    """

    adres: str
    nummer: str = ""
    toegangscode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teamsvergadering:
    """A meeting in Teams as it is kept, whatever it is for.

    Attributes:
        extern_id: its id at Graph; empty for a link of one's own, or before it was made.
        werk_vanaf: when something is to be done with it at Graph; None when nothing is.
        pogingen: how often that was tried since it last succeeded.
        fout: why it did not succeed, the last time.
        gegevens: None until every option was seen to hold: what is not safe is not even kept.
        draad: id of its chat in Teams; empty when unknown.
        wens: what was asked of Graph last, or what the regisseur's own link is for; None before that.
        tekort: how often it was read back with an option that did not hold, since it was made or moved.
        mislukt_sinds: since when nothing succeeds; None when the last call did.
        gemeld: whether the regisseur was told that it does not succeed.
    """

    id: str
    wijze: Vergaderwijze
    status: Vergaderstatus
    werk_vanaf: datetime | None = None
    pogingen: int = 0
    fout: Vergaderfout = Vergaderfout.GEEN
    extern_id: str = ""
    gegevens: Toegangsgegevens | None = None
    opties: Opties | None = None
    draad: str = ""
    wens: Vergaderwens | None = None
    tekort: int = 0
    mislukt_sinds: datetime | None = None
    gemeld: bool = False
    versie: int = 1

    @property
    def mag_getoond(self) -> bool:
        """Tell whether its link may be shown at all: every option holds."""
        holds = self.opties is not None and not self.opties.ontbreekt()
        return self.status is Vergaderstatus.GOED and self.gegevens is not None and holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergadering(Teamsvergadering):
    """The meeting of a talk.

    Attributes:
        inrichting: code of the body where he sits, for whom it was made.
    """

    gesprek_id: str
    casus_id: str
    inrichting: str = ""


_M = TypeVar("_M", bound=Teamsvergadering)


def is_bij_graph(een: Teamsvergadering) -> bool:
    """Tell whether something of it may be at Graph: of what was rejected nothing is, once its id is forgotten."""
    al_weg = een.status is Vergaderstatus.AFGEKEURD and not een.extern_id
    return een.wijze is Vergaderwijze.GRAPH and een.status is not Vergaderstatus.VERWIJDERD and not al_weg


def te_verwijderen(een: _M, nu: datetime) -> _M:
    """Return it as one that goes: nobody is shown its link any more, and at Graph it goes as soon as Graph answers.

    A link of the regisseur's own is only forgotten: the meeting itself is his to delete.
    """
    bij_graph = is_bij_graph(een)
    return replace(
        een,
        status=Vergaderstatus.TE_VERWIJDEREN if bij_graph else Vergaderstatus.VERWIJDERD,
        werk_vanaf=nu if bij_graph else None,
        gegevens=None,
        pogingen=0,
        mislukt_sinds=None,
        gemeld=False,
    )


def te_verzetten(een: _M, nu: datetime) -> _M:
    """Return it as one of which another time, or others who let people in, are to be asked."""
    return replace(
        een,
        status=Vergaderstatus.TE_VERZETTEN,
        werk_vanaf=nu,
        fout=Vergaderfout.GEEN,
        pogingen=0,
        tekort=0,
        mislukt_sinds=None,
        gemeld=False,
    )


LANGSTE_LINK: Final = 2000
LANGSTE_CODE: Final = 30
"""Characters of a link, and of a number or passcode, that somebody fills in."""

_HOSTS: Final = frozenset(
    {
        "teams.microsoft.com",
        "teams.cloud.microsoft",
        "gov.teams.microsoft.us",
        "dod.teams.microsoft.us",
    }
)
"""Where Teams meetings of organisations are. Not teams.live.com: those have none of the options."""


_PAD: Final = re.compile(r"[^:]+://[^/?#]*([^?#]*)")
_VERGADERPAD: Final = re.compile(r"/(?:l/meetup-join|meet)/.+", re.IGNORECASE)
_KANAAL: Final = "@thread.tacv2"
"""In the link of a meeting in a channel: whoever is of that team reads its chat and its history."""
_VERMOMD: Final = re.compile(r"%([0-9A-Fa-f]{2})")


def is_webadres(tekst: str) -> bool:
    """Tell whether this is an address of a host with https, in which no browser reads another one."""
    return len(tekst) <= LANGSTE_LINK and _LINK.fullmatch(tekst) is not None


def is_vergaderlink(tekst: str) -> bool:
    """Tell whether this is the link of a Teams meeting of its own, as a browser would open it.

    Of no other host, of no chat or channel, and of no meeting in a channel.
    """
    gevonden = _LINK.fullmatch(tekst) if is_webadres(tekst) else None
    if gevonden is None or gevonden[1].lower() not in _HOSTS:
        return False
    pad = _pad(tekst)
    return _VERGADERPAD.fullmatch(pad) is not None and ".." not in pad.split("/") and _KANAAL not in pad.lower()


_DRAAD: Final = re.compile(r"19:[^/]+@thread\.v2")


def kenmerk(adres: str) -> str:
    """Return by what the meeting of a link is known again: the id of its chat where the link tells it, else its path.

    What stands behind the question mark differs per invitation; the meeting is the same.
    """
    pad = _pad(adres).rstrip("/")
    gevonden = _DRAAD.search(pad)
    return gevonden.group() if gevonden else pad


def _pad(adres: str) -> str:
    """Return the path of an address as a browser reads it."""
    heel = _PAD.match(adres)
    return _VERMOMD.sub(lambda teken: chr(int(teken[1], 16)), heel[1] if heel else adres)


WEG: Final = frozenset({Vergaderstatus.TE_VERWIJDEREN, Vergaderstatus.VERWIJDERD})
"""A meeting that counts no more: deleted, or about to be."""


def meedoen_mag(begint_op: datetime, eindigt_op: datetime, nu: datetime) -> bool:
    """Tell whether the door is open: from ten minutes before, until an hour after it should have ended."""
    return begint_op - MEEDOEN_VANAF <= nu <= eindigt_op + timedelta(hours=1)
