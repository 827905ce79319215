"""The talk of a detained person with the partners about his own return: how far it is, and who sits at it.

One question stands in it: how do we make sure together that you do not come back in detention? (Source: VNG, "Pilot
videobellen nieuwe stijl met gedetineerden in gemeente Dordrecht".) In the code it is a terugkeergesprek, because a
gesprek is a conversation in Teams here; people say and type `gesprek`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.casus import Casus
from domain.errors import UserMistake

MEESTE_MOMENTEN: Final = 4
"""How many moments are proposed at once: what fits on a card and in a head."""


@dataclass(frozen=True, slots=True)
class Gespreksregels:
    """What a region says about these talks.

    Attributes:
        duur_minuten: how long one takes when nothing else is said.
        zelf_vanaf: the age from which a young person chooses himself; below it, and under guardianship, his
            representative says yes with him (source: article 5 UAVG: sixteen).
        slachtofferrollen: codes of the roles of who was hurt: never at one talk with who did it.
        link_na_afloop_dagen: how many days after the talk his page can still be opened, for the letter.
        graph_tenant: the Entra tenant in which this deployment makes the meetings; empty where the regisseur makes
            them. Not of the region's file: filled in when the bot starts.
    """

    duur_minuten: int = 45
    zelf_vanaf: int = 16
    slachtofferrollen: frozenset[str] = frozenset()
    link_na_afloop_dagen: int = 14
    graph_tenant: str = ""


class Gespreksstatus(StrEnum):
    """How far a talk is. On the wire: add, never rename."""

    VOORBEREIDEN = "voorbereiden"
    """The inrichting is asked for a moment."""
    GEPLAND = "gepland"
    """There is a moment; the meeting is made, checked and then sent."""
    BEZIG = "bezig"
    GEWEEST = "geweest"
    NIET_GEKOMEN = "niet_gekomen"
    """He was not there. It may be planned anew, and says nothing about him."""
    GESTOPT = "gestopt"
    """He stopped while it went on; what was agreed before stays."""
    GAAT_NIET_DOOR = "gaat_niet_door"
    """Cancelled, or he chose not to: nobody but the regisseur and the inrichting can tell which of the two."""


class Gespreksstap(StrEnum):
    """What brings a talk further."""

    KIES_MOMENT = "kies_moment"
    VRAAG_OPNIEUW = "vraag_opnieuw"
    """Another moment is needed: he is elsewhere, or nothing fitted, or he said yes after all."""
    ZEG_AF = "zeg_af"
    BEGIN = "begin"
    EINDIG = "eindig"
    STOP = "stop"
    NIET_GEKOMEN = "niet_gekomen"


LOOPT_NOG: Final = frozenset({Gespreksstatus.VOORBEREIDEN, Gespreksstatus.GEPLAND, Gespreksstatus.BEZIG})
"""A casus has at most one talk that is still to come or goes on."""

_S, _P = Gespreksstatus, Gespreksstap
STAPPEN: Final = MappingProxyType(
    {
        (_S.VOORBEREIDEN, _P.KIES_MOMENT): _S.GEPLAND,
        (_S.VOORBEREIDEN, _P.VRAAG_OPNIEUW): _S.VOORBEREIDEN,
        (_S.VOORBEREIDEN, _P.ZEG_AF): _S.GAAT_NIET_DOOR,
        (_S.GEPLAND, _P.KIES_MOMENT): _S.GEPLAND,
        (_S.GEPLAND, _P.VRAAG_OPNIEUW): _S.VOORBEREIDEN,
        (_S.GEPLAND, _P.ZEG_AF): _S.GAAT_NIET_DOOR,
        (_S.GEPLAND, _P.BEGIN): _S.BEZIG,
        (_S.GEPLAND, _P.NIET_GEKOMEN): _S.NIET_GEKOMEN,
        (_S.BEZIG, _P.EINDIG): _S.GEWEEST,
        (_S.BEZIG, _P.STOP): _S.GESTOPT,
        (_S.BEZIG, _P.NIET_GEKOMEN): _S.NIET_GEKOMEN,
        (_S.NIET_GEKOMEN, _P.VRAAG_OPNIEUW): _S.VOORBEREIDEN,
        (_S.GAAT_NIET_DOOR, _P.VRAAG_OPNIEUW): _S.VOORBEREIDEN,
    }
)


class Afzegreden(StrEnum):
    """Why a talk does not go on. Only the regisseur and the inrichting ever see it. On the wire: add, never rename."""

    KEUZE = "keuze"
    """He said no, or not now. Never a mark against him, and nazorg goes on as it would."""
    REGISSEUR = "regisseur"
    INRICHTING = "inrichting"
    VRIJ = "vrij"
    """He is outside earlier than was thought."""
    VEILIGHEID = "veiligheid"


@dataclass(frozen=True, slots=True)
class Terugkeergesprek:
    """A talk.

    Attributes:
        betrokkene_id: whose return it is about; he is the guest.
        erbij: ids of others of the casus who sit at it because he wants that.
        inrichting: code of the body where he is, whose casemanager sits beside him.
        momenten: when it could be, as proposed; empty once one was chosen.
        begint_op: when it is; None until a moment was chosen.
        casemanager_id: who at the inrichting took it up; None until somebody did.
        plaatsvervanger_id: who can admit him when the regisseur is not there.
        afzegreden: why it does not go on; None while it does.
        onder_curatele: the casemanager said that he is under guardianship: his representative says yes with him.
        verteld: of which beginning whoever sits at it was told last; None while they know of none.
        eigen_voorstel: the moments are those of the inrichting: the regisseur chooses one.
        versie: row version, against lost updates.
    """

    id: str
    casus_id: str
    betrokkene_id: str
    status: Gespreksstatus
    inrichting: str
    duur_minuten: int
    momenten: tuple[datetime, ...] = ()
    begint_op: datetime | None = None
    erbij: tuple[str, ...] = ()
    casemanager_id: str | None = None
    plaatsvervanger_id: str | None = None
    afzegreden: Afzegreden | None = None
    onder_curatele: bool = False
    verteld: datetime | None = None
    eigen_voorstel: bool = False
    versie: int = 1

    @property
    def eindigt_op(self) -> datetime | None:
        """When it should end; None until a moment was chosen."""
        return None if self.begint_op is None else self.begint_op + timedelta(minutes=self.duur_minuten)


class Deelnamestatus(StrEnum):
    """Whether an organisatie sits at a talk. On the wire: add, never rename."""

    GENODIGD = "genodigd"
    KOMT = "komt"
    KOMT_NIET = "komt_niet"
    NIET_MEER = "niet_meer"
    """The regisseur took it off: he would rather not have it there, say. It hears only that it is not needed."""


@dataclass(frozen=True, slots=True)
class Deelname:
    """An organisatie at a talk."""

    gesprek_id: str
    organisatie: str
    status: Deelnamestatus
    op: datetime
    door_id: str | None = None

    @property
    def zit_erbij(self) -> bool:
        """Tell whether it is on the list of who will be there."""
        return self.status in {Deelnamestatus.GENODIGD, Deelnamestatus.KOMT}

    @property
    def genodigd(self) -> bool:
        """Tell whether it is asked to sit there, whatever it answered."""
        return self.status is not Deelnamestatus.NIET_MEER


class Gebeurtenissoort(StrEnum):
    """What happened at a talk, without who. On the wire: add, never rename."""

    BEGONNEN = "begonnen"
    GAST_ER = "gast_er"
    """Somebody without an account came in, or pressed *Meedoen* on his page."""
    GAST_WEG = "gast_weg"
    PAUZE = "pauze"
    VERDER = "verder"
    """The break is over."""
    GESTOPT = "gestopt"
    GEEINDIGD = "geeindigd"
    GAST_DRUKTE = "gast_drukte"
    """Somebody without an account pressed a button in that chat; nothing was done."""


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """A line of what happened at a talk. `door_id`: who said so; None when Teams did."""

    id: str
    gesprek_id: str
    soort: Gebeurtenissoort
    op: datetime
    door_id: str | None = None


def na(status: Gespreksstatus, stap: Gespreksstap) -> Gespreksstatus:
    """Return how far a talk is after a step.

    Raises:
        UserMistake: that step cannot be taken now ("terugkeergesprek.fout.stap").
    """
    gevonden = STAPPEN.get((status, stap))
    if gevonden is None:
        raise UserMistake("terugkeergesprek.fout.stap")
    return gevonden


def eis_niet_samen(casus: Casus, betrokkene_ids: Collection[str], slachtoffers: frozenset[str]) -> None:
    """Refuse to bring who was hurt and who did it together in one talk, however they want it.

    `slachtoffers`: the roles of who was hurt, as the region names them. Whoever has another role in a casus in which
    somebody at the talk has one of these may not sit there, unless he has such a role as well.

    Raises:
        UserMistake: they would sit there together ("terugkeergesprek.fout.samen").
    """
    rollen = {een.rol for een in casus.betrokkenen if een.id in betrokkene_ids}
    if rollen & slachtoffers and rollen - slachtoffers:
        raise UserMistake("terugkeergesprek.fout.samen")
