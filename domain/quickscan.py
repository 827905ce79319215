"""The quickscan: everybody who is detained, looked at once a week; a regisseur decides per person what happens.

Sorted by day of release only: there is no score and no ranking (article 22 AVG).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from domain.basisvoorwaarden import Stand, volgens_antwoorden
from domain.formulier import JA, Formulier, VeldSoort
from domain.nazorg import Basisvoorwaarde

LANGSTE_REDEN: Final = 1_000
"""Characters of why it was decided so."""


class Quickscanbesluit(StrEnum):
    """What happens with somebody. On the wire: add, never rename."""

    BESPREKEN = "bespreken"
    """He is talked about at the tafel."""
    ALLEEN_RIO = "alleen_rio"
    """The re-integratieofficier goes on with him; nobody else does."""
    GEEN_INZET = "geen_inzet"
    """Nothing is needed: it is closed."""
    OPSCHALEN = "opschalen"
    """He is brought into a casus under the Wgs: another lane, by a decision of its own."""


@dataclass(frozen=True, slots=True)
class Quickscan:
    """What was decided about somebody, by whom and why.

    Attributes:
        zitting_id: the zitting for which he was asked about.
    """

    id: str
    casus_id: str
    besluit: Quickscanbesluit
    reden: str
    door_id: str
    op: datetime
    zitting_id: str | None = None


MET_REDEN: Final = frozenset({Quickscanbesluit.ALLEEN_RIO, Quickscanbesluit.GEEN_INZET, Quickscanbesluit.OPSCHALEN})
"""Which decisions are not taken without saying why: somebody gets less than others do, or goes into another lane."""

ZORGEN: Final = "zorgen"
BESPREKEN: Final = "bespreken"
"""Ids of the questions with which a body says that it has concerns, and that it wants to talk about somebody."""

_GEEN_ZORGEN: Final = frozenset({"", "nee", "geen"})


@dataclass(frozen=True, slots=True)
class Veldbeeld:
    """What the inrichting answered to one question.

    Attributes:
        stand: how it stands by that answer; None when the question says nothing of a basisvoorwaarde.
        antwoord: in the words of the form.
    """

    label: str
    stand: Stand | None
    antwoord: str
    notitie: str = ""


@dataclass(frozen=True, slots=True)
class Zorg:
    """A body that has concerns, and what it wrote with them."""

    organisatie: str
    notitie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoonsbeeld:
    """Somebody in the quickscan, as the regisseur reads it.

    Attributes:
        einde: the day of release; None when it is not known. `dagen` counts until then, below 0 since then.
        gevraagd, binnen: how many bodies were asked, and how many have dealt with it.
        open: names of the bodies that still owe an answer.
        velden: what the inrichting answered; none when it did not, or when it may not be read (`velden_dicht`).
        te_kiezen: names of the kinds of partner for which the regisseur still chooses a body by hand.
        zelf: names of bodies that tell it at the tafel themselves, where what lies on a table is shown.
        zitting_id: for which he is asked about; None when he was not asked about yet.
    """

    casus_id: str
    code: str
    naam: str
    geboren: date | None = None
    einde: date | None = None
    einde_zeker: bool = False
    dagen: int | None = None
    verlof: date | None = None
    inrichting: str = ""
    gevraagd: int = 0
    binnen: int = 0
    open: tuple[str, ...] = ()
    velden: tuple[Veldbeeld, ...] = ()
    velden_dicht: str = ""
    zorgen: tuple[Zorg, ...] = ()
    bespreken: tuple[str, ...] = ()
    te_kiezen: tuple[str, ...] = ()
    zelf: tuple[str, ...] = ()
    besluit: Quickscan | None = None
    afgesloten: bool = False
    zitting_id: str | None = None
    waarneming: str = ""


def velden_van(
    formulier: Formulier, waarden: Mapping[str, str], voorwaarden: Iterable[Basisvoorwaarde]
) -> tuple[Veldbeeld, ...]:
    """Return what was answered to each question of the form of the inrichting, in its order."""
    vast = tuple(voorwaarden)
    return tuple(
        Veldbeeld(
            een.label,
            stand_van_veld(een.id, waarden, vast),
            _in_woorden(een.id, formulier, waarden),
            waarden.get(een.notitie_id, "") if een.notitie else "",
        )
        for een in formulier.velden
    )


def stand_van_veld(veld_id: str, waarden: Mapping[str, str], voorwaarden: Iterable[Basisvoorwaarde]) -> Stand | None:
    """Return how it stands by the answer to one question; None when the region counts it for no basisvoorwaarde."""
    standen = [
        volgens_antwoorden(replace(een, bronnen=(bron,)), waarden)
        for een in voorwaarden
        for bron in een.bronnen
        if bron.veld == veld_id
    ]
    return standen[0] if standen else None


def heeft_zorgen(waarden: Mapping[str, str]) -> bool:
    """Tell whether somebody said that there are concerns."""
    return waarden.get(ZORGEN, "") not in _GEEN_ZORGEN


def wil_bespreken(waarden: Mapping[str, str]) -> bool:
    """Tell whether somebody wants to talk about him."""
    return waarden.get(BESPREKEN, "") == JA


def op_ontslag(een: Persoonsbeeld) -> tuple[bool, date, str]:
    """Return the order: by day of release, who has none last; the code only to keep it the same each time."""
    return een.einde is None, een.einde or date.max, een.code


def _in_woorden(veld_id: str, formulier: Formulier, waarden: Mapping[str, str]) -> str:
    veld, gezegd = formulier.veld(veld_id), waarden.get(veld_id, "")
    if veld is None or veld.soort not in {VeldSoort.KEUZE, VeldSoort.MEERKEUZE}:
        return gezegd
    per_code = {een.code: een.label for een in veld.keuzes}
    return ", ".join(per_code.get(code, code) for code in gezegd.split(",") if code)
