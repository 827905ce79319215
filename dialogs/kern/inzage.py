"""Who opened a casus, with the names of the professionals, for every topic in which something is undone."""

from collections.abc import Collection, Iterable
from datetime import datetime

from cards.inzage import Inzageregel
from dialogs.kern.desk import Context
from domain.inzage import Inzage, inzagen
from storage import logboek, personen


def wie_opende(
    context: Context,
    casus_id: str,
    *,
    organisaties: Collection[str] | None = None,
    betrokkene: str = "",
    vanaf: datetime | None = None,
) -> tuple[Inzage, ...]:
    """Return who of other organisaties opened a casus, the first one first.

    Args:
        context: the transaction.
        casus_id: which casus.
        organisaties: only on behalf of these; None is of anybody.
        betrokkene: only who saw this person (id) by name.
        vanaf: only what was opened from this moment on.
    """
    regels = (een for een in logboek.lees(context.uow, casus_id) if vanaf is None or een.op >= vanaf)
    eigen = context.regio.eigen_organisatie
    return inzagen(regels, zonder=eigen, organisaties=organisaties, betrokkene=betrokkene)


def in_namen(context: Context, gezien: Iterable[Inzage]) -> tuple[Inzageregel, ...]:
    """Return them as a card names them; an organisatie that the region has dropped since keeps its code."""
    alle = tuple(gezien)
    mensen = personen.lees_alle(context.uow, (een.persoon_id for een in alle))
    return tuple(
        Inzageregel(
            naam=mensen[een.persoon_id].naam,
            organisatie=context.regio.organisatienaam(een.organisatie),
            eerste=een.eerste,
            laatste=een.laatste,
            met_namen=een.met_namen,
            telefonisch=een.telefonisch,
        )
        for een in alle
    )
