"""That a regisseur reads what was answered about somebody: written down in one way, wherever he reads it."""

from dialogs.kern.desk import Bezoek
from domain.casus import Betrokkene
from domain.logboek import Handeling
from domain.uitvraag import Uitvraag


def noteer_antwoorden_gelezen(bezoek: Bezoek, uitvraag: Uitvraag, wie: Betrokkene) -> None:
    """Write down that what was answered about one betrokkene was opened, and on which legal ground it was asked."""
    bezoek.record(
        Handeling.ANTWOORDEN_GEOPEND,
        casus_id=uitvraag.casus_id,
        betrokkene_id=wie.id,
        onderwerp_id=uitvraag.id,
        doel=uitvraag.grondslag,
    )
