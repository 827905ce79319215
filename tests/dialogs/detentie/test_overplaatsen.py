"""Somebody moves: who has nothing to do with him any more hears nothing more, and who comes in their place joins."""

from datetime import date, timedelta

import pytest

from domain.agenda import Zitting
from domain.casus import Casus
from domain.detentie import Wijzigsoort
from domain.logboek import Handeling
from domain.quickscan import Quickscan, Quickscanbesluit
from domain.regie import Regie
from domain.uitvraag import BevragingStatus
from storage import detentie as detenties
from storage import quickscan as quickscans
from storage import regie as regies
from tests.dialogs._detentie import (
    detentie_van,
    gevraagd,
    hebben_toegang,
    neemt_op,
    vraagt_week_uit,
    wijzigt,
)
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import handelt_af, om, plant

VOOR_DE_WEEK = ("pi-merwede", "gemeente-merwestad", "politie")


@pytest.fixture
def zitting(wereld: Wereld) -> Zitting:
    return plant(wereld, "nazorg", om(wereld, date(2026, 3, 11), 10))


@pytest.fixture
def casus(wereld: Wereld) -> Casus:
    return neemt_op(wereld, einde=wereld.nu.date() + timedelta(days=60))[0]


def test_before_anybody_was_asked_a_transfer_only_changes_where_he_is(wereld: Wereld, casus: Casus) -> None:
    assert wijzigt(wereld, casus, inrichting="pi-oostdijk") is Wijzigsoort.OVERGEPLAATST
    assert detentie_van(wereld, casus).inrichting == "pi-oostdijk"
    assert hebben_toegang(wereld, casus) == set()
    assert gevraagd(wereld, casus) == {}


