"""What a region says about nazorg, spoilt in one place at a time: what is said, about which line; and what is taken."""

from pathlib import Path

import pytest

from regio.laden import laad_regio
from tests.regio.test_laden import meldingen

DEMO = Path(__file__).parents[2] / "regio" / "demo.yaml"


def bedorven(oud: str, nieuw: str) -> tuple[str, int]:
    """Spoil the part about nazorg in its one place that reads `oud`; return the file with the line of that place."""
    ervoor, kop, deel = DEMO.read_text(encoding="utf-8").partition("\nnazorg:\n")
    assert deel.count(oud) == 1, oud
    regel = (ervoor + kop + deel[: deel.index(oud)]).count("\n") + 1
    return ervoor + kop + deel.replace(oud, nieuw), regel


@pytest.mark.parametrize(
    ("oud", "nieuw", "sleutel"),
    [
        ("tafel: nazorg", "tafel: nazorgje", "bestaat_niet"),
        ("tafel: nazorg", "tafel: jeugd", "nazorg_spoor"),
        ("route: detentiemelding", "route: flessenpost", "bestaat_niet"),
        ("inrichtingen: [pi]", "inrichtingen: [kasteel]", "bestaat_niet"),
        ("inrichtingen: [pi]", "inrichtingen: []", "te_weinig"),
        ("[90, 60, 30, 14, 7, 1]", "[90, 30, 60]", "kader_dagen"),
        ("[90, 60, 30, 14, 7, 1]", "[90, 90]", "kader_dagen"),
        ("soort: rio, van", "soort: reus, van", "bestaat_niet"),
        ("van: 16, tot: 27", "van: 27, tot: 16", "rio_leeftijd"),
        ("veld: huisvesting", "veld: kasteel", "bestaat_niet"),
        ("op_orde: [geldig]", "op_orde: [prachtig]", "bestaat_niet"),
        ("naam: [volledige naam, justitiabele]", "delict: [volledige naam]", "bestaat_niet"),
    ],
)
def test_a_mistake_about_nazorg_is_said_with_its_line(tmp_path: Path, oud: str, nieuw: str, sleutel: str) -> None:
    tekst, regel = bedorven(oud, nieuw)
    gezegd = [(melding.sleutel, melding.regel) for melding in meldingen(tmp_path, tekst)]
    assert (f"regio.bestand.{sleutel}", regel) in gezegd


def test_days_that_the_region_does_not_know_are_none_at_all(tmp_path: Path) -> None:
    tekst, _ = bedorven("[90, 60, 30, 14, 7, 1]", "onbekend")
    (tmp_path / "deels.yaml").write_text(tekst, encoding="utf-8")
    regio = laad_regio(tmp_path / "deels.yaml")
    assert regio.nazorg is not None
    assert regio.nazorg.aftelpunten == ()
    assert "nazorg.aftelpunten" in regio.onbekend
