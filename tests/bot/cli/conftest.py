import logging
from collections.abc import Iterator

import pytest
import structlog

from tests.bot.wiring.conftest import environment

__all__ = ["environment"]


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    """`serve` sets where logs go, for the whole process; after the test that place is closed."""
    root = logging.getLogger()
    handlers, level, configuration = list(root.handlers), root.level, structlog.get_config()
    was_configured = structlog.is_configured()
    yield
    root.handlers, root.level = handlers, level
    structlog.configure(**configuration) if was_configured else structlog.reset_defaults()
