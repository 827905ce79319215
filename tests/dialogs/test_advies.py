"""Asking for advice: a partner asks without personal data, a regisseur answers, and nobody else learns what."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs import advies as onderwerp
from dialogs import help as hulp
from dialogs import meldingen
from dialogs.kern.registry import Registry
from domain.advies import Adviesstatus, Adviesvraag
from domain.afwezigheid import Afwezigheid
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from storage import advies as adviesvragen
from storage import afwezigheid, personen, wekkers
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt, tikt_tot
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs.meldingen._verhaal import ander, voor

VRAAG = "Kanarievraag: wie belt u als een partner **niet** reageert? 🙂 عمر"
ANTWOORD = "Kanarieantwoord: begin bij de contactpersoon."
INGEVULD = {"Waar gaat uw vraag over?": "Samenwerken in een casus", "Uw vraag": VRAAG}
ONZIN = "Bel met 06 12345678 over zijn BSN 111222333"


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, meldingen, onderwerp):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
async def politie(wereld: Wereld) -> Deelnemer:
    """A partner and two regisseurs, all with a chat."""
    partner = wereld.partner("politie")
    for een in (partner, wereld.regisseur, ander(wereld)):
        await een.types("/help")
    return partner


async def vraagt(vrager: Deelnemer, **anders: str) -> Kaart:
    """Fill in the form and send it; `anders` replaces fields by label."""
    return await vrager.presses(await vrager.opens("advies"), "Versturen", {**INGEVULD, **anders})


def laatste(wereld: Wereld, vrager: Deelnemer) -> Adviesvraag:
    """The newest question of somebody, whole."""
    regels = wereld.leest(adviesvragen.van_vrager, vrager.id, 9)
    return wereld.leest(adviesvragen.lees, regels[0].id)


async def gesteld(wereld: Wereld, vrager: Deelnemer) -> Adviesvraag:
    await vraagt(vrager)
    return laatste(wereld, vrager)


async def doe(wie: Deelnemer, verb: str, vraag: Adviesvraag, **data: str) -> Kaart:
    return await wie.presses_raw(f"advies.{verb}", {"v": 1, "vraag": vraag.id, **data})


async def antwoordt(wie: Deelnemer, vraag: Adviesvraag, antwoord: str = ANTWOORD) -> Kaart:
    kaart = await wie.presses(await doe(wie, "open", vraag), "Antwoorden")
    return await wie.presses(kaart, "Versturen", {"Uw antwoord": antwoord})


def nu(wereld: Wereld, vraag: Adviesvraag) -> Adviesvraag:
    return wereld.leest(adviesvragen.lees, vraag.id)


def is_weg(wereld: Wereld, wie: Deelnemer, vervanger: Deelnemer | None = None) -> None:
    tot = wereld.nu + timedelta(days=9)
    wereld.doet(afwezigheid.voeg_toe, Afwezigheid("weg", wie.id, wereld.nu, tot, vervanger.id if vervanger else None))


# Asking


async def test_the_form_says_not_to_name_anybody(wereld: Wereld, politie: Deelnemer) -> None:
    kaart = await politie.types("/advies")
    assert "Zet er geen namen of andere persoonsgegevens in." in kaart
    assert "Waar gaat uw vraag over? (verplicht)" in kaart.labels


async def test_in_a_channel_the_form_stays_behind_a_button(wereld: Wereld, politie: Deelnemer) -> None:
    kaart = await politie.types("/advies", kanaal("jeugd"))
    assert kaart.labels == ()
    assert "Uw vraag (verplicht)" in (await politie.presses(kaart, "Openen", waar=kanaal("jeugd"))).labels


async def test_all_regisseurs_hear_who_asks_about_which_theme_and_never_what(
    wereld: Wereld, politie: Deelnemer
) -> None:
    kaart = await vraagt(politie)
    assert "Uw vraag is verstuurd." in kaart
    assert VRAAG in kaart
    post = bezorgt(wereld)
    for regisseur in (wereld.regisseur, ander(wereld)):
        (bericht,) = voor(regisseur, post)
        assert "Een vraag van Politie Merwestreek, maandag 2 maart" in bericht
        assert "Samenwerken in een casus" in bericht
        assert bericht.knoppen == ("Openen", "Oppakken")
        assert "Kanarie" not in bericht
    assert voor(politie, post) == []
    assert "Kanarie" not in wereld.posted()
    assert VRAAG in await wereld.regisseur.presses(voor(wereld.regisseur, post)[0], "Openen")


async def test_pressed_twice_it_is_one_question_and_filled_in_anew_it_is_not_lost(
    wereld: Wereld, politie: Deelnemer
) -> None:
    formulier = await politie.opens("advies")
    eerst = await politie.presses(formulier, "Versturen", INGEVULD, activity_id="een")
    weer = await politie.presses(formulier, "Versturen", INGEVULD, activity_id="een")
    assert eerst.tekst == weer.tekst
    anders = await politie.presses(formulier, "Versturen", {**INGEVULD, "Uw vraag": "Een heel andere vraag"})
    assert "Met dit formulier is al een vraag verstuurd." in anders
    assert len(wereld.leest(adviesvragen.van_vrager, politie.id, 9)) == 1
    wereld.verstrijkt(minutes=1)
    await politie.presses(anders, "Versturen")
    assert laatste(wereld, politie).vraag == "Een heel andere vraag"


@pytest.mark.parametrize(
    ("veld", "waarde", "gezegd"),
    [
        ("Uw vraag", " ", "Vul uw vraag in."),
        ("Uw vraag", "x" * 10_000, "Uw vraag is te lang: 10000 tekens, er passen er 2000."),
        ("Waar gaat uw vraag over?", "", "Kies waar uw vraag over gaat."),
    ],
)
async def test_what_cannot_be_sent_comes_back_filled_in(
    wereld: Wereld, politie: Deelnemer, veld: str, waarde: str, gezegd: str
) -> None:
    kaart = await vraagt(politie, **{veld: waarde})
    assert gezegd in kaart
    assert "Uw vraag is nog niet verstuurd." in kaart
    gevuld = {een["id"]: een.get("value") for een in kaart.invoer}
    assert gevuld["tekst"] in {waarde, VRAAG}
    assert wereld.leest(adviesvragen.open_vragen) == ()


async def test_whoever_types_what_looks_like_personal_data_is_warned_once(wereld: Wereld, politie: Deelnemer) -> None:
    kaart = await vraagt(politie, **{"Uw vraag": ONZIN})
    assert wereld.leest(adviesvragen.open_vragen) == ()
    assert ONZIN in [een.get("value") for een in kaart.invoer]
    await politie.presses(kaart, "Toch opslaan")
    assert laatste(wereld, politie).vraag == ONZIN


async def test_what_belongs_in_another_consultation_is_pointed_there(wereld: Wereld, politie: Deelnemer) -> None:
    kaart = await vraagt(politie, **{"Uw vraag": "Hoe herkennen we radicalisering?"})
    assert wereld.leest(adviesvragen.open_vragen) == ()
    code = next(een["choices"][0]["value"] for een in kaart.invoer if een["id"] == "elders")
    druk = kaart.druk("Versturen", {})
    await politie.presses_raw(druk.verb, {**druk.data, "elders": code})
    assert laatste(wereld, politie).status is Adviesstatus.GESTELD
    assert Handeling.ELDERS_NIET_OVER in wereld.handelingen()


async def test_who_works_for_two_organisaties_says_for_which_he_asks(wereld: Wereld, politie: Deelnemer) -> None:
    beide = wereld.persoon("Twee Banen", (Rol.PARTNER, "politie"), (Rol.PARTNER, "ggd"))
    assert "Kies namens welke organisatie u vraagt." in await vraagt(beide)
    await vraagt(beide, **{"Namens welke organisatie?": "GGD Merwestreek"})
    assert laatste(wereld, beide).organisatie == "ggd"


async def test_another_organisatie_than_ones_own_cannot_be_chosen(wereld: Wereld, politie: Deelnemer) -> None:
    druk = (await politie.opens("advies")).druk("Versturen", INGEVULD)
    await politie.presses_raw(druk.verb, {**druk.data, "organisatie": "om"})
    assert laatste(wereld, politie).organisatie == "politie"


async def test_who_is_no_partner_asks_nothing(wereld: Wereld) -> None:
    manager = wereld.persoon("Marit Manager", (Rol.MANAGER, "zvh"))
    kaart = await manager.opens("advies")
    assert "U bent nu bij geen organisatie partner." in kaart
    assert kaart.labels == ()
    geweigerd = await manager.presses_raw("advies.vraag", {"v": 1, "sleutel": "a.1.b", "tekst": VRAAG})
    assert VRAAG not in geweigerd
    assert wereld.leest(adviesvragen.open_vragen) == ()


# Answering


async def test_a_regisseur_sees_what_waits_answers_it_and_the_asker_hears_and_reads_it(
    wereld: Wereld, politie: Deelnemer
) -> None:
    vraag = await gesteld(wereld, politie)
    lijst = await wereld.regisseur.types("/advies")
    assert "Samenwerken in een casus" in lijst
    assert "Een vraag van Politie Merwestreek" in lijst
    assert "Kanarie" not in lijst
    klaar = await antwoordt(wereld.regisseur, vraag)
    assert "Uw antwoord is verstuurd." in klaar
    (bericht,) = voor(politie, bezorgt(wereld))
    assert "Rosa Regisseur heeft uw vraag beantwoord." in bericht
    assert "Kanarie" not in bericht
    geopend = await politie.presses(bericht, "Openen")
    assert VRAAG in geopend
    assert ANTWOORD in geopend
    assert "Er wacht geen vraag op antwoord." in await wereld.regisseur.opens("advies")
    assert "Kanarie" not in wereld.posted()
    # Who asks on puts a new question about the same theme.
    verder = await politie.presses(geopend, "Vraag door")
    assert "samenwerken" in [een.get("value") for een in verder.invoer]


async def test_of_two_who_take_it_up_at_the_same_moment_one_has_it(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    mensen = (wereld.regisseur, ander(wereld))
    await asyncio.gather(*(doe(een, "oppakken", vraag) for een in mensen))
    assert nu(wereld, vraag).regisseur_id in {een.id for een in mensen}
    assert wereld.handelingen().count(Handeling.ADVIES_OPGEPAKT) == 1


async def test_what_a_colleague_took_up_is_read_and_not_answered(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    formulier = await ander(wereld).presses(await doe(ander(wereld), "open", vraag), "Antwoorden")
    await doe(wereld.regisseur, "oppakken", vraag)
    kaart = await doe(ander(wereld), "oppakken", vraag)
    assert "Rosa Regisseur heeft deze vraag opgepakt." in kaart
    assert kaart.knoppen == ()
    # The form was open already: what he typed is not lost.
    te_laat = await ander(wereld).presses(formulier, "Versturen", {"Uw antwoord": ANTWOORD})
    assert "Rosa Regisseur heeft deze vraag net opgepakt." in te_laat
    assert ANTWOORD in [een.get("value") for een in te_laat.invoer]
    assert nu(wereld, vraag).open
    assert "Een collega heeft deze vraag opgepakt." in await doe(ander(wereld), "antwoord_formulier", vraag)
    await doe(wereld.regisseur, "open", vraag)
    losgelaten = await wereld.regisseur.presses(await doe(wereld.regisseur, "open", vraag), "Loslaten")
    assert "Nog niemand heeft deze vraag opgepakt." in losgelaten
    assert "Uw antwoord is verstuurd." in await ander(wereld).presses(te_laat, "Versturen")


async def test_when_who_took_it_up_is_away_another_takes_it_over(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    await doe(wereld.regisseur, "oppakken", vraag)
    is_weg(wereld, wereld.regisseur)
    kaart = await doe(ander(wereld), "open", vraag)
    assert "Rosa Regisseur had deze vraag opgepakt en is er nu niet." in kaart
    await ander(wereld).presses(kaart, "Oppakken")
    assert nu(wereld, vraag).regisseur_id == ander(wereld).id


async def test_who_stands_in_answers_it(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    await doe(wereld.regisseur, "oppakken", vraag)
    is_weg(wereld, wereld.regisseur, ander(wereld))
    assert "Loslaten" in (await doe(ander(wereld), "open", vraag)).knoppen
    await antwoordt(ander(wereld), vraag)
    assert nu(wereld, vraag).antwoord == ANTWOORD
    assert nu(wereld, vraag).regisseur_id == ander(wereld).id


async def test_what_was_taken_up_by_who_is_regisseur_no_more_is_free_again(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    await doe(wereld.regisseur, "oppakken", vraag)
    wereld.verstrijkt(hours=1)
    wereld.doet(personen.beeindig, wereld.regisseur.id, Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie, wereld.nu)
    assert "Oppakken" in (await doe(ander(wereld), "open", vraag)).knoppen


async def test_an_answer_is_given_once_and_the_form_of_another_does_nothing(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    formulier = await wereld.regisseur.presses(await doe(wereld.regisseur, "open", vraag), "Antwoorden")
    druk = formulier.druk("Versturen", {"Uw antwoord": ANTWOORD})
    assert "voor iemand anders geopend" in await ander(wereld).presses_raw(druk.verb, druk.data)
    for _ in range(2):
        assert "Uw antwoord is verstuurd." in await wereld.regisseur.presses_raw(druk.verb, druk.data)
    assert wereld.handelingen().count(Handeling.ADVIES_BEANTWOORD) == 1
    assert len(voor(politie, bezorgt(wereld))) == 1
    assert "al afgehandeld" in await doe(wereld.regisseur, "antwoord_formulier", vraag)


@pytest.mark.parametrize(("antwoord", "gezegd"), [(" ", "Vul uw antwoord in."), ("🙂" * 3001, "er passen er 3000")])
async def test_an_answer_that_cannot_be_sent_comes_back(
    wereld: Wereld, politie: Deelnemer, antwoord: str, gezegd: str
) -> None:
    vraag = await gesteld(wereld, politie)
    kaart = await antwoordt(wereld.regisseur, vraag, antwoord)
    assert gezegd in kaart
    assert VRAAG in kaart
    assert nu(wereld, vraag).open


async def test_a_long_answer_is_read_whole(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    lang = "".join(f"{nr:04}, " for nr in range(500))[:2999] + "z"
    await antwoordt(wereld.regisseur, vraag, lang)
    geopend = await doe(politie, "open", vraag)
    assert lang[:2000] in geopend
    assert lang[2000:] in geopend


# It is about somebody after all, or it is taken back


async def test_what_is_about_somebody_loses_its_text_and_its_asker_is_asked_to_bring_him_in(
    wereld: Wereld, politie: Deelnemer
) -> None:
    vraag = await gesteld(wereld, politie)
    bevestig = await wereld.regisseur.presses(await doe(wereld.regisseur, "open", vraag), "Gaat over iemand")
    assert "Dit kan niet terug." in bevestig
    assert nu(wereld, vraag).open
    kaart = await wereld.regisseur.presses(bevestig, "Vraag een melding")
    assert "De tekst is gewist." in kaart
    assert VRAAG not in kaart
    assert nu(wereld, vraag).status is Adviesstatus.CASUS
    (bericht,) = voor(politie, bezorgt(wereld))
    assert "Wilt u een melding doen?" in bericht
    geopend = await politie.presses(bericht, "Openen")
    assert VRAAG not in geopend
    assert "Iemand melden" in await politie.presses(geopend, "Melding doen")


async def test_what_a_colleague_took_up_meanwhile_is_not_sent_on(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    bevestig = await doe(ander(wereld), "casus_formulier", vraag)
    await doe(wereld.regisseur, "oppakken", vraag)
    assert "Een collega heeft deze vraag opgepakt." in await ander(wereld).presses(bevestig, "Vraag een melding")
    assert nu(wereld, vraag).vraag == VRAAG


async def test_the_asker_takes_it_back_and_nothing_is_left_to_answer(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    bezorgt(wereld)
    formulier = await wereld.regisseur.presses(await doe(wereld.regisseur, "open", vraag), "Antwoorden")
    kaart = await politie.presses(await politie.presses(await doe(politie, "open", vraag), "Intrekken"), "Intrekken")
    assert "U heeft deze vraag ingetrokken." in kaart
    assert "De tekst is gewist." in kaart
    assert "al afgehandeld" in await wereld.regisseur.presses(formulier, "Versturen", {"Uw antwoord": ANTWOORD})
    post = bezorgt(wereld)
    assert all(een.bewerkt for een in post)
    (bericht,) = voor(wereld.regisseur, post)
    assert "De vrager heeft deze vraag ingetrokken." in bericht
    assert bericht.knoppen == ("Openen",)


async def test_what_was_answered_cannot_be_taken_back_but_its_text_can_go(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    await antwoordt(wereld.regisseur, vraag)
    assert "al afgehandeld" in await doe(politie, "intrek_formulier", vraag)
    kaart = await politie.presses(await doe(politie, "open", vraag), "Wis de tekst")
    kaart = await politie.presses(kaart, "Wis de tekst")
    assert "De tekst is gewist." in kaart
    for iemand in (politie, wereld.regisseur):
        geopend = await doe(iemand, "open", vraag)
        assert "Kanarie" not in geopend
        assert "Wis de tekst" not in geopend.knoppen
    assert wereld.leest(lambda uow: uow.vernietigde_sleutels([vraag.id])) == {vraag.id}
    assert Handeling.ADVIES_GEWIST in wereld.handelingen()


async def test_a_regisseur_wipes_what_should_not_have_been_typed(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    assert "wacht nog op antwoord" in await doe(wereld.regisseur, "wis_formulier", vraag)
    await antwoordt(wereld.regisseur, vraag)
    kaart = await ander(wereld).presses(await doe(ander(wereld), "open", vraag), "Wis de tekst")
    weer = [await ander(wereld).presses(kaart, "Wis de tekst") for _ in range(2)]
    assert weer[0].tekst == weer[1].tekst
    assert nu(wereld, vraag).gewist
    assert wereld.handelingen().count(Handeling.ADVIES_GEWIST) == 1


# Who may not


@pytest.mark.parametrize("organisatie", ["politie", "ggd"])
async def test_another_partner_reads_nothing_also_of_the_same_organisatie(
    wereld: Wereld, politie: Deelnemer, organisatie: str
) -> None:
    vraag = await gesteld(wereld, politie)
    collega = wereld.partner(organisatie, "Andere Partner")
    for verb in ("open", "intrek_formulier", "wis_formulier", "antwoord_formulier", "oppakken", "casus_formulier"):
        kaart = await doe(collega, verb, vraag)
        assert "Kanarie" not in kaart
        assert "Samenwerken" not in kaart
        assert kaart.knoppen == ()
    eigen = await doe(politie, "intrek_formulier", vraag)
    druk = eigen.druk("Intrekken", {})
    await collega.presses_raw(druk.verb, druk.data)
    assert nu(wereld, vraag).open
    assert nu(wereld, vraag).regisseur_id is None
    assert "Uw eerdere vragen" not in await collega.opens("advies")


async def test_who_left_the_organisatie_reads_it_no_more_and_is_not_told(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    wereld.verstrijkt(hours=1)
    wereld.doet(personen.beeindig, politie.id, Rol.PARTNER, "politie", wereld.nu)
    await antwoordt(wereld.regisseur, vraag)
    assert voor(politie, bezorgt(wereld)) == []
    assert "Kanarie" not in await doe(politie, "open", vraag)


async def test_a_question_that_is_not_there_is_refused(wereld: Wereld, politie: Deelnemer) -> None:
    weg = Adviesvraag("bestaat-niet", politie.id, "politie", wereld.nu, "anders", VRAAG)
    for wie in (politie, wereld.regisseur):
        assert (await doe(wie, "open", weg)).knoppen == ()


async def test_every_reading_is_noted_with_on_whose_behalf(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    await doe(wereld.regisseur, "open", vraag)
    gezien = [
        (een.door_id, een.namens)
        for een in wereld.logboek()
        if een.handeling is Handeling.ADVIES_GEOPEND and een.onderwerp_id == vraag.id
    ]
    assert gezien == [(politie.id, "politie"), (wereld.regisseur.id, "zvh")]


async def test_who_left_between_the_answer_and_the_post_is_not_told(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    await antwoordt(wereld.regisseur, vraag)
    wereld.verstrijkt(minutes=1)
    wereld.doet(personen.beeindig, politie.id, Rol.PARTNER, "politie", wereld.nu)
    assert voor(politie, bezorgt(wereld)) == []


# Waiting


async def test_what_waits_longer_than_an_uitvraag_is_told_once_more_and_then_no_more(
    wereld: Wereld, politie: Deelnemer
) -> None:
    vraag = await gesteld(wereld, politie)
    bezorgt(wereld)
    dagen = wereld.regio.termijnen.uitvraag_werkdagen
    assert dagen is not None
    post = tikt_tot(wereld, wereld.nu + timedelta(days=2 * dagen + 7))
    assert len(voor(wereld.regisseur, post)) == 1
    assert len(voor(ander(wereld), post)) == 1
    assert "Kanarie" not in voor(wereld.regisseur, post)[0]
    assert nu(wereld, vraag).open


async def test_what_was_answered_is_not_told_again(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    bezorgt(wereld)
    await antwoordt(wereld.regisseur, vraag)
    bezorgt(wereld)
    assert tikt_tot(wereld, wereld.nu + timedelta(days=14)) == []


async def test_of_what_somebody_took_up_only_he_is_reminded(wereld: Wereld, politie: Deelnemer) -> None:
    vraag = await gesteld(wereld, politie)
    await doe(wereld.regisseur, "oppakken", vraag)
    bezorgt(wereld)
    post = tikt_tot(wereld, wereld.nu + timedelta(days=14))
    assert len(voor(wereld.regisseur, post)) == 1
    assert voor(ander(wereld), post) == []


async def test_where_the_term_is_not_known_no_reminder_is_made_up(wereld: Wereld, politie: Deelnemer) -> None:
    wereld.regio = replace(wereld.regio, termijnen=replace(wereld.regio.termijnen, uitvraag_werkdagen=None))
    await vraagt(politie)
    bezorgt(wereld)
    assert wereld.leest(wekkers.eerstvolgende) is None


# Counting


def stelde(wereld: Wereld, vrager: Deelnemer, op: datetime, thema: str, aantal: int) -> None:
    def zet(uow: UnitOfWork) -> None:
        for _ in range(aantal):
            adviesvragen.voeg_toe(uow, Adviesvraag(uow.new_id(), vrager.id, "politie", op, thema, VRAAG))

    wereld.doet(zet)


async def test_it_is_counted_per_theme_and_quarter_and_small_numbers_are_not_told(
    wereld: Wereld, politie: Deelnemer
) -> None:
    toen = datetime(2025, 11, 3, 9, tzinfo=UTC)
    for thema, aantal in (("samenwerken", 12), ("privacy", 9), ("jeugd", 3)):
        stelde(wereld, politie, toen, thema, aantal)
    stelde(wereld, politie, wereld.nu, "privacy", 7)
    for wie in (wereld.regisseur, wereld.persoon("Marit Manager", (Rol.MANAGER, "zvh"))):
        kaart = await wie.types("/advies cijfers")
        feiten = [(een["title"], een["value"]) for deel in kaart.delen for een in deel.get("facts", ())]
        assert feiten[0] == ("Samen", "5 of iets meer")
        assert feiten[1] == ("Samen", "24")
        assert ("Informatie delen en privacy", "9") in feiten
        # The first that is not small is hidden too: else the three could be subtracted from the sum.
        assert ("Samenwerken in een casus", "niet genoemd") in feiten
        assert ("Jeugd", "niet genoemd") in feiten
        assert feiten[-1] == ("Samen", "minder dan 5")
        assert "Kwartaal 4 van 2025" in kaart
    assert wereld.handelingen().count(Handeling.ADVIES_GETELD) == 2


async def test_a_question_counts_in_the_quarter_of_the_region_whatever_became_of_it(
    wereld: Wereld, politie: Deelnemer
) -> None:
    # Half past eleven in the evening of New Year's Eve in the Netherlands, and half past midnight.
    stelde(wereld, politie, datetime(2025, 12, 31, 22, 30, tzinfo=UTC), "jeugd", 6)
    stelde(wereld, politie, datetime(2025, 12, 31, 23, 30, tzinfo=UTC), "jeugd", 11)
    vraag = laatste(wereld, politie)
    await politie.presses(await politie.presses(await doe(politie, "open", vraag), "Intrekken"), "Intrekken")
    kaart = await wereld.regisseur.opens("advies cijfers")
    samen = [een["value"] for deel in kaart.delen for een in deel.get("facts", ()) if een["title"] == "Samen"]
    assert samen[:2] == ["10 of iets meer", "6"]


async def test_the_counts_are_not_for_partners(wereld: Wereld, politie: Deelnemer) -> None:
    assert "Samen" not in await politie.opens("advies cijfers")
    assert Handeling.ADVIES_GETELD not in wereld.handelingen()
