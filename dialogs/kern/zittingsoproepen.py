"""Who is called for which item of a zitting, and when: a while before its turn, and anew when that moment moves."""

from dialogs.kern.desk import Context
from domain.agenda import Zitting
from domain.zittingsverloop import Zittingsstand


def houd_oproepen_waar(context: Context, zitting: Zitting, nu: Zittingsstand) -> None:
    """Set the alarms of the items that are to come, by how it goes now, and call whose turn is near."""
