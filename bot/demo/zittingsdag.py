"""`/zittingsdag`: let the demo's clock run on to just before a zitting. Known to the demo's registry only.

A newcomer wants to see how a zitting goes, and not to wait for Monday. Whatever is due in between is done at once.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from cards import datum
from cards.bouwstenen import kaart, tekst
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.ports import Clock
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry
from domain.agenda import VOORUIT, Zitting, ZittingStatus
from storage import agenda

OPDRACHT: Final = "zittingsdag"
BEFORE: Final = timedelta(minutes=10)
"""How long before the zitting it is then."""


@dataclass(slots=True)
class DemoClock:
    """A clock that may be put forward, never back."""

    inner: Clock
    _ahead: timedelta = field(default=timedelta())

    def now(self) -> datetime:
        """Return what time it is in the demo, aware, UTC."""
        return self.inner.now() + self._ahead

    def moves_to(self, moment: datetime) -> None:
        """Skip what lies between; a moment that has passed changes nothing."""
        self._ahead += max(moment - self.now(), timedelta())


@dataclass(frozen=True, slots=True)
class Zittingsdag:
    """The command, and the clock that it puts forward."""

    clock: DemoClock

    def register(self, registry: Registry) -> None:
        """Declare `/zittingsdag`."""
        registry.command(
            CommandSpec(
                words=OPDRACHT,
                permission=Permission.GEREGISTREERD,
                group="demo.groep",
                help="demo.zittingsdag.opdracht",
                example="/zittingsdag",
                answer_may=AnswerMay.STAND_IN_CHANNEL,
                handle=self._go,
                arguments=(Argument.TAFEL,),
                in_manifest=False,
            )
        )

    def _go(self, desk: Desk, arguments: Arguments) -> Answer:
        zitting = _first(desk, arguments.tafel)
        t, kalender = desk.teksten, desk.regio.kalender
        if zitting is None:
            return als_antwoord(kaart(t("demo.zittingsdag.titel"), tekst(t("demo.zittingsdag.geen"))), t)
        moment = zitting.begint_op - BEFORE
        desk.uow.after_commit(lambda: self.clock.moves_to(moment))
        wanneer = datum.dag_en_tijd(max(moment, desk.nu), kalender)
        tafel = desk.regio.tafel(zitting.tafel).naam
        begint = datum.tijd(zitting.begint_op, kalender)
        uitleg = t("demo.zittingsdag.nu", wanneer=wanneer, begint=begint, tafel=tafel)
        return als_antwoord(kaart(t("demo.zittingsdag.titel"), tekst(uitleg)), t)


def _first(desk: Desk, tafel: str | None) -> Zitting | None:
    """Return the first zitting to come on which something stands; of this tafel, when one is named."""
    komende = agenda.tussen(desk.uow, tafel, desk.nu, desk.nu + VOORUIT)
    gepland = (een for een in komende if een.status is ZittingStatus.GEPLAND)
    return next((een for een in gepland if agenda.punten(desk.uow, een.id)), None)
