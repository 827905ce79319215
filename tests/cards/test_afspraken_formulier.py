"""The form of an afspraak, the list, one opened with its history, and the form of one act."""

from dataclasses import replace

import pytest

from cards.afspraken import beeld, formulier
from cards.afspraken.beeld import Doevorm, Geopend, Getypt, Lijst, Lijstregel
from cards.afspraken.formulier import Gemaakt, Vorm
from cards.afspraken.payloads import (
    AfspraakBewaar,
    AfspraakDoe,
    AfspraakDoeFormulier,
    AfspraakLijst,
    AfspraakOpen,
    AfspraakWijzig,
    Doen,
)
from cards.bouwstenen import Card
from cards.payloads import OpdrachtOpen
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()
LANG = "x" * 10_000
RAAR = "**vet** [link](http://kwaad.example) \u202eomgekeerd 🙂"
SLEUTEL = "nonce.1.zegel"
KEUZES = tuple((f"code-{nr}", f"Keuze nummer {nr}") for nr in range(12))
VORM = Vorm(
    code="26-0142-K",
    organisaties=KEUZES,
    personen=KEUZES[:3],
    akkoord=KEUZES[:3],
    doelen=KEUZES[:4],
    betrokkenen=KEUZES[:5],
    zelfde="ja",
)
BEWAAR = AfspraakBewaar(casus="c1", sleutel=SLEUTEL)
WIJZIG = AfspraakWijzig(afspraak="a1", sleutel=SLEUTEL)
OPEN = Geopend(
    afspraak_id="a1",
    code="26-0142-K",
    wat=RAAR,
    stand="Loopt",
    aandacht="De dag is voorbij.",
    gedaan="Genoteerd.",
    regels=tuple(Getypt(f"Regel {nr}:", RAAR) for nr in range(7)),
    verloop=tuple(Getypt("Di 1 dec, 9.30 uur, Rosa: klaar", "x" * 500) for _ in range(15)),
    doen=tuple(AfspraakDoeFormulier(afspraak="a1", doen=een) for een in (Doen.KLAAR, Doen.TEKEN, Doen.VERZETTEN)),
    meer=tuple(AfspraakDoeFormulier(afspraak="a1", doen=een) for een in (Doen.HERPLAATSEN, Doen.VERVALLEN)),
    wijzigen=True,
    verder=OpdrachtOpen(opdracht="afspraak lijst", casuscode="26-0142-K"),
)
LIJST = Lijst(
    titel="Afspraken: 26-0142-K",
    uitleg="6 afspraken staan open.",
    regels=tuple(
        Lijstregel(
            "Dinsdag 1 december: Loopt", "x" * 500, "Politie, Agnes", RAAR, (("Bekijken", AfspraakOpen(afspraak="a1")),)
        )
        for _ in range(6)
    ),
    casus_id="c1",
    maken=True,
    vorige=AfspraakLijst(casus="c1"),
    volgende=AfspraakLijst(casus="c1", vanaf=6),
)


def doevorm(doen: Doen) -> Card:
    vorm = Doevorm("26-0142-K", RAAR, "Nu afgesproken voor 1 december.", dag=True, personen=KEUZES, naam=True,
                   elders=True, organisaties=KEUZES, organisatie_moet=True)  # fmt: skip
    return beeld.doeformulier(vorm, AfspraakDoe(afspraak="a1", doen=doen, sleutel=SLEUTEL), T)


@pytest.mark.parametrize(
    "kaart",
    [
        formulier.kies_casus(KEUZES, T),
        formulier.kies_casus((), T),
        formulier.formulier(VORM, BEWAAR, T),
        formulier.formulier(
            replace(VORM, waarden={"wat": LANG}, fouten=("Kijk na:", "Kies."), melding="Al."), BEWAAR, T
        ),
        formulier.formulier(replace(VORM, organisaties=(), eigenaar="Eigenaar: Politie", akkoord=()), WIJZIG, T),
        formulier.formulier(Vorm("26-0142-K", KEUZES, ()), AfspraakBewaar(casus="c1", sleutel=SLEUTEL, zeker="d"), T),
        formulier.gemaakt(Gemaakt("26-0142-K", "c1", "a1", RAAR, "Eigenaar: Politie", ("Klaar op.",), "Let op."), T),
        beeld.lijst(LIJST, T),
        beeld.lijst(Lijst("Afspraken", "Niets.", ()), T),
        beeld.geopend(OPEN, T),
        beeld.geopend(replace(OPEN, doen=(), meer=(), wijzigen=False, aandacht="", gedaan="", verder=None), T),
        *(doevorm(een) for een in Doen),
    ],
)
def test_every_card_keeps_to_what_all_cards_keep_to(kaart: Card) -> None:
    klopt(kaart)


def test_what_and_who_and_when_come_before_what_may_stay_as_it_is() -> None:
    namen = [veld["id"] for veld in soort(formulier.formulier(VORM, BEWAAR, T), "Input.")]
    assert namen.index("wanneer") < namen.index("doel") < namen.index("informering")
    moet = [veld["id"] for veld in soort(formulier.formulier(VORM, BEWAAR, T), "Input.") if veld.get("isRequired")]
    assert moet == ["wat", "organisatie", "wanneer", "betrokkenen", "informering"]


def test_with_informing_nothing_is_chosen_beforehand_when_it_was_never_said() -> None:
    (veld,) = [
        een
        for een in soort(formulier.formulier(replace(VORM, zelfde=""), BEWAAR, T), "Input.")
        if een["id"] == "informering"
    ]
    assert "value" not in veld
    assert "zelfde" not in {keuze["value"] for keuze in veld["choices"]}


def test_what_somebody_typed_stands_as_typed_and_makes_nothing_of_it() -> None:
    for kaart in (beeld.geopend(OPEN, T), formulier.gemaakt(Gemaakt("c", "c1", "a1", RAAR, RAAR, ()), T)):
        assert "**vet** [link](http://kwaad.example)" in Kaart(kaart)
        assert "\u202e" not in Kaart(kaart).tekst
        assert not any("http://kwaad" in deel["text"] for deel in soort(kaart, "TextBlock"))


def test_the_text_that_was_too_long_comes_back_whole_to_be_shortened() -> None:
    vorm = formulier.formulier(replace(VORM, waarden={"wat": LANG, "conditie": LANG}), BEWAAR, T)
    for veld in soort(vorm, "Input.Text"):
        if veld.get("value"):
            assert veld["maxLength"] >= len(veld["value"]) == len(LANG)


def test_one_button_stands_out_and_what_is_seldom_done_stands_at_the_end() -> None:
    namen = knoppen(beeld.geopend(OPEN, T))
    assert namen[0] == "Klaar"
    assert namen[-3:] == ["Elders plaatsen", "Laten vervallen", "Alle afspraken"]
