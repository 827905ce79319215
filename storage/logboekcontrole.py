"""Checking the whole logboek of a region: every chain line by line, every anchor, and the one against the other.

One chain at a time, each in a read transaction of its own, so it runs beside the bot and remembers no more than where
every chain ended by its last anchor. What it finds is told with the place where it shows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final, Protocol

from domain.anker import (
    AANKONDIGING,
    Anker,
    Ankerbreuk,
    Ankerbreuksoort,
    GetekendAnker,
    Verankerd,
    hash_van,
    lees,
    stand,
)
from domain.bewaren import Bewaarsoort
from domain.ketencontrole import Breuk, Breuksoort, Loop
from domain.logboek import Handeling, Keten, Schakel
from storage import ankers, logboek, vernietigen
from storage.ankers import Ankerrij
from storage.logregels import ruwe_schakels, volgende_keten
from storage.store import Scope, Store, UnitOfWork

_REGIO: Final = Keten("").naam


class Ankerbestanden(Protocol):
    """The anchors outside the database, of one region."""

    @property
    def is_kopie(self) -> bool:
        """Whether this is a copy that may be some days behind."""
        ...

    def namen(self) -> Sequence[str]:
        """Return the names of the files."""
        ...

    def lees(self, naam: str) -> GetekendAnker | None:
        """Return what stands in a file; None when it is not there or cannot be read."""
        ...

    def naam_van(self, anker: Anker, inhoud: str) -> str:
        """Return under which name an anchor is written."""
        ...


@dataclass(frozen=True, slots=True)
class Ankeruitslag:
    """What was found about the anchors.

    Attributes:
        aantal, bestanden: how many were looked at in the database, and outside; None when there is no folder.
        laatste: the last one that could be read.
        verankerd: where every chain ended by its last anchor; `elders` the same by anchors that only stand outside.
    """

    aantal: int
    bestanden: int | None
    laatste: Anker | None
    breuken: tuple[Ankerbreuk, ...]
    verankerd: Mapping[str, Verankerd]
    elders: Mapping[str, Verankerd]

    @property
    def ketens(self) -> frozenset[str]:
        """Names of all chains that were ever anchored."""
        return frozenset(self.verankerd) | frozenset(self.elders)


@dataclass(frozen=True, slots=True)
class Ketenuitslag:
    """What was found about one chain. `vernietigd`: it was destroyed in order, so that it is not there is right."""

    keten: Keten
    regels: int
    breuken: tuple[Breuk, ...] = ()
    ankerbreuken: tuple[Ankerbreuk, ...] = ()
    vernietigd: bool = False

    @property
    def is_gaaf(self) -> bool:
        """Tell whether nothing is wrong with it."""
        return not self.breuken and not self.ankerbreuken


@dataclass(frozen=True, slots=True)
class _Gezegd:
    """What the chain of the region says: which anchors were made, and which chains were destroyed."""

    ankers: frozenset[int]
    vernietigd: frozenset[str]


@dataclass(slots=True)
class _Ankergang:
    """Goes along the anchors, in the database and outside, and gathers what it finds."""

    publiek: bytes
    regio: str
    bestanden: Ankerbestanden | None
    breuken: list[Ankerbreuk] = field(default_factory=list)
    in_volgorde: dict[str, Verankerd] = field(default_factory=dict)
    elders: dict[str, Verankerd] = field(default_factory=dict)
    laatste: Anker | None = None
    _buiten: dict[int, dict[str, bytes]] = field(default_factory=lambda: defaultdict(dict))
    _vorige: bytes | None = field(default_factory=lambda: hash_van(None))
    _verwacht: int = 1

    def lees_bestanden(self) -> int:
        """Look through the files; remember of each its number and its hash."""
        if self.bestanden is None:
            return 0
        namen = self.bestanden.namen()
        for naam in namen:
            gelezen = self._uit_bestand(naam)
            if gelezen is None:
                self.breuken.append(Ankerbreuk(soort=Ankerbreuksoort.BESTAND_VALS, anker=0, bestand=naam))
            else:
                self._buiten[gelezen[0].nr][naam] = hash_van(gelezen[1])
        return len(namen)

    def neem(self, rij: Ankerrij) -> None:
        """Take the next anchor of the database."""
        if rij.nr < 1:
            # Ours begin at one. Such a row holds the place of the anchor of a day.
            self._breuk(Ankerbreuksoort.RIJ, rij.nr)
            return
        self._sla_over(rij.nr)
        self._verwacht = rij.nr + 1
        anker = self._leesbaar(rij.getekend)
        if anker is None:
            self._breuk(Ankerbreuksoort.HANDTEKENING, rij.nr)
            self._neem_bestand(rij.nr)
            return
        if (anker.nr, anker.dag.isoformat(), anker.op) != (rij.nr, rij.dag, rij.op):
            self._breuk(Ankerbreuksoort.RIJ, rij.nr, anker.dag)
        if self._vorige is not None and anker.vorige != self._vorige:
            self._breuk(Ankerbreuksoort.VORIGE, rij.nr, anker.dag)
        self._vorige = hash_van(rij.getekend.inhoud)
        self.in_volgorde |= stand([anker])
        self.laatste = anker
        self._vergelijk(rij, anker)

    def sluit(self, aangekondigd: Iterable[int]) -> None:
        """Miss the anchors after the last one of the database: the logboek names them, or they stand outside."""
        self._sla_over(max((*aangekondigd, *self._buiten), default=0) + 1)

    def _sla_over(self, tot: int) -> None:
        for nr in range(self._verwacht, tot):
            self._breuk(Ankerbreuksoort.ONTBREEKT, nr)
            self._neem_bestand(nr)
        self._verwacht = max(self._verwacht, tot)

    def _neem_bestand(self, nr: int) -> None:
        """Go on with what stands outside in the place of what is not in the database."""
        gelezen = (self._uit_bestand(naam) for naam in self._buiten.get(nr, {}))
        gevonden = [een for een in gelezen if een is not None]
        # With more than one nobody knows which of them it was.
        self._vorige = hash_van(gevonden[0][1]) if len(gevonden) == 1 else None
        for anker, _ in gevonden:
            self.elders |= stand([anker])

    def _vergelijk(self, rij: Ankerrij, anker: Anker) -> None:
        if self.bestanden is None:
            return
        buiten, hash_ = self._buiten.get(rij.nr, {}), hash_van(rij.getekend.inhoud)
        for naam, ander in buiten.items():
            gelezen = self._uit_bestand(naam) if ander != hash_ else None
            if gelezen is not None:
                self._breuk(Ankerbreuksoort.BESTAND_ANDERS, rij.nr, gelezen[0].dag, naam)
                self.elders |= stand([gelezen[0]])
        if hash_ in buiten.values() or rij.buiten_op is None:
            return
        naam = self.bestanden.naam_van(anker, rij.getekend.inhoud)
        nog_niet_gekopieerd = self.bestanden.is_kopie and rij.nr > max(self._buiten, default=0)
        # It may have been written after the folder was listed.
        if not nog_niet_gekopieerd and self.bestanden.lees(naam) is None:
            self._breuk(Ankerbreuksoort.BESTAND_ONTBREEKT, rij.nr, anker.dag, naam)

    def _leesbaar(self, getekend: GetekendAnker) -> Anker | None:
        if not ankers.is_getekend(self.publiek, getekend):
            return None
        try:
            anker = lees(getekend.inhoud)
        except ValueError:
            return None
        return anker if anker.regio == self.regio else None

    def _uit_bestand(self, naam: str) -> tuple[Anker, str] | None:
        getekend = None if self.bestanden is None else self.bestanden.lees(naam)
        anker = None if getekend is None else self._leesbaar(getekend)
        return None if getekend is None or anker is None else (anker, getekend.inhoud)

    def _breuk(self, soort: Ankerbreuksoort, nr: int, dag: date | None = None, bestand: str = "") -> None:
        self.breuken.append(Ankerbreuk(soort=soort, anker=nr, dag=dag, bestand=bestand))


class Logboekcontrole:
    """The check of one region. `begin` first, then `ketens`; nothing is written."""

    def __init__(self, store: Store, scope: Scope, bestanden: Ankerbestanden | None) -> None:
        """Prepare it. Without files only what stands in the database is looked at."""
        self._store = store
        self._scope = scope
        self._bestanden = bestanden
        self._gezegd = _Gezegd(frozenset(), frozenset())

    def begin(self) -> Ankeruitslag:
        """Read what the chain of the region says, and check the anchors."""
        self._gezegd = self._store.read_now(self._scope, _wat_de_regio_zegt)
        return self._store.read_now(self._scope, _controleer_ankers, self._bestanden, self._gezegd)

    def ketens(self, uitslag: Ankeruitslag, casus_id: str | None = None) -> Iterator[Ketenuitslag]:
        """Check every chain, by name; or only that of one casus."""
        if casus_id is not None:
            yield self._keten(uitslag, casus_id)
            return
        weg, na = sorted(uitslag.ketens), ""
        while (naam := self._store.read_now(self._scope, volgende_keten, na)) is not None:
            while weg and weg[0] < naam:
                yield self._keten(uitslag, weg.pop(0))
            if weg and weg[0] == naam:
                weg.pop(0)
            yield self._keten(uitslag, naam)
            na = naam
        for naam in weg:
            yield self._keten(uitslag, naam)

    def _keten(self, uitslag: Ankeruitslag, naam: str) -> Ketenuitslag:
        keten = Keten(self._scope.regio, None if naam == _REGIO else naam)
        vernietigd = naam in self._gezegd.vernietigd
        gevonden = self._store.read_now(self._scope, _controleer_keten, keten, uitslag, vernietigd=vernietigd)
        if not any(een.soort is Ankerbreuksoort.HERSCHREVEN for een in gevonden.ankerbreuken):
            return gevonden
        return self._store.read_now(self._scope, _vanaf_waar, gevonden)


def _wat_de_regio_zegt(uow: UnitOfWork) -> _Gezegd:
    aangekondigd, vernietigd = set(), set()
    for een in ruwe_schakels(uow, Keten(uow.regio)):
        onderwerp = "" if een.regel is None else een.regel.onderwerp_id or ""
        if een.regel is None or not onderwerp:
            continue
        if een.regel.handeling is Handeling.LOGBOEK_VERANKERD and onderwerp.startswith(AANKONDIGING):
            nummer = onderwerp.removeprefix(AANKONDIGING)
            aangekondigd |= {int(nummer)} if nummer.isdecimal() else set()
        elif een.regel.handeling is Handeling.VERNIETIGD:
            vernietigd.add(onderwerp)
    return _Gezegd(frozenset(aangekondigd), frozenset(vernietigd))


def _controleer_ankers(uow: UnitOfWork, bestanden: Ankerbestanden | None, gezegd: _Gezegd) -> Ankeruitslag:
    gang = _Ankergang(ankers.publieke_sleutel(uow), uow.regio, bestanden)
    buiten = gang.lees_bestanden()
    aantal = 0
    for rij in ankers.rijen(uow):
        gang.neem(rij)
        aantal += 1
    gang.sluit(gezegd.ankers)
    return Ankeruitslag(
        aantal=aantal,
        bestanden=None if bestanden is None else buiten,
        laatste=gang.laatste,
        breuken=tuple(gang.breuken),
        verankerd=gang.in_volgorde,
        elders=gang.elders,
    )


def _controleer_keten(uow: UnitOfWork, keten: Keten, uitslag: Ankeruitslag, *, vernietigd: bool) -> Ketenuitslag:
    naam = keten.naam
    # A proof that nobody wrote down in the logboek may be put in the table by whoever has the database in hand.
    in_orde_weg = vernietigd and vernietigen.van(uow, Bewaarsoort.LOGBOEK, naam) is not None
    verankerd = [een[naam] for een in (uitslag.verankerd, uitslag.elders) if naam in een]
    nummers = {een.nr for een in verankerd}
    loop, aantal, laatste = Loop(uow.logboeksleutel(), keten), 0, 0
    hashes: dict[int, bytes] = {0: hash_van(None)}
    for schakel in ruwe_schakels(uow, keten):
        loop.stap(schakel)
        aantal, laatste = aantal + 1, schakel.nr
        if schakel.nr in nummers:
            hashes[schakel.nr] = schakel.hash
    einde = logboek.kop(uow, keten.casus_id)
    breuken: tuple[Breuk, ...] = ()
    if not loop.is_gaaf(einde):
        # It stumbled: lay the lines of this one chain side by side.
        breuken = logboek.controleer(uow, keten.casus_id) or (Breuk(laatste, Breuksoort.KOP),)
    naast_anker = partial(_naast_anker, naam, hashes, laatste, is_er=aantal > 0 or einde is not None)
    anders = () if in_orde_weg else (een for een in map(naast_anker, verankerd) if een is not None)
    return Ketenuitslag(keten, aantal, breuken, tuple(dict.fromkeys(anders)), vernietigd=in_orde_weg)


def _naast_anker(
    naam: str, hashes: Mapping[int, bytes], laatste: int, verankerd: Verankerd, *, is_er: bool
) -> Ankerbreuk | None:
    if hashes.get(verankerd.nr) == verankerd.hash:
        return None
    if not is_er:
        soort = Ankerbreuksoort.KETEN_WEG
    else:
        soort = Ankerbreuksoort.AFGEKAPT if verankerd.nr > laatste else Ankerbreuksoort.HERSCHREVEN
    vanaf = laatste if soort is Ankerbreuksoort.AFGEKAPT else 0
    return Ankerbreuk(soort=soort, anker=verankerd.anker, dag=verankerd.dag, keten=naam, nr=verankerd.nr, vanaf=vanaf)


def _vanaf_waar(uow: UnitOfWork, gevonden: Ketenuitslag) -> Ketenuitslag:
    """Say of what was written anew from where: after the last end that still fits its anchor."""
    naam = gevonden.keten.naam
    hashes = {een.nr: een.hash for een in _alleen_hash(ruwe_schakels(uow, gevonden.keten))}
    klopt = 0
    for rij in ankers.rijen(uow):
        try:
            einden = lees(rij.getekend.inhoud).einden
        except ValueError:
            continue
        klopt = max((een.nr for een in einden if een.keten == naam and hashes.get(een.nr) == een.hash), default=klopt)
    nieuw = tuple(
        Ankerbreuk(
            soort=een.soort, anker=een.anker, dag=een.dag, keten=een.keten, nr=een.nr,
            vanaf=klopt if een.soort is Ankerbreuksoort.HERSCHREVEN else een.vanaf,
        )
        for een in gevonden.ankerbreuken
    )  # fmt: skip
    return Ketenuitslag(gevonden.keten, gevonden.regels, gevonden.breuken, nieuw, gevonden.vernietigd)


def _alleen_hash(schakels: Iterable[Schakel]) -> Iterator[Schakel]:
    return (Schakel(een.nr, None, b"", een.hash) for een in schakels)
