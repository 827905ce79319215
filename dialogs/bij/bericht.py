"""The one post about a signal, which says that it waits; and the alarm some weeks before its term."""

from datetime import datetime, timedelta
from typing import Final

from cards import bij as kaarten
from dialogs.bij.kern import gebruik_van, is_besloten
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.bewaren import Bewaarsoort
from domain.bij import Gebruik, behandelaars
from domain.errors import NotFound
from domain.persoon import Rol
from domain.uitvraagtermijn import regio_moment
from storage import bewaren, outbox, personen, wekkers
from storage import bij as signalen
from storage.wekkers import Wekker

VOORAF: Final = timedelta(weeks=4)
"""How long before its term it is said once more that a signal waits on which nothing was decided."""


def vertel(context: Context, signaal_id: str, gemeente: str, behalve: str = "") -> None:
    """Tell everybody who deals with signals for this gemeente that one waits."""
    waar = sorted(behandelaars(context.regio, gemeente))
    mensen = {een.id for code in waar for een in personen.met_rol(context.uow, Rol.BIJ, code)}
    for persoon_id in sorted(mensen - {behalve}):
        outbox.plan(
            context.uow, soort=Berichtsoort.BIJ_SIGNAAL, onderwerp_id=signaal_id, persoon_id=persoon_id, los=True
        )


def waak(context: Context, signaal_id: str) -> None:
    """Have it looked at, before its term, whether something was decided."""
    klok = bewaren.zoek(context.uow, Bewaarsoort.BIJ_SIGNAAL, signaal_id)
    if klok is not None and klok.verloopt_op is not None:
        wekkers.zet(context.uow, Wekkersoort.BIJ_SIGNAAL, signaal_id, _werktijd(context, klok.verloopt_op - VOORAF))


def luidt(context: Context, wekker: Wekker) -> None:
    """Tell it once more when nothing was decided."""
    regel = _open(context, wekker.onderwerp_id)
    if regel is not None:
        vertel(context, regel.id, regel.gemeente)


def render(context: Context, signaal_id: str) -> OutgoingMessage | Skip:
    """That a signal waits: nothing of it, not even for which gemeente."""
    if _open(context, signaal_id) is None:
        return Skip("afgehandeld")
    return als_bericht(kaarten.bericht(context.teksten), context.teksten)


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: it stands in the list of everybody who deals with it."""
    return None


def _open(context: Context, signaal_id: str) -> signalen.Signaalregel | None:
    try:
        regel = signalen.regel(context.uow, signaal_id)
    except NotFound:
        return None
    leeft = gebruik_van(context, signaal_id) is Gebruik.IN_GEBRUIK
    return regel if leeft and not is_besloten(regel) else None


def _werktijd(context: Context, moment: datetime) -> datetime:
    return max(regio_moment(context.regio, moment), context.nu)
