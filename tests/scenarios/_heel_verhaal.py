"""The story of the canaries: everything in which something is said about a person, and everything that goes wrong."""

import io
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog

from bot.web.logs import configure_logs
from domain.persoon import Rol
from domain.regio import Regio
from tests.scenarios import (
    _weg_afschalen,
    _weg_afspraken,
    _weg_einde,
    _weg_melden,
    _weg_nazorg,
    _weg_plan,
    _weg_rechten,
    _weg_sporen,
    _weg_tafel,
    _weg_triage,
    _weg_volhouden,
    _weg_zitting,
)
from tests.scenarios._browser import Portier
from tests.scenarios._geheimen import Geheimen
from tests.scenarios._inhoud import alle_bytes, alle_rijen
from tests.scenarios._kanaries import Meeschrijver
from tests.scenarios._logboek_volledig import Waker, onvolledige_regels
from tests.scenarios._opstelling import (
    BEKEND,
    CASUS,
    EERSTE,
    TAFELKANAAL,
    TWEEDE,
    WEIGERING,
    Opstelling,
    kanaal_van,
    vinkt_aan,
)
from tests.scenarios._vergadernep import Postkantoor, Vergadernep
from tests.scenarios._voorspel import Instelling, Toneel, draait
from tests.scenarios._weg import NOOIT_GEVRAAGD, Weg
from tests.scenarios._weg_einde import SAMEN
from tests.scenarios._weg_kijkers import drukken_na
from tests.teamsnep.teams import Post

NAMEN = (EERSTE, TWEEDE, "Quirine", "Zwaluwhart", "Wiebrand", "Ottervlucht", "Vinkenslag")
DATUMS = (
    *("1987-03-17", "17-03-1987", "17-3-1987", "17 maart 1987", "19870317"),
    *("1979-11-06", "06-11-1979", "6-11-1979", "6 november 1979", "19791106"),
)
GEHEIM = (*NAMEN, *DATUMS, "kanarie")
"""Every note, reason and number in these stories has a canary in it."""

BEZWAAR = {**WEIGERING, "Toelichting (verplicht bij: om een andere reden)": "Hier ligt een kanariebezwaar"}
HERINNERING = datetime(2026, 11, 25, 7, 45, tzinfo=UTC)
LAATSTE_HERINNERING = datetime(2026, 11, 26, 12, 15, tzinfo=UTC)
AGENDA = datetime(2026, 11, 27, 8, 15, tzinfo=UTC)
NA_DE_ZITTING = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)


@dataclass
class Nagelaten:
    """What stayed behind of the story: in Teams, in mail, with people, in logs, in files. `bestanden`: those of SQLite.

    Attributes:
        daarvoor: every row, key and file just before everything was destroyed.
        ernaast: the anchors, the register of what was destroyed, and temporary files.
        buiten: addresses, headers, cookies, reports, and what a command line said.
        in_nazorg: the codes of who went to prison.
    """

    soort: str
    mee: Meeschrijver
    waker: Waker
    onvolledig: list[str]
    posts: list[Post]
    gestuurd: list[str]
    log: str
    metrics: bytes
    database: bytes
    bestanden: set[str]
    rijen: dict[str, list[str]]
    sleutels: bytes
    daarvoor: bytes = b""
    ernaast: dict[str, bytes] = field(default_factory=dict)
    buiten: list[str] = field(default_factory=list)
    geheimen: Geheimen = field(default_factory=Geheimen)
    in_nazorg: set[str] = field(default_factory=set)


