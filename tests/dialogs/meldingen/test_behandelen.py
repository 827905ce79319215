"""A regisseur deals with a melding: one has it, asks, answers; the melder hears each time, and others learn nothing."""

import asyncio

import pytest

from domain.afwezigheid import Afwezigheid
from domain.logboek import Handeling
from domain.melding import Afwijzing, Melding, MeldingStatus
from domain.persoon import Rol
from storage import afwezigheid, meldingen, personen
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs.meldingen._verhaal import KANARIE, ander, laatste, meldt, opent, opgepakt, voor

VRAAG = {"Uw vraag aan de melder": "Kanarievraag: hoe oud is hij? 🙂"}
ANTWOORD = {"Uw antwoord": "Kanarieantwoord: zestien."}
AFWIJZING = {
    "Waarom wordt dit geen casus?": "Terug naar het lokale veld",
    "Uw antwoord aan de melder": "Het wijkteam gaat met u verder.",
}


@pytest.fixture
async def politie(wereld: Wereld) -> Deelnemer:
    """A partner and the two regisseurs, all with a chat."""
    partner = wereld.partner("politie")
    for een in (partner, wereld.regisseur, ander(wereld)):
        await een.types("/help")
    return partner


def nu(wereld: Wereld, melding: Melding) -> Melding:
    return wereld.leest(meldingen.lees, melding.id)


async def doe(wie: Deelnemer, verb: str, melding: Melding, **data: str) -> Kaart:
    return await wie.presses_raw(verb, {"v": 1, "melding": melding.id, **data})


async def test_the_first_who_presses_has_it_and_the_others_see_who(wereld: Wereld, politie: Deelnemer) -> None:
    rosa, kees = wereld.regisseur, ander(wereld)
    await meldt(politie)
    list(bezorgt(wereld))
    melding = laatste(wereld, politie)
    assert KANARIE in await doe(rosa, "melding.oppakken", melding)
    laat = await doe(kees, "melding.oppakken", melding)
    assert "Opgepakt door Rosa Regisseur" in laat
    assert "Kanarie" not in laat
    assert nu(wereld, melding).regisseur_id == rosa.id

    post = list(bezorgt(wereld))
    for regisseur in (rosa, kees):
        (kaart,) = voor(regisseur, post)
        assert "Opgepakt door Rosa Regisseur" in kaart
        assert kaart.knoppen == ("Openen",)
    (hoort,) = voor(politie, post)
    assert "Rosa Regisseur heeft uw melding opgepakt" in hoort
    assert "Kanarie" not in wereld.posted()


async def test_of_two_who_press_at_the_same_moment_one_has_it(wereld: Wereld, politie: Deelnemer) -> None:
    await meldt(politie)
    melding, mensen = laatste(wereld, politie), (wereld.regisseur, ander(wereld))
    kaarten = await asyncio.gather(*(doe(een, "melding.oppakken", melding) for een in mensen))
    assert sorted(KANARIE in kaart for kaart in kaarten) == [False, True]
    (wie,) = [een for een, kaart in zip(mensen, kaarten, strict=True) if KANARIE in kaart]
    assert nu(wereld, melding).regisseur_id == wie.id
    assert all(f"Opgepakt door {wie.sender.name}" in kaart for kaart in kaarten)
    assert wereld.handelingen(melding.id).count(Handeling.MELDING_OPGEPAKT) == 1


async def test_taking_it_up_twice_is_taking_it_up_once(wereld: Wereld, politie: Deelnemer) -> None:
    melding, _ = await opgepakt(wereld, politie)
    assert KANARIE in await doe(wereld.regisseur, "melding.oppakken", melding)
    assert wereld.handelingen(melding.id).count(Handeling.MELDING_OPGEPAKT) == 1


