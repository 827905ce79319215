from syrupy.assertion import SnapshotAssertion

from cards.help import Groep, Uitleg, hulpkaart
from tests.cards._nagaan import klopt, soort


def test_help_has_a_heading_for_each_group_and_two_lines_for_each_command(snapshot: SnapshotAssertion) -> None:
    kaart = hulpkaart(
        "Wat u kunt doen",
        "Typ een opdracht.",
        [
            Groep("Casus", (Uitleg("/casus nieuw", "Maak een casus."),)),
            Groep("Beheer", (Uitleg("/registreer", "Koppel dit gesprek."),)),
        ],
    )
    klopt(kaart)
    assert kaart == snapshot


def test_twenty_commands_still_fit() -> None:
    opdrachten = tuple(Uitleg(f"/opdracht {een}", "Doet iets nuttigs. " * 5) for een in range(20))
    kaart = hulpkaart("Wat u kunt doen", "Typ een opdracht.", [Groep("Alles", opdrachten)])
    klopt(kaart)
    assert len(soort(kaart, "Container")) == 20
