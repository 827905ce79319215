"""For which zitting a command is meant, and in which conversation a zitting runs."""

from collections.abc import Collection
from datetime import time, timedelta
from enum import StrEnum
from typing import Final

from dialogs.kern import tafelvergaderingen
from dialogs.kern.desk import Context, Desk
from dialogs.kern.gespreksstilte import zwijgt_in
from dialogs.kern.turn import PlaceKind
from dialogs.kern.zittingen import stand_van, zitting_in
from dialogs.kern.zittingspost import verhuis
from domain.agenda import Zitting, ZittingStatus
from domain.errors import UserMistake
from domain.vergadering import Vergaderwijze, kenmerk
from domain.zittingsverloop import Zittingsfase, over_deze
from storage import agenda, gesprekken
from storage import zittingsverloop as opslag
from storage.gesprekken import Bestemming, Gesprek, Gespreksoort

GAAT: Final = frozenset({Zittingsfase.BEZIG, Zittingsfase.PAUZE})

EERDER: Final = timedelta(weeks=8)
"""How far back is looked for the conversation in which the last zitting of a tafel ran."""
EERDERE: Final = 5
"""In how many of its last zittingen."""


class Opdracht(StrEnum):
    """A command about a zitting, as it is typed."""

    START = "start"
    VOLGENDE = "volgende"
    PAUZE = "pauze"
    TERUG = "terug"
    ZITTING = "zitting"


def mogelijke(desk: Desk, opdracht: Opdracht, tafel: str | None) -> tuple[Zitting, ...]:
    """Return the zittingen for which a command may be meant, the earliest first.

    It is the one that runs in this conversation; else that of today of the tafel that was named, or that this
    conversation serves; else any of today.
    """
    hier = _gesprek_hier(desk)
    in_dit_gesprek = zitting_in(desk, hier, desk.nu) if hier is not None else None
    if in_dit_gesprek is not None and tafel in {None, in_dit_gesprek.tafel}:
        na = _na_deze(desk, in_dit_gesprek) if opdracht is Opdracht.START else ()
        return na or (in_dit_gesprek,)
    gevonden = _van_vandaag(desk, tafel or _tafel_hier(desk, hier))
    return _die_past(desk, opdracht, gevonden)


def bind_hier(desk: Desk, zitting: Zitting) -> None:
    """Let a zitting run in the conversation of this turn; in somebody's own chat, where it is known to run.

    Raises:
        UserMistake: others than who come to this tafel read this conversation ("zitting.fout.gesprek_van_ander",
            "zitting.fout.kanaal").
    """
    hier = _gesprek_hier(desk)
    if hier is not None:
        _eis_van_deze(desk, zitting, hier)
        verhuis(desk, zitting, hier.id)
    else:
        bind_bekend(desk, zitting)


def bind_bekend(context: Context, zitting: Zitting) -> None:
    """Let a zitting that runs nowhere yet run where it is known to, when that is known."""
    if opslag.gesprek_van(context.uow, zitting.id) is None:
        plek = zoek_plek(context, zitting)
        if plek is not None:
            verhuis(context, zitting, plek.id)


def zoek_plek(context: Context, zitting: Zitting) -> Gesprek | None:
    """Return the conversation in which a zitting can run, as far as that is known; None without one.

    That is the chat of its own meeting; where the bot made no meeting for it, that in which the last zitting of its
    tafel ran (the chat of a standing meeting); else the tafel's own conversation.
    """
    vergadering = tafelvergaderingen.van_zitting(context, zitting.id)
    chat = gesprekken.zoek(context.uow, kenmerk(vergadering.adres)) if vergadering is not None else None
    if chat is not None and chat.bereikbaar and _waarom_niet(context, zitting, chat) is None:
        return chat
    eigen = vergadering is not None and vergadering.wijze is Vergaderwijze.GRAPH
    plek = None if eigen else _van_vorige(context, zitting)
    if plek is not None:
        return plek
    van_tafel = gesprekken.voor_tafel(context.uow, zitting.tafel)
    return van_tafel if van_tafel is not None and van_tafel.bereikbaar else None


def _van_vorige(context: Context, zitting: Zitting) -> Gesprek | None:
    eerder = agenda.tussen(context.uow, zitting.tafel, zitting.begint_op - EERDER, zitting.begint_op)
    for een in eerder[: -EERDERE - 1 : -1]:
        gesprek_id = opslag.gesprek_van(context.uow, een.id)
        if gesprek_id is not None:
            gevonden = gesprekken.lees(context.uow, gesprek_id)
            if gevonden.bereikbaar and _waarom_niet(context, zitting, gevonden) is None:
                return gevonden
            return None
    return None


