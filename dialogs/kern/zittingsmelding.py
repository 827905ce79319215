"""What Teams tells of the meeting of a zitting: it is kept when the conversation is known to be that of one."""

from dialogs.kern.answers import Answer, Silence
from dialogs.kern.desk import Context
from dialogs.kern.turn import MeetingEvent, Turn
from dialogs.kern.zittingen import teams_meldt, zitting_in
from storage import gesprekken


def neem_op(context: Context, turn: Turn) -> Answer:
    """Keep what happened in the meeting of a zitting; of any other meeting nothing is kept."""
    gesprek = gesprekken.zoek(context.uow, turn.place.conversation_id)
    if gesprek is not None and isinstance(turn.happening, MeetingEvent):
        zitting = zitting_in(context, gesprek, turn.happening.at)
        if zitting is not None:
            teams_meldt(context, zitting, turn.happening, turn.sender.tenant_id)
    return Silence()
