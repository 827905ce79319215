"""The further way, to its end: faults with names in them, other main keys, years go by, what is over is destroyed."""

from base64 import b64encode
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner

from bot.cli.main import maak_cli
from domain.casus import Fase
from domain.casuscode import Casuscode
from domain.errors import TafelbotError
from storage import casus as casussen
from storage.sleutelkast import DatabaseSleutelkast, Hoofdsleutels
from storage.store import Store, UnitOfWork, maak_store
from teksten.catalogus import laad_teksten
from tests._databases import HOOFDSLEUTELS
from tests._kaart import Kaart
from tests.scenarios import _geheimen as g
from tests.scenarios._weg import FUNCTIONARIS, ROOS, Weg, heeft
from tests.storage.bouw import verwissel_gegevens
from tests.teamsnep.activiteiten import APP_ID, TENANT

log = structlog.get_logger("test")

NIEUW = Hoofdsleutels("nieuw", {"nieuw": bytes(range(1, 33)), **HOOFDSLEUTELS.sleutels})
SAMEN = Hoofdsleutels("test", NIEUW.sleutels)
VERKEERD = Hoofdsleutels("test", {"test": bytes(32)})
JAREN_LATER = datetime.fromisoformat("2032-03-01T09:00:00+00:00")
"""A Monday morning on which everything that was closed in the story is past its term."""


async def roteert(weg: Weg) -> None:
    """The keys get another main key while the bot runs; the old one alone opens nothing any more."""
    kast = DatabaseSleutelkast(weg.o.sleutels_url, NIEUW)
    try:
        assert sum(kast.herverpak()) > 0
    finally:
        kast.close()


async def gaat_mis(weg: Weg, code: str) -> None:
    """Everything that can fail fails once, with a name in what it says: a round, a post, a page, a key, a row."""
    zegt = weg.geheimen.woord("foutmelding", ())

    def faalt(*_: object, **__: object) -> None:
        oorzaak = ValueError(f"{g.PER_PAGINA.naam} ({g.PER_PAGINA.geboren})")
        message = f"kan {g.TERUG.naam} niet lezen: {zegt}"
        raise RuntimeError(message) from oorzaak

    v = weg.o.verhaal
    kaart = await weg.drukt(ROOS, await weg.opent(ROOS, f"logboek {code}"), "Als pagina")
    for waar in ("storage.logboek.schrijf", "storage.casus.lees", "storage.outbox.neem", "storage.personen.zoek"):
        with pytest.MonkeyPatch.context() as even:
            even.setattr(waar, faalt)
            await _probeert(weg, code, kaart)
    with pytest.MonkeyPatch.context() as even:
        even.setattr("dialogs.kern.desk.Bezoek.record", faalt)
        await _probeert(weg, code, kaart)
    await v.works()
    await _verwisselt(weg, code, kaart)
    with (
        closing(DatabaseSleutelkast(weg.o.sleutels_url, VERKEERD)) as kast,
        closing(maak_store(weg.o.database_url, kast)) as ander,
    ):
        _leest(ander, weg, code)


async def _probeert(weg: Weg, code: str, kaart: Kaart) -> None:
    """Do a little of everything; whatever fails is answered, or logged."""
    v = weg.o.verhaal
    for werk in (v.tick(weg.nu), v.sender.drain(), (await weg.browser(ROOS)).opent(kaart)):
        try:
            await werk
        except Exception:
            log.exception("job_failed")
    for opdracht in (f"casus toon {code}", f"uitvraag status {code}", "zaken", "agenda"):
        try:
            await weg.opent(ROOS, opdracht)
        except AssertionError:
            log.warning("not_answered")


async def _verwisselt(weg: Weg, code: str, kaart: Kaart) -> None:
    """Let what is kept of two people lie in each other's place for a while: neither can be read."""
    v = weg.o.verhaal
    casus = weg.leest(lambda uow: casussen.met_code(uow, Casuscode.lees(code)))
    een, ander = (lid.id for lid in casus.betrokkenen[:2])

    v.store.run_now(v.scope, verwissel_gegevens, een, ander)
    await _probeert(weg, code, kaart)
    v.store.run_now(v.scope, verwissel_gegevens, een, ander)


