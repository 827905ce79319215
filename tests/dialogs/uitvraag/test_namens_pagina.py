"""An answer on the phone, typed on a page: what is written or sensitive passes through Teams from nobody."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.antwoordweg import Antwoordplek
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus
from storage import uitvraag as uitvragen
from tests._kaart import Kaart
from tests.dialogs.uitvraag._antwoorden import FORMULIER as ZONDER_BEKEND
from tests.dialogs.uitvraag._pagina import ADRES, AanPagina, geweigerd, opent_pagina
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, HUISELIJK_GEWELD, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
WIE_ZEGT = {"Naam van wie het zegt": "Piet Jansen", "Functie": "wijkagent"}
OP_DE_PAGINA = {"_gezegd_door": "Piet Jansen", "_functie": "wijkagent"}
WOORDEN = "Piet Jansen (wijkagent), maandag 2 maart, 10.10 uur"
FORMULIER = {**ZONDER_BEKEND, "bekend": "ja"}
GEHEIM = "Kanarie: er wordt veel geroepen <b>& meer"
WIE = "Wie is daar bekend?"
VERDER = "Vastleggen en verder"


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.wereld.pagina_adres = ADRES
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    verhaal.wereld.verstrijkt(minutes=10)
    return een


async def belt(verhaal: Verhaal, casus: Casus, *bekend: str) -> Kaart:
    """Open the call and go on to the first of who is known there."""
    regisseur = verhaal.wereld.regisseur
    begin = await regisseur.opens("uitvraag namens", casuscode=str(casus.code), organisatie="politie")
    wie = " + ".join(een for een in begin.tekst.splitlines() if bekend and een.startswith(bekend) and "," in een)
    return await regisseur.presses(begin, VERDER, {**WIE_ZEGT, WIE: wie})


def gezegd(verhaal: Verhaal, casus: Casus) -> dict[str, Antwoord]:
    bevraging = verhaal.bevraging(casus, "politie")
    laatste = verhaal.wereld.leest(uitvragen.laatste_antwoorden, casus.id, bevraging.id)
    return {een.betrokkene_id: een for een in laatste}


async def test_the_card_asks_nothing_and_the_page_keeps_who_said_it_and_who_typed_it(
    verhaal: Verhaal, casus: Casus
) -> None:
    kaart = await belt(verhaal, casus, ANNA.naam)
    assert "Over wie heeft u zorgen? (verplicht)" not in kaart.labels
    assert "Opslaan" not in kaart.knoppen
    assert len(kaart.adressen) == 1
    blad = opent_pagina(verhaal.wereld.regisseur, kaart)
    assert ANNA.naam in blad.tekst
    assert "aan de telefoon" in blad.tekst
    klaar = blad.verstuurt(
        {**FORMULIER, **OP_DE_PAGINA}, zorgen="persoon", zorgen__notitie=GEHEIM, zorgen__aard="oordeel"
    )
    assert "Klaar, u kunt dit venster sluiten" in klaar.tekst
    antwoord = gezegd(verhaal, casus)[casus.betrokkenen[0].id]
    assert (antwoord.soort, antwoord.door_id) == (Antwoordsoort.BEKEND, verhaal.wereld.regisseur.id)
    assert antwoord.gezegd_door == WOORDEN
    assert dict(antwoord.waarden)["zorgen__notitie"] == GEHEIM
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD
    verhaal.verstuurt()
    assert not any(een in verhaal.alles_gezien() for een in ("Kanarie", "geroepen", ANNA.naam))


async def test_of_the_next_one_who_says_it_need_not_be_told_again(verhaal: Verhaal, casus: Casus) -> None:
    blad = opent_pagina(verhaal.wereld.regisseur, await belt(verhaal, casus, ANNA.naam, BRAM.naam))
    weer = blad.verstuurt(FORMULIER)
    assert "Vul in wie het zegt." in weer.tekst
    assert gezegd(verhaal, casus) == {}
    volgende = weer.verstuurt({**FORMULIER, **OP_DE_PAGINA}).verstuurt()
    assert f"Zegt {WOORDEN} dit ook?" in volgende.tekst
    assert BRAM.naam in volgende.tekst
    verhaal.wereld.verstrijkt(minutes=5)
    volgende.verstuurt(FORMULIER)
    assert {een.gezegd_door for een in gezegd(verhaal, casus).values()} == {WOORDEN}
    verhaal.wereld.verstrijkt(hours=2)
    later = AanPagina(verhaal.wereld.regisseur, volgende.onderwerp_id, soort=volgende.soort).kijkt()
    assert "dit ook?" not in later.tekst
    assert "Vul in wie het zegt." in later.verstuurt(FORMULIER).tekst


async def test_it_may_still_turn_out_that_he_is_not_known_there(verhaal: Verhaal, casus: Casus) -> None:
    blad = opent_pagina(verhaal.wereld.regisseur, await belt(verhaal, casus, ANNA.naam))
    blad.verstuurt(OP_DE_PAGINA, bekend="nee")
    assert gezegd(verhaal, casus)[casus.betrokkenen[0].id].soort is Antwoordsoort.NIET_BEKEND


async def test_sent_twice_it_is_kept_once_and_what_the_organisatie_said_meanwhile_is_not_wiped(
    verhaal: Verhaal, casus: Casus
) -> None:
    blad = opent_pagina(verhaal.wereld.regisseur, await belt(verhaal, casus, ANNA.naam))
    verborgen = blad.verborgen
    for _ in range(2):
        assert "Opgeslagen" in blad.verstuurt({**verborgen, **FORMULIER, **OP_DE_PAGINA}).tekst
    anders = blad.verstuurt({**verborgen, **FORMULIER, **OP_DE_PAGINA, "bespreken": "ja"})
    assert "al vastgelegd" in anders.tekst
    vers = AanPagina(verhaal.wereld.regisseur, blad.onderwerp_id, soort=blad.soort).kijkt()
    anders.verstuurt({**FORMULIER, **OP_DE_PAGINA, "bespreken": "ja"})
    assert "intussen" in vers.verstuurt({**FORMULIER, **OP_DE_PAGINA}).tekst
    assert gezegd(verhaal, casus)[casus.betrokkenen[0].id].versie == 2


async def test_only_the_regisseur_of_the_casus_sees_that_page(verhaal: Verhaal, casus: Casus) -> None:
    blad = opent_pagina(verhaal.wereld.regisseur, await belt(verhaal, casus, ANNA.naam))
    ander = verhaal.wereld.persoon("Carlo Collega", (Rol.PROCESREGISSEUR, "zvh"))
    for wie in (ander, verhaal.wereld.partner("politie"), verhaal.wereld.beheerder):
        assert geweigerd(blad, wie).startswith("toegang.")


async def test_what_is_seen_and_kept_is_in_the_logboek_on_behalf_of_whom(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await belt(verhaal, casus, ANNA.naam)
    voor = len(verhaal.wereld.logboek(casus.id))
    opent_pagina(verhaal.wereld.regisseur, kaart).verstuurt({**FORMULIER, **OP_DE_PAGINA})
    gedaan = {
        (een.handeling, een.namens, een.doel)
        for een in verhaal.wereld.logboek(casus.id)[voor:]
        if een.betrokkene_id == casus.betrokkenen[0].id
    }
    assert gedaan == {
        (Handeling.ANTWOORDEN_GEOPEND, "zvh", casus.grondslag),
        (Handeling.UITVRAAG_NAMENS, "politie", casus.grondslag),
    }


async def test_once_the_zitting_began_the_page_takes_nothing_and_names_nobody(verhaal: Verhaal, casus: Casus) -> None:
    blad = opent_pagina(verhaal.wereld.regisseur, await belt(verhaal, casus, ANNA.naam))
    verhaal.wereld.nu = ZITTING
    weer = blad.verstuurt({**FORMULIER, **OP_DE_PAGINA})
    assert "gesloten" in weer.tekst
    assert ANNA.naam not in weer.tekst


async def test_where_a_tafel_answers_by_card_the_choices_stay_there_and_what_is_written_goes_by_page(
    verhaal: Verhaal,
) -> None:
    wereld = verhaal.wereld
    wereld.pagina_adres = ADRES
    tafel = replace(wereld.regio.tafel(HUISELIJK_GEWELD), antwoorden_op=Antwoordplek.KAART)
    wereld.regio = replace(wereld.regio, tafels={**wereld.regio.tafels, HUISELIJK_GEWELD: tafel})
    verhaal.zitting(ZITTING)
    casus = verhaal.casus(ANNA)
    await verhaal.start(casus)
    wereld.verstrijkt(minutes=10)
    kaart = await belt(verhaal, casus, ANNA.naam)
    assert "Over wie heeft u zorgen? (verplicht)" in kaart.labels
    assert not any(een.startswith(("Toelichting", "Wat loopt er")) for een in kaart.labels)
    opent_pagina(wereld.regisseur, kaart).verstuurt(
        {**FORMULIER, **OP_DE_PAGINA}, zorgen="persoon", zorgen__notitie=GEHEIM, zorgen__aard="feit"
    )
    begin = await wereld.regisseur.opens("uitvraag namens", casuscode=str(casus.code), organisatie="politie")
    opnieuw = await wereld.regisseur.presses(begin, "Wijzigen")
    await wereld.regisseur.presses(opnieuw, "Opslaan", {**WIE_ZEGT, "Wilt u de persoon bespreken?": "Nee"})
    (antwoord,) = gezegd(verhaal, casus).values()
    assert dict(antwoord.waarden)["zorgen__notitie"] == GEHEIM
    assert dict(antwoord.waarden)["bespreken"] == "nee"
