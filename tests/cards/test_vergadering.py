"""The card about the meeting of a talk: calm, within what Teams takes, and nothing of a person on it."""

import json

import pytest

from cards.terugkeergesprek.payloads_vergadering import EigenLinkBewaar, VergaderingOpnieuw
from cards.terugkeergesprek.vergadering import Vergaderbeeld, vergaderkaart
from domain.vergadering import LANGSTE_LINK, OPTIES, Vergaderfout
from teksten.catalogus import Teksten, laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt

T: Teksten = laad_teksten()
BEWAAR = EigenLinkBewaar(gesprek="g", sleutel="s")
VOL = EigenLinkBewaar(
    gesprek="g", sleutel="s", opties=",".join(OPTIES), adres="https://x/" + "é🙂" * LANGSTE_LINK, nummer="[x](y)"
)


@pytest.mark.parametrize(
    "beeld",
    [
        Vergaderbeeld("26-0142-K", T("vergadering.stand.bezig")),
        Vergaderbeeld("26-0142-K", T("vergadering.stand.goed"), goed=True),
        Vergaderbeeld(
            "26-0142-K",
            T("vergadering.stand.opties"),
            mis=True,
            ontbreekt=OPTIES,
            fouten=("Een.", "Twee."),
            ingevuld=VOL,
            opnieuw=VergaderingOpnieuw(gesprek="g", sleutel="s"),
            bewaar=BEWAAR,
        ),
    ],
)
def test_the_card_holds_what_teams_takes(beeld: Vergaderbeeld) -> None:
    klopt(vergaderkaart(beeld, T))


def test_every_option_and_every_reason_has_plain_words() -> None:
    for optie in OPTIES:
        assert T.heeft(f"vergadering.optie.{optie}")
    for fout in Vergaderfout:
        assert fout is Vergaderfout.GEEN or T.heeft(f"vergadering.stand.{fout}")


def test_having_it_made_anew_asks_nothing_of_the_form() -> None:
    beeld = Vergaderbeeld("c", "s", opnieuw=VergaderingOpnieuw(gesprek="g", sleutel="s"), bewaar=BEWAAR)
    kaart = vergaderkaart(beeld, T)
    assert Kaart(kaart).druk("Opnieuw proberen", {}).data["gesprek"] == "g"
    assert '"associatedInputs": "none"' in json.dumps(kaart)