async def test_until_somebody_has_it_any_regisseur_may_read_it_and_each_reading_is_noted(
    wereld: Wereld, politie: Deelnemer
) -> None:
    await meldt(politie)
    melding = laatste(wereld, politie)
    for wie in (wereld.regisseur, ander(wereld)):
        kaart = await opent(wie, melding)
        assert KANARIE in kaart
        assert kaart.knoppen == ("Oppakken",)
    gezien = [een.door_id for een in wereld.logboek(melding.id) if een.handeling is Handeling.MELDING_GEOPEND]
    assert gezien == [wereld.regisseur.id, ander(wereld).id]


async def test_once_somebody_has_it_no_other_regisseur_reads_or_does_anything(
    wereld: Wereld, politie: Deelnemer
) -> None:
    melding, _ = await opgepakt(wereld, politie)
    kees = ander(wereld)
    assert "Kanarie" not in await opent(kees, melding)
    for verb in (
        "melding.vraag_formulier",
        "melding.antwoord_formulier",
        "casus.uit_melding",
        "melding.aanvul_formulier",
        "melding.intrek_formulier",
    ):
        kaart = await doe(kees, verb, melding)
        assert not kaart.labels
        assert "Kanarie" not in kaart
    sleutel = "nonce.9999999999.zegel"
    for verb in ("melding.loslaten", "melding.vraag", "melding.antwoord"):
        await doe(kees, verb, melding, sleutel=sleutel, tekst="x", reden="anders")
    assert nu(wereld, melding) == melding


async def test_nobody_but_the_melder_reads_a_melding_of_his_organisatie(wereld: Wereld, politie: Deelnemer) -> None:
    await meldt(politie)
    melding = laatste(wereld, politie)
    assert KANARIE in await opent(politie, melding)
    for wie in (wereld.partner("politie", "Collega Agent"), wereld.partner("ggd"), wereld.beheerder):
        kaart = await opent(wie, melding)
        assert "kunt deze melding niet openen" in kaart
        assert kaart.tekst == (await wie.presses_raw("melding.open", {"v": 1, "melding": "geen"})).tekst
        for verb in ("melding.aanvul_formulier", "melding.intrek_formulier"):
            assert not (await doe(wie, verb, melding)).labels
        assert nu(wereld, melding) == melding


