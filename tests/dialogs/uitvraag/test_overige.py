"""The worklist of a week in nazorg: who is not ticked is not known, once that was said for certain."""

import pytest

from dialogs.uitvraag.antwoorden.lijst import PERSONEN_PER_KEUZE
from domain.agenda import Zitting
from domain.casus import Casus
from domain.uitvraag import Antwoordsoort
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._antwoorden import gezegd, opent
from tests.dialogs.uitvraag._verhaal import Verhaal
from tests.dialogs.uitvraag.test_werklijst import ZEVEN, ZITTING

OVERIGE = "Alle overige: niet bekend"


@pytest.fixture
def zitting(verhaal: Verhaal) -> Zitting:
    return verhaal.zitting(ZITTING, "nazorg")


@pytest.fixture
async def week(verhaal: Verhaal, zitting: Zitting) -> tuple[Casus, ...]:
    """Four people of one week, each a casus of his own."""
    alle = tuple(verhaal.casus(ZEVEN[nummer], tafel="nazorg", nummer=nummer + 1) for nummer in range(4))
    for een in alle:
        await verhaal.start(een)
    return alle


@pytest.fixture
def piet(verhaal: Verhaal) -> Deelnemer:
    return verhaal.wereld.partner("politie", "Piet Politie")


async def kiest(verhaal: Verhaal, wie: Deelnemer, zitting: Zitting) -> Kaart:
    return await wie.presses(await opent(verhaal, wie, zitting), "Beantwoorden")


def over(kaart: Kaart, naam: str) -> str:
    """The value of a tick."""
    return next(str(een["value"]) for deel in kaart.invoer for een in deel["choices"] if een["title"].startswith(naam))


def aangevinkt(kaart: Kaart) -> str:
    (veld,) = kaart.invoer
    return str(veld.get("value") or "")


def niet_bekend(verhaal: Verhaal, week: tuple[Casus, ...]) -> list[str]:
    soorten = {str(casus.code): [een.soort for een in gezegd(verhaal, casus).values()] for casus in week}
    return [code for code, wat in soorten.items() if wat == [Antwoordsoort.NIET_BEKEND]]


async def test_how_many_and_which_codes_are_shown_before_anything_is_saved(
    verhaal: Verhaal, zitting: Zitting, week: tuple[Casus, ...], piet: Deelnemer
) -> None:
    keuze = await kiest(verhaal, piet, zitting)
    assert keuze.knoppen[0] == OVERIGE
    assert "Opslaan" not in keuze.knoppen
    zeker = await piet.presses(keuze, OVERIGE, {"bekend": over(keuze, "Kanarie Nummer2")})
    assert "U legt vast dat 3 personen bij u niet bekend zijn." in zeker
    assert [str(een.code) in zeker for een in week] == [True, True, False, True]
    assert "Kanarie" not in zeker
    assert not niet_bekend(verhaal, week)
    vorm = await piet.presses(zeker, "Ja, vastleggen")
    assert "Kanarie Nummer2" in vorm
    assert niet_bekend(verhaal, week) == [str(week[nummer].code) for nummer in (0, 1, 3)]


async def test_going_back_loses_no_tick(
    verhaal: Verhaal, zitting: Zitting, week: tuple[Casus, ...], piet: Deelnemer
) -> None:
    keuze = await kiest(verhaal, piet, zitting)
    twee = ",".join(over(keuze, naam) for naam in ("Kanarie Nummer1", "Kanarie Nummer3"))
    weer = await piet.presses(await piet.presses(keuze, OVERIGE, {"bekend": twee}), "Terug")
    assert aangevinkt(weer) == twee
    assert not niet_bekend(verhaal, week)


async def test_with_nobody_ticked_the_week_is_two_presses(
    verhaal: Verhaal, zitting: Zitting, week: tuple[Casus, ...], piet: Deelnemer
) -> None:
    dank = await piet.presses(await piet.presses(await kiest(verhaal, piet, zitting), OVERIGE), "Ja, vastleggen")
    assert "Dank u." in dank
    assert len(niet_bekend(verhaal, week)) == len(week)


async def test_with_everybody_ticked_there_is_nothing_to_ask(
    verhaal: Verhaal, zitting: Zitting, week: tuple[Casus, ...], piet: Deelnemer
) -> None:
    keuze = await kiest(verhaal, piet, zitting)
    allen = ",".join(een["value"] for deel in keuze.invoer for een in deel["choices"])
    vorm = await piet.presses(keuze, OVERIGE, {"bekend": allen})
    assert "Kanarie Nummer0" in vorm
    assert not niet_bekend(verhaal, week)


async def test_pressed_twice_is_once_and_a_copied_card_is_refused(
    verhaal: Verhaal, zitting: Zitting, week: tuple[Casus, ...], piet: Deelnemer
) -> None:
    zeker = await piet.presses(await kiest(verhaal, piet, zitting), OVERIGE)
    druk = zeker.druk("Ja, vastleggen", {})
    collega = verhaal.wereld.partner("politie", "Pia Politie")
    ander = verhaal.wereld.partner("reclassering", "Rik Reclassering")
    for wie in (collega, ander):
        await wie.presses_raw(druk.verb, druk.data)
        assert not niet_bekend(verhaal, week)
    for keer in ("a", "a", "b"):
        await piet.presses_raw(druk.verb, druk.data, activity_id=keer)
    assert all(een.versie == 1 for casus in week for een in gezegd(verhaal, casus).values())
    assert len(niet_bekend(verhaal, week)) == len(week)


async def test_only_who_was_on_the_card_is_said_to_be_unknown(verhaal: Verhaal, zitting: Zitting) -> None:
    """Of whom no name was seen nobody can say that he is not known."""
    alle = tuple(
        verhaal.casus(ZEVEN[nummer % 7], tafel="nazorg", nummer=nummer + 1) for nummer in range(PERSONEN_PER_KEUZE + 2)
    )
    for een in alle:
        await verhaal.start(een)
    piet = verhaal.wereld.partner("politie", "Piet Politie")
    zeker = await piet.presses(await kiest(verhaal, piet, zitting), OVERIGE)
    assert f"U legt vast dat {PERSONEN_PER_KEUZE} personen" in zeker
    volgende = await piet.presses(zeker, "Ja, vastleggen")
    assert len(niet_bekend(verhaal, alle)) == PERSONEN_PER_KEUZE
    assert OVERIGE in volgende.knoppen


async def test_at_other_tables_one_press_saves_as_before(verhaal: Verhaal) -> None:
    zitting = verhaal.zitting(ZITTING)
    await verhaal.start(verhaal.casus(*ZEVEN[:3]))
    piet = verhaal.wereld.partner("politie", "Piet Politie")
    keuze = await kiest(verhaal, piet, zitting)
    assert OVERIGE not in keuze.knoppen
    assert keuze.knoppen[0] == "Opslaan"
