"""The net itself: what is let slip on purpose, by the real log, the real database and a real file name, is caught."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot.web.logs import configure_logs
from storage import outbox
from storage.store import Scope, Store, UnitOfWork
from tests.scenarios._geheimen import TERUG
from tests.scenarios._inhoud import alle_bytes, alle_rijen
from tests.scenarios._kanaries import vindt
from tests.storage import bouw


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root, configuration, was = logging.getLogger(), structlog.get_config(), structlog.is_configured()
    handlers, level = root.handlers, root.level
    stream = io.StringIO()
    configure_logs(stream=stream, level="DEBUG")
    yield stream
    root.handlers, root.level = handlers, level
    structlog.configure(**configuration) if was else structlog.reset_defaults()


@pytest.mark.parametrize("wat", [TERUG.naam, TERUG.naam.upper(), ascii(TERUG.geboren)])
def test_a_name_or_a_day_in_a_log_line_is_caught(log: io.StringIO, wat: str) -> None:
    structlog.get_logger("test").info("turn", wat=wat)
    assert vindt(TERUG.delen, log.getvalue())


def test_a_name_in_a_row_of_the_outbox_is_caught(store: Store, scope: Scope, database_url: str) -> None:
    def plan(uow: UnitOfWork) -> None:
        outbox.plan(uow, soort="x", onderwerp_id=TERUG.achternaam, gesprek_id=bouw.kanaal(uow).id)

    assert not vindt([TERUG.achternaam], alle_bytes(database_url))
    store.run_now(scope, plan)
    rijen = alle_rijen(database_url)
    assert any(vindt([TERUG.achternaam], "\n".join(inhoud)) for inhoud in rijen.values())
    assert vindt([TERUG.achternaam], alle_bytes(database_url))


def test_a_name_in_the_name_of_a_file_is_caught(tmp_path: Path) -> None:
    (tmp_path / f"inzage-{TERUG.voornaam}.json").write_text("{}")
    assert vindt([TERUG.voornaam], "\n".join(een.name for een in tmp_path.iterdir()))
