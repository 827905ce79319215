"""Somebody comes into nazorg: once, by whatever way, and recognised when he is there already."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.detenties import Gevonden, Opgenomen, namens_regisseur, neem_op, zoek
from domain.casus import Fase, Geinformeerd, Spoor
from domain.detentie import Detentiebron, Verlof, Wijzigsoort
from domain.errors import UserMistake
from domain.logboek import BOT, Handeling
from domain.persoon import Rol
from domain.regio import Regio
from storage import casus as casussen
from storage import detentie as detenties
from storage.store import UnitOfWork
from tests.dialogs._detentie import bezoekt, detentie_van, neemt_op, opname
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, sluit_af

EINDE = date(2026, 6, 1)


def versies(wereld: Wereld, casus_id: str) -> list[Wijzigsoort]:
    return [een.soort for een in wereld.leest(detenties.versies, casus_id)]


def ander(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))


def test_a_detentiemelding_makes_a_casus_in_the_lane_of_nazorg_with_a_neutral_code(wereld: Wereld) -> None:
    een, wat = neemt_op(wereld, einde=EINDE, einde_zeker=True, vestiging="oosterwaard", referentie="R-1")
    assert wat is Opgenomen.NIEUW
    casus = wereld.leest(casussen.lees, een.id)
    assert (casus.tafel, casus.spoor, casus.fase) == ("nazorg", Spoor.NAZORG, Fase.AANVANG)
    assert casus.route == "detentiemelding"
    assert casus.regisseur_id == wereld.regisseur.id
    assert [lid.gegevens.naam for lid in casus.betrokkenen] == [CANARY]
    assert casus.betrokkenen[0].rol == "gedetineerde"
    assert casus.grondslag == wereld.regio.grondslagen_van(Spoor.NAZORG)[0].code
    assert casus.extern_nummer == "R-1"
    nu = detentie_van(wereld, een)
    assert (nu.inrichting, nu.einde, nu.einde_zeker, nu.vestiging) == ("pi-merwede", EINDE, True, "oosterwaard")
    assert versies(wereld, een.id) == [Wijzigsoort.GEMELD]


def test_whether_he_knows_is_to_be_said_within_a_month(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld)
    gezegd = wereld.leest(casussen.lees, een.id).informering
    assert gezegd.stand is Geinformeerd.NOG_NIET
    assert gezegd.herzien_op == wereld.nu.date() + timedelta(days=28)


def test_the_logboek_tells_who_took_him_in_and_holds_no_day_and_no_place(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, einde=EINDE)
    regels = wereld.logboek(een.id)
    assert [r.handeling for r in regels if r.betrokkene_id is None] == [
        Handeling.CASUS_AANGEMAAKT,
        Handeling.DETENTIE_GEMELD,
    ]
    assert {r.door_id for r in regels} == {wereld.regisseur.id}
    assert "2026-06" not in repr(regels)
    assert "pi-merwede" not in repr(regels)


def test_the_same_message_twice_changes_nothing(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, einde=EINDE, referentie="R-1")
    weer, wat = neemt_op(wereld, einde=EINDE, referentie="R-1")
    assert (weer.id, wat) == (een.id, Opgenomen.HETZELFDE)
    assert versies(wereld, een.id) == [Wijzigsoort.GEMELD]


def test_he_is_recognised_by_name_however_spelled_and_birth_date(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld)
    weer, wat = neemt_op(wereld, CANARY.upper().replace(" ", "  "), einde=EINDE)
    assert (weer.id, wat) == (een.id, Opgenomen.GEWIJZIGD)
    assert detentie_van(wereld, een).einde == EINDE
    assert detentie_van(wereld, een).inrichting == "pi-merwede"


def test_the_number_goes_before_the_name(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, referentie="R-1")
    weer, _ = neemt_op(wereld, "Heel Anders Gespeld", referentie="r-1", einde=EINDE)
    assert weer.id == een.id
    assert wereld.leest(casussen.lees, een.id).betrokkenen[0].gegevens.naam == CANARY


def test_a_number_that_comes_later_is_kept_and_recognised_from_then_on(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld)
    assert neemt_op(wereld, referentie="R-9")[1] is Opgenomen.GEWIJZIGD
    assert neemt_op(wereld, "Ander Gespeld", referentie="R-9")[0].id == een.id


def test_what_a_message_does_not_say_stays(wereld: Wereld) -> None:
    verlof = Verlof(date(2026, 4, 1), date(2026, 4, 3))
    een, _ = neemt_op(wereld, begin=date(2026, 2, 1), einde=EINDE, verlof=verlof, hic=True, vestiging="lindewaal")
    eerst = detentie_van(wereld, een)
    neemt_op(wereld, einde=date(2026, 7, 1), inrichting=None)
    assert detentie_van(wereld, een) == replace(eerst, einde=date(2026, 7, 1), versie=2)


def test_somebody_of_another_regisseur_is_left_alone_and_nobody_is_named(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, einde=EINDE)
    iemand = ander(wereld)
    with pytest.raises(UserMistake) as fout:
        bezoekt(iemand, lambda bezoek: neem_op(bezoek, opname(iemand, einde=date(2027, 1, 1))))
    assert fout.value.key == "detentie.fout.van_ander"
    assert wereld.regisseur.sender.name not in wereld.teksten(fout.value.key)
    assert detentie_van(wereld, een).einde == EINDE


def test_a_closed_casus_stays_closed_and_a_new_detention_makes_a_new_one(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, referentie="R-1")
    sluit_af(wereld, wereld.leest(casussen.lees, een.id))
    nieuw, wat = neemt_op(wereld, referentie="R-1")
    assert wat is Opgenomen.NIEUW
    assert nieuw.id != een.id
    assert neemt_op(wereld, referentie="R-1")[0].id == nieuw.id


def test_a_casus_of_another_lane_about_the_same_person_is_not_touched(wereld: Wereld) -> None:
    wgs = maakt_casus(wereld, "jeugd")
    een, wat = neemt_op(wereld)
    assert wat is Opgenomen.NIEUW
    assert een.id != wgs.id


def test_of_somebody_in_nazorg_without_a_detention_the_first_one_is_kept(wereld: Wereld) -> None:
    met_de_hand = maakt_casus(wereld, "nazorg")
    geboren = met_de_hand.betrokkenen[0].gegevens.geboortedatum
    persoon = replace(opname(wereld.regisseur).persoon, geboortedatum=geboren)
    een, wat = neemt_op(wereld, persoon=persoon, einde=EINDE)
    assert (een.id, wat) == (met_de_hand.id, Opgenomen.GEWIJZIGD)
    assert versies(wereld, een.id) == [Wijzigsoort.GEMELD]


def test_whom_the_rio_took_in_becomes_an_ordinary_detention_once_the_message_comes(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, bron=Detentiebron.RIO, inrichting=None)
    neemt_op(wereld)
    assert detentie_van(wereld, een).bron is Detentiebron.INJUS


@pytest.mark.parametrize(
    ("anders", "sleutel"),
    [
        ({"begin": date(2026, 3, 2), "einde": date(2026, 3, 1)}, "detentie.fout.einde"),
        ({"verlof": Verlof(date(2026, 3, 9), date(2026, 3, 8))}, "detentie.fout.verlof"),
        ({"einde": date(2026, 3, 8), "verlof": Verlof(date(2026, 3, 9))}, "detentie.fout.verlof"),
        ({"inrichting": "politie"}, "detentie.fout.inrichting"),
        ({"inrichting": "bestaat-niet"}, "detentie.fout.inrichting"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(wereld: Wereld, anders: dict[str, Any], sleutel: str) -> None:
    with pytest.raises(UserMistake) as fout:
        neemt_op(wereld, **anders)
    assert fout.value.key == sleutel
    assert wereld.leest(casussen.lopende_van, [wereld.regisseur.id]) == ()


def test_a_region_that_has_not_confirmed_its_grounds_takes_nobody_in(wereld: Wereld, demo_regio: Regio) -> None:
    termijnen = {code: replace(een, bevestigd=False) for code, een in demo_regio.bewaartermijnen.items()}
    wereld.regio = replace(demo_regio, demo=False, bewaartermijnen=termijnen)
    with pytest.raises(UserMistake) as fout:
        neemt_op(wereld)
    assert fout.value.key == "detentie.fout.regio_niet_klaar"


def test_what_an_operator_reads_in_is_the_regisseurs_and_the_logboek_says_the_bot_did_it(wereld: Wereld) -> None:
    regisseur = wereld.regisseur

    def doe(uow: UnitOfWork) -> str:
        bezoek = namens_regisseur(Context(uow, wereld.regio, wereld.teksten), regisseur.id)
        return neem_op(bezoek, opname(regisseur))[0].id

    casus_id = wereld.doet(doe)
    assert wereld.leest(casussen.lees, casus_id).regisseur_id == regisseur.id
    assert {(een.door_id, een.namens) for een in wereld.logboek(casus_id)} == {(None, BOT)}
    assert wereld.leest(detenties.versies, casus_id)[0].door_id is None


def test_before_anything_is_kept_it_can_be_seen_what_would_change(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, einde=EINDE)
    regisseur = wereld.regisseur

    def kijk(bezoek: Bezoek) -> Gevonden | None:
        return zoek(bezoek, opname(regisseur, einde=date(2026, 7, 1), gemeente="oosterwaard"))

    gevonden = bezoekt(regisseur, kijk)
    assert gevonden is not None
    assert gevonden.casus.id == een.id
    assert (gevonden.was.einde, gevonden.wordt.einde) == (EINDE, date(2026, 7, 1))
    assert gevonden.herkomst == "oosterwaard"
    assert detentie_van(wereld, een).einde == EINDE


def test_what_is_said_again_of_a_stay_that_was_dealt_with_brings_nobody_back(wereld: Wereld) -> None:
    begin = date(2026, 2, 20)
    een, _ = neemt_op(wereld, begin=begin, einde=EINDE, referentie="R-1")
    sluit_af(wereld, wereld.leest(casussen.lees, een.id))
    assert neemt_op(wereld, begin=begin, einde=EINDE, referentie="R-1") == (
        wereld.leest(casussen.lees, een.id),
        Opgenomen.HETZELFDE,
    )
    # Neither does a day that moves, with the number or without; what is known of it is kept, and he is seen by nobody.
    zegt: tuple[dict[str, Any], ...] = ({"begin": begin, "referentie": "R-1"}, {"begin": begin}, {})
    for weken, anders in enumerate(zegt, start=1):
        weer, wat = neemt_op(wereld, **anders, einde=EINDE + timedelta(weeks=weken))
        assert (weer.id, wat) == (een.id, Opgenomen.GEWIJZIGD)
    assert wereld.leest(casussen.lees, een.id).fase is Fase.AFGESLOTEN
    assert detentie_van(wereld, een).einde == EINDE + timedelta(days=21)


def test_who_comes_back_after_his_release_is_a_new_one_also_under_the_same_number(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, begin=date(2026, 1, 5), einde=date(2026, 2, 20), referentie="R-1")
    sluit_af(wereld, wereld.leest(casussen.lees, een.id))
    weer, wat = neemt_op(wereld, begin=date(2026, 3, 1), einde=EINDE, referentie="R-1")
    assert wat is Opgenomen.NIEUW
    assert weer.id != een.id


def test_the_rio_takes_somebody_in_whose_casus_was_closed(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, begin=date(2026, 2, 20), einde=EINDE)
    sluit_af(wereld, wereld.leest(casussen.lees, een.id))
    assert neemt_op(wereld, bron=Detentiebron.RIO)[1] is Opgenomen.NIEUW


def test_a_release_that_comes_before_a_leave_takes_the_place_of_it(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, einde=EINDE, verlof=Verlof(date(2026, 5, 1), date(2026, 5, 2)))
    assert neemt_op(wereld, einde=date(2026, 4, 1))[1] is Opgenomen.GEWIJZIGD
    nu = detentie_van(wereld, een)
    assert (nu.einde, nu.verlof) == (date(2026, 4, 1), None)


def test_who_is_in_again_while_nazorg_goes_on_is_not_counted_to_a_day_that_has_been(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, begin=date(2026, 1, 5), einde=date(2026, 2, 20), einde_zeker=True)
    weer, wat = neemt_op(wereld, begin=date(2026, 3, 1))
    assert (weer.id, wat) == (een.id, Opgenomen.GEWIJZIGD)
    nu = detentie_van(wereld, een)
    assert (nu.begin, nu.einde, nu.einde_zeker) == (date(2026, 3, 1), None, False)
