"""When the regisseur must hear that somebody comes back: told from the days alone, apart from how the program counts.

On the morning of a working day he hears of whoever is outside in 90, 60, 30, 14, 7 or 1 days; of a day that is none, on
the last working day before it. One counts to a leave first, and after it to the release. Whoever comes in, or whose day
comes nearer, when such a point has passed is told of at once; so is the release after a leave. When all is in order it
is quiet until the last week. When the casus is closed it is over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from domain.werkdagen import Kalender, Werkuren
from tests.scenarios._nazorgjaar import Toestand, Zaak

PUNTEN: Final = (90, 60, 30, 14, 7, 1)
LAATSTE_WEEK: Final = 7
DAG: Final = timedelta(days=1)


@dataclass(frozen=True)
class Klok:
    """The region's calendar, and when its working day begins and ends."""

    kalender: Kalender
    werkuren: Werkuren

    def ochtend(self, dag: date) -> datetime:
        """The begin of a working day."""
        return self.kalender.moment(dag, self.werkuren.van)

    def werkdagen(self, van: datetime, tot: datetime) -> Iterator[date]:
        """Yield every working day whose morning lies between."""
        dag = self.kalender.lokaal(van).date()
        while self.ochtend(dag) < tot:
            if self.kalender.werkdag(dag) and self.ochtend(dag) > van:
                yield dag
            dag += DAG

    def punt(self, dag: date, buiten: date) -> int | None:
        """Return which point falls on a working day; of several the last one."""
        volgende = self.kalender.plus_werkdagen(dag, 1)
        hier = [een for een in PUNTEN if dag <= buiten - een * DAG < volgende]
        return min(hier, default=None)

    def iets_voorbij(self, op: datetime, buiten: date) -> bool:
        """Tell whether a point has passed by then."""
        return any(self.ochtend(self._werkdag_tot(buiten - een * DAG)) <= op for een in PUNTEN)

    def _werkdag_tot(self, dag: date) -> date:
        while not self.kalender.werkdag(dag):
            dag -= DAG
        return dag


@dataclass(frozen=True)
class Periode:
    """A time in which the days stood as they stood. `nieuws`: it began with something that brings them nearer."""

    van: datetime
    tot: datetime
    einde: date | None
    verlof: tuple[date, date] | None
    nieuws: bool


def perioden(zaak: Zaak, tot: datetime) -> list[Periode]:
    """Return how the days stood, from the first message until the casus was closed."""
    slot = zaak.gesloten_op or tot
    gevonden: list[Periode] = []
    eerder: Toestand | None = None
    for een in zaak.toestanden:
        if een.vanaf >= slot:
            break
        if eerder is None or (een.einde, een.verlof) != (eerder.einde, eerder.verlof):
            gevonden.append(Periode(een.vanaf, slot, een.einde, een.verlof, _nieuws(eerder, een)))
        eerder = een
    eindes = [*(een.van for een in gevonden[1:]), slot]
    return [Periode(een.van, tot, een.einde, een.verlof, een.nieuws) for een, tot in zip(gevonden, eindes, strict=True)]


def _nieuws(was: Toestand | None, wordt: Toestand) -> bool:
    if was is None or was.einde is None or was.verlof != wordt.verlof:
        return True
    return wordt.einde is not None and wordt.einde < was.einde


def geteld_naar(een: Periode, dag: date) -> date | None:
    """Return to which day is counted on a day: to the leave that comes, to nothing during it, then to the release."""
    verlof = een.verlof if een.einde is None or (een.verlof and een.verlof[0] < een.einde) else None
    if verlof and dag <= verlof[0]:
        return verlof[0]
    if verlof and dag <= verlof[1]:
        return None
    return een.einde if een.einde is not None and een.einde >= dag else None


def krap(zaak: Zaak) -> bool:
    """Tell whether a release follows so soon upon a leave that he is told of it during the leave."""
    return any(
        een.verlof and een.einde and een.verlof[0] < een.einde <= een.verlof[1] + 5 * DAG for een in zaak.toestanden
    )


def hoort_op(zaak: Zaak, klok: Klok, tot: datetime) -> Iterator[date]:
    """Yield the days on which the regisseur must hear of somebody's return."""
    for een in perioden(zaak, tot):
        begin = klok.kalender.lokaal(een.van).date()
        doel = geteld_naar(een, begin)
        if een.nieuws and doel and een.van < een.tot and klok.iets_voorbij(een.van, doel):
            yield from _tenzij_op_orde(zaak, een.van, begin, (doel - begin).days)
        vorig = doel
        for dag in klok.werkdagen(een.van, een.tot):
            doel, ochtend = geteld_naar(een, dag), klok.ochtend(dag)
            if doel is None:
                vorig = doel
                continue
            punt = klok.punt(dag, doel)
            if punt is not None:
                yield from _tenzij_op_orde(zaak, ochtend, dag, punt)
            elif doel != vorig and klok.iets_voorbij(ochtend, doel):
                yield from _tenzij_op_orde(zaak, ochtend, dag, (doel - dag).days)
            vorig = doel


def _tenzij_op_orde(zaak: Zaak, op: datetime, dag: date, dagen: int) -> Iterator[date]:
    if zaak.op_orde_vanaf is None or op < zaak.op_orde_vanaf or dagen <= LAATSTE_WEEK:
        yield dag


def nagekeken_op(zaak: Zaak, klok: Klok, tot: datetime) -> Iterator[date]:
    """Yield the days on which the regisseur must be asked how it goes.

    That is the first working day after the release, then every week until somebody looked; and the day that was chosen
    then to look again.
    """
    for een in perioden(zaak, tot):
        if een.einde is None:
            continue
        dag = klok.kalender.volgende_werkdag(een.einde + DAG)
        moment = max(klok.ochtend(dag), een.van)
        while moment < een.tot and not any(keer <= moment for keer in zaak.gekeken):
            dag = klok.kalender.lokaal(moment).date()
            yield dag
            moment = klok.ochtend(klok.kalender.volgende_werkdag(dag + 7 * DAG))
    if len(zaak.gekeken) > 1:
        yield klok.kalender.lokaal(zaak.gekeken[-1]).date()
