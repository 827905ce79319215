"""The cards about the meeting of a zitting: the link stands on an answer alone, and each says what to do first."""

from cards.zitting.payloads_vergadering import VergaderingMaak, VergaderingOpen, ZittingslinkBewaar
from cards.zitting.vergadering import Vergaderstand, deelnamekaart, post, vergaderkaart
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart

T = laad_teksten()
LINK = "https://teams.microsoft.com/l/meetup-join/verzonnen"
BEWAAR = ZittingslinkBewaar(zitting="z", sleutel="s")


def test_the_way_in_is_one_button_and_says_what_to_expect() -> None:
    kaart = Kaart(deelnamekaart(LINK, T))
    assert kaart.adressen == (LINK,)
    assert "wachtruimte" in kaart
    assert LINK not in kaart.tekst, "a link in words is copied"


def test_without_a_way_in_there_is_no_button() -> None:
    kaart = Kaart(deelnamekaart(None, T))
    assert (kaart.adressen, kaart.knoppen) == ((), ())


def test_a_post_holds_a_button_and_no_address() -> None:
    kaart = Kaart(post("De zitting", VergaderingOpen(zitting="z"), T))
    assert (kaart.adressen, kaart.knoppen) == ((), ("Vergadering",))
    assert Kaart(post("Voorbij", None, T)).knoppen == ()


def test_what_is_wrong_stands_first_and_what_was_typed_is_kept() -> None:
    getypt = "geen link **vet** 😀"
    beeld = Vergaderstand(titel="Titel", stand="Stand", fouten=("Dit is fout.",), ingevuld=getypt, bewaar=BEWAAR)
    kaart = Kaart(vergaderkaart(beeld, T))
    assert kaart.tekst.index("Dit is fout.") < kaart.tekst.index("Stand")
    assert [een["value"] for een in kaart.invoer] == [getypt]
    assert kaart.labels == ("Link van de vergadering (verplicht)",)


def test_the_options_that_do_not_hold_are_named_and_no_others() -> None:
    beeld = Vergaderstand(titel="Titel", stand="Stand", mis=True, ontbreekt=("chat", "geen_opname"))
    kaart = Kaart(vergaderkaart(beeld, T))
    assert "Chat: aan" in kaart
    assert "Opnemen: uit" in kaart
    assert "Transcriptie" not in kaart


def test_a_new_one_is_offered_with_what_it_costs_and_at_most_three_buttons() -> None:
    beeld = Vergaderstand(
        titel="Titel",
        stand="Stand",
        goed=True,
        adres=LINK,
        anders=VergaderingOpen(zitting="z", anders=True),
        maak=VergaderingMaak(zitting="z", sleutel="s"),
        nieuw=True,
    )
    kaart = Kaart(vergaderkaart(beeld, T))
    assert "De oude werkt daarna niet meer" in kaart
    assert (kaart.adressen, kaart.knoppen) == ((LINK,), ("Andere link", "Nieuwe maken"))
