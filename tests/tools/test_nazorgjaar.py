"""The invented year is like a real one where it matters, and the same each time."""

import csv
import io
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean

import pytest

from bot.cli.inlezen import Werkbank, lees_detentieregels
from dialogs.inlezen.kern import Uitslag
from dialogs.inlezen.verwerken import werk_af
from dialogs.kern.router import Streek as Regiostreek
from domain.detentiekolommen import KOLOMMEN, VERPLICHT
from domain.persoon import Aanstelling, Rol
from regio.laden import laad_regio
from storage import personen
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import laad_teksten
from tests.teamsnep.huis import StilstaandeKlok
from tools.nazorgjaar.__main__ import main, schrijf
from tools.nazorgjaar.jaar import BEGIN, DAGEN, TERUG, VERDELING, Soort, Streek, maak_jaar, verdeel

TIEN = Streek(
    dict(zip("abcdefghij", VERDELING, strict=True)), ("noord", "zuid", "west"), jeugd=("jong",)
)  # fmt: skip
JAAR = maak_jaar(TIEN, 1)
MENSEN = {een.wie for een in JAAR}


def test_as_many_people_come_back_to_each_gemeente_as_in_the_year_that_was_counted() -> None:
    # Where he lived, or where he will live when he comes from outside.
    terug = {een.wie: een.wie.gemeente or een.berichten[0].vestiging for een in reversed(JAAR)}
    assert Counter(terug.values()) == TIEN.gemeenten
    assert len(MENSEN) == 329
    assert any(een.gemeente is None for een in MENSEN)


def test_three_gemeenten_are_as_uneven_as_ten() -> None:
    drie = verdeel(["groot", "midden", "klein"])
    assert sum(drie.values()) == 329
    assert drie["groot"] > 3 * drie["midden"] > drie["klein"] > 0


def test_a_stay_takes_about_four_weeks_and_some_take_days_or_months() -> None:
    gezeten = [(een.vrij_op - een.berichten[0].begin).days for een in JAAR]
    assert 24 <= mean(gezeten) <= 36
    assert min(gezeten) <= 5
    assert max(gezeten) >= 120


def test_people_are_sixteen_to_seventy_and_who_is_under_age_is_with_the_young() -> None:
    for een in JAAR:
        assert 16 <= een.wie.leeftijd(een.berichten[0].begin) <= 71
        jong = {bericht.inrichting == "jong" for bericht in een.berichten}
        assert len(jong) == 1
        if een.wie.leeftijd(een.berichten[0].begin) < 18:
            assert jong == {True}
    assert any(bericht.inrichting == "jong" for een in JAAR for bericht in een.berichten)


def test_everything_happens_that_happens_to_people_in_prison() -> None:
    soorten = Counter(bericht.soort for een in JAAR for bericht in een.berichten)
    assert set(soorten) == set(Soort)
    assert min(soorten.values()) >= 10, soorten
    moves = [
        (ander.einde - een.einde).days
        for verblijf in JAAR
        for een, ander in zip(verblijf.berichten, verblijf.berichten[1:], strict=False)
        if een.einde and ander.einde and ander.soort is Soort.DATUM
    ]
    assert min(moves) <= -14
    assert max(moves) >= 21
    assert any(een.berichten[0].einde is None for een in JAAR)
    assert 0 < sum(een.berichten[0].hic for een in JAAR) < len(JAAR) / 4


def test_some_come_back_the_same_year_and_two_people_bear_one_name() -> None:
    assert len(JAAR) == 329 + TERUG
    per_wie = Counter(een.wie for een in JAAR)
    assert sum(aantal == 2 for aantal in per_wie.values()) == TERUG
    for wie in (een for een, aantal in per_wie.items() if aantal == 2):
        eerst, weer = sorted((een for een in JAAR if een.wie == wie), key=lambda een: een.berichten[0].begin)
        assert weer.berichten[0].begin >= eerst.vrij_op + timedelta(days=60)
    assert max(Counter(een.naam for een in MENSEN).values()) == 2


