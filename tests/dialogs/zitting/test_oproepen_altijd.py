"""However a zitting goes, whoever comes, goes or loses his access: nobody is called for what is not his."""

import random
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from types import MappingProxyType

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.planning import houd_agenda_waar
from domain.errors import UserMistake
from domain.persoon import Rol
from domain.toegang import Toegang
from domain.zittingsverloop import Zittingsfase, aanwezig, is_er
from storage import agenda, casus, toegang
from storage.store import UnitOfWork
from tests.dialogs._post import Bezorgd, context, tikt
from tests.dialogs._wereld import Deelnemer
from tests.dialogs._zaken import maakt_casus, vraagt_uit
from tests.dialogs.zitting._zitting import Tafel

BODIES = ("politie", "ggd", "jeugdteam", "rvdk", "om")
ZONDER = "rvdk"
STAPPEN = ("ga_verder_met_volgende", "ga_terug", "pauzeer", "ga_verder", "ga_naar", "stel_uit", "eindig", "hervat")
WEGING = (6, 1, 1, 3, 1, 1, 0.2, 1)


class Verloop:
    """A zitting in two parts on which anything may happen, and what everybody gets of it."""

    def __init__(self, tafel: Tafel, toeval: random.Random) -> None:
        self.tafel, self.toeval = tafel, toeval
        self.mensen: dict[str, Deelnemer] = {}
        self.gekregen: dict[tuple[str, str], int] = {}

    async def begin(self) -> None:
        wereld = self.tafel.wereld
        jeugd = replace(wereld.regio.tafel("jeugd"), in_delen=True, deel_2_zonder=(ZONDER,))
        wereld.regio = replace(wereld.regio, tafels=MappingProxyType({**wereld.regio.tafels, "jeugd": jeugd}))
        for wie in (self.tafel.regisseur, self.tafel.collega, wereld.beheerder):
            await wie.types("/help")
        for _ in range(2):
            vraagt_uit(wereld, maakt_casus(wereld, "jeugd"), self.tafel.zitting, *self.toeval.sample(BODIES, 2))
            wereld.verstrijkt(seconds=1)
        for code in BODIES:
            self.mensen[code] = self.tafel.partner(code)
            await self.mensen[code].types("/help")
            if self.toeval.random() < 0.7:
                self.tafel.komt(code, self.mensen[code])
        await self.tafel.loopt_in()
        self.schud()
        wereld.nu = self.tafel.zitting.begint_op
        self.tafel.doet("begin")

    def schud(self) -> None:
        """Another order, other minutes, other parts."""

        def doe(uow: UnitOfWork) -> None:
            punten = list(agenda.punten(uow, self.tafel.zitting.id))
            self.toeval.shuffle(punten)
            for nr, een in enumerate(punten, start=1):
                nieuw = replace(
                    een, volgorde=nr, minuten=self.toeval.randint(3, 25), deel=self.toeval.choice((1, 1, 2))
                )
                agenda.zet_op_agenda(uow, nieuw)
            houd_agenda_waar(context(self.tafel.wereld, uow), self.tafel.zitting.id, "jeugd")

        self.tafel.wereld.doet(doe)

    def gebeurt(self) -> None:
        """Something happens."""
        keus = self.toeval.random()
        wie = self.toeval.choice(BODIES)
        punt = self.toeval.choice(self.tafel.punten())
        if keus < 0.5:
            stap = self.toeval.choices(STAPPEN, WEGING)[0]
            with suppress(UserMistake):
                self.tafel.doet(stap, *([punt.casus_id] if stap in {"ga_naar", "stel_uit"} else []))
        elif keus < 0.65:
            self.schud()
        elif keus < 0.75:
            self.tafel.wereld.doet(partial(toegang.beeindig, casus_id=punt.casus_id, organisatie=wie))
        elif keus < 0.85:
            nu = self.tafel.wereld.nu
            self.tafel.wereld.doet(toegang.verleen, Toegang(punt.casus_id, wie, Rol.PARTNER, nu))
        else:
            self.tafel.doet("zet_aanwezig", self.mensen[wie].id, wie, er=self.toeval.random() < 0.5)

    def kijk(self) -> None:
        """What is due is sent, and each call is looked at."""
        fase = self.tafel.stand().fase
        for een in self.tafel.bezorgt(Berichtsoort.ZITTING_OPROEP):
            self.beoordeel(een, fase)

    def beoordeel(self, een: Bezorgd, fase: Zittingsfase) -> None:
        _, casus_id, organisatie, _ = een.werk.onderwerp_id.split(":")
        rijen = self.tafel.wereld.leest(toegang.van_casus, casus_id)
        mag = any(rij.organisatie == organisatie and rij.loopt(self.tafel.wereld.nu) for rij in rijen)
        genoemd = [code for code in self._codes(None) if code in een.kaart.tekst]
        assert genoemd in ([], self._codes(casus_id)), "only its own code"
        assert mag or not genoemd
        if een.bewerkt:
            return
        assert mag
        assert een.waar == self.mensen[organisatie].chat.conversation_id
        punt = next((punt for punt in self.tafel.punten() if punt.casus_id == casus_id), None)
        assert punt is None or not (organisatie == ZONDER and punt.deel == 2)
        if "niet meer aan de beurt" not in een.kaart.tekst:
            assert fase is Zittingsfase.BEZIG
        er = {periode.persoon_id for periode in is_er(aanwezig(self.tafel.regels()))}
        assert self.mensen[organisatie].id not in er
        plek = (een.werk.onderwerp_id, een.waar)
        self.gekregen[plek] = self.gekregen.get(plek, 0) + 1
        assert self.gekregen[plek] == 1

    def _codes(self, casus_id: str | None) -> list[str]:
        ids = [casus_id] if casus_id else [een.casus_id for een in self.tafel.punten()]
        return [str(een) for een in self.tafel.wereld.leest(casus.codes, ids).values()]


@pytest.mark.parametrize("zaad", range(6))
async def test_nobody_is_called_for_what_is_not_his_in_a_break_or_while_he_is_in_the_room(
    tafel: Tafel, zaad: int
) -> None:
    verloop = Verloop(tafel, random.Random(zaad))
    await verloop.begin()
    for _ in range(40):
        verloop.gebeurt()
        tafel.wereld.nu += timedelta(seconds=verloop.toeval.randint(5, 240))
        # Two clocks tick at once: the second finds nothing to do.
        for _ in range(2):
            tikt(tafel.wereld)
        if verloop.toeval.random() < 0.3:
            # Something happens between the alarm and the sending.
            verloop.gebeurt()
        verloop.kijk()
    assert verloop.gekregen
