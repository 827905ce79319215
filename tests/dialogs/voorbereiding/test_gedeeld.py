"""What may be said at the table, and what is for the regisseur alone: never on one page, always written down."""

import pytest

from cards.verbs import Verb
from domain.formulier import Delen
from domain.logboek import Handeling
from domain.uitvraag import Weigergrond, Weigering
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs._zaken import CANARY
from tests.dialogs.voorbereiding._tafel import Tafel, antwoordt


async def opent(wie: Deelnemer, tafel: Tafel) -> Kaart:
    punt = await wie.presses_raw(
        Verb.VOORBEREIDING_PUNT, {"v": 1, "zitting": tafel.zitting.id, "casus": tafel.eerste.id}
    )
    return await wie.presses(punt, "Gedeelde antwoorden")


async def test_what_may_be_shared_comes_first_and_what_not_stands_apart_and_says_so(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "Mag de tafel weten")
    antwoordt(tafel, "ggd", "Mag de tafel niet weten", Delen.ALLEEN_REGISSEUR)
    rosa = tafel.wereld.regisseur
    voor_tafel = await opent(rosa, tafel)
    assert CANARY in voor_tafel
    assert "Mag met de hele tafel gedeeld worden" in voor_tafel
    assert "Mag de tafel weten" in voor_tafel
    assert "Mag de tafel niet weten" not in voor_tafel
    voor_mij = await rosa.presses(voor_tafel, "Alleen voor u")
    assert "Alleen voor u als procesregisseur: deel dit niet aan tafel" in voor_mij
    assert "Mag de tafel niet weten" in voor_mij
    assert "Mag de tafel weten" not in voor_mij
    assert "Nog geen antwoord van" in voor_mij
    assert "Gemeente Merwestad" in voor_mij


async def test_who_tells_it_himself_is_named_for_the_table_without_what_he_says(tafel: Tafel) -> None:
    antwoordt(tafel, "ggd", "Zeg ik zelf", Delen.MONDELING)
    kaart = await opent(tafel.wereld.regisseur, tafel)
    assert "Vertelt het zelf aan tafel" in kaart
    assert "GGD Merwestreek" in kaart
    assert "Zeg ik zelf" not in kaart


async def test_a_refusal_is_never_on_the_page_for_the_table(tafel: Tafel) -> None:
    antwoordt(tafel, "ggd", "", weigering=Weigering(Weigergrond.BEROEPSGEHEIM, "Een verzonnen toelichting"))
    rosa = tafel.wereld.regisseur
    kaart = await opent(rosa, tafel)
    assert "niets dat met de hele tafel gedeeld mag worden" in kaart
    assert "beroepsgeheim" not in kaart.tekst.lower()
    assert "GGD" not in kaart
    apart = await rosa.presses(kaart, "Alleen voor u")
    assert "beroepsgeheim" in apart.tekst.lower()
    assert "Een verzonnen toelichting" in apart


async def test_what_was_said_on_the_phone_says_who_said_it_and_who_typed_it(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "Gebeld", gezegd_door="Pia van de politie")
    assert "Telefonisch: gezegd door Pia van de politie, getypt door Rosa Regisseur op" in await opent(
        tafel.wereld.regisseur, tafel
    )


async def test_every_page_is_written_down_for_the_person_it_is_about(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "iets")
    await opent(tafel.wereld.regisseur, tafel)
    (regel,) = [een for een in tafel.wereld.logboek(tafel.eerste.id) if een.handeling is Handeling.ANTWOORDEN_GEOPEND]
    assert regel.betrokkene_id == tafel.eerste.betrokkenen[0].id
    assert (regel.onderwerp_id, regel.doel) == (tafel.uitvraag.id, tafel.uitvraag.grondslag)


@pytest.mark.parametrize("tekst", ["**vet** [klik](http://x)", "\u202eomgekeerd", "😀" * 400, "lang " * 2_000])
async def test_what_was_typed_is_shown_as_typed(tafel: Tafel, tekst: str) -> None:
    antwoordt(tafel, "politie", tekst)
    rosa = tafel.wereld.regisseur
    kaart = await opent(rosa, tafel)
    gezien = kaart.tekst
    while "Vervolg" in kaart.knoppen:
        kaart = await rosa.presses(kaart, "Vervolg")
        gezien += kaart.tekst
    for woord in ("vet", "omgekeerd", "😀", "lang"):
        kort = tekst.replace("\u202e", "")
        assert gezien.count(woord) >= kort.count(woord)


async def test_of_a_casus_nothing_was_asked_about_there_is_nothing_to_open(tafel: Tafel) -> None:
    kaart = await tafel.wereld.regisseur.presses_raw(
        Verb.VOORBEREIDING_GEDEELD, {"v": 1, "zitting": tafel.zitting.id, "casus": tafel.tweede.id}
    )
    assert "Niet gevonden" in kaart
