"""The daily anchor: at the first tick of a local day, also when the bot stood still at midnight."""

from dialogs.kern.desk import Context
from storage import ankers


def ronde(context: Context) -> None:
    """Make the anchor of today, unless there is one. The clock writes it outside the database (`bot/anchors.py`)."""
    ankers.maak(context.uow, context.regio.kalender.lokaal(context.nu).date())
