"""Who may do what, as pages of the documentation: written from the registry and the policy, so never out of date."""

from collections.abc import Iterable, Iterator, Sequence

from dialogs.kern.permissions import ROLLEN, Permission
from dialogs.kern.registry import Registry
from domain.persoon import Rol
from domain.toegang import Daad
from domain.toegang.regels import REGELS, Regel

_HEAD = """\
# Who may do what

Written from the registry of commands and buttons (`dialogs/kern/matrix.py`); a test compares the two.

This is the gate in front of every handler. Behind it each handler still asks whether this person may see or change the
casus, this uitvraag, this conversation (`domain/toegang/`, [every rule](privacy/matrix.md)): a procesregisseur holds
his own casussen, and a partner sees the bevraging of his own organisatie. A role counts from its first day until its
last. Whoever is not registered may do nothing.

A command answers in one of three ways. *kanaal*: neutral, for everybody in the conversation. *persoonlijk*: the asker's
own business; in a channel it stays behind a button. *alleen geopend*: it may name a betrokkene, so it always stands
behind a button, and only who presses it, and may, sees it.
"""

_POLICY_HEAD = """\
# Who may see and do what

Written from the table of rules (`domain/toegang/regels.py`) by `dialogs/kern/matrix.py`; a test compares the two.

Every act passes this table each time it is done, whatever button, command or page it comes from. *yes*: in that role,
always. *when*: only when all conditions hold that stand in the second table. An empty cell: never. A role counts from
its first day until its last; somebody with two roles may what either may. What has no line here nobody may.

A refusal carries a reason: its words for who reads it, its code in the logboek. What does not exist is refused with the
same reason as what is somebody else's. The conditions are looked at in the order in which they stand, so that a reason
about the casus itself (closed, destroyed, another lane) reaches only somebody for whom the rest held.

What counts as *his*: a casus that he holds, or that is held by somebody for whom he stands in at that moment. Standing
in does not reach further than that: not to handing over, and not to a melding unless who made it asked for it.
"""

_SOURCES = """\
## What the rules rest on

| Mark | Meaning |
|---|---|
| L1 | purpose limitation: every casus and uitvraag carries a lane, a purpose and a legal ground |
| L2 | need to know: access per casus, for organisaties and people that were invited to it |
| L3 | the question itself tells something: it goes to the organisatie alone |
| L4 | professional secrecy: not sharing is an answer, and is not shown to others |
| L6 | what is seen and done is written down, without content |
| L7 | the rights of the person, by way of the contact point |
| L8 | the person is informed, or it is written down why not |
| L9 | terms after which is destroyed |
| L11 | geheimhouding, promised for each zitting |
| L13 | signals about a return: for the mandated role alone, in a partition of their own |
| L15, L16 | small numbers are withheld; counts and a sample for who examines |
| AVG, BGS | the General Data Protection Regulation; the Besluit gegevensverwerking door samenwerkingsverbanden |
| the choice of who gave it | with whom an organisatie shares an answer: the tafel, the regisseur, or told by itself |
"""


def policy_matrix() -> str:
    """Return the page, as Markdown: every act against every role, then every rule with its conditions and source."""
    lines = [_POLICY_HEAD, "## At a glance", "", *_acts(), "", "## The conditions", "", *_conditions(), "", _SOURCES]
    return "\n".join(lines)


def _acts() -> Iterator[str]:
    yield from _table("Act", ("In words",))
    for act in Daad:
        rules = REGELS[act].regels
        cells = (_mark([rule for rule in rules if rule.rol is rol]) for rol in Rol)
        yield f"| {' | '.join((f'`{act.value}`', *cells, REGELS[act].woorden))} |"


def _mark(rules: Sequence[Regel]) -> str:
    if not rules:
        return ""
    return "yes" if any(not rule.voorwaarden for rule in rules) else "when"


def _conditions() -> Iterator[str]:
    yield "| Act | Role | When | Rests on |"
    yield "|---|---|---|---|"
    for act in Daad:
        for rule in REGELS[act].regels:
            when = "; ".join(each.woorden for each in rule.voorwaarden) or "always"
            yield f"| `{act.value}` | {rule.rol.value} | {when} | {rule.bron} |"


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
