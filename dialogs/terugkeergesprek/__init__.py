"""The talk of a detained person with the partners about his own return."""

from dialogs.kern.registry import Registry
from dialogs.terugkeergesprek import (
    berichten,
    bijwonen,
    brief,
    deelnemers,
    eigen_link,
    keuze,
    liever_niet,
    moment,
    ouder,
    pagina_brief,
    plannen,
    tijdens,
    tonen,
    verzetten,
)


def register(registry: Registry) -> None:
    """Declare everything about the talk."""
    for een in (
        tonen,
        plannen,
        verzetten,
        deelnemers,
        moment,
        bijwonen,
        berichten,
        ouder,
        brief,
        eigen_link,
        keuze,
        liever_niet,
        pagina_brief,
        tijdens,
    ):
        een.register(registry)
