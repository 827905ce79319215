"""The bot is silent in the chat of a talk: a detained person reads along there, and so does whoever sits beside him.

Nothing is posted there, a command gets no answer, and a press is refused without naming anything. Whoever typed hears
why in his own chat, once. The conversation is not remembered either, so that nothing can ever be planned to it.
"""

from dialogs.kern.answers import Answer, ShowText, Silence
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context, namens_wie
from dialogs.kern.gespreksverloop import gast_drukt, teams_meldt
from dialogs.kern.turn import Joined, Left, MeetingEvent, Place, PlaceKind, Pressed, Sender, Turn, Typed
from dialogs.kern.wegwijzer import note_refusal
from domain.persoon import Actor, Persoon
from domain.terugkeergesprek import LOOPT_NOG, Gespreksstatus
from domain.vergadering import Vergadering, Vergaderstatus
from storage import outbox, personen, toegang
from storage import terugkeergesprek as gesprekken
from storage import vergadering as vergaderingen
from storage.gesprekken import Gesprek, Gespreksoort
from storage.plekken import plekken
from storage.store import UnitOfWork

ZWIJGT = "in_gesprek"
"""Code of the reason for a refusal there."""


def kan_een_gesprek_zijn(place: Place) -> bool:
    """Tell whether this may be the chat of a talk: Teams gives a meeting a group chat of its own."""
    return place.kind is PlaceKind.GROUP


def is_van_een_gesprek(uow: UnitOfWork, conversation_id: str) -> bool:
    """Tell whether this is the chat of a talk, also once its meeting was deleted."""
    return vergaderingen.van_draad(uow, conversation_id) is not None


def zwijgt_in(uow: UnitOfWork, gesprek: Gesprek) -> bool:
    """Tell whether nothing may be posted in a conversation, because it is the chat of a talk."""
    return gesprek.soort is Gespreksoort.GROUP and is_van_een_gesprek(uow, gesprek.conversation_id)


def zwijg(context: Context, turn: Turn) -> Answer:
    """Deal with whatever happens in the chat of a talk."""
    vergadering = vergaderingen.van_draad(context.uow, turn.place.conversation_id)
    if vergadering is None:
        return Silence()
    match turn.happening:
        case MeetingEvent() as wat:
            _neem_op(context, vergadering, wat)
        case Typed():
            _zeg_hem_apart(context, vergadering, turn.sender)
        case Pressed() as druk:
            return _weiger(context, vergadering, turn.sender, druk)
        case Joined() | Left():
            pass
    return Silence()


def _neem_op(context: Context, vergadering: Vergadering, wat: MeetingEvent) -> None:
    gesprek = gesprekken.lees(context.uow, vergadering.gesprek_id)
    was_er = gesprek.status not in LOOPT_NOG and gesprek.status is not Gespreksstatus.GAAT_NIET_DOOR
    # Of a meeting that was replaced by another one nothing counts: the talk is on another day.
    if vergadering.status is Vergaderstatus.GOED or was_er:
        teams_meldt(context, gesprek, wat)


def _zeg_hem_apart(context: Context, vergadering: Vergadering, sender: Sender) -> None:
    """Tell a professional in his own chat, once per talk, why nothing happens; a guest is only noted."""
    if sender.object_id is None:
        gast_drukt(context, gesprekken.lees(context.uow, vergadering.gesprek_id))
        return
    persoon = _bekend(context, sender)
    if persoon is None or not toegang.actor(context.uow, persoon).aanstellingen:
        return
    onderwerp = f"{vergadering.casus_id}:{vergadering.gesprek_id}:{persoon.id}"
    if not plekken(context.uow, Berichtsoort.TERUGKEERGESPREK_STIL, onderwerp):
        outbox.plan(
            context.uow, soort=Berichtsoort.TERUGKEERGESPREK_STIL, onderwerp_id=onderwerp, persoon_id=persoon.id
        )


def _weiger(context: Context, vergadering: Vergadering, sender: Sender, druk: Pressed) -> Answer:
    """Refuse, in words that name nothing; the answer to an old client's press would be read by everybody."""
    if sender.object_id is None:
        gast_drukt(context, gesprekken.lees(context.uow, vergadering.gesprek_id))
    elif (persoon := _bekend(context, sender)) is not None:
        namens = namens_wie(Actor.van(persoon, context.nu), context.regio)
        note_refusal(context.uow, persoon.id, druk.verb, ZWIJGT, namens=namens)
    return ShowText(context.teksten("gesprektijdens.stil.knop")) if druk.private_answer else Silence()


def _bekend(context: Context, sender: Sender) -> Persoon | None:
    return personen.zoek(context.uow, sender.tenant_id, sender.object_id) if sender.object_id else None
