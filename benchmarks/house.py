"""The whole bot as it is wired for a real start, in a process of its own: `python -m benchmarks.house FOLDER FAR_SIDE`.

Everything is what production has: signed tokens, the router, a database on disk with every commit synced, encryption,
the logboek, the outbox and its sender within Teams' own limits. Only Microsoft is played by the far side. It prints
its port when it is ready.
"""

import sys
from dataclasses import replace
from pathlib import Path

from benchmarks.load import APP_ID, TENANT
from benchmarks.servers import FixedTokens
from bot.serving import run, serve
from bot.settings import read_settings
from bot.teams.edge import EdgeSettings
from bot.teams.registrations import Registration
from bot.web.logs import configure_logs
from bot.wiring import Extras, Tafelbot, maak_tafelbot

REGIO = "regio/demo.yaml"
DATABASE, KEYSTORE, KEYS = "tafelbot.db", "sleutelkast.db", "keys"
ELSEWHERE = "database_url"
"""What stands in the folder; the last only when the database stands elsewhere."""


def database_url(folder: Path) -> str:
    """Return where the database of the house in this folder is."""
    elsewhere = folder / ELSEWHERE
    return elsewhere.read_text(encoding="utf-8") if elsewhere.exists() else f"sqlite:///{folder / DATABASE}"


def put_together(folder: Path, far_side: int) -> Tafelbot:
    """Return the bot on the databases in `folder`, with the far side on this port in Microsoft's place."""
    settings = read_settings(
        env_file=None,
        port=0,
        database_url=database_url(folder),
        keystore_url=f"sqlite:///{folder / KEYSTORE}",
        keys_file=folder / KEYS,
        page_url="https://tafelbot.example.test",
        # What is measured is a card that is filled in; a page would ask a sign-in first.
        answers_on="kaart",
        regios={
            "demo": {"file": REGIO, "app_id": APP_ID, "tenant_ids": TENANT, "client_secret": "an-invented-secret"},
        },
    )

    def at_the_far_side(edge: EdgeSettings) -> EdgeSettings:
        (registration,) = edge.registrations
        ours = Registration(registration.app_id, registration.regio, registration.tenant_ids, FixedTokens())
        metadata_url = f"http://127.0.0.1:{far_side}/metadata"
        return replace(edge, registrations=(ours,), allow_loopback=True, metadata_url=metadata_url)

    return maak_tafelbot(settings, extras=Extras(edge=at_the_far_side))


def told(address: str) -> None:
    """Print the port of this address."""
    sys.stdout.write(f"{address.rpartition(':')[2]}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    with Path("/dev/null").open("w", encoding="utf-8") as log:
        configure_logs(stream=log)
        run(serve(put_together(Path(sys.argv[1]), int(sys.argv[2])).app, "127.0.0.1", 0, told))
