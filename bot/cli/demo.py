"""`demo`: the bot, an invented region and Microsoft's playground, on this machine."""

from typing import Annotated

import typer

from bot.cli.friendly import FAILED, complain, friendly, tell
from bot.demo.playground import DEFAULT_PORT, PlaygroundError
from bot.demo.show import show
from bot.serving import run
from teksten.catalogus import Teksten


def demo_command(cli: typer.Typer, teksten: Teksten) -> None:
    """Add `demo`."""
    t = teksten

    @cli.command(name="demo", help=t("bediening.cli.demo.help"))
    def demo(
        poort: Annotated[int, typer.Option(help=t("bediening.cli.demo.poort"))] = 3978,
        pagina: Annotated[int, typer.Option(help=t("bediening.cli.demo.pagina"))] = DEFAULT_PORT,
        *,
        leeg: Annotated[bool, typer.Option("--leeg", help=t("bediening.cli.demo.leeg"))] = False,
        opnieuw: Annotated[bool, typer.Option("--opnieuw", help=t("bediening.cli.demo.opnieuw"))] = False,
    ) -> None:
        with friendly(t):
            try:
                run(show(teksten, tell, port=poort, page_port=pagina, empty=leeg, anew=opnieuw))
            except PlaygroundError as error:
                complain(str(error))
                raise typer.Exit(FAILED) from None
