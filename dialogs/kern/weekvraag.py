"""The uitvraag of the week in nazorg: everybody who came in is asked about at the next zitting; who comes late joins."""

from dialogs.kern.desk import Bezoek
from domain.casus import Casus


def vraag_mee(bezoek: Bezoek, casus: Casus) -> bool:
    """Ask about somebody who came in after the week was asked out, while answers can still be given.

    Return whether he was asked about now; who was not joins the next week.
    """
    raise NotImplementedError
