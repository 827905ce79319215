"""What he reads first, and what he chooses: each choice as easy as any other, and taken back as easily."""

import pytest

from domain.logboek import Handeling
from domain.terugkeergesprek import Afzegreden, Deelnamestatus, Gespreksstatus
from storage import gesprekskeuze, terugkeergesprek
from storage.vergadering import van_gesprek as vergaderingen
from tests.dialogs._zaken import CANARY
from tests.dialogs.gast._pagina import Gast, Gastweer, kiest

KIES = "Dit is mijn keuze"


def gekozen(hij: Gast) -> list[str]:
    return [een.keuze.value for een in hij.wereld.leest(gesprekskeuze.keuzes, hij.gesprek_id)]


def test_he_reads_the_one_question_when_it_is_who_comes_and_that_he_may_say_no(hij: Gast) -> None:
    tekst = hij.ziet().tekst
    assert "Hoe kunnen we er samen voor zorgen dat je niet terugkomt in de gevangenis?" in tekst
    assert "45 minuten" in tekst
    assert " uur" in tekst
    assert "De gemeente" in tekst
    assert "Je mag nee zeggen." in tekst
    assert "Dan gebeurt er niets ergs. Je krijgt gewoon hulp." in tekst


def test_when_the_police_comes_he_is_told_to_ask_his_lawyer_first(hij: Gast) -> None:
    waarschuwing = "De politie zit erbij. We praten niet over je strafzaak. Vraag eerst je advocaat als je twijfelt."
    assert waarschuwing in hij.ziet().tekst
    gesprek = hij.gesprek
    hij.wereld.doet(terugkeergesprek.zet_deelname, gesprek, "politie", Deelnamestatus.NIET_MEER, None)
    assert "olitie" not in hij.ziet().tekst


def test_nothing_on_any_screen_names_him_or_tells_why_he_is_known(hij: Gast) -> None:
    for naam in hij.registry.guest_pages:
        html = hij.ziet(naam, wat="doel").html
        assert CANARY not in html
        assert str(hij.casus.code) not in html
        for een in hij.casus.betrokkenen:
            assert een.gegevens.naam not in html


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_every_screen_can_be_read_in_both_languages(hij: Gast, taal: str) -> None:
    hij.taal = taal
    for naam in hij.registry.guest_pages:
        scherm = hij.ziet(naam, wat="doel")
        assert f'<html lang="{taal}" dir="ltr">' in scherm.html
    assert ("The police will be there" in hij.ziet().tekst) is (taal == "en")


def test_the_four_answers_stand_beside_each_other_and_none_is_chosen_for_him(hij: Gast) -> None:
    vorm = hij.ziet("kiezen").formulier(KIES)
    assert vorm.keuzes["keuze"] == ["ja", "nee", "later", "uitleg"]
    assert "keuze" not in vorm.velden


def test_he_says_yes_and_reads_it_back(hij: Gast) -> None:
    assert "Je keuze is bewaard." in kiest(hij, "ja").tekst
    assert gekozen(hij) == ["ja"]
    assert "Je koos: ja, ik doe mee." in hij.ziet().tekst
    acten = [een for een in hij.wereld.logboek(hij.casus.id) if een.handeling is Handeling.TERUGKEERGESPREK_KEUZE]
    assert {een.betrokkene_id for een in acten} == {None, hij.gesprek.betrokkene_id}
    assert {een.namens for een in acten} == {hij.gesprek.inrichting}


def test_he_says_no_and_the_talk_is_off_because_of_his_choice(hij: Gast) -> None:
    tekst = kiest(hij, "nee").tekst
    assert "Je koos: nee" in tekst
    assert hij.gesprek.status is Gespreksstatus.GAAT_NIET_DOOR
    assert hij.gesprek.afzegreden is Afzegreden.KEUZE
    assert "Dat wilde jij zo. Dat is goed." in hij.ziet().tekst
    assert hij.wereld.leest(vergaderingen, hij.gesprek_id) == ()


def test_he_takes_back_a_no_and_a_moment_is_asked_again(hij: Gast) -> None:
    kiest(hij, "nee")
    kiest(hij, "ja")
    assert hij.gesprek.status is Gespreksstatus.VOORBEREIDEN
    assert "Er is nog geen dag." in hij.ziet().tekst


def test_he_takes_his_choice_away(hij: Gast) -> None:
    kiest(hij, "ja")
    tekst = kiest(hij, "ingetrokken").tekst
    assert "Je hebt nog niet gekozen." in tekst
    assert hij.gesprek.status is Gespreksstatus.GEPLAND


def test_pressed_twice_he_chose_once(hij: Gast) -> None:
    scherm = hij.ziet("kiezen")
    hij.drukt(scherm, KIES, keuze="ja")
    assert "Je keuze is bewaard." in hij.drukt(scherm, KIES, keuze="ja").tekst
    assert gekozen(hij) == ["ja"]


def test_going_back_to_a_used_form_and_choosing_otherwise_is_asked_again_and_not_lost(hij: Gast) -> None:
    scherm = hij.ziet("kiezen")
    hij.drukt(scherm, KIES, keuze="ja")
    weer = hij.drukt(scherm, KIES, keuze="later")
    assert "Dit is nog niet bewaard." in weer.tekst
    assert weer.formulier(KIES).velden["keuze"] == "later"
    hij.drukt(weer, KIES)
    assert gekozen(hij) == ["ja", "later"]


def test_pressing_without_choosing_says_what_to_do(hij: Gast) -> None:
    assert "Kies eerst een antwoord." in hij.drukt(hij.ziet("kiezen"), KIES).tekst
    assert gekozen(hij) == []


def test_what_cannot_be_chosen_any_more_is_not_kept(hij: Gast) -> None:
    scherm = hij.ziet("kiezen")
    hij.wordt(status=Gespreksstatus.GEWEEST)
    antwoord = hij.stuurt(scherm, KIES, keuze="nee")
    assert isinstance(antwoord, Gastweer)
    assert gekozen(hij) == []


def test_under_guardianship_he_reads_who_must_say_yes_with_him(hij: Gast) -> None:
    hij.wordt(onder_curatele=True)
    assert "Iemand moet samen met jou ja zeggen." in hij.ziet("kiezen").tekst
    assert "Nu moet nog iemand met jou ja zeggen." in kiest(hij, "ja").tekst
