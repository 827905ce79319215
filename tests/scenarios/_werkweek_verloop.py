"""The week itself: who does what on which day. Every half hour of working time the bot looks, and people come by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random
from typing import Final

from storage import casus as casussen
from storage import outbox
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.scenarios._werkweek import (
    MAANDAG,
    PER_MAIL,
    PER_TELEFOON,
    ROOS,
    SANDER,
    WILMA,
    Postkantoor,
    te_vragen,
    zaken,
)
from tests.scenarios._werkweek_geteld import Teller
from tests.scenarios._werkweek_mensen import Kantoor, Kent, Regie
from tests.scenarios.verhaal import Verhaal

DAGEN: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
HALFUUR: Final = timedelta(minutes=30)
OPEN, DICHT = time(8, 30), time(16, 30)
"""When partners come by."""

KOMT_METEEN: Final = 0.4
"""How likely it is that somebody comes within the half hour when it is urgent."""

UIT_ZICHZELF_NIET: Final = frozenset({"politie", "woningstichting", PER_MAIL, PER_TELEFOON})
"""Organisaties of which the story says itself when they answer."""
OP_DE_DAG_ZELF: Final = frozenset({"rio", "schuldhulp", "woonbedrijf", "verslavingszorg"})
"""Organisaties that are asked for nazorg on the day on which they must answer: nobody is woken twice on one day."""


@dataclass
class Week:
    """The week as far as it has come. `codes` are those of the casussen, in order, by tafel."""

    verhaal: Verhaal
    post: Postkantoor
    kans: Random
    codes: dict[str, list[str]] = field(default_factory=dict)
    kantoren: dict[str, Kantoor] = field(default_factory=dict)
    komt_langs: dict[str, datetime] = field(default_factory=dict)
    traag: frozenset[str] = frozenset()
    """Organisaties that do nothing before they are reminded."""
    ingetrokken: list[Kaart] = field(default_factory=list)
    """The form that somebody saw who should not have, and what the regisseur reads after taking it back."""

    def __post_init__(self) -> None:
        """Let everybody take his place."""
        v = self.verhaal
        self.codes = v.store.read_now(v.scope, _codes)
        namen = [naam for zaak in zaken() for naam, _ in zaak.personen]
        for code in te_vragen(v.regio):
            if code not in {PER_MAIL, PER_TELEFOON}:
                self.kantoren[code] = Kantoor(v, code, _kent(self.kans.sample(namen, len(namen) // 5)))
        self.kantoren["politie"].kent = _kent(_namen("huiselijk-geweld", 0) + _namen("nazorg", 1))
        self.kantoren["reclassering"].deelt_niet = _kent(_namen("huiselijk-geweld", 0)[1:])
        self.kantoren["huisartsenpost"].deelt_niets = True
        self.teller = Teller(v, self.post, self.kantoren.values())
        self.teller.begint()
        gevraagd = sorted(set(self.kantoren) - UIT_ZICHZELF_NIET - OP_DE_DAG_ZELF)
        self.traag = frozenset(self.kans.sample(gevraagd, 5))
        self.roos, self.sander, self.wilma = (Regie(v, wie) for wie in (ROOS, SANDER, WILMA))
        self.politie = self.kantoren["politie"]

    def ontvangen(self, wie: Regie) -> list[tuple[datetime, Kaart]]:
        """Return what came to a regisseur without being asked for, and when, as it stands there now."""
        return [
            (wanneer, Kaart(post.card))
            for wanneer, post in self.teller.aan_anderen
            if post.conversation == wie.zelf.chat.id
        ]

    async def tot(self, dag: str, tijd: str) -> None:
        """Let time pass until this day and time, and everybody work meanwhile."""
        doel = self._moment(dag, tijd)
        while self.verhaal.klok.moment < doel:
            volgend = min(self._volgende(self.verhaal.klok.moment), doel)
            await self.verhaal.passes(until=volgend)
            await self.bezorgt()
            await self._mensen_komen_langs()

    async def bezorgt(self) -> None:
        """Let what was planned be sent, within what Teams takes in a second; look at what came."""
        v = self.verhaal
        await v.sender.drain()
        self.teller.kijkt()
        for _ in range(30):
            eerst = v.store.read_now(v.scope, outbox.eerstvolgende)
            if eerst is None or eerst > v.klok.moment + timedelta(seconds=10):
                return
            v.klok.moment = max(eerst, v.klok.moment + timedelta(seconds=1))
            await v.sender.drain()
            self.teller.kijkt()

    async def _mensen_komen_langs(self) -> None:
        nu = self.verhaal.klok.moment
        if not OPEN <= self._lokaal(nu).time() <= DICHT:
            return
        for code in sorted(set(self.kantoren) - UIT_ZICHZELF_NIET):
            kantoor = self.kantoren[code]
            if not kantoor.te_doen():
                self.komt_langs.pop(code, None)
                continue
            haast = _leest(kantoor, "Spoed: antwoord")
            if code in self.traag and not haast and not _leest(kantoor, "Herinnering"):
                continue
            wanneer = self.komt_langs.setdefault(code, self._over(nu, self.kans.randint(1, 14)))
            if wanneer <= nu or (haast and self.kans.random() < KOMT_METEEN):
                del self.komt_langs[code]
                await kantoor.werkt_af()
                await self.bezorgt()

    def _over(self, nu: datetime, halfuren: int) -> datetime:
        """Return the moment after so many half hours in which people are at work."""
        for _ in range(halfuren):
            nu = self._volgende(nu)
            while not OPEN <= self._lokaal(nu).time() <= DICHT:
                nu = self._volgende(nu)
        return nu

    def _volgende(self, nu: datetime) -> datetime:
        """Return the next half hour between 8.00 and 18.00; the night is one step."""
        heel = nu.replace(minute=nu.minute // 30 * 30, second=0, microsecond=0) + HALFUUR
        if self._lokaal(heel).time() > time(18, 0):
            return heel + timedelta(hours=13, minutes=30)
        return heel

    def _moment(self, dag: str, tijd: str) -> datetime:
        uren, _, minuten = tijd.partition(":")
        return MAANDAG + timedelta(days=DAGEN.index(dag), hours=int(uren) - 8, minutes=int(minuten))

    def _lokaal(self, moment: datetime) -> datetime:
        return self.verhaal.regio.kalender.lokaal(moment)


async def speel(week: Week) -> None:
    """Play the week."""
    await _maandag(week)
    await _dinsdag(week)
    await _woensdag(week)
    await _donderdag_en_vrijdag(week)


async def _maandag(w: Week) -> None:
    """Wilma is late for Wednesday; Roos and Sander ask in good time. Somebody is asked who should not have been."""
    huiselijk, jeugd, nazorg = w.codes["huiselijk-geweld"], w.codes["jeugd"], w.codes["nazorg"]
    await w.tot("maandag", "8:30")
    for code, gast in zip(nazorg[:3], ("schuldhulp", "woonbedrijf", "verslavingszorg"), strict=True):
        assert "is gestart" in await w.wilma.vraagt(code, "woensdag 2 december", (gast, "reiniging"))
        await w.bezorgt()
    await w.tot("maandag", "9:00")
    await w.roos.vraagt(huiselijk[0], "maandag 7 december", (PER_TELEFOON, "slachtofferzorg"))
    await w.roos.vraagt(huiselijk[1], "maandag 7 december", ("woningstichting", "maatschappelijk-werk"))
    await w.bezorgt()
    await w.tot("maandag", "10:00")
    await w.sander.vraagt(jeugd[0], "donderdag 3 december", ("leerplicht", "halte", "pleegzorg"))
    await w.sander.vraagt(jeugd[1], "donderdag 3 december", ("leerplicht", "wijkteam-noord"))
    await w.bezorgt()
    await w.tot("maandag", "11:00")
    await _politie_werkt(w)
    await w.tot("maandag", "14:00")
    linde = w.kantoren["woningstichting"]
    (lijst,) = linde.te_doen()
    w.ingetrokken.append(await linde.drukt(await linde.drukt(lijst, "Openen"), "Beantwoorden"))


async def _dinsdag(w: Week) -> None:
    huiselijk, volwassen = w.codes["huiselijk-geweld"], w.codes["volwassenen"]
    await w.tot("dinsdag", "9:30")
    await w.roos.vraagt(huiselijk[2], "maandag 7 december", ("opvang",))
    await w.roos.vraagt(huiselijk[3], "maandag 7 december", ("opvang", "wijkteam-zuid"))
    await w.bezorgt()
    await w.tot("dinsdag", "10:00")
    await w.roos.vraagt(volwassen[0], "dinsdag 8 december", ("huisartsenpost",))
    await w.roos.vraagt(volwassen[1], "dinsdag 8 december", (PER_MAIL, "verslavingszorg"))
    await w.roos.vraagt(volwassen[2], "dinsdag 8 december", ("ggz-oever", "schuldhulp"))
    await w.bezorgt()
    await w.tot("dinsdag", "11:00")
    w.ingetrokken.append(await w.roos.trekt_in(huiselijk[1], "Woningstichting De Linde"))
    await w.bezorgt()
    await w.tot("dinsdag", "14:00")
    assert "Vastgelegd" in await w.roos.legt_vast_namens(huiselijk[0], PER_TELEFOON, "Ido Inloop")
    await w.bezorgt()
    await w.tot("dinsdag", "16:00")
    assert "Vastgelegd" in await w.roos.is_weg("2026-12-02", "2026-12-04", SANDER)


async def _woensdag(w: Week) -> None:
    """Sander stands in for Roos, and in the afternoon something of his own cannot wait."""
    volwassen, jeugd = w.codes["volwassenen"], w.codes["jeugd"]
    await w.tot("woensdag", "9:30")
    assert "is gestart" in await w.sander.vraagt(volwassen[3], "dinsdag 8 december", ("woonbedrijf",))
    await w.bezorgt()
    await w.tot("woensdag", "10:00")
    await _politie_werkt(w)
    await w.tot("woensdag", "15:00")
    await w.sander.vraagt(jeugd[2], "donderdag 3 december", opdracht=f"/spoed {jeugd[2]}")
    await w.bezorgt()
    await w.tot("woensdag", "15:30")
    await _politie_werkt(w)


async def _donderdag_en_vrijdag(w: Week) -> None:
    volwassen = w.codes["volwassenen"]
    await w.tot("donderdag", "10:00")
    # The worklist with the last deadline is the last to come: one a day.
    await _politie_werkt(w)
    await w.tot("donderdag", "10:30")
    assert "Vastgelegd" in await w.sander.legt_vast_namens(volwassen[1], PER_MAIL, "Dora Dorpshuis")
    await w.bezorgt()
    await w.tot("vrijdag", "18:00")


async def _politie_werkt(w: Week) -> None:
    await w.politie.werkt_af()
    await w.bezorgt()


def _leest(kantoor: Kantoor, woorden: str) -> bool:
    return any(woorden in een for een in kantoor.verhaal.cards(kantoor.plek))


def _kent(namen: Sequence[str]) -> Kent:
    return lambda regel: any(naam in regel for naam in namen)


def _namen(tafel: str, hoeveelste: int) -> list[str]:
    """Return who a casus of a tafel is about."""
    van_tafel = [een for een in zaken() if een.tafel == tafel]
    return [naam for naam, _ in van_tafel[hoeveelste].personen]


def _codes(uow: UnitOfWork) -> dict[str, list[str]]:
    """Return the codes of the casussen, in order, by tafel."""
    codes: dict[str, list[str]] = {}
    for zaak in zaken():
        casus = casussen.met_extern_nummer(uow, zaak.nummer)
        assert casus is not None
        codes.setdefault(casus.tafel, []).append(str(casus.code))
    return codes
