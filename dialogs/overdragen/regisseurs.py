"""Who holds casussen, who could, and in what words they are named: shared by everything of this topic."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.bouwstenen import zonder_opmaak
from dialogs.kern.desk import Context
from dialogs.kern.waarneming import periode_in_woorden
from domain.persoon import Actor, Persoon, Rol
from storage import afwezigheid, personen
from storage import casus as casussen
from storage.casus import Casusregel


@dataclass(frozen=True, slots=True)
class Regisseur:
    """Somebody who is a regisseur, or was: how many running casussen he holds, and when he is away.

    Attributes:
        is_nu: whether he holds the role at this moment.
        afwezig: his coming absence in words; empty when there is none.
    """

    persoon: Persoon
    is_nu: bool
    lopend: int
    afwezig: str

    @property
    def naam(self) -> str:
        """His name, disarmed."""
        return zonder_opmaak(self.persoon.naam)


def regisseurs(context: Context) -> tuple[Regisseur, ...]:
    """Return everybody who is a regisseur, and who was one and still holds running casussen; by name."""
    ooit = personen.ooit_met_rol(context.uow, Rol.PROCESREGISSEUR)
    telling = Counter(een.regisseur_id for een in lopende(context, *(een.id for een in ooit)))
    weg = _afwezig(context, ooit)
    alle = (
        Regisseur(een, is_regisseur(context, een), telling[een.id], weg.get(een.id, ""))
        for een in sorted(ooit, key=lambda een: (een.naam.casefold(), een.id))
    )
    return tuple(een for een in alle if een.is_nu or een.lopend)


def is_regisseur(context: Context, persoon: Persoon) -> bool:
    """Tell whether somebody holds the role at this moment."""
    return Actor.van(persoon, context.nu).is_rol(Rol.PROCESREGISSEUR)


def lopende(context: Context, *van: str) -> tuple[Casusregel, ...]:
    """Return the running casussen that these regisseurs hold."""
    return casussen.lopende_van(context.uow, van) if van else ()


def in_woorden(context: Context, een: Regisseur) -> str:
    """Return a regisseur with what matters for who takes over: how much he has, and whether he is there."""
    t = context.teksten
    regel = t.aantal("overdragen.regisseur", een.lopend, naam=een.naam)
    if not een.is_nu:
        return t("overdragen.regisseur_niet_meer", regel=regel)
    return t("overdragen.regisseur_afwezig", regel=regel, wanneer=een.afwezig) if een.afwezig else regel


def _afwezig(context: Context, wie: Sequence[Persoon]) -> Mapping[str, str]:
    eerste: dict[str, str] = {}
    for een in afwezigheid.komende(context.uow, *(een.id for een in wie)):
        eerste.setdefault(een.persoon_id, periode_in_woorden(context, een))
    return eerste
