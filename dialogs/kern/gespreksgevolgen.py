"""What a talk about somebody's return follows: he is elsewhere, he is out, his casus ends, an access ends."""

from dataclasses import replace

from dialogs.kern import gastlinks
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.gesprekspost import houd_gesprek_waar, meld_inrichting, meld_nieuws
from dialogs.kern.terugkeergesprekken import zet_deelname, zet_stap
from dialogs.kern.zittingstoegang import houd_zittingen_waar
from domain.casus import Casus
from domain.detentie import Detentie
from domain.logboek import Handeling
from domain.terugkeergesprek import (
    Afzegreden,
    Deelnamestatus,
    Gespreksstap,
    Gespreksstatus,
    Terugkeergesprek,
)
from storage import terugkeergesprek


def lopend_gesprek(context: Context, casus_id: str) -> Terugkeergesprek | None:
    """Return the talk of a casus that is to come or goes on; None when there is none."""
    return terugkeergesprek.lopende_van(context.uow, [casus_id]).get(casus_id)


def begeleidt(context: Context, casus_id: str, organisatie: str) -> bool:
    """Tell whether an organisatie is the inrichting of a talk that is to come or goes on: it needs its access."""
    gesprek = lopend_gesprek(context, casus_id)
    return gesprek is not None and gesprek.inrichting == organisatie


def volg_detentie(bezoek: Bezoek, casus: Casus, detentie: Detentie) -> str | None:
    """Let a talk go where he goes; return the inrichting that must have access for it now, None when none is new.

    One that goes on is left alone. Elsewhere in the region the inrichting there is asked, with the moment that was
    chosen as its proposal. A moment on or after the day of his release is none: then he is not there any more.
    """
    gesprek = lopend_gesprek(bezoek, casus.id)
    if gesprek is None:
        _sluit_pagina_elders(bezoek, casus, detentie)
        return None
    if gesprek.status is Gespreksstatus.BEZIG:
        return None
    if detentie.is_vrij(bezoek.regio.kalender.lokaal(bezoek.nu).date()) or _te_laat(bezoek, gesprek, detentie):
        _zeg_af(bezoek, casus, gesprek, Afzegreden.VRIJ)
        return None
    if detentie.inrichting == gesprek.inrichting:
        _laat_vallen(bezoek, gesprek, detentie)
        return None
    if detentie.inrichting is None:
        _zeg_af(bezoek, casus, gesprek, Afzegreden.INRICHTING)
        return None
    _verhuis(bezoek, casus, gesprek, detentie)
    return detentie.inrichting


def casus_gesloten(bezoek: Bezoek, casus: Casus) -> None:
    """Call off the talk of a casus that is closed; his page is closed with it, whatever talk it was of."""
    gesprek = terugkeergesprek.nieuwste(bezoek.uow, casus.id)
    if gesprek is None:
        return
    gastlinks.trek_in(bezoek, gesprek)
    lopend = lopend_gesprek(bezoek, casus.id)
    if lopend is None:
        houd_gesprek_waar(bezoek, gesprek)
        return
    stap = Gespreksstap.STOP if lopend.status is Gespreksstatus.BEZIG else Gespreksstap.ZEG_AF
    zet_stap(bezoek, replace(lopend, afzegreden=Afzegreden.REGISSEUR), stap)
    _noteer(bezoek, Handeling.TERUGKEERGESPREK_AFGEZEGD, casus, lopend.id)


def haal_uit_gesprek(bezoek: Bezoek, casus: Casus, betrokkene_id: str) -> None:
    """Call off the talk with somebody who is taken out of a casus; who would sit beside another does so no more."""
    gesprek = lopend_gesprek(bezoek, casus.id)
    if gesprek is None:
        return
    if gesprek.betrokkene_id == betrokkene_id:
        casus_gesloten(bezoek, casus)
    elif betrokkene_id in gesprek.erbij:
        zonder = tuple(een for een in gesprek.erbij if een != betrokkene_id)
        houd_gesprek_waar(bezoek, terugkeergesprek.wijzig(bezoek.uow, replace(gesprek, erbij=zonder)))


