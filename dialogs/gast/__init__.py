"""What somebody who is detained does on his own page: one file for each screen."""

from dialogs.gast import begin, brief, kiezen, liever_niet, meedoen, toestel, uitnodiging, zeggen
from dialogs.kern.registry import Registry


def register(registry: Registry) -> None:
    """Declare the screens."""
    for een in (begin, kiezen, zeggen, liever_niet, meedoen, toestel, brief, uitnodiging):
        een.register(registry)
