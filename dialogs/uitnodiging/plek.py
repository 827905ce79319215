"""Where a zitting is held, as it stands in a calendar: the address of its meeting, when there is one."""

from dialogs.kern.desk import Context
from dialogs.kern.tafelvergaderingen import adres_van
from domain.agenda import Zitting


def adres(context: Context, zitting: Zitting) -> str:
    """Return the address of the meeting; empty while there is none."""
    tafel = context.regio.tafels.get(zitting.tafel)
    return adres_van(context, zitting.id) or (tafel.vergaderlink if tafel is not None else "")


def merk(context: Context, zitting: Zitting, email: str) -> str:
    """Return a mark that changes with the address of the meeting and with his own; neither can be read from it."""
    return context.uow.zegel(f"uitnodiging|{adres(context, zitting)}|{email.casefold()}".encode()).hex()[:32]
