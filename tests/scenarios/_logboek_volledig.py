"""Whether the logboek is complete: who was shown a name is in it, at that moment; and every line says for whom and why.

It compares what people got back with what was written, so a handler that forgets a line is found, whichever it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from domain.casus import Betrokkene, Casus
from domain.logboek import BOT, Handeling, Logregel
from storage import casus as casussen
from storage import logboek, personen
from storage.store import UnitOfWork
from tests.scenarios.verhaal import Verhaal
from tests.teamsnep.activiteiten import Json
from tests.teamsnep.koerier import Antwoord, Koerier


@dataclass
class Waker:
    """Looks into the logboek after every answer in which somebody in a casus is named.

    Attributes:
        gezien: how many names were shown.
        ongelogd: who was shown whom, without a line of that moment.
    """

    verhaal: Verhaal
    gezien: int = 0
    ongelogd: list[str] = field(default_factory=list)

    def bij(self, koerier: Koerier) -> Koerier:
        """Return the courier, with somebody who looks along."""
        brengt = koerier.brings

        async def brings(activity: Json, *, token: str | None = None, **spoiled: object) -> Antwoord:
            antwoord = await brengt(activity, token=token, **spoiled)
            self._kijk(activity["from"]["name"], str(antwoord.body))
            return antwoord

        koerier.brings = brings  # type: ignore[method-assign] # every word of the language goes by here
        return koerier

    def _kijk(self, wie: str, getoond: str) -> None:
        regels = self.verhaal.store.read_now(self.verhaal.scope, _getoonde, getoond, wie)
        for naam, er_is in regels:
            self.gezien += 1
            if not er_is:
                self.ongelogd.append(f"{wie} saw {naam} at {self.verhaal.klok.moment:%a %H.%M}")


def onvolledige_regels(verhaal: Verhaal) -> list[str]:
    """Return the lines about a casus (or a melding) that do not say on whose behalf, or for what."""
    return verhaal.store.read_now(verhaal.scope, _onvolledige)


def _onvolledige(uow: UnitOfWork) -> list[str]:
    return [repr(een) for keten in logboek.ketens(uow) for een in logboek.lees(uow, keten.casus_id) if not _is_af(een)]


def _is_af(regel: Logregel) -> bool:
    van_de_bot = regel.door_id is None
    if van_de_bot != (regel.namens == BOT) and regel.handeling not in {
        # Written by the command line, for who runs the Veiligheidshuis.
        Handeling.PERSOON_GEREGISTREERD,
        Handeling.PERSOON_AANGESTELD,
    }:
        return False
    return regel.casus_id is None or (regel.namens is not None and regel.doel is not None)


def _getoonde(uow: UnitOfWork, getoond: str, wie: str) -> list[tuple[str, bool]]:
    """Return whose names stand in an answer, and whether there is a line of this moment that says so."""
    ids = [een.casus_id for een in logboek.ketens(uow) if een.casus_id]
    alle = casussen.lees_alle(uow, ids).values()
    in_beeld = [(casus, een.id, een.gegevens.naam) for casus, een in _leden(alle) if een.gegevens.naam in getoond]
    per_naam: dict[str, list[tuple[str, str]]] = {}
    for casus, betrokkene_id, naam in in_beeld:
        per_naam.setdefault(naam, []).append((casus.id, betrokkene_id))
    # Somebody may be in more than one casus: then it was one of those.
    return [(naam, any(_staat_erin(uow, wie, *plek) for plek in plekken)) for naam, plekken in per_naam.items()]


def _leden(alle: Iterable[Casus]) -> Iterator[tuple[Casus, Betrokkene]]:
    return ((casus, een) for casus in alle for een in casus.betrokkenen)


def _staat_erin(uow: UnitOfWork, wie: str, casus_id: str, betrokkene_id: str) -> bool:
    van_nu = [een for een in logboek.lees(uow, casus_id) if een.op == uow.now and een.betrokkene_id == betrokkene_id]
    mensen = personen.lees_alle(uow, (een.door_id for een in van_nu if een.door_id))
    return wie in {een.naam for een in mensen.values()}
