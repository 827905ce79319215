"""People in nazorg, taken in by the same way as everybody takes them in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from dialogs.kern.desk import Bezoek
from dialogs.kern.detenties import Opgenomen, Opname, neem_op, wijzig
from domain.agenda import Zitting
from domain.casus import Casus, Fase, Persoonsgegevens
from domain.detentie import Detentie, Detentiebron, Wijzigsoort
from domain.uitvraag import Uitvraag
from storage import casus as casussen
from storage import detentie as detenties
from storage import personen, toegang
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, vraagt_uit

T = TypeVar("T")

GEBOREN = date(1995, 5, 3)


def bezoekt(iemand: Deelnemer, werk: Callable[[Bezoek], T]) -> T:
    """Do something as somebody, in one transaction, without a form."""
    wereld = iemand.wereld

    def doe(uow: UnitOfWork) -> T:
        actor = toegang.actor(uow, personen.lees(uow, iemand.id))
        return werk(Bezoek(uow, wereld.regio, wereld.teksten, actor))

    return wereld.doet(doe)


def opname(regisseur: Deelnemer, naam: str = CANARY, **anders: Any) -> Opname:  # noqa: ANN401 - whatever field the test is about
    """A detentiemelding about an invented person of Merwestad, in PI Merwede."""
    gemeente = anders.pop("gemeente", "merwestad")
    assert gemeente is None or isinstance(gemeente, str)
    gewoon = Opname(
        persoon=Persoonsgegevens(naam, GEBOREN, gemeente),
        bron=Detentiebron.INJUS,
        regisseur_id=regisseur.id,
        inrichting="pi-merwede",
    )
    return replace(gewoon, **anders)


def neemt_op(wereld: Wereld, naam: str = CANARY, **anders: Any) -> tuple[Casus, Opgenomen]:  # noqa: ANN401 - whatever field the test is about
    """Let the regisseur take somebody in."""
    regisseur = wereld.regisseur
    return bezoekt(regisseur, lambda bezoek: neem_op(bezoek, opname(regisseur, naam, **anders)))


def wijzigt(wereld: Wereld, een: Casus, **anders: Any) -> Wijzigsoort | None:  # noqa: ANN401 - whatever field the test is about
    """Let the regisseur change a detention."""

    def doe(bezoek: Bezoek) -> Wijzigsoort | None:
        nu = detenties.huidige(bezoek.uow, een.id)
        assert nu is not None
        return wijzig(bezoek, casussen.lees(bezoek.uow, een.id), replace(nu, **anders))

    return bezoekt(wereld.regisseur, doe)


def detentie_van(wereld: Wereld, een: Casus) -> Detentie:
    """How it stands now."""
    nu = wereld.leest(detenties.huidige, een.id)
    assert nu is not None
    return nu


def vraagt_week_uit(wereld: Wereld, een: Casus, zitting: Zitting, *organisaties: str) -> Uitvraag:
    """Ask these organisaties about somebody for a zitting, and bring the casus in the phase that goes with it."""
    uitvraag = vraagt_uit(wereld, een, zitting, *organisaties)
    wereld.doet(lambda uow: casussen.wijzig(uow, replace(casussen.lees(uow, een.id), fase=Fase.UITVRAAG)))
    return uitvraag


def gevraagd(wereld: Wereld, een: Casus) -> dict[str, str]:
    """How far each organisatie is that was asked about somebody."""
    alle = wereld.leest(uitvragen.van_casus, een.id)
    return {vraag.organisatie: vraag.status.value for uitvraag in alle for vraag in uitvraag.bevragingen}


def hebben_toegang(wereld: Wereld, een: Casus, moment: datetime | None = None) -> set[str]:
    """Which organisaties have access to a casus now."""
    nu = moment or wereld.nu
    return {rij.organisatie for rij in wereld.leest(toegang.van_casus, een.id) if rij.loopt(nu)}
