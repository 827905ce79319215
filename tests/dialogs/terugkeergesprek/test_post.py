"""For whom a post about a talk is, when it goes, what it is called when it did not arrive; and two people at once."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.kern.berichtnaam import over
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.gesprekspost import onderwerp
from domain.casus import Casus
from domain.regio import Regio
from domain.terugkeergesprek import Gespreksstatus
from domain.werkdagen import Kalender
from storage.gesprekken import Bestemming
from storage.store import Store
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt, context, tikt, tikt_tot
from tests.dialogs._wereld import Wereld, kanaal
from tests.dialogs._zaken import koppelt, om
from tests.dialogs.terugkeergesprek._plan import (
    GEMEENTE,
    PI,
    POLITIE,
    carla,
    gedetineerde,
    gepland,
    gesprek_van,
    hele_wereld,
    kiest,
    met_kanalen,
    opent,
    plant,
    van_soort,
)

_B, _S = Berichtsoort, Gespreksstatus
KIES = "Welk moment past?"


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return hele_wereld(store, demo_regio, nederlands)


def dringend(wereld: Wereld, een: Casus, soort: Berichtsoort, organisatie: str) -> bool:
    """Whether a post about its talk waits for nobody's attention."""
    spec = wereld.registry.messages[soort]
    gevonden = wereld.leest(lambda uow: spec.attention(context(wereld, uow), onderwerp(een.id, organisatie)))
    assert gevonden is not None
    return gevonden.urgent


async def zegt_af(wereld: Wereld, een: Casus) -> None:
    kaart = await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code))
    vorm = await wereld.regisseur.presses(kaart, "Afzeggen")
    await wereld.regisseur.presses(vorm, "Afzeggen", {"Waarom gaat het niet door?": "de procesregisseur"})


async def test_each_post_says_for_which_organisatie_it_is(wereld: Wereld) -> None:
    een = await gepland(wereld)
    post = {bericht.waar: bericht.kaart for bericht in van_soort(bezorgt(wereld), _B.TERUGKEERGESPREK)}
    for organisatie in (POLITIE, GEMEENTE):
        assert wereld.regio.organisatienaam(organisatie) in post[f"19:{organisatie}"]
    wereld.nu = (gesprek_van(wereld, een).begint_op or wereld.nu) - timedelta(days=4)
    vooraf = van_soort(tikt_tot(wereld, wereld.nu + timedelta(days=4)), _B.TERUGKEERGESPREK_VOORAF)
    nieuw = {bericht.waar: bericht.kaart for bericht in vooraf if not bericht.bewerkt}
    assert wereld.regio.organisatienaam(POLITIE) in nieuw[f"19:{POLITIE}"]