def toegang_beeindigd(bezoek: Bezoek, casus: Casus, organisatie: str) -> None:
    """Take an organisatie that has nothing to do with a casus any more off its talk, and off what a zitting tells."""
    houd_zittingen_waar(bezoek, casus.id, organisatie)
    gesprek = lopend_gesprek(bezoek, casus.id)
    if gesprek is None:
        return
    zaten = {een.organisatie for een in terugkeergesprek.deelnames(bezoek.uow, gesprek.id) if een.genodigd}
    if organisatie in zaten:
        zet_deelname(bezoek, gesprek, organisatie, Deelnamestatus.NIET_MEER, bezoek.actor.persoon_id)
        _noteer(bezoek, Handeling.TERUGKEERGESPREK_DEELNAME, casus, f"{gesprek.id}:{organisatie}")


def _sluit_pagina_elders(bezoek: Bezoek, casus: Casus, detentie: Detentie) -> None:
    """Close the page of a talk that is behind him in the inrichting where he was: he is not there to look at it."""
    gesprek = terugkeergesprek.nieuwste(bezoek.uow, casus.id)
    if gesprek is not None and detentie.inrichting != gesprek.inrichting:
        gastlinks.trek_in(bezoek, gesprek)


def _te_laat(context: Context, gesprek: Terugkeergesprek, detentie: Detentie) -> bool:
    if gesprek.begint_op is None or detentie.einde is None:
        return False
    return context.regio.kalender.lokaal(gesprek.begint_op).date() >= detentie.einde


def _laat_vallen(context: Context, gesprek: Terugkeergesprek, detentie: Detentie) -> None:
    """Drop the proposals on which he is out already."""
    lokaal, einde = context.regio.kalender.lokaal, detentie.einde
    over = tuple(een for een in gesprek.momenten if einde is None or lokaal(een).date() < einde)
    if over == gesprek.momenten:
        return
    nieuw = terugkeergesprek.wijzig(context.uow, replace(gesprek, momenten=over))
    houd_gesprek_waar(context, nieuw)
    if not over:
        meld_inrichting(context, nieuw)
        meld_nieuws(context, nieuw)


def _verhuis(bezoek: Bezoek, casus: Casus, gesprek: Terugkeergesprek, detentie: Detentie) -> None:
    gastlinks.trek_in(bezoek, gesprek)
    lokaal, einde = bezoek.regio.kalender.lokaal, detentie.einde
    momenten = gesprek.momenten or ((gesprek.begint_op,) if gesprek.begint_op else ())
    nog = tuple(een for een in momenten if een > bezoek.nu and (einde is None or lokaal(een).date() < einde))
    elders = replace(gesprek, inrichting=detentie.inrichting or "", casemanager_id=None, momenten=nog)
    nieuw = zet_stap(bezoek, elders, Gespreksstap.VRAAG_OPNIEUW)
    # What stands at the inrichting where he was says that it has nothing to do with it any more.
    houd_gesprek_waar(bezoek, replace(nieuw, inrichting=gesprek.inrichting))
    meld_nieuws(bezoek, nieuw)
    _noteer(bezoek, Handeling.TERUGKEERGESPREK_VERZET, casus, gesprek.id)


def _zeg_af(bezoek: Bezoek, casus: Casus, gesprek: Terugkeergesprek, reden: Afzegreden) -> None:
    nieuw = zet_stap(bezoek, replace(gesprek, afzegreden=reden), Gespreksstap.ZEG_AF)
    meld_nieuws(bezoek, nieuw)
    _noteer(bezoek, Handeling.TERUGKEERGESPREK_AFGEZEGD, casus, gesprek.id)


def _noteer(bezoek: Bezoek, handeling: Handeling, casus: Casus, onderwerp_id: str) -> None:
    bezoek.record(
        handeling,
        namens=bezoek.regio.eigen_organisatie,
        casus_id=casus.id,
        onderwerp_id=onderwerp_id,
        doel=casus.grondslag or None,
    )