async def speel_uit(toneel: Toneel, regio: Regio) -> Nagelaten:
    """Play it all, and gather what stayed behind while the bot still runs: files beside a database go with it.

    Halfway the bot is restarted: from then on there are pages, and a second main key.
    """
    mee, folder = Meeschrijver(), Path(toneel.sleutels_url.removeprefix("sqlite:///")).parent
    portier = Portier()
    post, vergaderingen = Postkantoor(), Vergadernep()
    met_paginas = Instelling(portier, folder / "ankers", SAMEN, post, vergaderingen)
    with alle_logregels() as log, _eigen_tijdelijke_map(folder / "tijdelijk"):
        async with draait(toneel, regio) as o:
            waker = Waker(o.verhaal)
            o.verhaal.koerier = waker.bij(mee.bij(o.verhaal.koerier))
            await _verhaal(o)
            eerst = Nagelaten(
                soort=toneel.database_url.partition(":")[0],
                mee=mee,
                waker=waker,
                onvolledig=onvolledige_regels(o.verhaal),
                posts=o.verhaal.teams.posts,
                gestuurd=_gestuurd(o),
                log="",
                metrics=o.verhaal.metrics.exposition(),
                database=b"",
                bestanden=set(),
                rijen={},
                sleutels=b"",
            )
        verder = replace(toneel, gespeeld=replace(toneel.gespeeld, posts=tuple(eerst.posts)))
        async with draait(verder, regio, instelling=met_paginas) as o:
            mee.bij(o.verhaal.koerier)
            weg = Weg(o, mee, folder, portier, vergaderingen=vergaderingen, post=post)
            async with weg.stapel:
                daarvoor = await loop_af(weg)
            return replace(
                eerst,
                posts=[*eerst.posts, *o.verhaal.teams.posts],
                gestuurd=[*eerst.gestuurd, *_gestuurd(o), *map(str, post.gemaild)],
                log=log.getvalue(),
                metrics=eerst.metrics + o.verhaal.metrics.exposition(),
                database=alle_bytes(toneel.database_url),
                bestanden={een.name for een in folder.iterdir()},
                rijen=alle_rijen(toneel.database_url),
                sleutels=b"".join(een.read_bytes() for een in folder.glob("sleutels.db*")),
                daarvoor=daarvoor,
                ernaast=_ernaast(folder),
                buiten=weg.buiten,
                geheimen=weg.geheimen,
                in_nazorg=weg.in_nazorg,
            )


async def loop_af(weg: Weg) -> bytes:
    """Walk the further way; return every byte of the databases just before everything was destroyed."""
    # What a library says about every row was looked at in the first story.
    logging.getLogger("sqlalchemy").setLevel(logging.WARNING)
    weg.begint()
    await _weg_melden.alles(weg)
    await _weg_sporen.alles(weg)
    code = await _weg_tafel.alles(weg)
    gemeld = await _weg_triage.alles(weg, code)
    await _weg_plan.alles(weg, code, gemeld)
    await _weg_afspraken.alles(weg, code)
    await _weg_zitting.alles(weg, code)
    await _weg_volhouden.alles(weg, code)
    await _weg_rechten.alles(weg, code)
    await _weg_afschalen.alles(weg, code)
    await _weg_nazorg.alles(weg)
    await drukken_na(weg)
    await _weg_einde.tot_het_einde(weg, code)
    sleutels = b"".join(een.read_bytes() for een in weg.map.glob("sleutels.db*"))
    daarvoor = alle_bytes(weg.o.database_url) + sleutels
    await _weg_einde.vernietigt(weg)
    _weg_einde.bedient(weg)
    return daarvoor


def _gestuurd(o: Opstelling) -> list[str]:
    return [(een._read_bytes or b"").decode() for een in o.verhaal.teams.requests]  # noqa: SLF001 - as sent


def _ernaast(folder: Path) -> dict[str, bytes]:
    """Return every file that is no database: by its name, which may say nothing either."""
    alle = (een for een in folder.rglob("*") if een.is_file() and ".db" not in een.name)
    return {str(een.relative_to(folder)): een.read_bytes() for een in alle}


@contextmanager
def _eigen_tijdelijke_map(folder: Path) -> Iterator[None]:
    """Let whatever is written for a while be written where it is found."""
    folder.mkdir()
    with pytest.MonkeyPatch.context() as even:
        even.setattr(tempfile, "tempdir", str(folder))
        yield


