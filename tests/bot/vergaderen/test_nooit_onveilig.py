"""Whatever goes wrong, and in whatever order: no link is shown, or even kept, of a meeting that is not safe."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

import pytest

from dialogs.kern.ports import MeetingFailed, MeetingOutcome, OnlineMeeting
from domain.casus import Casus
from domain.terugkeergesprek import Gespreksstatus
from domain.vergadering import OPTIES, Toegangsgegevens, Vergaderopties, Vergaderstatus, Vergaderwens
from storage.vergadering import eerstvolgende
from tests.bot.vergaderen.werkplaats import Werkplaats, maak_gesprek
from tests.dialogs._wereld import Wereld
from tests.graphnep.graph import FakeGraph

ALLES = Vergaderopties(**dict.fromkeys(OPTIES, True))
STAPPEN = 30


@dataclass
class Grillig:
    """Graph on a bad day: each call may fail, also after it was carried out, and each option may be forgotten."""

    toeval: Random
    kwaad: float = 0.5
    er_zijn: dict[str, Vergaderopties] = field(default_factory=dict)
    gemaakt: int = 0
    verloren: int = 0

    async def create(self, wish: Vergaderwens) -> str:
        self._misschien_niet()
        self.gemaakt += 1
        eigen = f"m{self.gemaakt}"
        self.er_zijn[eigen] = self._opties()
        if self._pech():
            self.verloren += 1
            raise MeetingFailed(MeetingOutcome.LATER, code="the answer was lost")
        return eigen

    async def read(self, meeting_id: str) -> OnlineMeeting:
        self._misschien_niet()
        if meeting_id not in self.er_zijn or self._pech():
            raise MeetingFailed(MeetingOutcome.GONE, status=404)
        return OnlineMeeting(meeting_id, Toegangsgegevens(f"https://t.example/{meeting_id}"), self.er_zijn[meeting_id])

    async def change(self, meeting_id: str, wish: Vergaderwens) -> None:
        self._misschien_niet()
        if meeting_id not in self.er_zijn:
            raise MeetingFailed(MeetingOutcome.GONE, status=404)
        self.er_zijn[meeting_id] = self._opties()
        self._misschien_niet()

    async def delete(self, meeting_id: str) -> None:
        self._misschien_niet()
        self.er_zijn.pop(meeting_id, None)

    def _opties(self) -> Vergaderopties:
        return replace(ALLES, **{self.toeval.choice(OPTIES): False}) if self._pech() else ALLES

    def _misschien_niet(self) -> None:
        if self._pech():
            hoe = self.toeval.choice([*MeetingOutcome, None])
            if hoe is None:
                raise RuntimeError("a mistake of ours")
            raise MeetingFailed(hoe, retry_after=self.toeval.choice([None, 1.0, 100.0]))

    def _pech(self) -> bool:
        return self.toeval.random() < self.kwaad * 0.5


@pytest.mark.parametrize("seed", range(12))
async def test_no_link_is_ever_shown_while_an_option_does_not_hold(
    w: Wereld, casus: Casus, graph: FakeGraph, seed: int
) -> None:
    toeval = Random(seed)
    bad = Grillig(toeval)
    gesprek = maak_gesprek(w, casus, timedelta(days=9))
    plaats = Werkplaats(w, graph, gesprek, meetings=bad)
    plaats.vraagt_aan()
    for _ in range(STAPPEN):
        _gebeurt(plaats, toeval)
        await plaats.worker.drain()
        _niets_onveilig(plaats, bad)
        volgende = w.leest(eerstvolgende)
        w.nu = max(w.nu, volgende) if volgende is not None and toeval.random() < 0.8 else w.nu + timedelta(minutes=3)
    bad.kwaad = 0
    plaats.wijzigt(status=Gespreksstatus.GEPLAND)
    plaats.vraagt_aan()
    await plaats.loopt(timedelta(hours=6))
    _niets_onveilig(plaats, bad)
    nu = plaats.vergadering
    assert nu is not None
    assert nu.mag_getoond, "once Graph is well again it succeeds by itself"
    assert len(bad.er_zijn) <= 1 + bad.verloren, "only of an answer that was lost can one be left behind"
    await plaats.sluit()


def _gebeurt(plaats: Werkplaats, toeval: Random) -> None:
    begint = plaats.gesprek.begint_op
    assert begint is not None
    match toeval.randrange(8):
        case 0:
            plaats.wijzigt(begint_op=begint + timedelta(hours=toeval.randrange(4)))
            plaats.vraagt_aan()
        case 1:
            plaats.wijzigt(begint_op=begint + timedelta(days=toeval.randrange(3)))
            plaats.vraagt_aan()
        case 2:
            plaats.zegt_af()
            plaats.wijzigt(status=Gespreksstatus.GEPLAND)
            plaats.vraagt_aan()
        case 3 if plaats.vergadering is not None and plaats.vergadering.status is Vergaderstatus.AFGEKEURD:
            plaats.vraagt_aan()
        case _:
            pass


def _niets_onveilig(plaats: Werkplaats, graph: Grillig) -> None:
    for een in plaats.alle:
        if een.gegevens is None:
            assert not een.mag_getoond
            continue
        assert een.mag_getoond, "a link is not kept of what is not good"
        assert graph.er_zijn[een.extern_id] == ALLES
        assert een.gegevens.adres.endswith(een.extern_id)
