"""The command line: serve, and all that an operator does beside it. A function makes it: importing does nothing."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.beheer import beheerder_commands
from bot.cli.demo import demo_command
from bot.cli.friendly import FAILED, complain, friendly, tell
from bot.cli.inlezen import import_command
from bot.cli.logboek import logboek_commands
from bot.cli.pakket import manifest_commands
from bot.cli.sleutels import sleutels_commands
from bot.cli.uitkomst import uitkomst_command
from bot.opening import make_folders
from bot.serving import run, serve
from bot.settings import read_settings
from bot.web.logs import configure_logs
from bot.wiring import maak_tafelbot
from regio.controle import controleer
from storage.migraties import migreer
from teksten.catalogus import Teksten, laad_teksten


def main() -> None:
    """Run the command that was typed."""
    maak_cli(laad_teksten())()


def maak_cli(teksten: Teksten) -> typer.Typer:
    """Return the command line, with its help in these words."""
    cli = typer.Typer(
        name="tafelbot",
        help=teksten("bediening.cli.help"),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    _logs(cli, teksten)
    _serve(cli, teksten)
    _migrate(cli, teksten)
    cli.add_typer(beheerder_commands(teksten), name="beheerder", help=teksten("bediening.cli.beheerder.help"))
    cli.add_typer(sleutels_commands(teksten), name="sleutels", help=teksten("bediening.cli.sleutels.help"))
    cli.add_typer(logboek_commands(teksten), name="logboek", help=teksten("bediening.cli.logboek.help"))
    cli.add_typer(_regio_commands(teksten), name="regio", help=teksten("bediening.cli.regio.help"))
    cli.add_typer(manifest_commands(teksten), name="manifest", help=teksten("bediening.cli.manifest.help"))
    import_command(cli, teksten)
    uitkomst_command(cli, teksten)
    demo_command(cli, teksten)
    return cli


def _logs(cli: typer.Typer, teksten: Teksten) -> None:
    @cli.callback(help=teksten("bediening.cli.help"))
    def before_any_command() -> None:
        """Log as the bot does, beside what the command tells: left alone, the library shows the values of a fault."""
        configure_logs(stream=sys.__stderr__)


def _serve(cli: typer.Typer, teksten: Teksten) -> None:
    @cli.command(name="serve", help=teksten("bediening.cli.serve.help"))
    def command() -> None:
        with friendly(teksten):
            settings = read_settings()
            configure_logs(level=settings.log_level)
            tafelbot = maak_tafelbot(settings)
            run(
                serve(
                    tafelbot.app,
                    settings.host,
                    settings.port,
                    lambda address: tell(teksten("bediening.cli.serve.luistert", adres=address)),
                )
            )


def _migrate(cli: typer.Typer, teksten: Teksten) -> None:
    @cli.command(name="migrate", help=teksten("bediening.cli.migrate.help"))
    def command() -> None:
        with friendly(teksten):
            settings = read_settings()
            make_folders(settings)
            version = migreer(settings.database_url.get_secret_value())
            tell(teksten("bediening.cli.migrate.klaar", versie=version))


def _regio_commands(teksten: Teksten) -> typer.Typer:
    commands = typer.Typer(no_args_is_help=True)

    @commands.command(name="check", help=teksten("bediening.cli.regio.check.help"))
    def check(
        bestand: Annotated[Path, typer.Argument(help=teksten("bediening.cli.regio.check.bestand"), exists=True)],
    ) -> None:
        report = controleer(bestand, teksten)
        if report.fouten:
            complain(*report.regels(teksten))
            raise typer.Exit(FAILED)
        tell(*report.regels(teksten))

    @commands.callback()
    def group() -> None:
        """Keep `check` a word of its own: a group with one command would swallow it."""

    return commands
