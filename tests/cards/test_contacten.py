from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from cards import contacten
from cards.bouwstenen import Card
from cards.contacten import (
    BereikbaarBewaar,
    Bereikvorm,
    ContactBewaar,
    Contactenlijst,
    ContactenOpen,
    ContactFormulier,
    Contactregel,
    ContactStop,
    ContactTerug,
    Contactvorm,
)
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()
SLEUTEL = "a.1.b"
NEL = Contactregel("Nel de Vries", ("Bericht via: e-mail (zonder inhoud)", "Telefoon: 06 12 34 56 78"))
LIJST = Contactenlijst("Politie", (NEL, replace(NEL, naam="Bo *Jansen*", waarschuwing="Niet te bereiken.")))
BEREIK = Bereikvorm(
    organisatie="Politie",
    kanaal="email",
    email="nel@zorg.example",
    telefoon="06 12 34 56 78",
    spoed="telefoon",
    tafels="jeugd",
    kanalen=(("teams", "Teams"), ("email", "e-mail"), ("telefoon", "telefoon")),
    mogelijke_tafels=(("jeugd", "Regietafel Jeugd"), ("nazorg", "Nazorgtafel")),
)
VORM = Contactvorm(BEREIK, "Nel de Vries", "-", (("-", "Heeft geen Teams"), ("p1", "Vera Agent")), nieuw=False)
TERUG = ContactTerug(sleutel=SLEUTEL, contact="c1")
STOP = ContactStop(sleutel=SLEUTEL, contact="c1")


def lijst(beeld: Contactenlijst, *, mag: bool = True) -> Card:
    return contacten.lijst(beeld, ContactFormulier(organisatie="politie", nieuw=mag), T)


def vorm(een: Contactvorm) -> Card:
    bewaar = ContactBewaar(sleutel=SLEUTEL, organisatie="politie", contact="c1", versie=1)
    return contacten.contact(een, bewaar, None if een.nieuw else STOP, ContactenOpen(welke="politie"), T)


ALLE: dict[str, Card] = {
    "kies": contacten.kies_organisatie(
        (("politie", "Politie"), ("ggd", "GGD")), (("Politie", "2 contacten"), ("GGD", "0 contacten")), T
    ),
    "lijst": lijst(replace(LIJST, kiesbaar=(("c1", "Nel de Vries"), ("c2", "Bo Jansen")), gelukt="Opgeslagen.")),
    "lijst_een": lijst(replace(LIJST, contacten=(NEL,), kiesbaar=(("c1", "Nel de Vries"),))),
    "lijst_bekijken": lijst(LIJST, mag=False),
    "lijst_leeg": lijst(replace(LIJST, contacten=(), fout="Kies een contact.")),
    "vorm": vorm(VORM),
    "vorm_nieuw": vorm(replace(VORM, nieuw=True, naam="", bereik=replace(BEREIK, kanaal="", email="", telefoon=""))),
    "vorm_fout": vorm(replace(VORM, bereik=replace(BEREIK, fouten=("Vul een naam in.", "Geen adres.")))),
    "gestopt": contacten.gestopt("Nel de Vries", TERUG, ContactenOpen(welke="politie"), T),
    "kies_eigen": contacten.kies_eigen((("politie", "Politie"), ("om", "OM")), T),
    "eigen": contacten.eigen(
        replace(BEREIK, gelukt="Opgeslagen."), BereikbaarBewaar(sleutel=SLEUTEL, organisatie="politie"), T
    ),
}


@pytest.mark.parametrize("naam", ALLE)
def test_a_card_reads_as_it_did(naam: str, snapshot: SnapshotAssertion) -> None:
    klopt(ALLE[naam])
    assert ALLE[naam] == snapshot


def test_who_may_look_only_has_nothing_to_change() -> None:
    assert knoppen(ALLE["lijst_bekijken"]) == ["Andere organisatie"]
    assert soort(ALLE["lijst_bekijken"], "Input.") == []


def test_an_only_contact_is_chosen_already() -> None:
    (keuze,) = soort(ALLE["lijst_een"], "Input.ChoiceSet")
    assert keuze["value"] == "c1"


def test_a_new_contact_cannot_be_stopped() -> None:
    assert "Stoppen" not in knoppen(ALLE["vorm_nieuw"])
    assert "Stoppen" in knoppen(ALLE["vorm"])


def test_thirty_contacts_and_a_very_long_name_fit() -> None:
    veel = tuple(replace(NEL, naam=f"Nel {'de' * 50} {nummer}") for nummer in range(30))
    kiesbaar = tuple((f"c{nummer}", een.naam) for nummer, een in enumerate(veel))
    klopt(lijst(replace(LIJST, contacten=veel, kiesbaar=kiesbaar)))
