"""A melding: a partner brings somebody in. Nobody else is asked anything before a regisseur found it ontvankelijk."""

from dataclasses import dataclass, replace
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
    INGETROKKEN = "ingetrokken"
    """The melder took it back."""


class Afwijzing(StrEnum):
    """Why a melding becomes no casus, and where it goes on (source: the outcomes of the national triage)."""

    ADVIES = "advies"
    LOKAAL_VELD = "lokaal_veld"
    PGA_GEMEENTE = "pga_gemeente"
    ANDERE_REGIO = "andere_regio"
    ANDERS = "anders"


MEESTE_PERSONEN = 4
"""How many people one melding is about at most; more can be added to the casus."""


LOPEND = frozenset({MeldingStatus.INGEDIEND, MeldingStatus.MEER_GEVRAAGD, MeldingStatus.AANGEVULD})
"""In which something is still to be done."""


@dataclass(frozen=True, slots=True)
class Gemelde:
    """Somebody a melding is about."""

    naam: str
    geboortedatum: date | None = None
    gemeente: str | None = None
    rol: str = ""


@dataclass(frozen=True, slots=True)
class Meldingbericht:
    """One line in the talk between the regisseur and the melder. `vraag`: the regisseur asked it."""

    van_id: str
    op: datetime
    tekst: str
    vraag: bool = False


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
        reden, antwoord: why it became no casus, and what the melder was told about it.
        afgehandeld_op: when nothing more was to be done with it.
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
    reden: Afwijzing | None = None
    antwoord: str = ""
    afgehandeld_op: datetime | None = None
    versie: int = 1

    @property
    def loopt(self) -> bool:
        """Tell whether something is still to be done with it."""
        return self.status in LOPEND

    @property
    def laatste_vraag(self) -> str:
        """What the regisseur asked last; empty when nothing was asked."""
        vragen = (een.tekst for een in reversed(self.berichten) if een.vraag)
        return next(vragen, "")


def eis_lopend(melding: Melding) -> None:
    """Refuse to go on with a melding that was dealt with.

    Raises:
        UserMistake: it was ("melding.afgehandeld").
    """
    if not melding.loopt:
        raise UserMistake("melding.afgehandeld")


def vraag(melding: Melding, door_id: str, tekst: str, op: datetime) -> Melding:
    """The regisseur asks the melder something."""
    eis_lopend(melding)
    bericht = Meldingbericht(door_id, op, tekst, vraag=True)
    return replace(melding, status=MeldingStatus.MEER_GEVRAAGD, berichten=(*melding.berichten, bericht))


def vul_aan(melding: Melding, door_id: str, tekst: str, op: datetime) -> Melding:
    """The melder says more, asked or unasked."""
    eis_lopend(melding)
    bericht = Meldingbericht(door_id, op, tekst)
    return replace(melding, status=MeldingStatus.AANGEVULD, berichten=(*melding.berichten, bericht))


def neem_aan(melding: Melding, casus_id: str, regisseur_id: str, op: datetime) -> Melding:
    """It is ontvankelijk: it became a casus."""
    eis_lopend(melding)
    return replace(
        melding,
        status=MeldingStatus.ONTVANKELIJK,
        casus_id=casus_id,
        regisseur_id=melding.regisseur_id or regisseur_id,
        afgehandeld_op=op,
    )


def wijs_af(melding: Melding, reden: Afwijzing, antwoord: str, op: datetime) -> Melding:
    """It becomes no casus. Of the people in it nothing stays; that there was one, why not, and the answer do.

    Source: a discussion that is rejected keeps only limited data (the Risk-driven Tracking of Ontario's situation
    tables); what was typed freely may name people, so none of that stays either.
    """
    eis_lopend(melding)
    klaar = replace(melding, status=MeldingStatus.BEANTWOORD, reden=reden, antwoord=antwoord, afgehandeld_op=op)
    return zonder_inhoud(klaar)


def trek_in(melding: Melding, op: datetime) -> Melding:
    """The melder takes it back; of the people in it nothing stays."""
    eis_lopend(melding)
    return zonder_inhoud(replace(melding, status=MeldingStatus.INGETROKKEN, afgehandeld_op=op))


def zonder_inhoud(melding: Melding) -> Melding:
    """Return a melding without the people in it and without anything that somebody typed about them."""
    return replace(
        melding,
        personen=(),
        aanleiding="",
        verzoek="",
        geinformeerd_toelichting="",
        betrokken="",
        eerdere_code="",
        berichten=(),
    )
