"""/terugkeer: who returns and when, how it stands with one of them, and the one form for all of it."""

from datetime import timedelta

from cards.verbs import Verb
from domain.basisvoorwaarden import Stand
from domain.casus import Fase
from domain.detentie import Verlof
from domain.formulier import Delen
from domain.logboek import Handeling
from domain.persoon import Rol
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus, nodigt_uit, sluit_af
from tests.dialogs.basisvoorwaarden._terugkeer import (
    CANARY,
    GEHEIM,
    alleen_rio,
    gedetineerd,
    inrichting_zegt,
    opent,
    rijen,
    vandaag,
    verzet,
    werkt_aan,
    zegt,
)

WIE, STAND, NOTITIE = "Onderdak: wie werkt eraan?", "Onderdak: hoe staat het?", "Onderdak: notitie"


async def test_typed_it_names_nobody_and_opened_the_first_one_outside_comes_first(w: Wereld) -> None:
    laat, vroeg, onbekend = gedetineerd(w, 40), gedetineerd(w, 12), gedetineerd(w, None)
    maakt_casus(w, "jeugd")
    getypt = await w.regisseur.types("/terugkeer")
    assert str(laat.code) not in getypt
    lijst = await w.regisseur.opens("terugkeer")
    volgorde = [lijst.tekst.index(str(een.code)) for een in (vroeg, laat, onbekend)]
    assert volgorde == sorted(volgorde)
    assert f"{vroeg.code} · Vrij over 12 dagen, zaterdag 14 maart 2026" in lijst
    # Of whom nobody said anything it is not told that everything is wrong.
    assert lijst.tekst.count("Over de voorwaarden is nog niets bekend.") == 3
    assert "op orde" not in lijst
    assert CANARY not in lijst
    assert lijst.knoppen == ("Openen",) * 3
    assert w.handelingen(vroeg.id).count(Handeling.VOORWAARDEN_GEOPEND) == 2
    assert CANARY not in w.posted()


async def test_the_list_tells_apart_what_is_not_in_order_and_what_nobody_knows(w: Wereld) -> None:
    een = gedetineerd(w, 30)
    inrichting_zegt(w, een, id_bewijs="geldig", huisvesting="geen")
    lijst = await w.regisseur.opens("terugkeer")
    assert "1 van 6 op orde." in lijst
    assert "Nog niet op orde: Onderdak." in lijst
    assert "Nog niet bekend: Werk en inkomen, Schulden, Zorg, Steunend netwerk." in lijst


async def test_more_than_a_page_of_people_is_paged(w: Wereld) -> None:
    for dag in range(12):
        gedetineerd(w, 30 + dag)
    eerste = await w.regisseur.opens("terugkeer")
    assert eerste.knoppen.count("Openen") == 10
    tweede = await w.regisseur.presses(eerste, "Volgende")
    assert tweede.knoppen == ("Openen", "Openen", "Vorige")


async def test_one_card_says_the_days_and_of_each_how_it_stands_by_symbol_and_word_and_who_said_so(w: Wereld) -> None:
    een = gedetineerd(w, 30)
    inrichting_zegt(
        w, een, id_bewijs="geldig", huisvesting="geen", inkomen_uitkering="aangevraagd", werk_dagbesteding="werk"
    )
    werkt_aan(w, een, "ggd", "zorg")
    kaart = await opent(w.regisseur, een)
    assert "Vrij over 30 dagen, woensdag 1 april 2026" in kaart
    assert CANARY in kaart
    assert "1 van 6 op orde." in kaart
    assert "ID-bewijs: op orde" in kaart
    assert "Onderdak: niet op orde" in kaart
    assert "Werk en inkomen: mee bezig" in kaart
    assert "Schulden: nog niet bekend" in kaart
    assert "Volgens PI Merwede, maandag 2 maart." in kaart
    assert "GGD Merwestreek werkt hieraan." in kaart
    assert "Gezegd door Rosa Regisseur, maandag 2 maart." in kaart
    assert GEHEIM in kaart
    assert {"\u2714", "\u2716", "\u2026", "?"} <= set(kaart.tekst)


async def test_changing_is_one_form_and_what_follows_from_the_inrichting_stays_hers(w: Wereld) -> None:
    een = gedetineerd(w, 30)
    inrichting_zegt(w, een, id_bewijs="geldig")
    nodigt_uit(w, een, "ggd")
    vorm = await w.regisseur.presses(await opent(w.regisseur, een), "Wijzigen")
    assert len(vorm.labels) == 18
    klaar = await w.regisseur.presses(vorm, "Opslaan", {STAND: "mee bezig", WIE: "GGD Merwestreek", NOTITIE: GEHEIM})
    assert "Opgeslagen." in klaar
    assert "Onderdak: mee bezig" in klaar
    gezegd = rijen(w, een)
    assert set(gezegd) == {"onderdak"}
    assert (gezegd["onderdak"].stand, gezegd["onderdak"].organisatie) == (Stand.MEE_BEZIG, "ggd")
    assert w.handelingen(een.id).count(Handeling.VOORWAARDE_GEZET) == 2
    assert "Er is niets gewijzigd." in await w.regisseur.presses(
        await w.regisseur.presses(klaar, "Wijzigen"), "Opslaan"
    )


