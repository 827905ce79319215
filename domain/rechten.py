"""The rights of the person it is about (articles 15, 16, 18 and 21 AVG), and how a request goes to its source."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.bewaren import plus_maanden
from domain.errors import UserMistake
from domain.regio import Regio
from domain.werkdagen import Kalender

MAANDEN: Final = 1
"""Within how many months the person is answered (source: article 12(3) AVG)."""
EXTRA_MAANDEN: Final = 2
"""By how many months that may be extended, once and with a reason (source: the same)."""
BRON_WERKDAGEN: Final = 5
"""How many working days before the term an organisatie answers, so that the person can still be told in time."""
HERINNER_WERKDAGEN: Final = 2
"""How many working days before that an organisatie is reminded."""
LAATSTE_WERKDAGEN: Final = 3
"""How many working days before the term the contact point is warned."""
LANGSTE_VRAAG: Final = 2_000
"""Characters of what somebody asks, of what an organisatie did about it, and of what he was told."""

_LAATSTE_MINUUT: Final = time(23, 59)


class Verzoeksoort(StrEnum):
    """What a person asks of the contact point."""

    INZAGE = "inzage"
    RECTIFICATIE = "rectificatie"
    BEPERKING = "beperking"
    BEZWAAR = "bezwaar"


class Verzoekstand(StrEnum):
    """How far a request is."""

    OPEN = "open"
    AFGEROND = "afgerond"
    INGETROKKEN = "ingetrokken"


class Bronstand(StrEnum):
    """How far the organisatie is whose answer it is about."""

    GEVRAAGD = "gevraagd"
    GEDAAN = "gedaan"
    AFGEWEZEN = "afgewezen"


class Vaststelling(StrEnum):
    """How it was established that whoever asks is the person himself, or may ask for him (article 12(6) AVG)."""

    LEGITIMATIE = "legitimatie"
    BEGELEIDER = "begeleider"
    """Somebody who knows him by his profession was there: in a prison his casemanager."""
    GEMACHTIGDE = "gemachtigde"


class Merk(StrEnum):
    """What stands beside an answer while, or because, somebody asked something about it."""

    BETWIST = "betwist"
    """He says that it is not right, and its giver has not looked at that yet."""
    BEPERKT = "beperkt"
    """It may not be used: he asked for that or objected, and its giver has not refused."""


ARTIKEL: Final[Mapping[Verzoeksoort, str]] = MappingProxyType(
    {
        Verzoeksoort.INZAGE: "avg15",
        Verzoeksoort.RECTIFICATIE: "avg16",
        Verzoeksoort.BEPERKING: "avg18",
        Verzoeksoort.BEZWAAR: "avg21",
    }
)
"""Why somebody's data are opened for a request, as the code that stands in the logboek."""

NAAR_DE_BRON: Final = frozenset({Verzoeksoort.RECTIFICATIE, Verzoeksoort.BEPERKING, Verzoeksoort.BEZWAAR})
"""What only the organisatie can deal with that gave the answer."""


class Alarm:
    """The numbers of the alarms of one request. They stand in the database: add, never renumber."""

    HERINNER_BRON: Final = 1
    BRON_TE_LAAT: Final = 2
    TERMIJN_NADERT: Final = 3
    TERMIJN_VOORBIJ: Final = 4


@dataclass(frozen=True, slots=True)
class Bron:
    """An organisatie to which a request was passed on.

    Attributes:
        toelichting: what it did or why not, in its own words; kept encrypted.
    """

    organisatie: str
    uiterlijk_op: datetime
    stand: Bronstand = Bronstand.GEVRAAGD
    herinneringen: int = 0
    door_id: str | None = None
    op: datetime | None = None
    toelichting: str = ""
    versie: int = 1


@dataclass(frozen=True, slots=True)
class Verlenging:
    """That it takes longer: why, and when the person was told so."""

    reden: str
    verteld_op: date


@dataclass(frozen=True, slots=True)
class Verzoek:
    """A request of one person in one casus. It counts for all who answer for the data together (article 1.1 BGS).

    Attributes:
        vraag: what he asks, in his own words; kept encrypted, as are `uitkomst` and the reason of an extension.
        meegeven: of a request to see: ids of the free texts that the contact point lets him read.
        nagekeken_op: when the contact point chose them; None while nobody has.
        verteld_op: when he was told what came of it.
    """

    id: str
    casus_id: str
    betrokkene_id: str
    soort: Verzoeksoort
    ontvangen_op: datetime
    uiterlijk_op: datetime
    door_id: str
    vaststelling: Vaststelling
    vraag: str = ""
    stand: Verzoekstand = Verzoekstand.OPEN
    bronnen: tuple[Bron, ...] = ()
    meegeven: frozenset[str] = frozenset()
    nagekeken_op: datetime | None = None
    verlenging: Verlenging | None = None
    uitkomst: str = ""
    verteld_op: date | None = None
    versie: int = 1

    @property
    def doel(self) -> str:
        """Return why his data are opened for it, as a code."""
        return ARTIKEL[self.soort]

    @property
    def loopt(self) -> bool:
        """Tell whether something is still to be done."""
        return self.stand is Verzoekstand.OPEN

    @property
    def organisaties(self) -> frozenset[str]:
        """Return to which organisaties it was passed on, while it runs."""
        return frozenset(een.organisatie for een in self.bronnen) if self.loopt else frozenset()

    @property
    def wacht_op(self) -> tuple[Bron, ...]:
        """Return the organisaties that have not answered."""
        return tuple(een for een in self.bronnen if een.stand is Bronstand.GEVRAAGD)

    def bron(self, organisatie: str) -> Bron | None:
        """Return how far an organisatie is; None when it was not passed on to it."""
        return next((een for een in self.bronnen if een.organisatie == organisatie), None)