def _leest(store: Store, weg: Weg, code: str) -> None:
    try:
        store.read_now(weg.o.verhaal.scope, lambda uow: casussen.met_code(uow, Casuscode.lees(code)))
    except TafelbotError:
        log.exception("not_readable")


async def sluit_en_bewaart(weg: Weg, code: str) -> None:
    """What is closed is kept for years; then longer for a reason, held for a reason, let go, and destroyed."""

    def sluit(uow: UnitOfWork) -> None:
        for een in casussen.van_regisseur(uow, [roos]):
            casus = casussen.lees(uow, een.id)
            casussen.wijzig(uow, replace(casus, fase=Fase.AFGESLOTEN))

    roos = weg.id_van(ROOS)
    v = weg.o.verhaal
    v.store.run_now(v.scope, sluit)
    # Once a day it is seen that something was closed.
    await weg.verstrijkt(days=1, hours=2)
    v.klok.moment = JAREN_LATER
    await v.works()
    kaart = await weg.opent(ROOS, f"bewaren {code}")
    vorm = await weg.drukt(ROOS, kaart, "Langer bewaren")
    kaart = await weg.vult(ROOS, vorm, "Langer bewaren", "verlengen", {FUNCTIONARIS}, {"Bewaren tot": weg.dag(40)})
    kaart = await weg.opent(FUNCTIONARIS, f"bewaren {code}")
    vorm = await weg.drukt(FUNCTIONARIS, kaart, "Vasthouden")
    kaart = await weg.vult(FUNCTIONARIS, vorm, "Vasthouden", "vasthouden", {ROOS})
    await weg.opent(ROOS, f"bewaren {code}")
    vorm = await weg.drukt(FUNCTIONARIS, kaart, "Loslaten")
    await weg.vult(FUNCTIONARIS, vorm, "Loslaten", "loslaten", {ROOS})
    v.klok.moment = JAREN_LATER + timedelta(days=49)
    await v.works()


async def vernietigt(weg: Weg) -> None:
    """Roos confirms everything in her list, and a quarter of an hour later it is gone."""
    for _ in range(4):
        lijst = await weg.opent(ROOS, "bewaren")
        if "Vernietigen" not in lijst.knoppen:
            break
        keuzes = next(een["choices"] for een in lijst.invoer if een.get("choices"))
        alle = ",".join(een["value"] for een in keuzes)
        vraag = await weg.drukt(ROOS, lijst, "Vernietigen", {"Dossiers": alle})
        await weg.drukt(ROOS, vraag, "Definitief vernietigen")
        await weg.verstrijkt(minutes=16)
    heeft(await weg.opent(ROOS, "bewaren"), "niets waarover u hoeft te beslissen")


def bedient(weg: Weg) -> None:
    """Let an operator type what he types, on this very deployment; keep what the command line says."""
    sleutels = ",".join(f"{een}:{b64encode(waarde).decode()}" for een, waarde in NIEUW.sleutels.items())
    instellingen = {
        "DATABASE_URL": weg.o.database_url,
        "KEYSTORE_URL": weg.o.sleutels_url,
        "KEYS": sleutels,
        "ANCHOR_FOLDER": str(weg.map / "ankers"),
        "REGIOS__DEMO__FILE": str(Path("regio/demo.yaml").resolve()),
        "REGIOS__DEMO__APP_ID": APP_ID,
        "REGIOS__DEMO__TENANT_IDS": TENANT,
        "REGIOS__DEMO__CLIENT_SECRET": "verzonnen",
    }
    cli = maak_cli(laad_teksten())
    with pytest.MonkeyPatch.context() as omgeving:
        for naam, waarde in instellingen.items():
            omgeving.setenv(f"TAFELBOT_{naam}", waarde)
        for woorden in (["logboek", "controleer"], ["sleutels", "status"], ["sleutels", "roteer"]):
            gezegd = CliRunner().invoke(cli, woorden)
            assert gezegd.exit_code == 0, (woorden, gezegd.output, gezegd.exception)
            weg.buiten.append(gezegd.output)


async def tot_het_einde(weg: Weg, code: str) -> None:
    """Walk this part, until everything may be destroyed."""
    await gaat_mis(weg, code)
    await roteert(weg)
    await sluit_en_bewaart(weg, code)
