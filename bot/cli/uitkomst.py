"""`uitkomst FILE`: what was approved of casussen, for another system, by an operator who is asked for it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.friendly import FAILED, REFUSED, complain, friendly, tell
from bot.cli.regios import kies_regio
from bot.clock.system import SystemClock
from bot.opening import open_store
from bot.settings import read_settings
from dialogs.kern.desk import Context
from dialogs.kern.router import Streek
from dialogs.kern.uitkomsten import als_bestand, uitkomsten_van
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.uitwisseling import Uitkomst
from storage import agenda
from storage import casus as casussen
from storage.store import Scope, UnitOfWork
from storage.verslag import goedgekeurde_van
from teksten.catalogus import Teksten


def uitkomst_command(cli: typer.Typer, teksten: Teksten) -> None:
    """Add `uitkomst` to the command line."""
    t = teksten

    @cli.command(name="uitkomst", help=t("bediening.cli.uitkomst.help"))
    def command(
        bestand: Annotated[Path, typer.Argument(help=t("bediening.cli.uitkomst.bestand"), dir_okay=False)],
        casus: Annotated[list[str] | None, typer.Option("--casus", help=t("bediening.cli.uitkomst.casus"))] = None,
        dag: Annotated[
            datetime | None, typer.Option("--dag", formats=["%Y-%m-%d"], help=t("bediening.cli.uitkomst.dag"))
        ] = None,
        tafel: Annotated[str, typer.Option("--tafel", help=t("bediening.cli.uitkomst.tafel"))] = "",
        regio: Annotated[str, typer.Option(help=t("bediening.cli.beheerder.regio"))] = "",
    ) -> None:
        with friendly(t):
            if bool(casus) == bool(dag and tafel):
                complain(t("bediening.cli.uitkomst.welke"))
                raise typer.Exit(REFUSED)
            if bestand.exists():
                complain(t("bediening.cli.uitkomst.bestaat", bestand=str(bestand)))
                raise typer.Exit(REFUSED)
            settings, clock = read_settings(), SystemClock()
            name, streek = kies_regio(settings, regio, t)
            codes = [Casuscode.lees(een) for een in casus or ()]
            store = open_store(settings, {name: streek}, clock.now(), t)
            try:
                scope = Scope(streek.regio.code, clock.now())
                inhoud, aantal = store.run_now(scope, _maak, streek, codes, dag.date() if dag else None, tafel)
            finally:
                store.close()
            if not aantal:
                complain(t("bediening.cli.uitkomst.niets"))
                raise typer.Exit(FAILED)
            _schrijf(bestand, inhoud)
        tell(t.aantal("bediening.cli.uitkomst.klaar", aantal, bestand=str(bestand)))


def _maak(uow: UnitOfWork, streek: Streek, codes: list[Casuscode], dag: date | None, tafel: str) -> tuple[bytes, int]:
    """Return the file, and how many casusoverleggen are in it; write in the logboek of each casus that it was taken."""
    context = Context(uow, streek.regio, streek.teksten)
    gevonden = _van_zitting(context, dag, tafel) if dag else _van_casussen(context, codes)
    for een in gevonden:
        context.log(Handeling.UITKOMST_UITGEVOERD, casus_id=een.casus_id, onderwerp_id=een.zitting_id)
    return als_bestand(gevonden, context.nu), len(gevonden)


def _van_casussen(context: Context, codes: list[Casuscode]) -> list[Uitkomst]:
    return [een for code in codes for een in uitkomsten_van(context, casussen.met_code(context.uow, code))]


def _van_zitting(context: Context, dag: date, tafel: str) -> list[Uitkomst]:
    context.regio.tafel(tafel)
    kalender = context.regio.kalender
    begin = kalender.moment(dag, time())
    einde = kalender.moment(dag + timedelta(days=1), time())
    return [
        een
        for zitting in agenda.tussen(context.uow, tafel, begin, einde)
        for casus_id in sorted(goedgekeurde_van(context.uow, zitting.id))
        for een in uitkomsten_van(context, casussen.lees(context.uow, casus_id), zitting.id)
    ]


def _schrijf(bestand: Path, inhoud: bytes) -> None:
    # For its owner alone, and nothing that is there is overwritten.
    with bestand.open("xb") as open_bestand:
        bestand.chmod(0o600)
        open_bestand.write(inhoud)
