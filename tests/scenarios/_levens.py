"""A small region in which casussen live: who is in it, what they can do by hand, and what may never be so.

What may never be so is told from the rows of the database, apart from the rules by which the program decides.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any, Final, TypeVar

from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Bezoek
from domain.afspraak import BIJ_EIGENAAR, OPEN, Afspraak
from domain.bewaren import Bewaarsoort
from domain.casus import Casus, Fase
from domain.errors import Conflict, NotAllowed, NotFound, UserMistake
from domain.persoon import Rol
from domain.regie import Regie
from domain.regio import Regio
from domain.verloop import OVERGANGEN, Stap
from storage import afspraken, bewaren, logboek, personen, regie, toegang
from storage import casus as casussen
from storage import plan as plannen
from storage.store import Store
from storage.uow import UnitOfWork
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt, tikt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.scenarios._levens_alarmen import Alarmen
from tests.storage._rijen import ids_van_casussen, wachtende_wekkers

T = TypeVar("T")

PARTNERS: Final = ("politie", "ggd", "gemeente-merwestad")
GEHEIM: Final = "Kanariegeheim"
"""Stands in every text that is typed, and in every name: it may be in no message."""
LATER_DAN_DIT_NIET: Final = 6
"""Working days after the later of its day and today, within which something must happen to an open afspraak."""
_MET_IETS_OPEN: Final = OVERGANGEN[Stap.AFSPRAAK]
EEN_STAP: Final = frozenset(
    {(van, naar) for wegen in OVERGANGEN.values() for van, naar in wegen.items()}
    | {(van, _MET_IETS_OPEN[naar]) for van, naar in OVERGANGEN[Stap.PLAN].items()}
)
"""From which phase to which; a plan that is saved while something is agreed already is one to hold on to at once."""


@dataclass
class Leven:
    """A region, its people, the cards they hold, and the phases that were seen."""

    wereld: Wereld
    lus: asyncio.AbstractEventLoop
    kaarten: list[tuple[Deelnemer, Kaart]] = field(default_factory=list)
    fasen: dict[str, Fase] = field(default_factory=dict)
    gedaan: int = 0

    @property
    def regisseurs(self) -> tuple[Deelnemer, ...]:
        """Rosa and Kees."""
        return self.wereld.regisseur, self.wereld.persoon("Kees Collega", (Rol.PROCESREGISSEUR, "zvh"))

    @property
    def partners(self) -> tuple[Deelnemer, ...]:
        """One for each organisatie."""
        return tuple(self.wereld.partner(een) for een in PARTNERS)

    @property
    def mensen(self) -> tuple[Deelnemer, ...]:
        """Everybody, the manager last."""
        return *self.regisseurs, *self.partners, self.wereld.persoon("Marit Manager", (Rol.MANAGER, "zvh"))

    @property
    def vandaag(self) -> date:
        """The day on the region's clock."""
        return self.wereld.regio.kalender.lokaal(self.wereld.nu).date()

    def wacht_op(self, wat: Coroutine[Any, Any, T]) -> T:
        """Run something to its end."""
        return self.lus.run_until_complete(wat)

    def casussen(self) -> tuple[Casus, ...]:
        """Return all casussen, in the order in which they were made."""
        return self.wereld.leest(_alle_casussen)

    def afspraken(self) -> tuple[Afspraak, ...]:
        """Return all afspraken."""
        return tuple(een for casus in self.casussen() for een in self.wereld.leest(afspraken.van_casus, casus.id))

    def doet(self, wie: Deelnemer, werk: Callable[[Bezoek], object]) -> bool:
        """Let somebody do something, whole or not at all; tell whether he could."""

        def act(uow: UnitOfWork) -> None:
            actor = toegang.actor(uow, personen.lees(uow, wie.id))
            werk(Bezoek(uow, self.wereld.regio, self.wereld.teksten, actor))

        try:
            self.wereld.doet(act)
        except (UserMistake, NotAllowed, NotFound, Conflict):
            return False
        self.gedaan += 1
        self.kijkt_na()
        return True

    def houdt(self, wie: Deelnemer, kaart: Kaart) -> None:
        """Let somebody keep a card that he sees."""
        if kaart.knoppen:
            self.kaarten.append((wie, kaart))

    def drukt(self, wie: Deelnemer, kaart: Kaart, rng: Random) -> Kaart:
        """Let somebody fill in a card anyhow and press one of its buttons, the first most often."""
        acties = [deel for deel in kaart.delen if deel.get("type") == "Action.Execute"]
        if not acties:
            return kaart
        actie = acties[min(int(rng.expovariate(0.8)), len(acties) - 1)]
        invoer = {} if actie.get("associatedInputs") == "none" else dict(self._vult(kaart, rng))
        gezien = self.wacht_op(wie.presses_raw(actie["verb"], {**(actie.get("data") or {}), **invoer}))
        self.houdt(wie, gezien)
        self.kijkt_na()
        return gezien

    def gaat_verder(self, duur: timedelta) -> None:
        """Let time pass, with everything that rings and is sent in it; posts are kept by who can read them."""
        self.wereld.nu += duur
        tikt(self.wereld)
        per_chat = {een.chat.conversation_id: een for een in self.mensen}
        for post in bezorgt(self.wereld):
            if post.waar in per_chat:
                self.houdt(per_chat[post.waar], post.kaart)
        self.kijkt_na()

    def kijkt_na(self) -> None:
        """Look whether something is so that may never be so: after every act by itself."""
        fout = bezwaren(self)
        assert not fout, fout

    def _vult(self, kaart: Kaart, rng: Random) -> Iterator[tuple[str, str]]:
        for veld in kaart.invoer:
            waarde = str(veld.get("value") or "")
            if not waarde or rng.random() < 0.3:
                waarde = self._waarde(veld, rng)
            if waarde and (veld.get("isRequired") or rng.random() < 0.8):
                yield veld["id"], waarde

    def _waarde(self, veld: dict[str, Any], rng: Random) -> str:
        match veld["type"]:
            case "Input.ChoiceSet":
                return str(rng.choice(veld["choices"])["value"]) if veld.get("choices") else ""
            case "Input.Date":
                return (self.vandaag + timedelta(days=rng.randint(-2, 40))).isoformat()
            case "Input.Toggle":
                return rng.choice(("true", "false"))
            case "Input.Time":
                return "10:00"
            case "Input.Number":
                return str(rng.randint(0, 9))
            case _:
                return f"{GEHEIM} {rng.randint(0, 99)}"