def is_hier(desk: Desk, zitting: Zitting) -> bool:
    """Tell whether codes of a zitting may be named here: in somebody's own chat, and where it runs."""
    hier = _gesprek_hier(desk)
    return hier is None or opslag.gesprek_van(desk.uow, zitting.id) == hier.id


def _gesprek_hier(desk: Desk) -> Gesprek | None:
    """Return the conversation of this turn; None in somebody's own chat."""
    if desk.turn.place.kind is PlaceKind.PERSONAL:
        return None
    return gesprekken.zoek(desk.uow, desk.turn.place.conversation_id)


def _na_deze(desk: Desk, zitting: Zitting) -> tuple[Zitting, ...]:
    """Return what may begin in a conversation after the zitting that was ended there: what is due about now."""
    if stand_van(desk, zitting.id).fase is not Zittingsfase.KLAAR:
        return ()
    anders = (een for een in _van_vandaag(desk, None) if een.id != zitting.id and over_deze(een, desk.nu))
    return tuple(een for een in anders if stand_van(desk, een.id).fase is not Zittingsfase.KLAAR)


def _van_vandaag(desk: Desk, tafel: str | None) -> tuple[Zitting, ...]:
    """Return the zittingen of today, and those of yesterday that nobody ended."""
    kalender = desk.regio.kalender
    dag, etmaal = kalender.lokaal(desk.nu).date(), timedelta(days=1)
    begin = kalender.moment(dag, time())
    # By the calendar: a day on which the clock is changed does not last 24 hours.
    alle = agenda.tussen(desk.uow, tafel, kalender.moment(dag - etmaal, time()), kalender.moment(dag + etmaal, time()))
    return tuple(
        een
        for een in alle
        if een.status is ZittingStatus.GEPLAND
        and een.tafel in desk.regio.tafels
        and (een.begint_op >= begin or _gaat_nog(desk, een))
    )


def _gaat_nog(desk: Desk, zitting: Zitting) -> bool:
    """Tell whether a zitting of yesterday goes on, or was to begin so late that it may begin still."""
    fase = stand_van(desk, zitting.id).fase
    return fase in GAAT or (fase is not Zittingsfase.KLAAR and over_deze(zitting, desk.nu))


def _die_past(desk: Desk, opdracht: Opdracht, gevonden: tuple[Zitting, ...]) -> tuple[Zitting, ...]:
    """Leave out what a command cannot be meant for, unless nothing is left then."""
    if len(gevonden) < 2 or opdracht is Opdracht.ZITTING:  # noqa: PLR2004 - with one there is nothing to choose
        return gevonden
    fasen: Collection[Zittingsfase] = GAAT
    if opdracht is Opdracht.START:
        fasen = frozenset(Zittingsfase) - {Zittingsfase.KLAAR}
    return tuple(een for een in gevonden if stand_van(desk, een.id).fase in fasen) or gevonden


def _tafel_hier(desk: Desk, hier: Gesprek | None) -> str | None:
    """Return the tafel that this conversation serves, or whose last zitting ran in it; None when it is not one."""
    if hier is None:
        return None
    tafels = [een.code for een in gesprekken.bestemmingen(desk.uow, hier.id) if een.soort is Bestemming.TAFEL]
    if tafels:
        return tafels[0] if len(tafels) == 1 else None
    laatste = opslag.laatste_in(desk.uow, hier.id)
    return None if laatste is None else agenda.lees(desk.uow, laatste).tafel


def _eis_van_deze(context: Context, zitting: Zitting, hier: Gesprek) -> None:
    reden = _waarom_niet(context, zitting, hier)
    if reden is not None:
        raise UserMistake(reden)


def _waarom_niet(context: Context, zitting: Zitting, hier: Gesprek) -> str | None:
    """Return why a zitting may not run in a conversation; None when it may."""
    serveert = gesprekken.bestemmingen(context.uow, hier.id)
    if any(een.soort is Bestemming.TAFEL and een.code == zitting.tafel for een in serveert):
        return None
    if serveert or hier.soort is Gespreksoort.PERSONAL or zwijgt_in(context.uow, hier):
        return "zitting.fout.gesprek_van_ander"
    return "zitting.fout.kanaal" if hier.soort is Gespreksoort.CHANNEL else None
