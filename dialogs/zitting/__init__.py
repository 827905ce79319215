"""The zitting itself, while it goes on: who leads it, what stands in the chat of its meeting, and who is called."""

from collections.abc import Callable
from typing import Final

from dialogs.kern.registry import Registry
from dialogs.zitting import (
    aanvinken,
    loop,
    melden,
    oproepen,
    paneel,
    starten,
    vastleggen,
    vergadering,
    volgen,
    volgorde,
)

DELEN: Final[tuple[Callable[[Registry], None], ...]] = (
    starten.register,
    paneel.register,
    loop.register,
    melden.register,
    oproepen.register,
    volgorde.register,
    volgen.register,
    aanvinken.register,
    vastleggen.register,
    vergadering.register,
)


def register(registry: Registry) -> None:
    """Declare the commands, buttons, posts and alarms of a zitting that goes on."""
    for deel in DELEN:
        deel(registry)
