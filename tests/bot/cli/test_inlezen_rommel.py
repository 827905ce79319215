"""Whatever stands in a file of detentiemeldingen: no crash, nothing half, nothing twice, no formula in a report."""

import contextlib
import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cli.inlezen import Werkbank, schrijf_verslag
from dialogs.inlezen.detenties import kolommen
from dialogs.inlezen.kern import Oordeel, Regel, Uitslag
from dialogs.inlezen.tabel import Rij, lees_tabel
from dialogs.inlezen.verwerken import werk_af
from domain.errors import UserMistake
from domain.persoon import Aanstelling, Persoon, Rol
from storage import bij, casus, detentie, personen
from storage.store import Store, UnitOfWork
from tests.bot.cli._detentiebestand import csv_bestand, groot_bestand, xlsx_bestand
from tests.bot.cli.test_inlezen import SCOPE, STREEK, TEKSTEN, Nu

BESTAND = st.one_of(csv_bestand(), csv_bestand(), xlsx_bestand(), st.binary(max_size=300))


@pytest.fixture
def roos(sqlite_store: Store) -> Persoon:
    """A regisseur; and somebody who deals with signals, so that these can be kept."""

    def registreer(uow: UnitOfWork) -> Persoon:
        wie = personen.registreer(uow, tenant_id="t", object_id="rosa", teams_id="29:rosa", naam="Rosa Regisseur")
        personen.stel_aan(uow, wie.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", uow.now))
        ander = personen.registreer(uow, tenant_id="t", object_id="bram", teams_id="29:bram", naam="Bram Signaal")
        personen.stel_aan(uow, ander.id, Aanstelling(Rol.BIJ, "gemeente-merwestad", uow.now))
        return wie

    return sqlite_store.run_now(SCOPE, registreer)


def gelezen(inhoud: bytes) -> tuple[Regel, ...]:
    """Read a file; one that cannot be used is refused as a whole, in words."""
    with contextlib.suppress(UserMistake):
        regels, bezwaren = kolommen(STREEK.regio).regels(lees_tabel(inhoud, 100, streng=False))
        return () if bezwaren else regels
    return ()


def leest(store: Store, regels: tuple[Regel, ...], *, proef: bool = False) -> tuple[Oordeel, ...]:
    plaats = Werkbank(store, STREEK, Nu())  # type: ignore[arg-type]
    return tuple(werk_af(plaats, regels, proef=proef))


def stand(store: Store, wie: Persoon) -> dict[str, int]:
    """Return every casus with the version of its detention; each has one, and exactly one person."""

    def lees(uow: UnitOfWork) -> dict[str, int]:
        ids = [een.id for een in casus.van_regisseur(uow, [wie.id])]
        for een in ids:
            assert len(casus.lees(uow, een).betrokkenen) == 1
        return {een: nu.versie for een, nu in detentie.huidige_van(uow, ids).items()} | dict.fromkeys(
            set(ids) - set(detentie.huidige_van(uow, ids)), 0
        )

    return store.read_now(SCOPE, lees)


@given(BESTAND)
@settings(max_examples=400)
def test_any_bytes_are_rows_or_a_refusal(inhoud: bytes) -> None:
    for streng in (False, True):
        with contextlib.suppress(UserMistake):
            tabel = lees_tabel(inhoud, 100, streng=streng)
            assert all(isinstance(een, Rij) for een in tabel)
            assert sorted({een.nummer for een in tabel}) == [een.nummer for een in tabel]


@given(BESTAND)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_comes_in_comes_in_whole_and_once(
    sqlite_store: Store, roos: Persoon, tmp_path: Path, inhoud: bytes
) -> None:
    regels, voor = gelezen(inhoud), stand(sqlite_store, roos)
    leest(sqlite_store, regels, proef=True)
    assert stand(sqlite_store, roos) == voor
    gedaan = leest(sqlite_store, regels)
    assert [nummer for een in gedaan for nummer in een.regels] == [een.nummer for een in regels]
    na = stand(sqlite_store, roos)
    assert len(na) - len(voor) == sum(een.uitslag is Uitslag.NIEUW for een in gedaan)
    assert 0 not in na.values()
    nog_eens = leest(sqlite_store, regels)
    assert {een.uitslag for een in nog_eens} <= {Uitslag.HETZELFDE, Uitslag.GEWEIGERD, Uitslag.NAAR_BIJ}
    assert stand(sqlite_store, roos) == na
    _zonder_formules(tmp_path / "verslag.csv", gedaan)


def _zonder_formules(bestand: Path, gedaan: tuple[Oordeel, ...]) -> None:
    schrijf_verslag(bestand, gedaan, TEKSTEN)
    with bestand.open(encoding="utf-8-sig", newline="") as uit:
        cellen = [cel for rij in csv.reader(uit, delimiter=";") for cel in rij]
    assert not [cel for cel in cellen if cel.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_signal_never_leaves_a_trace_in_nazorg(sqlite_store: Store, roos: Persoon) -> None:
    kop = "naam;geboortedatum;herkomst;inrichting;einde;bron;regisseur"
    rijen = [f"Rik {nummer};2000-01-02;Merwestad;PI Merwede;2026-04-20;bij;Rosa Regisseur" for nummer in range(250)]
    regels, _ = kolommen(STREEK.regio).regels(lees_tabel("\n".join((kop, *rijen)).encode(), 300, streng=False))
    for _ in range(2):
        assert {een.uitslag for een in leest(sqlite_store, regels[-20:])} == {Uitslag.NAAR_BIJ}
    assert stand(sqlite_store, roos) == {}
    assert len(sqlite_store.read_now(SCOPE, bij.van_gemeenten, ["merwestad"], aantal=999)) == 20


def test_hundreds_of_lines_come_in_and_the_wrong_ones_do_not(
    sqlite_store: Store, roos: Persoon, tmp_path: Path
) -> None:
    slecht = groot_bestand(tmp_path / "groot.csv", 300)
    inhoud = (tmp_path / "groot.csv").read_bytes()
    regels, _ = kolommen(STREEK.regio).regels(lees_tabel(inhoud, 300, streng=False))
    gedaan = leest(sqlite_store, regels)
    assert len(stand(sqlite_store, roos)) == 300 - slecht
    assert [een.uitslag for een in gedaan].count(Uitslag.GEWEIGERD) == slecht
    assert {een.uitslag for een in leest(sqlite_store, regels)} == {Uitslag.HETZELFDE, Uitslag.GEWEIGERD}
