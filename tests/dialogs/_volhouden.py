"""A casus in its course, put straight into storage: a plan, afspraken, who holds the casusregie."""

from dataclasses import replace
from datetime import date, timedelta

from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus, Fase
from domain.persoon import Rol
from domain.plan import Kaderafspraak, Plan
from domain.regie import Regie
from domain.toegang import Toegang
from storage import afspraken, regie, toegang
from storage import casus as casussen
from storage import plan as plannen
from storage.store import UnitOfWork
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus

GEHEIM = "Zijn broer is weggelopen uit de opvang."


def in_fase(wereld: Wereld, een: Casus, fase: Fase) -> Casus:
    return wereld.doet(casussen.wijzig, replace(wereld.leest(casussen.lees, een.id), fase=fase))


def met_plan(
    wereld: Wereld,
    *kaders: Kaderafspraak,
    evaluatie_op: date | None = None,
    tafel: str = "jeugd",
    naam: str = "Kanarie",
) -> Casus:
    """A casus with a plan, of which politie holds the casusregie."""
    een = maakt_casus(wereld, "jeugd", None, "Kanarie")
    door = wereld.regisseur.id

    def doe(uow: UnitOfWork) -> None:
        regie.beleg(uow, Regie(uow.new_id(), een.id, "politie", uow.now, door))
        plan = Plan(een.id, 1, uow.now, door, hoofddoel=GEHEIM, kaders=kaders, evaluatie_op=evaluatie_op)
        plannen.voeg_toe(uow, plan)

    wereld.doet(doe)
    return in_fase(wereld, een, Fase.PLAN)


def spreekt_af(
    wereld: Wereld,
    een: Casus,
    organisatie: str = "politie",
    *,
    dagen: int = 60,
    status: AfspraakStatus = AfspraakStatus.LOPEND,
    **anders: object,
) -> Afspraak:
    """An afspraak of an organisatie that has access, for so many days from now."""
    vandaag = wereld.regio.kalender.lokaal(wereld.nu).date()

    def doe(uow: UnitOfWork) -> Afspraak:
        nieuw = Afspraak(
            id=uow.new_id(),
            casus_id=een.id,
            wat=GEHEIM,
            organisatie=organisatie,
            wanneer=vandaag + timedelta(days=dagen),
            status=status,
            gemaakt_op=uow.now,
            gemaakt_door_id=een.regisseur_id,
            teken_op=uow.now,
        )
        nieuw = replace(nieuw, **anders)  # type: ignore[arg-type]
        afspraken.voeg_toe(uow, nieuw)
        if not any(rij.organisatie == organisatie for rij in toegang.van_casus(uow, een.id)):
            toegang.verleen(uow, Toegang(een.id, organisatie, Rol.PARTNER, uow.now))
        return nieuw

    gemaakt = wereld.doet(doe)
    in_fase(wereld, een, Fase.VOLHOUDEN)
    return gemaakt
