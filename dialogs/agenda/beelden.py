"""From what is stored to what somebody may see of a zitting."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from cards.agenda import Punt, Zittingsbeeld
from dialogs.kern.desk import Context
from domain.agenda import EERSTE_DEEL, Zitting, ZittingStatus, op_volgorde, tijden
from domain.rooster import zittingen
from domain.uitvraag import Uitvraag, UitvraagStatus, stand
from storage import agenda, casus, uitvraag

_NET_ERVOOR = timedelta(microseconds=1)

MEESTE_SPOEDZITTINGEN = 5
"""Spoedzittingen that may stand among the coming ones before a regular one is left out."""


def komende(context: Context, tafel: str, aantal: int) -> tuple[Zitting, ...]:
    """Return so many coming zittingen of a tafel, and any spoedzitting before them.

    One of today stays until the day is over.
    """
    kalender = context.regio.kalender
    vandaag = kalender.moment(kalender.lokaal(context.nu).date(), time())
    gevonden = agenda.volgende(context.uow, tafel, vandaag - _NET_ERVOOR, aantal + MEESTE_SPOEDZITTINGEN)
    gewoon = [plek for plek, een in enumerate(gevonden) if not een.extra]
    return gevonden[: gewoon[aantal - 1] + 1] if len(gewoon) >= aantal else gevonden


def beeld(context: Context, zitting: Zitting, zichtbaar: Collection[str] | None) -> Zittingsbeeld:
    """Return a zitting as somebody may see it: only the casussen in `zichtbaar`, or (None) all of them."""
    punten = op_volgorde(agenda.punten(context.uow, zitting.id))
    momenten = tijden(zitting.begint_op, punten)
    getoond = [
        (nummer, een, begint_op)
        for nummer, (een, begint_op) in enumerate(zip(punten, momenten, strict=True), 1)
        if zichtbaar is None or een.casus_id in zichtbaar
    ]
    codes = casus.codes(context.uow, [een.casus_id for _, een, _ in getoond])
    in_delen = context.regio.tafel(zitting.tafel).in_delen
    standen = _standen(context, zitting) if getoond else {}
    return Zittingsbeeld(
        zitting_id=zitting.id,
        begint_op=zitting.begint_op,
        aantal=len(punten),
        punten=tuple(
            Punt(
                nummer,
                codes[een.casus_id],
                een.soort,
                *standen.get(een.casus_id, (0, 0)),
                minuten=een.minuten,
                begint_op=begint_op,
                deel=een.deel if in_delen else EERSTE_DEEL,
            )
            for nummer, een, begint_op in getoond
        ),
        vervallen=zitting.status is ZittingStatus.VERVALLEN,
        extra=zitting.extra,
        afwijkend=bool(punten) and _naast_het_rooster(context, zitting.tafel, zitting.begint_op),
    )


def _standen(context: Context, zitting: Zitting) -> dict[str, tuple[int, int]]:
    """Return per casus how many were asked for this zitting, and how many ever dealt with it (`Stand.binnen`)."""
    geteld: dict[str, tuple[int, int]] = {}
    for een in uitvraag.van_zitting(context.uow, zitting.id):
        if _telt(een):
            nu = stand(een, context.nu)
            gevraagd, binnen = geteld.get(een.casus_id, (0, 0))
            geteld[een.casus_id] = (gevraagd + nu.totaal, binnen + nu.binnen)
    return geteld


def _telt(een: Uitvraag) -> bool:
    return een.status is not UitvraagStatus.INGETROKKEN


def _naast_het_rooster(context: Context, tafel: str, begint_op: datetime) -> bool:
    rooster = context.regio.tafel(tafel).rooster
    return rooster is not None and not zittingen(rooster, begint_op, begint_op + _NET_ERVOOR, context.regio.kalender)
