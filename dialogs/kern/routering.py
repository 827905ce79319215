"""Whether a manager confirmed who serves which gemeente and inrichting in nazorg; before that no week is asked out."""

from dialogs.kern.desk import Context
from domain.routering import afdruk_van, kaart_van
from storage import routering


def is_bevestigd(context: Context) -> bool:
    """Tell whether the routing as the region's file has it now was confirmed. A region without nazorg: never."""
    if context.regio.nazorg is None:
        return False
    return routering.bevestiging(context.uow, afdruk_van(kaart_van(context.regio))) is not None
