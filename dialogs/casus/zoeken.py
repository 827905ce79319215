"""/casus zoek: who is known by this name, among one's own casussen; of others only whose regisseur to call.

Only in the personal chat, and only by a form: a name never stands in a message. Every search is a line in the logboek,
and so is every casus and everybody that was shown.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cards.bouwstenen import zonder_opmaak
from cards.casus import zoeken as kaarten
from cards.casus.payloads import CasusZoek
from cards.casus.zoeken import Gevonden, Treffer, Zoekvorm
from cards.datum import datum
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.turn import PlaceKind
from domain.casus import Betrokkene, Spoor
from domain.logboek import Handeling
from domain.tekst import schone_regel
from domain.zoeken import Geboren, Gelijkenis, genoeg, lees_geboren, past, woorden
from storage import casus as casussen
from storage import personen
from storage.casus import Casusregel

MEESTE_TREFFERS: Final = 10
"""Casussen that are shown; who finds more should say more."""

MEESTE_PERSONEN: Final = 3
"""Persons shown of one casus: a group casus may hold many of one name."""


@dataclass(frozen=True, slots=True)
class _Vraag:
    """What is looked for."""

    naam: str
    geboren: Geboren | None
    spoor: Spoor | None


@dataclass(frozen=True, slots=True)
class _Treffer:
    """A casus in which somebody fits, and who."""

    regel: Casusregel
    personen: tuple[Betrokkene, ...]
    gelijkenis: Gelijkenis


def zoek(desk: Desk, _: Arguments) -> Answer:
    """Show the form; in a channel or a group only that it is not done there."""
    if not _is_alleen(desk):
        return als_antwoord(kaarten.elders(desk.teksten), desk.teksten)
    return _formulier(desk, CasusZoek(), ())


def zoek_nu(desk: Desk, payload: CasusZoek) -> Answer:
    """Look, and show who was found; what cannot be looked for comes back with what was typed."""
    if not _is_alleen(desk):
        return als_antwoord(kaarten.elders(desk.teksten), desk.teksten)
    vraag = _lees(desk, payload)
    if isinstance(vraag, tuple):
        return _formulier(desk, payload, vraag)
    eigen = casussen.van_regisseur(desk.uow, desk.actor.regisseert_voor)
    alle = _treffers(desk, vraag, eigen)
    getoond = alle[:MEESTE_TREFFERS]
    desk.record(Handeling.CASUS_GEZOCHT, namens=desk.regio.eigen_organisatie)
    for een in getoond:
        _noteer(desk, een.regel.id, een.personen)
    gevonden = Gevonden(
        treffers=tuple(_beeld(desk, een) for een in getoond),
        meer=len(alle) > MEESTE_TREFFERS,
        collegas=_collegas(desk, vraag, eigen),
    )
    kaart = kaarten.uitkomst(gevonden, _vorm(desk, payload, eigen), desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def _is_alleen(desk: Desk) -> bool:
    return desk.turn.place.kind is PlaceKind.PERSONAL


def _lees(desk: Desk, payload: CasusZoek) -> _Vraag | tuple[str, ...]:
    t, naam = desk.teksten, schone_regel(payload.naam)
    fouten: list[str] = []
    if len(naam) > kaarten.LANGSTE_NAAM:
        fouten.append(t("casus.zoek.fout.te_lang", maximum=kaarten.LANGSTE_NAAM))
    elif not genoeg(naam):
        fouten.append(t("casus.zoek.fout.naam"))
    geboren = lees_geboren(payload.geboren)
    if payload.geboren.strip() and geboren is None:
        fouten.append(t("casus.zoek.fout.geboren"))
    if fouten:
        return tuple(fouten)
    spoor = Spoor(payload.spoor) if payload.spoor in tuple(Spoor) else None
    return _Vraag(naam, geboren, spoor)


def _treffers(desk: Desk, vraag: _Vraag, eigen: Sequence[Casusregel]) -> list[_Treffer]:
    """Return the own casussen in which somebody fits: the best first, then the newest."""
    gezocht = woorden(vraag.naam)
    leden = casussen.leden(desk.uow, [een.id for een in eigen])
    gevonden: list[_Treffer] = []
    for regel in eigen:
        passend = [
            (gelijkenis, een)
            for een in leden.get(regel.id, ())
            if (gelijkenis := past(gezocht, vraag.geboren, een.gegevens)) is not None
        ]
        if passend:
            beste = sorted(passend, key=lambda paar: paar[0])[:MEESTE_PERSONEN]
            gevonden.append(_Treffer(regel, tuple(een for _, een in beste), beste[0][0]))
    return sorted(gevonden, key=lambda een: een.gelijkenis)


def _collegas(desk: Desk, vraag: _Vraag, eigen: Sequence[Casusregel]) -> tuple[str, ...]:
    """Return which other regisseurs hold a casus with exactly this name and birth date, in the chosen lane only.

    That somebody is known in the other lane is itself something the lanes do not tell each other. Without a whole birth
    date a name alone would point at strangers.
    """
    if vraag.spoor is None or vraag.geboren is None or vraag.geboren.dag is None:
        return ()
    zelfde = set(casussen.zelfde_persoon(desk.uow, vraag.naam, vraag.geboren.dag)) - {een.id for een in eigen}
    houders = casussen.houders_van_spoor(desk.uow, zelfde, vraag.spoor) if zelfde else {}
    for casus_id in sorted(houders):
        _noteer(desk, casus_id, ())
    wie = personen.lees_alle(desk.uow, houders.values()) if houders else {}
    return tuple(sorted({zonder_opmaak(een.naam) for een in wie.values()}))


def _noteer(desk: Desk, casus_id: str, wie: tuple[Betrokkene, ...]) -> None:
    namens = desk.regio.eigen_organisatie
    desk.record(Handeling.CASUS_GEZOCHT, namens=namens, casus_id=casus_id)
    for een in wie:
        desk.record(Handeling.CASUS_GEZOCHT, namens=namens, casus_id=casus_id, betrokkene_id=een.id)


def _beeld(desk: Desk, een: _Treffer) -> Treffer:
    t = desk.teksten
    fase = t(f"casus.fase.{een.regel.fase.value}")
    stand = t("casus.lijst.stand", tafel=desk.regio.tafelnaam(een.regel.tafel), fase=fase)
    return Treffer(een.regel.id, str(een.regel.code), tuple(_wie(desk, wie) for wie in een.personen), stand)


def _wie(desk: Desk, een: Betrokkene) -> str:
    gegevens = een.gegevens
    if gegevens.geboortedatum is None:
        return gegevens.naam
    return desk.teksten("casus.zoek.wie", naam=gegevens.naam, geboortedatum=datum(gegevens.geboortedatum))


def _formulier(desk: Desk, payload: CasusZoek, fouten: tuple[str, ...]) -> Answer:
    eigen = casussen.van_regisseur(desk.uow, desk.actor.regisseert_voor)
    kaart = kaarten.formulier(_vorm(desk, payload, eigen, fouten), desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def _vorm(desk: Desk, payload: CasusZoek, eigen: Sequence[Casusregel], fouten: tuple[str, ...] = ()) -> Zoekvorm:
    """Return the form; the lane in which he has most to do is proposed."""
    t, tafels = desk.teksten, desk.regio.tafels
    sporen = list(dict.fromkeys(een.spoor for een in tafels.values()))
    telling = Counter(tafels[een.tafel].spoor for een in eigen if een.tafel in tafels)
    vaakst = max(sporen, key=lambda een: telling[een], default=None)
    gekozen = payload.spoor if payload.spoor in sporen else (vaakst.value if vaakst else "")
    keuzes = [(een.value, t(f"casus.spoor.{een.value}")) for een in sporen]
    return Zoekvorm(keuzes, gekozen, payload.naam, payload.geboren, fouten)
