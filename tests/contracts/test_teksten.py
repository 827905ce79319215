"""Every text key that the code uses stands in the catalogue, and the catalogue holds no text that nobody uses."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from domain import errors
from teksten.catalogus import TextRefused, laad_teksten

HUIS = Path(__file__).parents[2]
KAMERS = ("bot", "cards", "dialogs", "domain", "manifest", "pages", "regio", "storage", "teksten")
SLEUTEL = re.compile(r"[a-z][a-z_]*(\.[a-z0-9_-]+)+")
TEKSTEN = laad_teksten()


def bomen() -> Iterator[tuple[Path, ast.Module]]:
    for kamer in KAMERS:
        for bestand in sorted((HUIS / kamer).rglob("*.py")):
            yield bestand, ast.parse(bestand.read_text(encoding="utf-8"))


def sjablonen() -> Iterator[tuple[Path, nodes.Template]]:
    for bestand in sorted((HUIS / "pages").rglob("*.html")):
        yield bestand, Environment(autoescape=True).parse(bestand.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Gebruik:
    """What the code does with texts; each mention with the place where it stands.

    Attributes:
        letterlijk: every string that could be a key, and the beginnings of f-strings that could build one.
        gevraagd: (place, key) of what the catalogue is asked for by name.
        ingevuld: (place, key, parameters) of each call that fills in a text by name.
        fouten: (place, key) with which an expected error is raised.
    """

    letterlijk: set[str] = field(default_factory=set)
    gevraagd: list[tuple[str, str]] = field(default_factory=list)
    ingevuld: list[tuple[str, str, set[str]]] = field(default_factory=list)
    fouten: list[tuple[str, str]] = field(default_factory=list)


@cache
def gebruik() -> Gebruik:
    """Read all the code once: it is the reading that takes long."""
    alles = Gebruik()
    for bestand, boom in bomen():
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                alles.letterlijk.add(knoop.value)
            elif isinstance(knoop, ast.Call):
                lees_aanroep(alles, f"{bestand.relative_to(HUIS)}:{knoop.lineno}", knoop)
    for bestand, sjabloon in sjablonen():
        alles.letterlijk.update(een.value for een in sjabloon.find_all(nodes.Const) if isinstance(een.value, str))
        for vraag in sjabloon.find_all(nodes.Call):
            lees_vraag(alles, f"{bestand.relative_to(HUIS)}:{vraag.lineno}", vraag)
    return alles


def lees_aanroep(alles: Gebruik, plaats: str, knoop: ast.Call) -> None:
    eerste = knoop.args[0] if knoop.args else None
    if not isinstance(eerste, ast.Constant) or not isinstance(eerste.value, str):
        return
    kaal = getattr(knoop.func, "id", "")
    naam = knoop.func.attr if isinstance(knoop.func, ast.Attribute) else kaal
    if naam in {"t", "teksten", "aantal"}:
        alles.gevraagd.append((plaats, eerste.value))
    if naam in {"t", "teksten"} and all(een.arg is not None for een in knoop.keywords):
        alles.ingevuld.append((plaats, eerste.value, {een.arg for een in knoop.keywords if een.arg is not None}))
    if kaal in {"UserMistake", "NotAllowed", "NotFound", "Conflict", "Unavailable"}:
        alles.fouten.append((plaats, eerste.value))


def lees_vraag(alles: Gebruik, plaats: str, vraag: nodes.Call) -> None:
    eerste = vraag.args[0] if vraag.args else None
    if not isinstance(eerste, nodes.Const):
        return
    kaal = getattr(vraag.node, "name", "")
    if (vraag.node.attr if isinstance(vraag.node, nodes.Getattr) else kaal) in {"t", "teksten", "aantal"}:
        alles.gevraagd.append((plaats, eerste.value))
    if kaal == "t":
        alles.ingevuld.append((plaats, eerste.value, {een.key for een in vraag.kwargs}))


def test_every_text_that_is_asked_for_exists() -> None:
    ontbreekt = {plaats: sleutel for plaats, sleutel in gebruik().gevraagd if not TEKSTEN.heeft(sleutel)}
    assert ontbreekt == {}


def test_every_text_gets_what_it_needs_to_be_filled_in() -> None:
    mist = {
        plaats: sleutel
        for plaats, sleutel, gegeven in gebruik().ingevuld
        if TEKSTEN.heeft(sleutel) and not TEKSTEN.parameters(sleutel) <= gegeven
    }
    assert mist == {}


def test_every_expected_error_has_its_own_words() -> None:
    ontbreekt = {
        plaats: sleutel
        for plaats, sleutel in gebruik().fouten
        if not TEKSTEN.heeft(f"fout.{sleutel}") and not TEKSTEN.heeft(sleutel)
    }
    assert ontbreekt == {}


def test_every_kind_of_error_has_a_heading() -> None:
    from dialogs.kern.fouten import TITEL  # noqa: PLC0415 - only this test needs it

    soorten = set(errors.TafelbotError.__subclasses__())
    assert set(TITEL) == soorten
    assert all(TEKSTEN.heeft(sleutel) for sleutel in TITEL.values())


def test_no_text_lies_around_unused() -> None:
    in_code = gebruik().letterlijk
    gebouwd = {stuk for stuk in in_code if stuk.endswith(".") and SLEUTEL.fullmatch(stuk + "x")}
    ongebruikt = {
        sleutel
        for sleutel in TEKSTEN.sleutels()
        if sleutel not in in_code
        and sleutel.removeprefix("fout.") not in in_code
        and not any(sleutel.startswith(begin) for begin in gebouwd)
    }
    assert ongebruikt == set()


def test_a_region_may_say_it_in_its_own_words() -> None:
    eigen = TEKSTEN.met({"deur.titel": "Voor uw ogen"})
    assert eigen("deur.titel") == "Voor uw ogen"
    assert TEKSTEN("deur.titel") == "Alleen voor u"


@pytest.mark.parametrize(
    ("sleutel", "tekst"),
    [("bestaat.niet", "iets"), ("onbekende.uitleg", "zonder de regio"), ("deur.titel", "met {iets} erbij")],
)
def test_words_that_do_not_fit_are_refused(sleutel: str, tekst: str) -> None:
    with pytest.raises(TextRefused):
        TEKSTEN.met({sleutel: tekst})
