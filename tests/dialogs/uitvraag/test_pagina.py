"""Answering on a page: the same form and the same rules as on the card, and nothing of it passes through Teams."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.antwoordweg import Antwoordplek
from domain.casus import Casus
from domain.formulier import Formulier, Veld, VeldSoort, Voorwaarde
from domain.logboek import Handeling
from domain.uitvraag import Antwoordsoort, BevragingStatus, Weigergrond, Weigering
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._antwoorden import (
    FORMULIER,
    gezegd,
    opent,
    opent_een,
    opent_persoon,
    versies,
    vult_in,
    waar,
)
from tests.dialogs.uitvraag._pagina import ADRES, AanPagina, geweigerd, opent_pagina
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, HUISELIJK_GEWELD, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
ANTWOORDEN = {
    "Is uw organisatie nu betrokken?": "Nee",
    "Over wie heeft u zorgen?": "Kinderen",
    "Wilt u de persoon bespreken?": "Ja",
}
WIE = "Wie is bij u bekend?"
ANNA_OP_DE_KAART = f"{ANNA.naam}, geboren op 3 mei 1990, Slachtoffer"
BRAM_OP_DE_KAART = f"{BRAM.naam}, geboren op 24 december 2011, Slachtoffer"
OP_DE_KAART = {"Nu betrokken?": "Ja", "Met wie mag dit gedeeld worden?": "Met de hele tafel"}
GEHEIM = "Kanarie: er wordt veel geroepen <b>& meer"


@pytest.fixture
def piet(verhaal: Verhaal) -> Deelnemer:
    verhaal.wereld.pagina_adres = ADRES
    return verhaal.wereld.partner("politie", "Piet Politie")


@pytest.fixture
async def casus(verhaal: Verhaal, piet: Deelnemer) -> Casus:
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


async def test_who_is_not_known_needs_no_page(verhaal: Verhaal, piet: Deelnemer, casus: Casus) -> None:
    kaart = await piet.presses(await opent_een(verhaal, piet, casus), "Beantwoorden")
    assert kaart.adressen == ()
    dank = await piet.presses(kaart, "Opslaan")
    assert "afgehandeld" in dank.tekst
    assert {een.soort for een in gezegd(verhaal, casus).values()} == {Antwoordsoort.NIET_BEKEND}


async def test_of_who_is_known_the_card_asks_nothing_and_leads_to_the_page(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    keuze = await piet.presses(await opent_een(verhaal, piet, casus), "Beantwoorden")
    kaart = await piet.presses(keuze, "Opslaan", {WIE: ANNA_OP_DE_KAART})
    assert kaart.labels == ()
    assert len(kaart.adressen) == 1
    assert kaart.adressen[0].startswith(f"{ADRES}/pagina/DEMO.")

    blad = opent_pagina(piet, kaart)
    assert ANNA.naam in blad.tekst
    klaar = blad.verstuurt(FORMULIER, zorgen="persoon,kinderen", zorgen__notitie=GEHEIM, zorgen__aard="oordeel")
    assert "Klaar, u kunt dit venster sluiten" in klaar.tekst
    antwoord = gezegd(verhaal, casus)[casus.betrokkenen[0].id]
    assert dict(antwoord.waarden)["zorgen__notitie"] == GEHEIM
    assert antwoord.soort is Antwoordsoort.BEKEND
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD


async def test_the_worklist_in_teams_says_it_is_dealt_with_and_nothing_of_what_was_said(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    kaart = await opent_persoon(verhaal, piet, casus)
    opent_pagina(piet, kaart).verstuurt(FORMULIER, zorgen__notitie=GEHEIM, zorgen__aard="feit")
    opent_pagina(piet, await opent_persoon(verhaal, piet, casus, 1)).zegt_niet_bekend()
    verhaal.verstuurt()
    assert "Alles is afgehandeld" in verhaal.kaart_voor(casus, "politie").tekst
    gezien = verhaal.alles_gezien()
    assert not any(een in gezien for een in ("Kanarie", ANNA.naam, "veel geroepen"))


async def test_what_is_wrong_is_said_at_the_question_and_on_top_and_nothing_typed_is_lost(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    blad = opent_pagina(piet, await opent_persoon(verhaal, piet, casus))
    weer = blad.verstuurt(nu_betrokken="ja", wat_loopt=GEHEIM, delen="hele_tafel")
    assert 'role="alert"' in weer.html
    assert 'href="#in-zorgen-geen"' in weer.html
    assert 'id="in-zorgen-geen"' in weer.html
    assert 'href="#in-wat_loopt__aard-feit"' in weer.html
    assert "Kanarie: er wordt veel geroepen &lt;b&gt;&amp; meer" in weer.html
    assert versies(verhaal, casus) == ()
    klaar = weer.verstuurt(FORMULIER, nu_betrokken="ja", wat_loopt=GEHEIM, wat_loopt__aard="feit")
    assert "Opgeslagen" in klaar.tekst


async def test_sent_twice_it_is_kept_once(verhaal: Verhaal, piet: Deelnemer, casus: Casus) -> None:
    blad = opent_pagina(piet, await opent_persoon(verhaal, piet, casus))
    verborgen = blad.verborgen
    for _ in range(2):
        assert "Opgeslagen" in blad.verstuurt({**verborgen, **FORMULIER}).tekst
    assert len(versies(verhaal, casus)) == 1
    anders = blad.verstuurt({**verborgen, **FORMULIER, "bespreken": "ja"})
    assert "al opgeslagen" in anders.tekst.lower() or "opgeslagen" in anders.tekst
    assert len(versies(verhaal, casus)) == 1


async def test_what_a_colleague_said_meanwhile_is_not_wiped_unseen(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    blad = opent_pagina(piet, await opent_persoon(verhaal, piet, casus))
    collega = verhaal.wereld.partner("politie", "Petra Politie")
    opent_pagina(collega, await opent_persoon(verhaal, collega, casus)).zegt_niet_bekend()
    weer = blad.verstuurt(FORMULIER, zorgen__notitie=GEHEIM, zorgen__aard="feit")
    assert "intussen" in weer.tekst
    assert "Kanarie" in weer.tekst
    assert gezegd(verhaal, casus)[casus.betrokkenen[0].id].soort is Antwoordsoort.NIET_BEKEND
    assert "Opgeslagen" in weer.verstuurt(FORMULIER).tekst
    assert gezegd(verhaal, casus)[casus.betrokkenen[0].id].soort is Antwoordsoort.BEKEND


async def test_the_next_person_is_one_press_away(verhaal: Verhaal, piet: Deelnemer, casus: Casus) -> None:
    klaar = opent_pagina(piet, await opent_persoon(verhaal, piet, casus)).verstuurt(FORMULIER)
    assert "Nog 1 persoon te gaan" in klaar.tekst
    assert BRAM.naam in klaar.tekst
    volgende = klaar.verstuurt()
    assert volgende.onderwerp_id.endswith(casus.betrokkenen[1].id)
    assert "Klaar, u kunt dit venster sluiten" in volgende.zegt_niet_bekend().tekst


async def test_of_a_casus_that_is_new_to_him_he_reads_why_before_he_reads_who(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    ander = verhaal.casus(replace(BRAM, naam="Coralie Kanarie"), nummer=143)
    await verhaal.start(ander)
    eerste = opent_pagina(piet, await opent_persoon(verhaal, piet, casus)).verstuurt(FORMULIER).verstuurt()
    klaar = eerste.verstuurt(FORMULIER)
    assert str(ander.code) in klaar.tekst
    assert ander.doel in klaar.tekst
    assert "Coralie" not in klaar.tekst
    assert "Coralie Kanarie" in klaar.verstuurt().tekst


async def test_on_the_page_too_it_may_be_refused_with_a_ground_that_only_the_regisseur_sees(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    blad = opent_pagina(piet, await opent_persoon(verhaal, piet, casus)).wil_niet_delen()
    assert "Dat is een volledig antwoord." in blad.tekst
    weer = blad.verstuurt(grond="anders", toelichting=" ")
    assert 'href="#in-toelichting"' in weer.html
    assert "Licht kort toe" in weer.tekst
    assert 'value="anders" checked' in weer.html
    assert versies(verhaal, casus) == ()
    klaar = weer.verstuurt(grond="anders", toelichting=GEHEIM)
    assert "Opgeslagen" in klaar.tekst
    assert BRAM.naam in klaar.tekst
    antwoord = gezegd(verhaal, casus)[casus.betrokkenen[0].id]
    assert antwoord.soort is Antwoordsoort.GEWEIGERD
    assert antwoord.weigering == Weigering(Weigergrond.ANDERS, GEHEIM)
    verhaal.verstuurt()
    assert not any(een in verhaal.alles_gezien() for een in ("Kanarie", "geroepen"))
    regels = [een for een in verhaal.wereld.logboek(casus.id) if een.handeling is Handeling.UITVRAAG_GEWEIGERD]
    assert [(een.namens, een.betrokkene_id, een.doel) for een in regels] == [
        ("politie", casus.betrokkenen[0].id, casus.grondslag)
    ]


async def test_a_refusal_on_the_page_asks_for_its_ground_is_kept_once_and_leads_back(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    blad = opent_pagina(piet, await opent_persoon(verhaal, piet, casus)).wil_niet_delen()
    assert 'href="#in-grond-beroepsgeheim"' in blad.verstuurt(grond="").html
    verborgen = blad.verborgen
    for _ in range(2):
        klaar = blad.verstuurt({**verborgen, "grond": "beroepsgeheim"})
        assert "Opgeslagen" in klaar.tekst
    assert len(versies(verhaal, casus)) == 1
    assert "al opgeslagen" in blad.verstuurt({**verborgen, "grond": "geen_taak"}).tekst
    eerste = AanPagina(piet, blad.onderwerp_id).kijkt()
    assert "telt dat niet meer" in eerste.tekst, "that something was said before is told"
    terug = eerste.verstuurt(_doe="terug")
    assert terug.onderwerp_id == blad.onderwerp_id.removesuffix(":weigeren")
    assert "Wilt u de persoon bespreken?" in terug.tekst


async def test_what_looks_like_a_number_of_somebody_is_asked_once_before_a_refusal_is_kept(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    blad = opent_pagina(piet, await opent_persoon(verhaal, piet, casus)).wil_niet_delen()
    weer = blad.verstuurt(grond="anders", toelichting="Bel 0612345678")
    assert versies(verhaal, casus) == ()
    assert "telefoonnummer" in weer.tekst
    assert "Opgeslagen" in weer.verstuurt(grond="anders", toelichting="Bel 0612345678").tekst


async def test_the_page_to_refuse_is_closed_to_others_and_without_a_question_why(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    blad = opent_pagina(piet, await opent_persoon(verhaal, piet, casus)).wil_niet_delen()
    for ander in (verhaal.wereld.partner("om"), verhaal.wereld.regisseur, verhaal.wereld.beheerder):
        assert geweigerd(blad, ander).startswith("toegang.")


async def test_nobody_goes_on_to_who_is_in_no_worklist_of_his(verhaal: Verhaal, piet: Deelnemer, casus: Casus) -> None:
    klaar = opent_pagina(piet, await opent_persoon(verhaal, piet, casus)).verstuurt(FORMULIER)
    vreemd = f"{verhaal.bevraging(casus, 'om').id}:{casus.betrokkenen[1].id}"
    with pytest.raises(Exception, match="betrokkene_onbekend"):
        klaar.verstuurt(_wie=vreemd)


async def test_another_organisatie_and_another_role_see_nothing(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    blad = opent_pagina(piet, await opent_persoon(verhaal, piet, casus))
    for ander in (verhaal.wereld.partner("om"), verhaal.wereld.regisseur, verhaal.wereld.beheerder):
        assert geweigerd(blad, ander).startswith("toegang.")


async def test_what_is_seen_and_said_is_in_the_logboek_as_on_the_card(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    voor = len(verhaal.wereld.logboek(casus.id))
    opent_pagina(piet, await opent_persoon(verhaal, piet, casus)).verstuurt(FORMULIER)
    regels = verhaal.wereld.logboek(casus.id)[voor:]
    gedaan = [(een.handeling, een.namens, een.doel) for een in regels if een.betrokkene_id == casus.betrokkenen[0].id]
    assert {een for een, _, _ in gedaan} == {Handeling.UITVRAAG_GEOPEND, Handeling.UITVRAAG_BEANTWOORD}
    assert {(namens, doel) for _, namens, doel in gedaan} == {("politie", casus.grondslag)}


async def test_when_the_zitting_has_begun_the_page_takes_nothing_and_names_nobody(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    blad = opent_pagina(piet, await opent_persoon(verhaal, piet, casus))
    verhaal.wereld.nu = ZITTING
    weer = blad.verstuurt(FORMULIER)
    assert "niets meer te beantwoorden" in weer.tekst
    assert ANNA.naam not in weer.tekst
    assert versies(verhaal, casus) == ()


async def test_without_pages_the_card_asks_everything(verhaal: Verhaal, piet: Deelnemer, casus: Casus) -> None:
    verhaal.wereld.pagina_adres = ""
    kaart = await opent_persoon(verhaal, piet, casus)
    assert kaart.adressen == ()
    assert "Over wie heeft u zorgen? (verplicht)" in kaart.labels


async def test_a_card_from_before_there_were_pages_is_still_taken(
    verhaal: Verhaal, piet: Deelnemer, casus: Casus
) -> None:
    verhaal.wereld.pagina_adres = ""
    oud = await opent_persoon(verhaal, piet, casus)
    verhaal.wereld.pagina_adres = ADRES
    await piet.presses(oud, "Opslaan", ANTWOORDEN)
    assert dict(gezegd(verhaal, casus)[casus.betrokkenen[0].id].waarden)["zorgen"] == "kinderen"


GEMENGD = Formulier(
    "gemengd",
    "Gemengd",
    (
        Veld("bekend", "Bekend?", VeldSoort.JA_NEE, verplicht=True, einde_bij="nee"),
        Veld("nu_betrokken", "Nu betrokken?", VeldSoort.JA_NEE, verplicht=True, notitie=200),
        Veld("ziekte", "Is er zorg?", VeldSoort.JA_NEE, gevoelig=True),
        Veld("welke", "Welke zorg?", VeldSoort.KORTE_TEKST, toon_als=Voorwaarde("ziekte", ("ja",))),
    ),
)


@pytest.fixture
async def gemengd(verhaal: Verhaal, piet: Deelnemer) -> Casus:
    """A tafel of which a form is half for the card."""
    regio = verhaal.wereld.regio
    tafel = replace(regio.tafel(HUISELIJK_GEWELD), formulier="gemengd", antwoorden_op=Antwoordplek.KAART)
    verhaal.wereld.regio = replace(
        regio,
        formulieren={**regio.formulieren, "gemengd": GEMENGD},
        tafels={**regio.tafels, HUISELIJK_GEWELD: tafel},
    )
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA)
    await verhaal.start(een)
    return een


async def test_what_is_written_or_sensitive_is_asked_on_the_page_and_the_rest_on_the_card(
    verhaal: Verhaal, piet: Deelnemer, gemengd: Casus
) -> None:
    kaart = await opent_persoon(verhaal, piet, gemengd)
    assert kaart.labels == ("Nu betrokken? (verplicht)", "Met wie mag dit gedeeld worden? (verplicht)")
    assert len(kaart.adressen) == 1
    blad = opent_pagina(piet, kaart)
    assert all(vraag in blad.tekst for vraag in ("Nu betrokken?", "Is er zorg?", "Welke zorg?", "Toelichting bij"))


async def test_saving_on_the_card_keeps_what_was_filled_in_on_the_page(
    verhaal: Verhaal, piet: Deelnemer, gemengd: Casus
) -> None:
    blad = opent_pagina(piet, await opent_persoon(verhaal, piet, gemengd))
    blad.verstuurt(
        {"ziekte": "ja", "welke": "Huisarts"}, nu_betrokken="ja", nu_betrokken__notitie="Sinds mei", delen="mondeling"
    )
    kaart = await opent_persoon(verhaal, piet, gemengd)
    await piet.presses(kaart, "Opslaan", {"Nu betrokken?": "Nee"})
    (antwoord,) = gezegd(verhaal, gemengd).values()
    assert dict(antwoord.waarden) == {
        "bekend": "ja",
        "nu_betrokken": "nee",
        "nu_betrokken__notitie": "Sinds mei",
        "ziekte": "ja",
        "welke": "Huisarts",
        "delen": "mondeling",
    }


async def test_saving_on_the_page_keeps_what_was_filled_in_on_the_card_even_meanwhile(
    verhaal: Verhaal, piet: Deelnemer, gemengd: Casus
) -> None:
    kaart = await opent_persoon(verhaal, piet, gemengd)
    blad = opent_pagina(piet, kaart)
    await piet.presses(kaart, "Opslaan", OP_DE_KAART)
    weer = blad.verstuurt(ziekte="nee", nu_betrokken="nee", delen="hele_tafel")
    assert "intussen" in weer.tekst
    vers = opent_pagina(piet, await opent_persoon(verhaal, piet, gemengd))
    assert 'id="in-nu_betrokken-ja" name="nu_betrokken" value="ja" checked' in vers.html


async def test_what_somebody_sends_along_for_the_page_from_a_card_of_before_is_kept_too(
    verhaal: Verhaal, piet: Deelnemer, gemengd: Casus
) -> None:
    kaart = await opent_persoon(verhaal, piet, gemengd)
    druk = kaart.druk("Opslaan", OP_DE_KAART)
    await piet.presses_raw(druk.verb, {**druk.data, **vult_in(gemengd, ziekte="ja")})
    (antwoord,) = gezegd(verhaal, gemengd).values()
    assert dict(antwoord.waarden)["ziekte"] == "ja"


async def test_the_whole_worklist_opens_the_same_way(verhaal: Verhaal, piet: Deelnemer, casus: Casus) -> None:
    zitting_id = str(waar(verhaal, casus)["zitting"])
    keuze = await piet.presses(await opent(verhaal, piet, zitting_id), "Beantwoorden")
    kaart = await piet.presses(keuze, "Opslaan", {WIE: f"{ANNA_OP_DE_KAART} + {BRAM_OP_DE_KAART}"})
    assert len(kaart.adressen) == 2
    opent_pagina(piet, kaart, 1).verstuurt(FORMULIER)
    verder = await piet.presses(kaart, "Verder naar de personen")
    assert len(verder.adressen) == 1
    assert ANNA.naam in verder.tekst
    assert BRAM.naam not in verder.tekst
