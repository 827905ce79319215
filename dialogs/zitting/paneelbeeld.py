"""From how a zitting stands to what who leads it sees of it."""

import contextlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from cards.zitting.paneel import Huidig, Paneelbeeld, Volgend
from dialogs.kern.desk import Desk
from dialogs.kern.zittingsafloop import doorgeschoven
from dialogs.kern.zittingspost import einde_van
from dialogs.zitting.aanwezig import samenvatting, waarschuwing
from domain.agenda import TWEEDE_DEEL, Agendapunt, Zitting
from domain.errors import NotFound
from domain.zittingsverloop import GEWONE_DUUR, Zittingsfase, Zittingsstand, rest, verwacht
from storage import agenda, personen
from storage import casus as casussen
from storage import zittingsverloop as opslag

GEWONE_MINUTEN: Final = int(GEWONE_DUUR.total_seconds() // 60)


def beeld(
    desk: Desk, zitting: Zitting, nu: Zittingsstand, punten: Sequence[Agendapunt], van: Mapping[str, str]
) -> Paneelbeeld:
    """Return a zitting as the panel shows it. The caller authorised it.

    Args:
        desk: of whoever leads it.
        zitting: which.
        nu: how it stands.
        punten: the agenda in order.
        van: which regisseur holds each item, by casus id.
    """
    codes = casussen.codes(desk.uow, [*(een.casus_id for een in punten), *van])
    straks = verwacht(nu, punten, zitting.begint_op, desk.nu)
    volgend = next((een for een in punten if een.casus_id in straks), None)
    eigen = [een for een, wie in van.items() if wie in desk.actor.regisseert_voor and een != nu.huidig]
    return Paneelbeeld(
        zitting_id=zitting.id,
        begint_op=zitting.begint_op,
        moment=desk.nu,
        fase=nu.fase,
        wijze=nu.wijze,
        totaal=len(punten),
        over=len(rest(nu, [een.casus_id for een in punten])),
        huidig=_huidig(desk, nu, punten, van, codes),
        volgend=_volgend(desk, zitting, nu, punten, straks, codes),
        einde_verwacht=_einde(nu, punten, straks),
        einde_gepland=einde_van(desk, zitting),
        begonnen_op=nu.begonnen_op,
        geeindigd_op=nu.geeindigd_op,
        pauze_sinds=nu.pauze_sinds,
        besproken=len(nu.behandeld),
        doorgeschoven=len(doorgeschoven(desk, zitting.id)) if nu.fase is Zittingsfase.KLAAR else len(nu.uitgesteld),
        loopt=opslag.gesprek_van(desk.uow, zitting.id) is not None,
        wie=samenvatting(desk, zitting),
        weg=waarschuwing(desk, zitting, volgend) if volgend is not None else "",
        vastleggen=tuple((een, codes[een]) for een in eigen if een in nu.behandeld and een in codes),
    )


def regisseurs(desk: Desk, zitting: Zitting, nu: Zittingsstand) -> dict[str, str]:
    """Return which regisseur holds each item, in order; also of what was taken off the agenda after it had its turn."""
    van = dict(agenda.houders(desk.uow, zitting.id))
    for casus_id in (een.casus_id for een in nu.beurten if een.casus_id not in van):
        # What was destroyed since is nobody's.
        with contextlib.suppress(NotFound):
            van[casus_id] = casussen.lees(desk.uow, casus_id).regisseur_id
    return van


def _huidig(
    desk: Desk,
    nu: Zittingsstand,
    punten: Sequence[Agendapunt],
    van: Mapping[str, str],
    codes: Mapping[str, str],
) -> Huidig | None:
    if nu.huidig is None or nu.sinds is None or nu.huidig not in codes:
        return None
    nummer, minuten = next(
        ((plek, een.minuten) for plek, een in enumerate(punten, 1) if een.casus_id == nu.huidig), (0, None)
    )
    regisseur = van.get(nu.huidig, "")
    ander = regisseur and regisseur not in desk.actor.regisseert_voor
    return Huidig(
        casus_id=nu.huidig,
        nummer=nummer,
        code=codes[nu.huidig],
        sinds=nu.sinds,
        minuten=minuten or GEWONE_MINUTEN,
        gewoon=minuten is None,
        van=personen.lees(desk.uow, regisseur).naam if ander else "",
    )


def _volgend(
    desk: Desk,
    zitting: Zitting,
    nu: Zittingsstand,
    punten: Sequence[Agendapunt],
    straks: Mapping[str, datetime],
    codes: Mapping[str, str],
) -> Volgend | None:
    punt = next((een for een in punten if een.casus_id in straks), None)
    if punt is None or nu.fase is Zittingsfase.KLAAR:
        return None
    tafel = desk.regio.tafels.get(zitting.tafel)
    deel_nu = next((een.deel for een in punten if een.casus_id == nu.huidig), None)
    in_delen = tafel is not None and tafel.in_delen
    return Volgend(
        code=codes[punt.casus_id],
        verwacht_op=straks[punt.casus_id],
        nieuw_deel=in_delen and punt.deel == TWEEDE_DEEL and deel_nu not in {None, TWEEDE_DEEL},
    )


def _einde(nu: Zittingsstand, punten: Sequence[Agendapunt], straks: Mapping[str, datetime]) -> datetime | None:
    """Return when the last item is expected to be done; None when nothing has its turn any more."""
    duur = {een.casus_id: timedelta(minutes=een.minuten) if een.minuten else GEWONE_DUUR for een in punten}
    klaar = [moment + duur[casus_id] for casus_id, moment in straks.items()]
    if not klaar and nu.huidig is not None and nu.sinds is not None:
        klaar = [nu.sinds + duur.get(nu.huidig, GEWONE_DUUR)]
    return max(klaar, default=None)
