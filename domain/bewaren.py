"""How long something is kept, from which event, and what may stop its destruction."""

from enum import StrEnum


class Bewaarsoort(StrEnum):
    """What is kept, and destroyed, as one whole."""

    CASUS = "casus"
    MELDING = "melding"
    BIJ_SIGNAAL = "bij_signaal"
    LOGBOEK = "logboek"
    """One chain of the logboek; its subject is the name of the chain."""


class Bewaarcategorie(StrEnum):
    """The categories of which a region says how long they are kept, each with the event that starts its clock."""

    CASUS = "casus"
    """A casus in the lane of the Wgs; from the day it was closed."""
    NAZORG = "detentiemelding"
    """The return of a detained resident; from the day of release, or else from the day it was closed."""
    AFGEWEZEN = "afgewezen"
    """A melding that became no casus; from the day that was decided."""
    BIJ_SIGNAAL = "bij_signaal"
    """A signal about a return; from the day it came in (source: article 11a Besluit justitiële gegevens)."""
    BIJ_VERANTWOORDING = "bij_verantwoording"
    """A signal on which measures were taken, kept to account for them; from the day it was taken out of use."""
    LOGBOEK = "logboek"
    """The lines about one casus; from the day the casus itself was destroyed (source: NEN 7513)."""
