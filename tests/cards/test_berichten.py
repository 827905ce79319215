import json

from syrupy.assertion import SnapshotAssertion

from cards.berichten import afgedaan, onbestelbaar, uitgesteld
from cards.payloads import OpdrachtOpen
from teksten.catalogus import laad_teksten

T = laad_teksten()
WAT = T("bericht.wat.spoed", code="26-0142-K", organisatie="Politie")


def test_an_undeliverable_message_offers_to_send_again_or_to_leave_it(snapshot: SnapshotAssertion) -> None:
    kaart = onbestelbaar(T("bericht.titel"), WAT, T("bericht.waarom.geweigerd"), "v1", 2, T)
    assert json.dumps(kaart).count('"Action.Execute"') == 2
    assert kaart == snapshot


def test_once_dealt_with_there_is_nothing_left_to_press() -> None:
    kaart = json.dumps(afgedaan(T("bericht.titel"), WAT, T("bericht.gelaten")))
    assert "Action.Execute" not in kaart
    assert "wordt niet meer gestuurd" in kaart


def test_an_answer_that_did_not_arrive_can_still_be_opened(snapshot: SnapshotAssertion) -> None:
    uitleg = T("bericht.uitgesteld.uitleg", opdracht="uitvraag status")
    opdracht = OpdrachtOpen(opdracht="uitvraag status")
    kaart = uitgesteld(T("bericht.uitgesteld.titel"), uitleg, T("bericht.uitgesteld.knop"), opdracht)
    assert "Uw opdracht /uitvraag status is verwerkt" in json.dumps(kaart)
    assert kaart == snapshot
