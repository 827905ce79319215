"""A talk goes where he goes, ends when he is out or his casus ends, and loses whose access ends."""

from datetime import timedelta

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.betrokkeneweg import haal_uit_verloop
from dialogs.kern.deelname import doet_iets
from dialogs.kern.einde import sluit_casus
from dialogs.kern.gespreksgevolgen import toegang_beeindigd
from domain.casus import Casus
from domain.gesprekskeuze import Keuze
from domain.regio import Regio
from domain.terugkeergesprek import Afzegreden, Deelnamestatus, Gespreksstatus
from domain.vergadering import WEG
from domain.verloop import Stap
from storage import casus as casussen
from storage import gastlinks, toegang
from storage import vergadering as vergaderingen
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests.dialogs._detentie import bezoekt, wijzigt
from tests.dialogs._post import Bezorgd, bezorgt, context, tikt_tot
from tests.dialogs._wereld import Wereld
from tests.dialogs.terugkeergesprek._plan import (
    PI,
    POLITIE,
    carla,
    deelname,
    gedetineerde,
    gesprek_van,
    hele_wereld,
    kiest,
    kiest_zelf,
    komt_of_niet,
    met_kanalen,
    opent,
    plant,
    van_soort,
    vergadering_goed,
)

ELDERS = "pi-oostdijk"
_S = Gespreksstatus


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return hele_wereld(store, demo_regio, nederlands)


