"""Whom to ask: from the partner kinds of a table to the bodies for this casus. The regisseur decides."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.formulier import Formulier
from domain.organisatie import Keuzereden, Keuzevraag, Oplossing, Organisatie
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

    @property
    def te_vragen(self) -> frozenset[str]:
        """Codes of every body that may be asked, one way or another."""
        lijsten = (self.vast, self.mogelijk, self.gasten, *(een.kandidaten for een in self.open))
        return frozenset(een.code for lijst in lijsten for een in lijst)


def stel_voor(
    regio: Regio,
    tafel: Tafel,
    gemeenten: tuple[str, ...],
    *,
    zonder: Iterable[str] = (),
    inrichting: str | None = None,
    inrichtingen: Collection[str] = (),
) -> Voorstel:
    """Resolve the partner kinds of a table for the municipalities of a casus.

    At the table of nazorg nobody is proposed who has nothing to do with this person, not as a guest either: no body
    that works for other municipalities only, and no inrichting but the one where he is.

    Args:
        regio: the region.
        tafel: the table of the casus.
        gemeenten: codes of the municipalities of the casus.
        zonder: codes of bodies that are left out (asked already).
        inrichting: code of the body where he is; None: in none of them.
        inrichtingen: the kinds for which `inrichting` decides. Left out: where he is, is not known, and of several the
            regisseur chooses.
    """
    buiten = {regio.eigen_organisatie, *zonder} | _van_anderen(regio, tafel, gemeenten, inrichting, inrichtingen)
    opgelost = {
        soort: _waar_hij_is(regio, soort, inrichting)
        if soort in inrichtingen
        else _los_op(regio, tafel, soort, gemeenten)
        for soort in (*tafel.vast, *tafel.mogelijk)
    }
    vast = _zekere(opgelost, tafel.vast, buiten)
    mogelijk = _zekere(opgelost, tafel.mogelijk, buiten | {een.code for een in vast})
    genoemd = buiten | {een.code for een in (*vast, *mogelijk)}
    te_kiezen = set() if inrichtingen else _inrichtingen_van(regio, tafel)
    gasten = tuple(een for een in regio.organisaties.values() if een.code not in genoemd | te_kiezen)
    open_ = tuple(
        Open(soort, vraag, tuple(een for een in vraag.kandidaten if een.code not in buiten))
        for soort in tafel.vast
        for vraag in opgelost[soort].keuzevragen
    )
    return Voorstel(vast, mogelijk, gasten, open_)


def is_nazorgtafel(regio: Regio, tafel: Tafel) -> bool:
    """Tell whether a table is the one of nazorg, where nobody hears of people of another municipality."""
    return regio.nazorg is not None and regio.nazorg.tafel == tafel.code


def is_inrichting(regio: Regio, code: str) -> bool:
    """Tell whether a body is a prison, as the region says."""
    organisatie = regio.organisaties.get(code)
    return organisatie is not None and regio.nazorg is not None and _van_soort(organisatie, regio.nazorg.inrichtingen)


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


def _los_op(regio: Regio, tafel: Tafel, soort: str, gemeenten: tuple[str, ...]) -> Oplossing:
    oplossing = regio.los_op(soort, gemeenten)
    if not is_nazorgtafel(regio, tafel) or regio.nazorg is None or soort not in regio.nazorg.inrichtingen:
        return oplossing
    if len(oplossing.organisaties) == 1 and not oplossing.keuzevragen:
        return oplossing
    # Somebody is in one inrichting, however many municipalities he has: one question.
    alle = tuple(een for een in regio.organisaties.values() if een.is_soort(soort))
    reden = Keuzereden.MEERDERE if alle else Keuzereden.GEEN
    return Oplossing((), (Keuzevraag(None, reden, alle),))


def _waar_hij_is(regio: Regio, soort: str, inrichting: str | None) -> Oplossing:
    organisatie = regio.organisaties.get(inrichting or "")
    return Oplossing((organisatie,) if organisatie is not None and organisatie.is_soort(soort) else ())


def _van_anderen(
    regio: Regio, tafel: Tafel, gemeenten: tuple[str, ...], inrichting: str | None, inrichtingen: Collection[str]
) -> set[str]:
    """Return the bodies that hear nothing of this person: of other municipalities, and other inrichtingen."""
    andere = {een.code for een in regio.organisaties.values() if _van_soort(een, inrichtingen)} - {inrichting or ""}
    if is_nazorgtafel(regio, tafel):
        andere |= {
            een.code
            for een in regio.organisaties.values()
            if een.werkgebied and not _van_soort(een, inrichtingen) and not set(gemeenten) & set(een.werkgebied)
        }
    return andere


def _inrichtingen_van(regio: Regio, tafel: Tafel) -> set[str]:
    """Return the inrichtingen where nothing says in which somebody is: one of them is chosen, never one more beside."""
    if not is_nazorgtafel(regio, tafel):
        return set()
    return {een for een in regio.organisaties if is_inrichting(regio, een)}


def _van_soort(organisatie: Organisatie, soorten: Iterable[str]) -> bool:
    return any(organisatie.is_soort(een) for een in soorten)
