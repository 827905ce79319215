"""The form of an item at the table keeps to what holds for every card, also when it is as full as it can be."""

from dataclasses import replace

import pytest

from cards.antwoorden import Antwoordblok
from cards.bouwstenen import Card, kaart
from cards.elders import Verwijzing
from cards.zitting.bespreken import Afspraakregel, Bespreekbeeld, delen
from cards.zitting.payloads_bespreken import BespreekBewaar, anders, wanneer, wat, wie
from teksten.catalogus import Teksten, laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

SLEUTEL = "nonce.1.zegel"
EIGENAARS = tuple((f"organisatie-{nr}", f"Organisatie nummer {nr} (doet nog niet mee)") for nr in range(14))


@pytest.fixture(scope="module")
def t() -> Teksten:
    return laad_teksten()


@pytest.fixture
def leeg() -> Bespreekbeeld:
    return Bespreekbeeld(
        code="26-0001-R",
        mensen="Verzonnen Persoon (15 jaar)",
        casus_id="casus-1",
        bewaar=BespreekBewaar(zitting="zitting-1", casus="casus-1", sleutel=SLEUTEL),
        eigenaars=EIGENAARS,
        wie_erbij="Wie erbij is, staat bovenaan.",
        plan=True,
        regie=EIGENAARS[:6],
        zittingen=(("-", "Nu niet afgesproken"), ("zitting-2", "donderdag 12 maart, 13.30 uur")),
        waarden={wanneer(nr): "donderdag 19 maart" for nr in range(1, 6)},
        verder=True,
    )


@pytest.fixture
def vol(leeg: Bespreekbeeld) -> Bespreekbeeld:
    typte = {naam(nr): "Getypt " * 20 for nr in range(1, 6) for naam in (wat, wie)}
    return replace(
        leeg,
        tafel=(Antwoordblok("Politie", "gisteren", (("Wat speelt er?", "Veel. " * 900),)),),
        zelf=("GGD",),
        tafel_meer=True,
        besluiten=tuple((f"besluit-{nr}", "Een besluit in woorden. " * 4) for nr in range(5)),
        afspraken=tuple(Afspraakregel(f"a{nr}", "Belt " * 20, "GGD", "morgen, loopt", hier=nr > 4) for nr in range(8)),
        afspraken_meer=3,
        weet=True,
        fouten=("Er is nog niets opgeslagen.", "Dit.", "Dat."),
        melding="Kijk hiernaar.",
        waarschuwing="In Besluit staat een nummer.",
        gezien="0123abc",
        elders=(Verwijzing("geld", "Geld", "Dit hoort elders.", "Daar"),),
        waarden={**leeg.waarden, **typte, anders("besluit-1"): "Anders."},
    )


def test_the_form_keeps_to_what_holds_for_every_card(leeg: Bespreekbeeld, vol: Bespreekbeeld, t: Teksten) -> None:
    for beeld in (leeg, vol, replace(leeg, vast="Het verslag is goedgekeurd."), replace(leeg, eerst="Eerst triage.")):
        klopt(_kaart(beeld, t))


def test_what_is_done_most_comes_first_and_stands_out(leeg: Bespreekbeeld, t: Teksten) -> None:
    assert _opslaan(leeg, t) == [("Opslaan en volgende", "positive"), ("Opslaan", None)]
    assert _opslaan(replace(leeg, verder=False), t) == [("Opslaan", "positive")]
    assert _opslaan(replace(leeg, verder=False, hoofd=False), t) == [("Opslaan", None)]


def test_the_buttons_carry_ids_and_one_key_and_nothing_that_was_typed(vol: Bespreekbeeld, t: Teksten) -> None:
    eerste, tweede = (een for een in soort(_kaart(vol, t), "Action.Execute") if een["verb"] == "bespreking.bewaar")
    assert eerste["data"] == {**tweede["data"], "verder": True}
    assert set(tweede["data"]) == {"v", "zitting", "casus", "sleutel", "gewaarschuwd"}


def test_what_was_warned_about_is_saved_all_the_same_by_either_button(vol: Bespreekbeeld, t: Teksten) -> None:
    assert {"Toch opslaan", "Toch opslaan en volgende"} <= set(knoppen(_kaart(vol, t)))


def test_what_was_typed_in_what_folds_out_stands_in_sight(vol: Bespreekbeeld, leeg: Bespreekbeeld, t: Teksten) -> None:
    verborgen = {een["id"] for een in soort(_kaart(vol, t), "Container") if een.get("isVisible") is False}
    assert verborgen == {"tafel_mag_weten"}
    verborgen = {een["id"] for een in soort(_kaart(leeg, t), "Container") if een.get("isVisible") is False}
    assert verborgen == {"nog_een_afspraak"}


def test_what_is_too_long_is_never_cut_off_by_the_client(leeg: Bespreekbeeld, t: Teksten) -> None:
    lang = replace(leeg, waarden={"besluit": "x" * 10_000})
    veld = next(een for een in soort(_kaart(lang, t), "Input.Text") if een["id"] == "besluit")
    assert veld["maxLength"] == len(veld["value"]) == 10_000


def test_once_the_verslag_was_approved_there_is_nothing_to_fill_in(vol: Bespreekbeeld, t: Teksten) -> None:
    dicht = _kaart(replace(vol, vast="Het verslag is goedgekeurd.", elders=()), t)
    assert soort(dicht, "Input.") == []
    assert delen(replace(vol, vast="Dicht."), t)[1] == []


def _kaart(beeld: Bespreekbeeld, t: Teksten) -> Card:
    inhoud, acties = delen(beeld, t)
    return kaart("Zitting 13.30", *inhoud, knoppen=acties)


def _opslaan(beeld: Bespreekbeeld, t: Teksten) -> list[tuple[str, str | None]]:
    acties = soort(_kaart(beeld, t), "Action.Execute")
    return [(een["title"], een.get("style")) for een in acties if een["verb"] == "bespreking.bewaar"]
