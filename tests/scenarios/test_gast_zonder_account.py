"""Somebody without an account in the meeting: what he does counts for nothing, and nobody is ever named there."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.turn import PlaceKind
from domain.logboek import Handeling
from domain.regio import Regio
from domain.terugkeergesprek import Gebeurtenissoort, Gespreksstatus
from storage import gesprekken, outbox
from storage.store import Store, UnitOfWork
from tests.scenarios._gesprektoneel import DRAAD, HEM, STAM, Gesprekstoneel, gesprekstoneel
from tests.scenarios._nazorgtoneel import kanaal_van, nazorgtoneel
from tests.scenarios.verhaal import Deelnemer, Verhaal
from tests.teamsnep.activiteiten import Gesprek, Persoon, deelnemers, vergadering

VRIJDAG_ELF = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
ELDERS = "7e4a7000-0000-4000-8000-0000000000ff"
GAST = Persoon("Gast PI", object_id=None, role="anonymous")
HIER = Gesprek(DRAAD, PlaceKind.GROUP, meeting="MCMverzonnen")
OPENEN = ("gesprektijdens.open", "gesprektijdens.zet", "casus.toon", "opdracht.open")


@dataclass
class Zaal:
    """The meeting of a talk, with who is in it."""

    g: Gesprekstoneel

    @property
    def v(self) -> Verhaal:
        """The stage."""
        return self.g.t.verhaal

    @property
    def gast(self) -> Deelnemer:
        """Who sits there without an account."""
        return Deelnemer(self.v, GAST)

    async def meldt(self, wat: str, op: datetime, *wie: Persoon) -> None:
        """Let Teams tell that the meeting began or ended, or that people came or left."""
        url, teams_zegt = self.v.teams.service_url, op.isoformat()
        regisseur = self.g.t.regisseur.persoon
        if wie:
            activiteit = deelnemers(regisseur, HIER, wat, *wie, service_url=url, timestamp=teams_zegt)
        else:
            activiteit = vergadering(regisseur, HIER, wat, service_url=url)
            activiteit["value"][f"{wat}Time"] = teams_zegt
        antwoord = await self.v.koerier.brings(activiteit)
        assert antwoord.status < 300

    def gebeurd(self) -> list[Gebeurtenissoort]:
        """Return what is kept of how the talk went, but for what the stage was set with."""
        lijst = self.g.stand()
        assert isinstance(lijst, tuple)
        return [een.soort for een in lijst[2] if een.op >= VRIJDAG_ELF - timedelta(minutes=10)]


@pytest.fixture
async def zaal(store: Store, merwestad: Regio) -> AsyncIterator[Zaal]:
    """A talk of which everybody knows, at the moment at which it begins."""
    async with nazorgtoneel(store, merwestad) as t:
        for een in ("politie", "gemeente-merwestad"):
            await t.partner(een).types("/help")
        z = Zaal(await gesprekstoneel(t, VRIJDAG_ELF))
        await z.v.passes(until=VRIJDAG_ELF)
        yield z


async def test_een_anonieme_gast_die_op_een_knop_drukt_wordt_geweigerd_en_dat_staat_er(zaal: Zaal) -> None:
    for verb in OPENEN:
        gezien = await zaal.gast.presses_raw(verb, {"v": 1, "gesprek": zaal.g.gesprek_id, "opdracht": "help"}, HIER)
        for geheim in (HEM.naam, STAM, zaal.g.code):
            assert geheim not in gezien
    assert zaal.gebeurd() == [Gebeurtenissoort.GAST_DRUKTE]
    (regel,) = [een for een in zaal.v.logboek(zaal.g.casus_id) if een.handeling is Handeling.GAST_GEWEIGERD]
    assert (regel.door_id, regel.betrokkene_id) == (None, None)
    assert GAST.name not in str(regel)
    assert zaal.g.lees().status is Gespreksstatus.GEPLAND


async def test_ook_op_een_kaart_van_een_partner_telt_hij_voor_niets(zaal: Zaal) -> None:
    stand = zaal.g.stand()
    for verb in OPENEN:
        data = {"v": 1, "gesprek": zaal.g.gesprek_id, "opdracht": "casus lijst"}
        gezien = await zaal.gast.presses_raw(verb, data, kanaal_van("politie"))
        assert HEM.naam not in gezien
        assert zaal.g.code not in gezien
    assert zaal.g.stand() == stand
    geweigerd = [een for een in zaal.v.logboek() if een.handeling is Handeling.GAST_GEWEIGERD]
    assert len(geweigerd) == 1
    assert GAST.name not in str(geweigerd)


async def test_wie_als_professional_heet_maar_geen_account_heeft_is_niemand(zaal: Zaal) -> None:
    regisseur = zaal.g.t.regisseur.persoon
    vermomd = Deelnemer(zaal.v, replace(regisseur, object_id=None, role="anonymous"))
    data = {"v": 1, "gesprek": zaal.g.gesprek_id}
    for waar in (HIER, kanaal_van("politie"), zaal.g.t.regisseur.chat):
        assert HEM.naam not in await vermomd.presses_raw("gesprektijdens.open", data, waar)
    assert HEM.naam in await zaal.g.t.regisseur.presses_raw("gesprektijdens.open", data)


async def test_in_dat_gesprek_wordt_nooit_iets_geplaatst(zaal: Zaal) -> None:
    for wie in (zaal.g.t.regisseur, zaal.g.partner("politie"), zaal.gast, zaal.v.stranger("Vera Vreemd")):
        for tekst in ("/help", "/registreer", f"/casus toon {zaal.g.code}", "iets heel anders"):
            await wie.types(tekst, HIER)
    for _ in range(3):
        await zaal.v.passes(days=1)
    assert not zaal.v.shows(HIER)


async def test_ook_niet_als_dat_gesprek_al_bekend_was(zaal: Zaal) -> None:
    v = zaal.v

    def plan(uow: UnitOfWork) -> None:
        bekend = gesprekken.onthoud(
            uow,
            soort=HIER.kind.value,
            conversation_id=HIER.id,
            service_url=v.teams.service_url,
            tenant_id=HIER.tenant_id,
            bot_id=HIER.bot_id,
        )
        soort = Berichtsoort.TERUGKEERGESPREK_STIL
        outbox.plan(uow, soort=soort, onderwerp_id=f"{zaal.g.casus_id}:x:y", gesprek_id=bekend.id)

    v.store.run_now(v.scope, plan)
    await v.works()
    assert not v.shows(HIER)


async def test_de_professional_hoort_apart_en_eenmaal_waarom(zaal: Zaal) -> None:
    politie = zaal.g.partner("politie")
    voor = len(zaal.v.shows(politie.chat))
    for _ in range(3):
        await politie.types(f"/casus toon {zaal.g.code}", HIER)
        await zaal.v.works()
    nieuw = [str(een.card) for een in zaal.v.shows(politie.chat)[voor:]]
    (gezegd,) = [een for een in nieuw if "In dat gesprek zwijgt Tafelbot" in een]
    assert zaal.g.code not in gezegd
    assert HEM.naam not in gezegd


async def test_een_gast_van_een_andere_tenant_krijgt_nooit_uit_zichzelf_een_bericht(zaal: Zaal) -> None:
    gast = Deelnemer(zaal.v, Persoon("Gonnie Gast", tenant_id=ELDERS, role="guest"))
    zaal.v.teams.has_members(HIER, (*HIER.members, gast.persoon, GAST))
    await gast.types("/help", HIER)
    await gast.presses_raw("gesprektijdens.open", {"v": 1, "gesprek": zaal.g.gesprek_id}, HIER)
    await zaal.meldt("Join", VRIJDAG_ELF, gast.persoon, GAST)
    for _ in range(4):
        await zaal.v.passes(days=1)
    for wie in (gast, zaal.gast):
        assert not zaal.v.shows(wie.chat)
    alles = zaal.v.everything_posted()
    for niet in ("Gonnie", str(gast.persoon.object_id), GAST.name, GAST.teams_id):
        assert niet not in alles


async def test_wat_teams_vertelt_komt_dubbel_en_door_elkaar_en_er_staat_geen_naam(zaal: Zaal) -> None:
    begin, einde = VRIJDAG_ELF, VRIJDAG_ELF + timedelta(minutes=46)
    zaal.v.klok.moment = einde + timedelta(minutes=1)
    for _ in range(2):
        await zaal.meldt("End", einde)
        await zaal.meldt("Leave", begin + timedelta(minutes=31), GAST, zaal.g.t.regisseur.persoon)
        await zaal.meldt("Join", begin + timedelta(minutes=3), GAST)
        await zaal.meldt("Start", begin - timedelta(minutes=2))
    assert zaal.g.lees().status is Gespreksstatus.GEWEEST
    assert zaal.gebeurd() == [
        Gebeurtenissoort.BEGONNEN,
        Gebeurtenissoort.GAST_ER,
        Gebeurtenissoort.GAST_WEG,
        Gebeurtenissoort.GEEINDIGD,
    ]
    regels = zaal.v.logboek(zaal.g.casus_id)
    begonnen = [een for een in regels if een.handeling is Handeling.TERUGKEERGESPREK_BEGONNEN]
    assert [een.door_id for een in begonnen] == [None]
    assert all(GAST.name not in str(een) and GAST.teams_id not in str(een) for een in regels)
    await zaal.v.works()
    assert not zaal.v.shows(HIER)
