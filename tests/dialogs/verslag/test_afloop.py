"""A zitting is over: what had no turn moves on with what was asked, and comes back when it was ended by mistake."""

from dataclasses import replace
from datetime import timedelta

from domain.agenda import Agendapunt, ZittingStatus
from domain.zittingsverloop import Gebeurtenis
from storage import agenda
from storage import uitvraag as uitvragen
from tests.dialogs._zaken import sluit_af
from tests.dialogs.zitting._zitting import Tafel


def op_agenda(tafel: Tafel, zitting_id: str) -> set[str]:
    return {een.casus_id for een in tafel.wereld.leest(agenda.punten, zitting_id)}


def soort_van(tafel: Tafel, zitting_id: str) -> dict[str, str]:
    return {een.casus_id: een.soort.value for een in tafel.wereld.leest(agenda.punten, zitting_id)}


def test_what_had_no_turn_or_was_left_moves_to_the_next_zitting_with_what_was_asked(tafel: Tafel) -> None:
    waren = soort_van(tafel, tafel.zitting.id)
    tafel.doet("begin")
    tafel.doet("stel_uit", tafel.tweede.id)
    tafel.doet("eindig")
    assert op_agenda(tafel, tafel.zitting.id) == {tafel.eerste.id}
    assert op_agenda(tafel, tafel.volgende.id) == {tafel.tweede.id, tafel.van_collega.id}
    assert soort_van(tafel, tafel.volgende.id)[tafel.tweede.id] == waren[tafel.tweede.id]
    gevraagd = tafel.wereld.leest(uitvragen.van_zitting, tafel.volgende.id)
    assert {een.casus_id for een in gevraagd} == {tafel.tweede.id, tafel.van_collega.id}


def test_an_item_that_has_a_later_place_already_stays_where_it_is(tafel: Tafel) -> None:
    elders = Agendapunt(tafel.volgende.id, tafel.tweede.id, tafel.punten()[1].soort, tafel.wereld.nu, minuten=20)
    tafel.wereld.doet(agenda.zet_op_agenda, elders)
    tafel.doet("begin")
    tafel.doet("eindig")
    assert tafel.tweede.id in op_agenda(tafel, tafel.zitting.id)
    daar = tafel.wereld.leest(agenda.punten, tafel.volgende.id)
    assert [een.minuten for een in daar if een.casus_id == tafel.tweede.id] == [20]


def test_where_nothing_is_planned_it_stays_and_the_regisseur_reads_which(tafel: Tafel) -> None:
    naar_niets(tafel)
    tafel.doet("begin")
    tafel.doet("eindig")
    assert op_agenda(tafel, tafel.zitting.id) == {een.id for een in tafel.casussen}
    assert [een.soort for een in tafel.regels()].count(Gebeurtenis.DOORGESCHOVEN) == 0


def test_of_a_zitting_ended_by_mistake_everything_comes_back_in_its_order(tafel: Tafel) -> None:
    tafel.doet("begin")
    was = [een.casus_id for een in tafel.punten()]
    tafel.doet("eindig")
    tafel.doet("hervat")
    assert [een.casus_id for een in tafel.punten()] == was
    assert op_agenda(tafel, tafel.volgende.id) == set()
    terug = tafel.wereld.leest(uitvragen.van_zitting, tafel.zitting.id)
    assert {een.casus_id for een in terug} == set(was)
    nu = tafel.doet("ga_verder_met_volgende")
    assert nu.huidig == tafel.tweede.id


def test_ended_again_only_what_is_still_open_moves_on(tafel: Tafel) -> None:
    tafel.doet("begin")
    tafel.doet("eindig")
    tafel.doet("hervat")
    tafel.doet("ga_verder_met_volgende")
    tafel.doet("eindig")
    assert op_agenda(tafel, tafel.volgende.id) == {tafel.van_collega.id}
    tafel.doet("hervat")
    assert op_agenda(tafel, tafel.volgende.id) == set()


def test_what_somebody_placed_anew_meanwhile_does_not_come_back(tafel: Tafel) -> None:
    tafel.doet("begin")
    tafel.doet("eindig")
    daar = next(een for een in tafel.wereld.leest(agenda.punten, tafel.volgende.id) if een.casus_id == tafel.tweede.id)
    tafel.wereld.doet(agenda.haal_van_agenda, tafel.volgende.id, tafel.tweede.id)
    nieuw = Agendapunt(tafel.volgende.id, tafel.tweede.id, daar.soort, tafel.wereld.nu)
    tafel.wereld.doet(agenda.zet_op_agenda, nieuw)
    tafel.wereld.verstrijkt(minutes=5)
    tafel.doet("hervat")
    assert tafel.tweede.id in op_agenda(tafel, tafel.volgende.id)
    assert tafel.van_collega.id in op_agenda(tafel, tafel.zitting.id)


def test_what_was_closed_meanwhile_goes_nowhere(tafel: Tafel) -> None:
    tafel.doet("begin")
    sluit_af(tafel.wereld, tafel.tweede)
    tafel.doet("eindig")
    assert op_agenda(tafel, tafel.volgende.id) == {tafel.van_collega.id}


def test_an_order_that_was_chosen_by_hand_comes_back_as_it_was(tafel: Tafel) -> None:
    omgekeerd = [tafel.van_collega.id, tafel.tweede.id, tafel.eerste.id]
    for punt in tafel.punten():
        plek = omgekeerd.index(punt.casus_id) + 1
        tafel.wereld.doet(agenda.zet_op_agenda, replace(punt, volgorde=plek))
    tafel.doet("begin")
    tafel.doet("eindig")
    tafel.doet("hervat")
    assert [een.casus_id for een in tafel.punten()] == omgekeerd


def naar_niets(tafel: Tafel) -> None:
    """Let no next zitting be planned."""
    van_tafel = tafel.wereld.leest(agenda.tussen, "jeugd", tafel.zitting.begint_op, tafel.wereld.nu + timedelta(90))
    for een in van_tafel:
        if een.id != tafel.zitting.id:
            tafel.wereld.doet(agenda.wijzig, replace(een, status=ZittingStatus.VERVALLEN))
