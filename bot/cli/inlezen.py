"""`import casussen|contacten|organisaties|detenties FILE`: what is known already or comes in, read from a table."""

import contextlib
import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias, TypeVar

import typer

from bot.cli.friendly import FAILED, complain, friendly, tell
from bot.cli.regios import kies_regio
from bot.cli.tabellen import lees_tabel
from bot.clock.system import SystemClock
from bot.opening import open_store
from bot.settings import read_settings
from bot.start import StartRefused
from dialogs.inlezen import casussen, contacten, detenties, organisaties
from dialogs.inlezen.kern import MEESTE_REGELS, Bezwaar, Daad, Kolommen, Oordeel, Regel, Uitslag
from dialogs.inlezen.tabel import Rij
from dialogs.inlezen.verslag import in_woorden, reeks, verslagregel
from dialogs.inlezen.verwerken import werk_af
from dialogs.kern.desk import Context
from dialogs.kern.ports import Clock
from dialogs.kern.router import POGINGEN, Streek
from domain.errors import Conflict, UserMistake
from domain.tekst import onschadelijke_cel
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import Teksten

T = TypeVar("T")

Beoordeel: TypeAlias = Callable[[Context, Sequence[Regel]], Iterator[Oordeel]]


class Soort(StrEnum):
    """What can be read in."""

    CASUSSEN = "casussen"
    CONTACTEN = "contacten"
    ORGANISATIES = "organisaties"
    DETENTIES = "detenties"
    """What came in since the last file: week after week, often about the same people."""


_SOORTEN: dict[Soort, tuple[Kolommen, Beoordeel]] = {
    Soort.CASUSSEN: (casussen.KOLOMMEN, casussen.beoordeel),
    Soort.CONTACTEN: (contacten.KOLOMMEN, contacten.beoordeel),
    Soort.ORGANISATIES: (organisaties.KOLOMMEN, organisaties.beoordeel),
}


def import_command(cli: typer.Typer, teksten: Teksten) -> None:
    """Add `import` to the command line."""
    t = teksten

    @cli.command(name="import", help=t("bediening.cli.import.help"))
    def command(
        soort: Annotated[Soort, typer.Argument(help=t("bediening.cli.import.soort"))],
        bestand: Annotated[
            Path, typer.Argument(help=t("bediening.cli.import.bestand"), exists=True, dir_okay=False, readable=True)
        ],
        regio: Annotated[str, typer.Option(help=t("bediening.cli.beheerder.regio"))] = "",
        verslag: Annotated[Path | None, typer.Option(help=t("bediening.cli.import.verslag"))] = None,
        regisseur: Annotated[str, typer.Option(help=t("bediening.cli.import.regisseur"))] = "",
        *,
        proef: Annotated[bool, typer.Option("--proef", help=t("bediening.cli.import.proef"))] = False,
    ) -> None:
        with friendly(t):
            settings, clock = read_settings(), SystemClock()
            name, streek = kies_regio(settings, regio, t)
            regels = _lees(bestand, soort, streek, t)
            store = open_store(settings, {name: streek}, clock.now(), t)
            try:
                if soort is Soort.DETENTIES:
                    loop = werk_af(Werkbank(store, streek, clock), regels, regisseur, proef=proef)
                else:
                    loop = lees_in(store, streek, soort, regels, clock, proef=proef)
                gedaan = tuple(_met_voortgang(loop, len(regels), t))
            finally:
                store.close()
            if verslag is not None:
                schrijf_verslag(verslag, gedaan, t)
        _vertel(soort, gedaan, t, proef=proef)
        if any(een.uitslag is Uitslag.GEWEIGERD for een in gedaan):
            raise typer.Exit(FAILED)


def lees_regels(bestand: Path, kolommen: Kolommen, teksten: Teksten) -> tuple[Regel, ...]:
    """Return the rows of a file by the names of their columns.

    Raises:
        StartRefused: the file, or its heading, cannot be used.
    """
    return _regels(lees_tabel(bestand, MEESTE_REGELS, teksten, streng=True), kolommen, teksten)


def lees_detentieregels(bestand: Path, streek: Streek) -> tuple[Regel, ...]:
    """Return the rows of a file of detentiemeldingen; one that cannot be read stops no other.

    Raises:
        StartRefused: the file, or its heading, cannot be used, or the region does no nazorg.
    """
    try:
        kolommen = detenties.kolommen(streek.regio)
    except UserMistake as fout:
        raise StartRefused(streek.teksten(fout.key)) from None
    tabel = lees_tabel(
        bestand, detenties.MEESTE_REGELS, streek.teksten, streng=False, grootste=detenties.GROOTSTE_BESTAND
    )
    return _regels(tabel, kolommen, streek.teksten)


def _lees(bestand: Path, soort: Soort, streek: Streek, teksten: Teksten) -> tuple[Regel, ...]:
    if soort is Soort.DETENTIES:
        return lees_detentieregels(bestand, streek)
    return lees_regels(bestand, _SOORTEN[soort][0], teksten)