async def test_pressed_twice_it_is_kept_once_and_another_form_with_the_same_key_is_asked_again(w: Wereld) -> None:
    een = gedetineerd(w, 30)
    vorm = await w.regisseur.presses(await opent(w.regisseur, een), "Wijzigen")
    eerste = await w.regisseur.presses(vorm, "Opslaan", {STAND: "op orde"})
    tweede = await w.regisseur.presses(vorm, "Opslaan", {STAND: "op orde"})
    assert eerste.tekst == tweede.tekst
    assert rijen(w, een)["onderdak"].versie == 1
    anders = await w.regisseur.presses(vorm, "Opslaan", {STAND: "niet nodig"})
    assert "intussen" in anders.tekst
    assert rijen(w, een)["onderdak"].stand is Stand.OP_ORDE


async def test_who_does_not_take_part_cannot_work_on_it_and_nothing_typed_is_lost(w: Wereld) -> None:
    een = gedetineerd(w, 30)
    vorm = await w.regisseur.presses(await opent(w.regisseur, een), "Wijzigen")
    weer = await w.regisseur.presses(
        vorm, "Opslaan", {WIE: "Een organisatie die nog niet meedoet", NOTITIE: "belt morgen"}
    )
    assert "alleen wie meedoet in de casus kan eraan werken" in weer
    assert "/uitvraag start" in weer
    assert any(veld.get("value") == "belt morgen" for veld in weer.invoer)
    druk = vorm.druk("Opslaan", {})
    kaart = await w.regisseur.presses_raw(druk.verb, {**druk.data, "veld.onderdak-wie": "politie"})
    assert "Politie Merwestreek doet (nog) niet mee" in kaart
    lang = await w.regisseur.presses(vorm, "Opslaan", {NOTITIE: "x" * 400})
    assert "te lang (400 tekens, hoogstens 300)" in lang
    assert rijen(w, een) == {}


async def test_of_two_who_change_the_same_the_second_is_told_and_of_other_rows_neither_is(w: Wereld) -> None:
    een = gedetineerd(w, 30)
    oud = await w.regisseur.presses(await opent(w.regisseur, een), "Wijzigen")
    zegt(w, een, onderdak=Stand.NIET)
    weer = await w.regisseur.presses(oud, "Opslaan", {STAND: "op orde"})
    assert "Onderdak: intussen heeft iemand anders dit gewijzigd" in weer
    assert rijen(w, een)["onderdak"].stand is Stand.NIET
    goed = await w.regisseur.presses(oud, "Opslaan", {"Schulden: hoe staat het?": "op orde"})
    assert "Opgeslagen." in goed
    assert (rijen(w, een)["onderdak"].stand, rijen(w, een)["schulden"].stand) == (Stand.NIET, Stand.OP_ORDE)


async def test_leave_is_counted_to_first_and_the_release_is_named_after_it(w: Wereld) -> None:
    een = gedetineerd(w, 60)
    verzet(w, een, verlof=Verlof(vandaag(w) + timedelta(days=9)))
    kaart = await opent(w.regisseur, een)
    assert "Verlof over 9 dagen, woensdag 11 maart 2026" in kaart
    assert "Na het verlof: vrij op vrijdag 1 mei 2026." in kaart


async def test_who_was_invited_reads_it_but_not_what_the_inrichting_told_the_regisseur_alone(w: Wereld) -> None:
    een = gedetineerd(w, 30)
    inrichting_zegt(w, een, Delen.ALLEEN_REGISSEUR, id_bewijs="geldig")
    nodigt_uit(w, een, "ggd")
    gea = w.partner("ggd", "Gea Gezond")
    kaart = await opent(gea, een)
    assert "ID-bewijs: nog niet bekend" in kaart
    assert "PI Merwede" not in kaart
    assert kaart.knoppen == ("Casus openen",)
    assert "ID-bewijs: op orde" in await opent(w.regisseur, een)
    lijst = await gea.opens("terugkeer")
    assert "Over de voorwaarden is nog niets bekend." in lijst


