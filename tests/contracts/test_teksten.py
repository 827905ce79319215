"""Every text key that the code uses stands in the catalogue, and the catalogue holds no text that nobody uses."""

import ast
import re
from collections.abc import Iterator
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


def letterlijk() -> set[str]:
    """Return every string in the code that could be a key, and the beginnings of f-strings that could build one."""
    in_code = {
        knoop.value
        for _, boom in bomen()
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str)
    }
    return in_code | {
        knoop.value
        for _, sjabloon in sjablonen()
        for knoop in sjabloon.find_all(nodes.Const)
        if isinstance(knoop.value, str)
    }


def gevraagd() -> Iterator[tuple[str, str]]:
    """Return every key that the code asks the catalogue for by name, with the place where it does."""
    namen = {"t", "teksten", "aantal"}
    for bestand, boom in bomen():
        for knoop in ast.walk(boom):
            if not isinstance(knoop, ast.Call) or not knoop.args:
                continue
            naam = knoop.func.attr if isinstance(knoop.func, ast.Attribute) else getattr(knoop.func, "id", "")
            eerste = knoop.args[0]
            if naam in namen and isinstance(eerste, ast.Constant) and isinstance(eerste.value, str):
                yield f"{bestand.relative_to(HUIS)}:{knoop.lineno}", eerste.value
    for bestand, sjabloon in sjablonen():
        for vraag in sjabloon.find_all(nodes.Call):
            naam = vraag.node.attr if isinstance(vraag.node, nodes.Getattr) else getattr(vraag.node, "name", "")
            if naam in namen and vraag.args and isinstance(vraag.args[0], nodes.Const):
                yield f"{bestand.relative_to(HUIS)}:{vraag.lineno}", vraag.args[0].value


def ingevuld() -> Iterator[tuple[str, str, set[str]]]:
    """Return every call that fills in a text by name: the place, the key, and the parameters it gives."""
    for bestand, boom in bomen():
        for knoop in ast.walk(boom):
            if not isinstance(knoop, ast.Call) or not knoop.args or any(een.arg is None for een in knoop.keywords):
                continue
            eerste = knoop.args[0]
            naam = getattr(knoop.func, "id", getattr(knoop.func, "attr", ""))
            if naam in {"t", "teksten"} and isinstance(eerste, ast.Constant) and isinstance(eerste.value, str):
                gegeven = {een.arg for een in knoop.keywords if een.arg is not None}
                yield f"{bestand.relative_to(HUIS)}:{knoop.lineno}", eerste.value, gegeven
    for bestand, sjabloon in sjablonen():
        for vraag in sjabloon.find_all(nodes.Call):
            if getattr(vraag.node, "name", "") == "t" and isinstance(vraag.args[0], nodes.Const):
                yield (
                    f"{bestand.relative_to(HUIS)}:{vraag.lineno}",
                    vraag.args[0].value,
                    {een.key for een in vraag.kwargs},
                )


def fouten() -> Iterator[tuple[str, str]]:
    """Return every key with which an expected error is raised, with the place where it is."""
    soorten = {"UserMistake", "NotAllowed", "NotFound", "Conflict", "Unavailable"}
    for bestand, boom in bomen():
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") in soorten and knoop.args:
                eerste = knoop.args[0]
                if isinstance(eerste, ast.Constant) and isinstance(eerste.value, str):
                    yield f"{bestand.relative_to(HUIS)}:{knoop.lineno}", eerste.value


def test_every_text_that_is_asked_for_exists() -> None:
    ontbreekt = {plaats: sleutel for plaats, sleutel in gevraagd() if not TEKSTEN.heeft(sleutel)}
    assert ontbreekt == {}


def test_every_text_gets_what_it_needs_to_be_filled_in() -> None:
    mist = {
        plaats: sleutel
        for plaats, sleutel, gegeven in ingevuld()
        if TEKSTEN.heeft(sleutel) and not TEKSTEN.parameters(sleutel) <= gegeven
    }
    assert mist == {}


def test_every_expected_error_has_its_own_words() -> None:
    ontbreekt = {
        plaats: sleutel
        for plaats, sleutel in fouten()
        if not TEKSTEN.heeft(f"fout.{sleutel}") and not TEKSTEN.heeft(sleutel)
    }
    assert ontbreekt == {}


def test_every_kind_of_error_has_a_heading() -> None:
    from dialogs.kern.fouten import TITEL  # noqa: PLC0415 - only this test needs it

    soorten = set(errors.TafelbotError.__subclasses__())
    assert set(TITEL) == soorten
    assert all(TEKSTEN.heeft(sleutel) for sleutel in TITEL.values())


def test_no_text_lies_around_unused() -> None:
    in_code = letterlijk()
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
