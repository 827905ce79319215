"""What changes while a form lies open: what is pressed counts for what stood on it, and nothing typed is lost."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dialogs import voorbereiding
from dialogs.kern.turn import JsonValue
from domain.agenda import Zitting
from domain.casus import Casus, Fase
from domain.uitvraag import Antwoordsoort, BevragingStatus, UitvraagStatus
from storage import casus as casussen
from storage import toegang
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.uitvraag._antwoorden import GEHEIM, NIET_DELEN, gezegd, opent, versies, vult_in, ziet_namen
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
GGD = {"Mogelijke partners": "GGD Merwestreek"}


@pytest.fixture
def piet(verhaal: Verhaal) -> Deelnemer:
    return verhaal.wereld.partner("politie", "Piet Politie")


@pytest.fixture
def zitting(verhaal: Verhaal) -> Zitting:
    return verhaal.zitting(ZITTING)


@pytest.fixture
async def casus(verhaal: Verhaal, zitting: Zitting) -> Casus:
    een = verhaal.casus(ANNA)
    await verhaal.start(een)
    return een


async def nog_een(verhaal: Verhaal) -> Casus:
    """A second casus for the same zitting."""
    een = verhaal.casus(BRAM, nummer=150)
    await verhaal.start(een)
    return een


async def trekt_in(verhaal: Verhaal, casus: Casus) -> None:
    """The regisseur withdraws all of an uitvraag."""
    vorm = await verhaal.wereld.regisseur.types(f"/uitvraag intrek {casus.code}")
    vorm = await verhaal.wereld.regisseur.presses(vorm, "Openen") if "Openen" in vorm.knoppen else vorm
    druk = next(een for een in vorm.drukken() if een.verb == "uitvraag.intrek" and een.data.get("alles"))
    await verhaal.wereld.regisseur.presses_raw(druk.verb, druk.data)
    verhaal.verstuurt()


async def weigerformulier(verhaal: Verhaal, wie: Deelnemer, zitting: Zitting) -> Kaart:
    return await wie.presses(await opent(verhaal, wie, zitting), NIET_DELEN)


async def test_refusing_one_casus_that_was_withdrawn_does_not_refuse_the_other(
    verhaal: Verhaal, zitting: Zitting, casus: Casus, piet: Deelnemer
) -> None:
    ander = await nog_een(verhaal)
    druk = (await weigerformulier(verhaal, piet, zitting)).druk("Vastleggen", GEHEIM)
    await trekt_in(verhaal, casus)
    kaart = await piet.presses_raw(druk.verb, {**druk.data, "over": verhaal.bevraging(casus, "politie").id})
    assert "Wat u had gekozen, wordt niet meer gevraagd. Er is niets vastgelegd." in kaart
    assert verhaal.bevraging(ander, "politie").status is BevragingStatus.OPEN
    assert not gezegd(verhaal, ander)


async def test_refusing_the_only_casus_does_not_refuse_the_one_that_took_its_place(
    verhaal: Verhaal, zitting: Zitting, casus: Casus, piet: Deelnemer
) -> None:
    vorm = await weigerformulier(verhaal, piet, zitting)
    await trekt_in(verhaal, casus)
    ander = await nog_een(verhaal)
    assert "Er is niets vastgelegd." in await piet.presses(vorm, "Vastleggen", GEHEIM)
    assert not gezegd(verhaal, ander)


async def test_refusing_the_only_casus_still_counts_when_another_came_meanwhile(
    verhaal: Verhaal, zitting: Zitting, casus: Casus, piet: Deelnemer
) -> None:
    vorm = await weigerformulier(verhaal, piet, zitting)
    ander = await nog_een(verhaal)
    vorm = await piet.presses(vorm, "Vastleggen")
    await piet.presses(vorm, "Vastleggen", GEHEIM)
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.GEWEIGERD
    assert not gezegd(verhaal, ander)


async def test_that_nobody_consented_is_said_of_what_stood_on_the_card_and_not_of_what_came_since(
    verhaal: Verhaal, zitting: Zitting
) -> None:
    gerda = verhaal.wereld.partner("ggd", "Gerda Gezondheid")
    eerst, later = verhaal.casus(ANNA, nummer=160), verhaal.casus(BRAM, nummer=161)
    await verhaal.start(eerst, GGD)
    voorblad = await opent(verhaal, gerda, zitting, "ggd")
    await verhaal.start(later, GGD)
    kaart = await gerda.presses(voorblad, "Geen toestemming: niets delen")
    assert verhaal.bevraging(eerst, "ggd").status is BevragingStatus.GEWEIGERD
    assert verhaal.bevraging(later, "ggd").status is BevragingStatus.OPEN
    assert str(later.code) in kaart


class TestNaarEenAndereZitting:
    """The item of a casus goes to another zitting while somebody types about it."""

    @pytest.fixture
    def wereld(self, wereld: Wereld) -> Wereld:
        voorbereiding.register(wereld.registry)
        return wereld

    @pytest.fixture
    def later(self, verhaal: Verhaal) -> Zitting:
        return verhaal.zitting(datetime(2026, 3, 16, 12, tzinfo=UTC))

    async def verplaatst(self, verhaal: Verhaal, casus: Casus, van: Zitting, naar: Zitting) -> None:
        regisseur = verhaal.wereld.regisseur
        data: dict[str, JsonValue] = {"v": 1, "zitting": van.id, "casus": casus.id}
        vorm = await regisseur.presses_raw("voorbereiding.verplaats_formulier", data)
        (druk,) = [een for een in vorm.drukken() if een.verb == "voorbereiding.verplaats"]
        await regisseur.presses_raw(druk.verb, {**druk.data, "naar": naar.id})
        verhaal.verstuurt()
        assert verhaal.uitvraag(casus).zitting_id == naar.id

    async def test_what_was_typed_is_kept(
        self, verhaal: Verhaal, zitting: Zitting, later: Zitting, casus: Casus, piet: Deelnemer
    ) -> None:
        vorm = await ziet_namen(verhaal, piet, casus)
        await self.verplaatst(verhaal, casus, zitting, later)
        dank = await piet.presses(vorm, "Opslaan", vult_in(casus))
        assert "Dank u." in dank
        assert "maandag 16 maart" in dank
        (antwoord,) = gezegd(verhaal, casus).values()
        assert antwoord.soort is Antwoordsoort.BEKEND
        assert (await piet.presses(vorm, "Opslaan", vult_in(casus))).tekst == dank.tekst
        assert len(versies(verhaal, casus)) == 1

    async def test_not_known_and_a_refusal_are_kept(
        self, verhaal: Verhaal, zitting: Zitting, later: Zitting, casus: Casus, piet: Deelnemer
    ) -> None:
        vorm, weigering = await ziet_namen(verhaal, piet, casus), await weigerformulier(verhaal, piet, zitting)
        await self.verplaatst(verhaal, casus, zitting, later)
        await piet.presses(vorm, "Niet bekend")
        assert [een.soort for een in gezegd(verhaal, casus).values()] == [Antwoordsoort.NIET_BEKEND]
        assert "Dank u." in await piet.presses(weigering, "Vastleggen", GEHEIM)
        assert [een.soort for een in gezegd(verhaal, casus).values()] == [Antwoordsoort.GEWEIGERD]

    async def test_it_opens_nothing_for_another_organisatie(
        self, verhaal: Verhaal, zitting: Zitting, later: Zitting, casus: Casus, piet: Deelnemer
    ) -> None:
        druk = (await ziet_namen(verhaal, piet, casus)).druk("Opslaan", vult_in(casus))
        await self.verplaatst(verhaal, casus, zitting, later)
        gea = verhaal.wereld.partner("ggd")
        for data in (druk.data, {**druk.data, "organisatie": "ggd"}):
            kaart = await gea.presses_raw(druk.verb, data)
            assert not kaart.labels
            assert ANNA.naam not in kaart
        assert not gezegd(verhaal, casus)


async def test_a_casus_that_was_closed_is_not_asked_about_again_by_a_card_that_still_stands(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    """After a withdrawal it can be closed as a double; the card with "Toch weer vragen" is still there."""
    wereld = verhaal.wereld
    vorm = await wereld.regisseur.types(f"/uitvraag intrek {casus.code}")
    vorm = await wereld.regisseur.presses(vorm, "Openen") if "Openen" in vorm.knoppen else vorm
    alles = next(een for een in vorm.drukken() if een.verb == "uitvraag.intrek" and een.data.get("alles"))
    ingetrokken = await wereld.regisseur.presses_raw(alles.verb, alles.data)
    wereld.doet(sluit, casus.id)
    kaart = await wereld.regisseur.presses(ingetrokken, "Toch weer vragen")
    assert "is afgesloten" in kaart
    assert verhaal.uitvraag(casus).status is UitvraagStatus.INGETROKKEN
    assert all(een.tot is not None for een in wereld.leest(toegang.van_casus, casus.id))


def sluit(uow: UnitOfWork, casus_id: str) -> None:
    casussen.wijzig(uow, replace(casussen.lees(uow, casus_id), fase=Fase.AFGESLOTEN))
    toegang.beeindig(uow, casus_id)
