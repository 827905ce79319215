"""A process of its own that writes until it is killed, and says of every transaction when it was committed.

Run as `python -m tests.storage._schrijver <what> <database> <keys>`.
"""

import sys
from datetime import timedelta
from itertools import count

from domain.logboek import Handeling, Logregel
from storage import logboek, outbox, wekkers
from storage.outbox import Limieten
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import Scope, Store, UnitOfWork, maak_store
from tests._databases import HOOFDSLEUTELS, NU, REGIO

SCOPE = Scope(REGIO, NU)


def schrijf(uow: UnitOfWork, nummer: int) -> None:
    wekkers.zet(uow, "proef", str(nummer), uow.now)
    logboek.schrijf(uow, Logregel(handeling=Handeling.CASUS_GEOPEND, op=uow.now, onderwerp_id=str(nummer)))


def schrijf_door(store: Store) -> None:
    for nummer in count():
        store.run_now(SCOPE, schrijf, nummer)
        print(nummer, flush=True)  # noqa: T201 - how it tells the other process


def neem_en_hang(store: Store) -> None:
    werk = store.run_now(SCOPE, outbox.neem, werker="weg", limieten=Limieten(), verhuur=timedelta(seconds=30))
    print(werk.id if werk else "", flush=True)  # noqa: T201
    sys.stdin.read()


if __name__ == "__main__":
    wat, database_url, sleutels_url = sys.argv[1:]
    {"schrijf": schrijf_door, "neem": neem_en_hang}[wat](
        maak_store(database_url, DatabaseSleutelkast(sleutels_url, HOOFDSLEUTELS))
    )
