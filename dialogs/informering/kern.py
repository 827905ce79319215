"""What every part of this topic shares: which casussen ask for attention, and loading one for who may say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Context, Desk
from dialogs.kern.informeren import vandaag
from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.informering import Gezegd, sinds
from domain.toegang import Daad
from storage import casus as casussen
from storage import informering


@dataclass(frozen=True, slots=True)
class Aandacht:
    """A casus of which it is to be said, or looked at again, since a day."""

    casus: Casus
    gezegd: tuple[Gezegd, ...]
    sinds: date


def die_aandacht_vragen(context: Context, regisseurs: Iterable[str]) -> list[Aandacht]:
    """Return the running casussen of these regisseurs that ask for it, the oldest first, then by code."""
    ids = [een.id for een in casussen.lopende_van(context.uow, regisseurs)]
    if not ids:
        return []
    alles, dag = informering.van_casussen(context.uow, ids), vandaag(context)
    gevonden = []
    for casus in casussen.lees_alle(context.uow, ids).values():
        gezegd = alles.get(casus.id, ())
        aangemaakt = context.regio.kalender.lokaal(casus.aangemaakt_op).date()
        vanaf = sinds(casus, gezegd, dag, aangemaakt)
        if vanaf is not None:
            gevonden.append(Aandacht(casus, gezegd, vanaf))
    return sorted(gevonden, key=lambda een: (een.sinds, str(een.casus.code)))


def laad(desk: Desk, casus_id: str) -> Casus:
    """Load a casus for the regisseur who holds it, or who stands in for him.

    Raises:
        NotAllowed: somebody else holds it, or there is none.
        NotFound: it was destroyed, and he held it last.
    """
    return laad_casus(desk, Daad.INFORMERING_WIJZIGEN, casus_id=casus_id)


def laad_met_code(desk: Desk, code: Casuscode) -> Casus:
    """Load the casus with this code in the same way."""
    return laad_casus(desk, Daad.INFORMERING_WIJZIGEN, code=code)