def begin(store: Store, regio: Regio, teksten: Teksten) -> Leven:
    """Return a region in which everybody is at work, and nothing happened yet."""
    leven = Leven(Wereld(store, regio, teksten, maak_registry()), asyncio.new_event_loop())
    for een in leven.mensen:
        leven.wacht_op(een.types("/help"))
    return leven


# --- What may never be so ---------------------------------------------------------------------------------------------


def bezwaren(leven: Leven) -> list[str]:
    """Return everything that may never be so and is; and remember in which phase each casus is now."""
    return leven.wereld.leest(lambda uow: [*_bezwaren(leven, uow)])


def _bezwaren(leven: Leven, uow: UnitOfWork) -> Iterator[str]:
    wacht, alarmen = wachtende_wekkers(uow, Wekkersoort.AFSPRAAK), Alarmen.van(uow)
    for casus in _alle_casussen(uow):
        yield from alarmen.bezwaren(uow, casus, leven.vandaag, leven.wereld.regio.verloop.kader_dagen)
        yield from _fase(leven, casus)
        yield from _regie(leven, uow, casus)
        yield from _einde(uow, casus)
        for een in afspraken.van_casus(uow, casus.id):
            yield from _afspraak(leven, uow, casus, een, wacht)


def _fase(leven: Leven, casus: Casus) -> Iterator[str]:
    was = leven.fasen.get(casus.id, Fase.AANVANG)
    leven.fasen[casus.id] = casus.fase
    if was is not casus.fase and (was, casus.fase) not in EEN_STAP:
        yield f"{casus.code} went from {was} to {casus.fase} in one go"


