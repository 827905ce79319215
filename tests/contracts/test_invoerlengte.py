"""Every text that somebody can type has an end: the client is told, and the server looks again."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from cards.bouwstenen import tekstvak
from cards.payloads import Payload
from dialogs.alles import maak_registry

HUIS = Path(__file__).parents[2]


def waarin(woord: str, *kamers: str) -> Iterator[tuple[Path, ast.Module]]:
    """Yield the modules in which a word stands, parsed; to parse them all takes long."""
    for kamer in kamers:
        for bestand in sorted((HUIS / kamer).rglob("*.py")):
            tekst = bestand.read_text("utf-8")
            if woord in tekst:
                yield bestand, ast.parse(tekst)


def test_a_text_input_is_made_in_one_place_and_always_says_how_much_fits() -> None:
    plekken = {
        f"{bestand.relative_to(HUIS)}"
        for bestand, boom in waarin("TextInput", "cards")
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") == "TextInput"
    }
    assert plekken == {"cards/bouwstenen.py"}
    assert tekstvak("veld", "Label").max_length


def test_every_form_says_itself_how_much_fits() -> None:
    """What is left out gets the length of a sentence or two, which the server may not know of."""
    zonder = [
        f"{bestand.relative_to(HUIS)}:{knoop.lineno}"
        for bestand, boom in waarin("tekstvak", "cards")
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Call)
        and getattr(knoop.func, "id", "") == "tekstvak"
        and not any(een.arg == "hoogstens" for een in knoop.keywords)
    ]
    assert zonder == []


SCHOON = ("schone_tekst", "schone_regel")
ELDERS = frozenset(
    {
        # Only to compare it with what is there, and to show it again; what is kept is read in `bewaren.py`.
        "dialogs/contacten/vorm.py",
    }
)


def aanroepen(boom: ast.Module, *namen: str) -> bool:
    return any(isinstance(een, ast.Call) and getattr(een.func, "id", "") in namen for een in ast.walk(boom))


def test_whoever_reads_a_text_looks_how_long_it_is() -> None:
    """In every module of the dialogs and the domain that cleans what was typed, a length is compared or cut to."""
    zonder = []
    for bestand, boom in waarin("schone_", "dialogs", "domain"):
        waar = str(bestand.relative_to(HUIS))
        snijdt = any(isinstance(een, ast.Slice) and een.upper is not None for een in ast.walk(boom))
        if aanroepen(boom, *SCHOON) and not (snijdt or aanroepen(boom, "len")) and waar != "domain/tekst.py":
            zonder.append(waar)
    assert sorted(set(zonder) - ELDERS) == []


@pytest.mark.parametrize("spec", maak_registry().verbs.values(), ids=lambda spec: spec.verb)
def test_what_a_button_brings_back_has_a_place_for_what_was_warned_about(spec: object) -> None:
    payload = getattr(spec, "payload")  # noqa: B009 - the generic type says too little here
    assert issubclass(payload, Payload)
    assert payload.model_fields["gewaarschuwd"].exclude
