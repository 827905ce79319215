"""Draws the two icons of the app: a round table seen from above, with its seats, and one seat in another colour.

Run it by hand after changing the drawing (`python -m manifest.icons`); the PNG files are kept with the code, so
that building the package needs no drawing library.

Sizes and colours: Microsoft's page "Create Teams app package" (color 192x192 on a solid square with the symbol in the
middle 96 to 120, outline 32x32 in white on transparent, without padding).
"""

from dataclasses import dataclass
from math import cos, radians, sin
from pathlib import Path

from PIL import Image, ImageDraw

MAP = Path(__file__).parent
COLOR_PNG = MAP / "color.png"
OUTLINE_PNG = MAP / "outline.png"

ACCENT = "#1F4E5F"
"""The deep blue green behind the table; also the accent colour of the app."""

_PAPER, _SEAT, _GUEST, _WHITE = "#F4EFE6", "#A9C7C5", "#F2B263", "#FFFFFF"
_SEATS = 6
# Drawn large and brought back, so that round edges are smooth.
_OVERSAMPLING = 16


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Measures in pixels of the finished icon: radii from the middle, the thickness of a chair, its half angle."""

    size: int
    table: float
    chairs: float
    thickness: float
    half_angle: float


_COLOR = _Drawing(size=192, table=40, chairs=56, thickness=13, half_angle=17)
_OUTLINE = _Drawing(size=32, table=9, chairs=14, thickness=3.2, half_angle=17)


def draw_color() -> Image.Image:
    """Return the icon in colour."""
    size = _COLOR.size * _OVERSAMPLING
    image = Image.new("RGB", (size, size), ACCENT)
    pen = ImageDraw.Draw(image)
    for number in range(_SEATS):
        _chair(pen, _COLOR, number, _GUEST if number == 0 else _SEAT)
    _disc(pen, _COLOR.size / 2, _COLOR.size / 2, _COLOR.table, _PAPER)
    return image.resize((_COLOR.size, _COLOR.size), Image.Resampling.LANCZOS)


def draw_outline() -> Image.Image:
    """Return the icon in white on transparent: only the mask is drawn, so that every pixel is pure white."""
    size = _OUTLINE.size * _OVERSAMPLING
    mask = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(mask)
    for number in range(_SEATS):
        _chair(pen, _OUTLINE, number, 255)
    middle = _OUTLINE.size / 2
    _disc(pen, middle, middle, _OUTLINE.table, 255)
    _disc(pen, middle, middle, _OUTLINE.table - 2, 0)
    image = Image.new("RGBA", (_OUTLINE.size, _OUTLINE.size), _WHITE)
    image.putalpha(mask.resize(image.size, Image.Resampling.LANCZOS))
    return image


def _chair(pen: ImageDraw.ImageDraw, drawing: _Drawing, number: int, colour: str | int) -> None:
    """Draw the back of a chair: a piece of a ring around the table, with round ends."""
    middle = drawing.size / 2
    # Half a step on, so that the first chair stands at the lower right.
    angle = (number + 0.5) * 360 / _SEATS
    edge, half = drawing.chairs + drawing.thickness / 2, drawing.half_angle
    box = [(middle - edge) * _OVERSAMPLING, (middle + edge) * _OVERSAMPLING]
    width = round(drawing.thickness * _OVERSAMPLING)
    pen.arc([box[0], box[0], box[1], box[1]], angle - half, angle + half, fill=colour, width=width)
    for end in (radians(angle - half), radians(angle + half)):
        x, y = middle + drawing.chairs * cos(end), middle + drawing.chairs * sin(end)
        _disc(pen, x, y, drawing.thickness / 2, colour)


def _disc(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str | int) -> None:
    box = [x - radius, y - radius, x + radius, y + radius]
    pen.ellipse([edge * _OVERSAMPLING for edge in box], fill=colour)


if __name__ == "__main__":
    draw_color().save(COLOR_PNG, optimize=True)
    draw_outline().save(OUTLINE_PNG, optimize=True)