def _regie(leven: Leven, uow: UnitOfWork, casus: Casus) -> Iterator[str]:
    perioden = regie.geschiedenis(uow, casus.id)
    if sum(een.tot is None for een in perioden) > 1:
        yield f"{casus.code} has two casusregisseurs"
    for een, volgende in pairwise(perioden):
        if een.tot is None or een.tot > volgende.van:
            yield f"{casus.code} was held by {een.organisatie} and {volgende.organisatie} at the same time"
    for plan in plannen.versies(uow, casus.id):
        if not any(_gold(een, plan.op.timestamp()) for een in perioden):
            yield f"{casus.code} has a plan ({plan.nr}) of which nobody held the regie"
    regio = leven.wereld.regio
    partners = set(regio.organisaties) - {regio.eigen_organisatie}
    if any(een.organisatie not in partners for een in perioden if een.tot is None):
        yield f"{casus.code} is led by none of the partners"


def _gold(periode: Regie, moment: float) -> bool:
    return periode.van.timestamp() <= moment and (periode.tot is None or moment <= periode.tot.timestamp())


def _einde(uow: UnitOfWork, casus: Casus) -> Iterator[str]:
    erin = [een.organisatie for een in toegang.van_casus(uow, casus.id) if een.loopt(uow.now)]
    klok = bewaren.zoek(uow, Bewaarsoort.CASUS, casus.id)
    if casus.fase is not Fase.AFGESLOTEN:
        if klok is not None:
            yield f"{casus.code} runs, and so does the clock of what is kept"
        houder = regie.huidige(uow, casus.id)
        if houder is not None and houder.organisatie not in erin:
            yield f"{casus.code} is led by {houder.organisatie}, which cannot see it"
        return
    if erin:
        yield f"{casus.code} is closed and {erin} can still see it"
    if klok is None:
        yield f"{casus.code} is closed and nothing says how long it is kept"
    if any(een.status in OPEN for een in afspraken.van_casus(uow, casus.id)):
        yield f"{casus.code} is closed with open afspraken"


def _afspraak(
    leven: Leven, uow: UnitOfWork, casus: Casus, een: Afspraak, wacht: dict[str, list[date]]
) -> Iterator[str]:
    erin = {rij.organisatie for rij in toegang.van_casus(uow, casus.id) if rij.loopt(uow.now)}
    dagen = wacht.get(een.id, [])
    if een.status not in BIJ_EIGENAAR:
        if dagen:
            yield f"an afspraak of {casus.code} that is {een.status} still has an alarm"
        return
    if een.organisatie not in erin:
        yield f"{een.organisatie} must do something for {casus.code} and cannot see it"
    uiterlijk = leven.wereld.regio.kalender.plus_werkdagen(max(een.wanneer, leven.vandaag), LATER_DAN_DIT_NIET)
    if een.gemeld_op is None and not any(dag <= uiterlijk for dag in dagen):
        yield f"an afspraak of {casus.code} for {een.wanneer} was forgotten: its alarms ring on {dagen}"


def wat_een_gesloten_casus_toont(leven: Leven) -> list[str]:
    """Return what a partner still gets to see of a closed casus when he asks for it."""
    gezien = []
    for casus in leven.casussen():
        if casus.fase is Fase.AFGESLOTEN:
            for wie in leven.partners:
                kaart = leven.wacht_op(wie.opens("casus toon", casuscode=str(casus.code)))
                if GEHEIM in kaart:
                    gezien.append(f"{wie.sender.name} reads {casus.code}")
    return gezien


def tot_slot(leven: Leven) -> list[str]:
    """Return what is wrong at the end: what was said where all can read it, and chains that are broken."""
    fout = [een for een in (GEHEIM,) if een in leven.wereld.posted()]
    fout += [str(een) for casus in leven.casussen() for een in leven.wereld.leest(logboek.controleer, casus.id)]
    return fout + wat_een_gesloten_casus_toont(leven)


def _alle_casussen(uow: UnitOfWork) -> tuple[Casus, ...]:
    gevonden = casussen.lees_alle(uow, ids_van_casussen(uow))
    return tuple(sorted(gevonden.values(), key=lambda een: een.code.nummer))
