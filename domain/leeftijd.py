"""The ages a table is meant for: a guide that asks for a reason, never a lock."""

from dataclasses import dataclass
from datetime import date

from domain.casus import Casus, leeftijd_op
from domain.regio import Leeftijdsgrens


@dataclass(frozen=True, slots=True)
class Afwijking:
    """A betrokkene outside the range. `reden` is the code of the reason that was given, None while there is none."""

    betrokkene_id: str
    leeftijd: int
    reden: str | None


def afwijkingen(casus: Casus, grens: Leeftijdsgrens | None, dag: date) -> tuple[Afwijking, ...]:
    """Return who falls outside the table's range on `dag`, in order of the betrokkenen.

    Whoever has no birth date (unknown, or a group or area) never does, nor does somebody in a role that the range is
    not about.
    """
    if grens is None:
        return ()
    redenen = casus.leeftijd_redenen or {}
    leeftijden = (
        (een.id, leeftijd_op(geboren, dag))
        for een in casus.betrokkenen
        if (geboren := een.gegevens.geboortedatum) and grens.gaat_over(een.rol)
    )
    return tuple(
        Afwijking(betrokkene_id, leeftijd, redenen.get(betrokkene_id))
        for betrokkene_id, leeftijd in leeftijden
        if not grens.past(leeftijd)
    )
