"""The alarms of a return: set by who changes a detention, taken back when the casus is closed."""

from datetime import date, timedelta
from typing import Final

from dialogs.kern import wekken
from dialogs.kern.bereik import HERINNERINGEN_WAAR
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import daar, houd_waar
from domain.aftellen import aftelmomenten, nachecken_op
from domain.casus import Casus, Fase, Spoor
from domain.detentie import Detentie
from domain.nazorg import Nazorgregels
from domain.rio import rio_bodies
from storage import basisvoorwaarden, outbox, regie, wekkers
from storage import detentie as detenties
from storage.plekken import plekken_van_dagen

_KOMENDE: Final = timedelta(days=7)
"""A post may be planned for the next working day already."""


def zet_aftelwekkers(context: Context, detentie: Detentie) -> None:
    """Set the alarms as a detention says now, in place of what it said before; what was told is kept true.

    Call it with every new version. When no day moved, nothing is told anew: what rang stays rung, and a check on the
    day that somebody chose stays.
    """
    regels = context.regio.nazorg
    if regels is None:
        return
    was = _vorige(context, detentie)
    verschoven = was is None or (was.einde, was.verlof) != (detentie.einde, detentie.verlof)
    if verschoven:
        _zet(context, regels, detentie, nieuws=was is None or not _alleen_later(was, detentie))
    houd_aftellen_waar(context, detentie.casus_id)


def hervat_aftelwekkers(context: Context, casus: Casus) -> None:
    """Set the alarms anew: a casus in nazorg was opened again."""
    regels = context.regio.nazorg
    nu = detenties.huidige(context.uow, casus.id) if casus.spoor is Spoor.NAZORG else None
    if regels is not None and nu is not None and casus.fase is not Fase.AFGESLOTEN:
        _zet(context, regels, nu, nieuws=True)
        houd_aftellen_waar(context, casus.id)


def zet_nachecken(context: Context, casus_id: str, dag: date) -> None:
    """Let be looked again on that day, or on the first working day from then on."""
    wekkers.trek_in(context.uow, Wekkersoort.NACHECK, casus_id)
    wekkers.zet(context.uow, Wekkersoort.NACHECK, casus_id, nachecken_op(context.regio, dag, 0))


def trek_aftelwekkers_in(context: Context, casus_id: str) -> None:
    """Take back every alarm of a return, and keep true what was told of it."""
    wekkers.trek_in(context.uow, Wekkersoort.AFTELLEN, casus_id)
    wekkers.trek_in(context.uow, Wekkersoort.NACHECK, casus_id)
    houd_aftellen_waar(context, casus_id)


def houd_aftellen_waar(context: Context, casus_id: str) -> None:
    """Keep true what the regisseur, who holds the casusregie, and who works on something were told of a return."""
    for soort in (Berichtsoort.AFTELLEN, Berichtsoort.NACHECK):
        houd_waar(context, soort, casus_id)
        for organisatie in sorted(rio_bodies(context.regio)):
            houd_waar(context, soort, f"{casus_id}:{organisatie}")
    gezegd = basisvoorwaarden.van_casussen(context.uow, [casus_id]).get(casus_id, ())
    for organisatie in sorted({een.organisatie for een in gezegd if een.organisatie}):
        houd_werk_waar(context, organisatie)


def houd_werk_waar(context: Context, organisatie: str) -> None:
    """Have rendered again what stands there of the last weeks, or is on its way."""
    vandaag = wekken.vandaag(context)
    soort = Berichtsoort.AFTELLEN_WERK
    begin = vandaag - timedelta(days=HERINNERINGEN_WAAR)
    waar = plekken_van_dagen(context.uow, soort, organisatie, begin, vandaag + _KOMENDE)
    outbox.plan_alle(
        context.uow,
        [
            daar(soort, onderwerp_id, plek)
            for onderwerp_id, plekken in waar.items()
            for plek in plekken
            if plek.geplaatst or plek.onderweg
        ],
    )


def rio_met_regie(context: Context, casus_id: str) -> str | None:
    """Return the RIO that goes on with somebody alone, so answers for his return as well; None when none does."""
    houder = regie.huidige(context.uow, casus_id)
    return houder.organisatie if houder is not None and houder.organisatie in rio_bodies(context.regio) else None


def _zet(context: Context, regels: Nazorgregels, detentie: Detentie, *, nieuws: bool) -> None:
    uow, casus_id = context.uow, detentie.casus_id
    wekkers.trek_in(uow, Wekkersoort.AFTELLEN, casus_id)
    wekkers.trek_in(uow, Wekkersoort.NACHECK, casus_id)
    for een in aftelmomenten(context.regio, detentie, regels.aftelpunten, context.nu, nieuws=nieuws):
        wekkers.zet(uow, Wekkersoort.AFTELLEN, casus_id, een.wanneer, een.nummer)
    if detentie.einde is not None:
        wanneer = nachecken_op(context.regio, detentie.einde, regels.nacheck_dagen)
        wekkers.zet(uow, Wekkersoort.NACHECK, casus_id, max(wanneer, context.nu))


def _vorige(context: Context, detentie: Detentie) -> Detentie | None:
    eerder = [een.detentie for een in detenties.versies(context.uow, detentie.casus_id)]
    return next((een for een in reversed(eerder) if een.versie < detentie.versie), None)


def _alleen_later(was: Detentie, wordt: Detentie) -> bool:
    """Tell whether all that happened is that the release moved away: then nobody is in a hurry."""
    if was.verlof != wordt.verlof or was.einde is None:
        return False
    return wordt.einde is None or wordt.einde > was.einde
