"""Another deadline, closing before the zitting and opening again: each in one step, each undone in one step."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.turn import JsonValue
from domain.casus import Casus
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.uitvraag import UitvraagStatus
from tests._kaart import Kaart
from tests.dialogs.uitvraag._gedaan import antwoordt
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
LATER = {"Antwoord vóór (dag)": "2026-03-09", "Antwoord vóór (tijd)": "09:00"}
VROEGER = {"Antwoord vóór (dag)": "2026-03-03", "Antwoord vóór (tijd)": "12:00"}


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


async def opent(verhaal: Verhaal, casus: Casus, opdracht: str) -> Kaart:
    deur = await verhaal.wereld.regisseur.types(f"/uitvraag {opdracht} {casus.code}")
    return await verhaal.wereld.regisseur.presses(deur, "Openen")


async def verzet(verhaal: Verhaal, casus: Casus, invoer: dict[str, str]) -> Kaart:
    vorm = await opent(verhaal, casus, "verzet")
    return await verhaal.wereld.regisseur.presses(vorm, "Verzetten", invoer)


async def test_later_the_cards_and_the_reminders_follow(verhaal: Verhaal, casus: Casus) -> None:
    klaar = await verzet(verhaal, casus, LATER)
    assert "Antwoorden kan nu tot maandag 9 maart, 9.00 uur." in klaar
    assert verhaal.uitvraag(casus).deadline == datetime(2026, 3, 9, 8, tzinfo=UTC)
    assert [een.soort for een in verhaal.verstuurt() if een.soort == "herinnering"] == []
    gestuurd = verhaal.wacht_tot(datetime(2026, 3, 9, 7, 59, tzinfo=UTC))
    assert [een for een in gestuurd if een.soort == "herinnering"]
    assert Handeling.UITVRAAG_VERZET in verhaal.wereld.handelingen(casus.id)


async def test_earlier_whoever_still_owes_an_answer_is_woken_by_the_ordinary_rule(
    verhaal: Verhaal, casus: Casus
) -> None:
    antwoordt(verhaal, casus, "politie")
    klaar = await verzet(verhaal, casus, {**VROEGER, "Antwoord vóór (dag)": "2026-03-04"})
    assert "De 5 organisaties die nog moeten antwoorden, krijgen een herinnering." in klaar
    assert verhaal.bevraging(casus, "om").herinneringen == 1
    assert verhaal.bevraging(casus, "politie").herinneringen == 0
    gestuurd = verhaal.wacht_tot(datetime(2026, 3, 3, 12, tzinfo=UTC))
    herinneringen = [een.waar for een in gestuurd if een.soort == "herinnering"]
    assert len(herinneringen) == len(set(herinneringen)) == len(VAST) - 1
    assert not [een for een in herinneringen if "politie" in een]


@pytest.mark.parametrize(
    ("dag", "tijd"),
    [("2026-03-02", "09:59"), ("2026-03-09", "13:01"), ("2026-03-09", "25:00"), ("9999-12-31", "10:00"), ("", "")],
)
async def test_never_in_the_past_never_after_the_zitting_and_nothing_typed_is_lost(
    verhaal: Verhaal, casus: Casus, dag: str, tijd: str
) -> None:
    voor = verhaal.uitvraag(casus).deadline
    vorm = await opent(verhaal, casus, "verzet")
    data = vorm.druk("Verzetten", {}).data | {"deadline_datum": dag, "deadline_tijd": tijd}
    nog = await verhaal.wereld.regisseur.presses_raw("uitvraag.verzet", data)
    assert "die nog komen" in nog
    velden = {een["id"]: een.get("value", "") for een in nog.json["body"] if str(een.get("type")).startswith("Input")}
    assert velden == {"deadline_datum": dag, "deadline_tijd": tijd}
    assert verhaal.uitvraag(casus).deadline == voor


async def test_until_the_very_beginning_of_the_zitting_is_allowed(verhaal: Verhaal, casus: Casus) -> None:
    klaar = await verzet(verhaal, casus, {"Antwoord vóór (dag)": "2026-03-09", "Antwoord vóór (tijd)": "13:00"})
    assert "Antwoorden kan nu tot maandag 9 maart, 13.00 uur." in klaar


async def test_pressed_twice_it_is_moved_once_and_another_moment_asks_again(verhaal: Verhaal, casus: Casus) -> None:
    vorm = await opent(verhaal, casus, "verzet")
    regisseur = verhaal.wereld.regisseur
    eerste = await regisseur.presses(vorm, "Verzetten", LATER)
    assert (await regisseur.presses(vorm, "Verzetten", LATER)).tekst == eerste.tekst
    assert verhaal.wereld.handelingen(casus.id).count(Handeling.UITVRAAG_VERZET) == 1
    nog = await regisseur.presses(vorm, "Verzetten", VROEGER)
    assert "De deadline was al verzet" in nog
    assert "dinsdag 3 maart, 12.00 uur" in await regisseur.presses(nog, "Verzetten")


async def test_after_closing_nobody_is_heard_and_the_cards_say_so(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await opent(verhaal, casus, "sluit")
    assert next(een for een in kaart.knoppen if een != "Stand") == "Sluiten"
    klaar = await verhaal.wereld.regisseur.presses(kaart, "Sluiten")
    assert "De uitvraag is gesloten." in klaar
    assert verhaal.uitvraag(casus).status is UitvraagStatus.GESLOTEN
    with pytest.raises(UserMistake):
        antwoordt(verhaal, casus, "politie")
    verhaal.verstuurt()
    gestuurd = verhaal.wacht_tot(ZITTING - timedelta(minutes=1))
    assert [een for een in gestuurd if een.soort == "herinnering"] == []
    assert verhaal.wereld.handelingen(casus.id).count(Handeling.UITVRAAG_GESLOTEN) == 1


async def test_closed_by_mistake_it_is_opened_again_in_one_step(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    dicht = await regisseur.presses(await opent(verhaal, casus, "sluit"), "Sluiten")
    open_ = await regisseur.presses(dicht, "Heropenen")
    assert "De uitvraag is weer open." in open_
    assert (await regisseur.presses(dicht, "Heropenen")).tekst == open_.tekst
    antwoordt(verhaal, casus, "politie")
    gestuurd = verhaal.wacht_tot(ZITTING - timedelta(minutes=1))
    waar = {een.waar for een in gestuurd if een.soort == "herinnering"}
    assert len(waar) == len(VAST) - 1
    assert verhaal.wereld.handelingen(casus.id).count(Handeling.UITVRAAG_HEROPEND) == 1


async def test_opened_again_after_the_deadline_another_one_is_offered(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    await regisseur.presses(await opent(verhaal, casus, "sluit"), "Sluiten")
    verhaal.wacht_tot(ZITTING - timedelta(hours=1))
    kaart = await regisseur.presses(await opent(verhaal, casus, "heropen"), "Heropenen")
    assert "De deadline is al voorbij." in kaart
    vorm = await regisseur.presses(kaart, "Deadline verzetten")
    tot = {"Antwoord vóór (dag)": "2026-03-09", "Antwoord vóór (tijd)": "12:45"}
    assert "12.45 uur" in await regisseur.presses(vorm, "Verzetten", tot)


async def test_after_the_zitting_each_says_clearly_that_it_is_too_late(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    vorm = await opent(verhaal, casus, "verzet")
    wijzig = await opent(verhaal, casus, "sluit")
    verhaal.wacht_tot(ZITTING + timedelta(minutes=1))
    assert "De zitting is begonnen." in await regisseur.presses(vorm, "Verzetten", LATER)
    assert "De zitting is begonnen." in await regisseur.presses(wijzig, "Sluiten")
    assert "loopt geen uitvraag" in await opent(verhaal, casus, "verzet")
    assert "loopt geen uitvraag" in await opent(verhaal, casus, "sluit")
    assert "alleen wat vóór de zitting is gesloten" in await opent(verhaal, casus, "heropen")
    uitvraag: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    kaart = await regisseur.presses_raw("uitvraag.wijzigen", uitvraag)
    assert kaart.knoppen == ("Intrekken", "Stand")


async def test_nobody_else_moves_closes_or_opens(verhaal: Verhaal, casus: Casus) -> None:
    wereld = verhaal.wereld
    ander = wereld.persoon("Tweede Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    sluit = (await opent(verhaal, casus, "sluit")).druk("Sluiten", {})
    moment = (await opent(verhaal, casus, "verzet")).druk("Verzetten", LATER)
    voor = verhaal.uitvraag(casus)
    for wie in (ander, wereld.partner("politie"), wereld.beheerder):
        for druk in (sluit, moment):
            await wie.presses_raw(druk.verb, druk.data)
        for opdracht in ("verzet", "sluit", "heropen"):
            kaart = await wie.opens(f"uitvraag {opdracht}", casuscode=str(casus.code))
            assert "zitting" not in kaart.tekst.lower()
    assert verhaal.uitvraag(casus) == voor


async def test_everything_that_can_be_changed_is_reached_from_the_status(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert status.knoppen == ("Wijzigen",)
    kaart = await regisseur.presses(status, "Wijzigen")
    assert kaart.knoppen == (
        "Deadline verzetten", "Nog iemand vragen", "Telefonisch antwoord", "Sluiten", "Intrekken", "Stand",
    )  # fmt: skip
    assert "Antwoord vóór (dag)" in await regisseur.presses(kaart, "Deadline verzetten")
    assert "Er loopt al een uitvraag" in await regisseur.presses(kaart, "Nog iemand vragen")
    assert "intrekken" in await regisseur.presses(kaart, "Intrekken")
    antwoordt(verhaal, casus, "politie")
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert status.knoppen == ("Antwoorden openen", "Wijzigen")
