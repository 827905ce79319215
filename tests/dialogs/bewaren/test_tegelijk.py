"""What somebody decides at the very moment of destroying: it counts, or he hears that it is too late."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.bewaren import Besluitsoort, Bewaarbesluit, Bewaarsoort, Bewaring, houd_vast
from domain.casus import Casus
from domain.errors import Conflict
from storage import bewaren, vernietigen
from storage import casus as casussen
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.bewaren._verhaal import bevestigt, gesloten, regel, verstreken, vijf_jaar_later


def verlengd(klok: Bewaring) -> Bewaring:
    assert klok.verloopt_op is not None
    return replace(klok, verloopt_op=klok.verloopt_op + timedelta(days=400), bevestigd_door_id=None, bevestigd_op=None)


# Beside the one writer of SQLite nothing is written.
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("anders", [houd_vast, verlengd])
async def test_nothing_is_destroyed_of_which_somebody_just_heard_that_it_stays(
    wereld: Wereld, rosa: Deelnemer, monkeypatch: pytest.MonkeyPatch, anders: Callable[[Bewaring], Bewaring]
) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    await bevestigt(rosa, regel(een))
    keek, blijft = vernietigen.wordt_verzonden, list[bool]()

    def besluit(uow: UnitOfWork, van: Casus) -> None:
        klok = bewaren.zoek(uow, Bewaarsoort.CASUS, van.id)
        assert klok is not None
        bewaren.wijzig(uow, anders(klok), Bewaarbesluit(Besluitsoort.VASTGEHOUDEN, rosa.id, uow.now, "een klacht"))

    def probeer() -> None:
        try:
            wereld.store.run_now(wereld.scope, besluit, een)
        except Conflict:
            blijft.append(False)
        else:
            blijft.append(True)

    iemand = threading.Thread(target=probeer)

    def intussen(*wat: object) -> bool:
        iemand.start()
        # He is done before it goes on, or he waits for it.
        iemand.join(0.5)
        return keek(*wat)  # type: ignore[arg-type]

    monkeypatch.setattr(vernietigen, "wordt_verzonden", intussen)
    verstreken(wereld, minutes=16)
    iemand.join()
    assert [bool(wereld.leest(casussen.codes, [een.id]))] == blijft
    assert (wereld.leest(vernietigen.van, Bewaarsoort.CASUS, een.id) is None) == blijft[0]
