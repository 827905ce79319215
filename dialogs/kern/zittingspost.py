"""What stands in Teams of a zitting that goes on: the running agenda, and what whoever leads it is told in his chat.

All of it follows from how the zitting stands, so it may be done again after each step and after each thing that Teams
tells, twice and in any order, and then changes nothing.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.ontvangers import aan_regisseur, houders
from dialogs.kern.planning import daar, houd_waar
from domain.agenda import Zitting, ZittingStatus, op_volgorde
from domain.persoon import Rol
from domain.zittingsverloop import (
    GEWONE_DUUR,
    Gebeurtenis,
    Zittingsfase,
    Zittingsregel,
    Zittingsstand,
    over_deze,
    stand,
)
from storage import agenda, outbox, wekkers
from storage import zittingsverloop as opslag
from storage.plekken import plekken_van

ZONDER_DUUR: Final = timedelta(hours=2)
"""How long a zitting is taken to last when the region has not said it."""
NAKIJKEN: Final = timedelta(hours=1)
"""How long after its planned end is looked whether a zitting was ended."""
STIL: Final = timedelta(minutes=30)
"""How long nothing happened before somebody is asked whether it is over."""
BIJHOUDEN: Final = timedelta(minutes=5)
"""How often the clock times on the running agenda are kept true while an item takes longer than was planned."""

OVER: Final = 0
TIJDEN: Final = 1
"""The two alarms of `Wekkersoort.ZITTING_NA`: whether it is over, and the clock times on the running agenda."""

_GAAT: Final = frozenset({Zittingsfase.BEZIG, Zittingsfase.PAUZE})
_STAPPEN: Final = frozenset(Gebeurtenis) - {
    Gebeurtenis.OPEN,
    Gebeurtenis.LEEG,
    Gebeurtenis.BINNEN,
    Gebeurtenis.BUITEN,
}


class Paneelreden(StrEnum):
    """Why whoever leads a zitting is told of it; stands behind the zitting in the subject of `ZITTING_PANEEL`."""

    OPEN = "open"
    """The meeting opened."""
    LEEG = "leeg"
    """Teams says that nobody is there any more, while it was not ended."""
    NA = "na"
    """It should be over by now."""
    GEVRAAGD = "gevraagd"
    """He asked for the panel in a conversation, where a card is drawn anew whenever something changes."""


def loop_id(zitting_id: str, gesprek_id: str) -> str:
    """Return the subject of the running agenda of a zitting in one conversation."""
    return f"{zitting_id}:{gesprek_id}"


def paneel_id(zitting_id: str, reden: Paneelreden) -> str:
    """Return the subject of what whoever leads a zitting is told."""
    return f"{zitting_id}:{reden.value}"


def einde_van(context: Context, zitting: Zitting) -> datetime:
    """Return when a zitting is to be over, as its tafel planned it (UTC)."""
    tafel = context.regio.tafels.get(zitting.tafel)
    return zitting.begint_op + (tafel.duur if tafel is not None and tafel.duur else ZONDER_DUUR)


def houd_loop_waar(context: Context, zitting: Zitting, nu: Zittingsstand | None = None) -> None:
    """Keep true what stands in Teams of a zitting, and tell who leads it what he should hear, each once.

    The running agenda is posted in the conversation where the zitting runs once the meeting is open, or it began.
    """
    nu = nu or stand(opslag.regels(context.uow, zitting.id))
    if is_vergeten(context, zitting, nu):
        return
    _loop(context, zitting, nu)
    _paneelposten(context, zitting, nu)
    _wekkers(context, zitting, nu)


def verhuis(context: Context, zitting: Zitting, gesprek_id: str) -> None:
    """From now on a zitting runs in this conversation; where it ran before, its running agenda says so."""
    eerder = opslag.gesprek_van(context.uow, zitting.id)
    if eerder == gesprek_id:
        return
    opslag.loopt_in(context.uow, zitting.id, gesprek_id)
    if eerder is not None:
        houd_waar(context, Berichtsoort.ZITTING_LOOP, loop_id(zitting.id, eerder))


def meld(context: Context, zitting: Zitting, reden: Paneelreden) -> None:
    """Tell who leads a zitting why he should look at it, once for each reason."""
    onderwerp = paneel_id(zitting.id, reden)
    if onderwerp in plekken_van(context.uow, Berichtsoort.ZITTING_PANEEL, [onderwerp]):
        return
    for wie in leiders(context, zitting.id):
        outbox.plan(context.uow, soort=Berichtsoort.ZITTING_PANEEL, onderwerp_id=onderwerp, persoon_id=wie, voorrang=5)


def stuur_paneel(bezoek: Bezoek, zitting: Zitting) -> None:
    """Send the button of the panel to his own chat, for who asked for it elsewhere; it stands there once."""
    outbox.plan(
        bezoek.uow,
        soort=Berichtsoort.ZITTING_PANEEL,
        onderwerp_id=paneel_id(zitting.id, Paneelreden.GEVRAAGD),
        persoon_id=bezoek.actor.persoon_id,
        voorrang=5,
    )


def leiders(context: Context, zitting_id: str) -> tuple[str, ...]:
    """Return who hears of a zitting: who led it last; before it began the regisseurs with an item on its agenda.

    Whoever stands in hears it in his place. When nobody holds an item it is the first procesregisseur, by name.
    """
    stappen = [een for een in opslag.regels(context.uow, zitting_id) if een.soort in _STAPPEN and een.door_id]
    laatste = (aan_regisseur(context, stappen[-1].door_id or ""),) if stappen else ()
    gevonden = [een for een in laatste if een is not None] or _houders(context, zitting_id)
    return tuple(dict.fromkeys(gevonden)) or houders(context, Rol.PROCESREGISSEUR)[:1]


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Return who hears about it when something of a zitting could not be posted (subject: `<zitting>:...`)."""
    zitting_id, _, _ = onderwerp_id.partition(":")
    return next(iter(leiders(context, zitting_id)), None)


