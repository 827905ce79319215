"""What a plan and a scaled-down casus are to be looked at for: some alarm must still ring for it, or none may.

Told from the rows, apart from the rules by which the alarms are set.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dialogs.kern.berichtsoorten import Wekkersoort
from domain.casus import Casus, Fase
from domain.plan import Kaderafspraak
from storage import afschalen
from storage import plan as plannen
from storage.uow import UnitOfWork
from tests.storage._rijen import wachtende_wekkers

WEEKEINDE: Final = timedelta(days=5)
"""The longest stretch in which nobody works (Easter, Christmas), and a day."""
HAAST: Final = timedelta(days=9)
"""A consult that is late is told of again every week."""


@dataclass(frozen=True)
class Alarmen:
    """What waits, by subject."""

    kader: dict[str, list[date]]
    evaluatie: dict[str, list[date]]
    consult: dict[str, list[date]]

    @classmethod
    def van(cls, uow: UnitOfWork) -> "Alarmen":
        """Return what waits now."""
        soorten = (Wekkersoort.KADER, Wekkersoort.EVALUATIE, Wekkersoort.CONSULT)
        return cls(*(wachtende_wekkers(uow, een) for een in soorten))

    def bezwaren(self, uow: UnitOfWork, casus: Casus, vandaag: date, waarschuwingen: tuple[int, ...]) -> Iterator[str]:
        """Yield what is wrong with the alarms of a casus; `waarschuwingen`: how many days before a frame ends."""
        if casus.fase is Fase.AFGESLOTEN:
            yield from self._van_gesloten(uow, casus, vandaag)
            return
        plan = plannen.huidige(uow, casus.id)
        if plan is None:
            return
        dag = plan.evaluatie_op
        if dag is not None and dag > vandaag and not _op_tijd(self.evaluatie.get(casus.id), dag + WEEKEINDE):
            yield f"nobody will be told that the plan of {casus.code} is to be looked at on {dag}"
        for een in plan.kaders:
            if self._verloren(casus, een, vandaag, waarschuwingen):
                yield f"nobody will be warned that a frame of {casus.code} ends on {een.eindigt_op}"

    def _verloren(self, casus: Casus, kader: Kaderafspraak, vandaag: date, waarschuwingen: tuple[int, ...]) -> bool:
        if kader.eindigt_op is None or kader.voorbij or not waarschuwingen:
            return False
        if kader.betrokkene_id and casus.betrokkene(kader.betrokkene_id) is None:
            return False
        laatste = kader.eindigt_op - timedelta(days=min(waarschuwingen)) - WEEKEINDE
        return vandaag < laatste and not _op_tijd(self.kader.get(f"{casus.id}:{kader.id}"), kader.eindigt_op)

    def _van_gesloten(self, uow: UnitOfWork, casus: Casus, vandaag: date) -> Iterator[str]:
        if casus.id in self.evaluatie or any(een.startswith(f"{casus.id}:") for een in self.kader):
            yield f"{casus.code} is closed and its plan still has an alarm"
        laatste = next(reversed(afschalen.van_casus(uow, casus.id)), None)
        if laatste is None or not laatste.wacht_op_consult or laatste.consult_op is None:
            return
        if not _op_tijd(self.consult.get(laatste.id), max(laatste.consult_op, vandaag) + HAAST):
            yield f"nobody will look again at {casus.code}, which was to be done on {laatste.consult_op}"


def _op_tijd(dagen: list[date] | None, uiterlijk: date) -> bool:
    return any(dag <= uiterlijk for dag in dagen or ())
