"""What an older copy of the database brings back to life of the talks of detained people, and is ended again.

A link that was taken back since the copy works in it again, on whatever device or paper it was left; a meeting that was
moved or deleted since counts as safe again. The copy cannot know which: so every link ends, and every meeting that the
bot made is looked at anew before anybody is shown its address.
"""

from dataclasses import replace

from dialogs.kern.desk import Context
from domain.logboek import Handeling
from domain.vergadering import Vergaderstatus, Vergaderwijze
from storage import gastlinks, terugkeergesprek, vergadering


def sluit_gesprekken(context: Context) -> int:
    """End every link to the page of a guest, and have every meeting set right and read back; return how many links."""
    links = {een.gesprek_id: een for een in gastlinks.werkende(context.uow)}
    aantal = 0
    for een in links.values():
        aantal += gastlinks.trek_in(context.uow, een.gesprek_id)
        context.log(Handeling.GASTLINK_INGETROKKEN, casus_id=een.casus_id, onderwerp_id=een.gesprek_id)
    for gesprek_id in terugkeergesprek.lopende(context.uow):
        _kijk_na(context, gesprek_id)
    return aantal


def _kijk_na(context: Context, gesprek_id: str) -> None:
    for een in vergadering.van_gesprek(context.uow, gesprek_id):
        if een.status is Vergaderstatus.GOED and een.wijze is Vergaderwijze.GRAPH:
            na = replace(een, status=Vergaderstatus.TE_VERZETTEN, werk_vanaf=context.nu, gegevens=None, tekort=0)
            vergadering.wijzig(context.uow, na)