def laatste_stap(regels: "tuple[Zittingsregel, ...]") -> datetime | None:
    """Return when somebody took the last step; None when nobody did."""
    return max((een.op for een in regels if een.soort in _STAPPEN), default=None)


def _houders(context: Context, zitting_id: str) -> list[str]:
    van_casus = agenda.houders(context.uow, zitting_id)
    op_agenda = op_volgorde(agenda.punten(context.uow, zitting_id))
    gevonden = (aan_regisseur(context, van_casus[een.casus_id]) for een in op_agenda if een.casus_id in van_casus)
    return [een for een in gevonden if een is not None]


def _loop(context: Context, zitting: Zitting, nu: Zittingsstand) -> None:
    gesprek_id = opslag.gesprek_van(context.uow, zitting.id)
    if gesprek_id is None:
        return
    onderwerp = loop_id(zitting.id, gesprek_id)
    if nu.fase is Zittingsfase.STRAKS or not _is_van_nu(context, zitting, nu):
        houd_waar(context, Berichtsoort.ZITTING_LOOP, onderwerp)
    else:
        outbox.plan(
            context.uow, soort=Berichtsoort.ZITTING_LOOP, onderwerp_id=onderwerp, gesprek_id=gesprek_id, voorrang=5
        )


def is_vergeten(context: Context, zitting: Zitting, nu: Zittingsstand) -> bool:
    """Tell whether nobody ended it: then no alarm edits what stands there, or calls anybody, all night."""
    if nu.fase not in _GAAT or context.nu < einde_van(context, zitting) + NAKIJKEN:
        return False
    return max(een.op for een in opslag.regels(context.uow, zitting.id)) < context.nu - STIL


def _is_van_nu(context: Context, zitting: Zitting, nu: Zittingsstand) -> bool:
    """Tell whether something new may be posted: what Teams tells a day late wakes nobody."""
    return nu.begonnen_op is not None or over_deze(zitting, context.nu)


def _paneelposten(context: Context, zitting: Zitting, nu: Zittingsstand) -> None:
    er_al = plekken_van(context.uow, Berichtsoort.ZITTING_PANEEL, [paneel_id(zitting.id, een) for een in Paneelreden])
    waar = [
        daar(Berichtsoort.ZITTING_PANEEL, onderwerp, plek)
        for onderwerp, plekken in er_al.items()
        for plek in plekken
        if plek.geplaatst or plek.onderweg
    ]
    outbox.plan_alle(context.uow, waar)
    if zitting.status is not ZittingStatus.GEPLAND or not over_deze(zitting, context.nu):
        return
    if nu.fase is Zittingsfase.OPEN:
        meld(context, zitting, Paneelreden.OPEN)
    elif nu.fase in _GAAT and nu.leeg_sinds is not None:
        meld(context, zitting, Paneelreden.LEEG)


def _wekkers(context: Context, zitting: Zitting, nu: Zittingsstand) -> None:
    if nu.fase is Zittingsfase.KLAAR:
        wekkers.trek_in(context.uow, Wekkersoort.ZITTING_NA, zitting.id)
        return
    if nu.fase not in _GAAT:
        return
    over = einde_van(context, zitting) + NAKIJKEN
    kijk = over
    if context.nu > over - STIL:
        # Long after its end people may still be at work: then nobody is asked whether it is over.
        kijk = max(over, (laatste_stap(opslag.regels(context.uow, zitting.id)) or over) + STIL)
    wekkers.zet(context.uow, Wekkersoort.ZITTING_NA, zitting.id, kijk, OVER)
    if context.nu < over:
        wekkers.zet(context.uow, Wekkersoort.ZITTING_NA, zitting.id, _bijhouden(context, zitting, nu), TIJDEN)


def _bijhouden(context: Context, zitting: Zitting, nu: Zittingsstand) -> datetime:
    """Return when the clock times on the running agenda are not true any more if nothing happens."""
    if nu.sinds is None or nu.fase is Zittingsfase.PAUZE:
        return context.nu + BIJHOUDEN
    minuten = next((een.minuten for een in agenda.punten(context.uow, zitting.id) if een.casus_id == nu.huidig), None)
    klaar = nu.sinds + (timedelta(minutes=minuten) if minuten else GEWONE_DUUR)
    return max(klaar, context.nu) + BIJHOUDEN
