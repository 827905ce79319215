"""A casus comes on an agenda, or off it: for every topic that plans that something is discussed.

Putting it on and taking it off keeps true what says so in Teams, and is written down; of two who change one agenda at
once the second looks again.
"""

from collections.abc import Iterable
from datetime import datetime

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Bezoek
from dialogs.kern.planning import houd_agenda_waar, houd_waar
from domain.agenda import Agendapunt, Agendasoort, Zitting, ZittingStatus, als_spoed, is_spoed
from domain.casus import Casus
from domain.logboek import Handeling
from storage import agenda, outbox
from storage.plekken import plekken


def zet_erop(bezoek: Bezoek, casus: Casus, zitting: Zitting, soort: Agendasoort) -> None:
    """Put a casus on an agenda; of one that stands there already, only that it became urgent changes anything.

    The tafel is told of something urgent when its agenda stands in Teams already: an edit wakes nobody.
    """
    punt = next((een for een in agenda.punten(bezoek.uow, zitting.id) if een.casus_id == casus.id), None)
    wordt_spoed = soort is Agendasoort.SPOED and (punt is None or not is_spoed(punt))
    if punt is not None and not wordt_spoed:
        return
    nieuw = Agendapunt(zitting.id, casus.id, soort, bezoek.nu) if punt is None else als_spoed(punt)
    agenda.zet_op_agenda(bezoek.uow, nieuw)
    _gewijzigd(bezoek, casus, zitting)
    if wordt_spoed:
        _meld_spoed(bezoek, casus, zitting.id)


def zet_bovenaan(bezoek: Bezoek, casus: Casus, zitting_id: str) -> None:
    """Have an urgent casus stand as such on an agenda, and tell the tafel when that stands in Teams already."""
    punt = next((een for een in agenda.punten(bezoek.uow, zitting_id) if een.casus_id == casus.id), None)
    if punt is not None and not is_spoed(punt):
        agenda.zet_op_agenda(bezoek.uow, als_spoed(punt))
    houd_agenda_waar(bezoek, zitting_id, casus.tafel)
    _meld_spoed(bezoek, casus, zitting_id)


def haal_eraf(bezoek: Bezoek, casus: Casus, zittingen: Iterable[Zitting]) -> None:
    """Take a casus off these agendas, where it is on them."""
    for zitting in zittingen:
        if agenda.haal_van_agenda(bezoek.uow, zitting.id, casus.id):
            _gewijzigd(bezoek, casus, zitting)
            houd_waar(bezoek, Berichtsoort.AGENDA_SPOED, _punt(casus, zitting.id))


def plan_extra(bezoek: Bezoek, tafel: str, begint_op: datetime) -> Zitting | None:
    """Call a tafel together at a moment, beside its rhythm when it has one; at one moment there is one zitting.

    None when the zitting of that moment does not take place.
    """
    extra = bezoek.regio.tafel(tafel).rooster is not None
    zitting = agenda.plan(bezoek.uow, tafel, begint_op, extra=extra)
    return zitting if zitting.status is ZittingStatus.GEPLAND else None


def _gewijzigd(bezoek: Bezoek, casus: Casus, zitting: Zitting) -> None:
    # A new row version: of two who change one agenda at once, the second looks again.
    agenda.wijzig(bezoek.uow, agenda.lees(bezoek.uow, zitting.id))
    bezoek.record(
        Handeling.AGENDA_GEWIJZIGD,
        namens=bezoek.regio.eigen_organisatie,
        casus_id=casus.id,
        onderwerp_id=zitting.id,
        doel=casus.grondslag or None,
    )
    houd_agenda_waar(bezoek, zitting.id, zitting.tafel)


def _meld_spoed(bezoek: Bezoek, casus: Casus, zitting_id: str) -> None:
    for plek in plekken(bezoek.uow, Berichtsoort.AGENDA, zitting_id):
        if plek.geplaatst and plek.gesprek_id is not None:
            outbox.plan(
                bezoek.uow,
                soort=Berichtsoort.AGENDA_SPOED,
                onderwerp_id=_punt(casus, zitting_id),
                gesprek_id=plek.gesprek_id,
            )


def _punt(casus: Casus, zitting_id: str) -> str:
    return f"{zitting_id}:{casus.id}"
