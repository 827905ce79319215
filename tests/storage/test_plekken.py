from datetime import timedelta

from storage import outbox
from storage.outbox import Limieten
from storage.plekken import Plek, plekken
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
        Plek(None, persoon_id, geplaatst=False),
    )
    assert store.read_now(scope, plekken, "uitvraag", "nooit") == ()
