"""A melding: a partner brings somebody in. Nobody else is asked anything before a regisseur found it ontvankelijk."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.casus import Geinformeerd
from domain.errors import UserMistake


class MeldingStatus(StrEnum):
    """What became of a melding."""

    INGEDIEND = "ingediend"
    MEER_GEVRAAGD = "meer_gevraagd"
    """The regisseur asked the melder something."""
    AANGEVULD = "aangevuld"
    """The melder answered: it is the regisseur's turn."""
    ONTVANKELIJK = "ontvankelijk"
    """It became a casus."""
    BEANTWOORD = "beantwoord"
    """It became no casus; the melder was told why, and what he can do."""


@dataclass(frozen=True, slots=True)
class Gemelde:
    """Somebody a melding is about."""

    naam: str
    geboortedatum: date | None = None
    gemeente: str | None = None
    rol: str = ""


@dataclass(frozen=True, slots=True)
class Meldingbericht:
    """One line in the talk between the regisseur and the melder."""

    van_id: str
    op: datetime
    tekst: str


@dataclass(frozen=True, slots=True)
class Melding:
    """A melding, whole.

    Attributes:
        organisatie: on whose behalf it was made.
        route: code of the region's meldroute.
        tafel: code of the tafel the melder thinks of; empty when he does not know.
        eerdere_code: the code of the casus that comes back, as the melder typed it; empty for a first melding.
        betrokken: the partners that are involved already, in the melder's words.
        regisseur_id: who took it up; None while nobody did.
        casus_id: what it became.
    """

    id: str
    organisatie: str
    melder_id: str
    route: str
    spoed: bool
    personen: tuple[Gemelde, ...]
    aanleiding: str
    verzoek: str
    geinformeerd: Geinformeerd
    ingediend_op: datetime
    geinformeerd_toelichting: str = ""
    betrokken: str = ""
    tafel: str = ""
    eerdere_code: str = ""
    status: MeldingStatus = MeldingStatus.INGEDIEND
    regisseur_id: str | None = None
    casus_id: str | None = None
    berichten: tuple[Meldingbericht, ...] = ()
    versie: int = 1

    @property
    def loopt(self) -> bool:
        """Tell whether something is still to be done with it."""
        return self.status not in {MeldingStatus.ONTVANKELIJK, MeldingStatus.BEANTWOORD}


def eis_lopend(melding: Melding) -> None:
    """Refuse to go on with a melding that was dealt with.

    Raises:
        UserMistake: it was ("melding.afgehandeld").
    """
    if not melding.loopt:
        raise UserMistake("melding.afgehandeld")
