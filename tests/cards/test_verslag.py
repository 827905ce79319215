"""The verslag on a card: nothing that was typed is lost, however long, and nothing in it means anything to Teams."""

import json

from cards.verslag.lezen import OP_EEN_BLAD, leeskaart
from cards.verslag.payloads import VerslagKies, VerslagLees
from cards.verslag.posten import post
from domain.verslag import Verslagdeel
from domain.verslagbeeld import Leesblad, Leesdeel, Leesregel
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart

T = laad_teksten()
BEGIN = VerslagLees(zitting="z1", casus="c1")


def blad(*delen: Leesdeel) -> Leesblad:
    return Leesblad("26-0001-R", "donderdag 5 maart", "Goedgekeurd.", delen)


def bladen(van: Leesblad) -> list[Kaart]:
    """Every leaf, by pressing on until there are no more."""
    kaarten = [Kaart(leeskaart(van, BEGIN, T))]
    while "Verder lezen" in kaarten[-1].knoppen:
        druk = kaarten[-1].druk("Verder lezen", {})
        kaarten.append(Kaart(leeskaart(van, VerslagLees.model_validate(druk.data), T)))
    return kaarten


def test_the_longest_verslag_there_can_be_is_read_leaf_by_leaf_and_whole() -> None:
    woorden = [f"w{nr}" for nr in range(6_000)]
    tekst = " ".join(woorden[:700])
    besluiten = tuple(Leesregel(" ".join(woorden[700 + 150 * nr : 850 + 150 * nr])) for nr in range(10))
    afspraken = tuple(Leesregel(" ".join(woorden[2_200 + nr * 60 : 2_260 + nr * 60]), "Politie") for nr in range(25))
    van = blad(
        Leesdeel(Verslagdeel.TEKST, "Besproken", (Leesregel(tekst),)),
        Leesdeel(Verslagdeel.BESLUITEN, "Besluiten", besluiten),
        Leesdeel(Verslagdeel.AFSPRAKEN, "Afspraken", afspraken),
    )
    kaarten = bladen(van)
    assert len(kaarten) > 1
    gelezen = " ".join(een.tekst for een in kaarten).split()
    assert [een for een in woorden[:3_700] if een not in set(gelezen)] == []
    for een in kaarten:
        assert len(json.dumps(een.json)) < 28_000
        assert len(een.tekst) < OP_EEN_BLAD * 2
    assert "Vorige blad" in kaarten[-1].knoppen


def test_one_word_without_a_space_is_cut_and_not_lost() -> None:
    van = blad(Leesdeel(Verslagdeel.TEKST, "Besproken", (Leesregel("x" * 4_000),)))
    assert sum(een.tekst.count("x") for een in bladen(van)) == 4_000


def test_what_was_typed_is_shown_as_it_was_typed() -> None:
    lastig = "*vet* [weg](https://voorbeeld.test) <b>dik</b> ועוד 🙂"
    kaart = bladen(blad(Leesdeel(Verslagdeel.BESLUITEN, "Besluiten", (Leesregel(lastig, eigen=True),))))[0]
    runs = [een for een in kaart.delen if een.get("type") == "TextRun"]
    assert any(een["text"] == lastig for een in runs)
    assert all("voorbeeld.test" not in str(een.get("text")) for een in kaart.delen if een.get("type") == "TextBlock")


def test_a_post_without_anything_to_open_has_no_button() -> None:
    assert Kaart(post("Titel", ["", "Een regel"], None, T)).knoppen == ()
    assert Kaart(post("Titel", ["Een regel"], VerslagKies(zitting="z1"), T, voor="Politie")).knoppen == ("Openen",)
