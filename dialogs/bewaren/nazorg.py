"""What still runs though its term has passed: in nazorg the clock of a return begins on the day of release.

Nothing that runs is destroyed, so who holds it is told: close it, or know why it goes on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cards.datum import dag_met_jaar
from dialogs.kern.desk import Context
from domain.bewaren import te_lang_open
from domain.casus import Spoor
from domain.persoon import Rol
from storage import bewaren, personen
from storage import casus as casussen
from storage import detentie as detenties


@dataclass(frozen=True, slots=True)
class Doorlopend:
    """A casus that still runs, who holds it, and since when its term has passed."""

    code: str
    regisseur_id: str
    sinds: datetime


def doorlopende(context: Context, regisseurs: Iterable[str]) -> tuple[Doorlopend, ...]:
    """Return what these regisseurs hold and runs longer than it would be kept, the longest first.

    What somebody holds for a legal reason is known already, and left out.
    """
    regels = {een.id: een for een in casussen.lopende_van(context.uow, regisseurs)}
    nazorg = casussen.codes_van_spoor(context.uow, regels, Spoor.NAZORG)
    vast = {een.onderwerp_id for een in bewaren.vastgehouden(context.uow)}
    gevonden = []
    for casus_id, een in detenties.huidige_van(context.uow, set(nazorg) - vast).items():
        sinds = te_lang_open(context.regio, een.einde, context.nu)
        if sinds is not None:
            gevonden.append(Doorlopend(nazorg[casus_id], regels[casus_id].regisseur_id, sinds))
    return tuple(sorted(gevonden, key=lambda een: (een.sinds, een.code)))


def wie_te_vertellen(context: Context) -> frozenset[str]:
    """Return the regisseurs who hold something that runs longer than it would be kept."""
    wie = [een.id for een in personen.met_rol(context.uow, Rol.PROCESREGISSEUR)]
    return frozenset(een.regisseur_id for een in doorlopende(context, wie))


def in_regel(context: Context, een: Doorlopend) -> str:
    """Return it as a line in a list."""
    dag = dag_met_jaar(een.sinds, context.regio.kalender)
    return context.teksten("bewaren.regel.doorlopend", code=een.code, dag=dag)
