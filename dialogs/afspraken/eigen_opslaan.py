"""Doing with several afspraken at once what their owner chose: each by itself, one mistake costs nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cards.afspraken.eigen import BIJ_LOPEND, BIJ_NIEUW
from cards.afspraken.payloads import ELDERS, Doen
from dialogs.afspraken.kern import collegas
from dialogs.kern import afspraken as kern
from dialogs.kern.dagen import VERSTE_JAREN, lees_dag
from dialogs.kern.desk import Desk
from domain.afspraak import LANGSTE_REGEL, Afspraak
from domain.errors import NotAllowed, NotFound, UserMistake
from domain.tekst import lees_datum, schone_regel
from domain.toegang import Daad
from storage import contacten

_MET_REGEL: Final = {
    Doen.KLAAR: "afspraken_eigen.fout.resultaat",
    Doen.WEIGEREN: "afspraken_eigen.fout.waarom_niet",
}
"""What must be said in a line, as on the form of one afspraak: what came of it, or why not."""

CONTACT: Final = "contact:"
"""Before the id of somebody of the organisatie who has no Teams, in a choice of people."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What came back from a form: which afspraken stood on it, and what was filled in."""

    afspraken: tuple[str, ...]
    verzetten: tuple[str, ...]
    overdragen: tuple[str, ...]
    velden: Mapping[str, str]

    @property
    def alle(self) -> tuple[str, ...]:
        """Return every afspraak on it once."""
        return tuple(dict.fromkeys((*self.afspraken, *self.verzetten, *self.overdragen)))

    def regel(self, afspraak_id: str) -> str:
        """Return the line that was typed."""
        return schone_regel(self.velden.get(f"{afspraak_id}.regel", ""))

    def gekozen(self, afspraak_id: str) -> Doen | None:
        """Return what was chosen, here or on the card before; None when nothing was.

        Raises:
            UserMistake: it is none of the choices ("knop.verlopen").
        """
        if afspraak_id in self.verzetten:
            return Doen.VERZETTEN
        if afspraak_id in self.overdragen:
            return Doen.OVERDRAGEN
        keuze = self.velden.get(f"{afspraak_id}.keuze", "")
        if keuze and keuze not in {*BIJ_LOPEND, *BIJ_NIEUW}:
            raise UserMistake("knop.verlopen")
        return Doen(keuze) if keuze else None


@dataclass(slots=True)
class _Uitslag:
    gedaan: list[str] = field(default_factory=list)
    klaar: list[str] = field(default_factory=list)
    verzetten: list[str] = field(default_factory=list)
    overdragen: list[str] = field(default_factory=list)
    fouten: dict[str, str] = field(default_factory=dict)


def doe(desk: Desk, organisatie: str, stand: Stand) -> dict[str, str]:
    """Do all of it; return the ids of what is done, of what must be asked further, and what was wrong with which.

    Each is authorised by itself: of a casus to which the organisatie has no access any more nothing is done.
    """
    uit = _Uitslag()
    for id_ in stand.alle:
        try:
            _een(desk, organisatie, id_, stand, uit)
        except UserMistake as fout:
            uit.fouten[id_] = f"fout.{fout.key}"
        except (NotAllowed, NotFound):
            uit.fouten[id_] = "afspraken_eigen.fout.niet_meer"
    return {
        "gedaan": ",".join(uit.gedaan),
        "klaar": ",".join(uit.klaar),
        "verzetten": ",".join(uit.verzetten),
        "overdragen": ",".join(uit.overdragen),
        "fouten": ";".join(f"{id_}={sleutel}" for id_, sleutel in uit.fouten.items()),
    }


