"""The Teams meeting of a talk: asked for in a transaction, made outside it, and shown only once every option holds."""

from dialogs.kern.desk import Context
from domain.terugkeergesprek import Terugkeergesprek
from domain.vergadering import Vergadering


def vraag_aan(context: Context, gesprek: Terugkeergesprek) -> Vergadering:
    """Ask for the meeting of a talk that has a moment, or for another time of the one it has; return it.

    Where there is no Graph nothing is made: the regisseur is asked for a link of his own.
    """
    raise NotImplementedError(context, gesprek)


def verwijder(context: Context, gesprek: Terugkeergesprek) -> None:
    """Let the meeting of a talk be deleted: it was held, moved to another day, or does not go on. None is fine."""
    raise NotImplementedError(context, gesprek)


def van_gesprek(context: Context, gesprek_id: str) -> Vergadering | None:
    """Return the meeting of a talk that is not deleted; None when there is none."""
    raise NotImplementedError(context, gesprek_id)
