"""When somebody is warned because of a plan: a legal frame is about to end, or it is to be looked at again."""

from datetime import date, datetime, timedelta

from domain.plan import Kaderafspraak
from domain.regio import Regio


def kadermomenten(regio: Regio, kader: Kaderafspraak, nu: datetime) -> dict[int, datetime]:
    """Return when somebody is warned that a frame ends, by the place (from 1) of the warning in the region's list.

    A warning falls at the start of the working hours, on its day or on the last working day before it: never too late
    to do something. What has passed is left out. When all of them have, and the frame still holds, the last one comes
    half-way. Two on one day are one: the later in the list. None when the frame has no end, was dealt with, or when
    the region has not said how long before.
    """
    einde = kader.eindigt_op
    if einde is None or kader.voorbij or not regio.verloop.kader_dagen:
        return {}
    per_moment: dict[datetime, int] = {}
    for volgnummer, dagen in enumerate(regio.verloop.kader_dagen, start=1):
        moment = ochtend(regio, einde - timedelta(days=dagen))
        if moment > nu:
            per_moment[moment] = volgnummer
    if not per_moment:
        vandaag = regio.kalender.lokaal(nu).date()
        moment = ochtend(regio, vandaag + (einde - vandaag) / 2)
        if moment > nu:
            per_moment[moment] = len(regio.verloop.kader_dagen)
    return {volgnummer: moment for moment, volgnummer in sorted(per_moment.items())}


def ochtend(regio: Regio, dag: date) -> datetime:
    """Return when the working hours begin on that day, or on the last working day before it (UTC)."""
    kalender = regio.kalender
    werkdag = dag if kalender.werkdag(dag) else kalender.min_werkdagen(dag, 1)
    return kalender.moment(werkdag, regio.werkuren.van)
