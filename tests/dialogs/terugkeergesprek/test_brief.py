"""The letter: typed for him line by line, seen by him only once a regisseur approved these very words."""

import json
from dataclasses import replace

import pytest

from dialogs import terugkeergesprek as onderwerp
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.ports import OutgoingMessage
from domain.afspraak import AfspraakStatus
from domain.casus import Casus, Geinformeerd
from domain.errors import Conflict, NotAllowed, UserMistake
from domain.informering import Informeringsoort
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from storage import afspraken, informering, sporen, vernietigen
from storage import casus as casussen
from storage import gespreksbrief as brieven
from storage import gesprekskeuze as keuzes
from tests._kaart import Kaart
from tests.dialogs._detentie import neemt_op
from tests.dialogs._wereld import Wereld
from tests.dialogs.terugkeergesprek._brief import (
    BELLEN,
    PLAIN,
    WAT,
    afgesproken,
    geweest,
    goedgekeurd,
    in_brief,
    keurt_goed,
    nieuwste,
    schrijft,
    van_vorm,
    vult_in,
)
from tests.dialogs.terugkeergesprek._gesprek import INRICHTING, casemanager
from tests.dialogs.uitvraag._pagina import ADRES, opent_pagina

LIST = "<script>alert('*x*')</script> & ועוד 🙂"


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    wereld.pagina_adres = ADRES
    onderwerp.register(wereld.registry)
    return wereld


@pytest.fixture
def casus(w: Wereld) -> Casus:
    return neemt_op(w)[0]


@pytest.fixture
def gesprek(w: Wereld, casus: Casus) -> Terugkeergesprek:
    return geweest(w, casus)


async def opent(w: Wereld, gesprek: Terugkeergesprek) -> Kaart:
    return await w.regisseur.presses_raw("gespreksbrief.open", {"v": 1, "gesprek": gesprek.id})