@contextmanager
def alle_logregels() -> Iterator[io.StringIO]:
    """Everything anybody logs, ours and that of libraries, however unimportant, written as it is in production."""
    root, sql = logging.getLogger(), logging.getLogger("sqlalchemy")
    handlers, level, sql_level = root.handlers, root.level, sql.level
    before = structlog.get_config() if structlog.is_configured() else None
    log = io.StringIO()
    configure_logs(stream=log, level="DEBUG")
    root.setLevel(logging.DEBUG)
    sql.setLevel(logging.DEBUG)  # every statement and every row
    try:
        yield log
    finally:
        root.handlers = handlers
        root.setLevel(level)
        sql.setLevel(sql_level)
        structlog.reset_defaults()
        if before:
            structlog.configure(**before)


async def _verhaal(o: Opstelling) -> None:
    v = o.verhaal
    await _maakt_meer_casussen(o)
    await o.start_uitvraag()
    await v.works()
    await _antwoordt(o)
    await _weigert_een(o)
    await o.kent_niemand("om")
    await o.kent_niemand("reclassering")
    await o.weigert("rvdk")
    await _typt_te_veel(o)
    await _gaat_mis(o)
    await v.works()
    await _buitenstaanders(o)
    v.teams.loses_connection_after_next_post()
    await v.passes(until=HERINNERING)
    await v.passes(until=LAATSTE_HERINNERING)
    v.teams.refuses_next(500)
    await v.passes(until=AGENDA)
    await v.passes(hours=1)
    await _regisseur_leest(o)
    zaken = v.cards(o.regisseur.chat)
    for kaart in [een for een in zaken if "Opnieuw sturen" in een.knoppen]:
        await o.regisseur.presses(kaart, "Opnieuw sturen")
    await v.works()
    for organisatie in ("politie", "om"):
        await o.partner(organisatie).presses(await o.partner(organisatie).types("/zaken"), "Openen")
    await v.passes(until=NA_DE_ZITTING)


async def _maakt_meer_casussen(o: Opstelling) -> None:
    """One in which somebody is recognised, first filled in wrong; and one about a group."""
    roos = o.regisseur
    formulier = await roos.types("/casus nieuw huiselijk-geweld")
    eigen = {**CASUS, "Doel in eigen woorden": "Weten waar de kanariekooi staat"}
    onvolledig = {label: waarde for label, waarde in eigen.items() if label != "Rol"}
    nogmaals = await roos.presses(formulier, "Opslaan", {**onvolledig, "Geboortedatum": "2987-03-17"})
    herkend = await roos.presses(nogmaals, "Opslaan", eigen)
    assert o.code in herkend, herkend
    await roos.presses(herkend, "Andere casus" if "Andere casus" in herkend.knoppen else herkend.knoppen[0])
    soort = await roos.types("/casus nieuw jeugd")
    formulier = await roos.presses(soort, "Verder", {"Tafel": "Regietafel Jeugd: over een groep"})
    gevraagd = {een.removesuffix(" (verplicht)") for een in formulier.labels}
    velden = {label: waarde for label, waarde in CASUS.items() if label in gevraagd}
    await roos.presses(formulier, "Opslaan", {**velden, "Naam van de groep": "De Vinkenslag"})


async def _antwoordt(o: Opstelling) -> None:
    """Pim first forgets something, answers, and corrects his answer."""
    pim, plek = o.partner("politie"), kanaal_van("politie")
    formulier = await o.opent("politie")
    half = {label: waarde for label, waarde in BEKEND.items() if not label.startswith("Wilt u")}
    nogmaals = await pim.presses(formulier, "Opslaan", half, waar=plek)
    assert "Nog niet opgeslagen" in nogmaals
    # Filled in, it comes from the wrong hands: it is refused, and what was in it is kept nowhere.
    assert "voor iemand anders" in await o.partner("politie", 1).presses(nogmaals, "Opslaan", {**BEKEND}, waar=plek)
    await o.partner("om").presses(nogmaals, "Opslaan", {**BEKEND}, waar=plek)
    bedankt = await pim.presses(nogmaals, "Opslaan", {**BEKEND}, waar=plek)
    lijst = await pim.presses(bedankt, "Bekijken of aanpassen", waar=plek)
    wijzigen = lijst.drukken()[0]
    formulier = await pim.presses_raw(wijzigen.verb, wijzigen.data, plek)
    assert "kanariezorg" in str(formulier.json)
    await pim.presses(formulier, "Opslaan", {**BEKEND}, waar=plek)


