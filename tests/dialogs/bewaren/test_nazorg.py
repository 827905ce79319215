"""How long a return is kept: from the day of release, whoever closed it and when."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from dialogs.kern.desk import Bezoek
from dialogs.kern.einde import sluit_casus
from domain.bewaren import Bewaarsoort, Bewaring
from domain.casus import Casus, Fase
from domain.persoon import Rol
from domain.verloop import Stap
from storage import bewaren
from storage import casus as casussen
from storage import detentie as detenties
from tests._kaart import Kaart
from tests.dialogs._detentie import bezoekt, neemt_op, wijzigt
from tests.dialogs._post import bezorgt, tikt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, om

EINDE = date(2026, 4, 1)


@pytest.fixture
def casus(wereld: Wereld, rosa: Deelnemer) -> Casus:
    return neemt_op(wereld, einde=EINDE)[0]


def sluit(wereld: Wereld, een: Casus) -> None:
    def doe(bezoek: Bezoek) -> None:
        sluit_casus(bezoek, casussen.lees(bezoek.uow, een.id), Stap.NIET_IN_BEHANDELING)

    bezoekt(wereld.regisseur, doe)


def klok(wereld: Wereld, een: Casus) -> Bewaring:
    gevonden = wereld.leest(bewaren.zoek, Bewaarsoort.CASUS, een.id)
    assert gevonden is not None
    return gevonden


def dag(wereld: Wereld, moment: datetime | None) -> date:
    assert moment is not None
    return wereld.regio.kalender.lokaal(moment).date()


def test_the_clock_begins_on_the_day_of_release_not_when_it_was_closed(wereld: Wereld, casus: Casus) -> None:
    wereld.nu = om(wereld, date(2026, 6, 15), 10)
    sluit(wereld, casus)
    assert dag(wereld, klok(wereld, casus).begonnen_op) == EINDE
    assert dag(wereld, klok(wereld, casus).verloopt_op) == date(2026, 10, 1)


def test_closed_before_he_is_released_it_is_kept_until_half_a_year_after_it(wereld: Wereld, casus: Casus) -> None:
    sluit(wereld, casus)
    assert dag(wereld, klok(wereld, casus).verloopt_op) == date(2026, 10, 1)


def test_without_a_day_it_counts_from_closing(wereld: Wereld, rosa: Deelnemer) -> None:
    een, _ = neemt_op(wereld)
    met_de_hand = maakt_casus(wereld, "nazorg", None, "Iemand Anders")
    for casus in (een, met_de_hand):
        sluit(wereld, casus)
        assert klok(wereld, casus).begonnen_op == wereld.nu
        assert dag(wereld, klok(wereld, casus).verloopt_op) == date(2026, 9, 2)


def test_the_day_of_a_closed_casus_is_put_right_and_its_clock_moves_along(wereld: Wereld, casus: Casus) -> None:
    sluit(wereld, casus)
    wijzigt(wereld, casus, einde=date(2026, 5, 1))
    assert dag(wereld, klok(wereld, casus).verloopt_op) == date(2026, 11, 1)
    wijzigt(wereld, casus, einde=None)
    assert dag(wereld, klok(wereld, casus).verloopt_op) == date(2026, 9, 2)


def test_something_else_put_right_leaves_the_clock_alone(wereld: Wereld, casus: Casus) -> None:
    sluit(wereld, casus)
    eerst = klok(wereld, casus)
    wijzigt(wereld, casus, einde_zeker=True)
    assert klok(wereld, casus) == eerst


def test_what_somebody_holds_stays_held_when_the_day_moves(wereld: Wereld, casus: Casus) -> None:
    sluit(wereld, casus)
    wereld.doet(bewaren.wijzig, replace(klok(wereld, casus), vastgehouden=True))
    wijzigt(wereld, casus, einde=date(2026, 5, 1))
    assert klok(wereld, casus).vastgehouden


def test_a_closed_casus_gives_nobody_access_however_its_day_moves(wereld: Wereld, casus: Casus) -> None:
    sluit(wereld, casus)
    wijzigt(wereld, casus, einde=date(2026, 5, 1))
    assert wereld.leest(casussen.lees, casus.id).fase is Fase.AFGESLOTEN
    assert len(wereld.leest(detenties.versies, casus.id)) == 2


def test_what_was_closed_before_there_were_clocks_counts_from_release_too(wereld: Wereld, casus: Casus) -> None:
    wereld.doet(lambda uow: casussen.wijzig(uow, replace(casussen.lees(uow, casus.id), fase=Fase.AFGESLOTEN)))
    wereld.doet(bewaren.begin_wat_ontbreekt, wereld.regio)
    assert dag(wereld, klok(wereld, casus).begonnen_op) == EINDE


async def weeklijst(wereld: Wereld) -> list[Kaart]:
    tikt(wereld)
    return [een.kaart for een in bezorgt(wereld) if een.werk.soort == "bewaren"]


async def test_of_what_still_runs_half_a_year_after_release_the_regisseur_hears_each_week(
    wereld: Wereld, casus: Casus
) -> None:
    wereld.nu = om(wereld, date(2026, 9, 28), 9)
    assert await weeklijst(wereld) == []
    wereld.nu = om(wereld, date(2026, 10, 5), 9)
    (post,) = await weeklijst(wereld)
    assert f"Eén casus loopt nog, terwijl de bewaartermijn voorbij is: {casus.code}." in post
    assert CANARY not in post
    lijst = await wereld.regisseur.presses(post, "Bekijken")
    assert f"Casus {casus.code}: sinds donderdag 1 oktober 2026" in lijst
    wereld.nu += timedelta(weeks=1)
    assert len(await weeklijst(wereld)) == 1


async def test_once_it_is_closed_it_is_decided_about_as_everything_is(wereld: Wereld, casus: Casus) -> None:
    wereld.nu = om(wereld, date(2026, 10, 5), 9)
    sluit(wereld, casus)
    (post,) = await weeklijst(wereld)
    assert "Van één casus is de bewaartermijn voorbij:" in post
    assert "loopt nog" not in post


async def test_a_colleague_hears_nothing_of_it(wereld: Wereld, casus: Casus) -> None:
    wereld.nu = om(wereld, date(2026, 10, 5), 9)
    kees = wereld.persoon("Kees Collega", (Rol.PROCESREGISSEUR, "zvh"))
    await kees.types("/help")
    assert len(await weeklijst(wereld)) == 1
    assert str(casus.code) not in await kees.opens("bewaren")
