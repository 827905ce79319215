from datetime import timedelta

from domain.contact import Contact, Kanaal
from storage import contacten, outbox
from storage.outbox import Limieten
from storage.plekken import Plek, gemaild, plekken, plekken_van, staat_er
from storage.store import Scope, Store, UnitOfWork
from tests.storage import bouw


def test_a_message_is_found_wherever_it_was_planned_and_whether_it_stands_there(store: Store, scope: Scope) -> None:
    def plan(uow: UnitOfWork) -> tuple[str, str]:
        gesprek, wie = bouw.kanaal(uow), bouw.persoon(uow)
        outbox.plan(uow, soort="uitvraag", onderwerp_id="een", gesprek_id=gesprek.id, voorrang=1)
        outbox.plan(uow, soort="uitvraag", onderwerp_id="een", persoon_id=wie.id)
        outbox.plan(uow, soort="uitvraag", onderwerp_id="een", gesprek_id=gesprek.id)  # planned once more
        outbox.plan(uow, soort="uitvraag", onderwerp_id="ander", gesprek_id=gesprek.id)
        outbox.plan(uow, soort="herinnering", onderwerp_id="een", gesprek_id=gesprek.id)
        return gesprek.id, wie.id

    def plaats(uow: UnitOfWork) -> None:
        werk = outbox.neem(uow, werker="proef", limieten=Limieten(), verhuur=timedelta(minutes=1))
        assert werk is not None
        outbox.gelukt(uow, werk, "post-1")

    gesprek_id, persoon_id = store.run_now(scope, plan)
    store.run_now(scope, plaats)
    assert store.read_now(scope, plekken, "uitvraag", "een") == (
        Plek(gesprek_id, None, geplaatst=True),
        Plek(None, persoon_id, geplaatst=False, onderweg=True),
    )
    assert store.read_now(scope, staat_er, "uitvraag", "een")
    assert not store.read_now(scope, staat_er, "agenda", "een")
    assert store.read_now(scope, plekken, "uitvraag", "nooit") == ()


def test_several_subjects_are_looked_up_at_once(store: Store, scope: Scope) -> None:
    def plan(uow: UnitOfWork) -> str:
        gesprek = bouw.kanaal(uow)
        for onderwerp in ("een", "twee", "drie"):
            outbox.plan(uow, soort="uitvraag", onderwerp_id=onderwerp, gesprek_id=gesprek.id)
        return gesprek.id

    hier = Plek(store.run_now(scope, plan), None, geplaatst=False, onderweg=True)
    assert not store.read_now(scope, staat_er, "uitvraag", "een"), "planned is not posted"
    gevonden = store.read_now(scope, plekken_van, "uitvraag", ["twee", "een", "nooit"])
    assert gevonden == {"een": (hier,), "twee": (hier,)}
    assert store.read_now(scope, plekken_van, "uitvraag", []) == {}


def test_what_was_dropped_is_on_its_way_no_more(store: Store, scope: Scope) -> None:
    def plan_en_laat_vallen(uow: UnitOfWork) -> None:
        outbox.plan(uow, soort="uitvraag", onderwerp_id="een", gesprek_id=bouw.kanaal(uow).id)
        werk = outbox.neem(uow, werker="proef", limieten=Limieten(), verhuur=timedelta(minutes=1))
        assert werk is not None
        (plek,) = plekken(uow, "uitvraag", "een")
        assert plek.onderweg
        outbox.vervallen(uow, werk, "x")

    store.run_now(scope, plan_en_laat_vallen)
    (plek,) = store.read_now(scope, plekken, "uitvraag", "een")
    assert (plek.geplaatst, plek.onderweg) == (False, False)


def test_a_mail_that_went_out_is_known_by_contact_and_stands_nowhere_in_teams(store: Store, scope: Scope) -> None:
    def mail(uow: UnitOfWork) -> None:
        contacten.voeg_toe(uow, Contact("c1", "politie", "Nel", Kanaal.EMAIL, email="nel@example.test"))
        contacten.voeg_toe(uow, Contact("c2", "politie", "Ron", Kanaal.EMAIL, email="ron@example.test"))
        for wie in ("c1", "c2"):
            outbox.plan(uow, soort="mail_klaar", onderwerp_id="politie:2026-03-02", contact_id=wie)
        werk = outbox.neem(uow, werker="proef", limieten=Limieten(), verhuur=timedelta(minutes=1))
        assert werk is not None
        outbox.gelukt(uow, werk, "mail-1")

    store.run_now(scope, mail)
    assert store.read_now(scope, gemaild, "mail_klaar", "politie:2026-03-02") == {"c1"}
    assert store.read_now(scope, plekken, "mail_klaar", "politie:2026-03-02") == ()
