"""An item goes to another zitting of its tafel, with what was asked about it and the alarms of that.

By hand while a zitting is prepared, and by itself when one is over in which it had no turn.
"""

from dataclasses import replace
from datetime import datetime

from dialogs.kern.bereik import houd_werklijsten_waar, vraag_werklijst
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Bezoek
from dialogs.kern.planning import houd_agenda_waar, houd_waar
from dialogs.kern.tafelantwoorden import uitvraag_van
from domain.agenda import Agendapunt, Zitting, is_spoed
from domain.logboek import Handeling
from domain.uitvraag import BevragingStatus, Uitvraag, UitvraagStatus, neemt_antwoord_aan
from domain.uitvraagtermijn import herinnermomenten
from storage import agenda, gesprekken, outbox, wekkers
from storage import uitvraag as uitvragen


def verplaats_punt(bezoek: Bezoek, punt: Agendapunt, van: Zitting, naar: Zitting, deadline: datetime | None) -> bool:
    """Move an item and what was asked about it; return whether organisaties are (still) asked something.

    Args:
        bezoek: who moves it; he was authorised.
        punt: as it is to stand on the other agenda; its zitting is filled in here.
        van: the zitting it leaves, as it was read.
        naar: the zitting it goes to, as it was read.
        deadline: until when what runs is to be answered there; None leaves what was asked where it is.

    Raises:
        Conflict: somebody changed one of the two agendas meanwhile.
    """
    agenda.haal_van_agenda(bezoek.uow, van.id, punt.casus_id)
    agenda.zet_op_agenda(bezoek.uow, replace(punt, zitting_id=naar.id))
    if naar.begint_op > bezoek.nu:
        wekkers.zet(bezoek.uow, Wekkersoort.SLUITING, naar.id, naar.begint_op)
    uitvraag = uitvraag_van(uitvragen.van_zitting(bezoek.uow, van.id), punt.casus_id)
    loopt = uitvraag is not None and neemt_antwoord_aan(uitvraag, van.begint_op, bezoek.nu)
    if uitvraag is not None and deadline is not None and uitvraag.status is not UitvraagStatus.INGETROKKEN:
        _neem_mee(bezoek, uitvraag, van, naar, deadline if loopt else uitvraag.deadline, loopt=loopt)
    _gewijzigd(bezoek, punt.casus_id, van)
    _gewijzigd(bezoek, punt.casus_id, naar)
    gesprek = gesprekken.voor_tafel(bezoek.uow, naar.tafel)
    if is_spoed(punt) and gesprek is not None:
        # Where the agenda does not stand yet, its renderer posts nothing.
        onderwerp_id = _op(naar.id, punt.casus_id)
        outbox.plan(bezoek.uow, soort=Berichtsoort.AGENDA_SPOED, onderwerp_id=onderwerp_id, gesprek_id=gesprek.id)
    return loopt


def _neem_mee(
    bezoek: Bezoek, uitvraag: Uitvraag, van: Zitting, naar: Zitting, deadline: datetime, *, loopt: bool
) -> None:
    """Let an uitvraag belong to the other zitting. What took no more answers takes none there either."""
    uitvragen.vergrendel(bezoek.uow, uitvraag.id)
    nu = uitvragen.lees(bezoek.uow, uitvraag.id)
    status = nu.status if loopt else UitvraagStatus.GESLOTEN
    uitvragen.wijzig(bezoek.uow, replace(nu, zitting_id=naar.id, deadline=deadline, status=status))
    for een in nu.bevragingen:
        wekkers.trek_in(bezoek.uow, Wekkersoort.HERINNERING, een.id)
        if een.status is BevragingStatus.INGETROKKEN:
            continue
        if loopt and een.status is BevragingStatus.OPEN:
            for moment in herinnermomenten(bezoek.regio, deadline, bezoek.nu):
                wekkers.zet(bezoek.uow, Wekkersoort.HERINNERING, een.id, moment.wanneer, moment.volgnummer)
            vraag_werklijst(bezoek, een.organisatie, naar.id)
        houd_werklijsten_waar(bezoek, een.organisatie, van.id, naar.id)


def _gewijzigd(bezoek: Bezoek, casus_id: str, zitting: Zitting) -> None:
    """Keep true what says that a casus stands on this agenda, and write down that it changed.

    A new row version: of two who change one agenda at once, the second looks again.
    """
    agenda.wijzig(bezoek.uow, zitting)
    bezoek.record(Handeling.AGENDA_GEWIJZIGD, casus_id=casus_id, onderwerp_id=zitting.id)
    houd_agenda_waar(bezoek, zitting.id, zitting.tafel)
    houd_waar(bezoek, Berichtsoort.AGENDA_SPOED, _op(zitting.id, casus_id))


def _op(zitting_id: str, casus_id: str) -> str:
    return f"{zitting_id}:{casus_id}"
