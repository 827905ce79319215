"""What an operator does with main keys, while the bot runs, and with what was destroyed after a copy was put back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated

import typer

from bot.cli.friendly import FAILED, REFUSED, complain, friendly, tell
from bot.clock.system import SystemClock
from bot.opening import destroy_again, laad_streken, open_keys
from bot.settings import Settings, read_settings
from dialogs.kern.desk import Context
from dialogs.kern.router import Streek
from dialogs.kern.teruggezet import sluit_gesprekken
from storage.sleutelkast import DatabaseSleutelkast, nieuwe_hoofdsleutel
from storage.store import Scope, UnitOfWork, maak_store
from teksten.catalogus import Teksten


def sleutels_commands(teksten: Teksten) -> typer.Typer:
    """Return `sleutels ...`: main keys are made, taken into use and retired; what came back is destroyed again."""
    commands = typer.Typer(no_args_is_help=True)
    _nieuw(commands, teksten)
    _roteer(commands, teksten)
    _status(commands, teksten)
    _hervernietig(commands, teksten)
    return commands


def _nieuw(commands: typer.Typer, t: Teksten) -> None:
    @commands.command(name="nieuw", help=t("bediening.cli.sleutels.nieuw.help"))
    def nieuw(
        naam: Annotated[str, typer.Argument(help=t("bediening.cli.sleutels.nieuw.naam"))] = "",
    ) -> None:
        name = naam or f"sleutel-{SystemClock().now():%Y-%m}"
        if not name.replace("-", "").replace("_", "").isalnum():
            complain(t("bediening.cli.sleutels.nieuw.naam_klopt_niet"))
            raise typer.Exit(REFUSED)
        # Only the key itself, so that it can be written straight into a file.
        tell(nieuwe_hoofdsleutel(name))


def _roteer(commands: typer.Typer, t: Teksten) -> None:
    @commands.command(name="roteer", help=t("bediening.cli.sleutels.roteer.help"))
    def roteer() -> None:
        with friendly(t), _opened(read_settings(), t) as (settings, kast):
            active, done = settings.main_keys.actief, 0
            todo = sum(count for name, count in kast.telling().items() if name != active)
            if todo:
                tell(t.aantal("bediening.cli.sleutels.roteer.begin", todo, naam=active))
            with typer.progressbar(length=todo, label=t("bediening.cli.sleutels.roteer.bezig")) as bar:
                for count in kast.herverpak():
                    bar.update(count)
                    done += count
            tell(t.aantal("bediening.cli.sleutels.roteer.klaar", done, naam=active))
            if set(kast.telling()) - {active}:
                complain(t("bediening.cli.sleutels.roteer.niet_alles", naam=active))
                raise typer.Exit(FAILED)


def _status(commands: typer.Typer, t: Teksten) -> None:
    @commands.command(name="status", help=t("bediening.cli.sleutels.status.help"))
    def status() -> None:
        with friendly(t), _opened(read_settings(), t) as (settings, kast):
            counts = kast.telling()
            tell(*(_line(name, counts, settings, t) for name in settings.main_keys.sleutels))
            kast.controleer_register()
            place = str(kast.registerplek)
            tell(t.aantal("bediening.cli.sleutels.status.vernietigd", kast.vernietigde(), plaats=place))


def _line(name: str, counts: Mapping[str, int], settings: Settings, t: Teksten) -> str:
    count = counts.get(name, 0)
    if name == settings.main_keys.actief:
        return t("bediening.cli.sleutels.status.actief", naam=name, aantal=count)
    return t(f"bediening.cli.sleutels.status.{'oud' if count else 'mag_weg'}", naam=name, aantal=count)


def _hervernietig(commands: typer.Typer, t: Teksten) -> None:
    @commands.command(name="hervernietig", help=t("bediening.cli.sleutels.hervernietig.help"))
    def hervernietig(
        *,
        nieuw_register: Annotated[
            bool, typer.Option("--nieuw-register", help=t("bediening.cli.sleutels.hervernietig.nieuw_register"))
        ] = False,
    ) -> None:
        with friendly(t), _opened(read_settings(), t) as (settings, kast):
            now = SystemClock().now()
            if nieuw_register:
                kast.herbouw_register(now)
            store = maak_store(settings.database_url.get_secret_value(), kast)
            try:
                streken = laad_streken(settings, t)
                count = destroy_again(streken, kast, store, now, t)
                # Not at every start, as the rest: a page that is open would close, and a talk wait for its meeting.
                links = sum(store.run_now(Scope(een.regio.code, now), _close, een) for een in streken.values())
            finally:
                store.close()
            if count:
                tell(t.aantal("bediening.cli.sleutels.hervernietig.klaar", count))
            else:
                tell(t("bediening.cli.sleutels.hervernietig.niets"))
            if links:
                tell(t.aantal("bediening.cli.sleutels.hervernietig.links", links))


def _close(uow: UnitOfWork, streek: Streek) -> int:
    return sluit_gesprekken(Context(uow, streek.regio, streek.teksten))


@contextmanager
def _opened(settings: Settings, t: Teksten) -> Iterator[tuple[Settings, DatabaseSleutelkast]]:
    kast = open_keys(settings, t)
    try:
        yield settings, kast
    finally:
        kast.close()
