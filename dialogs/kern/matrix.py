"""Who may do what, as a page of the documentation: written from the registry, so that it cannot be out of date."""

from collections.abc import Iterable, Iterator

from dialogs.kern.permissions import ROLLEN, Permission
from dialogs.kern.registry import Registry
from domain.persoon import Rol

_HEAD = """\
# Who may do what

Written from the registry of commands and buttons (`dialogs/kern/matrix.py`); a test compares the two.

This is the gate in front of every handler. Behind it each handler still looks whether this person may see or change the
casus, this uitvraag, this conversation (`domain/toegang.py`): a procesregisseur holds his own casussen, and a partner
sees the bevraging of his own organisatie. A role counts from its first day until its last. Whoever is not registered
may do nothing.

A command answers in one of three ways. *kanaal*: neutral, for everybody in the conversation. *persoonlijk*: the asker's
own business; in a channel it stays behind a button. *alleen geopend*: it may name a betrokkene, so it always stands
behind a button, and only who presses it, and may, sees it.
"""


def permission_matrix(registry: Registry) -> str:
    """Return the page, as Markdown: every command and every button against every role."""
    lines = [_HEAD, "## Commands", "", *_commands(registry), "", "## Buttons", "", *_buttons(registry), ""]
    return "\n".join(lines)


def _commands(registry: Registry) -> Iterator[str]:
    yield from _table("Command", ("Answer", "Behind it"))
    for spec in registry.commands_in_order():
        behind = ", ".join(argument.value for argument in spec.arguments)
        yield _row(f"`/{spec.words}`", spec.permission, (spec.answer_may.value, behind))


def _buttons(registry: Registry) -> Iterator[str]:
    yield from _table("Verb", ())
    for verb, spec in sorted(registry.verbs.items()):
        yield _row(f"`{verb}`", spec.permission, ())


def _table(first: str, last: Iterable[str]) -> Iterator[str]:
    columns = (first, *(rol.value for rol in Rol), *last)
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"


def _row(name: str, permission: Permission, last: Iterable[str]) -> str:
    marks = ("yes" if rol in ROLLEN[permission] else "" for rol in Rol)
    return f"| {' | '.join((name, *marks, *last))} |"
