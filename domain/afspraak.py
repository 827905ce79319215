"""An afspraak: what was agreed, of which exactly one organisatie is the owner, until it is done or taken back.

What may be done with it is decided here; who may do it, in `domain/toegang/`. Sources: "verantwoordelijkheden, regie
beleggen en wijze van monitoring" (the region's own description) and Actie in the Uitkomst Overleg of the JZV
Afsprakenstelsel (conditie, informering, belegdBij).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from domain.errors import UserMistake

LANGSTE_WAT: Final = 500
"""Characters of what was agreed."""
LANGSTE_REGEL: Final = 500
"""Characters of one line: a result, a reason, a condition."""
VAAK_VERZET: Final = 2
"""So often postponed, it is noticed as standing still (the region's own signal, see `domain/stilstand.py`)."""


class AfspraakStatus(StrEnum):
    """How an afspraak stands."""

    VOORGELEGD = "voorgelegd"
    """The owner was not there when it was made, and has not said yet whether he takes it on."""
    LOPEND = "lopend"
    GEWEIGERD = "geweigerd"
    """The owner says that he cannot; the regisseur must place it elsewhere or take it back."""
    GEREED = "gereed"
    VERVALLEN = "vervallen"
    """Taken back by the regisseur, with a reason."""


OPEN: Final = frozenset({AfspraakStatus.VOORGELEGD, AfspraakStatus.LOPEND, AfspraakStatus.GEWEIGERD})
"""What blocks scaling down: it is neither done nor taken back."""

BIJ_EIGENAAR: Final = frozenset({AfspraakStatus.VOORGELEGD, AfspraakStatus.LOPEND})
"""What an owner has to do something about."""


class Monitoringwijze(StrEnum):
    """How it is followed."""

    BERICHT = "bericht"
    TELEFOON = "telefoon"
    TAFEL = "tafel"
    """Back on the agenda of the tafel."""


class Afspraakhandeling(StrEnum):
    """What was done with it: one word per line of its history. On the wire: add, never rename."""

    GEMAAKT = "gemaakt"
    AANGENOMEN = "aangenomen"
    GEWEIGERD = "geweigerd"
    TEKEN = "teken"
    """The owner says how it goes, without an end."""
    VERZET = "verzet"
    OVERGEDRAGEN = "overgedragen"
    GEVRAAGD = "gevraagd"
    """The owner asks the regisseur to place it with another organisatie."""
    HERPLAATST = "herplaatst"
    GEWIJZIGD = "gewijzigd"
    GEREED = "gereed"
    HEROPEND = "heropend"
    VERVALLEN = "vervallen"
    HERINNERD = "herinnerd"
    GEMELD = "gemeld"
    """The regisseur was told that nothing is heard of it."""


@dataclass(frozen=True, slots=True)
class Monitoring:
    """How an afspraak is followed.

    Attributes:
        elke_dagen: after how many days it is asked again; 0 when only its own day counts.
        volgende: the next day on which it is asked; None when only its own day counts.
    """

    wijze: Monitoringwijze = Monitoringwijze.BERICHT
    elke_dagen: int = 0
    volgende: date | None = None


GEEN_MONITORING: Final = Monitoring()


@dataclass(frozen=True, slots=True)
class Afspraak:
    """What was agreed.

    Attributes:
        organisatie: the one owner.
        persoon_id: who there; None when it is nobody in particular, or somebody without Teams.
        persoon_naam: who there, as typed, when he is not registered.
        wanneer: the day on which it should be done, local.
        doel_id: for which goal of the plan; empty when for none in particular.
        betrokkenen: ids of whom it is about; empty: all.
        conditie: on what it depends, in words.
        resultaat: one line of what came of it.
        gevraagd: how many times the owner was reminded since he last said something.
        verzet: how many times it was postponed.
        teken_op: when the owner last said something of it; at first when it was made.
        gemeld_op: when the regisseur was told that nothing is heard of it; None when not, or heard of since.
        zitting_id: at which zitting it was made, when at one.
        versie: row version.
    """

    id: str
    casus_id: str
    wat: str
    organisatie: str
    wanneer: date
    status: AfspraakStatus
    gemaakt_op: datetime
    gemaakt_door_id: str
    teken_op: datetime
    persoon_id: str | None = None
    persoon_naam: str = ""
    doel_id: str = ""
    betrokkenen: tuple[str, ...] = ()
    conditie: str = ""
    resultaat: str = ""
    monitoring: Monitoring = GEEN_MONITORING
    gevraagd: int = 0
    verzet: int = 0
    gemeld_op: datetime | None = None
    zitting_id: str | None = None
    versie: int = 1

    @property
    def open(self) -> bool:
        """Tell whether it is neither done nor taken back."""
        return self.status in OPEN

    @property
    def bij_eigenaar(self) -> bool:
        """Tell whether the owner has to do something about it."""
        return self.status in BIJ_EIGENAAR

    def te_laat(self, vandaag: date) -> bool:
        """Tell whether its day has passed while it is open."""
        return self.open and self.wanneer < vandaag

    @property
    def vraagdag(self) -> date:
        """The next day on which its owner is asked: its own, or an earlier one on which it is followed."""
        volgende = self.monitoring.volgende
        return self.wanneer if volgende is None else min(volgende, self.wanneer)


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """A line in the history of an afspraak. `toelichting` is what was typed: a reason, a result."""

    id: str
    afspraak_id: str
    casus_id: str
    handeling: Afspraakhandeling
    op: datetime
    door_id: str | None
    toelichting: str = ""
    van: str = ""
    naar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """What the regisseur says of an afspraak when he makes it, or puts it right; the owner is not part of it."""

    wat: str
    wanneer: date
    persoon_id: str | None = None
    persoon_naam: str = ""
    doel_id: str = ""
    betrokkenen: tuple[str, ...] = ()
    conditie: str = ""
    monitoring: Monitoring = GEEN_MONITORING


def pas_aan(afspraak: Afspraak, inhoud: Inhoud) -> Afspraak:
    """The regisseur puts it right. On another day than it had, its owner is asked anew."""
    _eis(afspraak, *OPEN)
    ander = replace(
        afspraak,
        wat=inhoud.wat,
        wanneer=inhoud.wanneer,
        persoon_id=inhoud.persoon_id,
        persoon_naam=inhoud.persoon_naam,
        doel_id=inhoud.doel_id,
        betrokkenen=inhoud.betrokkenen,
        conditie=inhoud.conditie,
        monitoring=inhoud.monitoring,
    )
    return replace(ander, gevraagd=0, gemeld_op=None) if inhoud.wanneer != afspraak.wanneer else ander


def leg_voor(afspraak: Afspraak, nu: datetime) -> Afspraak:
    """What was changed is put to its owner anew: he says again whether he takes it on."""
    _eis(afspraak, *OPEN)
    return _teken(replace(afspraak, status=AfspraakStatus.VOORGELEGD), nu)


def neem_aan(afspraak: Afspraak, nu: datetime) -> Afspraak:
    """The owner takes it on; also what he refused before, as long as it was not placed elsewhere.

    Raises:
        UserMistake: it is not put to him (any more).
    """
    _eis(afspraak, AfspraakStatus.VOORGELEGD, AfspraakStatus.GEWEIGERD)
    return _teken(replace(afspraak, status=AfspraakStatus.LOPEND), nu)


def weiger(afspraak: Afspraak, nu: datetime) -> Afspraak:
    """The owner says that he cannot take it on, or cannot go on with it; the caller keeps why."""
    _eis(afspraak, *BIJ_EIGENAAR)
    return _teken(replace(afspraak, status=AfspraakStatus.GEWEIGERD), nu)


def meld_gereed(afspraak: Afspraak, resultaat: str, nu: datetime) -> Afspraak:
    """It is done, with one line of what came of it."""
    _eis(afspraak, *OPEN)
    return _teken(replace(afspraak, status=AfspraakStatus.GEREED, resultaat=resultaat), nu)


def geef_teken(afspraak: Afspraak, nu: datetime, vandaag: date) -> Afspraak:
    """The owner says how it goes: it is asked again on its rhythm."""
    _eis(afspraak, *BIJ_EIGENAAR)
    return _teken(replace(afspraak, status=AfspraakStatus.LOPEND), nu, vandaag)


def stel_uit(afspraak: Afspraak, naar: date, nu: datetime, vandaag: date) -> Afspraak:
    """It will be done on a later day; the caller keeps why.

    Raises:
        UserMistake: the day is not later than the one it had, or has passed.
    """
    _eis(afspraak, *BIJ_EIGENAAR)
    if naar <= afspraak.wanneer or naar < vandaag:
        raise UserMistake("afspraak.verzet.niet_later")
    later = replace(afspraak, status=AfspraakStatus.LOPEND, wanneer=naar, verzet=afspraak.verzet + 1)
    return _teken(later, nu, vandaag)


def draag_over(afspraak: Afspraak, persoon_id: str | None, persoon_naam: str, nu: datetime) -> Afspraak:
    """Somebody else of the same organisatie does it from now on."""
    _eis(afspraak, *BIJ_EIGENAAR)
    return _teken(replace(afspraak, persoon_id=persoon_id, persoon_naam=persoon_naam), nu)


def plaats_bij(
    afspraak: Afspraak, organisatie: str, nu: datetime, *, persoon_id: str | None = None, persoon_naam: str = ""
) -> Afspraak:
    """Another organisatie becomes its one owner, and says first whether it takes it on."""
    _eis(afspraak, *OPEN)
    if organisatie == afspraak.organisatie and afspraak.status is not AfspraakStatus.GEWEIGERD:
        raise UserMistake("afspraak.al_daar")
    elders = replace(
        afspraak,
        organisatie=organisatie,
        persoon_id=persoon_id,
        persoon_naam=persoon_naam,
        status=AfspraakStatus.VOORGELEGD,
        verzet=0,
    )
    return _teken(elders, nu)


def laat_vervallen(afspraak: Afspraak) -> Afspraak:
    """The regisseur takes it back; the caller keeps why."""
    _eis(afspraak, *OPEN)
    return replace(afspraak, status=AfspraakStatus.VERVALLEN)


def heropen(afspraak: Afspraak, nu: datetime) -> Afspraak:
    """What was called done, or taken back, runs again: somebody made a mistake."""
    _eis(afspraak, AfspraakStatus.GEREED, AfspraakStatus.VERVALLEN)
    return _teken(replace(afspraak, status=AfspraakStatus.LOPEND, resultaat=""), nu)


def open_van(afspraken: Sequence[Afspraak]) -> tuple[Afspraak, ...]:
    """Return what is open, the first day first, then in the order in which it was made."""
    return tuple(sorted((een for een in afspraken if een.open), key=lambda een: (een.wanneer, een.gemaakt_op, een.id)))


def _teken(afspraak: Afspraak, nu: datetime, vandaag: date | None = None) -> Afspraak:
    monitoring = afspraak.monitoring
    if vandaag is not None and monitoring.elke_dagen:
        monitoring = replace(monitoring, volgende=vandaag + timedelta(days=monitoring.elke_dagen))
    return replace(afspraak, teken_op=nu, gevraagd=0, gemeld_op=None, monitoring=monitoring)


def _eis(afspraak: Afspraak, *statussen: AfspraakStatus) -> None:
    if afspraak.status not in statussen:
        raise UserMistake(f"afspraak.al_{afspraak.status.value}")
