"""An operator writes what was approved in a file: for himself alone, over nothing, and with a line in the logboek."""

import json
from pathlib import Path

import pytest

from domain.logboek import Handeling
from domain.verslag import Verslag
from storage import agenda, logboek
from storage import verslag as verslagen
from storage.store import UnitOfWork
from tests.bot.cli.test_logboek import SCOPE, Huis, huis
from tests.domain.test_uitwisseling import KEURING

__all__ = ["huis"]

CODE = "26-0001-R"


@pytest.fixture
def approved(huis: Huis) -> Huis:
    """A deployment in which the verslag of its one casus was approved."""

    def keur(uow: UnitOfWork) -> None:
        zitting = agenda.plan(uow, huis.casus.tafel, uow.now)
        bewaard = verslagen.voeg_toe(
            uow, Verslag(zitting.id, huis.casus.id, besluiten=("Door.",)), huis.casus.regisseur_id
        )
        verslagen.keur_goed(uow, bewaard, huis.casus.regisseur_id)

    store = huis.open_()
    store.run_now(SCOPE, keur)
    store.close()
    return huis


def test_one_casus_is_written_for_its_owner_alone(approved: Huis, tmp_path: Path) -> None:
    file = tmp_path / "uitkomst.json"
    assert approved.types("uitkomst", str(file), "--casus", str(approved.casus.code)).exit_code == 0
    assert file.stat().st_mode & 0o077 == 0
    written = json.loads(file.read_text("utf-8"))
    assert KEURING.is_valid(written)
    assert written["totaalAantal"] == 1
    store = approved.open_()
    lines = store.read_now(SCOPE, logboek.lees, approved.casus.id)
    store.close()
    assert lines[-1].handeling == Handeling.UITKOMST_UITGEVOERD


def test_a_whole_zitting_is_written_by_its_day(approved: Huis, tmp_path: Path) -> None:
    file = tmp_path / "uitkomst.json"
    day = SCOPE.now.date().isoformat()
    assert approved.types("uitkomst", str(file), "--dag", day, "--tafel", approved.casus.tafel).exit_code == 0
    assert json.loads(file.read_text("utf-8"))["totaalAantal"] == 1


def test_nothing_is_written_over(approved: Huis, tmp_path: Path) -> None:
    file = tmp_path / "er-al.json"
    file.write_text("blijft", "utf-8")
    assert approved.types("uitkomst", str(file), "--casus", str(approved.casus.code)).exit_code == 2
    assert file.read_text("utf-8") == "blijft"


def test_what_nobody_approved_makes_no_file(huis: Huis, tmp_path: Path) -> None:
    file = tmp_path / "uitkomst.json"
    said = huis.types("uitkomst", str(file), "--casus", str(huis.casus.code))
    assert said.exit_code == 1
    assert "nog geen verslag goedgekeurd" in said.output
    assert not file.exists()


@pytest.mark.parametrize(
    "words", [(), ("--dag", "2026-03-05"), ("--casus", CODE, "--dag", "2026-03-05", "--tafel", "x")]
)
def test_it_must_be_said_of_what(huis: Huis, tmp_path: Path, words: tuple[str, ...]) -> None:
    said = huis.types("uitkomst", str(tmp_path / "uitkomst.json"), *words)
    assert said.exit_code == 2
    assert "--casus" in said.output
