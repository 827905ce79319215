"""The cards of a return: calm, readable without colour, within what Teams takes, and neutral where they are posted."""

import json

import pytest

from cards.basisvoorwaarden import nacheck, posten, tonen, werk
from cards.basisvoorwaarden.beeld import SYMBOOL, Lijstregel, Rij, Terugkeerbeeld
from cards.basisvoorwaarden.nacheck import Nacheckbeeld
from cards.basisvoorwaarden.payloads import (
    NacheckBewaar,
    NacheckDag,
    NacheckKlaar,
    VoorwaardenBewaar,
    VoorwaardenMeld,
)
from cards.basisvoorwaarden.werk import Werkbeeld, Werkregel
from cards.bouwstenen import Card
from domain.basisvoorwaarden import LANGSTE_NOTITIE, Stand
from teksten.catalogus import Teksten, laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt

T: Teksten = laad_teksten()
CODE = "26-0142-K"
ID = "e0387f2eb4cf4442ad545b58bf69dda5"
LANG = ("**x** \u202e [a](b) 😀 " * 30)[:LANGSTE_NOTITIE]
CODES = ("id-bewijs", "onderdak", "werk-en-inkomen", "schulden", "zorg", "netwerk", "zorgverzekering", "thuis")
ORGANISATIES = [(f"organisatie-{nr}", f"Organisatie nummer {nr} in Merwestad") for nr in range(14)]
KEUS = VoorwaardenBewaar(casus=ID, gezien=dict.fromkeys(CODES, "12:mee_bezig"), sleutel="s" * 90)
NAGAAN = NacheckBewaar(casus=ID, sleutel="s")
DAG = NacheckDag(casus=ID, versie=3, sleutel="s")


def rijen(notitie: str = "") -> tuple[Rij, ...]:
    standen = [*Stand, *Stand]
    return tuple(
        Rij(code, code.capitalize(), standen[nr], "Politie werkt hieraan.", notitie, "Volgens PI Merwede, maandag.")
        for nr, code in enumerate(CODES)
    )


def beeld(**anders: object) -> Terugkeerbeeld:
    gewoon: dict[str, object] = {
        "casus_id": ID,
        "code": CODE,
        "naam": LANG,
        "wanneer": "Vrij over 30 dagen: vrijdag 1 mei 2026",
        "samen": "3 van 8 op orde.",
        "rijen": rijen(LANG),
    }
    return Terugkeerbeeld(**{**gewoon, **anders})  # type: ignore[arg-type]


REGEL = Lijstregel(
    ID, CODE, "Vrij over 30 dagen: vrijdag 1 mei 2026", "3 van 8 op orde.", ", ".join(CODES), "U neemt waar."
)
WERK = Werkbeeld(
    "GGD", tuple(Werkregel(f"{ID}.{code}", f"{CODE}: {code}", LANG, LANG) for code in (*CODES, "a", "b")), 4, 2
)
MELD = VoorwaardenMeld(organisatie="ggd", regels=tuple(een.id for een in WERK.regels), sleutel="s")
GEVULD = {f"{code}{deel}": LANG for code in CODES for deel in ("-notitie",)}
NACHECK = Nacheckbeeld(
    ID, CODE, LANG, "Vrij sinds maandag", rijen(), (("Eerder", LANG),) * 5, "klaar", fouten=("Kies.",)
)


@pytest.mark.parametrize(
    "kaart",
    [
        tonen.lijst([], T),
        tonen.lijst([REGEL] * 10, T, vanaf=10, totaal=43),
        tonen.persoon(beeld(), T),
        tonen.persoon(
            beeld(mag_wijzigen=True, na_te_gaan=True, gedaan="Ja.", regels=("Dan.",), let_op=("Let op.",)), T
        ),
        tonen.persoon(beeld(mag_melden=True), T),
        tonen.vorm(beeld(), KEUS, ORGANISATIES, GEVULD, ["Te lang."], T),
        werk.werk(Werkbeeld("GGD", ()), None, {}, T),
        werk.werk(WERK, MELD, {}, T),
        posten.aftellen(ID, CODE, ("Over.", "Nog 3.", "Bel."), T),
        posten.werk("ggd", "GGD", ("a", "b"), "<at>Gea</at>", T),
        posten.werk("ggd", "GGD", (), "", T),
        posten.nacheck(ID, CODE, T, open_=True),
        posten.nacheck(ID, CODE, T, open_=False),
        nacheck.vorm(NACHECK, NAGAAN, DAG, {"tekst": LANG}, T),
        nacheck.vorm(NACHECK, NAGAAN, None, {}, T),
        nacheck.klaar(CODE, NacheckKlaar(casus=ID, sleutel="s"), {"reden": LANG}, ["Schrijf."], T),
        nacheck.gedaan(ID, CODE, "Opgeslagen.", T, opdracht="afschalen"),
        nacheck.afgerond(CODE, T),
    ],
)
def test_every_card_keeps_to_the_house_rules(kaart: Card) -> None:
    klopt(kaart)


def test_each_stand_has_a_sign_of_its_own_and_a_word_beside_it() -> None:
    assert len(set(SYMBOOL.values())) == len(Stand)
    kaart = Kaart(tonen.persoon(beeld(), T))
    for een in Stand:
        assert T(f"voorwaarden.stand.{een.value}") in kaart


def test_what_was_typed_shows_no_markup_and_what_is_too_long_is_not_cut_off() -> None:
    kaart = Kaart(tonen.persoon(beeld(), T))
    assert "\u202e" not in json.dumps(kaart.json, ensure_ascii=False)
    blokken = [deel["text"] for deel in kaart.delen if deel.get("type") == "TextBlock"]
    assert not any("[a](b)" in blok for blok in blokken)
    vorm = Kaart(tonen.vorm(beeld(), KEUS, [], {"zorg-notitie": "y" * 900}, [], T))
    (veld,) = [een for een in vorm.invoer if een["id"] == "veld.zorg-notitie"]
    assert (veld["value"], veld["maxLength"]) == ("y" * 900, 900)


def test_what_is_posted_says_nothing_of_what_it_is_about() -> None:
    for kaart in (
        posten.aftellen(ID, CODE, (), T),
        posten.werk("ggd", "GGD", (CODE,), "", T),
        posten.nacheck(ID, CODE, T, open_=True),
    ):
        alles = json.dumps(kaart, ensure_ascii=False).lower()
        for woord in ("nazorg", "detentie", "terugkeer", "vrij", "verlof", "inrichting", "pi "):
            assert woord not in alles