async def gepland(wereld: Wereld) -> Casus:
    """A talk of which everybody knows, a day later."""
    een = gedetineerde(wereld, einde=wereld.nu.date() + timedelta(days=60))
    await met_kanalen(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    bezorgt(wereld)
    wereld.verstrijkt(days=1)
    return een


def nieuw(post: list[Bezorgd], soort: Berichtsoort) -> list[Bezorgd]:
    return [een for een in van_soort(post, soort) if not een.bewerkt]


async def test_elsewhere_the_inrichting_there_is_asked_with_the_same_moment(wereld: Wereld) -> None:
    een = await gepland(wereld)
    was = gesprek_van(wereld, een)
    assert (await carla(wereld).presses(await opent(wereld, een), "Zijn pagina openen")).adressen
    wijzigt(wereld, een, inrichting=ELDERS)
    nu = gesprek_van(wereld, een)
    assert (nu.status, nu.inrichting, nu.casemanager_id) == (_S.VOORBEREIDEN, ELDERS, None)
    assert nu.momenten == (was.begint_op,)
    assert all(staat.status in WEG for staat in wereld.leest(vergaderingen.van_gesprek, nu.id))
    post = bezorgt(wereld)
    assert [b.waar for b in nieuw(post, Berichtsoort.TERUGKEERGESPREK_VRAAG)] == [f"19:{ELDERS}"]
    assert all("verandert" in b.kaart for b in nieuw(post, Berichtsoort.TERUGKEERGESPREK))
    oud = [b for b in van_soort(post, Berichtsoort.TERUGKEERGESPREK_VRAAG) if b.waar == f"19:{PI}"]
    assert all("u hoeft voor dit gesprek niets meer te doen" in b.kaart for b in oud)
    assert oud
    links = wereld.leest(gastlinks.van_gesprek, nu.id)
    assert links
    assert all(link.ingetrokken_op for link in links)
    assert "Kiezen" in (await opent(wereld, een, wereld.partner(ELDERS))).knoppen


async def test_moved_to_where_nobody_knows_it_is_called_off(wereld: Wereld) -> None:
    een = await gepland(wereld)
    wijzigt(wereld, een, inrichting=None)
    nu = gesprek_van(wereld, een)
    assert (nu.status, nu.afzegreden) == (_S.GAAT_NIET_DOOR, Afzegreden.INRICHTING)


async def test_out_before_the_talk_it_is_called_off_and_the_regisseur_hears_it(wereld: Wereld) -> None:
    een = await gepland(wereld)
    wijzigt(wereld, een, einde=wereld.nu.date() + timedelta(days=2), einde_zeker=True)
    nu = gesprek_van(wereld, een)
    assert (nu.status, nu.afzegreden) == (_S.GAAT_NIET_DOOR, Afzegreden.VRIJ)
    post = bezorgt(wereld)
    assert nieuw(post, Berichtsoort.TERUGKEERGESPREK_NIEUWS)
    assert all("gaat niet door" in b.kaart for b in nieuw(post, Berichtsoort.TERUGKEERGESPREK))


async def test_a_day_of_release_after_the_talk_changes_nothing(wereld: Wereld) -> None:
    een = await gepland(wereld)
    was = gesprek_van(wereld, een)
    wijzigt(wereld, een, einde=wereld.nu.date() + timedelta(days=90))
    assert gesprek_van(wereld, een) == was


async def test_a_casus_that_is_closed_ends_its_talk_and_his_page(wereld: Wereld) -> None:
    een = await gepland(wereld)
    await carla(wereld).presses(await opent(wereld, een), "Zijn pagina openen")
    bezoekt(
        wereld.regisseur,
        lambda bezoek: sluit_casus(bezoek, casussen.lees(bezoek.uow, een.id), Stap.NIET_IN_BEHANDELING),
    )
    assert gesprek_van(wereld, een).status is _S.GAAT_NIET_DOOR
    assert all("gaat niet door" in b.kaart for b in nieuw(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK))
    assert not (await opent(wereld, een)).knoppen


async def test_whose_access_ends_is_off_the_talk(wereld: Wereld) -> None:
    een = await gepland(wereld)

    def doe(uow: UnitOfWork) -> None:
        toegang.beeindig(uow, een.id, POLITIE)

    wereld.doet(doe)
    bezoekt(wereld.regisseur, lambda bezoek: toegang_beeindigd(bezoek, een, POLITIE))
    assert deelname(wereld, een)[POLITIE] is Deelnamestatus.NIET_MEER
    assert "Wij komen" not in (await komt_of_niet(wereld, een)).knoppen
    post = nieuw(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK)
    assert ["niet nodig" in b.kaart for b in post] == [True]


async def test_the_inrichting_keeps_its_access_while_a_talk_is_to_come(wereld: Wereld) -> None:
    een = await gepland(wereld)
    assert wereld.doet(lambda uow: doet_iets(context(wereld, uow), een.id, PI))


async def test_a_no_calls_it_off_in_the_same_words_and_its_page_stays_open(wereld: Wereld) -> None:
    een = await gepland(wereld)
    await carla(wereld).presses(await opent(wereld, een), "Zijn pagina openen")
    kiest_zelf(wereld, een, Keuze.NEE)
    nu = gesprek_van(wereld, een)
    assert (nu.status, nu.afzegreden) == (_S.GAAT_NIET_DOOR, Afzegreden.KEUZE)
    post = bezorgt(wereld)
    assert all(
        f"{een.code}: het gesprek gaat niet door." in b.kaart for b in nieuw(post, Berichtsoort.TERUGKEERGESPREK)
    )
    assert nieuw(post, Berichtsoort.TERUGKEERGESPREK_NIEUWS)
    assert "Nieuwe link" in (await opent(wereld, een)).knoppen


async def test_a_yes_after_a_no_asks_for_a_moment_again(wereld: Wereld) -> None:
    een = await gepland(wereld)
    kiest_zelf(wereld, een, Keuze.NEE)
    bezorgt(wereld)
    wereld.verstrijkt(days=1)
    kiest_zelf(wereld, een, Keuze.JA)
    assert gesprek_van(wereld, een).status is _S.VOORBEREIDEN
    assert gesprek_van(wereld, een).verteld is None
    assert nieuw(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK_VRAAG)


async def test_later_is_told_again_after_two_weeks(wereld: Wereld) -> None:
    een = await gepland(wereld)
    kiest_zelf(wereld, een, Keuze.LATER)
    bezorgt(wereld)
    begin = wereld.nu
    assert not van_soort(tikt_tot(wereld, begin + timedelta(days=12)), Berichtsoort.TERUGKEERGESPREK_NIEUWS)
    assert van_soort(tikt_tot(wereld, begin + timedelta(days=15)), Berichtsoort.TERUGKEERGESPREK_NIEUWS)


async def test_stopping_while_it_goes_on_tells_partners_only_that_it_was(wereld: Wereld) -> None:
    een = await gepland(wereld)
    wereld.nu = (gesprek_van(wereld, een).begint_op or wereld.nu) + timedelta(minutes=10)
    bezorgt(wereld)
    kiest_zelf(wereld, een, Keuze.STOP)
    assert gesprek_van(wereld, een).status is _S.GESTOPT
    post = van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK)
    assert all("het gesprek is geweest" in b.kaart for b in post)
    assert "gestopt" not in await komt_of_niet(wereld, een)


async def test_with_who_was_in_the_casus_by_mistake_there_is_no_talk(wereld: Wereld) -> None:
    een = await gepland(wereld)
    wie = een.betrokkenen[0].id
    bezoekt(wereld.regisseur, lambda bezoek: haal_uit_verloop(bezoek, een, wie))
    assert gesprek_van(wereld, een).status is _S.GAAT_NIET_DOOR
    assert all("gaat niet door" in b.kaart for b in nieuw(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK))
