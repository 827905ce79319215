"""The bot is in the chat of the meeting of a zitting: from then on the running agenda and what Teams tells find it."""

from dataclasses import replace
from typing import Final

from dialogs.kern.desk import Context
from dialogs.kern.zittingen import stand_van, volg
from domain.agenda import Zitting, ZittingStatus
from domain.tafelvergadering import Tafelvergadering, is_voorbij
from domain.vergadering import WEG
from domain.zittingsverloop import Zittingsfase
from storage import agenda, gesprekken, zittingsverloop
from storage import tafelvergadering as opslag
from storage.gesprekken import Gesprek, Gespreksoort

_BEGONNEN: Final = frozenset({Zittingsfase.BEZIG, Zittingsfase.PAUZE, Zittingsfase.KLAAR})


def komt_in(context: Context, gesprek: Gesprek) -> None:
    """The bot was added to a conversation: when it is the chat of the meeting of a zitting, that runs there.

    Of a standing meeting every zitting that is still to come runs there. Teams may tell it more than once.
    """
    if gesprek.soort is not Gespreksoort.GROUP:
        return
    for een in opslag.van_draad(context.uow, gesprek.conversation_id):
        if een.status not in WEG:
            _bind(context, agenda.lees(context.uow, een.zitting_id), een, gesprek)


def gaat_uit(context: Context, gesprek: Gesprek) -> None:
    """The bot was removed from a conversation: whoever looks at the meeting of a zitting sees that it is not there."""
    for een in opslag.van_draad(context.uow, gesprek.conversation_id):
        if een.status not in WEG and een.bot_erin:
            opslag.wijzig(context.uow, replace(een, bot_erin=False))


def bind_bekend(context: Context, zitting: Zitting, een: Tafelvergadering) -> Tafelvergadering:
    """Let a zitting run in the chat of its meeting when the bot is there already; return the meeting as it is then."""
    gesprek = gesprekken.zoek(context.uow, een.draad) if een.draad else None
    if gesprek is None or not gesprek.bereikbaar or gesprek.soort is not Gespreksoort.GROUP:
        return een
    return _bind(context, zitting, een, gesprek)


def _bind(context: Context, zitting: Zitting, een: Tafelvergadering, gesprek: Gesprek) -> Tafelvergadering:
    if zitting.status is ZittingStatus.VERVALLEN or is_voorbij(zitting, context.nu):
        return een
    fase = stand_van(context, zitting.id).fase
    loopt_al = fase in _BEGONNEN and zittingsverloop.gesprek_van(context.uow, zitting.id) is not None
    if not loopt_al:
        # Where somebody began it by hand it stays.
        zittingsverloop.loopt_in(context.uow, zitting.id, gesprek.id)
        if fase in _BEGONNEN:
            volg(context, zitting)
    return een if een.bot_erin else opslag.wijzig(context.uow, replace(een, bot_erin=True, bot_geweigerd=False))
