"""`manifest build`: the Teams app package, with the commands that the bot really has."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from bot.cli.friendly import FAILED, complain, friendly, tell
from bot.settings import read_settings
from bot.start import StartRefused
from dialogs.alles import maak_registry
from dialogs.kern.registry import Registry
from manifest.build import ManifestCommand, ManifestRefused, ManifestSettings, Scope, bouw, schrijf
from teksten.catalogus import Teksten


def manifest_commands(teksten: Teksten) -> typer.Typer:
    """Return `manifest ...`."""
    commands = typer.Typer(no_args_is_help=True)
    t = teksten

    @commands.command(name="build", help=t("bediening.cli.manifest.build.help"))
    def build(  # noqa: PLR0913, PLR0917 - each is an option of its own
        aanbieder: Annotated[str, typer.Option(help=t("bediening.cli.manifest.aanbieder"))],
        website: Annotated[str, typer.Option(help=t("bediening.cli.manifest.website"))],
        privacy: Annotated[str, typer.Option(help=t("bediening.cli.manifest.privacy"))],
        voorwaarden: Annotated[str, typer.Option(help=t("bediening.cli.manifest.voorwaarden"))],
        bot_id: Annotated[UUID | None, typer.Option(help=t("bediening.cli.manifest.bot_id"))] = None,
        app_id: Annotated[UUID | None, typer.Option(help=t("bediening.cli.manifest.app_id"))] = None,
        versie: Annotated[str, typer.Option(help=t("bediening.cli.manifest.versie"))] = "1.0.0",
        uit: Annotated[Path, typer.Option(help=t("bediening.cli.manifest.uit"))] = Path("build/tafelbot.zip"),
    ) -> None:
        with friendly(t):
            bot = str(bot_id) if bot_id else _only_bot(t)
            settings = ManifestSettings(
                app_id=str(app_id) if app_id else bot,
                bot_id=bot,
                version=versie,
                developer=aanbieder,
                website_url=website,
                privacy_url=privacy,
                terms_url=voorwaarden,
            )
            try:
                schrijf(bouw(settings, tuple(menu(maak_registry(), t)), t), uit)
            except ManifestRefused as refused:
                complain(t("bediening.cli.manifest.geweigerd"), *refused.problems)
                raise typer.Exit(FAILED) from None
        tell(t("bediening.cli.manifest.klaar", bestand=str(uit)))

    @commands.callback()
    def group() -> None:
        """Keep `build` a word of its own: a group with one command would swallow it."""

    return commands


def menu(registry: Registry, teksten: Teksten) -> Iterator[ManifestCommand]:
    """Yield the commands for the menu in Teams, in the order of help. All may be typed anywhere."""
    for spec in registry.commands_in_order():
        if spec.in_manifest:
            yield ManifestCommand(spec.words, teksten(spec.help), tuple(Scope))


def _only_bot(teksten: Teksten) -> str:
    app_ids = {regio.app_id for regio in read_settings().regios.values()}
    if len(app_ids) != 1:
        raise StartRefused(teksten("bediening.cli.manifest.welke_bot"))
    return app_ids.pop()
