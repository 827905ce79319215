"""An afspraak on the agenda of its tafel: on top when nothing is heard of it, or because it is followed there."""

from dataclasses import replace
from typing import Final

from dialogs.kern.desk import Context
from dialogs.kern.heropend import soort_op_agenda
from dialogs.kern.planning import houd_agenda_waar
from domain.afspraak import Afspraak
from domain.agenda import Agendapunt, Agendasoort, Zitting, ZittingStatus
from domain.casus import Casus
from domain.logboek import Handeling
from domain.uitvraag import UitvraagStatus
from storage import afspraken, agenda
from storage import casus as casussen
from storage import uitvraag as uitvragen

_KOMENDE: Final = 8
"""Coming zittingen that are looked through for a regular one."""


def zet_op_agenda(context: Context, casus: Casus, soort: Agendasoort) -> Zitting | None:
    """Put a casus on the next agenda of its tafel, as this kind; on one it stands on already, AFSPRAAK puts it on top.

    None when no zitting is planned: a tafel that sits ad hoc has its regisseur alone.
    """
    zitting = _volgende(context, casus)
    if zitting is None:
        return None
    op_agenda = agenda.punten(context.uow, zitting.id)
    er_al = next((een for een in op_agenda if een.casus_id == casus.id), None)
    if er_al is None:
        # Where the regisseur gave all a place of their own, what comes on top has one before them.
        voor_alle = soort is Agendasoort.AFSPRAAK and any(een.volgorde is not None for een in op_agenda)
        punt = Agendapunt(zitting.id, casus.id, soort, context.nu, volgorde=0 if voor_alle else None)
    elif soort is Agendasoort.AFSPRAAK and er_al.soort is not Agendasoort.AFSPRAAK:
        punt = replace(er_al, soort=soort, eerder=er_al.soort)
    else:
        return zitting
    agenda.zet_op_agenda(context.uow, punt)
    _gewijzigd(context, casus.id, zitting)
    return zitting


def haal_terug(context: Context, afspraak: Afspraak) -> None:
    """Something was heard of an afspraak: what stands on top for nothing else goes back to what it was, or comes off.

    A zitting that has begun keeps its agenda: it was spoken of there.
    """
    if iets_stil(context, afspraak.casus_id, zonder=afspraak.id):
        return
    for zitting in agenda.zittingen_met_casus(context.uow, [afspraak.casus_id], context.nu).get(afspraak.casus_id, ()):
        punten = agenda.punten(context.uow, zitting.id)
        punt = next(een for een in punten if een.casus_id == afspraak.casus_id)
        if punt.soort is not Agendasoort.AFSPRAAK or zitting.begint_op <= context.nu:
            continue
        was = punt.eerder or _gevraagd_als(context, afspraak.casus_id, zitting)
        if was is None:
            agenda.haal_van_agenda(context.uow, zitting.id, afspraak.casus_id)
        else:
            agenda.zet_op_agenda(context.uow, replace(punt, soort=was, eerder=None))
        _gewijzigd(context, afspraak.casus_id, zitting)


def iets_stil(context: Context, casus_id: str, *, zonder: str = "") -> bool:
    """Tell whether nothing is heard of an afspraak of a casus; `zonder` is the id of one that does not count."""
    van_casus = afspraken.van_casussen(context.uow, [casus_id], alleen_open=True).get(casus_id, ())
    return any(een.id != zonder and een.bij_eigenaar and een.gemeld_op is not None for een in van_casus)


def _volgende(context: Context, casus: Casus) -> Zitting | None:
    """Return the first coming zitting of the tafel; one called together for another casus only is none of its."""
    komende = agenda.volgende(context.uow, casus.tafel, context.nu, _KOMENDE)
    met = agenda.zittingen_met_casus(context.uow, [casus.id], context.nu).get(casus.id, ())
    eigen = {een.id for een in met if een.status is ZittingStatus.GEPLAND}
    return next((een for een in komende if not een.extra or een.id in eigen), None)


def _gevraagd_als(context: Context, casus_id: str, zitting: Zitting) -> Agendasoort | None:
    """Return as what it stands there because organisaties were asked since; None when they were not."""
    alle = uitvragen.van_casus(context.uow, casus_id)
    if not any(een.zitting_id == zitting.id and een.status is not UitvraagStatus.INGETROKKEN for een in alle):
        return None
    return soort_op_agenda(context, casussen.lees(context.uow, casus_id), alle, zitting.id)


def _gewijzigd(context: Context, casus_id: str, zitting: Zitting) -> None:
    context.log(Handeling.AGENDA_GEWIJZIGD, casus_id=casus_id, onderwerp_id=zitting.id)
    houd_agenda_waar(context, zitting.id, zitting.tafel)