async def test_the_regisseur_goes_from_the_card_to_the_page_and_writes_there(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    een = afgesproken(w, casus)
    kaart = await opent(w, gesprek)
    assert len(kaart.adressen) == 1
    blad = opent_pagina(w.regisseur, kaart)
    assert WAT in blad.tekst
    assert "Er is nog geen brief." in blad.tekst
    terug = vult_in(blad, **in_brief(een, gevoelig="ja"), zelf_1="Je belt je moeder.", zelfdag_1="2026-03-10")
    assert "Concept, versie 1" in terug.tekst
    brief = nieuwste(w, gesprek)
    assert [(regel.tekst, regel.zelf, regel.gevoelig) for regel in brief.regels] == [
        (PLAIN, False, True),
        ("Je belt je moeder.", True, False),
    ]
    assert goedgekeurd(w, gesprek) is None


async def test_nothing_of_an_afspraak_is_in_the_letter_by_itself(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    een = afgesproken(w, casus)
    blad = schrijft(w.regisseur, gesprek)
    assert f'name="tekst_{een.id}"' in blad.html
    assert f">\n{WAT}</textarea>" not in blad.html
    assert f'name="in_{een.id}" value="ja" checked' not in blad.html
    keurt_goed(vult_in(blad, zelf_1="Je gaat naar school."))
    brief = goedgekeurd(w, gesprek)
    assert brief is not None
    assert brief.afspraken == ()
    assert WAT not in schrijft(w.regisseur, gesprek, ":alles").tekst


async def test_he_sees_only_what_was_approved_and_a_change_must_be_approved_again(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    een = afgesproken(w, casus)
    blad = keurt_goed(vult_in(schrijft(w.regisseur, gesprek), **in_brief(een)))
    assert "Versie 1 is goedgekeurd door Rosa Regisseur" in blad.tekst
    blad = vult_in(blad, **in_brief(een, "De politie komt bij je langs."))
    assert "Versie 2 is nog niet goedgekeurd. Hij ziet nog versie 1" in blad.tekst
    gezien = goedgekeurd(w, gesprek)
    assert gezien is not None
    assert gezien.regels[0].tekst == PLAIN
    keurt_goed(blad)
    gezien = goedgekeurd(w, gesprek)
    assert gezien is not None
    assert gezien.regels[0].tekst == "De politie komt bij je langs."


async def test_how_he_said_it_back_is_kept_beside_the_letter_and_asks_for_no_approval(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    een = afgesproken(w, casus)
    blad = keurt_goed(vult_in(schrijft(w.regisseur, gesprek), **in_brief(een)))
    blad = vult_in(blad, **in_brief(een), begrepen="Hij zei het goed na.")
    assert nieuwste(w, gesprek).versie == 2
    assert nieuwste(w, gesprek).goedgekeurd_op is not None
    assert "Hij zei het goed na." not in schrijft(w.regisseur, gesprek, ":alles").tekst


async def test_of_what_stands_in_an_approved_letter_it_is_said_that_he_was_told_and_of_nothing_else(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    erin, erbuiten = afgesproken(w, casus), afgesproken(w, casus, "gemeente-merwestad")
    blad = vult_in(schrijft(w.regisseur, gesprek), **in_brief(erin))
    assert w.leest(informering.van_casus, casus.id) == ()
    w.verstrijkt(days=2)
    keurt_goed(blad)
    (gezegd,) = w.leest(informering.van_casus, casus.id)
    assert (gezegd.soort, gezegd.onderwerp_id) == (Informeringsoort.AFSPRAAK, erin.id)
    assert gezegd.informering.stand is Geinformeerd.JA
    assert gezegd.informering.op == w.regio.kalender.lokaal(gesprek.begint_op or w.nu).date()
    assert gezegd.informering.door == "in gesprek verteld"
    assert erbuiten.id != gezegd.onderwerp_id


async def test_the_inrichting_hears_that_there_is_a_letter_and_prints_both_versions(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    een, schuld = afgesproken(w, casus), afgesproken(w, casus, "gemeente-merwestad")
    carla = casemanager(w)
    kaart = await carla.presses_raw("gespreksbrief.lees", {"v": 1, "gesprek": gesprek.id})
    assert "nog geen goedgekeurde brief" in kaart
    assert kaart.adressen == ()
    blad = vult_in(
        schrijft(w.regisseur, gesprek), **in_brief(een), **in_brief(schuld, "We bellen over je geld.", gevoelig="ja")
    )
    keurt_goed(blad)
    kaart = await carla.presses_raw("gespreksbrief.lees", {"v": 1, "gesprek": gesprek.id})
    assert len(kaart.adressen) == 2
    heel, kort = opent_pagina(carla, kaart, 0), opent_pagina(carla, kaart, 1)
    assert "We bellen over je geld." in heel.tekst
    assert "We bellen over je geld." not in kort.tekst
    assert PLAIN in kort.tekst
    assert "dinsdag 17 maart" in kort.tekst
    for vel in (heel, kort):
        assert WAT not in vel.tekst
        assert casus.betrokkenen[0].gegevens.naam not in vel.tekst
        assert "<button" not in vel.html
    with pytest.raises(NotAllowed):
        heel.verstuurt({"_doe": "terug"})


async def test_the_casemanager_writes_down_where_he_wants_it(w: Wereld, gesprek: Terugkeergesprek) -> None:
    carla = casemanager(w)
    kaart = await carla.presses_raw("gespreksbrief.lees", {"v": 1, "gesprek": gesprek.id})
    assert "Dit is hem nog niet gevraagd." in kaart
    await carla.presses(kaart, "Op cel")
    weer = await carla.presses(kaart, "Op cel")
    assert "Hij wil de brief op cel hebben." in weer
    kaart = await carla.presses(weer, "Ik bewaar hem")
    assert "Hij wil dat de casemanager de brief bewaart." in kaart
    bewaren = w.leest(keuzes.inbreng, gesprek).bewaren
    assert bewaren is not None
    assert "de casemanager de brief bewaart" in await opent(w, gesprek)


async def test_an_approval_is_taken_back_at_once(w: Wereld, casus: Casus, gesprek: Terugkeergesprek) -> None:
    blad = keurt_goed(vult_in(schrijft(w.regisseur, gesprek), **in_brief(afgesproken(w, casus))))
    terug = blad.verstuurt(van_vorm(blad, "Goedkeuring intrekken"))
    assert "Hij ziet nog geen brief." in terug.tekst
    assert goedgekeurd(w, gesprek) is None
    kaart = await casemanager(w).presses_raw("gespreksbrief.lees", {"v": 1, "gesprek": gesprek.id})
    assert kaart.adressen == ()
    keurt_goed(terug)
    assert goedgekeurd(w, gesprek) is not None


async def test_two_regisseurs_at_once_lose_nothing(w: Wereld, casus: Casus, gesprek: Terugkeergesprek) -> None:
    een = afgesproken(w, casus)
    mijn, ander = schrijft(w.regisseur, gesprek), schrijft(w.regisseur, gesprek)
    vult_in(mijn, **in_brief(een))
    weer = vult_in(ander, **in_brief(een, "Iets anders."), zelf_1="Je belt zelf.")
    assert "intussen gewijzigd" in weer.tekst
    assert ">\nIets anders.</textarea>" in weer.html
    assert ">\nJe belt zelf.</textarea>" in weer.html
    assert PLAIN in weer.tekst
    assert nieuwste(w, gesprek).versie == 1
    vult_in(weer, **in_brief(een, "Iets anders."))
    assert nieuwste(w, gesprek).regels[0].tekst == "Iets anders."
    eerste = w.leest(brieven.versies, gesprek.id)[0]
    with pytest.raises(Conflict):
        w.doet(brieven.voeg_toe, eerste, w.regisseur.id)


async def test_what_was_changed_after_it_was_read_is_not_approved(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    een = afgesproken(w, casus)
    gelezen = vult_in(schrijft(w.regisseur, gesprek), **in_brief(een))
    vult_in(schrijft(w.regisseur, gesprek), **in_brief(een, "Iets anders."))
    weer = keurt_goed(gelezen)
    assert "gewijzigd sinds u hem las" in weer.tekst
    assert goedgekeurd(w, gesprek) is None


async def test_sent_twice_it_is_one_version_and_approved_once(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    een = afgesproken(w, casus)
    blad = schrijft(w.regisseur, gesprek)
    vult_in(blad, **in_brief(een))
    terug = vult_in(blad, **in_brief(een))
    assert nieuwste(w, gesprek).versie == 1
    assert "al opgeslagen" in vult_in(blad, **in_brief(een, "Anders.")).tekst
    for _ in range(2):
        keurt_goed(terug)
    assert w.handelingen(casus.id).count(Handeling.BRIEF_GOEDGEKEURD) == 2, "a line for the casus and one for him"


async def test_what_must_be_mended_is_told_at_its_line_and_nothing_typed_is_lost(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    een = afgesproken(w, casus)
    weer = vult_in(schrijft(w.regisseur, gesprek), **in_brief(een, "", dag="gisteren"), zelf_1="x" * 10_000)
    assert "Typ in gewone woorden" in weer.tekst
    assert "Kies een dag die klopt." in weer.tekst
    assert "10000 tekens, hoogstens 300" in weer.tekst
    assert "x" * 10_000 in weer.html
    assert nieuwste(w, gesprek).versie == 0
    zonder = vult_in(weer, **{f"tekst_{een.id}": PLAIN})
    assert "Zet het vinkje bij In de brief" in zonder.tekst
    goed = vult_in(zonder, **in_brief(een, LIST))
    assert "&lt;script&gt;alert" in goed.html
    assert "<script" not in goed.html
    assert nieuwste(w, gesprek).regels[0].tekst == LIST


async def test_hard_words_are_named_beside_their_line_and_keep_nobody_from_saving(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    een = afgesproken(w, casus)
    blad = vult_in(schrijft(w.regisseur, gesprek), **in_brief(een, "Na je detentie regelt de casusregie dit."))
    assert "Moeilijk woord: detentie." in blad.tekst
    assert nieuwste(w, gesprek).versie == 1


async def test_an_empty_letter_or_one_with_nobody_to_call_is_not_approved(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    leeg = vult_in(schrijft(w.regisseur, gesprek))
    assert "Er staat nog niets in de brief." in keurt_goed(leeg).tekst
    niemand = vult_in(schrijft(w.regisseur, gesprek), **in_brief(afgesproken(w, casus)), bellen="")
    assert "Vul in wie hij kan bellen." in keurt_goed(niemand).tekst
    assert goedgekeurd(w, gesprek) is None


async def test_it_is_proposed_whom_he_can_call_and_that_becomes_the_letter_only_when_saved(
    w: Wereld, gesprek: Terugkeergesprek
) -> None:
    blad = schrijft(w.regisseur, gesprek)
    assert "Vraag het aan je casemanager." in blad.tekst
    assert "0100 000 000" in blad.tekst, "and it does not break off at the end of a line: see the spaces"
    assert "0100\u00a0000\u00a0000" in blad.html
    assert BELLEN in vult_in(blad, zelf_1="Je belt.").tekst


async def test_what_became_of_an_afspraak_since_is_said_at_its_line(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    een = afgesproken(w, casus)
    vult_in(schrijft(w.regisseur, gesprek), **in_brief(een, dag="2026-03-18"))
    assert (
        "Bij de afspraak staat een andere dag dan in de brief: dinsdag 17 maart 2026."
        in schrijft(w.regisseur, gesprek).tekst
    )
    nu = w.leest(afspraken.lees, een.id)
    w.doet(afspraken.wijzig, replace(nu, status=AfspraakStatus.VERVALLEN))
    assert "Deze afspraak is vervallen." in schrijft(w.regisseur, gesprek).tekst


async def test_an_afspraak_about_somebody_else_of_the_casus_is_not_offered(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    afgesproken(w, casus, betrokkenen=("iemand-anders",))
    assert WAT not in schrijft(w.regisseur, gesprek).tekst


async def test_before_the_talk_there_is_no_letter(w: Wereld, casus: Casus) -> None:
    nog_niet = geweest(w, casus, Gespreksstatus.GEPLAND)
    assert "als het gesprek is geweest" in await opent(w, nog_niet)
    with pytest.raises(UserMistake):
        schrijft(w.regisseur, nog_niet)


async def test_of_a_talk_that_he_stopped_the_letter_says_that_it_was_fine(w: Wereld, casus: Casus) -> None:
    gestopt = geweest(w, casus, Gespreksstatus.GESTOPT)
    vult_in(schrijft(w.regisseur, gestopt), zelf_1="Je belt.")
    assert "Je bent eerder gestopt. Dat mag altijd." in schrijft(w.regisseur, gestopt, ":alles").tekst


async def test_nobody_else_opens_it_writes_it_or_approves_it(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    een = afgesproken(w, casus)
    blad = vult_in(schrijft(w.regisseur, gesprek), **in_brief(een))
    piet, ander = w.partner("politie", "Piet Politie"), w.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    elders = w.partner("pi-elders", "Els Elders")
    for wie in (piet, ander, casemanager(w), elders):
        with pytest.raises(NotAllowed):
            schrijft(wie, gesprek)
        with pytest.raises(NotAllowed):
            type(blad)(wie, gesprek.id, blad.html, blad.soort).verstuurt(van_vorm(blad, "Goedkeuren"))
    for wie in (piet, ander, elders):
        with pytest.raises(NotAllowed):
            schrijft(wie, gesprek, ":alles")
        assert PLAIN not in await wie.presses_raw("gespreksbrief.lees", {"v": 1, "gesprek": gesprek.id})
    assert goedgekeurd(w, gesprek) is None


async def test_every_look_and_every_change_stands_in_the_logboek(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    keurt_goed(vult_in(schrijft(w.regisseur, gesprek), **in_brief(afgesproken(w, casus))))
    schrijft(casemanager(w), gesprek, ":kort")
    wie = casus.betrokkenen[0].id
    regels = [een for een in w.logboek(casus.id) if een.handeling.startswith("brief.")]
    assert {een.handeling for een in regels if een.betrokkene_id == wie} == {
        Handeling.BRIEF_GEOPEND,
        Handeling.BRIEF_GEWIJZIGD,
        Handeling.BRIEF_GOEDGEKEURD,
    }
    assert INRICHTING in {een.namens for een in regels}


async def test_without_pages_it_is_said_that_they_are_needed(w: Wereld, gesprek: Terugkeergesprek) -> None:
    w.pagina_adres = ""
    assert "nog geen adres voor pagina's" in await opent(w, gesprek)


async def test_what_is_posted_about_it_is_a_code_and_that_there_is_a_letter(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    spec, onderwerp_id = w.registry.messages[Berichtsoort.TERUGKEERGESPREK_VRAAG], f"{casus.id}:{INRICHTING}"

    def post() -> str:
        bericht = w.leest(lambda uow: spec.render(Context(uow, w.regio, w.teksten), onderwerp_id))
        assert isinstance(bericht, OutgoingMessage)
        return json.dumps(bericht.card, ensure_ascii=False)

    assert "brief" not in post()
    keurt_goed(vult_in(schrijft(w.regisseur, gesprek), **in_brief(afgesproken(w, casus))))
    assert f"{casus.code}: er staat een brief voor u klaar." in post()
    assert PLAIN not in post()
    assert casus.betrokkenen[0].gegevens.naam not in post()


async def test_who_takes_over_the_casus_takes_over_its_letter(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    vult_in(schrijft(w.regisseur, gesprek), **in_brief(afgesproken(w, casus)))
    ada = w.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    nu = w.leest(casussen.lees, casus.id)
    w.doet(casussen.wijzig, replace(nu, regisseur_id=ada.id))
    keurt_goed(schrijft(ada, gesprek))
    goed = goedgekeurd(w, gesprek)
    assert goed is not None
    assert (goed.door_id, goed.goedgekeurd_door_id) == (w.regisseur.id, ada.id)
    with pytest.raises(NotAllowed):
        schrijft(w.regisseur, gesprek)


async def test_with_the_casus_its_letter_is_destroyed(w: Wereld, casus: Casus, gesprek: Terugkeergesprek) -> None:
    keurt_goed(vult_in(schrijft(w.regisseur, gesprek), **in_brief(afgesproken(w, casus))))
    w.doet(lambda uow: vernietigen.wis_casus(uow, sporen.sporen(uow, casus.id), ()))
    assert w.leest(brieven.versies, gesprek.id) == ()