async def test_nobody_else_opens_it_and_nobody_learns_that_it_is_there(w: Wereld) -> None:
    een = gedetineerd(w, 30)
    zegt(w, een, onderdak=Stand.NIET)
    ander = w.persoon("Ria Regisseur", (Rol.PROCESREGISSEUR, w.regio.eigen_organisatie))
    for wie in (ander, w.partner("politie"), w.beheerder):
        kaart = await opent(wie, een)
        assert "Onderdak" not in kaart
        assert CANARY not in kaart
    vorm = await w.regisseur.presses(await opent(w.regisseur, een), "Wijzigen")
    druk = vorm.druk("Opslaan", {STAND: "op orde"})
    await ander.presses_raw(druk.verb, druk.data)
    nodigt_uit(w, een, "ggd")
    await w.partner("ggd").presses_raw(druk.verb, druk.data)
    assert rijen(w, een)["onderdak"].stand is Stand.NIET


async def test_the_rio_says_how_it_stands_too(w: Wereld) -> None:
    een = gedetineerd(w, 30)
    alleen_rio(w, een)
    rik = w.partner("rio", "Rik Rio")
    vorm = await rik.presses(await opent(rik, een), "Wijzigen")
    assert "Opgeslagen." in await rik.presses(vorm, "Opslaan", {STAND: "mee bezig", WIE: "RIO Merwestad"})
    assert rijen(w, een)["onderdak"].door_id == rik.id


async def test_of_a_closed_casus_nothing_is_changed(w: Wereld) -> None:
    een = gedetineerd(w, 30)
    vorm = await w.regisseur.presses(await opent(w.regisseur, een), "Wijzigen")
    sluit_af(w, een)
    assert "Opgeslagen" not in await w.regisseur.presses(vorm, "Opslaan", {STAND: "op orde"})
    assert rijen(w, een) == {}


async def test_a_casus_outside_nazorg_has_none_of_this(w: Wereld) -> None:
    een = maakt_casus(w, "jeugd")
    kaart = await opent(w.regisseur, een)
    assert "Onderdak" not in kaart
    assert "Wijzigen" not in kaart.knoppen


async def test_what_an_organisatie_works_on_it_says_itself_from_its_own_card(w: Wereld) -> None:
    een, ander = gedetineerd(w, 30), gedetineerd(w, 10, naam="Mees Meeuw")
    werkt_aan(w, een, "ggd")
    werkt_aan(w, ander, "ggd", "schulden")
    werkt_aan(w, een, "politie", "netwerk")
    gea = w.partner("ggd", "Gea Gezond")
    kaart = await gea.presses(await opent(gea, een), "Laten weten hoe het staat")
    assert "Netwerk" not in kaart.tekst
    eerste = f"{ander.code}, over 10 dagen: Schulden: hoe staat het?"
    tweede = f"{een.code}, over 30 dagen: Onderdak: hoe staat het?"
    assert [een_ for een_ in kaart.labels if "hoe staat" in een_] == [eerste, tweede]
    klaar = await gea.presses(kaart, "Opslaan", {eerste: "Geregeld", tweede: "Nog bezig"})
    assert "Opgeslagen: 2 punten." in klaar
    assert rijen(w, ander)["schulden"].stand is Stand.OP_ORDE
    assert (rijen(w, een)["onderdak"].stand, rijen(w, een)["onderdak"].door_id) == (Stand.MEE_BEZIG, gea.id)
    assert f"{ander.code}" not in klaar
    weer = await gea.presses(kaart, "Opslaan", {eerste: "Geregeld", tweede: "Nog bezig"})
    assert rijen(w, een)["onderdak"].versie == 2
    assert "Opgeslagen: 2 punten." in weer


async def test_another_organisatie_says_nothing_of_what_it_does_not_work_on(w: Wereld) -> None:
    een = gedetineerd(w, 30)
    werkt_aan(w, een, "ggd")
    nodigt_uit(w, een, "politie")
    gea, piet = w.partner("ggd", "Gea Gezond"), w.partner("politie", "Piet Politie")
    kaart = await gea.presses_raw(Verb.VOORWAARDEN_WERK, {"v": 1, "organisatie": "ggd"})
    assert CANARY not in await piet.presses_raw(Verb.VOORWAARDEN_WERK, {"v": 1, "organisatie": "ggd"})
    druk = kaart.druk("Opslaan", {f"veld.{een.id}.onderdak-stand": "Geregeld"})
    await piet.presses_raw(druk.verb, druk.data)
    await piet.presses_raw(druk.verb, {**druk.data, "organisatie": "politie"})
    assert rijen(w, een)["onderdak"].stand is Stand.NIET


async def test_who_is_in_his_first_days_has_no_plan_yet_and_can_be_looked_after_all_the_same(w: Wereld) -> None:
    een = gedetineerd(w, 5, fase=Fase.AANVANG)
    vorm = await w.regisseur.presses(await opent(w.regisseur, een), "Wijzigen")
    assert "Opgeslagen." in await w.regisseur.presses(vorm, "Opslaan", {STAND: "niet op orde"})
