"""The cards of the quickscan: calm, in words, few buttons, and typed text exactly as typed."""

from datetime import UTC, date, datetime

import pytest

from cards.bouwstenen import Card
from cards.quickscan import lijst
from cards.quickscan.lijst import Telling, Weekbeeld
from cards.quickscan.payloads import QuickscanVraagUit
from domain.basisvoorwaarden import Stand
from domain.quickscan import Persoonsbeeld, Veldbeeld, Zorg
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten, laad_teksten
from tests._kaart import Kaart

ZITTING = ("zitting-1", datetime(2026, 3, 4, 9, tzinfo=UTC))
RARE = "**vet** [x](http://y) \u202eomgekeerd"


@pytest.fixture(scope="module")
def t() -> Teksten:
    return laad_teksten()


def een(**anders: object) -> Persoonsbeeld:
    basis: dict[str, object] = {"casus_id": "c1", "code": "26-0142-K", "naam": RARE, "gevraagd": 6, "binnen": 2}
    return Persoonsbeeld(**{**basis, **anders})  # type: ignore[arg-type]


def week(t: Teksten, *mensen: Persoonsbeeld, vanaf: int = 0, totaal: int = 0, **telling: object) -> Kaart:
    geteld = Telling(zitting=ZITTING, mensen=len(mensen), **telling)  # type: ignore[arg-type]
    beeld = Weekbeeld(telling=geteld, mensen=mensen, vanaf=vanaf, totaal=totaal or len(mensen))
    return Kaart(lijst.week(beeld, t, Kalender()))


def kleuren(kaart: Card) -> set[str]:
    return {str(deel["color"]) for deel in Kaart(kaart).delen if "color" in deel}


@pytest.mark.parametrize(
    ("dagen", "einde", "woorden"),
    [
        (12, date(2026, 12, 4), "Over 12 dagen, vrijdag 4 december"),
        (1, date(2026, 12, 4), "Over 1 dag, vrijdag 4 december"),
        (0, date(2026, 12, 4), "Vandaag, vrijdag 4 december"),
        (-3, date(2026, 12, 4), "Vrij sinds vrijdag 4 december"),
        (None, None, "Dag niet bekend"),
    ],
)
def test_the_day_of_release_is_told_in_words(t: Teksten, dagen: int | None, einde: date | None, woorden: str) -> None:
    assert woorden in week(t, een(dagen=dagen, einde=einde, einde_zeker=True))


def test_that_a_day_is_not_certain_and_that_leave_comes_first_is_said(t: Teksten) -> None:
    kaart = week(t, een(dagen=12, einde=date(2026, 12, 4), verlof=date(2026, 11, 27)))
    assert "Over 12 dagen, vrijdag 4 december (nog niet zeker). Eerst verlof: vrijdag 27 november" in kaart


def test_how_it_stands_is_never_told_by_a_colour(t: Teksten) -> None:
    velden = tuple(Veldbeeld(f"Vraag {stand.value}", stand, "x") for stand in Stand)
    kaart = week(t, een(velden=velden))
    assert kleuren(kaart.json) == set()
    for woorden in ("○ niet op orde: ", "◐ mee bezig: ", "\u2013 niet bekend: ", "● op orde: ", "● niet nodig: "):
        assert woorden in kaart


def test_what_was_typed_stands_there_exactly_as_typed_and_turns_nothing_around(t: Teksten) -> None:
    kaart = Kaart(lijst.persoon(een(zorgen=(Zorg("Politie", RARE),)), t, Kalender()))
    assert kaart.tekst.count("**vet** [x](http://y) omgekeerd") == 2
    assert not any(RARE in str(deel.get("text", "")) for deel in kaart.delen if deel.get("type") == "TextBlock")


def test_who_was_decided_about_and_is_closed_has_no_button_to_decide(t: Teksten) -> None:
    assert "Besluit" in week(t, een()).knoppen
    assert "Besluit" not in week(t, een(afgesloten=True)).knoppen


def test_of_many_the_next_page_is_one_press_away(t: Teksten) -> None:
    kaart = week(t, *(een() for _ in range(8)), totaal=20)
    assert "Volgende" in kaart.knoppen
    assert "Nog 12 mensen." in kaart
    assert "Volgende" not in week(t, een(), vanaf=19, totaal=20).knoppen


def test_the_counts_are_neutral_and_offer_to_ask_only_when_somebody_is_new(t: Teksten) -> None:
    vraag = QuickscanVraagUit(zitting="zitting-1", sleutel="a.1.b")
    telling = Telling(
        zitting=ZITTING, mensen=7, onbeslist=7, nieuw=7, vraag=vraag, vraag_voor=ZITTING[1], vraag_tot=ZITTING[1]
    )
    assert Kaart(lijst.voordeur(telling, t, Kalender())).knoppen == ("Vraag de week uit (7)", "Openen")
    geen = Telling(zitting=None)
    kaart = Kaart(lijst.voordeur(geen, t, Kalender()))
    assert kaart.knoppen == ()
    assert "Er is nog geen zitting gepland." in kaart
