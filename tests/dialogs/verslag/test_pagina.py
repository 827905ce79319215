"""The page of the verslag: all his casussen below each other in one form, and one casus to read and to print."""

from dataclasses import replace

import pytest

from dialogs.kern.paginas import Paginasoort
from domain.errors import NotAllowed, NotFound, UserMistake
from domain.persoon import Rol
from domain.verslag import Verslagdeel, gewijzigd
from storage import casus as casussen
from storage import sporen, vernietigen
from storage import verslag as verslagen
from tests.dialogs.uitvraag._pagina import ADRES, AanPagina, opent_pagina
from tests.dialogs.verslag._verslag import (
    BESLUIT,
    TEKST,
    WAT,
    besluit,
    gehouden,
    goedgekeurd,
    keurt_goed,
    leest,
    opent,
    schrijft,
    versies,
)
from tests.dialogs.zitting._zitting import Tafel


def veld(tafel: Tafel) -> str:
    return f"tekst_{tafel.eerste.id}"


async def test_the_card_leads_to_the_page_with_his_own_casussen_and_only_codes_of_others(tafel: Tafel) -> None:
    gehouden(tafel)
    tafel.wereld.pagina_adres = ADRES
    kaart = await tafel.regisseur.presses_raw("verslag.open", {"v": 1, "zitting": tafel.zitting.id})
    blad = opent_pagina(tafel.regisseur, kaart)
    assert BESLUIT in blad.tekst
    assert WAT in blad.tekst
    assert f"Van een collega: {tafel.van_collega.code}" in blad.tekst
    assert tafel.van_collega.id not in blad.html


async def test_whatever_is_pressed_keeps_all_that_was_typed(tafel: Tafel) -> None:
    gehouden(tafel)
    blad = schrijft(tafel)
    ander = f"tekst_{tafel.tweede.id}"
    blad = blad.verstuurt({"_doe": f"goed:{tafel.eerste.id}", veld(tafel): TEKST, ander: "Kort besproken"})
    goed = goedgekeurd(tafel, tafel.eerste)
    assert goed is not None
    assert (goed.tekst, goed.besluiten) == (TEKST, (BESLUIT,))
    assert goedgekeurd(tafel, tafel.tweede) is None
    assert "Kort besproken" in blad.tekst
    assert "<b>dik</b>" not in blad.html
    assert veld(tafel) not in blad.html


async def test_all_of_his_are_approved_in_one_press_and_none_of_a_colleague(tafel: Tafel) -> None:
    gehouden(tafel)
    blad = schrijft(tafel).verstuurt({"_doe": "alles"})
    assert goedgekeurd(tafel, tafel.eerste) is not None
    assert goedgekeurd(tafel, tafel.tweede) is not None
    assert goedgekeurd(tafel, tafel.van_collega) is None
    assert "Alles goedkeuren" not in blad.tekst
    with pytest.raises(UserMistake):
        blad.verstuurt({"_doe": f"goed:{tafel.van_collega.id}"})


async def test_it_says_who_changed_what_and_when(tafel: Tafel) -> None:
    gehouden(tafel)
    blad = schrijft(tafel).verstuurt({"_doe": "bewaren", veld(tafel): "een"})
    blad = blad.verstuurt({"_doe": f"goed:{tafel.eerste.id}", veld(tafel): "twee"})
    een, twee = versies(tafel, tafel.eerste)
    assert gewijzigd(een, twee) == (Verslagdeel.TEKST,)
    assert "Versie 2, Rosa Regisseur, do 5 mrt" in blad.tekst
    assert "Goedgekeurd door Rosa Regisseur" in blad.tekst


async def test_taken_back_it_can_be_changed_again(tafel: Tafel) -> None:
    gehouden(tafel)
    blad = schrijft(tafel).verstuurt({"_doe": f"goed:{tafel.eerste.id}"})
    blad = blad.verstuurt({"_doe": f"intrekken:{tafel.eerste.id}"})
    assert goedgekeurd(tafel, tafel.eerste) is None
    assert veld(tafel) in blad.html


async def test_of_two_at_once_the_second_reads_what_the_first_kept_and_loses_nothing(tafel: Tafel) -> None:
    gehouden(tafel)
    een, ander = schrijft(tafel), schrijft(tafel)
    een.verstuurt({"_doe": "bewaren", veld(tafel): "van de een"})
    weer = ander.verstuurt({"_doe": "bewaren", veld(tafel): "van de ander"})
    assert "intussen is hier iets gewijzigd" in weer.tekst
    assert "van de ander" in weer.tekst
    assert [een.tekst for een in versies(tafel, tafel.eerste)] == ["van de een"]
    weer.verstuurt({"_doe": "bewaren", veld(tafel): "van de ander"})
    assert [een.tekst for een in versies(tafel, tafel.eerste)] == ["van de een", "van de ander"]


async def test_when_one_of_all_changed_meanwhile_none_of_them_is_approved(tafel: Tafel) -> None:
    gehouden(tafel)
    blad = schrijft(tafel)
    besluit(tafel, tafel.tweede, "Toch nog iets besloten")
    blad = blad.verstuurt({"_doe": "alles", veld(tafel): TEKST})
    assert "Er is niets bewaard of goedgekeurd" in blad.tekst
    assert "Toch nog iets besloten" in blad.tekst
    assert goedgekeurd(tafel, tafel.eerste) is goedgekeurd(tafel, tafel.tweede) is None
    assert versies(tafel, tafel.eerste) == ()
    blad.verstuurt({"_doe": "alles", veld(tafel): TEKST})
    assert goedgekeurd(tafel, tafel.eerste) is not None
    assert goedgekeurd(tafel, tafel.tweede) is not None


