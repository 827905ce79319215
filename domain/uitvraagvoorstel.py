"""Whom to ask: from the partner kinds of a table to the bodies for this casus. The regisseur decides."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.formulier import Formulier
from domain.organisatie import Keuzevraag, Oplossing, Organisatie
from domain.regio import Regio, Tafel


@dataclass(frozen=True, slots=True)
class Open:
    """A kind of partner for which the regisseur must choose the body, and why."""

    soort: str
    vraag: Keuzevraag
    kandidaten: tuple[Organisatie, ...]

    @property
    def sleutel(self) -> str:
        """What this choice is called in a form: the same for the same casus and region."""
        return f"{self.soort}.{self.vraag.gemeente or 'geen'}"


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Whom a table would ask about a casus. No body is in it twice, and the Veiligheidshuis itself never.

    Attributes:
        vast: bodies of the table's fixed kinds that are beyond doubt.
        mogelijk: bodies of its optional kinds that are beyond doubt.
        gasten: every other body of the region.
        open: fixed kinds without a body beyond doubt; of optional kinds the candidates simply are guests.
    """

    vast: tuple[Organisatie, ...]
    mogelijk: tuple[Organisatie, ...]
    gasten: tuple[Organisatie, ...]
    open: tuple[Open, ...]


def stel_voor(regio: Regio, tafel: Tafel, gemeenten: tuple[str, ...], *, zonder: Iterable[str] = ()) -> Voorstel:
    """Resolve the partner kinds of a table for the municipalities of a casus.

    Args:
        regio: the region.
        tafel: the table of the casus.
        gemeenten: codes of the municipalities of the casus.
        zonder: codes of bodies that are left out (asked already).
    """
    buiten = {regio.eigen_organisatie, *zonder}
    opgelost = {soort: regio.los_op(soort, gemeenten) for soort in (*tafel.vast, *tafel.mogelijk)}
    vast = _zekere(opgelost, tafel.vast, buiten)
    mogelijk = _zekere(opgelost, tafel.mogelijk, buiten | {een.code for een in vast})
    genoemd = buiten | {een.code for een in (*vast, *mogelijk)}
    gasten = tuple(een for een in regio.organisaties.values() if een.code not in genoemd)
    open_ = tuple(
        Open(soort, vraag, tuple(een for een in vraag.kandidaten if een.code not in buiten))
        for soort in tafel.vast
        for vraag in opgelost[soort].keuzevragen
    )
    return Voorstel(vast, mogelijk, gasten, open_)


def formulier_van(regio: Regio, tafel: Tafel, organisatie: Organisatie) -> Formulier:
    """Return the form with which a body answers at a table.

    A body may stand for several kinds; the table's fixed ones come first, then its optional ones, then its own kind.
    """
    soorten = (soort for soort in (*tafel.vast, *tafel.mogelijk) if organisatie.is_soort(soort))
    return regio.formulier_voor(tafel, next(soorten, organisatie.soort))


def is_gast(tafel: Tafel, organisatie: Organisatie) -> bool:
    """Tell whether a body belongs to none of the table's kinds: a guest for this casus only."""
    return not any(organisatie.is_soort(soort) for soort in (*tafel.vast, *tafel.mogelijk))


def _zekere(opgelost: dict[str, Oplossing], soorten: Iterable[str], buiten: set[str]) -> tuple[Organisatie, ...]:
    gevonden = {een.code: een for soort in soorten for een in opgelost[soort].organisaties if een.code not in buiten}
    return tuple(gevonden.values())
