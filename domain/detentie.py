"""A detention, as far as nazorg must know of it: where somebody is, until when, and where he will live. Never why.

What a detention is for (the delict) has no place here: only a burgemeester hears that, by another law (`domain.bij`).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.casus import Casus
from domain.errors import UserMistake


class Detentiebron(StrEnum):
    """How it became known. On the wire: add, never rename."""

    INJUS = "injus"
    """A message from the Informatieportaal justitiabelen, by whatever way it was typed or read in."""
    ANDERS = "anders"
    RIO = "rio"
    """The re-integratieofficier took him in without a detentiemelding."""


class Wijzigsoort(StrEnum):
    """What happened to a detention. On the wire: add, never rename."""

    GEMELD = "gemeld"
    DATUM = "datum"
    """The day of release moved, or became certain."""
    VERVROEGD = "vervroegd"
    """He is out, or will be today or tomorrow, earlier than was said."""
    OVERGEPLAATST = "overgeplaatst"
    VERLOF = "verlof"
    VESTIGING = "vestiging"
    """He will live somewhere else than was thought."""
    GEGEVENS = "gegevens"
    """Something else was put right."""


@dataclass(frozen=True, slots=True)
class Verlof:
    """Leave: he is outside from `van`, and back on `tot` when that is known."""

    van: date
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Detentie:
    """The detention of the person in one casus. What it was before stays as its earlier versions.

    Attributes:
        inrichting: code of the body where he is; None when he is in none (taken in by the RIO), or in one elsewhere.
        begin: the day he came in; None when it is not known.
        einde: the (expected) day of release; None when it is not known.
        einde_zeker: whether that day is certain.
        verlof: the leave that comes next, or is now.
        vestiging: code of the gemeente where he wants to live; None when that is where he lived. Where he lived is with
            the person himself (source: article 18a Pbw: before the detention, or where he will settle).
        hic: whether he belongs to those the RIO is for because of a high impact crime; a flag, never which.
        versie: counts from 1; each change makes a new one.
    """

    casus_id: str
    bron: Detentiebron
    inrichting: str | None = None
    begin: date | None = None
    einde: date | None = None
    einde_zeker: bool = False
    verlof: Verlof | None = None
    vestiging: str | None = None
    hic: bool = False
    versie: int = 1

    def dagen_tot_einde(self, vandaag: date) -> int | None:
        """Return in how many days he is released; below 0 it was so many days ago; None when it is not known."""
        return None if self.einde is None else (self.einde - vandaag).days

    def is_vrij(self, vandaag: date) -> bool:
        """Tell whether the day of release has come."""
        return self.einde is not None and self.einde <= vandaag

    def volgende_keer_buiten(self, vandaag: date) -> date | None:
        """Return when he is outside next: by leave or for good; None when neither is known or both have been."""
        dagen = [een for een in (self.verlof.van if self.verlof else None, self.einde) if een and een >= vandaag]
        return min(dagen, default=None)


@dataclass(frozen=True, slots=True)
class Detentieversie:
    """What a detention was from a moment on, who said so, and what happened."""

    detentie: Detentie
    soort: Wijzigsoort
    door_id: str | None
    op: datetime


def gemeenten(casus: Casus, detentie: Detentie | None) -> tuple[str, ...]:
    """Return the gemeenten that matter, each once: where he lived, then where he will live."""
    vestiging = (detentie.vestiging,) if detentie is not None and detentie.vestiging else ()
    return tuple(dict.fromkeys((*casus.gemeenten(), *vestiging)))


def wat_er_gebeurde(was: Detentie, wordt: Detentie, vandaag: date) -> Wijzigsoort | None:
    """Return what a change comes down to, the weightiest first; None when nothing changed."""
    if replace(wordt, versie=was.versie) == was:
        return None
    if wordt.inrichting != was.inrichting:
        return Wijzigsoort.OVERGEPLAATST
    if wordt.einde != was.einde or wordt.einde_zeker is not was.einde_zeker:
        eerder = wordt.einde is not None and (was.einde is None or wordt.einde < was.einde)
        kort = wordt.einde is not None and (wordt.einde - vandaag).days <= 1
        return Wijzigsoort.VERVROEGD if eerder and kort else Wijzigsoort.DATUM
    if wordt.verlof != was.verlof:
        return Wijzigsoort.VERLOF
    return Wijzigsoort.VESTIGING if wordt.vestiging != was.vestiging else Wijzigsoort.GEGEVENS


def eis_mogelijk(detentie: Detentie) -> None:
    """Refuse days that cannot be.

    Raises:
        UserMistake: he is out before he came in ("detentie.fout.einde"), or his leave ends before it begins or begins
            after his release ("detentie.fout.verlof").
    """
    if detentie.begin and detentie.einde and detentie.einde < detentie.begin:
        raise UserMistake("detentie.fout.einde")
    verlof = detentie.verlof
    if verlof is not None:
        na_einde = detentie.einde is not None and verlof.van > detentie.einde
        if na_einde or (verlof.tot is not None and verlof.tot < verlof.van):
            raise UserMistake("detentie.fout.verlof")
