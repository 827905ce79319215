"""The panel and the running agenda as cards: what stands in sight, what folds out, and what fits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from cards.bouwstenen import Card, knop, tekst
from cards.verbs import Verb
from cards.zitting import loop as loopkaarten
from cards.zitting import paneel as kaarten
from cards.zitting.loop import Loopbeeld, Looppunt, Puntstand
from cards.zitting.paneel import Gezegd, Huidig, Paneelbeeld, Volgend, Vorm, Vraag
from cards.zitting.payloads_paneel import Stap, ZittingNaar, ZittingStap
from domain.werkdagen import Kalender
from domain.zittingsverloop import Meldwijze, Zittingsfase
from regio.laden import laad_regio
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import delen, klopt, knoppen
from tests.dialogs.conftest import DEMO

T = laad_teksten()
KALENDER: Kalender = laad_regio(DEMO).kalender
BEGIN = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)
BEELD = Paneelbeeld(
    zitting_id="z1",
    begint_op=BEGIN,
    moment=BEGIN + timedelta(minutes=10),
    fase=Zittingsfase.BEZIG,
    wijze=Meldwijze.TEAMS,
    totaal=3,
    over=1,
    huidig=Huidig("c2", 2, "26-0002-T", BEGIN + timedelta(minutes=4), 10),
    volgend=Volgend("26-0003-V", BEGIN + timedelta(minutes=14)),
    einde_verwacht=BEGIN + timedelta(minutes=29),
    einde_gepland=BEGIN + timedelta(minutes=150),
    loopt=True,
)


def stap(soort: Stap) -> ZittingStap:
    return ZittingStap(zitting="z1", stap=soort, punt="c2", sleutel="s1.1.a")


def stappen(*soorten: Stap) -> dict[Stap, ZittingStap]:
    return {een: stap(een) for een in soorten}


BEZIG = stappen(Stap.VOLGENDE, Stap.PAUZE, Stap.TERUG, Stap.UITSTEL)


def in_zicht(card: Card) -> list[str]:
    """The titles of the buttons that do not fold out."""
    lichaam: Any = card["body"]
    return [knop for deel in lichaam if deel.get("isVisible") is not False for knop in knoppen(deel)]


def gelezen(card: Card) -> str:
    return "\n".join(
        [str(een["text"]) for een in delen(card) if "text" in een]
        + [f"{een['title']}: {een['value']}" for een in delen(card) if "value" in een and "title" in een]
    )


def test_what_is_done_most_stands_in_sight_and_the_rest_folds_out() -> None:
    kaart = kaarten.paneel(BEELD, BEZIG, T, KALENDER)
    klopt(kaart)
    assert in_zicht(kaart) == ["Volgende punt", "Pauze", "Wie is er", "Meer"]
    assert knoppen(kaart)[4:] == ["Ander punt", "Terug", "Laat doorschuiven", "Rond af", "Vergadering"]


def test_after_the_last_item_the_first_button_ends_it() -> None:
    laatste = replace(BEELD, over=0, volgend=None)
    kaart = kaarten.paneel(laatste, stappen(Stap.PAUZE, Stap.TERUG, Stap.UITSTEL), T, KALENDER)
    klopt(kaart)
    assert in_zicht(kaart)[0] == "Rond af"
    assert "Straks: Dit is het laatste punt" in gelezen(kaart)


def test_beside_the_form_of_an_item_its_own_button_is_the_one_that_stands_out() -> None:
    vorm = Vorm([tekst("Het formulier")], [knop("Opslaan", stap(Stap.VERDER), stijl="positive")])
    for vraag in (
        None,
        Vraag(einde=stap(Stap.EINDE)),
        Vraag(naar=ZittingNaar(zitting="z1", sleutel="s1.1.a"), keuzes=(("c1", "1. 26-0001-R"),)),
    ):
        kaart = kaarten.paneel(BEELD, BEZIG, T, KALENDER, vorm=vorm, vraag=vraag)
        klopt(kaart)
        assert "Volgende punt" not in knoppen(kaart)


def test_every_phase_says_in_words_where_it_is() -> None:
    los = replace(BEELD, huidig=None)
    for beeld, woorden in (
        (replace(los, fase=Zittingsfase.STRAKS), "De zitting is nog niet begonnen."),
        (replace(los, fase=Zittingsfase.OPEN), "De vergadering is open"),
        (replace(BEELD, fase=Zittingsfase.PAUZE, pauze_sinds=BEGIN), "Pauze sinds 13.30 uur."),
        (los, "Er is nu geen punt aan de beurt."),
        (replace(los, volgend=None, over=0), "Alle punten zijn geweest."),
        (replace(los, totaal=0, over=0), "Er staan geen casussen op de agenda."),
        (replace(los, fase=Zittingsfase.KLAAR, besproken=1), "Besproken: 1 casus"),
    ):
        kaart = kaarten.paneel(beeld, {}, T, KALENDER)
        klopt(kaart)
        assert woorden in gelezen(kaart), woorden


def test_both_ways_of_knowing_who_is_there_are_said_in_words() -> None:
    assert "Teams geeft door wie er komt" in gelezen(kaarten.paneel(BEELD, BEZIG, T, KALENDER))
    hand = replace(BEELD, wijze=Meldwijze.MET_DE_HAND, loopt=False)
    kaart = gelezen(kaarten.paneel(hand, BEZIG, T, KALENDER))
    assert "Teams geeft niets door: u zegt zelf wie er is" in kaart
    assert "typ /start in de chat van de vergadering" in kaart


def test_who_must_leave_and_a_new_part_stand_out() -> None:
    deel = replace(BEELD, weg="Voor 26-0003-V moet weg: Fenna Duif (RvdK).", wie="9 mensen")
    deel = replace(deel, volgend=Volgend("26-0003-V", BEGIN, nieuw_deel=True))
    kaart = gelezen(kaarten.paneel(deel, BEZIG, T, KALENDER))
    assert "moet weg: Fenna Duif" in kaart
    assert "dan begint deel 2" in kaart
    assert "Wie is er: 9 mensen" in kaart


def test_a_name_is_no_markdown() -> None:
    van = replace(BEELD, huidig=Huidig("c2", 2, "26-0002-T", BEGIN, 10, van="Jan *de* [Wit](x)"))
    assert "Jan \\*de\\* \\[Wit\\]" in gelezen(kaarten.paneel(van, BEZIG, T, KALENDER))


def test_what_was_done_and_what_one_should_know_stand_on_top() -> None:
    kaart: Any = kaarten.paneel(BEELD, BEZIG, T, KALENDER, gezegd=Gezegd("Bewaard.", "Let hierop."))
    assert [een["style"] for een in kaart["body"][1:3]] == ["good", "warning"]


def test_fourteen_items_that_can_still_be_written_down_fit_on_a_phone() -> None:
    klaar = replace(
        BEELD,
        fase=Zittingsfase.KLAAR,
        huidig=None,
        vastleggen=tuple((f"c{nr}", f"26-00{nr}-R") for nr in range(10, 24)),
    )
    kaart: Any = kaarten.paneel(klaar, stappen(Stap.HERVAT), T, KALENDER)
    klopt(kaart)
    assert knoppen(kaart)[0] == "Toch verder"
    assert max(len(een["actions"]) for een in kaart["body"] if een["type"] == "ActionSet") == kaarten.PER_RIJ


LOOP = Loopbeeld(
    "z1",
    BEGIN,
    Zittingsfase.BEZIG,
    Meldwijze.TEAMS,
    (
        Looppunt(1, "26-0001-R", Puntstand.BESPROKEN),
        Looppunt(2, "26-0002-T", Puntstand.UITGESTELD),
        Looppunt(3, "26-0003-V", Puntstand.NU),
        Looppunt(4, "26-0004-X", Puntstand.STRAKS, BEGIN + timedelta(minutes=30), deel=2),
    ),
    in_delen=True,
    nu_horen=("Politie",),
)


def test_how_it_stands_with_each_item_is_said_in_words_and_not_only_by_a_sign() -> None:
    kaart = loopkaarten.loop(LOOP, T, KALENDER)
    klopt({naam: deel for naam, deel in kaart.items() if naam != "refresh"})
    regels = gelezen(kaart)
    for een in (
        "✓ 1. 26-0001-R, besproken",
        "→ 2. 26-0002-T, schuift door",
        "▶ 3. **26-0003-V**, nu",
        "4. 26-0004-X, ongeveer 14.00 uur",
        "Deel 1",
        "Deel 2",
        "In de vergadering horen nu: Politie.",
    ):
        assert een in regels


def test_its_refresh_asks_what_concerns_the_reader() -> None:
    kaart: Any = loopkaarten.loop(LOOP, T, KALENDER)
    assert kaart["refresh"] == {
        "action": {"type": "Action.Execute", "verb": Verb.ZITTING_MIJN, "data": {"v": 1, "zitting": "z1"}}
    }


def test_sixty_items_fit() -> None:
    punten = tuple(Looppunt(nr, f"26-{nr:04}-R", Puntstand.STRAKS, BEGIN) for nr in range(1, 80))
    kaart = loopkaarten.loop(replace(LOOP, punten=punten), T, KALENDER)
    klopt({naam: deel for naam, deel in kaart.items() if naam != "refresh"})
    assert "En nog 19 punten." in gelezen(kaart)


def test_each_phase_of_the_running_agenda_has_its_words() -> None:
    for fase, woorden in (
        (Zittingsfase.STRAKS, "De zitting begint om 13.30 uur."),
        (Zittingsfase.OPEN, "De zitting begint zo."),
        (Zittingsfase.PAUZE, "Het is pauze."),
        (Zittingsfase.KLAAR, "De zitting is afgelopen."),
    ):
        assert woorden in gelezen(loopkaarten.loop(replace(LOOP, fase=fase), T, KALENDER))
    assert "De regisseur houdt bij" in gelezen(
        loopkaarten.loop(replace(LOOP, wijze=Meldwijze.MET_DE_HAND), T, KALENDER)
    )
