"""How the page of somebody who is detained is made: a style sheet and a small script of its own, in any language.

The script only reads aloud, with a voice that is on the device. Without it everything works.
"""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from babel import Locale

from pages.vorm import teken as teken_pagina
from teksten.catalogus import Teksten

PAD: Final = "/gast"
STIJL: Final = f"{PAD}/stijl.css"
SCRIPT: Final = f"{PAD}/voorlezen.js"
"""Where these two are served; the only things that his page fetches."""


@dataclass(frozen=True, slots=True)
class Taal:
    """A language to choose from, with its own name for itself."""

    code: str
    naam: str
    gekozen: bool


def stijl() -> str:
    """Return the style sheet."""
    return _bestand("gast.css")


def script() -> str:
    """Return the script that reads aloud."""
    return _bestand("gast.js")


def talen(codes: tuple[str, ...], gekozen: str) -> tuple[Taal, ...]:
    """Return the languages to choose from, each under the name that its own speakers give it."""
    return tuple(Taal(code, (Locale(code).get_display_name() or code).capitalize(), code == gekozen) for code in codes)


def teken_gast(sjabloon: str, t: Teksten, taal: str, **waarden: Any) -> str:  # noqa: ANN401 - whatever a template shows
    """Return a page in a language. A template extends `gast_basis.html`, or `gast_binnen.html` once it was opened."""
    return teken_pagina(
        sjabloon,
        t,
        taal=taal,
        richting="rtl" if Locale(taal).text_direction == "rtl" else "ltr",
        gaststijl=STIJL,
        gastscript=SCRIPT,
        pad=PAD,
        **waarden,
    )


def _bestand(naam: str) -> str:
    return files("pages").joinpath("sjablonen", naam).read_text("utf-8")