@pytest.mark.parametrize("zaad", range(25))
def test_what_is_said_of_a_stay_is_in_order_and_can_be(zaad: int) -> None:
    jaar = maak_jaar(TIEN, zaad)
    assert jaar == maak_jaar(TIEN, zaad)
    assert len({een.kenmerk for een in jaar}) == len(jaar)
    assert all(0 <= (een.berichten[0].begin - BEGIN).days < 2 * DAGEN for een in jaar)
    for een in jaar:
        dagen = [bericht.dag for bericht in een.berichten]
        assert dagen == sorted(set(dagen))
        assert een.berichten[0].soort is Soort.GEMELD
        assert een.berichten[-1].einde is not None
        for was, bericht in zip(een.berichten, een.berichten[1:], strict=False):
            assert bericht.soort is not Soort.GEMELD
            assert was.einde is None or bericht.dag <= was.einde, "told of after he was out"
            assert bericht.verlof is None or bericht.dag < bericht.verlof[0] <= bericht.verlof[1]


def test_nobody_is_told_of_in_a_weekend_unless_he_is_out_before_it_is_over() -> None:
    laat = [een for een in JAAR for bericht in een.berichten[1:] if bericht.dag.weekday() > 4]
    assert not laat


def test_the_file_has_our_own_columns_and_a_line_for_everybody_of_whom_something_was_said() -> None:
    van = BEGIN
    naar = io.StringIO()
    tot = van + timedelta(weeks=10)
    schrijf(JAAR, van, tot, naar)
    regels = list(csv.DictReader(io.StringIO(naar.getvalue())))
    gezegd = {een.wie for een in JAAR for bericht in een.berichten if van <= bericht.dag <= tot}
    assert sorted((een["naam"], een["geboortedatum"]) for een in regels) == sorted(
        (wie.naam, wie.geboren.isoformat()) for wie in gezegd
    )
    assert set(regels[0]) <= set(KOLOMMEN)
    assert all(regel[kolom] for regel in regels for kolom in VERPLICHT)


def test_what_is_printed_can_be_read_in_week_by_week(sqlite_store: Store, tmp_path: Path) -> None:
    demo = laad_regio(Path("regio/demo.yaml"))
    streek = Regiostreek(demo, laad_teksten().met(demo.teksten))
    scope = Scope(demo.code, datetime(2026, 1, 5, 9, 0, tzinfo=UTC))
    sqlite_store.run_now(scope, _regisseur)
    jaar = maak_jaar(Streek(verdeel(list(demo.gemeenten)), ("pi-merwede", "pi-oostdijk")), 1)
    bank = Werkbank(sqlite_store, streek, StilstaandeKlok(scope.now))
    uitslagen: Counter[Uitslag] = Counter()
    for week in range(8):
        bestand = tmp_path / f"week{week}.csv"
        van = BEGIN + timedelta(weeks=week)
        with bestand.open("w", encoding="utf-8", newline="") as naar:
            schrijf(jaar, van, van + timedelta(days=6), naar)
        regels = lees_detentieregels(bestand, streek)
        gedaan = list(werk_af(bank, regels, "Rosa Regisseur", proef=False))
        uitslagen.update(een.uitslag for een in gedaan)
        # What was read in before is what it was, when it is read in again.
        assert {een.uitslag for een in werk_af(bank, regels, "Rosa Regisseur", proef=False)} == {Uitslag.HETZELFDE}
    assert set(uitslagen) == {Uitslag.NIEUW, Uitslag.GEWIJZIGD}, uitslagen


def _regisseur(uow: UnitOfWork) -> None:
    wie = personen.registreer(uow, tenant_id="t", object_id="rosa", teams_id="29:rosa", naam="Rosa Regisseur")
    personen.stel_aan(uow, wie.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", uow.now))


def test_it_is_printed_for_the_gemeenten_and_prisons_of_a_region(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--zaad", "3"])
    regels = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    demo = laad_regio(Path("regio/demo.yaml"))
    assert {een["herkomst"] for een in regels} - {""} == set(demo.gemeenten)
    assert {een["inrichting"] for een in regels} == {"pi-merwede", "pi-oostdijk"}
    verlof = next(een for een in regels if een["terugkeer"] == "verlof")
    assert verlof["einde"] <= verlof["verlof_tot"]
