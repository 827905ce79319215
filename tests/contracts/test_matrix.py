"""The pages that say who may do what are the registry and the policy, word for word."""

from pathlib import Path

from dialogs.alles import maak_registry
from dialogs.kern.matrix import permission_matrix, policy_matrix
from dialogs.kern.permissions import ROLLEN, Permission
from domain.persoon import Rol

PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"
POLICY = Path(__file__).parents[2] / "docs" / "privacy" / "matrix.md"
MEND = """.venv/bin/python -c 'from dialogs import alles; from dialogs.kern import matrix
print(matrix.permission_matrix(alles.maak_registry()), end="")' > docs/permissions.md"""
MEND_POLICY = """.venv/bin/python -c 'from dialogs.kern import matrix
print(matrix.policy_matrix(), end="")' > docs/privacy/matrix.md"""


def test_the_page_says_what_the_registry_says() -> None:
    assert PAGE.read_text("utf-8") == permission_matrix(maak_registry()), f"Write the page anew:\n{MEND}"


def test_every_command_and_every_button_has_a_line() -> None:
    registry = maak_registry()
    page = permission_matrix(registry)
    assert [name for name in registry.commands if f"\n| `/{name}` |" not in page] == []
    assert [verb for verb in registry.verbs if f"\n| `{verb}` |" not in page] == []


def test_a_line_marks_the_roles_that_open_the_gate_and_no_others() -> None:
    page = permission_matrix(maak_registry())
    line = next(each for each in page.splitlines() if each.startswith("| `/casus nieuw` |"))
    marks = [cell.strip() for cell in line.split("|")[2 : 2 + len(Rol)]]
    assert dict(zip(Rol, marks, strict=True)) == {
        rol: "yes" if rol in ROLLEN[Permission.PROCESREGISSEUR] else "" for rol in Rol
    }


def test_the_page_of_the_policy_says_what_its_rules_say() -> None:
    assert POLICY.read_text("utf-8") == policy_matrix(), f"Write the page anew:\n{MEND_POLICY}"
