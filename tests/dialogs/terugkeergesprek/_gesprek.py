"""A talk about somebody's return, put straight into storage: planning it is tested elsewhere."""

from datetime import datetime, timedelta

from domain.casus import Casus
from domain.persoon import Rol
from domain.terugkeergesprek import Deelnamestatus, Gespreksstatus, Terugkeergesprek
from domain.toegang import Toegang
from storage import terugkeergesprek, toegang
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer, Wereld

INRICHTING = "pi-merwede"
GENODIGD = ("gemeente-merwestad", "politie")


def gepland_gesprek(
    wereld: Wereld, casus: Casus, *organisaties: str, begint_op: datetime | None = None
) -> Terugkeergesprek:
    """A talk that has a moment, of which whoever sits at it was told."""

    def doe(uow: UnitOfWork) -> Terugkeergesprek:
        moment = begint_op or uow.now + timedelta(days=7)
        nieuw = terugkeergesprek.maak(
            uow,
            Terugkeergesprek(
                id="",
                casus_id=casus.id,
                betrokkene_id=casus.betrokkenen[0].id,
                status=Gespreksstatus.GEPLAND,
                inrichting=INRICHTING,
                duur_minuten=45,
                begint_op=moment,
                casemanager_id=casemanager(wereld).id,
                verteld=moment,
            ),
        )
        for een in organisaties or GENODIGD:
            terugkeergesprek.zet_deelname(uow, nieuw, een, Deelnamestatus.GENODIGD, None)
        return nieuw

    casemanager(wereld)
    laat_toe(wereld, casus, INRICHTING, *(organisaties or GENODIGD))
    return wereld.doet(doe)


def casemanager(wereld: Wereld) -> Deelnemer:
    """Who sits beside him."""
    return wereld.partner(INRICHTING, "Carla Casemanager")


def laat_toe(wereld: Wereld, casus: Casus, *organisaties: str) -> None:
    """Give these access to the casus."""
    for een in organisaties:
        wereld.doet(lambda uow, wie=een: toegang.verleen(uow, Toegang(casus.id, wie, Rol.PARTNER, uow.now)))
