"""What happens at the simulated zitting, told in minutes from its planned beginning."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Final

from dialogs.kern.turn import MeetingMoment
from domain.aanwezigheid import Aanwezigheid, Komt
from storage import aanwezigheid, toegang
from storage.store import UnitOfWork
from tests.scenarios._zitting_leiding import Leiding
from tests.scenarios._zitting_podium import Podium
from tests.scenarios._zitting_toezicht import Toezicht
from tests.scenarios._zitting_wie import CARLO, DEELNEMERS, ROSA
from tests.scenarios._zitting_zaal import Zaal

M = MeetingMoment
ZAAD: Final = 11


class Wijze(StrEnum):
    """What Teams tells of the meeting."""

    TEAMS = "teams"
    """Everything, at once."""
    HAND = "hand"
    """Nothing: the regisseur says who is there."""
    ROMMELIG = "rommelig"
    """Everything, but twice, late and out of order; the last of it long after the end."""


@dataclass
class Dag:
    """The day, with who looks along. `volgt` is how often everybody also presses all that he is shown."""

    zaal: Zaal
    wijze: Wijze
    begin: datetime
    toezicht: Toezicht
    volgt: int = 20
    kans: Random = field(default_factory=lambda: Random(ZAAD))
    achtergehouden: list[tuple[MeetingMoment, datetime, tuple[str, ...]]] = field(default_factory=list)
    stappen: int = 0
    voorbij: bool = False

    @property
    def podium(self) -> Podium:
        """Where it is played."""
        return self.zaal.podium

    def leidt(self, wie: str) -> Leiding:
        """Return the steps of a regisseur."""
        return Leiding(self.zaal, self.toezicht, self.na, wie)

    async def om(self, minuut: int) -> None:
        """Let it be that minute, and let the bot do on the way what was due."""
        doel = self.begin + timedelta(minutes=minuut)
        while self.podium.nu < doel:
            self.podium.zet_klok(min(doel, self.podium.nu + timedelta(minutes=30 if self.voorbij else 3)))
            self.toezicht.posts(await self.podium.werkt())

    async def na(self) -> None:
        """After every event: the bot works, and nobody reads what is not his."""
        self.stappen += 1
        self.toezicht.posts(await self.podium.werkt())
        if self.wijze is Wijze.ROMMELIG and self.stappen % 5 == 0:
            await self._vertelt(self.kans.randrange(1, 4))
        await self.toezicht.kijkt_rond(self.stappen, volgt_knoppen=self.stappen % self.volgt == 0)

    # People come and go

    async def gaat_open(self) -> None:
        """Let the meeting open."""
        await self._teams(M.STARTED)

    async def komt(self, *namen: str) -> None:
        """Let people come in."""
        await self._beweegt(M.CAME, namen)

    async def gaat(self, *namen: str) -> None:
        """Let people leave."""
        await self._beweegt(M.WENT, namen)

    async def loopt_leeg(self) -> None:
        """Let the meeting be closed."""
        await self._teams(M.ENDED)

    async def vervangt(self, wie: str, door: str) -> None:
        """Let somebody say that a colleague comes in his place."""
        organisatie = DEELNEMERS[wie]

        def zet(uow: UnitOfWork) -> None:
            gemeld = aanwezigheid.van_zitting(uow, self.zaal.zitting.id)
            al = [een for een in gemeld if een.persoon_id == self.podium.id_van(wie)]
            weg = Aanwezigheid(
                self.zaal.zitting.id, organisatie, self.podium.id_van(wie), Komt.AFGEMELD, uow.now, None,
                self.podium.id_van(door), al[0].versie if al else 1,
            )  # fmt: skip
            aanwezigheid.zet(uow, weg)

        self.podium.doet(zet)
        await self.na()

    async def verliest_toegang(self, organisatie: str, nr: int) -> None:
        """Let an organisatie have no part any more in a casus."""
        self.podium.doet(toegang.beeindig, self.zaal.casussen[nr].id, organisatie)
        await self.na()

    async def alles_komt_aan(self) -> None:
        """Let Teams tell at last what it had not told."""
        await self._vertelt(len(self.achtergehouden))
        await self.na()

    async def _beweegt(self, moment: MeetingMoment, namen: Sequence[str]) -> None:
        if self.wijze is Wijze.HAND and self.voorbij:
            return  # nobody says who goes home
        if self.wijze is Wijze.HAND:
            await self.leidt(ROSA).vinkt_aan(*namen, er=moment is M.CAME)
        else:
            await self._teams(moment, *namen)

    async def _teams(self, moment: MeetingMoment, *namen: str) -> None:
        if self.wijze is Wijze.HAND:
            return
        wat = (moment, self.podium.nu, namen)
        if self.wijze is Wijze.TEAMS:
            await self.podium.teams_meldt(moment, self.podium.nu, *namen)
        else:
            self.achtergehouden += [wat, wat]
            self.kans.shuffle(self.achtergehouden)
        await self.na()

    async def _vertelt(self, aantal: int) -> None:
        for _ in range(min(aantal, len(self.achtergehouden))):
            moment, op, namen = self.achtergehouden.pop()
            await self.podium.teams_meldt(moment, op, *namen)


async def middag(d: Dag) -> None:
    """The whole zitting, from the first who comes until long after the last has gone."""
    await binnenkomst(d)
    await casussen_van_rosa(d)
    await een_collega_leidt(d)
    await terug_naar_wat_vergeten_was(d)
    await tweede_deel(d)
    await einde(d)


async def binnenkomst(d: Dag) -> None:
    """People come; one says that a colleague comes in his place later on."""
    await d.om(-12)
    await d.gaat_open()
    await d.komt(ROSA, "Petra Politie", "Otto Openbaar")
    await d.om(-5)
    await d.komt(CARLO, "Pim Politie", "Marit Merwestad")
    await d.vervangt("Otto Openbaar", "Olga Openbaar")


async def casussen_van_rosa(d: Dag) -> None:
    """The first two, with somebody who is late; then some leave and others come."""
    rosa = d.leidt(ROSA)
    await d.om(0)
    await rosa.begint()
    await d.om(6)
    await d.komt("Vera Veilig")
    await d.komt("Joke Jeugd", "Ralf Raad")
    await d.om(11)
    await rosa.legt_vast(1, ("politie", "vrijdag"), (VT, "over 2 weken"), verder=True)
    await d.gaat("Vera Veilig", "Marit Merwestad")
    await d.om(20)
    await rosa.legt_vast(2, ("rvdk", "over 3 weken"), ("jeugdteam", "vrijdag"), verder=True)
    await d.om(21)
    await d.gaat("Ralf Raad", "Joke Jeugd", "Otto Openbaar")
    await d.komt("Olga Openbaar")
    await d.om(24)
    await d.komt("Rik Reclassering")
    await d.gaat("Pim Politie")
    await d.komt("Pleun Politie")


async def een_collega_leidt(d: Dag) -> None:
    """Casussen of a colleague, who leads from here: he changes the order, and there is a break."""
    carlo = d.leidt(CARLO)
    await d.om(30)
    await carlo.legt_vast(3, ("om", "vrijdag"), ("reclassering", "over 2 weken"), verder=True)
    await d.gaat("Rik Reclassering")
    await d.komt("Gerda Gezondheid", "Oda Oosterwaard", "Vik Veilig")
    await d.om(33)
    await carlo.zet_voor(8, 5)
    await d.om(41)
    await carlo.legt_vast(4, ("ggd", "over 2 weken"))
    await d.om(42)
    await carlo.pauzeert()
    await d.gaat("Oda Oosterwaard", "Vik Veilig")
    await d.om(50)
    await carlo.gaat_verder()
    await carlo.gaat_naar_volgende()
    await d.om(58)
    await carlo.legt_vast(8, ("politie", "vrijdag"), ("ggd", "over 3 weken"), verder=True)
    await d.komt("Ralf Raad", "Marit Merwestad", "Vonne Veilig")


async def terug_naar_wat_vergeten_was(d: Dag) -> None:
    """Something was forgotten: back to the fourth, and on with the fifth. One is left for the next zitting."""
    rosa, carlo = d.leidt(ROSA), d.leidt(CARLO)
    await d.om(60)
    await carlo.gaat_naar(4)
    await d.om(63)
    await carlo.legt_vast(4, (GO, "over 3 weken"))
    await carlo.gaat_terug()
    await d.om(72)
    await rosa.legt_vast(5, (VT, "vrijdag"), (GM, "over 2 weken"), verder=True)
    await d.om(80)
    # The reclassering is not there: what it gets is put to it.
    await rosa.legt_vast(6, ("om", "vrijdag"), ("reclassering", "over 3 weken"), verder=True)
    await d.om(81)
    await carlo.laat_doorschuiven()


async def tweede_deel(d: Dag) -> None:
    """Who is there for the first part only has left; one body has no part in a casus any more."""
    rosa, carlo = d.leidt(ROSA), d.leidt(CARLO)
    await d.om(83)
    await d.gaat("Ralf Raad")
    await carlo.gaat_naar_volgende()
    await d.om(92)
    await rosa.legt_vast(9, (VT, "over 2 weken"), ("politie", "over 3 weken"), verder=True)
    await d.om(95)
    await d.verliest_toegang("ggd", 12)
    await d.om(100)
    await rosa.legt_vast(10, (GM, "vrijdag"), verder=True)
    await d.om(110)
    await carlo.legt_vast(11, verder=True)
    await d.komt("Oda Oosterwaard")
    await d.om(118)
    await carlo.legt_vast(12, (GO, "over 2 weken"), verder=True)
    await d.om(121)
    await d.gaat("Gerda Gezondheid", "Oda Oosterwaard")


async def einde(d: Dag) -> None:
    """It is ended by mistake, taken up again, and ended; there was no time for the last. Then everybody goes."""
    rosa = d.leidt(ROSA)
    await d.om(123)
    await d.leidt(CARLO).rondt_af()
    await d.om(124)
    await d.leidt(CARLO).gaat_toch_verder()
    await d.om(127)
    await rosa.legt_vast(13, ("om", "over 2 weken"))
    await d.om(130)
    await rosa.rondt_af()
    d.voorbij = True
    await d.om(132)
    await d.gaat("Petra Politie", "Pleun Politie", "Olga Openbaar", "Marit Merwestad", "Vonne Veilig", ROSA, CARLO)
    await d.loopt_leeg()
    await d.om(200)
    await d.alles_komt_aan()


VT, GM, GO = "veilig-thuis", "gemeente-merwestad", "gemeente-oosterwaard"

BEURTEN: Final = (
    *((1, 0, 11), (2, 11, 20), (3, 20, 30), (4, 30, 50), (8, 50, 58), (5, 58, 60), (4, 60, 63), (5, 63, 72)),
    *((6, 72, 80), (7, 80, 81), (9, 83, 92), (10, 92, 100), (11, 100, 110), (12, 110, 118), (13, 118, 130)),
)
"""Which item had its turn from which minute until which."""

AFSPRAKEN: Final = frozenset(
    {
        *((1, "politie", "vrijdag"), (1, VT, "over 2 weken"), (2, "rvdk", "over 3 weken"), (2, "jeugdteam", "vrijdag")),
        *((3, "om", "vrijdag"), (3, "reclassering", "over 2 weken"), (4, "ggd", "over 2 weken")),
        *((8, "politie", "vrijdag"), (8, "ggd", "over 3 weken"), (4, GO, "over 3 weken"), (5, VT, "vrijdag")),
        *((5, GM, "over 2 weken"), (6, "om", "vrijdag"), (6, "reclassering", "over 3 weken"), (9, VT, "over 2 weken")),
        *((9, "politie", "over 3 weken"), (10, GM, "vrijdag"), (12, GO, "over 2 weken"), (13, "om", "over 2 weken")),
    }
)
"""Of which casus, whose, and for when: as it was said."""
DOORGESCHOVEN: Final = frozenset({7, 14})
"""Left for the next zitting, and not come to."""

AANWEZIG: Final = frozenset(
    {
        *(("Petra Politie", "politie", -12, 130), ("Pim Politie", "politie", -5, 24)),
        *(("Pleun Politie", "politie", 24, 130), ("Rik Reclassering", "reclassering", 24, 30)),
        *(("Otto Openbaar", "om", -12, 21), ("Olga Openbaar", "om", 21, 130)),
        *(("Marit Merwestad", GM, -5, 11), ("Marit Merwestad", GM, 58, 130), ("Vera Veilig", VT, 6, 11)),
        *(("Vik Veilig", VT, 30, 42), ("Vonne Veilig", VT, 58, 130), ("Joke Jeugd", "jeugdteam", 6, 21)),
        *(("Ralf Raad", "rvdk", 6, 21), ("Ralf Raad", "rvdk", 58, 83), ("Gerda Gezondheid", "ggd", 30, 121)),
        *(("Oda Oosterwaard", GO, 30, 42), ("Oda Oosterwaard", GO, 110, 121)),
        *((ROSA, "zvh", -12, 130), (CARLO, "zvh", -5, 130)),
    }
)  # fmt: skip
"""Who was there for whom, from which minute until which; whoever was there at the end until then."""


def dag_van(wanneer: str, vandaag: date) -> date:
    """Return which day was meant."""
    if wanneer == "vrijdag":
        return vandaag + timedelta(days=(4 - vandaag.weekday()) % 7 or 7)
    return vandaag + timedelta(weeks=int(wanneer.split()[1]))
