"""Keeping true what stands in Teams: for every topic that changes something of which a post speaks."""

from datetime import datetime

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.uitnodigingen import kijk_straks
from domain.zittingsverloop import Zittingsfase, stand
from storage import gesprekken, outbox, wekkers, zittingsverloop
from storage.outbox import Bericht
from storage.plekken import Plek, plekken


def houd_waar(context: Context, soort: Berichtsoort, onderwerp_id: str, *, niet_voor: datetime | None = None) -> None:
    """Have a message rendered again wherever it stands, or is on its way; where it was dropped it stays so.

    Otherwise who no longer runs a casus would still get, as something new, what was dropped when he handed it over.
    """
    waar = (een for een in plekken(context.uow, soort, onderwerp_id) if een.geplaatst or een.onderweg)
    outbox.plan_alle(context.uow, [daar(soort, onderwerp_id, plek, niet_voor=niet_voor) for plek in waar])


def houd_agenda_waar(context: Context, zitting_id: str, tafel: str) -> None:
    """Keep the agenda of a zitting true. Before its own moment its renderer posts nothing.

    While the zitting goes on its running agenda follows at once, and the clock looks who must be told of it; before, it
    looks who is expected at another time.
    """
    kijk_straks(context, zitting_id)
    waar = {een.gesprek_id for een in plekken(context.uow, Berichtsoort.AGENDA, zitting_id)} - {None}
    gesprek = gesprekken.voor_tafel(context.uow, tafel)
    for gesprek_id in waar or ({gesprek.id} if gesprek else set()):
        outbox.plan(context.uow, soort=Berichtsoort.AGENDA, onderwerp_id=zitting_id, gesprek_id=gesprek_id)
    regels = zittingsverloop.regels(context.uow, zitting_id)
    if regels:
        hier = zittingsverloop.gesprek_van(context.uow, zitting_id)
        houd_waar(context, Berichtsoort.ZITTING_LOOP, f"{zitting_id}:{hier}")
        if stand(regels).fase in {Zittingsfase.BEZIG, Zittingsfase.PAUZE}:
            wekkers.zet(context.uow, Wekkersoort.ZITTING_OPROEP, zitting_id, context.nu)


def daar(
    soort: Berichtsoort,
    onderwerp_id: str,
    plek: Plek,
    *,
    niet_voor: datetime | None = None,
    voorrang: int = 0,
) -> Bericht:
    """Return a message at one of its places, to be planned."""
    return Bericht(
        soort=soort,
        onderwerp_id=onderwerp_id,
        gesprek_id=plek.gesprek_id,
        persoon_id=plek.persoon_id,
        niet_voor=niet_voor,
        voorrang=voorrang,
    )
