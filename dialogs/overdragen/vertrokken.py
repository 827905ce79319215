"""Somebody left, or his role ended by its date, and casussen are his still: the managers hear it until that is mended.

It is looked at in a round, because a role may end by itself: nobody presses anything then.
"""

from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import meld_zonder_regisseur, waak_zonder_regisseur
from dialogs.overdragen.regisseurs import is_regisseur, lopende
from domain.persoon import Rol
from storage import personen
from storage.wekkers import Wekker


def ronde(context: Context) -> None:
    """Watch over everybody who is no regisseur any more and still holds running casussen."""
    weg = [een.id for een in personen.ooit_met_rol(context.uow, Rol.PROCESREGISSEUR) if not is_regisseur(context, een)]
    for persoon_id in sorted({een.regisseur_id for een in lopende(context, *weg)}):
        waak_zonder_regisseur(context, persoon_id)


def meld(context: Context, wekker: Wekker) -> None:
    """Tell the managers once more, a new post each working day: until it is mended nobody runs those casussen."""
    persoon_id = wekker.onderwerp_id
    if lopende(context, persoon_id) and not is_regisseur(context, personen.lees(context.uow, persoon_id)):
        meld_zonder_regisseur(context, persoon_id)
