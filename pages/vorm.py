"""How every page is made: templates that escape by themselves, one style sheet, no script, nothing from elsewhere."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from teksten.catalogus import Teksten

STIJL = "/pagina/stijl.css"
"""Where the style sheet is served; the same for all pages, and the only thing they fetch."""

AFMELDEN = "/aanmelden/uit"
"""Where one signs out."""


def stijl() -> str:
    """Return the style sheet."""
    return files("pages").joinpath("sjablonen", "stijl.css").read_text("utf-8")


def teken(sjabloon: str, t: Teksten, **waarden: Any) -> str:  # noqa: ANN401 - whatever a template shows
    """Return a page, made from a template of this room.

    A template extends `binnen.html` when somebody is signed in who sees it, and `basis.html` in front of the door.
    """
    return _omgeving().get_template(sjabloon).render(t=t, stijl=STIJL, afmelden=AFMELDEN, **waarden)


@cache
def _omgeving() -> Environment:
    return Environment(
        loader=PackageLoader("pages", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
