"""The verslag of a zitting: prepared from what was kept, approved per casus, read by the participants of that casus."""

from dialogs.kern.registry import Registry
from dialogs.verslag import lezen, opdracht, pagina, posten, tonen


def register(registry: Registry) -> None:
    """Declare the command, buttons, page and posts of this topic."""
    opdracht.register(registry)
    tonen.register(registry)
    lezen.register(registry)
    pagina.register(registry)
    posten.register(registry)
