"""Appointments with somebody: planned in words, told on their morning in one post, and what came of them."""

from datetime import date, timedelta

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort
from domain.casus import Casus
from domain.contact import Contact, Kanaal
from domain.rio import Agendastatus
from storage import contacten, toegang
from storage import rio as riozaken
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt, tikt, tikt_tot
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import CANARY, nodigt_uit, om, sluit_af
from tests.dialogs.rio._mensen import KANAAL, deelnemer, kaart_van, met_chat, met_kanaal, plant_afspraak, rio

WAAROVER = "Samen naar de woningbouw bellen."
DINSDAG = date(2026, 3, 3)
WOENSDAG = date(2026, 3, 4)


def van(wereld: Wereld, een: Casus) -> list[tuple[str, Agendastatus]]:
    lokaal = wereld.regio.kalender.lokaal
    alle = wereld.leest(riozaken.afspraken, een.id)
    return [(f"{lokaal(op.wanneer):%Y-%m-%d %H:%M}", op.status) for op in alle]


def agendas(bezorgd: list[Bezorgd]) -> list[Bezorgd]:
    return [een for een in bezorgd if een.werk.soort == Berichtsoort.RIO_AGENDA]


async def open_afspraak(wereld: Wereld, een: Casus) -> Kaart:
    return await rio(wereld).presses(await kaart_van(wereld, een), "Bekijken")


@pytest.mark.parametrize(
    ("dag", "wordt"),
    [("morgen", "2026-03-03"), ("vrijdag", "2026-03-06"), ("over 2 weken", "2026-03-16"), ("1 april", "2026-04-01")],
)
async def test_a_day_is_planned_as_people_say_it(wereld: Wereld, dag: str, wordt: str) -> None:
    een = deelnemer(wereld)
    kaart = await plant_afspraak(wereld, een, dag, "14:30", WAAROVER)
    assert "14.30 uur" in kaart
    assert WAAROVER in kaart
    assert van(wereld, een) == [(f"{wordt} 14:30", Agendastatus.GEPLAND)]


@pytest.mark.parametrize(
    ("dag", "tijd", "mist"),
    [
        ("volgende week", "10:00", "Deze dag is niet duidelijk"),
        ("gisteren", "10:00", "Dat moment is al geweest"),
        ("morgen", "25:00", "Deze tijd is niet duidelijk"),
        ("", "", "Vul een dag in."),
    ],
)
async def test_a_day_that_cannot_be_is_asked_again(wereld: Wereld, dag: str, tijd: str, mist: str) -> None:
    een = deelnemer(wereld)
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Afspraak plannen")
    druk = vorm.druk("Opslaan", {})
    kaart = await rio(wereld).presses_raw(druk.verb, {**druk.data, "dag": dag, "tijd": tijd, "waarover": WAAROVER})
    assert mist in kaart
    assert {een["id"]: een.get("value", "") for een in kaart.invoer}["waarover"] == WAAROVER
    assert van(wereld, een) == []


async def test_the_morning_tells_all_appointments_of_the_day_in_one_post_of_times_and_codes(wereld: Wereld) -> None:
    een, ander = deelnemer(wereld), deelnemer(wereld, "Iemand Anders")
    wie = await met_kanaal(wereld)
    await plant_afspraak(wereld, ander, "woensdag", "15:00", WAAROVER)
    await plant_afspraak(wereld, een, "woensdag", "10:00", WAAROVER)
    post = agendas(tikt_tot(wereld, om(wereld, WOENSDAG, 9, 45)))
    nieuw = [bericht for bericht in post if not bericht.bewerkt]
    assert len(nieuw) == 1
    kaart = post[-1].kaart
    assert f"10.00 uur: {een.code}" in kaart
    assert f"15.00 uur: {ander.code}" in kaart
    assert kaart.tekst.index("10.00") < kaart.tekst.index("15.00")
    assert post[0].waar == KANAAL.conversation_id
    for woord in (CANARY, "Iemand Anders", WAAROVER, "etentie", "azorg"):
        assert woord not in wereld.posted().replace("Regietafel Nazorg", "")
    assert CANARY in await wie.presses(kaart, "Openen")


