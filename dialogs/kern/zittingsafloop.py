"""What follows when a zitting is over: open items move on, everybody hears what was agreed, the verslag is prepared.

Each item that moves leaves a line, so that it can come back when the zitting was ended by mistake.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.tafelantwoorden import uitvraag_van
from dialogs.kern.verplaatsen import verplaats_punt
from dialogs.kern.verslagpost import besproken, meld_afspraken, meld_klaar
from domain.agenda import Agendapunt, Zitting, ZittingStatus, is_spoed, op_volgorde
from domain.casus import Fase
from domain.uitvraag import UitvraagStatus, neemt_antwoord_aan
from domain.uitvraagtermijn import deadline_voor
from domain.zittingsverloop import Gebeurtenis, Zittingsregel, stand
from domain.zittingsverloop import op_volgorde as in_orde
from storage import agenda, bespreking
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage import zittingsverloop as opslag

MEESTE_ZITTINGEN: Final = 8
"""Coming zittingen among which a place is looked for."""
_TEL: Final = timedelta(microseconds=1)
"""Between two lines of one act, so that their order is the order of the agenda."""


def na_afloop(bezoek: Bezoek, zitting: Zitting) -> None:
    """It was ended: carry out what follows. Done again after it was taken up anew, it changes only what changed."""
    for nummer, punt in enumerate(open_punten(bezoek, zitting)):
        naar = _waarheen(bezoek, zitting, punt)
        if naar is not None:
            _schuif_door(bezoek, punt, zitting, naar, bezoek.nu + nummer * _TEL)
    meld_afspraken(bezoek, zitting.id)
    meld_klaar(bezoek, zitting.id, _regisseurs(bezoek, zitting))


def weer_open(bezoek: Bezoek, zitting: Zitting) -> None:
    """It was ended by mistake: bring back what moved on, as far as nobody changed it since, in the order it had."""
    hier = op_volgorde(agenda.punten(bezoek.uow, zitting.id))
    al_hier = {een.casus_id for een in hier}
    gevonden = (_onveranderd(bezoek, zitting, een) for een in doorgeschoven(bezoek, zitting.id))
    terug = [een for een in gevonden if een is not None and een[0].casus_id not in al_hier]
    if not _vanzelf_in_orde(hier, [punt for punt, _ in terug]):
        for plek, punt in enumerate(hier, 1):
            agenda.zet_op_agenda(bezoek.uow, replace(punt, volgorde=plek))
        terug = [(replace(punt, volgorde=len(hier) + plek), van) for plek, (punt, van) in enumerate(terug, 1)]
    for punt, van in terug:
        # Read anew: each that comes back gives both agendas a new version.
        daar, naar = agenda.lees(bezoek.uow, van.id), agenda.lees(bezoek.uow, zitting.id)
        verplaats_punt(bezoek, punt, daar, naar, zitting.begint_op)


def doorgeschoven(context: Context, zitting_id: str) -> tuple[Zittingsregel, ...]:
    """Return what moved on when a zitting was last ended, in the order in which it stood."""
    regels = in_orde(opslag.regels(context.uow, zitting_id))
    einde = max((een.op for een in regels if een.soort is Gebeurtenis.GEEINDIGD), default=None)
    if einde is None:
        return ()
    return tuple(een for een in regels if een.soort is Gebeurtenis.DOORGESCHOVEN and een.op >= einde)


def open_punten(context: Context, zitting: Zitting) -> tuple[Agendapunt, ...]:
    """Return the items that are still to be discussed and have no other place: not even a day on which they come back.

    In the order of the agenda; what was closed or destroyed meanwhile is not among them.
    """
    behandeld = stand(opslag.regels(context.uow, zitting.id)).behandeld
    over = [een for een in op_volgorde(agenda.punten(context.uow, zitting.id)) if een.casus_id not in behandeld]
    later = _later(context, zitting, [een.casus_id for een in over])
    alle = casussen.lees_alle(context.uow, [een.casus_id for een in over if een.casus_id not in later])
    lopend = {een.id for een in alle.values() if een.fase is not Fase.AFGESLOTEN}
    return tuple(een for een in over if een.casus_id in lopend)


def _vanzelf_in_orde(hier: Sequence[Agendapunt], terug: Sequence[Agendapunt]) -> bool:
    """Tell whether what comes back stands in its order without a place of its own."""
    if any(een.volgorde is not None for een in hier):
        return False
    return [een.casus_id for een in op_volgorde(terug)] == [een.casus_id for een in terug]


def _waarheen(context: Context, zitting: Zitting, punt: Agendapunt) -> Zitting | None:
    """Return the next regular zitting of the tafel to which an item can go; None when it stays."""
    if bespreking.lees(context.uow, zitting.id, punt.casus_id).terug_op is not None:
        return None
    # What was asked for a zitting already cannot be asked for it twice.
    alle = uitvragen.van_casus(context.uow, punt.casus_id)
    gevraagd = {een.zitting_id for een in alle if een.status is not UitvraagStatus.INGETROKKEN}
    na = max(zitting.begint_op, context.nu)
    komende = agenda.volgende(context.uow, zitting.tafel, na, MEESTE_ZITTINGEN)
    return next((een for een in komende if not een.extra and een.id not in gevraagd), None)


def _schuif_door(bezoek: Bezoek, punt: Agendapunt, van: Zitting, naar: Zitting, op: datetime) -> None:
    regel = Zittingsregel("", van.id, Gebeurtenis.DOORGESCHOVEN, op, bezoek.actor.persoon_id, punt.casus_id)
    opslag.noteer(bezoek.uow, regel)
    uitvraag = uitvraag_van(uitvragen.van_zitting(bezoek.uow, van.id), punt.casus_id)
    deadline = uitvraag.deadline if uitvraag is not None else naar.begint_op
    if uitvraag is not None and neemt_antwoord_aan(uitvraag, van.begint_op, bezoek.nu):
        voorstel = deadline_voor(bezoek.regio, naar.begint_op, bezoek.nu, spoed=is_spoed(punt))
        deadline = min(voorstel.moment if voorstel else uitvraag.deadline, naar.begint_op)
    # It has waited since it came on an agenda; only its place there was of this one.
    van, naar = agenda.lees(bezoek.uow, van.id), agenda.lees(bezoek.uow, naar.id)
    verplaats_punt(bezoek, replace(punt, volgorde=None), van, naar, deadline)


def _onveranderd(context: Context, zitting: Zitting, regel: Zittingsregel) -> tuple[Agendapunt, Zitting] | None:
    """Return where an item stands that moved on; None when somebody gave it another place, or asked about it anew."""
    casus_id = regel.casus_id or ""
    later = _later(context, zitting, [casus_id]).get(casus_id, ())
    if len(later) != 1:
        return None
    (naar,) = later
    punt = next(een for een in agenda.punten(context.uow, naar.id) if een.casus_id == casus_id)
    uitvraag = uitvraag_van(uitvragen.van_zitting(context.uow, naar.id), casus_id)
    gevraagd = uitvraag is not None and uitvraag.gestart_op > regel.op
    # What was put there by hand since is newer than the line.
    if punt.volgorde is not None or punt.toegevoegd_op > regel.op or gevraagd:
        return None
    return punt, naar


def _later(context: Context, zitting: Zitting, casus_ids: list[str]) -> dict[str, tuple[Zitting, ...]]:
    """Return per casus the zittingen after this one on whose agenda it stands; without those on none."""
    met_casus = agenda.zittingen_met_casus(context.uow, casus_ids, zitting.begint_op)
    gevonden = {
        casus_id: tuple(een for een in alle if een.id != zitting.id and een.status is ZittingStatus.GEPLAND)
        for casus_id, alle in met_casus.items()
    }
    return {casus_id: alle for casus_id, alle in gevonden.items() if alle}


def _regisseurs(context: Context, zitting: Zitting) -> tuple[str, ...]:
    """Return who holds something that was discussed, or that moved on or stayed."""
    ids = [*besproken(context, zitting.id), *(een.casus_id for een in open_punten(context, zitting))]
    ids += [een.casus_id for een in doorgeschoven(context, zitting.id) if een.casus_id]
    alle = casussen.lees_alle(context.uow, ids)
    return tuple(dict.fromkeys(alle[een].regisseur_id for een in ids if een in alle))