def _een(desk: Desk, organisatie: str, id_: str, stand: Stand, uit: _Uitslag) -> None:
    doen, regel = stand.gekozen(id_), stand.regel(id_)
    if doen is None:
        if regel:
            uit.fouten[id_] = "afspraken_eigen.fout.kies"
        return
    afspraak, _ = kern.laad(desk, id_, Daad.AFSPRAAK_DOEN)
    if afspraak.organisatie != organisatie:
        raise NotFound("afspraak.onbekend")
    if len(regel) > LANGSTE_REGEL:
        uit.fouten[id_] = "afspraken_eigen.fout.te_lang"
    elif doen in _MET_REGEL and not regel:
        uit.fouten[id_] = _MET_REGEL[doen]
    if id_ in uit.fouten:
        _blijft(id_, doen, stand, uit)
        return
    if doen is Doen.VERZETTEN:
        _verzet(desk, afspraak, stand, uit)
    elif doen is Doen.OVERDRAGEN:
        _draag_over(desk, afspraak, stand, uit)
    else:
        _meteen(desk, afspraak, doen, regel)
        uit.gedaan.append(id_)
        if doen is Doen.KLAAR:
            uit.klaar.append(id_)


def _meteen(desk: Desk, afspraak: Afspraak, doen: Doen, regel: str) -> None:
    match doen:
        case Doen.KLAAR:
            kern.meld_gereed(desk, afspraak, regel)
        case Doen.AANNEMEN:
            kern.neem_aan(desk, afspraak)
        case Doen.WEIGEREN:
            kern.weiger(desk, afspraak, regel)
        case _:
            kern.geef_teken(desk, afspraak, regel)


def _verzet(desk: Desk, afspraak: Afspraak, stand: Stand, uit: _Uitslag) -> None:
    """Postpone it, once its new day and the reason are known; else they are asked on the next card."""
    uit.verzetten.append(afspraak.id)
    if afspraak.id not in stand.verzetten:
        return
    dag, regel = _dag(desk, stand.velden.get(f"{afspraak.id}.dag", "")), stand.regel(afspraak.id)
    if dag is None:
        uit.fouten[afspraak.id] = "afspraken_eigen.fout.dag"
    elif dag.year - kern.vandaag(desk).year > VERSTE_JAREN:
        uit.fouten[afspraak.id] = "afspraken_eigen.fout.te_ver"
    elif not regel:
        uit.fouten[afspraak.id] = "afspraken_eigen.fout.waarom_later"
    else:
        kern.verzet(desk, afspraak, dag, regel)
        uit.verzetten.remove(afspraak.id)
        uit.gedaan.append(afspraak.id)


def _draag_over(desk: Desk, afspraak: Afspraak, stand: Stand, uit: _Uitslag) -> None:
    """Hand it over, once it is known to whom; else that is asked on the next card."""
    uit.overdragen.append(afspraak.id)
    if afspraak.id not in stand.overdragen:
        return
    wie, regel = stand.velden.get(f"{afspraak.id}.wie", ""), stand.regel(afspraak.id)
    if not wie:
        uit.fouten[afspraak.id] = "afspraken_eigen.fout.aan_wie"
        return
    if wie == ELDERS:
        if not regel:
            uit.fouten[afspraak.id] = "afspraken_eigen.fout.waarom_elders"
            return
        kern.vraag_herplaatsing(desk, afspraak, "", regel)
    else:
        kern.draag_over_binnen(desk, afspraak, *_collega(desk, afspraak, wie), regel)
    uit.overdragen.remove(afspraak.id)
    uit.gedaan.append(afspraak.id)


def _collega(desk: Desk, afspraak: Afspraak, wie: str) -> tuple[str | None, str]:
    """Return the id of a partner of the owner, or the name of somebody there without Teams.

    Raises:
        UserMistake: nobody there ("knop.verlopen").
    """
    if wie in {een.id for een in collegas(desk, afspraak.organisatie)}:
        return wie, ""
    daar = contacten.van_organisatie(desk.uow, afspraak.organisatie)
    naam = next((een.naam for een in daar if f"{CONTACT}{een.id}" == wie), None)
    if naam is None:
        raise UserMistake("knop.verlopen")
    return None, naam


def _blijft(id_: str, doen: Doen, stand: Stand, uit: _Uitslag) -> None:
    """What was chosen on the card before stays chosen when something else in it must be mended."""
    if doen is Doen.VERZETTEN and id_ in stand.verzetten:
        uit.verzetten.append(id_)
    if doen is Doen.OVERDRAGEN and id_ in stand.overdragen:
        uit.overdragen.append(id_)


def _dag(desk: Desk, waarde: str) -> date | None:
    """Return the day of a date input, or one that was typed as people say it."""
    return lees_datum(waarde) or lees_dag(waarde, kern.vandaag(desk))