def uiterlijk(kalender: Kalender, ontvangen: date, maanden: int = MAANDEN) -> datetime:
    """Return until when the person must be answered: the end of the same day so many months later.

    A term that ends in a weekend is not stretched: whoever is early is never late.
    """
    return kalender.moment(plus_maanden(ontvangen, maanden), _LAATSTE_MINUUT)


def uiterlijk_bron(regio: Regio, uiterlijk_op: datetime, nu: datetime) -> datetime:
    """Return until when an organisatie answers: some working days before the term, with at least one from now.

    Never after the term itself.
    """
    kalender, sluit = regio.kalender, regio.werkuren.tot
    dag = kalender.min_werkdagen(kalender.lokaal(uiterlijk_op).date(), BRON_WERKDAGEN)
    morgen = kalender.plus_werkdagen(kalender.lokaal(nu).date(), 1)
    return min(kalender.moment(max(dag, morgen), sluit), max(uiterlijk_op, nu))


def alarmen(regio: Regio, verzoek: Verzoek) -> dict[int, datetime]:
    """Return when each alarm of a running request rings."""
    kalender, opent = regio.kalender, regio.werkuren.van
    gevonden = {
        Alarm.TERMIJN_NADERT: kalender.moment(
            kalender.min_werkdagen(kalender.lokaal(verzoek.uiterlijk_op).date(), LAATSTE_WERKDAGEN), opent
        ),
        Alarm.TERMIJN_VOORBIJ: verzoek.uiterlijk_op,
    }
    eerste = min((een.uiterlijk_op for een in verzoek.wacht_op), default=None)
    if eerste is not None:
        dag = kalender.min_werkdagen(kalender.lokaal(eerste).date(), HERINNER_WERKDAGEN)
        gevonden[Alarm.HERINNER_BRON] = kalender.moment(dag, opent)
        gevonden[Alarm.BRON_TE_LAAT] = eerste
    return gevonden


def verleng(verzoek: Verzoek, regio: Regio, reden: str, verteld_op: date, nu: datetime) -> Verzoek:
    """Give it two months more; the organisaties get that time too as far as they have not answered.

    Raises:
        UserMistake: it does not run ("rechten.fout.klaar"), was extended before ("rechten.fout.al_verlengd"), or its
            term has passed ("rechten.fout.te_laat"): then the person should have been told already.
    """
    eis_lopend(verzoek)
    if verzoek.verlenging is not None:
        raise UserMistake("rechten.fout.al_verlengd")
    if verzoek.uiterlijk_op < nu:
        raise UserMistake("rechten.fout.te_laat")
    ontvangen = regio.kalender.lokaal(verzoek.ontvangen_op).date()
    nieuw = uiterlijk(regio.kalender, ontvangen, MAANDEN + EXTRA_MAANDEN)
    voor_bron = uiterlijk_bron(regio, nieuw, nu)
    bronnen = tuple(
        replace(een, uiterlijk_op=voor_bron) if een.stand is Bronstand.GEVRAAGD else een for een in verzoek.bronnen
    )
    return replace(verzoek, uiterlijk_op=nieuw, verlenging=Verlenging(reden, verteld_op), bronnen=bronnen)


def rond_af(verzoek: Verzoek, stand: Verzoekstand, uitkomst: str, verteld_op: date | None) -> Verzoek:
    """Close it, with what the person was told; or take it back, because he did.

    Raises:
        UserMistake: it was closed before ("rechten.fout.klaar").
    """
    eis_lopend(verzoek)
    return replace(verzoek, stand=stand, uitkomst=uitkomst, verteld_op=verteld_op)


def antwoord_bron(
    verzoek: Verzoek, organisatie: str, stand: Bronstand, toelichting: str, *, door_id: str, op: datetime
) -> Bron:
    """Return what an organisatie did about it. It may say so again: the last time counts.

    Raises:
        UserMistake: it was closed ("rechten.fout.klaar"), or never passed on to it ("rechten.fout.geen_bron").
    """
    eis_lopend(verzoek)
    bron = verzoek.bron(organisatie)
    if bron is None:
        raise UserMistake("rechten.fout.geen_bron")
    return replace(bron, stand=stand, toelichting=toelichting, door_id=door_id, op=op)


def eis_lopend(verzoek: Verzoek) -> None:
    """Refuse to go on with what was closed.

    Raises:
        UserMistake: it was ("rechten.fout.klaar").
    """
    if not verzoek.loopt:
        raise UserMistake("rechten.fout.klaar")


def merk_van(soort: Verzoeksoort, stand: Verzoekstand, bron: Bronstand) -> Merk | None:
    """Return what stands beside the answers of an organisatie about somebody who asked this.

    An objection restricts at once, until its giver has weighed it (article 18(1)(d) AVG). What its giver agreed to
    stays restricted, also when the request is closed.
    """
    if stand is Verzoekstand.INGETROKKEN or bron is Bronstand.AFGEWEZEN:
        return None
    if soort in {Verzoeksoort.BEPERKING, Verzoeksoort.BEZWAAR}:
        return Merk.BEPERKT
    open_ = bron is Bronstand.GEVRAAGD and stand is Verzoekstand.OPEN
    return Merk.BETWIST if soort is Verzoeksoort.RECTIFICATIE and open_ else None


def zwaarste(een: Merk | None, ander: Merk | None) -> Merk | None:
    """Return which of two counts: what may not be used goes before what is contested."""
    return Merk.BEPERKT if Merk.BEPERKT in {een, ander} else een or ander
