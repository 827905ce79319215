"""What he wants to say, and whom he would rather not have there: nothing that he typed is lost."""

import pytest

from domain.gespreksinbreng import LANGSTE_TEKST, LieverNietAntwoord, met_antwoord
from domain.logboek import Handeling
from domain.terugkeergesprek import Gespreksstatus
from storage import gesprekskeuze
from tests.dialogs.gast._pagina import Gast, Scherm

BEWAAR = "Bewaar en stop"
VERDER = "Bewaar en ga verder"
DOEL = "Ik wil mijn dochter weer zien 😀 <b>echt</b> \u202eomgekeerd"


def inbreng(hij: Gast):  # type: ignore[no-untyped-def] # noqa: ANN201 - what the storage gives
    return hij.wereld.leest(gesprekskeuze.inbreng, hij.gesprek)


def schrijft(hij: Gast, wat: str, tekst: str, knop: str = BEWAAR) -> Scherm:
    return hij.drukt(hij.ziet("veld", wat=wat), knop, tekst=tekst)


def test_his_own_goal_comes_first_and_he_reads_before_he_writes_who_reads_it(hij: Gast) -> None:
    tekst = hij.ziet("zeggen").tekst
    assert tekst.index("Dit leest wie het gesprek leidt.") < tekst.index("Wat wil jij bereiken?")
    assert tekst.index("Wat wil jij bereiken?") < tekst.index("Geld en schulden") < tekst.index("Wat wil je vragen?")


def test_what_he_writes_comes_out_as_he_wrote_it_and_never_as_markup(hij: Gast) -> None:
    scherm = schrijft(hij, "doel", DOEL)
    assert "Het is bewaard." in scherm.tekst
    assert "Ik wil mijn dochter weer zien 😀 <b>echt</b> omgekeerd" in scherm.tekst
    assert "<b>echt" not in scherm.html
    acten = [een for een in hij.wereld.logboek(hij.casus.id) if een.handeling is Handeling.TERUGKEERGESPREK_INBRENG]
    assert {een.betrokkene_id for een in acten} == {None, hij.gesprek.betrokkene_id}


def test_he_is_led_from_one_thing_to_the_next(hij: Gast) -> None:
    scherm, gezien = hij.ziet("veld", wat="doel"), []
    while VERDER in scherm.knoppen:
        gezien.append(scherm.formulier(VERDER).velden["_wat"])
        scherm = hij.drukt(scherm, VERDER, tekst=f"iets over {gezien[-1]}")
    assert gezien[0] == "doel"
    assert len(gezien) == 4 + len(hij.wereld.regio.leefgebieden)
    assert inbreng(hij).per_gebied["huisvesting"] == "iets over gebied-huisvesting"


def test_an_emptied_box_takes_it_away(hij: Gast) -> None:
    schrijft(hij, "gebied-werk", "Ik ben lasser.")
    schrijft(hij, "gebied-werk", "")
    assert dict(inbreng(hij).per_gebied) == {}


def test_too_long_comes_back_whole(hij: Gast) -> None:
    lang = "ik wil naar huis " * 600
    weer = schrijft(hij, "vragen", lang)
    assert f"Er passen {LANGSTE_TEKST} letters in." in weer.tekst
    assert weer.formulier(BEWAAR).velden["tekst"].strip() == lang.strip()
    assert inbreng(hij).versie == 0


def test_two_devices_at_once_lose_nothing(hij: Gast) -> None:
    een, ander = hij.ziet("veld", wat="doel"), hij.ziet("veld", wat="doel")
    hij.drukt(een, BEWAAR, tekst="van het eerste")
    weer = hij.drukt(ander, BEWAAR, tekst="van het tweede")
    assert "Dit is net veranderd op een ander apparaat." in weer.tekst
    assert "van het eerste" in weer.tekst
    assert weer.formulier(BEWAAR).velden["tekst"] == "van het tweede"
    hij.drukt(weer, BEWAAR)
    assert inbreng(hij).doel == "van het tweede"


def test_another_thing_written_meanwhile_is_no_obstacle(hij: Gast) -> None:
    een, ander = hij.ziet("veld", wat="doel"), hij.ziet("veld", wat="vragen")
    hij.drukt(een, BEWAAR, tekst="mijn doel")
    assert "Het is bewaard." in hij.drukt(ander, BEWAAR, tekst="mijn vraag").tekst
    assert (inbreng(hij).doel, inbreng(hij).vragen) == ("mijn doel", "mijn vraag")


def test_after_the_talk_it_can_be_read_but_not_changed_and_what_was_typed_comes_back(hij: Gast) -> None:
    schrijft(hij, "doel", "een huis")
    scherm = hij.ziet("veld", wat="doel")
    hij.wordt(status=Gespreksstatus.GEWEEST)
    weer = hij.drukt(scherm, BEWAAR, tekst="een huis met een tuin")
    assert weer.formulier(BEWAAR).velden["tekst"] == "een huis met een tuin"
    assert inbreng(hij).doel == "een huis"
    assert "een huis" in hij.ziet("zeggen").tekst


def test_he_names_whom_he_would_rather_not_see_and_reads_that_we_look(hij: Gast) -> None:
    scherm = hij.ziet("liever-niet")
    assert scherm.formulier("Bewaar").keuzes["wie"] == ["gemeente-merwestad", "politie"]
    na = hij.drukt(scherm, "Bewaar", wie="politie")
    assert "We kijken nog of het kan." in na.tekst
    assert [een.organisatie for een in inbreng(hij).liever_niet] == ["politie"]


@pytest.mark.parametrize(
    ("antwoord", "leest"),
    [(LieverNietAntwoord.KAN_NIET, "Dat kan niet. Die komt wel."), (LieverNietAntwoord.KAN, "Die komt nu toch.")],
)
def test_he_reads_the_answer_with_the_words_typed_for_him(hij: Gast, antwoord: LieverNietAntwoord, leest: str) -> None:
    hij.drukt(hij.ziet("liever-niet"), "Bewaar", wie="politie")
    beantwoord = met_antwoord(inbreng(hij), "politie", antwoord, "De politie helpt je met je paspoort.")
    hij.wereld.doet(gesprekskeuze.bewaar_inbreng, beantwoord)
    tekst = hij.ziet("liever-niet").tekst
    assert leest in tekst
    assert "De politie helpt je met je paspoort." in tekst


def test_he_cannot_name_an_organisatie_that_does_not_come(hij: Gast) -> None:
    scherm = hij.ziet("liever-niet")
    scherm.formulier("Bewaar").keuzes["wie"].append("ggd")
    hij.drukt(scherm, "Bewaar", wie="ggd")
    assert inbreng(hij).liever_niet == ()


def test_taking_the_tick_away_takes_it_back(hij: Gast) -> None:
    hij.drukt(hij.ziet("liever-niet"), "Bewaar", wie="politie")
    na = hij.drukt(hij.ziet("liever-niet"), "Bewaar", wie="")
    assert "Je wilt iedereen erbij." in na.tekst
    assert inbreng(hij).liever_niet == ()