async def test_a_prison_is_named_in_its_own_conversation_and_in_no_shared_one(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    (eigen,) = van_soort(bezorgt(wereld), _B.TERUGKEERGESPREK_VRAAG)
    naam = wereld.regio.organisatienaam(PI)
    assert naam in eigen.kaart
    await koppelt(wereld, kanaal(PI), Bestemming.ORGANISATIE, POLITIE)
    await kiest(wereld, een)
    gedeeld = [bericht for bericht in bezorgt(wereld) if bericht.waar == f"19:{PI}"]
    assert gedeeld
    assert not [bericht for bericht in gedeeld if naam in bericht.kaart]


@pytest.mark.parametrize("soort", [_B.TERUGKEERGESPREK, _B.TERUGKEERGESPREK_VRAAG])
async def test_near_its_day_nothing_about_a_talk_waits_for_the_next_morning(
    wereld: Wereld, soort: Berichtsoort
) -> None:
    een = await gepland(wereld)
    organisatie = POLITIE if soort is _B.TERUGKEERGESPREK else PI
    begint = gesprek_van(wereld, een).begint_op
    assert begint is not None
    kalender = wereld.regio.kalender
    dag = kalender.lokaal(begint).date()
    dag_ervoor, nog_een_ervoor = kalender.min_werkdagen(dag, 1), kalender.min_werkdagen(dag, 2)
    for wanneer, verwacht in ((nog_een_ervoor, False), (dag_ervoor, True), (dag, True)):
        wereld.nu = om(wereld, wanneer, 8, 0)
        assert dringend(wereld, een, soort, organisatie) is verwacht
    wereld.nu = begint + timedelta(hours=2)
    assert not dringend(wereld, een, soort, organisatie)


async def test_off_on_the_evening_before_everybody_reads_it_that_evening(wereld: Wereld) -> None:
    een = await gepland(wereld)
    bezorgt(wereld)
    wereld.nu = om(wereld, _dag_ervoor(wereld, een), 21, 0)
    await zegt_af(wereld, een)
    assert dringend(wereld, een, _B.TERUGKEERGESPREK, POLITIE)
    post = [bericht for bericht in van_soort(bezorgt(wereld), _B.TERUGKEERGESPREK) if not bericht.bewerkt]
    assert {bericht.waar for bericht in post} == {f"19:{POLITIE}", f"19:{GEMEENTE}"}
    assert all("gaat niet door" in bericht.kaart for bericht in post)


@pytest.mark.parametrize(
    "soort", [_B.TERUGKEERGESPREK, _B.TERUGKEERGESPREK_VRAAG, _B.TERUGKEERGESPREK_VOORAF, _B.MAIL_TERUGKEERGESPREK]
)
async def test_what_did_not_arrive_is_named_by_code_and_never_by_prison(wereld: Wereld, soort: Berichtsoort) -> None:
    een = await gepland(wereld)
    werk = van_soort(bezorgt(wereld), _B.TERUGKEERGESPREK)[0].werk
    for organisatie, naam in ((POLITIE, wereld.regio.organisatienaam(POLITIE)), (PI, "een organisatie")):
        zo = replace(werk, soort=soort, onderwerp_id=onderwerp(een.id, organisatie))
        sleutel, gegevens = wereld.leest(lambda uow, zo=zo: over(context(wereld, uow), zo))
        for wat in ("wat", "onzeker"):
            woorden = wereld.teksten(f"bericht.{wat}.{sleutel}", **gegevens)
            assert str(een.code) in woorden
            assert naam in woorden


async def test_while_the_meeting_is_not_good_the_regisseur_hears_it_the_next_working_morning(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    bezorgt(wereld)
    wereld.nu = om(wereld, date(2026, 3, 3), 8, 0)
    tikt(wereld)
    assert not [b for b in van_soort(bezorgt(wereld), _B.TERUGKEERGESPREK_NIEUWS) if not b.bewerkt]
    wereld.nu = om(wereld, date(2026, 3, 3), 9, 0)
    tikt(wereld)
    (post,) = [b for b in van_soort(bezorgt(wereld), _B.TERUGKEERGESPREK_NIEUWS) if not b.bewerkt]
    assert post.waar == wereld.regisseur.chat.conversation_id
    assert not van_soort(bezorgt(wereld), _B.TERUGKEERGESPREK)


async def test_once_the_meeting_is_good_the_next_morning_is_silent(wereld: Wereld) -> None:
    een = await gepland(wereld)
    bezorgt(wereld)
    assert gesprek_van(wereld, een).verteld
    wereld.nu = om(wereld, date(2026, 3, 3), 9, 0)
    tikt(wereld)
    assert not van_soort(bezorgt(wereld), _B.TERUGKEERGESPREK_NIEUWS)


async def test_of_two_who_choose_at_once_one_is_heard_and_the_other_reads_so(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    cor = wereld.partner(PI, "Cor Collega")
    kaarten = [(carla(wereld), await opent(wereld, een)), (cor, await opent(wereld, een, cor))]
    gezien = await asyncio.gather(
        *(wie.presses(kaart, "Kiezen", {KIES: _moment(kaart, nr)}) for nr, (wie, kaart) in enumerate(kaarten))
    )
    assert sorted("Het moment is gekozen." in kaart for kaart in gezien) == [False, True]
    assert sorted("Dit moment staat niet meer open." in kaart for kaart in gezien) == [False, True]
    gesprek = gesprek_van(wereld, een)
    winnaar = cor if "Het moment is gekozen." in gezien[1] else carla(wereld)
    assert (gesprek.status, gesprek.casemanager_id) == (_S.GEPLAND, winnaar.id)


async def test_a_choice_and_a_cancellation_at_once_never_leave_a_talk_that_is_both(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    kaart = await opent(wereld, een)
    await asyncio.gather(carla(wereld).presses(kaart, "Kiezen", {KIES: _moment(kaart, 0)}), zegt_af(wereld, een))
    assert gesprek_van(wereld, een).status is _S.GAAT_NIET_DOOR


async def test_while_the_inrichting_proposes_itself_an_old_card_chooses_nothing(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    cor = wereld.partner(PI, "Cor Collega")
    oud = await opent(wereld, een, cor)
    await _stelt_voor(wereld, een, "09:30")
    druk = oud.druk("Kiezen", {KIES: _moment(oud, 1)})
    eigen = gesprek_van(wereld, een).momenten[0].isoformat()
    for data in (druk.data, {**druk.data, "moment": eigen}):
        assert "Dit moment staat niet meer open." in await cor.presses_raw(druk.verb, data)
    assert gesprek_van(wereld, een).status is _S.VOORBEREIDEN
    assert "Kiezen" not in (await opent(wereld, een)).knoppen


async def test_what_the_inrichting_proposed_before_it_changed_its_mind_cannot_be_chosen(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    await _stelt_voor(wereld, een, "09:30")
    oud = await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code))
    await _stelt_voor(wereld, een, "11:15")
    kaart = await wereld.regisseur.presses(oud, next(knop for knop in oud.knoppen if "9.30" in knop))
    assert "Dit moment staat niet meer open." in kaart
    assert gesprek_van(wereld, een).status is _S.VOORBEREIDEN


async def test_other_moments_of_the_regisseur_take_the_place_of_what_the_inrichting_proposed(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    await _stelt_voor(wereld, een, "09:30")
    kaart = await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code))
    await wereld.regisseur.presses(await wereld.regisseur.presses(kaart, "Verzetten"), "Ander moment")
    assert not gesprek_van(wereld, een).eigen_voorstel
    await kiest(wereld, een)
    assert gesprek_van(wereld, een).status is _S.GEPLAND


async def _stelt_voor(wereld: Wereld, een: Casus, tijd: str) -> None:
    vorm = await carla(wereld).presses(await opent(wereld, een), "Geen van deze")
    druk = vorm.druk("Voorstellen", {})
    await carla(wereld).presses_raw(druk.verb, {**druk.data, "dag1": "vrijdag", "tijd1": tijd})


def _moment(kaart: Kaart, nummer: int) -> str:
    titel: str = next(veld for veld in kaart.invoer if veld["id"] == "moment")["choices"][nummer]["title"]
    return titel


def _dag_ervoor(wereld: Wereld, een: Casus) -> date:
    kalender: Kalender = wereld.regio.kalender
    begint = gesprek_van(wereld, een).begint_op
    assert begint is not None
    return kalender.min_werkdagen(kalender.lokaal(begint).date(), 1)
