"""The demo: the real bot on a database of its own, an invented region, and the playground in front of it."""

import logging
from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from bot.clock.system import SystemClock
from bot.demo import playground, world
from bot.demo.aanmelden import DemoAanmelder
from bot.demo.audience import Audience, always_there
from bot.demo.mailbox import ConsoleMail
from bot.demo.personas import personas
from bot.demo.silent import StoryClock
from bot.demo.speel import Stage
from bot.demo.stories import Stories
from bot.demo.vergaderzaal import DemoMeetings
from bot.demo.zittingsdag import DemoClock, Zittingsdag
from bot.serving import serving, stopped
from bot.settings import RegioSettings, Settings
from bot.teams.conduct import TurnHandler
from bot.web.logs import configure_logs
from bot.wiring import Extras, Tafelbot, maak_tafelbot
from dialogs.kern.ports import Clock
from dialogs.kern.registry import Registry
from regio.laden import laad_regio
from storage.migraties import migreer
from storage.sleutelkast import nieuwe_hoofdsleutel
from teksten.catalogus import Teksten

HOST = "127.0.0.1"
HOUSE = Path(__file__).resolve().parents[2]
FOLDER = HOUSE / "build" / "demo"
REGION = HOUSE / "regio" / "demo.yaml"


class DemoSettings(Settings):
    """Only what the demo itself says: whatever is set on this machine for a real deployment stays out of it."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the signature is pydantic's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read nothing but the arguments."""
        return (init_settings,)


async def show(
    teksten: Teksten,
    tell: Callable[..., None],
    *,
    port: int,
    page_port: int,
    empty: bool,
    anew: bool,
    folder: Path = FOLDER,
) -> None:
    """Start everything, say where to look and what to try, and stop in order when asked to.

    Args:
        teksten: the words of the command line.
        tell: writes lines to whoever started it.
        port: of the bot.
        page_port: of the playground's page.
        empty: begin without casussen and with conversations that serve nothing yet, every time.
        anew: begin as on the first day.
        folder: where everything is kept.
    """
    settings = prepare(folder, port=port, empty=empty, anew=anew or empty)
    with (folder / "tafelbot.log").open("a", encoding="utf-8") as log:
        configure_logs(stream=log, level="INFO")
        tell(teksten("demo.start"))
        bot = await compose(settings, teksten, page_port, empty=empty, tell=tell)
        async with (
            serving(bot.app, settings.host, settings.port) as address,
            playground.running(f"{address}/api/messages", port=page_port) as page,
        ):
            key = "demo.console.leeg" if empty else "demo.console.vol"
            tell("", teksten("demo.klaar", adres=page), "", *teksten(key).splitlines(), "", teksten("demo.stoppen"))
            await stopped()
        tell(teksten("demo.gestopt"))
        logging.getLogger().handlers.clear()


def prepare(folder: Path, *, port: int, empty: bool, anew: bool) -> Settings:
    """Make the databases and the keys, on the first run or when everything begins anew; return the settings."""
    folder.mkdir(parents=True, exist_ok=True)
    name = "leeg" if empty else "demo"
    if anew:
        for pattern in (f"{name}*.db*", f"{name}*.vernietigd.jsonl*"):
            for file in folder.glob(pattern):
                file.unlink()
    keys = folder / "hoofdsleutel"
    if not keys.is_file():
        keys.touch(mode=0o600)
        keys.write_text(f"{nieuwe_hoofdsleutel('demo')}\n", "utf-8")
    database = f"sqlite:///{folder / name}.db"
    migreer(database)
    return DemoSettings(
        demo=True,
        host=HOST,
        port=port,
        database_url=SecretStr(database),
        keystore_url=SecretStr(f"sqlite:///{folder / name}-sleutels.db"),
        keys_file=keys,
        regios={"demo": RegioSettings(file=REGION, tenant_ids=(world.TENANT_ID,))},
        tick_seconds=1.0,
        # A free port, chosen at the start, is not known yet: then there are no pages.
        page_url=f"http://{HOST}:{port}" if port else "",
    )


async def compose(
    settings: Settings,
    teksten: Teksten,
    page_port: int,
    *,
    empty: bool,
    clock: Clock | None = None,
    tell: Callable[..., None] = lambda *_: None,
) -> Tafelbot:
    """Put the bot together with the demo's conveniences, and tell the stories up to what the clock says now."""
    clock = DemoClock(clock or SystemClock())
    regio = laad_regio(REGION, teksten)
    cast = personas(regio)
    stage, audience = Stage(cast), Audience(teksten)

    def around(handler: TurnHandler) -> TurnHandler:
        return audience.around(stage.around(handler), stage)

    def register(registry: Registry) -> None:
        stage.register(registry)
        Zittingsdag(clock).register(registry)
        always_there(registry)

    sign_in = DemoAanmelder(stage, teksten)
    meetings = DemoMeetings(settings.page_url, teksten)
    extras = Extras(
        register,
        stage.demorollen,
        around,
        messenger=audience.looks_at,
        mailer=ConsoleMail(teksten, tell),
        aanmelders={regio.code: sign_in},
        meetings=meetings if settings.page_url else None,
        routes=(*sign_in.routes(), *meetings.routes()),
    )
    bot = maak_tafelbot(settings, clock=clock, extras=extras)
    now, service_url = clock.now(), f"http://localhost:{page_port}/_connector"
    await Stories(bot, regio, cast, service_url, StoryClock(now)).tell(now, empty=empty)
    audience.comes_to(bot)
    return bot
