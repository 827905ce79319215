"""Every step of a zitting that goes on, whoever says it: a command, a button, or Teams; and what follows from it.

A step is a line that is kept; how the zitting stands follows from all lines (`domain/zittingsverloop.py`). The caller
authorised it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from dialogs.kern.beleid import eis
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.turn import MeetingEvent, MeetingMoment
from dialogs.kern.zittingsafloop import na_afloop, weer_open
from dialogs.kern.zittingsoproepen import houd_oproepen_waar
from dialogs.kern.zittingspost import houd_loop_waar, is_vergeten
from domain.aanwezigheid import Komt
from domain.agenda import Agendapunt, Zitting, ZittingStatus, op_volgorde
from domain.errors import UserMistake
from domain.logboek import Handeling, Logregel
from domain.persoon import Actor, Persoon, Rol
from domain.toegang import Daad
from domain.zittingsverloop import (
    LANGST,
    OPEN_VANAF,
    Gebeurtenis,
    Zittingsfase,
    Zittingsregel,
    Zittingsstand,
    is_nieuw,
    over_deze,
    stand,
    volgende,
    vorige,
)
from storage import aanwezigheid, agenda, logboek, personen
from storage import zittingsverloop as opslag
from storage.gesprekken import Gesprek

_G = Gebeurtenis
_VAN_TEAMS: Final = {MeetingMoment.STARTED: _G.OPEN, MeetingMoment.ENDED: _G.LEEG}
_NET: Final = timedelta(microseconds=1)
_GAAT: Final = frozenset({Zittingsfase.BEZIG, Zittingsfase.PAUZE})


def te_leiden(bezoek: Bezoek, zitting_id: str) -> Zitting:
    """Load a zitting for whoever leads it.

    Raises:
        NotAllowed: he may not.
        NotFound: there is none.
        UserMistake: it is not held ("zitting.fout.vervallen").
    """
    eis(bezoek, Daad.ZITTING_LEIDEN)
    zitting = agenda.lees(bezoek.uow, zitting_id)
    if zitting.status is ZittingStatus.VERVALLEN:
        raise UserMistake("zitting.fout.vervallen")
    return zitting


def stand_van(context: Context, zitting_id: str) -> Zittingsstand:
    """Return how a zitting stands now."""
    return stand(opslag.regels(context.uow, zitting_id))


def punten_van(context: Context, zitting_id: str) -> tuple[Agendapunt, ...]:
    """Return the agenda as it is now, in order."""
    return op_volgorde(agenda.punten(context.uow, zitting_id))


def is_nu_of_vandaag(context: Context, zitting: Zitting) -> bool:
    """Tell whether a zitting is of today, or of now: one of late in the evening goes on after midnight."""
    lokaal = context.regio.kalender.lokaal
    return over_deze(zitting, context.nu) or lokaal(zitting.begint_op).date() == lokaal(context.nu).date()


def begin(bezoek: Bezoek, zitting: Zitting) -> Zittingsstand:
    """It begins: the first item that had no turn yet has it.

    One that goes on already is left as it is. One without any item begins all the same.

    Raises:
        UserMistake: it was ended ("zitting.fout.geeindigd"), or it is another day ("zitting.fout.andere_dag").
    """
    _een_tegelijk(bezoek, zitting)
    nu = stand_van(bezoek, zitting.id)
    if nu.fase in _GAAT:
        return nu
    if nu.fase is Zittingsfase.KLAAR:
        raise UserMistake("zitting.fout.geeindigd")
    if not is_nu_of_vandaag(bezoek, zitting):
        raise UserMistake("zitting.fout.andere_dag")
    _noteer(bezoek, zitting, _G.BEGONNEN)
    bezoek.record(Handeling.ZITTING_BEGONNEN, onderwerp_id=zitting.id)
    eerste = volgende(nu, [een.casus_id for een in punten_van(bezoek, zitting.id)])
    if eerste is not None:
        _geef_beurt(bezoek, zitting, eerste)
    return _volg(bezoek, zitting)


def ga_verder_met_volgende(bezoek: Bezoek, zitting: Zitting) -> Zittingsstand:
    """The next item has its turn; after the last one none has.

    Raises:
        UserMistake: it does not go on ("zitting.fout.niet_bezig"), or every item had a turn ("zitting.fout.laatste").
    """
    nu = _eis_bezig(bezoek, zitting)
    naar = volgende(nu, [een.casus_id for een in punten_van(bezoek, zitting.id)])
    if naar is None:
        raise UserMistake("zitting.fout.laatste")
    _geef_beurt(bezoek, zitting, naar)
    return _volg(bezoek, zitting)


def ga_terug(bezoek: Bezoek, zitting: Zitting) -> Zittingsstand:
    """The item before this one has its turn again.

    Raises:
        UserMistake: it does not go on ("zitting.fout.niet_bezig"), or there was none ("zitting.fout.eerste").
    """
    nu = _eis_bezig(bezoek, zitting)
    naar = vorige(nu, [een.casus_id for een in punten_van(bezoek, zitting.id)])
    if naar is None:
        raise UserMistake("zitting.fout.eerste")
    _geef_beurt(bezoek, zitting, naar)
    return _volg(bezoek, zitting)


def ga_naar(bezoek: Bezoek, zitting: Zitting, casus_id: str) -> Zittingsstand:
    """Any item of the agenda has its turn, out of order.

    Raises:
        UserMistake: it does not go on ("zitting.fout.niet_bezig"), or it is not on the agenda ("zitting.fout.weg").
    """
    _eis_bezig(bezoek, zitting)
    _eis_op_agenda(bezoek, zitting, casus_id)
    _geef_beurt(bezoek, zitting, casus_id)
    return _volg(bezoek, zitting)


def stel_uit(bezoek: Bezoek, zitting: Zitting, casus_id: str) -> Zittingsstand:
    """Leave an item for the next zitting; when it had its turn, no item has it until the regisseur goes on.

    Raises:
        UserMistake: it does not go on ("zitting.fout.niet_bezig"), or it is not on the agenda ("zitting.fout.weg").
    """
    _eis_bezig(bezoek, zitting)
    _eis_op_agenda(bezoek, zitting, casus_id)
    _noteer(bezoek, zitting, _G.UITGESTELD, casus_id=casus_id)
    bezoek.record(Handeling.ZITTING_UITGESTELD, casus_id=casus_id, onderwerp_id=zitting.id)
    return _volg(bezoek, zitting)


def pauzeer(bezoek: Bezoek, zitting: Zitting) -> Zittingsstand:
    """There is a break.

    Raises:
        UserMistake: it does not go on ("zitting.fout.niet_bezig").
    """
    if _eis_bezig(bezoek, zitting).fase is not Zittingsfase.PAUZE:
        _noteer(bezoek, zitting, _G.PAUZE)
        bezoek.record(Handeling.ZITTING_PAUZE, onderwerp_id=zitting.id)
    return _volg(bezoek, zitting)


def ga_verder(bezoek: Bezoek, zitting: Zitting) -> Zittingsstand:
    """The break is over: the item that had its turn has it still.

    Raises:
        UserMistake: it does not go on ("zitting.fout.niet_bezig").
    """
    if _eis_bezig(bezoek, zitting).fase is Zittingsfase.PAUZE:
        _noteer(bezoek, zitting, _G.VERDER)
        bezoek.record(Handeling.ZITTING_PAUZE, onderwerp_id=zitting.id)
    return _volg(bezoek, zitting)


def eindig(bezoek: Bezoek, zitting: Zitting) -> Zittingsstand:
    """It is over: what had no turn moves on, and everybody hears what was agreed.

    Raises:
        UserMistake: it does not go on ("zitting.fout.niet_bezig").
    """
    _eis_bezig(bezoek, zitting)
    _noteer(bezoek, zitting, _G.GEEINDIGD)
    bezoek.record(Handeling.ZITTING_GEEINDIGD, onderwerp_id=zitting.id)
    na_afloop(bezoek, agenda.lees(bezoek.uow, zitting.id))
    return _volg(bezoek, zitting)


def hervat(bezoek: Bezoek, zitting: Zitting) -> Zittingsstand:
    """It was ended by mistake: it goes on, and what moved on comes back.

    Raises:
        UserMistake: it was not ended ("zitting.fout.niet_geeindigd"), or that was another day
            ("zitting.fout.andere_dag"): what moved on is prepared for the next one by then.
    """
    _een_tegelijk(bezoek, zitting)
    if stand_van(bezoek, zitting.id).fase is not Zittingsfase.KLAAR:
        raise UserMistake("zitting.fout.niet_geeindigd")
    if not is_nu_of_vandaag(bezoek, zitting):
        raise UserMistake("zitting.fout.andere_dag")
    _noteer(bezoek, zitting, _G.HERVAT)
    bezoek.record(Handeling.ZITTING_HERVAT, onderwerp_id=zitting.id)
    weer_open(bezoek, agenda.lees(bezoek.uow, zitting.id))
    return _volg(bezoek, zitting)


def zet_aanwezig(bezoek: Bezoek, zitting: Zitting, persoon_id: str | None, organisatie: str, *, er: bool) -> None:
    """The regisseur says that somebody is in the room, or is not any more; call `volg` after the last one.

    Of whoever is not registered here (`persoon_id` None) he says for which organisatie he is there.
    """
    soort = _G.BINNEN if er else _G.BUITEN
    _noteer(bezoek, zitting, soort, persoon_id=persoon_id, organisatie=organisatie)
    if persoon_id is None:
        bezoek.record(Handeling.ZITTING_AANWEZIG, onderwerp_id=zitting.id)
    else:
        _log_aanwezig(bezoek, zitting, persoon_id, organisatie)


def volg(context: Context, zitting: Zitting) -> Zittingsstand:
    """Keep true what follows from the lines: the running agenda, and who is called. Return how it stands."""
    return _volg(context, zitting)


def zitting_in(context: Context, gesprek: Gesprek, op: datetime) -> Zitting | None:
    """Return the zitting of which this conversation is the meeting, at a moment; None when it is that of none.

    A standing meeting serves every zitting of its tafel: it is the one that is on at that moment.
    """
    laatste = opslag.laatste_in(context.uow, gesprek.id)
    if laatste is None:
        return None
    zitting = agenda.lees(context.uow, laatste)
    deze = zitting if over_deze(zitting, op) else None
    if deze is not None and deze.status is ZittingStatus.GEPLAND:
        return deze
    van_tafel = agenda.tussen(context.uow, zitting.tafel, op - LANGST, op + OPEN_VANAF + _NET)
    geldig = (een for een in van_tafel if een.status is ZittingStatus.GEPLAND and over_deze(een, op))
    # Of one that lapsed it is said that it does, unless another took its place.
    return min(geldig, key=lambda een: abs(een.begint_op - op), default=deze)


def teams_meldt(context: Context, zitting: Zitting, wat: MeetingEvent, tenant_id: str) -> None:
    """Keep what Teams tells of the meeting of a zitting. It may come twice, late, and in any order.

    Nothing begins or ends a zitting by itself: who is in a meeting too early, or hangs up, decides nothing.
    """
    regels = list(opslag.regels(context.uow, zitting.id))
    nieuw = [een for een in _regels_van(context, zitting, wat, tenant_id) if is_nieuw(regels, een)]
    for een in nieuw:
        opslag.noteer(context.uow, een)
        if een.persoon_id is not None:
            _log_aanwezig(context, zitting, een.persoon_id, een.organisatie)
    # Who comes and goes is nowhere on the running agenda: an edit for each of them would draw everybody's card anew.
    vertelt_nu_pas = all(een.door_id is not None for een in regels)
    if any(vertelt_nu_pas or een.soort in _VAN_TEAMS.values() for een in nieuw):
        _volg(context, zitting)
    elif any(een.soort is _G.BUITEN for een in nieuw):
        # Who was in the room was not called for an item that is near; now he is not there any more.
        houd_oproepen_waar(context, zitting, stand_van(context, zitting.id))


def _regels_van(context: Context, zitting: Zitting, wat: MeetingEvent, tenant_id: str) -> Sequence[Zittingsregel]:
    soort = _VAN_TEAMS.get(wat.moment)
    if soort is not None:
        return [Zittingsregel("", zitting.id, soort, wat.at)]
    soort = _G.BINNEN if wat.moment is MeetingMoment.CAME else _G.BUITEN
    regels = []
    for object_id in wat.people:
        persoon = personen.zoek(context.uow, tenant_id, object_id)
        if persoon is None:
            regels.append(Zittingsregel("", zitting.id, soort, wat.at))
        else:
            namens = _namens(context, zitting, persoon)
            regels.append(Zittingsregel("", zitting.id, soort, wat.at, persoon_id=persoon.id, organisatie=namens))
    # Of whoever has no account it is not kept that he was there: nobody knows who it is.
    return regels


def _namens(context: Context, zitting: Zitting, persoon: Persoon) -> str:
    """Return on whose behalf somebody is at a zitting: the Veiligheidshuis, or the organisatie he works for.

    Whoever works for several is there for the one of which he said that he comes.
    """
    actor = Actor.van(persoon, context.nu)
    if actor.is_rol(Rol.PROCESREGISSEUR):
        return context.regio.eigen_organisatie
    eigen = sorted(actor.organisaties(Rol.PARTNER))
    return next((een for een in _gemeld(context, zitting, persoon.id) if een in eigen), eigen[0] if eigen else "")


def _gemeld(context: Context, zitting: Zitting, persoon_id: str) -> list[str]:
    gemeld = aanwezigheid.van_zitting(context.uow, zitting.id)
    return [een.organisatie for een in gemeld if een.persoon_id == persoon_id and een.komt is Komt.AANGEMELD]


def _log_aanwezig(context: Context, zitting: Zitting, persoon_id: str, organisatie: str) -> None:
    regel = Logregel(
        handeling=Handeling.ZITTING_AANWEZIG,
        door_id=persoon_id,
        namens=organisatie or context.regio.eigen_organisatie,
        casus_id=None,
        betrokkene_id=None,
        onderwerp_id=zitting.id,
        doel=None,
        op=context.nu,
    )
    logboek.schrijf(context.uow, regel)


def _geef_beurt(bezoek: Bezoek, zitting: Zitting, casus_id: str) -> None:
    _noteer(bezoek, zitting, _G.PUNT, casus_id=casus_id)
    bezoek.record(Handeling.ZITTING_PUNT, casus_id=casus_id, onderwerp_id=zitting.id)


def _noteer(
    bezoek: Bezoek,
    zitting: Zitting,
    soort: Gebeurtenis,
    *,
    casus_id: str | None = None,
    persoon_id: str | None = None,
    organisatie: str = "",
) -> None:
    opslag.noteer(
        bezoek.uow,
        Zittingsregel("", zitting.id, soort, bezoek.nu, bezoek.actor.persoon_id, casus_id, persoon_id, organisatie),
    )


def _een_tegelijk(bezoek: Bezoek, zitting: Zitting) -> None:
    """Of two steps at once, the second looks again at what the first one made of it.

    Raises:
        Conflict: somebody else was first.
    """
    # As it is stored now: one transaction may do more than one thing to a zitting.
    agenda.wijzig(bezoek.uow, agenda.lees(bezoek.uow, zitting.id))


def _eis_bezig(bezoek: Bezoek, zitting: Zitting) -> Zittingsstand:
    _een_tegelijk(bezoek, zitting)
    nu = stand_van(bezoek, zitting.id)
    if nu.fase not in _GAAT:
        raise UserMistake("zitting.fout.niet_bezig")
    return nu


def _eis_op_agenda(bezoek: Bezoek, zitting: Zitting, casus_id: str) -> None:
    if all(een.casus_id != casus_id for een in agenda.punten(bezoek.uow, zitting.id)):
        raise UserMistake("zitting.fout.weg")


def _volg(context: Context, zitting: Zitting) -> Zittingsstand:
    nu = stand_van(context, zitting.id)
    if not is_vergeten(context, zitting, nu):
        houd_loop_waar(context, zitting, nu)
        houd_oproepen_waar(context, zitting, nu)
    return nu
