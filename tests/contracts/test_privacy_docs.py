"""The pages for the privacy officer are true: each test they name is there, and nothing that is kept is left out."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dialogs.alles import maak_registry
from domain.antwoordweg import Antwoordplek, Antwoordweg
from domain.bewaren import Bewaarcategorie
from domain.casus import Spoor
from domain.persoon import Rol
from domain.rechten import Verzoeksoort
from regio.laden import laad_regio
from storage import sleuteltabellen
from storage.tabellen import metadata

HOUSE = Path(__file__).parents[2]
DOCS = HOUSE / "docs" / "privacy"
PAGES = sorted(DOCS.glob("*.md"))
TEST_NAME = re.compile(r"(tests/[\w/]+\.py)::(\w+(?:::\w+)*)")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
SETTING = re.compile(r"TAFELBOT_[A-Z_]+[A-Z]")
COMMAND = re.compile(r"`/([a-z]+)\b(?!/)")
ONLY_IN_DEMO = "speel"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
HAS_TEST, IS_OPEN = "`tests/", "open:"

CONSTRAINTS = [f"L{number}" for number in range(1, 18)]
PARTS = ("**Asked**", "**Kept**", "**Proof**")
"""What stands about every constraint: what the law asks, how that is kept, and what proves it."""

STRIDE = set("STRIDE")
BOUNDARIES = (
    "Teams or a browser, and the edge",
    "Entra, and the door of the pages",
    "The edge, and the dialogs",
    "The dialogs, and the database",
    "The database, and the sleutelkast",
    "Files: anchors, register, import, export",
    "Mail",
    "The operator and the command line",
    "People who work here",
    "Back-up and restore",
    "The demo switch",
)


def _page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def _sections(name: str, mark: str = "## ") -> dict[str, str]:
    """Return what stands under each heading of one level, by its words."""
    parts = re.split(rf"^{mark}(.+)$", _page(name), flags=re.MULTILINE)
    return dict(zip((each.strip() for each in parts[1::2]), parts[2::2], strict=True))


def _rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of the lines of every table, without its heading and the dashes below it."""
    lines = text.splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("|") and not set(line) <= set("|-: ") and not (after.startswith("|-")):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def _by_first_cell(text: str) -> dict[str, list[str]]:
    return {row[0].split()[0].strip("`"): row for row in _rows(text)}


@cache
def _tests_in(path: Path) -> frozenset[str]:
    """Return the names of the tests in a file; many lines name the same file, and reading one takes long."""
    names = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, FUNCTIONS):
            names.add(node.name)
        elif isinstance(node, ast.ClassDef):
            names |= {f"{node.name}::{each.name}" for each in node.body if isinstance(each, FUNCTIONS)}
    return frozenset(names)


def _there_is(path: str, name: str) -> bool:
    is_test = name.rpartition("::")[2].startswith("test_")
    return is_test and (HOUSE / path).is_file() and name in _tests_in(HOUSE / path)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_test_that_is_named_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    # A name that is written otherwise would not be looked at.
    assert text.count(HAS_TEST) == len(TEST_NAME.findall(text))
    assert [f"{path}::{name}" for path, name in TEST_NAME.findall(text) if not _there_is(path, name)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_and_setting_that_is_named_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = [each for each in LINK.findall(text) if not each.startswith(("http:", "https:", "mailto:"))]
    assert [each for each in targets if not (page.parent / each).exists()] == []
    known = (HOUSE / ".env.example").read_text("utf-8")
    assert [each for each in SETTING.findall(text) if each not in known] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_is_there(page: Path) -> None:
    known = {words.split()[0] for words in maak_registry().commands} | {ONLY_IN_DEMO}
    assert [each for each in COMMAND.findall(page.read_text("utf-8")) if each not in known] == []


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_every_constraint_says_what_is_asked_how_it_is_kept_and_what_proves_it(constraint: str) -> None:
    found = {heading.split()[0].rstrip(":"): text for heading, text in _sections("constraints.md").items()}
    assert constraint in found
    text = found[constraint]
    assert [part for part in PARTS if part not in text] == []
    proof = text.split(PARTS[-1])[1]
    assert HAS_TEST in proof or IS_OPEN in proof


def test_every_boundary_has_a_threat_of_every_kind() -> None:
    sections = _sections("threats.md")
    assert [each for each in BOUNDARIES if each not in sections] == []
    missing = {each: STRIDE - {row[0] for row in _rows(sections[each])} for each in BOUNDARIES}
    assert {each: kinds for each, kinds in missing.items() if kinds} == {}


def test_every_threat_names_its_test_or_says_why_it_is_open() -> None:
    sections = _sections("threats.md")
    bare = [
        (boundary, row[1])
        for boundary in BOUNDARIES
        for row in _rows(sections[boundary])
        if not (HAS_TEST in row[-1] or re.search(rf"{IS_OPEN} \w", row[-1]))
    ]
    assert bare == []


def test_every_category_that_is_kept_stands_in_the_table_of_terms_with_the_proposed_term() -> None:
    found = _by_first_cell(_sections("dpia.md")["How long"])
    assert set(Bewaarcategorie) <= set(found)
    terms = laad_regio(HOUSE / "regio" / "zhz.yaml").bewaartermijnen
    assert set(terms) == set(Bewaarcategorie)
    wrong = {each: term.maanden for each, term in terms.items() if found[each][3] != f"{term.maanden} months"}
    assert wrong == {}


def test_every_table_is_in_the_inventory_with_what_is_encrypted_in_it() -> None:
    tables = {each.name: each for each in metadata.tables.values()}
    assert set(_by_first_cell(_sections("inventory.md")["The database"])) == set(tables)
    found = _by_first_cell(_sections("inventory.md")["The database"])
    unnamed = {
        name: column.name
        for name, table in tables.items()
        for column in table.columns
        if column.type.python_type is bytes and f"`{column.name}`" not in found[name][3]
    }
    assert unnamed == {}


def test_every_table_of_the_sleutelkast_is_in_the_inventory() -> None:
    tables = sleuteltabellen.casussleutel.metadata.tables
    assert set(_by_first_cell(_sections("inventory.md")["The sleutelkast"])) == set(tables)


def test_every_role_is_described() -> None:
    assert set(_by_first_cell(_sections("README.md")["Who sees what"])) == set(Rol)


def test_every_lane_has_its_ground() -> None:
    assert set(_by_first_cell(_sections("dpia.md")["Grounds, per lane"])) == set(Spoor)


def test_every_right_that_can_be_asked_for_is_described() -> None:
    assert set(Verzoeksoort) <= set(_by_first_cell(_sections("dpia.md")["Rights of the person"]))


def test_every_way_in_which_answers_travel_is_described() -> None:
    assert set(Antwoordweg) <= set(_by_first_cell(_sections("README.md")["How answers travel"]))


@pytest.mark.parametrize("region", ["demo", "zhz"])
def test_the_answers_of_huiselijk_geweld_go_by_page_and_no_form_asks_where_somebody_lives(region: str) -> None:
    loaded = laad_regio(HOUSE / "regio" / f"{region}.yaml")
    tafel = next(each for each in loaded.tafels.values() if "huiselijk geweld" in each.naam.lower())
    assert tafel.antwoorden_op is Antwoordplek.PAGINA
    labels = [veld.label.lower() for each in loaded.formulieren.values() for veld in each.velden]
    assert labels
    assert [each for each in labels if re.search(r"adres|telefoon|waar woont|e-?mail", each)] == []
