"""What Teams demands of the icons, checked on the files that go into the package."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from manifest.build import bouw
from manifest.icons import ACCENT, COLOR_PNG, OUTLINE_PNG, draw_color, draw_outline
from teksten.catalogus import laad_teksten
from tests.manifest.test_build import SETTINGS


def test_the_colour_icon_is_192_pixels_square_and_without_transparency() -> None:
    with Image.open(COLOR_PNG) as icon:
        assert (icon.size, icon.format, icon.mode) == ((192, 192), "PNG", "RGB")


def test_the_symbol_of_the_colour_icon_stays_within_its_middle() -> None:
    with Image.open(COLOR_PNG) as icon:
        outside = ImageChops.difference(icon, Image.new("RGB", icon.size, ACCENT)).getbbox()
    assert outside is not None
    left, top, right, bottom = outside
    assert min(left, top, 192 - right, 192 - bottom) >= 24


def test_the_outline_icon_is_32_pixels_of_pure_white_on_transparent() -> None:
    with Image.open(OUTLINE_PNG) as icon:
        assert (icon.size, icon.format, icon.mode) == ((32, 32), "PNG", "RGBA")
        red, green, blue, alpha = icon.split()
    assert {band.getextrema() for band in (red, green, blue)} == {(255, 255)}
    assert alpha.getextrema() == (0, 255)


@pytest.mark.parametrize(("file", "draw"), [(COLOR_PNG, draw_color), (OUTLINE_PNG, draw_outline)])
def test_the_files_are_what_the_drawing_gives(file: Path, draw: Callable[[], Image.Image]) -> None:
    with Image.open(file) as kept:
        difference = ImageChops.difference(kept.convert("RGBA"), draw().convert("RGBA"))
    # Another version of the drawing library may round an edge differently.
    assert max(difference.tobytes()) <= 8


def test_the_accent_colour_of_the_app_is_that_of_its_icon() -> None:
    assert bouw(SETTINGS, (), laad_teksten())["accentColor"] == ACCENT
