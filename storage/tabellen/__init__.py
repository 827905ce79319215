"""The tables, a module per topic. Importing this package makes `metadata` complete."""

from storage.tabellen import (
    agenda,
    casus,
    gesprekken,
    inbox,
    logboek,
    outbox,
    personen,
    toegang,
    uitvraag,
    wekkers,
)
from storage.tabellen.basis import metadata

__all__ = [
    "agenda",
    "casus",
    "gesprekken",
    "inbox",
    "logboek",
    "metadata",
    "outbox",
    "personen",
    "toegang",
    "uitvraag",
    "wekkers",
]
