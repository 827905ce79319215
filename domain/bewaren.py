"""How long something is kept, from which event, and what may stop its destruction."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.casus import Spoor
from domain.errors import UserMistake
from domain.regio import Bewaartermijn, Regio
from domain.verloop import Stap
from domain.werkdagen import Kalender

BEDENKTIJD: Final = timedelta(minutes=15)
"""How long what was confirmed can be taken back: a mistake in a list of forty is seen right after the press."""

LANGSTE_REDEN: Final = 1_000
"""Characters of why something is kept longer."""


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
    """A melding that became no casus, or a casus under the Wgs that was not taken in; from the day that was decided."""
    BIJ_SIGNAAL = "bij_signaal"
    """A signal about a return; from the day it came in (source: article 11a Besluit justitiële gegevens)."""
    BIJ_VERANTWOORDING = "bij_verantwoording"
    """A signal on which measures were taken, kept to account for them; from the day it was taken out of use."""
    LOGBOEK = "logboek"
    """The lines about one casus; from the day the casus itself was destroyed (source: NEN 7513)."""


ZONDER_VERLENGING: Final = frozenset({Bewaarcategorie.BIJ_SIGNAAL, Bewaarcategorie.BIJ_VERANTWOORDING})
"""What can be held but never extended: article 11a Besluit justitiële gegevens says how long a signal may be used and
kept, and gives no ground for longer. A hold stops its destruction and makes nothing readable."""


class Gebeurtenis(StrEnum):
    """What starts a clock."""

    AFGESLOTEN = "afgesloten"
    VRIJGEKOMEN = "vrijgekomen"
    BESLIST = "beslist"
    ONTVANGEN = "ontvangen"
    UIT_GEBRUIK = "uit_gebruik"
    VERNIETIGD = "vernietigd"


BEGINT_BIJ: Final[Mapping[Bewaarcategorie, Gebeurtenis]] = MappingProxyType(
    {
        Bewaarcategorie.CASUS: Gebeurtenis.AFGESLOTEN,
        Bewaarcategorie.NAZORG: Gebeurtenis.VRIJGEKOMEN,
        Bewaarcategorie.AFGEWEZEN: Gebeurtenis.BESLIST,
        Bewaarcategorie.BIJ_SIGNAAL: Gebeurtenis.ONTVANGEN,
        Bewaarcategorie.BIJ_VERANTWOORDING: Gebeurtenis.UIT_GEBRUIK,
        Bewaarcategorie.LOGBOEK: Gebeurtenis.VERNIETIGD,
    }
)
"""By which event the clock of each category begins: fixed here, because the law and not a region says it."""


class Besluitsoort(StrEnum):
    """What somebody decided about keeping something."""

    VERLENGD = "verlengd"
    VASTGEHOUDEN = "vastgehouden"
    LOSGELATEN = "losgelaten"


@dataclass(frozen=True, slots=True)
class Bewaarbesluit:
    """A decision to keep something longer, or not any more, with who made it and why.

    Attributes:
        reden: in his own words; kept encrypted with the key of what it is about.
        als_functionaris: it was a privacyfunctionaris: a hold of his is only his to lift.
        tot: until when, of an extension.
    """

    soort: Besluitsoort
    door_id: str
    op: datetime
    reden: str = ""
    tot: datetime | None = None
    als_functionaris: bool = False


@dataclass(frozen=True, slots=True)
class Bewaring:
    """The clock of one thing.

    Attributes:
        verloopt_op: when its term has passed; None while the region has not said how long, or while the clock stands.
        vastgehouden: a legal hold: nothing is destroyed while it stands.
        bevestigd_door_id, bevestigd_op: who confirmed that it may be destroyed, and when.
    """

    soort: Bewaarsoort
    onderwerp_id: str
    categorie: Bewaarcategorie
    begonnen_op: datetime
    verloopt_op: datetime | None = None
    vastgehouden: bool = False
    bevestigd_door_id: str | None = None
    bevestigd_op: datetime | None = None
    versie: int = 1

    @property
    def naam(self) -> str:
        """What it is called in a button and an alarm: `<kind>:<id>`."""
        return f"{self.soort}:{self.onderwerp_id}"

    @property
    def bevestigd(self) -> bool:
        """Tell whether somebody confirmed that it may be destroyed."""
        return self.bevestigd_op is not None

    def is_verlopen(self, nu: datetime) -> bool:
        """Tell whether its term has passed."""
        return self.verloopt_op is not None and self.verloopt_op <= nu

    def mag_weg(self, nu: datetime) -> bool:
        """Tell whether it may be destroyed once somebody confirms it: its term has passed and nobody holds it."""
        return self.is_verlopen(nu) and not self.vastgehouden


def lees_naam(naam: str) -> tuple[Bewaarsoort, str]:
    """Read `Bewaring.naam` back.

    Raises:
        UserMistake: it is not one ("bewaren.fout.onbekend").
    """
    soort, _, onderwerp_id = naam.partition(":")
    if soort not in set(Bewaarsoort) or not onderwerp_id:
        raise UserMistake("bewaren.fout.onbekend")
    return Bewaarsoort(soort), onderwerp_id


def categorie_van(spoor: Spoor) -> Bewaarcategorie:
    """Return to which category a casus in this lane belongs."""
    return Bewaarcategorie.NAZORG if spoor is Spoor.NAZORG else Bewaarcategorie.CASUS


def categorie_na(spoor: Spoor, stap: Stap) -> Bewaarcategorie:
    """Return to which category a casus in this lane belongs after it was closed by this step.

    What was not taken in is kept as short as a melding that became no casus; the return of a resident keeps its own.
    """
    if stap is Stap.NIET_IN_BEHANDELING and spoor is Spoor.WGS:
        return Bewaarcategorie.AFGEWEZEN
    return categorie_van(spoor)


def begin_nazorg(kalender: Kalender, einde: date | None, gesloten_op: datetime) -> datetime:
    """Return when the clock begins of a return that was closed: on the day of release when it is known.

    Also when he was released before it was closed, or will be after it: what is kept serves his return, and is not
    needed longer because somebody closed it later (source: the draft of article 11a bis Besluit justitiële gegevens,
    within six months after release).
    """
    return gesloten_op if einde is None else kalender.moment(einde, time())


def te_lang_open(regio: Regio, einde: date | None, nu: datetime) -> datetime | None:
    """Return since when the term has passed of a return that still runs; None when it has not, or is not known."""
    if einde is None:
        return None
    op = verloopt(regio, Bewaarcategorie.NAZORG, regio.kalender.moment(einde, time()))
    return op if op is not None and op <= nu else None


def termijn(regio: Regio, categorie: Bewaarcategorie) -> Bewaartermijn | None:
    """Return what the region says of a category; None when it does not name it."""
    return regio.bewaartermijnen.get(categorie)


def verloopt(regio: Regio, categorie: Bewaarcategorie, begonnen_op: datetime) -> datetime | None:
    """Return when the term of something that began then has passed: as the local day begins, so many months later.

    None when the region has not said how long: then nothing falls due by itself.
    """
    hoe_lang = termijn(regio, categorie)
    if hoe_lang is None or hoe_lang.maanden is None:
        return None
    return _maanden_later(regio.kalender, begonnen_op, hoe_lang.maanden)


def uiterste_verlenging(regio: Regio, bewaring: Bewaring, nu: datetime) -> datetime | None:
    """Return until when it may be kept at most when it is extended now: the region's own term once more.

    Repeatable, and each time no longer than that (source: the repeated extension under the Wgs, on which the Raad van
    State asked for a weighing each time, W16.24.00142/II). None when it has no term that could be extended.
    """
    if bewaring.verloopt_op is None or bewaring.categorie in ZONDER_VERLENGING:
        return None
    return verloopt(regio, bewaring.categorie, max(nu, bewaring.verloopt_op))


def eis_te_verlengen(bewaring: Bewaring) -> None:
    """Refuse to extend what the law gives a fixed term.

    Raises:
        UserMistake: it is such ("bewaren.fout.geen_grond").
    """
    if bewaring.categorie in ZONDER_VERLENGING:
        raise UserMistake("bewaren.fout.geen_grond")


def verleng(regio: Regio, bewaring: Bewaring, dag: date, nu: datetime) -> Bewaring:
    """Keep it until the beginning of `dag`; what was confirmed is taken back.

    Raises:
        UserMistake: no law gives a ground ("bewaren.fout.geen_grond"), it has no term ("bewaren.fout.geen_termijn"), or
            the day is not after today, not after its present term, or too far ("bewaren.fout.dag").
    """
    eis_te_verlengen(bewaring)
    uiterlijk = uiterste_verlenging(regio, bewaring, nu)
    if uiterlijk is None or bewaring.verloopt_op is None:
        raise UserMistake("bewaren.fout.geen_termijn")
    tot = regio.kalender.moment(dag, time())
    if not max(nu, bewaring.verloopt_op) < tot <= uiterlijk:
        raise UserMistake("bewaren.fout.dag")
    return replace(bewaring, verloopt_op=tot, bevestigd_door_id=None, bevestigd_op=None)


def houd_vast(bewaring: Bewaring) -> Bewaring:
    """Hold it: nothing is destroyed until somebody lets go of it; what was confirmed is taken back."""
    return replace(bewaring, vastgehouden=True, bevestigd_door_id=None, bevestigd_op=None)


def laat_los(bewaring: Bewaring) -> Bewaring:
    """Let go of it: its term counts again."""
    return replace(bewaring, vastgehouden=False)


def bevestig(bewaring: Bewaring, door_id: str, nu: datetime) -> Bewaring:
    """Confirm that it may be destroyed.

    Raises:
        UserMistake: its term has not passed, or somebody holds it ("bewaren.fout.niet_verlopen").
    """
    if not bewaring.mag_weg(nu):
        raise UserMistake("bewaren.fout.niet_verlopen")
    return replace(bewaring, bevestigd_door_id=door_id, bevestigd_op=nu)


def trek_bevestiging_in(bewaring: Bewaring) -> Bewaring:
    """Take back that it may be destroyed."""
    return replace(bewaring, bevestigd_door_id=None, bevestigd_op=None)


def van_functionaris(besluiten: Sequence[Bewaarbesluit]) -> bool:
    """Tell whether the hold that stands was put by a privacyfunctionaris."""
    laatste = next((een for een in reversed(besluiten) if een.soort is not Besluitsoort.VERLENGD), None)
    return laatste is not None and laatste.soort is Besluitsoort.VASTGEHOUDEN and laatste.als_functionaris


def plus_maanden(dag: date, maanden: int) -> date:
    """Return the same day so many months later, or the last day of that month when it has no such day."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


def _maanden_later(kalender: Kalender, moment: datetime, maanden: int) -> datetime:
    return kalender.moment(plus_maanden(kalender.lokaal(moment).date(), maanden), time())
