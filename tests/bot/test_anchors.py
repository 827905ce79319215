"""Anchors outside the database: once, whole, for their owner alone, and never over something else."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from prometheus_client import CollectorRegistry
from structlog.testing import capture_logs

from bot.anchors import AnchorFiles, AnchorFolder, write_anchor
from bot.clock.tick import Tick
from bot.metrics import RoomMetrics
from dialogs.kern.registry import Registry
from dialogs.kern.router import Streek
from dialogs.logboek import verankeren
from domain.anker import GetekendAnker
from domain.regio import Regio
from regio.laden import laad_regio
from storage import ankers
from storage.logboekcontrole import Logboekcontrole
from storage.store import Scope, Store
from teksten.catalogus import laad_teksten
from tests._databases import NU, REGIO


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    where = tmp_path / "ergens" / "ankers"
    yield where
    if where.is_dir():
        where.chmod(0o700)


@pytest.fixture
def demo_regio() -> Regio:
    return laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml", laad_teksten())


@pytest.fixture
def counted() -> CollectorRegistry:
    return CollectorRegistry()


@pytest.fixture
def anchors(folder: Path, sqlite_store: Store, counted: CollectorRegistry) -> AnchorFolder:
    return AnchorFolder(folder, sqlite_store, RoomMetrics(counted))


def inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def stand_in_the_way(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("een bestand in de weg", "utf-8")


def make(store: Store, day: int) -> None:
    store.run_now(Scope(REGIO, NU + timedelta(days=day)), ankers.maak, date(2026, 3, day))


async def test_what_is_written_is_whole_and_for_its_owner_alone(anchors: AnchorFolder, folder: Path) -> None:
    make(anchors.store, 2)
    await anchors.write(Scope(REGIO, NU))
    (name,) = AnchorFiles(folder, REGIO).namen()
    assert name.startswith(f"{REGIO}-2026-03-02-1-")
    assert (mode(folder / name), mode(folder)) == (0o600, 0o700)
    assert [each.name for each in inside(folder)] == [name]


async def test_an_outsider_checks_a_file_with_the_public_key_alone(anchors: AnchorFolder, folder: Path) -> None:
    make(anchors.store, 2)
    await anchors.write(Scope(REGIO, NU))
    key = load_pem_public_key(
        ankers.als_pem(anchors.store.read_now(Scope(REGIO, NU), ankers.publieke_sleutel)).encode()
    )
    read = AnchorFiles(folder, REGIO).lees(AnchorFiles(folder, REGIO).namen()[0])
    assert read is not None
    key.verify(read.handtekening, read.inhoud.encode())  # type: ignore[union-attr,call-arg] # Ed25519
    assert json.loads(read.inhoud)["nr"] == 1


async def test_what_was_written_is_not_written_again(anchors: AnchorFolder, folder: Path) -> None:
    make(anchors.store, 2)
    await anchors.write(Scope(REGIO, NU))
    (path,) = inside(folder)
    path.unlink()
    await anchors.write(Scope(REGIO, NU))
    assert inside(folder) == []


async def test_killed_between_writing_and_noting_it_the_file_stays_as_it_is(
    anchors: AnchorFolder, folder: Path
) -> None:
    make(anchors.store, 2)
    (row,) = anchors.store.read_now(Scope(REGIO, NU), ankers.nog_buiten)
    path = write_anchor(folder, row)
    before = path.stat().st_mtime_ns
    await anchors.write(Scope(REGIO, NU))
    assert path.stat().st_mtime_ns == before
    assert anchors.store.read_now(Scope(REGIO, NU), ankers.nog_buiten) == ()


async def test_what_stands_in_its_place_is_never_overwritten(anchors: AnchorFolder, folder: Path) -> None:
    make(anchors.store, 2)
    (row,) = anchors.store.read_now(Scope(REGIO, NU), ankers.nog_buiten)
    path = write_anchor(folder, row)
    path.write_text("iets anders", "utf-8")
    with capture_logs() as logs:
        await anchors.write(Scope(REGIO, NU))
    assert path.read_text("utf-8") == "iets anders"
    assert [each["event"] for each in logs] == ["anchor_not_written"]


async def test_a_folder_that_cannot_be_written_is_loud_and_tried_again(
    anchors: AnchorFolder, folder: Path, counted: CollectorRegistry
) -> None:
    make(anchors.store, 2)
    stand_in_the_way(folder)
    with capture_logs() as logs:
        await anchors.write(Scope(REGIO, NU))
    assert [(each["event"], each["log_level"]) for each in logs] == [("anchor_not_written", "error")]
    waiting = {"regio": REGIO}
    assert counted.get_sample_value("tafelbot_anchors_waiting", waiting) == 1
    inside(folder.parent)[0].unlink()
    await anchors.write(Scope(REGIO, NU))
    assert counted.get_sample_value("tafelbot_anchors_waiting", waiting) == 0
    assert len(inside(folder)) == 1


async def test_the_clock_makes_one_a_day_and_writes_it(
    anchors: AnchorFolder, folder: Path, demo_regio: Regio, counted: CollectorRegistry
) -> None:
    registry = Registry()
    registry.rounds.append(verankeren.Verankering())
    streken = {demo_regio.code: Streek(demo_regio, laad_teksten())}
    tick = Tick(anchors.store, streken, registry, RoomMetrics(CollectorRegistry()), anchors)
    for minute in range(0, 3 * 24 * 60, 360):
        await tick(NU + timedelta(minutes=minute))
    names = AnchorFiles(folder, demo_regio.code).namen()
    assert [name.split("-")[3] for name in names] == ["02", "03", "04", "05"]
    check = Logboekcontrole(anchors.store, Scope(demo_regio.code, NU), AnchorFiles(folder, demo_regio.code))
    found = check.begin()
    assert found.breuken == ()
    assert all(each.is_gaaf for each in check.ketens(found))


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"inhoud": "x"}', '{"inhoud": "x", "handtekening": "geen base64!"}'])
def test_a_file_that_is_no_anchor_reads_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "DEMO-x.json").write_text(text, "utf-8")
    assert AnchorFiles(tmp_path, "DEMO").lees("DEMO-x.json") is None


def test_a_row_that_is_no_anchor_is_not_written(tmp_path: Path) -> None:
    row = ankers.Ankerrij(1, "2026-03-02", NU, GetekendAnker("geen anker", b""), None)
    with pytest.raises(ValueError, match="Expecting"):
        write_anchor(tmp_path, row)
    assert list(tmp_path.iterdir()) == []
