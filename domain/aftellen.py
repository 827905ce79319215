"""When one is told what is not in order yet: counted back from the next day on which somebody is outside.

Leave is counted to first, then the release. A moment falls at the start of the working hours of its day, or of the last
working day before it, so never after the fact. Where points have passed already (a short stay, a day that moved closer)
one moment comes at once in place of all of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from domain.detentie import Detentie
from domain.planmomenten import ochtend
from domain.regio import Regio
from domain.uitvraagtermijn import regio_moment

VERLOF: Final = 10_000
"""Added to the number of an alarm that counts to a leave: both series may have one of as many days."""

LAATSTE_DAGEN: Final = 7
"""From so many days on one also hears that all is in order."""

_DAG: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Aftelmoment:
    """One moment: `dagen` before `buiten` he is outside, on leave or (`verlof` False) for good."""

    buiten: date
    dagen: int
    wanneer: datetime
    verlof: bool = False

    @property
    def nummer(self) -> int:
        """The number of its alarm: how many days before; those of a leave apart."""
        return self.dagen + (VERLOF if self.verlof else 0)


def aftelmomenten(
    regio: Regio, detentie: Detentie, punten: Iterable[int], nu: datetime, *, nieuws: bool
) -> tuple[Aftelmoment, ...]:
    """Return the moments that are to come, in order of time.

    Args:
        regio: whose calendar and working hours.
        detentie: until when, and which leave.
        punten: how many days before.
        nu: what lies before it has been.
        nieuws: whether points that have passed are to be made up for by one moment, now.
    """
    punten = sorted(set(punten), reverse=True)
    vandaag = regio.kalender.lokaal(nu).date()
    verlof, einde = detentie.verlof, detentie.einde
    momenten: list[Aftelmoment] = []
    vanaf, inhalen = nu, nieuws
    if verlof is not None and (einde is None or verlof.van < einde):
        if verlof.van >= vandaag:
            momenten += _reeks(regio, verlof.van, punten, nu, inhalen=nieuws, verlof=True)
        weer = _weer_binnen(regio, detentie)
        if weer is not None and weer > nu:
            vanaf, inhalen = weer, True
    if einde is not None and einde >= vandaag:
        momenten += _reeks(regio, einde, punten, vanaf, inhalen=inhalen)
    return tuple(sorted(momenten, key=lambda een: (een.wanneer, een.nummer)))


def is_ingehaald(regio: Regio, moment: Aftelmoment, punten: Iterable[int], nu: datetime) -> bool:
    """Tell whether a moment that comes late was overtaken by a later one, or by the day itself."""
    if moment.buiten < regio.kalender.lokaal(nu).date():
        return True
    return any(moment.wanneer < ochtend(regio, moment.buiten - een * _DAG) <= nu for een in punten)


def nachecken_op(regio: Regio, einde: date, dagen: int) -> datetime:
    """Return when is looked how it went: so many days after the release, or on the first working day from then on."""
    dag = regio.kalender.volgende_werkdag(einde + timedelta(days=dagen))
    return regio.kalender.moment(dag, regio.werkuren.van)


def te_melden_op(regio: Regio, buiten: date, nu: datetime) -> datetime:
    """Return when people hear of it: within working hours, unless that would not be before the day itself."""
    moment = regio_moment(regio, nu)
    vandaag, dan = (regio.kalender.lokaal(een).date() for een in (nu, moment))
    return nu if vandaag < buiten <= dan else moment


def _weer_binnen(regio: Regio, detentie: Detentie) -> datetime | None:
    """Return from when on one counts to the release: after the leave, but never too late to tell it the day before."""
    verlof, einde = detentie.verlof, detentie.einde
    if verlof is None or einde is None or verlof.van >= einde:
        return None
    dag = max(verlof.van + _DAG, min((verlof.tot or verlof.van) + _DAG, einde - _DAG))
    eerste_werkdag = regio.kalender.volgende_werkdag(dag)
    if eerste_werkdag < einde:
        dag = eerste_werkdag
    return max(ochtend(regio, dag), regio.kalender.moment(verlof.van, regio.werkuren.tot))


def _reeks(
    regio: Regio, buiten: date, punten: Iterable[int], vanaf: datetime, *, inhalen: bool, verlof: bool = False
) -> Iterator[Aftelmoment]:
    """Yield the moments after `vanaf`; of two that fall together the one with the fewest days."""
    per_moment: dict[datetime, int] = {}
    voorbij = False
    for punt in punten:
        moment = ochtend(regio, buiten - punt * _DAG)
        if moment > vanaf:
            per_moment[moment] = punt
        else:
            voorbij = True
    dag = regio.kalender.lokaal(vanaf).date()
    vandaag_al = any(regio.kalender.lokaal(een).date() == dag for een in per_moment)
    if inhalen and voorbij and not vandaag_al and dag <= buiten:
        yield Aftelmoment(buiten, (buiten - dag).days, vanaf, verlof)
    for moment, punt in per_moment.items():
        yield Aftelmoment(buiten, punt, moment, verlof)
