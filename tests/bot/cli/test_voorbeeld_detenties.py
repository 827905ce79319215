"""The file of detentiemeldingen that the docs show can be read in as it stands, and says what the docs say of it."""

import csv
from pathlib import Path

from dialogs.inlezen.kern import Uitslag
from domain.detentiekolommen import KOLOMMEN
from tests.bot.cli._detentiehuis import Huis, huis
from tests.bot.cli.test_inlezen import rosa, uitslagen

__all__ = ["huis", "rosa"]

VOORBEELD = Path(__file__).parents[3] / "docs" / "how-to" / "detentiemeldingen.csv"


def test_everybody_in_the_example_comes_in_and_the_second_time_nothing_changes(huis: Huis) -> None:
    assert uitslagen(huis.leest_bestand(VOORBEELD, regisseur="Rosa Regisseur")) == [Uitslag.NIEUW] * 5
    assert uitslagen(huis.leest_bestand(VOORBEELD, regisseur="Rosa Regisseur")) == [Uitslag.HETZELFDE] * 5


def test_in_the_example_one_goes_on_leave_one_moves_and_one_comes_from_elsewhere(huis: Huis) -> None:
    huis.leest_bestand(VOORBEELD, regisseur="Rosa Regisseur")
    met_verlof = [een for een in map(huis.detentie, huis.casussen()) if een.verlof]
    assert [(een.inrichting, een.einde) for een in met_verlof] == [("pi-oostdijk", None)]
    assert sorted(een.vestiging for een in map(huis.detentie, huis.casussen()) if een.vestiging) == [
        "merwestad",
        "oosterwaard",
    ]
    assert [een.betrokkenen[0].gegevens.naam for een in huis.casussen() if not een.gemeenten()] == ["Hendrika Postmus"]


def test_its_columns_are_our_own_names_without_who_will_hold_the_casus() -> None:
    with VOORBEELD.open(encoding="utf-8", newline="") as bestand:
        kop = next(csv.reader(bestand, delimiter=";"))
    assert set(kop) < set(KOLOMMEN)
    assert set(KOLOMMEN) - set(kop) == {"regisseur", "verstrekt"}
