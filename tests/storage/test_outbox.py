"""Everything that must be said is said: once, in order, within the limits, and from the state of that moment."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.errors import NotFound
from domain.persoon import Persoon
from storage import afzien, gesprekken, outbox
from storage.gesprekken import Gesprek
from storage.outbox import Limieten, OutboxStatus, Venster, Verzending
from storage.plekken import plekken
from storage.store import UnitOfWork
from tests._databases import NU
from tests.storage import bouw
from tests.storage.conftest import Omgeving

RUIM = Limieten(gesprek=(Venster(10_000, timedelta(seconds=1)),), tenant=(Venster(10_000, timedelta(seconds=1)),))
VERHUUR = timedelta(seconds=30)


@pytest.fixture
def kanaal(db: Omgeving) -> Gesprek:
    return db.doe(bouw.kanaal)


@pytest.fixture
def noor(db: Omgeving) -> Persoon:
    return db.doe(bouw.persoon)


def plan(db: Omgeving, waar: Gesprek, onderwerp: str = "een", **anders: object) -> str:
    return db.doe(outbox.plan, soort="uitvraag", onderwerp_id=onderwerp, gesprek_id=waar.id, **anders)  # type: ignore[arg-type]


def neem(db: Omgeving, werker: str = "w1") -> Verzending | None:
    return db.doe(outbox.neem, werker=werker, limieten=RUIM, verhuur=VERHUUR)


def genomen(db: Omgeving) -> Verzending:
    werk = neem(db)
    assert werk is not None
    return werk


def verstuur(db: Omgeving, activity_id: str = "post-1") -> Verzending:
    werk = genomen(db)
    assert db.doe(outbox.gelukt, werk, activity_id)
    return werk


def alles(db: Omgeving) -> list[str]:
    """Send whatever may go now; return the subjects in order."""
    onderwerpen = []
    while (werk := neem(db)) is not None:
        onderwerpen.append(werk.onderwerp_id)
        db.doe(outbox.gelukt, werk, f"post-{len(onderwerpen)}")
    return onderwerpen


def test_an_empty_outbox_has_nothing_to_send(db: Omgeving) -> None:
    assert neem(db) is None
    assert db.zie(outbox.eerstvolgende) is None


def test_what_was_never_posted_is_posted(db: Omgeving, kanaal: Gesprek) -> None:
    outbox_id = plan(db, kanaal)
    assert db.zie(outbox.eerstvolgende) == NU
    werk = genomen(db)
    assert (werk.id, werk.soort, werk.onderwerp_id) == (outbox_id, "uitvraag", "een")
    assert (werk.gesprek, werk.persoon_id, werk.activity_id) == (kanaal, None, None)
    assert (werk.pogingen, werk.status) == (1, OutboxStatus.VERZENDEN)
    assert db.zie(outbox.lees, outbox_id) == werk


def test_what_was_posted_is_edited_from_then_on(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal)
    verstuur(db, "post-1")
    plan(db, kanaal)
    assert verstuur(db, "post-1").activity_id == "post-1"
    plan(db, kanaal)
    assert genomen(db).activity_id == "post-1"


def test_posted_anew_when_it_must_wake_somebody_and_then_the_new_post_is_edited(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal)
    verstuur(db, "post-1")
    plan(db, kanaal, los=True)
    assert verstuur(db, "post-2").activity_id is None
    plan(db, kanaal)
    assert genomen(db).activity_id == "post-2"


def test_a_waiting_edit_that_must_wake_somebody_after_all_becomes_a_new_post_and_stays_one(
    db: Omgeving, kanaal: Gesprek
) -> None:
    plan(db, kanaal)
    verstuur(db, "post-1")
    for los in (False, True, False):
        plan(db, kanaal, los=los)
    assert genomen(db).activity_id is None


def test_what_waits_already_is_used_again(db: Omgeving, kanaal: Gesprek) -> None:
    assert plan(db, kanaal) == plan(db, kanaal)
    assert alles(db) == ["een"]


def test_kind_subject_and_address_together_are_one_message(db: Omgeving, kanaal: Gesprek, noor: Persoon) -> None:
    ander = db.doe(bouw.kanaal, "19:ander")
    db.doe(bouw.persoonlijk, noor)
    ids = {
        plan(db, kanaal),
        plan(db, kanaal, "twee"),
        plan(db, ander),
        db.doe(outbox.plan, soort="agenda", onderwerp_id="een", gesprek_id=kanaal.id),
        db.doe(outbox.plan, soort="uitvraag", onderwerp_id="een", persoon_id=noor.id),
    }
    assert len(ids) == 5


def test_what_changes_while_it_is_being_sent_is_sent_after_it(db: Omgeving, kanaal: Gesprek) -> None:
    eerste = plan(db, kanaal)
    werk = genomen(db)
    tweede = plan(db, kanaal)
    assert tweede != eerste
    assert neem(db) is None
    db.doe(outbox.gelukt, werk, "post-1")
    assert (genomen(db).id, db.zie(outbox.lees, tweede).activity_id) == (tweede, "post-1")


def test_not_before_its_moment_and_planning_again_can_only_make_it_earlier(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal, niet_voor=NU + timedelta(hours=2))
    plan(db, kanaal, niet_voor=NU + timedelta(hours=5))
    assert db.zie(outbox.eerstvolgende) == NU + timedelta(hours=2)
    plan(db, kanaal, niet_voor=NU + timedelta(hours=1))
    assert neem(db) is None
    assert alles(db.over(hours=1)) == ["een"]


def test_of_one_conversation_in_the_order_of_planning(db: Omgeving, kanaal: Gesprek) -> None:
    for onderwerp in ("b", "a", "c"):
        plan(db, kanaal, onderwerp)
    assert alles(db) == ["b", "a", "c"]


def test_planned_in_one_transaction_the_order_is_that_of_the_calls(db: Omgeving, kanaal: Gesprek) -> None:
    def plan_alle(uow: UnitOfWork) -> None:
        for onderwerp in "qwertyuiop":
            outbox.plan(uow, soort="x", onderwerp_id=onderwerp, gesprek_id=kanaal.id)

    db.doe(plan_alle)
    assert alles(db) == list("qwertyuiop")


def test_the_highest_priority_goes_first_within_and_between_conversations(db: Omgeving, kanaal: Gesprek) -> None:
    ander = db.doe(bouw.kanaal, "19:ander")
    plan(db, kanaal, "gewoon")
    plan(db, ander, "elders gewoon")
    plan(db, kanaal, "spoed", voorrang=5)
    plan(db, ander, "elders spoed", voorrang=9)
    plan(db, kanaal, "gewoon", voorrang=1)
    assert alles(db) == ["elders spoed", "spoed", "gewoon", "elders gewoon"]


def test_one_conversation_has_one_message_under_way_and_others_go_on(db: Omgeving, kanaal: Gesprek) -> None:
    ander = db.doe(bouw.kanaal, "19:ander")
    plan(db, kanaal, "a")
    plan(db, kanaal, "b")
    plan(db, ander, "c")
    eerste, tweede = genomen(db), genomen(db)
    assert (eerste.onderwerp_id, tweede.onderwerp_id) == ("a", "c")
    assert neem(db) is None
    assert db.zie(outbox.eerstvolgende) is None
    db.doe(outbox.gelukt, eerste, "post")
    assert db.zie(outbox.eerstvolgende) is not None
    assert genomen(db).onderwerp_id == "b"


def test_to_a_person_goes_to_his_conversation_of_that_moment(db: Omgeving, noor: Persoon) -> None:
    db.doe(outbox.plan, soort="x", onderwerp_id="een", persoon_id=noor.id)
    gesprek = db.doe(bouw.persoonlijk, noor)
    werk = genomen(db)
    assert (werk.gesprek, werk.persoon_id) == (gesprek, noor.id)


def test_to_a_person_without_a_conversation_the_sender_opens_one(db: Omgeving, noor: Persoon) -> None:
    db.doe(outbox.plan, soort="x", onderwerp_id="een", persoon_id=noor.id)
    werk = genomen(db)
    assert (werk.gesprek, werk.persoon_id) == (None, noor.id)
    gesprek = db.doe(bouw.persoonlijk, noor)
    assert db.doe(outbox.gelukt, werk, "post-1", gesprek.id)
    db.over(days=1).doe(bouw.persoonlijk, noor, "a:nieuwer")
    db.doe(outbox.plan, soort="x", onderwerp_id="een", persoon_id=noor.id)
    # An edit goes where the post is, also when a newer conversation exists.
    assert genomen(db).gesprek == gesprek


def test_to_a_person_and_to_his_conversation_is_one_queue(db: Omgeving, noor: Persoon) -> None:
    gesprek = db.doe(bouw.persoonlijk, noor)
    db.doe(outbox.plan, soort="x", onderwerp_id="een", persoon_id=noor.id)
    db.doe(outbox.plan, soort="x", onderwerp_id="twee", gesprek_id=gesprek.id)
    assert genomen(db).onderwerp_id == "een"
    assert neem(db) is None


def test_a_message_goes_to_a_conversation_or_to_a_person(db: Omgeving, kanaal: Gesprek, noor: Persoon) -> None:
    with pytest.raises(ValueError, match="to a contact"):
        db.doe(outbox.plan, soort="x", onderwerp_id="een")
    with pytest.raises(ValueError, match="to a contact"):
        db.doe(outbox.plan, soort="x", onderwerp_id="een", gesprek_id=kanaal.id, persoon_id=noor.id)
    with pytest.raises(NotFound):
        db.doe(outbox.plan, soort="x", onderwerp_id="een", gesprek_id="niets")
    with pytest.raises(NotFound):
        db.doe(outbox.plan, soort="x", onderwerp_id="een", persoon_id="niemand")
    with pytest.raises(NotFound):
        db.zie(outbox.lees, "niets")


def test_what_was_rolled_back_was_never_planned(db: Omgeving, kanaal: Gesprek) -> None:
    def plan_en_val(uow: UnitOfWork) -> None:
        outbox.plan(uow, soort="x", onderwerp_id="een", gesprek_id=kanaal.id)
        raise RuntimeError("mislukt")

    with pytest.raises(RuntimeError):
        db.doe(plan_en_val)
    assert neem(db) is None


# --- What becomes of it -----------------------------------------------------------------------------------------------


def test_later_waits_and_counts_the_attempt(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal)
    db.doe(outbox.later, genomen(db), timedelta(seconds=10), "http:503")
    assert neem(db) is None
    assert db.zie(outbox.eerstvolgende) == NU + timedelta(seconds=10)
    werk = genomen(db.over(seconds=10))
    assert (werk.pogingen, werk.reden) == (2, "http:503")


def test_planning_again_does_not_shorten_the_pause_after_a_failure(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal)
    db.doe(outbox.later, genomen(db), timedelta(seconds=10), "http:503")
    plan(db, kanaal)
    assert neem(db) is None


def test_while_one_waits_to_be_tried_again_the_others_there_go_on_unless_all_must_wait(
    db: Omgeving, kanaal: Gesprek
) -> None:
    plan(db, kanaal, "a")
    plan(db, kanaal, "b")
    plan(db, kanaal, "c")
    db.doe(outbox.later, genomen(db), timedelta(seconds=10), "http:502")
    werk = genomen(db)
    assert werk.onderwerp_id == "b"
    db.doe(outbox.later, werk, timedelta(seconds=20), "http:429", blokkeer_gesprek=True)
    assert neem(db) is None
    assert neem(db.over(seconds=19)) is None
    assert sorted(alles(db.over(seconds=1))) == ["a", "b", "c"]


def test_a_blocked_conversation_blocks_no_other_one(db: Omgeving, kanaal: Gesprek) -> None:
    ander = db.doe(bouw.kanaal, "19:ander")
    for waar in (kanaal, ander):
        plan(db, waar)
    eerste = genomen(db)
    db.doe(outbox.later, eerste, timedelta(seconds=60), "http:429", blokkeer_gesprek=True)
    plan(db, kanaal, "twee")
    assert alles(db) == ["een"]
    assert db.zie(outbox.eerstvolgende) == NU + timedelta(seconds=60)


def test_planned_again_while_sending_failed_the_newer_one_takes_its_place_and_its_attempts(
    db: Omgeving, kanaal: Gesprek
) -> None:
    plan(db, kanaal)
    verstuur(db, "post-0")
    eerste = plan(db, kanaal, los=True)
    werk = genomen(db)
    tweede = plan(db, kanaal)
    db.doe(outbox.later, werk, timedelta(seconds=10), "http:503")
    assert db.zie(outbox.lees, eerste).status is OutboxStatus.VERVALLEN
    assert neem(db) is None
    weer = genomen(db.over(seconds=10))
    assert (weer.id, weer.pogingen, weer.activity_id) == (tweede, 2, None)
    assert db.doe(outbox.gelukt, weer, "post-1")
    assert neem(db) is None


def test_dead_stays_dead_and_visible_until_a_person_sends_it_again(db: Omgeving, kanaal: Gesprek) -> None:
    outbox_id = plan(db, kanaal)
    db.doe(outbox.dood, genomen(db), 400)
    assert neem(db.over(days=100)) is None
    assert db.zie(outbox.lees, outbox_id).reden == "geweigerd:400"
    assert [een.id for een in db.zie(outbox.van_status, OutboxStatus.DOOD, 10)] == [outbox_id]
    assert db.doe(outbox.opnieuw, outbox_id)
    assert not db.doe(outbox.opnieuw, outbox_id)
    assert genomen(db).id == outbox_id


def test_what_waits_for_one_person_is_found_among_all_that_waits(db: Omgeving, kanaal: Gesprek, noor: Persoon) -> None:
    bo = db.doe(bouw.persoon, "Bo Proef")
    plan(db, kanaal)
    plan(db, db.doe(bouw.persoonlijk, noor), "in haar gesprek")
    for wie, onderwerp, voorrang in ((noor, "een", 0), (bo, "van Bo", 0), (noor, "twee", 5)):
        db.doe(outbox.plan, soort="x", onderwerp_id=onderwerp, persoon_id=wie.id, voorrang=voorrang)
    eerste, tweede = db.zie(outbox.wachtend_voor, noor.id)
    assert (eerste.onderwerp_id, tweede.onderwerp_id) == ("twee", "een")
    assert db.doe(afzien.zie_af, eerste.id, "laat_maar")
    assert db.zie(outbox.wachtend_voor, noor.id) == (tweede,)


def test_the_act_that_waits_on_a_message_is_found_by_the_message(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal)
    werk = genomen(db)
    assert db.zie(outbox.wachtend_van, werk.bericht_id) is None, "it is being sent"
    tweede = plan(db, kanaal)
    gevonden = db.zie(outbox.wachtend_van, werk.bericht_id)
    assert gevonden is not None
    assert (gevonden.id, gevonden.bericht_id) == (tweede, werk.bericht_id)


def test_after_a_dead_one_the_conversation_goes_on(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal, "a")
    plan(db, kanaal, "b")
    db.doe(outbox.dood, genomen(db), 400)
    assert alles(db) == ["b"]


def test_sent_again_while_a_newer_one_waits_only_the_newer_one_goes(db: Omgeving, kanaal: Gesprek) -> None:
    oud = plan(db, kanaal)
    db.doe(outbox.onzeker, genomen(db), "time-out")
    nieuw = plan(db, kanaal)
    assert db.doe(outbox.opnieuw, oud)
    assert genomen(db).id == nieuw
    assert db.zie(outbox.lees, oud).status is OutboxStatus.VERVALLEN


def test_dropped_when_its_reason_has_gone_in_the_very_transaction_that_claimed_it(
    db: Omgeving, kanaal: Gesprek
) -> None:
    plan(db, kanaal, "a")
    plan(db, kanaal, "b")

    def neem_of_laat_vallen(uow: UnitOfWork) -> str:
        werk = outbox.neem(uow, werker="w1", limieten=RUIM, verhuur=VERHUUR)
        assert werk is not None
        outbox.vervallen(uow, werk, "afgelast")
        return werk.id

    weg = db.doe(neem_of_laat_vallen)
    assert db.zie(outbox.lees, weg).status is OutboxStatus.VERVALLEN
    assert alles(db) == ["b"]


def test_an_unreachable_conversation_keeps_everything_until_it_is_heard_of_again(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal, "a")
    db.doe(outbox.onbereikbaar, genomen(db), "http:403")
    plan(db, kanaal, "b")
    assert not db.zie(gesprekken.lees, kanaal.id).bereikbaar
    assert neem(db.over(days=3)) is None
    assert db.zie(outbox.eerstvolgende) is None
    assert db.zie(outbox.stand)[OutboxStatus.WACHT] == 2
    db.doe(bouw.kanaal)
    assert alles(db) == ["a", "b"]


def test_a_conversation_from_which_the_bot_was_removed_gets_nothing_that_is_planned_later(
    db: Omgeving, kanaal: Gesprek
) -> None:
    db.doe(gesprekken.zet_onbereikbaar, kanaal.id, "verwijderd")
    plan(db, kanaal)
    assert neem(db) is None


def test_a_person_who_cannot_be_reached_waits_until_he_is_heard_of(db: Omgeving, noor: Persoon) -> None:
    db.doe(outbox.plan, soort="x", onderwerp_id="een", persoon_id=noor.id)
    db.doe(outbox.onbereikbaar, genomen(db), "http:403")
    assert neem(db) is None
    db.doe(bouw.persoonlijk, noor)
    assert alles(db) == ["een"]


def test_a_post_that_is_gone_is_posted_anew_or_left(db: Omgeving, kanaal: Gesprek) -> None:
    for opnieuw, verwacht in ((True, ["een"]), (False, [])):
        plan(db, kanaal)
        alles(db)
        plan(db, kanaal)
        werk = genomen(db)
        assert werk.activity_id is not None
        db.doe(outbox.bericht_weg, werk, opnieuw_plaatsen=opnieuw)
        assert db.zie(outbox.lees, werk.id).activity_id is None
        assert alles(db) == verwacht


def test_uncertain_waits_for_a_person_and_a_late_answer_still_settles_it(db: Omgeving, kanaal: Gesprek) -> None:
    outbox_id = plan(db, kanaal)
    werk = genomen(db)
    db.doe(outbox.onzeker, werk, "time-out")
    assert neem(db) is None
    assert db.doe(outbox.gelukt, werk, "post-1")
    assert db.zie(outbox.lees, outbox_id).status is OutboxStatus.VERZONDEN
    plan(db, kanaal)
    assert genomen(db).activity_id == "post-1"


# --- Workers that crash -----------------------------------------------------------------------------------------------


def settle(db: Omgeving, hoe: Callable[[UnitOfWork, Verzending], None]) -> int:
    def afhandelen(uow: UnitOfWork) -> int:
        verlopen = outbox.verlopen_leases(uow)
        for werk in verlopen:
            hoe(uow, werk)
        return len(verlopen)

    return db.doe(afhandelen)


def terug(uow: UnitOfWork, werk: Verzending) -> None:
    outbox.later(uow, werk, timedelta(0), "lease")


def test_what_a_crashed_worker_was_sending_comes_back_when_its_lease_has_run_out(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal)
    verloren = genomen(db)
    assert settle(db.over(seconds=29), terug) == 0
    assert settle(db.over(seconds=1), terug) == 1
    assert settle(db, terug) == 0
    weer = genomen(db)
    assert (weer.id, weer.pogingen) == (verloren.id, 2)
    assert db.doe(outbox.gelukt, weer, "post-2")


def test_a_worker_that_only_hung_cannot_undo_what_another_one_did(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal)
    hing = genomen(db)
    settle(db.over(minutes=1), terug)
    weer = genomen(db)
    db.doe(outbox.dood, hing, 400)
    db.doe(outbox.later, hing, timedelta(hours=1), "x")
    db.doe(outbox.vervallen, hing, "x")
    db.doe(outbox.onbereikbaar, hing, "x")
    assert not db.doe(outbox.gelukt, hing, "post-van-de-hanger")
    assert db.zie(outbox.lees, weer.id) == weer
    assert db.zie(gesprekken.lees, kanaal.id).bereikbaar
    assert db.doe(outbox.gelukt, weer, "post-2")


def test_posted_after_all_by_a_worker_that_hung_becomes_an_edit_not_a_double(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal, los=True)
    hing = genomen(db)
    settle(db.over(minutes=1), terug)
    assert db.doe(outbox.gelukt, hing, "post-1")
    assert genomen(db).activity_id == "post-1"


# --- What stood there before a new post -------------------------------------------------------------------------------


def post_weer(db: Omgeving, waar: Gesprek, activity_id: str, *, ouder: str | None = "ouder") -> Verzending:
    plan(db, waar, los=True)
    werk = genomen(db)
    assert db.doe(outbox.gelukt, werk, activity_id, ouder=ouder)
    return werk


def test_an_older_post_goes_on_as_a_message_of_its_own_that_is_edited(db: Omgeving, kanaal: Gesprek) -> None:
    post_weer(db, kanaal, "post-1")
    assert neem(db) is None
    post_weer(db, kanaal, "post-2")
    bewerking = genomen(db)
    assert (bewerking.soort, bewerking.onderwerp_id, bewerking.activity_id) == ("ouder", "een:post-1", "post-1")
    assert bewerking.gesprek == kanaal
    db.doe(outbox.gelukt, bewerking, "post-1")
    plan(db, kanaal)
    assert genomen(db).activity_id == "post-2"


def test_every_older_post_goes_on_and_an_edit_makes_none(db: Omgeving, kanaal: Gesprek) -> None:
    for nummer in range(1, 4):
        post_weer(db, kanaal, f"post-{nummer}")
        plan(db, kanaal)
        while (werk := neem(db)) is not None:
            assert werk.activity_id is not None
            assert db.doe(outbox.gelukt, werk, werk.activity_id, ouder="ouder")
    over = [db.zie(plekken, "ouder", f"een:post-{nummer}") for nummer in range(1, 4)]
    assert [bool(een) for een in over] == [True, True, False]


def test_without_a_kind_for_it_an_older_post_stays_as_it_is(db: Omgeving, kanaal: Gesprek) -> None:
    post_weer(db, kanaal, "post-1")
    post_weer(db, kanaal, "post-2", ouder=None)
    assert neem(db) is None


def test_recorded_twice_an_older_post_is_edited_once_and_the_new_one_is_not_its_own_older(
    db: Omgeving, kanaal: Gesprek
) -> None:
    post_weer(db, kanaal, "post-1")
    werk = post_weer(db, kanaal, "post-2")
    db.doe(outbox.gelukt, werk, "post-2", ouder="ouder")
    assert alles(db) == ["een:post-1"]


def test_an_edit_of_which_is_heard_late_does_not_take_the_place_of_the_new_post(db: Omgeving, kanaal: Gesprek) -> None:
    post_weer(db, kanaal, "post-1")
    plan(db, kanaal)
    hing = genomen(db)
    plan(db, kanaal, los=True)
    settle(db.over(minutes=1), terug)
    assert db.doe(outbox.gelukt, genomen(db), "post-2", ouder="ouder")
    assert not db.doe(outbox.gelukt, hing, "post-1", ouder="ouder")
    assert alles(db) == ["een:post-1"]
    plan(db, kanaal)
    assert genomen(db).activity_id == "post-2"


def test_posted_after_all_by_a_worker_that_hung_the_older_post_goes_on_too(db: Omgeving, kanaal: Gesprek) -> None:
    post_weer(db, kanaal, "post-1")
    plan(db, kanaal, los=True)
    hing = genomen(db)
    settle(db.over(minutes=1), terug)
    assert db.doe(outbox.gelukt, hing, "post-2", ouder="ouder")
    te_doen = []
    while (werk := neem(db)) is not None:
        te_doen.append((werk.soort, werk.activity_id))
        db.doe(outbox.gelukt, werk, werk.activity_id, ouder="ouder")
    assert sorted(te_doen) == [("ouder", "post-1"), ("uitvraag", "post-2")]


def test_an_older_post_in_the_chat_with_somebody_is_edited_where_it_stands(db: Omgeving, noor: Persoon) -> None:
    chat = db.doe(bouw.kanaal, "19:chat")
    for nummer in (1, 2):
        db.doe(outbox.plan, soort="uitvraag", onderwerp_id="een", persoon_id=noor.id, los=True)
        assert db.doe(outbox.gelukt, genomen(db), f"post-{nummer}", chat.id, ouder="ouder")
    bewerking = genomen(db)
    assert (bewerking.activity_id, bewerking.gesprek, bewerking.persoon_id) == ("post-1", chat, noor.id)


def test_the_count_is_of_what_is_not_done(db: Omgeving) -> None:
    uitkomsten = {
        "wacht": None,
        "verzenden": lambda _uow, _werk: None,
        "dood": lambda uow, werk: outbox.dood(uow, werk, 400),
        "onzeker": lambda uow, werk: outbox.onzeker(uow, werk, "x"),
        "verzonden": lambda uow, werk: outbox.gelukt(uow, werk, "post"),
        "vervallen": lambda uow, werk: outbox.vervallen(uow, werk, "x"),
    }
    for naam, hoe in reversed(uitkomsten.items()):
        plan(db, db.doe(bouw.kanaal, naam))
        if hoe is not None:
            db.doe(hoe, genomen(db))
    assert db.zie(outbox.stand) == dict.fromkeys(
        (OutboxStatus.WACHT, OutboxStatus.VERZENDEN, OutboxStatus.DOOD, OutboxStatus.ONZEKER), 1
    )


def test_what_was_done_long_ago_is_forgotten_but_not_where_it_was_posted(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal)
    verstuur(db, "post-1")
    plan(db, kanaal, "dood")
    db.doe(outbox.dood, genomen(db), 400)
    db.over(days=90)
    plan(db, kanaal, "wacht")
    assert db.doe(outbox.ruim_op, db.nu - timedelta(days=30)) == 1
    plan(db, kanaal)
    assert genomen(db).onderwerp_id == "wacht"
    assert db.zie(outbox.stand)[OutboxStatus.DOOD] == 1


def test_what_is_put_off_was_no_attempt_and_keeps_nothing_else_waiting(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal, "een")
    plan(db, kanaal, "twee")
    werk = genomen(db)
    db.doe(outbox.stel_uit, werk, db.nu + timedelta(hours=3), "aandacht")
    stil = db.zie(outbox.lees, werk.id)
    assert (stil.status, stil.reden, stil.pogingen) == (OutboxStatus.WACHT, "aandacht", 0)
    assert alles(db) == ["twee"]
    db.over(hours=3)
    assert alles(db) == ["een"]


def test_what_is_put_off_is_looked_at_again_when_it_is_planned_again(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal, "een")
    db.doe(outbox.stel_uit, genomen(db), db.nu + timedelta(hours=3), "aandacht")
    plan(db, kanaal, "een")
    assert alles(db) == ["een"]


def test_who_lost_his_claim_puts_off_nothing(db: Omgeving, kanaal: Gesprek) -> None:
    plan(db, kanaal, "een")
    slaper = genomen(db)
    db.over(seconds=31)
    db.doe(outbox.later, slaper, timedelta(0), "lease")
    wakker = genomen(db)
    db.doe(outbox.stel_uit, slaper, db.nu + timedelta(hours=3), "aandacht")
    assert db.zie(outbox.lees, wakker.id).status is OutboxStatus.VERZENDEN
