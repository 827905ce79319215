"""An organisatie that shares only with consent: whom it knows and whom it does not leave the same traces."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dialogs.kern.turn import JsonValue
from domain.agenda import Zitting
from domain.casus import Casus
from domain.logboek import Handeling
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus, Weigergrond, Weigering
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._antwoorden import gezegd, opent, opent_persoon, persoon, versies, vult_in, waar
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, Verhaal
from tests.dialogs.uitvraag._werelden import Werelden

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
GGD = {"Mogelijke partners": "GGD Merwestreek"}
NIETS = "Geen toestemming: niets delen"
WIE = "Wie heeft u toestemming gegeven om te delen?"
VOLGENS_BELEID = Weigering(Weigergrond.BEROEPSGEHEIM, volgens_beleid=True)
MANIER = st.sampled_from(["alles", "kaart", "niet_bekend", "weiger", "bekend"])
"""Every way in which a button, or somebody who makes one, may say that a person is not known or not shared about."""


@pytest.fixture
def gea(verhaal: Verhaal) -> Deelnemer:
    return verhaal.wereld.partner("ggd", "Gea Gezondheid")


@pytest.fixture
def zitting(verhaal: Verhaal) -> Zitting:
    return verhaal.zitting(ZITTING)


@pytest.fixture
async def casus(verhaal: Verhaal, zitting: Zitting) -> Casus:
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een, GGD)
    return een


def namen(kaart: Kaart) -> str:
    return json.dumps(kaart.json, ensure_ascii=False)


async def test_the_first_card_says_so_and_one_click_is_a_full_answer_without_any_name(
    verhaal: Verhaal, zitting: Zitting, casus: Casus, gea: Deelnemer
) -> None:
    voorblad = await opent(verhaal, gea, zitting, "ggd")
    assert "Uw organisatie deelt alleen met toestemming van de persoon zelf." in voorblad
    assert "Om na te gaan of er toestemming is, moet u de namen zien." in voorblad
    assert voorblad.knoppen == (NIETS, "Er is toestemming")
    dank = await gea.presses(voorblad, NIETS)
    assert "Dank u." in dank
    assert "Kanarie" not in namen(voorblad) + namen(dank)
    assert [een.weigering for een in gezegd(verhaal, casus, "ggd").values()] == [VOLGENS_BELEID] * 2
    assert verhaal.bevraging(casus, "ggd").status is BevragingStatus.GEWEIGERD
    geopend = [een.betrokkene_id for een in verhaal.wereld.logboek(casus.id) if een.door_id == gea.id]
    assert geopend == [None, *(een.id for een in casus.betrokkenen)]  # seen: no name; refused: about each


async def test_only_about_who_consented_a_form_comes_and_the_others_are_as_without(
    verhaal: Verhaal, zitting: Zitting, casus: Casus, gea: Deelnemer
) -> None:
    keuze = await gea.presses(await opent(verhaal, gea, zitting, "ggd"), "Er is toestemming")
    assert "Over wie u niet aanvinkt, deelt uw organisatie niets." in keuze
    assert "niet bekend" not in keuze
    assert keuze.knoppen == ("Opslaan",)
    (anna, _) = (een["title"] for deel in keuze.invoer for een in deel["choices"])
    vorm = await gea.presses(keuze, "Opslaan", {WIE: anna})
    assert vorm.knoppen == ("Geen toestemming", "Opslaan")
    assert "veld.p142-0.delen" not in vorm.druk("Opslaan", {}).data  # with consent, the giver says for what
    await gea.presses(vorm, "Opslaan", vult_in(casus))
    van_anna, van_bram = gezegd(verhaal, casus, "ggd").values()
    assert van_anna.soort is Antwoordsoort.BEKEND
    assert (van_bram.soort, van_bram.weigering) == (Antwoordsoort.GEWEIGERD, VOLGENS_BELEID)


async def test_consent_that_was_no_consent_is_taken_back_in_one_click(
    verhaal: Verhaal, zitting: Zitting, casus: Casus, gea: Deelnemer
) -> None:
    await gea.presses(await opent(verhaal, gea, zitting, "ggd"), NIETS)
    vorm = await opent_persoon(verhaal, gea, casus, 0, "ggd")
    await gea.presses(vorm, "Opslaan", vult_in(casus))
    assert verhaal.bevraging(casus, "ggd").status is BevragingStatus.BEANTWOORD
    lijst = await gea.presses(await opent_persoon(verhaal, gea, casus, 0, "ggd"), "Geen toestemming")
    assert "niet gedeeld: alleen na toestemming" in lijst
    assert gezegd(verhaal, casus, "ggd")["p142-0"].weigering == VOLGENS_BELEID
    assert verhaal.bevraging(casus, "ggd").status is BevragingStatus.GEWEIGERD


async def test_who_found_consent_while_a_colleague_refused_for_all_still_gets_the_form(
    verhaal: Verhaal, zitting: Zitting, casus: Casus, gea: Deelnemer
) -> None:
    guus = verhaal.wereld.partner("ggd", "Guus Gezondheid")
    keuze = await gea.presses(await opent(verhaal, gea, zitting, "ggd"), "Er is toestemming")
    await guus.presses(await opent(verhaal, guus, zitting, "ggd"), NIETS)
    anna = keuze.invoer[0]["choices"][0]["title"]
    vorm = await gea.presses(keuze, "Opslaan", {WIE: anna})
    await gea.presses(vorm, "Opslaan", vult_in(casus))
    assert gezegd(verhaal, casus, "ggd")["p142-0"].soort is Antwoordsoort.BEKEND


async def test_pressed_twice_it_is_said_once_and_a_copied_card_does_nothing(
    verhaal: Verhaal, zitting: Zitting, casus: Casus, gea: Deelnemer
) -> None:
    voorblad = await opent(verhaal, gea, zitting, "ggd")
    guus = verhaal.wereld.partner("ggd", "Guus Gezondheid")
    assert "Dit formulier is voor iemand anders geopend." in await guus.presses(voorblad, NIETS)
    assert len({(await gea.presses(voorblad, NIETS, activity_id=een)).tekst for een in ("a", "a", "b")}) == 1
    assert len(versies(verhaal, casus, "ggd")) == 2


async def test_an_organisatie_that_decides_for_each_question_cannot_say_so(
    verhaal: Verhaal, zitting: Zitting, casus: Casus
) -> None:
    piet = verhaal.wereld.partner("politie", "Piet Politie")
    data: dict[str, JsonValue] = {"v": 1, "zitting": zitting.id, "organisatie": "politie", "sleutel": "a.1.b"}
    await piet.presses_raw("werklijst.geen_toestemming", data)
    assert gezegd(verhaal, casus) == {}


async def _zegt(verhaal: Verhaal, gea: Deelnemer, casus: Casus, zitting: Zitting, manier: str, plek: int) -> None:
    """Say of somebody, in some way, that he is not known or not shared about."""
    hier = waar(verhaal, casus, "ggd")
    wie = persoon(verhaal, casus, plek, "ggd")
    if manier == "alles":
        voorblad = await opent(verhaal, gea, zitting, "ggd")
        if NIETS in voorblad.knoppen:
            await gea.presses(voorblad, NIETS)
    elif manier == "kaart":
        kaart = await gea.presses_raw("werklijst.personen", hier)
        if WIE in kaart.labels:
            await gea.presses(kaart, "Opslaan")
    elif manier == "weiger":
        kaart = await gea.presses_raw("werklijst.weiger_formulier", {**hier, "personen": [wie]})
        await gea.presses(kaart, "Vastleggen", {"Waarom niet?": "Geen taak of bevoegdheid"})
    else:
        kaart = await gea.presses_raw("werklijst.persoon", {**hier, "persoon": wie})
        if manier == "niet_bekend":
            await gea.presses(kaart, "Geen toestemming")
        else:
            # As an older card, or somebody who makes his own, might send that he is not known.
            druk = kaart.druk("Opslaan", {})
            nee = {f"veld.{casus.betrokkenen[plek].id}.bekend": "nee"}
            await gea.presses_raw(druk.verb, {**druk.data, **nee})


def _sporen(verhaal: Verhaal, casus: Casus) -> tuple[set[tuple[object, ...]], set[Handeling]]:
    """What is left of it, apart from who, when and how often."""

    def spoor(een: Antwoord) -> tuple[object, ...]:
        return (een.soort, een.weigering, een.waarden, een.gezegd_door)

    gedaan = {een.handeling for een in verhaal.wereld.logboek(casus.id) if een.betrokkene_id and een.namens == "ggd"}
    return {spoor(een) for een in versies(verhaal, casus, "ggd")}, gedaan - {Handeling.UITVRAAG_GEOPEND}


@pytest.mark.timeout(180)
@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(stappen=st.lists(st.tuples(MANIER, st.integers(0, 1)), min_size=1, max_size=5))
def test_however_it_is_said_not_known_and_not_shared_are_one(
    stappen: Sequence[tuple[str, int]], werelden: Werelden
) -> None:
    async def speel(verhaal: Verhaal) -> None:
        zitting = verhaal.zitting(ZITTING)
        casus = verhaal.casus(ANNA, BRAM)
        await verhaal.start(casus, GGD)
        gea = verhaal.wereld.partner("ggd", "Gea Gezondheid")
        for manier, plek in stappen:
            await _zegt(verhaal, gea, casus, zitting, manier, plek)
        gelaten, gedaan = _sporen(verhaal, casus)
        assert gelaten <= {(Antwoordsoort.GEWEIGERD, VOLGENS_BELEID, (), "")}
        assert gedaan <= {Handeling.UITVRAAG_GEWEIGERD}
        assert verhaal.bevraging(casus, "ggd").status in {BevragingStatus.GEWEIGERD, BevragingStatus.OPEN}
        lijst = await gea.presses_raw("werklijst.lijst", waar(verhaal, casus, "ggd"))
        assert "niet bekend" not in lijst
        verhaal.verstuurt()
        assert "bekend" not in verhaal.alles_gezien().lower()

    with werelden.nieuw("ggd", "politie") as verhaal:
        asyncio.run(speel(verhaal))
