"""After an older copy of the database was put back no link and no meeting of then counts by itself."""

from dataclasses import replace
from datetime import timedelta

from dialogs.kern.teruggezet import sluit_gesprekken
from domain.gastlink import verloopt_op
from domain.logboek import Handeling
from domain.terugkeergesprek import Terugkeergesprek
from domain.vergadering import OPTIES, Toegangsgegevens, Vergadering, Vergaderopties, Vergaderstatus, Vergaderwijze
from storage import gastlinks, vergadering
from storage.store import UnitOfWork
from tests.dialogs._detentie import neemt_op
from tests.dialogs._post import context
from tests.dialogs._wereld import Wereld
from tests.dialogs.terugkeergesprek._gesprek import casemanager, gepland_gesprek

EIGEN, GRAPH = Vergaderwijze.EIGEN_LINK, Vergaderwijze.GRAPH


def zet_klaar(w: Wereld, gesprek: Terugkeergesprek, wijze: Vergaderwijze) -> None:
    """Make a meeting that is safe, and a link to his page."""

    def doe(uow: UnitOfWork) -> None:
        adres = Toegangsgegevens("https://teams.microsoft.com/meet/1")
        goed = Vergadering(
            id="",
            gesprek_id=gesprek.id,
            casus_id=gesprek.casus_id,
            wijze=wijze,
            status=Vergaderstatus.GOED,
            gegevens=adres,
            extern_id="x",
        )
        vergadering.maak(uow, replace(goed, opties=Vergaderopties(**dict.fromkeys(OPTIES, True))))
        wie = {"gesprek_id": gesprek.id, "casus_id": gesprek.casus_id, "persoon_id": casemanager(w).id}
        gastlinks.maak(uow, **wie, verloopt_op=verloopt_op(uow.now, gesprek.eindigt_op, 14))

    w.doet(doe)


async def test_every_link_ends_and_a_meeting_is_shown_to_nobody_before_it_was_looked_at(wereld: Wereld) -> None:
    casus = neemt_op(wereld, einde=wereld.nu.date() + timedelta(days=60))[0]
    gesprek = gepland_gesprek(wereld, casus)
    zet_klaar(wereld, gesprek, GRAPH)
    assert wereld.doet(lambda uow: sluit_gesprekken(context(wereld, uow))) == 1
    (een,) = wereld.leest(vergadering.van_gesprek, gesprek.id)
    assert (een.status, een.gegevens, een.werk_vanaf) == (Vergaderstatus.TE_VERZETTEN, None, wereld.nu)
    (link,) = wereld.leest(gastlinks.van_gesprek, gesprek.id)
    assert link.ingetrokken_op == wereld.nu
    assert wereld.logboek(casus.id)[-1].handeling is Handeling.GASTLINK_INGETROKKEN
    assert wereld.doet(lambda uow: sluit_gesprekken(context(wereld, uow))) == 0


async def test_a_meeting_of_his_own_the_bot_cannot_look_at(wereld: Wereld) -> None:
    casus = neemt_op(wereld, einde=wereld.nu.date() + timedelta(days=60))[0]
    gesprek = gepland_gesprek(wereld, casus)
    zet_klaar(wereld, gesprek, EIGEN)
    wereld.doet(lambda uow: sluit_gesprekken(context(wereld, uow)))
    (een,) = wereld.leest(vergadering.van_gesprek, gesprek.id)
    assert een.mag_getoond
