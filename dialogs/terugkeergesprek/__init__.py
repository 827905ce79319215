"""The talk of a detained person with the partners about his own return."""

from dialogs.kern.registry import Registry
from dialogs.terugkeergesprek import keuze, liever_niet


def register(registry: Registry) -> None:
    """Declare everything about the talk."""
    for een in (keuze, liever_niet):
        een.register(registry)