async def _weigert_een(o: Opstelling) -> None:
    vera, plek = o.partner("veilig-thuis"), kanaal_van("veilig-thuis")
    reden = await vera.presses(await o.opent("veilig-thuis"), "Niet delen", waar=plek)
    assert "Dank u." in await vera.presses(reden, "Vastleggen", BEZWAAR, waar=plek)


async def _typt_te_veel(o: Opstelling) -> None:
    """Somebody types what belongs in a form, in a channel and in his own chat."""
    pim, plek = o.partner("politie"), kanaal_van("politie")
    for tekst in (
        f"/casus nieuw {EERSTE}, geboren 17-03-1987",
        f"{EERSTE} is bij ons bekend, zie kanarienotitie",
        f"/zakenn {TWEEDE}",
        f"/uitvraag status {TWEEDE}",
        EERSTE,
    ):
        await pim.types(tekst)
        await pim.types(tekst, plek)
        await o.regisseur.types(tekst)


async def _gaat_mis(o: Opstelling) -> None:
    """A fault of our own, with the name in its message. Gijs presses again, and leaves it half done."""
    gijs, plek = o.partner("gemeente-oosterwaard"), kanaal_van("gemeente-oosterwaard")

    def faalt(*_: object) -> None:
        message = f"kan {EERSTE} (1987-03-17) niet opslaan: kanarierij"
        raise RuntimeError(message)

    namen = await o.ziet_namen("gemeente-oosterwaard")
    formulier = await gijs.presses(namen, "Opslaan", vinkt_aan(namen, EERSTE), waar=plek)
    with pytest.MonkeyPatch.context() as even:
        even.setattr("storage.uitvraag.voeg_antwoord_toe", faalt)
        assert "Er ging iets mis" in await gijs.presses(formulier, "Opslaan", {**BEKEND}, waar=plek)
    assert "Dank u." in await gijs.presses(formulier, "Opslaan", {**BEKEND}, waar=plek)


async def _buitenstaanders(o: Opstelling) -> None:
    """People who may not, with what they find: they try the card of the politie, and every code they know."""
    v = o.verhaal
    anderen = (
        v.works_here(NOOIT_GEVRAAGD, Rol.PARTNER, "gemeente-merwestad"),
        v.works_here("Rens Regie", Rol.PROCESREGISSEUR, "zvh"),
        o.beheerder,
        v.stranger("Vos Vreemd"),
    )
    for wie in anderen:
        for knop in o.werklijst("politie").drukken():
            await wie.presses_raw(knop.verb, knop.data, kanaal_van("politie"))
        for opdracht in (f"casus toon {o.code}", f"uitvraag status {o.code}", "zaken", "agenda", "help"):
            for druk in (await wie.types(f"/{opdracht}")).drukken():
                await wie.presses_raw(druk.verb, druk.data)
        await wie.types("/zaken", TAFELKANAAL)


async def _regisseur_leest(o: Opstelling) -> None:
    roos = o.regisseur
    stand = await roos.types(f"/uitvraag status {o.code}")
    antwoorden = await roos.presses(stand, "Antwoorden openen")
    assert "kanariezorg" in antwoorden
    while "Vervolg" in antwoorden.knoppen:
        antwoorden = await roos.presses(antwoorden, "Vervolg")
    await roos.presses(antwoorden, "Volgende persoon")
    await roos.presses(await roos.types(f"/casus toon {o.code}"), "Openen")
    await roos.presses(await roos.types("/zaken", TAFELKANAAL), "Openen", waar=TAFELKANAAL)
