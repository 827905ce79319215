"""The form with which people cross, and the pointer on top of any form."""

import json
from dataclasses import replace

from cards import opschalen
from cards.elders import Verwijzing, met_verwijzing
from cards.opschalen import Opgeschaald, Opschaalvorm, Opschalen, OpschalenFormulier
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt, soort

T = laad_teksten()
WIE = "Kanarie Sem, 3 mei 1990"
KEUZES = tuple((f"code-{nr}", f"Keuze nummer {nr}") for nr in range(6))
VORM = Opschaalvorm(
    code="26-0142-K",
    tafel="Regietafel Volwassenen",
    personen=(("p1", WIE), ("p2", "Kanarie Noor, 4 mei 1991")),
    al_mee=("Kanarie Bo is al opgeschaald.",),
    rollen=KEUZES,
    redenen=KEUZES,
    routes=KEUZES,
    doelen=KEUZES,
    grondslagen=KEUZES[:1],
    waarden={},
)
DOE = Opschalen(van="c1", naar="volwassenen", sleutel="nonce.1.zegel")
ELDERS = Verwijzing("radicalisering", "radicalisering", "Dit hoort elders.", "Bel de gemeente.")


def test_every_card_keeps_to_what_all_cards_keep_to() -> None:
    vol = replace(VORM, waarden={"toelichting": "x" * 10_000}, fouten=("Kijk na:", "Kies wie."), melding="Al gedaan.")
    gedaan = Opgeschaald("26-0142-K", "26-0143-X", "Regietafel Volwassenen", (WIE,), ("26-0001-A",))
    for kaart in (
        opschalen.kies_casus(KEUZES, KEUZES, T),
        opschalen.kies_casus(KEUZES, (), T),
        opschalen.kies_casus((), (), T),
        opschalen.kies_tafel("26-0142-K", KEUZES, OpschalenFormulier(van="c1"), ("Kies een tafel.",), T),
        opschalen.niet_mogelijk("26-0142-K", "Het kan niet.", T),
        opschalen.formulier(VORM, DOE, T),
        opschalen.formulier(vol, DOE, T),
        opschalen.opgeschaald(gedaan, T),
    ):
        klopt(kaart)
        assert "Kanarie" not in json.dumps([knop.get("data") for knop in soort(kaart, "Action.")])


def test_nobody_stands_chosen() -> None:
    waarden = {veld["id"]: veld["value"] for veld in Kaart(opschalen.formulier(VORM, DOE, T)).invoer if "value" in veld}
    assert (waarden["veld.p1"], waarden["veld.p2"]) == ("niet", "niet")


def test_the_pointer_stands_right_under_the_heading_and_is_said_again_above_the_button() -> None:
    kaart = met_verwijzing(opschalen.formulier(VORM, DOE, T), [ELDERS], T)
    klopt(kaart)
    regels = Kaart(kaart).tekst.splitlines()
    assert regels[1].startswith("Dit hoort elders. Bel de gemeente.")
    assert "Kijk bovenaan waar dit hoort" in Kaart(kaart)


def test_once_it_is_denied_only_the_box_stays() -> None:
    kaart = Kaart(met_verwijzing(opschalen.formulier(VORM, DOE, T), [replace(ELDERS, ontkend=True)], T))
    assert "Dit hoort elders" not in kaart
    assert next(veld["value"] for veld in kaart.invoer if veld["id"] == "elders") == "radicalisering"
