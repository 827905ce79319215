"""Which messages of an uitvraag must be kept true, and who is woken. Nothing is sent here, only planned.

What an organisatie owes stands on its worklist (`dialogs/kern/bereik.py`), which is edited. An edit wakes nobody:
`wek` does, within what an organisatie's attention allows.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dialogs.kern import wekken
from dialogs.kern.bereik import (
    Bereik,
    bereik,
    houd_werklijsten_waar,
    verstuur,
    vraag_werklijst,
    wacht_op_plaatsing,
    werklijst_id,
)
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import meld_regisseur
from dialogs.kern.planning import houd_waar
from domain.contact import Kanaal
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag
from domain.uitvraagtermijn import regio_moment, volgende_ochtend
from domain.werklijst import Werklijst
from storage import aandacht, wekkers, werklijst
from storage import uitvraag as uitvragen
from storage.plekken import plekken, staat_er


def vraag(context: Context, bevraging: Bevraging) -> bool:
    """Ask one organisatie; return False when it is reached nowhere yet: it is looked again by itself."""
    return vraag_werklijst(context, bevraging.organisatie, werklijst.zitting_van(context.uow, bevraging.id))


def is_gevraagd(context: Context, bevraging: Bevraging) -> bool:
    """Tell whether an organisatie was asked anywhere: its worklist was planned, or it is mailed or called."""
    onderwerp_id = werklijst_id(werklijst.zitting_van(context.uow, bevraging.id), bevraging.organisatie)
    return bool(plekken(context.uow, Berichtsoort.WERKLIJST, onderwerp_id)) or bool(
        bereik(context, bevraging.organisatie)
    )


def werk_bij(context: Context, bevraging: Bevraging, *, niet_voor: datetime | None = None) -> None:
    """One organisatie owes this no more: keep what stands in Teams true, and take back what is not due yet."""
    wekkers.trek_in(context.uow, Wekkersoort.HERINNERING, bevraging.id)
    werk_kaart_bij(context, bevraging, niet_voor=niet_voor)


def werk_kaart_bij(context: Context, bevraging: Bevraging, *, niet_voor: datetime | None = None) -> None:
    """Keep true what stands in Teams of the question to one organisatie; what is due stays due."""
    zitting_id = werklijst.zitting_van(context.uow, bevraging.id)
    houd_werklijsten_waar(context, bevraging.organisatie, zitting_id, niet_voor=niet_voor)
    for soort in (Berichtsoort.SPOED, Berichtsoort.BELLEN, Berichtsoort.LAATSTE_HERINNERING):
        houd_waar(context, soort, bevraging.id, niet_voor=niet_voor)


def vraag_nieuw(context: Context, bevraging: Bevraging) -> bool:
    """Ask one organisatie what it was not asked before; return what `vraag` does.

    Whoever had dealt with all on a worklist that stands is woken for it. Who still has something else to do there comes
    by anyway and is reminded of that; a worklist that is posted now, and something urgent, wake by themselves.
    """
    zitting_id = werklijst.zitting_van(context.uow, bevraging.id)
    stond = _staat(context, bevraging.organisatie, zitting_id)
    bereikt = vraag(context, bevraging)
    lijst = werklijst.voor_zitting(context.uow, bevraging.organisatie, zitting_id)
    te_doen = lijst.te_doen if stond and lijst is not None else ()
    nieuw = next((een for een in te_doen if een.bevraging.id == bevraging.id), None)
    if nieuw and not nieuw.spoed and all(een is nieuw or een.bevraging.bijgekomen for een in te_doen):
        _meld_bijgekomen(context, bevraging)
    return bereikt


def vraag_opnieuw(context: Context, bevraging: Bevraging) -> None:
    """Ask an organisatie once more what it had dealt with: its worklist says so, and it is woken for it as news."""
    vraag(context, bevraging)
    _meld_bijgekomen(context, bevraging)


def wek(context: Context, bevraging: Bevraging) -> bool:
    """Remind an organisatie of what it owes, by the way and at the moment that its attention allows.

    Counted with the bevraging, so that the regisseur sees how often it was woken, and edited into its worklist. A
    worklist that is still to be posted does the waking; else a post of its own, one a day, which is the next working
    day's when today's attention is used, if that is in time. Contacts without Teams get their mail.

    Returns:
        False when nobody is woken, so that it does not count: it can only be called, or the next working day would be
        too late.
    """
    nu_bekend = uitvragen.van_bevraging(context.uow, bevraging.id)
    vers = next(een for een in nu_bekend.bevragingen if een.id == bevraging.id)
    waarheen = bereik(context, vers.organisatie)
    if vers.status is not BevragingStatus.OPEN or not set(waarheen.manieren) - {Kanaal.TELEFOON}:
        return False
    lijsten = werklijst.lopend(context.uow, vers.organisatie)
    deze = [een for een in lijsten if een.zitting.id == nu_bekend.zitting_id]
    gemaild = wekken.mail(context, deze, ook_spoed=True)
    if not _komt_in_teams(context, nu_bekend, waarheen, vers.organisatie, lijsten) and not gemaild:
        return False
    # Counted once it is sure that something leaves: what nobody gets is no reminder.
    uitvragen.wijzig_bevraging(context.uow, replace(vers, herinneringen=vers.herinneringen + 1, bijgekomen=False))
    houd_werklijsten_waar(context, vers.organisatie)
    return True


def meld_compleet(context: Context, uitvraag: Uitvraag, regisseur_id: str) -> None:
    """Tell the regisseur once everybody has dealt with it; again, as a new post, when more were asked since."""
    if any(een.status is BevragingStatus.OPEN for een in uitvraag.bevragingen):
        return
    meld_regisseur(context, regisseur_id, Berichtsoort.ALLES_BINNEN, uitvraag.id)


def _meld_bijgekomen(context: Context, bevraging: Bevraging) -> None:
    """Wake an organisatie in Teams for something new, by the rule for reminders; by mail it heard already."""
    nu_bekend = uitvragen.van_bevraging(context.uow, bevraging.id)
    vers = next(een for een in nu_bekend.bevragingen if een.id == bevraging.id)
    lijsten = werklijst.lopend(context.uow, vers.organisatie)
    waarheen = bereik(context, vers.organisatie)
    if _komt_in_teams(context, nu_bekend, waarheen, vers.organisatie, lijsten):
        uitvragen.wijzig_bevraging(context.uow, replace(vers, bijgekomen=True))
        houd_werklijsten_waar(context, vers.organisatie)


def _staat(context: Context, organisatie: str, zitting_id: str) -> bool:
    """Tell whether a worklist was posted where its organisatie is reached now: then it is edited."""
    waarheen = bereik(context, organisatie)
    waar = plekken(context.uow, Berichtsoort.WERKLIJST, werklijst_id(zitting_id, organisatie))
    return any(een.geplaatst and waarheen.hier(een.gesprek_id, een.persoon_id) for een in waar)


def _komt_in_teams(
    context: Context, uitvraag: Uitvraag, waarheen: Bereik, organisatie: str, lijsten: Sequence[Werklijst]
) -> bool:
    """See to it that a post wakes an organisatie, if that can be in time; return whether one will."""
    if not waarheen.in_teams:
        return False
    if wacht_op_plaatsing(context, lijsten, waarheen):
        return True
    wanneer = _wanneer(context, organisatie, [een for een in lijsten if een.zitting.id == uitvraag.zitting_id])
    # A deadline that has passed already is no reason to leave it: until the zitting an answer helps.
    if wanneer > context.nu and context.nu < uitvraag.deadline <= wanneer:
        return False
    _herinner(context, organisatie, waarheen, wanneer)
    return True


def _wanneer(context: Context, organisatie: str, lijsten: list[Werklijst]) -> datetime:
    """Return when a reminder may wake an organisatie: now, or when the next working day begins."""
    nu = regio_moment(context.regio, context.nu)
    if nu > context.nu:
        return nu
    vandaag = wekken.vandaag(context)
    al_herinnerd = staat_er(context.uow, Berichtsoort.HERINNERING, wekken.op_dag(organisatie, vandaag))
    spoed = any(een.spoed for een in lijsten)
    if not al_herinnerd and (spoed or not aandacht.gebruikt(context.uow, organisatie, vandaag)):
        return nu
    return volgende_ochtend(context.regio, nu)


def _herinner(context: Context, organisatie: str, waarheen: Bereik, wanneer: datetime) -> None:
    dag = context.regio.kalender.lokaal(wanneer).date()
    verstuur(context, Berichtsoort.HERINNERING, wekken.op_dag(organisatie, dag), waarheen, niet_voor=wanneer)