async def test_who_stands_in_for_the_melder_goes_on_with_it(wereld: Wereld, politie: Deelnemer) -> None:
    collega = wereld.partner("politie", "Collega Agent")
    await collega.types("/help")
    melding, kaart = await opgepakt(wereld, politie)
    weg = Afwezigheid("weg", politie.id, wereld.nu, wereld.nu.replace(day=20), collega.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    list(bezorgt(wereld))
    vorm = await wereld.regisseur.presses(kaart, "Vraag stellen")
    await wereld.regisseur.presses(vorm, "Versturen", VRAAG)
    post = list(bezorgt(wereld))
    assert [een.bewerkt for een in post if een.werk.gesprek and een.werk.gesprek.persoon_id == collega.id] == [False]
    assert "Kanarievraag" in await opent(collega, melding)
    assert "Uw melding van" in await collega.types("/meldingen")


async def test_who_calls_a_colleague_ill_is_not_let_into_his_melding(wereld: Wereld, politie: Deelnemer) -> None:
    """He who is bound by secrecy brings somebody in without all his colleagues reading it."""
    collega = wereld.partner("politie", "Collega Agent")
    await collega.types("/help")
    melding, kaart = await opgepakt(wereld, politie)
    weg = Afwezigheid("weg", politie.id, wereld.nu, wereld.nu.replace(day=20), collega.id, door_collega=True)
    wereld.doet(afwezigheid.voeg_toe, weg)
    list(bezorgt(wereld))
    await wereld.regisseur.presses(await wereld.regisseur.presses(kaart, "Vraag stellen"), "Versturen", VRAAG)
    assert not voor(collega, list(bezorgt(wereld)))
    assert "kunt deze melding niet openen" in await opent(collega, melding)
    assert "Uw melding van" not in await collega.types("/meldingen")


async def test_of_a_melder_who_left_the_regisseur_reads_that_nothing_reaches_him(
    wereld: Wereld, politie: Deelnemer
) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    assert "geen partner meer" not in kaart
    wereld.verstrijkt(minutes=1)
    wereld.doet(personen.beeindig, politie.id, Rol.PARTNER, "politie", wereld.nu)
    kaart = await opent(wereld.regisseur, melding)
    assert "hoort hier niets meer van: is geen partner meer; bel de organisatie" in kaart


async def test_a_question_goes_to_the_melder_and_his_answer_comes_back(wereld: Wereld, politie: Deelnemer) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    list(bezorgt(wereld))
    vorm = await wereld.regisseur.presses(kaart, "Vraag stellen")
    kaart = await wereld.regisseur.presses(vorm, "Versturen", VRAAG)
    assert "Er is een vraag gesteld" in kaart
    nieuw = [een for een in bezorgt(wereld) if not een.bewerkt]
    (bericht,) = voor(politie, nieuw)
    assert "Rosa Regisseur heeft een vraag aan u" in bericht
    assert voor(wereld.regisseur, nieuw) == []

    geopend = await politie.presses(bericht, "Openen")
    vorm = await politie.presses(geopend, "Antwoorden")
    assert "Kanarievraag: hoe oud is hij? 🙂" in vorm
    assert "aanvulling is binnen" in await politie.presses(vorm, "Versturen", ANTWOORD)
    assert nu(wereld, melding).status is MeldingStatus.AANGEVULD
    nieuw = [een for een in bezorgt(wereld) if not een.bewerkt]
    assert len(voor(wereld.regisseur, nieuw)) == 1
    assert voor(ander(wereld), nieuw) == []

    kaart = await opent(wereld.regisseur, melding)
    assert kaart.tekst.index("Kanarievraag") < kaart.tekst.index("Kanarieantwoord")
    vorm = await wereld.regisseur.presses(kaart, "Vraag stellen")
    await wereld.regisseur.presses(vorm, "Versturen", {"Uw vraag aan de melder": "En nog iets?"})
    assert [een.vraag for een in nu(wereld, melding).berichten] == [True, False, True]
    assert "Kanarie" not in wereld.posted()


async def test_a_question_pressed_twice_is_asked_once(wereld: Wereld, politie: Deelnemer) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    vorm = await wereld.regisseur.presses(kaart, "Vraag stellen")
    eerste = await wereld.regisseur.presses(vorm, "Versturen", VRAAG)
    tweede = await wereld.regisseur.presses(vorm, "Versturen", VRAAG)
    assert eerste.tekst == tweede.tekst
    assert len(nu(wereld, melding).berichten) == 1


@pytest.mark.parametrize("getypt", ["", "  \n", "🙂é" * 5_000])
async def test_nothing_and_too_much_are_told_and_stay_typed(wereld: Wereld, politie: Deelnemer, getypt: str) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    for knop, veld in (("Vraag stellen", "Uw vraag aan de melder"), ("Beantwoorden", "Uw antwoord aan de melder")):
        vorm = await wereld.regisseur.presses(kaart, knop)
        vorm = await wereld.regisseur.presses(vorm, "Versturen", {veld: getypt})
        assert vorm.druk("Versturen", {}).data.get("tekst", "").strip() == getypt.strip()
    vorm = await politie.presses(await opent(politie, melding), "Aanvullen")
    vorm = await politie.presses(vorm, "Versturen", {"Uw aanvulling": getypt})
    assert vorm.druk("Versturen", {}).data.get("tekst", "").strip() == getypt.strip()
    assert nu(wereld, melding) == melding


async def test_what_becomes_no_casus_is_answered_and_of_its_people_nothing_stays(
    wereld: Wereld, politie: Deelnemer
) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    list(bezorgt(wereld))
    vorm = await wereld.regisseur.presses(kaart, "Beantwoorden")
    assert "kan niet ongedaan worden gemaakt" in vorm
    onvolledig = await wereld.regisseur.presses(vorm, "Versturen", {"Uw antwoord aan de melder": "Dag."})
    assert "Kies waarom dit geen casus wordt" in onvolledig
    klaar = await wereld.regisseur.presses(onvolledig, "Versturen", AFWIJZING)
    assert "Kanarie" not in klaar
    stand = nu(wereld, melding)
    assert (stand.status, stand.reden) == (MeldingStatus.BEANTWOORD, Afwijzing.LOKAAL_VELD)
    assert "Kanarie" not in repr(stand)

    (bericht,) = voor(politie, [een for een in bezorgt(wereld) if not een.bewerkt])
    assert "Er komt geen casus" in bericht
    assert "wijkteam" not in bericht
    geopend = await politie.presses(bericht, "Openen")
    assert "Het wijkteam gaat met u verder." in geopend
    assert "Terug naar het lokale veld" in geopend
    assert geopend.knoppen == ()


async def test_what_was_dealt_with_takes_nothing_more(wereld: Wereld, politie: Deelnemer) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    vraag = await wereld.regisseur.presses(kaart, "Vraag stellen")
    aanvulling = await politie.presses(await opent(politie, melding), "Aanvullen")
    vorm = await wereld.regisseur.presses(kaart, "Beantwoorden")
    await wereld.regisseur.presses(vorm, "Versturen", AFWIJZING)
    klaar = nu(wereld, melding)
    assert "al afgehandeld" in await wereld.regisseur.presses(vraag, "Versturen", VRAAG)
    assert "al afgehandeld" in await politie.presses(aanvulling, "Versturen", {"Uw aanvulling": "Nog iets"})
    assert "al afgehandeld" in await doe(wereld.regisseur, "casus.uit_melding", melding)
    assert nu(wereld, melding) == klaar


async def test_a_melder_takes_back_what_was_a_mistake_at_once(wereld: Wereld, politie: Deelnemer) -> None:
    melding, _ = await opgepakt(wereld, politie)
    list(bezorgt(wereld))
    vorm = await politie.presses(await opent(politie, melding), "Intrekken")
    eerste = await politie.presses(vorm, "Intrekken")
    assert "U heeft deze melding ingetrokken" in eerste
    assert (await politie.presses(vorm, "Intrekken")).tekst == eerste.tekst
    assert "Kanarie" not in repr(nu(wereld, melding))
    (kaart,) = voor(wereld.regisseur, [een for een in bezorgt(wereld) if not een.bewerkt])
    assert "Ingetrokken door de melder" in kaart
    assert kaart.knoppen == ()


async def test_what_was_taken_up_by_mistake_is_let_go_of(wereld: Wereld, politie: Deelnemer) -> None:
    melding, kaart = await opgepakt(wereld, politie)
    los = await wereld.regisseur.presses(kaart, "Toch niet oppakken")
    assert "Nog door niemand opgepakt" in los
    assert (await wereld.regisseur.presses(kaart, "Toch niet oppakken")).tekst == los.tekst
    assert nu(wereld, melding).regisseur_id is None
    assert KANARIE in await doe(ander(wereld), "melding.oppakken", melding)
    assert nu(wereld, melding).regisseur_id == ander(wereld).id


async def test_a_stand_in_deals_with_what_the_regisseur_took_up(wereld: Wereld, politie: Deelnemer) -> None:
    melding, _ = await opgepakt(wereld, politie)
    kees = ander(wereld)
    assert "Kanarie" not in await opent(kees, melding)
    weg = Afwezigheid("weg", wereld.regisseur.id, wereld.nu, wereld.nu.replace(day=20), kees.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    kaart = await opent(kees, melding)
    vorm = await kees.presses(kaart, "Vraag stellen")
    assert "Er is een vraag gesteld" in await kees.presses(vorm, "Versturen", VRAAG)


async def test_when_who_has_it_is_no_regisseur_any_more_another_takes_it_up(wereld: Wereld, politie: Deelnemer) -> None:
    melding, _ = await opgepakt(wereld, politie)
    huis = wereld.regio.eigen_organisatie
    wereld.doet(personen.beeindig, wereld.regisseur.id, Rol.PROCESREGISSEUR, huis, wereld.nu)
    wereld.verstrijkt(minutes=1)
    kees = ander(wereld)
    kaart = await opent(kees, melding)
    assert "Nog door niemand opgepakt" in kaart
    await kees.presses(kaart, "Oppakken")
    assert nu(wereld, melding).regisseur_id == kees.id


async def test_the_list_names_nobody_and_shows_each_what_is_his(wereld: Wereld, politie: Deelnemer) -> None:
    ggd = wereld.partner("ggd")
    melding, _ = await opgepakt(wereld, politie)
    wereld.verstrijkt(minutes=5)
    await meldt(ggd, **{"Is er spoed?": "Ja, dit kan niet wachten op de volgende zitting"})

    kaart = await wereld.regisseur.types("/meldingen")
    assert kaart.tekst.index("GGD Merwestreek") < kaart.tekst.index("Politie Merwestreek")
    assert "Spoed. Nog door niemand opgepakt" in kaart
    assert "Opgepakt door Rosa Regisseur" in kaart
    eigen = await politie.types("/meldingen")
    assert "Rosa Regisseur heeft uw melding opgepakt" in eigen
    assert "GGD" not in eigen
    assert "Er zijn geen meldingen" in await wereld.partner("om").types("/meldingen")
    assert "Meldingen" not in (await wereld.beheerder.types("/meldingen")).tekst.splitlines()[0]
    dicht = await politie.types("/meldingen", kanaal("politie"))
    assert "melding van" not in dicht.tekst
    assert "Kanarie" not in wereld.posted()
    assert nu(wereld, melding).status is MeldingStatus.INGEDIEND


async def test_of_a_long_talk_the_newest_is_shown_and_the_rest_can_be_leafed_to(
    wereld: Wereld, politie: Deelnemer
) -> None:
    melding, _ = await opgepakt(wereld, politie)
    for nr in range(9):
        vorm = await politie.presses(await opent(politie, melding), "Aanvullen")
        await politie.presses(vorm, "Versturen", {"Uw aanvulling": f"aanvulling-{nr}"})
    kaart = await opent(wereld.regisseur, melding)
    assert [nr for nr in range(9) if f"aanvulling-{nr}" in kaart] == [3, 4, 5, 6, 7, 8]
    eerder = await wereld.regisseur.presses(kaart, "Eerdere berichten")
    assert [nr for nr in range(9) if f"aanvulling-{nr}" in eerder] == [0, 1, 2]
    assert "Eerdere berichten" not in eerder.knoppen


async def test_a_name_of_somebody_who_works_there_is_shown_as_it_is_written(wereld: Wereld) -> None:
    """Names come from the directory of each organisatie: what looks like a link in one is no link on our cards."""
    link, zoals_geschreven = "[Pim](https://elders.example)", r"\[Pim\](https"
    melder = wereld.partner("politie", f"{link} Partner")
    regisseur = wereld.persoon(f"{link} Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for een in (melder, regisseur, wereld.regisseur):
        await een.types("/help")
    melding, _ = await opgepakt(wereld, melder, regisseur)
    await regisseur.presses(await doe(regisseur, "melding.vraag_formulier", melding), "Versturen", VRAAG)

    gezien = [await opent(wie, melding) for wie in (melder, regisseur, wereld.regisseur)]
    wereld.doet(personen.beeindig, melder.id, Rol.PARTNER, "politie", wereld.nu)
    wereld.verstrijkt(minutes=1)
    weg = await opent(regisseur, melding)
    assert "hoort hier niets meer van" in weg
    for kaart in (*gezien, weg, *(een.kaart for een in bezorgt(wereld))):
        assert zoals_geschreven in kaart or "Pim" not in kaart
        assert link not in kaart
    assert all(zoals_geschreven in kaart for kaart in gezien)
