from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from cards import registratie
from cards.bouwstenen import Card
from cards.registratie import (
    Contactvorm,
    Gespreksvorm,
    RegistratieContact,
    RegistratieEindig,
    RegistratieGesprek,
    RegistratieLos,
    Rolvorm,
)
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()
GESPREK = Gespreksvorm(
    nu="Dit gesprek is nog niet gekoppeld.",
    doelen=(("tafel:jeugd", "Tafel: Regietafel Jeugd"), ("organisatie:politie", "Organisatie: Politie")),
    gekozen=(),
    meer=False,
    gekoppeld=False,
)
CONTACT = Contactvorm(
    bekend=("Vera Agent: partner bij Politie",),
    leden=(("o-1", "Vera Agent"), ("o-2", "Wim Gast (gast)")),
    organisaties=(("politie", "Politie"), ("zvh", "Veiligheidshuis")),
    rollen=(("partner", "partner"), ("beheerder", "beheerder")),
    wie="",
    organisatie="politie",
    rol="partner",
)
ROL = Rolvorm((("p1:partner:politie", "Vera Agent: partner bij Politie"),), CONTACT.organisaties, "")


def gesprek(vorm: Gespreksvorm) -> Card:
    return registratie.gesprek(vorm, RegistratieGesprek(sleutel="a.1.b"), RegistratieLos(sleutel="a.1.c"), T)


def contacten(vorm: Contactvorm) -> Card:
    return registratie.contacten(vorm, RegistratieContact(sleutel="a.1.b"), T)


def rollen(vorm: Rolvorm) -> Card:
    return registratie.rollen(vorm, RegistratieEindig(sleutel="a.1.b"), T)


ALLE: dict[str, Card] = {
    "elders": registratie.in_het_gesprek_zelf(T),
    "nieuw": gesprek(GESPREK),
    "gekoppeld": gesprek(
        replace(GESPREK, gekozen=("tafel:jeugd",), gekoppeld=True, gelukt="Gekoppeld.", waarschuwing="Let op.")
    ),
    "gedeeld": gesprek(replace(GESPREK, meer=True, gekozen=("tafel:jeugd", "organisatie:politie"), gekoppeld=True)),
    "geweigerd": gesprek(replace(GESPREK, fouten=("In dit gesprek zit iemand die er niet hoort.",))),
    "contacten": contacten(replace(CONTACT, niet="Eén persoon staat niet in de lijst.")),
    "contacten_niemand": contacten(replace(CONTACT, leden=(), bekend=())),
    "contacten_gelukt": contacten(replace(CONTACT, gelukt="Aangemeld.", waarschuwing="Let op.")),
    "rollen": rollen(ROL),
    "rollen_niemand": rollen(replace(ROL, aanstellingen=())),
}


@pytest.mark.parametrize("naam", ALLE)
def test_a_card_reads_as_it_did(naam: str, snapshot: SnapshotAssertion) -> None:
    klopt(ALLE[naam])
    assert ALLE[naam] == snapshot


def test_only_a_conversation_that_serves_something_can_be_released() -> None:
    assert "Loskoppelen" not in knoppen(ALLE["nieuw"])
    assert "Loskoppelen" in knoppen(ALLE["gekoppeld"])


def test_a_mistake_comes_in_the_place_of_good_news() -> None:
    kaart = contacten(replace(CONTACT, gelukt="Aangemeld.", fouten=("Kies een rol.",)))
    assert "Aangemeld." not in str(kaart)


def test_a_channel_with_a_hundred_people_fits() -> None:
    leden = tuple((f"00000000-0000-0000-0000-{nr:012d}", f"Vera Voorbeeld-Achternaam {nr}") for nr in range(100))
    bekend = tuple(f"{naam}: partner bij Gemeente Oosterwaard" for _, naam in leden)
    kaart = contacten(replace(CONTACT, leden=leden, bekend=bekend))
    assert len(soort(kaart, "Input.ChoiceSet")[0]["choices"]) == 100
    klopt(kaart)