async def test_on_a_day_off_or_before_the_working_day_it_is_told_on_the_working_day_before(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    await met_kanaal(wereld)
    await plant_afspraak(wereld, een, "zaterdag", "10:00")
    vrijdag = agendas(tikt_tot(wereld, om(wereld, date(2026, 3, 6), 12)))
    assert "zaterdag 7 maart" in vrijdag[0].kaart
    assert agendas(tikt_tot(wereld, om(wereld, date(2026, 3, 7), 12))) == []


async def test_what_was_called_off_or_moved_never_rings_and_what_stands_is_kept_true(wereld: Wereld) -> None:
    een, ander = deelnemer(wereld), deelnemer(wereld, "Iemand Anders")
    await met_kanaal(wereld)
    await plant_afspraak(wereld, een, "dinsdag", "10:00")
    await plant_afspraak(wereld, ander, "dinsdag", "11:00")
    await rio(wereld).presses(await open_afspraak(wereld, een), "Afgezegd")
    verzet = await rio(wereld).presses(await open_afspraak(wereld, ander), "Verzetten")
    assert verzet.invoer[0]["value"] == "3 maart 2026"
    await rio(wereld).presses(verzet, "Opslaan", {"Op welke dag?": "donderdag"})
    assert agendas(tikt_tot(wereld, om(wereld, WOENSDAG, 12))) == []
    post = agendas(tikt_tot(wereld, om(wereld, date(2026, 3, 5), 10)))
    assert f"11.00 uur: {ander.code}" in post[0].kaart
    await rio(wereld).presses(await open_afspraak(wereld, ander), "Afgezegd")
    (daarna,) = agendas(bezorgt(wereld))
    assert daarna.bewerkt
    assert "U heeft deze dag geen afspraken meer." in daarna.kaart


@pytest.mark.parametrize("hoe", ["casus", "toegang"])
async def test_nothing_rings_about_somebody_the_rio_has_nothing_to_do_with_any_more(wereld: Wereld, hoe: str) -> None:
    een = deelnemer(wereld)
    await met_kanaal(wereld)
    await plant_afspraak(wereld, een, "morgen")
    if hoe == "casus":
        sluit_af(wereld, een)
        wereld.doet(toegang.beeindig, een.id)
    else:
        wereld.doet(toegang.beeindig, een.id, "rio")
    assert agendas(tikt_tot(wereld, om(wereld, WOENSDAG, 12))) == []
    assert "Mensen: 0" in await rio(wereld).types("/rio")


async def test_what_came_of_it_is_one_press_and_a_mistake_is_put_right(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    await plant_afspraak(wereld, een, "morgen")
    assert "Geweest" not in (await open_afspraak(wereld, een)).knoppen
    wereld.verstrijkt(days=2)
    assert "Nog te noteren hoe het ging: 1" in await rio(wereld).types("/rio")
    kaart = await kaart_van(wereld, een)
    assert "hoe is het gegaan?" in kaart
    await rio(wereld).presses(kaart, "Geweest")
    klaar = await rio(wereld).presses(kaart, "Geweest")
    assert van(wereld, een)[0][1] is Agendastatus.GEWEEST
    anders = await rio(wereld).presses(klaar, "Niet gekomen")
    assert van(wereld, een)[0][1] is Agendastatus.NIET_GEKOMEN
    assert "Toch nog gepland" in anders.knoppen
    assert "Nog te noteren" not in await rio(wereld).types("/rio")


async def test_an_outcome_button_does_not_work_for_another_or_for_another_outcome(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    await plant_afspraak(wereld, een, "morgen")
    wereld.verstrijkt(days=2)
    druk = (await kaart_van(wereld, een)).druk("Geweest", {})
    await rio(wereld, "Rita Rio").presses_raw(druk.verb, druk.data)
    await rio(wereld).presses_raw(druk.verb, {**druk.data, "status": "afgezegd"})
    vreemd = wereld.partner("ggd")
    nodigt_uit(wereld, een, "ggd")
    assert CANARY not in await vreemd.presses_raw(druk.verb, druk.data)
    assert van(wereld, een)[0][1] is Agendastatus.GEPLAND


async def test_an_appointment_of_somebody_else_is_not_opened_through_him(wereld: Wereld) -> None:
    een, ander = deelnemer(wereld), deelnemer(wereld, "Iemand Anders")
    await plant_afspraak(wereld, een, "morgen", waarover=WAAROVER)
    druk = (await kaart_van(wereld, een)).druk("Bekijken", {})
    assert WAAROVER not in await rio(wereld).presses_raw(druk.verb, {**druk.data, "casus": ander.id})


async def test_who_has_no_teams_gets_one_neutral_mail_a_day(wereld: Wereld) -> None:
    een, ander = deelnemer(wereld), deelnemer(wereld, "Iemand Anders")
    mail = Contact("c1", "rio", "Ria Mail", Kanaal.EMAIL, email="ria@rio.example.test")
    wereld.doet(contacten.voeg_toe, mail)
    await met_chat(wereld)
    await plant_afspraak(wereld, een, "woensdag", "10:00")
    await plant_afspraak(wereld, ander, "woensdag", "15:00")
    tikt(wereld)
    post = tikt_tot(wereld, om(wereld, WOENSDAG, 11))
    (gemaild,) = [bericht for bericht in post if bericht.werk.soort == Berichtsoort.MAIL_RIO]
    for woord in (str(een.code), CANARY, "RIO", "10.00", "afspraak"):
        assert woord not in gemaild.kaart


async def test_a_day_in_the_past_is_not_told_late(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    await plant_afspraak(wereld, een, "morgen", "16:00")
    wereld.verstrijkt(days=3)
    await met_kanaal(wereld)
    assert agendas(tikt_tot(wereld, wereld.nu + timedelta(hours=2))) == []
