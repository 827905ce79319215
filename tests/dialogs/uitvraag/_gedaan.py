"""What partners did, put into the database as their handlers do it: for tests of what is undone afterwards."""

from collections.abc import Callable
from typing import TypeVar

from dialogs.kern.desk import Desk
from dialogs.kern.turn import Pressed, Turn
from dialogs.uitvraag.antwoorden.vastleggen import Gezegd, leg_vast
from dialogs.uitvraag.zaak import laad
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Actor
from domain.uitvraag import Antwoordsoort, Weigering
from storage import personen
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._verhaal import Verhaal

T = TypeVar("T")


def aan_het_bureau(verhaal: Verhaal, wie: Deelnemer, werk: Callable[[Desk], T]) -> T:
    """Do something in one transaction, as somebody who pressed a button."""
    wereld = verhaal.wereld
    turn = Turn(wereld.regio.code, wie.sender, wie.chat, Pressed("proef", {}, None), "proef", wereld.nu)

    def in_een_keer(uow: UnitOfWork) -> T:
        actor = Actor.van(personen.lees(uow, wie.id), uow.now)
        return werk(Desk(uow, wereld.regio, wereld.teksten, actor, turn))

    return wereld.doet(in_een_keer)


def ziet_namen(verhaal: Verhaal, wie: Deelnemer, casus: Casus, organisatie: str, *, plek: int = 0) -> None:
    """Somebody of an organisatie opens the form about one person."""
    bevraging = verhaal.bevraging(casus, organisatie).id
    aan_het_bureau(
        verhaal,
        wie,
        lambda desk: desk.record(
            Handeling.UITVRAAG_GEOPEND,
            namens=organisatie,
            casus_id=casus.id,
            betrokkene_id=casus.betrokkenen[plek].id,
            onderwerp_id=bevraging,
        ),
    )


def antwoordt(
    verhaal: Verhaal, casus: Casus, organisatie: str, *plekken: int, weigering: Weigering | None = None
) -> None:
    """An organisatie says about the persons at these places (all when none is given): not known, or not shared."""
    soort = Antwoordsoort.GEWEIGERD if weigering else Antwoordsoort.NIET_BEKEND
    wie = [casus.betrokkenen[een].id for een in plekken or range(len(casus.betrokkenen))]
    zegt(verhaal, casus, organisatie, *(Gezegd(een, soort, weigering=weigering) for een in wie))


def zegt(verhaal: Verhaal, casus: Casus, organisatie: str, *gezegd: Gezegd) -> None:
    """An organisatie answers."""
    bevraging = verhaal.bevraging(casus, organisatie).id
    wie = verhaal.wereld.partner(organisatie)
    aan_het_bureau(verhaal, wie, lambda desk: leg_vast(desk, laad(desk, bevraging), gezegd))


def telefoneert(
    verhaal: Verhaal, casus: Casus, organisatie: str, gezegd_door: str, *, door: Deelnemer | None = None
) -> None:
    """The regisseur types what somebody of an organisatie says on the phone: nobody is known there."""
    bevraging = verhaal.bevraging(casus, organisatie).id
    gezegd = [Gezegd(een.id, Antwoordsoort.NIET_BEKEND) for een in casus.betrokkenen]
    aan_het_bureau(
        verhaal,
        door or verhaal.wereld.regisseur,
        lambda desk: leg_vast(desk, laad(desk, bevraging), gezegd, gezegd_door=gezegd_door),
    )
