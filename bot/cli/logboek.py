"""What an operator or an examiner asks of the logboek: is it whole, and by which key can others check its anchors."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.anchors import AnchorFiles
from bot.cli.friendly import FAILED, complain, friendly, tell
from bot.clock.system import SystemClock
from bot.opening import laad_streken, open_store
from bot.settings import Settings, read_settings
from dialogs.kern.router import Streek
from domain.anker import Ankerbreuk
from domain.casuscode import Casuscode
from domain.errors import NotFound
from storage import ankers, casus, vernietigen
from storage.logboekcontrole import Ankeruitslag, Ketenuitslag, Logboekcontrole
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import Teksten

MOST_LINES = 50
"""Breaks of one chain that are told one by one; of the others it says how many there are."""
PROGRESS_EVERY = 500
"""Chains between two signs of life."""


def logboek_commands(teksten: Teksten) -> typer.Typer:
    """Return `logboek ...`."""
    commands = typer.Typer(no_args_is_help=True)
    _controleer(commands, teksten)
    _sleutel(commands, teksten)
    return commands


def _controleer(commands: typer.Typer, t: Teksten) -> None:
    @commands.command(name="controleer", help=t("bediening.cli.logboek.controleer.help"))
    def controleer(
        ankermap: Annotated[
            Path | None,
            typer.Option("--ankers", help=t("bediening.cli.logboek.controleer.ankers"), exists=True, file_okay=False),
        ] = None,
        casuscode: Annotated[str, typer.Option("--casus", help=t("bediening.cli.logboek.controleer.casus"))] = "",
    ) -> None:
        with friendly(t):
            code = Casuscode.lees(casuscode) if casuscode else None
            with _opened(read_settings(), t) as (settings, streken, store):
                whole = True
                found = code is None
                for streek in streken:
                    scope = Scope(streek.regio.code, SystemClock().now())
                    casus_id = None if code is None else store.read_now(scope, _casus_id, code)
                    if code is not None and casus_id is None:
                        continue
                    found = True
                    files = _files(ankermap or settings.anchors, streek, is_copy=ankermap is not None)
                    whole = _check(Logboekcontrole(store, scope, files), streek, casus_id, t) and whole
            if not found:
                raise NotFound("casus.onbekend")
            tell("", t("bediening.cli.logboek.niet_te_zien"))
            if not whole:
                complain(t("bediening.cli.logboek.niet_heel"))
                raise typer.Exit(FAILED)
            tell(t("bediening.cli.logboek.heel"))


def _sleutel(commands: typer.Typer, t: Teksten) -> None:
    @commands.command(name="sleutel", help=t("bediening.cli.logboek.sleutel.help"))
    def sleutel() -> None:
        with friendly(t), _opened(read_settings(), t) as (_, streken, store):
            for streek in streken:
                public = store.read_now(Scope(streek.regio.code, SystemClock().now()), ankers.publieke_sleutel)
                tell(t("bediening.cli.logboek.sleutel.van", regio=streek.regio.naam), ankers.als_pem(public))


def _check(check: Logboekcontrole, streek: Streek, casus_id: str | None, t: Teksten) -> bool:
    """Check one region and tell what was found; True when it is whole."""
    tell("", t("bediening.cli.logboek.regio", regio=streek.regio.naam, code=streek.regio.code))
    anchors = check.begin()
    _tell_anchors(anchors, streek, t)
    chains = lines = broken = destroyed = 0
    for each in check.ketens(anchors, casus_id):
        chains, lines = chains + 1, lines + each.regels
        broken += not each.is_gaaf
        destroyed += each.vernietigd
        for line in _about_chain(each, streek, t):
            complain(line)
        if chains % PROGRESS_EVERY == 0:
            tell(t("bediening.cli.logboek.tot_zover", ketens=chains, regels=lines))
    tell(t("bediening.cli.logboek.ketens", ketens=chains, regels=lines, gebroken=broken))
    if destroyed:
        tell(t.aantal("bediening.cli.logboek.vernietigd", destroyed))
    return not broken and not anchors.breuken


def _tell_anchors(found: Ankeruitslag, streek: Streek, t: Teksten) -> None:
    if found.laatste is None:
        tell(t("bediening.cli.logboek.geen_ankers"))
    else:
        local = streek.regio.kalender.lokaal(found.laatste.op)
        when = f"{local:%d-%m-%Y %H.%M}"
        tell(t("bediening.cli.logboek.ankers", aantal=found.aantal, nr=found.laatste.nr, wanneer=when))
    if found.bestanden is None:
        tell(t("bediening.cli.logboek.geen_map"))
    else:
        tell(t.aantal("bediening.cli.logboek.bestanden", found.bestanden))
    for each in found.breuken:
        complain(_about_anchor(each, t))


def _about_chain(found: Ketenuitslag, streek: Streek, t: Teksten) -> Iterator[str]:
    name = t("bediening.cli.logboek.keten_regio") if found.keten.casus_id is None else found.keten.naam
    regio = streek.regio.code
    for each in found.breuken[:MOST_LINES]:
        yield t(f"bediening.cli.logboek.breuk.{each.soort.value}", keten=name, nr=each.nr, regio=regio)
    if len(found.breuken) > MOST_LINES:
        yield t("bediening.cli.logboek.meer", keten=name, aantal=len(found.breuken) - MOST_LINES)
    for one in found.ankerbreuken:
        yield _about_anchor(one, t, name)


def _about_anchor(found: Ankerbreuk, t: Teksten, keten: str = "") -> str:
    day = found.dag.strftime("%d-%m-%Y") if found.dag else t("bediening.cli.logboek.onbekende_dag")
    return t(
        f"bediening.cli.logboek.anker.{found.soort.value}",
        anker=found.anker,
        dag=day,
        keten=keten or found.keten,
        nr=found.nr,
        vanaf=found.vanaf,
        volgende=found.vanaf + 1,
        bestand=found.bestand,
    )


def _files(folder: Path, streek: Streek, *, is_copy: bool) -> AnchorFiles | None:
    return AnchorFiles(folder, streek.regio.code, is_copy) if folder.is_dir() else None


def _casus_id(uow: UnitOfWork, code: Casuscode) -> str | None:
    """Return the chain of a casus, also of one that was destroyed."""
    try:
        return casus.met_code(uow, code).id
    except NotFound:
        proof = vernietigen.met_code(uow, str(code))
        return None if proof is None else proof.onderwerp_id


@contextmanager
def _opened(settings: Settings, t: Teksten) -> Iterator[tuple[Settings, Iterable[Streek], Store]]:
    streken = laad_streken(settings, t)
    store = open_store(settings, streken, SystemClock().now(), t)
    try:
        yield settings, tuple(streken.values()), store
    finally:
        store.close()
