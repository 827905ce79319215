"""Whoever stands in for a regisseur runs his uitvragen and hears what he would hear, and not a minute longer."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort
from domain.afwezigheid import Afwezigheid
from domain.casus import Casus
from domain.persoon import Rol
from storage import afwezigheid, casus, personen
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.uitvraag._verhaal import ANNA, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
def bo(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Bo Bakker", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))


@pytest.fixture
async def een(verhaal: Verhaal, bo: Deelnemer) -> Casus:
    """A casus of Rosa under way, with Rosa and Bo in Teams."""
    for wie in (verhaal.wereld.regisseur, bo):
        await wie.types("/help")
    verhaal.zitting(ZITTING)
    nieuw = verhaal.casus(ANNA)
    await verhaal.start(nieuw)
    return nieuw


def weg(verhaal: Verhaal, bo: Deelnemer, **duur: float) -> datetime:
    """Rosa is away from now on, with Bo in her place; return when that ends."""
    nu = verhaal.wereld.nu
    einde = nu + timedelta(**duur)
    verhaal.wereld.doet(afwezigheid.voeg_toe, Afwezigheid("weg", verhaal.wereld.regisseur.id, nu, einde, bo.id))
    return einde


def ontvangers(verhaal: Verhaal, soort: Berichtsoort) -> set[str]:
    return {post.waar for post in verhaal.posts_van(soort)}


async def test_that_all_is_in_is_told_to_who_stands_in_at_that_moment(
    verhaal: Verhaal, een: Casus, bo: Deelnemer
) -> None:
    weg(verhaal, bo, days=1)
    for organisatie in VAST:
        verhaal.handelt_af(een, organisatie)
    assert ontvangers(verhaal, Berichtsoort.ALLES_BINNEN) == {bo.chat.conversation_id}


async def test_once_it_ended_the_regisseur_hears_it_himself(verhaal: Verhaal, een: Casus, bo: Deelnemer) -> None:
    einde = weg(verhaal, bo, hours=2)
    for organisatie in VAST[:-1]:
        verhaal.handelt_af(een, organisatie)
    verhaal.wereld.nu = einde
    verhaal.handelt_af(een, VAST[-1])
    assert ontvangers(verhaal, Berichtsoort.ALLES_BINNEN) == {verhaal.wereld.regisseur.chat.conversation_id}


async def test_who_stands_in_sees_the_status_and_whose_it_is(verhaal: Verhaal, een: Casus, bo: Deelnemer) -> None:
    einde = weg(verhaal, bo, hours=2)
    verhaal.wereld.nu = einde - timedelta(minutes=1)
    kaart = await bo.types(f"/uitvraag status {een.code}")
    assert "U neemt waar voor Rosa Regisseur." in kaart
    assert "U neemt waar voor Rosa Regisseur." in await bo.types("/uitvraag status")
    assert "U neemt waar" not in await verhaal.wereld.regisseur.types(f"/uitvraag status {een.code}")
    verhaal.wereld.nu = einde
    for opdracht in (f"/uitvraag status {een.code}", "/uitvraag status"):
        kaart = await bo.types(opdracht)
        assert "afgehandeld" not in kaart
        assert "U neemt waar" not in kaart


async def test_a_proposal_left_open_starts_nothing_once_it_ended(verhaal: Verhaal, bo: Deelnemer) -> None:
    wereld = verhaal.wereld
    verhaal.zitting(ZITTING)
    nieuw = verhaal.casus(ANNA)
    einde = weg(verhaal, bo, hours=2)
    wereld.nu = einde - timedelta(minutes=1)
    vorm = await bo.presses(await bo.types(f"/uitvraag start {nieuw.code}"), "Voorstel openen")
    wereld.nu = einde
    assert "Dit kan ik niet voor u openen" in await bo.presses(vorm, "Start")
    wereld.nu = einde - timedelta(minutes=1)
    await bo.presses(vorm, "Start")
    assert verhaal.uitvraag(nieuw).gestart_door_id == bo.id


async def test_after_handing_over_the_new_regisseur_hears_and_the_former_does_not(
    verhaal: Verhaal, een: Casus, bo: Deelnemer
) -> None:
    wereld = verhaal.wereld
    wereld.doet(casus.draag_over, [een.id], van=wereld.regisseur.id, naar=bo.id)
    verhaal.wacht_tot(ZITTING - timedelta(hours=1))
    assert ontvangers(verhaal, Berichtsoort.LAATSTE_HERINNERING) == {bo.chat.conversation_id}
    assert verhaal.posts_van(Berichtsoort.HERINNERING), "alarms that were set still ring"


async def test_partners_read_on_their_front_page_who_runs_it_now(verhaal: Verhaal, een: Casus, bo: Deelnemer) -> None:
    agent = verhaal.wereld.partner("politie")
    lijst = verhaal.kaart_voor(een, "politie")
    (openen,) = [druk for druk in lijst.drukken() if druk.verb == "werklijst.open"][:1]
    assert "Rosa Regisseur" in await agent.presses_raw(openen.verb, openen.data)
    weg(verhaal, bo, hours=2)
    kaart = await agent.presses_raw(openen.verb, openen.data)
    assert "Bo Bakker" in kaart
    assert "Rosa Regisseur" not in kaart


async def test_when_the_last_partner_left_the_regisseur_sees_that_nobody_is_reached(
    verhaal: Verhaal, een: Casus
) -> None:
    wereld = verhaal.wereld
    agent = wereld.partner("politie")
    wereld.verstrijkt(minutes=1)
    assert "Politie Merwestreek: nog open" in await wereld.regisseur.types(f"/uitvraag status {een.code}")
    wereld.doet(personen.beeindig, agent.id, Rol.PARTNER, "politie", wereld.nu)
    assert "Politie Merwestreek: nog niet bereikt" in await wereld.regisseur.types(f"/uitvraag status {een.code}")
