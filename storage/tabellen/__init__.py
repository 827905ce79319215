"""The tables, a module per topic. Importing this package makes `metadata` complete."""

from storage.tabellen import (
    aanwezigheid,
    afwezigheid,
    agenda,
    casus,
    contacten,
    datalekken,
    gesprekken,
    inbox,
    logboek,
    meldingen,
    organisaties,
    outbox,
    paginas,
    personen,
    toegang,
    uitvraag,
    wekkers,
)
from storage.tabellen.basis import metadata

__all__ = [
    "aanwezigheid",
    "afwezigheid",
    "agenda",
    "casus",
    "contacten",
    "datalekken",
    "gesprekken",
    "inbox",
    "logboek",
    "meldingen",
    "metadata",
    "organisaties",
    "outbox",
    "paginas",
    "personen",
    "toegang",
    "uitvraag",
    "wekkers",
]
