"""Whatever world it is and however a zitting goes: nobody is shown a casus to which his access does not hold now."""

import asyncio
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from typing import Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cards.verbs import Verb
from dialogs.alles import maak_registry
from dialogs.kern import zittingen
from dialogs.kern.desk import Bezoek
from dialogs.kern.turn import JsonValue, Pressed
from domain.afspraak import Afspraak, AfspraakStatus
from domain.agenda import EERSTE_DEEL, TWEEDE_DEEL, Agendapunt, Agendasoort, Zitting
from domain.bespreking import Bespreking, Zittingsbesluit
from domain.casus import Casus
from domain.errors import UserMistake
from domain.formulier import DELEN_ID, Delen
from domain.persoon import Actor, Rol
from domain.plan import Plan
from domain.regio import Regio
from domain.toegang import Toegang
from domain.uitvraag import Antwoord, Antwoordsoort, Bevraging, Uitvraag
from domain.zittingsverloop import Zittingsfase
from storage import afspraken, agenda, bespreking, personen, plan, toegang
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import context
from tests.dialogs._wereld import Deelnemer, Wereld, gezien
from tests.dialogs._zaken import maakt_casus, sluit_af
from tests.dialogs.zitting._zitting import vergaderchat

BODIES: Final = ("politie", "ggd", "jeugdteam", "rvdk")
STAPPEN: Final = ("ga_verder_met_volgende", "ga_terug", "pauzeer", "ga_verder", "stel_uit", "eindig", "hervat")
BEGIN: Final = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)
_keer = count(1)


@dataclass(frozen=True)
class Zaak:
    """A casus with everything by which it could be known, and what of it is for whom."""

    casus: Casus
    zitting: Zitting
    merk: str
    rijen: list[Toegang] = field(default_factory=list)
    deel: int = EERSTE_DEEL
    dicht: list[bool] = field(default_factory=list)

    @property
    def voor_iedereen_erbij(self) -> tuple[str, ...]:
        """What whoever takes part may read."""
        return tuple(f"{soort} {self.merk}" for soort in ("Naam", "Besluit", "Hoofddoel", "Gedeeld"))

    @property
    def voor_niemand(self) -> tuple[str, ...]:
        """What at the tafel nobody reads: for the regisseur alone, or told by its giver himself."""
        return tuple(f"{soort} {self.merk}" for soort in ("Geheim", "Mondeling"))

    def afspraak(self, organisatie: str) -> str:
        return f"Afspraak {self.merk} {organisatie}"

    @property
    def kenmerken(self) -> tuple[str, ...]:
        return (str(self.casus.code), self.casus.id, self.merk)


@dataclass
class Spel:
    """A world that changes, with what was put in it."""

    wereld: Wereld
    zitting: Zitting
    kans: Random
    zaken: list[Zaak]
    mensen: dict[str, tuple[Deelnemer, frozenset[str]]]

    def heeft_toegang(self, naam: str, zaak: Zaak) -> bool:
        """Told from the bare rows: a row of his organisatie, or of himself there, that holds now."""
        wie, bodies = self.mensen[naam]
        nu = self.wereld.nu
        return not zaak.dicht and any(
            een.organisatie in bodies
            and een.persoon_id in {None, wie.id}
            and een.van <= nu
            and (een.tot is None or nu < een.tot)
            for een in zaak.rijen
        )


