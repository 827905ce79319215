"""Uitvraag: asking every organisatie what it knows, and what counts as an answer.

An uitvraag belongs to one casus and one zitting. It holds one bevraging per organisatie. A refusal is a full
answer (beroepsgeheim or a weighty reason of the body's own law): no reminder follows it, and nobody but the
regisseur learns that it was one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from domain.agenda import Agendasoort
from domain.casus import Casus, Fase
from domain.formulier import JA, NEE, Delen, Formulier, Ingevuld, VeldSoort
from domain.organisatie import Deelbeleid

ROUTE_HERMELDING = "her-melding"
"""Code of the meldroute by which a closed casus comes back; a region without that route has no hermeldingen."""


class UitvraagStatus(StrEnum):
    """Whether answers are still taken."""

    OPEN = "open"
    GESLOTEN = "gesloten"
    INGETROKKEN = "ingetrokken"


class BevragingStatus(StrEnum):
    """How far one organisatie is."""

    OPEN = "open"
    BEANTWOORD = "beantwoord"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    """Taken back by the regisseur: it counts no more, and the organisatie has no access by it."""


class Weigergrond(StrEnum):
    """Why an organisatie does not share (source: the Dutch guide on professional secrecy in such networks)."""

    BEROEPSGEHEIM = "beroepsgeheim"
    OPSPORINGSBELANG = "opsporingsbelang"
    GEEN_TAAK = "geen_taak"
    ANDERS = "anders"


class Antwoordsoort(StrEnum):
    """What was said about one betrokkene."""

    NIET_BEKEND = "niet_bekend"
    BEKEND = "bekend"
    GEWEIGERD = "geweigerd"


LANGSTE_TOELICHTING: Final = 500
"""Characters of the note beside a refusal."""


@dataclass(frozen=True, slots=True)
class Weigering:
    """A refusal: the ground from the list, and a note that only the regisseur reads.

    Attributes:
        volgens_beleid: whether it follows from what the organisatie has agreed for all: only with consent.
    """

    grond: Weigergrond
    toelichting: str = ""
    volgens_beleid: bool = False


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One version of what one organisatie said about one betrokkene. Earlier versions stay.

    Attributes:
        waarden: form field id -> what was filled in; empty unless BEKEND.
        formulier_versie: the version of the form that was asked with.
        door_id: the person who typed it.
        gezegd_door: who of the organisatie said it, when a regisseur typed it for somebody on the phone; else empty.
    """

    bevraging_id: str
    betrokkene_id: str
    versie: int
    soort: Antwoordsoort
    waarden: tuple[tuple[str, str], ...]
    weigering: Weigering | None
    formulier_versie: str
    door_id: str
    op: datetime
    gezegd_door: str = ""


@dataclass(frozen=True, slots=True)
class Bevraging:
    """The question to one organisatie.

    Attributes:
        afgehandeld_op: when it was dealt with, as far as others are concerned. It stays when the organisatie is asked
            once more because somebody was added: only who answered is, so starting anew would tell who refused.
        bijgekomen: whether it is to be woken for this as something new on a worklist that stands, and was not reminded
            of it since. No reminder: it is not counted as one.
    """

    id: str
    uitvraag_id: str
    organisatie: str
    formulier: str
    formulier_versie: str
    status: BevragingStatus = BevragingStatus.OPEN
    is_gast: bool = False
    herinneringen: int = 0
    afgehandeld_op: datetime | None = None
    bijgekomen: bool = False
    versie: int = 1


@dataclass(frozen=True, slots=True)
class Uitvraag:
    """An uitvraag with its bevragingen."""

    id: str
    casus_id: str
    zitting_id: str
    deadline: datetime
    doel: str
    grondslag: str
    gestart_door_id: str
    gestart_op: datetime
    bevragingen: tuple[Bevraging, ...]
    status: UitvraagStatus = UitvraagStatus.OPEN
    versie: int = 1


@dataclass(frozen=True, slots=True)
class Stand:
    """How an uitvraag stands. What anybody but the regisseur may see of it is only `binnen` and `totaal`.

    Attributes:
        binnen: how many have ever dealt with it, also when they are asked once more since.
    """

    totaal: int
    beantwoord: int
    geweigerd: int
    open: int
    te_laat: int
    binnen: int

    @property
    def afgehandeld(self) -> int:
        """Answered or refused, and nothing owed since."""
        return self.beantwoord + self.geweigerd


def stand(uitvraag: Uitvraag, nu: datetime) -> Stand:
    """Count the bevragingen, without those taken back. Late is what is open after the deadline; never a refusal."""
    gevraagd = [een for een in uitvraag.bevragingen if een.status is not BevragingStatus.INGETROKKEN]
    per_status = [een.status for een in gevraagd]
    open_nu = per_status.count(BevragingStatus.OPEN)
    return Stand(
        totaal=len(per_status),
        beantwoord=per_status.count(BevragingStatus.BEANTWOORD),
        geweigerd=per_status.count(BevragingStatus.GEWEIGERD),
        open=open_nu,
        te_laat=open_nu if nu > uitvraag.deadline else 0,
        binnen=sum(een.status is not BevragingStatus.OPEN or een.afgehandeld_op is not None for een in gevraagd),
    )


