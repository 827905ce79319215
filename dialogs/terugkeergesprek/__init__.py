"""The talk of a detained person with the partners about his own return."""

from dialogs.kern.registry import Registry
from dialogs.terugkeergesprek import brief, eigen_link, keuze, liever_niet, pagina_brief, tijdens


def register(registry: Registry) -> None:
    """Declare everything about the talk."""
    for een in (brief, eigen_link, keuze, liever_niet, pagina_brief, tijdens):
        een.register(registry)
