"""What an operator does to a deployment: the first beheerder."""

from typing import Annotated
from uuid import UUID

import typer

from bot.cli.friendly import FAILED, complain, friendly, tell
from bot.cli.regios import kies_regio
from bot.clock.system import SystemClock
from bot.opening import open_store
from bot.settings import read_settings
from bot.start import StartRefused
from dialogs.kern.router import Streek
from domain.logboek import Handeling, Logregel
from domain.persoon import Aanstelling, Rol
from storage import logboek, personen
from storage.store import Scope, UnitOfWork
from teksten.catalogus import Teksten


def beheerder_commands(teksten: Teksten) -> typer.Typer:
    """Return `beheerder ...`: whoever registers all others must come from outside, once."""
    commands = typer.Typer(no_args_is_help=True)
    t = teksten

    @commands.command(name="toevoegen", help=t("bediening.cli.beheerder.toevoegen.help"))
    def toevoegen(
        tenant: Annotated[UUID, typer.Option(help=t("bediening.cli.beheerder.tenant"))],
        object_id: Annotated[UUID, typer.Option(help=t("bediening.cli.beheerder.object_id"))],
        naam: Annotated[str, typer.Option(help=t("bediening.cli.beheerder.naam"))],
        regio: Annotated[str, typer.Option(help=t("bediening.cli.beheerder.regio"))] = "",
        *,
        ook_als: Annotated[
            bool, typer.Option("--ook-als-er-al-een-is", "--ook-als", help=t("bediening.cli.beheerder.ook_als"))
        ] = False,
    ) -> None:
        with friendly(t):
            settings = read_settings()
            name, streek = kies_regio(settings, regio, t)
            if str(tenant) not in settings.regios[name].tenant_ids:
                raise StartRefused(t("bediening.cli.beheerder.andere_tenant", regio=streek.regio.naam))
            if not naam.strip():
                raise StartRefused(t("bediening.cli.beheerder.zonder_naam"))
            now = SystemClock().now()
            store = open_store(settings, {name: streek}, now, t)
            try:
                scope = Scope(streek.regio.code, now)
                done = store.run_now(scope, _add, streek, str(tenant), str(object_id), naam.strip(), ook_als=ook_als)
            finally:
                store.close()
        if not done:
            complain(t("bediening.cli.beheerder.al_een", regio=streek.regio.naam))
            raise typer.Exit(FAILED)
        tell(t("bediening.cli.beheerder.klaar", naam=naam.strip(), regio=streek.regio.naam))

    @commands.callback()
    def group() -> None:
        """Keep `toevoegen` a word of its own: a group with one command would swallow it."""

    return commands


def _add(uow: UnitOfWork, streek: Streek, tenant: str, object_id: str, naam: str, *, ook_als: bool) -> bool:
    if personen.met_rol(uow, Rol.BEHEERDER) and not ook_als:
        return False
    eigen = streek.regio.eigen_organisatie
    # The address in Teams becomes known when he first says something to the bot.
    wie = personen.registreer(uow, tenant_id=tenant, object_id=object_id, teams_id="", naam=naam)
    personen.stel_aan(uow, wie.id, Aanstelling(Rol.BEHEERDER, eigen, uow.now))
    for handeling in (Handeling.PERSOON_GEREGISTREERD, Handeling.PERSOON_AANGESTELD):
        logboek.schrijf(uow, Logregel(handeling=handeling, op=uow.now, namens=eigen, onderwerp_id=wie.id))
    return True