def _regels(tabel: Sequence[Rij], kolommen: Kolommen, teksten: Teksten) -> tuple[Regel, ...]:
    regels, bezwaren = kolommen.regels(tabel)
    if bezwaren:
        mag = ", ".join((*kolommen.verplicht, *kolommen.mogelijk))
        zinnen = (in_woorden(een, teksten) for een in bezwaren)
        raise StartRefused(*zinnen, teksten("inlezen.kop.mogelijk", kolommen=mag))
    return regels


@dataclass(frozen=True, slots=True)
class Werkbank:
    """The transactions of the command line: of nobody, in one region (see `dialogs.inlezen.verwerken.Werkplaats`)."""

    store: Store
    streek: Streek
    clock: Clock

    def lees(self, werk: Callable[[Context], T]) -> T:
        """Read in a transaction."""
        scope = Scope(self.streek.regio.code, self.clock.now())
        return self.store.read_now(scope, lambda uow: werk(_context(uow, self.streek)))

    def schrijf(self, werk: Callable[[Context], T]) -> T:
        """Write in a transaction, tried again when somebody else was first."""
        for _ in range(POGINGEN - 1):
            with contextlib.suppress(Conflict):
                return self._schrijf(werk)
        return self._schrijf(werk)

    def _schrijf(self, werk: Callable[[Context], T]) -> T:
        scope = Scope(self.streek.regio.code, self.clock.now())
        return self.store.run_now(scope, lambda uow: werk(_context(uow, self.streek)))


def lees_in(
    store: Store, streek: Streek, soort: Soort, regels: Sequence[Regel], clock: Clock, *, proef: bool
) -> Iterator[Oordeel]:
    """Judge every record, and carry it out in a transaction of its own: one that fails stops no other."""
    beoordeel = _SOORTEN[soort][1]

    def oordelen(uow: UnitOfWork) -> tuple[Oordeel, ...]:
        return tuple(beoordeel(_context(uow, streek), regels))

    for oordeel in store.read_now(Scope(streek.regio.code, clock.now()), oordelen):
        doe = oordeel.doe
        if proef or doe is None:
            yield oordeel
            continue
        try:
            naam = store.run_now(Scope(streek.regio.code, clock.now()), _doe, doe, streek)
        except (UserMistake, Conflict):
            yield replace(oordeel, uitslag=Uitslag.GEWEIGERD, bezwaren=(Bezwaar("inlezen.gelijktijdig"),))
        else:
            yield replace(oordeel, naam=naam or oordeel.naam)


def schrijf_verslag(bestand: Path, gedaan: Iterable[Oordeel], teksten: Teksten) -> None:
    """Write the report as a table.

    Raises:
        OSError: the file cannot be written.
    """
    with bestand.open("w", encoding="utf-8-sig", newline="") as uit:
        schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL)
        schrijver.writerow([teksten(f"inlezen.verslag.kop.{een}") for een in ("regels", "uitslag", "naam", "waarom")])
        for een in gedaan:
            waarom = " ".join(in_woorden(bezwaar, teksten) for bezwaar in een.bezwaren)
            cellen = (reeks(een.regels), een.uitslag.value, een.naam, waarom)
            schrijver.writerow([onschadelijke_cel(cel) for cel in cellen])


def _context(uow: UnitOfWork, streek: Streek) -> Context:
    return organisaties.met_ingelezen(Context(uow, streek.regio, streek.teksten))


def _doe(uow: UnitOfWork, doe: Daad, streek: Streek) -> str:
    return doe(_context(uow, streek))


def _vertel(soort: Soort, gedaan: Sequence[Oordeel], teksten: Teksten, *, proef: bool) -> None:
    for een in gedaan:
        tell(verslagregel(een, teksten))
    geteld = Counter(een.uitslag for een in gedaan)
    samen = ", ".join(f"{geteld[een]} {teksten(f'inlezen.uitslag.{een.value}')}" for een in Uitslag if geteld[een])
    tell("", teksten("inlezen.verslag.samen", samen=samen or "0"))
    if proef:
        tell(teksten("inlezen.verslag.proef"))
    elif soort is Soort.ORGANISATIES and geteld[Uitslag.NIEUW] + geteld[Uitslag.GEWIJZIGD]:
        tell(teksten("inlezen.verslag.herstart"))
    if soort is not Soort.ORGANISATIES:
        tell(teksten("inlezen.verslag.ruim_op"))
    if geteld[Uitslag.GEWEIGERD]:
        complain(teksten("inlezen.verslag.geweigerd"))


def _met_voortgang(gedaan: Iterator[Oordeel], regels: int, teksten: Teksten) -> Iterator[Oordeel]:
    """Show on a screen how far it is; the report itself goes to where answers go."""
    label = teksten("inlezen.voortgang")
    with typer.progressbar(length=regels, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as balk:
        for een in gedaan:
            balk.update(len(een.regels))
            yield een
