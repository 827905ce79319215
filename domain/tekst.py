"""What people type, made fit to keep: as typed, without the characters that no text needs and that do harm."""

import unicodedata
from datetime import date
from typing import Final

LANGSTE_NAAM: Final = 120
"""Characters of a name: of a person, of a contact, of an organisatie."""

# The marks that turn the direction of writing: with them a text can be made to read differently from what it says.
# Arabic and Hebrew letters bring their own direction and need none of these.
_RICHTING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


_FORMULE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Beginnings by which a spreadsheet takes a cell for a formula (source: OWASP, CSV injection)."""


def schone_tekst(waarde: str) -> str:
    """Return a text of any number of lines; empty when nothing but white space was typed."""
    regels = waarde.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(teken for teken in regels if teken in "\n\t" or not _schaadt(teken)).strip()


def schone_regel(waarde: str) -> str:
    """Return a text of one line with single spaces, such as a name."""
    return " ".join(schone_tekst(waarde).split())


def onschadelijke_cel(cel: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cel}" if cel.startswith(_FORMULE) else cel


def lees_datum(waarde: str) -> date | None:
    """Return the day that a date field sends (`2026-11-22`), or None when it is not one."""
    try:
        dag = date.fromisoformat(waarde.strip())
    except ValueError:
        return None
    return dag if dag.isoformat() == waarde.strip() else None


def _schaadt(teken: str) -> bool:
    # Control characters, and halves of a surrogate pair, which no database takes.
    return unicodedata.category(teken) in {"Cc", "Cs"} or unicodedata.bidirectional(teken) in _RICHTING