async def test_of_what_was_handed_over_while_he_typed_it_is_not_said_that_it_was_kept(tafel: Tafel) -> None:
    gehouden(tafel)
    blad = schrijft(tafel)
    ander = f"tekst_{tafel.tweede.id}"
    eigenaar = replace(tafel.wereld.leest(casussen.lees, tafel.eerste.id), regisseur_id=tafel.collega.id)
    tafel.wereld.doet(casussen.wijzig, eigenaar)
    weer = blad.verstuurt({"_doe": "bewaren", veld(tafel): TEKST, ander: "Kort besproken"})
    assert "Er is niets bewaard" in weer.tekst
    assert "Kort besproken" in weer.tekst
    assert tafel.eerste.id not in weer.html
    assert versies(tafel, tafel.eerste) == versies(tafel, tafel.tweede) == ()
    weer.verstuurt({"_doe": "bewaren", ander: "Kort besproken"})
    assert [een.tekst for een in versies(tafel, tafel.tweede)] == ["Kort besproken"]


async def test_sent_twice_it_is_kept_once(tafel: Tafel) -> None:
    gehouden(tafel)
    blad = schrijft(tafel)
    invoer = {**blad.verborgen, "_doe": "bewaren", veld(tafel): TEKST}
    for _ in range(2):
        AanPagina(tafel.regisseur, tafel.zitting.id, soort=Paginasoort.VERSLAG).verstuurt(invoer)
    assert len(versies(tafel, tafel.eerste)) == 1


async def test_too_long_or_suspicious_text_comes_back_with_what_is_to_be_looked_at(tafel: Tafel) -> None:
    gehouden(tafel)
    weer = schrijft(tafel).verstuurt({"_doe": "alles", veld(tafel): "🙂" * 10_000})
    assert "Te lang" in weer.tekst
    assert "🙂" * 10_000 in weer.html
    assert goedgekeurd(tafel, tafel.tweede) is None


async def test_a_participant_reads_and_prints_only_his_own_casus(tafel: Tafel) -> None:
    gehouden(tafel)
    await keurt_goed(tafel, tafel.eerste)
    tafel.wereld.pagina_adres = ADRES
    blad = opent_pagina(tafel.partner("politie"), await leest(tafel, tafel.eerste, "politie"))
    assert WAT in blad.tekst
    assert "Voor uw organisatie:" in blad.tekst
    for ander in (f"{tafel.zitting.id}:{tafel.tweede.id}", tafel.zitting.id):
        with pytest.raises(NotAllowed):
            AanPagina(tafel.partner("politie"), ander, soort=Paginasoort.VERSLAG).kijkt()
    van_collega = f"{tafel.zitting.id}:{tafel.van_collega.id}"
    with pytest.raises(NotFound):
        AanPagina(tafel.partner("politie"), van_collega, soort=Paginasoort.VERSLAG).kijkt()


async def test_whoever_left_before_the_second_part_opens_no_page_of_what_was_said_there(tafel: Tafel) -> None:
    tafel.in_twee_delen(zonder="politie")
    tafel.naar_deel_2(tafel.eerste)
    gehouden(tafel)
    await keurt_goed(tafel, tafel.eerste)
    tafel.wereld.pagina_adres = ADRES
    onderwerp = f"{tafel.zitting.id}:{tafel.eerste.id}"
    with pytest.raises(NotAllowed):
        AanPagina(tafel.partner("politie"), onderwerp, soort=Paginasoort.VERSLAG).kijkt()
    assert WAT in AanPagina(tafel.partner("ggd"), onderwerp, soort=Paginasoort.VERSLAG).kijkt().tekst


async def test_a_casus_destroyed_between_draft_and_approval_is_not_there(tafel: Tafel) -> None:
    gehouden(tafel)
    blad = schrijft(tafel)
    vernietigt(tafel)
    with pytest.raises(UserMistake):
        blad.verstuurt({"_doe": f"goed:{tafel.eerste.id}"})
    assert str(tafel.eerste.code) not in schrijft(tafel).tekst
    assert "Goedkeuren" not in (await opent(tafel, tafel.eerste)).knoppen
    assert tafel.wereld.leest(verslagen.goedgekeurde_van, tafel.zitting.id) == frozenset()


async def test_another_regisseur_sees_codes_and_a_stand_in_the_whole(tafel: Tafel) -> None:
    gehouden(tafel)
    ander = tafel.wereld.persoon("Ria Regisseur", (Rol.PROCESREGISSEUR, tafel.wereld.regio.eigen_organisatie))
    blad = schrijft(tafel, ander)
    assert BESLUIT not in blad.html
    assert str(tafel.eerste.code) in blad.tekst


def vernietigt(tafel: Tafel) -> None:
    """Destroy the first casus."""
    tafel.wereld.doet(lambda uow: vernietigen.wis_casus(uow, sporen.sporen(uow, tafel.eerste.id), ()))
