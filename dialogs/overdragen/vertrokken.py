"""Somebody left, or his role ended by its date, and casussen are his still: the managers hear it until that is mended.

It is looked at in a round, because a role may end by itself: nobody presses anything then.
"""

from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import meld_zonder_regisseur
from dialogs.overdragen.regisseurs import is_regisseur, lopende
from domain.persoon import Rol
from domain.werkdagen import binnen_werkuren
from storage import personen, wekkers
from storage.wekkers import Wekker


def ronde(context: Context) -> None:
    """Have the managers told, today and every working day, of who is no regisseur any more and still holds casussen.

    The moment is that day's, so however often the round is made it rings once.
    """
    kalender, werkuren = context.regio.kalender, context.regio.werkuren
    dag = kalender.lokaal(binnen_werkuren(context.nu, werkuren, kalender)).date()
    weg = [een.id for een in personen.ooit_met_rol(context.uow, Rol.PROCESREGISSEUR) if not is_regisseur(context, een)]
    for persoon_id in sorted({een.regisseur_id for een in lopende(context, *weg)}):
        wekkers.zet(context.uow, Wekkersoort.ZONDER_REGISSEUR, persoon_id, kalender.moment(dag, werkuren.van))


def meld(context: Context, wekker: Wekker) -> None:
    """Tell the managers once more, a new post each working day: until it is mended nobody runs those casussen."""
    persoon_id = wekker.onderwerp_id
    if lopende(context, persoon_id) and not is_regisseur(context, personen.lees(context.uow, persoon_id)):
        meld_zonder_regisseur(context, persoon_id)
