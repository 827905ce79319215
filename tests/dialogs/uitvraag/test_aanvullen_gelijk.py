"""Somebody is added at the very moment at which an organisatie answers: it is asked about him all the same."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.uitvraag.bijstellen import aanvullen
from domain.casus import Betrokkene, Casus, Persoonsgegevens
from domain.uitvraag import BevragingStatus
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from storage.wekkers import Wekker
from tests.dialogs._post import context
from tests.dialogs.uitvraag._verhaal import ANNA, Verhaal

LANG_GENOEG = 0.5
"""Seconds that the alarm gets to overtake the answer. It rightly waits them all: only a lock can hold it."""


async def _gevraagd(verhaal: Verhaal) -> Casus:
    verhaal.zitting(datetime(2026, 3, 9, 12, tzinfo=UTC))
    casus = verhaal.casus(ANNA)
    await verhaal.start(casus)
    return casus


def _komt_erbij(verhaal: Verhaal, casus: Casus) -> None:
    wereld = verhaal.wereld
    nu = wereld.leest(casussen.lees, casus.id)
    erbij = Betrokkene("later", "kind", Persoonsgegevens("Later Erbij", None, None))
    wereld.doet(casussen.wijzig, replace(nu, betrokkenen=(*nu.betrokkenen, erbij)))


def _wekker_gaat(verhaal: Verhaal, casus: Casus) -> None:
    wekker = Wekker(Wekkersoort.BETROKKENE_ERBIJ, casus.id, verhaal.wereld.nu)
    verhaal.wereld.doet(lambda uow: aanvullen.vul_aan(context(verhaal.wereld, uow), wekker))


async def test_an_answer_that_is_being_stored_is_waited_for(verhaal: Verhaal) -> None:
    casus = await _gevraagd(verhaal)
    bevraging = verhaal.bevraging(casus, "politie")
    _komt_erbij(verhaal, casus)
    wekker = threading.Thread(target=_wekker_gaat, args=(verhaal, casus))

    def antwoordt(uow: UnitOfWork) -> None:
        # As `leg_vast` does, with what it knew of the casus before somebody was added.
        uitvragen.vergrendel(uow, bevraging.uitvraag_id)
        beantwoord = replace(bevraging, status=BevragingStatus.BEANTWOORD, afgehandeld_op=uow.now)
        uitvragen.wijzig_bevraging(uow, beantwoord)
        wekker.start()
        wekker.join(LANG_GENOEG)

    verhaal.wereld.doet(antwoordt)
    wekker.join()
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.OPEN


async def test_an_answer_that_was_begun_before_reads_the_casus_again(verhaal: Verhaal) -> None:
    casus = await _gevraagd(verhaal)
    eerder = verhaal.bevraging(casus, "politie")
    _komt_erbij(verhaal, casus)
    _wekker_gaat(verhaal, casus)
    assert verhaal.bevraging(casus, "politie").versie > eerder.versie