def neemt_antwoord_aan(uitvraag: Uitvraag, begin_zitting: datetime, nu: datetime) -> bool:
    """Tell whether answers and corrections are still taken: until the zitting begins, also after the deadline."""
    return uitvraag.status is UitvraagStatus.OPEN and nu < begin_zitting


def nog_te_beantwoorden(betrokkenen: Sequence[str], antwoorden: Iterable[Antwoord]) -> tuple[str, ...]:
    """Return the betrokkenen (ids, in order) about whom nothing was said yet."""
    gehad = {een.betrokkene_id for een in antwoorden}
    return tuple(een for een in betrokkenen if een not in gehad)


def status_na(betrokkenen: Sequence[str], laatste: Sequence[Antwoord]) -> BevragingStatus:
    """Return the status after the latest answers: refused only when it was refused for every betrokkene."""
    if nog_te_beantwoorden(betrokkenen, laatste):
        return BevragingStatus.OPEN
    if all(een.soort is Antwoordsoort.GEWEIGERD for een in laatste):
        return BevragingStatus.GEWEIGERD
    return BevragingStatus.BEANTWOORD


def vraagt_bekendheid(formulier: Formulier) -> bool:
    """Tell whether a form asks first whether the person is known, so that "not known" is a whole answer to it."""
    eerste = formulier.velden[0] if formulier.velden else None
    return eerste is not None and eerste.soort is VeldSoort.JA_NEE and eerste.einde_bij == NEE


def als_bekend(formulier: Formulier, invoer: Mapping[str, str]) -> Mapping[str, str]:
    """Return what was filled in about somebody of whom it was said before that he is known: that is not asked again."""
    return {**invoer, formulier.velden[0].id: JA} if vraagt_bekendheid(formulier) else invoer


def voorgesteld_delen(formulier: Formulier, beleid: Deelbeleid, *, in_nazorg: bool = False) -> Delen | None:
    """Return with whom an answer is proposed to be shared; the choice stays the giver's, beside every person.

    Where an organisatie decides for each question, what it chooses to answer is meant for the tafel that asks: that
    is proposed, in sight, and is one choice away from the regisseur alone. Nothing is proposed where consent decides,
    nor in a form that does not ask whether somebody is known: who is asked so knows him in a closed setting. In nazorg
    that setting must say what a return needs (article 18a Pbw), money and health included: there the regisseur alone
    is proposed, who is the least of those it is meant for (article 25(2) AVG); the tafel is one choice away.
    """
    if beleid is Deelbeleid.ALLEEN_NA_TOESTEMMING:
        return None
    if vraagt_bekendheid(formulier):
        return Delen.HELE_TAFEL
    return Delen.ALLEEN_REGISSEUR if in_nazorg else None


def soort_antwoord(formulier: Formulier, ingevuld: Ingevuld) -> Antwoordsoort:
    """Return what a valid answer comes down to: of somebody who is not known, nothing else is kept."""
    onbekend = vraagt_bekendheid(formulier) and ingevuld.beeindigd_door == formulier.velden[0].id
    return Antwoordsoort.NIET_BEKEND if onbekend else Antwoordsoort.BEKEND


def volgens_beleid(soort: Antwoordsoort, weigering: Weigering | None) -> tuple[Antwoordsoort, Weigering | None]:
    """Return what may be kept of what an organisatie says that shares only with the person's consent.

    An answer is one about somebody who consented, and stays as it is. Everything else becomes one and the same
    refusal: for who is bound by secrecy, "not known" about one tells that the other is, and so does the ground of
    choice or a note.
    """
    if soort is Antwoordsoort.BEKEND:
        return soort, weigering
    return Antwoordsoort.GEWEIGERD, Weigering(Weigergrond.BEROEPSGEHEIM, volgens_beleid=True)


_NIEUW: Final = frozenset({Fase.AANVANG, Fase.UITVRAAG, Fase.TRIAGE})
"""In which no tafel took a casus in yet."""


def agendasoort(casus: Casus, eerdere: Iterable[Uitvraag], zitting_id: str) -> Agendasoort:
    """Return why a casus comes on the agenda of the zitting for which it is asked about.

    Urgent goes before everything. A casus that came back by the region's route for it is a hermelding the first
    time it is asked about; after an uitvraag for another zitting it is a running one.
    """
    if casus.spoed:
        return Agendasoort.SPOED
    eerder_gevraagd = any(een.zitting_id != zitting_id for een in eerdere)
    if eerder_gevraagd or casus.fase not in _NIEUW:
        return Agendasoort.LOPEND
    return Agendasoort.HERMELDING if casus.route == ROUTE_HERMELDING else Agendasoort.NIEUW