def bouw(wereld: Wereld, kans: Random) -> Spel:
    """Make a zitting with a few casussen; who takes part, and until when, is chance."""
    begint = BEGIN + timedelta(days=7 * next(_keer))
    wereld.nu = begint - timedelta(days=3)
    zitting = wereld.doet(agenda.plan, "jeugd", begint)
    mensen = {
        f"{body} {nr}": (wereld.partner(body, f"Partner {nr} van {body}"), frozenset({body}))
        for body in BODIES
        for nr in ((1, 2) if body == "politie" else (1,))
    }
    beide = wereld.persoon("Fenna Duif", (Rol.PARTNER, "rvdk"), (Rol.PARTNER, "ggd"))
    mensen["beide"] = (beide, frozenset({"rvdk", "ggd"}))
    collega = wereld.persoon("Carlo Collega", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    mensen["collega"] = (collega, frozenset())
    spel = Spel(wereld, zitting, kans, [], mensen)
    for _ in range(kans.randint(2, 4)):
        spel.zaken.append(_zaak(spel))
    wereld.nu = begint
    return spel


def _zaak(spel: Spel) -> Zaak:
    wereld, kans = spel.wereld, spel.kans
    merk = f"kenmerk{next(_keer)}x"
    casus = maakt_casus(wereld, "jeugd", None, f"Naam {merk}")
    zaak = Zaak(casus, spel.zitting, merk, deel=kans.choice((EERSTE_DEEL, TWEEDE_DEEL)))
    for body in kans.sample(BODIES, kans.randint(1, len(BODIES))):
        mogelijk = [wie.id for wie, bodies in spel.mensen.values() if body in bodies]
        tot = kans.choice((None, None, spel.zitting.begint_op + timedelta(minutes=kans.randint(-60, 60))))
        zaak.rijen.append(
            Toegang(casus.id, body, Rol.PARTNER, wereld.nu, tot, kans.choice((None, None, kans.choice(mogelijk))))
        )
    wereld.doet(lambda uow: _bewaar(uow, zaak, spel))
    return zaak


def _bewaar(uow: UnitOfWork, zaak: Zaak, spel: Spel) -> None:
    casus, zitting, door = zaak.casus, zaak.zitting, spel.wereld.regisseur.id
    agenda.zet_op_agenda(uow, Agendapunt(zitting.id, casus.id, Agendasoort.NIEUW, uow.now, deel=zaak.deel))
    for een in zaak.rijen:
        toegang.verleen(uow, een)
    besluit = Zittingsbesluit("b1", f"Besluit {zaak.merk}", uow.now, door)
    bespreking.bewaar(uow, Bespreking(zitting.id, casus.id, (besluit,), date(2026, 4, 2)), door)
    plan.voeg_toe(uow, Plan(casus_id=casus.id, nr=1, op=uow.now, door_id=door, hoofddoel=f"Hoofddoel {zaak.merk}"))
    formulier = next(iter(spel.wereld.regio.formulieren.values()))
    uitvragen.bewaar_formulier(uow, formulier)
    id_ = uow.new_id()
    vragen = tuple(Bevraging(uow.new_id(), id_, een, formulier.code, formulier.versie) for een in BODIES[:3])
    deadline = zitting.begint_op - timedelta(days=1)
    uitvraag = Uitvraag(id_, casus.id, zitting.id, deadline, casus.doel, casus.grondslag, door, uow.now, vragen)
    uitvragen.voeg_toe(uow, uitvraag)
    soorten = (("Gedeeld", Delen.HELE_TAFEL), ("Geheim", Delen.ALLEEN_REGISSEUR), ("Mondeling", Delen.MONDELING))
    for vraag, (woord, delen) in zip(vragen, soorten, strict=True):
        waarden = (("hulpvragen", f"{woord} {zaak.merk}"), (DELEN_ID, delen.value))
        wie, soort = casus.betrokkenen[0].id, Antwoordsoort.BEKEND
        antwoord = Antwoord(vraag.id, wie, 1, soort, waarden, None, vraag.formulier_versie, door, uow.now)
        uitvragen.voeg_antwoord_toe(uow, casus.id, antwoord)
    for body in {een.organisatie for een in zaak.rijen}:
        status = spel.kans.choice((AfspraakStatus.VOORGELEGD, AfspraakStatus.LOPEND))
        dag, wat = date(2026, 12, 1), zaak.afspraak(body)
        nieuw = Afspraak(uow.new_id(), casus.id, wat, body, dag, status, uow.now, door, uow.now, zitting_id=zitting.id)
        afspraken.voeg_toe(uow, nieuw)


def gebeurt(spel: Spel) -> None:
    """One thing happens: a step of the zitting, an access that ends, a casus that is closed, or time."""
    wereld, kans = spel.wereld, spel.kans
    wereld.verstrijkt(minutes=kans.randint(1, 12))
    wat = kans.choice((*STAPPEN, "ga_verder_met_volgende", "ga_verder_met_volgende", "toegang", "dicht", "dicht"))
    zaak = kans.choice(spel.zaken)
    if wat == "toegang":
        body = kans.choice(BODIES)
        wereld.doet(toegang.beeindig, zaak.casus.id, body)
        zaak.rijen[:] = [
            replace(een, tot=wereld.nu) if een.organisatie == body and een.loopt(wereld.nu) else een
            for een in zaak.rijen
        ]
    elif wat == "dicht":
        sluit_af(wereld, wereld.leest(casussen.lees, zaak.casus.id))
        zaak.dicht.append(True)
    else:
        stap(spel, wat, *([zaak.casus.id] if wat == "stel_uit" else []))


def stap(spel: Spel, naam: str, *args: object) -> None:
    """Take a step; one that cannot be taken now is not."""

    def neem(uow: UnitOfWork) -> None:
        hier = context(spel.wereld, uow)
        actor = Actor.van(personen.lees(uow, spel.wereld.regisseur.id), hier.nu)
        getattr(zittingen, naam)(Bezoek(hier.uow, hier.regio, hier.teksten, actor), spel.zitting, *args)

    try:
        spel.wereld.doet(neem)
    except UserMistake:
        return


async def kijk(spel: Spel) -> int:
    """Let everybody look in every way; return how often somebody was shown his item."""
    nu = spel.wereld.leest(lambda uow: zittingen.stand_van(context(spel.wereld, uow), spel.zitting.id))
    geopend = 0
    for naam, (wie, bodies) in spel.mensen.items():
        vanzelf = await vraagt(spel, wie, Verb.ZITTING_MIJN, automatisch=True)
        gedrukt = await vraagt(spel, wie, Verb.ZITTING_MIJN)
        gedeeld = [await vraagt(spel, wie, Verb.ZITTING_GEDEELD, casus=een.casus.id) for een in spel.zaken]
        for zaak in spel.zaken:
            erbij = spel.heeft_toegang(naam, zaak)
            for kaart in (vanzelf, gedrukt, *gedeeld):
                toetst(kaart, zaak, bodies, erbij=erbij)
            assert zaak.merk not in alles(vanzelf), "a refresh opens nothing"
            te_zien = erbij and nu.huidig == zaak.casus.id and nu.fase in {Zittingsfase.BEZIG, Zittingsfase.PAUZE}
            if te_zien and (zaak.deel == EERSTE_DEEL or bodies - {"politie"}):
                assert f"Naam {zaak.merk}" in alles(gedrukt)
                geopend += 1
            else:
                assert zaak.merk not in alles(gedrukt)
    return geopend


def toetst(kaart: Kaart, zaak: Zaak, bodies: frozenset[str], *, erbij: bool) -> None:
    for niet in zaak.voor_niemand:
        assert niet not in alles(kaart)
    for body in set(BODIES) - bodies:
        assert zaak.afspraak(body) not in alles(kaart)
    if zaak.deel == TWEEDE_DEEL and bodies <= {"politie"}:
        assert str(zaak.casus.code) not in alles(kaart)
    if not erbij:
        for niet in (*zaak.kenmerken, *zaak.voor_iedereen_erbij):
            assert niet not in alles(kaart)


def alles(kaart: Kaart) -> str:
    """All of it, what buttons carry too."""
    return json.dumps(kaart.json, ensure_ascii=False)


async def vraagt(spel: Spel, wie: Deelnemer, verb: Verb, *, automatisch: bool = False, **data: JsonValue) -> Kaart:
    druk = Pressed(verb, {"v": 1, "zitting": spel.zitting.id, **data}, message_id="m1", automatic=automatisch)
    return gezien(await spel.wereld.gebeurt(wie.sender, vergaderchat("jeugd"), druk))


def in_delen(regio: Regio) -> Regio:
    jeugd = replace(regio.tafel("jeugd"), in_delen=True, deel_2_zonder=(regio.organisatie("politie").soort,))
    return replace(regio, tafels={**regio.tafels, "jeugd": jeugd})


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(zaad=st.integers(0, 10_000))
def test_nobody_is_ever_shown_a_casus_without_access_that_holds_now(
    zaad: int, sqlite_store: Store, demo_regio: Regio, nederlands: Teksten
) -> None:
    wereld = Wereld(sqlite_store, in_delen(demo_regio), nederlands, maak_registry())
    spel = bouw(wereld, Random(zaad))

    async def speel() -> None:
        await kijk(spel)
        stap(spel, "begin")
        await kijk(spel)
        for _ in range(6):
            gebeurt(spel)
            await kijk(spel)

    asyncio.run(speel())


async def test_in_these_worlds_people_are_shown_what_is_theirs(
    sqlite_store: Store, demo_regio: Regio, nederlands: Teksten
) -> None:
    """Else the other test would hold of a card that shows nothing."""
    wereld = Wereld(sqlite_store, in_delen(demo_regio), nederlands, maak_registry())
    geopend = 0
    for zaad in range(3):
        spel = bouw(wereld, Random(zaad))
        stap(spel, "begin")
        for _ in range(4):
            geopend += await kijk(spel)
            stap(spel, "ga_verder_met_volgende")
    assert geopend > 5
