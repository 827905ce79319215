"""A region file may not leave out what open work rests on; what is done with no longer counts."""

from dataclasses import replace

from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Fase
from domain.uitvraag import UitvraagStatus
from storage import afspraken, casus, uitvraag
from storage.in_gebruik import in_gebruik
from storage.store import Scope, Store
from tests.storage.bouw import verhaal


def test_running_casussen_open_uitvragen_and_roles_count(store: Store, scope: Scope) -> None:
    een = store.run_now(scope, verhaal)
    gebruik = store.read_now(scope, in_gebruik)
    assert gebruik.tafels == {een.casus.tafel}
    assert gebruik.grondslagen == {een.casus.grondslag}
    assert gebruik.organisaties == {"veiligheidshuis", *(vraag.organisatie for vraag in een.uitvraag.bevragingen)}
    assert gebruik.formulieren == {vraag.formulier for vraag in een.uitvraag.bevragingen}


def test_who_still_has_to_do_something_that_was_agreed_counts_until_it_is_done(store: Store, scope: Scope) -> None:
    een = store.run_now(scope, verhaal)
    nu = scope.now
    afspraak = Afspraak(
        "a1", een.casus.id, "bellen", "om", nu.date(), AfspraakStatus.GEWEIGERD, nu, een.casus.regisseur_id, nu
    )
    store.run_now(scope, lambda uow: afspraken.voeg_toe(uow, afspraak))
    assert "om" in store.read_now(scope, in_gebruik).organisaties
    assert "om" not in store.read_now(replace(scope, regio="elders"), in_gebruik).organisaties
    store.run_now(scope, lambda uow: afspraken.wijzig(uow, replace(afspraak, status=AfspraakStatus.VERVALLEN)))
    assert "om" not in store.read_now(scope, in_gebruik).organisaties


def test_what_is_closed_and_what_is_another_regions_does_not_count(store: Store, scope: Scope) -> None:
    een = store.run_now(scope, verhaal)
    store.run_now(scope, lambda uow: casus.wijzig(uow, replace(casus.lees(uow, een.casus.id), fase=Fase.AFGESLOTEN)))
    store.run_now(
        scope,
        lambda uow: uitvraag.wijzig(uow, replace(uitvraag.lees(uow, een.uitvraag.id), status=UitvraagStatus.GESLOTEN)),
    )
    gebruik = store.read_now(scope, in_gebruik)
    assert (gebruik.tafels, gebruik.formulieren) == (frozenset(), frozenset())
    assert gebruik.organisaties == {"veiligheidshuis"}
    assert store.read_now(replace(scope, regio="elders"), in_gebruik).organisaties == frozenset()