def test_after_a_transfer_the_old_inrichting_is_out_and_the_new_one_is_asked(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    vraagt_week_uit(wereld, casus, zitting, *VOOR_DE_WEEK)
    wijzigt(wereld, casus, inrichting="pi-oostdijk")
    wereld.verstrijkt(seconds=1)
    assert hebben_toegang(wereld, casus) == {"pi-oostdijk", "gemeente-merwestad", "politie"}
    assert gevraagd(wereld, casus) == {
        "pi-merwede": "ingetrokken",
        "pi-oostdijk": "open",
        "gemeente-merwestad": "open",
        "politie": "open",
    }
    handelingen = wereld.handelingen(casus.id)
    for een in (Handeling.UITVRAAG_INGETROKKEN, Handeling.TOEGANG_BEEINDIGD, Handeling.TOEGANG_VERLEEND):
        assert een in handelingen


def test_what_the_old_inrichting_answered_stays_with_the_regisseur(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    uitvraag = vraagt_week_uit(wereld, casus, zitting, *VOOR_DE_WEEK)
    handelt_af(wereld, uitvraag, "pi-merwede", BevragingStatus.BEANTWOORD)
    wijzigt(wereld, casus, inrichting="pi-oostdijk")
    wereld.verstrijkt(seconds=1)
    assert gevraagd(wereld, casus)["pi-merwede"] == "beantwoord"
    assert gevraagd(wereld, casus)["pi-oostdijk"] == "open"
    assert "pi-merwede" not in hebben_toegang(wereld, casus)


def test_moved_back_the_first_inrichting_is_asked_again_and_nobody_twice(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    vraagt_week_uit(wereld, casus, zitting, *VOOR_DE_WEEK)
    wijzigt(wereld, casus, inrichting="pi-oostdijk")
    wereld.verstrijkt(seconds=1)
    wijzigt(wereld, casus, inrichting="pi-merwede")
    wereld.verstrijkt(seconds=1)
    assert gevraagd(wereld, casus)["pi-merwede"] == "open"
    assert gevraagd(wereld, casus)["pi-oostdijk"] == "ingetrokken"
    assert hebben_toegang(wereld, casus) == set(VOOR_DE_WEEK)


def test_once_the_zitting_begins_nothing_is_asked_but_the_new_inrichting_takes_part(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    vraagt_week_uit(wereld, casus, zitting, *VOOR_DE_WEEK)
    wereld.nu = zitting.begint_op + timedelta(hours=1)
    wijzigt(wereld, casus, inrichting="pi-oostdijk")
    wereld.verstrijkt(seconds=1)
    assert "pi-oostdijk" not in gevraagd(wereld, casus)
    assert hebben_toegang(wereld, casus) == {"pi-oostdijk", "gemeente-merwestad", "politie"}


def test_somebody_who_goes_to_an_inrichting_elsewhere_leaves_the_region_s_own(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    vraagt_week_uit(wereld, casus, zitting, *VOOR_DE_WEEK)
    wijzigt(wereld, casus, inrichting=None)
    wereld.verstrijkt(seconds=1)
    assert hebben_toegang(wereld, casus) == {"gemeente-merwestad", "politie"}


def test_the_gemeente_where_he_will_live_joins_beside_the_one_where_he_lived(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    vraagt_week_uit(wereld, casus, zitting, *VOOR_DE_WEEK)
    assert wijzigt(wereld, casus, vestiging="oosterwaard") is Wijzigsoort.VESTIGING
    wereld.verstrijkt(seconds=1)
    assert gevraagd(wereld, casus)["gemeente-oosterwaard"] == "open"
    assert hebben_toegang(wereld, casus) == {*VOOR_DE_WEEK, "gemeente-oosterwaard"}


def test_when_he_goes_to_live_elsewhere_after_all_the_other_gemeente_is_out(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    vraagt_week_uit(wereld, casus, zitting, *VOOR_DE_WEEK)
    wijzigt(wereld, casus, vestiging="oosterwaard")
    wereld.verstrijkt(seconds=1)
    wijzigt(wereld, casus, vestiging=None)
    wereld.verstrijkt(seconds=1)
    assert hebben_toegang(wereld, casus) == set(VOOR_DE_WEEK)
    assert gevraagd(wereld, casus)["gemeente-oosterwaard"] == "ingetrokken"


def test_two_gemeenten_of_one_body_are_one(wereld: Wereld, zitting: Zitting) -> None:
    een, _ = neemt_op(wereld, gemeente="oosterwaard")
    vraagt_week_uit(wereld, een, zitting, "pi-merwede", "gemeente-oosterwaard")
    wijzigt(wereld, een, vestiging="lindewaal")
    wijzigt(wereld, een, vestiging=None)
    wereld.verstrijkt(seconds=1)
    assert hebben_toegang(wereld, een) == {"pi-merwede", "gemeente-oosterwaard"}


def test_another_message_may_tell_that_he_lived_elsewhere(wereld: Wereld, casus: Casus, zitting: Zitting) -> None:
    vraagt_week_uit(wereld, casus, zitting, *VOOR_DE_WEEK)
    neemt_op(wereld, gemeente="oosterwaard")
    wereld.verstrijkt(seconds=1)
    assert hebben_toegang(wereld, casus) == {"pi-merwede", "gemeente-oosterwaard", "politie"}


def test_whom_the_regisseur_left_out_stays_out(wereld: Wereld, casus: Casus, zitting: Zitting) -> None:
    vraagt_week_uit(wereld, casus, zitting, "pi-merwede")
    wijzigt(wereld, casus, inrichting="pi-oostdijk", vestiging="oosterwaard")
    wereld.verstrijkt(seconds=1)
    assert hebben_toegang(wereld, casus) == {"pi-oostdijk"}


def test_a_day_that_moves_changes_nothing_about_who_takes_part(wereld: Wereld, casus: Casus, zitting: Zitting) -> None:
    vraagt_week_uit(wereld, casus, zitting, *VOOR_DE_WEEK)
    assert wijzigt(wereld, casus, einde=wereld.nu.date() + timedelta(days=30)) is Wijzigsoort.DATUM
    wereld.verstrijkt(seconds=1)
    assert hebben_toegang(wereld, casus) == set(VOOR_DE_WEEK)
    assert set(gevraagd(wereld, casus).values()) == {"open"}


def test_every_version_stays_with_who_said_it(wereld: Wereld, casus: Casus) -> None:
    wijzigt(wereld, casus, inrichting="pi-oostdijk")
    wijzigt(wereld, casus, einde=wereld.nu.date() + timedelta(days=1))
    soorten = [(een.soort, een.door_id) for een in wereld.leest(detenties.versies, casus.id)]
    mij = wereld.regisseur.id
    assert soorten == [
        (Wijzigsoort.GEMELD, mij),
        (Wijzigsoort.OVERGEPLAATST, mij),
        (Wijzigsoort.VERVROEGD, mij),
    ]


def test_nothing_changed_is_no_version(wereld: Wereld, casus: Casus) -> None:
    assert wijzigt(wereld, casus) is None
    assert len(wereld.leest(detenties.versies, casus.id)) == 1


def test_when_the_rio_goes_on_alone_only_the_new_gemeente_and_inrichting_join(wereld: Wereld, zitting: Zitting) -> None:
    een, _ = neemt_op(wereld, gemeente=None)
    vraagt_week_uit(wereld, een, zitting, "pi-merwede", "rio")
    besluit = Quickscan("q", een.id, Quickscanbesluit.ALLEEN_RIO, "jong", wereld.regisseur.id, wereld.nu)
    wereld.doet(quickscans.voeg_toe, besluit)
    wijzigt(wereld, een, inrichting="pi-oostdijk", vestiging="oosterwaard")
    wereld.verstrijkt(seconds=1)
    assert hebben_toegang(wereld, een) == {"rio", "pi-oostdijk", "gemeente-oosterwaard"}


def test_who_still_has_to_do_something_keeps_its_access_until_that_is_placed_elsewhere(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    vraagt_week_uit(wereld, casus, zitting, *VOOR_DE_WEEK)
    wereld.doet(regies.beleg, Regie("r", casus.id, "pi-merwede", wereld.nu, wereld.regisseur.id))
    wijzigt(wereld, casus, inrichting="pi-oostdijk")
    wereld.verstrijkt(seconds=1)
    assert hebben_toegang(wereld, casus) == {*VOOR_DE_WEEK, "pi-oostdijk"}
    assert gevraagd(wereld, casus)["pi-merwede"] == "ingetrokken"
