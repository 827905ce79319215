"""The one small tree of things that may go wrong on purpose.

Every error carries a text key and parameters, never a finished sentence: the catalogue holds the words, and
`dialogs/kern/foutteksten.py` is the one table that turns an error into what a person sees. None of these
inherits from a builtin that a framework gives a meaning of its own (`KeyError`, `PermissionError`).
"""

from collections.abc import Mapping
from types import MappingProxyType


class TafelbotError(Exception):
    """Base of every expected error. `key` names a text, `parameters` fill it in; both are safe to log."""

    def __init__(self, key: str, **parameters: str | int) -> None:
        """Remember which text explains this and what fills it in (ids, codes and counts; never a person's data)."""
        super().__init__(key)
        self.key = key
        self.parameters: Mapping[str, str | int] = MappingProxyType(dict(parameters))


class UserMistake(TafelbotError):
    """The input cannot be used; the person can mend it."""


class NotAllowed(TafelbotError):
    """The actor is known but may not do or see this. `reden` is the code of the reason, for the logboek."""

    def __init__(self, key: str, *, reden: str = "", **parameters: str | int) -> None:
        """Remember the words and the reason; without one of its own, the words are the reason."""
        super().__init__(key, **parameters)
        self.reden = reden or key


class NotFound(TafelbotError):
    """It does not exist, or the actor may not even know that it does."""


class Conflict(TafelbotError):
    """Somebody else was first; look again and decide again."""


class Unavailable(TafelbotError):
    """Something outside does not answer now; trying again later makes sense."""
